//! What strangers may ask: nothing. They are pages elsewhere, and names that somebody made lead here.

use std::process::Command;

use serde_json::json;

use crate::client::send;
use crate::server::{Server, Setup};
use crate::site::Site;

/// All that the preview answers, and a page.
const PLACES: [(&str, &str); 17] = [
    ("GET", "/"),
    ("GET", "/no-page/"),
    ("GET", "/_anslag/client/preview.js"),
    ("GET", "/_anslag/words"),
    ("GET", "/_anslag/events"),
    ("GET", "/_anslag/desk"),
    ("GET", "/_anslag/differences"),
    ("GET", "/_anslag/pairs"),
    ("GET", "/_anslag/side-by-side"),
    ("POST", "/_anslag/view"),
    ("POST", "/_anslag/open"),
    ("GET", "/_anslag/strings"),
    ("GET", "/_anslag/message"),
    ("GET", "/_anslag/worklist"),
    ("GET", "/_anslag/translations"),
    ("POST", "/_anslag/try-message"),
    ("POST", "/_anslag/write-message"),
];

#[test]
fn only_who_calls_the_preview_by_its_address_is_answered() {
    for is_exposed in [false, true] {
        let server = Server::start(Site::new(""), Setup { is_exposed, ..Setup::default() });
        let port = server.address().port();
        let other = if port == 80 { 81 } else { port - 1 };
        // the name, whether it is answered at home, whether it is when exposed
        for (host, at_home, exposed) in [
            (format!("127.0.0.1:{port}"), true, true),
            (format!("localhost:{port}"), true, true),
            (format!("LocalHost:{port}"), true, true),
            (format!("[::1]:{port}"), true, true),
            (format!("192.168.1.5:{port}"), false, true),
            (format!("[fe80::1]:{port}"), false, true),
            (format!("127.0.0.1:{other}"), false, false),
            ("127.0.0.1".to_owned(), false, false),
            ("localhost".to_owned(), false, false),
            (String::new(), false, false),
            (format!(":{port}"), false, false),
            (format!("evil.example:{port}"), false, false),
            (format!("localhost.evil.example:{port}"), false, false),
            (format!("127.0.0.1.evil.example:{port}"), false, false),
            (format!("7f000001.evil.example:{port}"), false, false),
            (format!("localhost.:{port}"), false, false),
            (format!("127.1:{port}"), false, false),
            (format!("2130706433:{port}"), false, false),
            (format!("0x7f000001:{port}"), false, false),
            (format!("127.0.0.1:{port}@evil.example"), false, false),
            (format!("evil.example@127.0.0.1:{port}"), false, false),
            (format!("127.0.0.1:{port},evil.example"), false, false),
            (format!("127.0.0.1:0{port}0"), false, false),
            (format!("http://127.0.0.1:{port}"), false, false),
        ] {
            for (method, path) in PLACES {
                let answer = server.ask("HEAD", path, &[("Host", &host)]).status;
                // Whether a method is allowed is told only to those who may ask at all.
                let answer = if method == "POST" {
                    server.ask(method, path, &[("Host", &host)]).status
                } else {
                    answer
                };
                let is_command = method == "POST";
                let is_answered = answer != 403 && answer != 400;
                let expected = (if is_exposed { exposed } else { at_home }) && !is_command;
                assert_eq!(is_answered, expected, "{host:?} {method} {path}: {answer}");
            }
        }
    }
}

