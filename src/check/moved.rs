//! Rounds that became something else without a word: what was published says one thing, the data say another, and
//! nothing tells those who read it first.
//!
//! What was published is the open data of an earlier build, wherever that lies; reading it is for others.

use serde_json::Value;

use super::is_sound;
use crate::diagnostic::{Code, Diagnostic, Location, Span};
use crate::engine::Build;
use crate::programme::Round;

/// Rounds that are otherwise than in `published`, the `rounds.json` of an earlier build: that have another last day or
/// none without a change that says what it was, that have fewer changes, or that are gone although they had not closed.
/// Text that is none is no one's earlier build, and says nothing.
pub fn moved(build: &Build, published: &[u8]) -> Vec<Diagnostic> {
    let programme = build.site.programme();
    let Some(path) = programme.rounds.path() else { return Vec::new() };
    // A round that could not be read is not gone.
    let is_whole = is_sound(build, path);
    let before: Value = serde_json::from_slice(published).unwrap_or_default();
    let rounds = before.get("rounds").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let found = rounds.iter().filter_map(|before| {
        let before = Published(before);
        match programme.rounds.get(before.text("id")?) {
            None if is_whole => before.gone(),
            None => None,
            Some(round) => before.another_day(round).or_else(|| before.fewer_changes(round)),
        }
    });
    let found = found.map(|(at, message, hint)| {
        let at = at.map_or_else(|| Location::file(path), |span| Location::new(path, span));
        Diagnostic::new(Code::SilentMove, message).at(at).hint(hint)
    });
    found.collect()
}

/// A round as it was published.
struct Published<'a>(&'a Value);

/// Where something is to be mended, what is wrong, and how to mend it.
type Fault = (Option<Span>, String, String);

impl Published<'_> {
    fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.as_str()
    }

    fn another_day(&self, round: &Round) -> Option<Fault> {
        let (then, then_at) = (self.text("closes")?, self.text("closes_at")?);
        let is_same = round.closes_at().is_some_and(|at| round.zone.rfc3339(at) == then_at);
        if is_same || is_told(round, then) {
            return None;
        }
        let span = round.closes().map_or(round.id.span, |closes| closes.span);
        let message =
            format!("the last day was `{then}` when it was published, and nothing tells that it moved");
        let hint = format!(
            "add `changes: [{{ on: 2024-08-01, closes: {then}, note: {{ sv: …, en: … }} }}]`: the day on which it was \
             decided, the last day as it was before, and why, in each language"
        );
        Some((Some(span), message, hint))
    }

    /// Calendars keep what has had more changes.
    fn fewer_changes(&self, round: &Round) -> Option<Fault> {
        let id = &round.id.value;
        let changes = self.0.get("changes")?.as_array()?.len();
        let was_cancelled = self.0.get("cancelled").is_some_and(|cancelled| !cancelled.is_null());
        if was_cancelled && round.cancelled.is_none() {
            let message = format!("round `{id}` was published as called off, and is not any more");
            let hint = "announce it as a new round with an id of its own; calendars have cancelled this one";
            return Some((Some(round.id.span), message, hint.to_owned()));
        }
        (round.moves.len() < changes).then(|| {
            let message = format!("round `{id}` was published with a change that is gone");
            let hint =
                "write it under `changes` again; if the last day was moved back, that is one more change";
            (Some(round.id.span), message, hint.to_owned())
        })
    }

    /// One that has closed concerns nobody any more.
    fn gone(&self) -> Option<Fault> {
        let id = self.text("id")?;
        let is_open = ["planned", "open", "closing"].contains(&self.text("state")?);
        is_open.then(|| {
            let message = format!("round `{id}` was published, and is gone before it closed");
            let hint = "write it again, with its id; if it does not take place, with \
                        `cancelled: { on: 2024-08-01, note: { sv: …, en: … } }`";
            (None, message, hint.to_owned())
        })
    }
}

/// Whether a change says that the round would have closed then.
fn is_told(round: &Round, then: &str) -> bool {
    round.moves.iter().any(|change| {
        change.closes.value.date().to_string() == then || change.closes.value.to_string() == then
    })
}
