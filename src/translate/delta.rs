//! What a translation has not followed, for people to see: each part of its source before and now, and its own text.

use serde::Serialize;

use super::Text;
use super::base::Bases;
use super::confirm::Pair;
use super::diff::{self, Fate};
use super::part::{Part, State, parts};

/// A part that has to be followed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Delta {
    /// As `done --block` takes it.
    pub part: String,
    /// `changed`, `new`, `missing`, `removed` or `unconfirmed`.
    pub state: &'static str,
    pub before: Option<String>,
    pub now: Option<String>,
    pub translation: Option<String>,
    /// Where the translation stands.
    pub file: String,
    pub line: Option<usize>,
}

impl Delta {
    /// What has become of the words of the source.
    pub fn words(&self) -> Vec<(Fate, String)> {
        let text = |text: &Option<String>| {
            // How lines are broken is nothing that has changed.
            text.as_deref().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
        };
        diff::words(&text(&self.before), &text(&self.now))
    }
}

/// What a page has not followed; `None`: it was never confirmed.
pub fn deltas(bases: Bases<'_>, pair: Pair<'_>) -> Option<Vec<Delta>> {
    let base = Text::of(bases.of_page(pair.language, pair.original)?);
    let (source, translation) = (Text::of(pair.original), Text::of(pair.translation));
    let parts = parts(Some(&base), &source, &translation);
    let open = parts.iter().filter(|part| part.state.is_open());
    Some(open.map(|part| delta(part, pair.translation.path.as_str())).collect())
}

fn delta(part: &Part<'_>, file: &str) -> Delta {
    Delta {
        part: part.place.to_string(),
        state: name(part.state, part.before.is_some()),
        before: part.before.map(str::to_owned),
        now: part.now.map(str::to_owned),
        translation: part.translation.map(str::to_owned),
        file: file.to_owned(),
        line: part.line,
    }
}

/// What a state is called.
pub(super) fn name(state: State, was_there: bool) -> &'static str {
    match state {
        State::Followed => "followed",
        State::Unconfirmed => "unconfirmed",
        State::Changed if was_there => "changed",
        State::Changed => "new",
        State::Removed => "removed",
        State::Missing => "missing",
    }
}
