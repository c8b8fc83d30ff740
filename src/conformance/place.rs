//! From the addresses of the validator to places in our files.

use boon::{ErrorKind, InstanceLocation, InstanceToken, ValidationError};

use super::prepare::REST;
use crate::diagnostic::Span;
use crate::path::percent_decode;
use crate::value::Node;

/// A key, or the number of an item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    Key(String),
    Item(usize),
}

pub fn steps_of(location: &InstanceLocation<'_>) -> Vec<Step> {
    let step = |token: &InstanceToken<'_>| match token {
        InstanceToken::Prop(key) => Step::Key(key.to_string()),
        InstanceToken::Item(index) => Step::Item(*index),
    };
    location.tokens.iter().map(step).collect()
}

/// The value that is reached by these steps.
pub fn at<'n>(node: &'n Node, steps: &[Step]) -> Option<&'n Node> {
    steps.iter().try_fold(node, |node, step| match step {
        Step::Key(key) => node.get(key),
        Step::Item(index) => node.as_list()?.get(*index),
    })
}

/// The value at a JSON pointer in the form of an address: `/$defs/a%20b`.
pub fn pointer<'n>(node: &'n Node, pointer: &str) -> Option<&'n Node> {
    let pointer = percent_decode(pointer);
    pointer.split('/').skip(1).try_fold(node, |node, part| {
        let part = part.replace("~1", "/").replace("~0", "~");
        match node.as_list() {
            Some(items) => items.get(part.parse::<usize>().ok()?),
            None => node.get(&part),
        }
    })
}

/// The place in the schema of which an address of the validator speaks.
pub fn of_address(schema: &Node, address: &str) -> Option<Span> {
    let (_, fragment) = address.split_once('#')?;
    pointer(schema, fragment).map(Node::head)
}

/// The part of the schema whose rule was broken.
pub fn rule<'n>(schema: &'n Node, error: &ValidationError<'_, '_>) -> Option<&'n Node> {
    let (_, fragment) = error.schema_url.split_once('#')?;
    pointer(schema, fragment).or_else(|| pointer(schema, &fragment.replace(REST, "items")))
}

/// The place of the rule in it: its keyword, if it has one of its own.
pub fn keyword(rule: &Node, kind: &ErrorKind<'_, '_>) -> Span {
    let entry = |key: &str| rule.as_map()?.iter().find(|entry| &*entry.key == key);
    keyword_of(kind).and_then(entry).map_or_else(|| rule.head(), |entry| entry.key_span)
}

fn keyword_of(kind: &ErrorKind<'_, '_>) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::Type { .. } => "type",
        ErrorKind::Enum { .. } => "enum",
        ErrorKind::Const { .. } => "const",
        ErrorKind::Format { .. } => "format",
        ErrorKind::MinProperties { .. } => "minProperties",
        ErrorKind::MaxProperties { .. } => "maxProperties",
        ErrorKind::AdditionalProperties { .. } => "additionalProperties",
        ErrorKind::Required { .. } => "required",
        ErrorKind::Dependency { .. } => "dependencies",
        ErrorKind::DependentRequired { .. } => "dependentRequired",
        ErrorKind::PropertyName { .. } => "propertyNames",
        ErrorKind::MinItems { .. } => "minItems",
        ErrorKind::MaxItems { .. } => "maxItems",
        ErrorKind::Contains => "contains",
        ErrorKind::MinContains { .. } => "minContains",
        ErrorKind::MaxContains { .. } => "maxContains",
        ErrorKind::UniqueItems { .. } => "uniqueItems",
        ErrorKind::AdditionalItems { .. } => "additionalItems",
        ErrorKind::MinLength { .. } => "minLength",
        ErrorKind::MaxLength { .. } => "maxLength",
        ErrorKind::Pattern { .. } => "pattern",
        ErrorKind::Minimum { .. } => "minimum",
        ErrorKind::Maximum { .. } => "maximum",
        ErrorKind::ExclusiveMinimum { .. } => "exclusiveMinimum",
        ErrorKind::ExclusiveMaximum { .. } => "exclusiveMaximum",
        ErrorKind::MultipleOf { .. } => "multipleOf",
        ErrorKind::Not => "not",
        ErrorKind::AllOf => "allOf",
        ErrorKind::AnyOf => "anyOf",
        ErrorKind::OneOf(_) => "oneOf",
        ErrorKind::Group
        | ErrorKind::Schema { .. }
        | ErrorKind::ContentSchema
        | ErrorKind::Reference { .. }
        | ErrorKind::RefCycle { .. }
        | ErrorKind::FalseSchema
        | ErrorKind::ContentEncoding { .. }
        | ErrorKind::ContentMediaType { .. } => return None,
    })
}