#[test]
fn a_request_has_one_address() {
    let server = Server::of("");
    let own = server.address().to_string();
    // The line of the request, the lines below it, the status.
    for (line, headers, status) in [
        ("GET / HTTP/1.1", format!("Host: {own}\r\n"), 200),
        ("GET / HTTP/1.0", format!("Host: {own}\r\n"), 200),
        ("GET / HTTP/1.1", String::new(), 403),
        ("GET / HTTP/1.0", String::new(), 403),
        ("GET / HTTP/1.1", format!("Host: {own}\r\nHost: {own}\r\n"), 403),
        ("GET / HTTP/1.1", format!("Host: {own}\r\nHost: evil.example\r\n"), 403),
        ("GET / HTTP/1.1", format!("Host: evil.example\r\nHost: {own}\r\n"), 403),
        ("GET / HTTP/1.1", format!("Host: evil.example\r\nX-Forwarded-Host: {own}\r\n"), 403),
        ("GET / HTTP/1.1", format!("Host: {own}\r\n x.evil.example\r\n"), 400),
        ("GET / HTTP/1.1", "Host: \u{e5}\r\n".to_owned(), 403),
        // Both names must be ours.
        ("GET http://{own}/ HTTP/1.1", format!("Host: {own}\r\n"), 200),
        ("GET http://{own}/ HTTP/1.1", "Host: evil.example\r\n".to_owned(), 403),
        ("GET http://evil.example/ HTTP/1.1", format!("Host: {own}\r\n"), 403),
        ("GET http://evil.example/ HTTP/1.1", "Host: evil.example\r\n".to_owned(), 403),
        ("GET http://evil.example/_anslag/desk HTTP/1.1", format!("Host: {own}\r\n"), 403),
        ("GET file:///etc/passwd HTTP/1.1", format!("Host: {own}\r\n"), 400),
        ("GET evil.example HTTP/1.1", format!("Host: {own}\r\n"), 403),
        ("CONNECT evil.example:80 HTTP/1.1", format!("Host: {own}\r\n"), 403),
        ("OPTIONS * HTTP/1.1", format!("Host: {own}\r\n"), 405),
    ] {
        let line = line.replace("{own}", &own);
        let request = format!("{line}\r\n{headers}Connection: close\r\n\r\n");
        let answer = send(server.address(), request.as_bytes()).expect("an answer");
        assert_eq!(answer.status, status, "{line} {headers:?}: {}", String::from_utf8_lossy(&answer.body));
    }
}

