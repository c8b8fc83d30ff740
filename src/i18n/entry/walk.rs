//! The walk over Fluent's syntax tree. The tree has no places, but every name in it is a slice of the file, so that
//! its distance from the file's beginning is its place.

use std::ops::Range;
use std::sync::Arc;

use fluent_syntax::ast;

use super::{Attribute, Call, CallOption, Entry, Reference, Role, Variable};
use crate::diagnostic::Span;
use crate::fingerprint::Fingerprint;
use crate::i18n::MessageId;

/// The longest fraction that `intl_pluralrules` can hold in 64 bits, with some to spare.
const MOST_DECIMALS: usize = 15;

const PLURAL_CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

pub(super) struct Walk<'t> {
    text: &'t str,
    entry: Entry,
    within: Option<Arc<str>>,
    /// The end of the last slice that was met.
    end: usize,
}

impl<'t> Walk<'t> {
    pub(super) fn new(text: &'t str, id_span: Span) -> Self {
        let entry = Entry {
            id: MessageId::new(text.get(id_span.start..id_span.end).unwrap_or_default()),
            id_span,
            span: id_span,
            has_value: false,
            attributes: Vec::new(),
            references: Vec::new(),
            variables: Vec::new(),
            fingerprint: Fingerprint::of(""),
            calls: Vec::new(),
            repeated: Vec::new(),
            long_numbers: Vec::new(),
        };
        Walk { text, entry, within: None, end: id_span.end }
    }

    pub(super) fn finish(
        mut self,
        range: Range<usize>,
        value: Option<&ast::Pattern<&str>>,
        attributes: &[ast::Attribute<&str>],
    ) -> Entry {
        self.entry.has_value = value.is_some();
        value.into_iter().for_each(|pattern| self.pattern(pattern));
        for attribute in attributes {
            let name: Arc<str> = attribute.id.name.into();
            let span = self.meet(attribute.id.name);
            self.entry.attributes.push(Attribute { name: name.clone(), span });
            self.within = Some(name);
            self.pattern(&attribute.value);
        }
        // After the last slice only closing signs belong to the entry, so that a `#` begins a comment there.
        let rest = self.text.get(self.end..range.end).unwrap_or_default();
        let end = self.end + rest.find("\n#").map_or(rest.len(), |line_end| line_end + 1);
        let whole = without_line_ends(self.text.get(self.entry.id_span.start..end).unwrap_or_default());
        self.entry.span.end = self.entry.span.start + whole.len();
        self.entry.fingerprint = Fingerprint::of(whole);
        self.entry
    }

    fn meet(&mut self, part: &str) -> Span {
        let span = span_of(self.text, part);
        self.end = self.end.max(span.end);
        span
    }

