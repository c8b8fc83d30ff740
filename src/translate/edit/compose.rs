//! Texts that were filled in, made into a message.

use super::Refusal;
use super::escape::{self, escape};
use super::form::{Form, is_same_choice};
use crate::i18n::placeable_end;

/// How much deeper than its message a text stands.
pub(super) const INDENT: usize = 4;

/// The message `key` with these texts, as it is written to a file; lines end in `\n`, and the last has no end. Texts that
/// are empty are left out; a text of spaces is one that is meant.
///
/// # Errors
/// If no text is left, or if the texts of one choice do not hang together.
pub fn compose(key: &str, forms: &[Form]) -> Result<String, Refusal> {
    let filled: Vec<Form> = forms.iter().filter(|form| !form.is_empty()).cloned().collect();
    if filled.is_empty() {
        return Err(Refusal::Empty);
    }
    let mut message = format!("{key} =");
    let own: Vec<Form> = filled.iter().filter(|form| form.attribute.is_none()).cloned().collect();
    if !own.is_empty() {
        message.push_str(&pattern(&own, 0, INDENT)?);
    }
    let mut done: Vec<&str> = Vec::new();
    for attribute in filled.iter().filter_map(|form| form.attribute.as_deref()) {
        if done.contains(&attribute) {
            continue;
        }
        done.push(attribute);
        let own: Vec<Form> =
            filled.iter().filter(|form| form.attribute.as_deref() == Some(attribute)).cloned().collect();
        message.push_str(&format!("\n{:INDENT$}.{attribute} =", ""));
        message.push_str(&pattern(&own, 0, 2 * INDENT)?);
    }
    Ok(message)
}

/// One text as it stands behind `=` or `]`, with the blank between. Lines after the first are indented by `indent`.
pub(super) fn words(text: &str, indent: usize) -> String {
    let text = escape(text);
    let is_special = text.starts_with(['[', '.', '*']) && is_even(&text);
    match text.contains('\n') && !is_special {
        true => format!("\n{:indent$}{}", "", lines(&text, indent, true)),
        false => format!(" {}", lines(&text, indent, false)),
    }
}

/// The lines of an escaped text from the first sign of the first, which may begin a line of the file.
pub(super) fn lines(text: &str, indent: usize, begins_line: bool) -> String {
    let mut written = String::with_capacity(text.len());
    let mut start = 0;
    let mut outside = 0;
    for line in text.split('\n') {
        while outside < start {
            let placeable = text[outside..].starts_with('{').then(|| placeable_end(text, outside)).flatten();
            outside = placeable.unwrap_or_else(|| text.ceil_char_boundary(outside + 1));
        }
        let is_blank = line.trim_matches(' ').is_empty();
        match (start > 0, is_blank) {
            (true, true) => written.push('\n'),
            (true, false) => written.push_str(&format!("\n{:indent$}", "")),
            (false, _) => {}
        }
        // The branches of a choice within a text are meant to begin with their signs.
        let begins = (start > 0 || begins_line) && outside == start;
        match (is_blank && start > 0, begins) {
            (true, _) => {}
            (false, true) => written.push_str(&escape::line(line)),
            (false, false) => written.push_str(line),
        }
        start += line.len() + 1;
    }
    written
}

/// Whether the first line may stand behind the `=`, where it does not say how far the others are indented.
pub(super) fn is_even(text: &str) -> bool {
    let rest = text.split('\n').skip(1).filter(|line| !line.trim_matches(' ').is_empty());
    rest.map(|line| line.len() - line.trim_start_matches(' ').len()).min() == Some(0)
}

fn pattern(forms: &[Form], level: usize, indent: usize) -> Result<String, Refusal> {
    let [first, others @ ..] = forms else { return Err(Refusal::Uneven) };
    let Some(way) = first.ways.get(level) else {
        return if others.is_empty() { Ok(words(&first.text, indent)) } else { Err(Refusal::Uneven) };
    };
    if others.iter().any(|form| !is_same_choice(first, form, level)) {
        return Err(Refusal::Uneven);
    }
    let key = |form: &Form| form.ways.get(level).map(|way| way.key.clone());
    let branches: Vec<&[Form]> = forms.chunk_by(|one, other| key(one) == key(other)).collect();
    let is_default = |branch: &&[Form]| branch.iter().any(|form| form.ways[level].is_default);
    // If the text for all others was not filled in, the last takes its place.
    let default = branches.iter().position(is_default).unwrap_or(branches.len() - 1);
    let mut text = format!("\n{:indent$}{{ {} ->", "", way.selector);
    for (number, branch) in branches.iter().enumerate() {
        let star = if number == default { '*' } else { ' ' };
        let key = key(&branch[0]).unwrap_or_default();
        let own = indent + INDENT - 1;
        text.push_str(&format!("\n{:own$}{star}[{key}]", ""));
        text.push_str(&pattern(branch, level + 1, indent + 2 * INDENT)?);
    }
    text.push_str(&format!("\n{:indent$}}}", ""));
    Ok(text)
}
