//! The timeline of a year's rounds for templates.

use tera::{TeraResult, Value};

use crate::locale::{CalendarDate, DateStyle};
use crate::programme::{Round, Schedule};
use crate::render::picture::{Course, Span, draw_axis, draw_course};
use crate::site::{RecordKind, View};
use crate::time::{Date, Instant, When};

use super::record::{no_such_value, records};
use super::value::object;

/// The rounds of a year, or of the last year that has any, each with its drawing. No clock is asked: the picture is as
/// true tomorrow as it is today.
pub fn round_timeline(view: &View, year: Option<&str>) -> TeraResult<Value> {
    let mut rounds: Vec<&Round> = records(view, RecordKind::Round, |programme, id| programme.rounds.get(id));
    rounds.sort_by_key(|round| {
        let first = round.opens_at().or(round.closes_at());
        (round.closes_at().is_none(), round.closes_at(), first, round.id.value.clone())
    });
    let mut years: Vec<i16> = rounds.iter().flat_map(|round| days(round)).map(Date::year).collect();
    years.sort_unstable();
    years.dedup();
    let year = match year {
        Some(text) => match text.parse().ok().filter(|year| (1..9999).contains(year)) {
            Some(year) => Some(year),
            None => {
                let known: Vec<String> = years.iter().map(ToString::to_string).collect();
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                return Err(no_such_value(view, "year", text, &known));
            }
        },
        None => years.last().copied(),
    };
    let Some(year) = year else { return Ok(drawn(None, "", Vec::new())) };
    let (Some(first), Some(next)) = (Date::new(year, 1, 1), Date::new(year.saturating_add(1), 1, 1)) else {
        return Ok(drawn(None, "", Vec::new()));
    };
    let zone = view.zone();
    let span = Span { from: zone.start_of(first).to_unix(), until: zone.start_of(next).to_unix() };
    let months = (1..=12).filter_map(|month| {
        let name = view.formats(view.language()).map_or_else(String::new, |formats| {
            formats.date(CalendarDate { year, month, day: 1 }, DateStyle::Month)
        });
        Some((zone.start_of(Date::new(year, month, 1)?).to_unix(), name))
    });
    let axis = draw_axis(span, &months.collect::<Vec<_>>());
    let rows = rounds.into_iter().filter_map(|round| {
        let svg = draw_course(span, &course(round))?;
        Some(object([("id", Value::from(round.id.value.as_str())), ("svg", Value::safe_string(&svg))]))
    });
    Ok(drawn(Some(year), &axis, rows.collect()))
}

fn drawn(year: Option<i16>, axis: &str, rows: Vec<Value>) -> Value {
    object([
        ("year", year.map_or_else(Value::none, |year| Value::from(year.to_string()))),
        ("axis", Value::safe_string(axis)),
        ("rows", Value::from(rows)),
    ])
}

/// Every day that a round says something about.
fn days(round: &Round) -> Vec<Date> {
    let ends = [round.opens(), round.closes(), round.decided].into_iter().flatten();
    ends.chain(round.cutoffs().iter().copied()).map(|when| when.value.date()).collect()
}

fn course(round: &Round) -> Course {
    let seconds = |instant: Instant| instant.to_unix();
    let last = |when: When| when.last_second(&round.zone).to_unix();
    Course {
        opens: round.opens_at().map(seconds),
        closes: round.closes_at().map(seconds),
        is_rolling: matches!(round.schedule, Schedule::Rolling { .. }),
        cutoffs: round.cutoffs().iter().map(|when| last(when.value)).collect(),
        decided: round.decided.map(|when| when.value.first_second(&round.zone).to_unix()),
        is_cancelled: round.cancelled.is_some(),
    }
}
