//! What lies outside of the site: no address leads there, and no command opens it.

use std::fmt::Write as _;

use serde_json::json;

use crate::client::send;
use crate::server::{Server, Setup};
use crate::site::Site;

#[test]
fn no_address_leads_out_of_the_site() {
    let server = Server::of("//- content/assets/a.txt\nIn the site.\n");
    let secret = "Outside of the site.";
    for place in [server.site.folder().join("secret.txt"), server.site.root().join("secret.txt")] {
        std::fs::write(place, secret).unwrap();
    }
    std::fs::create_dir(server.site.root().join("public")).unwrap();
    std::fs::write(server.site.root().join("public/secret.txt"), secret).unwrap();
    let (root, long) = (server.site.root(), "a".repeat(10_000));
    let mut paths = vec![format!("/{long}"), format!("/_anslag/client/{long}"), format!("/?{long}")];
    let outside = [
        "secret.txt",
        "anslag.yaml",
        "public/secret.txt",
        "site/secret.txt",
        "etc/passwd",
        "content/sv/_index.md",
    ];
    for target in outside {
        for climb in [
            "",
            "..",
            "../..",
            "a/../..",
            "%2e%2e",
            "%2E%2e/..",
            ".%2e",
            "..%2f..",
            "..%5c..",
            "..\\..",
            "%252e%252e",
            "%c0%ae%c0%ae",
            "%FF/..",
            "....//..",
            "..;",
            ".",
            "%00",
            "..%00",
            "/",
            "//",
        ] {
            paths.push(format!("/{climb}/{target}"));
            paths.push(format!("/assets/{climb}/{target}"));
            paths.push(format!("/en/{climb}/{climb}/{target}"));
            paths.push(format!("/_anslag/client/{climb}/{target}"));
            paths.push(format!("/_anslag/client/{}", format!("{climb}/{target}").replace('/', "%2f")));
        }
    }
    paths.extend([
        format!("{}/secret.txt", root.display()),
        format!("//{}/secret.txt", root.display()),
        "/etc/passwd".to_owned(),
        "/assets/a.txt%00".to_owned(),
        "/assets/a.txt%00.html".to_owned(),
        "/assets%2fa.txt".to_owned(),
        "/assets%5ca.txt".to_owned(),
        "/assets\\a.txt".to_owned(),
        "/assets/./a.txt".to_owned(),
        "/assets/../assets/a.txt".to_owned(),
        "/assets/a.txt%0d%0aSet-Cookie:x".to_owned(),
        "/%0d%0aLocation:%20x".to_owned(),
        "/%".to_owned(),
        "/%F".to_owned(),
        "/%C3".to_owned(),
        "/%C3%28".to_owned(),
        "/%ED%A0%80".to_owned(),
        "/_anslag/client/%FF".to_owned(),
        "/_anslag/client/../client.rs".to_owned(),
        "/_anslag/client/..%2fclient.rs".to_owned(),
        "/_anslag/client/../../../Cargo.toml".to_owned(),
        "/_anslag/client/%2e%2e".to_owned(),
        "/_anslag/client/.".to_owned(),
        "/_anslag/client/".to_owned(),
        "/_anslag/../assets/a.txt".to_owned(),
    ]);
    let mut failures = String::new();
    for path in &paths {
        let answer = server.get(path);
        let body = String::from_utf8_lossy(&answer.body);
        let is_refused = matches!(answer.status, 400 | 404 | 414 | 431);
        // Nothing wrong is asked for by a long query.
        let is_refused = is_refused || path.starts_with("/?") && answer.status == 200;
        let is_told =
            [secret, "root:", "In the site", "base_url:", "[package]"].iter().any(|text| body.contains(text));
        if !is_refused || is_told || !answer.header("set-cookie").is_empty() {
            writeln!(failures, "{} {path:.80}: {body:.80}", answer.status).unwrap();
        }
    }
    assert!(failures.is_empty(), "{failures}");
    assert_eq!(server.page("/assets/a.txt"), "In the site.\n");
}

#[test]
fn what_is_no_request_is_answered_or_dropped() {
    let server = Server::of("");
    let own = server.address().to_string();
    let after = format!(" HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n");
    let long = vec![b'a'; 1 << 20];
    for target in [&b"/\xff\xfe"[..], b"/\0", b"/a b", b"/\x7f", b"", b"\\", b"/\xc3\xa5/", &long] {
        let request = [b"GET ", target, after.as_bytes()].concat();
        let status = send(server.address(), &request).map(|answer| answer.status);
        assert!(
            matches!(status, None | Some(400 | 404 | 414 | 431)),
            "{:?}: {status:?}",
            &target[..target.len().min(9)]
        );
    }
    for request in [
        "",
        "\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ] {
        let mut stream = std::net::TcpStream::connect(server.address()).unwrap();
        std::io::Write::write_all(&mut stream, request.as_bytes()).unwrap();
    }
    let many = (0..20_000).map(|number| format!("X-{number}: a\r\n")).collect::<String>();
    let request = format!("GET / HTTP/1.1\r\nHost: {own}\r\n{many}Connection: close\r\n\r\n");
    assert!(matches!(
        send(server.address(), request.as_bytes()).map(|answer| answer.status),
        None | Some(400 | 431)
    ));
    assert_eq!(server.get("/").status, 200, "the preview goes on");
}

#[test]
fn only_sources_of_the_site_are_opened() {
    for (editor, is_opened) in [(None, false), (Some("no-such-editor"), false), (Some("true {file}"), true)] {
        let server = Server::start(Site::new(""), Setup { editor, ..Setup::default() });
        let root = server.site.root();
        std::fs::create_dir(root.join("public")).unwrap();
        std::fs::write(root.join("public/index.html"), "built").unwrap();
        std::fs::write(root.join("notes.txt"), "no source").unwrap();
        let absolute = root.join("anslag.yaml").display().to_string();
        for file in [
            "../../etc/passwd",
            "/etc/passwd",
            &absolute,
            "./anslag.yaml",
            "content/../anslag.yaml",
            "content/sv/../sv/_index.md",
            "content\\sv\\_index.md",
            "content",
            "content/sv",
            "public/index.html",
            "notes.txt",
            "--help",
            "anslag.yaml\0",
            "no-file.md",
            // Built into the program: there is no such file in this folder.
            "themes/default/templates/page.html",
        ] {
            let answer = server.command("open", &json!({ "file": file }));
            assert_eq!(answer.status, 400, "{file}: {}", answer.text());
        }
        for (line, column, place) in [
            (json!(14), json!(21), ":14:21"),
            (json!(0), json!(0), ":1:1"),
            (json!(null), json!(null), ":1:1"),
        ] {
            let asked = json!({ "file": "content/sv/_index.md", "line": line, "column": column });
            let answer = server.command("open", &asked);
            let path = format!("{}{place}", root.join("content/sv/_index.md").display());
            let expected = match is_opened {
                true => json!({ "opened": true, "with": "true" }),
                false => json!({ "opened": false, "path": path }),
            };
            assert_eq!((answer.status, answer.json()), (200, expected));
        }
    }
}
