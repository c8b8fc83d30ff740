//! Calendars: what they say of a round as its data changes. `tests/browser/calendar.test.mjs` reads them as others do.

use std::collections::BTreeMap;

use anslag::engine::Build;
use anslag::site::Job;

use crate::site::{Site, rendered, sound, text, texts};

const ROUNDS: &str = "content/data/rounds.yaml";

/// The properties of each event by its identity, unfolded and in order; those of an alarm have `VALARM.` before them.
fn events(calendar: &str) -> BTreeMap<String, Vec<(String, String)>> {
    let mut events = BTreeMap::new();
    let (mut event, mut inside) = (Vec::new(), Vec::new());
    for line in calendar.replace("\r\n ", "").split_terminator("\r\n") {
        let (name, value) = line.split_once(':').unwrap();
        let name = name.split(";LANGUAGE=").next().unwrap();
        match name {
            "BEGIN" => inside.push(value.to_owned()),
            "END" => {
                assert_eq!(inside.pop().as_deref(), Some(value), "{calendar}");
                if value == "VEVENT" {
                    let event = std::mem::take(&mut event);
                    let identity = find(&event, "UID").unwrap().to_owned();
                    assert!(events.insert(identity, event).is_none(), "{calendar}");
                }
            }
            _ if inside.len() == 1 => {}
            _ if inside.len() == 2 => event.push((name.to_owned(), value.to_owned())),
            _ => event.push((format!("{}.{name}", inside[2]), value.to_owned())),
        }
    }
    assert_eq!(inside, [""; 0], "{calendar}");
    events
}

fn find<'a>(event: &'a [(String, String)], name: &str) -> Option<&'a str> {
    event.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
}

/// The site of the tests with one round.
fn with_round(round: &str) -> Site {
    Site::new(&format!("//- {ROUNDS}\n- {{ id: a, components: [project], {round} }}\n"))
}

/// The values of some properties of an event in the Swedish calendar.
fn said(round: &str, event: &str, names: &[&str]) -> Vec<String> {
    let build = sound(with_round(round).cold());
    let calendar = text(&build, "rounds.ics");
    let events = events(&calendar);
    let event = events.get(&format!("a.{event}@partnerskap.example"));
    let event = event.unwrap_or_else(|| panic!("{round}: {:?}", events.keys()));
    names.iter().map(|name| find(event, name).unwrap_or("-").to_owned()).collect()
}

