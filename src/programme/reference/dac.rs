//! The DAC List of ODA Recipients: which countries can receive official development assistance, by edition.

use super::lines;
use crate::time::Date;

const LIST: &str = include_str!("oecd-dac.txt");

/// All editions that are known here, in order, and who has left.
#[derive(Clone, Debug)]
pub struct Dac {
    pub editions: Vec<Edition>,
    left: Vec<(Date, &'static str)>,
}

/// The list as it is in force for some time.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The year whose flows are reported by it.
    pub name: &'static str,
    pub first: Date,
    pub last: Date,
    countries: Vec<(&'static str, Group)>,
}

/// The column in which the list has a country.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Group {
    LeastDeveloped,
    OtherLowIncome,
    LowerMiddleIncome,
    UpperMiddleIncome,
}

impl Group {
    pub const ALL: [Group; 4] =
        [Group::LeastDeveloped, Group::OtherLowIncome, Group::LowerMiddleIncome, Group::UpperMiddleIncome];

    /// The abbreviation that the OECD uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Group::LeastDeveloped => "LDC",
            Group::OtherLowIncome => "LIC",
            Group::LowerMiddleIncome => "LMIC",
            Group::UpperMiddleIncome => "UMIC",
        }
    }
}

impl Dac {
    /// Reads the list that is built in.
    pub fn built_in() -> Self {
        let mut dac = Dac { editions: Vec::new(), left: Vec::new() };
        for words in lines(LIST) {
            match *words.as_slice() {
                ["edition", name, first, last] => {
                    let days = Date::parse(first).zip(Date::parse(last));
                    dac.editions.extend(days.map(|(first, last)| Edition {
                        name,
                        first,
                        last,
                        countries: Vec::new(),
                    }));
                }
                ["left", day, ref codes @ ..] => {
                    let day = Date::parse(day);
                    dac.left
                        .extend(day.into_iter().flat_map(|day| codes.iter().map(move |code| (day, *code))));
                }
                [group, ref codes @ ..] => {
                    let group = Group::ALL.into_iter().find(|known| known.as_str() == group);
                    if let Some((edition, group)) = dac.editions.last_mut().zip(group) {
                        edition.countries.extend(codes.iter().map(|code| (*code, group)));
                    }
                }
                [] => {}
            }
        }
        dac
    }

    /// The edition that is in force on a day, or else the newest that was before it; `None` for days before the first.
    pub fn edition(&self, day: Date) -> Option<&Edition> {
        self.editions.iter().rev().find(|edition| edition.first <= day)
    }

    /// The day from which a country is no longer on the list, if it has left it by then.
    pub fn left(&self, code: &str, day: Date) -> Option<Date> {
        self.left.iter().find(|(left, other)| *other == code && *left <= day).map(|(left, _)| *left)
    }

    /// The group of a country on a day, with the edition that says so; `None` if it can receive nothing.
    pub fn group(&self, code: &str, day: Date) -> Option<(&Edition, Group)> {
        let edition = self.edition(day)?;
        let group = edition.group(code).filter(|_| self.left(code, day).is_none())?;
        Some((edition, group))
    }
}

impl Edition {
    /// Whether it is in force on a day.
    pub fn covers(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// The group in which it has a country.
    pub fn group(&self, code: &str) -> Option<Group> {
        self.countries.iter().find(|(other, _)| *other == code).map(|(_, group)| *group)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::programme::reference::iso;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn the_list_is_whole() {
        let dac = Dac::built_in();
        // The editions follow on each other, without a gap.
        for (earlier, later) in dac.editions.iter().zip(&dac.editions[1..]) {
            assert_eq!(earlier.last.plus_days(1), later.first);
        }
        for edition in &dac.editions {
            assert!(edition.first <= edition.last, "{}", edition.name);
            let codes: BTreeSet<_> = edition.countries.iter().map(|(code, _)| *code).collect();
            assert_eq!((edition.countries.len(), codes.len()), (141, 141), "{}", edition.name);
            assert!(codes.iter().all(|code| iso::find(code).is_some()), "{}", edition.name);
        }
        let counts = dac.editions.iter().map(|edition| {
            let count = |group| edition.countries.iter().filter(|(_, other)| *other == group).count();
            (edition.name, Group::ALL.map(count))
        });
        assert_eq!(counts.collect::<Vec<_>>(), [("2024", [45, 2, 35, 59]), ("2025", [44, 2, 36, 59])]);
        let read: usize =
            lines(LIST).filter(|words| words[0] != "edition").map(|words| words.len() - 1).sum();
        assert_eq!(read, 2 * 141 + dac.left.len() + 3, "no line is passed over");
    }

    #[test]
    fn a_country_has_its_group_as_long_as_it_is_on_the_list() {
        let dac = Dac::built_in();
        let cases = [
            ("KE", "2024-08-20", Some(("2024", "LMIC"))),
            ("TZ", "2024-08-20", Some(("2024", "LDC"))),
            ("XK", "2024-08-20", Some(("2024", "UMIC"))),
            ("ST", "2024-12-31", Some(("2024", "LDC"))),
            ("ST", "2025-01-01", Some(("2025", "LMIC"))),
            ("NR", "2025-12-31", Some(("2025", "UMIC"))),
            ("NR", "2026-01-01", None),
            ("KE", "2026-01-01", Some(("2025", "LMIC"))),
            ("SE", "2024-08-20", None),
            ("CL", "2024-08-20", None),
            ("KE", "2023-12-31", None),
        ];
        for (code, on, expected) in cases {
            let found = dac.group(code, day(on)).map(|(edition, group)| (edition.name, group.as_str()));
            assert_eq!(found, expected, "{code} {on}");
        }
        assert_eq!(dac.left("CL", day("2024-08-20")), Some(day("2018-01-01")));
        assert_eq!(dac.left("NR", day("2025-12-31")), None);
        assert!(!dac.edition(day("2026-01-01")).unwrap().covers(day("2026-01-01")));
    }
}
