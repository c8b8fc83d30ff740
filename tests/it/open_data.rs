//! Open data: the JSON is what its schema says, the CSV says the same as the JSON, and both are true at the clock's time.

use std::collections::BTreeMap;

use anslag::check;
use anslag::engine::Build;
use serde_json::Value;

use crate::site::{Site, draw, rendered, text, texts};

/// A site that publishes its data, with one of each thing that a record can say.
const OPEN: &str = r#"
//- anslag.yaml
base_url: https://partnerskap.example/
time_zone: Europe/Stockholm
country_list: oecd-dac
open_data: { folder: data, license: "https://creativecommons.org/publicdomain/zero/1.0/" }
languages:
  - { code: sv, name: Svenska, format: sv-SE }
  - { code: en, name: English, format: en-GB, missing: link }
//- content/sv/rounds.md
---
title: Omgångar
description: När ni kan ansöka.
slug: omgangar
---
//- content/en/rounds.md
---
title: Rounds
description: When you can apply.
---
//- content/data/clusters.yaml
- { id: east-africa, order: 2, name: { sv: Östafrika, en: East Africa }, countries: [KE, TZ, { code: UG, condition: continuing, note: { sv: "=Bara, \"nu\"", en: "-Only, \"now\"" } }] }
- { id: europe, order: 1, name: { sv: Europa, en: Europe }, countries: [BA, XK] }
- { id: all, order: 3, name: { sv: Alla, en: All }, countries: { any_of: [europe, east-africa] } }
//- content/data/eligibility.yaml
- { id: region, text: { sv: regioner, en: regions } }
- { id: together, kind: condition, text: { sv: "Ni söker, tillsammans.", en: "You apply, together." } }
//- content/data/rounds.yaml
- { id: 2024-03, closes: 2024-08-28, page: rounds, contact: partnership }
- { id: 2024-04, opens: 2024-09-01, closes: 2024-11-01T12:00, cutoffs: [2024-10-01], components: [inception, project], published: 2024-06-01, changes: [{ on: 2024-07-01, closes: 2024-10-25, note: { sv: En vecka till., en: One week more. } }] }
- { id: 2024-05, closes: 2024-12-01, cancelled: { on: 2024-08-01, note: { sv: Inställd., en: Called off. } } }
- { id: idea, rolling: true, title: { sv: Idé, en: Idea } }
- { id: 2025-01, announced_later: { sv: Under hösten., en: In autumn. } }
"#;

const SETS: [&str; 5] = ["rounds", "countries", "clusters", "components", "eligibility"];

fn json(build: &Build, set: &str) -> Value {
    serde_json::from_str(&text(build, &format!("data/{set}.json"))).unwrap()
}

/// The rows of a table, each by the names of its columns.
fn csv(build: &Build, set: &str) -> Vec<BTreeMap<String, String>> {
    let text = text(build, &format!("data/{set}.csv"));
    assert!(!text.starts_with('\u{feff}') && text.ends_with("\r\n"), "{set}");
    let mut rows = read(&text).into_iter();
    let head = rows.next().unwrap();
    rows.map(|row| {
        assert_eq!(row.len(), head.len(), "{set}: {row:?}");
        head.iter().cloned().zip(row).collect()
    })
    .collect()
}

/// A reader of RFC 4180 that knows nothing of the writer.
fn read(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let (mut letters, mut is_quoted) = (text.chars().peekable(), false);
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().unwrap();
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                row.last_mut().unwrap().extend(letters.next())
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(String::new()),
            '\r' if !is_quoted => assert_eq!(letters.peek(), Some(&'\n')),
            '\n' if !is_quoted => rows.push(vec![String::new()]),
            other => row.last_mut().unwrap().push(other),
        }
    }
    rows.pop();
    rows
}

/// Where the values of a document are not what its schema says.
fn faults(schema: &Value, document: &Value) -> Option<String> {
    let mut compiler = boon::Compiler::new();
    compiler.enable_format_assertions();
    let address = schema["$id"].as_str().unwrap();
    compiler.add_resource(address, schema.clone()).unwrap();
    let mut schemas = boon::Schemas::new();
    let index = compiler.compile(address, &mut schemas).unwrap();
    schemas.validate(document, index).err().map(|error| format!("{error:#}"))
}

