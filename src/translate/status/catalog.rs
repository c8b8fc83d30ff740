//! The messages of a language, each with how it stands to that of the source language.

use serde::Serialize;

use super::Status;
use crate::engine::Build;
use crate::language::Language;
use crate::translate::base::Bases;
use crate::translate::card;
use crate::translate::message::{self, Message};
use crate::translate::part::{count_words, has_words};

/// A message that somebody has to see to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct MessageStatus {
    pub message: String,
    /// `stale` or `missing`.
    pub state: &'static str,
    /// Where the translation stands; if it is missing, the source.
    pub file: String,
    pub line: usize,
}

pub(super) fn add(build: &Build, language: &Language, status: &mut Status) {
    let source = build.site.config().default_language();
    let chain = &build.site.theme().chain;
    let bases = Bases::new(&build.tree, source);
    let confirmed = bases.messages(language);
    let translations = message::of_language(&build.tree, chain, language);
    for (key, original) in message::of_language(&build.tree, chain, source) {
        let translation = translations.get(&key);
        let is_own = |message: &Message| !message.is_built_in();
        // What came with the program came translated; it is nobody's work.
        if translation.is_some_and(|translation| !is_own(translation)) && !is_own(&original) {
            continue;
        }
        let before = confirmed.get(&key).map(String::as_str);
        let state = card::state(translation, Some(&original), before, false);
        let is_identical = translation.is_some_and(|translation| translation.text == original.text);
        let words = count_words(original.says());
        status.messages.add(state, words, is_identical && has_words(original.says()));
        if state.is_open() {
            let place = translation.unwrap_or(&original);
            status.todo.messages.push(MessageStatus {
                message: key,
                state: if state.is_stale() { "stale" } else { "missing" },
                file: place.path.to_string(),
                line: place.line,
            });
        }
    }
    status.todo.messages.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
}
