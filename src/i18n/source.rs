//! The messages in use, written out as one text for Fluent's resolver.
//!
//! Owns one repair: the resolver keeps messages, terms and functions under one name, so that `-contact` would hide
//! `contact`. A term that shares its name gets another one here, which nobody sees.

use std::collections::{BTreeMap, BTreeSet};

use super::MessageId;
use super::entry::Entry;
use super::function::FUNCTIONS;
use super::link::Links;
use crate::diagnostic::Span;

/// All messages and terms of `links`.
pub(super) fn of(links: &Links<'_>) -> String {
    let renamed = renamed_terms(links);
    let mut source = String::new();
    for (resource, entry) in links.entries.values() {
        let mut copied = entry.span.start;
        for (place, name) in replacements(entry, &renamed) {
            source.push_str(resource.slice(Span::new(copied, place.start)));
            source.push_str(name);
            copied = place.end;
        }
        source.push_str(resource.slice(Span::new(copied, entry.span.end)));
        source.push('\n');
    }
    source
}

fn renamed_terms<'c>(links: &Links<'c>) -> BTreeMap<&'c MessageId, String> {
    let names = links.entries.keys().map(|id| id.as_str());
    let functions = FUNCTIONS.iter().map(|function| function.name);
    let taken: BTreeSet<&str> = names.chain(functions).collect();
    let mut renamed = BTreeMap::new();
    for id in links.entries.keys().filter(|id| id.is_term()) {
        let mut name = id.as_str().to_owned();
        while taken.contains(name.trim_start_matches('-')) || (name != id.as_str() && taken.contains(&*name))
        {
            name.push('-');
        }
        if name != id.as_str() {
            renamed.insert(*id, name);
        }
    }
    renamed
}

/// Where the entry names a renamed term, in order.
fn replacements<'n>(entry: &Entry, renamed: &'n BTreeMap<&MessageId, String>) -> Vec<(Span, &'n str)> {
    let own = renamed.get(&entry.id).map(|name| (entry.id_span, name.as_str()));
    let others = entry.references.iter().filter_map(|reference| {
        let name = renamed.get(&reference.target)?;
        let start = reference.span.start;
        Some((Span::new(start, start + reference.target.as_str().len()), name.as_str()))
    });
    let mut places: Vec<(Span, &str)> = own.into_iter().chain(others).collect();
    places.sort();
    places
}
