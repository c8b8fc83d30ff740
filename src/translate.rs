//! Translation: which block of a page is the translation of which, and which have not followed their source.
//!
//! Owns the comparison of pages by their blocks: two languages at one time ([`align`]), one language at two times
//! ([`changes`]), both together ([`behind`]), and the difference of two texts for people to see ([`diff`]). All of it
//! is pure and total. Does not read files, and does not know where the source of a translation is kept as it was
//! when the translation last followed it: the base.

mod align;
mod base;
mod behind;
mod card;
mod change;
mod confirm;
mod correction;
mod delta;
pub mod diff;
pub mod edit;
mod evidence;
mod length;
mod message;
mod monotone;
mod normal;
mod part;
pub mod pseudo;
mod reach;
mod sketch;
mod status;
mod store;
mod text;

#[cfg(test)]
mod tests;

pub use align::{Alignment, align};
pub use base::Bases;
pub use behind::{Behind, Standing, behind, standings};
pub use card::{Card, Written, card, pages, states};
pub use change::{Change, Changes, changes};
pub use confirm::{Messages, Pair, Refusal, Write, adopt, confirm, confirm_messages};
pub use correction::{Fields, Written as WrittenText, correct, fields, fields_in, place};
pub use delta::{Delta, deltas};
pub use part::{Part, Place, State, parts};
pub use status::{Amount, FieldStatus, MessageStatus, PageStatus, Status, Tally, Todo, status};
pub use store::{Save, Unsaved, save, store, update};
pub use text::{FIELDS, Field, Text};

use crate::diagnostic::Span;
use crate::front_matter;
use crate::markdown::{self, Block, BlockKind};
use crate::path::SourcePath;

/// A block with what is written in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Passage<'t> {
    pub kind: BlockKind,
    pub text: &'t str,
}

/// The blocks of a page with what `file`, the text of its file, has in them.
pub fn passages<'t>(blocks: &[Block], file: &'t str) -> Vec<Passage<'t>> {
    let text = |span: Span| file.get(span.start..span.end).unwrap_or_default();
    blocks.iter().map(|block| Passage { kind: block.kind, text: text(block.span) }).collect()
}

/// The blocks of a page that is no page of the site: of a base, or of an older version.
pub fn blocks(path: &SourcePath, file: &str) -> Vec<Block> {
    let begin = front_matter::parse(path, file).value.body_start;
    markdown::parse(path, file, begin, &str::to_owned).value.blocks
}

/// What a block is, in more detail than its kind: two components are the same only if their names are.
type Shape<'t> = (BlockKind, &'t str);

impl<'t> Passage<'t> {
    fn shape(&self) -> Shape<'t> {
        let name = match self.kind {
            BlockKind::Component => {
                let rest = self.text.trim_start_matches('<');
                let end = rest.find(|part: char| !part.is_ascii_alphanumeric() && part != '-');
                &rest[..end.unwrap_or(rest.len())]
            }
            BlockKind::Heading(_)
            | BlockKind::Paragraph
            | BlockKind::Item
            | BlockKind::Row
            | BlockKind::Code
            | BlockKind::Html
            | BlockKind::Term
            | BlockKind::Description => "",
        };
        (self.kind, name)
    }
}
