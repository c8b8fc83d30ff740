//! What translators have to see to, as data for the script in the page and for the page that tells how far they have
//! come.

use std::collections::BTreeMap;

use serde::Serialize;

use super::card::{Problem, problem};
use super::edition::Edition;
use super::words::Words;
use crate::content::Role;
use crate::diagnostic::{Diagnostic, Severity};
use crate::i18n::Catalog;
use crate::language::Language;
use crate::report;
use crate::translate::{self, Status};

/// How far one language has come, and what is to be done.
#[derive(Serialize)]
pub struct Worklist {
    #[serde(flatten)]
    status: Status,
    percent: f64,
    /// Messages that are missing, then those that are stale, then those that something is wrong with.
    messages_to_do: Vec<Item>,
}

/// A message to see to.
#[derive(Serialize)]
struct Item {
    key: String,
    /// `missing`, `stale`, `error` or `warning`.
    why: &'static str,
    problems: Vec<Problem>,
}

/// The worklists of all languages that are translated to, or of one.
pub fn worklists(edition: &Edition, only: Option<&Language>, words: &Words) -> Vec<Worklist> {
    let statuses = translate::status(&edition.shown, only);
    statuses.into_iter().map(|status| worklist(edition, status, words)).collect()
}

fn worklist(edition: &Edition, status: Status, words: &Words) -> Worklist {
    let language = Language::new(&status.language);
    let found = problems(edition, &language);
    let mut items: Vec<Item> = ["missing", "stale"]
        .into_iter()
        .flat_map(|why| status.todo.messages.iter().filter(move |message| message.state == why))
        .map(|message| Item { key: message.message.clone(), why: message.state, problems: Vec::new() })
        .collect();
    for (key, diagnostics) in found {
        let diagnostics = report::in_language(&diagnostics, words.language());
        let is_error = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        let problems = diagnostics.into_iter().map(problem).collect();
        match items.iter_mut().find(|item| item.key == key) {
            Some(item) => item.problems = problems,
            None => {
                let why = if is_error { "error" } else { "warning" };
                items.push(Item { key, why, problems });
            }
        }
    }
    Worklist { percent: status.percent(), messages_to_do: items, status }
}

/// What is wrong with the messages of a language, hints apart, in the order of the files.
fn problems(edition: &Edition, language: &Language) -> Vec<(String, Vec<Diagnostic>)> {
    let catalog = edition.shown.site.catalog(language);
    let mut messages: BTreeMap<_, (String, Vec<Diagnostic>)> = BTreeMap::new();
    for diagnostic in &edition.diagnostics {
        let is_ours = |path| matches!(Role::of(path), Role::Messages { language: of, .. } if of == *language);
        let Some(at) = diagnostic.at.as_ref().filter(|at| is_ours(&at.path)) else { continue };
        if diagnostic.severity == Severity::Hint {
            continue;
        }
        let Some(start) = at.span.map(|span| span.start) else { continue };
        let entries = catalog.into_iter().flat_map(Catalog::entries);
        let mut entries = entries.filter(|(file, _)| *file.path() == at.path);
        let around = entries.find(|(_, entry)| entry.span.start <= start && start < entry.span.end);
        let Some((_, entry)) = around else { continue };
        let place = (at.path.clone(), entry.span.start);
        let message = messages.entry(place).or_insert_with(|| (entry.id.to_string(), Vec::new()));
        message.1.push(diagnostic.clone());
    }
    messages.into_values().collect()
}
