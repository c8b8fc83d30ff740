//! Dates, numbers, lists and names as several languages write them.

use super::*;

fn formats(tag: &str) -> Formats {
    Formats::new(tag).unwrap()
}

fn day(text: &str) -> CalendarDate {
    let mut parts = text.split('-');
    let mut next = || parts.next().unwrap().parse::<i16>().unwrap();
    let (year, month, day) = (next(), next(), next());
    CalendarDate { year, month: month.try_into().unwrap(), day: day.try_into().unwrap() }
}

#[test]
fn dates_are_written_as_in_the_language() {
    let cases = [
        ("sv-SE", "full", "onsdag 28 augusti 2024"),
        ("sv-SE", "long", "28 augusti 2024"),
        ("sv-SE", "medium", "28 aug. 2024"),
        ("sv-SE", "short", "2024-08-28"),
        ("sv-SE", "day", "28"),
        ("sv-SE", "month", "aug."),
        ("sv-SE", "month-year", "augusti 2024"),
        ("sv-SE", "year", "2024"),
        ("en-GB", "full", "Wednesday, 28 August 2024"),
        ("en-GB", "long", "28 August 2024"),
        ("en-GB", "medium", "28 Aug 2024"),
        ("en-GB", "short", "28/08/2024"),
        ("en-GB", "day", "28"),
        ("en-GB", "month", "Aug"),
        ("en-GB", "month-year", "August 2024"),
        ("en-GB", "year", "2024"),
        ("en", "long", "August 28, 2024"),
        ("de", "long", "28. August 2024"),
    ];
    for (tag, style, expected) in cases {
        let style = DateStyle::from_name(style).unwrap();
        assert_eq!(formats(tag).date(day("2024-08-28"), style), expected, "{tag} {style:?}");
    }
    assert_eq!(DateStyle::NAMES.len(), 8);
    assert_eq!(DateStyle::from_name("lång"), None);
}

#[test]
fn ranges_say_once_what_both_ends_share() {
    let cases = [
        ("sv-SE", "2024-08-28", "2024-08-30", "28–30 augusti 2024"),
        ("sv-SE", "2024-08-21", "2024-08-28", "21–28 augusti 2024"),
        ("sv-SE", "2024-08-18", "2024-08-28", "18–28 augusti 2024"),
        ("sv-SE", "2024-08-20", "2024-08-24", "20–24 augusti 2024"),
        ("sv-SE", "2024-08-28", "2024-09-03", "28 augusti–3 september 2024"),
        ("sv-SE", "2024-12-28", "2025-01-03", "28 december 2024–3 januari 2025"),
        ("sv-SE", "2023-08-28", "2024-08-30", "28 augusti 2023–30 augusti 2024"),
        ("sv-SE", "2024-08-28", "2024-08-28", "28 augusti 2024"),
        // Out of order: nothing is joined, so that the mistake is seen.
        ("sv-SE", "2024-08-30", "2024-08-28", "30 augusti 2024–28 augusti 2024"),
        ("en-GB", "2024-08-28", "2024-08-30", "28–30 August 2024"),
        ("en-GB", "2024-08-28", "2024-09-03", "28 August – 3 September 2024"),
        ("en-GB", "2024-12-28", "2025-01-03", "28 December 2024 – 3 January 2025"),
        ("en", "2024-08-28", "2024-08-30", "August 28–30, 2024"),
        ("en", "2024-08-28", "2024-09-03", "August 28 – September 3, 2024"),
        ("de", "2024-08-28", "2024-08-30", "28.–30. August 2024"),
        ("fi", "2024-08-28", "2024-08-30", "28.–30. elokuuta 2024"),
        ("zh", "2024-08-21", "2024-08-28", "2024年8月21–28日"),
        ("zh", "2024-08-28", "2024-09-03", "2024年8月28日 – 9月3日"),
    ];
    for (tag, from, to, expected) in cases {
        assert_eq!(formats(tag).date_range(day(from), day(to)), expected, "{tag} {from} {to}");
    }
}

