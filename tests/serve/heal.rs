//! What is broken, gone or worse than before: it is shown as well as it can be, and heals without a restart.

use crate::fault::{FILES, PAGE, differ};
use crate::server::{Server, Setup, shown};
use crate::site::Site;

/// A preview can be started while something is wrong, and shows all once it is right.
#[test]
fn a_site_that_is_broken_at_the_start_heals() {
    // What is laid over the site, a file that is taken away, what `/` and `/om/` answer, which file is told.
    let cases = [
        ("the settings", "//- anslag.yaml\nbase_url: [", "", (500, 500), "anslag.yaml"),
        ("empty settings", "//- anslag.yaml\n", "", (500, 500), "anslag.yaml"),
        ("settings without languages", "//- anslag.yaml\ntheme: own\n", "", (500, 500), "anslag.yaml"),
        ("no settings", "", "anslag.yaml", (500, 500), "anslag.yaml"),
        (
            "a page",
            "//- content/sv/om.md\n---\ntitle: \"Om\n---\nText.\n",
            "",
            (200, 200),
            "content/sv/om.md",
        ),
        ("a page without a title", "//- content/sv/om.md\n---\n---\n", "", (200, 200), "content/sv/om.md"),
        (
            "a page with a component that does not exist",
            "//- content/sv/om.md\n---\ntitle: Om\n---\n<no-such />\n",
            "",
            (200, 200),
            "content/sv/om.md",
        ),
        ("data", "//- content/data/rounds.yaml\n- { id: [\n", "", (200, 200), "content/data/rounds.yaml"),
        (
            "a template",
            "//- themes/own/templates/page.html\n{% if %}\n",
            "",
            (200, 500),
            "themes/own/templates/page.html",
        ),
        ("messages", "//- i18n/sv/site.ftl\nsite-name = {\n", "", (200, 200), "i18n/sv/site.ftl"),
    ];
    for (name, files, gone, statuses, told) in cases {
        let site = Site::new(FILES);
        let sound: Vec<_> =
            ["anslag.yaml", "content/sv/om.md", "content/data/rounds.yaml", "i18n/sv/site.ftl"]
                .map(|path| (path, std::fs::read_to_string(site.root().join(path)).unwrap()))
                .into();
        site.lay(files);
        if !gone.is_empty() {
            site.remove(gone);
        }
        let server = Server::start(site, Setup::default());
        assert_eq!((server.get("/").status, server.get("/om/").status), statuses, "{name}");
        for path in ["/", "/om/", "/no-page/"] {
            let text = server.get(path).text();
            assert!(
                text.contains("/_anslag/client/preview.js") && text.ends_with("</html>\n"),
                "{name} {path}: {text}"
            );
        }
        let desk = server.desk("/om/");
        let problems = desk["problems"].as_array().unwrap();
        assert!(problems.iter().any(|problem| problem["file"] == told), "{name}: {problems:?}");

        for (path, text) in sound {
            server.site.edit(path, &text);
        }
        if told.ends_with(".html") {
            server.site.remove(told);
        }
        server.is_cold();
        assert_eq!((server.get("/").status, server.get("/om/").status), (200, 200), "{name}");
    }
}

#[test]
fn a_page_goes_and_comes_with_its_file() {
    let server = Server::of(FILES);
    let before = shown(&server.edition());
    let text = std::fs::read_to_string(server.site.root().join("content/sv/om.md")).unwrap();
    server.site.remove("content/sv/om.md");
    server.follow();
    assert_eq!(
        (server.get("/om/").status, server.get("/").status, server.get("/sok/").status),
        (404, 200, 200)
    );
    let told = server.desk("/sok/")["problems"].clone();
    let told =
        told.as_array().unwrap().iter().any(|problem| problem["code"] == "A305" && problem["file"] == PAGE);
    assert!(told, "a link leads nowhere now");
    server.site.edit("content/sv/om.md", &text);
    let edition = server.follow();
    assert_eq!(differ(&before, &shown(&edition), &[]), None);
    server.is_cold();

    // Moved, with another page after it.
    server.site.rename("content/sv/om.md", "content/sv/mer/om.md").replace(PAGE, "(om.md)", "(mer/om.md)");
    server.is_cold();
    assert_eq!((server.get("/om/").status, server.get("/mer/om/").status), (404, 200));
}

