//! What was published and is otherwise now: told, unless the data tell it themselves.

use anslag::check;

use crate::site::{Site, draw, text};

/// The site with these rounds.
fn with_rounds(rounds: &str) -> Site {
    let open = "base_url: https://partnerskap.example/\ntime_zone: Europe/Stockholm\nopen_data: { folder: data }\n\
                languages:\n  - { code: sv, name: Svenska, format: sv-SE }\n  - { code: en, name: English, format: en-GB, missing: link }\n";
    Site::new(&format!("//- anslag.yaml\n{open}//- content/data/rounds.yaml\n{rounds}"))
}

/// The first lines of what is told of the rounds as they are now, when they were published as they were before.
fn told(before: &str, now: &str) -> Vec<String> {
    let published = text(&with_rounds(before).cold(), "data/rounds.json");
    let build = with_rounds(now).cold();
    assert_eq!(draw(&build, &build.diagnostics), "", "{now}");
    let found = check::moved(&build, published.as_bytes());
    found.into_iter().map(|diagnostic| diagnostic.message).collect()
}

/// Two rounds, of which the first has these keys.
fn rounds(keys: &str) -> String {
    format!("- {{ id: a, {keys} }}\n{OTHER}")
}

const OTHER: &str = "- { id: b, closes: 2024-12-01 }\n";

#[test]
fn what_was_published_does_not_change_without_a_word() {
    let first = rounds("closes: 2024-09-28");
    let later = rounds("closes: 2024-10-05");
    let note = "note: { sv: Längre., en: Longer. }";
    let change = format!("changes: [{{ on: 2024-08-01, closes: 2024-09-28, {note} }}]");
    let moved = rounds(&format!("closes: 2024-10-05, {change}"));
    let cancelled = rounds(&format!("closes: 2024-09-28, cancelled: {{ on: 2024-08-01, {note} }}"));
    let open = "announced_later: { sv: Snart., en: Soon. }";
    let last_day = "the last day was `2024-09-28` when it was published, and nothing tells that it moved";
    let cases: [(&str, &str, &[&str]); 11] = [
        (&first, &first, &[]),
        (&first, &later, &[last_day]),
        (&first, &rounds("closes: 2024-09-28T12:00"), &[last_day]),
        (&first, &moved, &[]),
        (&first, &cancelled, &[]),
        (&first, &rounds(open), &[last_day]),
        (&first, &rounds(&format!("{open}, {change}")), &[]),
        (&moved, &later, &["round `a` was published with a change that is gone"]),
        (&cancelled, &first, &["round `a` was published as called off, and is not any more"]),
        (&first, OTHER, &["round `a` was published, and is gone before it closed"]),
        // One that had closed may be forgotten.
        (&rounds("closes: 2024-07-28"), OTHER, &[]),
    ];
    for (before, now, expected) in cases {
        assert_eq!(told(before, now), expected, "{before}→\n{now}");
    }
    for nothing in ["", "{", "[]", "{\"rounds\": 1}", "{\"rounds\": [1, {}, {\"id\": \"a\"}]}"] {
        let build = with_rounds(&first).cold();
        assert_eq!(check::moved(&build, nothing.as_bytes()), [], "{nothing}");
    }
    // What is wrong with a round is told; that it is not there would not be true.
    let published = text(&with_rounds(&first).cold(), "data/rounds.json");
    let broken = with_rounds(&rounds("closes: 2024-09-31")).cold();
    assert!(draw(&broken, &broken.diagnostics).contains("A205"));
    assert_eq!(check::moved(&broken, published.as_bytes()), []);
}
