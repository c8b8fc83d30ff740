//! The only door through which a body or an output sees the site. Every method asks one question and records it.

mod clock;
mod shape;

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use crate::config::{Config, Missing};
use crate::diagnostic::{Diagnostic, Location};
use crate::i18n::{self, Arguments, Catalog, MessageId};
use crate::language::Language;
use crate::locale::Formats;
use crate::path::{PageId, UrlPath};
use crate::programme::Programme;
use crate::source::SourceFile;
use crate::value::Node;

use super::{Asset, Bodies, Body, Known, Memo, Page, PageKey, Query, RecordKey, RecordKind, Site, Trace};

/// What a template asked for in vain. It explains the template's failure better than the failure itself.
#[derive(Clone, Debug)]
pub struct Fault {
    /// `None`: the cause is another fault, which has been told.
    pub diagnostic: Option<Diagnostic>,
    /// The value that was asked for, to be found among the attributes of the component that passed it on.
    pub value: String,
}

/// The site as one job sees it, with the record of what the job saw.
pub struct View {
    site: Arc<Site>,
    bodies: Arc<Bodies>,
    language: Language,
    page: Option<PageKey>,
    trace: RefCell<Trace>,
    fault: RefCell<Option<Fault>>,
    has_asked_config: Cell<bool>,
}

impl View {
    /// A view for readers of `language`, in making `page` (or something that is no page).
    pub fn new(site: &Arc<Site>, bodies: &Arc<Bodies>, language: &Language, page: Option<&PageKey>) -> Self {
        View {
            site: Arc::clone(site),
            bodies: Arc::clone(bodies),
            language: language.clone(),
            page: page.cloned(),
            trace: RefCell::default(),
            fault: RefCell::default(),
            has_asked_config: Cell::default(),
        }
    }

    /// What was made through this view, with all that was asked so far.
    pub fn memo<T>(&self, value: T, mut diagnostics: Vec<Diagnostic>) -> Memo<T> {
        diagnostics.sort();
        diagnostics.dedup();
        let trace = Arc::new(self.trace.take());
        Memo { value: Arc::new(value), diagnostics: diagnostics.into(), trace }
    }

    /// The language in which templates speak.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The page that is being made.
    pub fn current(&self) -> Option<&PageKey> {
        self.page.as_ref()
    }

    /// Keeps why a template's question could not be answered; the first reason stands.
    pub fn keep_fault(&self, fault: Fault) {
        self.fault.borrow_mut().get_or_insert(fault);
    }

    pub fn take_fault(&self) -> Option<Fault> {
        self.fault.borrow_mut().take()
    }

    fn ask(&self, query: Query) {
        self.trace.borrow_mut().record(query, |query| self.site.answer(query, &self.bodies));
    }

    pub fn config(&self) -> &Config {
        // Everything asks for the settings, so that once is enough.
        if !self.has_asked_config.replace(true) {
            self.ask(Query::Config);
        }
        &self.site.config
    }

    /// The head of a page for readers of `language`.
    pub fn page(&self, language: &Language, id: &PageId) -> Option<&Page> {
        let key = PageKey::new(language, id);
        self.ask(Query::Page(key.clone()));
        self.site.find(&key)
    }

    /// A page of which only the address may be used.
    pub fn route(&self, language: &Language, id: &PageId) -> Option<&Page> {
        let key = PageKey::new(language, id);
        self.ask(Query::Route(key.clone()));
        self.site.find(&key)
    }

    /// A page of which only the Markdown may be used.
    pub fn source(&self, key: &PageKey) -> Option<&Page> {
        self.ask(Query::Source(key.clone()));
        self.site.pages.get(key)
    }

    /// The rendered body of a page.
    pub fn body(&self, key: &PageKey) -> Option<Arc<Body>> {
        self.ask(Query::Body(key.clone()));
        self.bodies.get(key).map(|memo| Arc::clone(&memo.value))
    }

    /// The pages of a language in the order of their ids.
    pub fn pages(&self, language: &Language) -> Vec<&PageKey> {
        self.ask(Query::Pages(language.clone()));
        self.site.keys(language).collect()
    }

    /// The pages of a section, in order.
    pub fn section(&self, key: &PageKey) -> &[PageKey] {
        self.ask(Query::Section(key.clone()));
        self.site.layout.sections.get(key).map_or(&[], Vec::as_slice)
    }

    /// The true translations of a page, itself included.
    pub fn translations(&self, id: &PageId) -> Vec<&Page> {
        self.ask(Query::Translations(id.clone()));
        let keys = self.site.layout.translations.get(id).map_or(&[][..], Vec::as_slice);
        keys.iter().filter_map(|key| self.site.pages.get(key)).collect()
    }

    /// Whether a page that readers of `language` do not find has been told to lack its translation. Nobody need be
    /// told again at each link to it.
    pub fn lacks_translation(&self, language: &Language, id: &PageId) -> bool {
        let config = self.config();
        let must_have = config.language(language).is_some_and(|settings| settings.missing == Missing::Fail);
        must_have && self.translations(id).iter().any(|page| page.key.language == *config.default_language())
    }

    /// Whether a page is a draft that is left out.
    pub fn is_hidden_draft(&self, key: &PageKey) -> bool {
        self.ask(Query::Draft(key.clone()));
        self.site.is_hidden_draft(key)
    }

