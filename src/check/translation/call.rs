//! What templates give to messages, as far as their text tells: `t(key="round-closes", date=round.closes)`.
//!
//! An over-estimate: a call whose key is put together may be of any message that begins like it.

use std::collections::{BTreeMap, BTreeSet};

use crate::i18n::MessageId;
use crate::site::ThemeFiles;

/// The calls of `t` in all templates and components.
#[derive(Default, Debug)]
pub struct Calls<'a> {
    exact: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// By what the key begins with; empty if nothing is known of it.
    begun: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Calls<'a> {
    pub fn of(theme: &'a ThemeFiles) -> Self {
        let mut calls = Calls::default();
        for file in theme.templates.values().chain(theme.components.values()) {
            calls.read(&file.text);
        }
        calls
    }

    fn read(&mut self, text: &'a str) {
        let mut rest = text;
        while let Some(at) = rest.find("t(") {
            let is_name = rest[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.');
            rest = &rest[at + 2..];
            if is_name {
                continue;
            }
            let arguments = arguments(rest);
            let names =
                arguments.iter().map(|(name, _)| *name).filter(|name| *name != "key" && *name != "lang");
            let names: Vec<&str> = names.collect();
            let key = arguments.iter().find(|(name, _)| *name == "key").map_or("", |(_, value)| value);
            let (key, is_exact) = literal(key);
            let known = if is_exact { &mut self.exact } else { &mut self.begun };
            known.entry(key.split('.').next().unwrap_or(key)).or_default().extend(names);
        }
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
            let argument = rest[start..at].split_once('=');
            arguments.extend(argument.map(|(name, value)| (name.trim(), value.trim())));
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
        calls.read(text);
        let gives = |id: &str, name: &str| calls.give(&MessageId::new(id), name);
        assert!(gives("a", "date") && gives("a", "n") && gives("status-open", "round"));
        assert!(!gives("a", "style") && !gives("a", "key") && !gives("status", "round") && !gives("c", "x"));
        let called = ["a", "b", "status-open", "d"].map(|id| calls.call(&MessageId::new(id)));
        assert_eq!(called, [true; 4]);
        assert!(!calls.call(&MessageId::new("c")));
    }
}
