//! The site as one immutable snapshot: every page with its address, the programme, the messages, the theme's files.
//!
//! [`assemble`] makes it from parsed files; its fields are private to this module. Whoever renders asks through a
//! [`View`], which records every question; [`Site::answer`] gives the fingerprint of the answer to any question.

mod assemble;
mod memo;
mod page;
mod plan;
mod query;
mod route;
mod theme;
mod view;

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::sync::Arc;

pub use assemble::{Options, assemble};
pub use memo::{Memo, Trace};
pub use page::{Body, BodyLink, Page, PageKey};
pub use plan::Job;
pub use query::{Known, Query, RecordKind};
pub use theme::{Asset, TemplateFile, ThemeFiles};
pub use view::{Fault, View};

use crate::config::{Config, Missing};
use crate::content::Parsed;
use crate::fingerprint::Fingerprint;
use crate::i18n::{Catalog, MessageId};
use crate::language::Language;
use crate::locale::Formats;
use crate::path::{OutputPath, PageId, SourcePath};
use crate::programme::{Clock, Programme, Record, Records};
use crate::source::SourceFile;
use crate::value::Node;

/// Every file of the site with what parsing made of it.
#[derive(Default, Debug)]
pub struct Sources(pub BTreeMap<SourcePath, SourceEntry>);

/// One file before and after parsing.
#[derive(Clone, Debug)]
pub struct SourceEntry {
    pub file: Arc<SourceFile>,
    pub parsed: Parsed,
}

impl Sources {
    fn parsed(&self, path: &SourcePath) -> Option<&Parsed> {
        self.0.get(path).map(|entry| &entry.parsed)
    }

    /// The files whose path begins with `prefix`.
    fn below<'a>(
        &'a self,
        prefix: &str,
    ) -> impl Iterator<Item = (&'a SourcePath, &'a SourceEntry)> + use<'a> {
        let start = SourcePath::new(prefix);
        self.0.range(start.clone()..).take_while(move |(path, _)| path.as_str().starts_with(start.as_str()))
    }

    /// The names of all themes at hand.
    fn themes(&self) -> Vec<String> {
        let mut themes: Vec<String> = self
            .below("themes/")
            .filter_map(|(path, _)| Some(path.below("themes")?.split_once('/')?.0.to_owned()))
            .collect();
        themes.dedup();
        themes
    }
}

/// The words and rules of one language of the site.
#[derive(Debug)]
struct Tongue {
    catalog: Catalog,
    formats: Arc<Formats>,
}

/// The snapshot. Two sites made from the same files with the same clock answer every question alike.
#[derive(Debug)]
pub struct Site {
    config: Arc<Config>,
    clock: Clock,
    pages: BTreeMap<PageKey, Page>,
    sections: BTreeMap<PageKey, Vec<PageKey>>,
    translations: BTreeMap<PageId, Vec<PageKey>>,
    outputs: BTreeMap<OutputPath, Job>,
    programme: Programme,
    data: BTreeMap<String, (Arc<Node>, Fingerprint)>,
    tongues: BTreeMap<Language, Tongue>,
    theme: ThemeFiles,
    files: BTreeMap<String, Arc<SourceFile>>,
}

/// The rendered bodies of all pages, which outputs may ask for.
pub type Bodies = BTreeMap<PageKey, Memo<Body>>;

impl Site {
    /// A site of which only the configuration is known.
    fn empty(config: Config, clock: Clock) -> Self {
        Site {
            config: Arc::new(config),
            clock,
            pages: BTreeMap::new(),
            sections: BTreeMap::new(),
            translations: BTreeMap::new(),
            outputs: BTreeMap::new(),
            programme: Programme::default(),
            data: BTreeMap::new(),
            tongues: BTreeMap::new(),
            theme: ThemeFiles::default(),
            files: BTreeMap::new(),
        }
    }

    pub fn config(&self) -> &Arc<Config> {
        &self.config
    }

    /// Every output that this site calls for.
    pub fn plan(&self) -> &BTreeMap<OutputPath, Job> {
        &self.outputs
    }

