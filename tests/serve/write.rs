//! Writing messages from the pages: into their files, never over what somebody else wrote, and only where that was
//! asked for.

use serde_json::{Value, json};

use crate::server::{Server, Setup};
use crate::site::Site;

const FILES: &str = r#"
//- i18n/sv/site.ftl
# Programmets namn
site-name = Partnerskap
## Rader
seats = { $count ->
    [one] { $count } plats
   *[other] { $count } platser
}
notice = Läs <a href="/om/">mer</a>.
//- i18n/en/site.ftl
site-name   =   Partnerships
## Lines
notice = Read <a href="/om/">more</a>.
//- themes/own/theme.yaml
extends: default
//- themes/own/templates/home.html
{% extends "base.html" %}
{% block main %}<p>{{ t(key="seats", count=3) }} {{ t(key="notice") }}</p>{% endblock %}
"#;

fn started(can_edit: bool) -> Server {
    let site = Site::new(FILES);
    site.replace("anslag.yaml", "theme: default", "theme: own");
    let server = Server::start(site, Setup { can_edit, ..Setup::default() });
    assert_eq!(server.command("view", &json!({ "strings": true })).status, 200);
    server
}

#[track_caller]
fn card(server: &Server, key: &str, of: &str) -> Value {
    server.get(&format!("/_anslag/message?key={key}&of={of}&lang=en&page=/en/&number=0")).json()
}

fn text(server: &Server, path: &str) -> String {
    std::fs::read_to_string(server.site.root().join(path)).unwrap()
}

#[track_caller]
fn write(server: &Server, body: &Value) -> Value {
    server.command("write-message", body).json()
}

#[test]
fn a_card_tells_what_a_translator_wants_to_know() {
    let server = started(true);
    let strings = server.get("/_anslag/strings?page=/en/&lang=en").json();
    let all = strings["strings"].as_array().unwrap();
    let number = all.iter().position(|string| string["key"] == "seats").unwrap();
    assert_eq!(
        all[number],
        json!({ "key": "seats", "attribute": null, "fallback": "sv", "text": "3 platser", "stands": "text", "state": "missing" })
    );
    let card =
        server.get(&format!("/_anslag/message?key=seats&of=en&lang=en&page=/en/&number={number}")).json();
    assert_eq!(card["state"], "missing");
    assert_eq!(card["own"], Value::Null);
    assert_eq!(card["belongs"], "i18n/en/site.ftl");
    assert_eq!(card["source"]["file"], "i18n/sv/site.ftl");
    assert_eq!(card["source"]["line"], 4);
    assert_eq!(card["variables"], json!([{ "name": "count", "value": "3" }]));
    let urls: Vec<_> = card["pages"].as_array().unwrap().iter().map(|page| page["url"].clone()).collect();
    assert!(urls.contains(&json!("/en/")), "{urls:?}");
    let forms: Vec<_> =
        card["fields"].as_array().unwrap().iter().map(|field| field["variants"].clone()).collect();
    let form = |key| json!([{ "variable": "count", "key": key, "counts": true }]);
    assert_eq!(forms, [form("one"), form("other")]);
    let known = self::card(&server, "site-name", "en");
    assert_eq!(
        (&known["comment"], &known["raw"]),
        (&json!(["Programmets namn"]), &json!("site-name   =   Partnerships"))
    );
}

