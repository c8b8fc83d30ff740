//! The site as one immutable snapshot: every page with its address, the programme, the messages, the theme's files.
//!
//! [`assemble`] makes it from parsed files; its fields are private to this module. Whoever renders asks through a
//! [`View`], which records every question; [`Site::answer`] gives the fingerprint of the answer to any question.

mod answer;
mod assemble;
mod memo;
mod page;
mod plan;
mod query;
mod route;
mod sources;
mod theme;
mod tongue;
mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use assemble::{Addresses, Last, Options, assemble};
use assemble::{Documents, Layout, OwnData, Pages};
pub use memo::{Memo, Trace};
pub use page::{Body, BodyBlock, BodyLink, Origin, Page, PageKey};
pub use plan::{CalendarOf, DataForm, Dataset, Job};
pub use query::{Known, Query, RecordKey, RecordKind};
use sources::changed_keys;
pub use sources::{SourceEntry, Sources};
pub use theme::{Asset, TemplateFile, ThemeFiles, schema as theme_schema};
use tongue::Tongue;
pub use view::{Fault, View};

use crate::config::{Config, Missing};
use crate::fingerprint::Fingerprint;
use crate::i18n::{Catalog, MessageId};
use crate::language::Language;
use crate::path::{OutputPath, PageId, UrlPath};
use crate::programme::{Clock, Programme};
use crate::source::SourceFile;
use crate::value::Node;

/// The snapshot. Two sites made from the same files with the same clock answer every question alike.
#[derive(Debug)]
pub struct Site {
    config: Arc<Config>,
    clock: Clock,
    options: Options,
    /// What was written, by its own language.
    documents: Arc<Documents>,
    pages: Arc<Pages>,
    layout: Arc<Layout>,
    programme: Programme,
    data: BTreeMap<String, (Arc<Node>, Fingerprint)>,
    own_data: OwnData,
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
            options: Options::default(),
            documents: Arc::default(),
            pages: Arc::default(),
            layout: Arc::default(),
            programme: Programme::default(),
            data: BTreeMap::new(),
            own_data: OwnData::new(),
            tongues: BTreeMap::new(),
            theme: ThemeFiles::default(),
            files: BTreeMap::new(),
        }
    }

    /// Where a file of open data is, if the site has any.
    pub fn open_data(&self, set: Dataset, form: DataForm) -> Option<OutputPath> {
        let open = self.config.open_data.as_ref()?;
        Some(UrlPath::new(set.path(&open.folder, form)).output())
    }

    pub fn config(&self) -> &Arc<Config> {
        &self.config
    }

    /// Every output that this site calls for.
    pub fn plan(&self) -> &BTreeMap<OutputPath, Job> {
        &self.layout.outputs
    }

    /// The templates and assets that the site uses, for compiling them.
    pub fn theme(&self) -> &ThemeFiles {
        &self.theme
    }

    /// Every page that readers find, in order of language and id, for jobs; whoever renders asks a [`View`].
    pub fn pages(&self) -> impl Iterator<Item = &Page> {
        self.pages.values().filter(|page| page.is_shown())
    }

    /// Every page that has a file of its own, for checks: one that is the text of many pages stands for these.
    pub fn written_pages(&self) -> impl Iterator<Item = &Page> {
        self.pages.values().filter(|page| page.is_written())
    }

    /// Where the pages of records are seen.
    pub fn record_addresses(&self) -> Addresses {
        let made = self.pages().filter(|page| page.record().is_some());
        made.map(|page| (page.key.clone(), page.url.clone())).collect()
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

    /// How many pages are marked as drafts, whether they are part of the site or not.
    pub fn drafts(&self) -> usize {
        self.layout.drafts.len()
    }

    /// Whether a page is a draft that is left out.
    pub fn is_hidden_draft(&self, key: &PageKey) -> bool {
        !self.options.drafts && self.layout.drafts.contains_key(key)
    }

    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Whether pages and outputs are those of `last`, each at its place.
    pub fn has_plan_of(&self, last: &Site) -> bool {
        let is_kept = Arc::ptr_eq(&self.layout, &last.layout);
        is_kept || self.plan() == last.plan() && self.pages.keys().eq(last.pages.keys())
    }

    /// The pages of which anything is otherwise than in `last`, in any language, those that are new and those that are gone.
    pub fn changed_pages(&self, last: &Site) -> BTreeSet<PageId> {
        let is_same = |page: &Page, other: &Page| {
            let same_document = Arc::ptr_eq(&page.document, &other.document);
            same_document && page.head() == other.head() && page.route() == other.route()
        };
        changed_keys(&self.pages, &last.pages, is_same).into_iter().map(|key| key.id.clone()).collect()
    }

    /// Whether the answer to a question can be another than that of `last`, of whose pages only these are otherwise. A
    /// quick look: where it says so, the answers are to be compared.
    pub fn may_differ(&self, last: &Site, changed: &BTreeSet<PageId>, query: &Query) -> bool {
        // Which page readers find under a key follows from the policies of the languages, too.
        let same_settings = self.config.fingerprint() == last.config.fingerprint();
        match query {
            _ if !same_settings => true,
            Query::Page(key) | Query::Source(key) | Query::Route(key) => changed.contains(&key.id),
            Query::Translations(id) => changed.contains(id),
            Query::Section(_) | Query::Pages(_) | Query::Redirect(_) | Query::Draft(_) => {
                !Arc::ptr_eq(&self.layout, &last.layout)
            }
            Query::Config
            | Query::Body(_)
            | Query::Record(..)
            | Query::Records(_)
            | Query::RecordPage(_)
            | Query::Shape(_)
            | Query::Data(_)
            | Query::Message(..)
            | Query::OwnMessage(..)
            | Query::MessagePlace(..)
            | Query::Template(_)
            | Query::Component(_)
            | Query::Asset(_)
            | Query::File(_)
            | Query::Known(_)
            | Query::Clock(_) => true,
        }
    }

    /// The page that readers of a language find under an id: their own, or the original if the site's policy is to
    /// link to it.
    fn find(&self, key: &PageKey) -> Option<&Page> {
        self.pages.get(key).filter(|page| page.is_shown()).or_else(|| {
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
}
