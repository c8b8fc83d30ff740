//! Every kind of fault that Fluent knows, with its cure.

use super::*;

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
