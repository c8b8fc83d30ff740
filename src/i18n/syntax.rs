//! What is wrong with a message, said to a translator.
//!
//! Owns the words and the places of syntax faults: Fluent's parser speaks to programmers and often points at the
//! line after the mistake. Finds no faults of its own except a key that cannot be one.

mod kind;

use std::ops::Range;

use fluent_syntax::parser::{self, ParserError};

use super::braces::Refusal;
use super::segment;
use crate::diagnostic::{Code, Diagnostic, Location, Span};
use crate::path::SourcePath;

/// A fault in a file, before the file's path is put to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct SyntaxFault {
    span: Span,
    message: String,
    hints: Vec<String>,
}

impl SyntaxFault {
    fn new(span: Span, message: impl Into<String>) -> Self {
        SyntaxFault { span, message: message.into(), hints: Vec::new() }
    }

    fn hint(mut self, text: impl Into<String>) -> Self {
        self.hints.push(text.into());
        self
    }

    pub(super) fn into_diagnostic(self, path: &SourcePath) -> Diagnostic {
        let diagnostic =
            Diagnostic::new(Code::MessageSyntax, self.message).at(Location::new(path, self.span));
        self.hints.into_iter().fold(diagnostic, Diagnostic::hint)
    }
}

const KEYS: &str = "keys: a–z, 0–9, `-`, `_`, beginning with a letter";
const PRINT_A_BRACE: &str = "to print a brace write `{\"}\"}`";

/// The stretch `range` of `text` could not be read: the parser gave up with `error` at `junk`.
/// `owner` is the key of the message that the junk belongs to.
pub(super) fn explain(
    text: &str,
    range: Range<usize>,
    owner: Option<&Range<usize>>,
    junk: Span,
    error: ParserError,
) -> SyntaxFault {
    let at = range.start + error.pos.start;
    match owner {
        Some(_) if junk.start == range.start => kind::explain(text, range, at, error.kind),
        _ if part(text, junk).starts_with('#') => unspaced_comment(text, at),
        Some(owner) => leftover(text, range, owner, junk),
        None => stray(text, junk),
    }
}

/// Something before `=` that cannot be a key.
pub(super) fn bad_key(text: &str, key: &Range<usize>) -> SyntaxFault {
    let span = Span::new(key.start, key.end);
    SyntaxFault::new(span, format!("`{}` cannot be a key", part(text, span))).hint(KEYS)
}

/// The parser was not let near the stretch that begins at `start`.
pub(super) fn refused(text: &str, refusal: Refusal, start: usize) -> SyntaxFault {
    match refusal {
        Refusal::TooDeep(at) => {
            SyntaxFault::new(character(text, start + at), "too many placeables inside each other")
                .hint("split the message into several")
        }
        Refusal::BadEscape(at) => kind::bad_escape(text, start + at),
    }
}

/// `before` is the message up to the brace.
fn stray_brace(before: &str, here: Span) -> SyntaxFault {
    let fault = SyntaxFault::new(here, "`}` without `{`");
    match unopened(before) {
        Some(name) => fault.hint(format!("write `{{` before `{name}`: `{{ {name} }}`")),
        None => fault.hint(PRINT_A_BRACE),
    }
}

/// A variable that ends with `}` and begins without `{`.
fn unopened(text: &str) -> Option<&str> {
    text.rmatch_indices('$').find_map(|(at, _)| {
        let (before, from) = text.split_at(at);
        let is_name = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '$' | '-' | '_');
        let name = &from[..from.find(|sign| !is_name(sign)).unwrap_or(from.len())];
        let is_open = before.trim_end().ends_with(['{', '(', ',', ':']);
        let after = from[name.len()..].trim_start_matches(' ');
        let is_closed = after.starts_with('}') || after.is_empty();
        (name.len() > 1 && is_closed && !is_open).then_some(name)
    })
}

pub(super) fn long_number(span: Span) -> SyntaxFault {
    SyntaxFault::new(span, "a number with more than 15 decimals").hint("round it")
}

/// Lines that Fluent's parser does not count to the message above them, though their writer did.
fn leftover(text: &str, range: Range<usize>, owner: &Range<usize>, junk: Span) -> SyntaxFault {
    let line = first_line(text, junk);
    let first = character(text, line.start);
    let key = part(text, Span::new(owner.start, owner.end));
    if let Some(fault) = tab(text, junk.start) {
        return fault;
    }
    match part(text, first) {
        "." => attribute(text, range, line, key),
        "}" => stray_brace(text.get(range.start..first.start).unwrap_or_default(), first),
        sign @ ("[" | "*") => SyntaxFault::new(
            first,
            format!("a line of text cannot begin with `{sign}`: `{key}` would be cut here"),
        )
        .hint(format!("write `{{\"{sign}\"}}` in place of `{sign}`")),
        _ => rest_of(text, line, key),
    }
}