#[test]
fn the_real_site_stands_whatever_is_broken_in_it() {
    let site = Site::copy_of(std::path::Path::new(env!("CARGO_MANIFEST_DIR")));
    let server = Server::start(site, Setup::default());
    let before = shown(&server.edition());
    let faults = [
        ("content/sv/about/benefits.md", "title: Därför ett", "title: Därför: ett"),
        ("content/data/links.yaml", "    en: ICLD’s", "   en: ICLD’s"),
        ("themes/icld/i18n/sv/theme.ftl", "{ $clusters }, samt", "{ $clusters , samt"),
        ("themes/default/templates/page.html", "{% endblock main %}", "{% endblock mai %}"),
        ("themes/default/components/cluster-table.html", "cluster-table-caption", "cluster-table-capton"),
        ("content/en/apply/rounds.md", "<round-list status=\"past\" />", "<rounds-list status=\"past\" />"),
        ("anslag.yaml", "theme: icld", "theme: icdl"),
    ];
    let mut sound = Vec::new();
    for (file, part, by) in faults {
        sound.push((file, std::fs::read_to_string(server.site.root().join(file)).unwrap()));
        server.site.replace(file, part, by);
        assert_eq!(differ(&before, &shown(&server.follow()), &[]), None, "{file}");
    }
    for (file, text) in sound {
        server.site.edit(file, &text);
        assert_eq!(differ(&before, &shown(&server.follow()), &[]), None, "{file}");
    }
    server.is_cold();
}

