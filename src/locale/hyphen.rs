//! Soft hyphens in long words, so that `Tillgänglighetsredogörelse` does not break a narrow screen.
//! The wall around the hyphenation patterns.
//!
//! Owns where a word may break. Which texts are softened (headings, names of links) is for the caller to say;
//! the text given is plain, without markup.

use std::borrow::Cow;

use hypher::Lang;

/// A word shorter than this fits on every screen.
const LONG_WORD: usize = 14;
/// So many letters stay together at either end of a word: a shorter remnant is ugly and hard to read.
const LETTERS_AT_ENDS: usize = 4;
const SOFT_HYPHEN: char = '\u{AD}';

/// Puts U+00AD at the places where the long words of `text` may break.
///
/// Text of a language without patterns, words that hold a soft hyphen already, and what looks like an address
/// or a file name rather than words is left as it is.
pub fn soften<'a>(text: &'a str, language: &str) -> Cow<'a, str> {
    let Some(patterns) = patterns(language) else { return Cow::Borrowed(text) };
    let mut softened = String::new();
    let mut copied = 0;
    for word in text.split(char::is_whitespace).filter(|chunk| !is_address(chunk)).flat_map(words) {
        let Some(start) = offset(text, word) else { continue };
        let Some(broken) = soften_word(word, patterns) else { continue };
        softened.push_str(text.get(copied..start).unwrap_or_default());
        softened.push_str(&broken);
        copied = start + word.len();
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    softened.push_str(text.get(copied..).unwrap_or_default());
    Cow::Owned(softened)
}

fn patterns(language: &str) -> Option<Lang> {
    let code = language.split(['-', '_']).next()?.to_ascii_lowercase();
    Lang::from_iso(code.as_bytes().try_into().ok()?)
}

/// Runs of letters, with the marks and soft hyphens within them.
fn words(chunk: &str) -> impl Iterator<Item = &str> {
    let joins = |c: char| c.is_alphabetic() || c == SOFT_HYPHEN || ('\u{300}'..='\u{36F}').contains(&c);
    chunk.split(move |c| !joins(c)).filter(|word| !word.is_empty())
}

/// `anna.andersson@example.se`, `/program/ansokan`, `ansokan.pdf`: a hyphen would change what is copied from there.
fn is_address(chunk: &str) -> bool {
    let dot_inside = |(at, _): (usize, &str)| {
        let after = chunk.get(at + 1..).and_then(|rest| rest.chars().next());
        after.is_some_and(char::is_alphanumeric)
    };
    chunk.contains(['@', '/', '\\', '_']) || chunk.match_indices('.').any(dot_inside)
}

fn soften_word(word: &str, patterns: Lang) -> Option<String> {
    if word.chars().count() < LONG_WORD || word.contains(SOFT_HYPHEN) {
        return None;
    }
    let syllables: Vec<&str> =
        hypher::hyphenate_bounded(word, patterns, LETTERS_AT_ENDS, LETTERS_AT_ENDS).collect();
    let (last, others) = syllables.split_last()?;
    let has_joint = patterns == Lang::Swedish && others.iter().any(|syllable| is_joint(syllable));
    let mut softened = String::new();
    for syllable in others {
        softened.push_str(syllable);
        if !has_joint || is_joint(syllable) {
            softened.push(SOFT_HYPHEN);
        }
    }
    softened.push_str(last);
    (softened.len() > word.len()).then_some(softened)
}

/// Whether a Swedish compound is likely to be joined after this syllable: most joints are an `s`, and a word that is
/// broken at its joints (`Tillgänglighets-redogörelse`) reads better than one that is broken inside a part.
fn is_joint(syllable: &str) -> bool {
    syllable.ends_with('s')
}

/// Where in `text` its part `word` begins.
fn offset(text: &str, word: &str) -> Option<usize> {
    (word.as_ptr() as usize).checked_sub(text.as_ptr() as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_may_break_and_others_may_not() {
        let cases = [
            // What is shown as `|` is a soft hyphen.
            ("sv", "Tillgänglighetsredogörelse", "Tillgänglighets|redogörelse"),
            ("sv-SE", "Kommunsamverkan i Östersjöregionen.", "Kommun|sam|verkan i Öster|sjö|re|gi|onen."),
            ("sv", "Ansökningsomgångarna (två)", "Ansöknings|omgångarna (två)"),
            ("sv", "ansökan om stöd", "ansökan om stöd"),
            ("en", "internationalisation matters", "inter|na|tion|al|i|sa|tion matters"),
            ("en-GB", "accountability", "account|ability"),
            // 13 letters, and 14 with a combining ring.
            ("sv", "partnerskapet", "partnerskapet"),
            // Already broken by the writer, who knows best.
            ("sv", "Tillgänglighets|redogörelse", "Tillgänglighets|redogörelse"),
            // Addresses are copied.
            ("sv", "kommunsamverkan@partnerskapsprogrammet.se", "kommunsamverkan@partnerskapsprogrammet.se"),
            ("sv", "www.partnerskapsprogrammet.se", "www.partnerskapsprogrammet.se"),
            // No patterns: not a language at all, Northern Sami.
            ("", "Tillgänglighetsredogörelse", "Tillgänglighetsredogörelse"),
            ("se", "olmmošvuoigatvuođaid", "olmmošvuoigatvuođaid"),
            ("sv", "", ""),
        ];
        for (language, text, expected) in cases {
            let text = text.replace('|', "\u{AD}");
            assert_eq!(soften(&text, language).replace('\u{AD}', "|"), expected, "{language} {text}");
        }
    }

    #[test]
    fn nothing_but_soft_hyphens_is_added() {
        for text in
            ["å".repeat(500), "Donaudampfschifffahrt\u{301}s\u{1F1F8}\u{1F1EA}gesellschaft\tA\u{A0}B".into()]
        {
            for language in ["sv", "en", "de", "hu", "ru", "el", "xx", "s\u{e5}"] {
                assert_eq!(soften(&text, language).replace('\u{AD}', ""), text.replace('\u{AD}', ""));
            }
        }
    }
}
