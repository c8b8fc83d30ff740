//! The rules by which texts are found, and that the tables keep to them.

mod program;
mod source;

use super::*;
use crate::diagnostic::{Code, Location, Span};
use crate::path::SourcePath;
use pattern::Pattern;

/// The files that are embedded, by their names.
const FILES: [(&str, &str); 2] =
    [("sv.txt", include_str!("sv.txt")), ("sv-phrases.txt", include_str!("sv-phrases.txt"))];

#[test]
fn the_tables_are_sound() {
    for (name, file) in FILES {
        assert_eq!(table::faults(file), Vec::<String>::new(), "{name}");
        assert!(table::texts(file).len() > 50, "{name} is read");
    }
}

#[test]
fn a_table_tells_its_faults_and_is_read_all_the_same() {
    let cases = [
        ("a\nb\n\n# c\nd\ne\n", ""),
        ("a\n", "an entry has two lines: a"),
        ("a\nb\nc\n", "an entry has two lines: a / b / c"),
        ("a \nb\n", "a line begins or ends with white space: a  / b"),
        ("a `b\nc\n", "a backtick has no partner: a `b / c"),
        ("a {2} b\nc {2}\n", "the gaps of the English text are not numbered in order: a {2} b / c {2}"),
        (
            "a {1} b {1}\nc {1}\n",
            "the gaps of the English text are not numbered in order: a {1} b {1} / c {1}",
        ),
        ("a {1}\nc\n", "the translation does not have the gaps of the text: a {1} / c"),
        ("a\nc {1}\n", "the translation does not have the gaps of the text: a / c {1}"),
        ("a {1}{2}\nc {1}{2}\n", "nothing stands between two gaps: a {1}{2} / c {1}{2}"),
        ("{1}\n{1}\n", "a text of nothing but a gap: {1} / {1}"),
        ("a\nb\n\na\nc\n", "`a` stands twice"),
    ];
    for (file, expected) in cases {
        assert_eq!(table::faults(file).join("; "), expected, "{file}");
        Table::new(file).find("a x");
    }
}

#[test]
fn a_text_is_found_by_what_is_always_there() {
    let texts = "\
# The first line is no entry.
there is no page `{1}`
det finns ingen sida `{1}`

there is no page `{1}` in `{2}`
i `{2}` finns ingen sida `{1}`

write `{ $name }`
skriv `{ $namn }`

expected {1}, found {2}
här ska stå {1}, men här står {2}

{1} and {2} are the same
{1} och {2} är samma

a text cannot begin with `{1}`
en text kan inte börja med `{1}`

it can be {1}
det kan vara {1}, ja {1}
";
    let phrases = "\
a whole number
ett heltal

the text `{1}`
texten `{1}`

{1} or {2}
{1} eller {2}

`{1}` is not given
`{1}` anges inte

{1}; {2}
{1}; {2}
";
    let wording = Wording { texts: Table::new(texts), phrases: Table::new(phrases) };
    let cases = [
        ("there is no page `a`", "det finns ingen sida `a`"),
        ("there is no page `a` in `sv`", "i `sv` finns ingen sida `a`"),
        ("there is no page ``", "det finns ingen sida ``"),
        ("there is no page `a", "there is no page `a"),
        ("oh, there is no page `a`", "oh, there is no page `a`"),
        ("there is no page `a`!", "there is no page `a`!"),
        ("write `{ $name }`", "skriv `{ $namn }`"),
        (
            "expected a whole number, found the text `a b`",
            "här ska stå ett heltal, men här står texten `a b`",
        ),
        ("expected 1, found nothing", "här ska stå 1, men här står nothing"),
        // A name stays as it is, whatever it says.
        (
            "expected x, found the text `a whole number`",
            "här ska stå x, men här står texten `a whole number`",
        ),
        ("there is no page `a whole number`", "det finns ingen sida `a whole number`"),
        // A name that holds a backtick is found where no other entry fits.
        ("a text cannot begin with ```", "en text kan inte börja med ```"),
        ("expected x, found the text `a`b`", "här ska stå x, men här står texten `a`b`"),
        ("it can be `a` or a whole number", "det kan vara `a` eller ett heltal, ja `a` eller ett heltal"),
        (
            "it can be `a` is not given; `b` is not given",
            "det kan vara `a` anges inte; `b` anges inte, ja `a` anges inte; `b` anges inte",
        ),
        ("`å` and a whole number are the same", "`å` och ett heltal är samma"),
        ("The first line is no entry.", "The first line is no entry."),
        ("", ""),
    ];
    for (text, expected) in cases {
        assert_eq!(wording.text(text), expected, "{text}");
    }
}

#[test]
fn any_text_has_an_end() {
    let wording = Wording::of("sv").unwrap();
    let phrases =
        "the message `a` in `sv` cannot be written: ".to_owned() + &"`$a` is not given; ".repeat(20_000);
    assert!(wording.text(&phrases).contains("`$a` anges inte; "));
    for (_, file) in FILES {
        for line in file.lines() {
            for (cut, _) in line.char_indices() {
                wording.text(&line[..cut]);
                wording.phrase(&line[cut..], DEEPEST);
            }
        }
    }
}

#[test]
fn only_the_words_are_another_language() {
    let (at, other) = (SourcePath::new("a.md"), SourcePath::new("b.md"));
    let english = Diagnostic::new(Code::DuplicateKey, "the key `a` stands twice")
        .at(Location::new(&at, Span::new(1, 2)))
        .label(Location::file(&other), "it stands here first")
        .hint("remove one of them")
        .hint("nobody has ever said this");
    let mut swedish = english.clone();
    swedish.message = "nyckeln `a` står två gånger".to_owned();
    swedish.labels[0].text = "här står det första gången".to_owned();
    swedish.hints[0] = "ta bort en av dem".to_owned();
    for (language, expected) in
        [("sv", &swedish), ("sv-FI", &swedish), ("en", &english), ("svx", &english), ("", &english)]
    {
        let translated = in_language(std::slice::from_ref(&english), language);
        assert_eq!(translated, std::slice::from_ref(expected), "{language}");
    }
}

#[test]
fn every_entry_is_found_by_its_own_text() {
    for (name, file) in FILES {
        let table = Table::new(file);
        for text in table::texts(file) {
            let sample = sample(text);
            let found = table.find(&sample).map(|found| found.parts.len());
            let gaps = Pattern::new(text).numbers().count();
            assert_eq!(found, Some(gaps), "{name}: `{text}` is hidden by another entry");
        }
    }
}

/// A text that an entry stands for.
fn sample(text: &str) -> String {
    let pattern = Pattern::new(text);
    let parts: Vec<Part<'_>> = pattern.numbers().map(|_| Part::Name("x")).collect();
    pattern.fill(&parts, |_| Cow::Borrowed("x"))
}
