//! YAML as a tree in which every key and every value knows its place in the file. The wall around the YAML crate.
//!
//! The one dialect of the site's files is fixed here: only `true` and `false` are booleans, only `null`, `~` and
//! nothing at all are null, and only what everybody reads as a number is one, so that `NO`, `on`, `2024-03`, `010`,
//! `+46` and `1_000` are text. What a file may say (which keys, which types) is decided by those who decode it.

mod date;
mod decode;
mod fields;
#[cfg(test)]
pub(crate) mod listing;
mod localized;
mod recording;
mod scalar;
mod schema;
mod syntax;
mod tree;

pub use decode::{Decode, Decoder, Spanned};
pub use fields::Fields;
pub use localized::Localized;
pub use schema::{Field, Form, Given, Numbers, Presence, Record, Rule, Schema};

// The deserializer of this crate stops at the first fault, and its event parser, which it re-exports, does not need to.
use serde_yaml::granit_parser as yaml;

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Checked, Span};
use crate::fingerprint::Fingerprint;
use crate::path::SourcePath;

/// A value, and where it stands.
///
/// Equality is that of meaning and place; [`Node::fingerprint`] is that of meaning alone.
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    pub span: Span,
    pub kind: Kind,
    /// A boolean or a number as it was written, for a field that wants text: `1.10`.
    written: Option<Arc<str>>,
}

/// What a value is.
#[derive(Clone, PartialEq, Debug)]
pub enum Kind {
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(Arc<str>),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key of a mapping and its value. No two entries of a mapping have one key.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    pub key: Arc<str>,
    pub key_span: Span,
    pub value: Node,
}

/// Reads the YAML in the bytes `within` of `text`; all places are places of the whole `text`.
///
/// The value is `None` if there is nothing but comments, or if the syntax is broken.
pub fn parse(path: &SourcePath, text: &str, within: Range<usize>) -> Checked<Option<Node>> {
    tree::read(path, text, within)
}

impl Node {
    /// A text that stands nowhere.
    pub fn text(text: &str) -> Node {
        Node { span: Span::default(), kind: Kind::Text(text.into()), written: None }
    }

    /// The value of `key`, if this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_map()?.iter().find(|entry| &*entry.key == key).map(|entry| &entry.value)
    }

    /// A scalar as it was written, without its quotes; nothing for null.
    pub fn as_text(&self) -> Option<&str> {
        self.shared_text().map(|text| &**text)
    }

    pub fn as_bool(&self) -> Option<bool> {
        if let Kind::Bool(value) = self.kind { Some(value) } else { None }
    }

    pub fn as_integer(&self) -> Option<i64> {
        if let Kind::Integer(value) = self.kind { Some(value) } else { None }
    }

    /// Any number.
    pub fn as_float(&self) -> Option<f64> {
        match self.kind {
            Kind::Float(value) => Some(value),
            #[expect(clippy::cast_precision_loss, reason = "a float is what the caller asked for")]
            Kind::Integer(value) => Some(value as f64),
            Kind::Null | Kind::Bool(_) | Kind::Text(_) | Kind::List(_) | Kind::Map(_) => None,
        }
    }

    pub fn as_list(&self) -> Option<&[Node]> {
        if let Kind::List(items) = &self.kind { Some(items) } else { None }
    }

    pub fn as_map(&self) -> Option<&[Entry]> {
        if let Kind::Map(entries) = &self.kind { Some(entries) } else { None }
    }

    pub fn is_null(&self) -> bool {
        matches!(self.kind, Kind::Null)
    }

    /// The place to point at when something about the whole value is wrong: never more than its first key or item.
    pub fn head(&self) -> Span {
        match &self.kind {
            Kind::Map(entries) => entries.first().map_or(self.span, |entry| entry.key_span),
            Kind::List(items) => items.first().map_or(self.span, Node::head),
            Kind::Null | Kind::Bool(_) | Kind::Integer(_) | Kind::Float(_) | Kind::Text(_) => self.span,
        }
    }

    /// The identity of what is said, wherever it stands and whatever comments it has. The order of keys counts,
    /// because it is the order in which templates see them.
    pub fn fingerprint(&self) -> Fingerprint {
        let mut bytes = Vec::new();
        self.write(&mut bytes);
        Fingerprint::of(bytes)
    }

    /// What the value is, in words that fit after “found”.
    pub fn describe(&self) -> String {
        match &self.kind {
            Kind::Null => "nothing".to_owned(),
            Kind::Bool(value) => format!("`{value}`"),
            Kind::Integer(_) | Kind::Float(_) => {
                format!("the number `{}`", self.as_text().unwrap_or_default())
            }
            Kind::Text(text) => format!("the text `{}`", shortened(text)),
            Kind::List(_) => "a list".to_owned(),
            Kind::Map(_) => "a group of keys".to_owned(),
        }
    }

    pub(crate) fn shared_text(&self) -> Option<&Arc<str>> {
        if let Kind::Text(text) = &self.kind { Some(text) } else { self.written.as_ref() }
    }

    /// Appends an unambiguous form: a letter for the kind, then its length or its text with the length before it.
    fn write(&self, bytes: &mut Vec<u8>) {
        match &self.kind {
            Kind::Null => bytes.push(b'n'),
            Kind::Bool(value) => bytes.extend([b'b', u8::from(*value)]),
            Kind::Integer(_) | Kind::Float(_) => {
                bytes.push(b'#');
                write_text(self.as_text().unwrap_or_default(), bytes);
            }
            Kind::Text(text) => {
                bytes.push(b't');
                write_text(text, bytes);
            }
            Kind::List(items) => {
                bytes.push(b'l');
                bytes.extend((items.len() as u64).to_le_bytes());
                items.iter().for_each(|item| item.write(bytes));
            }
            Kind::Map(entries) => {
                bytes.push(b'm');
                bytes.extend((entries.len() as u64).to_le_bytes());
                for entry in entries {
                    write_text(&entry.key, bytes);
                    entry.value.write(bytes);
                }
            }
        }
    }
}

fn write_text(text: &str, bytes: &mut Vec<u8>) {
    bytes.extend((text.len() as u64).to_le_bytes());
    bytes.extend(text.as_bytes());
}

/// The beginning of `text`, on one line.
fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= MOST && line.len() == text.trim_end().len() {
        return line.to_owned();
    }
    format!("{}…", line.chars().take(MOST).collect::<String>().trim_end())
}

#[cfg(test)]
mod tests;