#[test]
fn the_json_is_what_its_schema_says() {
    let build = Site::new(OPEN).cold();
    assert_eq!(draw(&build, &check::check(&build, check::Scope::Finished)), "");
    for set in SETS {
        let (schema, document) = (json(&build, &format!("{set}.schema")), json(&build, set));
        assert_eq!(faults(&schema, &document), None, "{set}");
        assert_eq!(schema["$id"], format!("https://partnerskap.example/data/{set}.schema.json"));
        assert_eq!(document["$schema"], schema["$id"]);
        assert!(!document[set].as_array().unwrap().is_empty(), "{set}");
        // A schema that lets everything pass would say nothing.
        for spoil in [Value::Null, Value::from("x"), Value::from(1)] {
            let keys = document[set][0].as_object().unwrap().keys();
            let passes = keys.filter(|key| {
                let mut spoiled = document.clone();
                spoiled[set][0].as_object_mut().unwrap().remove(*key);
                spoiled[set][0][format!("{key}2")] = spoil.clone();
                faults(&schema, &spoiled).is_none()
            });
            assert_eq!(passes.collect::<Vec<_>>(), Vec::<&String>::new(), "{set}");
        }
    }
}

#[test]
fn a_table_says_the_same_as_the_json() {
    let build = Site::new(OPEN).cold();
    let cell = |value: &Value| match (value.is_null(), value.as_str()) {
        (true, _) => String::new(),
        (false, Some(text)) => text.to_owned(),
        (false, None) => value.to_string(),
    };
    // What is a list or an object in the JSON has columns of other names, which the texts below hold.
    for set in ["rounds", "countries"] {
        let (document, rows) = (json(&build, set), csv(&build, set));
        let records = document[set].as_array().unwrap();
        assert_eq!(rows.len(), records.len());
        for (record, row) in records.iter().zip(&rows) {
            for (key, value) in record.as_object().unwrap() {
                if let Some(own) = row.get(key).filter(|_| !value.is_array() && !value.is_object()) {
                    let is_cancelled = key == "cancelled";
                    assert!(cell(value) == *own || is_cancelled, "{set} {key}: {value} {own}");
                }
                for (language, text) in value.as_object().into_iter().flatten() {
                    if let Some(own) = row.get(&format!("{key}_{language}")) {
                        assert_eq!(cell(text), own.trim_start_matches('\''), "{set} {key}");
                    }
                }
            }
        }
    }
    let members: Vec<[String; 3]> = csv(&build, "clusters")
        .into_iter()
        .map(|row| ["cluster", "country", "condition"].map(|column| row[column].clone()))
        .collect();
    let document = json(&build, "clusters");
    let expected = document["clusters"].as_array().unwrap().iter().flat_map(|cluster| {
        let countries = cluster["countries"].as_array().unwrap().iter();
        countries.map(|country| [&cluster["id"], &country["code"], &country["condition"]].map(cell))
    });
    assert_eq!(members, expected.collect::<Vec<_>>());
}

