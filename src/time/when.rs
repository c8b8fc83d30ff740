//! When something happens, as people write it: a day, or a time of a day.

use std::fmt;

use jiff::civil;
use jiff::tz::{AmbiguousOffset, Offset};

use super::{Date, Instant, Zone};

/// A day, or a time of a day. What it is depends on the zone that it is written for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum When {
    Day(Date),
    Time(LocalTime),
}

/// What a clock on the wall shows, to the minute; with an offset from UTC where it shows the same twice.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LocalTime {
    date: Date,
    hour: i8,
    minute: i8,
    /// Seconds east of UTC.
    offset: Option<i32>,
}

/// A time of which a zone does not have exactly one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unclear {
    /// Clocks go forward over it.
    Skipped,
    /// Clocks go back, and show it twice: with these offsets, as RFC 3339 writes them.
    Twice([String; 2]),
}

impl When {
    /// Reads `2024-08-28`, `2024-08-28T12:00` (or with a space), or that with an offset: `2024-10-27T02:30+01:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let Some((date, time)) = text.split_once(['T', ' ']) else { return Date::parse(text).map(When::Day) };
        let date = Date::parse(date)?;
        let (clock, offset) = match time.char_indices().nth(5) {
            Some((at, _)) => (&time[..at], Some(parse_offset(&time[at..])?)),
            None => (time, None),
        };
        let (hour, minute) = clock.split_once(':')?;
        let (hour, minute) = (two_digits(hour, 23)?, two_digits(minute, 59)?);
        Some(When::Time(LocalTime { date, hour, minute, offset }))
    }

    /// The day, as it is written.
    pub fn date(self) -> Date {
        match self {
            When::Day(date) => date,
            When::Time(time) => time.date,
        }
    }

    /// The time of the day, if one is written: `12:00`.
    pub fn time(self) -> Option<String> {
        match self {
            When::Day(_) => None,
            When::Time(time) => Some(format!("{:02}:{:02}", time.hour, time.minute)),
        }
    }

    /// Whether the zone has this exactly once.
    pub fn check(self, zone: &Zone) -> Result<(), Unclear> {
        let When::Time(time @ LocalTime { offset: None, .. }) = self else { return Ok(()) };
        match zone.0.to_ambiguous_timestamp(time.civil()).offset() {
            AmbiguousOffset::Unambiguous { .. } => Ok(()),
            AmbiguousOffset::Gap { .. } => Err(Unclear::Skipped),
            AmbiguousOffset::Fold { before, after } => Err(Unclear::Twice([written(before), written(after)])),
        }
    }

    /// Its first second: that of the day, or the time itself.
    pub fn first_second(self, zone: &Zone) -> Instant {
        match self {
            When::Day(date) => zone.start_of(date),
            When::Time(time) => time.instant(zone),
        }
    }

    /// Its last second: that of the day, or the time itself.
    pub fn last_second(self, zone: &Zone) -> Instant {
        match self {
            When::Day(date) => zone.end_of(date),
            When::Time(time) => time.instant(zone),
        }
    }
}

impl LocalTime {
    fn civil(self) -> civil::DateTime {
        self.date.0.at(self.hour, self.minute, 0, 0)
    }

    /// Where clocks skip it, as long after the skip as it is written; where they show it twice, the second time.
    fn instant(self, zone: &Zone) -> Instant {
        let offset = self.offset.and_then(|seconds| Offset::from_seconds(seconds).ok());
        let timestamp = match offset {
            Some(offset) => offset.to_timestamp(self.civil()),
            None => zone.0.to_ambiguous_timestamp(self.civil()).later(),
        };
        timestamp
            .map_or_else(|_| zone.start_of(self.date), |timestamp| Instant::from_unix(timestamp.as_second()))
    }
}

fn two_digits(text: &str, most: i8) -> Option<i8> {
    let is_sound = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| is_sound && *number <= most)
}

/// Reads `Z` or `+01:00`, in seconds.
fn parse_offset(text: &str) -> Option<i32> {
    if text == "Z" {
        return Some(0);
    }
    let (sign, rest) = match text.as_bytes().first()? {
        b'+' => (1, &text[1..]),
        b'-' => (-1, &text[1..]),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    let (hours, minutes) = (two_digits(hours, 23)?, two_digits(minutes, 59)?);
    Some(sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60))
}

fn written(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", seconds.abs() / 3600, seconds.abs() / 60 % 60)
}

/// As it is read.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            When::Day(date) => write!(f, "{date}"),
            When::Time(time) => write!(f, "{time}"),
        }
    }
}

impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}:{:02}", self.date, self.hour, self.minute)?;
        match self.offset {
            None => Ok(()),
            Some(0) => write!(f, "Z"),
            Some(seconds) => {
                let sign = if seconds < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", seconds.abs() / 3600, seconds.abs() / 60 % 60)
            }
        }
    }
}

impl fmt::Debug for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_or_a_time_of_a_day_is_read_and_nothing_else() {
        for (written, shown) in [
            ("2024-08-28", "2024-08-28"),
            ("2024-08-28T12:00", "2024-08-28T12:00"),
            ("2024-08-28 23:59", "2024-08-28T23:59"),
            ("2024-10-27T02:30+01:00", "2024-10-27T02:30+01:00"),
            ("2024-10-27T02:30Z", "2024-10-27T02:30Z"),
            ("2024-10-27 02:30-05:00", "2024-10-27T02:30-05:00"),
        ] {
            assert_eq!(
                When::parse(written).map(|when| when.to_string()).as_deref(),
                Some(shown),
                "{written}"
            );
        }
        for written in [
            "",
            "T",
            "2024-08-28T",
            "2024-08-28T24:00",
            "2024-08-28T12:60",
            "2024-08-28T1:00",
            "2024-08-28 kl 12",
            "2024-08-28T12:00:00",
            "2024-08-28T12:00+1",
            "2024-02-30T12:00",
            "2024-08-28T1200",
            "2024-08-28Tåå:ää",
            "2024-08-28T12:00+25:00",
            "2024-08-28T12:00é",
        ] {
            assert_eq!(When::parse(written), None, "{written}");
        }
    }

    #[test]
    fn a_time_that_clocks_skip_or_show_twice_is_unclear() {
        let zone = Zone::new("Europe/Stockholm").unwrap();
        let twice = || Err(Unclear::Twice(["+02:00".to_owned(), "+01:00".to_owned()]));
        for (written, expected, instant) in [
            ("2024-03-31T01:59", Ok(()), "2024-03-31T00:59:00Z"),
            ("2024-03-31T02:00", Err(Unclear::Skipped), "2024-03-31T01:00:00Z"),
            ("2024-03-31T03:00", Ok(()), "2024-03-31T01:00:00Z"),
            ("2024-10-27T01:59", Ok(()), "2024-10-26T23:59:00Z"),
            ("2024-10-27T02:30", twice(), "2024-10-27T01:30:00Z"),
            ("2024-10-27T02:30+02:00", Ok(()), "2024-10-27T00:30:00Z"),
            ("2024-10-27T03:00", Ok(()), "2024-10-27T02:00:00Z"),
            ("2024-10-27", Ok(()), "2024-10-26T22:00:00Z"),
        ] {
            let when = When::parse(written).unwrap();
            assert_eq!(when.check(&zone), expected, "{written}");
            assert_eq!(when.first_second(&zone).to_string(), instant, "{written}");
        }
    }
}
