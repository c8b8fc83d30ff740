//! Looking at the site otherwise: at another moment, with drafts; and who is told of it.

use anslag::language::Language;
use anslag::path::UrlPath;
use anslag::render::Output;
use anslag::serve::{Outlook, Preview};
use anslag::source::Change;
use anslag::time::Moment;
use anslag::translate::pseudo::{Kind, Pseudo};
use serde_json::{Value, json};

use crate::client::Events;
use crate::server::{Server, Setup};
use crate::site::Site;

const FILES: &str = r#"
//- content/sv/sok.md
---
title: Sök
description: Sök pengar.
---
<round-list status="past" />
//- content/en/sok.md
---
title: Apply
description: Apply for money.
---
<round-list status="past" />
//- content/sv/hemlig.md
---
title: Hemlig
description: Ännu hemlig.
draft: true
---
Utkast.
"#;

/// Looks at the site otherwise, and says in which edition it is seen so.
#[track_caller]
fn look(server: &Server, view: &Value) -> u64 {
    let answer = server.command("view", view);
    assert_eq!(answer.status, 200, "{view}: {}", answer.text());
    answer.json()["edition"].as_u64().unwrap()
}

#[test]
fn a_page_is_shown_as_it_is_at_another_moment() {
    let server = Server::of(FILES);
    let mut last = 1;
    // The round closes at the end of the 28th in the time zone of the site. The present is later.
    for (as_of, is_new, is_past, told) in [
        (json!("2024-08-20"), false, false, json!("2024-08-20T00:00:00+02:00")),
        (json!("2024-08-28T23:59:59+02:00"), true, false, json!("2024-08-28T23:59:59+02:00")),
        (json!("2024-08-28T21:59:59Z"), false, false, json!("2024-08-28T23:59:59+02:00")),
        (json!("2024-08-29T00:00:00+02:00"), true, true, json!("2024-08-29T00:00:00+02:00")),
        (json!("2024-08-28T22:00:00Z"), false, true, json!("2024-08-29T00:00:00+02:00")),
        (json!("2024-08-28"), true, false, json!("2024-08-28T00:00:00+02:00")),
        (json!(null), true, true, json!(null)),
        (json!(null), false, true, json!(null)),
        (json!("1950-01-01"), true, false, json!("1950-01-01T00:00:00+01:00")),
        (json!("9999-12-30"), true, true, json!("9999-12-30T00:00:00+01:00")),
    ] {
        let edition = look(&server, &json!({ "as_of": as_of }));
        assert_eq!(edition > last, is_new, "{as_of}");
        last = edition;
        for page in ["/sok/", "/en/sok/"] {
            let text = server.page(page);
            assert_eq!(!text.contains("class=\"rounds-none\">"), is_past, "{as_of} {page}");
            assert!(text.contains(&format!("data-anslag-edition=\"{edition}\"")), "{as_of} {page}");
        }
        let desk = server.desk("/sok/");
        assert_eq!((&desk["edition"], &desk["time"]["as_of"]), (&json!(edition), &told), "{as_of}");
        if !told.is_null() {
            assert_eq!(desk["time"]["shown"], told);
        }
    }
    // Neither is anything otherwise if nothing is asked for, or what is already so.
    for view in [json!({}), json!({ "drafts": false }), json!({ "as_of": "9999-12-30" })] {
        assert_eq!(look(&server, &view), last, "{view}");
    }
}

