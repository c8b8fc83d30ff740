//! Days and months: `1 mars 2026`, `den 1 och 15 mars`, `March 1–15, 2026`, `mars 2026`, `2026-03-01`, `1/3`.

use super::token::{Kind, Token};
use super::{Day, Fact, ONE, Reading, Tongue, Weight};
use crate::diagnostic::Span;
use crate::time::Date;

/// Words between two days of one month.
const BETWEEN: [&str; 10] = ["och", "till", "eller", "and", "to", "or", "until", "through", "und", "bis"];

/// How many days of one month a text lists at most. If each list were read to its end, a long one would take for ever.
const MOST: usize = 12;

/// Words between a day and its month, and before a further day.
const ARTICLES: [&str; 4] = ["den", "the", "of", "de"];

/// Reads a date at the beginning of `tokens`; gives how many of them it is.
pub fn read(tokens: &[Token<'_>], tongue: &Tongue, facts: &mut Vec<Fact>) -> Option<usize> {
    let first = tokens.first()?;
    match first.kind {
        Kind::Digits => digits(tokens, facts).or_else(|| day_first(tokens, tongue, facts)),
        Kind::Word => {
            let month = tongue.month(first.text)?;
            month_first(tokens, month, tongue, facts).or_else(|| month_and_year(tokens, month, facts))
        }
        Kind::Sign(_) => None,
    }
}

/// `2026-03-01`, `2026-03`, `1.3.2026`, `1/3/2026`, `1/3 2026`, `1/3`
fn digits(tokens: &[Token<'_>], facts: &mut Vec<Fact>) -> Option<usize> {
    let (first, sign, second) = (tokens.first()?, tokens.get(1)?, tokens.get(2)?);
    if sign.is_spaced || second.is_spaced || second.kind != Kind::Digits || second.text.len() > 2 {
        return None;
    }
    let Kind::Sign(mark @ ('-' | '.' | '/')) = sign.kind else { return None };
    let third = tokens.get(3).zip(tokens.get(4)).filter(|(sign, third)| {
        sign.is_sign(&[mark]) && !sign.is_spaced && !third.is_spaced && third.kind == Kind::Digits
    });
    let third = third.map(|(_, third)| third);
    let two = u8::try_from(second.number()?).ok()?;
    if mark == '-' {
        let year = first.year()?;
        let day = third.filter(|day| day.text.len() == 2).and_then(Token::number);
        let (readings, count) = match day.and_then(|day| u8::try_from(day).ok()) {
            Some(day) => {
                Date::new(year, two, day)?;
                (vec![Reading::Date(Day { year: Some(year), month: two, day: Some(day) })], 5)
            }
            None if second.text.len() == 2 && (1..=12).contains(&two) && third.is_none() => {
                let month = Reading::Date(Day { year: Some(year), month: two, day: None });
                (vec![month, Reading::Name(format!("{}-{}", first.text, second.text))], 3)
            }
            None => return None,
        };
        return push(tokens, count, readings, facts);
    }
    let one = u8::try_from(first.number()?).ok()?;
    let later = tokens.get(3).filter(|year| mark == '/' && year.is_spaced).and_then(Token::year);
    let (year, count) = match (third.and_then(Token::year), later) {
        (Some(year), _) => (Some(year), 5),
        (None, Some(year)) => (Some(year), 4),
        (None, None) if mark == '/' && third.is_none() => (None, 3),
        (None, None) => return None,
    };
    let day = |day: u8, month: u8| {
        Date::new(year.unwrap_or(2024), month, day)?;
        Some(Reading::Date(Day { year, month, day: Some(day) }))
    };
    let mut readings: Vec<Reading> = [day(one, two), day(two, one)].into_iter().flatten().collect();
    if year.is_none() {
        // A part, such as a third.
        readings.push(Reading::Name(format!("{one}/{two}")));
    }
    if readings.is_empty() { None } else { push(tokens, count, readings, facts) }
}

/// `1 mars 2026`, `1:a mars`, `1st of March`, `1–15 mars`, `1, 8 och 15 mars`
fn day_first(tokens: &[Token<'_>], tongue: &Tongue, facts: &mut Vec<Fact>) -> Option<usize> {
    let mut days: Vec<(Span, u8)> = Vec::new();
    let mut at = 0;
    loop {
        at = day(tokens, at, &mut days)?;
        let word = at + usize::from(tokens.get(at)?.is_word(&ARTICLES));
        if let Some(month) = tokens.get(word).and_then(|month| tongue.month(month.text)) {
            let (year, end) = year(tokens, word + 1, tongue);
            for (span, day) in &days {
                let is_last = Some(span) == days.last().map(|(span, _)| span);
                let span = if is_last { Span::new(span.start, tokens[end - 1].span.end) } else { *span };
                facts.push(date(span, year, month, *day));
            }
            return Some(end);
        }
        at = between(tokens, at)?;
    }
}

/// `March 1`, `March 1–15, 2026`
fn month_first(tokens: &[Token<'_>], month: u8, tongue: &Tongue, facts: &mut Vec<Fact>) -> Option<usize> {
    if !tongue.month_first {
        return None;
    }
    let mut days: Vec<(Span, u8)> = Vec::new();
    let mut at = day(tokens, point(tokens, 1), &mut days)?;
    while let Some(next) = between(tokens, at) {
        let known = days.len();
        match day(tokens, next, &mut days) {
            // `March 1 and 15 April` are days of two months.
            Some(end) if tokens.get(end).is_none_or(|next| tongue.month(next.text).is_none()) => at = end,
            Some(_) | None => {
                days.truncate(known);
                break;
            }
        }
    }
    let (year, end) = year(tokens, at, tongue);
    for (number, (span, day)) in days.iter().enumerate() {
        let start = if number == 0 { tokens[0].span.start } else { span.start };
        let last = number + 1 == days.len();
        let stop = if last { tokens[end - 1].span.end } else { span.end };
        let mut fact = date(Span::new(start, stop), year, month, *day);
        if year.is_none() {
            // `In May 15 people met.`
            fact.readings.push(Reading::Number(i128::from(*day) * ONE));
        }
        facts.push(fact);
    }
    Some(end)
}

fn month_and_year(tokens: &[Token<'_>], month: u8, facts: &mut Vec<Fact>) -> Option<usize> {
    let at = point(tokens, 1);
    let year = tokens.get(at)?.year()?;
    push(tokens, at + 1, vec![Reading::Date(Day { year: Some(year), month, day: None })], facts)
}

/// A day of a month with what makes it the how manieth; gives what follows.
fn day(tokens: &[Token<'_>], at: usize, days: &mut Vec<(Span, u8)>) -> Option<usize> {
    let token = tokens.get(at).filter(|_| days.len() < MOST)?;
    let day = token.number().filter(|day| (1..=31).contains(day) && token.text.len() <= 2)?;
    days.push((token.span, u8::try_from(day).ok()?));
    let is_glued = |at: usize| tokens.get(at).is_some_and(|next| !next.is_spaced);
    let next = tokens.get(at + 1);
    if next.is_some_and(|next| next.is_sign(&[':'])) && is_glued(at + 1) {
        let is_ordinal = tokens.get(at + 2).is_some_and(|ending| ending.is_word(&["a", "e"]));
        return (is_ordinal && is_glued(at + 2)).then_some(at + 3);
    }
    if is_glued(at + 1) && next.is_some_and(|ending| ending.is_word(&["st", "nd", "rd", "th"])) {
        return Some(at + 2);
    }
    let is_point = is_glued(at + 1) && next.is_some_and(|next| next.is_sign(&['.']));
    Some(at + if is_point && !is_glued(at + 2) { 2 } else { 1 })
}

/// What stands between two days of one month; gives what follows.
fn between(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let mut next = at;
    if tokens.get(next)?.is_sign(&['–', '-', '—', ',', '&', '/']) {
        next += 1;
    }
    if tokens.get(next)?.is_word(&BETWEEN) {
        next += 1;
    }
    if next == at {
        return None;
    }
    Some(next + usize::from(tokens.get(next)?.is_word(&ARTICLES)))
}

/// The point behind a short name.
fn point(tokens: &[Token<'_>], at: usize) -> usize {
    let is_point = tokens.get(at).is_some_and(|point| point.is_sign(&['.']) && !point.is_spaced);
    // At the end of a sentence it is a full stop, and no number follows.
    let is_inside = tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Digits);
    at + usize::from(is_point && is_inside)
}

/// The year of a day, and what follows. Only where months come first there may be a comma before it.
fn year(tokens: &[Token<'_>], at: usize, tongue: &Tongue) -> (Option<i16>, usize) {
    let at = point(tokens, at);
    let has_comma = tongue.month_first && tokens.get(at).is_some_and(|comma| comma.is_sign(&[',']));
    let behind = at + usize::from(has_comma);
    // `1 May 2026-04-05` is two dates.
    let is_longer = tokens.get(behind + 1).is_some_and(|sign| sign.is_sign(&['-', '/']) && !sign.is_spaced);
    match tokens.get(behind).and_then(Token::year).filter(|_| !is_longer) {
        Some(year) => (Some(year), behind + 1),
        None => (None, at),
    }
}

fn date(span: Span, year: Option<i16>, month: u8, day: u8) -> Fact {
    let readings = vec![Reading::Date(Day { year, month, day: Some(day) })];
    Fact { span, readings, unit: None, weight: Weight::Digits }
}

fn push(tokens: &[Token<'_>], count: usize, readings: Vec<Reading>, facts: &mut Vec<Fact>) -> Option<usize> {
    let span = Span::new(tokens[0].span.start, tokens[count - 1].span.end);
    facts.push(Fact { span, readings, unit: None, weight: Weight::Digits });
    Some(count)
}