#[test]
fn no_month_is_a_number() {
    let is_numbered = |text: &str| {
        text.match_indices('M')
            .any(|(at, _)| text[at + 1..].chars().take(2).filter(char::is_ascii_digit).count() == 2)
    };
    assert!(is_numbered("1–15 M03 2026") && !is_numbered("1 March 2026"));
    for tag in ["sv-SE", "en-GB", "en", "de", "fr", "nb", "da", "fi", "pl", "sma", "es", "uk", "sw"] {
        let Ok(formats) = Formats::new(tag) else { continue };
        for month in 1..=12 {
            let date = CalendarDate { year: 2026, month, day: 1 };
            let mut outputs: Vec<String> = DateStyle::NAMES
                .iter()
                .map(|name| formats.date(date, DateStyle::from_name(name).unwrap()))
                .collect();
            outputs.push(formats.date_range(date, CalendarDate { day: 15, ..date }));
            outputs.push(formats.date_range(date, CalendarDate { month: 12, day: 15, ..date }));
            outputs.push(formats.date_range(date, CalendarDate { year: 2027, ..date }));
            for output in outputs {
                assert!(!is_numbered(&output), "{tag}: {output}");
            }
        }
    }
}

#[test]
fn lists_end_in_the_word_of_the_language() {
    let cases: [(&str, ListStyle, &[&str], &str); 8] = [
        ("sv-SE", ListStyle::And, &["Kenya", "Tanzania", "Uganda"], "Kenya, Tanzania och Uganda"),
        ("sv-SE", ListStyle::Or, &["Kenya", "Tanzania", "Uganda"], "Kenya, Tanzania eller Uganda"),
        ("sv-SE", ListStyle::And, &["Kenya", "Uganda"], "Kenya och Uganda"),
        ("sv-SE", ListStyle::And, &["Kenya"], "Kenya"),
        ("sv-SE", ListStyle::And, &[], ""),
        ("en-GB", ListStyle::And, &["Kenya", "Tanzania", "Uganda"], "Kenya, Tanzania and Uganda"),
        ("en-GB", ListStyle::Or, &["Kenya", "Tanzania", "Uganda"], "Kenya, Tanzania or Uganda"),
        ("en", ListStyle::And, &["Kenya", "Tanzania", "Uganda"], "Kenya, Tanzania, and Uganda"),
    ];
    for (tag, style, items, expected) in cases {
        assert_eq!(formats(tag).list(items, style), expected, "{tag}");
    }
}

#[test]
fn words_sort_as_in_the_dictionary() {
    let cases = [
        ("sv-SE", "Yemen,Zambia,Åland,Ägypten,Österrike", "Zambia,Österrike,Ägypten,Yemen,Åland"),
        ("en-GB", "Ägypten,Åland,Österrike,Yemen,Zambia", "Zambia,Österrike,Ägypten,Yemen,Åland"),
        ("sv-SE", "yla,Ülo,ymer", "ymer,yla,Ülo"),
        ("sv-SE", "a,A,b", "b,A,a"),
    ];
    for (tag, expected, words) in cases {
        let formats = formats(tag);
        let mut words: Vec<&str> = words.split(',').collect();
        words.sort_by(|a, b| formats.compare(a, b));
        assert_eq!(words.join(","), expected, "{tag}");
    }
    assert_eq!(formats("sv-SE").compare("å", "å"), Ordering::Equal);
    // The same letter in two encodings sorts together, but in one order.
    assert_ne!(formats("sv-SE").compare("å", "a\u{30A}"), Ordering::Equal);
}

