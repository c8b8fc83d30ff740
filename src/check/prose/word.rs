//! Numbers in letters.

use super::number::{multiplier, unit_behind};
use super::token::{Kind, Token};
use super::{Fact, ONE, Reading, Tongue, Weight};
use crate::diagnostic::Span;

/// Reads a number in letters at the beginning of `tokens`; gives how many of them it is.
pub fn read(tokens: &[Token<'_>], tongue: &Tongue, facts: &mut Vec<Fact>) -> Option<usize> {
    let first = tokens.first().filter(|first| first.kind == Kind::Word)?;
    let (value, weight) = tongue.number(first.text)?;
    let (value, weight, count) = match tokens.get(1).and_then(multiplier) {
        Some(times) => (value * times, Weight::Letters, 2),
        None => (value, weight, 1),
    };
    let mut readings = vec![Reading::Number(value)];
    if value % ONE == 0 && (0..24).contains(&(value / ONE)) {
        readings.push(Reading::Time { hour: u8::try_from(value / ONE).ok()?, minute: 0 });
    }
    let (unit, _) = unit_behind(tokens, count);
    let span = Span::new(first.span.start, tokens[count - 1].span.end);
    facts.push(Fact { span, readings, unit, weight });
    Some(count)
}
