//! Reads a document into a tree. Meant for files that strangers send: nothing is fetched, nothing is expanded but the
//! five entities of XML itself and characters by their numbers, and neither size nor depth brings the program down.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

/// An element with all that is in it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Element {
    /// As it is written, with its prefix.
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub content: Vec<Node>,
    /// The line on which it begins, from 1.
    pub line: usize,
}

/// What stands in an element. Comments and instructions to programs do not count.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Node {
    Element(Element),
    /// Two texts never follow one another.
    Text(String),
}

/// Why a document cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    pub line: usize,
    pub what: String,
}

/// Nobody means so many elements inside of one another; a tree of them would need more stack than there is.
const DEEPEST: usize = 100;

impl Element {
    /// The name without its prefix.
    pub fn local_name(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or_default()
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| &**value)
    }

    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.content.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements in it, not in others in it, with this name.
    pub fn named<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.elements().filter(move |element| element.local_name() == name)
    }

    /// All text in it, at whatever depth.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for node in &self.content {
            match node {
                Node::Element(element) => text.push_str(&element.text()),
                Node::Text(own) => text.push_str(own),
            }
        }
        text
    }
}

/// The outermost element of a document.
///
/// # Errors
/// If it is no sound XML 1.0, if it declares a document type, or if it is deeper than any sensible one.
pub fn read(text: &str) -> Result<Element, Fault> {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = false;
    let mut tree = Tree::default();
    let mut line = Line { text, at: 0, line: 1 };
    loop {
        let start = reader.buffer_position();
        let event = reader.read_event().map_err(|error| {
            let at = line.of(reader.error_position());
            fault(at, error.to_string())
        })?;
        let at = line.of(start);
        match event {
            Event::Start(start) => tree.open(element(&start, at)?)?,
            Event::Empty(start) => tree.add(Node::Element(element(&start, at)?), at)?,
            Event::End(_) => tree.close(at)?,
            Event::Text(text) => tree.add(Node::Text(text.xml10_content().into_owned()), at)?,
            Event::CData(text) => tree.add(Node::Text(text.xml10_content().into_owned()), at)?,
            Event::GeneralRef(name) => tree.add(Node::Text(character(&name, at)?), at)?,
            Event::DocType(_) => return Err(fault(at, "a document type is not allowed")),
            Event::Decl(declaration) => {
                let encoding = declaration.encoding().and_then(Result::ok);
                if let Some(encoding) = encoding.filter(|encoding| !encoding.eq_ignore_ascii_case("utf-8")) {
                    return Err(fault(at, format!("the encoding is `{encoding}`; save the file as UTF-8")));
                }
            }
            Event::Comment(_) | Event::PI(_) => {}
            Event::Eof => return tree.finish(at),
        }
    }
}

/// The elements that are open.
#[derive(Default)]
struct Tree {
    open: Vec<Element>,
    done: Option<Element>,
}

impl Tree {
    fn open(&mut self, element: Element) -> Result<(), Fault> {
        if self.open.len() == DEEPEST {
            return Err(fault(element.line, "elements stand too deep inside of one another"));
        }
        self.open.push(element);
        Ok(())
    }

    fn close(&mut self, line: usize) -> Result<(), Fault> {
        match self.open.pop() {
            Some(element) => self.add(Node::Element(element), line),
            None => Err(fault(line, "an element ends that did not begin")),
        }
    }

    fn add(&mut self, node: Node, line: usize) -> Result<(), Fault> {
        let Some(parent) = self.open.last_mut() else {
            return match node {
                Node::Text(text) if text.trim().is_empty() => Ok(()),
                Node::Element(element) if self.done.is_none() => {
                    self.done = Some(element);
                    Ok(())
                }
                Node::Text(_) | Node::Element(_) => {
                    Err(fault(line, "there is something outside of the outermost element"))
                }
            };
        };
        match (parent.content.last_mut(), node) {
            (Some(Node::Text(text)), Node::Text(more)) => text.push_str(&more),
            (_, node) => parent.content.push(node),
        }
        Ok(())
    }

    fn finish(self, line: usize) -> Result<Element, Fault> {
        match (self.open.last(), self.done) {
            (Some(open), _) => Err(fault(open.line, format!("`<{}>` is never closed", open.name))),
            (None, Some(done)) => Ok(done),
            (None, None) => Err(fault(line, "there is no element in it")),
        }
    }
}

