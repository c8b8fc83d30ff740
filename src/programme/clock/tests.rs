//! Rounds before and after each moment of their lives.

use std::fmt::Write;
use std::sync::Arc;

use expect_test::expect;

use super::*;
use crate::path::SourcePath;
use crate::programme::Round;
use crate::value::{self, Decode, Decoder};

fn stockholm() -> Zone {
    Zone::new("Europe/Stockholm").unwrap()
}

fn round(yaml: &str) -> Round {
    let path = SourcePath::new("rounds.yaml");
    let node = value::parse(&path, yaml, 0..yaml.len()).value.unwrap();
    Round::decode(&node, &mut Decoder::new(&path).with_time_zone(&stockholm())).unwrap()
}

/// The round `2024-03` closes in summer time; the clocks go back between it and the round `2024-04`.
const SUMMER: &str = "{ id: 2024-03, closes: 2024-08-28, components: [project] }";
const WINTER: &str = "{ id: 2024-04, closes: 2024-11-01, components: [project] }";
const WHOLE: &str =
    "{ id: 2024-05, opens: 2024-10-01, closes: 2024-11-01, decided: 2024-12-20, components: [project] }";
const HASTY: &str = "{ id: 2024-07, closes: 2024-11-01, decided: 2024-11-01, components: [project] }";
/// To a minute, in a zone of its own, with a cut-off in another offset.
const TIMED: &str = "{ id: 2024-08, time_zone: Africa/Nairobi, opens: 2024-09-01T08:00, cutoffs: [2024-10-10], closes: 2024-11-01T12:00 }";
const ROLLING: &str = "{ id: always, rolling: true, opens: 2024-09-01, cutoffs: [2024-10-27T02:30+02:00] }";
const LATER: &str = "{ id: 2025-01, announced_later: The dates follow. }";
const CANCELLED: &str =
    "{ id: 2024-09, opens: 2024-10-01, closes: 2024-11-01, cancelled: { on: 2024-09-20, note: No funds. } }";
const SHORT: &str = "{ id: 2024-06, opens: 2024-10-25, closes: 2024-11-01, components: [project] }";

