//! What is built and how it is put in place: the same for the same input, whole at every moment, true to its languages.

mod language;
mod place;
mod staging;

use std::collections::BTreeMap;

use anslag::engine::Build;

use crate::site::{self, Site};

/// A site with most of what a site can have.
pub const SITE: &str = r#"
//- content/sv/_index.md
---
title: Kommunala partnerskap
description: Kommuner i Sverige och deras partner i världen.
---

[Om](about.md), [så ansöker ni](apply/_index.md#how), [riktlinjer](../assets/guidelines.pdf)

<round-list />

<country-list cluster="europe" />
//- content/sv/about.md
---
title: Om oss
description: Vilka vi är.
slug: om
aliases: [/vilka-vi-ar/]
updated: 2024-08-01
---

[Start](_index.md), [så ansöker ni](apply/_index.md#how)
//- content/sv/apply/_index.md
---
title: Ansök
description: Så ansöker ni.
slug: ansok
---

## Så ansöker ni {#how}

<page-list />
//- content/sv/apply/rounds.md
---
title: Omgångar
description: När ni kan ansöka.
slug: omgangar
---

[Ansök](_index.md)
//- content/en/about.md
---
title: About us
description: Who we are.
---

[Start](_index.md), [how to apply](apply/_index.md#how)
//- content/assets/guidelines.pdf
%PDF-1.4
//- i18n/sv/site.ftl
site-name = Kommunala partnerskap
//- i18n/en/site.ftl
site-name = Municipal partnerships
"#;

#[test]
fn two_builds_of_one_input_are_equal_to_the_byte() {
    let site = Site::new(SITE);
    let expected = bytes(&site.cold());
    assert!(expected.len() > 12, "{:?}", expected.keys());
    for threads in [1, 4] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let build = pool.install(|| site.cold());
        assert!(bytes(&build) == expected, "with {threads} threads");
        assert_eq!(site::drawn(&build), site::drawn(&site.cold()), "with {threads} threads");
    }
}

fn bytes(build: &Build) -> BTreeMap<String, Vec<u8>> {
    let outputs = site::outputs(build);
    outputs.into_iter().map(|output| (output.path.to_string(), output.bytes.to_vec())).collect()
}

/// When a site stops being true, and why, as seen from several moments.
#[test]
fn a_build_knows_when_it_stops_being_true() {
    let list = "//- content/sv/_index.md\n---\ntitle: a\ndescription: b\n---\n\n<round-list />\n";
    let opening = format!(
        "{list}//- content/data/rounds.yaml\n\
         - {{ id: 2024-03, opens: 2024-06-01, closes: 2024-08-28, decided: 2024-11-15, components: [project] }}\n"
    );
    type Change<'a> = Option<(&'a str, &'a str)>;
    let cases: &[(&str, &str, Change)] = &[
        (list, "2024-08-20", Some(("2024-08-28T22:00:00Z", "round `2024-03` closes"))),
        (list, "2024-08-28T23:59:59+02:00", Some(("2024-08-28T22:00:00Z", "round `2024-03` closes"))),
        (list, "2024-08-29", None),
        (&opening, "2024-05-01", Some(("2024-05-31T22:00:00Z", "round `2024-03` opens"))),
        (&opening, "2024-08-29", None),
        // A site that shows no round is true for ever.
        ("", "2024-08-20", None),
    ];
    for (files, now, expected) in cases {
        let build = site::sound(Site::new(files).at(now).cold());
        let change = build.next_change.map(|change| (change.at.to_string(), change.event.to_string()));
        let change = change.as_ref().map(|(at, event)| (at.as_str(), event.as_str()));
        assert_eq!(change, *expected, "at {now} with {files}");
    }
}

/// Nothing in the output is different the second before a change that was foretold, and something is the second after.
#[test]
fn a_foretold_change_comes_neither_early_nor_late() {
    let site = Site::new(SITE).at("2024-08-20");
    let before = bytes(&site.cold());
    let site = site.at("2024-08-28T23:59:59+02:00");
    assert!(bytes(&site.cold()) == before);
    let site = site.at("2024-08-29T00:00:00+02:00");
    assert!(bytes(&site.cold()) != before);
}
