//! Cuts the text of a locale file into stretches that hold at most one message or term each.
//!
//! Owns the rule where a new one begins: `key =` at the very start of a line, which can stand nowhere else in a
//! faultless file. Thereby a fault in one message never swallows its neighbours, as it would in Fluent's parser.

use std::ops::Range;

/// One stretch of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Segment {
    pub range: Range<usize>,
    pub head: Head,
}

/// How a stretch begins.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Head {
    /// What stands before the first message: comments and blank lines.
    Prelude,
    /// `key =` or `-term =`, with the place of the key.
    Entry(Range<usize>),
    /// Something before a `=` that was meant as a key but cannot be one: `my key =`.
    BadKey(Range<usize>),
}

/// The stretches of `text` from `start` on, in order; together they are the whole text.
pub(super) fn split(text: &str, start: usize) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut open = Segment { range: start..start, head: Head::Prelude };
    let mut at = start;
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        if let Some(head) = head(line, at) {
            segments.push(std::mem::replace(&mut open, Segment { range: at..at, head }));
        }
        at += line.len();
        open.range.end = at;
    }
    segments.push(open);
    segments
}

/// Whether `name` can be the key of a message: `a`–`z`, digits, `-` and `_`, beginning with a letter.
pub fn is_key(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

fn head(line: &str, at: usize) -> Option<Head> {
    let key = line.get(..line.find('=')?)?.trim_end_matches(' ');
    let range = at..at + key.len();
    let name = key.strip_prefix('-').unwrap_or(key);
    if is_key(name) {
        return Some(Head::Entry(range));
    }
    looks_like_key(name).then_some(Head::BadKey(range))
}

/// A few words at the start of a line, without the punctuation that a sentence or an HTML tag has.
fn looks_like_key(name: &str) -> bool {
    let in_key = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '/' | ' ');
    name.starts_with(|c: char| c.is_alphanumeric() || c == '_')
        && name.chars().all(in_key)
        && name.split_whitespace().count() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_at_the_start_of_a_line_begins_a_message() {
        let text =
            "# note\n\na = b\n    .c = d\nåäö = x\n-t=x\n<a href=\"b\">\nthis is no more a = key\nb =\r\n";
        let heads: Vec<(&str, Option<bool>)> = split(text, 0)
            .iter()
            .map(|segment| match &segment.head {
                Head::Prelude => (&text[segment.range.clone()], None),
                Head::Entry(key) => (&text[key.clone()], Some(true)),
                Head::BadKey(key) => (&text[key.clone()], Some(false)),
            })
            .collect();
        let expected = [
            ("# note\n\n", None),
            ("a", Some(true)),
            ("åäö", Some(false)),
            ("-t", Some(true)),
            ("b", Some(true)),
        ];
        assert_eq!(heads, expected);
    }

    #[test]
    fn the_stretches_are_the_whole_text() {
        for text in ["", "a", "a=", "\n\na = b\n= c\n", "\u{FEFF}a = b"] {
            let start = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
            let joined: String =
                split(text, start).iter().map(|segment| &text[segment.range.clone()]).collect();
            assert_eq!(joined, text[start..]);
        }
    }
}
