//! Messages by their keys, and what can be said of one: where it is written, who names it, where it is shown.

use std::collections::BTreeSet;

use super::super::Failure;
use crate::diagnostic::{Location, closest};
use crate::engine::Build;
use crate::i18n::{Entry, MessageId, Resource};
use crate::language::Language;
use crate::path::UrlPath;
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
        let settings = build.site.config().language(language)?;
        let (language, catalog) = (&settings.code, build.site.catalog(language)?);
        let (file, entry) = catalog.entries().find(|(_, entry)| entry.id.as_str() == key)?;
        Some(Written { language, file, entry })
    };
    catalogs.iter().filter_map(in_language).collect()
}

/// Where a language has a message that cannot be read.
pub fn broken(build: &Build, language: &Language, key: &str) -> Option<Location> {
    build.site.catalog(language)?.resources().iter().find_map(|file| {
        let (_, stretch) = file.broken().into_iter().find(|(id, _)| id.as_str() == key)?;
        Some(Location::new(file.path(), stretch))
    })
}

/// The keys of all messages and terms of the site, in any language.
pub fn keys(build: &Build) -> BTreeSet<&str> {
    let catalogs = build.site.catalogs();
    catalogs.flat_map(|(_, catalog)| catalog.entries()).map(|(_, entry)| entry.id.as_str()).collect()
}

/// Nobody has written a message of this name.
pub fn unknown(build: &Build, key: &str) -> Failure {
    let languages = build.site.config().codes();
    if let Some(at) = languages.iter().find_map(|language| broken(build, language, key)) {
        let place = place(build, &at);
        return Failure::Machine(format!("`{key}` cannot be read, in {place}; `anslag check` tells why"));
    }
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
    let is_certain = found.iter().any(|found| found.kind == UseKind::Call);
    let is_any = found.iter().any(|found| found.kind == UseKind::Any);
    // Words in quotation marks are seldom names, unless a template asks for a name that it is given; and such a template
    // says something only if nothing else does.
    let told = found.iter().filter(|found| match found.kind {
        UseKind::Call | UseKind::Begun => true,
        UseKind::Quoted => is_any || !is_certain,
        UseKind::Any => !is_certain,
    });
    let line = |found: &Use| {
        let place = place(build, &found.at);
        match found.kind {
            UseKind::Call => place,
            UseKind::Begun => format!("{place}  perhaps: the name is put together there"),
            UseKind::Any => format!("{place}  perhaps: any message can be asked for there"),
            UseKind::Quoted => format!("{place}  perhaps: the name stands there in quotation marks"),
        }
    };
    let mut lines: Vec<String> = told.map(line).collect();
    lines.dedup();
    lines
}

/// The addresses where a message is shown, in any of the languages.
pub fn shown(build: &Build, key: &str) -> Vec<String> {
    let id = MessageId::new(key);
    let config = build.site.config();
    let all = config.codes().into_iter().flat_map(|language| pages(build, &language, &id));
    let all: BTreeSet<UrlPath> = all.map(|path| path.url()).collect();
    let mut lines: Vec<String> = all.iter().take(PAGES).map(ToString::to_string).collect();
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
