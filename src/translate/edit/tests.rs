//! Changes of locale files: what is typed comes back, and every other byte stays.

mod random;

use std::sync::Arc;

use super::*;
use crate::fingerprint::Fingerprint;
use crate::i18n::{self, Entry, Plurals, Resource};
use crate::locale::Formats;
use crate::path::SourcePath;

pub(super) fn read(text: &str) -> Resource {
    i18n::parse(&SourcePath::new("i18n/en/ui.ftl"), &Arc::from(text)).value
}

fn entry<'r>(file: &'r Resource, key: &str) -> &'r Entry {
    file.entries().iter().find(|entry| entry.id.as_str() == key).unwrap()
}

fn form(text: &str) -> Form {
    Form { attribute: None, ways: Vec::new(), text: text.to_owned() }
}

fn draw(form: &Form) -> String {
    let attribute = form.attribute.as_ref().map(|name| format!(".{name} ")).unwrap_or_default();
    let star = |way: &Way| if way.is_default { "*" } else { "" };
    let ways = form.ways.iter().map(|way| format!("[{}={}{}] ", way.selector, star(way), way.key));
    attribute + &ways.collect::<String>() + &form.text.replace('\n', "⏎")
}

#[test]
fn a_message_is_taken_apart_into_the_texts_that_are_filled_in() {
    let cases: [(&str, &[&str]); 4] = [
        ("a = A { $b }", &["A { $b }"]),
        (
            "a = { $n ->\n  [one] One\n *[other] { $m ->\n   [x] X\n  *[y] Y\n  }\n }\n .t = A\n  B",
            &["[$n=one] One", "[$n=*other] [$m=x] X", "[$n=*other] [$m=*y] Y", ".t A⏎B"],
        ),
        ("a = { $n ->\n *[other] B\n } more", &["{ $n ->⏎*[other] B⏎} more"]),
        ("-a =\n    A\n\n    B", &["A⏎⏎B"]),
    ];
    for (text, expected) in cases {
        let file = read(text);
        let drawn: Vec<String> = forms(&file, &file.entries()[0]).iter().map(draw).collect();
        assert_eq!(drawn, expected, "{text}");
    }
}

#[test]
fn a_translation_has_the_plural_forms_of_its_language() {
    let cases: [(&str, &str, &[&str]); 5] = [
        ("pl", "{ $n ->\n [one] A\n *[other] B\n }", &["[$n=one] ", "[$n=few] ", "[$n=*many] "]),
        ("ja", "{ $n ->\n [0] Z\n [one] A\n *[other] B\n }", &["[$n=0] ", "[$n=*other] "]),
        ("pl", "{ $n ->\n [open] A\n *[other] B\n }", &["[$n=open] ", "[$n=*other] "]),
        (
            "en",
            "{ NUMBER($n, type: \"ordinal\") ->\n *[other] B\n [1] A\n }\n .t = T",
            &[
                "[NUMBER($n, type: \"ordinal\")=1] ",
                "[NUMBER($n, type: \"ordinal\")=one] ",
                "[NUMBER($n, type: \"ordinal\")=two] ",
                "[NUMBER($n, type: \"ordinal\")=few] ",
                "[NUMBER($n, type: \"ordinal\")=*other] ",
                ".t ",
            ],
        ),
        (
            "pl",
            "{ $who ->\n [a] A\n *[b] { $n ->\n [one] B\n *[other] C\n }\n }",
            &["[$who=a] ", "[$who=*b] [$n=one] ", "[$who=*b] [$n=few] ", "[$who=*b] [$n=*many] "],
        ),
    ];
    for (language, text, expected) in cases {
        let file = read(&format!("a = {text}"));
        let plurals = |is_ordinal| Plurals::new(&Formats::new(language).unwrap(), is_ordinal);
        let source = forms(&file, &file.entries()[0]);
        let drawn: Vec<String> = blank(&source, &plurals).iter().map(draw).collect();
        assert_eq!(drawn, expected, "{language} {text}");
    }
}

