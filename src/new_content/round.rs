//! A new round: the record of an old one with its dates blanked, and the pages that were the old one's own.

use std::sync::Arc;

use super::page::copy;
use super::splice::{Splice, lines_of, places_of};
use super::{Begun, NotBegun, Written, next_ids};
use crate::content::Role;
use crate::diagnostic::{Severity, Span};
use crate::engine::Build;
use crate::path::SourcePath;
use crate::slug;
use crate::source::SourceFile;
use crate::value::{self, Entry, Kind, Node};

/// Which round to begin, and from which; without one from that which closes last.
#[derive(Clone, Copy, Debug)]
pub struct NewRound<'a> {
    pub id: &'a str,
    pub from: Option<&'a str>,
}

/// What is another day in every round.
const DATES: [&str; 6] = ["opens", "closes", "cutoffs", "decided", "published", "review_by"];

/// What has become of the old round.
const HISTORY: [&str; 2] = ["changes", "cancelled"];

/// What the files of the site become with the new round.
///
/// # Errors
/// If the id cannot be one or is taken, or the files do not let it.
pub fn round(build: &Build, new: NewRound<'_>) -> Result<Begun, NotBegun> {
    let (file, text, root) = records(build)?;
    let items = root.as_list().filter(|items| !items.is_empty()).ok_or(NotBegun::Nothing)?;
    let ids: Vec<&str> = items.iter().filter_map(id_of).collect();
    if !slug::is_slug(new.id) {
        return Err(NotBegun::NoId(new.id.to_owned(), slug::slugify(new.id)));
    }
    if ids.contains(&new.id) {
        let last = ids.iter().max().copied().unwrap_or(new.id);
        return Err(NotBegun::Taken(new.id.to_owned(), next_ids(last, |id| ids.contains(&id))));
    }
    if has_faults(build, &file.path) {
        return Err(NotBegun::Faulty(file.path.clone()));
    }
    let old = match new.from {
        Some(from) => items.iter().find(|item| id_of(item) == Some(from)).ok_or_else(|| {
            NotBegun::Unknown(from.to_owned(), ids.iter().map(|id| (*id).to_owned()).collect())
        })?,
        None => items.iter().max_by_key(|item| closes(item)).ok_or(NotBegun::Nothing)?,
    };
    let unproved = || NotBegun::Unproved(file.path.clone());
    let old_id = id_of(old).ok_or_else(unproved)?;
    let (record, empty) = record(&text, old, old_id, new.id).ok_or_else(unproved)?;
    let (after, at) = add(&text, items, &record).ok_or_else(unproved)?;
    if !is_proved(&file.path, &root, &after, new.id) {
        return Err(unproved());
    }
    let record =
        Written { path: file.path.clone(), before: Some(Arc::clone(&file.bytes)), after: after.clone() };
    let mut files = vec![record];
    files.extend(pages(build, old_id, new.id)?);
    let line = 1 + after.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count();
    Ok(Begun { files, empty, from: Some(old_id.to_owned()), line })
}

type Source<'b> = (&'b Arc<SourceFile>, Arc<str>, Node);

/// The file of the rounds, if it can be read.
fn records(build: &Build) -> Result<Source<'_>, NotBegun> {
    let is_rounds = |path: &SourcePath| matches!(Role::of(path), Role::Data { name } if name == "rounds");
    let file = build.tree.files.iter().find(|(path, _)| is_rounds(path));
    let (path, file) = file.ok_or(NotBegun::Nothing)?;
    let text = file.text();
    match value::parse(path, &text, 0..text.len()).value {
        Some(root) => Ok((file, text, root)),
        None if has_faults(build, path) => Err(NotBegun::Faulty(path.clone())),
        None => Err(NotBegun::Nothing),
    }
}

fn has_faults(build: &Build, path: &SourcePath) -> bool {
    let mut errors = build.diagnostics.iter().filter(|fault| fault.severity == Severity::Error);
    errors.any(|fault| fault.at.as_ref().is_some_and(|at| at.path == *path))
}

fn id_of(item: &Node) -> Option<&str> {
    item.get("id").and_then(Node::as_text)
}

/// When a round closes, in an order of texts.
fn closes(item: &Node) -> &str {
    item.get("closes").and_then(Node::as_text).unwrap_or_default()
}

