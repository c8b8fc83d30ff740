//! From a tree to typed values. Nothing stops at the first fault: every fault is reported, and what is right is read.

use std::sync::Arc;

use super::recording::Recording;
use super::{Kind, Node, Schema};
use crate::diagnostic::{Checked, Code, Diagnostic, Location, Span};
use crate::language::Language;
use crate::path::SourcePath;
use crate::time::Zone;

/// What can be read from a value.
pub trait Decode: Sized {
    /// What is wanted, in words that fit after “expected”.
    const EXPECTED: &'static str;

    /// The value; `None` if it is not what is wanted, which has been reported then.
    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self>;
}

/// The reading of one file: its path, and all that was wrong so far.
#[derive(Debug)]
pub struct Decoder {
    path: SourcePath,
    languages: Vec<Language>,
    lenient: Vec<Language>,
    zone: Zone,
    diagnostics: Vec<Diagnostic>,
    /// What the types that are decoded take, if that is what is asked.
    pub(super) recording: Option<Recording>,
}

/// A value that keeps its place, so that a later stage can point at it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

const DIGITS: &str = "write it in digits, such as `10`";
const ITEMS: &str = "put it in brackets, `[one, two]`, or each item on a line of its own behind `- `";
const QUOTES: &str = "if this is to be a text, put it in quotes";

impl Decoder {
    pub fn new(path: &SourcePath) -> Self {
        Decoder {
            path: path.clone(),
            languages: Vec::new(),
            lenient: Vec::new(),
            zone: Zone::utc(),
            diagnostics: Vec::new(),
            recording: None,
        }
    }

    /// From here on every text that is given for each language must be given for exactly these.
    #[must_use]
    pub fn with_languages(mut self, languages: &[Language]) -> Self {
        self.languages = languages.to_vec();
        self
    }

    /// A text that lacks one of these is a warning: another language stands in for it.
    #[must_use]
    pub fn with_lenient(mut self, languages: &[Language]) -> Self {
        self.lenient = languages.to_vec();
        self
    }

    /// The zone of times that are written without one.
    #[must_use]
    pub fn with_time_zone(mut self, zone: &Zone) -> Self {
        self.zone = zone.clone();
        self
    }

    pub fn time_zone(&self) -> &Zone {
        &self.zone
    }

    /// Whether the site can be published while a text lacks this language.
    pub fn is_lenient(&self, language: &Language) -> bool {
        self.lenient.contains(language)
    }

    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    pub fn path(&self) -> &SourcePath {
        &self.path
    }

    /// A place in this file.
    pub fn location(&self, span: Span) -> Location {
        Location::new(&self.path, span)
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Reports a problem at a place of this file.
    pub fn report(&mut self, code: Code, span: Span, message: impl Into<String>, hint: impl Into<String>) {
        self.push(Diagnostic::new(code, message).at(self.location(span)).hint(hint));
    }

    /// Reports that something else than `expected` stands here, where `expected` says how it is written.
    pub fn wrong_type(&mut self, node: &Node, expected: &str) {
        let unlike = self.unlike(node, expected);
        self.push(likely_cause(node).into_iter().fold(unlike, Diagnostic::hint));
    }

    /// The same, where it takes a hint to say how `expected` is written.
    fn wrong_type_with(&mut self, node: &Node, expected: &str, cure: &str) {
        let hint = likely_cause(node).unwrap_or_else(|| cure.to_owned());
        let unlike = self.unlike(node, expected);
        self.push(unlike.hint(hint));
    }

    fn unlike(&self, node: &Node, expected: &str) -> Diagnostic {
        let message = format!("expected {expected}, found {}", node.describe());
        Diagnostic::new(Code::WrongType, message).at(self.location(node.head()))
    }

    /// The one of `choices` whose name this is; otherwise reports what is expected.
    pub fn one_of<T: Copy + Decode>(
        &mut self,
        node: &Node,
        choices: &[T],
        name: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        self.takes(|| Schema::OneOf(choices.iter().map(|choice| name(*choice).to_owned()).collect()));
        let text = node.as_text().unwrap_or_default();
        let found = choices.iter().copied().find(|choice| name(*choice) == text);
        if found.is_none() {
            let message = format!("expected {}, found {}", T::EXPECTED, node.describe());
            let unknown = Diagnostic::new(Code::InvalidValue, message).at(self.location(node.head()));
            self.push(unknown.suggest(text, choices.iter().map(|choice| name(*choice))));
        }
        found
    }

    /// The value together with all that was wrong.
    pub fn finish<T>(self, value: T) -> Checked<T> {
        Checked::new(value, self.diagnostics)
    }
}

impl<T: Decode> Decode for Spanned<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        T::decode(node, decoder).map(|value| Spanned { value, span: node.span })
    }
}

