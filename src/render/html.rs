//! Reads finished HTML: what it refers to, and the ids that can be referred to. The wall around the HTML tokenizer.
//!
//! Whether an address exists is not decided here.

mod region;
mod said;
mod text;

use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

pub use region::{Region, RegionKind, regions};
pub use said::{Said, is_read, said};
pub use text::lines;

/// All references and ids of one file, in the order of the file. One text holds them all: a site has many.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Links {
    text: String,
    references: Vec<Range<usize>>,
    ids: Vec<Range<usize>>,
}

impl Links {
    /// The addresses in attributes, with character references decoded, otherwise as they are written.
    pub fn references(&self) -> impl Iterator<Item = &str> {
        self.references.iter().map(|range| &self.text[range.clone()])
    }

    /// The ids of all elements, and the names of old anchors (`<a name>`); what stands twice is there twice.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(|range| &self.text[range.clone()])
    }

    fn keep(&mut self, text: &str) -> Range<usize> {
        let start = self.text.len();
        self.text.push_str(text);
        start..self.text.len()
    }

    fn add_id(&mut self, id: &str) {
        let range = self.keep(id);
        self.ids.push(range);
    }

    fn add_reference(&mut self, url: &str) {
        let range = self.keep(url);
        self.references.push(range);
    }
}

/// Reads `html` once. What stands in scripts, comments and templates refers to nothing.
pub fn read(html: &[u8]) -> Links {
    let mut links = Links::default();
    let mut tag = Tag::default();
    let mut templates = 0_usize;
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<()> {
        match event {
            CallbackEvent::OpenStartTag { name } => tag.open(name),
            CallbackEvent::AttributeName { name } => tag.attribute(kind(name)),
            CallbackEvent::AttributeValue { value } => tag.value(value),
            CallbackEvent::CloseStartTag { .. } => {
                tag.attribute(None);
                // A template's own attributes are not part of its content.
                if templates == 0 {
                    tag.collect(&mut links);
                }
                templates += usize::from(tag.name == "template");
            }
            CallbackEvent::EndTag { name: b"template" } => templates = templates.saturating_sub(1),
            CallbackEvent::EndTag { .. }
            | CallbackEvent::String { .. }
            | CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => {}
        }
        None
    });
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).for_each(drop);
    links
}

/// The attributes that hold something to collect.
#[derive(Clone, Copy)]
enum Kind {
    Id,
    Name,
    Address,
    Candidates,
    Data,
    Content,
    HttpEquiv,
}

const ATTRIBUTES: &[(&str, Kind)] = &[
    ("href", Kind::Address),
    ("id", Kind::Id),
    ("src", Kind::Address),
    ("name", Kind::Name),
    ("srcset", Kind::Candidates),
    ("imagesrcset", Kind::Candidates),
    ("action", Kind::Address),
    ("formaction", Kind::Address),
    ("poster", Kind::Address),
    ("data", Kind::Data),
    ("xlink:href", Kind::Address),
    ("content", Kind::Content),
    ("http-equiv", Kind::HttpEquiv),
];

/// What an attribute is for.
fn kind(name: &[u8]) -> Option<Kind> {
    ATTRIBUTES.iter().find(|(known, _)| known.as_bytes() == name).map(|(_, kind)| *kind)
}

/// The start tag that is being read.
#[derive(Default)]
struct Tag {
    name: String,
    attribute: Option<Kind>,
    text: String,
    values: Vec<(Kind, Range<usize>)>,
}

impl Tag {
    fn open(&mut self, name: &[u8]) {
        self.name.clear();
        self.name.push_str(&String::from_utf8_lossy(name));
        self.attribute = None;
        self.text.clear();
        self.values.clear();
    }

    /// Begins an attribute. The one before it is empty if no value was read.
    fn attribute(&mut self, kind: Option<Kind>) {
        self.value(b"");
        self.attribute = kind;
    }

    fn value(&mut self, value: &[u8]) {
        if let Some(kind) = self.attribute.take() {
            let start = self.text.len();
            self.text.push_str(&String::from_utf8_lossy(value));
            self.values.push((kind, start..self.text.len()));
        }
    }

    fn values(&self) -> impl Iterator<Item = (Kind, &str)> {
        self.values.iter().map(|(kind, range)| (*kind, &self.text[range.clone()]))
    }

    fn is_refresh(&self) -> bool {
        self.values()
            .any(|(kind, value)| matches!(kind, Kind::HttpEquiv) && value.eq_ignore_ascii_case("refresh"))
    }

    /// Puts what the tag refers to and can be referred to by among `links`.
    fn collect(&self, links: &mut Links) {
        for (kind, value) in self.values() {
            match kind {
                Kind::Id => links.add_id(value),
                Kind::Name if self.name == "a" => links.add_id(value),
                // The address of `<base>` leads nowhere by itself.
                Kind::Address if self.name == "base" => {}
                Kind::Address => links.add_reference(value.trim_ascii()),
                Kind::Data if self.name == "object" => links.add_reference(value.trim_ascii()),
                Kind::Candidates => candidates(value).for_each(|url| links.add_reference(url)),
                Kind::Content if self.name == "meta" && self.is_refresh() => {
                    refresh_url(value).into_iter().for_each(|url| links.add_reference(url));
                }
                Kind::Name | Kind::Data | Kind::Content | Kind::HttpEquiv => {}
            }
        }
    }
}

/// The addresses of a `srcset`, as the HTML standard takes it apart.
fn candidates(srcset: &str) -> impl Iterator<Item = &str> {
    let mut rest = srcset;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|character: char| character.is_ascii_whitespace() || character == ',');
        let end = rest.find(|character: char| character.is_ascii_whitespace()).unwrap_or(rest.len());
        let (url, after) = rest.split_at(end);
        // A comma that ends the address ends the candidate; one after a description like `2x` does otherwise.
        rest = if url.ends_with(',') { after } else { after.split_once(',').map_or("", |(_, next)| next) };
        let url = url.trim_end_matches(',');
        (!url.is_empty()).then_some(url)
    })
}

/// The address in `0; url=/there/`.
fn refresh_url(content: &str) -> Option<&str> {
    let (_, url) = content.split_once([';', ','])?;
    let url = url.trim_ascii();
    let url = match url.get(..3) {
        Some(prefix) if prefix.eq_ignore_ascii_case("url") => {
            url[3..].trim_ascii_start().strip_prefix('=')?
        }
        Some(_) | None => url,
    };
    Some(url.trim_ascii().trim_matches(['"', '\'']))
}

#[cfg(test)]
mod tests;
