//! Languages: what is done about pages that one of them lacks, and what search engines are told of the others.

use std::collections::{BTreeMap, BTreeSet};

use anslag::engine::Build;

use super::SITE;
use crate::site::{self, Site};

fn with_policy(policy: &str) -> Site {
    let site = Site::new(SITE);
    site.replace("anslag.yaml", "missing: link", &format!("missing: {policy}"));
    // A link to a page that is left out would be a fault of its own.
    if ["fail", "omit"].contains(&policy) {
        site.replace("content/en/about.md", ", [how to apply](apply/_index.md#how)", "");
    }
    site
}

#[test]
fn each_policy_does_with_a_missing_page_what_it_says() {
    let cases = [
        ("fail", "error[A308]", false),
        ("omit", "hint[A308]", false),
        ("link", "warning[A308]", false),
        ("show", "warning[A308]", true),
    ];
    for (policy, told, is_shown) in cases {
        let build = with_policy(policy).cold();
        let drawn = site::drawn(&build);
        assert_eq!(site::codes(&build), ["A308", "A308"], "{policy}: {drawn}");
        assert_eq!(drawn.matches(told).count(), 2, "{policy}: {drawn}");
        let texts = site::texts(&build);
        assert_eq!(texts.contains_key("en/ansok/index.html"), is_shown, "{policy}: {:?}", texts.keys());
        let sitemap = &texts["sitemap.xml"];
        assert!(!sitemap.contains("/en/ansok/"), "{policy}: {sitemap}");
    }
}

#[test]
fn nothing_leads_to_a_language_that_was_only_begun() {
    for policy in ["omit", "link"] {
        let site = Site::new(SITE);
        let finnish = format!("  - {{ code: fi, name: Suomi, format: fi-FI, missing: {policy} }}\n");
        let config = std::fs::read_to_string(site.root().join("anslag.yaml")).unwrap();
        site.edit("anslag.yaml", &config.replace("  - { code: en", &format!("{finnish}  - {{ code: en")));
        let build = site.cold();
        let found = anslag::check::check(&build, anslag::check::Scope::Finished);
        assert!(found.iter().all(|one| one.code.as_str() != "A601"), "{}", site::draw(&build, &found));
        let page = site::text(&build, "index.html");
        assert!(page.contains(">English</a>") && !page.contains(">Suomi</a>"), "{policy}: {page}");
        site.edit("content/fi/_index.md", "---\ntitle: Kumppanuudet\ndescription: Kunnat.\n---\n");
        assert!(site::text(&site.cold(), "index.html").contains(">Suomi</a>"), "{policy}");
    }
}

#[test]
fn many_pages_that_are_meant_to_be_left_out_are_told_at_once() {
    let site = with_policy("omit");
    for number in 0..2 {
        site.edit(&format!("content/sv/more-{number}.md"), "---\ntitle: Mer\ndescription: Mer.\n---\n");
    }
    let build = site.cold();
    let drawn = site::drawn(&build);
    assert_eq!(site::codes(&build), ["A308"], "{drawn}");
    assert!(
        drawn.starts_with("hint[A308]: 4 pages have no translation in `en`, and are left out"),
        "{drawn}"
    );
}

#[test]
fn a_link_to_a_missing_page_leads_to_the_original() {
    let build = with_policy("link").cold();
    let page = site::text(&build, "en/about/index.html");
    assert!(page.contains("href=\"/ansok/#how\""), "{page}");
}

#[test]
fn a_page_that_is_shown_in_another_language_says_so() {
    let build = with_policy("show").cold();
    let page = site::text(&build, "en/ansok/index.html");
    for part in [
        "<html lang=\"en\">",
        "<div lang=\"sv\">",
        "This page is not translated",
        "<link rel=\"canonical\" href=\"https://partnerskap.example/ansok/\">",
        "<meta name=\"robots\" content=\"noindex\">",
    ] {
        assert!(page.contains(part), "`{part}` is missing in\n{page}");
    }
    assert!(!page.contains("rel=\"alternate\" hreflang"), "{page}");
    // Readers who are led there stay in their language.
    let about = site::text(&build, "en/about/index.html");
    assert!(about.contains("href=\"/en/ansok/#how\""), "{about}");
}

/// What the head of a page says of it.
struct Head {
    lang: String,
    canonical: String,
    is_indexed: bool,
    alternates: BTreeSet<(String, String)>,
}

fn heads(build: &Build) -> BTreeMap<String, Head> {
    let pages = build.outputs.iter().filter(|(_, (job, _))| matches!(job, anslag::site::Job::Page(_)));
    let head = |text: String| {
        let between = |before: &str| Some(text.split_once(before)?.1.split_once('"')?.0.to_owned());
        let alternates = text.lines().filter_map(|line| {
            let (hreflang, rest) =
                line.strip_prefix("<link rel=\"alternate\" hreflang=\"")?.split_once('"')?;
            let href = rest.split_once("href=\"")?.1.split_once('"')?.0;
            Some((hreflang.to_owned(), href.to_owned()))
        });
        Head {
            lang: between("<html lang=\"").unwrap(),
            canonical: between("<link rel=\"canonical\" href=\"").unwrap(),
            is_indexed: !text.contains("content=\"noindex\""),
            alternates: alternates.collect(),
        }
    };
    pages.map(|(path, _)| (path.to_string(), head(site::text(build, path.as_str())))).collect()
}

#[test]
fn alternates_are_true_translations_and_reciprocal() {
    for policy in ["omit", "link", "show"] {
        let build = with_policy(policy).cold();
        let heads = heads(&build);
        let by_address: BTreeMap<&str, &Head> = heads
            .values()
            .filter(|head| head.is_indexed)
            .map(|head| (head.canonical.as_str(), head))
            .collect();
        let mut with_alternates = Vec::new();
        for (path, head) in heads.iter().filter(|(_, head)| !head.alternates.is_empty()) {
            with_alternates.push(path.as_str());
            let own = (head.lang.clone(), head.canonical.clone());
            assert!(head.alternates.contains(&own), "{path} is among its own alternates");
            for (hreflang, href) in &head.alternates {
                let other = by_address[href.as_str()];
                assert_eq!(other.alternates, head.alternates, "{path} and {href} say the same");
                assert!(hreflang == "x-default" || *hreflang == other.lang, "{path}: {hreflang} {href}");
            }
            let default = head.alternates.iter().find(|(hreflang, _)| hreflang == "x-default").unwrap();
            assert_eq!(by_address[default.1.as_str()].lang, "sv");
        }
        let expected = ["en/about/index.html", "en/index.html", "index.html", "om/index.html"];
        assert_eq!(with_alternates, expected, "{policy}");
    }
}

#[test]
fn the_sitemap_lists_the_pages_and_nothing_else() {
    for policy in ["omit", "link", "show"] {
        let site = with_policy(policy);
        site.edit("content/sv/hidden.md", "---\ntitle: a\ndescription: b\nnoindex: true\n---\n");
        for build in [site.cold(), site.with_base_url("https://a.example/p/").cold()] {
            let sitemap = site::text(&build, "sitemap.xml");
            let listed =
                sitemap.split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().unwrap_or(rest));
            let listed: Vec<&str> = listed.collect();
            let heads = heads(&build);
            let pages = heads.values().filter(|head| head.is_indexed).map(|head| head.canonical.as_str());
            assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), pages.collect(), "{policy}");
            assert_eq!(listed.len(), listed.iter().collect::<BTreeSet<_>>().len(), "{policy}: each once");
        }
    }
}
