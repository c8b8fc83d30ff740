//! A page of the site: one text at one address, for the readers of one language.

use std::fmt;
use std::sync::Arc;

use crate::content::Document;
use crate::fingerprint::Fingerprint;
use crate::language::Language;
use crate::path::{PageId, UrlPath};

use super::RecordKey;

/// A page for the readers of one language.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PageKey {
    pub language: Language,
    pub id: PageId,
}

impl PageKey {
    pub fn new(language: &Language, id: &PageId) -> Self {
        PageKey { language: language.clone(), id: id.clone() }
    }
}

impl fmt::Display for PageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.id.is_home() {
            true => write!(f, "{}:/", self.language),
            false => write!(f, "{}:{}", self.language, self.id),
        }
    }
}

/// A page with its address. Its text may be in another language than its readers', if the site's policy is to
/// show the original where a translation is missing.
#[derive(Clone, Debug)]
pub struct Page {
    pub key: PageKey,
    pub document: Arc<Document>,
    /// The address below the site's base path.
    pub url: UrlPath,
    pub origin: Origin,
    head: Fingerprint,
    route: Fingerprint,
}

/// How a page came about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin {
    /// Its file is its text.
    Written,
    /// Its file is the text of the pages of records. It has no output; the address is that of one of those.
    Pattern,
    /// The page of a record.
    Record(RecordKey),
}

impl Page {
    pub fn new(key: PageKey, document: Arc<Document>, url: UrlPath) -> Self {
        let route = Fingerprint::of_parts([
            key.language.as_str(),
            key.id.as_str(),
            document.language.as_str(),
            url.as_str(),
        ]);
        let kind = Fingerprint::of([u8::from(document.is_section)]);
        let head = Fingerprint::combine([document.head, kind, route]);
        Page { key, document, url, origin: Origin::Written, head, route }
    }

    /// The page of a record.
    #[must_use]
    pub fn of_record(self, record: RecordKey) -> Self {
        let head = Fingerprint::combine([self.head, Fingerprint::of(&record.id)]);
        Page { origin: Origin::Record(record), head, ..self }
    }

    /// The text of the pages of records, seen at the address of one of those.
    #[must_use]
    pub fn as_pattern(self, url: UrlPath) -> Self {
        Page { origin: Origin::Pattern, url, ..self }
    }

    /// Whether readers find it.
    pub fn is_shown(&self) -> bool {
        self.origin != Origin::Pattern
    }

    /// Whether it has a file of its own.
    pub fn is_written(&self) -> bool {
        self.record().is_none()
    }

    /// The record that it is the page of.
    pub fn record(&self) -> Option<&RecordKey> {
        match &self.origin {
            Origin::Record(record) => Some(record),
            Origin::Written | Origin::Pattern => None,
        }
    }

    /// The language of the text.
    pub fn text_language(&self) -> &Language {
        &self.document.language
    }

    /// Whether the text is in the language of the readers.
    pub fn is_translated(&self) -> bool {
        self.document.language == self.key.language
    }

    pub fn title(&self) -> &str {
        &self.document.front.title.value
    }

    /// The page's head: what other pages can know of it.
    pub fn head(&self) -> Fingerprint {
        self.head
    }

    /// The page's place: its key, the language of its text and its address.
    pub fn route(&self) -> Fingerprint {
        self.route
    }
}

/// What the Markdown of a page became.
#[derive(PartialEq, Eq, Debug)]
pub struct Body {
    pub html: Arc<str>,
    pub fingerprint: Fingerprint,
    /// The links to pages and anchors of the site, with their places in the source.
    pub links: Vec<BodyLink>,
    /// Where the blocks of the page's Markdown begin, in the order of the file. Templates do not see them.
    pub blocks: Vec<BodyBlock>,
}

/// A block as it stands in the HTML. Where it stands in the file is for the page's document to say, as only that is
/// read anew whenever the file changes: `document.markdown.blocks[block]`, with its line. A block without a tag of
/// its own has no entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BodyBlock {
    /// The byte of the HTML at which the block's first tag begins.
    pub offset: u32,
    /// The block's number among the blocks of the document.
    pub block: u32,
}

/// A link in the Markdown, as it stands in the HTML.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BodyLink {
    pub href: String,
    pub at: crate::diagnostic::Location,
    /// Whether it leads to a page or a file that was found when the body was rendered, and to no place in it.
    pub is_found: bool,
}
