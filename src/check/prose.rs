//! What prose states: numbers, dates, times and amounts, each with its place and with every way to read it.
//!
//! Languages write one thing in several ways, and one way may mean several things: `12.500` is twelve thousand five
//! hundred or twelve and a half, `1/3` a day or a part. A fact therefore has all its readings, and two facts agree if
//! they have one in common. What stands in tags, code and addresses is no prose; which addresses there are is told.

mod date;
mod mask;
mod number;
mod time;
mod token;
mod tongue;
mod word;

#[cfg(test)]
mod tests;

pub use mask::{Masked, mask, mask_item};
pub use tongue::Tongue;

use token::tokens;

use crate::diagnostic::Span;
use crate::time::Date;

/// Something that a text states.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// In the text.
    pub span: Span,
    pub readings: Vec<Reading>,
    pub unit: Option<Unit>,
    pub weight: Weight,
}

/// One way to understand a fact.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reading {
    /// In millionths.
    Number(i128),
    Time {
        hour: u8,
        minute: u8,
    },
    Date(Day),
    /// A number of a thing, such as that of a law or a telephone.
    Name(String),
}

/// A day or a month, of a year or of any.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Day {
    pub year: Option<i16>,
    pub month: u8,
    pub day: Option<u8>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    Percent,
    /// By its code: `SEK`.
    Currency(&'static str),
}

/// How much it means that a fact is stated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weight {
    /// In digits: who reads one language wants to know it in the other.
    Digits,
    /// In letters: another language may have other words for it, such as `both`.
    Letters,
    /// A word that may mean a number, such as `one` and `first`.
    Hint,
}

/// One of a number is so many.
pub const ONE: i128 = 1_000_000;

/// What the prose of a masked text states, in order.
pub fn facts(masked: &Masked, tongue: &Tongue) -> Vec<Fact> {
    let tokens = tokens(&masked.text);
    let mut facts: Vec<Fact> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        let read = date::read(rest, tongue, &mut facts)
            .or_else(|| time::read(&tokens, at, &mut facts))
            .or_else(|| number::read(&tokens, at, &mut facts))
            .or_else(|| word::read(rest, tongue, &mut facts));
        at += read.unwrap_or(1);
    }
    facts
}

impl Fact {
    /// Whether both may state the same.
    pub fn agrees(&self, other: &Fact) -> bool {
        let is_one_unit = self.unit.is_none() || other.unit.is_none() || self.unit == other.unit;
        is_one_unit && self.readings.iter().any(|one| other.readings.iter().any(|two| one.agrees(two)))
    }

    /// The day, if it is surely one.
    pub fn day(&self) -> Option<Day> {
        match *self.readings {
            [Reading::Date(day)] => Some(day),
            _ => None,
        }
    }

    pub fn is_date(&self) -> bool {
        matches!(self.readings.first(), Some(Reading::Date(_)))
    }

    pub fn is_amount(&self) -> bool {
        matches!(self.unit, Some(Unit::Currency(_)))
    }
}

impl Reading {
    fn agrees(&self, other: &Reading) -> bool {
        match (self, other) {
            (Reading::Date(one), Reading::Date(two)) => one.agrees(*two),
            _ => self == other,
        }
    }
}

impl Day {
    pub fn of(date: Date) -> Self {
        Day { year: Some(date.year()), month: date.month(), day: Some(date.day()) }
    }

    /// Whether both may be one: a year may be left out.
    pub fn agrees(self, other: Day) -> bool {
        let is_one_year = self.year.is_none() || other.year.is_none() || self.year == other.year;
        self.month == other.month && self.day == other.day && is_one_year
    }
}
