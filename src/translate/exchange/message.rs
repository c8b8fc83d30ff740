//! The messages of the interface as units: one for each text that a translator fills in, or for all plural forms of one.

mod put;
mod slot;

use std::collections::{BTreeMap, BTreeSet};

use super::unit::{Dialect, Origin, Plural, Unit};
use crate::engine::Build;
use crate::fingerprint::Fingerprint;
use crate::i18n::{self, Catalog, MessageId, Plurals, Resource};
use crate::language::Language;
use crate::path::SourcePath;
use crate::site::{Job, Query};
use crate::source::BUILT_IN_THEME;
use crate::translate::base::Bases;
use crate::translate::card;
use crate::translate::edit::{self, Form};
use crate::translate::message::{self, Message};
use crate::translate::part::State;
use crate::translate::reach::reach;

pub(super) use put::Shelf;
use slot::{Group, counterpart, groups};

/// On so many pages is said that a message is shown.
const SHOWN: usize = 5;

/// A message of the source with what its translation needs.
#[derive(Clone, Debug)]
pub(super) struct Slots {
    /// The file of the source, and that of the translation, if there is one that can be written to.
    pub original: SourcePath,
    pub translation: Option<SourcePath>,
    /// With the texts that the translation has.
    pub forms: Vec<Form>,
}

/// All messages that have units, by their keys.
pub(super) type Messages = BTreeMap<String, Slots>;

/// What is read once for all messages.
struct Reading<'b> {
    build: &'b Build,
    language: &'b Language,
    files: BTreeMap<SourcePath, Resource>,
    /// The plural forms of the target in the order of its rule; none if that is not known.
    categories: Vec<&'static str>,
    pages: BTreeMap<MessageId, Vec<String>>,
}

/// The units of all messages, in the order of the files of the source.
pub(super) fn units(
    build: &Build,
    bases: Bases<'_>,
    language: &Language,
    categories: &[&'static str],
) -> (Messages, Vec<Unit>) {
    let source = build.site.config().default_language();
    let chain = &build.site.theme().chain;
    let originals = message::of_language(&build.tree, chain, source);
    let translations = message::of_language(&build.tree, chain, language);
    let confirmed = bases.messages(language);
    let paths = originals.values().chain(translations.values()).map(|message| &message.path);
    let paths: BTreeSet<&SourcePath> = paths.collect();
    let read = |path: &SourcePath| {
        Some((path.clone(), i18n::parse(path, &build.tree.files.get(path)?.text()).value))
    };
    let reading = Reading {
        build,
        language,
        files: paths.into_iter().filter_map(read).collect(),
        categories: categories.to_vec(),
        pages: pages(build, language),
    };
    let mut all: Vec<&Message> = originals.values().collect();
    all.sort_by_key(|message| (&message.path, message.span.start));
    let mut slots = Messages::new();
    let mut units = Vec::new();
    for original in all {
        let translation = translations.get(&original.key);
        // What came with the program came translated; it is nobody's work.
        if original.is_built_in() && translation.is_some_and(Message::is_built_in) {
            continue;
        }
        let before = confirmed.get(&original.key).map(String::as_str);
        let state = card::state(translation, Some(original), before, false);
        let found = reading.message(original, translation, before.filter(|_| state == State::Changed), state);
        let Some((own, found)) = found else { continue };
        slots.insert(original.key.clone(), own);
        units.extend(found);
    }
    (slots, units)
}

impl Reading<'_> {
    fn message(
        &self,
        original: &Message,
        translation: Option<&Message>,
        before: Option<&str>,
        state: State,
    ) -> Option<(Slots, Vec<Unit>)> {
        let source = self.forms(original)?;
        let before = before.map(|before| old_forms(&original.key, before));
        let own = translation.and_then(|translation| self.forms(translation));
        let formats = self.build.site.catalog(self.language)?.formats();
        let needed = edit::blank(&source, &|is_ordinal| Plurals::new(formats, is_ordinal));
        let forms = slot::slots(needed, own, state == State::Changed);
        let mut units: Vec<Unit> = groups(&forms, &self.categories)
            .iter()
            .map(|group| self.unit(original, &source, before.as_deref(), &forms, group, state))
            .collect();
        // Where the source only chooses in another way, all of it has to be looked at.
        if state == State::Changed && units.iter().all(|unit| unit.state == State::Followed) {
            units.iter_mut().for_each(|unit| unit.state = State::Changed);
        }
        let translation = translation.filter(|translation| !translation.is_built_in());
        let translation = translation.map(|translation| translation.path.clone());
        Some((Slots { original: original.path.clone(), translation, forms }, units))
    }

    fn forms(&self, message: &Message) -> Option<Vec<Form>> {
        let resource = self.files.get(&message.path)?;
        let entry = resource.entries().iter().find(|entry| entry.id.as_str() == message.key)?;
        Some(edit::forms(resource, entry))
    }

    fn unit(
        &self,
        original: &Message,
        source: &[Form],
        before: Option<&[Form]>,
        forms: &[Form],
        group: &Group,
        state: State,
    ) -> Unit {
        let text = |of: &[Form], is_one: bool| {
            let number = if is_one { group.one() } else { group.other() };
            let found = forms.get(number).and_then(|form| counterpart(form, of));
            found.map(|form| form.text.clone()).unwrap_or_default()
        };
        let own = text(source, true);
        let plural_source = text(source, false);
        let old = before.map(|before| [text(before, true), text(before, false)]);
        let is_plural = !group.categories.is_empty();
        let is_changed =
            old.as_ref().is_none_or(|[one, other]| *one != own || (is_plural && *other != plural_source));
        let targets: Vec<String> = group.forms.iter().map(|number| forms[*number].text.clone()).collect();
        let [previous, previous_plural] = match old.filter(|_| is_changed) {
            Some(old) => old.map(|old| Some(old).filter(|old| !old.is_empty())),
            None => [None, None],
        };
        let hash = match is_plural {
            true => Fingerprint::of_parts([&own, &plural_source]),
            false => Fingerprint::of(&own),
        };
        Unit {
            address: format!("{}:{}{}", below(&original.path), original.key, group.suffix),
            dialect: Dialect::Fluent,
            state: match state {
                _ if targets.iter().all(String::is_empty) => State::Missing,
                State::Changed if !is_changed => State::Followed,
                State::Changed | State::Followed | State::Unconfirmed | State::Removed | State::Missing => {
                    state
                }
            },
            plural: is_plural.then(|| Plural {
                source: plural_source,
                previous: previous_plural,
                categories: group.categories.clone(),
            }),
            source: own,
            previous,
            targets,
            notes: self.notes(original),
            references: self.references(original),
            hash: super::short(hash),
            origin: Origin::Message { key: original.key.clone(), forms: group.forms.clone() },
        }
    }

    /// What its writer says to translators.
    fn notes(&self, original: &Message) -> Vec<String> {
        let Some(resource) = self.files.get(&original.path) else { return Vec::new() };
        let entry = resource.entries().iter().find(|entry| entry.id.as_str() == original.key);
        let comment = entry.map(|entry| resource.comment(entry)).unwrap_or_default();
        comment.iter().map(|line| line.text.to_owned()).filter(|line| !line.is_empty()).collect()
    }

    fn references(&self, original: &Message) -> Vec<String> {
        let pages = self.pages.get(&MessageId::new(&original.key)).into_iter().flatten().cloned();
        pages.chain([format!("{}:{}", original.path, original.line)]).collect()
    }
}