#[test]
fn what_is_typed_is_printed_as_it_was_meant() {
    let cases = [
        ("Hello { $name }", "a = Hello { $name }"),
        ("50 % {of} } all {", "a = 50 % {of} {\"}\"} all {\"{\"}"),
        ("{\"}\"} { \"{\" }", "a = {\"}\"} { \"{\" }"),
        (" in between  ", "a = {\" \"}in between{\"  \"}"),
        ("   ", "a = {\"   \"}"),
        ("\nA\n\n", "a = A"),
        ("[x] first", "a = [x] first"),
        ("A\r\n.B\r\n* C\n\n  # D", "a =\n    A\n    {\".\"}B\n    {\"*\"} C\n\n      # D"),
        ("[A]\nB", "a = [A]\n    B"),
        ("[A]\n B", "a =\n    {\"[\"}A]\n     B"),
        (
            "So { $n ->\n    [b] B\n   *[c] C\n}\n*",
            "a =\n    So { $n ->\n        [b] B\n       *[c] C\n    }\n    {\"*\"}",
        ),
        ("# no comment", "a = # no comment"),
    ];
    for (typed, expected) in cases {
        let composed = compose("a", &[form(typed)]).unwrap();
        assert_eq!(composed, expected, "{typed:?}");
        let file = read(&composed);
        let again = forms(&file, entry(&file, "a"));
        assert_eq!(compose("a", &again).unwrap(), composed, "{typed:?}");
    }
}

#[test]
fn a_choice_is_written_with_its_star_and_without_what_is_not_filled_in() {
    let way = |key: &str, is_default| Way { selector: "$n".into(), key: key.into(), is_default };
    let form = |ways: &[Way], attribute: Option<&str>, text: &str| Form {
        attribute: attribute.map(str::to_owned),
        ways: ways.to_vec(),
        text: text.to_owned(),
    };
    let forms = [
        form(&[way("one", false)], None, "One\nline"),
        form(&[way("few", false)], None, "Few"),
        form(&[way("other", true)], None, ""),
        form(&[], Some("title"), "T"),
        form(&[], Some("label"), ""),
    ];
    let expected = "a =\n    { $n ->\n        [one]\n            One\n            line\n       *[few] Few\n    }\n    .title = T";
    assert_eq!(compose("a", &forms).unwrap(), expected);
    assert_eq!(read(expected).entries().len(), 1);
    assert_eq!(compose("a", &[form(&[], None, "")]), Err(Refusal::Empty));
    assert_eq!(compose("a", &[form(&[], None, "A"), forms[0].clone()]), Err(Refusal::Uneven));
}

/// A file in Swedish, one in English, a key and a text; and what becomes of the file.
const INSERTED: &[(&str, &str, &str)] = &[
    ("a = A\nb = B\nc = C\n", "", "b = new\n"),
    ("a = A\nb = B\nc = C\n", "a = A\nc = C", "a = A\nb = new\nc = C"),
    ("a = A\nb = B\nc = C\n", "a = A", "a = A\nb = new"),
    ("a = A\r\nb = B\r\n", "# own\r\na = A\r\n\r\nz = Z\r\n", "# own\r\na = A\r\nb = new\r\n\r\nz = Z\r\n"),
    ("a = A\n\n# of b\nb = B\n\nc = C\n", "a = A\n\nc = C\n", "a = A\n\nb = new\n\nc = C\n"),
    ("b = B\nc = C\n", "\u{FEFF}# of c\nc = C\n", "\u{FEFF}b = new\n# of c\nc = C\n"),
    ("b = B\n", "z = Z\n# end", "z = Z\n# end\n\nb = new"),
    (
        "## G\n\na = A\n\n## H\n\nb = B\nc = C\n",
        "## G\n\na = A\n\n## I\n\nc = C\n",
        "## G\n\na = A\n\n## I\n\nb = new\n\nc = C\n",
    ),
    (
        "## G\na = A\n## H\nb = B\n",
        "## G\na = A\n## H\n## I\nx = X\n",
        "## G\na = A\n## H\nb = new\n## I\nx = X\n",
    ),
    ("## G\na = A\n## H\nb = B\n", "a = A\nz = Z\n", "a = A\nb = new\nz = Z\n"),
    ("b = B\n## G\na = A\n", "# file\n\n## G\na = A\n", "# file\n\nb = new\n## G\na = A\n"),
    ("a = A\nb = B\n", "a = A\n junk {\nz = Z\n", "a = A\n junk {\nz = Z\nb = new\n"),
];

#[test]
fn a_message_that_was_missing_goes_where_its_source_has_it() {
    for (source, text, expected) in INSERTED {
        let (file, source) = (read(text), read(source));
        let inserted = insert(&file, &source, "b", Message::Forms(&[form("new")]));
        assert_eq!(inserted.as_deref(), Ok(*expected), "{text:?}");
        let taken = remove(&read(expected), "b", Expected::Anything).unwrap();
        assert_eq!(read(&taken).entries().len(), file.entries().len(), "{taken:?}");
    }
}

