//! Marks around the text of a printed message, which tell which message it is and with which values. They are letters
//! that nobody sees, so that they go through templates, filters and HTML with the text that they are about.
//!
//! A mark is the character U+E0001, what it says in tag characters (U+E0020 to U+E007E, which stand for ASCII), and
//! U+E007F; a mark that says nothing ends the last one that did. Flags of regions, which are written with tag
//! characters too, begin with another character.

use super::{Argument, Arguments, MessageId};
use crate::language::Language;
use crate::locale::CalendarDate;

const BEGIN: char = '\u{E0001}';
const CLOSE: char = '\u{E007F}';
/// Of the tag character that stands for the ASCII character 0.
const BASE: u32 = 0xE0000;

/// One printing of a message.
#[derive(Clone, PartialEq, Debug)]
pub struct Printed {
    /// The language that the text is in.
    pub language: Language,
    pub id: MessageId,
    pub attribute: Option<String>,
    pub arguments: Arguments,
}

/// A part of a text with marks.
#[derive(Clone, PartialEq, Debug)]
pub enum Marked<'t> {
    Text(&'t str),
    Begin(Printed),
    End,
}

/// The text of a message between its marks.
pub fn mark(
    text: &str,
    language: &Language,
    id: &MessageId,
    attribute: Option<&str>,
    arguments: &Arguments,
) -> String {
    let mut marked = String::with_capacity(text.len() + 64);
    put(&mut marked, &write(language, id, attribute, arguments));
    marked.push_str(text);
    put(&mut marked, "");
    marked
}

/// Takes a text apart at its marks. What begins like a mark and is none is text.
pub fn parts(text: &str) -> Vec<Marked<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(BEGIN) {
        let (before, from) = rest.split_at(start);
        let within = from.get(BEGIN.len_utf8()..).unwrap_or_default();
        let end = within.find(|letter| ascii(letter).is_none()).unwrap_or(within.len());
        let (says, after) = within.split_at(end);
        let says: String = says.chars().filter_map(ascii).collect();
        let mark = match says.as_str() {
            "" => Some(Marked::End),
            says => read(says).map(Marked::Begin),
        };
        let Some((mark, after)) = mark.zip(after.strip_prefix(CLOSE)) else {
            // A mark that was cut is of no use to anybody, and is not to be seen either.
            parts.push(Marked::Text(before));
            rest = after.strip_prefix(CLOSE).unwrap_or(after);
            continue;
        };
        parts.push(Marked::Text(before));
        parts.push(mark);
        rest = after;
    }
    parts.push(Marked::Text(rest));
    parts.retain(|part| *part != Marked::Text(""));
    parts
}

fn put(text: &mut String, says: &str) {
    text.push(BEGIN);
    text.extend(says.bytes().filter_map(|byte| char::from_u32(BASE + u32::from(byte))));
    text.push(CLOSE);
}

/// The ASCII character that a tag character stands for.
fn ascii(letter: char) -> Option<char> {
    let code = u32::from(letter).checked_sub(BASE).filter(|code| (0x20..0x7F).contains(code))?;
    char::from_u32(code)
}

/// `en deadline-left - count=n3 date=d2026-03-01`
fn write(language: &Language, id: &MessageId, attribute: Option<&str>, arguments: &Arguments) -> String {
    let mut says = format!("{language} {id} {}", attribute.unwrap_or("-"));
    for (name, argument) in arguments {
        says.push(' ');
        says.push_str(&hex(name));
        says.push('=');
        match argument {
            Argument::Text(text) => says.push_str(&format!("t{}", hex(text))),
            Argument::Number(number) => says.push_str(&format!("n{number}")),
            Argument::Date(CalendarDate { year, month, day }) => {
                says.push_str(&format!("d{year}/{month}/{day}"));
            }
            Argument::List(items) => {
                says.push('l');
                for item in items {
                    says.push_str(&hex(item));
                    says.push(',');
                }
            }
        }
    }
    says
}

fn read(says: &str) -> Option<Printed> {
    let mut words = says.split(' ');
    let [language, id, attribute] = [words.next()?, words.next()?, words.next()?];
    let mut arguments = Arguments::new();
    for word in words {
        let (name, value) = word.split_once('=')?;
        arguments.insert(unhex(name)?, argument(value)?);
    }
    Some(Printed {
        language: Language::new(language),
        id: MessageId::new(id),
        attribute: (attribute != "-").then(|| attribute.to_owned()),
        arguments,
    })
}

fn argument(value: &str) -> Option<Argument> {
    let rest = value.get(1..)?;
    match value.get(..1)? {
        "t" => Some(Argument::Text(unhex(rest)?)),
        "n" => rest.parse().ok().map(Argument::Number),
        "d" => {
            let mut parts = rest.split('/');
            let year = parts.next()?.parse().ok()?;
            let [month, day] = [parts.next()?.parse().ok()?, parts.next()?.parse().ok()?];
            Some(Argument::Date(CalendarDate { year, month, day }))
        }
        "l" => {
            let items = rest.split_terminator(',').map(unhex);
            Some(Argument::List(items.collect::<Option<_>>()?))
        }
        _ => None,
    }
}

/// Any text in letters that no filter of a template changes the meaning of, in upper or lower case.
fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<String> {
    let digits = text.as_bytes().chunks(2);
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    String::from_utf8(digits.map(byte).collect::<Option<_>>()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(attribute: Option<&str>, arguments: &[(&str, Argument)]) -> Printed {
        Printed {
            language: Language::new("sv"),
            id: MessageId::new("deadline-left"),
            attribute: attribute.map(str::to_owned),
            arguments: arguments.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        }
    }

    fn mark(text: &str, printed: &Printed) -> String {
        let Printed { language, id, attribute, arguments } = printed;
        super::mark(text, language, id, attribute.as_deref(), arguments)
    }

    #[test]
    fn what_a_mark_says_is_read_again() {
        let date = CalendarDate { year: 2026, month: 3, day: 1 };
        for printed in [
            printed(None, &[]),
            printed(
                Some("title"),
                &[("count", Argument::Number(-3.5)), ("å =\u{E0001}", Argument::Date(date))],
            ),
            printed(None, &[("a", Argument::Text("x=\u{E007F} å".into())), ("b", Argument::Text("".into()))]),
            printed(
                None,
                &[("a", Argument::List(vec!["å,".into(), "".into()])), ("b", Argument::List(vec![]))],
            ),
        ] {
            let text = mark("Ännu\u{ad}", &printed);
            let expected = [Marked::Begin(printed), Marked::Text("Ännu\u{ad}"), Marked::End];
            assert_eq!(parts(&text), expected);
            // A filter may write all letters large or small.
            assert_eq!(parts(&text.to_uppercase().replace("ÄNNU", "Ännu")), expected);
        }
    }

    #[test]
    fn marks_that_were_cut_are_not_seen_and_flags_stay() {
        let flag = "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}";
        let whole = mark("text", &printed(None, &[]));
        let text_of = |text: &str| -> String {
            let parts = parts(text);
            parts
                .iter()
                .filter_map(|part| if let Marked::Text(text) = part { Some(*text) } else { None })
                .collect()
        };
        assert_eq!(text_of(flag), flag);
        assert_eq!(text_of(&format!("a{flag}{whole}")), format!("a{flag}text"));
        for (end, _) in whole.char_indices() {
            let start = whole.find("text").unwrap();
            let seen =
                whole.get(start..end).unwrap_or_default().chars().filter(char::is_ascii).collect::<String>();
            assert_eq!(text_of(whole.get(..end).unwrap()), seen, "cut at {end}");
        }
    }
}
