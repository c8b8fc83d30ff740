//! The rounds of the programme as templates see them.

use std::fmt::Write;

use tera::{TeraResult, Value};

use crate::programme::{GrantComponent, Move, Round, RoundState, Schedule};
use crate::site::{RecordKind, View};
use crate::time::{Instant, When, Zone};
use crate::value::Spanned;

use super::record::{find, in_language, no_such_value, page_of, records};
use super::value::{object, text};

/// The rounds in the order in which they close, those without a last day last; `status` is `current`, `past` or `all`.
pub fn rounds(view: &View, status: Option<&str>, component: Option<&str>) -> TeraResult<Value> {
    let wanted: &[bool] = match status {
        None | Some("all") => &[false, true],
        Some("current") => &[false],
        Some("past") => &[true],
        Some(other) => return Err(no_such_value(view, "status", other, &["current", "past", "all"])),
    };
    let component: Option<&GrantComponent> = match component {
        Some(id) => {
            Some(find(view, RecordKind::Component, id, |programme, id| programme.components.get(id))?)
        }
        None => None,
    };
    let mut rounds: Vec<&Round> = records(view, RecordKind::Round, |programme, id| programme.rounds.get(id));
    rounds.retain(|round| {
        component.is_none_or(|component| round.is_for(component)) && wanted.contains(&view.is_past(round))
    });
    rounds.sort_by_key(|round| {
        let closes = round.closes_at();
        (closes.is_none(), closes, round.opens_at(), round.id.value.clone())
    });
    // Of what is past, the last is what people look for.
    if status == Some("past") {
        rounds.reverse();
    }
    Ok(Value::from(rounds.into_iter().map(|round| round_value(view, round)).collect::<Vec<_>>()))
}

pub fn round(view: &View, id: &str) -> TeraResult<Value> {
    let round = find(view, RecordKind::Round, id, |programme, id| programme.rounds.get(id))?;
    Ok(round_value(view, round))
}

fn round_value(view: &View, round: &Round) -> Value {
    let zone = &round.zone;
    let components = round.components.iter().map(|component| Value::from(component.value.as_str()));
    let at = |instant: Option<Instant>| text(instant.map(|instant| zone.rfc3339(instant)));
    let why = match &round.schedule {
        Schedule::Later { why, .. } => in_language(view, why),
        Schedule::Dated { .. } | Schedule::Rolling { .. } => Value::none(),
    };
    let cancelled = round.cancelled.as_ref().map_or_else(Value::none, |cancelled| {
        object([
            ("on", Value::from(cancelled.on.value.to_string())),
            ("note", in_language(view, &cancelled.note)),
        ])
    });
    object([
        ("id", Value::from(round.id.value.as_str())),
        ("title", round.title.as_ref().map_or_else(Value::none, |title| in_language(view, title))),
        ("time_zone", Value::from(zone.name())),
        ("opens", day(round.opens())),
        ("opens_time", time(round.opens())),
        ("opens_at", at(round.opens_at())),
        (
            "cutoffs",
            Value::from(round.cutoffs().iter().map(|when| moment(when.value, zone)).collect::<Vec<_>>()),
        ),
        ("closes", day(round.closes())),
        ("closes_time", time(round.closes())),
        ("closes_at", at(round.closes_at())),
        ("decided", day(round.decided)),
        ("rolling", Value::from(matches!(round.schedule, Schedule::Rolling { .. }))),
        ("announced_later", why),
        ("moves", Value::from(round.moves.iter().map(|change| move_value(view, change)).collect::<Vec<_>>())),
        ("cancelled", cancelled),
        ("published", text(round.published.map(|day| day.value.to_string()))),
        ("closing_days", Value::from(view.config().closing_days)),
        ("first_state", Value::from(state_of_tag(round.first_state()))),
        ("turns", Value::from(turns(view, round))),
        ("is_planned", Value::from(view.is_planned(round))),
        ("is_past", Value::from(view.is_past(round))),
        ("components", Value::from(components.collect::<Vec<_>>())),
        ("page", page_of(view, RecordKind::Round, round.id.value.as_str())),
    ])
}

fn move_value(view: &View, change: &Move) -> Value {
    object([
        ("on", Value::from(change.on.value.to_string())),
        ("closes", Value::from(change.closes.value.date().to_string())),
        ("closes_time", text(change.closes.value.time())),
        ("note", in_language(view, &change.note)),
    ])
}

/// A cut-off: its day, its time if it has one, and its last second.
fn moment(when: When, zone: &Zone) -> Value {
    object([
        ("date", Value::from(when.date().to_string())),
        ("time", text(when.time())),
        ("at", Value::from(zone.rfc3339(when.last_second(zone)))),
    ])
}

fn day(when: Option<Spanned<When>>) -> Value {
    text(when.map(|when| when.value.date().to_string()))
}

fn time(when: Option<Spanned<When>>) -> Value {
    text(when.and_then(|when| when.value.time()))
}

/// When the tag of a round turns over, for the script of a page: `1724882400 closed 1729202400 …`, in seconds since the
/// beginning of 1970, in order. It is what [`Round::state`] says, so that page and program cannot disagree.
fn turns(view: &View, round: &Round) -> String {
    let mut out = String::new();
    for (boundary, state) in round.turns(view.config().closing_days) {
        let space = if out.is_empty() { "" } else { " " };
        write!(out, "{space}{} {}", boundary.at.to_unix(), state_of_tag(state))
            .expect("writing to a String does not fail");
    }
    out
}

/// The states that a tag knows: a round that is decided has closed.
fn state_of_tag(state: RoundState) -> &'static str {
    match state {
        RoundState::Planned => "upcoming",
        RoundState::Open => "open",
        RoundState::Closing => "soon",
        RoundState::Closed | RoundState::Decided => "closed",
    }
}