#[test]
fn drafts_come_and_go() {
    let server = Server::of(FILES);
    for (view, is_shown) in [
        (json!({}), false),
        (json!({ "drafts": true }), true),
        (json!({ "as_of": "2024-08-21" }), true),
        (json!({ "drafts": false }), false),
        (json!({ "drafts": true, "as_of": null }), true),
        (json!({ "drafts": false, "as_of": "2024-08-20" }), false),
    ] {
        look(&server, &view);
        assert_eq!(server.get("/hemlig/").status, if is_shown { 200 } else { 404 }, "{view}");
        let desk = server.desk("/");
        assert_eq!(desk["drafts"], json!({ "shown": is_shown, "count": 1 }), "{view}");
        assert_eq!(server.page("/sitemap.xml").contains("/hemlig/"), is_shown, "{view}");
    }
    server.is_cold();
    // A draft that is edited is followed as any page.
    look(&server, &json!({ "drafts": true }));
    server.site.replace("content/sv/hemlig.md", "Utkast.", "Ett bättre utkast.");
    server.follow();
    assert!(server.page("/hemlig/").contains("Ett bättre utkast."));
    server.site.replace("content/sv/hemlig.md", "draft: true\n", "");
    server.follow();
    look(&server, &json!({ "drafts": false }));
    assert!(server.page("/hemlig/").contains("Ett bättre utkast."));
    server.is_cold();
}

#[test]
fn the_outlook_of_the_start_is_shown_first() {
    let outlook = Outlook { drafts: true, as_of: Moment::parse("2024-08-29"), ..Outlook::default() };
    let server = Server::start(Site::new(FILES), Setup { outlook, ..Setup::default() });
    assert_eq!(server.get("/hemlig/").status, 200);
    assert!(!server.page("/sok/").contains("class=\"rounds-none\">"));
}

#[test]
fn everybody_is_told_of_each_edition() {
    let server = Server::of(FILES);
    let mut pages: Vec<Events> = (0..20).map(|_| Events::listen(server.address())).collect();
    // Who comes is told of what is there, and nobody else is.
    let first: Vec<Value> = pages.iter_mut().map(Events::next).collect();
    assert!(first.iter().all(|told| *told == first[0] && told["edition"] == 1), "{first:?}");
    assert_eq!(first[0]["cause"], json!([]));

    server.site.replace("content/sv/sok.md", "title: Sök", "title: Sök här");
    let edition = server.follow().number;
    let told: Vec<Value> = pages.iter_mut().map(|page| page.of(edition)).collect();
    assert!(told.iter().all(|one| *one == told[0]), "{told:?}");
    let (cause, run) = (json!(["content/sv/sok.md"]), &first[0]["run"]);
    assert_eq!((&told[0]["cause"], &told[0]["run"], &told[0]["errors"]), (&cause, run, &json!(0)));
    assert!(told[0]["rendered"].as_u64().unwrap() > 0 && told[0]["milliseconds"].is_u64());

    // Those who leave disturb nobody, not even in the middle of being told.
    drop(pages.split_off(3));
    for number in 0..30 {
        server.site.replace("content/sv/sok.md", "description: Sök", "description: Sök Sök");
        drop(Events::listen(server.address()));
        if number == 15 {
            drop(pages.pop());
        }
        server.follow();
    }
    server.site.replace("content/sv/sok.md", "title: Sök", "title: \"Sök");
    let edition = server.follow().number;
    for page in &mut pages {
        assert_eq!(page.of(edition)["errors"], 1);
    }
    let edition = look(&server, &json!({ "drafts": true }));
    for page in &mut pages {
        let told = page.of(edition);
        assert_eq!((&told["edition"], &told["cause"]), (&json!(edition), &json!([])));
    }
    let mut late = Events::listen(server.address());
    assert_eq!(late.next()["edition"], edition);
    assert_eq!(server.get("/").status, 200);
    // Another start is another run.
    let other = Server::of("");
    assert_ne!(Events::listen(other.address()).next()["run"], first[0]["run"]);
}

/// The program ends although pages still listen, and its address is free again.
#[test]
fn pages_that_listen_do_not_hold_the_program() {
    let server = Server::of(FILES);
    let mut page = Events::listen(server.address());
    page.next();
    let address = server.address();
    drop(server);
    assert!(std::net::TcpStream::connect(address).is_err(), "nobody listens any more");
}

