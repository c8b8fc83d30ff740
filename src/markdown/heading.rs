//! The ids of headings: written ones first, others made from the text, none twice.

use std::collections::HashMap;

use crate::diagnostic::Span;
use crate::slug::slugify;

/// The ids of one page.
pub(super) struct Ids {
    /// Every id that is taken, and where, once its heading has been met.
    taken: HashMap<String, Option<Span>>,
    /// The number that the next id made from a text will try.
    next: HashMap<String, usize>,
}

impl Ids {
    /// `written` are all ids that the page's headings are given anywhere, so that none is made before it is met.
    pub fn new<'t>(written: impl Iterator<Item = &'t str>) -> Self {
        Ids { taken: written.map(|id| (id.to_owned(), None)).collect(), next: HashMap::new() }
    }

    /// Takes a written id for the heading at `span`; if it is taken already, says where.
    pub fn take(&mut self, id: &str, span: Span) -> Result<(), Span> {
        match self.taken.insert(id.to_owned(), Some(span)) {
            Some(Some(first)) => {
                self.taken.insert(id.to_owned(), Some(first));
                Err(first)
            }
            Some(None) | None => Ok(()),
        }
    }

    /// Makes an id from the text of a heading.
    pub fn make(&mut self, text: &str, span: Span) -> String {
        let slug = slugify(text);
        self.free(if slug.is_empty() { "section" } else { &slug }, span)
    }

    /// `base`, or `base-2` and so on if that is taken.
    pub fn free(&mut self, base: &str, span: Span) -> String {
        let mut id = base.to_owned();
        // Remembering the number keeps many headings of one text from counting up each time.
        let next = self.next.entry(base.to_owned()).or_insert(2);
        while self.taken.contains_key(&id) {
            id = format!("{base}-{next}");
            *next += 1;
        }
        self.taken.insert(id.clone(), Some(span));
        id
    }
}
