//! What a link leads to, and where its address is written.

use std::ops::Range;

use super::cmark::{LinkType, RefDefs};
use super::{Target, TargetKind};
use crate::diagnostic::Span;
use crate::path::percent_decode;

/// The target of an address inside the site; `None` for an address that is finished as it is.
pub(super) fn target(address: &str, span: Span) -> Option<Target> {
    let (rest, anchor) = split(address, '#');
    let (path, query) = split(rest, '?');
    let kind = match path {
        "" if anchor.is_some() && query.is_none() => TargetKind::Anchor,
        "" => return None,
        _ if path.starts_with("//") || has_scheme(address) => return None,
        _ if path.starts_with('/') => TargetKind::Root,
        _ if path.ends_with(".md") => TargetKind::Page,
        _ => TargetKind::Asset,
    };
    Some(Target {
        destination: percent_decode(path),
        query: query.map(str::to_owned),
        anchor: anchor.map(percent_decode),
        span,
        kind,
    })
}

/// Where the address of the link that spans `link` is written in `text`; its words end at `words_end`.
pub(super) fn place(
    text: &str,
    kind: LinkType,
    label: &str,
    link: &Range<usize>,
    words_end: usize,
    definitions: &RefDefs<'_>,
) -> Span {
    let whole = Span::new(link.start, link.end);
    match kind {
        LinkType::Inline => {
            let end = text.get(words_end..link.end).and_then(|rest| rest.find("]("));
            end.map_or(whole, |at| address(text, words_end + at + 2))
        }
        LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut => {
            let definition = definitions.get(label).map(|definition| definition.span.clone());
            definition.and_then(|span| defined_address(text, &span)).unwrap_or(whole)
        }
        LinkType::Autolink | LinkType::Email => Span::new(link.start + 1, link.end.saturating_sub(1)),
        LinkType::ReferenceUnknown
        | LinkType::CollapsedUnknown
        | LinkType::ShortcutUnknown
        | LinkType::WikiLink { .. } => whole,
    }
}

/// The address of `[label]: address`.
fn defined_address(text: &str, definition: &Range<usize>) -> Option<Span> {
    let mut escaped = false;
    for (at, byte) in text.get(definition.clone())?.bytes().enumerate() {
        if byte == b']' && !escaped {
            return Some(address(text, definition.start + at + 2));
        }
        escaped = byte == b'\\' && !escaped;
    }
    None
}

/// The address that begins behind white space at `from`.
fn address(text: &str, from: usize) -> Span {
    let rest = text.get(from..).unwrap_or_default();
    let trimmed = rest.trim_ascii_start();
    let start = from + (rest.len() - trimmed.len());
    let in_angles = trimmed.starts_with('<');
    let mut depth = 0_usize;
    let mut escaped = false;
    for (at, byte) in trimmed.bytes().enumerate().skip(usize::from(in_angles)) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'>' if in_angles => return Span::new(start + 1, start + at),
            b'\n' => return Span::new(start, start + at),
            _ if in_angles => {}
            b' ' | b'\t' | b'\r' => return Span::new(start, start + at),
            b'(' => depth += 1,
            b')' if depth == 0 => return Span::new(start, start + at),
            b')' => depth -= 1,
            _ => {}
        }
    }
    Span::new(start, start + trimmed.len())
}

fn split(text: &str, at: char) -> (&str, Option<&str>) {
    match text.split_once(at) {
        Some((before, after)) => (before, Some(after)),
        None => (text, None),
    }
}

fn has_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'.' | b'-'))
    })
}
