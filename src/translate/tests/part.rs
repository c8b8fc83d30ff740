//! Which parts of a translation an edit of its source makes stale, and what becomes of the base when one is confirmed.

use super::*;
use crate::language::Language;
use crate::source::{SourceFile, SourceTree};

const SOURCE: &str = "\
---
title: Så ansöker ni
description: Så söker ni, och när.
---
## När kan vi söka? {#when}

Ansökan öppnar den 1 mars 2024.

- kommuner
- regioner

| Ni söker | När |
| --- | --- |
| Projekt | en gång om året |

<round-list status=\"open\" />

> Frågor besvaras gärna.
";

const TRANSLATION: &str = "\
---
title: How to apply
description: How you apply, and when.
---
## When can we apply? {#when}

Applications open on 1 March 2024.

- municipalities
- regions

| You apply for | When |
| --- | --- |
| Project | once a year |

<round-list status=\"open\" />

> We are happy to answer questions.
";

/// An edit of the source, and the parts that it leaves open: `4 changed`, `4a removed`.
const EDITS: [(&str, &str, &[&str]); 22] = [
    // One of each kind.
    ("Så ansöker ni", "Ansök så här", &["title changed"]),
    ("Så söker ni, och när.", "Hur ni söker.", &["description changed"]),
    ("När kan vi söka?", "När får vi söka?", &["1 changed"]),
    ("den 1 mars", "den 2 mars", &["2 changed"]),
    ("- regioner", "- regioner och förbund", &["4 changed"]),
    ("en gång om", "två gånger om", &["6 changed"]),
    ("\"open\"", "\"planned\"", &["7 changed"]),
    ("besvaras gärna", "besvaras", &["8 changed"]),
    // New, gone, moved.
    ("- kommuner\n", "- kommuner\n- kommunalförbund\n", &["4 missing"]),
    ("- kommuner\n", "", &["2a removed"]),
    ("| Projekt | en gång om året |\n", "", &["5a removed"]),
    ("| Projekt |", "| Förberedelse | alltid |\n| Projekt |", &["6 missing"]),
    ("## När", "Först detta.\n\n## När", &["1 missing"]),
    ("<round-list", "Ett nytt stycke.\n\n<round-list", &["7 missing"]),
    ("- kommuner\n- regioner\n", "- regioner\n- kommuner\n", &[]),
    ("title: Så ansöker ni\n", "title: Så ansöker ni\nlead: Kort sagt.\n", &["lead missing"]),
    ("description: Så söker ni, och när.\n", "", &["description removed"]),
    // How it is written says nothing.
    ("öppnar den 1 mars", "öppnar\nden   1 mars", &[]),
    ("- kommuner\n- regioner", "*   kommuner\n*   regioner", &[]),
    ("| Projekt | en", "|Projekt  |  en", &[]),
    ("title: Så ansöker ni", "title: \"Så ansöker ni\" # en rubrik", &[]),
    ("\n", "\r\n", &[]),
];

fn page(text: &str) -> Text {
    Text::read(&SourcePath::new("content/sv/a.md"), text.into())
}

fn open(base: &str, source: &str) -> Vec<String> {
    let [base, source, translation] = [base, source, TRANSLATION].map(page);
    let word = |state| match state {
        State::Followed | State::Unconfirmed => None,
        State::Changed => Some("changed"),
        State::Removed => Some("removed"),
        State::Missing => Some("missing"),
    };
    let parts = parts(Some(&base), &source, &translation);
    parts.iter().filter_map(|part| Some(format!("{} {}", part.place, word(part.state)?))).collect()
}

#[test]
fn an_edit_leaves_open_what_it_changed_and_nothing_else() {
    for (before, after, expected) in EDITS {
        let source = SOURCE.replacen(before, after, if before == "\n" { 99 } else { 1 });
        assert_ne!(source, SOURCE, "{before}");
        assert_eq!(open(SOURCE, &source), expected, "{before:?} {after:?}");
        // What is shown in the preview is told by the same blocks.
        let [base, now, translation] = [SOURCE, &source, TRANSLATION].map(page);
        let behind = behind(&base.passages(), &now.passages(), &translation.passages());
        let told = behind.changed.len() + behind.missing.len() + behind.orphaned.len();
        let blocks = expected.iter().filter(|part| part.starts_with(|first: char| first.is_ascii_digit()));
        assert_eq!(told, blocks.count(), "{before:?} {after:?}: {behind:?}");
    }
}

#[test]
fn without_a_base_nobody_knows() {
    let [source, translation] = [SOURCE, TRANSLATION].map(page);
    let parts = parts(None, &source, &translation);
    assert_eq!(parts.len(), 10);
    assert!(parts.iter().all(|part| part.state == State::Unconfirmed));
}

#[test]
fn what_says_the_same_words_is_told() {
    let source =
        page("---\ntitle: ICLD\n---\nEtt.\n\n<round-list />\n\n`a`\n\n[](b.md) 12\n\n```\nkod\n```\n");
    let parts = parts(Some(&source), &source, &source);
    let same: Vec<String> =
        parts.iter().filter(|part| part.is_identical).map(|part| part.place.to_string()).collect();
    assert_eq!(same, ["title", "1", "3"]);
}

