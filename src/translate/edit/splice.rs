//! The changes themselves: which bytes go, and what comes in their place.

use super::Refusal;
use super::compose::{self, compose};
use super::escape;
use super::form::{Form, forms};
use super::place;
use super::proof::{Meant, Splice, fault, prove};
use crate::diagnostic::Span;
use crate::fingerprint::Fingerprint;
use crate::i18n::{self, Body, Entry, Pattern, Resource};

/// A message as it is to be.
#[derive(Clone, Copy, Debug)]
pub enum Message<'m> {
    /// The texts that a translator filled in; those that did not change keep their bytes.
    Forms(&'m [Form]),
    /// The whole message as it is written in a file, with its key.
    Fluent(&'m str),
}

/// What the message is known to be in the file, if that matters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Expected {
    Anything,
    /// [`Entry::fingerprint`] of what the change was made from.
    Was(Fingerprint),
}

/// The text of the file in which the message `key` is another.
///
/// # Errors
/// Says why not, and then nothing is to be written.
pub fn set(file: &Resource, key: &str, message: Message<'_>, expected: Expected) -> Result<String, Refusal> {
    let entry = find(file, key, expected)?;
    let end = place::line_end(file, file);
    let splices = match message {
        Message::Fluent(text) => vec![whole(entry, &written(key, text)?, end)],
        Message::Forms(new) => match slots(file, entry, new) {
            Some(splices) => splices
                .into_iter()
                .map(|splice| Splice { text: splice.text.replace('\n', end), ..splice })
                .collect(),
            None => vec![whole(entry, &written(key, &compose(key, new)?)?, end)],
        },
    };
    prove(file, splices, Meant::Set(key))
}

/// The text of the file with a message that was missing in it, beside those that it stands beside in `source`, the file
/// of the language that is translated from. `file` may be read from no text at all.
///
/// # Errors
/// Says why not, and then nothing is to be written.
pub fn insert(
    file: &Resource,
    source: &Resource,
    key: &str,
    message: Message<'_>,
) -> Result<String, Refusal> {
    if file.entries().iter().any(|entry| entry.id.as_str() == key) {
        return Err(Refusal::Exists(key.to_owned()));
    }
    if file.faulty().any(|id| id.as_str() == key) {
        return Err(Refusal::Faulty(key.to_owned()));
    }
    let text = match message {
        Message::Fluent(text) => written(key, text)?,
        Message::Forms(forms) => written(key, &compose(key, forms)?)?,
    };
    let end = place::line_end(file, source);
    let splice = place::splice(file, source, key, &text.replace('\n', end));
    prove(file, vec![splice], Meant::Insert(key))
}

/// The text of the file without a message and the comment above it. Of two blank lines that would meet, one goes.
///
/// # Errors
/// Says why not, and then nothing is to be written.
pub fn remove(file: &Resource, key: &str, expected: Expected) -> Result<String, Refusal> {
    let entry = find(file, key, expected)?;
    let text = file.whole();
    let (start, mut end) = (place::with_comment(file, entry), place::after(file, entry));
    let above = text.get(..start).unwrap_or_default().trim_start_matches('\u{FEFF}');
    let is_apart = above.lines().next_back().is_none_or(|line| line.trim_matches(' ').is_empty());
    let below = text.get(end..).unwrap_or_default().split_inclusive('\n').next().unwrap_or_default();
    if is_apart && !below.is_empty() && below.trim_matches([' ', '\r', '\n']).is_empty() {
        end += below.len();
    }
    prove(file, vec![Splice { span: Span::new(start, end), text: String::new() }], Meant::Remove(key))
}

/// The text of the file where `old`, a message or a term, is called `new`, in itself and where others refer to it.
/// The same text, if it is not in this file.
///
/// # Errors
/// Says why not, and then nothing is to be written.
pub fn rename(file: &Resource, old: &str, new: &str) -> Result<String, Refusal> {
    let name = |key: &'_ str| key.strip_prefix('-').unwrap_or(key).to_owned();
    if !i18n::is_key(&name(new)) || old.starts_with('-') != new.starts_with('-') {
        return Err(Refusal::BadKey(new.to_owned()));
    }
    let has = |key: &str| {
        file.entries().iter().map(|entry| &entry.id).chain(file.faulty()).any(|id| id.as_str() == key)
    };
    if has(new) {
        return Err(Refusal::Exists(new.to_owned()));
    }
    if file.faulty().any(|id| id.as_str() == old) {
        return Err(Refusal::Faulty(old.to_owned()));
    }
    let own = file.entries().iter().filter(|entry| entry.id.as_str() == old).map(|entry| entry.id_span.start);
    let others = file.entries().iter().flat_map(|entry| &entry.references);
    let others = others.filter(|other| other.target.as_str() == old).map(|other| other.span.start);
    let splice = |start: usize| Splice { span: Span::new(start, start + old.len()), text: new.to_owned() };
    prove(file, own.chain(others).map(splice).collect(), Meant::Rename(old, new))
}

