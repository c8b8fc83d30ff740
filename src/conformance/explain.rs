//! What the validator finds wrong, in words of everyday.

use boon::{ErrorKind, Type, Types, ValidationError};
use serde_json::Value;

use crate::diagnostic::{Span, closest};
use crate::value::Node;

/// A fault: where, what, and what to do about it.
pub struct Told {
    pub span: Span,
    pub message: String,
    pub hints: Vec<String>,
    /// The place of the first of two things that are the same.
    pub first: Option<Span>,
}

/// What is wrong with the value at `node` by the part `rule` of the schema; for keys, one fault each.
pub fn explain(error: &ValidationError<'_, '_>, node: &Node, rule: Option<&Node>) -> Vec<Told> {
    let (kind, found) = (&error.kind, node.describe());
    let told =
        |message: String, hints: Vec<String>| vec![Told { span: node.head(), message, hints, first: None }];
    match kind {
        ErrorKind::Type { want, .. } => {
            told(format!("expected {}, found {found}", words(&[*want])), Vec::new())
        }
        ErrorKind::Enum { want } => {
            let known: Vec<String> = want.iter().map(written).collect();
            let meant = node.as_text().and_then(|text| closest(text, known.iter().map(String::as_str)));
            let hint = format!("the schema allows {}", names(&known));
            let hints =
                meant.map(|meant| format!("did you mean `{meant}`?")).into_iter().chain([hint]).collect();
            told(format!("the schema does not allow {found} here"), hints)
        }
        ErrorKind::Const { want } => told(
            format!("the schema does not allow {found} here"),
            vec![format!("write `{}`", written(want))],
        ),
        ErrorKind::Required { want } => {
            let lack = |key: &&str| Told {
                span: node.head(),
                message: format!("the key `{key}` is missing here"),
                hints: vec![format!("add `{key}: …`")],
                first: None,
            };
            want.iter().map(lack).collect()
        }
        ErrorKind::AdditionalProperties { got } => got.iter().map(|key| unknown(node, key, rule)).collect(),
        ErrorKind::PropertyName { prop } => vec![unknown(node, prop, None)],
        ErrorKind::Dependency { prop, missing } | ErrorKind::DependentRequired { prop, missing } => {
            let missing: Vec<String> = missing.iter().map(|key| (*key).to_owned()).collect();
            told(format!("where `{prop}` is, the schema wants {}, too", names(&missing)), Vec::new())
        }
        ErrorKind::UniqueItems { got } => {
            let item = |index: usize| node.as_list().and_then(|items| items.get(index)).map(Node::head);
            let span = item(got[1]).unwrap_or_else(|| node.head());
            let hints = vec!["remove one of them".to_owned()];
            vec![Told { span, message: "this item stands twice".to_owned(), hints, first: item(got[0]) }]
        }
        ErrorKind::Pattern { got, want } => told(
            format!("`{got}` is not written as the schema wants it"),
            vec![format!("the schema wants what the pattern `{want}` describes")],
        ),
        ErrorKind::Format { want, .. } => {
            told(format!("expected {}, found {found}", format_words(want)), Vec::new())
        }
        ErrorKind::Not => told(format!("the schema does not allow {found} here"), Vec::new()),
        ErrorKind::FalseSchema => told("the schema does not allow anything here".to_owned(), Vec::new()),
        ErrorKind::AnyOf | ErrorKind::OneOf(None) => {
            let types: Option<Vec<Types>> = error.causes.iter().map(wanted_types).collect();
            match types.filter(|types| !types.is_empty()) {
                Some(types) => told(format!("expected {}, found {found}", words(&types)), Vec::new()),
                None => {
                    told(format!("{found} has none of the forms that the schema allows here"), Vec::new())
                }
            }
        }
        ErrorKind::OneOf(Some(_)) => {
            told(format!("{found} has several of the forms of which the schema allows one"), Vec::new())
        }
        ErrorKind::RefCycle { .. } => told("the schema refers to itself without end".to_owned(), Vec::new()),
        // What follows is about how much there is.
        kind => told(
            measure(kind).unwrap_or_else(|| format!("the schema does not allow {found} here")),
            Vec::new(),
        ),
    }
}

