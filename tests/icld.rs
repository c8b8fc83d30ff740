//! The site of this repository, as its readers get it.
//!
//! The golden texts in `tests/icld` say what a page tells, not how it looks: headings, dates, links, countries and the
//! attributes that the deadline script reads. `UPDATE_EXPECT=1 cargo test --test icld` writes them anew.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

#[path = "icld/brief.rs"]
mod brief;
#[path = "icld/clock.rs"]
mod clock;
#[path = "icld/facts.rs"]
mod facts;
#[path = "icld/map.rs"]
mod map;
#[path = "icld/page.rs"]
mod page;
#[path = "icld/told.rs"]
mod told;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use anslag::check::{Scope, check};
use anslag::diagnostic::Checked;
use anslag::engine::{Build, Engine};
use anslag::site::{Job, Options};
use anslag::source::{Change, Reader, SourceFile, SourceTree};
use anslag::time::Moment;
use expect_test::{ExpectFile, expect_file};
use page::{Fact, Page};

const CLOSES_SPRING: &str = "2024-08-28T23:59:59+02:00";
const CLOSES_AUTUMN: &str = "2024-11-01T23:59:59+01:00";

fn build(day: &str) -> Build {
    build_of(tree(|_, text| text), day)
}

fn build_of(tree: SourceTree, day: &str) -> Build {
    let tree = Checked::new(tree, Vec::new());
    Engine::new(Options::default()).step(tree, Moment::parse(day).unwrap(), &|_, _| {})
}

/// The files of the site, those in its folder of data with other texts: `edit` is given the name of each and its text.
fn tree(edit: impl Fn(&str, String) -> String) -> SourceTree {
    let tree = Reader::new(env!("CARGO_MANIFEST_DIR")).read(&Change::Everything).unwrap();
    assert_eq!(tree.diagnostics, []);
    let mut files = (*tree.value.files).clone();
    for (path, file) in &mut files {
        if let Some(name) = path.as_str().strip_prefix("content/data/") {
            let text = edit(name, file.text().to_string());
            *file = Arc::new(SourceFile::new(path.clone(), text.as_bytes()));
        }
    }
    SourceTree { files: Arc::new(files) }
}

fn text(build: &Build, path: &str) -> String {
    let (_, memo) = build.outputs.iter().find(|(output, _)| output.as_str() == path).unwrap().1;
    String::from_utf8(memo.value.as_ref().as_ref().unwrap().bytes.to_vec()).unwrap()
}

/// The pages of a language by their ids, each with its address.
fn pages(build: &Build, language: &str) -> BTreeMap<String, (String, Page)> {
    pages_with(build, language, "")
}

/// Those that have these words in their HTML.
fn pages_with(build: &Build, language: &str, words: &str) -> BTreeMap<String, (String, Page)> {
    let outputs = build.outputs.iter().filter_map(|(path, (job, memo))| {
        let Job::Page(key) = job else { return None };
        let html = memo.value.as_ref().as_ref().unwrap();
        let is_wanted =
            key.language.as_str() == language && str::from_utf8(&html.bytes).unwrap().contains(words);
        is_wanted.then(|| (key.id.to_string(), (path.url().to_string(), Page::read(&html.bytes))))
    });
    outputs.collect()
}

fn page(build: &Build, language: &str, id: &str) -> Page {
    pages(build, language).remove(id).unwrap().1
}

fn golden(build: &Build, language: &str) -> String {
    let pages = pages(build, language);
    pages.iter().map(|(id, (url, page))| format!("=== {url} ({id})\n{page}\n")).collect()
}

#[test]
fn each_page_tells_what_it_told() {
    let build = build("2024-08-20");
    expect_file!["icld/sv.txt"].assert_eq(&golden(&build, "sv"));
    expect_file!["icld/en.txt"].assert_eq(&golden(&build, "en"));
}

#[test]
fn machines_read_what_they_read() {
    let build = build("2024-08-20");
    let files: [(&str, ExpectFile); 6] = [
        ("sitemap.xml", expect_file!["icld/sitemap.xml"]),
        ("feed.xml", expect_file!["icld/feed.xml"]),
        ("en/feed.xml", expect_file!["icld/en-feed.xml"]),
        ("omgangar.ics", expect_file!["icld/omgangar.ics"]),
        ("en/rounds.ics", expect_file!["icld/en-rounds.ics"]),
        ("robots.txt", expect_file!["icld/robots.txt"]),
    ];
    for (path, expected) in files {
        // Lines of a calendar end in CRLF, which a golden file does not keep.
        expected.assert_eq(&text(&build, path).replace("\r\n", "\n"));
    }
}

#[test]
fn nothing_is_wrong() {
    for day in ["2024-08-20", "2024-12-01"] {
        assert_eq!(check(&build(day), Scope::Finished), [], "{day}");
    }
}

#[test]
fn both_languages_have_the_same_pages() {
    let build = build("2024-08-20");
    let ids = |language| pages(&build, language).into_keys().collect::<Vec<_>>();
    assert_eq!(ids("sv"), ids("en"));
    // Those that are written, and one for each cluster with open doors, each country and each step after the first.
    assert_eq!(ids("sv").len(), 19 + 4 + 21 + 7);
}