#[test]
fn numbers_are_grouped_and_rounded() {
    let cases = [
        ("sv-SE", 12500.0, None, None, "12\u{A0}500"),
        ("sv-SE", 1234567.0, None, None, "1\u{A0}234\u{A0}567"),
        ("sv-SE", 1234567.5, Some(2), None, "1\u{A0}234\u{A0}567,50"),
        ("sv-SE", -3.5, None, None, "\u{2212}3,5"),
        ("sv-SE", 0.1 + 0.2, None, None, "0,3"),
        ("sv-SE", 2.5, None, Some(0), "3"),
        ("sv-SE", -0.0001, None, None, "0"),
        ("sv-SE", -0.0, None, None, "0"),
        ("sv-SE", 1.0, Some(2), Some(1), "1,00"),
        ("sv-SE", 0.123456789, None, Some(5), "0,12346"),
        ("sv-SE", 1.0, Some(255), Some(255), "1,000000000000000"),
        ("sv-SE", f64::NAN, None, None, "NaN"),
        ("sv-SE", f64::NEG_INFINITY, Some(2), None, "−∞"),
        ("en-GB", 1234567.5, None, None, "1,234,567.5"),
        ("en-GB", 12500.0, None, None, "12,500"),
        ("en-GB", f64::MIN_POSITIVE, None, None, "0"),
    ];
    for (tag, value, least, most, expected) in cases {
        assert_eq!(formats(tag).number(value, least, most), expected, "{tag} {value} {least:?} {most:?}");
    }
    assert!(formats("en-GB").number(f64::MAX, None, None).starts_with("179,769,313"));
}

/// The partner countries and Sweden: code, names in the programme's own texts, and CLDR's where they differ.
const COUNTRIES: &[(&str, &str, &str)] = &[
    ("BA", "Bosnien och Hercegovina", "Bosnia and Herzegovina; CLDR: Bosnia"),
    ("XK", "Kosovo", "Kosovo"),
    ("RS", "Serbien", "Serbia"),
    ("UA", "Ukraina", "Ukraine"),
    ("KE", "Kenya", "Kenya"),
    ("TZ", "Tanzania", "Tanzania"),
    ("UG", "Uganda", "Uganda"),
    ("CO", "Colombia", "Colombia"),
    ("GT", "Guatemala", "Guatemala"),
    ("BW", "Botswana", "Botswana"),
    ("ZA", "Sydafrika", "South Africa"),
    ("ZM", "Zambia", "Zambia"),
    ("ZW", "Zimbabwe", "Zimbabwe"),
    ("GE", "Georgien", "Georgia"),
    ("MK", "Nordmakedonien", "North Macedonia"),
    ("MD", "Moldavien", "Moldova"),
    ("ID", "Indonesien", "Indonesia"),
    ("CN", "Kina", "China"),
    ("VN", "Vietnam", "Vietnam"),
    ("MZ", "Moçambique", "Mozambique"),
    ("NA", "Namibia", "Namibia"),
    ("SE", "Sverige", "Sweden"),
];

#[test]
fn partner_countries_have_their_names() {
    let (sv, en) = (formats("sv-SE"), formats("en-GB"));
    for (code, swedish, english) in COUNTRIES {
        for (formats, name) in [(&sv, swedish), (&en, english)] {
            let expected = name.split("; CLDR: ").last();
            assert_eq!(formats.country(code).as_deref(), expected, "{code} {formats:?}");
        }
    }
    for (code, expected) in [
        ("xk", Some("Kosovo")),
        ("PS", Some("Palestina")),
        ("HK", Some("Hongkong")),
        ("ZZ", None),
        ("XX", None),
        ("UK", None),
        ("SWE", None),
        ("1", None),
        ("åä", None),
        ("", None),
    ] {
        assert_eq!(sv.country(code).as_deref(), expected, "{code}");
    }
}

#[test]
fn a_tag_without_rules_is_refused() {
    for tag in ["", "se", "svenska språket", "sv_", "xx", "-", "zz-ZZ", "sv-SE-", "\u{0}"] {
        assert_eq!(Formats::new(tag).err().map(|unknown| unknown.tag).as_deref(), Some(tag));
    }
    for tag in ["sv", "SV-se", "en-GB-u-hc-h12", "pt-BR", "zh-Hant"] {
        assert!(Formats::new(tag).is_ok(), "{tag}");
    }
    for (tag, expected) in [("ar", true), ("he", true), ("sv-SE", false)] {
        assert_eq!(formats(tag).is_right_to_left(), expected, "{tag}");
    }
}

#[test]
fn formats_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Formats>();
}
