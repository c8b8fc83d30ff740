//! The text of a page as people translate it: what its front matter says to readers, and its blocks.

use std::sync::Arc;

use super::{Passage, blocks, passages};
use crate::content::Document;
use crate::diagnostic::Span;
use crate::front_matter::{self, FrontMatter};
use crate::markdown::Block;
use crate::path::SourcePath;
use crate::source::SourceFile;
use crate::value::Spanned;

/// The text of a page's file, with its parts.
#[derive(Clone, Debug)]
pub struct Text {
    pub path: SourcePath,
    pub text: Arc<str>,
    /// In the order of [`FIELDS`].
    pub fields: Vec<Field>,
    pub blocks: Vec<Block>,
}

/// A key of the front matter that readers read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    pub name: &'static str,
    pub value: Arc<str>,
    /// Where the value stands, as it is written.
    pub span: Span,
}

/// The keys of the front matter that are translated.
pub const FIELDS: [&str; 4] = ["title", "description", "label", "lead"];

impl Text {
    pub fn of(file: &SourceFile) -> Self {
        Text::read(&file.path, file.text())
    }

    pub fn read(path: &SourcePath, text: Arc<str>) -> Self {
        let front = front_matter::parse(path, &text).value;
        let blocks = blocks(path, &text);
        Text::with(path, text, &front, blocks)
    }

    /// The text of a page of the site, which has been read before.
    pub fn of_page(document: &Document, file: &SourceFile) -> Self {
        Text::with(&document.path, file.text(), &document.front, document.markdown.blocks.clone())
    }

    pub fn passages(&self) -> Vec<Passage<'_>> {
        passages(&self.blocks, &self.text)
    }

    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    fn with(path: &SourcePath, text: Arc<str>, front: &FrontMatter, blocks: Vec<Block>) -> Self {
        // A page without a title has that of its file, which stands nowhere.
        let title = Some(&front.title).filter(|title| title.span != Span::default());
        let values = [title, front.description.as_ref(), front.label.as_ref(), front.lead.as_ref()];
        let field = |(name, value): (&'static str, Option<&Spanned<Arc<str>>>)| {
            value.map(|value| Field { name, value: Arc::clone(&value.value), span: value.span })
        };
        let fields = FIELDS.into_iter().zip(values).filter_map(field).collect();
        Text { path: path.clone(), text, fields, blocks }
    }

    /// The line of the file, from 1, on which a byte stands.
    pub fn line(&self, at: usize) -> usize {
        line(&self.text, at)
    }
}

/// The line of a text, from 1, on which a byte stands.
pub fn line(text: &str, at: usize) -> usize {
    text.get(..at).map_or(0, |text| text.matches('\n').count()) + 1
}

impl Field {
    /// Whether both say the same; how their lines are broken does not count.
    pub fn says_what(&self, other: &Field) -> bool {
        self.value.split_whitespace().eq(other.value.split_whitespace())
    }
}
