//! Where things are: old addresses, drafts, sites in a folder of a server, pages that are not there.

use expect_test::expect;

use super::SITE;
use crate::site::{self, Site};

#[test]
fn an_old_address_leads_to_the_page() {
    let build = Site::new(SITE).cold();
    let redirect = site::text(&build, "vilka-vi-ar/index.html");
    for part in [
        "content=\"0; url=/om/\"",
        "<link rel=\"canonical\" href=\"https://partnerskap.example/om/\">",
        "<meta name=\"robots\" content=\"noindex\">",
        "<a href=\"/om/\">",
    ] {
        assert!(redirect.contains(part), "`{part}` is missing in\n{redirect}");
    }
    assert!(!site::text(&build, "sitemap.xml").contains("vilka-vi-ar"));
}

#[test]
fn each_language_has_a_page_for_what_is_not_there() {
    let build = site::sound(Site::new("").cold());
    for (path, lang, first, then) in [
        ("404.html", "sv", "Sidan finns inte", "Page not found"),
        ("en/404.html", "en", "Page not found", "Sidan finns inte"),
    ] {
        let page = site::text(&build, path);
        assert!(page.contains(&format!("<html lang=\"{lang}\">")), "{page}");
        let heading = page.find("<h1>").unwrap();
        let other = page.find("<h2>").unwrap();
        assert!(page[heading..other].contains(first), "{path}: {page}");
        assert!(page[other..].contains(then), "{path}: {page}");
    }
}

#[test]
fn drafts_are_there_only_if_they_are_asked_for() {
    let draft = "//- content/sv/plan.md\n---\ntitle: Plan\ndescription: En plan.\ndraft: true\n---\n\
                 //- content/en/plan.md\n---\ntitle: Plan\ndescription: A plan.\ndraft: true\n---\n";
    let without = site::texts(&site::sound(Site::new(draft).cold()));
    let with = site::texts(&site::sound(Site::new(draft).with_drafts().cold()));
    let difference: Vec<&String> = with.keys().filter(|path| !without.contains_key(*path)).collect();
    assert_eq!(difference, ["en/plan/index.html", "plan/index.html"]);
    assert!(!without.values().any(|text| text.contains("Plan")));
    assert!(with["sitemap.xml"].contains("https://partnerskap.example/plan/"));
}

#[test]
fn what_leads_to_a_draft_is_told_that_it_is_one() {
    let site = Site::new(
        "//- content/sv/plan.md\n---\ntitle: Plan\ndescription: En plan.\ndraft: true\n---\n\
         //- content/en/plan.md\n---\ntitle: Plan\ndescription: A plan.\n---\n\
         //- content/sv/old.md\n---\ntitle: Gammal\ndescription: En sida.\n---\n[plan](plan.md)\n\
         //- content/en/old.md\n---\ntitle: Old\ndescription: A page.\ndraft: true\n---\n",
    );
    expect![[r#"
        warning[A312]: `content/en/plan.md` is a page that `sv` does not have
        --> content/en/plan.md
         = help: `content/sv/plan.md` is a draft; take `draft: true` out of it when it is ready

        warning[A308]: `content/sv/old.md` has no translation in `en`, and readers are led to the original
         --> content/sv/old.md:2:8
          |
        2 | title: Gammal
          |        ^^^^^^
          |
          = help: `content/en/old.md` is a draft; take `draft: true` out of it when it is ready

        error[A305]: the page `content/sv/plan.md` is a draft
         --> content/sv/old.md:5:8
          |
        5 | [plan](plan.md)
          |        ^^^^^^^
          |
          = help: take the link out, or `draft: true` out of the page
    "#]]
    .assert_eq(&site::drawn(&site.cold()));
}

#[test]
fn a_site_can_lie_in_a_folder_of_a_server() {
    let site = Site::new(SITE).with_base_url("https://www.example.org/a/b/");
    let build = site.cold();
    assert_eq!(site::codes(&build), ["A308", "A308"], "{}", site::drawn(&build));
    let mut count = 0;
    for output in site::outputs(&build) {
        for url in output.links().into_iter().flat_map(|links| links.references()) {
            let outside = url.starts_with('#') || url.starts_with("mailto:");
            let inside = url.starts_with("/a/b/") || url.starts_with("https://www.example.org/a/b/");
            assert!(outside || inside, "{}: {url}", output.path);
            count += 1;
        }
        let text = String::from_utf8_lossy(&output.bytes);
        assert!(!text.contains("partnerskap.example/"), "{}", output.path);
    }
    assert!(count > 50, "{count}");
    // Where the files lie does not depend on where the site is served.
    let elsewhere = Site::new(SITE).cold();
    assert_eq!(
        site::texts(&build).into_keys().collect::<Vec<_>>(),
        site::texts(&elsewhere).into_keys().collect::<Vec<_>>()
    );
}

#[test]
fn a_broken_link_in_html_is_seen_in_a_folder_of_a_server_too() {
    let page = "//- content/sv/_index.md\n---\ntitle: a\ndescription: b\n---\n\n<p><a href=\"/om/\">om</a> <a href=\"/a/b/\">start</a></p>\n";
    let build = Site::new(page).with_base_url("https://www.example.org/a/b/").cold();
    let drawn = site::drawn(&build);
    assert_eq!(site::codes(&build), ["A601"], "{drawn}");
    assert!(drawn.contains("`/` links to `/om/`"), "{drawn}");
}
