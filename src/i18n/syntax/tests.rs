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
        // After a comment nobody means the message above.
        (
            "a = A\n# kommentar\nskräp\nb = B",
            "a b",
            "L001 3:1 «skräp» line 3 belongs to no message\n= a message is written `key = text`, a comment `# text`",
        ),
    ]);
}

#[test]
fn every_other_kind_of_fault_has_its_cure() {
    const NAMES: &str = "= names: a–z, 0–9, `-`, `_`, beginning with a letter";
    check(&[
        ("a = { $ålder }", "", &format!("L001 1:7 «$ålder» `$ålder` cannot be a name\n{NAMES}")),
        ("a = { $datumår }", "", &format!("L001 1:7 «$datumår» `$datumår` cannot be a name\n{NAMES}")),
        ("a = { ålder }", "", &format!("L001 1:7 «ålder» `ålder` cannot be a name\n{NAMES}")),
        (
            "a = { $name, $other }",
            "",
            "L001 1:12 «, $other» `, $other` does not belong in this placeable\n\
             = between `{` and `}` stands one thing: `{ $name }`, `{ message }`, `{ -term }` or `{ NUMBER($count) }`",
        ),
        (
            "a = { }",
            "",
            "L001 1:5 «{ }» this placeable is empty\n\
             = write what is to stand here, such as `{ $name }`; to print a brace write `{\"{\"}`",
        ),
        ("a = {", "", "L001 1:5 «{» `{` is never closed\n= to print a brace write `{\"{\"}`"),
        ("a = {\t$x }", "", "L001 1:6 «⇥» a tab stands in a placeable\n= use spaces instead"),
        (
            "a = { %s }",
            "",
            "L001 1:7 «%» `%` cannot begin a placeable\n\
             = write `{ $name }`, `{ message }`, `{ -term }`, `{ NUMBER($count) }` or `{ \"text\" }`",
        ),
        (
            "a = { ”text” }",
            "",
            "L001 1:7 «”text”» `”text”` is not in straight double quotes\n= use straight double quotes: `\"text\"`",
        ),
        (
            "a = { \"text }\nb = B",
            "b",
            "L001 1:7 «\"text }» a text in double quotes is never closed\n= write `\"` where it ends, on the same line",
        ),
        ("a = { NUMBER($x }", "", "L001 1:13 «(» `(` is never closed\n= write `)` after the last option"),
        (
            "a = { $x [one] A *[other] B }",
            "",
            "L001 1:10 «[» `->` is missing before the variants\n= write `{ $x ->` and begin a new line",
        ),
        (
            "a = { $x -> [one] A\n *[other] B }",
            "",
            "L001 1:13 «[» the variants begin on a line of their own\n= break the line after `->`",
        ),
        (
            "a = { $x ->\n    [fler än en] A\n   *[other] B\n }",
            "",
            "L001 2:5 «[fler än en]» the name of a variant is one word or a number\n= write `[one]`, `[open]` or `[0]`",
        ),
        (
            "a = { $x ->\n    [öppen] A\n   *[other] B\n }",
            "",
            "L001 2:5 «[öppen]» the name of a variant is one word or a number\n= write `[one]`, `[open]` or `[0]`",
        ),
        (
            "a = { $x ->\n    [one]\n   *[other] B\n }",
            "",
            "L001 2:5 «[one]» the variant `[one]` has no text\n\
             = write its text on the same line; for no text write `[one] {\"\"}`",
        ),
        (
            "a = { $x ->\n   *[one] A\n   *[other] B\n }",
            "",
            "L001 3:4 «*» a second variant is marked as the default\n= keep the `*` before one variant only",
        ),
        (
            "a = { $x ->\n    [one] { $y ->\n        [a] A\n       *[b] B\n    }\n    [other] O\n}",
            "",
            "L001 6:5 «[other]» no variant is marked as the default\n= put `*` before `[other]`: `*[other] O`",
        ),
        (
            "a = { -brand ->\n   *[x] X\n}",
            "",
            "L001 1:7 «-brand» `-brand` is a term and cannot choose between variants\n\
             = give the term an attribute and choose by that: `-brand.gender`",
        ),
        (
            "a = { b.c ->\n   *[x] X\n}",
            "",
            "L001 1:7 «b.c» `b.c` is a message's attribute and cannot choose between variants\n\
             = only a variable (`$name`), a number or an attribute of a term (`-term.name`) can",
        ),
        (
            "a = { number($x) }",
            "",
            "L001 1:7 «number» `number` is not a function\n= functions: `COUNTRY`, `DATETIME`, `LIST`, `NUMBER`",
        ),
        (
            "a = { NUMBER(minimumFractionDigits: 2, $x) }",
            "",
            "L001 1:42 «)» a value stands after an option\n\
             = write the value first: `NUMBER($count, minimumFractionDigits: 2)`",
        ),
        (
            "a = { DATETIME($x, dateStyle: $style) }",
            "",
            "L001 1:31 «$» an option takes a text or a number, and nothing that varies\n\
             = write a text in straight double quotes: `dateStyle: \"long\"`",
        ),
        (
            "a = { LIST($x, type: \"and\", type: \"or\") }",
            "",
            "L001 1:33 «:» the option `type` is given twice\n= remove one",
        ),
        (
            "a = { \"\\n\" }",
            "",
            "L001 1:8 «\\n» `\\n` means nothing here\n= in double quotes `\\\"` is a quotation mark and `\\\\` a backslash",
        ),
        (
            "a = { \"\\u00å\" }",
            "",
            "L001 1:8 «\\u» `\\u` lacks its digits\n\
             = a character by its number is written `\\u00E5`, with four digits, or `\\U01F60A`, with six",
        ),
        (
            "a = { 0.1234567890123456 }",
            "",
            "L001 1:7 «0.1234567890123456» a number with more than 15 decimals\n= round it",
        ),
        (
            "-brand =\nb = B",
            "b",
            "L001 1:1 «-brand» `-brand` has no text\n\
             = write its text after `=`, or on the next line behind 4 spaces; for no text write `{\"\"}`",
        ),
        ("#kommentar\na = A", "a", "L001 1:2 «k» a comment needs a space after `#`\n= write `# text`"),
        (
            "  a = A\nb = B",
            "b",
            "L001 1:3 «a = A» line 1 begins with a space before the key `a`\n\
             = a key stands at the very beginning of its line",
        ),
    ]);
    let deep = format!("a = {}\nb = B", "{".repeat(100_000));
    let (ids, drawn) = read(&deep);
    assert_eq!(ids, "b");
    assert_eq!(
        drawn,
        "L001 1:69 «{» too many placeables inside each other\n= split the message into several"
    );
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