#[test]
fn boundaries_lie_at_the_edges_of_days() {
    let zone = stockholm();
    let mut out = String::new();
    for (yaml, closing_days) in [SUMMER, WINTER, WHOLE, SHORT, HASTY]
        .map(|yaml| (yaml, 14))
        .into_iter()
        .chain([(WHOLE, 0)])
        .chain([TIMED, ROLLING, LATER, CANCELLED].map(|yaml| (yaml, 14)))
    {
        let round = round(yaml);
        let until =
            round.closes_at().map_or_else(|| "an unknown day".to_owned(), |at| round.zone.rfc3339(at));
        writeln!(out, "{} until {until}", round.id.value).unwrap();
        for (boundary, state) in round.turns(closing_days) {
            writeln!(out, "  {} {}: {state}", round.zone.rfc3339(boundary.at), boundary.event).unwrap();
        }
    }
    let review = Boundary::review_due("apply", Date::new(2024, 10, 26).unwrap(), &zone);
    writeln!(out, "{} {}", zone.rfc3339(review.at), review.event).unwrap();
    expect![[r#"
        2024-03 until 2024-08-28T23:59:59+02:00
          2024-08-14T00:00:00+02:00 round `2024-03` closes soon: closing
          2024-08-29T00:00:00+02:00 round `2024-03` closes: closed
        2024-04 until 2024-11-01T23:59:59+01:00
          2024-10-18T00:00:00+02:00 round `2024-04` closes soon: closing
          2024-11-02T00:00:00+01:00 round `2024-04` closes: closed
        2024-05 until 2024-11-01T23:59:59+01:00
          2024-10-01T00:00:00+02:00 round `2024-05` opens: open
          2024-10-18T00:00:00+02:00 round `2024-05` closes soon: closing
          2024-11-02T00:00:00+01:00 round `2024-05` closes: closed
          2024-12-20T00:00:00+01:00 round `2024-05` is decided: decided
        2024-06 until 2024-11-01T23:59:59+01:00
          2024-10-25T00:00:00+02:00 round `2024-06` opens: open
          2024-10-25T00:00:00+02:00 round `2024-06` closes soon: closing
          2024-11-02T00:00:00+01:00 round `2024-06` closes: closed
        2024-07 until 2024-11-01T23:59:59+01:00
          2024-10-18T00:00:00+02:00 round `2024-07` closes soon: closing
          2024-11-02T00:00:00+01:00 round `2024-07` closes: closed
          2024-11-02T00:00:00+01:00 round `2024-07` is decided: decided
        2024-05 until 2024-11-01T23:59:59+01:00
          2024-10-01T00:00:00+02:00 round `2024-05` opens: open
          2024-11-02T00:00:00+01:00 round `2024-05` closes: closed
          2024-12-20T00:00:00+01:00 round `2024-05` is decided: decided
        2024-08 until 2024-11-01T12:00:00+03:00
          2024-09-01T08:00:00+03:00 round `2024-08` opens: open
          2024-09-26T00:00:00+03:00 round `2024-08` closes soon: closing
          2024-10-11T00:00:00+03:00 round `2024-08` passes a cut-off: open
          2024-10-18T00:00:00+03:00 round `2024-08` closes soon: closing
          2024-11-01T12:00:01+03:00 round `2024-08` closes: closed
        always until an unknown day
          2024-09-01T00:00:00+02:00 round `always` opens: open
          2024-10-13T00:00:00+02:00 round `always` closes soon: closing
          2024-10-27T02:30:01+02:00 round `always` passes a cut-off: open
        2025-01 until an unknown day
        2024-09 until 2024-11-01T23:59:59+01:00
        2024-10-27T00:00:00+02:00 page `apply` should have been reviewed
    "#]]
    .assert_eq(&out);
}

#[test]
fn a_round_is_open_to_the_last_second_of_its_day() {
    for (yaml, moment, expected) in [
        (SUMMER, "2020-01-01T00:00:00Z", RoundState::Open),
        (SUMMER, "2024-08-13T23:59:59+02:00", RoundState::Open),
        (SUMMER, "2024-08-14T00:00:00+02:00", RoundState::Closing),
        (SUMMER, "2024-08-28T23:59:59+02:00", RoundState::Closing),
        (SUMMER, "2024-08-28T21:59:59Z", RoundState::Closing),
        (SUMMER, "2024-08-28T22:00:00Z", RoundState::Closed),
        (SUMMER, "2024-08-29T00:00:00+02:00", RoundState::Closed),
        (WINTER, "2024-10-17T23:59:59+02:00", RoundState::Open),
        (WINTER, "2024-10-18T00:00:00+02:00", RoundState::Closing),
        (WINTER, "2024-10-27T02:30:00+01:00", RoundState::Closing),
        (WINTER, "2024-11-01T23:59:59+01:00", RoundState::Closing),
        // A clock that forgot to go back would call this the next day.
        (WINTER, "2024-11-01T22:30:00Z", RoundState::Closing),
        (WINTER, "2024-11-02T00:00:00+01:00", RoundState::Closed),
        (WHOLE, "2024-09-30T23:59:59+02:00", RoundState::Planned),
        (WHOLE, "2024-10-01T00:00:00+02:00", RoundState::Open),
        (WHOLE, "2024-10-18T00:00:00+02:00", RoundState::Closing),
        (WHOLE, "2024-11-02T00:00:00+01:00", RoundState::Closed),
        (WHOLE, "2024-12-19T23:59:59+01:00", RoundState::Closed),
        (WHOLE, "2024-12-20T00:00:00+01:00", RoundState::Decided),
        (HASTY, "2024-11-01T23:59:59+01:00", RoundState::Closing),
        (HASTY, "2024-11-02T00:00:00+01:00", RoundState::Decided),
        (TIMED, "2024-09-01T07:59:59+03:00", RoundState::Planned),
        (TIMED, "2024-09-01T07:00:00+02:00", RoundState::Open),
        (TIMED, "2024-09-26T00:00:00+03:00", RoundState::Closing),
        (TIMED, "2024-10-10T23:59:59+03:00", RoundState::Closing),
        (TIMED, "2024-10-11T00:00:00+03:00", RoundState::Open),
        (TIMED, "2024-11-01T12:00:00+03:00", RoundState::Closing),
        (TIMED, "2024-11-01T10:00:01+01:00", RoundState::Closed),
        (ROLLING, "2024-08-31T23:59:59+02:00", RoundState::Planned),
        (ROLLING, "2024-10-27T00:30:00Z", RoundState::Closing),
        (ROLLING, "2024-10-27T00:30:01Z", RoundState::Open),
        (ROLLING, "2034-01-01T00:00:00Z", RoundState::Open),
        (LATER, "2034-01-01T00:00:00Z", RoundState::Planned),
        (CANCELLED, "2024-09-01T00:00:00Z", RoundState::Closed),
        (SHORT, "2024-10-24T23:59:59+02:00", RoundState::Planned),
        (SHORT, "2024-10-25T00:00:00+02:00", RoundState::Closing),
    ] {
        let clock = Clock::new(Instant::parse(moment).unwrap());
        let state = round(yaml).state(14, |boundary| clock.passed(boundary));
        assert_eq!(state, expected, "{yaml} at {moment}");
    }
}

#[test]
fn the_first_boundary_that_has_not_passed_is_the_last_that_is_asked() {
    let (zone, round) = (stockholm(), round(WHOLE));
    for (moment, asked_events, next) in [
        ("2024-09-01T00:00:00Z", 1, "2024-10-01T00:00:00+02:00"),
        ("2024-10-02T00:00:00Z", 2, "2024-10-18T00:00:00+02:00"),
        ("2024-10-20T00:00:00Z", 3, "2024-11-02T00:00:00+01:00"),
        ("2024-11-03T00:00:00Z", 4, "2024-12-20T00:00:00+01:00"),
    ] {
        let clock = Clock::new(Instant::parse(moment).unwrap());
        let mut asked = Vec::new();
        round.state(14, |boundary| {
            asked.push(boundary.clone());
            clock.passed(boundary)
        });
        assert_eq!(asked.len(), asked_events, "{moment}");
        assert_eq!(zone.rfc3339(asked.last().unwrap().at), next, "{moment}");
    }
}

#[test]
fn whatever_the_dates_time_only_moves_a_round_forward() {
    let zone = stockholm();
    let mut random = fastrand::Rng::with_seed(3);
    for _ in 0..60 {
        let day =
            |random: &mut fastrand::Rng| format!("2024-{:02}-{:02}", random.u8(1..=12), random.u8(1..=28));
        let [opens, closes, decided] = [(); 3].map(|()| day(&mut random));
        let round = round(&format!(
            "{{ id: r, opens: {opens}, closes: {closes}, decided: {decided}, components: [] }}"
        ));
        let mut last = RoundState::Planned;
        for days_after in 0..400 {
            let date = Date::new(2023, 12, 20).unwrap().plus_days(days_after);
            let clock = Clock::new(zone.start_of(date));
            let state = round.state(14, |boundary| clock.passed(boundary));
            assert!(state >= last, "{round:?} {date}");
            last = state;
        }
        assert!(last.is_past());
    }
}

#[test]
fn reasons_are_cheap_to_keep() {
    let event = Event::ReviewDue(Arc::from("apply"));
    assert_eq!(event.to_string(), "page `apply` should have been reviewed");
    assert!(Event::Closing(RoundId::new("a")) < Event::Closes(RoundId::new("a")));
}
