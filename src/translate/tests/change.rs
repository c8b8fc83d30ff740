//! One page at two times, and the translation that has followed the first.

use super::*;

/// `= a`, `~ a -> b`, `> a` for a block that has moved, `+ a`, and last `- a` for what is gone.
fn draw_changes(base: &str, now: &str) -> Vec<String> {
    let (base, now) = (read(base), read(now));
    let changes = changes(&base, &now);
    assert_eq!(changes.now.len(), now.len());
    let line = |(change, passage): (&Change, &Passage<'_>)| match *change {
        Change::Unchanged(_) => format!("= {}", short(passage)),
        Change::Moved(_) => format!("> {}", short(passage)),
        Change::Changed(before) => format!("~ {} -> {}", short(&base[before]), short(passage)),
        Change::Added => format!("+ {}", short(passage)),
    };
    let mut lines: Vec<String> = changes.now.iter().zip(&now).map(line).collect();
    lines.extend(changes.removed.iter().map(|gone| format!("- {}", short(&base[*gone]))));
    lines
}

#[test]
fn changes_are_told_block_by_block() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("", "", &[]),
        ("", "a\n", &["+ a"]),
        ("a\n", "", &["- a"]),
        // Other lines, marks and columns are no change.
        (
            "a b\nc\n\n* d\n* e\n\nf\n===\n\n| g | h |\n|---|---|\n\n> i\n> j\n",
            "a\nb c\n\n1. d\n\n2. e\n\n# f\n\n|g   |h|\n|---|---|\n\n> i j\n",
            &["= a b c", "= 1. d", "= 2. e", "= # f", "= |g |h|", "= i j"],
        ),
        (
            "a\n\nb\n\nOpen until 28 August 2024.\n\nc\n",
            "a\n\nOpen until 29 August 2024.\n\nd\n",
            &["= a", "~ Open until 28 August -> Open until 29 August", "~ c -> d", "- b"],
        ),
        ("a\n\nb\n\nc\n", "a\n\nnew\n\nb\n\nc\n", &["= a", "+ new", "= b", "= c"]),
        // Text of another kind is the same block only if it says much the same.
        (
            "one two three\n\nx\n",
            "## one two three\n\n- y\n",
            &["~ one two three -> ## one two three", "+ - y", "- x"],
        ),
        (
            "one two three\n\nfour\n",
            "- one two three\n\nfour\n",
            &["~ one two three -> - one two three", "= four"],
        ),
        (
            "a\n\nb one\n\nc\n\n<d-e />\n",
            "<d-e />\n\na\n\nc\n\nb two\n",
            &["> <d-e />", "= a", "= c", "+ b two", "- b one"],
        ),
        ("```\na\n  b\n```\n", "```\na\nb\n```\n", &["~ ``` a b ``` -> ``` a b ```"]),
        ("<a-b c=\"d\" />\n", "<a-b c=\"e\" />\n", &["~ <a-b c=\"d\" /> -> <a-b c=\"e\" />"]),
    ];
    for (base, now, expected) in cases {
        assert_eq!(draw_changes(base, now), *expected, "{base:?} {now:?}");
    }
}

/// Where a translation is behind: `~` has changed, `+` is missing, `-` has lost its source.
fn draw_behind(base: &str, source: &str, translation: &str) -> Vec<String> {
    let (base, source, translation) = (read(base), read(source), read(translation));
    let behind = behind(&base, &source, &translation);
    let line = |mark: &str, passage: &Passage<'_>| format!("{mark} {}", short(passage));
    let mut lines: Vec<String> = Vec::new();
    lines.extend(behind.changed.iter().map(|block| line("~", &translation[*block])));
    lines.extend(behind.missing.iter().map(|block| line("+", &source[*block])));
    lines.extend(behind.orphaned.iter().map(|block| line("-", &translation[*block])));
    assert_eq!(behind.is_current(), lines.is_empty());
    lines
}

#[test]
fn a_translation_is_behind_where_its_source_has_changed() {
    let edit = |from: &str, to: &str| {
        assert!(SOURCE.contains(from));
        SOURCE.replace(from, to)
    };
    let cases: Vec<(String, &[&str])> = vec![
        (SOURCE.to_owned(), &[]),
        (edit(" i Sverige ", "\ni Sverige\n"), &[]),
        (edit("1 mars", "2 mars"), &["~ Applications open on 1"]),
        (edit("Ansökan öppnar den 1 mars 2024.\n\n", ""), &["- Applications open on 1"]),
        (edit("- regioner\n", "- regioner\n- stiftelser\n"), &["+ - stiftelser"]),
        (edit("{#who}\n", "{#who}\n\nVälkomna!\n"), &["+ Välkomna!"]),
        (edit("## När kan vi söka?", "## När kan ni söka?"), &["~ ## When can we"]),
        (edit("<round-list />", "<round-list status=\"open\" />"), &["~ <round-list />"]),
        (
            edit("- kommuner\n", "").replace("Frågor", "- kommuner\n\nFrågor").replace("desk", "office"),
            &["~ Questions are answered by"],
        ),
    ];
    for (source, expected) in cases {
        assert_eq!(draw_behind(SOURCE, &source, TRANSLATION), expected, "{source}");
    }
}

#[test]
fn what_a_translation_left_out_it_may_leave_out_still() {
    let translation = TRANSLATION.replace("- regions\n", "");
    assert_eq!(draw_behind(SOURCE, SOURCE, &translation), Vec::<String>::new());
    let source = SOURCE.replace("- regioner", "- regioner och landsting");
    assert_eq!(draw_behind(SOURCE, &source, &translation), ["+ - regioner och landsting"]);
    assert_eq!(draw_behind("", SOURCE, "").len(), read(SOURCE).len());
    assert_eq!(draw_behind(SOURCE, "", TRANSLATION).len(), read(TRANSLATION).len());
}
