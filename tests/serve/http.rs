//! Pages and files as HTTP has them: what they are and where they are.

use crate::server::{Server, Setup};
use crate::site::Site;

/// Pages below pages, files of several kinds, and a page of 404 in each language.
pub const FILES: &str = r#"
//- content/sv/om/_index.md
---
title: Om
description: Om programmet.
---
Text.
//- content/en/om/_index.md
---
title: About
description: About the programme.
slug: about
---
Text.
//- content/sv/ansök.md
---
title: Ansök
description: Ansök om pengar.
---
Text.
//- content/en/ansök.md
---
title: Apply
description: Apply for money.
slug: apply
---
Text.
//- content/assets/letter.pdf
%PDF-1.7 0123456789
//- content/assets/letters/type.woff2 (bytes: 77 4F 46 32)
//- content/assets/map.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
//- content/assets/code.js
alert(1);
//- content/assets/table.csv
a,b
//- content/assets/days.ics
BEGIN:VCALENDAR
//- content/assets/facts.json
{}
//- content/assets/strange.qqq
strange
//- content/assets/nothing
//- content/assets/CAPITALS.PDF
%PDF
"#;

#[test]
fn each_kind_of_file_is_told_with_its_letters() {
    let server = Server::of(FILES);
    let css = theme_file(&server, ".css");
    for (path, expected) in [
        ("/", "text/html; charset=utf-8"),
        ("/en/about/", "text/html; charset=utf-8"),
        ("/404.html", "text/html; charset=utf-8"),
        (&*css, "text/css; charset=utf-8"),
        ("/assets/code.js", "text/javascript; charset=utf-8"),
        ("/assets/table.csv", "text/csv; charset=utf-8"),
        ("/assets/days.ics", "text/calendar; charset=utf-8"),
        ("/assets/facts.json", "application/json; charset=utf-8"),
        ("/sitemap.xml", "text/xml; charset=utf-8"),
        ("/feed.xml", "text/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/assets/map.svg", "image/svg+xml; charset=utf-8"),
        ("/assets/letter.pdf", "application/pdf"),
        ("/assets/CAPITALS.PDF", "application/pdf"),
        ("/assets/letters/type.woff2", "font/woff2"),
        ("/assets/strange.qqq", "application/octet-stream"),
        ("/assets/nothing", "application/octet-stream"),
        ("/_anslag/client/preview.js", "text/javascript; charset=utf-8"),
        ("/_anslag/client/bar.css", "text/css; charset=utf-8"),
        ("/_anslag/words?lang=sv", "application/json; charset=utf-8"),
        ("/_anslag/desk", "application/json; charset=utf-8"),
        ("/_anslag/side-by-side", "text/html; charset=utf-8"),
    ] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (200, expected), "{path}");
    }
    assert_eq!(server.get("/assets/letters/type.woff2").body, b"wOF2");
}

fn theme_file(server: &Server, extension: &str) -> String {
    let edition = server.edition();
    let path = edition.shown.outputs.keys().find(|path| path.as_str().ends_with(extension));
    format!("/{}", path.unwrap())
}

#[test]
fn an_address_leads_to_its_page() {
    let server = Server::of(FILES);
    // path, status, where it leads or what is shown
    for (path, status, expected) in [
        ("/", 200, "Kommunala partnerskap"),
        ("/?a=b", 200, "Kommunala partnerskap"),
        ("/index.html", 200, "Kommunala partnerskap"),
        ("/en/", 200, "Municipal partnerships"),
        ("/en", 307, "/en/"),
        ("/en?a=b&c=%C3%A5", 307, "/en/?a=b&c=%C3%A5"),
        ("/en/about", 307, "/en/about/"),
        ("/ans%C3%B6k/", 200, "Ansök"),
        ("/ans%c3%b6k/", 200, "Ansök"),
        ("/%61ns%C3%B6k/", 200, "Ansök"),
        ("/ans%C3%B6k", 307, "/ans%C3%B6k/"),
        ("/ans%C3%B6k?#", 307, "/ans%C3%B6k/?"),
        ("/no-page/", 404, "<html data-anslag-edition=\"1\" lang=\"sv\""),
        ("/no-page", 404, "<html data-anslag-edition=\"1\" lang=\"sv\""),
        ("/en/no-page/", 404, "<html data-anslag-edition=\"1\" lang=\"en\""),
        ("/en/no/page.pdf", 404, "<html data-anslag-edition=\"1\" lang=\"en\""),
        ("/de/", 404, "<html data-anslag-edition=\"1\" lang=\"sv\""),
        ("/assets", 404, "lang=\"sv\""),
        ("/assets/", 404, "lang=\"sv\""),
        ("/_anslag/", 404, "lang=\"sv\""),
        ("/_anslag/no-endpoint", 404, "lang=\"sv\""),
        ("/_anslag/client/no-file.js", 404, "no such file"),
        // What begins with two slashes leads to another server.
        ("//evil.example", 404, "lang=\"sv\""),
        ("//evil.example/..", 404, "lang=\"sv\""),
        ("//evil.example/%2e%2e", 404, "lang=\"sv\""),
        ("///en", 307, "/en/"),
        ("//en", 307, "/en/"),
        ("//en/about", 307, "/en/about/"),
        ("/%2Fen", 404, "lang=\"sv\""),
        ("/%5cevil.example", 404, "lang=\"sv\""),
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, status, "{path}");
        match status {
            307 => assert_eq!(answer.header("location"), expected, "{path}"),
            _ => assert!(answer.text().contains(expected), "{path}: {}", answer.text()),
        }
    }
}