#[test]
fn a_language_is_seen_in_other_words_and_nothing_else_is() {
    let server = Server::of(FILES);
    let plain = server.page("/en/sok/");
    let swedish = server.page("/sok/");
    let problems = server.desk("/en/sok/")["problems"].clone();
    let without_edition = |page: &str| {
        let (before, after) = page.split_once("data-anslag-edition=\"").unwrap();
        format!("{before}{}", after.split_once('"').unwrap().1)
    };
    for (asked, told, seen, unseen) in [
        (
            json!({ "kind": "accented", "language": "en" }),
            json!({ "kind": "accented", "language": "en", "name": "English" }),
            "⟦Ȧȧṕṕľŷŷ⟧",
            "Apply",
        ),
        (
            json!({ "kind": "mirrored", "language": "en" }),
            json!({ "kind": "mirrored", "language": "en", "name": "English" }),
            "<html lang=\"en\" dir=\"rtl\"",
            "⟦",
        ),
        (
            json!({ "kind": "keys", "language": "en" }),
            json!({ "kind": "keys", "language": "en", "name": "English" }),
            "<h1>sok:title</h1>",
            "Apply",
        ),
        (json!(null), json!(null), "<h1>Apply</h1>", "⟦"),
    ] {
        let edition = look(&server, &json!({ "pseudo": asked }));
        let page = server.page("/en/sok/");
        let page = page.replace(&format!(" data-anslag-edition=\"{edition}\""), "");
        let html = page.replacen("<html data-anslag-file=\"content/en/sok.md\"", "<html", 1);
        assert!(html.contains(seen) && !html.contains(unseen), "{asked}\n{html}");
        assert_eq!(without_edition(&server.page("/sok/")), without_edition(&swedish), "{asked}");
        let desk = server.desk("/en/sok/");
        assert_eq!(desk["pseudo"], told);
        assert_eq!(desk["problems"], problems, "{asked}");
    }
    assert_eq!(without_edition(&server.page("/en/sok/")), without_edition(&plain));
    // It follows the editor, and what is asked for besides.
    look(&server, &json!({ "pseudo": { "kind": "accented", "language": "sv" } }));
    server.site.replace("content/sv/sok.md", "title: Sök", "title: Fråga");
    server.follow();
    assert!(server.page("/sok/").contains("⟦Ƒřǻǻğȧȧ⟧"));
    look(&server, &json!({ "drafts": true, "as_of": "2024-08-21" }));
    assert!(server.page("/hemlig/").contains("⟦Ũũŧķȧȧšŧ.⟧"));
    server.site.replace("content/sv/sok.md", "title: Fråga", "title: \"Fråga");
    server.follow();
    assert!(server.page("/sok/").contains("⟦Ƒřǻǻğȧȧ⟧"), "a page with a fault is seen as it last was");
    for wrong in [
        json!({ "kind": "accented", "language": "fi" }),
        json!({ "kind": "none", "language": "sv" }),
        json!({ "kind": "keys" }),
        json!("keys"),
    ] {
        assert_eq!(server.command("view", &json!({ "pseudo": wrong })).status, 400, "{wrong}");
    }
}

/// What is compared with the last build, and what is told of the files, is the real site.
#[test]
fn other_words_are_only_seen() {
    let site = Site::new(FILES);
    let pseudo = Pseudo { kind: Kind::Accented, language: Language::new("en") };
    let editions = [None, Some(pseudo)].map(|pseudo| {
        let outlook = Outlook { as_of: Moment::parse("2024-08-20"), pseudo, ..Outlook::default() };
        Preview::new(site.root(), None, outlook).step(&Change::Everything).unwrap()
    });
    let [plain, dressed] = &editions;
    let path = UrlPath::new("/en/sok/").output();
    let bytes = |output: Option<&Output>| output.unwrap().bytes.clone();
    assert_eq!(bytes(plain.output(&path)), bytes(dressed.output(&path)));
    assert_eq!(bytes(plain.output(&path)), bytes(plain.seen(&path)));
    assert_ne!(bytes(dressed.output(&path)), bytes(dressed.seen(&path)));
    assert_eq!(plain.diagnostics, dressed.diagnostics);
}
