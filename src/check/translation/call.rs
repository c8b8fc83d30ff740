//! What templates give to messages, as far as their text tells: `t(key="round-closes", date=round.closes)`.
//!
//! An over-estimate: a call whose key is put together may be of any message that begins like it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Location, Span};
use crate::engine::Build;
use crate::i18n::{MessageId, Variant};
use crate::path::SourcePath;
use crate::site::ThemeFiles;

use super::counterpart::{in_all, printed};
use super::message::Tongue;

/// A call of `t` in a template.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Asked<'a> {
    /// The key with its attribute, or what the key begins with: nothing, if nothing is known of it.
    pub key: &'a str,
    /// Where that stands, or where the key is put together.
    pub span: Span,
    pub is_whole: bool,
}

/// The calls of `t` in the text of a template, comments too.
pub fn asked(text: &str) -> Vec<Asked<'_>> {
    let mut asked = Vec::new();
    each(text, |start, arguments| {
        let value = arguments.iter().find(|(name, _)| *name == "key").map_or("", |(_, value)| *value);
        let (key, is_whole) = literal(value);
        // Every part is a slice of the template.
        let place = |part: &str| (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        let span = match (key, value) {
            ("", "") => Span::new(start, start + 1),
            ("", value) => Span::new(place(value), place(value) + value.len()),
            (key, _) => Span::new(place(key), place(key) + key.len()),
        };
        asked.push(Asked { key, span, is_whole });
    });
    asked
}

/// The calls of `t` in all templates and components.
#[derive(Default, Debug)]
pub struct Calls<'a> {
    exact: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// By what the key begins with; empty if nothing is known of it.
    begun: BTreeMap<&'a str, BTreeSet<&'a str>>,
    certain: Vec<Call<'a>>,
}

/// A call that is certainly of one message, and gives all that it gives in its text.
#[derive(Debug)]
struct Call<'a> {
    key: &'a str,
    names: BTreeSet<&'a str>,
    at: Location,
}

impl<'a> Calls<'a> {
    pub fn of(theme: &'a ThemeFiles) -> Self {
        let mut calls = Calls::default();
        for file in theme.templates.values().chain(theme.components.values()) {
            calls.read(&file.path, &file.text);
        }
        calls
    }

    fn read(&mut self, path: &SourcePath, text: &'a str) {
        each(text, |start, arguments| {
            let names =
                arguments.iter().map(|(name, _)| *name).filter(|name| *name != "key" && *name != "lang");
            let names: Vec<&str> = names.collect();
            let key = arguments.iter().find(|(name, _)| *name == "key").map_or("", |(_, value)| value);
            let (key, is_exact) = literal(key);
            let above = &text[..start];
            let is_comment =
                above.rfind("{#").is_some_and(|open| above.rfind("#}").is_none_or(|end| end < open));
            if is_exact && !is_comment && arguments.iter().all(|(name, _)| !name.is_empty()) {
                let at = Location::new(path, Span::new(start, start + 1));
                self.certain.push(Call { key, names: names.iter().copied().collect(), at });
            }
            let known = if is_exact { &mut self.exact } else { &mut self.begun };
            known.entry(key.split('.').next().unwrap_or(key)).or_default().extend(names);
        });
    }

    /// Whether some call may give the message this variable.
    pub fn give(&self, id: &MessageId, variable: &str) -> bool {
        let begun = self.begun.iter().filter(|(start, _)| id.as_str().starts_with(**start));
        let exact = self.exact.get(id.as_str());
        exact.into_iter().chain(begun.map(|(_, names)| names)).any(|names| names.contains(variable))
    }

    /// Whether some call may be of the message.
    pub fn call(&self, id: &MessageId) -> bool {
        let begun = |start: &&str| !start.is_empty() && id.as_str().starts_with(start);
        self.exact.contains_key(id.as_str()) || self.begun.keys().any(begun)
    }
}

