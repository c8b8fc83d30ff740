//! Faults of single signs: escapes, quotation marks, letters of names.

use super::super::{KEYS, SyntaxFault, character, part};
use crate::diagnostic::Span;

/// A `\u` or `\U` at `at` without its digits.
pub fn bad_escape(text: &str, at: usize) -> SyntaxFault {
    let escape = Span::new(at, (at + 2).min(text.len()));
    SyntaxFault::new(escape, format!("`{}` lacks its digits", part(text, escape)))
        .hint("a character by its number is written `\\u00E5`, with four digits, or `\\U01F60A`, with six")
}

pub(super) fn unknown_escape(text: &str, at: usize) -> SyntaxFault {
    let after = character(text, at + 1);
    SyntaxFault::new(Span::new(at, after.end), format!("`\\{}` means nothing here", part(text, after)))
        .hint("in double quotes `\\\"` is a quotation mark and `\\\\` a backslash")
}

pub(super) fn open_parenthesis(opener: Span) -> SyntaxFault {
    SyntaxFault::new(opener, "`(` is never closed").hint("write `)` after the last option")
}

pub(super) fn first_character(text: &str) -> &str {
    text.chars().next().and_then(|first| text.get(..first.len_utf8())).unwrap_or_default()
}

/// A name with letters that Fluent does not take; `at` is in it.
pub(super) fn bad_name(text: &str, at: usize) -> SyntaxFault {
    let in_name = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_' | '$');
    let before = text.get(..at).unwrap_or_default();
    let start = at - before.chars().rev().take_while(in_name).map(char::len_utf8).sum::<usize>();
    let end = at
        + text.get(at..).unwrap_or_default().chars().take_while(in_name).map(char::len_utf8).sum::<usize>();
    let span = Span::new(start, end.max(character(text, at).end));
    let hint = KEYS.replace("keys", "names");
    SyntaxFault::new(span, format!("`{}` cannot be a name", part(text, span))).hint(hint)
}

/// What may close a quotation that begins with `quote`, if that is a quotation mark other than `"`.
pub(super) fn closing_quotes(quote: char) -> Option<&'static str> {
    match quote {
        '“' | '”' | '„' | '‟' => Some("“”„‟\""),
        '\'' | '‘' | '’' | '‚' => Some("'‘’‚"),
        '«' | '»' => Some("«»"),
        _ => None,
    }
}
