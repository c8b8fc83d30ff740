//! The clock, walked over everything that turns: at each instant all that speaks of a round says the same.
//!
//! The tables beside this file are what is true when. `tests/browser/clock.test.mjs` reads them too, and looks at what
//! the script makes of one page, left open while the time passes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use anslag::diagnostic::Checked;
use anslag::engine::{Build, Engine};
use anslag::site::Options;
use anslag::source::SourceTree;
use anslag::time::{Instant, Moment, Zone};
use expect_test::expect_file;
use serde_json::Value;

use super::page::Page;
use super::told::{Told, told};
use super::{pages_with, text, tree};

/// The last seconds before clocks in Europe go forward, back and forward again.
const SHIFTS: [&str; 3] = ["2024-03-31T00:59:59Z", "2024-10-27T00:59:59Z", "2025-03-30T00:59:59Z"];

/// The states as the program, the script and the sentence of a page name them.
const STATES: [(&str, &str, [&str; 2]); 5] = [
    ("planned", "upcoming", ["Stänger", "Closes"]),
    ("open", "open", ["Stänger", "Closes"]),
    ("closing", "soon", ["Stänger", "Closes"]),
    ("closed", "closed", ["Stängde", "Closed"]),
    ("decided", "closed", ["Stängde", "Closed"]),
];

#[test]
fn all_agree_on_the_rounds_at_each_instant() {
    expect_file!["clock.txt"].assert_eq(&walk(None));
}

/// The rounds of the site have no first day and no decision yet; these do, at times of the day, and on days on which
/// clocks change.
#[test]
fn all_agree_on_rounds_with_all_that_can_turn() {
    expect_file!["clock-eventful.txt"].assert_eq(&walk(Some(include_str!("clock-eventful.yaml"))));
}

/// A row for each instant: the state of each round, and what changes next. Fails where two disagree.
fn walk(rounds: Option<&str>) -> String {
    let mut site = Site::new(rounds);
    let start = Instant::parse("2024-01-01T00:00:00Z").unwrap();
    let shifts = SHIFTS.iter().flat_map(|shift| around(Instant::parse(shift).unwrap().next_second()));
    let mut instants: BTreeSet<Instant> = shifts.chain([start]).collect();
    let mut first = None;
    let mut table = String::new();
    while let Some(now) = instants.pop_first() {
        let build = site.at(now);
        // What comes next is known only now, and is after now.
        let next = build.next_change.as_ref();
        instants.extend(next.into_iter().flat_map(|next| around(next.at)).filter(|instant| *instant > now));
        let states = states_in_json(&build);
        let when = site.zone.rfc3339(now);
        assert_eq!(states_in_csv(&build), states, "CSV and JSON at {when}");
        let telling = Telling::of(&build);
        telling.check(&states, &when);
        for language in 0..2 {
            check_calendar_and_feed(&build, language, &when);
        }
        let scripts = Scripts::of(&telling);
        assert_eq!(scripts.states(now), in_script(&states), "the script of a page built at {when}");
        let old = first.get_or_insert(scripts).states(now);
        assert_eq!(old, in_script(&states), "the script of an old page at {when}");
        let states: Vec<_> = states.iter().map(|(id, state)| format!("{id} {state}")).collect();
        let next = next.map(|next| format!("{} {}", site.zone.rfc3339(next.at), next.event));
        writeln!(table, "{when} | {} | {}", states.join(", "), next.as_deref().unwrap_or("never")).unwrap();
    }
    table
}

/// The last second before a moment, and its first.
fn around(at: Instant) -> [Instant; 2] {
    [Instant::from_unix(at.to_unix() - 1), at]
}

/// The site of the repository, with its own rounds or with others.
struct Site {
    tree: SourceTree,
    engine: Engine,
    zone: Zone,
}

impl Site {
    fn new(rounds: Option<&str>) -> Self {
        let tree = tree(|name, own| match rounds {
            Some(rounds) if name == "rounds.yaml" => rounds.to_owned(),
            Some(_) | None => own,
        });
        let zone = Zone::new("Europe/Stockholm").unwrap();
        Site { tree, engine: Engine::new(Options::default()), zone }
    }

    fn at(&mut self, now: Instant) -> Build {
        let tree = Checked::new(self.tree.clone(), Vec::new());
        let build = self.engine.step(tree, Moment::At(now), &|_, _| {});
        assert_eq!(build.diagnostics, [], "the site is sound");
        build
    }
}

/// The state of each round, by its id.
type States = BTreeMap<String, String>;

fn json(build: &Build) -> Vec<Value> {
    let mut json: Value = serde_json::from_str(&text(build, "data/rounds.json")).unwrap();
    json["rounds"].as_array_mut().unwrap().drain(..).collect()
}

fn string(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn states_in_json(build: &Build) -> States {
    json(build).iter().map(|round| (string(&round["id"]), string(&round["state"]))).collect()
}

fn states_in_csv(build: &Build) -> States {
    let table = text(build, "data/rounds.csv");
    let mut rows = table.lines().map(|row| row.split(',').collect::<Vec<_>>());
    let head = rows.next().unwrap();
    let column = |name| head.iter().position(|own| *own == name).unwrap();
    let (id, state) = (column("id"), column("state"));
    rows.map(|row| (row[id].to_owned(), row[state].to_owned())).collect()
}

fn row_of(state: &str) -> &'static (&'static str, &'static str, [&'static str; 2]) {
    STATES.iter().find(|(name, ..)| *name == state).unwrap()
}