/// The text of the file with other bytes in these places of the message `key`, which may be one that cannot be read, if
/// it can be afterwards.
///
/// # Errors
/// Says why not, and then nothing is to be written.
pub fn mend(file: &Resource, key: &str, places: &[(Span, String)]) -> Result<String, Refusal> {
    let is_broken = file.broken().into_iter().find(|(id, stretch)| {
        id.as_str() == key
            && places.iter().all(|(span, _)| stretch.start <= span.start && span.end <= stretch.end)
    });
    let meant = is_broken.map_or(Meant::Set(key), |(_, stretch)| Meant::Mend(key, stretch));
    let splices = places.iter().map(|(span, text)| Splice { span: *span, text: text.clone() });
    prove(file, splices.collect(), meant)
}

fn find<'f>(file: &'f Resource, key: &str, expected: Expected) -> Result<&'f Entry, Refusal> {
    let Some(entry) = file.entries().iter().find(|entry| entry.id.as_str() == key) else {
        let is_faulty = file.faulty().any(|id| id.as_str() == key);
        let refusal = if is_faulty { Refusal::Faulty } else { Refusal::Missing };
        return Err(refusal(key.to_owned()));
    };
    match expected {
        Expected::Was(known) if known != entry.fingerprint => Err(Refusal::Conflict(key.to_owned())),
        Expected::Was(_) | Expected::Anything => Ok(entry),
    }
}

/// A message as it can be written: read alone it is one message and nothing else.
fn written(key: &str, text: &str) -> Result<String, Refusal> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim_end_matches(['\n', ' ']);
    let name = key.strip_prefix('-').unwrap_or(key);
    if !i18n::is_key(name) {
        return Err(Refusal::BadKey(key.to_owned()));
    }
    let checked = i18n::parse(&crate::path::SourcePath::new("message"), &text.into());
    if let Some(fault) = fault(&checked.diagnostics) {
        return Err(fault);
    }
    match checked.value.entries() {
        [entry] if entry.id.as_str() == key && checked.value.text(entry) == text => Ok(text.to_owned()),
        _ => Err(Refusal::NotOne),
    }
}

fn whole(entry: &Entry, text: &str, end: &str) -> Splice {
    Splice { span: entry.span, text: text.replace('\n', end) }
}

/// The texts that are others now, each in its place; `None` if the message is to have other texts than it has.
fn slots(file: &Resource, entry: &Entry, new: &[Form]) -> Option<Vec<Splice>> {
    let old = forms(file, entry);
    let is_same = |one: &Form, other: &Form| one.attribute == other.attribute && one.ways == other.ways;
    let fits = old.len() == new.len() && old.iter().zip(new).all(|(one, other)| is_same(one, other));
    if !fits || new.iter().any(Form::is_empty) {
        return None;
    }
    let patterns = file.patterns(entry);
    let mut leaves = Vec::new();
    patterns.iter().for_each(|(_, pattern)| add_leaves(pattern, &mut leaves));
    let changed = old.iter().zip(new).zip(leaves).filter(|((old, new), _)| old.text != new.text);
    Some(changed.map(|((_, new), pattern)| slot(file, pattern, &new.text)).collect())
}

fn add_leaves<'p, 'r>(pattern: &'p Pattern<'r>, leaves: &mut Vec<&'p Pattern<'r>>) {
    match &pattern.body {
        Body::Words => leaves.push(pattern),
        Body::Choice { branches, .. } => {
            branches.iter().for_each(|branch| add_leaves(&branch.pattern, leaves));
        }
    }
}

/// One text in the layout that the one before it has.
fn slot(file: &Resource, pattern: &Pattern<'_>, text: &str) -> Splice {
    let whole = file.whole();
    let line_start =
        whole.get(..pattern.span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let before = whole.get(line_start..pattern.span.start).unwrap_or_default();
    let old = whole.get(pattern.span.start..pattern.span.end).unwrap_or_default();
    let indent_of = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let escaped = escape::escape(text);
    if before.bytes().all(|byte| byte == b' ') {
        // Only a placeable may stand at the very beginning of a line.
        let indent = if before.is_empty() { compose::INDENT } else { before.len() };
        let lines = compose::lines(&escaped, indent, true);
        return Splice { span: pattern.span, text: format!("{:1$}{lines}", "", indent - before.len()) };
    }
    let rest = old.lines().skip(1).filter(|line| !line.trim().is_empty());
    let indent = rest.map(indent_of).min().unwrap_or_else(|| indent_of(before) + compose::INDENT);
    let is_one_line = !escaped.contains('\n');
    if is_one_line || (old.contains('\n') && compose::is_even(&escaped)) {
        return Splice { span: pattern.span, text: compose::lines(&escaped, indent.max(1), false) };
    }
    let blank = before.len() - before.trim_end_matches(' ').len();
    let span = Span::new(pattern.span.start - blank, pattern.span.end);
    Splice { span, text: compose::words(text, indent.max(1)) }
}
