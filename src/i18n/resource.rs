//! One locale file: its messages and terms with their places, and its faults.
//!
//! Owns which messages of a faulty file may be used: one that Fluent's parser would have cut short is left out, so
//! that half a sentence is never published, and all the others stay.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use fluent_syntax::ast;
use fluent_syntax::parser;

use super::MessageId;
use super::braces;
use super::entry::{Entry, span_of};
use super::segment::{self, Head, Segment};
use super::syntax::{self, SyntaxFault};
use crate::diagnostic::{Checked, Code, Diagnostic, Location, Span};
use crate::path::SourcePath;

/// One parsed file. Held in an `Arc`, it is shared by the catalogues of every step of the engine.
#[derive(Clone, Debug)]
pub struct Resource {
    path: SourcePath,
    text: Arc<str>,
    entries: Vec<Entry>,
    faulty: BTreeSet<MessageId>,
    is_readable: bool,
}

impl Resource {
    /// A file of which only the place is known: any message may be one of its.
    pub fn unreadable(path: &SourcePath) -> Self {
        Resource {
            path: path.clone(),
            text: "".into(),
            entries: Vec::new(),
            faulty: BTreeSet::new(),
            is_readable: false,
        }
    }

    pub(super) fn is_readable(&self) -> bool {
        self.is_readable
    }

    pub fn path(&self) -> &SourcePath {
        &self.path
    }

    /// The messages and terms that can be used, in the order of the file.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// An entry of this file as it is written there, without the comment above.
    pub fn text(&self, entry: &Entry) -> &str {
        self.slice(entry.span)
    }

    /// The comment right above an entry, line by line, without `#`.
    pub fn comment(&self, entry: &Entry) -> Vec<CommentLine<'_>> {
        let mut lines = Vec::new();
        let mut end = entry.span.start;
        while let Some(line) = self.text.get(..end).and_then(|above| above.split_inclusive('\n').next_back())
        {
            let line = line.trim_start_matches('\u{FEFF}');
            let start = end - line.len();
            let Some(text) = line.strip_prefix('#').filter(|text| !text.starts_with('#')) else { break };
            let text_start = start + 1 + (text.len() - text.trim_start().len());
            let text = text.trim();
            lines.push(CommentLine { text, span: Span::new(text_start, text_start + text.len()) });
            end = start;
        }
        lines.reverse();
        lines
    }

    /// The messages and terms that a fault keeps from being used.
    pub fn faulty(&self) -> impl Iterator<Item = &MessageId> {
        self.faulty.iter()
    }

    /// The messages and terms that a fault keeps from being used, each with the stretch of the file that is its own: to
    /// the line before the next message.
    pub fn broken(&self) -> Vec<(MessageId, Span)> {
        let start = if self.text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        let is_read = |key: &Range<usize>| self.entries.iter().any(|entry| entry.id_span.start == key.start);
        let broken = segment::split(&self.text, start).into_iter().filter_map(|segment| match segment.head {
            Head::Entry(key) if !is_read(&key) => {
                let id = MessageId::new(self.text.get(key)?);
                let is_faulty = self.faulty.contains(&id);
                is_faulty.then(|| (id, Span::new(segment.range.start, segment.range.end)))
            }
            Head::Entry(_) | Head::Prelude | Head::BadKey(_) => None,
        });
        broken.collect()
    }

    /// The whole text of the file.
    pub fn whole(&self) -> &Arc<str> {
        &self.text
    }

    pub(super) fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }
}

/// One line of a comment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CommentLine<'r> {
    pub text: &'r str,
    pub span: Span,
}

/// Reads a locale file. A byte order mark is passed over; lines may end in `\n` or `\r\n`.
pub fn parse(path: &SourcePath, text: &Arc<str>) -> Checked<Resource> {
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let mut resource = Resource { text: text.clone(), is_readable: true, ..Resource::unreadable(path) };
    let mut diagnostics = Vec::new();
    for segment in segment::split(text, start) {
        let Reading { entry, fault, is_whole } = read(text, &segment);
        diagnostics.extend(fault.map(|fault| fault.into_diagnostic(path)));
        match (entry, &segment.head) {
            (Some(entry), _) if is_whole => resource.entries.push(entry),
            (_, Head::Entry(key)) => {
                resource.faulty.insert(MessageId::new(text.get(key.clone()).unwrap_or_default()));
            }
            (_, Head::Prelude | Head::BadKey(_)) => {}
        }
    }
    drop_duplicates(&mut resource, &mut diagnostics);
    for entry in &resource.entries {
        find_duplicates_within(&resource, entry, &mut diagnostics);
    }
    diagnostics.sort();
    Checked::new(resource, diagnostics)
}