/// Variables that a message needs and a call does not give. A page that was made has told it at the message.
pub fn check(build: &Build, calls: &Calls<'_>, source: &Tongue<'_>) -> Vec<Diagnostic> {
    let is_told = |id: &str| {
        let mut told = build.diagnostics.iter().filter(|told| told.code == Code::MessageVariable);
        told.any(|told| told.message.split('`').nth(1).and_then(|key| key.split('.').next()) == Some(id))
    };
    let mut diagnostics = Vec::new();
    for call in &calls.certain {
        let (id, attribute) =
            call.key.split_once('.').map_or((call.key, None), |(id, name)| (id, Some(name)));
        let Some(message) = source.messages.get(&MessageId::new(id)) else { continue };
        let Some(text) = message.text(attribute) else { continue };
        let needed = in_all(&text.variants, |variant: &Variant<'_>| {
            let choices = variant.path.iter().filter_map(|(number, _)| text.choices.get(*number)?.variable());
            printed(variant).into_iter().chain(choices).collect()
        });
        let is_given = |name: &str| call.names.contains(name);
        // One with a hyphen cannot be given, which is told at the message.
        let lacking = needed.into_iter().filter(|name| !is_given(name) && !name.contains('-'));
        for name in lacking.filter(|_| !is_told(id)) {
            let what = format!("this call of `{}` does not give `${name}`", call.key);
            let mut places = message.entry.variables.iter().filter(|variable| &*variable.name == name);
            let place = places.next().map_or(message.entry.id_span, |variable| variable.span);
            let diagnostic = Diagnostic::new(Code::CallVariable, what).at(call.at.clone());
            let diagnostic = diagnostic.label(message.at(place), "the message needs it here");
            diagnostics.push(diagnostic.hint(format!("write `t(key=\"{}\", {name}=…)`", call.key)));
        }
    }
    diagnostics
}

/// Each call of `t` with the place where it begins and its arguments.
fn each<'a>(text: &'a str, mut found: impl FnMut(usize, Vec<(&'a str, &'a str)>)) {
    let mut rest = text;
    while let Some(at) = rest.find("t(") {
        let start = text.len() - rest.len() + at;
        let is_name = rest[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.');
        rest = &rest[at + 2..];
        if !is_name {
            found(start, arguments(rest));
        }
    }
}

/// `"a"` whole, or what is known of `"a-" ~ b`.
fn literal(value: &str) -> (&str, bool) {
    let Some(quote @ ('"' | '\'' | '`')) = value.chars().next() else { return ("", false) };
    match value[1..].split_once(quote) {
        Some((key, rest)) => (key, rest.trim().is_empty()),
        None => ("", false),
    }
}

/// The named arguments of a call, from behind its parenthesis.
fn arguments(rest: &str) -> Vec<(&str, &str)> {
    let mut arguments = Vec::new();
    let (mut depth, mut start, mut quote) = (0_usize, 0, None);
    for (at, letter) in rest.char_indices() {
        let is_end = quote.is_none() && depth == 0 && (letter == ',' || letter == ')');
        if is_end {
            let argument = rest[start..at].trim();
            // What has no name gives nobody knows what.
            let named = argument.split_once('=').map(|(name, value)| (name.trim(), value.trim()));
            arguments.extend(named.or_else(|| (!argument.is_empty()).then_some(("", argument))));
            start = at + 1;
        }
        match letter {
            _ if quote == Some(letter) => quote = None,
            _ if quote.is_some() => {}
            '"' | '\'' | '`' => quote = Some(letter),
            '(' | '[' | '{' => depth += 1,
            ')' if depth == 0 => break,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_tell_what_they_give() {
        let text = "{{ t(key=\"a\", date=r.closes | date(style=\"x\"), n = 3) }} {{ t(key='b.title') }} \
            {{ t(key=\"status-\" ~ r.status, round=r) }} {{ start(key=\"c\", x=1) }} {% set t = f(t(key=\"d\")) %}";
        let mut calls = Calls::default();
        calls.read(&SourcePath::new("a.html"), text);
        let gives = |id: &str, name: &str| calls.give(&MessageId::new(id), name);
        assert!(gives("a", "date") && gives("a", "n") && gives("status-open", "round"));
        assert!(!gives("a", "style") && !gives("a", "key") && !gives("status", "round") && !gives("c", "x"));
        let called = ["a", "b", "status-open", "d"].map(|id| calls.call(&MessageId::new(id)));
        assert_eq!(called, [true; 4]);
        assert!(!calls.call(&MessageId::new("c")));
    }
}
