//! Tables: what a text states.

use super::*;
use crate::language::Language;
use crate::locale::Formats;

fn tongue(language: &str) -> Tongue {
    let tag = if language == "en" { "en-GB" } else { language };
    Tongue::of(&Language::new(language), Some(&Formats::new(tag).unwrap()))
}

fn draw_reading(reading: &Reading) -> String {
    match reading {
        Reading::Number(value) => (*value as f64 / ONE as f64).to_string(),
        Reading::Time { hour, minute } => format!("{hour:02}:{minute:02}"),
        Reading::Date(Day { year, month, day }) => {
            let part = |part: Option<String>| part.unwrap_or_else(|| "?".to_owned());
            format!(
                "{}-{month}-{}",
                part(year.map(|year| year.to_string())),
                part(day.map(|day| day.to_string()))
            )
        }
        Reading::Name(name) => format!("“{name}”"),
    }
}

/// `12500|12.5 SEK`; what is only a hint stands in brackets, and hours that a number may be are left out.
fn draw(text: &str, language: &str) -> String {
    let masked = mask(text);
    assert_eq!(masked.text.len(), text.len(), "{text}");
    let facts = facts(&masked, &tongue(language));
    let fact = |fact: &Fact| {
        let is_number = matches!(fact.readings.first(), Some(Reading::Number(_)));
        let shown =
            fact.readings.iter().filter(|reading| !(is_number && matches!(reading, Reading::Time { .. })));
        let mut drawn = shown.map(draw_reading).collect::<Vec<_>>().join("|");
        match fact.unit {
            Some(Unit::Percent) => drawn.push_str(" %"),
            Some(Unit::Currency(code)) => drawn.push_str(&format!(" {code}")),
            None => {}
        }
        match fact.weight {
            Weight::Digits => drawn,
            Weight::Letters => format!("'{drawn}'"),
            Weight::Hint => format!("({drawn})"),
        }
    };
    facts.iter().map(fact).collect::<Vec<_>>().join(", ")
}

#[test]
fn what_prose_states_is_read() {
    for (language, text, expected) in [
        ("sv", "", ""),
        ("sv", "Sök senast 1 mars 2026.", "2026-3-1"),
        ("sv", "den 1:a mars, kl. 23.59", "?-3-1, 23:59|23.59"),
        ("sv", "1–15 mars 2026", "2026-3-1, 2026-3-15"),
        ("sv", "1, 8 och den 15 apr. 2026", "2026-4-1, 2026-4-8, 2026-4-15"),
        ("sv", "1 mars–15 april 2026", "?-3-1, 2026-4-15"),
        ("sv", "i mars 2026 och i maj", "2026-3-?"),
        ("sv", "2026-03-01, 2026-03, 2026-13", "2026-3-1, 2026-3-?|“2026-03”, 2026, 13"),
        ("sv", "1/3, 1/3 2026, 24/7", "?-3-1|?-1-3|“1/3”, 2026-3-1|2026-1-3, ?-7-24|“24/7”"),
        ("de", "1. März 2026 um 9 Uhr, 12.500", "2026-3-1, 9, 12500|12.5"),
        ("fi", "1. maaliskuuta 2026, 3,5", "2026-3-1, 3.5"),
        ("en", "by 1st of March 2026", "2026-3-1"),
        ("en", "March 1–15, 2026, 1 and 15 March", "2026-3-1, 2026-3-15, ?-3-1, ?-3-15"),
        ("en", "March 1 and 15 April; May 15 may be.", "?-3-1|1, ?-4-15, ?-5-15|15"),
        ("en", "In 2026 15 may come on 28 Sept 2024", "2026, 15, 2024-9-28"),
        (
            "en",
            "11:59 pm, 3 p.m., 9–11 am, 1 to 3 pm, 12 am",
            "23:59, 15:00|15, 9, 11:00|11, 1|13, 15:00|15, 00:00|0",
        ),
        ("sv", "kl. 9.30–16, 24.00", "09:30|9.3, 16, 00:00|24|0"),
        (
            "sv",
            "12 500, 12\u{a0}500\u{202f}000, 12.500, 12,5, 3,50",
            "12500, 12500000, 12500|12.5, 12.5, 3.5",
        ),
        ("en", "12,500 and 1,234.56 and 0.5", "12500|12.5, 1234.56, 0.5"),
        (
            "sv",
            "500 000 kr, SEK 500,000, 2 mkr, 0,5 miljoner kronor",
            "500000 SEK, 500000|500 SEK, 2000000 SEK, 500000 SEK",
        ),
        ("en", "EUR 3.5 million, €20, 20 euros, $5", "3500000 EUR, 20 EUR, 20 EUR, 5 USD"),
        ("sv", "5 %, 5 procent", "5 %, 5 %"),
        ("en", "5 per cent, 1990s, 2nd", "5 %, 1990, 2"),
        ("sv", "90-talet, 2:a, lag (2018:1937), WCAG 2.2.1, A4, CO2", "90, 2, “2018:1937”, “2.2.1”"),
        ("sv", "08-123 45 67 eller +46 (0)8 123 45 67.", "“telephone 1234567”, “telephone 1234567”"),
        ("sv", "2024–25 och 2024/2025", "2024, 2025, 2024, 2025"),
        ("sv", "en av fyra, tvåårig, båda, femton", "(1), '4', (2), (2), (5)"),
        ("en", "One of four, two million, both", "(1), '4', '2000000', (2)"),
        ("sv", "Sök 3 steg\n   > 4", "3, 4"),
        ("sv", "**12** 500 `5` <b class=\"6\">7</b> {#a8} [9](10.md \"11\") [^12] x13", "12500, 7, 9"),
        ("sv", "<round-deadline id=\"2024-03\" />", ""),
        ("sv", "https://a.se/1 <https://b.se/2> c3@d4.se www.e5.se", ""),
    ] {
        assert_eq!(draw(text, language), expected, "{text}");
    }
}

#[test]
fn addresses_are_told() {
    let addresses = |text: &str| {
        mask(text)
            .addresses
            .into_iter()
            .map(|address| {
                assert_eq!(&text[address.span.start..address.span.end], address.text);
                address.text
            })
            .collect::<Vec<_>>()
            .join(" ")
    };
    for (text, expected) in [
        ("[a](b.md#c \"d\") ![e](<f g.png>)", "b.md#c f g.png"),
        (
            "<https://a.se/?b=(c)> https://d.se/e. f@g.se, (www.h.se)",
            "https://a.se/?b=(c) https://d.se/e f@g.se www.h.se",
        ),
        ("[a](https://b.se/c_(d)) `https://e.se`", "https://b.se/c_(d)"),
        ("a@ @b a@b", ""),
    ] {
        assert_eq!(addresses(text), expected, "{text}");
    }
}

#[test]
fn the_mark_of_an_item_is_no_number() {
    let states = |text: &str| facts(&mask_item(text), &tongue("sv")).len();
    assert_eq!((states("12. Sök"), states("- 12 steg"), states("1) 2")), (0, 1, 1));
}

#[test]
fn any_text_is_read_in_proportion() {
    let tongue = tongue("en");
    for part in [
        "](",
        "<a",
        "`",
        "{#",
        "[^",
        "&",
        "1 ",
        "1.",
        "1, ",
        "March 1 and ",
        "å@",
        "a:",
        "+1",
        "01-",
        "“",
        "\u{a0}1",
    ] {
        let text = part.repeat(100_000 / part.len());
        let begin = std::time::Instant::now();
        facts(&mask(&text), &tongue);
        assert!(begin.elapsed().as_secs() < 60, "{part}");
    }
}
