//! Mistakes in messages, told in the words of translators.

mod cure;

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::i18n::parse;
use crate::path::SourcePath;

/// Each diagnostic as code, line and column (in characters), what is marked, message and hints.
fn draw(text: &str, diagnostics: &[Diagnostic]) -> String {
    let mut drawn = Vec::new();
    for diagnostic in diagnostics {
        let span = diagnostic.at.as_ref().and_then(|at| at.span).unwrap();
        let before = &text[..span.start];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap().trim_start_matches('\u{FEFF}').chars().count() + 1;
        let marked = text[span.start..span.end].replace('\t', "⇥");
        let code = diagnostic.code.as_str();
        drawn.push(format!("{code} {line}:{column} «{marked}» {}", diagnostic.message));
        drawn.extend(diagnostic.hints.iter().map(|hint| format!("= {hint}")));
    }
    drawn.join("\n")
}

/// The messages that can be used, and the diagnostics.
fn read(text: &str) -> (String, String) {
    let text: Arc<str> = text.into();
    let checked = parse(&SourcePath::new("i18n/sv/ui.ftl"), &text);
    let ids: Vec<&str> = checked.value.entries().iter().map(|entry| entry.id.as_str()).collect();
    (ids.join(" "), draw(&text, &checked.diagnostics))
}

