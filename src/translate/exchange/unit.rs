//! What is sent to translators, whatever the format: units, each a text in the source language with its translation.

use crate::fingerprint::Fingerprint;
use crate::language::Language;
use crate::translate::part::{Place, State};

/// Everything that is sent at once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    pub source: Language,
    pub target: Language,
    /// The rule of gettext for the plural forms of the target, if it has one of those that are known.
    pub plural_rule: Option<&'static str>,
    pub units: Vec<Unit>,
}

/// A text to translate: one form of a message, or one part of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unit {
    /// By which it is known when it comes back: `site.ftl:deadline-left.title`, `apply/rounds.md:4`.
    pub address: String,
    pub dialect: Dialect,
    pub state: State,
    pub source: String,
    /// What the source was when the translation was confirmed, if that was something else.
    pub previous: Option<String>,
    pub plural: Option<Plural>,
    /// The translation, empty if there is none; as many as there are plural forms.
    pub targets: Vec<String>,
    /// What translators should know.
    pub notes: Vec<String>,
    /// The addresses of pages on which it is shown.
    pub references: Vec<String>,
    /// Stands for the source: if it is another when the unit comes back, the source has moved on.
    pub hash: String,
    pub(super) origin: Origin,
}

/// Of a text that is chosen by number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plural {
    /// The source for many.
    pub source: String,
    pub previous: Option<String>,
    /// What the target language calls its forms.
    pub categories: Vec<&'static str>,
}

/// What the text of a unit is written in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialect {
    Fluent,
    Markdown,
    /// Of the front matter: nothing in it has a meaning.
    Plain,
}

/// Where a unit comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Origin {
    /// The key of the message, and which of the texts that its translation needs these are.
    Message { key: String, forms: Vec<usize> },
    /// The place of the page among those that were exported, and of the part in it.
    Part { page: usize, place: Place },
}

/// A unit as it came back.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Received {
    /// The line of the file on which it begins.
    pub line: usize,
    pub address: String,
    pub hash: Option<String>,
    /// Stands for the translation that was sent.
    pub target_hash: Option<String>,
    pub source: String,
    /// With what the target language calls the form, if there are several.
    pub targets: Vec<(Option<String>, String)>,
    /// Whether somebody still has to look at it: `fuzzy`, `state="initial"`.
    pub is_unfinished: bool,
}

/// What a state is called in a file.
pub(super) fn state_name(state: State) -> &'static str {
    match state {
        State::Followed => "followed",
        State::Unconfirmed => "unconfirmed",
        State::Changed | State::Removed => "stale",
        State::Missing => "missing",
    }
}

/// Stands for the translation that is sent: if it is another when the unit comes back, somebody has changed it here.
pub(super) fn target_hash<T: AsRef<[u8]>>(targets: impl IntoIterator<Item = T>) -> String {
    super::short(Fingerprint::of_parts(targets))
}

impl Unit {
    /// Whether there is a translation of which nobody has said that it follows the source.
    pub fn is_unfinished(&self) -> bool {
        let is_open = match self.state {
            State::Changed | State::Removed | State::Unconfirmed => true,
            State::Followed | State::Missing => false,
        };
        is_open && self.targets.iter().any(|target| !target.is_empty())
    }
}
