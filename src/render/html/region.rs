//! Where the tags and comments of a finished page are: all that is not text.

use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// A part of a page that is no text, with its bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Region {
    pub range: Range<usize>,
    pub kind: RegionKind,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RegionKind {
    /// A start tag, with the values of its attributes as they are written, without quotes; an empty one is left out.
    Start {
        name: String,
        attributes: Vec<(String, Range<usize>)>,
    },
    End {
        name: String,
    },
    /// A comment or a document type.
    Other,
}

/// The regions of a page, in order.
pub fn regions(html: &[u8]) -> Vec<Region> {
    let mut regions: Vec<Region> = Vec::new();
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| -> Option<()> {
        let kind = match event {
            CallbackEvent::OpenStartTag { name } => {
                Some(RegionKind::Start { name: text(name), attributes: Vec::new() })
            }
            CallbackEvent::EndTag { name } => Some(RegionKind::End { name: text(name) }),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } => Some(RegionKind::Other),
            CallbackEvent::AttributeName { name } => {
                if let Some(attributes) = regions.last_mut().and_then(attributes) {
                    attributes.push((text(name), span.end..span.end));
                }
                None
            }
            CallbackEvent::AttributeValue { .. } => {
                let last = regions.last_mut().and_then(attributes).and_then(|all| all.last_mut());
                if let Some((_, value)) = last {
                    *value = span.start..span.end;
                }
                None
            }
            CallbackEvent::CloseStartTag { .. } => {
                if let Some(last) = regions.last_mut() {
                    last.range.end = span.end;
                }
                None
            }
            CallbackEvent::String { .. } | CallbackEvent::Error(_) => None,
        };
        regions.extend(kind.map(|kind| Region { range: span.start..span.end, kind }));
        None
    });
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).for_each(drop);
    for region in &mut regions {
        if let RegionKind::Start { attributes, .. } = &mut region.kind {
            attributes.retain(|(_, value)| !value.is_empty());
        }
    }
    regions
}

fn attributes(region: &mut Region) -> Option<&mut Vec<(String, Range<usize>)>> {
    match &mut region.kind {
        RegionKind::Start { attributes, .. } => Some(attributes),
        RegionKind::End { .. } | RegionKind::Other => None,
    }
}

fn text(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `<p>` `title="b"` of a page, each as it is written there.
    fn drawn(html: &str) -> Vec<String> {
        let written = |range: &Range<usize>| html.get(range.clone()).unwrap_or("?").to_owned();
        let regions = regions(html.as_bytes());
        let draw = |region: &Region| {
            let values = match &region.kind {
                RegionKind::Start { attributes, .. } => attributes.as_slice(),
                RegionKind::End { .. } | RegionKind::Other => &[],
            };
            let values = values.iter().map(|(name, value)| format!("{name}: {}", written(value)));
            std::iter::once(written(&region.range)).chain(values).collect::<Vec<_>>()
        };
        regions.iter().flat_map(draw).collect()
    }

    #[test]
    fn what_is_no_text_has_its_bytes() {
        let cases: &[(&str, &[&str])] = &[
            ("åä <p>b</p> c", &["<p>", "</p>"]),
            (
                "<!doctype html><html lang=sv>å</html>",
                &["<!doctype html>", "<html lang=sv>", "lang: sv", "</html>"],
            ),
            (
                "<a title=\"å &amp; b\" href='/x/' b>",
                &["<a title=\"å &amp; b\" href='/x/' b>", "title: å &amp; b", "href: /x/"],
            ),
            ("<img alt=\"\" src=x/><br />", &["<img alt=\"\" src=x/>", "src: x/", "<br />"]),
            ("<!-- å <p> --><title><p></title>", &["<!-- å <p> -->", "<title>", "</title>"]),
            ("<script>'<p>'</script ><style><b></style>", &["<script>", "</script >", "<style>", "</style>"]),
            ("a < b <", &[]),
        ];
        for (html, expected) in cases {
            assert_eq!(drawn(html), *expected, "{html}");
        }
    }
}
