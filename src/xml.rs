//! The wall around the XML reader and writer: documents whose text is always escaped and never holds what XML forbids.

mod read;

use std::sync::Arc;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

pub use read::{Element, Fault, Node, read};

/// A document being written.
pub struct Document {
    writer: Writer<Vec<u8>>,
}

/// Writing to memory does not fail.
const IN_MEMORY: &str = "a vector takes whatever is written to it";

impl Document {
    pub fn new() -> Self {
        let mut document = Document { writer: Writer::new_with_indent(Vec::new(), b' ', 1) };
        document.write(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        document
    }

    /// An element with what `content` writes into it.
    pub fn element(&mut self, name: &str, attributes: &[(&str, &str)], content: impl FnOnce(&mut Self)) {
        self.write(Event::Start(start(name, attributes)));
        content(self);
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element with text in it.
    pub fn text(&mut self, name: &str, text: &str) {
        self.element(name, &[], |document| document.write(Event::Text(BytesText::new(&legal(text)))));
    }

    /// An element in whose content every space counts: text and elements in the midst of it.
    pub fn mixed(&mut self, name: &str, attributes: &[(&str, &str)], content: &[Node]) {
        let mut inside = Writer::new(Vec::new());
        write_nodes(&mut inside, content);
        let inside = String::from_utf8(inside.into_inner()).expect("what was written is text");
        self.element(name, attributes, |document| {
            document.write(Event::Text(BytesText::from_escaped(inside)))
        });
    }

    /// An element with attributes alone.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Empty(start(name, attributes)));
    }

    pub fn into_bytes(self) -> Arc<[u8]> {
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        bytes.into()
    }

    fn write(&mut self, event: Event) {
        self.writer.write_event(event).expect(IN_MEMORY);
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for (name, value) in attributes {
        element.push_attribute((*name, legal(value).as_str()));
    }
    element
}

impl Default for Document {
    fn default() -> Self {
        Document::new()
    }
}

fn write_nodes(writer: &mut Writer<Vec<u8>>, nodes: &[Node]) {
    for node in nodes {
        match node {
            Node::Text(text) => {
                let text: String = text.chars().filter(is_allowed).collect();
                let text = BytesText::new(&text).into_inner().replace('\r', "&#13;");
                writer.write_event(Event::Text(BytesText::from_escaped(text))).expect(IN_MEMORY);
            }
            Node::Element(element) => {
                let attributes = element.attributes.iter().map(|(name, value)| (&**name, &**value));
                let opening = start(&element.name, &attributes.collect::<Vec<_>>());
                if element.content.is_empty() {
                    writer.write_event(Event::Empty(opening)).expect(IN_MEMORY);
                    continue;
                }
                writer.write_event(Event::Start(opening)).expect(IN_MEMORY);
                write_nodes(writer, &element.content);
                writer.write_event(Event::End(BytesEnd::new(&*element.name))).expect(IN_MEMORY);
            }
        }
    }
}

/// Without soft hyphens, which are for pages alone.
fn legal(text: &str) -> String {
    text.chars().filter(is_allowed).filter(|c| *c != '\u{AD}').collect()
}

/// Whether XML 1.0 allows a character (section 2.2).
fn is_allowed(c: &char) -> bool {
    matches!(*c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_what_xml_forbids_is_dropped() {
        let mut document = Document::new();
        document.text("a", "<b> & \u{0}\u{B}å\u{AD}");
        let bytes = document.into_bytes();
        assert!(std::str::from_utf8(&bytes).unwrap().ends_with("<a>&lt;b&gt; &amp; å</a>\n"));
    }
}
