//! The words of a text: letters in a row. What stands between words does not count when two texts are compared.

use std::ops::Range;

use crate::translate::pseudo::letter::{is_address, is_marked};

/// A word with its place in the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Word<'t> {
    pub text: &'t str,
    pub at: Range<usize>,
}

/// The words of a text. A reference to a character (`&nbsp;`) is none.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    let mut reference = None;
    for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        if reference.is_some_and(|end| at < end) {
            continue;
        }
        match (sign.is_alphabetic(), start) {
            (true, None) => start = Some(at),
            (true, Some(_)) => {}
            (false, begin) => {
                words.extend(begin.map(|begin| Word { text: &text[begin..at], at: begin..at }));
                start = None;
                let name = text
                    .get(at..)
                    .and_then(|rest| rest.strip_prefix('&')?.split_once(';'))
                    .map(|(name, _)| name);
                let name = name.filter(|name| {
                    name.len() < 10 && name.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'#')
                });
                reference = name.map(|name| at + name.len() + 2);
            }
        }
    }
    words
}

/// The words outside of addresses, in stretches that no address divides.
pub(super) fn stretches(text: &str) -> Vec<Vec<Word<'_>>> {
    let mut stretches = vec![Vec::new()];
    let mut at = 0;
    for part in text.split_inclusive(char::is_whitespace) {
        if is_address(part) {
            stretches.push(Vec::new());
        } else if let Some(last) = stretches.last_mut() {
            last.extend(
                words(part).into_iter().map(|word| Word { at: word.at.start + at..word.at.end + at, ..word }),
            );
        }
        at += part.len();
    }
    stretches.retain(|words| !words.is_empty());
    stretches
}

/// Whether none of a word's letters stands for another.
pub(super) fn is_untouched(word: &str) -> bool {
    !word.chars().any(is_marked)
}

/// A word of one letter is the name of something, or a part of a word that is cut.
pub(super) fn is_long(word: &str) -> bool {
    word.chars().nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_in_a_row() {
        for (text, expected) in [
            ("Läs mer: 3px, a-b", "Läs|mer|px|a|b"),
            ("R&amp;D&nbsp;nu & så;", "R|D|nu|så"),
            ("å", "å"),
            (" … ", ""),
        ] {
            let told: Vec<_> = words(text).iter().map(|word| word.text).collect();
            assert_eq!(told.join("|"), expected, "{text}");
            assert!(words(text).iter().all(|word| text[word.at.clone()] == *word.text));
        }
        let told = stretches("Skriv till a@b.se eller ring");
        assert_eq!(told.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
        assert_eq!(told[1][0].at, 18..23);
    }

    #[test]
    fn words_that_nothing_was_written_for_are_told() {
        for (word, expected) in
            [("Läs", true), ("Ľǟǟš", false), ("Šǟäs", false), ("Привет", true), ("你好", true), ("ß", true)]
        {
            assert_eq!(is_untouched(word), expected, "{word}");
        }
    }
}
