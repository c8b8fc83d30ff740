//! Pages of records: from a page that says `each: country` one page for each country, in every language.
//!
//! Which records there are, their names and their order come from the programme and its words; the text comes from the
//! page. A page that is written for one of the records under the same id goes before.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Config;
use crate::content::Document;
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::front_matter::{Each, NAME};
use crate::language::Language;
use crate::path::{PageId, UrlPath};
use crate::programme::{Programme, Record};
use crate::site::{Page, PageKey, RecordKey, RecordKind, Tongue, route};
use crate::value::{Localized, Spanned};

use super::layout::{self, Documents, Pages};

/// What is known of records that have pages.
pub struct Facts<'a> {
    pub config: &'a Config,
    pub programme: &'a Programme,
    pub tongues: &'a BTreeMap<Language, Tongue>,
    /// Where the pages of records are seen, whatever their names.
    pub addresses: Option<&'a Addresses>,
}

/// A record as its page is named and sorted.
struct Subject {
    record: RecordKey,
    name: String,
    order: i64,
}

/// Where pages are seen.
pub type Addresses = BTreeMap<PageKey, UrlPath>;

pub type RecordPages = BTreeMap<RecordKey, PageId>;

/// Adds the pages of records to those that are written. Gives which page is that of which record, and what is wrong with
/// the pages that are their texts.
pub fn expand(documents: &Documents, pages: &mut Pages, facts: &Facts) -> (RecordPages, Vec<Diagnostic>) {
    let mut record_pages = RecordPages::new();
    let mut diagnostics = Vec::new();
    let source = facts.config.default_language();
    let patterns: Vec<(PageKey, Arc<Document>, Each)> = pages
        .values()
        .filter_map(|page| {
            let original = documents.get(&PageKey::new(source, &page.key.id)).unwrap_or(&page.document);
            let each = original.front.each.or(page.document.front.each)?;
            Some((page.key.clone(), Arc::clone(&page.document), each.value))
        })
        .collect();
    for (key, document, each) in patterns {
        if key.language == document.language {
            diagnostics.extend(faults(documents.get(&PageKey::new(source, &key.id)), &document, each));
        }
        let mut address = None;
        for Subject { record, name, order } in facts.subjects(each, &document.language) {
            let id = id_of(&key.id, &record);
            let own = PageKey::new(&key.language, &id);
            let is_written =
                documents.contains_key(&own) || documents.contains_key(&PageKey::new(source, &id));
            record_pages.insert(record.clone(), id.clone());
            if is_written {
                continue;
            }
            let document = document.for_record(id.clone(), &name, order);
            let slug = |part: &PageId| match *part == id {
                true => document.front.slug.as_ref().map(|slug| slug.value.to_string()),
                false => layout::slug(documents, facts.config, &key.language, part),
            };
            let known = facts.addresses.and_then(|addresses| addresses.get(&own)).cloned();
            let url = known.unwrap_or_else(|| route::url(&facts.config.home_of(&key.language), &id, slug));
            address.get_or_insert_with(|| url.clone());
            pages.insert(own.clone(), Page::new(own, Arc::new(document), url).of_record(record));
        }
        if let Some(page) = pages.remove(&key) {
            let address = address.unwrap_or_else(|| page.url.clone());
            pages.insert(key, page.as_pattern(address));
        }
    }
    (record_pages, diagnostics)
}

/// The page of a record lies beside the page that is its text.
fn id_of(pattern: &PageId, record: &RecordKey) -> PageId {
    let name = record.id.to_lowercase();
    match pattern.as_str().rsplit_once('/') {
        Some((folder, _)) => PageId::new(format!("{folder}/{name}")),
        None => PageId::new(name),
    }
}

