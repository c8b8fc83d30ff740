//! The calendars of a language (RFC 5545): the days of rounds, for people's own calendars.
//!
//! Nothing here asks the clock. A round that has closed stays in the calendar, one that was moved is the same event with
//! a higher sequence, and every stamp is a day that the data names.

mod lines;

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::programme::{Application, Round};
use crate::site::{CalendarOf, RecordKind, View};
use crate::time::{Instant, When};

use super::round::{Words, rounds};
use lines::Lines;

/// One day or moment of a round.
struct Happening {
    /// What of the round it is, in its identity: `closes`.
    part: String,
    when: When,
    /// The message that names it.
    title: &'static str,
    /// Whether people are reminded: of days by which something must be done.
    has_alarm: bool,
}

/// The calendar of some rounds.
pub fn file(view: &View, language: &Language, of: &CalendarOf) -> Result<Arc<[u8]>, Diagnostic> {
    let words = Words { view, language };
    let chosen = chosen(view, of);
    let name = name(words, of, &chosen)?;
    let mut lines = Lines::default();
    lines.open("VCALENDAR");
    lines.value("VERSION", "2.0");
    lines.value("PRODID", "-//Anslag//Anslag//EN");
    lines.value("CALSCALE", "GREGORIAN");
    lines.value("METHOD", "PUBLISH");
    lines.text("NAME", Some(language), &name);
    lines.text("X-WR-CALNAME", None, &name);
    // A day is often enough for deadlines that are announced weeks before.
    lines.value("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    lines.value("X-PUBLISHED-TTL", "P1D");
    for round in chosen {
        for happening in happenings(round) {
            event(&mut lines, words, round, &happening)?;
        }
    }
    lines.close("VCALENDAR");
    Ok(lines.into_bytes())
}

fn chosen<'a>(view: &'a View, of: &CalendarOf) -> Vec<&'a Round> {
    match of {
        CalendarOf::All => rounds(view),
        CalendarOf::Component(id) => {
            let programme = view.record(RecordKind::Component, id.as_str());
            let component = programme.components.get(id.as_str());
            let is_for = |round: &&Round| component.is_some_and(|component| round.is_for(component));
            rounds(view).into_iter().filter(is_for).collect()
        }
        CalendarOf::Round(id) => {
            let round = view.record(RecordKind::Round, id.as_str()).rounds.get(id.as_str());
            round.map(|round| &**round).into_iter().collect()
        }
    }
}

fn name(words: Words, of: &CalendarOf, chosen: &[&Round]) -> Result<String, Diagnostic> {
    let site = words.say("site-name", [])?;
    let what = match (of, chosen) {
        (CalendarOf::All, _) => words.say("calendar-title", [])?,
        (CalendarOf::Component(id), _) => words.component(id.as_str()).unwrap_or(id.as_str()).to_owned(),
        (CalendarOf::Round(_), [round, ..]) => words.name(round)?,
        (CalendarOf::Round(id), []) => id.to_string(),
    };
    words.say("calendar-name", [("site", &site), ("what", &what)])
}

/// What of a round has a day, in order.
fn happenings(round: &Round) -> Vec<Happening> {
    let happening =
        |part: &str, when, title, has_alarm| Happening { part: part.to_owned(), when, title, has_alarm };
    let opens = round.opens().map(|opens| happening("opens", opens.value, "calendar-opens", false));
    // A cut-off has no name but its day: on another day it is another cut-off.
    let cutoffs = round.cutoffs().iter().map(|cutoff| {
        let day: String = cutoff.value.to_string().chars().filter(char::is_ascii_alphanumeric).collect();
        happening(&format!("cutoff-{day}"), cutoff.value, "calendar-cutoff", true)
    });
    let closes = round.closes().map(|closes| happening("closes", closes.value, "calendar-closes", true));
    opens.into_iter().chain(cutoffs).chain(closes).collect()
}