fn rest_of(text: &str, line: Span, key: &str) -> SyntaxFault {
    let number = line_number(text, line.start);
    let fault = SyntaxFault::new(line, format!("line {number} looks like the rest of `{key}`"));
    let line = part(text, line);
    // A forgotten `=` is told from the next line of a text by a name that no sentence begins with.
    let begins_like_a_key = |(name, _): &(&str, &str)| name.contains('-');
    match line.split_once(':').or_else(|| line.split_once(' ').filter(begins_like_a_key)) {
        Some((name, value)) if segment::is_key(name) => {
            let value = value.trim();
            fault.hint(format!(
                "to begin a message write `{name} = {value}`; if it is the rest, indent it by 4 spaces"
            ))
        }
        _ => fault.hint("indent it by 4 spaces"),
    }
}

/// An attribute is read in silence: if anything is wrong with it, the message ends before it.
fn attribute(text: &str, range: Range<usize>, line: Span, key: &str) -> SyntaxFault {
    let name_start = line.start + 1;
    let rest = text.get(name_start..range.end).unwrap_or_default();
    let name = rest.split(['=', '\n']).next().unwrap_or_default().trim();
    let written = format!(
        "an attribute is written `.title = text`; to begin a line of `{key}` with a point write `{{\".\"}}`"
    );
    if !segment::is_key(name) || !rest.get(name.len()..).unwrap_or_default().trim_start().starts_with('=') {
        return SyntaxFault::new(line, "this line begins with a point but is no attribute").hint(written);
    }
    match parser::parse(rest) {
        Err((_, mut errors)) if !errors.is_empty() => {
            let error = errors.swap_remove(0);
            kind::explain(text, name_start..range.end, name_start + error.pos.start, error.kind)
        }
        // Read alone it is a message without a text but with the attributes below.
        _ => no_text(Span::new(line.start, name_start + name.len()), &format!(".{name}")),
    }
}

fn no_text(span: Span, key: &str) -> SyntaxFault {
    SyntaxFault::new(span, format!("`{key}` has no text"))
        .hint("write its text after `=`, or on the next line behind 4 spaces; for no text write `{\"\"}`")
}

/// Lines before the first message, or after a comment.
fn stray(text: &str, junk: Span) -> SyntaxFault {
    if let Some(fault) = tab(text, junk.start) {
        return fault;
    }
    let line = first_line(text, junk);
    let number = line_number(text, line.start);
    let key = part(text, line).split('=').next().unwrap_or_default().trim_end();
    if part(text, line).contains('=') && segment::is_key(key) {
        return SyntaxFault::new(line, format!("line {number} begins with a space before the key `{key}`"))
            .hint("a key stands at the very beginning of its line");
    }
    SyntaxFault::new(line, format!("line {number} belongs to no message"))
        .hint("a message is written `key = text`, a comment `# text`")
}

fn unspaced_comment(text: &str, at: usize) -> SyntaxFault {
    SyntaxFault::new(character(text, at), "a comment needs a space after `#`").hint("write `# text`")
}

/// The line on which `at` lies is indented with a tab.
fn tab(text: &str, at: usize) -> Option<SyntaxFault> {
    let indentation = text.get(at..)?.split(|c: char| !c.is_whitespace()).next()?;
    let tab = at + indentation.find('\t')?;
    let number = line_number(text, tab);
    let fault = SyntaxFault::new(Span::new(tab, tab + 1), format!("line {number} is indented with a tab"));
    Some(fault.hint("use four spaces instead"))
}

/// The first line of `junk` that is not blank, without its indentation.
fn first_line(text: &str, junk: Span) -> Span {
    let lines = part(text, junk);
    let start = junk.start + (lines.len() - lines.trim_start().len());
    let line = lines.trim_start().lines().next().unwrap_or_default().trim_end();
    Span::new(start, start + line.len())
}

fn part(text: &str, span: Span) -> &str {
    text.get(span.start..span.end).unwrap_or_default()
}

/// The character at `at`; nothing at the end of the text.
fn character(text: &str, at: usize) -> Span {
    let start = text.floor_char_boundary(at);
    let length = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Span::new(start, start + length)
}

fn line_number(text: &str, at: usize) -> usize {
    1 + text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count()
}

#[cfg(test)]
mod tests;
