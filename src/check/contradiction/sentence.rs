//! One sentence of a page, with what stands around it.

use crate::check::parity::{Part, Side, prose_of};
use crate::check::prose::Fact;
use crate::diagnostic::Span;

/// A sentence of a block or of a field.
pub struct Sentence<'a> {
    pub part: &'a Part,
    /// Where the sentence stands in the file.
    pub span: Span,
    /// Its prose, as long as what is written; what is none is masked.
    pub prose: String,
    /// The same in small letters, which may be of another length.
    pub small: String,
}

impl<'a> Sentence<'a> {
    /// The sentences of a part.
    pub fn of_part(side: &'a Side<'_>, number: usize) -> Vec<Sentence<'a>> {
        let part = &side.parts[number];
        let written = side.page.text.get(part.span.start..part.span.end).unwrap_or_default();
        let Some(masked) = prose_of(written, part.kind) else { return Vec::new() };
        let mut sentences = Vec::new();
        let mut start = 0;
        for end in ends(&masked.text) {
            let prose = masked.text[start..end].to_owned();
            let span = Span::new(part.span.start + start, part.span.start + end);
            let small = prose.to_lowercase();
            sentences.push(Sentence { part, span, prose, small });
            start = end;
        }
        sentences
    }

    /// What it states.
    pub fn facts(&self) -> impl Iterator<Item = &'a Fact> {
        let span = self.span;
        self.part.facts.iter().filter(move |fact| span.start <= fact.span.start && fact.span.end <= span.end)
    }

    /// Where words begin with one of these, in the prose in small letters.
    pub fn places(&self, stems: &[&str]) -> Vec<usize> {
        let mut places: Vec<usize> = stems.iter().flat_map(|stem| word_places(&self.small, stem)).collect();
        places.sort_unstable();
        places
    }

    pub fn has(&self, stems: &[&str]) -> bool {
        stems.iter().any(|stem| word_places(&self.small, stem).next().is_some())
    }
}

/// Where a word of `text` begins with `stem`.
pub fn word_places<'t>(text: &'t str, stem: &'t str) -> impl Iterator<Item = usize> {
    let is_start = |at: &usize| !text[..*at].ends_with(char::is_alphanumeric);
    text.match_indices(stem).map(|(at, _)| at).filter(is_start)
}

/// Where the sentences of a text end: behind a full stop that a capital letter or nothing follows.
fn ends(text: &str) -> Vec<usize> {
    let mut ends: Vec<usize> = text
        .match_indices(['.', '!', '?'])
        .map(|(at, _)| at + 1)
        .filter(|end| {
            let rest = &text[*end..];
            let next = rest.trim_start();
            rest.len() > next.len()
                && next.chars().next().is_some_and(|next| !next.is_lowercase() && !next.is_numeric())
        })
        .collect();
    ends.push(text.len());
    ends
}
