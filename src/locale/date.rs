//! Dates and ranges of dates in the Gregorian calendar, in which deadlines are set, whatever the language.
//!
//! Owns the collapse of ranges, because ICU4X 2.4 prints `1–15 M03 2026` for long ones (unicode-org/icu4x#5448);
//! `no_month_is_a_number` in the tests is the reason why nobody should go back before that is mended.

use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{D, M, MD, Y, YM, YMD, YMDE};
use icu_locale::Locale;

/// A day of the Gregorian calendar that exists; whoever reads dates has checked it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CalendarDate {
    pub year: i16,
    pub month: u8,
    pub day: u8,
}

macro_rules! date_styles {
    ($($(#[$doc:meta])* $style:ident = $name:literal;)*) => {
        /// How much of a date is written, and how.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum DateStyle { $($(#[$doc])* $style,)* }

        impl DateStyle {
            /// The names of all styles, as templates write them.
            pub const NAMES: &[&str] = &[$($name,)*];

            /// The style of that name.
            pub fn from_name(name: &str) -> Option<DateStyle> {
                match name { $($name => Some(DateStyle::$style),)* _ => None }
            }
        }
    };
}

date_styles! {
    /// `onsdag 28 augusti 2024`
    Full = "full";
    /// `28 augusti 2024`
    Long = "long";
    /// `28 aug. 2024`
    Medium = "medium";
    /// `2024-08-28`
    Short = "short";
    /// `28`
    Day = "day";
    /// `aug.`
    Month = "month";
    /// `augusti 2024`
    MonthYear = "month-year";
    /// `2024`
    Year = "year";
}

type Formatter<Fields> = FixedCalendarDateTimeFormatter<Gregorian, Fields>;

pub(super) struct Dates {
    full: Formatter<YMDE>,
    long: Formatter<YMD>,
    medium: Formatter<YMD>,
    short: Formatter<YMD>,
    day: Formatter<D>,
    month: Formatter<M>,
    month_year: Formatter<YM>,
    year: Formatter<Y>,
    month_day: Formatter<MD>,
    between_dates: &'static str,
}

impl Dates {
    /// `None` if the month names of the language are not known: it would print `M08`.
    pub(super) fn load(locale: &Locale) -> Option<Self> {
        let dates = Dates {
            full: Formatter::try_new(locale.into(), YMDE::long()).ok()?,
            long: Formatter::try_new(locale.into(), YMD::long()).ok()?,
            medium: Formatter::try_new(locale.into(), YMD::medium()).ok()?,
            short: Formatter::try_new(locale.into(), YMD::short()).ok()?,
            day: Formatter::try_new(locale.into(), D::medium()).ok()?,
            month: Formatter::try_new(locale.into(), M::medium()).ok()?,
            month_year: Formatter::try_new(locale.into(), YM::long()).ok()?,
            year: Formatter::try_new(locale.into(), Y::medium()).ok()?,
            month_day: Formatter::try_new(locale.into(), MD::long()).ok()?,
            between_dates: match locale.id.language.as_str() {
                "sv" | "da" => "–",
                _ => " – ",
            },
        };
        let probe = CalendarDate { year: 2024, month: 8, day: 28 };
        (!dates.format(probe, DateStyle::Long).contains("M08")).then_some(dates)
    }

    pub(super) fn format(&self, date: CalendarDate, style: DateStyle) -> String {
        let Some(day) = gregorian(date) else { return iso(date) };
        match style {
            DateStyle::Full => self.full.format(&day).to_string(),
            DateStyle::Long => self.long.format(&day).to_string(),
            DateStyle::Medium => self.medium.format(&day).to_string(),
            DateStyle::Short => self.short.format(&day).to_string(),
            DateStyle::Day => self.day.format(&day).to_string(),
            DateStyle::Month => self.month.format(&day).to_string(),
            DateStyle::MonthYear => self.month_year.format(&day).to_string(),
            DateStyle::Year => self.year.format(&day).to_string(),
        }
    }

    pub(super) fn format_range(&self, from: CalendarDate, to: CalendarDate) -> String {
        let (first, last) = (self.format(from, DateStyle::Long), self.format(to, DateStyle::Long));
        if from == to {
            return first;
        }
        let between = self.between_dates;
        let one_year = from.year == to.year && from < to;
        if one_year && from.month == to.month {
            return join_days(&first, &last);
        }
        if one_year && last.starts_with(&self.format(to, DateStyle::Year)) {
            return format!("{first}{between}{}", self.format_month_day(to));
        }
        if one_year {
            return format!("{}{between}{last}", self.format_month_day(from));
        }
        format!("{first}{between}{last}")
    }

    fn format_month_day(&self, date: CalendarDate) -> String {
        gregorian(date).map_or_else(|| iso(date), |day| self.month_day.format(&day).to_string())
    }
}

/// Two days of one month are written alike but for the day: what they share is written once around both.
/// `28 augusti 2024` and `30 augusti 2024` become `28–30 augusti 2024`.
fn join_days(first: &str, last: &str) -> String {
    let shared = |(a, b): &(char, char)| a == b;
    let start: Vec<char> = first.chars().zip(last.chars()).take_while(shared).map(|(a, _)| a).collect();
    // `21` and `28` share a digit, which belongs to the day and not to what is around it.
    let prefix = start.iter().rposition(|c| !c.is_numeric()).map_or(0, |at| at + 1);
    let most = first.chars().count().min(last.chars().count()) - prefix;
    let end: Vec<char> =
        first.chars().rev().zip(last.chars().rev()).take(most).take_while(shared).map(|(a, _)| a).collect();
    // The point of a German or Finnish ordinal is a part of the day: `28.–30. August 2024`.
    let suffix = end.iter().rposition(|c| !c.is_numeric() && *c != '.').map_or(0, |at| at + 1);

    let characters = first.chars().count();
    let head: String = first.chars().take(characters - suffix).collect();
    let tail: String = last.chars().skip(prefix).collect();
    format!("{head}–{tail}")
}

fn gregorian(date: CalendarDate) -> Option<Date<Gregorian>> {
    Date::try_new_gregorian(i32::from(date.year), date.month, date.day).ok()
}

fn iso(date: CalendarDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}
