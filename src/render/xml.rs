//! The wall around the XML writer: documents whose text is always escaped and never holds what XML forbids.

use std::sync::Arc;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

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

/// The characters that XML 1.0 allows (section 2.2), without soft hyphens, which are for pages alone.
fn legal(text: &str) -> String {
    let allowed = |c: &char| matches!(*c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(allowed).filter(|c| *c != '\u{AD}').collect()
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
