//! What is written by the rules of a language and not by anybody's words: days and months, what joins a list, countries.

use std::collections::BTreeMap;

use super::word::{Word, words};
use crate::locale::{CalendarDate, DateStyle, Formats, ListStyle};

/// The texts that a language writes by its rules.
pub(super) struct Customs {
    /// By their first word, the longest first.
    phrases: BTreeMap<String, Vec<Vec<String>>>,
}

impl Customs {
    /// `names` are the same everywhere: those of the languages, each as its speakers call it.
    pub fn of<'n>(formats: &Formats, names: impl Iterator<Item = &'n str>) -> Self {
        let mut customs = Customs { phrases: BTreeMap::new() };
        let styles: Vec<_> = DateStyle::NAMES.iter().filter_map(|name| DateStyle::from_name(name)).collect();
        // Seven days in a row have every name of a day.
        let days = (1..=7).map(|day| CalendarDate { year: 2024, month: 1, day });
        let months = (1..=12).map(|month| CalendarDate { year: 2024, month, day: 1 });
        for date in days.chain(months) {
            for style in &styles {
                customs.each_word(&formats.date(date, *style));
            }
            let year = CalendarDate { year: date.year + 1, ..date };
            customs.each_word(&formats.date_range(date, year));
        }
        for style in [ListStyle::And, ListStyle::Or] {
            customs.each_word(&formats.list(&["1", "2", "3"], style));
        }
        names.for_each(|name| customs.phrase(name));
        let letters = || 'A'..='Z';
        for code in letters().flat_map(|first| letters().map(move |second| format!("{first}{second}"))) {
            customs.phrase(formats.country(&code).as_deref().unwrap_or_default());
        }
        for phrases in customs.phrases.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        }
        customs
    }

    /// With how many words `words` begin that are written by rule.
    pub fn begin(&self, words: &[Word<'_>]) -> usize {
        let Some(phrases) = words.first().and_then(|first| self.phrases.get(first.text)) else { return 0 };
        let is_here = |phrase: &&Vec<String>| {
            phrase.len() <= words.len() && phrase.iter().zip(words).all(|(known, word)| known == word.text)
        };
        phrases.iter().find(is_here).map_or(0, Vec::len)
    }

    fn each_word(&mut self, text: &str) {
        for word in words(text) {
            self.phrase(word.text);
        }
    }

    fn phrase(&mut self, text: &str) {
        let phrase: Vec<String> = words(text).iter().map(|word| word.text.to_owned()).collect();
        if let Some(first) = phrase.first() {
            let known = self.phrases.entry(first.clone()).or_default();
            if !known.contains(&phrase) {
                known.push(phrase);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_write_dates_lists_and_countries() {
        for (tag, text, expected) in [
            ("sv-SE", "lördag", 1),
            ("sv-SE", "augusti", 1),
            ("sv-SE", "och", 1),
            ("sv-SE", "Bosnien och Hercegovina", 3),
            ("en-GB", "Aug", 1),
            ("en-GB", "South Africa and", 2),
            ("en-GB", "or", 1),
            ("en-GB", "Read more", 0),
            ("sv-SE", "Read", 0),
            ("en-GB", "Svenska", 1),
        ] {
            let customs = Customs::of(&Formats::new(tag).unwrap(), ["Svenska"].into_iter());
            assert_eq!(customs.begin(&words(text)), expected, "{tag} {text}");
        }
    }
}
