//! Bases of locale files, message by message.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Bases, Write};
use crate::language::Language;
use crate::path::SourcePath;
use crate::source::SourceTree;
use crate::translate::delta::{self, Delta};
use crate::translate::message::{self, Message};
use crate::translate::part::State;

/// The messages of the source language and of one that is translated to.
pub struct Messages<'t> {
    tree: &'t SourceTree,
    bases: Bases<'t>,
    language: &'t Language,
    originals: BTreeMap<String, Message>,
    translations: BTreeMap<String, Message>,
    confirmed: BTreeMap<String, String>,
}

impl<'t> Messages<'t> {
    /// `chain` are the themes of the site from the uppermost.
    pub fn new(tree: &'t SourceTree, chain: &[String], source: &'t Language, language: &'t Language) -> Self {
        let bases = Bases::new(tree, source);
        Messages {
            tree,
            bases,
            language,
            originals: message::of_language(tree, chain, source),
            translations: message::of_language(tree, chain, language),
            confirmed: bases.messages(language),
        }
    }

    /// The keys of translated messages in a file, of the source or of the translation, that are not confirmed as they
    /// are.
    pub fn open_in(&self, file: &SourcePath) -> BTreeSet<String> {
        let stands_there = |key: &str| {
            let places = [self.originals.get(key), self.translations.get(key)];
            places.into_iter().flatten().any(|message| message.path == *file)
        };
        self.open().filter(|key| stands_there(key)).map(str::to_owned).collect()
    }

    /// The keys of translated messages that nobody has confirmed yet.
    pub fn unconfirmed(&self) -> BTreeSet<String> {
        self.open().filter(|key| !self.confirmed.contains_key(*key)).map(str::to_owned).collect()
    }

    /// What the messages in a file, of the source or of the translation, have not followed.
    pub fn deltas(&self, file: &SourcePath) -> Vec<Delta> {
        let keys = self.open_in(file);
        let both = keys.iter().filter_map(|key| self.originals.get(key).zip(self.translations.get(key)));
        let deltas = both.map(|(original, translation)| {
            let before = self.confirmed.get(&original.key).cloned();
            let state = if before.is_some() { State::Changed } else { State::Unconfirmed };
            Delta {
                part: original.key.clone(),
                state: delta::name(state, before.is_some()),
                before,
                now: Some(original.text.clone()),
                translation: Some(translation.text.clone()),
                file: translation.path.to_string(),
                line: Some(translation.line),
            }
        });
        deltas.collect()
    }

    /// Whether a translation was confirmed at some time.
    pub fn has_base(&self, key: &str) -> bool {
        self.confirmed.contains_key(key)
    }

    /// The keys of translated messages that are not confirmed as they are.
    pub fn open(&self) -> impl Iterator<Item = &str> {
        let is_open = |key: &str, original: &Message| {
            let is_own = self.bases.path(self.language, &original.path).is_some();
            is_own && self.translations.contains_key(key) && self.confirmed.get(key) != Some(&original.text)
        };
        let open = self.originals.iter().filter(move |(key, original)| is_open(key, original));
        open.map(|(key, _)| key.as_str())
    }
}

/// The translations of these messages follow their source as it is now.
pub fn confirm_messages(messages: &Messages<'_>, keys: &BTreeSet<String>) -> Vec<Write> {
    let wanted = keys.iter().filter_map(|key| messages.originals.get(key));
    let files: BTreeSet<&SourcePath> = wanted.map(|original| &original.path).collect();
    files.into_iter().filter_map(|file| base(messages, file, keys)).collect()
}

/// The source file as far as it is confirmed: each message as it is now, as it was, or not at all.
fn base(messages: &Messages<'_>, file: &SourcePath, keys: &BTreeSet<String>) -> Option<Write> {
    let path = messages.bases.path(messages.language, file)?;
    let source = messages.tree.files.get(file)?;
    let text = source.text();
    let own = message::read(file, &text);
    let mut base = String::with_capacity(text.len());
    let mut done = 0;
    for message in &own {
        // Of a theme, what the site says in its place is not used.
        let is_used = messages.originals.get(&message.key).is_some_and(|used| used.path == *file);
        let now = is_used && keys.contains(&message.key);
        let before = messages.confirmed.get(&message.key).filter(|_| is_used);
        if now || before.is_some_and(|before| *before == message.text) {
            continue;
        }
        base.push_str(text.get(done..message.span.start)?);
        base.push_str(before.map_or("", String::as_str));
        done = message.span.end;
    }
    base.push_str(text.get(done..)?);
    // What was confirmed here and has moved to another file of the source keeps what is known of it.
    let known = messages.tree.files.get(&path).map(|known| message::read(&path, &known.text()));
    for message in known.into_iter().flatten() {
        let is_here = own.iter().any(|own| own.key == message.key);
        if !is_here && !keys.contains(&message.key) && messages.originals.contains_key(&message.key) {
            base.push_str(if base.ends_with('\n') || base.is_empty() { "" } else { "\n" });
            base.push_str(&message.text);
            base.push('\n');
        }
    }
    let bytes: Arc<[u8]> = match *base == *text {
        true => Arc::clone(&source.bytes),
        false => Arc::from(base.into_bytes()),
    };
    let is_same = messages.tree.files.get(&path).is_some_and(|known| known.bytes == bytes);
    (!is_same).then_some(Write { path, bytes: Some(bytes) })
}
