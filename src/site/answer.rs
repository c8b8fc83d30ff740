//! The answer to every question, as a fingerprint: what recorded answers are compared with.

use std::borrow::Borrow;

use crate::atlas;
use crate::fingerprint::Fingerprint;
use crate::i18n::MessageId;
use crate::language::Language;
use crate::path::PageId;
use crate::programme::{Record, Records};

use super::{Bodies, Job, Known, Page, PageKey, Query, RecordKey, RecordKind, Site};

impl Site {
    /// The fingerprint of the answer to `query`; `None` if there is nothing to tell, also about things that are gone.
    pub fn answer(&self, query: &Query, bodies: &Bodies) -> Option<Fingerprint> {
        match query {
            Query::Config => Some(self.config.fingerprint()),
            Query::Page(key) => self.find(key).map(Page::head),
            Query::Source(key) => self.find(key).map(|page| page.document.body),
            Query::Body(key) => bodies.get(key).map(|memo| memo.value.fingerprint),
            Query::Route(key) => self.find(key).map(Page::route),
            Query::Draft(key) => self.is_hidden_draft(key).then(|| Fingerprint::of("draft")),
            Query::Section(key) => self.layout.sections.get(key).map(fingerprint_of_keys),
            Query::Translations(id) => self.layout.translations.get(id).map(|keys| {
                let routes = keys.iter().filter_map(|key| self.pages.get(key)).map(Page::route);
                Fingerprint::combine(routes)
            }),
            Query::Pages(language) => Some(fingerprint_of_keys(self.keys(language))),
            Query::Record(kind, id) => self.record_fingerprint(*kind, id),
            Query::Records(kind) => Some(Fingerprint::of_parts(self.record_ids(*kind))),
            Query::RecordPage(record) => self.record_page(record).map(|id| Fingerprint::of(id.as_str())),
            // The shapes are part of the program, and none of its files can change one.
            Query::Shape(code) => atlas::world().find(code).map(|_| Fingerprint::of("shape")),
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
            Query::Redirect(url) => match self.layout.outputs.get(&url.output()) {
                Some(Job::Redirect { to, .. }) => self.find(to).map(Page::route),
                _ => None,
            },
            Query::Clock(boundary) => Some(Fingerprint::of([u8::from(self.clock.passed(boundary))])),
        }
    }

    /// Names that a suggestion may be chosen from.
    pub(super) fn known(&self, known: &Known) -> Vec<&str> {
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
    pub(super) fn keys(&self, language: &Language) -> impl Iterator<Item = &PageKey> {
        self.pages().filter(move |page| page.key.language == *language).map(|page| &page.key)
    }

    /// The page of a record: the one that the record names, or the one that was made for it.
    pub(super) fn record_page(&self, record: &RecordKey) -> Option<PageId> {
        let (programme, id) = (&self.programme, record.id.as_str());
        let named = match record.kind {
            RecordKind::Cluster => programme.clusters.get(id).and_then(|cluster| cluster.page.as_ref()),
            RecordKind::Round => programme.rounds.get(id).and_then(|round| round.page.as_ref()),
            RecordKind::Component => {
                programme.components.get(id).and_then(|component| component.page.as_ref())
            }
            RecordKind::Country
            | RecordKind::Contact
            | RecordKind::Link
            | RecordKind::Criterion
            | RecordKind::Step
            | RecordKind::Statement => None,
        };
        let named = named.map(|page| PageId::new(&*page.value));
        named.or_else(|| self.layout.record_pages.get(record).cloned())
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
            RecordKind::Criterion => fingerprint_of_record(&programme.criteria, id),
            RecordKind::Step => fingerprint_of_record(&programme.steps, id),
            RecordKind::Statement => match &programme.statement {
                Some(statement) => Some(statement.fingerprint()),
                None => programme.has_statement.then(|| Fingerprint::of(FAULTY)),
            },
        }
    }

    /// Whether there is a record with this id, even if it could not be read.
    pub(super) fn is_declared(&self, kind: RecordKind, id: &str) -> bool {
        self.record_fingerprint(kind, id).is_some()
    }

    pub(super) fn record_ids(&self, kind: RecordKind) -> Vec<&str> {
        let programme = &self.programme;
        match kind {
            RecordKind::Country => ids(&programme.countries),
            RecordKind::Cluster => ids(&programme.clusters),
            RecordKind::Round => ids(&programme.rounds),
            RecordKind::Component => ids(&programme.components),
            RecordKind::Contact => ids(&programme.contacts),
            RecordKind::Link => ids(&programme.links),
            RecordKind::Criterion => ids(&programme.criteria),
            RecordKind::Step => ids(&programme.steps),
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
