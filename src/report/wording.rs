//! Diagnostics in the words of another language than English. What they say in English is the key, so that no part of
//! the program knows that there are translations.
//!
//! The words are in `wording/sv.txt`, and phrases that stand inside them in `sv-phrases.txt`. How they are written is
//! said at the head of `sv.txt`.

mod pattern;
mod table;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Label};
use pattern::Part;
use table::{Found, Table};

/// The same diagnostics with message, labels and hints in `language`: a code such as `sv` or `sv-FI`. A text that has
/// no translation stays English, and so does everything in a language that there are no words for.
pub fn in_language(diagnostics: &[Diagnostic], language: &str) -> Vec<Diagnostic> {
    match Wording::of(language) {
        Some(wording) => diagnostics.iter().map(|diagnostic| wording.diagnostic(diagnostic)).collect(),
        None => diagnostics.to_vec(),
    }
}

/// How deep phrases may lie in phrases. Of a list the end is a phrase in the whole; what is longer than anybody reads
/// stays English, and no text can make the program go deeper than this.
const DEEPEST: usize = 32;

/// The words of one language.
struct Wording<'t> {
    texts: Table<'t>,
    phrases: Table<'t>,
}

impl Wording<'_> {
    fn of(language: &str) -> Option<Wording<'static>> {
        match language.split('-').next() {
            Some("sv") => Some(Wording {
                texts: Table::new(include_str!("wording/sv.txt")),
                phrases: Table::new(include_str!("wording/sv-phrases.txt")),
            }),
            Some(_) | None => None,
        }
    }

    fn diagnostic(&self, diagnostic: &Diagnostic) -> Diagnostic {
        let label = |label: &Label| Label { at: label.at.clone(), text: self.text(&label.text) };
        Diagnostic {
            message: self.text(&diagnostic.message),
            labels: diagnostic.labels.iter().map(label).collect(),
            hints: diagnostic.hints.iter().map(|hint| self.text(hint)).collect(),
            ..diagnostic.clone()
        }
    }

    fn text(&self, text: &str) -> String {
        self.texts.find(text).map_or_else(|| text.to_owned(), |found| self.write(&found, DEEPEST))
    }

    fn write(&self, found: &Found<'_, '_>, depth: usize) -> String {
        found.translation.fill(&found.parts, |part| match *part {
            Part::Name(name) => Cow::Borrowed(name),
            Part::Phrase(phrase) => self.phrase(phrase, depth),
        })
    }

    fn phrase<'a>(&self, phrase: &'a str, depth: usize) -> Cow<'a, str> {
        match depth.checked_sub(1).and_then(|depth| Some((self.phrases.find(phrase)?, depth))) {
            Some((found, depth)) => Cow::Owned(self.write(&found, depth)),
            None => Cow::Borrowed(phrase),
        }
    }
}
