//! The pieces written so far, and the components that are open: which tag closes which, and what is left open.
//!
//! A component opens and closes inside one paragraph, list item, heading or other part of the page (a container);
//! so the pieces between are whole.

use std::collections::HashMap;

use super::source::Source;
use super::tag::{Fault, Kind, Tag};
use super::{Block, BlockKind, Component, Html, Piece, Target};
use crate::diagnostic::{Code, Diagnostic, Span};

/// Components inside components, at most.
const DEEPEST: usize = 32;

/// What is written, with its problems.
pub(super) struct Output<'a> {
    source: &'a Source<'a>,
    pieces: Vec<Piece>,
    open: Vec<Open>,
    /// Closing tags that will come and whose opening tags have been reported.
    forgiven: HashMap<String, usize>,
    is_too_deep: bool,
    /// In the order in which they are written, without their lines.
    pub blocks: Vec<Block>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Where a component's tag stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    /// In a sentence.
    Inline,
    /// Where a block does, and is one.
    Block,
    /// In raw HTML that is one block, which begins with this component if it is named.
    Html(Option<u32>),
}

/// A component whose closing tag has not been met.
struct Open {
    component: Component,
    tag: Span,
    /// How many containers were open at its tag.
    depth: usize,
    is_reported: bool,
    /// What was written before it.
    before: Vec<Piece>,
}

