//! One fault is told once: what follows from a fault is not told beside it.

use crate::site::{Site, codes, drawn};

const PAGE: &str = "//- content/sv/_index.md\n---\ntitle: Kommunala partnerskap\ndescription: x\n---\n\n";

const MUST_BE_TRANSLATED: &str = "\
//- anslag.yaml
base_url: https://partnerskap.example/
time_zone: Europe/Stockholm
languages:
  - { code: sv, name: Svenska, format: sv-SE }
  - { code: en, name: English, format: en-GB, missing: fail }
//- content/sv/a.md
---
title: A
description: A
---
//- content/en/_index.md
---
title: Partnerships
description: x
---

[a](a.md) <button-link page=\"a\" />
";

#[test]
fn one_fault_is_told_once() {
    let page = |body: &str| format!("{PAGE}{body}\n");
    let cases: &[(&str, String, &[&str])] = &[
        ("a configuration that is not YAML", "//- anslag.yaml\nlanguages: [\n".into(), &["A201"]),
        ("an empty configuration", "//- anslag.yaml\n".into(), &["A204"]),
        (
            "a configuration without languages",
            "//- anslag.yaml\nbase_url: https://a.example/\ntime_zone: Europe/Stockholm\n".into(),
            &["A204"],
        ),
        (
            "data that is not YAML",
            "//- content/data/rounds.yaml\n- { id: 2024-03\n".to_owned() + &page("<round-deadline id=\"2024-03\" />"),
            &["A201"],
        ),
        (
            "a record that is not sound",
            "//- content/data/rounds.yaml\n- { id: 2024-03, closes: 2024-06-31, components: [project] }\n".to_owned()
                + &page("<round-deadline id=\"2024-03\" />"),
            &["A205"],
        ),
        (
            "a record that is not sound and another record",
            "//- content/data/countries.yaml\n- { code: KE }\n- { code: TZ, alpha3: TZA }\n- { code: UG, alpha3: UGA }\n\
             - { code: BA, alpha3: BIH }\n- { code: XK, alpha3: XKX }\n"
                .into(),
            &["A204"],
        ),
        ("a site without a name", "//- i18n/sv/site.ftl\n//- i18n/en/site.ftl\n".into(), &["L004"]),
        ("a name that cannot be read", "//- i18n/sv/site.ftl\nsite-name = { $a\n".into(), &["L001"]),
        ("a head that is not closed", "//- content/sv/_index.md\n---\ntitle: x\n".into(), &["A201"]),
        ("a page without a head", "//- content/sv/_index.md\nText\n".into(), &["A204"]),
        (
            "a start page that is broken and linked to",
            "//- content/sv/a.md\n---\ntitle: [\n---\n//- content/en/a.md\n---\ntitle: A\ndescription: A\n---\n".to_owned()
                + &page("[a](a.md)"),
            &["A201"],
        ),
        ("an unknown component with a body", page("<no-box>\n\n[a](no.md)\n\n</no-box>"), &["A301"]),
        (
            "a component that is wrong and used in both languages",
            "//- themes/default/components/x-y.html\n{% component x_y() %}{{ z }}{% endcomponent %}\n\
             //- content/en/_index.md\n---\ntitle: a\ndescription: b\n---\n\n<x-y />\n"
                .to_owned()
                + &page("<x-y />"),
            &["A504"],
        ),
        ("a text among the messages", "//- i18n/sv/notes.txt\nx\n".into(), &["A104"]),
        ("messages of another language", "//- i18n/fr/site.ftl\nsite-name = x\n".into(), &["A104"]),
        (
            "a page that cannot be read, linked to with an anchor",
            "//- content/sv/a.md (link: b.md)\n//- content/en/a.md\n---\ntitle: A\ndescription: A\n---\n".to_owned()
                + &page("[a](a.md#b)"),
            &["A102"],
        ),
        ("messages that cannot be read", "//- i18n/sv/site.ftl (link: no.ftl)\n".into(), &["A102"]),
        (
            "records that cannot be read",
            "//- content/data/rounds.yaml (link: no.yaml)\n".to_owned() + &page("<round-deadline id=\"2024-03\" />"),
            &["A102"],
        ),
        (
            "a component that cannot be read",
            "//- themes/default/components/x-y.html (link: no.html)\n".to_owned() + &page("<x-y />"),
            &["A102"],
        ),
        (
            "a template that leads out of the site",
            "//- themes/default/templates/home.html (link: ../../../../home.html)\n".into(),
            &["A103"],
        ),
        ("a stray file that cannot be read", "//- content/sv/notes.txt (link: no.txt)\n".into(), &["A102"]),
        (
            "a page that must be translated and is linked to",
            MUST_BE_TRANSLATED.to_owned() + &page(""),
            &["A308"],
        ),
        (
            "a name that means nothing, in a message",
            "//- themes/default/components/x-y.html\n{% component x_y() %}{{ t(key=\"site-name\", date=day) }}\
             {% endcomponent %}\n"
                .to_owned()
                + &page("<x-y />"),
            &["A504"],
        ),
        (
            "a template that is not closed",
            "//- themes/default/templates/base.html\n{% if x %}\n".into(),
            &["A501"],
        ),
    ];
    let mut wrong = String::new();
    for (name, files, expected) in cases {
        let build = Site::new(files).cold();
        if codes(&build) != *expected {
            wrong.push_str(&format!("# {name}: expected {expected:?}\n{}\n", drawn(&build)));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