    fn pattern(&mut self, pattern: &ast::Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                ast::PatternElement::TextElement { value } => drop(self.meet(value)),
                ast::PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &ast::Expression<&str>) {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline, None),
            ast::Expression::Select { selector, variants } => {
                self.inline(selector, Some(role_of(variants)));
                self.find_repeated(variants);
                for variant in variants {
                    self.meet(key_text(&variant.key));
                    self.pattern(&variant.value);
                }
            }
        }
    }

    /// `chooses` is the role of what stands before `->`.
    fn inline(&mut self, inline: &ast::InlineExpression<&str>, chooses: Option<Role>) {
        match inline {
            ast::InlineExpression::StringLiteral { value } => drop(self.meet(value)),
            ast::InlineExpression::NumberLiteral { value } => self.number(value),
            ast::InlineExpression::VariableReference { id } => {
                let span = self.meet(id.name);
                let span = Span::new(span.start.saturating_sub(1), span.end);
                let role = chooses.unwrap_or(Role::Printed);
                let (name, within) = (id.name.into(), self.within.clone());
                self.entry.variables.push(Variable { name, span, within, role });
            }
            ast::InlineExpression::MessageReference { id, attribute } => {
                let span = self.meet(id.name);
                self.reference(MessageId::new(id.name), span, attribute.as_ref(), Vec::new());
            }
            ast::InlineExpression::TermReference { id, attribute, arguments } => {
                let span = self.meet(id.name);
                let span = Span::new(span.start.saturating_sub(1), span.end);
                let named = arguments.iter().flat_map(|arguments| &arguments.named);
                let given = named.map(|argument| argument.name.name.into()).collect();
                self.reference(MessageId::new(format!("-{}", id.name)), span, attribute.as_ref(), given);
                arguments.iter().for_each(|arguments| self.arguments(arguments, None));
            }
            ast::InlineExpression::FunctionReference { id, arguments } => {
                let span = self.meet(id.name);
                let options = arguments.named.iter().map(|argument| self.option(argument)).collect();
                self.entry.calls.push(Call {
                    function: id.name.into(),
                    span,
                    positional: arguments.positional.len(),
                    options,
                    chooses: chooses.is_some(),
                });
                // Only `NUMBER` can choose, and it needs a number whatever the variants are called.
                self.arguments(arguments, chooses.map(|_| Role::ChoosesByNumber));
            }
            ast::InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }

    fn reference(
        &mut self,
        target: MessageId,
        mut span: Span,
        attribute: Option<&ast::Identifier<&str>>,
        given: Vec<Arc<str>>,
    ) {
        if let Some(attribute) = attribute {
            span.end = self.meet(attribute.name).end;
        }
        let (attribute, within) = (attribute.map(|id| id.name.into()), self.within.clone());
        self.entry.references.push(Reference { target, attribute, span, within, given });
    }

    fn arguments(&mut self, arguments: &ast::CallArguments<&str>, chooses: Option<Role>) {
        for positional in &arguments.positional {
            self.inline(positional, chooses);
        }
        for argument in &arguments.named {
            self.meet(argument.name.name);
            self.inline(&argument.value, None);
        }
    }

    fn option(&mut self, argument: &ast::NamedArgument<&str>) -> CallOption {
        // The parser takes literals only as values of named arguments.
        let (value, is_number) = match &argument.value {
            ast::InlineExpression::StringLiteral { value } => (*value, false),
            ast::InlineExpression::NumberLiteral { value } => (*value, true),
            ast::InlineExpression::FunctionReference { id, .. }
            | ast::InlineExpression::MessageReference { id, .. }
            | ast::InlineExpression::TermReference { id, .. }
            | ast::InlineExpression::VariableReference { id } => (id.name, false),
            ast::InlineExpression::Placeable { .. } => (argument.name.name, false),
        };
        CallOption {
            name: argument.name.name.into(),
            name_span: self.meet(argument.name.name),
            value: value.into(),
            value_span: self.meet(value),
            is_number,
        }
    }

    fn number(&mut self, value: &str) {
        let span = self.meet(value);
        let decimals = value.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        if decimals > MOST_DECIMALS {
            self.entry.long_numbers.push(span);
        }
    }

    fn find_repeated(&mut self, variants: &[ast::Variant<&str>]) {
        for (at, variant) in variants.iter().enumerate() {
            let key = key_text(&variant.key);
            let first =
                variants.iter().take(at).map(|earlier| key_text(&earlier.key)).find(|other| *other == key);
            if let Some(first) = first {
                self.entry.repeated.push((span_of(self.text, key), span_of(self.text, first)));
            }
        }
    }
}

/// A carriage return alone is text to Fluent.
fn without_line_ends(mut text: &str) -> &str {
    while let Some(shorter) = text.strip_suffix("\r\n").or_else(|| text.strip_suffix(['\n', ' '])) {
        text = shorter;
    }
    text
}

fn key_text<'a>(key: &ast::VariantKey<&'a str>) -> &'a str {
    match key {
        ast::VariantKey::Identifier { name } => name,
        ast::VariantKey::NumberLiteral { value } => value,
    }
}

/// Only plural categories and numbers make it a choice by number; `other` alone may be the default of words.
fn role_of(variants: &[ast::Variant<&str>]) -> Role {
    let is_number =
        |variant: &ast::Variant<&str>| matches!(variant.key, ast::VariantKey::NumberLiteral { .. });
    let is_plural = |variant: &ast::Variant<&str>| PLURAL_CATEGORIES.contains(&key_text(&variant.key));
    let only_other = variants.iter().all(|variant| key_text(&variant.key) == "other");
    match variants.iter().all(|variant| is_number(variant) || is_plural(variant)) && !only_other {
        true => Role::ChoosesByNumber,
        false => Role::ChoosesByWord,
    }
}

/// The place of `part` in `text`, of which it is a slice.
pub(in crate::i18n) fn span_of(text: &str, part: &str) -> Span {
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    Span::new(start, start + part.len())
}