#[test]
fn a_day_is_a_whole_day_and_a_time_is_a_moment() {
    let day = ["DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "DTSTART", "VALARM.TRIGGER"];
    for (round, event, expected) in [
        ("closes: 2024-08-28", "closes", ["20240828", "20240829", "-", "-P6DT15H"]),
        ("closes: 2024-12-31", "closes", ["20241231", "20250101", "-", "-P6DT15H"]),
        ("closes: 2024-02-28", "closes", ["20240228", "20240229", "-", "-P6DT15H"]),
        // On both sides of the days on which clocks change, and on them.
        ("closes: 2024-03-31", "closes", ["20240331", "20240401", "-", "-P6DT15H"]),
        ("closes: 2024-03-30T12:00", "closes", ["-", "-", "20240330T110000Z", "-P7D"]),
        ("closes: 2024-03-31T12:00", "closes", ["-", "-", "20240331T100000Z", "-P7D"]),
        ("closes: 2024-10-27T01:59", "closes", ["-", "-", "20241026T235900Z", "-P7D"]),
        ("closes: 2024-10-27T02:30+02:00", "closes", ["-", "-", "20241027T003000Z", "-P7D"]),
        ("closes: 2024-10-27T02:30+01:00", "closes", ["-", "-", "20241027T013000Z", "-P7D"]),
        ("closes: 2024-10-27T03:00", "closes", ["-", "-", "20241027T020000Z", "-P7D"]),
        (
            "closes: 2024-08-28T23:00, time_zone: America/Bogota",
            "closes",
            ["-", "-", "20240829T040000Z", "-P7D"],
        ),
        (
            "closes: 2024-08-28, time_zone: Africa/Nairobi",
            "closes",
            ["20240828", "20240829", "-", "-P6DT15H"],
        ),
        // Nobody has to do anything on the day on which a round opens.
        ("opens: 2024-08-01, closes: 2024-08-28", "opens", ["20240801", "20240802", "-", "-"]),
        (
            "rolling: true, cutoffs: [2024-05-01]",
            "cutoff-20240501",
            ["20240501", "20240502", "-", "-P6DT15H"],
        ),
        (
            "closes: 2024-08-28, cutoffs: [2024-05-01T12:00]",
            "cutoff-20240501T1200",
            ["-", "-", "20240501T100000Z", "-P7D"],
        ),
    ] {
        assert_eq!(said(round, event, &day), expected, "{round}");
    }
}

#[test]
fn what_becomes_of_a_round_is_said_of_the_same_event() {
    let names = ["SEQUENCE", "STATUS", "DTSTART;VALUE=DATE", "DTSTAMP", "LAST-MODIFIED", "VALARM.TRIGGER"];
    let moved = "{ on: 2024-08-10, closes: 2024-08-28, note: { sv: Fel dag, en: Wrong day } }";
    let again = "{ on: 2024-11-10, closes: 2024-11-28, note: { sv: Igen, en: Again } }";
    let cancelled = "cancelled: { on: 2024-12-01, note: { sv: Inga pengar, en: No money } }";
    for (round, expected) in [
        (
            "closes: 2024-08-28".to_owned(),
            ["0", "CONFIRMED", "20240828", "19700101T000000Z", "-", "-P6DT15H"],
        ),
        (
            "closes: 2024-08-28, published: 2024-08-01".to_owned(),
            ["0", "CONFIRMED", "20240828", "20240731T220000Z", "20240731T220000Z", "-P6DT15H"],
        ),
        (
            format!("closes: 2024-09-04, changes: [{moved}]"),
            ["1", "CONFIRMED", "20240904", "20240809T220000Z", "20240809T220000Z", "-P6DT15H"],
        ),
        (
            format!("closes: 2024-12-04, published: 2024-08-01, changes: [{moved}, {again}]"),
            ["2", "CONFIRMED", "20241204", "20241109T230000Z", "20241109T230000Z", "-P6DT15H"],
        ),
        (
            format!("closes: 2024-12-04, changes: [{moved}, {again}], {cancelled}"),
            ["3", "CANCELLED", "20241204", "20241130T230000Z", "20241130T230000Z", "-"],
        ),
    ] {
        assert_eq!(said(&round, "closes", &names), expected, "{round}");
    }
    let facts = |round: &str| said(round, "closes", &["SUMMARY", "DESCRIPTION"]);
    assert_eq!(
        facts(&format!("closes: 2024-09-04T12:00, decided: 2024-10-01, changes: [{moved}]")),
        [
            "Ansökningsomgång a stänger",
            "Stänger 4 september 2024 kl. 12:00 (Europe/Stockholm)\\n\
             Ändrat 10 augusti 2024: sista dagen var tidigare 28 augusti 2024. Fel dag\\n\
             Beslut 1 oktober 2024\\nGäller: Projekt\\nDagarna räknas i tidszonen Europe/Stockholm",
        ]
    );
    assert_eq!(
        facts(&format!("title: 'Våren; en, två', opens: 2024-01-01, closes: 2024-12-04, {cancelled}")),
        [
            "Inställd: Våren\\; en\\, två stänger",
            "Inställd 1 december 2024. Inga pengar\\nSkulle ha stängt 4 december 2024\\nGäller: Projekt\\n\
             Dagarna räknas i tidszonen Europe/Stockholm",
        ]
    );
}

#[test]
fn an_event_is_the_same_in_every_language_and_in_every_calendar() {
    let site = Site::new(
        "//- content/data/rounds.yaml\n- { id: a, opens: 2024-01-01, closes: 2024-08-28, components: [project] }\n\
         - { id: b, closes: 2024-11-01, components: [inception] }\n- { id: later, announced_later: { sv: Snart, en: Soon } }\n",
    );
    site.replace("anslag.yaml", "closing_days: 14", "calendar: { sv: omgangar.ics }");
    let build = sound(site.cold());
    let texts = texts(&build);
    let calendars: Vec<&str> =
        texts.keys().map(String::as_str).filter(|path| path.ends_with(".ics")).collect();
    assert_eq!(
        calendars,
        [
            "en/rounds.ics",
            "en/rounds/a.ics",
            "en/rounds/b.ics",
            "en/rounds/inception.ics",
            "en/rounds/project.ics",
            "omgangar.ics",
            "omgangar/a.ics",
            "omgangar/b.ics",
            "omgangar/inception.ics",
            "omgangar/project.ics",
        ]
    );
    let is_in_words =
        |name: &str| name.ends_with("SUMMARY") || name.ends_with("DESCRIPTION") || name == "CATEGORIES";
    let facts = |path: &str| {
        let mut events = events(&texts[path]);
        events.values_mut().for_each(|event| event.retain(|(name, _)| !is_in_words(name)));
        events
    };
    let all = facts("omgangar.ics");
    assert_eq!(
        all.keys().collect::<Vec<_>>(),
        ["a.closes@partnerskap.example", "a.opens@partnerskap.example", "b.closes@partnerskap.example"]
    );
    assert_eq!(all, facts("en/rounds.ics"));
    for name in ["a", "b", "project", "inception"] {
        let own = facts(&format!("omgangar/{name}.ics"));
        assert_eq!(own, facts(&format!("en/rounds/{name}.ics")));
        assert!(own.iter().all(|(identity, event)| all[identity] == *event), "{name}");
    }
    assert_eq!(facts("omgangar/a.ics"), facts("omgangar/project.ics"));
}

#[test]
fn a_calendar_depends_on_its_rounds_and_on_no_clock() {
    let mut site = Site::new(
        "//- content/data/rounds.yaml\n- { id: a, closes: 2024-08-28, components: [project] }\n\
         - { id: b, closes: 2024-11-01, components: [project] }\n",
    );
    let first = sound(site.step());
    let is_calendar = |build: &Build| {
        let made = rendered(build).into_iter().filter(|job| job.starts_with("calendar"));
        made.collect::<Vec<_>>()
    };
    assert_eq!(is_calendar(&first).len(), 8);
    site.set_clock("2025-08-20");
    let later = sound(site.step());
    assert_eq!(is_calendar(&later), [""; 0]);
    let of_clock = later.outputs.values().filter(|(job, _)| matches!(job, Job::Calendar { .. }));
    let asked = of_clock.flat_map(|(_, memo)| memo.trace.boundaries());
    assert_eq!(asked.count(), 0);
    site.replace(ROUNDS, "2024-11-01", "2024-11-08");
    assert_eq!(
        is_calendar(&sound(site.step())),
        [
            "calendar in en",
            "calendar in sv",
            "calendar of component project in en",
            "calendar of component project in sv",
            "calendar of round b in en",
            "calendar of round b in sv",
        ]
    );
    // A round that comes in beside the others gets its own address, and one that goes leaves none.
    site.replace(ROUNDS, "id: b", "id: c");
    let paths: Vec<String> = texts(&site.step()).into_keys().filter(|path| path.ends_with(".ics")).collect();
    assert!(
        paths.contains(&"rounds/c.ics".to_owned()) && !paths.contains(&"rounds/b.ics".to_owned()),
        "{paths:?}"
    );
}

#[test]
fn a_page_leads_to_the_calendars() {
    let page = |language: &str| {
        format!(
            "//- content/{language}/rounds.md\n---\ntitle: Omgångar {language}\ndescription: När.\nslug: rounds\n---\n\n<round-list />\n\n\
             <calendar-links />\n\n<calendar-links component=\"project\" />\n\n<calendar-links component=\"inception\" />\n"
        )
    };
    let pages = page("sv") + &page("en");
    let site = Site::new(&pages);
    site.replace("anslag.yaml", "https://partnerskap.example/", "https://a.example/p/");
    let build = sound(site.cold());
    for (path, links) in [
        (
            "rounds/index.html",
            [
                "webcal://a.example/p/rounds.ics",
                "/p/rounds.ics",
                "webcal://a.example/p/rounds/project.ics",
                "/p/rounds/project.ics",
                "/p/rounds/2024-03.ics",
            ],
        ),
        (
            "en/rounds/index.html",
            [
                "webcal://a.example/p/en/rounds.ics",
                "/p/en/rounds.ics",
                "webcal://a.example/p/en/rounds/project.ics",
                "/p/en/rounds/project.ics",
                "/p/en/rounds/2024-03.ics",
            ],
        ),
    ] {
        let page = text(&build, path);
        let found: Vec<&str> =
            page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let mut found: Vec<&str> = found.into_iter().filter(|href| href.ends_with(".ics")).collect();
        found.sort_by_key(|href| links.iter().position(|link| link == href));
        assert_eq!(found, links, "{path}");
    }
    // When it is closed or called off there is nothing left to be reminded of.
    for round in
        ["closes: 2024-08-19", "closes: 2024-09-19, cancelled: { on: 2024-08-01, note: { sv: X, en: Y } }"]
    {
        let site = with_round(round);
        site.lay(&pages);
        let page = text(&sound(site.cold()), "rounds/index.html");
        assert!(page.contains("webcal:") && !page.contains("round-calendar"), "{round}: {page}");
    }
}

#[test]
fn the_feed_tells_what_happened_to_a_round_and_when() {
    let round = "published: 2024-08-01, closes: 2024-12-04T12:00, page: rounds, \
                 changes: [{ on: 2024-08-10, closes: 2024-08-28, note: { sv: Fel dag, en: Wrong day } }, \
                 { on: 2024-11-10, closes: 2024-11-28, note: { sv: Igen & igen, en: Again } }], \
                 cancelled: { on: 2024-12-01, note: { sv: Inga pengar, en: No money } }";
    let site = with_round(round);
    for language in ["sv", "en"] {
        site.edit(
            &format!("content/{language}/rounds.md"),
            &format!("---\ntitle: R {language}\ndescription: När.\nslug: rounds\n---\n\n<round-list />\n"),
        );
    }
    let build = sound(site.cold());
    let feed = text(&build, "feed.xml");
    let values = |name: &str| {
        let entries = feed.split("<entry>").skip(1);
        let value = |entry: &str| {
            let (_, rest) = entry.split_once(&format!("<{name}>")).unwrap();
            rest.split('<').next().unwrap().to_owned()
        };
        entries.map(value).collect::<Vec<_>>()
    };
    assert_eq!(
        values("id"),
        ["cancelled", "moved-2", "moved-1", "published"]
            .map(|what| format!("https://partnerskap.example/feed.xml#a.{what}"))
    );
    assert_eq!(
        values("updated"),
        [
            "2024-12-01T00:00:00+01:00",
            "2024-11-10T00:00:00+01:00",
            "2024-08-10T00:00:00+02:00",
            "2024-08-01T00:00:00+02:00"
        ]
    );
    assert_eq!(
        values("title"),
        [
            "Inställd: Ansökningsomgång a",
            "Ny sista dag: Ansökningsomgång a",
            "Ny sista dag: Ansökningsomgång a",
            "Ny: Ansökningsomgång a"
        ]
    );
    assert_eq!(
        values("summary"),
        [
            "Inställd 1 december 2024. Inga pengar",
            "Stänger 4 december 2024 kl. 12:00 (Europe/Stockholm). \
             Ändrat 10 november 2024: sista dagen var tidigare 28 november 2024. Igen &amp; igen",
            "Stänger 28 november 2024. Ändrat 10 augusti 2024: sista dagen var tidigare 28 augusti 2024. Fel dag",
            "Stänger 28 augusti 2024. Gäller: Projekt",
        ]
    );
    assert_eq!(feed.matches("href=\"https://partnerskap.example/rounds/#a\"").count(), 4);
    assert!(text(&build, "en/feed.xml").contains("Cancelled on 1 December 2024. No money"));
}
