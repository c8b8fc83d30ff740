//! One message or term as its file has it: where it stands, what it says, and what it asks of others.
//!
//! Owns what is remembered of an entry once Fluent's syntax tree is gone; `walk` reads it from there.

mod walk;

use std::ops::Range;
use std::sync::Arc;

use fluent_syntax::ast;

use super::MessageId;
use crate::diagnostic::Span;
use crate::fingerprint::Fingerprint;

pub(super) use walk::span_of;

/// A message or a term; terms have ids that begin with `-`.
#[derive(Clone, Debug)]
pub struct Entry {
    pub id: MessageId,
    pub id_span: Span,
    /// The whole of it with its attributes, without the comment above.
    pub span: Span,
    /// Whether it has a text of its own, beside attributes.
    pub has_value: bool,
    pub attributes: Vec<Attribute>,
    pub references: Vec<Reference>,
    pub variables: Vec<Variable>,
    /// Of its own text only; [`super::Catalog::fingerprint`] adds what it refers to.
    pub fingerprint: Fingerprint,
    pub(super) calls: Vec<Call>,
    /// Keys of variants that stand twice in one choice, with the place of the first.
    pub(super) repeated: Vec<(Span, Span)>,
    /// Numbers with more decimals than Fluent's plural rules can take.
    pub(super) long_numbers: Vec<Span>,
}

/// An attribute, such as `title` in `search.title`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attribute {
    pub name: Arc<str>,
    pub span: Span,
}

/// A message or term that is referred to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reference {
    pub target: MessageId,
    pub attribute: Option<Arc<str>>,
    pub span: Span,
    /// The attribute in whose text this stands, if it is not the entry's own.
    pub within: Option<Arc<str>>,
    /// What is given to a term: `case` in `{ -brand(case: "genitive") }`.
    pub given: Vec<Arc<str>>,
}

/// A variable that is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Variable {
    pub name: Arc<str>,
    pub span: Span,
    pub within: Option<Arc<str>>,
    pub role: Role,
}

/// What a variable is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    Printed,
    /// It chooses between variants by its words: `[open]`.
    ChoosesByWord,
    /// It chooses by plural categories or numbers: `[one]`, `[0]`.
    ChoosesByNumber,
}

/// A call of a function.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Call {
    pub function: Arc<str>,
    pub span: Span,
    pub positional: usize,
    pub options: Vec<CallOption>,
    /// Whether it stands before `->`.
    pub chooses: bool,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct CallOption {
    pub name: Arc<str>,
    pub name_span: Span,
    pub value: Arc<str>,
    pub value_span: Span,
    pub is_number: bool,
}

impl Entry {
    /// The message in the stretch `range` of `text`.
    pub(super) fn of_message(text: &str, range: Range<usize>, message: &ast::Message<&str>) -> Entry {
        let id_span = span_of(text, message.id.name);
        walk::Walk::new(text, id_span).finish(range, message.value.as_ref(), &message.attributes)
    }

    /// The term in the stretch `range` of `text`.
    pub(super) fn of_term(text: &str, range: Range<usize>, term: &ast::Term<&str>) -> Entry {
        let name = span_of(text, term.id.name);
        let id_span = Span::new(name.start.saturating_sub(1), name.end);
        walk::Walk::new(text, id_span).finish(range, Some(&term.value), &term.attributes)
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| &*attribute.name == name)
    }
}
