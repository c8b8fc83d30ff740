//! Faults of YAML syntax, in words for people who do not program, with the cure where the mistake is a known one.

#![expect(clippy::wildcard_enum_match_arm, reason = "the parser knows ninety faults and may learn more")]

use super::tree::Fault;
use super::yaml::{ErrorKind, ScanError};
use crate::diagnostic::Span;

/// What is wrong in `source`, and what to do about it.
pub(super) fn explain(source: &str, error: &ScanError) -> Fault {
    let at = error.marker().byte_offset().unwrap_or(source.len()).min(source.len());
    let line = Line::around(source, at);
    let (message, advice) = describe(error.kind(), &line);
    let span = match advice {
        Advice::Spaces => line.first_tab(source),
        Advice::Align => line.first_character(),
        Advice::SpaceAfterColon { colon, .. } => Span::new(colon, colon + 1),
        Advice::Say(_) | Advice::Quote | Advice::Nothing => character_at(source, at),
    };
    let hint = match advice {
        Advice::Say(text) => Some(text.to_owned()),
        Advice::Spaces => Some("indent with spaces instead".to_owned()),
        Advice::Align => {
            Some("let keys of one group begin in the same column, each as `key: value`".to_owned())
        }
        Advice::SpaceAfterColon { mended, .. } => Some(format!("put a space after the colon: `{mended}`")),
        Advice::Quote => Some(match line.quoted() {
            Some(quoted) => format!("put the value in quotes: `{quoted}`"),
            None => "put the whole text in quotes".to_owned(),
        }),
        Advice::Nothing => None,
    };
    Fault { span, message, hint }
}

/// The kind of cure.
enum Advice {
    Say(&'static str),
    Spaces,
    Align,
    /// Where the colon stands, and the line as it should be.
    SpaceAfterColon {
        colon: usize,
        mended: String,
    },
    Quote,
    Nothing,
}

fn describe(kind: &ErrorKind, line: &Line<'_>) -> (String, Advice) {
    let (message, advice) = match kind {
        ErrorKind::TabInIndentation
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabNotAllowed
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => ("a tab is used for indentation", Advice::Spaces),
        ErrorKind::UnexpectedCharacter { character } if character.is_control() => {
            let message = format!("an invisible character, U+{:04X}", u32::from(*character));
            return (message, Advice::Say("remove it"));
        }
        ErrorKind::UnexpectedCharacter { character } => {
            return (format!("a text cannot begin with `{character}`"), Advice::Quote);
        }
        ErrorKind::UnknownAnchor => ("a text cannot begin with `*`", Advice::Quote),
        ErrorKind::MissingAnchorOrAliasName => ("a text cannot begin with `&` or `*`", Advice::Quote),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            return (
                format!("`{close}` closes what `{open}` opened"),
                Advice::Say("use the bracket that fits"),
            );
        }
        ErrorKind::UnclosedFlowCollection { open } => {
            return (
                format!("`{open}` is opened and never closed"),
                Advice::Say("close it, or put the text in quotes"),
            );
        }
        ErrorKind::RecursionLimitExceeded => {
            ("lists and groups lie too deep in one another", Advice::Nothing)
        }
        ErrorKind::InvalidBlockScalarHeader => (
            "a text stands on the line of `|` or `>`",
            Advice::Say("begin the text on the line below, indented"),
        ),
        ErrorKind::BlockSequenceEntryNotAllowed => {
            ("a list cannot begin here", Advice::Say("begin the list on the line below the key"))
        }
        other => match in_quotes(other).or_else(|| in_brackets(other)) {
            Some(known) => known,
            None => return in_a_line(other, line),
        },
    };
    (message.to_owned(), advice)
}

fn in_quotes(kind: &ErrorKind) -> Option<(&'static str, Advice)> {
    Some(match kind {
        ErrorKind::UnclosedQuotedScalar => {
            ("a quotation mark is opened and never closed", Advice::Say("close it at the end of the text"))
        }
        ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "text follows a closing quotation mark",
            Advice::Say(
                "inside the marks write `\\\"` for a quotation mark; if the line before opens one, close it there",
            ),
        ),
        ErrorKind::InvalidTrailingSingleQuotedScalar => (
            "text follows a closing apostrophe",
            Advice::Say("between apostrophes write `''` for an apostrophe, or use quotation marks: `\"…\"`"),
        ),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => (
            "a backslash before a letter that it means nothing with",
            Advice::Say("write `\\\\` for a backslash"),
        ),
        _ => return None,
    })
}

