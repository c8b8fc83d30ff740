//! The proof that a change of a file changes what is meant and nothing else: the file is read again.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Refusal;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::i18n::{self, Entry, MessageId, Resource};

/// Bytes of a file, and what takes their place.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Splice {
    pub span: Span,
    pub text: String,
}

/// What a change is meant to do to the list of messages.
#[derive(Clone, Copy)]
pub(super) enum Meant<'k> {
    Set(&'k str),
    Insert(&'k str),
    Remove(&'k str),
    Rename(&'k str, &'k str),
    /// One that could not be read, in this stretch of the file, can be.
    Mend(&'k str, Span),
}

/// The text with the splices, if reading it again shows what was meant.
pub(super) fn prove(
    before: &Resource,
    mut splices: Vec<Splice>,
    meant: Meant<'_>,
) -> Result<String, Refusal> {
    splices.sort();
    let text = apply(before.whole(), &splices, Span::new(0, before.whole().len()));
    let was = i18n::parse(before.path(), before.whole());
    let checked = i18n::parse(before.path(), &Arc::from(text.as_str()));
    let after = &checked.value;
    let target = match meant {
        Meant::Set(key) | Meant::Insert(key) | Meant::Mend(key, _) => Some(key),
        Meant::Remove(_) | Meant::Rename(..) => None,
    };
    if let Some(key) = target {
        alone(key, after, &checked.diagnostics)?;
    }
    let expected: Vec<Seen> = before
        .entries()
        .iter()
        .filter(|entry| !matches!(meant, Meant::Remove(key) if entry.id.as_str() == key))
        .map(|entry| Seen {
            key: renamed(&entry.id, meant),
            text: match meant {
                // What is put right before a message is none of it.
                Meant::Insert(_) | Meant::Mend(..) => before.text(entry).to_owned(),
                Meant::Set(_) | Meant::Remove(_) | Meant::Rename(..) => {
                    apply(before.whole(), &splices, entry.span)
                }
            },
            comment: comment(before, entry),
        })
        .collect();
    let new = |entry: &&Entry| matches!(meant, Meant::Insert(key) | Meant::Mend(key, _) if entry.id.as_str() == key);
    let found: Vec<Seen> = after
        .entries()
        .iter()
        .filter(|entry| !new(entry))
        .map(|entry| Seen {
            key: entry.id.to_string(),
            text: after.text(entry).to_owned(),
            comment: comment(after, entry),
        })
        .collect();
    let has_comment = matches!(meant, Meant::Insert(_))
        && after.entries().iter().filter(new).any(|entry| !after.comment(entry).is_empty());
    let mended = |id: &str| matches!(meant, Meant::Mend(key, _) if id == key);
    let faulty: BTreeSet<String> =
        before.faulty().map(|id| renamed(id, meant)).filter(|id| !mended(id)).collect();
    let span = |file: &Resource| {
        let own = file.entries().iter().find(|entry| Some(entry.id.as_str()) == target);
        own.map(|entry| entry.span)
    };
    let own = if let Meant::Mend(_, stretch) = meant { Some(stretch) } else { span(before) };
    let is_same = expected == found
        && !has_comment
        && faulty == after.faulty().map(MessageId::to_string).collect()
        && outside(&was.diagnostics, &splices, own) == outside(&checked.diagnostics, &[], span(after));
    if is_same { Ok(text) } else { Err(Refusal::Disturbs) }
}

/// What stands in `span` of `text`, with the splices that lie in it.
fn apply(text: &str, splices: &[Splice], span: Span) -> String {
    let mut done = span.start;
    let mut applied = String::with_capacity(span.end - span.start);
    for splice in
        splices.iter().filter(|splice| span.start <= splice.span.start && splice.span.end <= span.end)
    {
        applied.push_str(text.get(done..splice.span.start).unwrap_or_default());
        applied.push_str(&splice.text);
        done = splice.span.end;
    }
    applied.push_str(text.get(done..span.end).unwrap_or_default());
    applied
}

/// An entry as the proof looks at it.
#[derive(PartialEq, Eq)]
struct Seen {
    key: String,
    text: String,
    comment: Vec<String>,
}

fn comment(resource: &Resource, entry: &Entry) -> Vec<String> {
    resource.comment(entry).iter().map(|line| line.text.to_owned()).collect()
}

fn renamed(id: &MessageId, meant: Meant<'_>) -> String {
    match meant {
        Meant::Rename(old, new) if id.as_str() == old => new.to_owned(),
        Meant::Rename(..) | Meant::Set(_) | Meant::Insert(_) | Meant::Remove(_) | Meant::Mend(..) => {
            id.to_string()
        }
    }
}

/// Whether the new message can be read and is one.
fn alone(key: &str, after: &Resource, diagnostics: &[Diagnostic]) -> Result<(), Refusal> {
    let mut same = after.entries().iter().filter(|entry| entry.id.as_str() == key);
    let (Some(entry), None) = (same.next(), same.next()) else {
        return Err(fault(diagnostics).unwrap_or(Refusal::NotOne));
    };
    let text: Arc<str> = after.text(entry).into();
    let alone = i18n::parse(after.path(), &text);
    match fault(&alone.diagnostics) {
        Some(fault) => Err(fault),
        None if alone.value.entries().len() == 1 => Ok(()),
        None => Err(Refusal::NotOne),
    }
}

/// What is wrong with a message, in the words of the reader of locale files.
pub(super) fn fault(diagnostics: &[Diagnostic]) -> Option<Refusal> {
    let fault = diagnostics
        .iter()
        .find(|diagnostic| matches!(diagnostic.code, Code::MessageSyntax | Code::DuplicateMessage))?;
    Some(Refusal::Unreadable { message: fault.message.clone(), hints: fault.hints.clone() })
}

/// The faults of a file beside those of the message that is changed, by code and by their place after the splices.
fn outside(diagnostics: &[Diagnostic], splices: &[Splice], own: Option<Span>) -> Vec<(Code, usize)> {
    let start =
        |diagnostic: &Diagnostic| diagnostic.at.as_ref().and_then(|at| at.span).map_or(0, |span| span.start);
    let is_own = |at: usize| own.is_some_and(|own| own.start <= at && at < own.end);
    let moved = |at: usize| {
        let before = || splices.iter().filter(|splice| splice.span.end <= at);
        let taken: usize = before().map(|splice| splice.span.end - splice.span.start).sum();
        before().fold(at, |at, splice| at + splice.text.len()) - taken
    };
    let all = diagnostics.iter().map(|diagnostic| (diagnostic.code, start(diagnostic)));
    all.filter(|(_, at)| !is_own(*at)).map(|(code, at)| (code, moved(at))).collect()
}
