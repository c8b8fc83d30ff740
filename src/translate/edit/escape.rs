//! Text as somebody types it, made into text that Fluent reads as it was meant.
//!
//! A placeable that somebody begins is left as it is, also if it is not right: then the message cannot be read, which is
//! told. To print it would hide the mistake.

use crate::i18n::placeable_end;

/// `text`, where braces that are no placeable, and spaces at both ends, are printed as they stand.
pub(super) fn escape(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let text = text.trim_start_matches('\n').trim_end_matches('\n');
    let (before, words, after) = ends(text);
    let mut escaped = String::with_capacity(text.len());
    escaped.push_str(&quoted(before));
    let mut at = 0;
    while let Some(sign) = words.get(at..).and_then(|rest| rest.chars().next()) {
        let end = at + sign.len_utf8();
        let placeable = (sign == '{' && begins_placeable(&words[end..])).then(|| placeable_end(words, at));
        match (sign, placeable) {
            ('{', Some(Some(end))) => {
                escaped.push_str(&words[at..end]);
                at = end;
                continue;
            }
            ('{' | '}', None) => escaped.push_str(&format!("{{\"{sign}\"}}")),
            (sign, _) => escaped.push(sign),
        }
        at = end;
    }
    escaped.push_str(&quoted(after));
    escaped
}

/// A line of text as it can begin a line of a file.
pub(super) fn line(line: &str) -> String {
    let words = line.trim_start_matches(' ');
    let indent = &line[..line.len() - words.len()];
    match words.chars().next() {
        Some(sign @ ('[' | '.' | '*')) => format!("{indent}{{\"{sign}\"}}{}", &words[1..]),
        _ => line.to_owned(),
    }
}

/// The blank signs before the words, the words, and the blank signs after them.
fn ends(text: &str) -> (&str, &str, &str) {
    let words = text.trim_start_matches([' ', '\n']);
    let before = &text[..text.len() - words.len()];
    let trimmed = words.trim_end_matches([' ', '\n', '\r']);
    (before, trimmed, &words[trimmed.len()..])
}

/// Blank signs that are meant, as a placeable; line ends at the ends of a text never are.
fn quoted(blank: &str) -> String {
    let meant = blank.replace('\n', "").replace('\r', "\\u000D");
    if meant.is_empty() { String::new() } else { format!("{{\"{meant}\"}}") }
}

fn begins_placeable(rest: &str) -> bool {
    let begins = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '$' | '-' | '"' | '{');
    rest.trim_start_matches([' ', '\n']).starts_with(begins)
}
