//! Messages of the site that nothing asks for, as the traces tell; and those that the source language does not have.
//!
//! Only what stands in the site's own files is looked at: a theme has messages for sites of other kinds.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Code;
use crate::engine::Build;
use crate::i18n::MessageId;
use crate::site::{Query, Trace};

use super::Finding;
use super::call::Calls;
use super::message::{Message, Tongue};

/// Each message once, with its other languages. Says nothing if something could not be made: it asked for less then.
pub fn check<'a>(
    build: &'a Build,
    source: &Tongue<'a>,
    others: &[Tongue<'a>],
    calls: &Calls<'a>,
) -> Vec<Finding<'a>> {
    if !is_known(build) {
        return Vec::new();
    }
    let tongues: Vec<&Tongue<'a>> = std::iter::once(source).chain(others).collect();
    let mut candidates: BTreeMap<&MessageId, Vec<&Message<'a>>> = BTreeMap::new();
    for message in tongues.iter().flat_map(|tongue| tongue.messages.values()) {
        candidates.entry(message.id()).or_default().push(message);
    }
    let referred: BTreeSet<&MessageId> = candidates
        .values()
        .flatten()
        .flat_map(|message| message.entry.references.iter().map(|reference| &reference.target))
        .collect();
    let in_theme: BTreeSet<&MessageId> = build
        .site
        .catalogs()
        .flat_map(|(_, catalog)| catalog.resources())
        .filter(|resource| resource.path().below("i18n").is_none())
        .flat_map(|resource| resource.entries().iter().map(|entry| &entry.id))
        .collect();
    candidates.retain(|id, _| {
        !in_theme.contains(id) && !referred.contains(id) && !is_of_program(id) && !calls.call(id)
    });
    for trace in build.traces() {
        if candidates.is_empty() {
            break;
        }
        forget_asked(&mut candidates, trace);
    }
    candidates.retain(|id, _| !is_written(build, id));
    candidates.into_iter().filter_map(|(id, messages)| finding(id, &messages, source)).collect()
}

/// Whether everything could be made, so that all has asked for what it needs.
pub fn is_known(build: &Build) -> bool {
    build.outputs.values().all(|(_, memo)| memo.value.is_some())
}

/// Messages that the program itself asks for, where a site has what they are about.
pub fn is_of_program(id: &MessageId) -> bool {
    ["site-name", "site-owner"].contains(&id.as_str()) || id.as_str().starts_with("country-")
}

fn forget_asked(candidates: &mut BTreeMap<&MessageId, Vec<&Message<'_>>>, trace: &Trace) {
    for (query, _) in trace.iter() {
        if let Query::Message(_, id) | Query::OwnMessage(_, id) = query {
            candidates.remove(id);
        }
    }
}

/// Whether the name stands in quotation marks in a template or on a page, from where a component may ask for it.
fn is_written(build: &Build, id: &MessageId) -> bool {
    let theme = build.site.theme();
    let templates = theme.templates.values().chain(theme.components.values()).map(|file| &*file.text);
    let pages = build.site.written_pages().filter_map(|page| build.tree.text(&page.document.path));
    let stands_in = |text: &str| {
        text.match_indices(id.as_str()).any(|(at, name)| {
            let (before, after) = (&text[..at], &text[at + name.len()..]);
            before.ends_with(['"', '\'', '`']) && after.starts_with(['"', '\'', '`', '.'])
        })
    };
    templates.into_iter().any(stands_in) || pages.into_iter().any(|text| stands_in(&text))
}

fn finding<'a>(id: &MessageId, messages: &[&Message<'a>], source: &Tongue<'a>) -> Option<Finding<'a>> {
    let (first, others) = messages.split_first()?;
    let is_obsolete = first.language != source.language;
    let (code, what) = match (is_obsolete, id.is_term()) {
        (true, true) => {
            let what = format!("`{id}` is not in `{}`, and no message refers to it", source.language);
            (Code::ObsoleteMessage, what)
        }
        (true, false) => (
            Code::ObsoleteMessage,
            format!("`{id}` is not in `{}`, and nothing asks for it", source.language),
        ),
        (false, true) => (Code::UnusedMessage, format!("no message refers to `{id}`")),
        (false, false) => (Code::UnusedMessage, format!("nothing asks for `{id}`")),
    };
    let finding = first.finding(code, first.entry.id_span, what);
    let finding = match is_obsolete {
        true => finding.hint("remove it, or write it in the other language as well if it is to be used"),
        false => finding.hint("remove it in all languages, or correct its name if it is to be used"),
    };
    Some(others.iter().fold(finding, |finding, other| {
        finding.map(|diagnostic| diagnostic.label(other.at(other.entry.id_span), "the same message"))
    }))
}
