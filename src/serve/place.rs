//! The place of a problem, with the lines that it stands on.

use std::sync::Arc;

use serde::Serialize;

use super::edition::Edition;
use crate::diagnostic::Location;
use crate::report::position;

/// A place in a file; lines and columns count from 1, columns in characters. The end is behind the last character.
#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    excerpt: Vec<Excerpt>,
}

/// One line of a file, and what is marked in it: characters counted from 0, half-open.
#[derive(Serialize)]
pub struct Excerpt {
    line: usize,
    text: String,
    from: usize,
    to: usize,
}

/// A longer fault is shown by its beginning.
const LINES: usize = 6;

impl Place {
    /// The place as the file of the edition has it; nothing is known of a problem without one.
    pub fn of(edition: &Edition, at: Option<&Location>) -> Self {
        let Some(at) = at else { return Place::default() };
        let file = Some(at.path.to_string());
        let (Some(span), Some(text)) = (at.span, edition.text(&at.path)) else {
            return Place { file, ..Place::default() };
        };
        let (line, column) = position(&text, span.start);
        let (end_line, end_column) = position(&text, span.end.max(span.start));
        let excerpt = excerpt(&text, (line, column), (end_line, end_column));
        Place {
            file,
            line: Some(line),
            column: Some(column),
            end_line: Some(end_line),
            end_column: Some(end_column),
            excerpt,
        }
    }
}

fn excerpt(text: &Arc<str>, start: (usize, usize), end: (usize, usize)) -> Vec<Excerpt> {
    let lines = text.lines().enumerate().map(|(index, text)| (index + 1, text));
    let marked = lines.skip(start.0 - 1).take(LINES).take_while(|(line, _)| *line <= end.0);
    // What ends at the beginning of a line does not reach into it.
    let marked = marked.filter(|(line, _)| *line == start.0 || *line < end.0 || end.1 > 1);
    marked
        .map(|(line, text)| {
            let length = text.chars().count();
            let from = if line == start.0 { start.1 - 1 } else { 0 };
            let to = if line == end.0 { end.1 - 1 } else { length };
            Excerpt { line, text: text.to_owned(), from: from.min(length), to: to.min(length) }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marked_characters_are_those_of_the_span() {
        let text: Arc<str> = "å b\ncd\r\n\nlast".into();
        for (start, end, expected) in [
            ((1, 3), (1, 4), vec![(1, "b")]),
            ((1, 3), (2, 3), vec![(1, "b"), (2, "cd")]),
            ((1, 1), (2, 1), vec![(1, "å b")]),
            ((2, 1), (4, 5), vec![(2, "cd"), (3, ""), (4, "last")]),
            ((9, 9), (9, 9), vec![]),
            ((4, 5), (4, 9), vec![(4, "")]),
        ] {
            let drawn: Vec<_> = excerpt(&text, start, end)
                .into_iter()
                .map(|part| {
                    let marked: String = part.text.chars().take(part.to).skip(part.from).collect();
                    (part.line, marked)
                })
                .collect();
            let expected: Vec<_> = expected.into_iter().map(|(line, text)| (line, text.to_owned())).collect();
            assert_eq!(drawn, expected, "{start:?} {end:?}");
        }
    }
}
