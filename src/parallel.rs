//! Parallel texts: a page as people translate it, and which block of it is the translation of which.
//!
//! Owns the comparison of two languages at one time ([`align`]), which is pure and total. Does not know what a
//! translation has followed and what not (`translate`), nor whether both say the same (`check`).

mod align;
mod evidence;
mod length;
pub mod monotone;
mod normal;
mod text;

#[cfg(test)]
pub(crate) mod tests;

pub use align::{Alignment, align};
pub use normal::normal;
pub use text::{FIELDS, Field, Text, line};

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
