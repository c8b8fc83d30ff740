//! How one language writes dates, lists, numbers and names, and in which order it sorts words. The wall around ICU4X.
//!
//! Owns the rules of a locale and nothing of the site: which locale a language is formatted for stands in
//! `anslag.yaml`, words and sentences stand in the catalogues of `i18n`, and what day it is belongs to the clock.
//! Fields come from the Unicode CLDR, which is compiled into the program; nothing is read at run time.

mod country;
mod date;
pub mod hyphen;
mod number;
mod own_name;

use std::cmp::Ordering;
use std::fmt;

use icu_collator::options::CollatorOptions;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_locale::{Locale, LocaleDirectionality};

pub use date::{CalendarDate, DateStyle};
pub use own_name::own_name;

/// All formatting for one BCP 47 tag, such as `sv-SE` or `en-GB`.
pub struct Formats {
    locale: Locale,
    dates: date::Dates,
    numbers: number::Numbers,
    and: ListFormatter,
    or: ListFormatter,
    collator: CollatorBorrowed<'static>,
}

/// How the last two items of a list are joined.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ListStyle {
    And,
    Or,
}

/// A tag that is not well formed, or names a language whose rules are not known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownTag {
    pub tag: String,
}

impl fmt::Display for UnknownTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a locale with known rules for dates and numbers", self.tag)
    }
}

impl std::error::Error for UnknownTag {}

impl Formats {
    /// The rules of `tag`. A region matters: plain `en` writes American dates, `en-GB` British ones.
    pub fn new(tag: &str) -> Result<Formats, UnknownTag> {
        Self::load(tag).ok_or_else(|| UnknownTag { tag: tag.to_owned() })
    }

    fn load(tag: &str) -> Option<Formats> {
        let locale = Locale::try_from_str(tag).ok()?;
        let lists = ListFormatterOptions::default().with_length(ListLength::Wide);
        let collation = CollatorPreferences::from(&locale);
        Some(Formats {
            dates: date::Dates::load(&locale)?,
            numbers: number::Numbers::load(&locale)?,
            and: ListFormatter::try_new_and((&locale).into(), lists).ok()?,
            or: ListFormatter::try_new_or((&locale).into(), lists).ok()?,
            collator: CollatorBorrowed::try_new(collation, CollatorOptions::default()).ok()?,
            locale,
        })
    }

    /// The tag without its extensions: `sv-SE`.
    pub fn tag(&self) -> String {
        self.locale.id.to_string()
    }

    /// One date: `28 augusti 2024`.
    pub fn date(&self, date: CalendarDate, style: DateStyle) -> String {
        self.dates.format(date, style)
    }

    /// From one day to another, both included, without repeating what they share: `28–30 augusti 2024`.
    pub fn date_range(&self, from: CalendarDate, to: CalendarDate) -> String {
        self.dates.format_range(from, to)
    }

    /// Items in the order given: `Kenya, Tanzania och Uganda`.
    pub fn list<T: AsRef<str>>(&self, items: &[T], style: ListStyle) -> String {
        let formatter = match style {
            ListStyle::And => &self.and,
            ListStyle::Or => &self.or,
        };
        formatter.format(items.iter().map(AsRef::as_ref)).to_string()
    }

    /// The order of a dictionary of this language. Only equal strings are equal, so that sorting is the same every time.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.collator.compare(a, b).then_with(|| a.cmp(b))
    }

    /// A number with the language's grouping and decimal sign: `12 500`, with a no-break space.
    ///
    /// Three decimals are kept unless `max_fraction` says otherwise; halves are rounded away from zero.
    pub fn number(&self, value: f64, min_fraction: Option<u8>, max_fraction: Option<u8>) -> String {
        self.numbers.format(value, min_fraction, max_fraction)
    }

    /// The usual name of a country by its ISO 3166 code of two letters, in any case; `None` if it has none.
    pub fn country(&self, alpha2: &str) -> Option<String> {
        country::name(&self.locale, alpha2)
    }

    /// Whether the language is written from right to left.
    pub fn is_right_to_left(&self) -> bool {
        LocaleDirectionality::new_common().is_right_to_left(&self.locale.id)
    }
}

impl fmt::Debug for Formats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Formats({})", self.locale)
    }
}

#[cfg(test)]
mod tests;
