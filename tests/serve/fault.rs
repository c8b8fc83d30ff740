//! Whatever is wrong with the files, whole pages are shown: each file that has a fault as it last was without.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::server::{Server, shown};

/// A site with something of everything that can be broken.
pub const FILES: &str = r#"
//- anslag.yaml
base_url: https://partnerskap.example/
time_zone: Europe/Stockholm
theme: own
closing_days: 14
languages:
  - { code: sv, name: Svenska, format: sv-SE }
  - { code: en, name: English, format: en-GB, missing: link }
//- content/sv/ansok.md
---
title: Ansök
description: Ansök om pengar.
template: plain.html
slug: sok
---
Sista dagen är <round-deadline id="2024-03" />. Läs [mer om programmet](om.md).

<big-note>Glöm inte bilagorna.</big-note>
//- content/sv/om.md
---
title: Om
description: Om programmet.
---
Programmet.
//- themes/own/theme.yaml
extends: default
description: Of its own.
//- themes/own/templates/plain.html
{% extends "base.html" %}
{% block main -%}
<main id="content"><h1>{{ page.title }}</h1>
{{ page.content | safe }}</main>
{% endblock main %}
//- themes/own/components/big-note.html
{% component big_note() %}<aside>{{ body | safe }}</aside>{% endcomponent big_note %}
"#;

pub const PAGE: &str = "content/sv/ansok.md";