fn in_script(states: &States) -> States {
    states.iter().map(|(id, state)| (id.clone(), row_of(state).1.to_owned())).collect()
}

/// The pages that tell of rounds, in both languages.
struct Telling {
    /// The rounds by the moment at which they close, in that order.
    ids: BTreeMap<String, String>,
    /// The language of each page, its id, its address and what it tells.
    pages: Vec<(usize, String, String, Page)>,
}

impl Telling {
    fn of(build: &Build) -> Self {
        let ids =
            json(build).iter().map(|round| (string(&round["closes_at"]), string(&round["id"]))).collect();
        let pages = ["sv", "en"].into_iter().enumerate().flat_map(|(at, language)| {
            let telling = pages_with(build, language, "data-turns");
            telling.into_iter().map(move |(id, (url, page))| (at, id, url, page))
        });
        Telling { ids, pages: pages.collect() }
    }

    fn id(&self, round: &Told) -> &str {
        &self.ids[&round.closes]
    }

    fn listed(&self, page: &Page) -> Vec<String> {
        told(page).iter().map(|round| self.id(round).to_owned()).collect()
    }

    /// The lists and sentences of every page.
    fn check(&self, states: &States, when: &str) {
        let by_list = |is_past: bool| {
            let wanted = |id: &&String| (row_of(&states[*id]).1 == "closed") == is_past;
            self.ids.values().filter(wanted).cloned().collect::<Vec<_>>()
        };
        let rounds = self.pages.iter().filter(|(_, id, ..)| id == "apply/rounds");
        assert_eq!(rounds.clone().count(), 2, "the pages with all rounds at {when}");
        for (_, _, url, page) in rounds {
            assert_eq!(self.listed(&page.section("current")), by_list(false), "{url} at {when}");
            // The one that closed last stands first.
            let past: Vec<_> = by_list(true).into_iter().rev().collect();
            assert_eq!(self.listed(&page.section("past")), past, "{url} at {when}");
        }
        // Elsewhere stands what can be applied for.
        for (_, _, url, page) in self.pages.iter().filter(|(_, id, ..)| id != "apply/rounds") {
            assert_eq!(self.listed(page), by_list(false), "{url} at {when}");
        }
        for (language, _, url, page) in &self.pages {
            for round in told(page) {
                let sentence = format!("{} {}", row_of(&states[self.id(&round)]).2[*language], round.day);
                assert!(round.words.contains(&sentence), "{url} at {when}: {sentence} in {}", round.words);
            }
        }
    }
}

/// What the scripts of the pages have to go by: for each round the state at first, and its turns.
struct Scripts(BTreeMap<String, (String, String)>);

impl Scripts {
    /// From every page that tells of a round; they must be given the same.
    fn of(telling: &Telling) -> Self {
        let mut scripts = BTreeMap::new();
        for round in telling.pages.iter().flat_map(|(.., page)| told(page)) {
            let id = telling.id(&round).to_owned();
            let own = (round.from, round.turns);
            let known = scripts.entry(id).or_insert_with(|| own.clone());
            assert_eq!(*known, own);
        }
        Scripts(scripts)
    }

    /// As js/status.js finds them.
    fn states(&self, now: Instant) -> States {
        let state = |(from, turns): &(String, String)| {
            let words: Vec<&str> = turns.split_whitespace().collect();
            let mut passed = words.chunks(2).filter(|turn| turn[0].parse::<i64>().unwrap() <= now.to_unix());
            passed.next_back().map_or(from.clone(), |turn| turn[1].to_owned())
        };
        self.0.iter().map(|(id, script)| (id.clone(), state(script))).collect()
    }
}

/// They name the day or the moment, which no clock changes.
fn check_calendar_and_feed(build: &Build, language: usize, when: &str) {
    let calendar = text(build, ["omgangar.ics", "en/rounds.ics"][language]);
    let feed = text(build, ["feed.xml", "en/feed.xml"][language]);
    for round in json(build) {
        let (id, closes) = (string(&round["id"]), string(&round["closes"]));
        let at = string(&round["closes_at"]);
        let start = if closes.contains('T') {
            format!("DTSTART:{}", Instant::parse(&at).unwrap().to_string().replace(['-', ':'], ""))
        } else {
            format!("DTSTART;VALUE=DATE:{}", closes.replace('-', ""))
        };
        let mut events = calendar.split("BEGIN:VEVENT");
        let event = events.find(|event| event.contains(&format!("UID:{id}.closes@")));
        let is_told = event.is_some_and(|event| event.contains(&start) && event.contains("STATUS:CONFIRMED"));
        assert!(is_told, "{id} at {when}: {start} in {event:?}");

        let (year, day) = (&at[..4], at[8..10].trim_start_matches('0'));
        let summary = format!("<summary>{} {day} ", ["Stänger", "Closes"][language]);
        let mut entries = feed.split("<entry>");
        let entry = entries.find(|entry| entry.contains(&format!("#{id}.published</id>")));
        let is_told = entry.is_some_and(|entry| entry.contains(&summary) && entry.contains(year));
        assert!(is_told, "{id} at {when}: {summary}… {year} in {entry:?}");
    }
}
