//! Numbers in digits, with what they count: `12 500`, `3,5 %`, `SEK 500,000`, `2 miljoner kronor`, `08-123 45 67`.

use super::token::{Kind, Token};
use super::{Fact, ONE, Reading, Unit, Weight};
use crate::diagnostic::Span;

/// How the currencies are written.
const CURRENCIES: &[(&str, &[&str])] = &[
    ("SEK", &["sek", "kr", "krona", "kronor"]),
    ("EUR", &["eur", "euro", "euros", "€"]),
    ("USD", &["usd", "dollar", "dollars", "$"]),
    ("GBP", &["gbp", "pund", "pounds", "£"]),
    ("NOK", &["nok"]),
    ("DKK", &["dkk"]),
];

/// How many pieces of a text a number of a telephone has at most.
const LONGEST: usize = 24;

/// Reads a number at `at`; gives how many tokens it is.
pub fn read(tokens: &[Token<'_>], at: usize, facts: &mut Vec<Fact>) -> Option<usize> {
    let rest = &tokens[at..];
    if let Some(count) = telephone(rest, facts).or_else(|| years(rest, facts)) {
        return Some(count);
    }
    let first = rest.first().filter(|first| first.kind == Kind::Digits)?;
    let (mut readings, mut count) = digits(rest);
    count = ordinal(rest, count);
    let (mut times, mut unit) = (None, None);
    if let Some(next) = rest.get(count) {
        times = multiplier(next);
        if let Some((value, code)) = short_amount(next) {
            (times, unit) = (Some(value), Some(Unit::Currency(code)));
        }
        count += usize::from(times.is_some());
    }
    if let Some(times) = times {
        readings =
            readings.iter().filter_map(number_of).map(|value| Reading::Number(value * times)).collect();
    }
    if unit.is_none() {
        let (behind, end) = unit_behind(rest, count);
        (unit, count) = (behind, end);
    }
    let mut start = first.span.start;
    if let Some(before) = at.checked_sub(1).and_then(|before| tokens.get(before)).filter(|_| unit.is_none()) {
        unit = currency(before);
        start = unit.map_or(start, |_| before.span.start);
    }
    if unit.is_none() && times.is_none() {
        hour(&mut readings);
    }
    let span = Span::new(start, rest[count - 1].span.end);
    facts.push(Fact { span, readings, unit, weight: Weight::Digits });
    Some(count)
}

/// How many times as much a word makes a number.
pub fn multiplier(token: &Token<'_>) -> Option<i128> {
    let of = |words: &[&str], value| token.is_word(words).then_some(value);
    of(&["tusen", "thousand"], 1_000)
        .or_else(|| of(&["miljon", "miljoner", "mn", "million", "millions"], 1_000_000))
        .or_else(|| of(&["miljard", "miljarder", "billion", "billions", "bn"], 1_000_000_000))
}

/// What the number before `at` counts, and what follows.
pub fn unit_behind(tokens: &[Token<'_>], at: usize) -> (Option<Unit>, usize) {
    let Some(next) = tokens.get(at) else { return (None, at) };
    if next.is_sign(&['%']) || next.is_word(&["procent", "percent"]) {
        return (Some(Unit::Percent), at + 1);
    }
    if next.is_word(&["per"]) && tokens.get(at + 1).is_some_and(|cent| cent.is_word(&["cent"])) {
        return (Some(Unit::Percent), at + 2);
    }
    // `500 $` is none, and `€` in `5, € 6` belongs to what follows.
    let is_before = tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Digits && !next.is_spaced);
    match currency(next).filter(|_| !is_before) {
        Some(unit) => (Some(unit), at + 1),
        None => (None, at),
    }
}

/// The value of a run of digits; nothing of one that is too long.
pub fn value(digits: &str, decimals: &str) -> Option<i128> {
    let whole: i128 = if digits.len() <= 18 { digits.parse().ok()? } else { return None };
    let decimals = decimals.trim_end_matches('0');
    if decimals.len() > 6 {
        return None;
    }
    let fraction: i128 = format!("{decimals:0<6}").parse().ok()?;
    Some(whole * ONE + fraction)
}

fn number_of(reading: &Reading) -> Option<i128> {
    match reading {
        Reading::Number(value) => Some(*value),
        Reading::Time { .. } | Reading::Date(_) | Reading::Name(_) => None,
    }
}

/// `15` may be an hour.
fn hour(readings: &mut Vec<Reading>) {
    let hours = readings.iter().filter_map(number_of).filter(|value| value % ONE == 0);
    let hour = hours.filter_map(|value| u8::try_from(value / ONE).ok()).find(|hour| *hour < 24);
    readings.extend(hour.map(|hour| Reading::Time { hour, minute: 0 }));
}

fn currency(token: &Token<'_>) -> Option<Unit> {
    let text = token.text.to_lowercase();
    let found = CURRENCIES.iter().find(|(_, names)| names.contains(&text.as_str()));
    found.map(|(code, _)| Unit::Currency(code))
}

/// `2 mkr` is two million kronor.
fn short_amount(token: &Token<'_>) -> Option<(i128, &'static str)> {
    let of = |words: &[&str], value| token.is_word(words).then_some((value, "SEK"));
    of(&["mkr", "mnkr", "msek"], 1_000_000).or_else(|| of(&["tkr", "ksek"], 1_000))
}

/// The number with its groups and decimals, and of how many tokens it is.
fn digits(tokens: &[Token<'_>]) -> (Vec<Reading>, usize) {
    let first = &tokens[0];
    let mut parts: Vec<(char, &str)> = vec![(' ', first.text)];
    let mut count = 1;
    while let Some(next) = tokens.get(count) {
        let behind = tokens.get(count + 1);
        let is_group = |token: &Token<'_>| token.kind == Kind::Digits && token.text.len() == 3;
        let are_groups = parts.iter().skip(1).all(|(_, part)| part.len() == 3);
        if next.is_spaced
            && is_group(next)
            && first.text.len() <= 3
            && are_groups
            && !first.text.starts_with('0')
        {
            parts.push((' ', next.text));
            count += 1;
            continue;
        }
        let Kind::Sign(mark @ ('.' | ',' | ':' | '’')) = next.kind else { break };
        match behind.filter(|part| part.kind == Kind::Digits && !next.is_spaced && !part.is_spaced) {
            Some(part) => parts.push((mark, part.text)),
            None => break,
        }
        count += 2;
    }
    (readings(&parts), count)
}

fn readings(parts: &[(char, &str)]) -> Vec<Reading> {
    let name = || {
        let written = parts.iter().enumerate().map(|(index, (mark, part))| match index {
            0 => (*part).to_owned(),
            _ => format!("{mark}{part}"),
        });
        vec![Reading::Name(written.collect())]
    };
    let (head, tail) = (parts[0].1, &parts[1..]);
    let joined = |parts: &[(char, &str)]| parts.iter().map(|(_, part)| *part).collect::<String>();
    let are_groups = |parts: &[(char, &str)]| {
        let mark = parts.first().map(|(mark, _)| *mark);
        head.len() <= 3 && parts.iter().all(|(other, part)| part.len() == 3 && Some(*other) == mark)
    };
    let mut values = Vec::new();
    if tail.iter().all(|(mark, _)| *mark != ':') && are_groups(tail) {
        values.extend(value(&joined(parts), ""));
    }
    if let Some(((mark @ ('.' | ','), decimals), groups)) = tail.split_last() {
        let is_whole = groups.iter().all(|(other, _)| other != mark) && are_groups(groups);
        values.extend(is_whole.then(|| value(&joined(&parts[..parts.len() - 1]), decimals)).flatten());
    } else if tail.is_empty() {
        values = value(head, "").into_iter().collect();
    }
    if values.is_empty() { name() } else { values.into_iter().map(Reading::Number).collect() }
}

/// What makes a number the how manieth, or the name of a decade: `2nd`, `2:a`, `1990s`, `90-talet`.
fn ordinal(tokens: &[Token<'_>], count: usize) -> usize {
    let glued = |at: usize| tokens.get(at).filter(|next| !next.is_spaced);
    if glued(count).is_some_and(|next| next.is_word(&["st", "nd", "rd", "th", "s"])) {
        return count + 1;
    }
    let is_swedish = glued(count).is_some_and(|next| next.is_sign(&[':']))
        && glued(count + 1).is_some_and(|next| next.is_word(&["a", "e", "s", "an", "en"]));
    count + if is_swedish { 2 } else { 0 }
}

/// `2024–25` are two years.
fn years(tokens: &[Token<'_>], facts: &mut Vec<Fact>) -> Option<usize> {
    let (first, mark, second) = (tokens.first()?, tokens.get(1)?, tokens.get(2)?);
    let from = first.year()?;
    let is_range =
        mark.is_sign(&['–', '-', '/']) && !mark.is_spaced && !second.is_spaced && second.text.len() == 2;
    let to = from / 100 * 100 + i16::try_from(second.number().filter(|_| is_range)?).ok()?;
    if to <= from {
        return None;
    }
    for (token, year) in [(first, from), (second, to)] {
        let readings = vec![Reading::Number(i128::from(year) * ONE)];
        facts.push(Fact { span: token.span, readings, unit: None, weight: Weight::Digits });
    }
    Some(3)
}

/// `08-123 45 67` and `+46 8 123 45 67` are one number: the last seven digits count.
fn telephone(tokens: &[Token<'_>], facts: &mut Vec<Fact>) -> Option<usize> {
    let first = tokens.first()?;
    let glued = |at: usize| tokens.get(at).is_some_and(|next| !next.is_spaced);
    let is_abroad = first.is_sign(&['+']) && glued(1) && tokens.get(1)?.kind == Kind::Digits;
    let is_home =
        first.kind == Kind::Digits && first.text.starts_with('0') && (2..=4).contains(&first.text.len());
    let is_home = is_home
        && glued(1)
        && tokens.get(1)?.is_sign(&['-', '–', '/'])
        && tokens.get(2)?.kind == Kind::Digits;
    if !is_abroad && !is_home {
        return None;
    }
    let mut number = String::new();
    let mut count = 0;
    for (at, token) in tokens.iter().take(LONGEST).enumerate() {
        match token.kind {
            Kind::Digits => {
                number.push_str(token.text);
                count = at + 1;
            }
            Kind::Sign('-' | '–' | '/' | '(' | ')') | Kind::Sign('+')
                if at == 0 || !token.is_sign(&['+']) => {}
            Kind::Sign(_) | Kind::Word => break,
        }
    }
    if !(6..=15).contains(&number.len()) {
        return None;
    }
    let last = number[number.len().saturating_sub(7)..].to_owned();
    let span = Span::new(first.span.start, tokens[count - 1].span.end);
    let readings = vec![Reading::Name(format!("telephone {last}"))];
    facts.push(Fact { span, readings, unit: None, weight: Weight::Digits });
    Some(count)
}
