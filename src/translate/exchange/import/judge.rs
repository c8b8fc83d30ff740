//! Whether what was put in is right: the site is made with it, and what is an error then and was none before is blamed
//! on the texts where it stands.

use std::collections::BTreeMap;

use super::apply::Applied;
use crate::check::{Scope, check};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::engine::Build;
use crate::path::SourcePath;

/// Those that are to be refused, by their numbers, and why.
pub(super) fn judge(before: &Build, after: &Build, applied: &Applied) -> BTreeMap<usize, String> {
    let mut known: BTreeMap<Key, usize> = BTreeMap::new();
    for error in errors(before) {
        *known.entry(key(&error)).or_default() += 1;
    }
    let mut refused = BTreeMap::new();
    for error in errors(after) {
        if let Some(count) = known.get_mut(&key(&error)).filter(|count| **count > 0) {
            *count -= 1;
            continue;
        }
        for number in blamed(&error, applied) {
            let reason = format!("{}: {}", error.code.as_str(), error.message);
            refused.entry(number).or_insert(reason);
        }
    }
    refused
}

/// An error, wherever in its file it stands.
type Key = (Option<SourcePath>, Code, String);

fn key(error: &Diagnostic) -> Key {
    (error.at.as_ref().map(|at| at.path.clone()), error.code, error.message.clone())
}

fn errors(build: &Build) -> Vec<Diagnostic> {
    let all = check(build, Scope::Written).into_iter();
    all.filter(|diagnostic| diagnostic.severity == Severity::Error).collect()
}

/// The texts in which an error stands; if it stands in none, those of its file; if it stands in none of their files,
/// all.
fn blamed(error: &Diagnostic, applied: &Applied) -> Vec<usize> {
    let places = error.at.iter().chain(error.labels.iter().map(|label| &label.at));
    for at in places.clone() {
        let inside = applied.places.iter().filter(|(_, path, span)| {
            let own = at.span.unwrap_or_default();
            *path == at.path && at.span.is_some() && span.start <= own.start && own.start < span.end
        });
        let inside: Vec<usize> = inside.map(|(number, ..)| *number).collect();
        if !inside.is_empty() {
            return inside;
        }
    }
    for at in places {
        let beside = applied.places.iter().filter(|(_, path, _)| *path == at.path);
        let beside: Vec<usize> = beside.map(|(number, ..)| *number).collect();
        if !beside.is_empty() {
            return beside;
        }
    }
    applied.places.iter().map(|(number, ..)| *number).collect()
}
