//! Dates of rounds in prose.

use std::sync::Arc;

use super::finding;
use super::sentence::Sentence;
use crate::check::parity::{Finding, Side};
use crate::check::prose::{Day, Fact, Reading};
use crate::diagnostic::{Code, Location};
use crate::programme::{Programme, Record, Round};
use crate::time::Date;
use crate::value::Spanned;

/// What a date of a round is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Opens,
    Closes,
    Decided,
}

/// Beginnings of words that say so, in Swedish and English.
const CUES: [(Kind, &[&str]); 3] = [
    (Kind::Opens, &["öppnar", "öppnas", "öppnade", "opens", "opened", "opening"]),
    (
        Kind::Closes,
        &[
            "stäng",
            "sista ansökningsdag",
            "sista dag",
            "senast",
            "deadline",
            "closes",
            "closed",
            "closing",
            "no later than",
            "last day",
        ],
    ),
    (Kind::Decided, &["beslut", "besked", "decision", "decided"]),
];

/// With these words a sentence may tell of dates that the data do not have.
const DOUBTS: [&str; 18] = [
    "inte ",
    "flytta",
    "moved",
    "förläng",
    "tidigare",
    "i stället",
    "istället",
    "ursprung",
    "prelimin",
    "planera",
    "not ",
    "extend",
    "previous",
    "instead",
    "original",
    "provisional",
    "earlier",
    "plan",
];

/// What the sentence says of a round otherwise than the data.
pub fn check(programme: &Programme, side: &Side<'_>, sentence: &Sentence<'_>) -> Vec<Finding> {
    let days =
        || sentence.facts().filter_map(|fact| Some((fact, fact.day().filter(|day| day.day.is_some())?)));
    if programme.rounds.is_empty() || days().next().is_none() || sentence.has(&DOUBTS) {
        return Vec::new();
    }
    let rounds = named(programme, sentence);
    if rounds.is_empty() {
        return days().filter_map(|(fact, day)| outdated(programme, side, sentence, (fact, day))).collect();
    }
    days().filter_map(|(fact, day)| contradiction(programme, side, sentence, &rounds, (fact, day))).collect()
}

fn contradiction(
    programme: &Programme,
    side: &Side<'_>,
    sentence: &Sentence<'_>,
    rounds: &[&Arc<Round>],
    (fact, day): (&Fact, Day),
) -> Option<Finding> {
    let kind = kind(sentence, fact)?;
    let dates: Option<Vec<(&Arc<Round>, Spanned<Date>)>> =
        rounds.iter().map(|round| Some((*round, date(round, kind)?))).collect();
    let dates = dates?;
    let agrees = |date: Date| day.agrees(Day::of(date));
    if dates.iter().any(|(_, date)| agrees(date.value)) {
        return None;
    }
    // The one that is meant is most likely the nearest.
    let distance = |date: Date| (i32::from(date.month()) - i32::from(day.month)).abs();
    let (round, known) = dates.into_iter().min_by_key(|(_, date)| distance(date.value))?;
    let (id, stated) = (&round.id.value, side.words(fact.span));
    let message = match kind {
        Kind::Opens => format!("round `{id}` opens on `{}`, and not on `{stated}`", known.value),
        Kind::Closes => format!("round `{id}` closes on `{}`, and not on `{stated}`", known.value),
        Kind::Decided => format!("round `{id}` is decided on `{}`, and not on `{stated}`", known.value),
    };
    let data = programme.rounds.path().map(|path| Location::new(path, known.span));
    let mut finding =
        finding(Code::OtherDate, (side, fact.span), (data, "the data say so here".to_owned()), message);
    finding.diagnostic = match kind {
        Kind::Closes => {
            finding.diagnostic.hint(format!("write `<round-deadline id=\"{id}\" />`, which follows the data"))
        }
        Kind::Opens | Kind::Decided => {
            finding.diagnostic.hint("show the dates with `<round-list />`, which follows the data")
        }
    };
    finding.diagnostic = finding.diagnostic.hint("if the text is right, correct the data");
    Some(finding)
}