fn in_brackets(kind: &ErrorKind) -> Option<(&'static str, Advice)> {
    Some(match kind {
        ErrorKind::UnexpectedEofFlowSequence | ErrorKind::ExpectedFlowSequenceSeparator => (
            "a list in `[` and `]` lacks a comma or its end",
            Advice::Say("write `[first, second]`, or put the text in quotes"),
        ),
        ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedFlowMappingSeparator => (
            "a group in `{` and `}` lacks a comma or its end",
            Advice::Say("write `{ key: value, key: value }`, or put the text in quotes"),
        ),
        ErrorKind::InvalidColonPlacement => (
            "a colon in a list in `[` and `]`",
            Advice::Say(
                "if the line above opens a list, close it there with `]`; otherwise put the text in quotes",
            ),
        ),
        ErrorKind::MisplacedFlowCollectionEnd => {
            ("a closing bracket that nothing opened", Advice::Say("remove it, or put the text in quotes"))
        }
        _ => return None,
    })
}

/// Faults of which only the line can tell what was meant.
fn in_a_line(kind: &ErrorKind, line: &Line<'_>) -> (String, Advice) {
    let (message, advice) = match kind {
        ErrorKind::MappingValueNotAllowed if line.has_second_colon() => {
            ("a colon in a text without quotes", Advice::Quote)
        }
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedDocumentStart
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidSimpleKey
        | ErrorKind::SimpleKeyExpected
        | ErrorKind::MappingValueNotAllowed
        | ErrorKind::MappingKeyNotAllowed => match line.with_space_after_colon() {
            Some((colon, mended)) => {
                ("a space is missing after a colon", Advice::SpaceAfterColon { colon, mended })
            }
            None if line.value().is_some_and(|value| value.starts_with(['[', '{'])) => {
                ("text follows a closing bracket", Advice::Quote)
            }
            None => ("this line does not fit under the one above", Advice::Align),
        },
        ErrorKind::CommentInterceptedScalar => (
            "a comment ends a text that goes on below it",
            Advice::Say("is a colon missing after the first word of this line? write `key: value`"),
        ),
        other => return (format!("the YAML cannot be read: {other}"), Advice::Nothing),
    };
    (message.to_owned(), advice)
}

/// The line on which a fault was noticed, and the one before it, where it may have been made.
struct Line<'a> {
    start: usize,
    text: &'a str,
    start_before: usize,
    before: &'a str,
}

impl<'a> Line<'a> {
    fn around(source: &'a str, at: usize) -> Line<'a> {
        let start = line_start(source, at);
        let start_before = line_start(source, start.saturating_sub(1));
        let line_at = |start| source.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let before = if start_before < start { line_at(start_before) } else { "" };
        Line { start, text: line_at(start), start_before, before }
    }

    fn first_character(&self) -> Span {
        let indent = self.text.len() - self.text.trim_start().len();
        let width = self.text.trim_start().chars().next().map_or(0, char::len_utf8);
        Span::new(self.start + indent, self.start + indent + width)
    }

    /// The first tab in the white space at the beginning of this line, or of one after it.
    fn first_tab(&self, source: &str) -> Span {
        let mut start = self.start;
        for line in source.get(self.start..).unwrap_or_default().split_inclusive('\n') {
            let indent = line.len() - line.trim_start().len();
            if let Some(tab) = line.get(..indent).and_then(|indent| indent.find('\t')) {
                return Span::new(start + tab, start + tab + 1);
            }
            start += line.len();
        }
        self.first_character()
    }

    /// What follows the first colon.
    fn value(&self) -> Option<&'a str> {
        self.text.split_once(": ").map(|(_, value)| value.trim())
    }

    fn has_second_colon(&self) -> bool {
        self.value().is_some_and(|value| value.contains(": ") || value.ends_with(':'))
    }

    /// The line with its value in quotes.
    fn quoted(&self) -> Option<String> {
        let value =
            self.value().filter(|value| !value.is_empty() && !value.starts_with(['"', '\'', '|', '>']))?;
        let (key, _) = self.text.split_once(": ")?;
        Some(format!("{}: \"{}\"", key.trim(), value.replace('\\', "\\\\").replace('"', "\\\"")))
    }

    /// This line or the one before it, if it looks as if a space were missing after its colon: where that is, and the
    /// line with the space.
    fn with_space_after_colon(&self) -> Option<(usize, String)> {
        [(self.start, self.text), (self.start_before, self.before)].into_iter().find_map(|(start, text)| {
            let (key, value) = text.split_once(':')?;
            let word = key.trim().trim_start_matches("- ");
            let is_key = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "_-".contains(c));
            let is_joined = value.starts_with(|c: char| !c.is_whitespace()) && !value.starts_with("//");
            let mended = || format!("{}: {}", key.trim(), value.trim());
            (is_key && is_joined).then(|| (start + key.len(), mended()))
        })
    }
}

/// The character at a place; nothing at the end of a line.
fn character_at(source: &str, at: usize) -> Span {
    let character = source.get(at..).and_then(|rest| rest.chars().next()).filter(|c| !c.is_control());
    Span::new(at, at + character.map_or(0, char::len_utf8))
}

fn line_start(source: &str, at: usize) -> usize {
    source.get(..at).unwrap_or(source).rfind('\n').map_or(0, |newline| newline + 1)
}

#[cfg(test)]
mod tests;
