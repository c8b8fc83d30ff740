//! Blocks: the parts of a page that an editor points at, that scroll is linked by and that a translation follows.
//!
//! One block is what a translator confirms at once: a heading, a paragraph, an item with its own text, a row of a
//! table. Blocks do not overlap, and text that can be read stands in one. Says what blocks are and brings them into
//! order; the writer tells where each begins.

use super::cmark::{Event, Tag};
use super::footnote::Placed;
use super::{Html, Piece, html};
use crate::diagnostic::Span;

/// A block of a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    pub kind: BlockKind,
    /// Where it stands in the file.
    pub span: Span,
    /// The line of the file on which it begins, from 1.
    pub line: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum BlockKind {
    /// Of level 1 to 6.
    Heading(u8),
    /// Also a paragraph in a quotation, a component or a footnote, and the further ones of an item.
    Paragraph,
    /// An item of a list with its mark and its first text, without what is nested in it.
    Item,
    /// A row of a table, also that of its head.
    Row,
    Code,
    Html,
    /// The opening tag of a component that has blocks inside, or a whole one that has none.
    Component,
    /// What is defined in a list of definitions.
    Term,
    /// What is said of a term: the first text, without what is nested in it.
    Description,
}

/// Where a block begins in a piece of HTML: at the `<` of its first tag.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// The byte of the piece.
    pub at: u32,
    /// The number of the block among those of the page.
    pub block: u32,
}

impl Html {
    /// The block with this number begins with what is written next. One that begins behind 4 GB has no mark.
    pub(super) fn begin(&mut self, block: u32) {
        self.marks.extend(u32::try_from(self.text.len()).ok().map(|at| Mark { at, block }));
    }

    pub(super) fn append(&mut self, other: Html) {
        let begin = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        let moved = |mark: Mark| Some(Mark { at: mark.at.checked_add(begin)?, ..mark });
        self.marks.extend(other.marks.into_iter().filter_map(moved));
        self.text.push_str(&other.text);
    }
}

/// Where the text ends that `events` begin with; `None` if they begin with something else.
pub(super) fn text_end(events: &[Placed<'_>]) -> Option<usize> {
    let mut end = None;
    let mut at = 0;
    while let Some((event, range)) = events.get(at) {
        match event {
            Event::Start(tag) if is_inside_text(tag) => at += 2 + html::inside(&events[at + 1..]),
            Event::Text(_)
            | Event::Code(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::TaskListMarker(_) => at += 1,
            Event::Start(_) | Event::End(_) | Event::Html(_) | Event::Rule => break,
        }
        end = Some(range.end);
    }
    end
}

pub(super) fn is_inside_text(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

/// Brings the blocks of the file `text`, numbered as they were written, into the order of the file: notes are
/// written at the end of a page, wherever they stand.
pub(super) fn order(blocks: Vec<Block>, pieces: &mut [Piece], text: &str) -> Vec<Block> {
    let mut blocks = blocks;
    if !blocks.is_sorted_by_key(|block| block.span.start) {
        let mut written: Vec<usize> = (0..blocks.len()).collect();
        written.sort_by_key(|number| blocks[*number].span.start);
        let mut numbers = vec![0; blocks.len()];
        for (now, before) in (0..).zip(&written) {
            numbers[*before] = now;
        }
        renumber(pieces, &numbers);
        blocks = written.into_iter().map(|number| blocks[number]).collect();
    }
    let (mut line, mut counted) = (1, 0);
    for index in 0..blocks.len() {
        let next = blocks.get(index + 1).map_or(text.len(), |next| next.span.start);
        let block = &mut blocks[index];
        block.span.end = block.span.end.min(next);
        let lines = text.get(counted..block.span.start).map_or(0, |text| text.matches('\n').count());
        line += u32::try_from(lines).unwrap_or(u32::MAX - line);
        counted = block.span.start;
        block.line = line;
    }
    blocks.shrink_to_fit();
    blocks
}

fn renumber(pieces: &mut [Piece], numbers: &[u32]) {
    let now = |block: u32| numbers.get(block as usize).copied().unwrap_or(block);
    for piece in pieces {
        match piece {
            Piece::Html(html) => html.marks.iter_mut().for_each(|mark| mark.block = now(mark.block)),
            Piece::Component(component) => {
                component.block = component.block.map(now);
                renumber(component.body.as_deref_mut().unwrap_or_default(), numbers);
            }
            Piece::Link(_) | Piece::Message(_) => {}
        }
    }
}
