//! Markdown: reads the body of one page into pieces, which a later stage joins. The wall around pulldown-cmark.
//!
//! Pure and without knowledge of other files: a link stays a [`Target`], a component stays a [`Component`], and a word
//! of the interface stays the id of a message. Front matter is cut off before (`front_matter`), links are resolved
//! and components rendered after (`render`).
//!
//! How a body is read: lines whose only content is a component's tag are masked, so that the parser sees a
//! block there whatever surrounds it; the parser's events are collected; footnotes are taken out; a writer turns the
//! events into pieces. Every byte offset is one of the whole file.

mod block;
mod component;
pub mod escape;
mod footnote;
mod heading;
mod html;
mod link;
mod mask;
mod run;
mod source;
mod tag;
mod writer;

#[cfg(test)]
mod tests;

use pulldown_cmark as cmark;

pub use block::{Block, BlockKind, Mark};
pub use run::{Part, Run, RunKind, runs};

use crate::diagnostic::{Checked, Span};
use crate::path::SourcePath;

/// The body of a page, in the order in which it is written.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Markdown {
    pub pieces: Vec<Piece>,
    /// Every heading, in order, also those inside components.
    pub outline: Vec<Heading>,
    /// Every block, in the order of the file. Its place here is its number; all else that speaks of a block names
    /// the number, so that only the file's newest reading says where a block stands.
    pub blocks: Vec<Block>,
}

/// A part of a body. Two pieces of HTML never follow one another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    /// Finished HTML.
    Html(Html),
    /// Stands where the value of an `href` or `src` belongs, between the quotes: the address, escaped.
    Link(Target),
    /// The id of a message: its text, escaped for an attribute. It stands between quotes or tags.
    Message(&'static str),
    Component(Component),
}

/// Finished HTML, and the blocks that begin in it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Html {
    pub text: String,
    /// In the order of the text.
    pub marks: Vec<Mark>,
}

/// What a link or an image leads to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// The path as it is written, percent-decoded; empty for an anchor of this page.
    pub destination: String,
    /// What follows `?`, as it is written.
    pub query: Option<String>,
    /// What follows `#`, percent-decoded.
    pub anchor: Option<String>,
    /// Where the address stands in the file.
    pub span: Span,
    pub kind: TargetKind,
}

/// How a destination is to be resolved. Addresses outside the site are finished HTML and have no target.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TargetKind {
    /// A relative path to a Markdown file.
    Page,
    /// `#x`, on this page.
    Anchor,
    /// A relative path to any other file.
    Asset,
    /// `/x`, from the site's root.
    Root,
}

/// `<round-list status="open" />`, or a tag with a body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Component {
    pub name: String,
    pub name_span: Span,
    /// From the opening tag's `<` to the closing tag's `>`.
    pub span: Span,
    pub attributes: Vec<Attribute>,
    /// Whether it stands inside a sentence. If not, it stands where a block does and no `<p>` is around it.
    pub inline: bool,
    /// The number of the block that begins with the first tag of what this becomes.
    pub block: Option<u32>,
    /// `None` if the tag closes itself.
    pub body: Option<Vec<Piece>>,
}

/// One attribute of a component, as it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attribute {
    pub name: String,
    pub name_span: Span,
    /// With character references decoded; `None` if only the name is written.
    pub value: Option<String>,
    /// The value without its quotes; the name, if there is no value.
    pub value_span: Span,
}

/// A heading of the page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    pub id: String,
    /// Without markup, not escaped.
    pub text: String,
    pub span: Span,
}

/// Reads `text` from the byte `body` on. `soften` puts soft hyphens into the text of headings of level 1 to 3.
pub fn parse(
    path: &SourcePath,
    text: &str,
    body: usize,
    soften: &dyn Fn(&str) -> String,
) -> Checked<Markdown> {
    let source = source::Source::new(path, text, body);
    let mut parser = cmark::Parser::new_ext(source.masked(), options()).into_offset_iter();
    let (events, footnotes) = footnote::separate(&mut parser);
    let mut written = writer::write(&source, parser.reference_definitions(), &events, footnotes, soften);
    let Markdown { pieces, blocks, .. } = &mut written.value;
    *blocks = block::order(std::mem::take(blocks), pieces, text);
    written
}

fn options() -> cmark::Options {
    cmark::Options::ENABLE_TABLES
        | cmark::Options::ENABLE_STRIKETHROUGH
        | cmark::Options::ENABLE_FOOTNOTES
        | cmark::Options::ENABLE_HEADING_ATTRIBUTES
        | cmark::Options::ENABLE_DEFINITION_LIST
        | cmark::Options::ENABLE_GFM
        | cmark::Options::ENABLE_TASKLISTS
}