    /// The address of the page that an old address leads to.
    pub fn redirect(&self, from: &UrlPath, to: &PageKey) -> Option<&Page> {
        self.ask(Query::Redirect(from.clone()));
        self.site.find(to)
    }

    /// Whether there is a record with this id, even if it could not be read, which has been told.
    pub fn is_declared(&self, kind: RecordKind, id: &str) -> bool {
        self.ask(Query::Record(kind, id.to_owned()));
        self.site.is_declared(kind, id)
    }

    /// A record of the programme. What may be read of the programme after this is this record alone.
    pub fn record(&self, kind: RecordKind, id: &str) -> &Programme {
        self.ask(Query::Record(kind, id.to_owned()));
        &self.site.programme
    }

    /// The id of the record that the page is about, if it is of this kind.
    pub fn own_record(&self, kind: RecordKind) -> Option<String> {
        let key = self.page.as_ref()?;
        let page = self.page(&key.language, &key.id)?;
        page.record().filter(|record| record.kind == kind).map(|record| record.id.clone())
    }

    /// The page of a record.
    pub fn record_page(&self, kind: RecordKind, id: &str) -> Option<PageId> {
        let record = RecordKey { kind, id: id.to_owned() };
        self.ask(Query::RecordPage(record.clone()));
        self.site.record_page(&record)
    }

    /// The ids of the records of a kind, in order.
    pub fn records(&self, kind: RecordKind) -> Vec<&str> {
        self.ask(Query::Records(kind));
        self.site.record_ids(kind)
    }

    /// Data that the program does not type.
    pub fn data(&self, name: &str) -> Option<&Node> {
        self.ask(Query::Data(name.to_owned()));
        self.site.data.get(name).map(|(node, _)| &**node)
    }

    /// A message in `language`, or in the first of its fallbacks that has it, with the language that it is in.
    /// `None`: no language has it.
    pub fn message(
        &self,
        language: &Language,
        id: &MessageId,
        attribute: Option<&str>,
        arguments: &Arguments,
    ) -> Option<(Language, Result<String, i18n::Fault>)> {
        // Numbers and dates in a message are written by the customs that the settings name.
        self.config();
        let (found, catalog) = self.catalog_with(language, id)?;
        let text = catalog.format(id, attribute, arguments);
        Some((found.clone(), text.map(|text| self.marked(text, found, id, attribute, arguments))))
    }

    /// The language in which a message is said to those who read `language`.
    pub fn message_language(&self, language: &Language, id: &MessageId) -> Option<&Language> {
        self.config();
        self.catalog_with(language, id).map(|(found, _)| found)
    }

    /// Where a message is written that something is wrong with.
    pub fn message_place(&self, language: &Language, id: &MessageId) -> Option<Location> {
        self.ask(Query::MessagePlace(language.clone(), id.clone()));
        self.site.tongues.get(language)?.catalog.place(id)
    }

    /// A message of this very language, if that has it and it can be written.
    pub fn own_message(&self, language: &Language, id: &MessageId, arguments: &Arguments) -> Option<String> {
        self.config();
        self.ask(Query::OwnMessage(language.clone(), id.clone()));
        let tongue = self.site.tongues.get(language)?;
        let text = tongue.catalog.format(id, None, arguments).ok()?;
        Some(self.marked(text, language, id, None, arguments))
    }

    fn marked(
        &self,
        text: String,
        language: &Language,
        id: &MessageId,
        attribute: Option<&str>,
        arguments: &Arguments,
    ) -> String {
        match self.site.options.marks {
            true => i18n::mark(&text, language, id, attribute, arguments),
            false => text,
        }
    }

    fn catalog_with(&self, language: &Language, id: &MessageId) -> Option<(&Language, &Catalog)> {
        self.ask(Query::Message(language.clone(), id.clone()));
        if let Some((language, tongue)) = self.site.tongues.get_key_value(language)
            && tongue.catalog.fingerprint(id).is_some()
        {
            return Some((language, &tongue.catalog));
        }
        for fallback in self.config().fallbacks(language) {
            self.ask(Query::Message(fallback.clone(), id.clone()));
        }
        let fallbacks = self.site.config.fallbacks(language);
        let found = self.site.message(&fallbacks, id)?.clone();
        self.site.tongues.get_key_value(&found).map(|(language, tongue)| (language, &tongue.catalog))
    }

    /// How a language writes dates, numbers and lists. Part of the settings.
    pub fn formats(&self, language: &Language) -> Option<&Formats> {
        self.config();
        self.site.tongues.get(language).map(|tongue| &*tongue.formats)
    }

    pub fn has_template(&self, name: &str) -> bool {
        self.ask(Query::Template(name.to_owned()));
        self.site.theme.templates.contains_key(name)
    }

    pub fn has_component(&self, name: &str) -> bool {
        self.ask(Query::Component(name.to_owned()));
        self.site.theme.components.contains_key(name)
    }

    /// An asset of the theme.
    pub fn asset(&self, name: &str) -> Option<&Asset> {
        self.ask(Query::Asset(name.to_owned()));
        self.site.theme.assets.get(name)
    }

    /// A file of `content/assets`.
    pub fn file(&self, name: &str) -> Option<&Arc<SourceFile>> {
        self.ask(Query::File(name.to_owned()));
        self.site.files.get(name)
    }

    /// All names of a kind, when one was asked for that is not there and another may have been meant.
    pub fn known(&self, known: &Known) -> Vec<&str> {
        self.ask(Query::Known(known.clone()));
        self.site.known(known)
    }
}
