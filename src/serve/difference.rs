//! What differs between the preview and what was last built: which pages, and in which words.

use std::path::Path;

use rayon::prelude::*;
use serde::Serialize;

use super::edition::Edition;
use crate::path::OutputPath;
use crate::render::{NEXT_CHANGE, Output, lines};
use crate::stage::{staged, staged_file};
use crate::translate::diff::{self, Fate, Line};

/// Everything that differs.
#[derive(Serialize)]
pub struct Differences {
    folder: String,
    exists: bool,
    pages: Vec<PageDifference>,
    others: Vec<FileDifference>,
}

#[derive(Serialize)]
struct PageDifference {
    url: String,
    file: Option<String>,
    status: Status,
    lines: Vec<DrawnLine>,
    markup_only: bool,
}

#[derive(Serialize)]
struct FileDifference {
    path: String,
    status: Status,
}

#[derive(Serialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Status {
    Changed,
    Added,
    Removed,
}

#[derive(Serialize)]
struct DrawnLine {
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<(&'static str, String)>,
}

/// So many unchanged lines are shown around those that changed.
const AROUND: usize = 1;

/// Of more pages than these, nobody reads the words; they are only named.
const READ: usize = 200;

/// Compares what is shown with what lies in `published`, a folder in or beside the site's `root`.
pub fn differences(edition: &Edition, root: &Path, published: &Path) -> Differences {
    let folder = published.strip_prefix(root).unwrap_or(published).display().to_string();
    let Some(before) = staged(published).ok().flatten() else {
        return Differences { folder, exists: false, pages: Vec::new(), others: Vec::new() };
    };
    let now: Vec<&OutputPath> = edition.shown.outputs.keys().collect();
    let differs = |path: &&OutputPath| {
        let output = edition.output(path)?;
        match staged_file(published, path) {
            Some(bytes) => (*bytes != *output.bytes).then_some((output, Some(bytes))),
            None => Some((output, None)),
        }
    };
    let differing: Vec<_> = now.par_iter().filter_map(differs).collect();
    // What `build` writes beside the outputs is not to be expected here.
    let is_output = |path: &&OutputPath| path.as_str() != NEXT_CHANGE;
    let removed = before.iter().filter(is_output).filter(|path| !edition.shown.outputs.contains_key(*path));
    let (mut pages, mut others) = (Vec::new(), Vec::new());
    for (output, bytes) in differing {
        match output.is_html() {
            true => pages.push(page(edition, output, bytes.as_deref(), pages.len() < READ)),
            false => others.push(FileDifference {
                path: output.path.to_string(),
                status: if bytes.is_some() { Status::Changed } else { Status::Added },
            }),
        }
    }
    for path in removed {
        match path.as_str().ends_with(".html") {
            true => pages.push(PageDifference {
                url: edition.shown.site.config().href(&path.url()),
                file: None,
                status: Status::Removed,
                lines: Vec::new(),
                markup_only: false,
            }),
            false => others.push(FileDifference { path: path.to_string(), status: Status::Removed }),
        }
    }
    Differences { folder, exists: true, pages, others }
}

fn page(edition: &Edition, output: &Output, before: Option<&[u8]>, is_read: bool) -> PageDifference {
    let read = before.filter(|_| is_read);
    let drawn = read.map(|before| draw(&lines(before), &lines(&output.bytes)));
    PageDifference {
        url: edition.shown.site.config().href(&output.path.url()),
        file: edition.page(&output.path).map(|(_, page)| page.document.path.to_string()),
        status: if before.is_some() { Status::Changed } else { Status::Added },
        markup_only: drawn.as_ref().is_some_and(Vec::is_empty),
        lines: drawn.unwrap_or_default(),
    }
}

/// The lines that differ with a few around them; none if the text is the same.
fn draw(before: &[String], now: &[String]) -> Vec<DrawnLine> {
    let lines = diff::lines(&texts(before), &texts(now));
    let is_changed: Vec<bool> = lines.iter().map(|line| !matches!(line, Line::Same { .. })).collect();
    let is_near = |at: usize| {
        let from = at.saturating_sub(AROUND);
        is_changed[from..is_changed.len().min(at + AROUND + 1)].contains(&true)
    };
    let mut drawn: Vec<DrawnLine> = Vec::new();
    for (at, line) in lines.into_iter().enumerate() {
        if is_near(at) {
            drawn.push(drawn_line(line, before, now));
        } else if drawn.last().is_some_and(|last| last.kind != GAP) {
            drawn.push(DrawnLine { kind: GAP, words: Vec::new() });
        }
    }
    if drawn.last().is_some_and(|last| last.kind == GAP) {
        drawn.pop();
    }
    drawn
}

fn texts(lines: &[String]) -> Vec<&str> {
    lines.iter().map(String::as_str).collect()
}

const GAP: &str = "gap";

fn drawn_line(line: Line, before: &[String], now: &[String]) -> DrawnLine {
    let (kind, words) = match line {
        Line::Same { after, .. } => (name(Fate::Same), vec![(Fate::Same, now[after].clone())]),
        Line::Removed { before: at } => (name(Fate::Removed), vec![(Fate::Removed, before[at].clone())]),
        Line::Added { after } => (name(Fate::Added), vec![(Fate::Added, now[after].clone())]),
        Line::Changed { before: at, after } => ("changed", diff::words(&before[at], &now[after])),
    };
    DrawnLine { kind, words: words.into_iter().map(|(fate, text)| (name(fate), text)).collect() }
}

fn name(fate: Fate) -> &'static str {
    match fate {
        Fate::Same => "same",
        Fate::Removed => "removed",
        Fate::Added => "added",
    }
}
