//! What a value may be, as data: for editors, which complete and check while somebody types.
//!
//! No type says twice what it is. [`Schema::of`] lets a type decode an empty mapping while its [`Decoder`] writes down
//! what it asks for: the keys of a record note themselves, and a type that is no record says in a line what it takes.

use std::sync::Arc;

use super::{Decode, Decoder, Kind, Node};
use crate::diagnostic::Span;

/// What a value may be.
#[derive(Clone, PartialEq, Debug)]
pub enum Schema {
    /// Anything at all.
    Any,
    /// `true` or `false`.
    Flag,
    Whole {
        least: i64,
        most: i64,
    },
    Text(Form),
    /// One text, or one for each language of the site.
    Localized(Form),
    /// One of these words.
    OneOf(Vec<String>),
    List {
        items: Box<Schema>,
        least: usize,
    },
    /// Keys that the writer chooses, each with such a value or none.
    Table(Box<Schema>),
    Record(Record),
    /// What one of these takes, and no other.
    Either(Vec<Schema>),
}

/// How a text is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Form {
    /// The whole text but for white space around it, as a regular expression without look-around; `None`: any text.
    pub pattern: Option<String>,
    /// What is wanted, in words that fit after “expected”.
    pub expected: &'static str,
    /// The numbers that may stand here without quotes.
    pub numbers: Numbers,
    /// A name that editors know for this form, such as `date`.
    pub format: Option<&'static str>,
    /// Whether there may be no white space around it.
    pub is_exact: bool,
}

/// Which numbers are good as a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Numbers {
    None,
    Whole { least: i64, most: i64 },
    Any,
}

/// A mapping with a fixed set of keys.
#[derive(Clone, PartialEq, Debug)]
pub struct Record {
    /// What it describes, in a word: `round`.
    pub what: &'static str,
    pub fields: Vec<Field>,
    pub rules: Vec<Rule>,
    /// Whether its reader has asked for all its keys, and not gone away before.
    pub is_whole: bool,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Field {
    pub key: &'static str,
    pub presence: Presence,
    pub schema: Schema,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Presence {
    /// The key must be there, with a value.
    Required,
    /// A key that is there must have a value.
    Filled,
    /// The key may be missing or empty.
    Optional,
}

/// What must be so of several keys together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Rule {
    /// At least one of these.
    Some(Vec<Given>),
    /// One of these, and no other.
    One(Vec<Given>),
}

/// Something that may be so of a mapping.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Given {
    /// The key is there, perhaps empty.
    Key(&'static str),
    /// The key is there with a value.
    Value(&'static str),
    /// The key is there with this value.
    Is(&'static str, bool),
}

impl Schema {
    /// What `T` can be decoded from.
    pub fn of<T: Decode>() -> Schema {
        Schema::recorded(|node, decoder| {
            T::decode(node, decoder);
        })
    }

    /// What `read` asks of a mapping that it is given.
    pub fn recorded(read: impl FnOnce(&Node, &mut Decoder)) -> Schema {
        let nothing = Node { span: Span::default(), kind: Kind::Map(Vec::new()), written: None };
        let mut decoder = Decoder::recording();
        read(&nothing, &mut decoder);
        decoder.into_recorded().unwrap_or(Schema::Any)
    }

    /// Any text.
    pub fn text() -> Schema {
        Schema::Text(Form::any(<Arc<str>>::EXPECTED))
    }

    /// A text of this form, which is written as a text.
    pub fn form(pattern: &str, expected: &'static str) -> Schema {
        Schema::Text(Form::new(pattern, expected))
    }

    pub fn list(items: Schema) -> Schema {
        Schema::List { items: Box::new(items), least: 0 }
    }

    pub fn whole(least: i64, most: i64) -> Schema {
        Schema::Whole { least, most }
    }
}

impl Form {
    pub fn any(expected: &'static str) -> Form {
        Form { pattern: None, expected, numbers: Numbers::Any, format: None, is_exact: false }
    }

    pub fn new(pattern: &str, expected: &'static str) -> Form {
        Form {
            pattern: Some(pattern.to_owned()),
            expected,
            numbers: Numbers::None,
            format: None,
            is_exact: false,
        }
    }

    /// Whole numbers from `least` to `most` have this form, too.
    #[must_use]
    pub fn or_whole(self, least: i64, most: i64) -> Form {
        Form { numbers: Numbers::Whole { least, most }, ..self }
    }

    /// White space in quotes is not cut off.
    #[must_use]
    pub fn exact(self) -> Form {
        Form { is_exact: true, ..self }
    }

    #[must_use]
    pub fn known_as(self, format: &'static str) -> Form {
        Form { format: Some(format), ..self }
    }
}

impl Rule {
    pub fn cases(&self) -> &[Given] {
        match self {
            Rule::Some(cases) | Rule::One(cases) => cases,
        }
    }
}

impl Given {
    pub fn key(self) -> &'static str {
        match self {
            Given::Key(key) | Given::Value(key) | Given::Is(key, _) => key,
        }
    }
}