/// The texts of a message as it was.
fn old_forms(key: &str, text: &str) -> Vec<Form> {
    let resource = i18n::parse(&SourcePath::new("base.ftl"), &text.into()).value;
    let entry = resource.entries().iter().find(|entry| entry.id.as_str() == key);
    entry.map(|entry| edit::forms(&resource, entry)).unwrap_or_default()
}

/// A locale file as translators know it: without the folder of its language.
fn below(path: &SourcePath) -> String {
    let path = path.as_str();
    let (layer, below) = path.split_once("i18n/").unwrap_or(("", path));
    let below = below.split_once('/').map_or(below, |(_, below)| below);
    format!("{layer}{below}")
}

/// On which pages each message is shown, those that readers reach first.
fn pages(build: &Build, language: &Language) -> BTreeMap<MessageId, Vec<String>> {
    let source = build.site.config().default_language();
    let places = reach(build, source);
    let mut found: BTreeMap<MessageId, BTreeSet<(usize, String)>> = BTreeMap::new();
    for (path, (job, memo)) in build.outputs.iter() {
        let Job::Page(key) = job else { continue };
        if key.language != *language && key.language != *source {
            continue;
        }
        // A page in the language itself says more than one in the source.
        let is_other = usize::from(key.language != *language) << 32;
        let place = is_other + places.get(&key.id).copied().unwrap_or(u32::MAX as usize);
        let body = build.bodies.get(key).map(|body| &body.trace);
        for (query, _) in std::iter::once(&memo.trace).chain(body).flat_map(|trace| trace.iter()) {
            if let Query::Message(_, id) | Query::OwnMessage(_, id) = query {
                found.entry(id.clone()).or_default().insert((place, path.url().to_string()));
            }
        }
    }
    // What a message refers to is shown where it is.
    for (_, entry) in build.site.catalog(language).into_iter().flat_map(Catalog::entries) {
        let Some(own) = found.get(&entry.id).cloned() else { continue };
        for reference in &entry.references {
            found.entry(reference.target.clone()).or_default().extend(own.iter().cloned());
        }
    }
    let first =
        |found: BTreeSet<(usize, String)>| found.into_iter().take(SHOWN).map(|(_, url)| url).collect();
    found.into_iter().map(|(id, found)| (id, first(found))).collect()
}

/// Where a message of the source belongs in another language.
fn target(original: &SourcePath, source: &Language, language: &Language) -> SourcePath {
    let path = original.as_str();
    if original.below(BUILT_IN_THEME).is_some() {
        return SourcePath::new(format!("i18n/{language}/theme.ftl"));
    }
    SourcePath::new(path.replacen(&format!("i18n/{source}/"), &format!("i18n/{language}/"), 1))
}
