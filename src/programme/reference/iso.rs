//! ISO 3166-1: the codes of countries.

use super::lines;

const LIST: &str = include_str!("iso-3166-1.txt");

/// The codes of a country.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Codes {
    pub alpha2: &'static str,
    pub alpha3: &'static str,
    /// Three digits. `None`: ISO gives this country no code, and it has those that are in common use.
    pub numeric: Option<&'static str>,
}

/// Every country, in the order of its two letters; at last those to which ISO gives no code.
pub fn all() -> impl Iterator<Item = Codes> {
    lines(LIST).filter_map(|words| match *words.as_slice() {
        [alpha2, alpha3, numeric] => {
            Some(Codes { alpha2, alpha3, numeric: Some(numeric).filter(|numeric| *numeric != "-") })
        }
        _ => None,
    })
}

/// The country with these two letters.
pub fn find(alpha2: &str) -> Option<Codes> {
    all().find(|codes| codes.alpha2 == alpha2)
}

/// Whether ISO leaves these two letters to whoever wants to use them.
pub fn is_left_to_users(alpha2: &str) -> bool {
    matches!(alpha2.as_bytes(), b"AA" | b"ZZ" | [b'X', b'A'..=b'Z'] | [b'Q', b'M'..=b'Z'])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_list_is_whole() {
        let all: Vec<Codes> = all().collect();
        assert_eq!((all.len(), lines(LIST).count()), (250, 250));
        let is_of = |text: &str, count: usize, is: fn(&u8) -> bool| {
            text.len() == count && text.bytes().all(|byte| is(&byte))
        };
        for codes in &all {
            assert!(is_of(codes.alpha2, 2, u8::is_ascii_uppercase), "{codes:?}");
            assert!(is_of(codes.alpha3, 3, u8::is_ascii_uppercase), "{codes:?}");
            assert_eq!(codes.numeric.is_none(), is_left_to_users(codes.alpha2), "{codes:?}");
            assert!(codes.numeric.is_none_or(|numeric| is_of(numeric, 3, u8::is_ascii_digit)), "{codes:?}");
        }
        let twos: BTreeSet<_> = all.iter().map(|codes| codes.alpha2).collect();
        let threes: BTreeSet<_> = all.iter().map(|codes| codes.alpha3).collect();
        let numbers: BTreeSet<_> = all.iter().filter_map(|codes| codes.numeric).collect();
        assert_eq!((twos.len(), threes.len(), numbers.len()), (250, 250, 249));
    }

    #[test]
    fn codes_are_found() {
        let cases = [
            ("KE", Some(("KEN", Some("404")))),
            ("BW", Some(("BWA", Some("072")))),
            ("NA", Some(("NAM", Some("516")))),
            ("XK", Some(("XKX", None))),
            ("UK", None),
            ("ke", None),
        ];
        for (alpha2, expected) in cases {
            assert_eq!(find(alpha2).map(|codes| (codes.alpha3, codes.numeric)), expected, "{alpha2}");
        }
        for (alpha2, expected) in
            [("AA", true), ("QL", false), ("QM", true), ("XK", true), ("ZZ", true), ("ZA", false)]
        {
            assert_eq!(is_left_to_users(alpha2), expected, "{alpha2}");
        }
    }
}
