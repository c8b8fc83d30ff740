//! The facts of a programme, sound and broken.

mod cluster;
mod fault;
mod round_fault;

use std::collections::BTreeMap;
use std::fmt::Write;

use expect_test::{Expect, expect};

use super::*;
use crate::language::Language;
use crate::value;
use crate::value::listing::list_files;

const CONFIG: &str = "base_url: https://a.example/\ntime_zone: Europe/Stockholm\n\
                      languages: [{code: sv, name: Svenska}, {code: en, name: English}]\n";

const GOOD: [(&str, &str); 7] = [
    (
        "countries",
        "- { code: BA, alpha3: BIH, numeric: 070 }\n- { code: XK, alpha3: XKX }\n- { code: NO, alpha3: NOR, numeric: 578 }\n",
    ),
    (
        "clusters",
        "- { id: europe, order: 2, kind: new, name: { sv: Europa, en: Europe }, page: countries/europe, countries: [BA, XK] }\n\
         - { id: north, order: 1, kind: continuing, name: { sv: Norden, en: North }, countries: [NO, XK] }\n",
    ),
    (
        "rounds",
        "- { id: 2024-03, closes: 2024-08-28, components: [project], page: apply/rounds, contact: partnership, link: digg-report }\n",
    ),
    (
        "components",
        "- { id: project, application: rounds, name: { sv: Projekt, en: Project }, summary: { sv: x, en: y } }\n",
    ),
    (
        "contacts",
        "- { id: partnership, name: { sv: Partnerskap, en: Partnerships }, email: partnership@icld.se }\n",
    ),
    (
        "links",
        "- { id: digg-report, url: https://www.digg.se/tdosanmalan, title: { sv: Anmäl, en: Report } }\n",
    ),
    (
        "statement",
        "body: ICLD\nservice: { sv: x, en: y }\ncompliance: full\nassessed: 2024-08-01\nupdated: 2024-08-01\n\
         method: { sv: x, en: y }\ncontact: partnership\nreport: digg-report\nshortcomings: []\n",
    ),
];

fn assemble(files: &BTreeMap<&str, String>, config: &str) -> (Programme, String) {
    let path = SourcePath::new("anslag.yaml");
    let node = value::parse(&path, config, 0..config.len()).value;
    let config = Config::decode(&path, node.as_ref()).value;
    let mut parsed = Vec::new();
    for (name, text) in files {
        let path = SourcePath::new(format!("content/data/{name}.yaml"));
        let checked = value::parse(&path, text, 0..text.len());
        assert!(checked.diagnostics.is_empty(), "{text}");
        parsed.extend(checked.value.map(|node| (path, Some(Arc::new(node)))));
    }
    let checked = Programme::assemble(&parsed, &config);
    let text_of =
        |path: &str| files[path.trim_start_matches("content/data/").trim_end_matches(".yaml")].clone();
    (checked.value, list_files(text_of, &checked.diagnostics))
}

fn good() -> BTreeMap<&'static str, String> {
    GOOD.map(|(name, text)| (name, text.to_owned())).into()
}

/// What is reported when files are replaced by others, one case after the other.
fn faults(cases: &[(&str, &str)], expected: &Expect) {
    let mut out = String::new();
    for (name, text) in cases {
        let mut files = good();
        files.insert(name, (*text).to_owned());
        let listed = assemble(&files, CONFIG).1;
        write!(out, "{name}: {}\n{listed}", text.trim_end().replace('\n', "⏎")).unwrap();
    }
    expected.assert_eq(&out);
}

#[test]
fn the_facts_are_read() {
    let (programme, listed) = assemble(&good(), CONFIG);
    assert_eq!(listed, "");
    assert_eq!(programme.countries.get("BA").unwrap().numeric.as_deref(), Some("070"));
    assert_eq!(programme.countries.get("XK").unwrap().numeric, None);
    let codes: Vec<_> = programme.countries.iter().map(|country| country.code.value.as_str()).collect();
    assert_eq!(codes, ["BA", "XK", "NO"]);
    let clusters: Vec<_> =
        programme.ordered_clusters().iter().map(|cluster| cluster.id.value.to_string()).collect();
    assert_eq!(clusters, ["north", "europe"]);
    let europe = programme.clusters.get("europe").unwrap();
    assert_eq!(europe.name.get(&Language::new("en")), Some("Europe"));
    let page = europe.page.as_ref().unwrap();
    assert_eq!(&GOOD[1].1[page.span.start..page.span.end], "countries/europe");
    assert_eq!(
        programme.links.get("digg-report").unwrap().url.get(&Language::new("en")),
        Some("https://www.digg.se/tdosanmalan")
    );
    assert_eq!(programme.statement.unwrap().compliance, Compliance::Full);
}

#[test]
fn a_site_without_a_programme_has_no_facts() {
    let (programme, listed) = assemble(&good(), &format!("{CONFIG}programme: false\n"));
    assert_eq!((programme.countries.len(), listed.as_str()), (0, ""));
}

#[test]
fn other_data_files_are_left_alone() {
    let mut files = good();
    files.insert("budget", "anything: goes\n".to_owned());
    assert_eq!(assemble(&files, CONFIG).1, "");
}

#[test]
fn a_file_that_is_missing_is_one_fault() {
    let mut files = good();
    files.remove("countries");
    files.insert("links", String::new());
    expect![[r#"
        1:108 `BA` A206 `BA` cannot be found: `content/data/countries.yaml` is missing, empty or broken
          write `- { code: BA, alpha3: …, numeric: "…" }`
        1:109 `digg-report` A206 `digg-report` cannot be found: `content/data/links.yaml` is missing, empty or broken
          write `- { id: digg-report, … }`
        8:9 `digg-report` A206 `digg-report` cannot be found: `content/data/links.yaml` is missing, empty or broken
          write `- { id: digg-report, … }`
    "#]].assert_eq(&assemble(&files, CONFIG).1);
}

#[test]
fn fingerprints_are_those_of_single_records() {
    let (before, _) = assemble(&good(), CONFIG);
    let mut files = good();
    let changed = files["countries"].replace("578", "579").replace("- { code: XK", "# moved\n- {  code: XK");
    files.insert("countries", changed);
    let (after, _) = assemble(&files, CONFIG);
    let print = |programme: &Programme, code: &str| programme.countries.get(code).unwrap().fingerprint();
    assert_eq!(print(&before, "XK"), print(&after, "XK"));
    assert_ne!(print(&before, "NO"), print(&after, "NO"));
    assert_ne!(before.countries.fingerprint(), after.countries.fingerprint());
    assert_eq!(before.clusters.fingerprint(), after.clusters.fingerprint());
}
