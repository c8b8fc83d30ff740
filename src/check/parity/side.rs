//! A page with what each of its parts states: the fields of its front matter that readers read, and its blocks.

use std::sync::Arc;

use super::Context;
use super::component::Use;
use super::gather;
use super::link::Link;
use crate::check::prose::{self, Fact, Masked, Tongue};
use crate::content::Document;
use crate::diagnostic::Span;
use crate::markdown::BlockKind;
use crate::parallel::{FIELDS, Text};
use crate::site::Page;

/// One of the two pages.
pub struct Side<'a> {
    pub document: &'a Document,
    pub page: Text,
    /// The fields in the order of [`FIELDS`], then the blocks, then what stands in none of them.
    pub parts: Vec<Part>,
}

/// A field, a block, or what stands in none. All places are places of the file.
#[derive(Default)]
pub struct Part {
    pub span: Span,
    pub kind: Option<BlockKind>,
    pub facts: Vec<Fact>,
    pub links: Vec<Link>,
    pub uses: Vec<Use>,
}

/// Where the blocks begin among the parts.
pub const BLOCKS: usize = FIELDS.len();

impl<'a> Side<'a> {
    pub fn of(context: &Context<'_>, page: &'a Page) -> Option<Self> {
        let document = &*page.document;
        let file = context.build.tree.files.get(&document.path).filter(|file| file.is_readable)?;
        let page = Text::of_page(document, file);
        let tongue = context.tongues.get(&document.language)?;
        let mut parts: Vec<Part> = FIELDS
            .iter()
            .map(|name| Part {
                span: page.field(name).map(|field| field.span).unwrap_or_default(),
                ..Part::default()
            })
            .collect();
        parts.extend(page.blocks.iter().map(|block| Part {
            span: block.span,
            kind: Some(block.kind),
            ..Part::default()
        }));
        parts.push(Part::default());
        let mut side = Side { document, page, parts };
        side.read(context, tongue);
        Some(side)
    }

    /// The words at a place, on one line.
    pub fn words(&self, span: Span) -> String {
        let text = self.page.text.get(span.start..span.end).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Where to point at when all of a part is meant: its first line; without a part, the title.
    pub fn place(&self, part: Option<usize>) -> Span {
        let span = part.and_then(|part| self.parts.get(part)).map(|part| part.span).unwrap_or_default();
        if span == Span::default() {
            return self.document.front.title.span;
        }
        first_line(&self.page.text, span)
    }

    fn read(&mut self, context: &Context<'_>, tongue: &Tongue) {
        let text = Arc::clone(&self.page.text);
        for part in &mut self.parts {
            let Some(written) = text.get(part.span.start..part.span.end) else { continue };
            let Some(masked) = prose_of(written, part.kind) else { continue };
            let mut facts = prose::facts(&masked, tongue);
            facts.iter_mut().for_each(|fact| fact.span = fact.span.shifted(part.span.start));
            part.facts = facts;
            part.links.extend(
                masked
                    .addresses
                    .iter()
                    .filter_map(|address| Link::away(&address.text, address.span.shifted(part.span.start))),
            );
        }
        let gathered = gather::gather(context, self.document);
        for link in gathered.links {
            let part = self.part_at(link.span);
            self.parts[part].links.push(link);
        }
        for component in gathered.uses {
            let part = self.part_at(component.span);
            self.parts[part].uses.push(component);
        }
    }

    /// The block in which a place is, or the last part.
    fn part_at(&self, span: Span) -> usize {
        let blocks = &self.page.blocks;
        let next = blocks.partition_point(|block| block.span.start <= span.start);
        match next.checked_sub(1).filter(|block| span.start < blocks[*block].span.end) {
            Some(block) => BLOCKS + block,
            None => self.parts.len() - 1,
        }
    }
}

/// The prose of a part; code has none.
pub fn prose_of(text: &str, kind: Option<BlockKind>) -> Option<Masked> {
    match kind {
        Some(BlockKind::Code) => None,
        Some(BlockKind::Item) => Some(prose::mask_item(text)),
        Some(
            BlockKind::Heading(_)
            | BlockKind::Paragraph
            | BlockKind::Row
            | BlockKind::Html
            | BlockKind::Component
            | BlockKind::Term
            | BlockKind::Description,
        )
        | None => Some(prose::mask(text)),
    }
}

/// The first line of what stands at a place.
pub fn first_line(text: &str, span: Span) -> Span {
    let line = text.get(span.start..span.end).and_then(|text| text.lines().next()).unwrap_or_default();
    Span::new(span.start, span.start + line.trim_end().len())
}
