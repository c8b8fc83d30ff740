//! Texts of the data that are written for each language: `name: { sv: Östafrika, en: East Africa }`. They stand in one
//! place with their source, so nobody keeps what they were made from.

use serde::Serialize;

use super::Status;
use crate::content::Role;
use crate::engine::Build;
use crate::language::Language;
use crate::parallel::line;
use crate::translate::part::{State, count_words, has_words};
use crate::value::{self, Entry, Kind, Node};

/// A text of the data that lacks a language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct FieldStatus {
    pub file: String,
    pub line: usize,
}

pub(super) fn add(build: &Build, language: &Language, status: &mut Status) {
    let config = build.site.config();
    let is_language = |entry: &Entry| config.languages.iter().any(|known| known.code.as_str() == &*entry.key);
    let source = config.default_language();
    for (path, file) in build.tree.files.iter() {
        let Role::Data { .. } = Role::of(path) else { continue };
        let text = file.text();
        let Some(node) = value::parse(path, &text, 0..text.len()).value else { continue };
        let mut found = Vec::new();
        collect(&node, &is_language, &mut found);
        for node in found {
            let says = |language: &Language| node.get(language.as_str()).and_then(Node::as_text);
            let Some(original) = says(source).filter(|text| !text.trim().is_empty()) else { continue };
            let translation = says(language).filter(|text| !text.trim().is_empty());
            let state = if translation.is_some() { State::Followed } else { State::Missing };
            let is_identical = translation == Some(original) && has_words(original);
            status.fields.add(state, count_words(original), is_identical);
            if translation.is_none() {
                let line = line(&text, node.span.start);
                status.todo.fields.push(FieldStatus { file: path.to_string(), line });
            }
        }
    }
}

/// The mappings whose keys are languages of the site, and nothing else.
fn collect<'n>(node: &'n Node, is_language: &dyn Fn(&Entry) -> bool, found: &mut Vec<&'n Node>) {
    match &node.kind {
        Kind::Map(entries) if !entries.is_empty() && entries.iter().all(is_language) => found.push(node),
        Kind::Map(entries) => entries.iter().for_each(|entry| collect(&entry.value, is_language, found)),
        Kind::List(items) => items.iter().for_each(|item| collect(item, is_language, found)),
        Kind::Null | Kind::Bool(_) | Kind::Integer(_) | Kind::Float(_) | Kind::Text(_) => {}
    }
}
