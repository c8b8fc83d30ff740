//! Rounds as open data.

use crate::programme::{GrantComponent, Round, Schedule};
use crate::render::json::Json;
use crate::site::{RecordKind, View};
use crate::time::{Instant, When};
use crate::value::Spanned;

use super::{Table, head, localized, maybe_localized, pages, row};

/// Of changes, a row has the last.
const COLUMNS: [(&str, bool); 22] = [
    ("id", false),
    ("title", true),
    ("state", false),
    ("rolling", false),
    ("time_zone", false),
    ("opens", false),
    ("opens_at", false),
    ("cutoffs", false),
    ("closes", false),
    ("closes_at", false),
    ("decided", false),
    ("announced_later", true),
    ("cancelled", false),
    ("cancelled_on", false),
    ("cancelled_note", true),
    ("changed_on", false),
    ("changed_closes", false),
    ("changed_note", true),
    ("components", false),
    ("contact", false),
    ("published", false),
    ("page", true),
];

/// The rounds in the order in which they close, those without a last day last.
pub fn table(view: &View) -> Table {
    let ids = view.records(RecordKind::Round);
    let rounds = ids.into_iter().filter_map(|id| view.record(RecordKind::Round, id).rounds.get(id));
    let mut rounds: Vec<&Round> = rounds.map(|round| &**round).collect();
    rounds.sort_by_key(|round| {
        let closes = round.closes_at();
        (closes.is_none(), closes, round.opens_at(), round.id.value.clone())
    });
    let updated = rounds.iter().filter_map(|round| round.last_change()).max();
    let components = view.records(RecordKind::Component);
    let components: Vec<&GrantComponent> = components
        .into_iter()
        .filter_map(|id| view.record(RecordKind::Component, id).components.get(id))
        .map(|component| &**component)
        .collect();
    let rows = rounds.iter().map(|round| row(view, &COLUMNS, &cells(view, round, &components))).collect();
    let records = rounds.iter().map(|round| record(view, round, &components)).collect();
    Table { updated, records, head: head(view, &COLUMNS), rows }
}

fn record(view: &View, round: &Round, components: &[&GrantComponent]) -> Json {
    let cutoffs = round.cutoffs().iter().map(|cutoff| {
        Json::object([
            ("day", Json::text(cutoff.value.to_string())),
            ("at", at(round, last(round, cutoff.value))),
        ])
    });
    let changes = round.moves.iter().map(|change| {
        Json::object([
            ("on", Json::text(change.on.value.to_string())),
            ("closes", Json::text(change.closes.value.to_string())),
            ("note", localized(view, &change.note)),
        ])
    });
    let cancelled = round.cancelled.as_ref().map_or(Json::Null, |cancelled| {
        Json::object([
            ("on", Json::text(cancelled.on.value.to_string())),
            ("note", localized(view, &cancelled.note)),
        ])
    });
    Json::object([
        ("id", Json::text(round.id.value.as_str())),
        ("title", maybe_localized(view, round.title.as_ref())),
        ("state", Json::text(view.state(round).as_str())),
        ("rolling", Json::Bool(matches!(round.schedule, Schedule::Rolling { .. }))),
        ("time_zone", Json::text(round.zone.name())),
        ("opens", day(round.opens())),
        ("opens_at", at(round, round.opens_at())),
        ("cutoffs", Json::list(cutoffs)),
        ("closes", day(round.closes())),
        ("closes_at", at(round, round.closes_at())),
        ("decided", day(round.decided)),
        ("announced_later", later(view, round)),
        ("cancelled", cancelled),
        ("changes", Json::list(changes)),
        ("components", open_to(round, components)),
        ("contact", contact(view, round)),
        ("published", Json::maybe(round.published.map(|day| day.value))),
        ("pages", pages(view, RecordKind::Round, round.id.value.as_str())),
    ])
}

fn cells(view: &View, round: &Round, components: &[&GrantComponent]) -> [Json; 22] {
    let cancelled = round.cancelled.as_ref();
    let change = round.moves.last();
    [
        Json::text(round.id.value.as_str()),
        maybe_localized(view, round.title.as_ref()),
        Json::text(view.state(round).as_str()),
        Json::Bool(matches!(round.schedule, Schedule::Rolling { .. })),
        Json::text(round.zone.name()),
        day(round.opens()),
        at(round, round.opens_at()),
        Json::list(round.cutoffs().iter().map(|cutoff| Json::text(cutoff.value.to_string()))),
        day(round.closes()),
        at(round, round.closes_at()),
        day(round.decided),
        later(view, round),
        Json::Bool(cancelled.is_some()),
        Json::maybe(cancelled.map(|cancelled| cancelled.on.value)),
        maybe_localized(view, cancelled.map(|cancelled| &cancelled.note)),
        Json::maybe(change.map(|change| change.on.value)),
        Json::maybe(change.map(|change| change.closes.value)),
        maybe_localized(view, change.map(|change| &change.note)),
        open_to(round, components),
        contact(view, round),
        Json::maybe(round.published.map(|day| day.value)),
        pages(view, RecordKind::Round, round.id.value.as_str()),
    ]
}

/// A day, with its time if it has one, as it was written.
fn day(when: Option<Spanned<When>>) -> Json {
    Json::maybe(when.map(|when| when.value))
}

fn last(round: &Round, when: When) -> Option<Instant> {
    Some(when.last_second(&round.zone))
}

/// A moment with the offset that its zone has then.
fn at(round: &Round, instant: Option<Instant>) -> Json {
    Json::maybe(instant.map(|instant| round.zone.rfc3339(instant)))
}

fn later(view: &View, round: &Round) -> Json {
    match &round.schedule {
        Schedule::Later { why, .. } => localized(view, why),
        Schedule::Dated { .. } | Schedule::Rolling { .. } => Json::Null,
    }
}

/// What can be applied for.
fn open_to(round: &Round, components: &[&GrantComponent]) -> Json {
    let open = components.iter().filter(|component| round.is_for(component));
    Json::list(open.map(|component| Json::text(component.id.value.as_str())))
}

/// The address to write to.
fn contact(view: &View, round: &Round) -> Json {
    let id = round.contact.as_ref().map(|contact| contact.value.as_str());
    let contact = id.and_then(|id| view.record(RecordKind::Contact, id).contacts.get(id));
    Json::maybe(contact.map(|contact| contact.email.to_string()))
}