impl Facts<'_> {
    /// The records of a kind with their names in a language.
    fn subjects(&self, each: Each, language: &Language) -> Vec<Subject> {
        let programme = self.programme;
        let subject = |kind: RecordKind, id: &str, name: Option<String>, order: i64| Subject {
            record: RecordKey { kind, id: id.to_owned() },
            name: name.unwrap_or_else(|| id.to_owned()),
            order,
        };
        let ids = |_: &str| 0;
        match each {
            Each::Country => {
                let name = |code: &str| self.tongues.get(language)?.country(code);
                let codes = programme.countries.iter().map(|country| country.id().value.as_str());
                codes.map(|code| subject(RecordKind::Country, code, name(code), ids(code))).collect()
            }
            Each::Cluster => {
                let clusters = programme.clusters.iter();
                clusters
                    .map(|cluster| {
                        let id = cluster.id().value.as_str();
                        subject(RecordKind::Cluster, id, self.text(&cluster.name, language), cluster.order)
                    })
                    .collect()
            }
            Each::Step => {
                // The first question stands on the page where everybody begins.
                let steps = programme.steps.iter().skip(1);
                steps
                    .map(|step| {
                        let id = step.id().value.as_str();
                        subject(RecordKind::Step, id, self.text(&step.title, language), 0)
                    })
                    .collect()
            }
            Each::Round => {
                let rounds = programme.rounds.iter();
                rounds
                    .map(|round| {
                        let name = round.title.as_ref().and_then(|title| self.text(title, language));
                        subject(RecordKind::Round, round.id().value.as_str(), name, 0)
                    })
                    .collect()
            }
        }
    }

    fn text(&self, text: &Localized, language: &Language) -> Option<String> {
        let fallbacks = self.config.fallbacks(language);
        let found = text.get(language).or_else(|| fallbacks.iter().find_map(|language| text.get(language)));
        found.map(str::to_owned)
    }
}

/// What is wrong with a page that is the text of many.
fn faults(source: Option<&Arc<Document>>, document: &Document, each: Each) -> Vec<Diagnostic> {
    let front = &document.front;
    let mut faults = Vec::new();
    let mut report = |span, message: String, hint: String| {
        let at = Location::new(&document.path, span);
        faults.push(Diagnostic::new(Code::InvalidValue, message).at(at).hint(hint));
    };
    if let (Some(own), Some(source)) = (front.each, source)
        && source.front.each.is_none_or(|each| each.value != own.value)
    {
        let hint = format!("write the same as in `{}`; a translation may leave the line out", source.path);
        report(
            own.span,
            format!("the source of this page does not say `each: {}`", own.value.as_str()),
            hint,
        );
    }
    if document.is_section {
        let hint = format!("put it into a file of its own beside this one, such as `{}.md`", each.as_str());
        report(front.title.span, "the page of a section cannot be the text of many pages".to_owned(), hint);
    }
    if !front.title.value.contains(NAME) {
        let message =
            format!("all pages that are made from this one would have the title `{}`", front.title.value);
        report(
            front.title.span,
            message,
            format!("write `{NAME}` where the name of the {} belongs", each.as_str()),
        );
    }
    if let Some(slug) = &front.slug {
        let message = "the pages that are made from this one have addresses of their own";
        report(slug.span, message.to_owned(), "remove `slug`; each address is made from a name".to_owned());
    }
    for alias in &front.aliases {
        let message = "an old address cannot lead to many pages";
        report(
            alias.span,
            message.to_owned(),
            "remove it, or write a page of its own for that record".to_owned(),
        );
    }
    let texts = [Some(&front.title), front.description.as_ref(), front.label.as_ref(), front.lead.as_ref()];
    for text in texts.into_iter().flatten() {
        if let Some(unknown) = unknown_placeholder(text) {
            let message = format!("`{unknown}` stands for nothing here");
            report(text.span, message, format!("write `{NAME}` for the name of the {}", each.as_str()));
        }
    }
    faults
}

/// Something in braces that is not [`NAME`].
fn unknown_placeholder(text: &Spanned<Arc<str>>) -> Option<String> {
    let rest = text.value.replace(NAME, "");
    let start = rest.find('{')?;
    let end = rest[start..].find('}')?;
    Some(rest[start..=start + end].to_owned())
}
