//! Reads finished HTML: what it refers to, and the ids that can be referred to. The wall around the HTML tokenizer.
//!
//! Whether an address exists is not decided here.

use std::borrow::Cow;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// All references and ids of one file, in the order of the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Links {
    pub references: Vec<Reference>,
    /// Of all elements, and the names of old anchors (`<a name>`); what stands twice is there twice.
    pub ids: Vec<String>,
    /// The address that relative ones begin from, if the file sets one.
    pub base: Option<String>,
}

/// An address in an attribute.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reference {
    /// With character references decoded, otherwise as it is written.
    pub url: String,
    /// In lower case: `a`.
    pub element: Cow<'static, str>,
    /// In lower case: `href`.
    pub attribute: &'static str,
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
                    links.add(&tag);
                }
                templates += usize::from(tag.name == b"template");
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
    Address(&'static str),
    Candidates(&'static str),
    Content,
    HttpEquiv,
}

const ATTRIBUTES: &[(&str, Kind)] = &[
    ("href", Kind::Address("href")),
    ("id", Kind::Id),
    ("src", Kind::Address("src")),
    ("name", Kind::Name),
    ("srcset", Kind::Candidates("srcset")),
    ("imagesrcset", Kind::Candidates("imagesrcset")),
    ("action", Kind::Address("action")),
    ("formaction", Kind::Address("formaction")),
    ("poster", Kind::Address("poster")),
    ("data", Kind::Address("data")),
    ("xlink:href", Kind::Address("xlink:href")),
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
    name: Vec<u8>,
    attribute: Option<Kind>,
    values: Vec<(Kind, String)>,
}

impl Tag {
    fn open(&mut self, name: &[u8]) {
        self.name.clear();
        self.name.extend_from_slice(name);
        self.attribute = None;
        self.values.clear();
    }

    /// Begins an attribute. The one before it is empty if no value was read.
    fn attribute(&mut self, kind: Option<Kind>) {
        self.value(b"");
        self.attribute = kind;
    }

    fn value(&mut self, value: &[u8]) {
        if let Some(kind) = self.attribute.take() {
            self.values.push((kind, String::from_utf8_lossy(value).into_owned()));
        }
    }

    fn is_refresh(&self) -> bool {
        let is_refresh = |(kind, value): &(Kind, String)| {
            matches!(kind, Kind::HttpEquiv) && value.eq_ignore_ascii_case("refresh")
        };
        self.values.iter().any(is_refresh)
    }
}

impl Links {
    fn add(&mut self, tag: &Tag) {
        let name = String::from_utf8_lossy(&tag.name);
        for (kind, value) in &tag.values {
            match kind {
                Kind::Id => self.ids.push(value.clone()),
                Kind::Name if name == "a" => self.ids.push(value.clone()),
                Kind::Address("href") if name == "base" => {
                    self.base.get_or_insert_with(|| value.trim_ascii().to_owned());
                }
                Kind::Address("data") if name != "object" => {}
                Kind::Address(attribute) => self.refer(value.trim_ascii(), &name, attribute),
                Kind::Candidates(attribute) => {
                    for url in candidates(value) {
                        self.refer(url, &name, attribute);
                    }
                }
                Kind::Content if name == "meta" && tag.is_refresh() => {
                    if let Some(url) = refresh_url(value) {
                        self.refer(url, &name, "content");
                    }
                }
                Kind::Name | Kind::Content | Kind::HttpEquiv => {}
            }
        }
    }

    fn refer(&mut self, url: &str, element: &str, attribute: &'static str) {
        self.references.push(Reference { url: url.to_owned(), element: element_name(element), attribute });
    }
}

fn element_name(name: &str) -> Cow<'static, str> {
    const COMMON: &[&str] =
        &["a", "link", "img", "script", "source", "use", "form", "iframe", "area", "video", "audio", "meta"];
    match COMMON.iter().find(|common| **common == name) {
        Some(common) => Cow::Borrowed(common),
        None => Cow::Owned(name.to_owned()),
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
