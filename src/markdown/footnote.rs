//! Footnotes: taken out of the text where they are defined, numbered by first use, written at the end of the page.

use std::collections::HashMap;
use std::ops::Range;

use super::cmark::{Event, OffsetIter, Tag, TagEnd};
use super::component::Output;
use super::{Html, Piece};

/// What the parser found, and where in the body.
pub(super) type Placed<'e> = (Event<'e>, Range<usize>);

/// The footnotes that a page defines and uses.
pub(super) struct Footnotes<'e> {
    /// By label in lower case: the parser does not mind case either.
    definitions: HashMap<String, Vec<Placed<'e>>>,
    numbers: HashMap<String, usize>,
    /// By number, from 1: what is in the note and how often the text refers to it.
    used: Vec<Used<'e>>,
}

struct Used<'e> {
    definition: Vec<Placed<'e>>,
    references: usize,
}

/// Parts the definitions of footnotes from all else.
pub(super) fn separate<'e>(parser: &mut OffsetIter<'e>) -> (Vec<Placed<'e>>, Footnotes<'e>) {
    let mut text = Vec::with_capacity(256);
    let mut open: Vec<(String, Vec<Placed<'e>>)> = Vec::new();
    let mut definitions = HashMap::new();
    for (event, range) in parser {
        if let Event::Start(Tag::FootnoteDefinition(label)) = event {
            open.push((label.to_lowercase(), Vec::new()));
        } else if matches!(event, Event::End(TagEnd::FootnoteDefinition)) {
            if let Some((label, events)) = open.pop() {
                definitions.entry(label).or_insert(events);
            }
        } else {
            open.last_mut().map_or(&mut text, |(_, events)| events).push((event, range));
        }
    }
    (text, Footnotes { definitions, numbers: HashMap::new(), used: Vec::new() })
}

impl<'e> Footnotes<'e> {
    /// The events of all definitions.
    pub fn events(&self) -> impl Iterator<Item = &Placed<'e>> {
        self.definitions.values().flatten()
    }

    /// The number of a note that the text refers to now, and which of the references to it this is.
    /// A reference never stands inside a link: the parser takes neither for one then.
    pub fn refer(&mut self, label: &str) -> Option<(usize, usize)> {
        let label = label.to_lowercase();
        let number = match self.numbers.get(&label) {
            Some(number) => *number,
            None => {
                let definition = self.definitions.remove(&label)?;
                self.used.push(Used { definition, references: 0 });
                self.numbers.insert(label, self.used.len());
                self.used.len()
            }
        };
        let used = self.used.get_mut(number - 1)?;
        used.references += 1;
        Some((number, used.references))
    }

    /// What stands in the note with this number, once.
    pub fn definition(&mut self, number: usize) -> Option<Vec<Placed<'e>>> {
        self.used.get_mut(number - 1).map(|used| std::mem::take(&mut used.definition))
    }

    /// Writes all notes, given the pieces of each.
    pub fn write(&self, out: &mut Output<'_>, notes: Vec<Vec<Piece>>) {
        if notes.is_empty() {
            return;
        }
        out.line();
        out.raw("<section class=\"footnotes\" aria-label=\"");
        out.message("footnotes");
        out.raw("\">\n<ol>\n");
        for (index, (mut note, used)) in notes.into_iter().zip(&self.used).enumerate() {
            let number = index + 1;
            out.raw(&format!("<li id=\"fn-{number}\">"));
            let paragraph = match note.last_mut() {
                Some(Piece::Html(Html { text, .. })) if text.ends_with("</p>\n") => {
                    text.truncate(text.len() - "</p>\n".len());
                    "</p>\n"
                }
                Some(Piece::Html(_) | Piece::Link(_) | Piece::Message(_) | Piece::Component(_)) | None => "",
            };
            out.append(note);
            for reference in 1..=used.references {
                let id = reference_id(number, reference);
                out.raw(&format!(" <a href=\"#{id}\" class=\"footnote-back\" aria-label=\""));
                out.message("footnote-back");
                let name = id.trim_start_matches("fnref-");
                out.raw(&format!(" {name}\">↩</a>"));
            }
            out.raw(paragraph);
            out.raw("</li>\n");
        }
        out.raw("</ol>\n</section>\n");
    }
}

/// The id of a reference: `fnref-1`, and `fnref-1-2` for the second to the same note.
pub(super) fn reference_id(number: usize, reference: usize) -> String {
    match reference {
        0 | 1 => format!("fnref-{number}"),
        _ => format!("fnref-{number}-{reference}"),
    }
}
