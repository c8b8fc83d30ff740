//! Where the head of a file begins and ends.

use std::ops::Range;

use crate::diagnostic::Span;

pub(super) enum Fence {
    /// Both lines are there; the bytes between them are YAML.
    Closed {
        yaml: Range<usize>,
        body_start: usize,
    },
    /// The second line is missing.
    Open {
        opening: Span,
    },
    /// There is something above the first line, if only an empty line.
    Late {
        opening: Span,
    },
    Absent,
}

/// Looks for the two lines. A byte order mark and any kind of line end are fine, and so is white space after `---`.
pub(super) fn find(text: &str) -> Fence {
    let mut fences = lines(text).filter(|(_, line)| line.trim_end() == "---");
    let Some((opening, line)) = fences.next() else { return Fence::Absent };
    let opening_span = Span::new(opening, opening + 3);
    if opening != start(text) {
        // A line `---` in the middle of a text is a rule of Markdown.
        let above = text.get(start(text)..opening).unwrap_or_default();
        return if above.trim().is_empty() { Fence::Late { opening: opening_span } } else { Fence::Absent };
    }
    match fences.next() {
        Some((closing, end)) => {
            Fence::Closed { yaml: opening + line.len()..closing, body_start: closing + end.len() }
        }
        None => Fence::Open { opening: opening_span },
    }
}

/// The first byte after the byte order mark, if there is one.
pub(super) fn start(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// Every line with its line end, and where it begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = start(text);
    text.get(start..).unwrap_or_default().split_inclusive('\n').scan(start, |next, line| {
        let begin = *next;
        *next += line.len();
        Some((begin, line))
    })
}