#[test]
fn the_worklist_has_what_is_missing_stale_or_wrong() {
    let server = started(true);
    server.site.replace("i18n/en/site.ftl", "more</a>", "more");
    server.follow();
    let list = server.get("/_anslag/worklist?of=en&lang=en").json();
    let items = list[0]["messages_to_do"].as_array().unwrap();
    let drawn: Vec<_> = items.iter().map(|item| format!("{} {}", item["key"], item["why"])).collect();
    assert_eq!(drawn, [r#""seats" "missing""#, r#""notice" "error""#]);
    assert_eq!(list[0]["messages"]["missing"]["count"], 1);
}

#[test]
fn a_message_is_written_where_it_belongs_and_every_other_byte_stays() {
    let server = started(true);
    let was = card(&server, "notice", "en")["was"].clone();
    let answer = write(
        &server,
        &json!({ "key": "notice", "of": "en", "texts": ["See <a href=\"/om/\">more</a>."], "was": was }),
    );
    assert_eq!(
        (&answer["written"], &answer["file"], &answer["line"]),
        (&json!(true), &json!("i18n/en/site.ftl"), &json!(3))
    );
    assert_eq!(
        text(&server, "i18n/en/site.ftl"),
        "site-name   =   Partnerships\n## Lines\nnotice = See <a href=\"/om/\">more</a>.\n"
    );
    // What is missing comes where the source has it.
    server.follow();
    let texts = json!(["{ $count } seat", "{ $count } seats"]);
    let answer = write(&server, &json!({ "key": "seats", "of": "en", "texts": texts, "was": null }));
    assert_eq!(answer["written"], true, "{answer}");
    let written = text(&server, "i18n/en/site.ftl");
    assert!(written.contains("[one] { $count } seat\n"), "{written}");
    let places = ["site-name", "seats =", "notice ="].map(|key| written.find(key));
    assert!(places.is_sorted(), "{written}");
    server.follow();
    assert!(server.page("/en/").contains("3 seats"), "{}", server.page("/en/"));
    // It follows its source, as whoever wrote it has seen that.
    assert_eq!(card(&server, "seats", "en")["state"], "followed");
    server.site.replace("i18n/sv/site.ftl", "{ $count } platser", "{ $count } stolar");
    server.follow();
    let card = card(&server, "seats", "en");
    assert_eq!(card["state"], "stale");
    let changed: Vec<_> =
        card["changed"].as_array().unwrap().iter().filter(|part| part[0] != "same").collect();
    assert_eq!(changed, [&json!(["removed", "platser"]), &json!(["added", "stolar"])]);
    // Nothing needs to be written: it is still right.
    let answer = write(&server, &json!({ "key": "seats", "of": "en", "follow": true }));
    assert_eq!(answer["written"], true, "{answer}");
    server.follow();
    assert_eq!(self::card(&server, "seats", "en")["state"], "followed");
}

#[test]
fn what_is_wrong_is_told_while_typing_and_is_not_written() {
    let server = started(true);
    let before = text(&server, "i18n/en/site.ftl");
    let was = card(&server, "notice", "en")["was"].clone();
    for (text, code) in [
        (json!({ "texts": ["Read { $name"] }), "L001"),
        (json!({ "texts": ["Read <a href=\"/om/\">more."] }), "L040"),
        (json!({ "texts": ["Read { $name } <a href=\"/om/\">more</a>."] }), "L010"),
        (json!({ "raw": "notice = a\nother = b" }), "L001"),
        (json!({ "raw": "notice a" }), "L001"),
        (json!({ "texts": [""] }), "L001"),
    ] {
        for command in ["try-message", "write-message"] {
            let mut body = json!({ "key": "notice", "of": "en", "was": was });
            body.as_object_mut().unwrap().extend(text.as_object().unwrap().clone());
            let answer = server.command(command, &body).json();
            assert_eq!(answer["written"], false, "{text}: {answer}");
            let codes: Vec<_> =
                answer["problems"].as_array().unwrap().iter().map(|one| one["code"].clone()).collect();
            assert!(codes.contains(&json!(code)), "{command} {text}: {answer}");
        }
    }
    assert_eq!(text(&server, "i18n/en/site.ftl"), before);
}

#[test]
fn nobody_writes_over_what_somebody_else_wrote() {
    let server = started(true);
    let was = card(&server, "notice", "en")["was"].clone();
    let body =
        json!({ "key": "notice", "of": "en", "texts": ["Mine <a href=\"/om/\">more</a>."], "was": was });
    server.site.replace("i18n/en/site.ftl", "Read", "Theirs");
    let answer = write(&server, &body);
    assert_eq!(answer["written"], false);
    assert_eq!(answer["conflict"]["text"], "notice = Theirs <a href=\"/om/\">more</a>.");
    assert!(text(&server, "i18n/en/site.ftl").contains("Theirs"));
    // Who has seen it may.
    let mut again = body;
    again["was"] = answer["conflict"]["was"].clone();
    assert_eq!(write(&server, &again)["written"], true);
    // Gone, or come, is a change as well.
    server.site.replace("i18n/en/site.ftl", "notice = Mine <a href=\"/om/\">more</a>.\n", "");
    assert_eq!(write(&server, &again)["conflict"], json!({ "text": null, "was": null }));
    server.follow();
    server.site.replace("i18n/en/site.ftl", "## Lines\n", "## Lines\nseats = Somebody\n");
    let seats = json!({ "key": "seats", "of": "en", "texts": ["one", "{ $count } all"], "was": null });
    assert_eq!(write(&server, &seats)["conflict"]["text"], "seats = Somebody");
}

#[test]
fn messages_are_written_only_where_that_was_asked_for() {
    let server = started(false);
    let was = card(&server, "notice", "en")["was"].clone();
    let body = json!({ "key": "notice", "of": "en", "texts": ["x"], "was": was });
    assert_eq!(server.command("write-message", &body).status, 403);
    assert_eq!(server.command("try-message", &body).status, 200);
    assert_eq!(server.desk("/en/")["strings"], json!({ "shown": true, "edit": false }));
    assert!(text(&server, "i18n/en/site.ftl").contains("Read"));
    let server = started(true);
    for body in
        ["", "{}", "[]", "{\"key\":\"notice\"}", "{\"key\":\"a\",\"of\":\"en\",\"texts\":[],\"raw\":\"\"}"]
    {
        let body: Value = serde_json::from_str(body).unwrap_or_default();
        assert_eq!(server.command("write-message", &body).status, 400, "{body}");
    }
    // Neither a message nor a language that nobody has comes to be.
    for (key, of) in [("no-such-message", "en"), ("notice", "fr"), ("../../x", "en"), ("notice", "../en")] {
        let answer =
            write(&server, &json!({ "key": key, "of": of, "raw": format!("{key} = x"), "was": null }));
        assert_eq!(answer["written"], false, "{key} {of}: {answer}");
    }
}