/// Counts lines as the reader goes on.
struct Line<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Line<'_> {
    fn of(&mut self, position: u64) -> usize {
        let position = usize::try_from(position).unwrap_or(usize::MAX).min(self.text.len());
        let passed = self.text.as_bytes().get(self.at..position).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.at = self.at.max(position);
        self.line
    }
}

fn element(start: &BytesStart<'_>, line: usize) -> Result<Element, Fault> {
    let name = start.name().as_ref().to_owned();
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| fault(line, format!("in `<{name}>`: {error}")))?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map_err(|error| fault(line, format!("in `<{name}>`: {error}")))?;
        attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
    }
    Ok(Element { name, attributes, content: Vec::new(), line })
}

/// `&amp;` or `&#229;`
fn character(reference: &BytesRef<'_>, line: usize) -> Result<String, Fault> {
    let unknown = || fault(line, format!("`&{};` is not known", &**reference));
    if let Some(character) = reference.resolve_char_ref().map_err(|_| unknown())? {
        return if super::is_allowed(&character) { Ok(character.to_string()) } else { Err(unknown()) };
    }
    let known = match &**reference {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return Err(unknown()),
    };
    Ok(known.to_owned())
}

fn fault(line: usize, what: impl Into<String>) -> Fault {
    Fault { line, what: what.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_space_counts_and_comments_do_not() {
        let text = "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- a -->\n<a:b c='&quot;d&#xE5;'>\r\n <i/>x<!-- y -->\
            <![CDATA[<&]]>&lt;&#13;<j> </j></a:b>\n";
        let root = read(text).unwrap();
        assert_eq!((root.local_name(), root.attribute("c"), root.line), ("b", Some("\"då"), 3));
        let text: String = root.text();
        assert_eq!(text, "\n x<&<\r ");
        assert_eq!(root.named("j").map(|j| j.line).collect::<Vec<_>>(), [4]);
        assert_eq!(root.content.len(), 4);
    }

    #[test]
    fn what_is_not_sound_is_told_with_its_line() {
        let deep = format!("{}{}", "<a>".repeat(101), "</a>".repeat(101));
        for (text, line, what) in [
            ("", 1, "there is no element in it"),
            ("<a>\n<b>\n</a>", 3, "ill-formed document: expected `</b>`, but `</a>` was found"),
            ("<a>\n", 1, "`<a>` is never closed"),
            ("<a/>\n<b/>", 2, "there is something outside of the outermost element"),
            ("x<a/>", 1, "there is something outside of the outermost element"),
            ("<a>\n&bomb;</a>", 2, "`&bomb;` is not known"),
            ("<a>&#0;</a>", 1, "`&#0;` is not known"),
            ("<!DOCTYPE a [<!ENTITY b \"b\">]>\n<a>&b;</a>", 1, "a document type is not allowed"),
            (
                "\n<?xml version='1.0' encoding='latin-1'?><a/>",
                2,
                "the encoding is `latin-1`; save the file as UTF-8",
            ),
            ("<a b='&x;'/>", 1, "in `<a>`: "),
            ("<a b='1' b='2'/>", 1, "in `<a>`: "),
            (&deep, 1, "elements stand too deep inside of one another"),
        ] {
            let fault = read(text).unwrap_err();
            assert!(fault.line == line && fault.what.starts_with(what), "{text}: {fault:?}");
        }
    }

    #[test]
    fn what_is_written_reads_the_same() {
        let text = |text: &str| Node::Text(text.to_owned());
        let element = |name: &str, content: Vec<Node>| {
            let attributes = vec![("id".to_owned(), "\"<&'å".to_owned())];
            Node::Element(Element { name: name.to_owned(), attributes, content, line: 2 })
        };
        let content = vec![
            element("ph", Vec::new()),
            text(" \n]]> & <b>\r\u{AD}\u{2068} "),
            element("pc", vec![element("ph", Vec::new()), text("x"), element("ph", Vec::new())]),
            element("ph", Vec::new()),
        ];
        let mut document = crate::xml::Document::new();
        document.mixed("a", &[], &content);
        let bytes = document.into_bytes();
        let written = std::str::from_utf8(&bytes).unwrap();
        let mut root = read(written).unwrap();
        root.content.iter_mut().for_each(flatten);
        let mut expected = content;
        expected.iter_mut().for_each(flatten);
        assert_eq!(root.content, expected, "{written}");
    }

    /// Where the lines of the file are does not count here.
    fn flatten(node: &mut Node) {
        if let Node::Element(element) = node {
            element.line = 0;
            element.content.iter_mut().for_each(flatten);
        }
    }
}