fn event(lines: &mut Lines, words: Words, round: &Round, happening: &Happening) -> Result<(), Diagnostic> {
    let language = words.language;
    let title = words.say(happening.title, [("round", &words.name(round)?)])?;
    let title = match round.cancelled {
        Some(_) => words.say("calendar-cancelled", [("event", &title)])?,
        None => title,
    };
    lines.open("VEVENT");
    lines.text("UID", None, &identity(words.view, round, happening));
    let changed = round.last_change().map(|day| words.view.zone().start_of(day));
    // When nobody knows since when something is so, the epoch says nothing wrong and never changes.
    lines.value("DTSTAMP", &utc(changed.unwrap_or(Instant::from_unix(0))));
    if let Some(changed) = changed {
        lines.value("LAST-MODIFIED", &utc(changed));
    }
    let sequence = round.moves.len() + usize::from(round.cancelled.is_some());
    lines.value("SEQUENCE", &sequence.to_string());
    lines.value("STATUS", if round.cancelled.is_some() { "CANCELLED" } else { "CONFIRMED" });
    match happening.when {
        When::Day(day) => {
            let date = |day: crate::time::Date| day.to_string().replace('-', "");
            lines.value("DTSTART;VALUE=DATE", &date(day));
            // The end is the first day that is no part of it.
            lines.value("DTEND;VALUE=DATE", &date(day.plus_days(1)));
        }
        // A moment has no end of its own.
        When::Time(_) => lines.value("DTSTART", &utc(happening.when.last_second(&round.zone))),
    }
    lines.text("SUMMARY", Some(language), &title);
    lines.text("DESCRIPTION", Some(language), &description(words, round)?);
    if let Some(address) = words.address(round) {
        lines.value("URL", &address);
    }
    lines.list("CATEGORIES", language, &components(words, round));
    // A deadline takes no time of anybody's day.
    lines.value("TRANSP", "TRANSPARENT");
    if happening.has_alarm && round.cancelled.is_none() {
        lines.open("VALARM");
        lines.value("ACTION", "DISPLAY");
        lines.text("DESCRIPTION", Some(language), &title);
        // A week before; for a whole day at nine in the morning, not at midnight.
        lines.value("TRIGGER", if happening.when.time().is_some() { "-P7D" } else { "-P6DT15H" });
        lines.close("VALARM");
    }
    lines.close("VEVENT");
    Ok(())
}

/// By what a calendar knows the event again, whatever becomes of it, and in every language.
fn identity(view: &View, round: &Round, happening: &Happening) -> String {
    let origin = view.config().base_url.origin();
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    format!("{}.{}@{host}", round.id.value, happening.part)
}

/// The facts of a round, none of which depends on when they are read.
fn description(words: Words, round: &Round) -> Result<String, Diagnostic> {
    let mut facts = Vec::new();
    facts.extend(words.cancelled(round)?);
    if let Some(opens) = round.opens().filter(|_| round.cancelled.is_none()) {
        facts.push(words.say("round-opens", [("date", &words.when(opens.value, &round.zone)?)])?);
    }
    let cutoffs = round.cutoffs().iter().map(|cutoff| words.when(cutoff.value, &round.zone));
    let cutoffs = cutoffs.collect::<Result<Vec<_>, _>>()?;
    if let Some(formats) = words.view.formats(words.language).filter(|_| !cutoffs.is_empty()) {
        let dates = formats.list(&cutoffs, crate::locale::ListStyle::And);
        facts.push(words.say("round-cutoffs", [("dates", &dates)])?);
    }
    facts.extend(words.closing(round, round.closes().map(|closes| closes.value))?);
    for index in 0..round.moves.len() {
        facts.extend(words.moved(round, index)?);
    }
    if let Some(decided) = round.decided.filter(|_| round.cancelled.is_none()) {
        facts.push(words.say("round-decided", [("date", &words.day(decided.value.date()))])?);
    }
    facts.extend(words.components(round)?);
    facts.push(words.say("calendar-zone", [("zone", round.zone.name())])?);
    facts.extend(words.address(round));
    Ok(facts.join("\n"))
}

/// The names of what can be applied for in a round.
fn components<'a>(words: Words<'a>, round: &Round) -> Vec<&'a str> {
    let ids: Vec<&str> = match round.components.is_empty() {
        false => round.components.iter().map(|component| component.value.as_str()).collect(),
        true => {
            let all = words.view.records(RecordKind::Component).into_iter();
            all.filter(|id| {
                let component = words.view.record(RecordKind::Component, id).components.get(id);
                component.is_some_and(|component| component.application == Application::Rounds)
            })
            .collect()
        }
    };
    ids.into_iter().filter_map(|id| words.component(id)).collect()
}

/// `20240828T100000Z`
fn utc(instant: Instant) -> String {
    instant.to_string().chars().filter(|c| !matches!(c, '-' | ':')).collect()
}
