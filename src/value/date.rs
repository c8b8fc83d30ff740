//! Days, and times of days.

use super::{Decode, Decoder, Form, Node, Schema};
use crate::diagnostic::Code;
use crate::time::{Date, When};

/// For editors, the form of a day, as near as signs can tell which there are.
const DAY: &str = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])";

/// For editors, the time that may follow a day, and its offset from UTC.
const TIME: &str = "(?:[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?)?";

impl Decode for Date {
    const EXPECTED: &'static str = "a date such as `2024-08-28`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| Schema::Text(Form::new(DAY, Self::EXPECTED).exact().known_as("date")));
        let Some(text) = node.as_text() else {
            decoder.wrong_type(node, Self::EXPECTED);
            return None;
        };
        let date = Date::parse(text);
        if date.is_none() {
            let looks_like_one = text.split('-').count() == 3;
            match looks_like_one {
                true => decoder.report(
                    Code::InvalidValue,
                    node.span,
                    format!("`{text}` is not a day of the calendar"),
                    cure_of_date(text),
                ),
                false => decoder.wrong_type(node, Self::EXPECTED),
            }
        }
        date
    }
}

/// Whether its zone has the time once, is for whoever knows the zone to check.
impl Decode for When {
    const EXPECTED: &'static str = "a date such as `2024-08-28`, perhaps with a time: `2024-08-28T12:00`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| Schema::Text(Form::new(&format!("{DAY}{TIME}"), Self::EXPECTED).exact()));
        let text = node.as_text().unwrap_or_default();
        let Some((date, time)) = text.split_once(['T', ' ']) else {
            return Date::decode(node, decoder).map(When::Day);
        };
        let when = When::parse(text);
        if when.is_none() {
            match Date::parse(date) {
                Some(_) => decoder.report(
                    Code::InvalidValue,
                    node.span,
                    format!("`{time}` is not a time of day"),
                    "write hours and minutes with two digits each, such as `2024-08-28T12:00`",
                ),
                None => decoder.report(
                    Code::InvalidValue,
                    node.span,
                    format!("`{date}` is not a day of the calendar"),
                    cure_of_date(date),
                ),
            }
        }
        when
    }
}

/// What to do about a text that looks like a date and is none.
fn cure_of_date(text: &str) -> String {
    let last_day = |month: &str| (28..=31).rev().find(|day| Date::parse(&format!("{month}-{day}")).is_some());
    match text.rsplit_once('-').and_then(|(month, day)| last_day(month).filter(|_| day.len() == 2)) {
        Some(days) => format!("that month has {days} days"),
        None => "write year, month and day with two digits for the last two, such as `2024-08-28`".to_owned(),
    }
}
