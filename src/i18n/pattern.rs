//! Where each text of an entry stands in its file, which of them are one choice, and what they say without the
//! layout of the file: what somebody needs who changes a text and nothing else.
//!
//! Owns a reading of its own, by the signs alone, since Fluent's syntax tree has no places. It is right for entries
//! that Fluent's parser has taken whole, and [`Resource`] holds no others.

use super::Resource;
use super::braces;
use super::entry::Entry;
use crate::diagnostic::Span;

/// The text of an entry or of one of its attributes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pattern<'r> {
    /// From its first sign to its last.
    pub span: Span,
    pub body: Body<'r>,
}

/// What a text is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Body<'r> {
    /// Anything that is not one choice and nothing else.
    Words,
    /// `{ $count -> … }` with what stands before `->`.
    Choice { selector: &'r str, branches: Vec<Branch<'r>> },
}

/// `[one] text`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Branch<'r> {
    pub key: &'r str,
    pub is_default: bool,
    pub pattern: Pattern<'r>,
}

impl Resource {
    /// The texts of an entry of this file, its own before those of its attributes, each with its attribute.
    pub fn patterns(&self, entry: &Entry) -> Vec<(Option<&str>, Pattern<'_>)> {
        let signs = Signs { text: self.whole(), end: entry.span.end };
        let mut patterns = Vec::new();
        let mut attribute = None;
        let mut at = entry.id_span.end;
        while let Some(equals) = signs.find(at, b'=') {
            let end = signs.pattern_end(equals + 1, Inside::Entry);
            patterns.extend(signs.pattern(equals + 1, end).map(|pattern| (attribute, pattern)));
            let Some(point) = signs.find(end, b'.') else { break };
            let name = signs.slice(point + 1, signs.find(point, b'=').unwrap_or(signs.end));
            attribute = Some(name.trim_matches(' '));
            at = point;
        }
        patterns
    }

    /// What a text of this file says: lines end in `\n`, and what indents them all alike is gone.
    pub fn words(&self, pattern: &Pattern<'_>) -> String {
        let (text, span) = (self.whole(), pattern.span);
        let line = text.get(..span.start).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
        let indentation = line.bytes().all(|byte| byte == b' ').then_some(line.len());
        undent(text.get(span.start..span.end).unwrap_or_default(), indentation)
    }
}

/// Where the placeable ends that opens at `open` in `text`, if it is closed.
pub fn placeable_end(text: &str, open: usize) -> Option<usize> {
    let end = Signs { text, end: text.len() }.placeable(open).0;
    text.get(..end).filter(|until| until.ends_with('}') && end > open + 1)?;
    braces::scan(text.get(open..end)?).open.is_empty().then_some(end)
}

/// `indentation` is that of the first line, if the text begins on a line of its own.
fn undent(text: &str, indentation: Option<usize>) -> String {
    let signs = Signs { text, end: text.len() };
    let lines: Vec<&str> = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let is_blank = |line: &str| indent(line) == line.len();
    // What indents the lines inside of a placeable is not part of the text, unless there are only such lines.
    let (mut start, mut at) = (0, 0);
    let mut outside = Vec::new();
    for line in text.split('\n') {
        while at < start {
            at = if signs.byte(at) == Some(b'{') { signs.placeable(at).0 } else { at + 1 };
        }
        outside.push(at == start);
        start += line.len() + 1;
    }
    let rest = || lines.iter().zip(&outside).skip(1).filter(|(line, _)| !is_blank(line));
    let own = rest().filter(|(_, is_outside)| **is_outside).map(|(line, _)| indent(line)).chain(indentation);
    let common = own.min().or_else(|| rest().map(|(line, _)| indent(line)).min()).unwrap_or_default();
    let mut words = String::with_capacity(text.len());
    for (number, line) in lines.iter().enumerate() {
        let taken = if number == 0 { 0 } else { common.min(indent(line)) };
        words.push_str(if number == 0 { "" } else { "\n" });
        words.push_str(if is_blank(line) && number > 0 { "" } else { line.get(taken..).unwrap_or_default() });
    }
    words
}

/// What ends a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Entry,
    Choice,
}