impl<'a> Output<'a> {
    pub fn new(source: &'a Source<'a>) -> Self {
        Output {
            source,
            pieces: Vec::new(),
            open: Vec::new(),
            forgiven: HashMap::new(),
            is_too_deep: false,
            blocks: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// Lets `write` add to the HTML at the end.
    pub fn html(&mut self, write: impl FnOnce(&mut String)) {
        if let Some(Piece::Html(html)) = self.pieces.last_mut() {
            write(&mut html.text);
            return;
        }
        let mut html = Html::default();
        write(&mut html.text);
        if !html.text.is_empty() {
            self.pieces.push(Piece::Html(html));
        }
    }

    /// A block begins with the tag that is written next.
    pub fn begin(&mut self, kind: BlockKind, span: Span) {
        let Some(block) = self.untagged(kind, span) else { return };
        if !matches!(self.pieces.last(), Some(Piece::Html(_))) {
            self.pieces.push(Piece::Html(Html::default()));
        }
        if let Some(Piece::Html(html)) = self.pieces.last_mut() {
            html.begin(block);
        }
    }

    /// A block without a tag of its own; its number.
    pub fn untagged(&mut self, kind: BlockKind, span: Span) -> Option<u32> {
        let number = u32::try_from(self.blocks.len()).ok()?;
        self.blocks.push(Block { kind, span: self.source.span(span), line: 0 });
        Some(number)
    }

    pub fn raw(&mut self, html: &str) {
        self.html(|out| out.push_str(html));
    }

    /// What comes next begins a line.
    pub fn line(&mut self) {
        match self.pieces.last() {
            Some(Piece::Html(html)) if !html.text.ends_with('\n') => self.raw("\n"),
            Some(Piece::Component(_)) => self.raw("\n"),
            Some(Piece::Html(_) | Piece::Link(_) | Piece::Message(_)) | None => {}
        }
    }

    pub fn link(&mut self, target: Target) {
        self.pieces.push(Piece::Link(target));
    }

    pub fn message(&mut self, id: &'static str) {
        self.pieces.push(Piece::Message(id));
    }

    /// Pieces made elsewhere; the first may be HTML.
    pub fn append(&mut self, pieces: Vec<Piece>) {
        let mut pieces = pieces.into_iter();
        match pieces.next() {
            Some(Piece::Html(html)) => match self.pieces.last_mut() {
                Some(Piece::Html(last)) => last.append(html),
                Some(Piece::Link(_) | Piece::Message(_) | Piece::Component(_)) | None => {
                    self.pieces.push(Piece::Html(html));
                }
            },
            Some(other) => self.pieces.push(other),
            None => {}
        }
        self.pieces.extend(pieces);
    }

    /// Ends the text that was written since the last call; all components of it are closed.
    pub fn take(&mut self) -> Vec<Piece> {
        self.leave(0);
        self.forgiven.clear();
        std::mem::take(&mut self.pieces)
    }

    /// How many components are open.
    pub fn level(&self) -> usize {
        self.open.len()
    }

    /// A component's tag, with the spans of the body, while `depth` containers are open.
    pub fn tag(&mut self, tag: Tag, standing: Standing, depth: usize) {
        match tag.kind {
            Kind::Close => self.close(&tag, depth),
            Kind::SelfClosed => {
                let component = self.component(tag, standing);
                self.pieces.push(Piece::Component(component));
            }
            Kind::Open if self.open.len() >= DEEPEST => self.refuse(&tag),
            Kind::Open => {
                let span = tag.span;
                let component = self.component(tag, standing);
                let before = std::mem::take(&mut self.pieces);
                self.open.push(Open { component, tag: span, depth, is_reported: false, before });
            }
        }
    }

    /// A component's tag that cannot be read; `name` is what it is called.
    pub fn fault(&mut self, fault: Fault, name: &str) {
        if !name.starts_with('/') {
            self.forgive(name);
        }
        let location = self.source.location(fault.at);
        self.diagnostics
            .push(Diagnostic::new(Code::ComponentSyntax, fault.message).at(location).hint(fault.hint));
    }

    /// The container at `depth` ends: components opened in it cannot go on.
    pub fn leave(&mut self, depth: usize) {
        while let Some(open) = self.open.pop_if(|open| open.depth >= depth) {
            self.forgive(&open.component.name);
            self.give_up(open, None);
        }
    }

    fn component(&mut self, tag: Tag, standing: Standing) -> Component {
        let block = match standing {
            Standing::Inline => None,
            Standing::Block => self.untagged(BlockKind::Component, tag.span),
            Standing::Html(block) => block,
        };
        for (index, attribute) in tag.attributes.iter().enumerate() {
            if tag.attributes[..index].iter().any(|earlier| earlier.name == attribute.name) {
                let message =
                    format!("the attribute `{}` stands twice in the tag of `{}`", attribute.name, tag.name);
                let location = self.source.location(attribute.name_span);
                let hint = "remove one of the two";
                self.diagnostics.push(Diagnostic::new(Code::AttributeValue, message).at(location).hint(hint));
                break;
            }
        }
        let mut attributes = tag.attributes;
        for attribute in &mut attributes {
            attribute.name_span = self.source.span(attribute.name_span);
            attribute.value_span = self.source.span(attribute.value_span);
        }
        Component {
            name_span: self.source.span(tag.name_span),
            span: self.source.span(tag.span),
            name: tag.name,
            attributes,
            inline: standing == Standing::Inline,
            block,
            body: None,
        }
    }

    fn close(&mut self, tag: &Tag, depth: usize) {
        let partner =
            self.open.iter().rposition(|open| open.depth == depth && open.component.name == tag.name);
        let Some(partner) = partner else {
            return self.stray(tag);
        };
        while self.open.len() > partner + 1 {
            let Some(crossed) = self.open.pop() else { break };
            self.forgive(&crossed.component.name);
            self.give_up(crossed, Some(tag));
        }
        if let Some(open) = self.open.pop() {
            let body = std::mem::replace(&mut self.pieces, open.before);
            let mut component = open.component;
            component.span.end = self.source.span(tag.span).end;
            component.body = Some(body);
            self.enclose(component.block, component.span.end);
            self.pieces.push(Piece::Component(component));
        }
    }

    /// The body of a component that has no blocks inside belongs to its own, whose number is `block`.
    fn enclose(&mut self, block: Option<u32>, end: usize) {
        let last = self.blocks.len().checked_sub(1);
        if let Some(block) = self.blocks.last_mut().filter(|_| last == block.map(|block| block as usize)) {
            block.span.end = block.span.end.max(end);
        }
    }

    /// A closing tag whose opening tag is not in the same container.
    fn stray(&mut self, tag: &Tag) {
        let name = &tag.name;
        if let Some(count) = self.forgiven.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            return;
        }
        let location = self.source.location(tag.span);
        let diagnostic = match self.open.iter_mut().rfind(|open| open.component.name == *name) {
            Some(open) => {
                open.is_reported = true;
                Diagnostic::new(Code::UnclosedComponent, format!("`</{name}>` does not stand where `<{name}>` does"))
                    .at(location)
                    .label(self.source.location(open.tag), "opened here, in another part of the page")
                    .hint(format!(
                        "write both tags in one paragraph, or each on a line of its own with an empty line around it, \
                         indented alike: `<{name}>`"
                    ))
            }
            None => Diagnostic::new(Code::UnclosedComponent, format!("`</{name}>` closes nothing"))
                .at(location)
                .hint(format!("remove it, or write `<{name}>` before the text that belongs to it")),
        };
        self.diagnostics.push(diagnostic);
    }

    /// A component without its closing tag stands for itself; what follows it stands behind it.
    fn give_up(&mut self, open: Open, crossed_by: Option<&Tag>) {
        let name = &open.component.name;
        let cure = format!("write `</{name}>` where its text ends, or `<{name} />` if it has none");
        if !open.is_reported {
            let diagnostic = Diagnostic::new(Code::UnclosedComponent, format!("`<{name}>` is not closed"))
                .at(self.source.location(open.tag));
            self.diagnostics.push(match crossed_by {
                Some(tag) => diagnostic
                    .label(self.source.location(tag.span), format!("`</{}>` comes first", tag.name))
                    .hint(format!("close `<{name}>` before `</{}>`", tag.name)),
                None => diagnostic.hint(cure),
            });
        }
        let after = std::mem::replace(&mut self.pieces, open.before);
        self.pieces.push(Piece::Component(open.component));
        self.append(after);
    }

    fn refuse(&mut self, tag: &Tag) {
        self.forgive(&tag.name);
        if !std::mem::replace(&mut self.is_too_deep, true) {
            let message = format!("more than {DEEPEST} components stand inside one another");
            let location = self.source.location(tag.span);
            let hint = "close components before you open the next one";
            self.diagnostics.push(Diagnostic::new(Code::ComponentDepth, message).at(location).hint(hint));
        }
    }

    fn forgive(&mut self, name: &str) {
        *self.forgiven.entry(name.to_owned()).or_default() += 1;
    }
}