#[test]
fn the_deadlines_stand_where_people_look_for_them() {
    let build = build("2024-08-20");
    for language in ["sv", "en"] {
        for id in ["/", "apply", "apply/rounds", "components/project"] {
            let page = page(&build, language, id);
            let closes: Vec<&str> = page.values("data-closes");
            let days: BTreeSet<&str> = page.values("datetime").into_iter().collect();
            assert_eq!(closes, [CLOSES_SPRING, CLOSES_AUTUMN], "{language}:{id}");
            assert!(days.is_superset(&["2024-08-28", "2024-11-01"].into()), "{language}:{id}: {days:?}");
        }
    }
}

#[test]
fn a_closed_round_is_told_as_past() {
    for (day, current, past) in [
        ("2024-08-20", &[CLOSES_SPRING, CLOSES_AUTUMN][..], &[][..]),
        ("2024-08-29", &[CLOSES_AUTUMN], &[CLOSES_SPRING]),
        ("2024-12-01", &[], &[CLOSES_AUTUMN, CLOSES_SPRING]),
    ] {
        let build = build(day);
        for (language, closed, none) in [
            (
                "sv",
                ["Stängde 28 augusti 2024", "Stängde 1 november 2024"],
                "Det finns ingen öppen eller kommande ansökningsomgång.",
            ),
            (
                "en",
                ["Closed 28 August 2024", "Closed 1 November 2024"],
                "There is no open or upcoming application round.",
            ),
        ] {
            let page = page(&build, language, "apply/rounds");
            assert_eq!(page.section("current").values("data-closes"), current, "{language} on {day}");
            assert_eq!(page.section("past").values("data-closes"), past, "{language} on {day}");
            let text = page.section("past").text();
            for (index, words) in closed.iter().enumerate() {
                assert_eq!(
                    text.contains(words),
                    index < past.len(),
                    "{language} on {day}: {words} in {text}"
                );
            }
            let says_none = page.section("current").text().contains(none);
            assert_eq!(
                says_none,
                current.is_empty(),
                "{language} on {day}: {}",
                page.section("current").text()
            );
        }
    }
}

#[test]
fn the_countries_are_these_in_the_order_of_each_alphabet() {
    let build = build("2024-08-20");
    let clusters = [
        (
            "countries/europe",
            "Bosnien och Hercegovina, Kosovo, Serbien, Ukraina",
            "Bosnia and Herzegovina, Kosovo, Serbia, Ukraine",
        ),
        ("countries/east-africa", "Kenya, Tanzania, Uganda", "Kenya, Tanzania, Uganda"),
        ("countries/latin-america", "Colombia, Guatemala", "Colombia, Guatemala"),
        (
            "countries/southern-africa",
            "Botswana, Sydafrika, Zambia, Zimbabwe",
            "Botswana, South Africa, Zambia, Zimbabwe",
        ),
        (
            "countries/continuing",
            "Georgien, Indonesien, Kina, Moçambique, Moldavien, Namibia, Nordmakedonien, Vietnam",
            "China, Georgia, Indonesia, Moldova, Mozambique, Namibia, North Macedonia, Vietnam",
        ),
    ];
    let mut codes = BTreeSet::new();
    for (id, swedish, english) in clusters {
        for (language, names) in [("sv", swedish), ("en", english)] {
            let page = page(&build, language, id);
            let own: Vec<(String, String)> = page.countries();
            let own_names: Vec<&str> = own.iter().map(|(_, name)| name.as_str()).collect();
            assert_eq!(own_names.join(", "), names, "{language}:{id}");
            codes.extend(own.into_iter().map(|(code, _)| (id == "countries/continuing", code)));
        }
    }
    let continuing = codes.iter().filter(|(is_continuing, _)| *is_continuing).count();
    assert_eq!((codes.len() - continuing, continuing), (13, 8));
}

#[test]
fn every_address_of_a_page_leads_to_a_page_of_its_language() {
    let build = build("2024-08-20");
    for (language, home) in [("sv", "/"), ("en", "/en/")] {
        for (id, (url, page)) in pages(&build, language) {
            assert!(url.starts_with(home) && (language == "en") == url.starts_with("/en/"), "{url}");
            let strays = page.facts().filter_map(|fact| match fact {
                Fact::Link { href, .. } if href.starts_with('/') => {
                    // Images, documents and open data are for all languages.
                    let is_shared = ["/assets/", "/data/"].iter().any(|folder| href.starts_with(folder));
                    (!is_shared).then_some(href)
                }
                Fact::Link { .. }
                | Fact::Heading { .. }
                | Fact::Attribute { .. }
                | Fact::Country { .. }
                | Fact::Text(_) => None,
            });
            for href in strays {
                assert_eq!(href.starts_with("/en/"), language == "en", "{language}:{id} links to {href}");
            }
        }
    }
}

#[test]
fn the_build_knows_when_it_stops_being_true() {
    for (day, expected) in [
        ("2024-08-01", "2024-08-14T00:00:00+02:00, when round `2024-03` closes soon"),
        ("2024-08-20", "2024-08-29T00:00:00+02:00, when round `2024-03` closes"),
        ("2024-08-29", "2024-10-18T00:00:00+02:00, when round `2024-04` closes soon"),
        ("2024-10-18", "2024-11-02T00:00:00+01:00, when round `2024-04` closes"),
        ("2024-11-02", "never"),
    ] {
        let build = build(day);
        let zone = &build.site.config().time_zone;
        let next = build.next_change.as_ref();
        let next =
            next.map_or("never".to_owned(), |next| format!("{}, when {}", zone.rfc3339(next.at), next.event));
        assert_eq!(next, expected, "on {day}");
    }
}
