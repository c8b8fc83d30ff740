//! The questions that a body or an output may ask. Each is about one facet of one thing, so that a change of
//! another facet concerns nobody who did not ask for it.

use std::fmt;

use crate::i18n::MessageId;
use crate::language::Language;
use crate::path::{PageId, UrlPath};
use crate::programme::Boundary;

use super::PageKey;

/// One question to the snapshot.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Query {
    /// The settings of `anslag.yaml`.
    Config,
    /// The head of a page: its front matter, its address and the language of its text.
    Page(PageKey),
    /// The Markdown of a page, unrendered.
    Source(PageKey),
    /// The rendered body of a page.
    Body(PageKey),
    /// The address of a page alone.
    Route(PageKey),
    /// Whether a page is a draft that is left out.
    Draft(PageKey),
    /// Which pages a section has, in order.
    Section(PageKey),
    /// Which languages have the page, and where.
    Translations(PageId),
    /// Every page of a language, in the order of their ids.
    Pages(Language),
    /// A record of the programme.
    Record(RecordKind, String),
    /// Which records of a kind there are, in order.
    Records(RecordKind),
    /// Which page is that of a record.
    RecordPage(RecordKey),
    /// The shape of a country on the map.
    Shape(String),
    /// A file of data that the program does not type.
    Data(String),
    /// A message in one language, with all that it refers to.
    Message(Language, MessageId),
    /// The same, where it is no fault that the language does not have it.
    OwnMessage(Language, MessageId),
    /// Where a message is written, asked for when something is wrong with it.
    MessagePlace(Language, MessageId),
    /// A template with all that it extends, includes and calls.
    Template(String),
    /// A component with all that it calls.
    Component(String),
    /// An asset of the theme.
    Asset(String),
    /// A file of `content/assets`.
    File(String),
    /// All names of a kind, asked for when one was not found and another may have been meant.
    Known(Known),
    /// An address that another page answers to now.
    Redirect(UrlPath),
    /// Whether an instant has passed.
    Clock(Boundary),
}

impl Query {
    /// The instant that a question to the clock is about.
    pub fn boundary(&self) -> Option<&Boundary> {
        if let Query::Clock(boundary) = self { Some(boundary) } else { None }
    }
}

/// The kinds of name that a suggestion may be chosen from.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Known {
    Messages(Language),
    Templates,
    Components,
    Assets,
    Files,
    Data,
}

impl fmt::Display for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Known::Messages(language) => write!(f, "names of all messages in {language}"),
            Known::Templates => write!(f, "names of all templates"),
            Known::Components => write!(f, "names of all components"),
            Known::Assets => write!(f, "names of all theme assets"),
            Known::Files => write!(f, "names of all files of the content"),
            Known::Data => write!(f, "names of all data files"),
        }
    }
}

/// A record by its kind and its id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RecordKey {
    pub kind: RecordKind,
    pub id: String,
}

/// The kinds of record that the program types.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RecordKind {
    Country,
    Cluster,
    Round,
    Component,
    Contact,
    Link,
    Criterion,
    Step,
    Statement,
}

impl RecordKind {
    /// The record's name in templates.
    pub fn key(self) -> &'static str {
        match self {
            RecordKind::Country => "country",
            RecordKind::Cluster => "cluster",
            RecordKind::Round => "round",
            RecordKind::Component => "component",
            RecordKind::Contact => "contact",
            RecordKind::Link => "link",
            RecordKind::Criterion => "criterion",
            RecordKind::Step => "step",
            RecordKind::Statement => "statement",
        }
    }

    /// The record's name in messages to people.
    pub fn name(self) -> &'static str {
        match self {
            RecordKind::Country => "country",
            RecordKind::Cluster => "cluster",
            RecordKind::Round => "round",
            RecordKind::Component => "component of the programme",
            RecordKind::Contact => "contact",
            RecordKind::Link => "link",
            RecordKind::Criterion => "criterion",
            RecordKind::Step => "step",
            RecordKind::Statement => "accessibility statement",
        }
    }

    /// The file that holds records of this kind.
    pub fn file(self) -> &'static str {
        match self {
            RecordKind::Country => "content/data/countries.yaml",
            RecordKind::Cluster => "content/data/clusters.yaml",
            RecordKind::Round => "content/data/rounds.yaml",
            RecordKind::Component => "content/data/components.yaml",
            RecordKind::Contact => "content/data/contacts.yaml",
            RecordKind::Link => "content/data/links.yaml",
            RecordKind::Criterion => "content/data/eligibility.yaml",
            RecordKind::Step => "content/data/steps.yaml",
            RecordKind::Statement => "content/data/statement.yaml",
        }
    }
}

/// The question in words, as `anslag why` lists it.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Query::Config => write!(f, "settings of anslag.yaml"),
            Query::Page(key) => write!(f, "head of page {key}"),
            Query::Source(key) => write!(f, "Markdown of page {key}"),
            Query::Body(key) => write!(f, "body of page {key}"),
            Query::Route(key) => write!(f, "address of page {key}"),
            Query::Draft(key) => write!(f, "whether page {key} is a draft"),
            Query::Section(key) => write!(f, "pages in section {key}"),
            Query::Translations(id) => write!(f, "translations of page {id}"),
            Query::Pages(language) => write!(f, "all pages in {language}"),
            Query::Record(RecordKind::Statement, _) => write!(f, "accessibility statement"),
            Query::Record(kind, id) => write!(f, "{} {id}", kind.name()),
            Query::Records(kind) => write!(f, "list in {}", kind.file()),
            Query::RecordPage(record) => write!(f, "page of {} {}", record.kind.name(), record.id),
            Query::Shape(code) => write!(f, "shape of country {code}"),
            Query::Data(name) => write!(f, "data {name}"),
            Query::Message(language, id) => write!(f, "message {id} in {language}"),
            Query::OwnMessage(language, id) => write!(f, "message {id} in {language}, if there is one"),
            Query::MessagePlace(language, id) => write!(f, "place of message {id} in {language}"),
            Query::Template(name) => write!(f, "template {name}"),
            Query::Component(name) => write!(f, "component {name}"),
            Query::Asset(name) => write!(f, "theme asset {name}"),
            Query::File(name) => write!(f, "file {name}"),
            Query::Known(known) => write!(f, "{known}, to suggest one"),
            Query::Redirect(url) => write!(f, "old address {url}"),
            Query::Clock(boundary) => write!(f, "clock: {}", boundary.event),
        }
    }
}
