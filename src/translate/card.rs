//! All that a translator wants to know of one message: how it stands in every language, what its source said when it
//! was translated, what its writer noted, and where it is seen.

use std::collections::{BTreeMap, BTreeSet};

use super::base::Bases;
use super::message::{self, Message};
use super::part::State;
use crate::engine::Build;
use crate::i18n::{Catalog, MessageId};
use crate::language::Language;
use crate::path::{OutputPath, SourcePath};
use crate::site::{Job, Query};

/// A message, as somebody sees it who translates it to one language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Card {
    pub id: MessageId,
    pub state: State,
    /// As it stands in the language; `None`: it is missing.
    pub own: Option<Written>,
    /// As it stands in the language that is translated from.
    pub source: Option<Written>,
    /// The source as it was when the translation was last confirmed.
    pub before: Option<String>,
    /// What the writer of the source noted for those who translate, line by line.
    pub comment: Vec<String>,
    pub others: Vec<(Language, Written)>,
    /// The pages where it is shown, as their outputs.
    pub pages: BTreeSet<OutputPath>,
}

/// A message as it is written in a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    pub path: SourcePath,
    /// From 1.
    pub line: usize,
    pub text: String,
    /// Whether it is part of the program, so that nobody can change it there.
    pub is_built_in: bool,
}

/// The card of a message; `None`: no language has it, or the site does not have this language.
pub fn card(build: &Build, language: &Language, id: &MessageId) -> Option<Card> {
    let config = build.site.config();
    config.language(language)?;
    let source = config.default_language();
    let mut written = BTreeMap::new();
    for settings in &config.languages {
        let chain = &build.site.theme().chain;
        let message = message::of_language(&build.tree, chain, &settings.code).remove(id.as_str());
        written.extend(message.map(|message| (settings.code.clone(), message)));
    }
    let is_known = !written.is_empty();
    let original = written.get(source).cloned();
    let own = written.remove(language);
    let confirmed = Bases::new(&build.tree, source).messages(language).remove(id.as_str());
    let state = state(own.as_ref(), original.as_ref(), confirmed.as_deref(), language == source);
    written.remove(source);
    is_known.then(|| Card {
        id: id.clone(),
        state,
        own: own.map(Written::of),
        comment: original.as_ref().map(|original| comment(build, source, original)).unwrap_or_default(),
        source: original.map(Written::of),
        before: confirmed,
        others: written.into_iter().map(|(language, message)| (language, Written::of(message))).collect(),
        pages: pages(build, language, id),
    })
}

/// How every message of the source, or of the language alone, stands in a language.
pub fn states(build: &Build, language: &Language) -> BTreeMap<String, State> {
    let source = build.site.config().default_language();
    let chain = &build.site.theme().chain;
    let own = message::of_language(&build.tree, chain, language);
    let originals = message::of_language(&build.tree, chain, source);
    let confirmed = Bases::new(&build.tree, source).messages(language);
    let keys: BTreeSet<&String> = own.keys().chain(originals.keys()).collect();
    let is_source = language == source;
    let state_of = |key: &String| {
        state(own.get(key), originals.get(key), confirmed.get(key).map(String::as_str), is_source)
    };
    keys.into_iter().map(|key| (key.clone(), state_of(key))).collect()
}

impl Written {
    fn of(message: Message) -> Self {
        let is_built_in = message.is_built_in();
        Written { path: message.path, line: message.line, text: message.text, is_built_in }
    }
}

/// How a translation of a message stands to its source.
pub(super) fn state(
    own: Option<&Message>,
    original: Option<&Message>,
    confirmed: Option<&str>,
    is_source: bool,
) -> State {
    match (own, original, confirmed) {
        (None, _, _) => State::Missing,
        // Nothing is behind a source that is not there.
        (Some(_), None, _) => State::Followed,
        _ if is_source => State::Followed,
        (Some(_), Some(original), Some(before)) if *before == original.text => State::Followed,
        (Some(_), Some(_), Some(_)) => State::Changed,
        (Some(_), Some(original), None) if original.is_built_in() => State::Followed,
        (Some(_), Some(_), None) => State::Unconfirmed,
    }
}

fn comment(build: &Build, source: &Language, original: &Message) -> Vec<String> {
    let catalog = build.site.catalog(source);
    let entries = catalog.into_iter().flat_map(Catalog::entries);
    let own = entries.into_iter().find(|(file, entry)| {
        *file.path() == original.path && entry.id.as_str() == original.key && entry.span == original.span
    });
    let lines = own.map(|(file, entry)| file.comment(entry)).unwrap_or_default();
    lines.into_iter().map(|line| line.text.to_owned()).collect()
}

/// The outputs in which a message is shown to those who read `language`: by itself, or in one that refers to it.
pub fn pages(build: &Build, language: &Language, id: &MessageId) -> BTreeSet<OutputPath> {
    let asked: BTreeSet<Query> = build
        .site
        .catalog(language)
        .into_iter()
        .flat_map(|catalog| referrers(catalog, id))
        .flat_map(|id| {
            [Query::Message(language.clone(), id.clone()), Query::OwnMessage(language.clone(), id)]
        })
        .collect();
    let shows = |(job, memo): &(Job, crate::site::Memo<_>)| {
        let body = if let Job::Page(key) = job { build.bodies.get(key) } else { None };
        let traces = std::iter::once(&memo.trace).chain(body.map(|body| &body.trace));
        traces.flat_map(|trace| trace.iter()).any(|(query, _)| asked.contains(query))
    };
    let pages = build.outputs.iter().filter(|(_, made)| matches!(made.0, Job::Page(_)) && shows(made));
    pages.map(|(path, _)| path.clone()).collect()
}

/// The message itself and all that refer to it, directly or not.
fn referrers(catalog: &Catalog, id: &MessageId) -> BTreeSet<MessageId> {
    let mut found = BTreeSet::from([id.clone()]);
    let mut open = vec![id.clone()];
    while let Some(target) = open.pop() {
        for (_, entry) in catalog.entries() {
            let refers = entry.references.iter().any(|reference| reference.target == target);
            if refers && found.insert(entry.id.clone()) {
                open.push(entry.id.clone());
            }
        }
    }
    found
}
