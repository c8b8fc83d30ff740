//! Where a message that is missing in a file belongs: beside those that it stands beside in the source.

use super::proof::Splice;
use crate::diagnostic::Span;
use crate::i18n::{Entry, Resource};

/// The splice that puts `message` where it belongs in `file`.
pub(super) fn splice(file: &Resource, source: &Resource, key: &str, message: &str) -> Splice {
    let end = line_end(file, source);
    let spaced = is_spaced(source, key);
    match place(file, source, key) {
        Place::Below(at) => {
            let text = file.whole();
            let is_open = text.get(..at).is_some_and(|before| !before.is_empty() && !before.ends_with('\n'));
            let above = if spaced { end } else { "" };
            // Where the last line has no end, it gets one, and the new last line has none.
            let (open, close) = if is_open { (end, "") } else { ("", end) };
            Splice { span: Span::new(at, at), text: format!("{open}{above}{message}{close}") }
        }
        Place::Above(at) => {
            let below = if spaced { end } else { "" };
            Splice { span: Span::new(at, at), text: format!("{message}{end}{below}") }
        }
        Place::End => at_the_end(file, message, spaced, end),
    }
}

/// How the lines of a file end; those of an empty one as those of its source.
pub(super) fn line_end(file: &Resource, source: &Resource) -> &'static str {
    let own = [file, source].into_iter().find_map(|resource| resource.whole().split_once('\n'));
    if own.is_some_and(|(line, _)| line.ends_with('\r')) { "\r\n" } else { "\n" }
}

/// Where the lines begin that belong to an entry: its comment and itself.
pub(super) fn with_comment(resource: &Resource, entry: &Entry) -> usize {
    let first = resource.comment(entry).first().map_or(entry.span.start, |line| line.span.start);
    resource.whole().get(..first).and_then(|before| before.rfind('\n')).map_or_else(
        || if resource.whole().starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 },
        |at| at + 1,
    )
}

/// Where the line after an entry begins.
pub(super) fn after(resource: &Resource, entry: &Entry) -> usize {
    let rest = resource.whole().get(entry.span.end..).unwrap_or_default();
    entry.span.end + rest.find('\n').map_or(rest.len(), |at| at + 1)
}

enum Place {
    /// Below the line that ends there.
    Below(usize),
    /// Above the line that begins there.
    Above(usize),
    End,
}

fn place(file: &Resource, source: &Resource, key: &str) -> Place {
    let Some(at) = source.entries().iter().position(|entry| entry.id.as_str() == key) else {
        return Place::End;
    };
    let own = &source.entries()[at];
    let group = group(source, own.span.start);
    let is_near = |entry: &&Entry| self::group(source, entry.span.start) == group;
    let there = |entry: &Entry| file.entries().iter().find(|other| other.id == entry.id);
    let before = source.entries()[..at].iter().rev();
    let behind = source.entries()[at + 1..].iter();
    let below = before.clone().filter(is_near).find_map(there).map(|entry| Place::Below(after(file, entry)));
    let above = || {
        behind.clone().filter(is_near).find_map(there).map(|entry| Place::Above(with_comment(file, entry)))
    };
    let headed = || match group {
        Some((_, title)) => groups(file)
            .into_iter()
            .find(|(_, known)| *known == title)
            .map(|(start, _)| Place::Below(start + line_length(file, start))),
        None => groups(file).first().map(|(start, _)| Place::Above(*start)),
    };
    // A file without groups is one group.
    let flat = || {
        groups(file).is_empty().then_some(())?;
        let below = before.clone().find_map(there).map(|entry| Place::Below(after(file, entry)));
        below.or_else(|| behind.clone().find_map(there).map(|entry| Place::Above(with_comment(file, entry))))
    };
    below.or_else(above).or_else(headed).or_else(flat).unwrap_or(Place::End)
}

fn at_the_end(file: &Resource, message: &str, spaced: bool, end: &str) -> Splice {
    let text = file.whole();
    let own = text.trim_start_matches('\u{FEFF}');
    let at = Span::new(text.len(), text.len());
    if own.is_empty() {
        return Splice { span: at, text: format!("{message}{end}") };
    }
    let last = own.lines().next_back().unwrap_or_default();
    // A comment right above would become that of the message.
    let needs_blank = !last.trim().is_empty() && (spaced || last.starts_with('#'));
    let blank = if needs_blank { end } else { "" };
    let text = match own.ends_with('\n') {
        true => format!("{blank}{message}{end}"),
        false => format!("{end}{blank}{message}"),
    };
    Splice { span: at, text }
}

/// Whether a message stands apart from what is above it, or if it is the first, from what is below.
fn is_spaced(source: &Resource, key: &str) -> bool {
    let Some(entry) = source.entries().iter().find(|entry| entry.id.as_str() == key) else { return false };
    let text = source.whole();
    let above = text.get(..with_comment(source, entry)).unwrap_or_default().lines().next_back();
    let below = text.get(after(source, entry)..).unwrap_or_default().lines().next();
    above.or(below).is_some_and(|line| line.trim().is_empty())
}

/// The groups of a file: where the line of each begins, and its title.
fn groups(resource: &Resource) -> Vec<(usize, &str)> {
    let mut start = 0;
    let mut groups = Vec::new();
    for line in resource.whole().split_inclusive('\n') {
        let title = line.strip_prefix("##").filter(|rest| !rest.starts_with('#'));
        groups.extend(title.map(|title| (start, title.trim())));
        start += line.len();
    }
    groups
}

fn group(resource: &Resource, at: usize) -> Option<(usize, &str)> {
    groups(resource).into_iter().rfind(|(start, _)| *start < at)
}

fn line_length(resource: &Resource, start: usize) -> usize {
    let rest = resource.whole().get(start..).unwrap_or_default();
    rest.find('\n').map_or(rest.len(), |at| at + 1)
}