struct Fault {
    name: &'static str,
    file: &'static str,
    /// A part of the file, what comes in its place, and what after that.
    edit: (&'static str, &'static str, &'static str),
    code: &'static str,
    /// Line, column, and the marked part of the line.
    at: (u64, u64, &'static str),
    /// Whether the page itself is shown as it was.
    kept: bool,
}

const FAULTS: &[Fault] = &[
    Fault {
        name: "a typo in the front matter of a page",
        file: PAGE,
        edit: ("slug: sok", "slug: \"sok", "slugg: sok"),
        code: "A201",
        at: (5, 7, "\""),
        kept: true,
    },
    Fault {
        name: "a page that has lost its front matter",
        file: PAGE,
        edit: ("---\ntitle: Ansök\n", "", "title: Ansök\n"),
        code: "A204",
        at: (1, 1, ""),
        kept: true,
    },
    Fault {
        name: "a component that does not exist",
        file: PAGE,
        edit: ("<big-note>Glöm inte bilagorna.</big-note>", "<bog-note>Glöm!</bog-note>", "<big-note>Glöm!"),
        code: "A301",
        at: (9, 2, "bog-note"),
        kept: true,
    },
    Fault {
        name: "a link that leads nowhere",
        file: PAGE,
        edit: ("(om.md)", "(omm.md)", "(om.md#kapitel)"),
        code: "A305",
        at: (7, 73, "omm.md"),
        kept: true,
    },
    Fault {
        name: "a round that does not exist",
        file: PAGE,
        edit: ("id=\"2024-03\"", "id=\"2024-30\"", "id=\"\""),
        code: "A206",
        at: (7, 36, "2024-30"),
        kept: true,
    },
    Fault {
        name: "a typo in data",
        file: "content/data/rounds.yaml",
        edit: ("closes: 2024-08-28", "closes: [2024-08-28", "closes: 28 augusti"),
        code: "A201",
        at: (1, 26, "["),
        kept: false,
    },
    Fault {
        name: "a typo in the settings",
        file: "anslag.yaml",
        edit: ("theme: own", "theme: \"own", "theme: one"),
        code: "A201",
        at: (3, 8, "\""),
        kept: false,
    },
    Fault {
        name: "languages that are gone from the settings",
        file: "anslag.yaml",
        edit: ("languages:", "language:", "#"),
        code: "A204",
        at: (1, 1, "base_url"),
        kept: false,
    },
    Fault {
        name: "a template that ends too early",
        file: "themes/own/templates/plain.html",
        edit: ("{% endblock main %}", "", "{{ page.titel }}{% endblock main %}"),
        code: "A501",
        at: (4, 26, "</main>"),
        kept: false,
    },
    Fault {
        name: "a component that cannot be read",
        file: "themes/own/components/big-note.html",
        edit: ("{{ body | safe }}", "{{ body | saf }}", "{{ bodies }}"),
        code: "A505",
        at: (1, 44, "saf"),
        kept: false,
    },
    Fault {
        name: "a message that is not closed",
        file: "i18n/sv/site.ftl",
        edit: ("= Kommunala partnerskap", "= Kommunala { $x partnerskap", "Kommunala partnerskap"),
        code: "L001",
        at: (1, 23, "{"),
        kept: false,
    },
];

#[test]
fn a_fault_holds_back_its_file_and_nothing_else() {
    let server = Server::of(FILES);
    server.is_cold();
    let mut failures = String::new();
    for (number, fault) in FAULTS.iter().enumerate() {
        let whole = std::fs::read_to_string(server.site.root().join(fault.file)).unwrap();
        let (part, broken, otherwise) = fault.edit;
        assert_eq!(whole.matches(part).count(), 1, "{}", fault.name);
        let before = shown(&server.edition());

        server.site.edit(fault.file, &whole.replacen(part, broken, 1));
        let edition = server.follow();
        let problem = problem(&server, fault.file);
        let told =
            (problem["code"].as_str(), place(&problem), server.desk("/sok/")["page"]["kept"].as_bool());
        let (line, column, marked) = fault.at;
        let expected = (Some(fault.code), (line, column, marked.to_owned()), Some(fault.kept));
        if told != expected {
            failures.push_str(&format!("{}: {told:?}\n  {problem}\n", fault.name));
        }
        differ(&before, &shown(&edition), &[])
            .inspect(|differs| failures.push_str(&format!("{}: {differs}\n", fault.name)));

        // Meanwhile another page is edited, and then the fault becomes another one.
        let title = format!("title: Municipal partnerships {number}");
        server.site.edit(
            "content/en/_index.md",
            &format!("---\n{title}\ndescription: Many.\n---\nText {number}.\n"),
        );
        let english = shown(&server.follow());
        assert!(server.page("/en/").contains(&format!("Text {number}.")), "{}", fault.name);
        server.site.edit(fault.file, &whole.replacen(part, otherwise, 1));
        let edition = server.follow();
        differ(&english, &shown(&edition), &[])
            .inspect(|differs| failures.push_str(&format!("{}, otherwise: {differs}\n", fault.name)));
        if !edition.diagnostics.iter().any(|problem| problem.code.as_str() != fault.code) {
            failures.push_str(&format!("{}: there is no other fault\n", fault.name));
        }

        server.site.edit(fault.file, &whole);
        server.is_cold();
    }
    assert!(failures.is_empty(), "{failures}");
}

/// The first error that the desk tells of a file.
fn problem(server: &Server, file: &str) -> Value {
    let desk = server.desk("/");
    let problems = desk["problems"].as_array().unwrap();
    problems
        .iter()
        .find(|problem| problem["file"] == file && problem["severity"] == "error")
        .cloned()
        .unwrap_or(json!({ "problems": problems }))
}

/// Line, column and the marked part.
fn place(problem: &Value) -> (u64, u64, String) {
    let number = |name: &str| problem[name].as_u64().unwrap_or_default();
    let excerpt = &problem["excerpt"][0];
    let (from, to) =
        (excerpt["from"].as_u64().unwrap_or_default(), excerpt["to"].as_u64().unwrap_or_default());
    let text = excerpt["text"].as_str().unwrap_or_default();
    let marked = text.chars().skip(from as usize).take((to.saturating_sub(from)) as usize).collect();
    (number("line"), number("column"), marked)
}

pub type Outputs = BTreeMap<String, Vec<u8>>;

/// The first difference between what is shown and what was.
pub fn differ(before: &Outputs, after: &Outputs, but: &[&str]) -> Option<String> {
    let paths: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut paths = paths.into_iter().filter(|path| !but.contains(&path.as_str()));
    let path = paths.find(|path| before.get(*path) != after.get(*path))?;
    let text = |outputs: &Outputs| outputs.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    Some(format!("{path}: {:?}\n  was {:?}", text(after), text(before)))
}