/// That a sentence about no round in particular gives a last day from which a round was moved.
fn outdated(
    programme: &Programme,
    side: &Side<'_>,
    sentence: &Sentence<'_>,
    (fact, day): (&Fact, Day),
) -> Option<Finding> {
    if kind(sentence, fact)? != Kind::Closes {
        return None;
    }
    let is_day = |date: Date| day.agrees(Day::of(date));
    let now = programme.rounds.iter().filter_map(|round| date(round, Kind::Closes));
    if now.into_iter().any(|date| is_day(date.value)) {
        return None;
    }
    let (round, moved) = programme.rounds.iter().find_map(|round| {
        let moved = round.moves.iter().find(|change| is_day(change.closes.value.date()))?;
        Some((round, moved))
    })?;
    let (id, stated) = (&round.id.value, side.words(fact.span));
    let message = format!("round `{id}` was moved, and does not close on `{stated}` any more");
    let data = programme.rounds.path().map(|path| Location::new(path, moved.closes.span));
    let what = "the data say so here".to_owned();
    let mut finding = finding(Code::OtherDate, (side, fact.span), (data, what), message);
    let hint = format!("write `<round-deadline id=\"{id}\" />`, which follows the data");
    finding.diagnostic = finding.diagnostic.hint(hint);
    Some(finding)
}

/// The rounds that a sentence is about: those that it names, or else all of the time of year that it names.
fn named<'p>(programme: &'p Programme, sentence: &Sentence<'_>) -> Vec<&'p Arc<Round>> {
    let has_id = |id: &str| {
        sentence.prose.match_indices(id).any(|(at, _)| {
            let is_part = |sign: char| sign.is_alphanumeric() || sign == '-';
            !sentence.prose[..at].ends_with(is_part) && !sentence.prose[at + id.len()..].starts_with(is_part)
        })
    };
    let is_page = |round: &Round| {
        let page = round.page.as_ref().map(|page| &*page.value);
        let is_alone = programme
            .rounds
            .iter()
            .filter(|other| other.page.as_ref().map(|page| &*page.value) == page)
            .count()
            == 1;
        let links = sentence
            .part
            .links
            .iter()
            .filter(|link| sentence.span.start <= link.span.start && link.span.end <= sentence.span.end);
        is_alone && links.filter_map(|link| link.page()).any(|id| Some(id.as_str()) == page)
    };
    let uses = || sentence.part.uses.iter().flat_map(|component| component.values());
    let is_named = |round: &Round| {
        let id = round.id().value.as_str();
        has_id(id) || uses().any(|value| value == id) || is_page(round)
    };
    let named: Vec<&Arc<Round>> = programme.rounds.iter().filter(|round| is_named(round)).collect();
    if named.is_empty() { of_season(programme, sentence) } else { named }
}

fn of_season<'p>(programme: &'p Programme, sentence: &Sentence<'_>) -> Vec<&'p Arc<Round>> {
    let is_about_rounds = sentence.small.contains("omgång") || sentence.has(&["round ", "rounds", "round’"]);
    if !is_about_rounds {
        return Vec::new();
    }
    let mut years: Vec<i16> = sentence.facts().flat_map(years_of).collect();
    years.sort_unstable();
    years.dedup();
    let [year] = *years else { return Vec::new() };
    let spring = sentence.has(&["våren", "vårom", "spring"]);
    let autumn = sentence.has(&["hösten", "höstom", "autumn"]);
    if spring && autumn {
        return Vec::new();
    }
    let is_of_season = |round: &&Arc<Round>| {
        let Some(closes) = round.closes().map(|closes| closes.value.date()) else { return false };
        let is_spring = closes.month() <= 6;
        closes.year() == year && (!spring || is_spring) && (!autumn || !is_spring)
    };
    programme.rounds.iter().filter(is_of_season).collect()
}

fn years_of(fact: &Fact) -> Vec<i16> {
    let year = |reading: &Reading| match reading {
        Reading::Date(day) => day.year,
        Reading::Number(value) => {
            let year = i16::try_from(value / crate::check::prose::ONE).ok()?;
            (1990..2100).contains(&year).then_some(year)
        }
        Reading::Time { .. } | Reading::Name(_) => None,
    };
    fact.readings.iter().filter_map(year).collect()
}

/// What a date is, by the words before it; by those behind it, if there are none before.
fn kind(sentence: &Sentence<'_>, fact: &Fact) -> Option<Kind> {
    // In small letters a text may have another length, which no letter of these languages does.
    let at = fact.span.start - sentence.span.start;
    let places =
        CUES.iter().flat_map(|(kind, stems)| sentence.places(stems).into_iter().map(|place| (place, *kind)));
    let places: Vec<(usize, Kind)> = places.collect();
    let before = places.iter().filter(|(place, _)| *place < at).max_by_key(|(place, _)| *place);
    let behind = || places.iter().filter(|(place, _)| *place >= at).min_by_key(|(place, _)| *place);
    before.or_else(behind).map(|(_, kind)| *kind)
}

fn date(round: &Round, kind: Kind) -> Option<Spanned<Date>> {
    let when = match kind {
        Kind::Opens => round.opens(),
        Kind::Closes => round.closes(),
        Kind::Decided => round.decided,
    };
    when.map(|when| Spanned { value: when.value.date(), span: when.span })
}
