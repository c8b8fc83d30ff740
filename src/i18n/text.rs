//! What an entry says, written out: each of its texts once for every way through its choices.
//!
//! Owns the flattening that checks need: `{ $count -> [one] A *[other] B } C` says `A C` and `B C`. The syntax tree is
//! read again from the file's text, so that nobody who only prints messages keeps it.

use std::borrow::Cow;
use std::sync::Arc;

use fluent_syntax::ast::{self, InlineExpression};
use fluent_syntax::parser;
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::entry::Entry;
use super::{MessageId, Resource};
use crate::diagnostic::Span;

/// More ways through one text than anybody writes; a text with more is not written out.
const MOST_VARIANTS: usize = 64;

/// The text of an entry, or of one of its attributes.
#[derive(Clone, Debug)]
pub struct Text<'r> {
    /// `None`: the entry's own.
    pub attribute: Option<&'r str>,
    /// The choices in it, those inside of others after those.
    pub choices: Vec<Choice<'r>>,
    /// Every way through the choices; empty if there are too many.
    pub variants: Vec<Variant<'r>>,
}

/// `{ $count -> … }`.
#[derive(Clone, Debug)]
pub struct Choice<'r> {
    pub selector: Selector<'r>,
    /// Where the selector stands.
    pub span: Span,
    pub keys: Vec<Key<'r>>,
    /// Which of the keys has the star.
    pub default: usize,
}

/// What stands before `->`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Selector<'r> {
    Variable(&'r str),
    /// `NUMBER($place, type: "ordinal")` counts first, second, third.
    Ordinal(&'r str),
    /// An attribute of a term, or a value that never varies.
    Fixed,
}

/// `[one]`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key<'r> {
    pub name: &'r str,
    pub span: Span,
    pub is_number: bool,
}

/// One way through the choices of a text.
#[derive(Clone, Default, Debug)]
pub struct Variant<'r> {
    /// The number of each choice that is met with, and which of its keys was taken.
    pub path: Vec<(usize, usize)>,
    pub pieces: Vec<Piece<'r>>,
}

/// A part of a variant, with its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece<'r> {
    pub span: Span,
    pub kind: PieceKind<'r>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PieceKind<'r> {
    Words(&'r str),
    /// `{ "…" }`, without quotes and escapes; or a number.
    Literal(Cow<'r, str>),
    /// A variable, alone or in a function.
    Variable(&'r str),
    /// A message or a term, with the attribute of a message.
    Reference(MessageId, Option<&'r str>),
}

impl<'r> Choice<'r> {
    /// The variable that chooses.
    pub fn variable(&self) -> Option<&'r str> {
        match self.selector {
            Selector::Variable(name) | Selector::Ordinal(name) => Some(name),
            Selector::Fixed => None,
        }
    }
}

impl Resource {
    /// The texts of an entry of this file, its own before those of its attributes.
    pub fn texts(&self, entry: &Entry) -> Vec<Text<'_>> {
        let text = self.whole();
        let Some((value, attributes)) = self.tree(entry) else { return Vec::new() };
        let own = value.map(|pattern| flatten(text, None, &pattern));
        let others =
            attributes.iter().map(|attribute| flatten(text, Some(attribute.id.name), &attribute.value));
        own.into_iter().chain(others).collect()
    }
}

/// What an entry says of its own, and in its attributes.
type Patterns<'r> = (Option<ast::Pattern<&'r str>>, Vec<ast::Attribute<&'r str>>);

impl Resource {
    /// The syntax tree of an entry of this file, read anew.
    pub(super) fn tree(&self, entry: &Entry) -> Option<Patterns<'_>> {
        let tree = parser::parse(self.text(entry)).unwrap_or_else(|(tree, _)| tree);
        match tree.body.into_iter().next()? {
            ast::Entry::Message(message) => Some((message.value, message.attributes)),
            ast::Entry::Term(term) => Some((Some(term.value), term.attributes)),
            ast::Entry::Comment(_)
            | ast::Entry::GroupComment(_)
            | ast::Entry::ResourceComment(_)
            | ast::Entry::Junk { .. } => None,
        }
    }
}

fn flatten<'r>(text: &'r str, attribute: Option<&'r str>, pattern: &ast::Pattern<&'r str>) -> Text<'r> {
    let mut walk = Walk { text, choices: Vec::new(), is_too_long: false };
    let variants = walk.pattern(pattern);
    let variants = if walk.is_too_long { Vec::new() } else { variants };
    Text { attribute, choices: walk.choices, variants }
}

struct Walk<'r> {
    text: &'r str,
    choices: Vec<Choice<'r>>,
    is_too_long: bool,
}

impl<'r> Walk<'r> {
    fn pattern(&mut self, pattern: &ast::Pattern<&'r str>) -> Vec<Variant<'r>> {
        let mut ways = vec![Variant::default()];
        for element in &pattern.elements {
            let next = match element {
                ast::PatternElement::TextElement { value } => self.piece(value, PieceKind::Words(value)),
                ast::PatternElement::Placeable { expression } => self.expression(expression),
            };
            ways = self.join(&ways, &next);
        }
        ways
    }

    /// Every one of `ways`, followed by every one of `next`.
    fn join(&mut self, ways: &[Variant<'r>], next: &[Variant<'r>]) -> Vec<Variant<'r>> {
        if ways.len() * next.len() > MOST_VARIANTS {
            self.is_too_long = true;
            return ways.to_vec();
        }
        let joined = |way: &Variant<'r>, next: &Variant<'r>| Variant {
            path: way.path.iter().chain(&next.path).copied().collect(),
            pieces: way.pieces.iter().chain(&next.pieces).cloned().collect(),
        };
        ways.iter().flat_map(|way| next.iter().map(move |next| joined(way, next))).collect()
    }

