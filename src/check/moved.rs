//! Deadlines that moved without a word: what was published says one day, the data say another, and no change tells why.
//!
//! What was published is the open data of an earlier build, wherever that lies; reading it is for others.

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::programme::{Programme, Round};

/// Rounds whose last day is another than in `published`, the `rounds.json` of an earlier build, without a change that
/// says what it was. Text that is none is no one's earlier build, and says nothing.
pub fn moved(programme: &Programme, published: &[u8]) -> Vec<Diagnostic> {
    let Some(path) = programme.rounds.path() else { return Vec::new() };
    let before: Value = serde_json::from_slice(published).unwrap_or_default();
    let rounds = before.get("rounds").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    rounds
        .iter()
        .filter_map(|before| {
            let text = |key: &str| before.get(key).and_then(Value::as_str);
            let round = programme.rounds.get(text("id")?)?;
            let (then, then_at) = (text("closes")?, text("closes_at")?);
            let closes = round.closes()?;
            let is_same = round.closes_at().is_some_and(|at| round.zone.rfc3339(at) == then_at);
            (!is_same && !is_told(round, then)).then(|| {
                let message = format!("the last day was `{then}` when it was published, and nothing tells that it moved");
                Diagnostic::new(Code::SilentMove, message).at(Location::new(path, closes.span)).hint(format!(
                    "add `changes: [{{ on: …, closes: {then}, note: {{ … }} }}]` with the day on which it was decided and why"
                ))
            })
        })
        .collect()
}

/// Whether a change says that the round would have closed then.
fn is_told(round: &Round, then: &str) -> bool {
    round.moves.iter().any(|change| {
        change.closes.value.date().to_string() == then || change.closes.value.to_string() == then
    })
}