/// Any scalar, as it was written, without white space around it; but not an empty text, which nobody means.
impl Decode for Arc<str> {
    const EXPECTED: &'static str = "a text";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(Schema::text);
        match node.shared_text() {
            Some(text) if text.trim().is_empty() => {
                decoder.report(
                    Code::InvalidValue,
                    node.span,
                    "an empty text",
                    "write a text, or remove the key",
                );
                None
            }
            Some(text) if text.trim().len() == text.len() => Some(text.clone()),
            Some(text) => Some(text.trim().into()),
            None => {
                decoder.wrong_type_with(node, Self::EXPECTED, QUOTES);
                None
            }
        }
    }
}

impl Decode for String {
    const EXPECTED: &'static str = <Arc<str>>::EXPECTED;

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        <Arc<str>>::decode(node, decoder).map(|text| (*text).to_owned())
    }
}

impl Decode for bool {
    const EXPECTED: &'static str = "`true` or `false`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| Schema::Flag);
        let value = node.as_bool();
        if value.is_none() {
            decoder.wrong_type(node, Self::EXPECTED);
        }
        value
    }
}

impl Decode for i64 {
    const EXPECTED: &'static str = "a whole number";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| Schema::whole(i64::MIN, i64::MAX));
        let value = node.as_integer();
        if value.is_none() {
            decoder.wrong_type_with(node, Self::EXPECTED, DIGITS);
        }
        value
    }
}

impl Decode for u32 {
    const EXPECTED: &'static str = "a whole number, zero or more";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| Schema::whole(0, i64::from(u32::MAX)));
        let value = node.as_integer().and_then(|number| u32::try_from(number).ok());
        if value.is_none() {
            decoder.wrong_type_with(node, Self::EXPECTED, DIGITS);
        }
        value
    }
}

/// All items that are what is wanted.
impl<T: Decode> Decode for Vec<T> {
    const EXPECTED: &'static str = "a list";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| Schema::list(Schema::of::<T>()));
        let Some(items) = node.as_list() else {
            decoder.wrong_type_with(node, Self::EXPECTED, ITEMS);
            return None;
        };
        Some(items.iter().filter_map(|item| T::decode(item, decoder)).collect())
    }
}

/// Anything at all: data that the program does not interpret.
impl Decode for Arc<Node> {
    const EXPECTED: &'static str = "a value";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| Schema::Any);
        Some(Arc::new(node.clone()))
    }
}

/// A mistake that often leads to the wrong type.
fn likely_cause(node: &Node) -> Option<String> {
    let Kind::Text(text) = &node.kind else { return None };
    if matches!(&*text.to_lowercase(), "yes" | "on" | "true") {
        return Some("write `true`".to_owned());
    }
    if matches!(&*text.to_lowercase(), "no" | "off" | "false") {
        return Some("write `false`".to_owned());
    }
    let (key, value) = text.split_once(':')?;
    let is_joined =
        !key.contains(char::is_whitespace) && value.starts_with(|c: char| !c.is_whitespace() && c != '/');
    is_joined.then(|| "put a space after the colon: `key: value`".to_owned())
}

#[cfg(test)]
mod tests;
