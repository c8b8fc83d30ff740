//! A mapping with a fixed set of keys.

use super::schema::{Presence, Rule};
use super::{Decode, Decoder, Entry, Node};
use crate::diagnostic::{Code, Diagnostic};

/// A mapping that is being read. Each key is asked for once; [`Fields::finish`] reports those that nobody asked for.
#[derive(Debug)]
pub struct Fields<'a> {
    /// What the mapping describes, in words that fit after “this”: `cluster`.
    what: &'static str,
    node: &'a Node,
    entries: &'a [Entry],
    asked: Vec<&'static str>,
    decoder: &'a mut Decoder,
}

impl<'a> Fields<'a> {
    /// Begins to read a mapping; `None` if the value is none, which has been reported then.
    pub fn open(node: &'a Node, what: &'static str, decoder: &'a mut Decoder) -> Option<Self> {
        Self::open_like(node, what, &format!("the keys and values of a {what}"), decoder)
    }

    /// The same, where it takes an example to say what is expected.
    pub fn open_like(
        node: &'a Node,
        what: &'static str,
        expected: &str,
        decoder: &'a mut Decoder,
    ) -> Option<Self> {
        let Some(entries) = node.as_map() else {
            decoder.wrong_type(node, expected);
            return None;
        };
        if let Some(recording) = &mut decoder.recording {
            recording.open(what);
        }
        Some(Fields { what, node, entries, asked: Vec::new(), decoder })
    }

    /// A key that must be there.
    pub fn required<T: Decode>(&mut self, key: &'static str) -> Option<T> {
        let Some(entry) = self.ask::<T>(key, Presence::Required) else {
            self.missing(key, T::EXPECTED);
            return None;
        };
        if entry.value.is_null() {
            self.decoder.report(
                Code::MissingKey,
                entry.value.span,
                format!("`{key}` has no value"),
                format!("write {} after `{key}:`", T::EXPECTED),
            );
            return None;
        }
        T::decode(&entry.value, self.decoder)
    }

    /// A key that may be missing or empty.
    pub fn optional<T: Decode>(&mut self, key: &'static str) -> Option<T> {
        let entry = self.ask::<T>(key, Presence::Optional).filter(|entry| !entry.value.is_null())?;
        T::decode(&entry.value, self.decoder)
    }

    /// A key that may be missing, but not without a value: who writes it has something to say.
    pub fn filled<T: Decode>(&mut self, key: &'static str) -> Option<T> {
        let entry = self.ask::<T>(key, Presence::Filled)?;
        if entry.value.is_null() {
            self.decoder.report(
                Code::MissingKey,
                entry.value.span,
                format!("`{key}` has not been filled in"),
                format!("write {} after `{key}:`, or remove the line", T::EXPECTED),
            );
            return None;
        }
        T::decode(&entry.value, self.decoder)
    }

    /// Whether the mapping has this key, with a value or without.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| &*entry.key == key)
    }

    /// A key that stands for something when it is missing or empty.
    pub fn or_default<T: Decode>(&mut self, key: &'static str, default: T) -> T {
        self.optional(key).unwrap_or(default)
    }

    /// Says what must be so of several keys together. Whoever says it checks it, too.
    pub fn rule(&mut self, rule: impl FnOnce() -> Rule) {
        if let Some(recording) = &mut self.decoder.recording {
            recording.rule(rule());
        }
    }

    /// For problems that concern several keys at once.
    pub fn decoder(&mut self) -> &mut Decoder {
        self.decoder
    }

    /// Reports every key that was not asked for.
    pub fn finish(self) {
        if let Some(recording) = &mut self.decoder.recording {
            recording.close();
        }
        for entry in self.entries.iter().filter(|entry| !self.asked.contains(&&*entry.key)) {
            let unknown = Diagnostic::new(
                Code::UnknownKey,
                format!("unknown key `{}` in this {}", entry.key, self.what),
            );
            let known = self.asked.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
            let at = self.decoder.location(entry.key_span);
            self.decoder.push(
                unknown
                    .at(at)
                    .suggest(&entry.key, self.asked.iter().copied())
                    .hint(format!("the keys of a {} are {known}", self.what)),
            );
        }
    }

    fn ask<T: Decode>(&mut self, key: &'static str, presence: Presence) -> Option<&'a Entry> {
        if let Some(recording) = &mut self.decoder.recording {
            recording.field::<T>(key, presence);
        }
        self.asked.push(key);
        self.entries.iter().find(|entry| &*entry.key == key)
    }

    fn missing(&mut self, key: &str, expected: &str) {
        self.decoder.report(
            Code::MissingKey,
            self.node.head(),
            format!("this {} lacks `{key}`", self.what),
            format!("add `{key}:` with {expected}"),
        );
    }
}
