//! Times of day: `23.59`, `23:59`, `11:59 pm`, `9–11 a.m.`

use super::token::{Kind, Token};
use super::{Fact, ONE, Reading, Weight};
use crate::diagnostic::Span;

/// Reads a time at `at`; gives how many tokens it is.
pub fn read(tokens: &[Token<'_>], at: usize, facts: &mut Vec<Fact>) -> Option<usize> {
    let first = tokens.get(at).filter(|first| first.text.len() <= 2)?;
    let hour = first.number().filter(|hour| *hour <= 24)?;
    let is_glued = |at: usize| tokens.get(at).is_some_and(|next| !next.is_spaced);
    let mark = tokens.get(at + 1).filter(|mark| mark.is_sign(&[':', '.']) && !mark.is_spaced);
    let minute =
        mark.and_then(|_| tokens.get(at + 2)).filter(|minute| !minute.is_spaced && minute.text.len() == 2);
    let minute = minute.and_then(Token::number).filter(|minute| *minute < 60);
    let end = at + if minute.is_some() { 3 } else { 1 };
    let half = half(tokens, end);
    // Three numbers are a version or a date.
    let is_longer = tokens.get(end).is_some_and(|next| next.is_sign(&['.', ':', ',', '/']))
        && is_glued(end)
        && is_glued(end + 1);
    if is_longer || (minute.is_none() && half.is_none()) {
        return None;
    }
    let hour = u8::try_from(hour).ok()?;
    let small = u8::try_from(minute.unwrap_or(0)).ok()?;
    let fraction = i128::from(hour) * ONE + i128::from(small) * ONE / 100;
    let mut readings = match half {
        Some((is_afternoon, _)) => {
            vec![Reading::Time { hour: hour % 12 + if is_afternoon { 12 } else { 0 }, minute: small }]
        }
        None => vec![Reading::Time { hour: hour % 24, minute: small }, Reading::Number(fraction)],
    };
    let end = half.map_or(end, |(_, end)| end);
    if minute.is_none() || small == 0 {
        // `3 pm` is `kl. 15`.
        if let Some(Reading::Time { hour, .. }) = readings.first() {
            readings.push(Reading::Number(i128::from(*hour) * ONE));
        }
    }
    if let Some((true, _)) = half {
        move_to_afternoon(tokens, at, facts);
    }
    let span = Span::new(first.span.start, tokens[end - 1].span.end);
    facts.push(Fact { span, readings, unit: None, weight: Weight::Digits });
    Some(end - at)
}

/// `am`, `p.m.`: whether it is the second half of the day, and what follows.
fn half(tokens: &[Token<'_>], at: usize) -> Option<(bool, usize)> {
    let first = tokens.get(at)?;
    if first.is_word(&["am", "pm"]) {
        return Some((first.text.starts_with(['p', 'P']), at + 1));
    }
    let is_point = |at: usize| tokens.get(at).is_some_and(|point| point.is_sign(&['.']) && !point.is_spaced);
    let is_half = first.is_word(&["a", "p"]) && is_point(at + 1);
    let is_half =
        is_half && tokens.get(at + 2).is_some_and(|second| second.is_word(&["m"]) && !second.is_spaced);
    let end = at + 3 + usize::from(is_point(at + 3));
    is_half.then_some((first.text.eq_ignore_ascii_case("p"), end))
}

/// In `1–3 pm` the first may be in the afternoon, too.
fn move_to_afternoon(tokens: &[Token<'_>], at: usize, facts: &mut [Fact]) {
    let Some(mark) = at.checked_sub(1).and_then(|mark| tokens.get(mark)) else { return };
    let is_range = mark.is_sign(&['–', '-', '—']) || mark.is_word(&["to", "and", "until"]);
    let end =
        at.checked_sub(2).and_then(|before| tokens.get(before)).filter(|before| before.kind == Kind::Digits);
    let (Some(last), Some(end)) = (facts.last_mut(), end) else { return };
    if !is_range || last.span.end != end.span.end {
        return;
    }
    let later: Vec<Reading> = last
        .readings
        .iter()
        .filter_map(|reading| match reading {
            Reading::Number(hour) if *hour < 12 * ONE => Some(Reading::Number(hour + 12 * ONE)),
            Reading::Time { hour, minute } if *hour < 12 => {
                Some(Reading::Time { hour: hour + 12, minute: *minute })
            }
            Reading::Number(_) | Reading::Time { .. } | Reading::Date(_) | Reading::Name(_) => None,
        })
        .collect();
    last.readings.extend(later);
}
