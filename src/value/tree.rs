//! From the events of the parser to a tree. Collects every duplicate key; stops at the first fault of syntax, since
//! nothing after it can be trusted.

mod fault;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::yaml::{self, Event, Parser, ScalarStyle, StructureStyle};
use super::{Entry, Kind, Node, scalar, syntax};
use crate::diagnostic::{Checked, Code, Diagnostic, Location, Span};
use crate::path::SourcePath;
pub(super) use fault::Fault;
use fault::{check_tag, too_deep};

/// How deep lists and mappings may lie in one another.
const DEEPEST: usize = 64;

/// Keys with which a record of a list begins, as a rule; a second one is a record whose hyphen is missing.
const BEGINS: [&str; 2] = ["id", "code"];

/// How many values aliases (`*name`) may copy in one file: enough for people, too few for a bomb.
const MOST_COPIES: usize = 10_000;

pub(super) fn read(path: &SourcePath, text: &str, within: Range<usize>) -> Checked<Option<Node>> {
    let source = text.get(within.clone()).unwrap_or_default();
    let mut builder = Builder {
        path,
        source,
        offset: within.start,
        frames: Vec::new(),
        anchors: BTreeMap::new(),
        copied: 0,
        root: None,
        diagnostics: Vec::new(),
    };
    let options = yaml::options! {
        emit_comments: false,
        flow_nesting_limit: DEEPEST,
        block_nesting_limit: DEEPEST,
    };
    for event in Parser::new_from_str_with_options(source, options) {
        let fault = match event {
            Ok((event, span)) => builder.accept(event, span).err(),
            Err(error) => Some(syntax::explain(source, &error)),
        };
        if let Some(fault) = fault {
            builder.report(fault);
            return Checked::new(None, builder.diagnostics);
        }
    }
    Checked::new(builder.root, builder.diagnostics)
}

struct Builder<'a> {
    path: &'a SourcePath,
    source: &'a str,
    offset: usize,
    /// The lists and mappings that are open, the outermost first.
    frames: Vec<Frame>,
    anchors: BTreeMap<usize, Node>,
    copied: usize,
    root: Option<Node>,
    diagnostics: Vec<Diagnostic>,
}

struct Frame {
    start: usize,
    style: StructureStyle,
    anchor: usize,
    content: Content,
}

enum Content {
    List(Vec<Node>),
    Map { entries: Vec<Entry>, seen: BTreeMap<Arc<str>, Span>, key: Option<Key> },
}

/// The key whose value comes next; the value of an unusable one is dropped.
enum Key {
    New(Arc<str>, Span),
    Unusable,
}