#[test]
fn only_the_pages_of_the_preview_are_answered() {
    let server = Server::of("");
    let port = server.address().port();
    let own = server.origin();
    let cases: &[(&[(&str, &str)], bool)] = &[
        (&[], true),
        (&[("Origin", &own)], true),
        (&[("Origin", &own), ("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Mode", "cors")], true),
        (&[("Sec-Fetch-Site", "none"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")], true),
        (
            &[("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "script")],
            true,
        ),
        (&[("Origin", "http://evil.example")], false),
        (&[("Origin", "null")], false),
        (&[("Origin", "")], false),
        (&[("Origin", "\u{e5}")], false),
        (&[("Origin", &format!("http://localhost:{port}"))], false),
        (&[("Origin", &format!("https://127.0.0.1:{port}"))], false),
        (&[("Origin", &format!("http://127.0.0.1:{}", port ^ 1))], false),
        (&[("Origin", &format!("{own}.evil.example"))], false),
        (&[("Origin", &own), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "cors")], false),
        (&[("Origin", &own), ("Origin", "http://evil.example")], false),
        (&[("Sec-Fetch-Site", "cross-site")], false),
        (
            &[("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "script")],
            false,
        ),
        (
            &[("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "image")],
            false,
        ),
        (
            &[("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "iframe")],
            false,
        ),
        (&[("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Mode", "cors"), ("Sec-Fetch-Dest", "empty")], false),
        (
            &[("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "frame")],
            false,
        ),
    ];
    for (headers, is_answered) in cases {
        for (_, path) in PLACES.iter().filter(|(method, _)| *method == "GET") {
            let answer = server.ask("HEAD", path, headers);
            assert_eq!(answer.status != 403, *is_answered, "{headers:?} {path}");
            assert_eq!(answer.header("access-control-allow-origin"), "", "{headers:?} {path}");
        }
    }
    // A link elsewhere may be followed to a page; nothing else is opened by one.
    let link =
        [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")];
    for (method, path) in PLACES {
        let is_page = !path.starts_with("/_anslag/");
        assert_eq!(server.ask(method, path, &link).status != 403, is_page, "{method} {path}");
    }
    // Nobody is given leave to ask otherwise.
    let leave = [
        ("Origin", "http://evil.example"),
        ("Access-Control-Request-Method", "POST"),
        ("Access-Control-Request-Headers", "x-anslag-token"),
    ];
    let answer = server.ask("OPTIONS", "/_anslag/view", &leave);
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (403, ""));
}

#[test]
fn only_who_knows_the_token_commands() {
    let server = Server::of("");
    let (token, own) = (server.token(), server.origin());
    assert_eq!(token.len(), 32);
    let json = ("Content-Type", "application/json");
    let known = ("X-Anslag-Token", &*token);
    let cases: &[(&[(&str, &str)], u16)] = &[
        (&[json, known], 200),
        (&[json, known, ("Origin", &own)], 200),
        (&[("Content-Type", "application/json; charset=utf-8"), known], 200),
        (&[json], 403),
        (&[json, ("X-Anslag-Token", "")], 403),
        (&[json, ("X-Anslag-Token", &token[..31])], 403),
        (&[json, ("X-Anslag-Token", &format!("{token}0"))], 403),
        (&[json, ("X-Anslag-Token", "00000000000000000000000000000000")], 403),
        (&[json, ("Cookie", &format!("token={token}"))], 403),
        (&[known], 403),
        (&[("Content-Type", "text/plain"), known], 403),
        (&[("Content-Type", "text/plain; application/json"), known], 403),
        (&[("Content-Type", "application/x-www-form-urlencoded"), known], 403),
        (&[("Content-Type", "multipart/form-data"), known], 403),
        (&[json, known, ("Origin", "http://evil.example")], 403),
        (&[json, known, ("Origin", "null")], 403),
        (&[json, known, ("Sec-Fetch-Site", "cross-site")], 403),
        (&[json, known, ("Host", "evil.example")], 403),
    ];
    let view = json!({ "drafts": false }).to_string();
    let open = json!({ "file": "anslag.yaml" }).to_string();
    for (headers, status) in cases {
        for (name, body) in [("view", &view), ("open", &open)] {
            let answer = server.tell("POST", &format!("/_anslag/{name}"), headers, body);
            assert_eq!(answer.status, *status, "{name} {headers:?}: {}", answer.text());
        }
    }
    // Another start has another one.
    assert_ne!(Server::of("").token(), token);
    // The token stands in no file that a build writes.
    let edition = server.edition();
    assert!(
        crate::server::shown(&edition).values().all(|bytes| !String::from_utf8_lossy(bytes).contains(&token))
    );
}

#[test]
fn a_command_that_makes_no_sense_is_refused() {
    let server = Server::of("");
    let headers = [("Content-Type", "application/json"), ("X-Anslag-Token", &*server.token())];
    let before = server.edition().number;
    for (name, body, status) in [
        ("view", "", 400),
        ("view", "{", 400),
        ("view", "[]", 400),
        ("view", "{\"as_of\":7}", 400),
        ("view", "{\"as_of\":\"tomorrow\"}", 400),
        ("view", "{\"as_of\":\"2024-02-30\"}", 400),
        ("view", "{\"as_of\":\"2024-08-28T00:00:00\"}", 400),
        ("view", "{\"drafts\":\"yes\"}", 400),
        ("view", "{\"drafts\":true,\"more\":1}", 400),
        ("open", "", 400),
        ("open", "{}", 400),
        ("open", "{\"file\":\"\"}", 400),
        ("open", "{\"file\":\"anslag.yaml\",\"line\":-1}", 400),
        ("open", "{\"file\":\"anslag.yaml\",\"line\":\"1\"}", 400),
        ("open", "{\"file\":\"anslag.yaml\",\"command\":\"sh\"}", 400),
    ] {
        let answer = server.tell("POST", &format!("/_anslag/{name}"), &headers, body);
        assert_eq!(answer.status, status, "{name} {body}: {}", answer.text());
        assert!(answer.json()["error"].is_string(), "{name} {body}");
    }
    let large = format!("{{\"file\":\"{}\"}}", "a".repeat(3 << 20));
    let answer = server.tell("POST", "/_anslag/open", &headers, &large);
    assert_eq!(answer.status, 413);
    assert_eq!(server.edition().number, before);
}

#[test]
fn other_machines_look_only_where_they_may() {
    let site = Site::new("");
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_anslag"));
        let output = command.arg("serve").arg("--site").arg(site.root()).args(arguments).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    for host in ["0.0.0.0", "::", "192.168.1.5"] {
        let (status, told) = run(&["--host", host]);
        assert_eq!(status, Some(2), "{told}");
        assert!(told.contains("--expose"), "{told}");
    }
}