/// The lines of the old record as those of the new one, and the keys that are empty in it.
fn record(text: &str, old: &Node, old_id: &str, new_id: &str) -> Option<(String, Vec<String>)> {
    let lines = lines_of(text, old.span);
    // Another record on the same line would be copied, too.
    let lead = text.get(lines.start..old.span.start)?;
    if lead.trim() != "-" {
        return None;
    }
    let entries = old.as_map()?;
    let mut splice = Splice::default();
    let mut empty = Vec::new();
    for (index, Entry { key, key_span, value }) in entries.iter().enumerate() {
        if HISTORY.contains(&&**key) {
            splice.replace(whole_entry(text, entries, index)?, "");
        } else if DATES.contains(&&**key) && !value.is_null() {
            let colon = text.get(key_span.end..value.span.start)?.find(':')? + key_span.end + 1;
            splice.replace(Span::new(colon, value.span.end), "");
        }
        if DATES.contains(&&**key) {
            empty.push(key.to_string());
        }
    }
    for place in places_of(text.get(lines.start..lines.end)?, old_id) {
        let place = place.shifted(lines.start);
        if !splice.touches(place) {
            splice.replace(place, new_id);
        }
    }
    Some((splice.apply(text, lines)?, empty))
}

/// An entry of a record with all that belongs to it alone.
fn whole_entry(text: &str, entries: &[Entry], index: usize) -> Option<Span> {
    let entry = entries.get(index)?;
    let own = Span::new(entry.key_span.start, entry.value.span.end.max(entry.key_span.end));
    let lines = lines_of(text, own);
    let before = text.get(lines.start..own.start)?;
    if before.trim().is_empty() {
        return Some(lines);
    }
    match (entries.get(index + 1), index.checked_sub(1).and_then(|index| entries.get(index))) {
        (Some(next), _) => Some(Span::new(own.start, next.key_span.start)),
        (None, Some(last)) => Some(Span::new(last.value.span.end.max(last.key_span.end), own.end)),
        (None, None) => None,
    }
}

/// The text with the new record at the end that the newest rounds are at, and where it begins.
fn add(text: &str, items: &[Node], record: &str) -> Option<(String, usize)> {
    let (first, last) = (items.first()?, items.last()?);
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let is_newest_first = items.len() > 1 && closes(first) > closes(last);
    let gap = match items {
        [.., before, last] => {
            let between = text.get(before.span.end..lines_of(text, last.span).start)?;
            if between.lines().skip(1).any(|line| line.trim().is_empty()) { line_end } else { "" }
        }
        _ => "",
    };
    let record = record.trim_end_matches(['\n', '\r']);
    let mut after = text.to_owned();
    if is_newest_first {
        let at = lines_of(text, first.span).start;
        after.insert_str(at, &format!("{record}{line_end}{gap}"));
        return Some((after, at));
    }
    let at = lines_of(text, last.span).end;
    let is_open = !text.get(..at)?.ends_with('\n');
    let lead = if is_open { line_end } else { "" };
    after.insert_str(at, &format!("{lead}{gap}{record}{line_end}"));
    Some((after, at + lead.len() + gap.len()))
}

/// Whether the file says what it said, and the new round besides.
fn is_proved(path: &SourcePath, before: &Node, after: &str, id: &str) -> bool {
    let parsed = value::parse(path, after, 0..after.len());
    let Some(now) = parsed.value.filter(|_| parsed.diagnostics.is_empty()) else { return false };
    let (Some(old), Some(new)) = (before.as_list(), now.as_list()) else { return false };
    let (added, kept): (Vec<&Node>, Vec<&Node>) = new.iter().partition(|item| id_of(item) == Some(id));
    let is_blank = |entry: &Entry| !DATES.contains(&&*entry.key) || matches!(entry.value.kind, Kind::Null);
    added.len() == 1
        && added.iter().all(|item| item.as_map().is_some_and(|entries| entries.iter().all(is_blank)))
        && old.iter().map(Node::fingerprint).eq(kept.iter().map(|item| item.fingerprint()))
}

/// Copies of the pages of the old round: those whose name is its id, in every language.
fn pages(build: &Build, old_id: &str, new_id: &str) -> Result<Vec<Written>, NotBegun> {
    let parsed = build.tree.files.iter().filter(|(path, file)| {
        file.is_readable && matches!(Role::of(path), Role::Page { id, .. } if id.name() == old_id)
    });
    let mut pages = Vec::new();
    for (path, file) in parsed {
        let new = SourcePath::new(renamed(path.as_str(), old_id, new_id));
        if build.tree.files.contains_key(&new) {
            return Err(NotBegun::Exists(new));
        }
        let after =
            copy(path, &file.text(), old_id, new_id).ok_or_else(|| NotBegun::Unproved(path.clone()))?;
        pages.push(Written { path: new, before: None, after });
    }
    Ok(pages)
}

/// The path with the last part that is the old id as the new one: the file itself, or the folder of a section.
fn renamed(path: &str, old_id: &str, new_id: &str) -> String {
    let mut parts: Vec<String> = path.split('/').map(str::to_owned).collect();
    let is_old = |part: &String| part.strip_suffix(".md").unwrap_or(part) == old_id;
    if let Some(part) = parts.iter_mut().rev().find(|part| is_old(part)) {
        *part = part.replacen(old_id, new_id, 1);
    }
    parts.join("/")
}
