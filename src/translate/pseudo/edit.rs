//! Changes of a text at its places, and what is written in the place of the words of one text.

use std::ops::Range;

use super::Kind;
use super::letter::{CLOSE, OPEN, accent, mirror};
use crate::diagnostic::Span;

/// Changes of one text, which do not overlap.
#[derive(Default)]
pub(super) struct Edits(Vec<(Span, String)>);

impl Edits {
    pub fn replace(&mut self, at: Span, by: String) {
        self.0.push((at, by));
    }

    pub fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.0.push((Span::new(at, at), text.into()));
    }

    /// The text with all changes. One that falls into another is left out.
    pub fn apply(mut self, text: &str) -> String {
        // Of two at one place the one that was asked for first stands first.
        self.0.sort_by_key(|(at, _)| (at.start, at.end));
        let mut out = String::with_capacity(text.len() * 2);
        let mut done = 0;
        for (at, by) in self.0 {
            let Some(before) = text.get(done..at.start).filter(|_| at.end >= at.start) else { continue };
            out.push_str(before);
            out.push_str(&by);
            done = at.end;
        }
        out.push_str(text.get(done..).unwrap_or_default());
        out
    }
}

/// Stands for words of a text whose key was written.
const MORE: &str = "…";

/// Writes one text in a pseudo-language, stretch by stretch.
pub(super) struct Writer {
    kind: Kind,
    /// Where the text stands.
    key: String,
    has_written: bool,
}

impl Writer {
    pub fn new(kind: Kind, key: impl Into<String>) -> Self {
        Writer { kind, key: key.into(), has_written: false }
    }

    /// Writes the stretches of what stands at `at` anew.
    pub fn write(&mut self, edits: &mut Edits, file: &str, at: Span, stretches: Vec<Range<usize>>) {
        for stretch in stretches {
            let place = Span::new(at.start + stretch.start, at.start + stretch.end);
            let words = file.get(place.start..place.end).unwrap_or_default();
            if words.contains(char::is_alphabetic) {
                edits.replace(place, self.words(words));
            }
        }
    }

    /// The words that are written for these.
    pub fn words(&mut self, words: &str) -> String {
        let is_first = !std::mem::replace(&mut self.has_written, true);
        match self.kind {
            Kind::Accented => accent(words),
            Kind::Mirrored => mirror(words),
            Kind::Keys => {
                let mut key = if is_first { &*self.key } else { MORE };
                let lines = words.split_inclusive('\n').map(|line| {
                    let trimmed = line.trim();
                    let by = if trimmed.is_empty() { "" } else { std::mem::replace(&mut key, MORE) };
                    let start = line.len() - line.trim_start().len();
                    format!("{}{by}{}", &line[..start], &line[start + trimmed.len()..])
                });
                lines.collect()
            }
        }
    }

    /// A whole text that has no markup.
    pub fn whole(&mut self, text: &str) -> String {
        let words = self.words(text);
        match self.kind {
            Kind::Accented => format!("{OPEN}{words}{CLOSE}"),
            Kind::Mirrored | Kind::Keys => words,
        }
    }

    /// Whether there were words.
    pub fn has_written(&self) -> bool {
        self.has_written
    }

    /// Marks where a text begins and ends.
    pub fn enclose(&self, edits: &mut Edits, at: Span) {
        match self.kind {
            Kind::Accented => {
                edits.insert(at.start, OPEN);
                edits.insert(at.end, CLOSE);
            }
            Kind::Mirrored | Kind::Keys => {}
        }
    }
}