    /// The templates and assets that the site uses, for compiling them.
    pub fn theme(&self) -> &ThemeFiles {
        &self.theme
    }

    /// Every page in order of language and id, for jobs and for checks; whoever renders asks a [`View`].
    pub fn pages(&self) -> impl Iterator<Item = &Page> {
        self.pages.values()
    }

    /// One page, for checks.
    pub fn page(&self, key: &PageKey) -> Option<&Page> {
        self.pages.get(key)
    }

    /// The language in which a page is written.
    pub fn text_language(&self, key: &PageKey) -> Option<&Language> {
        self.pages.get(key).map(Page::text_language)
    }

    /// The names of the data files that the program does not type.
    pub fn data_names(&self) -> impl Iterator<Item = &str> {
        self.data.keys().map(String::as_str)
    }

    /// The messages of every language.
    pub fn catalogs(&self) -> impl Iterator<Item = (&Language, &Catalog)> {
        self.tongues.iter().map(|(language, tongue)| (language, &tongue.catalog))
    }

    /// The messages of a language, for checks.
    pub fn catalog(&self, language: &Language) -> Option<&Catalog> {
        self.tongues.get(language).map(|tongue| &tongue.catalog)
    }

    /// The programme's records, for checks.
    pub fn programme(&self) -> &Programme {
        &self.programme
    }

    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The page that readers of a language find under an id: their own, or the original if the site's policy is to
    /// link to it.
    fn find(&self, key: &PageKey) -> Option<&Page> {
        self.pages.get(key).or_else(|| {
            let settings = self.config.language(&key.language)?;
            let originals = match settings.missing {
                Missing::Link => self.config.fallbacks(&key.language),
                Missing::Fail | Missing::Omit | Missing::Show => Vec::new(),
            };
            originals
                .iter()
                .filter_map(|language| self.pages.get(&PageKey::new(language, &key.id)))
                .find(|page| page.is_translated())
        })
    }

    /// The message in the first of the languages that has it, with that language.
    fn message<'a>(&'a self, languages: &'a [Language], id: &MessageId) -> Option<&'a Language> {
        languages.iter().find(|language| {
            self.tongues.get(language).is_some_and(|tongue| tongue.catalog.fingerprint(id).is_some())
        })
    }

    /// The fingerprint of the answer to `query`; `None` if there is nothing to tell, also about things that are gone.
    pub fn answer(&self, query: &Query, bodies: &Bodies) -> Option<Fingerprint> {
        match query {
            Query::Config => Some(self.config.fingerprint()),
            Query::Page(key) => self.find(key).map(Page::head),
            Query::Source(key) => self.find(key).map(|page| page.document.body),
            Query::Body(key) => bodies.get(key).map(|memo| memo.value.fingerprint),
            Query::Route(key) => self.find(key).map(Page::route),
            Query::Section(key) => self.sections.get(key).map(fingerprint_of_keys),
            Query::Translations(id) => self.translations.get(id).map(|keys| {
                let routes = keys.iter().filter_map(|key| self.pages.get(key)).map(Page::route);
                Fingerprint::combine(routes)
            }),
            Query::Pages(language) => Some(fingerprint_of_keys(self.keys(language))),
            Query::Record(kind, id) => self.record_fingerprint(*kind, id),
            Query::Records(kind) => Some(Fingerprint::of_parts(self.record_ids(*kind))),
            Query::Data(name) => self.data.get(name).map(|(_, fingerprint)| *fingerprint),
            Query::Message(language, id) | Query::OwnMessage(language, id) => {
                self.tongues.get(language)?.catalog.fingerprint(id)
            }
            Query::MessagePlace(language, id) => {
                let place = self.tongues.get(language)?.catalog.place(id)?;
                let span = place.span.unwrap_or_default();
                let bytes = [span.start.to_le_bytes(), span.end.to_le_bytes()];
                Some(Fingerprint::of_parts([place.path.as_str().as_bytes(), &bytes.concat()]))
            }
            Query::Template(name) => self.theme.templates.get(name).map(|file| file.closure),
            Query::Component(name) => self.theme.components.get(name).map(|file| file.closure),
            Query::Asset(name) => self.theme.assets.get(name).map(|asset| asset.file.fingerprint),
            Query::File(name) => self.files.get(name).map(|file| file.fingerprint),
            Query::Known(known) => Some(Fingerprint::of_parts(self.known(known))),
            Query::Redirect(url) => match self.outputs.get(&url.output()) {
                Some(Job::Redirect { to, .. }) => self.find(to).map(Page::route),
                _ => None,
            },
            Query::Clock(boundary) => Some(Fingerprint::of([u8::from(self.clock.passed(boundary))])),
        }
    }

