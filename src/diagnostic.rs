//! Problems of content: what is wrong, where, and what to do about it. `report` draws them; nothing here prints.
//!
//! A problem of the machine (a full disk) is an `std::io::Error` at the edges and never a [`Diagnostic`].

mod code;

pub use code::Code;

use crate::path::SourcePath;

/// How much a diagnostic matters: an error stops `build` from publishing, the others do not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    Error,
    Warning,
    Hint,
}

/// A range of bytes of a source file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// The same range, `offset` bytes further on.
    pub fn shifted(self, offset: usize) -> Self {
        Span::new(self.start + offset, self.end + offset)
    }
}

/// A file, or a place in it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Location {
    pub path: SourcePath,
    pub span: Option<Span>,
}

impl Location {
    pub fn file(path: &SourcePath) -> Self {
        Location { path: path.clone(), span: None }
    }

    pub fn new(path: &SourcePath, span: Span) -> Self {
        Location { path: path.clone(), span: Some(span) }
    }
}

/// A second place that explains the first, with what is to be seen there.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Label {
    pub at: Location,
    pub text: String,
}

/// One problem. Messages are lower case without a full stop, names stand in backticks, advice stands in a hint.
///
/// Ordered by place, so that a sorted list reads like the files.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Diagnostic {
    pub at: Option<Location>,
    pub severity: Severity,
    pub code: Code,
    pub message: String,
    pub labels: Vec<Label>,
    pub hints: Vec<String>,
}

impl Diagnostic {
    /// A problem with the severity that its code has.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Diagnostic {
            at: None,
            severity: code.severity(),
            code,
            message: message.into(),
            labels: Vec::new(),
            hints: Vec::new(),
        }
    }

    #[must_use]
    pub fn at(mut self, location: Location) -> Self {
        self.at = Some(location);
        self
    }

    #[must_use]
    pub fn label(mut self, at: Location, text: impl Into<String>) -> Self {
        self.labels.push(Label { at, text: text.into() });
        self
    }

    #[must_use]
    pub fn hint(mut self, text: impl Into<String>) -> Self {
        self.hints.push(text.into());
        self
    }

    /// Adds “did you mean …” if one of `known` is close to `name`.
    #[must_use]
    pub fn suggest<'a>(self, name: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match closest(name, known) {
            Some(best) => self.hint(format!("did you mean `{best}`?")),
            None => self,
        }
    }
}

/// A value, and what was wrong with the input it was made from.
#[derive(Clone, Debug)]
pub struct Checked<T> {
    pub value: T,
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    pub fn new(value: T, diagnostics: Vec<Diagnostic>) -> Self {
        Checked { value, diagnostics }
    }

    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Checked<U> {
        Checked { value: f(self.value), diagnostics: self.diagnostics }
    }

    /// The value; its problems go to `diagnostics`.
    pub fn into_value(self, diagnostics: &mut Vec<Diagnostic>) -> T {
        diagnostics.extend(self.diagnostics);
        self.value
    }
}

/// The one of `known` that a person who wrote `name` may have meant. Letters that stand in another order or
/// case count little; the wall around the string metric.
pub fn closest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&name, &candidate.to_lowercase()), candidate))
        .filter(|(similarity, _)| *similarity > 0.8)
        .max_by(|(a, x), (b, y)| a.total_cmp(b).then_with(|| y.cmp(x)))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_what_is_near_and_nothing_else() {
        let keys = ["title", "description", "weight", "aliases"];
        for (name, expected) in
            [("tilte", Some("title")), ("Title", Some("title")), ("wieght", Some("weight")), ("colour", None)]
        {
            assert_eq!(closest(name, keys), expected, "{name}");
        }
    }
}