impl Builder<'_> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the other events frame the document, or are switched off"
    )]
    fn accept(&mut self, event: Event<'_>, span: yaml::Span) -> Result<(), Fault> {
        let tag_span = byte_span(span.tag_span().unwrap_or(span));
        let span = byte_span(span);
        match event {
            Event::DocumentStart(..) if self.root.is_some() => Err(Fault {
                span,
                message: "a second YAML document begins here".to_owned(),
                hint: Some("remove this line; a file holds one document".to_owned()),
            }),
            Event::Scalar(text, style, anchor, tag) => {
                check_tag(tag.as_deref(), tag_span)?;
                let says_text = tag.as_deref().is_some_and(|tag| tag.is_yaml_core_schema_tag("str"));
                let plain = style == ScalarStyle::Plain && !says_text;
                let kind = if plain { scalar::resolve(&text) } else { Kind::Text(text.as_ref().into()) };
                let is_text = matches!(kind, Kind::Text(_) | Kind::Null);
                let written = (!is_text).then(|| text.as_ref().into());
                let span = self.trimmed(span).shifted(self.offset);
                self.add(Node { span, kind, written }, anchor);
                Ok(())
            }
            Event::SequenceStart(style, anchor, tag) => {
                check_tag(tag.as_deref(), tag_span)?;
                self.open(span, style, anchor, Content::List(Vec::new()))
            }
            Event::MappingStart(style, anchor, tag) => {
                check_tag(tag.as_deref(), tag_span)?;
                let content = Content::Map { entries: Vec::new(), seen: BTreeMap::new(), key: None };
                self.open(span, style, anchor, content)
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.close(span);
                Ok(())
            }
            Event::Alias(anchor) => self.copy(anchor, span),
            _ => Ok(()),
        }
    }

    fn open(
        &mut self,
        span: Span,
        style: StructureStyle,
        anchor: usize,
        content: Content,
    ) -> Result<(), Fault> {
        if self.frames.len() >= DEEPEST {
            return Err(too_deep(span));
        }
        self.frames.push(Frame { start: span.start + self.offset, style, anchor, content });
        Ok(())
    }

    fn close(&mut self, end: Span) {
        let Some(frame) = self.frames.pop() else { return };
        let last = match &frame.content {
            Content::List(items) => items.last().map(|item| item.span.end),
            Content::Map { entries, .. } => {
                entries.last().map(|entry| entry.value.span.end.max(entry.key_span.end))
            }
        };
        let end = match frame.style {
            StructureStyle::Flow => end.end + self.offset,
            // A block ends where the next thing begins; what a reader sees of it ends with its last value.
            StructureStyle::Block => last.unwrap_or(frame.start),
        };
        let kind = match frame.content {
            Content::List(items) => Kind::List(items),
            Content::Map { entries, .. } => Kind::Map(entries),
        };
        self.add(
            Node { span: Span::new(frame.start, end.max(frame.start)), kind, written: None },
            frame.anchor,
        );
    }

    /// Puts a copy of the value with this anchor here.
    fn copy(&mut self, anchor: usize, span: Span) -> Result<(), Fault> {
        let Some(node) = self.anchors.get(&anchor) else {
            return Err(Fault {
                span,
                message: "an alias of the value that it stands in".to_owned(),
                hint: None,
            });
        };
        let (count, depth) = extent(node);
        self.copied = self.copied.saturating_add(count);
        if self.copied > MOST_COPIES {
            return Err(Fault {
                span,
                message: format!("aliases copy more than {MOST_COPIES} values"),
                hint: Some("write the values out".to_owned()),
            });
        }
        if self.frames.len() + depth > DEEPEST {
            return Err(too_deep(span));
        }
        let node = Node { span: span.shifted(self.offset), ..node.clone() };
        self.add(node, 0);
        Ok(())
    }

    /// Puts a finished value where it belongs: into the open list, as the next key or value of the open mapping, or
    /// as the document.
    fn add(&mut self, mut node: Node, anchor: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
        match self.frames.last_mut().map(|frame| &mut frame.content) {
            None => self.root = Some(node).filter(|node| !node.is_null()),
            Some(Content::List(items)) => items.push(node),
            Some(Content::Map { entries, key, .. }) => match key.take() {
                None => self.add_key(&node),
                Some(Key::Unusable) => {}
                Some(Key::New(key, key_span)) => {
                    if node.is_null() && node.span.start >= node.span.end {
                        // A value that is not there is shown by its key.
                        node.span = key_span;
                    }
                    entries.push(Entry { key, key_span, value: node });
                }
            },
        }
    }

    fn add_key(&mut self, node: &Node) {
        let usable = self.check_key(node);
        let Some(Content::Map { seen, key, .. }) = self.frames.last_mut().map(|frame| &mut frame.content)
        else {
            return;
        };
        let Some(text) = usable else {
            *key = Some(Key::Unusable);
            return;
        };
        let Some(first) = seen.get(&text).copied() else {
            seen.insert(text.clone(), node.span);
            *key = Some(Key::New(text, node.span));
            return;
        };
        *key = Some(Key::Unusable);
        self.diagnostics.push(
            Diagnostic::new(Code::DuplicateKey, format!("the key `{text}` stands twice"))
                .at(Location::new(self.path, node.span))
                .label(Location::new(self.path, first), "it stands here first")
                .hint(match BEGINS.contains(&&*text) {
                    true => "begin a new record with `- `, or remove one of them",
                    false => "remove one of them",
                }),
        );
    }

    /// The text of a key that can be one; otherwise reports why it cannot.
    fn check_key(&mut self, node: &Node) -> Option<Arc<str>> {
        let local =
            Span::new(node.span.start.saturating_sub(self.offset), node.span.end.saturating_sub(self.offset));
        let (message, hint) = match node.shared_text() {
            Some(_) if self.source.get(local.start..local.end) == Some("<<") => {
                ("`<<` does not merge keys here", "write the keys out")
            }
            Some(text) => return Some(text.clone()),
            None if node.is_null() => ("a key is missing before the colon", "write `key: value`"),
            None => ("a key must be a word", "if braces or brackets begin a text, put the text in quotes"),
        };
        self.report(Fault { span: local, message: message.to_owned(), hint: Some(hint.to_owned()) });
        None
    }

    fn report(&mut self, fault: Fault) {
        let at = Location::new(self.path, fault.span.shifted(self.offset));
        let diagnostic = Diagnostic::new(Code::YamlSyntax, fault.message).at(at);
        self.diagnostics.push(match fault.hint {
            Some(hint) => diagnostic.hint(hint),
            None => diagnostic,
        });
    }

    /// A span without the white space and line ends at its end, which block scalars have.
    fn trimmed(&self, span: Span) -> Span {
        let text = self.source.get(span.start..span.end).unwrap_or_default();
        Span::new(span.start, span.start + text.trim_end().len())
    }
}

fn byte_span(span: yaml::Span) -> Span {
    let range = span.byte_range().unwrap_or_default();
    Span::new(range.start, range.end.max(range.start))
}

/// How many values a value is made of, and how deep.
fn extent(node: &Node) -> (usize, usize) {
    let children: &mut dyn Iterator<Item = &Node> = match &node.kind {
        Kind::List(items) => &mut items.iter(),
        Kind::Map(entries) => &mut entries.iter().map(|entry| &entry.value),
        Kind::Null | Kind::Bool(_) | Kind::Integer(_) | Kind::Float(_) | Kind::Text(_) => return (1, 0),
    };
    children.map(extent).fold((1, 1), |(count, depth), (inner, below)| (count + inner, depth.max(below + 1)))
}