const FILE: &str = "\u{FEFF}# of a\r\na = A\r\n  \r\n# stands alone\r\n\r\n# of b\r\nb = { $n ->\r\n [one] { a }\r\n *[other]\r\n   { a }\r\n   B\r\n }\r\n\
    .t = T\r\n\r\njunk = {\r\n## G\r\n-c = C\r\nd = { -c } { b.t }";

#[test]
fn only_the_bytes_that_are_meant_are_others() {
    let file = read(FILE);
    let own = |key: &str, from: usize, text: &str| {
        let mut forms = forms(&file, entry(&file, key));
        text.clone_into(&mut forms[from].text);
        set(&file, key, Message::Forms(&forms), Expected::Was(entry(&file, key).fingerprint))
    };
    let cases = [
        (own("a", 0, "Å\nÄ"), "a = A", "a =\r\n    Å\r\n    Ä"),
        (own("b", 0, "en"), "[one] { a }", "[one] en"),
        (own("b", 1, "*"), "   { a }\r\n   B", "   {\"*\"}"),
        (own("b", 1, "x\ny\nz"), "   { a }\r\n   B", "   x\r\n   y\r\n   z"),
        (own("b", 2, "."), ".t = T", ".t = ."),
        (own("-c", 0, "C"), "", ""),
        (
            set(&file, "a", Message::Fluent("a = B\n .u = C\n"), Expected::Anything),
            "a = A",
            "a = B\r\n .u = C",
        ),
        (remove(&file, "a", Expected::Anything), "# of a\r\na = A\r\n  \r\n", ""),
        (
            remove(&file, "b", Expected::Anything),
            &FILE[FILE.find("# of b").unwrap()..FILE.find("junk").unwrap()],
            "",
        ),
        (remove(&file, "d", Expected::Anything), "d = { -c } { b.t }", ""),
        (rename(&file, "zz", "yy"), "", ""),
    ];
    for (after, old, new) in cases {
        assert_eq!(after, Ok(FILE.replacen(old, new, 1)), "{old}");
    }
    let renamed = rename(&file, "a", "new-key").unwrap();
    assert_eq!(renamed, FILE.replace("\na =", "\nnew-key =").replace("{ a }", "{ new-key }"));
    assert_eq!(rename(&file, "-c", "-e").unwrap(), FILE.replace("-c", "-e"));
}

#[test]
fn what_cannot_be_proved_is_refused() {
    let file = read(FILE);
    let text = |key: &str, text: &str| set(&file, key, Message::Forms(&[form(text)]), Expected::Anything);
    let fluent = |text: &str| set(&file, "a", Message::Fluent(text), Expected::Anything);
    let unreadable = |message: &str| match text("a", message) {
        Err(Refusal::Unreadable { message, .. }) => message,
        other => panic!("{other:?}"),
    };
    assert_eq!(unreadable("{ $n"), "`{` is never closed");
    assert_eq!(unreadable("{ $n }{ A b }"), "`b` does not belong in this placeable");
    let known = Expected::Was(Fingerprint::of("a = before"));
    let conflict = Err(Refusal::Conflict("a".into()));
    assert_eq!(set(&file, "a", Message::Fluent("a = B"), known), conflict);
    assert_eq!(remove(&file, "a", known), conflict);
    assert_eq!(text("x", "X"), Err(Refusal::Missing("x".into())));
    assert_eq!(text("junk", "X"), Err(Refusal::Faulty("junk".into())));
    assert_eq!(insert(&file, &file, "a", Message::Fluent("a = B")), Err(Refusal::Exists("a".into())));
    assert_eq!(insert(&file, &file, "å", Message::Fluent("å = B")), Err(Refusal::BadKey("å".into())));
    for two in ["a = A\nx = X", "x = X", "# of a\na = A", "a = A\n# end", "\n a = A", ""] {
        assert!(matches!(fluent(two), Err(Refusal::NotOne | Refusal::Unreadable { .. })), "{two:?}");
    }
    assert_eq!(rename(&file, "a", "b"), Err(Refusal::Exists("b".into())));
    assert_eq!(rename(&file, "a", "junk"), Err(Refusal::Exists("junk".into())));
    assert_eq!(rename(&file, "a", "-a"), Err(Refusal::BadKey("-a".into())));
    // The second of two would come to light.
    let twice = read("a = A\na = B\n");
    assert_eq!(remove(&twice, "a", Expected::Anything), Err(Refusal::Disturbs));
}
