//! Characters that cannot be right: broken by a wrong encoding, invisible, or marks of direction without their end.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Span};

use super::Finding;
use super::line::Line;
use super::message::Message;

/// What a text in UTF-8 looks like that was read as if it were in the encoding of old editors of Windows.
const BROKEN: &[(char, &str)] = &[
    ('Ã', "¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"),
    ('Â', "\u{A0}©®°±·´§»«"),
    ('â', "€†"),
    ('ï', "¿»"),
];

/// Every such character.
pub fn check<'a>(message: &Message<'a>) -> Vec<Finding<'a>> {
    let mut findings = Vec::new();
    let start = message.entry.span.start;
    let text = message.resource.text(message.entry);
    let mut letters = text.char_indices().peekable();
    let mut last_end = 0;
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let is_broken =
            |next: char| BROKEN.iter().any(|(first, then)| *first == letter && then.contains(next));
        let span = Span::new(start + at, start + at + letter.len_utf8());
        if at < last_end {
            continue;
        }
        let fault = match (letter, next) {
            ('\u{FFFD}', _) => Some("a character was lost here when the file was saved".to_owned()),
            (_, Some(next)) if is_broken(next) => {
                let end = text[at..].find(|c: char| c.is_ascii()).map_or(text.len(), |length| at + length);
                last_end = end;
                Some(format!(
                    "`{}` was a letter before the file was saved in a wrong encoding",
                    &text[at..end]
                ))
            }
            ('\n' | '\t', _) | ('\r', Some('\n')) => None,
            (letter, _) if letter.is_control() => {
                Some(format!("an invisible control character stands here: U+{:04X}", u32::from(letter)))
            }
            _ => None,
        };
        if let Some(what) = fault {
            let span = Span::new(span.start, span.end.max(start + last_end));
            let hint = "type the text anew, and save the file with the encoding UTF-8";
            findings.push(message.finding(Code::BrokenCharacter, span, what).hint(hint));
        }
    }
    findings.extend(open_marks(message));
    findings
}

/// Marks of direction that have no end, or end nothing.
fn open_marks<'a>(message: &Message<'a>) -> Vec<Finding<'a>> {
    let mut places = BTreeSet::new();
    for line in message.texts.iter().flat_map(|text| &text.variants).map(Line::of) {
        let mut open = Vec::new();
        for (at, letter) in line.text.char_indices() {
            let range = at..at + letter.len_utf8();
            match letter {
                '\u{2066}'..='\u{2068}' | '\u{202A}'..='\u{202B}' | '\u{202D}'..='\u{202E}' => {
                    open.push(range)
                }
                '\u{2069}' | '\u{202C}' if open.pop().is_none() => drop(places.insert(line.place(range))),
                _ => {}
            }
        }
        places.extend(open.into_iter().map(|range| line.place(range)));
    }
    let finding = |span| {
        let finding =
            message.finding(Code::BrokenCharacter, span, "a mark of writing direction lacks its other half");
        finding.hint("take the invisible mark out")
    };
    places.into_iter().map(finding).collect()
}
