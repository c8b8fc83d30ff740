//! Days, instants and zones at their edges.

use super::*;

fn stockholm() -> Zone {
    Zone::new("europe/stockholm").unwrap()
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn dates_have_one_form() {
    for text in ["2024-08-28", "2024-02-29", "0001-01-01", "9999-12-31"] {
        assert_eq!(date(text).to_string(), text);
    }
    for text in [
        "2023-02-29",
        "2024-13-01",
        "2024-8-28",
        "24-08-28",
        "2024-08",
        "2024-08-28T00:00",
        "",
        "-2024-08-28",
    ] {
        assert_eq!(Date::parse(text), None, "{text}");
    }
    assert_eq!(
        (date("2024-08-28").year(), date("2024-08-28").month(), date("2024-08-28").day()),
        (2024, 8, 28)
    );
    assert_eq!(date("2024-03-01").minus_days(1), date("2024-02-29"));
}

#[test]
fn a_day_ends_a_second_before_the_next() {
    let zone = stockholm();
    for (day, start, end) in [
        ("2024-08-28", "2024-08-28T00:00:00+02:00", "2024-08-28T23:59:59+02:00"),
        ("2024-11-01", "2024-11-01T00:00:00+01:00", "2024-11-01T23:59:59+01:00"),
        ("2024-10-27", "2024-10-27T00:00:00+02:00", "2024-10-27T23:59:59+01:00"),
        ("2024-03-31", "2024-03-31T00:00:00+01:00", "2024-03-31T23:59:59+02:00"),
    ] {
        assert_eq!(zone.rfc3339(zone.start_of(date(day))), start);
        assert_eq!(zone.rfc3339(zone.end_of(date(day))), end);
        assert_eq!(zone.date_of(zone.end_of(date(day))), date(day));
    }
}

#[test]
fn where_clocks_skip_or_repeat_midnight_a_day_still_starts_and_ends() {
    for (name, day, start, end) in [
        // At midnight clocks go forward to 01:00.
        ("America/Havana", "2024-03-10", "2024-03-10T01:00:00-04:00", "2024-03-10T23:59:59-04:00"),
        // At the end of this day clocks go back to 23:00.
        ("America/Asuncion", "2024-03-23", "2024-03-23T00:00:00-03:00", "2024-03-23T23:59:59-04:00"),
    ] {
        let zone = Zone::new(name).unwrap();
        assert_eq!(zone.rfc3339(zone.start_of(date(day))), start);
        assert_eq!(zone.rfc3339(zone.end_of(date(day))), end);
    }
}

#[test]
fn what_as_of_is_given() {
    let zone = stockholm();
    for (text, expected) in [
        ("2024-08-20", Some("2024-08-19T22:00:00Z")),
        ("2024-08-28T23:59:59+02:00", Some("2024-08-28T21:59:59Z")),
        ("2024-08-28T21:59:59.9Z", Some("2024-08-28T21:59:59Z")),
        ("2024-08-28T21:59:59", None),
        ("tomorrow", None),
    ] {
        assert_eq!(
            Moment::parse(text).map(|moment| moment.instant(&zone).to_string()).as_deref(),
            expected,
            "{text}"
        );
    }
}

#[test]
fn the_ends_of_the_calendar_are_no_cliffs() {
    for name in ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"] {
        let zone = Zone::new(name).unwrap();
        for date in [date("0000-01-01"), date("9999-12-31"), date("9999-12-31").plus_days(u32::MAX)] {
            let (start, end) = (zone.start_of(date), zone.end_of(date));
            assert!(start <= end.max(start));
            zone.rfc3339(end);
        }
        assert_eq!(date("2024-01-01").minus_days(u32::MAX).plus_days(u32::MAX).year(), 9999);
    }
    Instant::from_unix(i64::MIN);
    Instant::from_unix(i64::MAX);
}

#[test]
fn zones_are_known_by_their_name() {
    assert_eq!(stockholm().name(), "Europe/Stockholm");
    assert_eq!(Zone::new("Europe/Stokholm"), None);
    assert!(Zone::names().iter().any(|name| name == "Europe/Stockholm"));
}
