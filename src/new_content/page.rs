//! A new page: its front matter from the pages beside it, in every language; or a copy of another page.

use std::collections::BTreeMap;

use super::splice::{Splice, lines_of, places_of};
use super::{Begun, NotBegun, Written};
use crate::diagnostic::Span;
use crate::engine::Build;
use crate::front_matter;
use crate::language::Language;
use crate::path::{PageId, SourcePath};
use crate::slug;
use crate::value::{self, Entry, Node};

/// Which page to begin.
#[derive(Clone, Copy, Debug)]
pub struct NewPage<'a> {
    /// `apply/guide`, or for a section `apply/`.
    pub path: &'a str,
    /// The title in the source language.
    pub title: Option<&'a str>,
    /// Only this language.
    pub language: Option<&'a str>,
}

/// The keys that a new page can have from those beside it, in the order in which they are written.
const ALIKE: [&str; 4] = ["label", "lead", "owner", "review_by"];

/// What stands behind the weights of pages that come one after the other, if they do not say it.
const STRIDE: i64 = 10;

/// The files of the new page.
///
/// # Errors
/// If the path cannot be that of a page, a language is unknown, or one of the files is there already.
pub fn page(build: &Build, new: NewPage<'_>) -> Result<Begun, NotBegun> {
    let config = build.site.config();
    let below = below_language(new.path)?;
    let languages = match new.language.map(Language::new) {
        None => config.codes(),
        Some(language) if config.language(&language).is_some() => vec![language],
        Some(language) => {
            let known = config.codes().iter().map(|code| code.as_str().to_owned()).collect();
            return Err(NotBegun::NoLanguage(language.as_str().to_owned(), known));
        }
    };
    let mut files = Vec::new();
    for language in languages {
        let path = SourcePath::new(format!("content/{language}/{below}"));
        if build.tree.files.contains_key(&path) {
            return Err(NotBegun::Exists(path));
        }
        let title = new.title.filter(|_| language == *config.default_language());
        let after = head(build, &language, &below, title);
        files.push(Written { path, before: None, after });
    }
    Ok(Begun { files, empty: Vec::new(), from: None, line: 1 })
}

/// The path of the file below the folder of a language.
fn below_language(path: &str) -> Result<String, NotBegun> {
    let path = path.strip_suffix(".md").unwrap_or(path);
    let (stem, is_section) = match path.strip_suffix("/_index").or(path.strip_suffix('/')) {
        Some(folder) => (folder, true),
        None => (path, false),
    };
    let stem = stem.trim_start_matches('/');
    if !stem.split('/').all(slug::is_slug) {
        let like: Vec<String> = stem.split('/').map(slug::slugify).filter(|part| !part.is_empty()).collect();
        return Err(NotBegun::NoId(path.to_owned(), like.join("/")));
    }
    Ok(if is_section { format!("{stem}/_index.md") } else { format!("{stem}.md") })
}

/// A page with nothing but its front matter.
fn head(build: &Build, language: &Language, below: &str, title: Option<&str>) -> String {
    let beside = beside(build, language, below);
    let title = title.map_or_else(String::new, |title| format!(" {}", quoted(title)));
    let mut lines = vec![format!("title:{title}"), "description:".to_owned()];
    let has =
        |key: &str| beside.iter().filter(|(_, head)| head.get(key).is_some()).count() * 2 > beside.len();
    lines.extend(ALIKE.iter().filter(|key| has(key)).map(|key| format!("{key}:")));
    if let Some(weight) = next_weight(beside.values()) {
        lines.push(format!("weight: {weight}"));
    }
    lines.push("draft: true".to_owned());
    format!("---\n{}\n---\n", lines.join("\n"))
}

/// The front matter of the pages in the same section.
fn beside(build: &Build, language: &Language, below: &str) -> BTreeMap<PageId, Node> {
    let section = |id: &PageId| id.ancestors().pop();
    let Some((id, _)) = PageId::of_file(below) else { return BTreeMap::new() };
    let pages = build.site.written_pages().filter(|page| {
        page.key.language == *language && page.is_translated() && section(&page.key.id) == section(&id)
    });
    let heads = pages.filter_map(|page| {
        let text = build.tree.text(&page.document.path)?;
        Some((page.key.id.clone(), front(&page.document.path, &text)?))
    });
    heads.collect()
}

/// The mapping of a page's front matter.
fn front(path: &SourcePath, text: &str) -> Option<Node> {
    let yaml = front_matter::yaml(text)?;
    value::parse(path, text, yaml).value.filter(|node| node.as_map().is_some())
}

/// The weight behind all others, by the stride that they have; none if they have none.
fn next_weight<'n>(heads: impl Iterator<Item = &'n Node>) -> Option<i64> {
    let mut weights: Vec<i64> = heads.filter_map(|head| head.get("weight")?.as_integer()).collect();
    weights.sort_unstable();
    let last = *weights.last()?;
    let stride = weights.iter().rev().nth(1).map_or(STRIDE, |before| last.saturating_sub(*before));
    Some(last.saturating_add(if stride > 0 { stride } else { STRIDE }))
}

/// A title as YAML reads it back.
fn quoted(title: &str) -> String {
    let plain = value::parse(&SourcePath::new("title"), title, 0..title.len());
    let is_plain = plain.diagnostics.is_empty()
        && plain.value.is_some_and(|node| {
            node.as_map().is_none() && node.as_list().is_none() && node.as_text() == Some(title)
        });
    match is_plain && !title.contains(['\n', '#', '\'', '"']) {
        true => title.to_owned(),
        false => format!("\"{}\"", title.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ")),
    }
}

/// What is another in every page.
const BLANK: [&str; 6] = ["date", "updated", "reviewed", "review_by", "slug", "aliases"];

/// A page about `old` as the draft of one about `new`: the dates are blank, and what leads to the old page stays its own.
/// `None`: its front matter is written in a way that cannot be changed without harm.
pub fn copy(path: &SourcePath, text: &str, old: &str, new: &str) -> Option<String> {
    let head = front(path, text)?;
    let mut splice = Splice::default();
    let mut is_marked = false;
    for Entry { key, key_span, value } in head.as_map()? {
        let colon = || {
            Some(text.get(key_span.end..value.span.start.max(key_span.end))?.find(':')? + key_span.end + 1)
        };
        let own_slug = value.as_text().filter(|slug| &**key == "slug" && slug.contains(old));
        if &**key == "draft" && !value.is_null() {
            splice.replace(value.span, "true");
            is_marked = true;
        } else if let Some(slug) = own_slug {
            splice.replace(value.span, slug.replace(old, new));
        } else if BLANK.contains(&&**key) && !value.is_null() {
            splice.replace(Span::new(colon()?, value.span.end), "");
        }
    }
    if !is_marked {
        let last = lines_of(text, head.span).end;
        let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        splice.replace(Span::new(last, last), format!("draft: true{line_end}"));
    }
    for place in places_of(text, old) {
        if !splice.touches(place) {
            splice.replace(place, new);
        }
    }
    let after = splice.apply(text, Span::new(0, text.len()))?;
    let copied = front_matter::parse(path, &after);
    (copied.diagnostics.is_empty() && copied.value.draft).then_some(after)
}
