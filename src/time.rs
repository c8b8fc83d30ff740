//! Days, instants and time zones. The wall around the calendar crate, whose zones are built in, so that a site is the
//! same on every machine.
//!
//! How a date reads in a language is the business of `locale`; when something opens or closes is that of `programme`.

mod when;

pub use when::{LocalTime, Unclear, When};

use std::fmt;

use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Span, Timestamp, civil};

/// A day of the calendar, in no time zone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

/// A moment, to the second. Ordered; shown in UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(Timestamp);

/// The moment at which a site is looked at, before its time zone is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Moment {
    At(Instant),
    /// The first moment of a day in the site's zone.
    StartOf(Date),
}

/// The rules of a place for its clocks, by name: `Europe/Stockholm`.
#[derive(Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Date {
    /// The day, if the calendar has it.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        civil::Date::new(year, month, day).ok().map(Date)
    }

    /// Reads `2024-08-28`, and no other form.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut next = |width: usize| {
            parts.next().filter(|part| part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        match parts.next() {
            Some(_) => None,
            None => Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?),
        }
    }

    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// From 1.
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// From 1.
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }

    /// The day so many days before; the first day of all if there is none.
    #[must_use]
    pub fn minus_days(self, days: u32) -> Self {
        Date(self.0.saturating_sub(day_span(days)))
    }

    /// The day so many days after; the last day of all if there is none.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        Date(self.0.saturating_add(day_span(days)))
    }
}

impl Instant {
    /// The system's clock: asked once in a run, and only by the command line.
    pub fn now() -> Self {
        Instant::from_unix(Timestamp::now().as_second())
    }

    /// So many seconds after the beginning of 1970 in UTC, or the nearest moment that there is.
    pub fn from_unix(seconds: i64) -> Self {
        let nearest = if seconds < 0 { Timestamp::MIN } else { Timestamp::MAX };
        Instant(Timestamp::from_second(seconds).unwrap_or(nearest))
    }

    pub fn to_unix(self) -> i64 {
        self.0.as_second()
    }

    /// The second after.
    #[must_use]
    pub fn next_second(self) -> Self {
        Instant::from_unix(self.to_unix().saturating_add(1))
    }

    /// Reads RFC 3339 with `Z` or an offset: `2024-08-28T23:59:59+02:00`.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse::<Timestamp>().ok().map(|timestamp| Instant::from_unix(timestamp.as_second()))
    }
}

impl Moment {
    /// Reads what `--as-of` is given: a day, or a moment in RFC 3339.
    pub fn parse(text: &str) -> Option<Self> {
        match Date::parse(text) {
            Some(date) => Some(Moment::StartOf(date)),
            None => Instant::parse(text).map(Moment::At),
        }
    }

    pub fn instant(self, zone: &Zone) -> Instant {
        match self {
            Moment::At(instant) => instant,
            Moment::StartOf(date) => zone.start_of(date),
        }
    }
}

impl Zone {
    /// The zone with this IANA name, in any case.
    pub fn new(name: &str) -> Option<Self> {
        TimeZoneDatabase::bundled().get(name).ok().map(Zone)
    }

    pub fn utc() -> Self {
        Zone(TimeZone::UTC)
    }

    /// The name as IANA writes it.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The names of all zones, for suggestions.
    pub fn names() -> Vec<String> {
        TimeZoneDatabase::bundled().available().map(|name| name.to_string()).collect()
    }

    /// The first moment of a day. Where clocks skip midnight, the moment to which they skip.
    pub fn start_of(&self, date: Date) -> Instant {
        let nearest = if date.year() < 0 { Timestamp::MIN } else { Timestamp::MAX };
        let timestamp = self.0.to_timestamp(date.0.at(0, 0, 0, 0)).unwrap_or(nearest);
        Instant::from_unix(timestamp.as_second())
    }

    /// The last second of a day: the one before the next day starts, so that it is right on days of 23 and 25 hours.
    pub fn end_of(&self, date: Date) -> Instant {
        Instant::from_unix(self.start_of(date.plus_days(1)).to_unix().saturating_sub(1))
    }

    /// The day that it is here at a moment.
    pub fn date_of(&self, instant: Instant) -> Date {
        Date(self.0.to_datetime(instant.0).date())
    }

    /// A moment with this zone's offset: `2024-08-28T23:59:59+02:00`.
    pub fn rfc3339(&self, instant: Instant) -> String {
        instant.0.display_with_offset(self.0.to_offset(instant.0)).to_string()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// RFC 3339 in UTC: `2024-08-28T21:59:59Z`.
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// So many days, or as many as the calendar has.
fn day_span(days: u32) -> Span {
    const MOST: i64 = 7_304_484;
    Span::new().days(i64::from(days).min(MOST))
}

#[cfg(test)]
mod tests;