/// The site with these files; those that are `None` are not there.
fn tree(files: &[(&str, Option<&str>)]) -> SourceTree {
    let file = |(path, text): &(&str, Option<&str>)| {
        let path = SourcePath::new(path);
        Some((path.clone(), std::sync::Arc::new(SourceFile::new(path, text.as_ref()?.as_bytes()))))
    };
    SourceTree { files: std::sync::Arc::new(files.iter().filter_map(file).collect()) }
}

const FILES: [&str; 3] = ["content/sv/a.md", "content/en/a.md", "i18n/base/en/a.md"];

/// The base after these parts of a page were confirmed.
fn confirmed(base: Option<&str>, source: &str, only: &[&str]) -> Result<Option<String>, Refusal> {
    let tree = tree(&[(FILES[0], Some(source)), (FILES[1], Some(TRANSLATION)), (FILES[2], base)]);
    let file = |path: &str| &*tree.files[&SourcePath::new(path)];
    let (sv, en) = (Language::new("sv"), Language::new("en"));
    let pair = Pair { language: &en, original: file(FILES[0]), translation: file(FILES[1]) };
    let only: Vec<String> = only.iter().map(|part| (*part).to_owned()).collect();
    let writes = confirm(Bases::new(&tree, &sv), pair, &only)?;
    assert!(writes.iter().all(|write| write.path.as_str() == FILES[2]), "{writes:?}");
    let bytes = writes.into_iter().next().and_then(|write| write.bytes);
    Ok(bytes.map(|bytes| String::from_utf8(bytes.to_vec()).unwrap()))
}

#[test]
fn all_of_a_page_is_confirmed_to_the_byte() {
    assert_eq!(confirmed(None, SOURCE, &[]), Ok(Some(SOURCE.to_owned())));
    assert_eq!(confirmed(Some(SOURCE), SOURCE, &[]), Ok(None), "nothing is written that is there");
    let other = SOURCE.replace('\n', "\r\n");
    assert_eq!(confirmed(Some(SOURCE), &other, &[]), Ok(Some(other)));
}

/// Of two edits, each is confirmed alone, and the other is left.
#[test]
fn one_part_of_a_page_is_confirmed_and_the_others_are_left() {
    let edits: Vec<_> = EDITS.iter().filter(|(.., parts)| !parts.is_empty()).collect();
    let last = ("gärna.\n", "gärna.\n\nSist.\n");
    for (before, after, parts) in edits.iter().filter(|(before, ..)| !before.contains("gärna")) {
        let alone = SOURCE.replacen(before, after, 1);
        let source = alone.replacen(last.0, last.1, 1);
        let name = parts[0].split(' ').next().unwrap();
        let base = confirmed(Some(SOURCE), &source, &[name]).unwrap().unwrap();
        assert_eq!(base.replacen(last.0, last.1, 1), source, "{before:?} {after:?}");
        let left = open(&base, &source);
        assert_eq!(left.len(), 1, "{before:?} {after:?}: {left:?}");
        assert!(left[0].ends_with(" missing"), "{left:?}");
        // Confirmed one after the other, the base is the source.
        let left = left[0].split(' ').next().unwrap();
        assert_eq!(confirmed(Some(&base), &source, &[left]), Ok(Some(source.clone())));
        assert_eq!(confirmed(Some(SOURCE), &source, &[name, left]), Ok(Some(source)));
    }
}

#[test]
fn what_cannot_be_confirmed_is_refused() {
    let edited = SOURCE.replace("1 mars", "2 mars");
    for (base, part, expected) in [
        (None, "2", Refusal::NoBase),
        (Some(SOURCE), "1", Refusal::NotOpen("1".to_owned())),
        (Some(SOURCE), "99", Refusal::NotOpen("99".to_owned())),
        (Some(SOURCE), "2b", Refusal::NotOpen("2b".to_owned())),
    ] {
        assert_eq!(confirmed(base, &edited, &[part]), Err(expected), "{part}");
    }
}

#[test]
fn a_base_is_found_after_its_page_was_renamed() {
    let (sv, en) = (Language::new("sv"), Language::new("en"));
    let edited = SOURCE.replace("1 mars", "2 mars");
    let other = "---\ntitle: Annat\n---\nNågot helt annat, som är lika långt som det andra.\n";
    for (source, bases, expected) in [
        (SOURCE, [SOURCE, other], Some("i18n/base/en/old.md")),
        (&edited, [other, SOURCE], Some("i18n/base/en/older.md")),
        (other, [SOURCE, &edited], None),
        // Nobody can tell which of the two it was.
        (&edited, [SOURCE, SOURCE], None),
    ] {
        let tree = tree(&[
            ("content/sv/new.md", Some(source)),
            ("i18n/base/en/old.md", Some(bases[0])),
            ("i18n/base/en/older.md", Some(bases[1])),
        ]);
        let original = &tree.files[&SourcePath::new("content/sv/new.md")];
        let found = Bases::new(&tree, &sv).of_page(&en, original);
        assert_eq!(found.map(|file| file.path.as_str()), expected, "{source}");
        let writes = adopt(Bases::new(&tree, &sv), &en, original);
        let written = writes.iter().map(|write| (write.path.as_str(), write.bytes.as_deref()));
        let text = found.map_or(source.as_bytes(), |file| &file.bytes);
        let mut expected_writes = vec![("i18n/base/en/new.md", Some(text))];
        expected_writes.extend(expected.map(|old| (old, None)));
        assert_eq!(written.collect::<Vec<_>>(), expected_writes);
    }
}
