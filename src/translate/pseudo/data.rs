//! Data in a pseudo-language: the texts that are given for each language, and nothing else.

use super::Kind;
use super::edit::{Edits, Writer};
use super::letter::is_address;
use crate::diagnostic::Span;
use crate::front_matter::NAME;
use crate::language::Language;
use crate::source::SourceFile;
use crate::value::{self, Kind as Value, Node};

/// A file of data; `None` if it has no text in the language. `name` is that of the file.
pub(super) fn rewrite(
    file: &SourceFile,
    name: &str,
    kind: Kind,
    language: &Language,
    languages: &[Language],
) -> Option<String> {
    let text = file.text();
    let node = value::parse(&file.path, &text, 0..text.len()).value?;
    let mut found = Vec::new();
    collect(&node, language, languages, &mut found);
    let mut edits = Edits::default();
    for (span, value) in &found {
        let line = text.get(..span.start).map_or(0, |above| above.matches('\n').count()) + 1;
        scalar(&mut edits, &text, *span, value, &mut Writer::new(kind, format!("{name}:{line}")));
    }
    (!found.is_empty()).then(|| edits.apply(&text))
}

/// Writes another text in the place of one that stands at `at`, on as many lines.
pub(super) fn scalar(edits: &mut Edits, file: &str, at: Span, value: &str, writer: &mut Writer) {
    let value = value.trim();
    if !value.contains(char::is_alphabetic) {
        return;
    }
    let written = file.get(at.start..at.end).unwrap_or_default();
    let lines = written.matches('\n').count();
    let mut text =
        if is_block(file, at.start) { whole(writer, written) } else { quoted(&whole(writer, value)) };
    let lost = lines.saturating_sub(text.matches('\n').count());
    text.extend(std::iter::repeat_n('\n', lost));
    edits.replace(at, text);
}

/// Another text in the place of a whole one. The place of a record's name is kept.
fn whole(writer: &mut Writer, text: &str) -> String {
    let has_words = |part: &str| part.contains(char::is_alphabetic);
    let parts =
        text.split(NAME).map(|part| if has_words(part) { writer.whole(part) } else { part.to_owned() });
    parts.collect::<Vec<_>>().join(NAME)
}

/// Whether the text that begins at `start` stands below `|` or `>`.
fn is_block(file: &str, start: usize) -> bool {
    let above = file.get(..start).unwrap_or_default().trim_end_matches(' ');
    let line = above.trim_end().lines().next_back().unwrap_or_default();
    let line = line.split(" #").next().unwrap_or_default().trim_end();
    above.ends_with('\n')
        && line
            .trim_end_matches(|sign: char| sign.is_ascii_digit() || "+-".contains(sign))
            .strip_suffix(['|', '>'])
            .is_some_and(|before| before.ends_with([' ', ':']))
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            sign if sign.is_control() => quoted.push(' '),
            sign => quoted.push(sign),
        }
    }
    quoted.push('"');
    quoted
}

/// The texts in the language among those that are given for each.
fn collect<'n>(
    node: &'n Node,
    language: &Language,
    languages: &[Language],
    found: &mut Vec<(Span, &'n str)>,
) {
    match &node.kind {
        Value::List(items) => items.iter().for_each(|item| collect(item, language, languages, found)),
        Value::Map(entries) => {
            let is_language = |key: &str| languages.iter().any(|language| language.as_str() == key);
            let is_localized = entries.iter().all(|entry| is_language(&entry.key));
            for entry in entries {
                let text = if let Value::Text(text) = &entry.value.kind { Some(&**text) } else { None };
                match text.filter(|_| is_localized && *entry.key == *language.as_str()) {
                    Some(text) if text.split_whitespace().all(is_address) => {}
                    Some(text) => found.push((entry.value.span, text)),
                    None => collect(&entry.value, language, languages, found),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Integer(_) | Value::Float(_) | Value::Text(_) => {}
    }
}
