//! The words of a language for months and numbers.

use std::collections::HashMap;

use super::{ONE, Weight};
use crate::language::Language;
use crate::locale::{CalendarDate, DateStyle, Formats};

/// What is to be known of a language to read what its prose states.
pub struct Tongue {
    months: HashMap<String, u8>,
    numbers: &'static [(&'static str, i128, Weight)],
    /// Words with which others begin: `två` of `tvåårig`.
    stems: &'static [(&'static str, i128)],
    /// Whether a day follows its month: `March 1`.
    pub month_first: bool,
}

use Weight::{Hint, Letters};

const SWEDISH: &[(&str, i128, Weight)] = &[
    ("en", ONE, Hint),
    ("ett", ONE, Hint),
    ("första", ONE, Hint),
    ("andra", 2 * ONE, Hint),
    ("båda", 2 * ONE, Hint),
    ("bägge", 2 * ONE, Hint),
    ("dubbelt", 2 * ONE, Hint),
    ("tredje", 3 * ONE, Hint),
    ("fjärde", 4 * ONE, Hint),
    ("femte", 5 * ONE, Hint),
    ("sjätte", 6 * ONE, Hint),
    ("sjunde", 7 * ONE, Hint),
    ("åttonde", 8 * ONE, Hint),
    ("nionde", 9 * ONE, Hint),
    ("tionde", 10 * ONE, Hint),
    ("halv", ONE / 2, Hint),
    ("halva", ONE / 2, Hint),
    ("hälften", 50 * ONE, Hint),
    ("fjärdedel", 25 * ONE, Hint),
    ("noll", 0, Hint),
    ("två", 2 * ONE, Letters),
    ("tre", 3 * ONE, Letters),
    ("fyra", 4 * ONE, Letters),
    ("fem", 5 * ONE, Letters),
    ("sex", 6 * ONE, Letters),
    ("sju", 7 * ONE, Letters),
    ("åtta", 8 * ONE, Letters),
    ("nio", 9 * ONE, Letters),
    ("tio", 10 * ONE, Letters),
    ("elva", 11 * ONE, Letters),
    ("tolv", 12 * ONE, Letters),
    ("hundra", 100 * ONE, Hint),
    ("tusen", 1000 * ONE, Hint),
];

const SWEDISH_STEMS: &[(&str, i128)] = &[
    ("två", 2 * ONE),
    ("tre", 3 * ONE),
    ("fyr", 4 * ONE),
    ("fem", 5 * ONE),
    ("sex", 6 * ONE),
    ("sju", 7 * ONE),
    ("åtta", 8 * ONE),
    ("nio", 9 * ONE),
    ("tio", 10 * ONE),
    ("elva", 11 * ONE),
    ("tolv", 12 * ONE),
];

const ENGLISH: &[(&str, i128, Weight)] = &[
    ("a", ONE, Hint),
    ("an", ONE, Hint),
    ("one", ONE, Hint),
    ("once", ONE, Hint),
    ("first", ONE, Hint),
    ("second", 2 * ONE, Hint),
    ("twice", 2 * ONE, Hint),
    ("both", 2 * ONE, Hint),
    ("double", 2 * ONE, Hint),
    ("third", 3 * ONE, Hint),
    ("fourth", 4 * ONE, Hint),
    ("fifth", 5 * ONE, Hint),
    ("sixth", 6 * ONE, Hint),
    ("seventh", 7 * ONE, Hint),
    ("eighth", 8 * ONE, Hint),
    ("ninth", 9 * ONE, Hint),
    ("tenth", 10 * ONE, Hint),
    ("half", 50 * ONE, Hint),
    ("quarter", 25 * ONE, Hint),
    ("zero", 0, Hint),
    ("two", 2 * ONE, Letters),
    ("three", 3 * ONE, Letters),
    ("four", 4 * ONE, Letters),
    ("five", 5 * ONE, Letters),
    ("six", 6 * ONE, Letters),
    ("seven", 7 * ONE, Letters),
    ("eight", 8 * ONE, Letters),
    ("nine", 9 * ONE, Letters),
    ("ten", 10 * ONE, Letters),
    ("eleven", 11 * ONE, Letters),
    ("twelve", 12 * ONE, Letters),
    ("hundred", 100 * ONE, Hint),
    ("thousand", 1000 * ONE, Hint),
];

const ENGLISH_STEMS: &[(&str, i128)] = &[("two", 2 * ONE), ("three", 3 * ONE), ("four", 4 * ONE)];

impl Tongue {
    /// The words of a language; those for numbers are known of Swedish and English only.
    pub fn of(language: &Language, formats: Option<&Formats>) -> Tongue {
        let (numbers, stems) = match language.as_str().split('-').next().unwrap_or_default() {
            "sv" => (SWEDISH, SWEDISH_STEMS),
            "en" => (ENGLISH, ENGLISH_STEMS),
            _ => (&[][..], &[][..]),
        };
        let mut months = formats.map(months).unwrap_or_default();
        if months.contains_key("september") {
            months.extend([("sep".to_owned(), 9), ("sept".to_owned(), 9)]);
        }
        Tongue { months, numbers, stems, month_first: language.as_str().starts_with("en") }
    }

    /// The month that a word names. English months have a capital letter, which tells `May` from `may`.
    pub fn month(&self, word: &str) -> Option<u8> {
        let is_name = !self.month_first || word.starts_with(char::is_uppercase);
        if is_name { self.months.get(&word.to_lowercase()).copied() } else { None }
    }

    /// The number that a word means or begins with.
    pub fn number(&self, word: &str) -> Option<(i128, Weight)> {
        let word = word.to_lowercase();
        let exact = self.numbers.iter().find(|(name, ..)| *name == word);
        let stem = || self.stems.iter().find(|(stem, _)| word.starts_with(stem));
        exact.map(|(_, value, weight)| (*value, *weight)).or_else(|| stem().map(|(_, value)| (*value, Hint)))
    }
}

/// The names of the months, long and short, as dates have them.
fn months(formats: &Formats) -> HashMap<String, u8> {
    let mut months: HashMap<String, u8> = HashMap::new();
    let mut others: Vec<String> = Vec::new();
    for style in [DateStyle::Long, DateStyle::Medium, DateStyle::MonthYear] {
        for month in 1..=12 {
            let written = formats.date(CalendarDate { year: 2024, month, day: 1 }, style);
            let words =
                written.split(|part: char| !part.is_alphabetic()).filter(|word| word.chars().count() > 1);
            for word in words.map(str::to_lowercase) {
                match months.insert(word.clone(), month) {
                    // A word that stands with several months is none of their names.
                    Some(other) if other != month => others.push(word),
                    Some(_) | None => {}
                }
            }
        }
    }
    months.retain(|word, _| !others.contains(word));
    months
}
