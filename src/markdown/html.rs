//! Parts of the writer that need no state: opening tags, the plain text of events, and components in raw HTML.

use std::fmt::Write as _;

use super::BlockKind;
use super::cmark::{CowStr, Event, TagEnd};
use super::component::{Output, Standing};
use super::escape;
use super::footnote::Placed;
use super::source::{Source, Stretch};
use super::tag::{self, Fault, Kind, Tag};
use crate::diagnostic::Span;

/// The opening tag of a heading with its classes and attributes.
pub(super) fn heading(
    out: &mut String,
    level: u8,
    id: &str,
    classes: &[CowStr<'_>],
    attributes: &[(CowStr<'_>, Option<CowStr<'_>>)],
) {
    let _ = write!(out, "<h{level} id=\"");
    escape::attribute(out, id);
    out.push('"');
    if !classes.is_empty() {
        out.push_str(" class=\"");
        escape::attribute(out, &classes.join(" "));
        out.push('"');
    }
    let mut names = vec!["id", "class"];
    for (name, value) in attributes {
        let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if is_name && !names.contains(&&**name) {
            let _ = write!(out, " {name}=\"");
            escape::attribute(out, value.as_deref().unwrap_or_default());
            out.push('"');
            names.push(name);
        }
    }
    out.push('>');
}

/// The opening tag of a list, numbered from `first` on or not numbered.
pub(super) fn list(out: &mut String, first: Option<u64>) {
    let _ = match first {
        None => writeln!(out, "<ul>"),
        Some(1) => writeln!(out, "<ol>"),
        Some(first) => writeln!(out, "<ol start=\"{first}\">"),
    };
}

/// How many events there are before the end of the element that `events` are the inside of.
pub(super) fn inside(events: &[Placed<'_>]) -> usize {
    let mut depth = 0_usize;
    for (at, (event, _)) in events.iter().enumerate() {
        if let Event::Start(_) = event {
            depth += 1;
        } else if let Event::End(_) = event {
            let Some(outer) = depth.checked_sub(1) else { return at };
            depth = outer;
        }
    }
    events.len()
}

/// The text inside an element without its markup, and the number of its events.
pub(super) fn plain(events: &[Placed<'_>]) -> (String, usize) {
    let length = inside(events);
    let mut text = String::new();
    for (event, _) in &events[..length] {
        match event {
            Event::Text(part) | Event::Code(part) | Event::InlineMath(part) | Event::DisplayMath(part) => {
                text.push_str(part);
            }
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::Start(_)
            | Event::End(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }
    (text, length)
}

/// Whether a paragraph, whose inside begins with `events`, is nothing but whole components.
pub(super) fn is_only_components(events: &[Placed<'_>], source: &Source<'_>) -> bool {
    let mut open = 0_usize;
    let mut has_any = false;
    for (event, range) in events {
        if matches!(event, Event::End(TagEnd::Paragraph)) {
            break;
        } else if let Event::InlineHtml(_) = event {
            let tag = source.text().get(range.clone()).unwrap_or_default();
            if tag::component_name(tag, 0).is_none() && open == 0 {
                return false;
            } else if tag.starts_with("</") {
                let Some(outer) = open.checked_sub(1) else { return false };
                open = outer;
            } else if !tag.ends_with("/>") {
                open += 1;
            }
            has_any = true;
        } else if open == 0 && !is_space(event) {
            return false;
        }
    }
    has_any && open == 0
}

fn is_space(event: &Event<'_>) -> bool {
    matches!(event, Event::SoftBreak | Event::HardBreak)
        || matches!(event, Event::Text(text) if text.trim().is_empty())
}

/// Writes a block of raw HTML, in which only components are read.
pub(super) fn block(out: &mut Output<'_>, stretch: &Stretch<'_>, depth: usize) {
    let text = &*stretch.text;
    let content = text.trim();
    let begin = text.len() - text.trim_start().len();
    let whole = stretch.span(Span::new(begin, begin + content.len()));
    // A component alone is a block itself; all else is one block of HTML, with the components in it.
    let is_lone = tag::component_name(content, 0).is_some()
        && tag::scan(content, 0).is_ok_and(|tag| tag.span.end == content.len());
    let first = if is_lone { First::Nothing } else { first(text) };
    if first == First::Text {
        out.untagged(BlockKind::Html, whole);
    }
    let mut done = 0;
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        let start = at + found;
        let begins = first == First::Tag(start);
        let (opaque, name) = (opaque_end(text, start), tag::component_name(text, start));
        if begins && (opaque.is_some() || name.is_none()) {
            out.raw(&text[done..start]);
            out.begin(BlockKind::Html, whole);
            done = start;
        }
        at = match (opaque, name) {
            (Some(end), _) => end,
            (None, None) => tag::scan(text, start).map_or(start + 1, |tag| tag.span.end),
            (None, Some(name)) => {
                out.raw(&text[done..start]);
                done = match tag::scan(text, start) {
                    Ok(tag) => {
                        let end = tag.span.end;
                        let standing = match is_lone {
                            true => Standing::Block,
                            false if begins => Standing::Html(out.untagged(BlockKind::Html, whole)),
                            false => Standing::Html(None),
                        };
                        out.tag(placed(tag, stretch), standing, depth);
                        end
                    }
                    Err(fault) => {
                        let read = text.ceil_char_boundary(fault.read.max(name.end));
                        out.fault(placed_fault(fault, stretch), &text[start + 1..name.end]);
                        text[read..].find('>').map_or(text.len(), |end| read + end + 1)
                    }
                };
                done
            }
        };
    }
    out.raw(&text[done..]);
}

/// What raw HTML begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    /// The tag that stands here is the first that opens something.
    Tag(usize),
    /// It opens nothing, and has text.
    Text,
    Nothing,
}

fn first(text: &str) -> First {
    let mut at = 0;
    let mut has_text = false;
    while let Some(found) = text[at..].find('<') {
        let start = at + found;
        has_text |= !text[at..start].trim().is_empty();
        at = match tag::scan(text, start) {
            Ok(tag) if tag.kind != Kind::Close => return First::Tag(start),
            Ok(tag) => tag.span.end,
            Err(_) => opaque_end(text, start).unwrap_or(start + 1),
        };
    }
    if has_text || !text[at..].trim().is_empty() { First::Text } else { First::Nothing }
}

/// The end of a comment, a script or the like that begins at `start`, in which nothing is a tag.
fn opaque_end(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start..];
    let until = |end: &str| Some(rest.find(end).map_or(text.len(), |at| start + at + end.len()));
    if rest.starts_with("<!--") {
        return until("-->");
    }
    let name =
        rest[1..].split(|end: char| !end.is_ascii_alphanumeric() && end != '-').next().unwrap_or_default();
    let name = ["script", "style", "textarea", "title"]
        .into_iter()
        .find(|other| name.eq_ignore_ascii_case(other))?;
    until(&format!("</{name}"))
}

/// A tag found in a stretch, as a tag of the body.
pub(super) fn placed(mut tag: Tag, stretch: &Stretch<'_>) -> Tag {
    tag.name_span = stretch.span(tag.name_span);
    tag.span = stretch.span(tag.span);
    for attribute in &mut tag.attributes {
        attribute.name_span = stretch.span(attribute.name_span);
        attribute.value_span = stretch.span(attribute.value_span);
    }
    tag
}

/// A fault found in a stretch, as one of the body.
pub(super) fn placed_fault(mut fault: Fault, stretch: &Stretch<'_>) -> Fault {
    fault.at = stretch.span(fault.at);
    fault
}
