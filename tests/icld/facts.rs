//! What the brief says of countries, clusters, rounds and eligibility: it stands on the pages of both languages, in the
//! JSON and in the CSV, and it comes from one place, so that a change there changes all.

use anslag::engine::Build;
use anslag::site::Job;
use serde_json::Value;

use super::brief::{CLUSTERS, COMPONENTS, CONTINUING, ELIGIBILITY, ROUNDS, Words};
use super::{build, build_of, pages, text, tree};

const DAY: &str = "2024-08-20";

/// A site as its readers get it.
struct Site {
    build: Build,
}

impl Site {
    /// Whether pages of both languages say this, each in its own words.
    fn told(&self, ids: &[&str], words: Words) {
        for (language, words) in ["sv", "en"].into_iter().zip(words) {
            let pages = pages(&self.build, language);
            for id in ids {
                let (url, _) = &pages[*id];
                let html = plain(&text(&self.build, &format!("{url}index.html")[1..]));
                assert!(html.contains(words), "“{words}” on {url}");
            }
        }
    }

    /// A record of a kind in the JSON.
    fn record(&self, set: &str, key: &str, id: &str) -> Value {
        let json: Value = serde_json::from_str(&text(&self.build, &format!("data/{set}.json"))).unwrap();
        let mut records = json[set].as_array().unwrap().iter();
        records.find(|record| record[key] == id).unwrap().clone()
    }

    /// Whether the table of a kind has all these cells in one row.
    fn row(&self, set: &str, cells: &[&str]) {
        let table = text(&self.build, &format!("data/{set}.csv"));
        let is_row = |row: &str| {
            let row = format!(",{},", row.replace('"', ""));
            cells.iter().all(|cell| row.contains(&format!(",{cell},")))
        };
        assert!(table.lines().any(is_row), "{cells:?} in {table}");
    }

    /// Whether a text stands anywhere: on a page, in data, in a calendar or in a feed.
    fn where_it_stands(&self, words: &str) -> Vec<String> {
        let is_written = |job: &Job| !matches!(job, Job::ThemeAsset(_) | Job::File(_));
        let outputs = self.build.outputs.iter().filter(|(_, (job, _))| is_written(job));
        let paths = outputs.map(|(path, _)| path.as_str().to_owned());
        paths.filter(|path| plain(&text(&self.build, path)).contains(words)).collect()
    }
}

/// Text without the places where a word or a line may break.
fn plain(text: &str) -> String {
    text.replace("\u{ad}<wbr>", "")
        .replace('\u{ad}', "")
        .replace("\r\n ", "")
        .replace('\u{a0}', " ")
        .replace("&nbsp;", " ")
}

fn as_they_are() -> Site {
    Site { build: build(DAY) }
}

/// The site after texts in a file of data were replaced.
fn edited(file: &str, edits: &[(&str, &str)]) -> Site {
    let tree = tree(|name, text| {
        let replace = |text: String, (from, to): &(&str, &str)| {
            assert!(text.contains(from), "{from} in {file}");
            text.replacen(from, to, 1)
        };
        if name == file { edits.iter().fold(text, replace) } else { text }
    });
    let build = build_of(tree, DAY);
    assert_eq!(build.diagnostics, [], "{edits:?}");
    Site { build }
}

#[test]
fn clusters_and_their_countries() {
    let site = as_they_are();
    for (id, names, condition, countries) in CLUSTERS {
        let page = format!("countries/{id}");
        site.told(&["countries", "who-can-apply"], names);
        let record = site.record("clusters", "id", id);
        assert_eq!(
            (record["name"]["sv"].as_str(), record["name"]["en"].as_str()),
            (Some(names[0]), Some(names[1]))
        );
        let codes: Vec<_> =
            record["countries"].as_array().unwrap().iter().map(|own| own["code"].as_str().unwrap()).collect();
        assert_eq!(codes, countries.iter().map(|(code, _)| *code).collect::<Vec<_>>());
        for (code, names) in countries {
            let own_page = format!("countries/{}", code.to_lowercase());
            site.told(&["countries", "who-can-apply", &page, &own_page], *names);
            let record = site.record("countries", "code", code);
            assert_eq!(
                (record["name"]["sv"].as_str(), record["name"]["en"].as_str()),
                (Some(names[0]), Some(names[1]))
            );
            assert_eq!(
                (record["clusters"][0]["id"].as_str(), record["condition"].as_str()),
                (Some(id), Some(condition))
            );
            assert!(record["dac"][0]["group"].is_string(), "{code} is on the DAC list of 2024");
            site.row("clusters", &[id, code, condition]);
            site.row("countries", &[code, names[0], names[1], id, condition]);
        }
    }
    assert_eq!(text(&site.build, "data/clusters.csv").lines().count(), 1 + 21);
    site.told(&["countries"], ["DAC-lista", "DAC list"]);
    let open = ["Nya partnerskap kan börja här.", "New partnerships can begin here."];
    site.told(&["countries/ke", "countries/xk"], open);
}

