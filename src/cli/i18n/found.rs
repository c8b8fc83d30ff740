//! Messages by their keys, and what can be said of one: where it is written, who names it, where it is shown.

use std::collections::BTreeSet;

use super::super::Failure;
use crate::diagnostic::{Location, closest};
use crate::engine::Build;
use crate::i18n::{Entry, MessageId, Resource};
use crate::language::Language;
use crate::path::OutputPath;
use crate::translate::{Use, UseKind, pages, uses};

/// More pages than these are counted.
const PAGES: usize = 10;

/// A message in one language.
pub struct Written<'b> {
    pub language: &'b Language,
    pub file: &'b Resource,
    pub entry: &'b Entry,
}

/// A message in every language that has it, the source language first.
pub fn written<'b>(build: &'b Build, key: &str) -> Vec<Written<'b>> {
    let catalogs = build.site.config().codes();
    let in_language = |language: &Language| {
        let (language, catalog) = build.site.catalogs().find(|(code, _)| *code == language)?;
        let (file, entry) = catalog.entries().find(|(_, entry)| entry.id.as_str() == key)?;
        Some(Written { language, file, entry })
    };
    catalogs.iter().filter_map(in_language).collect()
}

/// The keys of all messages and terms of the site, in any language.
pub fn keys(build: &Build) -> BTreeSet<&str> {
    let catalogs = build.site.catalogs();
    catalogs.flat_map(|(_, catalog)| catalog.entries()).map(|(_, entry)| entry.id.as_str()).collect()
}

/// Nobody has written a message of this name.
pub fn unknown(build: &Build, key: &str) -> Failure {
    let meant = closest(key, keys(build));
    let meant = meant.map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"));
    Failure::Machine(format!("there is no message `{key}`{meant}"))
}

/// `i18n/en/site.ftl:12`
pub fn place(build: &Build, at: &Location) -> String {
    let text = build.tree.text(&at.path).unwrap_or_default();
    match at.span {
        Some(span) => {
            let above = text.as_bytes().iter().take(span.start);
            format!("{}:{}", at.path, 1 + above.filter(|byte| **byte == b'\n').count())
        }
        None => at.path.to_string(),
    }
}

/// Who names a message outside of locale files, a line for each place.
pub fn named(build: &Build, key: &str) -> Vec<String> {
    let found = uses(build, key);
    // A call that may be of any message says something only if nothing else does.
    let is_certain = found.iter().any(|found| found.kind != UseKind::Any);
    let told = found.iter().filter(|found| !is_certain || found.kind != UseKind::Any);
    let line = |found: &Use| {
        let place = place(build, &found.at);
        match found.kind {
            UseKind::Call => place,
            UseKind::Begun => format!("{place}  perhaps: the name is put together there"),
            UseKind::Any => format!("{place}  perhaps: any message can be asked for there"),
            UseKind::Quoted => format!("{place}  perhaps: the name stands there in quotation marks"),
        }
    };
    told.map(line).collect()
}

/// The addresses where a message is shown, in any of the languages.
pub fn shown(build: &Build, key: &str) -> Vec<String> {
    let id = MessageId::new(key);
    let config = build.site.config();
    let all = config.codes().into_iter().flat_map(|language| pages(build, &language, &id));
    let all: BTreeSet<OutputPath> = all.collect();
    let mut lines: Vec<String> = all.iter().take(PAGES).map(|path| path.url().to_string()).collect();
    if all.len() > PAGES {
        lines.push(format!("and {} more", all.len() - PAGES));
    }
    lines
}

/// A heading with lines below it; nothing if there are none.
pub fn section(heading: &str, lines: &[String]) -> Vec<String> {
    let heading = (!lines.is_empty()).then(|| format!("  {heading}"));
    heading.into_iter().chain(lines.iter().map(|line| format!("    {line}"))).collect()
}