/// Faults of size and number.
fn measure(kind: &ErrorKind<'_, '_>) -> Option<String> {
    Some(match kind {
        ErrorKind::MinProperties { got, want } => {
            format!("the schema wants at least {want} keys here, found {got}")
        }
        ErrorKind::MaxProperties { got, want } => {
            format!("the schema allows at most {want} keys here, found {got}")
        }
        ErrorKind::MinItems { got, want } => {
            format!("the schema wants at least {want} items here, found {got}")
        }
        ErrorKind::MaxItems { got, want } => {
            format!("the schema allows at most {want} items here, found {got}")
        }
        ErrorKind::AdditionalItems { got } => format!("the schema allows {got} fewer items here"),
        ErrorKind::Contains => "the schema wants an item here that is not there".to_owned(),
        ErrorKind::MinContains { got, want } => {
            format!("the schema wants at least {want} items of a kind here, found {}", got.len())
        }
        ErrorKind::MaxContains { got, want } => {
            format!("the schema allows at most {want} items of a kind here, found {}", got.len())
        }
        ErrorKind::MinLength { got, want } => {
            format!("the text is too short: the schema wants at least {want} characters, found {got}")
        }
        ErrorKind::MaxLength { got, want } => {
            format!("the text is too long: the schema allows at most {want} characters, found {got}")
        }
        ErrorKind::Minimum { got, want } => {
            format!("`{got}` is too small: the schema wants at least `{want}`")
        }
        ErrorKind::Maximum { got, want } => {
            format!("`{got}` is too great: the schema allows at most `{want}`")
        }
        ErrorKind::ExclusiveMinimum { got, want } => {
            format!("`{got}` is too small: the schema wants more than `{want}`")
        }
        ErrorKind::ExclusiveMaximum { got, want } => {
            format!("`{got}` is too great: the schema wants less than `{want}`")
        }
        ErrorKind::MultipleOf { got, want } => format!("`{got}` is not a multiple of `{want}`"),
        _ => return None,
    })
}

/// The types that were wanted, if the type is what is wrong.
pub fn wanted_types(error: &ValidationError<'_, '_>) -> Option<Types> {
    match (&error.kind, error.causes.as_slice()) {
        (ErrorKind::Type { want, .. }, _) => Some(*want),
        (ErrorKind::Reference { .. }, [cause]) => wanted_types(cause),
        _ => None,
    }
}

fn unknown(node: &Node, key: &str, rule: Option<&Node>) -> Told {
    let known = rule.and_then(|rule| rule.get("properties")).and_then(Node::as_map).unwrap_or_default();
    let known: Vec<String> = known.iter().map(|entry| entry.key.to_string()).collect();
    let meant =
        closest(key, known.iter().map(String::as_str)).map(|meant| format!("did you mean `{meant}`?"));
    let known = (!known.is_empty()).then(|| format!("the schema knows {}", names(&known)));
    let entry = node.as_map().and_then(|entries| entries.iter().find(|entry| &*entry.key == key));
    let span = entry.map_or_else(|| node.head(), |entry| entry.key_span);
    let message = format!("the schema does not know the key `{key}` here");
    Told { span, message, hints: meant.into_iter().chain(known).collect(), first: None }
}

/// “a text or a list”.
fn words(types: &[Types]) -> String {
    let mut words: Vec<&str> = Vec::new();
    for word in types.iter().flat_map(|types| types.iter()).map(type_words) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => "a value".to_owned(),
    }
}

fn type_words(kind: Type) -> &'static str {
    match kind {
        Type::Null => "nothing",
        Type::Boolean => "`true` or `false`",
        Type::Number => "a number",
        Type::Integer => "a whole number",
        Type::String => "a text",
        Type::Array => "a list",
        Type::Object => "a group of keys",
    }
}

fn format_words(format: &str) -> String {
    match format {
        "date" => "a date such as `2024-08-28`".to_owned(),
        "date-time" => "a date with a time such as `2024-08-28T12:00:00Z`".to_owned(),
        "time" => "a time such as `12:00:00Z`".to_owned(),
        "email" | "idn-email" => "an e-mail address such as `name@example.org`".to_owned(),
        "uri" | "iri" => "an address such as `https://example.org/`".to_owned(),
        "regex" => "a pattern without look-ahead, look-behind and references back".to_owned(),
        _ => format!("a text of the format `{format}`"),
    }
}

fn written(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// As many as anybody reads.
fn names(names: &[String]) -> String {
    const READ: usize = 12;
    let shown: Vec<String> = names.iter().take(READ).map(|name| format!("`{name}`")).collect();
    let more = if names.len() > READ { ", `…`" } else { "" };
    format!("{}{more}", shown.join(", "))
}