#[test]
fn continuing_countries() {
    let site = as_they_are();
    let (.., countries) = CLUSTERS[4];
    for words in CONTINUING {
        site.told(&["countries", "countries/continuing"], words);
        for (code, _) in countries {
            let page = format!("countries/{}", code.to_lowercase());
            site.told(&[&page], words);
            for (language, words) in ["sv", "en"].into_iter().zip(words) {
                let text = pages(&site.build, language)[&page].1.text();
                assert_eq!(text.matches(words).count(), 1, "{language}:{page}: {text}");
            }
            let note = &site.record("countries", "code", code)["note"];
            for (language, words) in ["sv", "en"].into_iter().zip(words) {
                assert!(note[language].as_str().unwrap().contains(words), "{note}");
            }
        }
    }
    for set in ["clusters", "countries"] {
        let table = text(&site.build, &format!("data/{set}.csv"));
        for words in CONTINUING.iter().flatten() {
            assert_eq!(table.matches(words).count(), 8, "{words} in {set}.csv");
        }
    }
}

#[test]
fn who_can_apply() {
    let site = as_they_are();
    let table = text(&site.build, "data/eligibility.csv");
    let json: Value = serde_json::from_str(&text(&site.build, "data/eligibility.json")).unwrap();
    assert_eq!(json["eligibility"].as_array().unwrap().len(), ELIGIBILITY.len());
    for (words, record) in ELIGIBILITY.into_iter().zip(json["eligibility"].as_array().unwrap()) {
        site.told(&["who-can-apply", "can-we-apply"], words);
        assert_eq!([&record["text"]["sv"], &record["text"]["en"]], words);
        assert!(words.iter().all(|words| table.contains(words)), "{words:?} in {table}");
    }
}

#[test]
fn rounds_and_components() {
    let site = as_they_are();
    for (id, closes, words) in ROUNDS {
        site.told(
            &["/", "apply", "apply/rounds", "components/project", "countries/ke", "countries/europe"],
            words,
        );
        assert_eq!(site.record("rounds", "id", id)["closes_at"], closes);
        assert_eq!(site.record("rounds", "id", id)["components"], serde_json::json!(["project"]));
        site.row("rounds", &[id, &closes[..10], closes, "project"]);
    }
    for (id, names, application, when, summary) in COMPONENTS {
        for words in [names, when, summary] {
            site.told(&["components", "countries/ke", "countries/europe"], words);
        }
        let record = site.record("components", "id", id);
        assert_eq!(record["application"], application);
        assert_eq!([&record["name"]["sv"], &record["name"]["en"]], names);
        assert_eq!([&record["summary"]["sv"], &record["summary"]["en"]], summary);
        site.row("components", &[id, names[0], names[1], application]);
    }
}

/// After an edit of one line of data nothing says any longer what it said.
#[test]
fn a_change_in_one_place_changes_all() {
    for (file, from, to, old, new) in [
        (
            "rounds.yaml",
            "2024-08-28",
            "2024-09-04",
            ["28 augusti 2024", "28 August 2024"],
            ["4 september 2024", "4 September 2024"],
        ),
        ("rounds.yaml", "2024-08-28", "2024-09-04", ["2024-08-28", "20240828"], ["2024-09-04", "20240904"]),
        (
            "clusters.yaml",
            "sv: Östafrika, en: East Africa",
            "sv: Sjöarna, en: The Lakes",
            ["Östafrika", "East Africa"],
            ["Sjöarna", "The Lakes"],
        ),
        (
            "clusters.yaml",
            "sv: Här har kommuner redan en dialog",
            "sv: Där finns redan en dialog",
            ["Här har kommuner redan", "x"],
            ["Där finns redan en dialog", "x"],
        ),
        (
            "eligibility.yaml",
            "sv: gemensamma nämnder, en: joint committees",
            "sv: lokala råd, en: councils of all",
            ["gemensamma nämnder", "joint committees"],
            ["lokala råd", "councils of all"],
        ),
        (
            "components.yaml",
            "en: Usually the first step in a partnership.",
            "en: Always the first step.",
            ["x", "Usually the first step in a partnership."],
            ["x", "Always the first step."],
        ),
    ] {
        let site = edited(file, &[(from, to)]);
        for (old, new) in old.into_iter().zip(new).filter(|(old, _)| *old != "x") {
            assert_eq!(site.where_it_stands(old), [""; 0], "“{old}” after it was made “{new}”");
            let places = |site: &Site, words: &str| site.where_it_stands(words).len();
            assert_eq!(places(&site, new), places(&as_they_are(), old), "{new}");
        }
    }
}

#[test]
fn a_country_moves_to_another_cluster_in_one_place() {
    let site = edited("clusters.yaml", &[("[KE, TZ, UG]", "[KE, TZ]"), ("[GE, MK,", "[UG, GE, MK,")]);
    for language in ["sv", "en"] {
        let pages = pages(&site.build, language);
        let has = |id: &str| pages[id].1.countries().iter().any(|(code, _)| code == "ug");
        assert_eq!((has("countries/east-africa"), has("countries/continuing")), (false, true), "{language}");
    }
    site.told(&["countries/ug"], CONTINUING[0]);
    assert_eq!(site.record("countries", "code", "UG")["condition"], "continuing");
    site.row("clusters", &["continuing", "UG", "continuing"]);
    site.row("countries", &["UG", "continuing"]);
}