#[test]
fn what_is_special_is_told() {
    let build = Site::new(OPEN).cold();
    let rounds = csv(&build, "rounds");
    let told: Vec<String> = rounds
        .iter()
        .map(|row| {
            [
                "id",
                "state",
                "opens_at",
                "cutoffs",
                "closes_at",
                "cancelled_on",
                "changed_on",
                "components",
                "contact",
            ]
            .map(|column| row[column].as_str())
            .join("|")
        })
        .collect();
    assert_eq!(
        told,
        [
            "2024-03|closing|||2024-08-28T23:59:59+02:00|||project|partnership@partnerskap.example",
            "2024-04|planned|2024-09-01T00:00:00+02:00|2024-10-01|2024-11-01T12:00:00+01:00||2024-07-01|inception project|",
            "2024-05|closed|||2024-12-01T23:59:59+01:00|2024-08-01||project|",
            "2025-01|planned||||||project|",
            "idea|open||||||project|",
        ]
    );
    assert_eq!(rounds[0]["page_sv"], "https://partnerskap.example/omgangar/");
    assert_eq!(json(&build, "rounds")["updated"], "2024-08-01");
    let countries = csv(&build, "countries");
    let codes: Vec<&str> = countries.iter().map(|row| row["code"].as_str()).collect();
    assert_eq!(codes, ["BA", "KE", "TZ", "UG", "XK"]);
    let uganda = &countries[3];
    // A spreadsheet shows the text, and computes nothing.
    assert_eq!(
        (uganda["note_sv"].as_str(), uganda["note_en"].as_str()),
        ("'=Bara, \"nu\"", "'-Only, \"now\"")
    );
    assert_eq!(
        (uganda["clusters"].as_str(), uganda["condition"].as_str()),
        ("east-africa all", "continuing")
    );
    assert_eq!((countries[0]["numeric"].as_str(), countries[4]["numeric"].as_str()), ("070", ""));
    assert_eq!((uganda["dac_2024"].as_str(), uganda["dac_2025"].as_str()), ("LDC", "LDC"));
    assert_eq!(json(&build, "countries")["countries"][3]["note"]["en"], "-Only, \"now\"");
}

#[test]
fn a_round_is_what_it_is_at_the_moment_of_the_build() {
    let mut site = Site::new(OPEN);
    let mut told = Vec::new();
    for moment in [
        "2024-08-28T23:59:59+02:00",
        "2024-08-29T00:00:00+02:00",
        "2024-09-01T00:00:00+02:00",
        "2024-11-01T12:00:00+01:00",
        "2024-11-01T12:00:01+01:00",
    ] {
        site.set_clock(moment);
        let build = site.step();
        let rounds = json(&build, "rounds");
        let states = [0, 1].map(|round| rounds["rounds"][round]["state"].as_str().unwrap().to_owned());
        assert_eq!(csv(&build, "rounds")[1]["state"], states[1]);
        let next = build.next_change.map(|boundary| boundary.at.to_string());
        told.push(format!("{} {} {}", states[0], states[1], next.unwrap_or_default()));
    }
    assert_eq!(
        told,
        [
            "closing planned 2024-08-28T22:00:00Z",
            "closed planned 2024-08-31T22:00:00Z",
            "closed open 2024-09-16T22:00:00Z",
            "closed closing 2024-11-01T11:00:01Z",
            "closed closed ",
        ]
    );
}

#[test]
fn a_change_of_a_record_makes_its_files_anew_and_no_other() {
    let mut site = Site::new(OPEN);
    site.step();
    let cases = [
        ("rounds", "2024-12-01", "2024-12-02", &["rounds"][..]),
        ("countries", "numeric: \"070\"", "numeric: 070", &[]),
        ("clusters", "East Africa", "Eastern Africa", &["clusters", "countries"]),
        ("contacts", "partnership@partnerskap", "partner@partnerskap", &["rounds"]),
    ];
    for (file, part, by, expected) in cases {
        site.replace(&format!("content/data/{file}.yaml"), part, by);
        let rendered = rendered(&site.step());
        let data: Vec<&String> = rendered.iter().filter(|job| job.starts_with("open data")).collect();
        let files =
            expected.iter().flat_map(|set| [format!("open data {set}.csv"), format!("open data {set}.json")]);
        assert_eq!(data, files.collect::<Vec<_>>().iter().collect::<Vec<_>>(), "{file}");
    }
}

#[test]
fn only_a_site_that_says_so_publishes_data() {
    let cases = [
        ("", 0),
        ("open_data: {}\n", 15),
        ("open_data: { folder: oppna-data }\n", 15),
        ("open_data: { folder: data }\nprogramme: false\n", 0),
    ];
    for (settings, expected) in cases {
        let site = Site::new("");
        let config = format!(
            "base_url: https://a.example/x/\ntime_zone: Europe/Stockholm\n{settings}\
             languages:\n  - {{ code: sv, name: Svenska }}\n  - {{ code: en, name: English }}\n"
        );
        site.edit("anslag.yaml", &config);
        let texts = texts(&site.cold());
        let data: Vec<&String> = texts.keys().filter(|path| path.contains("data/")).collect();
        assert_eq!(data.len(), expected, "{settings}: {data:?}");
    }
}