#[test]
fn a_site_may_lie_below_a_folder_of_its_server() {
    let address = "https://example.org/a/b/";
    let setup = Setup { base_url: Some(address), ..Setup::default() };
    let server = Server::start(Site::new(FILES).with_base_url(address), setup);
    assert_eq!(server.running.url(), format!("{}/a/b/", server.origin()));
    for (path, status, expected) in [
        ("/", 307, "/a/b/"),
        ("/?x", 307, "/a/b/?x"),
        ("/a/b", 307, "/a/b/"),
        ("/a/b?x", 307, "/a/b/?x"),
        ("/a/b/", 200, "Kommunala partnerskap"),
        ("/a/b/en", 307, "/a/b/en/"),
        ("/a/b/en/about/", 200, "About the programme"),
        ("/a/b/assets/letter.pdf", 200, "%PDF"),
        ("/a/b/en/no-page/", 404, "<html data-anslag-edition=\"1\" lang=\"en\""),
        ("/a/", 404, "lang=\"sv\""),
        ("/en/", 404, "lang=\"sv\""),
        ("/assets/letter.pdf", 404, "lang=\"sv\""),
        ("/_anslag/words", 200, "{"),
        ("/a/b/_anslag/words", 404, "lang=\"sv\""),
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, status, "{path}");
        match status {
            307 => assert_eq!(answer.header("location"), expected, "{path}"),
            _ => assert!(answer.text().contains(expected), "{path}: {}", answer.text()),
        }
    }
    // What a page links to is where it says.
    let page = server.page("/a/b/");
    let css = page.split("<link rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(css.starts_with("/a/b/theme/"), "{css}");
    assert_eq!(server.get(css).status, 200);
    assert_eq!(server.desk("/a/b/en/about/")["page"]["file"], "content/en/om/_index.md");
    assert_eq!(server.desk("/a/b/en/about/")["languages"][0]["url"], "/a/b/om/");
}

#[test]
fn pages_can_only_be_read() {
    let server = Server::of(FILES);
    // method, path, status, whether there is a body
    for (method, path, status, has_body) in [
        ("HEAD", "/", 200, false),
        ("HEAD", "/assets/letter.pdf", 200, false),
        ("HEAD", "/no-page/", 404, false),
        ("HEAD", "/en", 307, false),
        ("HEAD", "/_anslag/words", 200, false),
        ("HEAD", "/_anslag/client/bar.css", 200, false),
        ("POST", "/", 405, true),
        ("PUT", "/en/", 405, true),
        ("DELETE", "/assets/letter.pdf", 405, true),
        ("OPTIONS", "/", 405, true),
        ("TRACE", "/", 405, true),
        ("STRANGE", "/", 405, true),
        ("POST", "/_anslag/words", 405, false),
        ("POST", "/_anslag/client/bar.css", 405, false),
        ("GET", "/_anslag/view", 405, false),
        ("GET", "/_anslag/open", 405, false),
    ] {
        let answer = server.ask(method, path, &[]);
        assert_eq!((answer.status, !answer.body.is_empty()), (status, has_body), "{method} {path}");
        if status == 405 {
            assert!(!answer.header("allow").is_empty(), "{method} {path} does not tell what may be done");
        }
        if method == "HEAD" {
            let length = |answer: &crate::client::Answer| answer.header("content-length").to_owned();
            assert_eq!(length(&answer), length(&server.get(path)), "{path}");
        }
    }
}

/// Method, path, headers, and the status of the answer.
type Request<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)], u16);

#[test]
fn no_answer_is_without_protection() {
    let server = Server::of(FILES);
    let requests: &[Request] = &[
        ("GET", "/", &[], 200),
        ("GET", "/assets/letter.pdf", &[], 200),
        ("GET", "/assets/letter.pdf", &[("Range", "bytes=0-3")], 206),
        ("GET", "/", &[("If-None-Match", "*")], 304),
        ("GET", "/en", &[], 307),
        ("GET", "/no-page/", &[], 404),
        ("GET", "/_anslag/client/no-file.js", &[], 404),
        ("POST", "/", &[], 405),
        ("POST", "/_anslag/words", &[], 405),
        ("GET", "/_anslag/desk", &[], 200),
        ("GET", "/", &[("Host", "evil.example")], 403),
        ("GET", "/_anslag/desk", &[("Origin", "http://evil.example")], 403),
        ("POST", "/_anslag/view", &[], 403),
    ];
    for (method, path, headers, status) in requests {
        let answer = server.ask(method, path, headers);
        assert_eq!(answer.status, *status, "{method} {path}");
        for (name, expected) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "SAMEORIGIN"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("access-control-allow-origin", ""),
        ] {
            assert_eq!(answer.header(name), expected, "{name} of {method} {path}");
        }
    }
}