    fn expression(&mut self, expression: &ast::Expression<&'r str>) -> Vec<Variant<'r>> {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline),
            ast::Expression::Select { selector, variants } => {
                let number = self.choices.len();
                let keys = variants.iter().map(|variant| self.key(&variant.key)).collect();
                let default = variants.iter().position(|variant| variant.default).unwrap_or_default();
                let (selector, span) = self.selector(selector);
                self.choices.push(Choice { selector, span, keys, default });
                let mut ways = Vec::new();
                for (index, variant) in variants.iter().enumerate() {
                    ways.extend(self.pattern(&variant.value).into_iter().map(|mut way| {
                        way.path.insert(0, (number, index));
                        way
                    }));
                }
                self.is_too_long |= ways.len() > MOST_VARIANTS;
                ways.truncate(MOST_VARIANTS);
                ways
            }
        }
    }

    fn key(&self, key: &ast::VariantKey<&'r str>) -> Key<'r> {
        match key {
            ast::VariantKey::Identifier { name } => Key { name, span: self.span(name), is_number: false },
            ast::VariantKey::NumberLiteral { value } => {
                Key { name: value, span: self.span(value), is_number: true }
            }
        }
    }

    fn selector(&self, selector: &InlineExpression<&'r str>) -> (Selector<'r>, Span) {
        match selector {
            InlineExpression::VariableReference { id } => {
                (Selector::Variable(id.name), self.variable(id.name))
            }
            InlineExpression::FunctionReference { id, arguments } => {
                let is_ordinal = arguments.named.iter().any(|argument| {
                    matches!(argument.value, InlineExpression::StringLiteral { value: "ordinal" })
                });
                match arguments.positional.first() {
                    Some(InlineExpression::VariableReference { id }) if is_ordinal => {
                        (Selector::Ordinal(id.name), self.variable(id.name))
                    }
                    Some(InlineExpression::VariableReference { id }) => {
                        (Selector::Variable(id.name), self.variable(id.name))
                    }
                    Some(_) | None => (Selector::Fixed, self.span(id.name)),
                }
            }
            InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
                (Selector::Fixed, self.span(value))
            }
            InlineExpression::MessageReference { id, .. } | InlineExpression::TermReference { id, .. } => {
                (Selector::Fixed, self.span(id.name))
            }
            InlineExpression::Placeable { .. } => (Selector::Fixed, Span::default()),
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&'r str>) -> Vec<Variant<'r>> {
        match inline {
            InlineExpression::StringLiteral { value } => {
                self.piece(value, PieceKind::Literal(unescape_unicode_to_string(value)))
            }
            InlineExpression::NumberLiteral { value } => {
                self.piece(value, PieceKind::Literal(Cow::Borrowed(value)))
            }
            InlineExpression::VariableReference { id } => {
                vec![one(self.variable(id.name), PieceKind::Variable(id.name))]
            }
            InlineExpression::MessageReference { id, attribute } => {
                let attribute = attribute.as_ref().map(|attribute| attribute.name);
                self.piece(id.name, PieceKind::Reference(MessageId::new(id.name), attribute))
            }
            InlineExpression::TermReference { id, .. } => {
                let span = self.span(id.name);
                let target = MessageId::new(format!("-{}", id.name));
                let span = Span::new(span.start.saturating_sub(1), span.end);
                vec![one(span, PieceKind::Reference(target, None))]
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                let mut ways = vec![Variant::default()];
                for positional in &arguments.positional {
                    let next = self.inline(positional);
                    ways = self.join(&ways, &next);
                }
                ways
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }

    fn piece(&self, part: &str, kind: PieceKind<'r>) -> Vec<Variant<'r>> {
        vec![one(self.span(part), kind)]
    }

    /// The place of `$name`.
    fn variable(&self, name: &str) -> Span {
        let span = self.span(name);
        Span::new(span.start.saturating_sub(1), span.end)
    }

    /// A line end that the parser put there is no slice of the file and has no place.
    fn span(&self, part: &str) -> Span {
        let (start, own) = (part.as_ptr() as usize, self.text.as_ptr() as usize);
        match start.checked_sub(own).filter(|at| at + part.len() <= self.text.len()) {
            Some(at) => Span::new(at, at + part.len()),
            None => Span::default(),
        }
    }
}

fn one(span: Span, kind: PieceKind<'_>) -> Variant<'_> {
    Variant { path: Vec::new(), pieces: vec![Piece { span, kind }] }
}

/// The name of a text, for diagnostics: `search` or `search.title`.
pub fn name_of(id: &MessageId, attribute: Option<&str>) -> Arc<str> {
    match attribute {
        Some(attribute) => format!("{id}.{attribute}").into(),
        None => id.as_str().into(),
    }
}

#[cfg(test)]
mod tests;
