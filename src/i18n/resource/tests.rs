//! Single locale files.

use super::*;
use crate::i18n::Role;

fn read(text: &str) -> Checked<Resource> {
    parse(&SourcePath::new("i18n/sv/ui.ftl"), &text.into())
}

const FILE: &str = "\u{FEFF}# Sökfältet\r\nsearch = Sök { $count ->\r\n    [one] en\r\n   *[other] { NUMBER($count) }\r\n} \
    i { -brand(case: \"g\") }\r\n    .title = { bye.title } { $where }\r\n\r\n## Grupp\r\n\r\n-brand = Anslag\r\n\
    bye = {\"}\"}\r\n# slut\r\n";

#[test]
fn entries_know_their_places_and_what_they_ask_for() {
    let checked = read(FILE);
    assert_eq!(checked.diagnostics, []);
    let resource = checked.value;
    let drawn: Vec<String> = resource
        .entries()
        .iter()
        .map(|entry| {
            let references = entry.references.iter().map(|reference| {
                let Span { start, end } = reference.span;
                format!("{}={}", reference.target, &FILE[start..end])
            });
            let variables = entry.variables.iter().map(|variable| {
                let Span { start, end } = variable.span;
                format!("{}:{:?}:{:?}", &FILE[start..end], variable.role, variable.within)
            });
            let attributes = entry.attributes.iter().map(|attribute| format!(".{}", attribute.name));
            let facts: Vec<String> = attributes.chain(references).chain(variables).collect();
            format!("{} {}", &FILE[entry.id_span.start..entry.id_span.end], facts.join(" "))
        })
        .collect();
    assert_eq!(
        drawn,
        [
            "search .title -brand=-brand bye=bye.title $count:ChoosesByNumber:None $count:Printed:None \
             $where:Printed:Some(\"title\")",
            "-brand ",
            "bye ",
        ]
    );
    let texts: Vec<&str> = resource.entries().iter().map(|entry| resource.text(entry)).collect();
    assert!(texts[0].starts_with("search = Sök") && texts[0].ends_with(".title = { bye.title } { $where }"));
    assert_eq!(texts[1..], ["-brand = Anslag", "bye = {\"}\"}"]);
}

#[test]
fn what_a_variable_chooses_by_is_told_from_the_variants() {
    let cases = [
        ("[one] A\n *[other] B", Role::ChoosesByNumber),
        ("[0] A\n *[other] B", Role::ChoosesByNumber),
        ("[open] A\n *[other] B", Role::ChoosesByWord),
        ("[0] A\n *[open] B", Role::ChoosesByWord),
        ("*[other] B", Role::ChoosesByWord),
    ];
    for (variants, role) in cases {
        let resource = read(&format!("a = {{ $x ->\n {variants}\n}}")).value;
        assert_eq!(resource.entries()[0].variables[0].role, role, "{variants}");
    }
}

#[test]
fn a_fingerprint_is_of_the_message_alone() {
    let of = |text: &str| read(text).value.entries()[0].fingerprint;
    assert_eq!(of("a = A\nb = B"), of("# comment\n\na = A\n\n\n# comment\nc = C"));
    assert_ne!(of("a = A"), of("a = B"));
    assert_ne!(of("a = A\n    .b = B"), of("a = A\n    .b = C"));
}

#[test]
fn what_stands_twice_is_told_with_the_first_place() {
    let cases = [
        ("a = A\nb = B\na = C", "a = C", "a = A", "`a` stands twice in this file"),
        ("a = A\n    .t = B\n    .t = C", "t = C", "t = B", "`a` has the attribute `.t` twice"),
        (
            "a = { $x ->\n [one] A\n [one] B\n *[other] C\n}",
            "one] B",
            "one] A",
            "`a` has the variant `[one]` twice",
        ),
    ];
    for (text, second, first, message) in cases {
        let checked = read(text);
        let [diagnostic] = &checked.diagnostics[..] else { panic!("{:?}", checked.diagnostics) };
        let starts = |location: &Location| location.span.unwrap().start;
        assert_eq!(diagnostic.code, Code::DuplicateMessage);
        assert_eq!(diagnostic.message, message);
        assert_eq!(Some(starts(diagnostic.at.as_ref().unwrap())), text.find(second), "{text}");
        assert_eq!(Some(starts(&diagnostic.labels[0].at)), text.find(first), "{text}");
        let first_entry = &checked.value.entries()[0];
        assert_eq!(checked.value.text(first_entry).lines().next(), text.lines().next());
    }
}

#[test]
fn faulty_messages_are_known_by_name() {
    let resource = read("a = { $x\nb = B\n    [c\n-t = }\nd = D").value;
    let faulty: Vec<&str> = resource.faulty().map(MessageId::as_str).collect();
    assert_eq!(faulty, ["-t", "a", "b"]);
}

/// Whatever the file, reading it ends well: every place lies in the text, and what is kept is read the same alone.
#[test]
fn no_text_is_too_strange() {
    let parts = [
        "a",
        "b = ",
        "-t = ",
        "{",
        "}",
        "{ ",
        " }",
        "$x",
        "->",
        "\n",
        "\r\n",
        "\r",
        "    ",
        "\t",
        "[one]",
        "*[other]",
        "(",
        ")",
        "\"",
        "\\u00",
        "\\U01F60A",
        "\\",
        "å",
        "🇸🇪",
        "#",
        "# ",
        "##",
        "###",
        ".t = ",
        ".",
        "=",
        " = ",
        "NUMBER(",
        ",",
        ":",
        "1",
        "-1.5",
        "\u{FEFF}",
        "\u{FDD0}",
        "e\u{301}",
        "word ",
        "-t(c: \"g\")",
        "\u{0}",
    ];
    let mut random = fastrand::Rng::with_seed(17);
    for _ in 0..20_000 {
        let length = random.usize(0..24);
        let text: String = (0..length).map(|_| parts[random.usize(0..parts.len())]).collect();
        let checked = read(&text);
        for diagnostic in &checked.diagnostics {
            let span = diagnostic.at.as_ref().unwrap().span.unwrap();
            assert!(text.get(span.start..span.end).is_some(), "{text:?} {diagnostic:?}");
        }
        for entry in checked.value.entries() {
            let alone = read(checked.value.text(entry));
            let [again] = alone.value.entries() else { panic!("{text:?} {entry:?} {alone:?}") };
            assert_eq!(
                alone.diagnostics.iter().filter(|d| d.code == Code::MessageSyntax).count(),
                0,
                "{text:?}"
            );
            assert_eq!((&again.id, again.fingerprint), (&entry.id, entry.fingerprint), "{text:?}");
            assert_eq!(again.variables.len(), entry.variables.len(), "{text:?}");
        }
    }
}