/// What stands between the signs of a placeable.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Expression,
    Branches,
}

struct Signs<'r> {
    text: &'r str,
    end: usize,
}

impl<'r> Signs<'r> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied().filter(|_| at < self.end)
    }

    fn slice(&self, start: usize, end: usize) -> &'r str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn find(&self, from: usize, sign: u8) -> Option<usize> {
        (from..self.end).find(|at| self.byte(*at) == Some(sign))
    }

    fn after_blanks(&self, mut at: usize) -> usize {
        while matches!(self.byte(at), Some(b' ' | b'\n'))
            || (self.byte(at) == Some(b'\r') && self.byte(at + 1) == Some(b'\n'))
        {
            at += 1;
        }
        at
    }

    /// Where the text that begins at `at` ends: before the line of an attribute, of a branch, or of a closing brace.
    fn pattern_end(&self, mut at: usize, inside: Inside) -> usize {
        while let Some(byte) = self.byte(at) {
            match byte {
                b'{' => at = self.placeable(at).0,
                b'}' if inside == Inside::Choice => return at,
                b'\n' => {
                    let next = self.after_blanks(at);
                    match (self.byte(next), inside) {
                        (Some(b'.'), Inside::Entry) | (Some(b'[' | b'*'), Inside::Choice) => return next,
                        _ => at = next,
                    }
                }
                _ => at += 1,
            }
        }
        at
    }

    /// Where the placeable that opens at `open` ends, and where its `->` stands if it is a choice.
    fn placeable(&self, open: usize) -> (usize, Option<usize>) {
        let mut stack = vec![Open::Expression];
        let mut arrow = None;
        let mut at = open + 1;
        while let (Some(byte), Some(top)) = (self.byte(at), stack.last_mut()) {
            match (byte, *top) {
                (b'{', _) | (b'(', Open::Expression) => stack.push(Open::Expression),
                (b'}', _) | (b')', Open::Expression) => drop(stack.pop()),
                (b'-', Open::Expression) if self.byte(at + 1) == Some(b'>') => {
                    *top = Open::Branches;
                    if stack.len() == 1 {
                        arrow = Some(at);
                    }
                }
                (b'"', Open::Expression) => at = self.string_end(at + 1),
                _ => {}
            }
            at += 1;
        }
        (at, arrow)
    }

    fn string_end(&self, mut at: usize) -> usize {
        while let Some(byte) = self.byte(at) {
            match byte {
                b'"' | b'\n' => break,
                b'\\' => at += 2,
                _ => at += 1,
            }
        }
        at
    }

    fn pattern(&self, start: usize, end: usize) -> Option<Pattern<'r>> {
        let start = self.after_blanks(start);
        let text = self.slice(start, end);
        let mut whole = text;
        while let Some(shorter) = whole.strip_suffix("\r\n").or_else(|| whole.strip_suffix(['\n', ' '])) {
            whole = shorter;
        }
        if whole.is_empty() {
            return None;
        }
        let span = Span::new(start, start + whole.len());
        let body = match self.byte(start).filter(|byte| *byte == b'{').map(|_| self.placeable(start)) {
            Some((closed, Some(arrow))) if closed == span.end => Body::Choice {
                selector: self.slice(start + 1, arrow).trim_matches([' ', '\n', '\r']),
                branches: self.branches(arrow + 2, closed - 1),
            },
            _ => Body::Words,
        };
        Some(Pattern { span, body })
    }

    fn branches(&self, mut at: usize, end: usize) -> Vec<Branch<'r>> {
        let mut branches = Vec::new();
        let inner = Signs { text: self.text, end };
        while let (Some(open), Some(close)) = (inner.find(at, b'['), inner.find(at, b']')) {
            let is_default = self.slice(at, open).contains('*');
            let key = self.slice(open + 1, close).trim_matches([' ', '\n', '\r']);
            at = inner.pattern_end(close + 1, Inside::Choice);
            branches.extend(inner.pattern(close + 1, at).map(|pattern| Branch { key, is_default, pattern }));
        }
        branches
    }
}

#[cfg(test)]
mod tests;
