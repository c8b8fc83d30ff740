//! Pictures follow the facts, on any site.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::site::{Site, codes, rendered, sound, text};

const MAP: &str = r#"
//- content/sv/where.md
---
title: Var
description: Var programmet finns.
---

<cluster-map />
//- content/en/where.md
---
title: Where
description: Where the programme is.
translated_from: sv
---

<cluster-map />
"#;

/// The countries that a page draws, and those that it draws in one colour.
fn drawn(html: &str) -> (Vec<&str>, Vec<&str>) {
    let codes = |html| -> Vec<&str> {
        str::split(html, "data-country=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
    };
    let first = html.split("hue-1\" data-cluster").nth(1).and_then(|rest| rest.split("</g>").next());
    (codes(html), first.map(codes).unwrap_or_default())
}

#[test]
fn a_country_that_joins_a_cluster_is_coloured_at_the_next_build() {
    let mut site = Site::new(MAP);
    let build = sound(site.step());
    let html = text(&build, "where/index.html");
    assert_eq!(drawn(&html), (vec!["KE", "TZ", "UG", "BA", "XK"], vec!["KE", "TZ", "UG"]));
    site.replace("content/data/countries.yaml", "- { code: KE", "- { code: RW, alpha3: RWA }\n- { code: KE");
    site.replace("content/data/clusters.yaml", "[KE, TZ, UG]", "[KE, TZ, UG, RW]");
    let build = sound(site.step());
    let html = text(&build, "where/index.html");
    assert_eq!(drawn(&html).1, ["KE", "TZ", "UG", "RW"]);
    let made: BTreeSet<String> = rendered(&build).into_iter().collect();
    assert!(made.iter().all(|job| job.contains("where") || job.contains("search")), "{made:?}");
}

#[test]
fn a_part_of_the_world_shows_no_more_than_was_asked_for() {
    for (tag, expected) in [
        ("<cluster-map cluster=\"europe\" />", &["BA", "XK"][..]),
        ("<country-map code=\"XK\" />", &["XK"]),
        ("<cluster-cards />", &["KE", "TZ", "UG", "BA", "XK"]),
        ("<cluster-map names=\"false\" />", &["KE", "TZ", "UG", "BA", "XK"]),
    ] {
        let mut site = Site::new(&MAP.replace("<cluster-map />", tag));
        let html = text(&sound(site.step()), "en/where/index.html");
        assert_eq!(drawn(&html).0, expected, "{tag}");
        let is_told = html.contains("map-legend-countries");
        assert!(!is_told, "{tag}");
    }
}

#[test]
fn the_list_beside_the_map_says_the_same() {
    let mut site = Site::new(MAP);
    let html = text(&sound(site.step()), "en/where/index.html");
    let list = html.split("<ul class=\"map-legend").nth(1).unwrap();
    let names = ["East Africa", "Kenya, Tanzania and Uganda", "Europe", "Bosnia and Kosovo"];
    let places: Vec<_> = names.iter().map(|name| list.find(name)).collect();
    assert!(places.is_sorted() && places.iter().all(Option::is_some), "{list}");
    assert!(html.contains("role=\"img\" aria-label=\"World map of the clusters: East Africa and Europe\""));
}

#[test]
fn a_site_without_facts_has_a_map_of_the_world() {
    let mut site = Site::new(&format!("{MAP}//- content/data/clusters.yaml\n[]\n"));
    let build = sound(site.step());
    assert_eq!(drawn(&text(&build, "where/index.html")).0, [""; 0]);
}

#[test]
fn a_country_without_a_shape_is_told_once() {
    let mut site = Site::new(MAP);
    site.replace("content/data/countries.yaml", "- { code: KE", "- { code: AQ, alpha3: ATA }\n- { code: KE");
    site.replace("content/data/clusters.yaml", "[KE, TZ, UG]", "[KE, TZ, UG, AQ]");
    let build = site.step();
    assert_eq!(codes(&build), ["A224"]);
    // Where no map asks for it, nothing is lacking.
    site.edit("content/sv/where.md", "---\ntitle: Var\ndescription: Var.\n---\n");
    site.edit("content/en/where.md", "---\ntitle: Where\ndescription: Where.\ntranslated_from: sv\n---\n");
    assert_eq!(codes(&site.step()), [""; 0]);
}

#[test]
fn more_clusters_than_colours_and_a_country_in_many_of_them() {
    let mut clusters = String::new();
    for number in 1..=60 {
        let kind = if number % 2 == 0 { "continuing" } else { "new" };
        let countries = if number == 57 {
            "[XK]"
        } else if kind == "new" {
            "[]"
        } else {
            "[KE, TZ, UG, BA]"
        };
        let _ = writeln!(
            clusters,
            "- {{ id: c{number}, order: {number}, kind: {kind}, name: {{ sv: K{number}, en: C{number} }}, countries: {countries} }}"
        );
    }
    let mut site = Site::new(&format!("{MAP}//- content/data/clusters.yaml\n{clusters}"));
    let html = text(&sound(site.step()), "where/index.html");
    let mut countries = drawn(&html).0;
    countries.sort_unstable();
    assert_eq!(countries, ["BA", "KE", "TZ", "UG", "XK"]);
    assert!(html.contains("<li class=\"hue-1\"><span class=\"badge\">57</span>"), "{html}");
}

#[test]
fn a_year_shows_its_rounds_and_no_others() {
    let rounds = "
- { id: 2023-04, closes: 2023-11-01 }
- { id: 2024-01, opens: 2023-12-01, closes: 2024-02-15T12:00, decided: 2024-04-01 }
- { id: 2024-02, closes: 2024-07-01, cutoffs: [2024-04-01] }
";
    let (first, both) = (&["2023-04", "2024-01"][..], &["2024-01", "2024-02"][..]);
    for (tag, expected, half) in [
        ("<round-timeline />", both, "cx=\"49.99%\""),
        ("<round-timeline year=\"2024\" />", both, "cutoff\" x1=\"25.13%\""),
        ("<round-timeline year=\"2023\" />", first, "<rect x=\"91.51%\""),
        ("<round-timeline year=\"2022\" />", &[], "rounds-none"),
    ] {
        let pages = MAP.replace("<cluster-map />", tag);
        let mut site = Site::new(&format!("{pages}//- content/data/rounds.yaml\n{rounds}"));
        let build = sound(site.step());
        let html = text(&build, "en/where/index.html");
        let told: Vec<&str> = ["2023-04", "2024-01", "2024-02"]
            .into_iter()
            .filter(|id| html.contains(&format!("<b>Application round {id}</b>")))
            .collect();
        assert_eq!(told, expected, "{tag}");
        assert!(html.contains(half), "{tag}: {html}");
    }
    let mut site = Site::new(&MAP.replace("<cluster-map />", "<round-timeline year=\"soon\" />"));
    assert!(codes(&site.step()).contains(&"A303"));
}