    /// Names that a suggestion may be chosen from.
    fn known(&self, known: &Known) -> Vec<&str> {
        match known {
            Known::Messages(language) => match self.tongues.get(language) {
                Some(tongue) => tongue.catalog.ids().map(MessageId::as_str).collect(),
                None => Vec::new(),
            },
            Known::Templates => self.theme.templates.keys().map(String::as_str).collect(),
            Known::Components => self.theme.components.keys().map(String::as_str).collect(),
            Known::Assets => self.theme.assets.keys().map(String::as_str).collect(),
            Known::Files => self.files.keys().map(String::as_str).collect(),
            Known::Data => self.data.keys().map(String::as_str).collect(),
        }
    }

    /// The pages of a language, without those that only show another language's text.
    fn keys(&self, language: &Language) -> impl Iterator<Item = &PageKey> {
        self.pages.values().filter(move |page| page.key.language == *language).map(|page| &page.key)
    }

    fn record_fingerprint(&self, kind: RecordKind, id: &str) -> Option<Fingerprint> {
        let programme = &self.programme;
        match kind {
            RecordKind::Country => fingerprint_of_record(&programme.countries, id),
            RecordKind::Cluster => fingerprint_of_record(&programme.clusters, id),
            RecordKind::Round => fingerprint_of_record(&programme.rounds, id),
            RecordKind::Component => fingerprint_of_record(&programme.components, id),
            RecordKind::Contact => fingerprint_of_record(&programme.contacts, id),
            RecordKind::Link => fingerprint_of_record(&programme.links, id),
            RecordKind::Statement => match &programme.statement {
                Some(statement) => Some(statement.fingerprint()),
                None => programme.has_statement.then(|| Fingerprint::of(FAULTY)),
            },
        }
    }

    /// Whether there is a record with this id, even if it could not be read.
    fn is_declared(&self, kind: RecordKind, id: &str) -> bool {
        self.record_fingerprint(kind, id).is_some()
    }

    fn record_ids(&self, kind: RecordKind) -> Vec<&str> {
        let programme = &self.programme;
        match kind {
            RecordKind::Country => ids(&programme.countries),
            RecordKind::Cluster => ids(&programme.clusters),
            RecordKind::Round => ids(&programme.rounds),
            RecordKind::Component => ids(&programme.components),
            RecordKind::Contact => ids(&programme.contacts),
            RecordKind::Link => ids(&programme.links),
            RecordKind::Statement => Vec::new(),
        }
    }
}

/// What a record is that is there and could not be read, which has been told.
const FAULTY: &str = "faulty";

fn fingerprint_of_record<R: Record>(records: &Records<R>, id: &str) -> Option<Fingerprint> {
    match records.get(id) {
        Some(record) => Some(record.fingerprint()),
        None => records.is_faulty(id).then(|| Fingerprint::of(FAULTY)),
    }
}

/// The ids of records in the order of their file.
fn ids<R: Record>(records: &Records<R>) -> Vec<&str> {
    records.iter().map(|record| record.id().value.borrow()).collect()
}

fn fingerprint_of_keys<'a>(keys: impl IntoIterator<Item = &'a PageKey>) -> Fingerprint {
    Fingerprint::of_parts(keys.into_iter().flat_map(|key| [key.language.as_str(), key.id.as_str()]))
}