#[test]
fn folders_go_and_come() {
    let server = Server::of(FILES);
    let before = shown(&server.edition());
    for folder in ["content", "i18n", "themes", "content/sv", "content/data"] {
        let aside = server.site.folder().join("aside");
        std::fs::rename(server.site.root().join(folder), &aside).unwrap();
        server.follow();
        for path in ["/", "/sok/", "/no-page/"] {
            assert!(server.get(path).text().ends_with("</html>\n"), "{folder} {path}");
        }
        server.desk("/sok/");
        std::fs::rename(&aside, server.site.root().join(folder)).unwrap();
        server.is_cold();
        assert_eq!(differ(&before, &shown(&server.edition()), &[]), None, "{folder}");

        // Deleted and written anew, the way of programs that fetch another state of all files.
        let text = server.site.root().join(folder);
        let copied: Vec<_> = walkdir::WalkDir::new(&text)
            .into_iter()
            .filter_map(|entry| Some(entry.unwrap().into_path()).filter(|path| path.is_file()))
            .map(|path| (path.clone(), std::fs::read(path).unwrap()))
            .collect();
        server.site.remove(folder);
        server.follow();
        for (path, bytes) in copied {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        server.is_cold();
        assert_eq!(differ(&before, &shown(&server.edition()), &[]), None, "{folder}");
    }
}

/// One fault hides another from whoever reads the files; what was held back stays so.
#[test]
fn a_fault_that_hides_another_brings_nothing_broken_back() {
    for (first, worse, second, by) in [
        ((PAGE, "(om.md)"), "(omm.md)", ("anslag.yaml", "theme: own"), "theme: \"own"),
        ((PAGE, "(om.md)"), "(omm.md)", ("anslag.yaml", "languages:"), "#"),
        ((PAGE, "(om.md)"), "(om.md#kapitel)", ("content/sv/om.md", "title: Om"), "title: \"Om"),
        ((PAGE, "id=\"2024-03\""), "id=\"2024-30\"", ("content/data/rounds.yaml", "closes:"), "closes: ["),
        ((PAGE, "<big-note>"), "<bog-note>", ("themes/own/components/big-note.html", "{{ body"), "{{ body |"),
    ] {
        let server = Server::of(FILES);
        let read = |path: &str| std::fs::read_to_string(server.site.root().join(path)).unwrap();
        let (one, two) = (read(first.0), read(second.0));
        let before = shown(&server.edition());
        let is_as_before = |what: &str| {
            let edition = server.follow();
            assert_eq!(differ(&before, &shown(&edition), &[]), None, "{first:?} {second:?}: {what}");
        };
        server.site.replace(first.0, first.1, worse);
        is_as_before("one fault");
        server.site.replace(second.0, second.1, by);
        is_as_before("two faults");
        assert_eq!(server.desk("/sok/")["page"]["kept"], true, "{first:?} {second:?}");
        server.site.edit(second.0, &two);
        is_as_before("the second fault is mended");
        server.site.replace(second.0, second.1, by);
        is_as_before("two faults again");
        server.site.edit(first.0, &one);
        is_as_before("the first fault is mended");
        server.site.replace(first.0, first.1, worse);
        is_as_before("the first fault is made when it is hidden");
        server.site.edit(second.0, &two);
        is_as_before("the fault that was hidden is seen");
        server.site.edit(first.0, &one);
        server.is_cold();
    }
}

/// A page that goes on to fit what another one will be is no worse for it, and is followed.
#[test]
fn a_page_may_be_ahead_of_another() {
    let server = Server::of(FILES);
    server.site.replace("content/sv/om.md", "title: Om\n", "title: \"Om\n").replace(
        "content/sv/om.md",
        "Programmet.",
        "Programmet.\n\n## Kapitel\n",
    );
    server.follow();
    server.site.replace(PAGE, "[mer om programmet](om.md)", "[ett kapitel](om.md#kapitel)");
    server.follow();
    assert!(server.page("/sok/").contains("<a href=\"/om/#kapitel\">ett kapitel</a>"));
    assert_eq!(server.desk("/sok/")["page"]["kept"], false);
    assert_eq!(server.desk("/om/")["page"]["kept"], true);
    server.site.replace("content/sv/om.md", "title: \"Om\n", "title: Om\n");
    server.is_cold();
}

/// A page with a small fault, of which nothing better was ever seen, can get worse.
#[test]
fn a_page_that_gets_worse_is_shown_as_it_was_when_it_was_better() {
    let server = Server::of(&FILES.replace("(om.md)", "(omm.md)"));
    let page = |what: &str| {
        let answer = server.get("/sok/");
        assert_eq!(answer.status, 200, "{what}");
        answer.text()
    };
    assert!(page("a dead link").contains("Glöm inte bilagorna."));
    for (part, by) in [
        ("slug: sok", "slug: \"sok"),
        ("title: Ansök", "titel: Ansök"),
        ("---\ntitle", "title"),
        ("<big-note>", "<bog-note>"),
        ("</big-note>", ""),
    ] {
        let whole = std::fs::read_to_string(server.site.root().join(PAGE)).unwrap();
        server.site.replace(PAGE, part, by);
        server.follow();
        assert!(page(by).contains("<h1>Ansök</h1>"), "{by}: {}", page(by));
        assert!(page(by).contains("Glöm inte bilagorna."), "{by}: {}", page(by));
        assert_eq!(server.desk("/sok/")["page"]["kept"], true, "{by}");
        server.site.edit(PAGE, &whole);
        server.is_cold();
    }
    server.site.replace(PAGE, "(omm.md)", "(om.md)");
    server.is_cold();
    assert!(server.edition().faults.is_empty());
}

/// What could not be read at all is better when it can be, also if more faults are seen then.
#[test]
fn settings_that_get_better_are_followed() {
    let server = Server::of(&FILES.replace("theme: own", "theme: \"oown").replace("(om.md)", "(omm.md)"));
    assert_eq!(server.get("/sok/").status, 500);
    server.site.replace("anslag.yaml", "\"oown", "oown");
    server.follow();
    assert!(server.page("/om/").contains("Programmet."));
    server.site.replace("anslag.yaml", "oown", "own").replace(PAGE, "(omm.md)", "(om.md)");
    server.is_cold();
}

/// A new page that is being written has faults before it has anything else.
#[test]
fn a_new_page_is_shown_as_soon_as_it_can_be() {
    let server = Server::of(FILES);
    let before = shown(&server.edition());
    for text in [
        "",
        "-",
        "---\nti",
        "---\ntitle: \"Ny",
        "---\ntitle: Ny\n",
        "---\ntitle: Ny\ndescription: Ny.\n---\n<bi",
        "---\ntitle: Ny\ndescription: Ny.\n---\n<big-note>Ja",
        "---\ntitle: Ny\ndescription: Ny.\n---\n<big-note>Ja</big-note>",
        "---\ntitle: Ny\ndescription: Ny.\n---\n<big-note>Ja</bi",
    ] {
        server.site.edit("content/sv/ny.md", text);
        let edition = server.follow();
        let answer = server.get("/ny/");
        assert_eq!(answer.status, 200, "{text:?}: {}", answer.text());
        assert!(answer.text().ends_with("</html>\n"), "{text:?}");
        let but = ["index.html", "sitemap.xml", "feed.xml", "ny/index.html", "en/index.html"];
        assert_eq!(differ(&before, &shown(&edition), &but), None, "{text:?}");
    }
    assert!(server.page("/ny/").contains("<aside "), "the last whole text stands");
    server.site.remove("content/sv/ny.md");
    server.is_cold();
    assert_eq!(differ(&before, &shown(&server.edition()), &[]), None);
}
