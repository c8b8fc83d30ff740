//! Changes of a text at places that are told in bytes.

use crate::diagnostic::Span;

/// Replacements in one text, which do not overlap.
#[derive(Default, Debug)]
pub struct Splice {
    changes: Vec<(Span, String)>,
}

impl Splice {
    pub fn replace(&mut self, span: Span, with: impl Into<String>) {
        self.changes.push((span, with.into()));
    }

    /// Whether something within the span is replaced already.
    pub fn touches(&self, span: Span) -> bool {
        self.changes.iter().any(|(other, _)| other.start < span.end && span.start < other.end)
    }

    /// The bytes `within` of the text, with what was replaced there; `None` if places do not fit the text.
    pub fn apply(mut self, text: &str, within: Span) -> Option<String> {
        self.changes.sort_by_key(|(span, _)| *span);
        let mut out = String::new();
        let mut at = within.start;
        for (span, with) in self.changes {
            out.push_str(text.get(at..span.start)?);
            out.push_str(&with);
            at = span.end;
        }
        out.push_str(text.get(at..within.end)?);
        Some(out)
    }
}

/// The whole lines in which a span lies, with the line end of the last.
pub fn lines_of(text: &str, span: Span) -> Span {
    let start = text.get(..span.start).and_then(|above| above.rfind('\n')).map_or(0, |at| at + 1);
    let rest = text.get(span.end..).unwrap_or_default();
    let end = rest.find('\n').map_or(text.len(), |at| span.end + at + 1);
    Span::new(if start == 0 && text.starts_with('\u{feff}') { 3 } else { start }, end)
}

/// Where `old` stands by itself in a text, and not as a part of a longer name or of a date.
pub fn places_of(text: &str, old: &str) -> Vec<Span> {
    let is_part = |sign: char| sign.is_alphanumeric() || sign == '-' || sign == '_';
    let found = text.match_indices(old).filter(|(at, _)| {
        let (before, after) = (&text[..*at], &text[at + old.len()..]);
        !before.ends_with(is_part) && !after.starts_with(is_part)
    });
    found.map(|(at, _)| Span::new(at, at + old.len())).collect()
}