#[test]
fn an_address_that_data_claim_is_not_given_to_another() {
    let site = Site::new(OPEN);
    site.edit(
        "content/sv/old.md",
        "---\ntitle: Gammal\ndescription: En gammal sida.\naliases: [/data/rounds.json]\n---\n",
    );
    site.edit("content/en/old.md", "---\ntitle: Old\ndescription: An old page.\n---\n");
    let build = site.cold();
    let drawn = draw(&build, &check::check(&build, check::Scope::Finished));
    let first = drawn.lines().next().unwrap_or_default();
    let expected =
        "error[A307]: an alias in `content/sv/old.md` and the open data rounds.json both claim the address";
    assert!(first.starts_with(expected), "{drawn}");
}

/// What a page says of itself to search engines.
fn linked(build: &Build, path: &str) -> Option<Value> {
    let html = text(build, path);
    let (_, rest) = html.split_once("<script type=\"application/ld+json\">")?;
    let (json, _) = rest.split_once("</script>").unwrap();
    assert!(!json.contains('<'), "{json}");
    Some(serde_json::from_str(json).unwrap())
}

#[test]
fn pages_tell_search_engines_what_is_true_and_no_more() {
    let site = Site::new(OPEN);
    site.lay(
        "//- content/sv/lander/_index.md
---
title: \"Länder </script><!-- & mer\"
description: Våra länder.
slug: lander
updated: 2024-08-01
reviewed: 2024-08-10
---
//- content/sv/lander/land.md
---
title: \"{name}\"
description: Om {name}.
each: country
---
//- content/sv/hidden.md
---
title: Dold
description: En sida som inte ska listas.
noindex: true
---
",
    );
    let build = site.cold();
    assert_eq!(linked(&build, "hidden/index.html"), None);
    assert_eq!(linked(&build, "404.html"), None);
    let section = linked(&build, "lander/index.html").unwrap();
    let graph = section["@graph"].as_array().unwrap();
    let types: Vec<&str> = graph.iter().map(|thing| thing["@type"].as_str().unwrap()).collect();
    assert_eq!(types, ["WebSite", "WebPage", "BreadcrumbList"], "nobody is said to publish this site");
    let page = &graph[1];
    assert_eq!(page["name"], "Länder </script><!-- & mer");
    assert_eq!((&page["dateModified"], &page["lastReviewed"]), (&"2024-08-01".into(), &"2024-08-10".into()));
    assert_eq!((&page["datePublished"], &page["about"]), (&Value::Null, &Value::Null));
    let items = graph[2]["itemListElement"].as_array().unwrap();
    assert_eq!(items.len(), 2);
    assert_eq!(items[1]["item"], "https://partnerskap.example/lander/");
    for (path, name, code) in [("kenya", "Kenya", Some("KEN")), ("kosovo", "Kosovo", None)] {
        let country = linked(&build, &format!("lander/{path}/index.html")).unwrap();
        let about = &country["@graph"][1]["about"];
        assert_eq!((about["@type"].as_str(), about["name"].as_str()), (Some("Country"), Some(name)));
        assert_eq!(about["identifier"]["value"].as_str(), code);
    }
    let home = linked(&build, "index.html").unwrap();
    assert_eq!(home["@graph"].as_array().unwrap().len(), 2, "the start page has no way to it");
    site.edit("i18n/sv/owner.ftl", "site-owner = ICLD\n");
    let home = linked(&site.cold(), "index.html").unwrap();
    assert_eq!(
        home["@graph"][0]["publisher"],
        home["@graph"][2].as_object().map(|owner| { serde_json::json!({ "@id": owner["@id"] }) }).unwrap()
    );
}