/// What one stretch of a file holds.
struct Reading {
    entry: Option<Entry>,
    fault: Option<SyntaxFault>,
    /// Whether the fault leaves the entry as its writer meant it.
    is_whole: bool,
}

fn read(text: &str, segment: &Segment) -> Reading {
    let range = segment.range.clone();
    let own = text.get(range.clone()).unwrap_or_default();
    let refuse = |fault| Reading { entry: None, fault: Some(fault), is_whole: false };
    let key = match &segment.head {
        Head::BadKey(key) => return refuse(syntax::bad_key(text, key)),
        Head::Entry(key) => Some(key),
        Head::Prelude => None,
    };
    if let Some(refusal) = braces::scan(own).refusal {
        return refuse(syntax::refused(text, refusal, range.start));
    }

    let (tree, mut errors) = match parser::parse(own) {
        Ok(tree) => (tree, Vec::new()),
        Err(both) => both,
    };
    let junk_at = tree.body.iter().position(|item| matches!(item, ast::Entry::Junk { .. }));
    let comment_at = tree.body.iter().position(is_comment);
    // A comment ends a message: what follows it is stray, and the message is whole.
    let is_stray = junk_at.is_none_or(|junk| comment_at.is_some_and(|comment| comment < junk));
    let junk = junk_at.and_then(|at| tree.body.get(at)).and_then(junk_span(text));
    let until = junk.map_or(range.end, |junk: Span| junk.start);

    let entry = tree.body.iter().find_map(|item| entry_of(text, range.start..until, item));
    let fault = match (junk, entry.as_ref().and_then(|entry| entry.long_numbers.first())) {
        (Some(junk), _) if !errors.is_empty() => {
            let owner = key.filter(|_| !is_stray);
            Some(syntax::explain(text, range, owner, junk, errors.swap_remove(0)))
        }
        (_, Some(number)) => return refuse(syntax::long_number(*number)),
        (_, None) => None,
    };
    Reading { entry, fault, is_whole: is_stray }
}

fn is_comment(item: &ast::Entry<&str>) -> bool {
    matches!(item, ast::Entry::Comment(_) | ast::Entry::GroupComment(_) | ast::Entry::ResourceComment(_))
}

fn junk_span(text: &str) -> impl Fn(&ast::Entry<&str>) -> Option<Span> {
    move |item| match item {
        ast::Entry::Junk { content } => Some(span_of(text, content)),
        ast::Entry::Message(_)
        | ast::Entry::Term(_)
        | ast::Entry::Comment(_)
        | ast::Entry::GroupComment(_)
        | ast::Entry::ResourceComment(_) => None,
    }
}

fn entry_of(text: &str, range: Range<usize>, item: &ast::Entry<&str>) -> Option<Entry> {
    match item {
        ast::Entry::Message(message) => Some(Entry::of_message(text, range, message)),
        ast::Entry::Term(term) => Some(Entry::of_term(text, range, term)),
        ast::Entry::Comment(_)
        | ast::Entry::GroupComment(_)
        | ast::Entry::ResourceComment(_)
        | ast::Entry::Junk { .. } => None,
    }
}

/// Of two messages with one key in a file the first is kept.
fn drop_duplicates(resource: &mut Resource, diagnostics: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<MessageId, Span> = BTreeMap::new();
    let path = &resource.path;
    resource.entries.retain(|entry| {
        let Some(earlier) = first.get(&entry.id) else {
            first.insert(entry.id.clone(), entry.id_span);
            return true;
        };
        let what = format!("`{}` stands twice in this file", entry.id);
        diagnostics
            .push(duplicate(path, what, entry.id_span, *earlier).hint("remove one, or give it another key"));
        false
    });
}

fn find_duplicates_within(resource: &Resource, entry: &Entry, diagnostics: &mut Vec<Diagnostic>) {
    for (at, attribute) in entry.attributes.iter().enumerate() {
        let earlier = entry.attributes.iter().take(at).find(|earlier| earlier.name == attribute.name);
        if let Some(earlier) = earlier {
            let what = format!("`{}` has the attribute `.{}` twice", entry.id, attribute.name);
            diagnostics
                .push(duplicate(&resource.path, what, attribute.span, earlier.span).hint("remove one"));
        }
    }
    for (second, first) in &entry.repeated {
        let what = format!("`{}` has the variant `[{}]` twice", entry.id, resource.slice(*second));
        let diagnostic = duplicate(&resource.path, what, *second, *first);
        diagnostics.push(diagnostic.hint("remove one: the second is never chosen"));
    }
}

fn duplicate(path: &SourcePath, what: String, second: Span, first: Span) -> Diagnostic {
    Diagnostic::new(Code::DuplicateMessage, what)
        .at(Location::new(path, second))
        .label(Location::new(path, first), "the first is here")
}

#[cfg(test)]
mod tests;