fn check(cases: &[(&str, &str, &str)]) {
    let mut wrong = String::new();
    for (text, ids, expected) in cases {
        let actual = read(text);
        if (actual.0.as_str(), actual.1.as_str()) != (*ids, *expected) {
            wrong.push_str(&format!(
                "{text}\n-- expected [{ids}]\n{expected}\n-- found [{}]\n{}\n\n",
                actual.0, actual.1
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The table of mistakes that translators make.
#[test]
fn mistakes_of_translators_are_told_in_their_words() {
    check(&[
        (
            "hello = Hej där, { $name\nbye = Hej då",
            "bye",
            "L001 1:18 «{» `{` is never closed\n= write `}` after `$name`",
        ),
        (
            "text = Programmet är öppet för\nalla kommuner.\nbye = Hej då",
            "bye",
            "L001 2:1 «alla kommuner.» line 2 looks like the rest of `text`\n= indent it by 4 spaces",
        ),
        (
            "d = { DATETIME($date, dateStyle: “long”) }",
            "",
            "L001 1:34 «“long”» `“long”` is not in straight double quotes\n= use straight double quotes: `\"long\"`",
        ),
        (
            "d = { DATETIME($date, dateStyle: 'long') }",
            "",
            "L001 1:34 «'long'» `'long'` is not in straight double quotes\n= use straight double quotes: `\"long\"`",
        ),
        ("a = Välj } här", "", "L001 1:10 «}» `}` without `{`\n= to print a brace write `{\"}\"}`"),
        (
            "a = Välj $name } här",
            "",
            "L001 1:16 «}» `}` without `{`\n= write `{` before `$name`: `{ $name }`",
        ),
        (
            "a = { $n ->\n    [one] { $n } rad\n   *[other] $n } rader\n}",
            "",
            "L001 3:16 «}» `}` without `{`\n= write `{` before `$n`: `{ $n }`",
        ),
        (
            "a =\n\tTexten\nb = B",
            "b",
            "L001 2:1 «⇥» line 2 is indented with a tab\n= use four spaces instead",
        ),
        (
            "a = Texten\n\tgår vidare\nb = B",
            "b",
            "L001 2:1 «⇥» line 2 is indented with a tab\n= use four spaces instead",
        ),
        (
            "a = { -brand.gender }",
            "",
            "L001 1:7 «-brand.gender» `-brand.gender`: a term attribute can only be used before `->`\n\
             = to print the text, make it a term or a message of its own",
        ),
        (
            "a = { count ->\n    [one] En\n   *[other] Fler\n}",
            "",
            "L001 1:7 «count» `count` is a message and cannot choose between variants\n= did you mean `$count`?",
        ),
        (
            "a = { $count ->\n    [one] En dag\n    [other] { $count } dagar\n}\nb = B",
            "b",
            "L001 3:5 «[other]» no variant is marked as the default\n\
             = put `*` before `[other]`: `*[other] { $count } dagar`",
        ),
        (
            "a = A\nåäö = x\nmy key = x\n1st = x\nb = B",
            "a b",
            "L001 2:1 «åäö» `åäö` cannot be a key\n= keys: a–z, 0–9, `-`, `_`, beginning with a letter\n\
             L001 3:1 «my key» `my key` cannot be a key\n= keys: a–z, 0–9, `-`, `_`, beginning with a letter\n\
             L001 4:1 «1st» `1st` cannot be a key\n= keys: a–z, 0–9, `-`, `_`, beginning with a letter",
        ),
    ]);
}

/// Lines at which the parser would cut a message and keep the half.
#[test]
fn half_a_message_is_never_used() {
    check(&[
        (
            "a = Välj\n    [OPTION] eller\nb = B",
            "b",
            "L001 2:5 «[» a line of text cannot begin with `[`: `a` would be cut here\n\
             = write `{\"[\"}` in place of `[`",
        ),
        (
            "a = Obs\n\n    * en punkt\nb = B",
            "b",
            "L001 3:5 «*» a line of text cannot begin with `*`: `a` would be cut here\n\
             = write `{\"*\"}` in place of `*`",
        ),
        ("a = Obs\n    } slut", "", "L001 2:5 «}» `}` without `{`\n= to print a brace write `{\"}\"}`"),
        (
            "a = Se\n    ...nästa sida",
            "",
            "L001 2:5 «...nästa sida» this line begins with a point but is no attribute\n\
             = an attribute is written `.title = text`; to begin a line of `a` with a point write `{\".\"}`",
        ),
        (
            "a = Se\n    .title = { $x\n    .label = L",
            "",
            "L001 2:14 «{» `{` is never closed\n= write `}` after `$x`",
        ),
        (
            "a = Se\n    .title =\n    .label = L",
            "",
            "L001 2:5 «.title» `.title` has no text\n\
             = write its text after `=`, or on the next line behind 4 spaces; for no text write `{\"\"}`",
        ),
        (
            "a =\n    [OPTION] x",
            "",
            "L001 2:5 «[» a line of text cannot begin with `[`: `a` would be empty\n\
             = write `{\"[\"}` in place of `[`",
        ),
        ("a =\nTexten", "", "L001 2:1 «Texten» line 2 looks like the text of `a`\n= indent it by 4 spaces"),
        (
            "a = A\nrubrik: Hej",
            "",
            "L001 2:1 «rubrik: Hej» line 2 looks like the rest of `a`\n\
             = to begin a message write `rubrik = Hej`; if it is the rest, indent it by 4 spaces",
        ),
        (
            "a = A\nstatus-soon Stänger snart",
            "",
            "L001 2:1 «status-soon Stänger snart» line 2 looks like the rest of `a`\n\
             = to begin a message write `status-soon = Stänger snart`; if it is the rest, indent it by 4 spaces",
        ),
        // After a comment nobody means the message above.
        (
            "a = A\n# kommentar\nskräp\nb = B",
            "a b",
            "L001 3:1 «skräp» line 3 belongs to no message\n= a message is written `key = text`, a comment `# text`",
        ),
    ]);
}

#[test]
fn places_count_the_byte_order_mark_and_carriage_returns() {
    check(&[
        (
            "\u{FEFF}a = A\r\nb = { $x\r\nc = C\r\n",
            "a c",
            "L001 2:5 «{» `{` is never closed\n= write `}` after `$x`",
        ),
        (
            "\u{FEFF}å = A",
            "",
            "L001 1:1 «å» `å` cannot be a key\n= keys: a–z, 0–9, `-`, `_`, beginning with a letter",
        ),
        ("\u{FEFF}", "", ""),
    ]);
}
