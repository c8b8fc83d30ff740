//! What a browser has already, or has a part of, and what it may keep.

use crate::http::FILES;
use crate::server::Server;

#[test]
fn what_is_known_is_not_sent_again() {
    let server = Server::of(FILES);
    let tag = |path: &str| server.get(path).header("etag").to_owned();
    for path in ["/", "/en/about/", "/assets/letter.pdf", "/_anslag/client/bar.css"] {
        let known = tag(path);
        assert!(known.starts_with('"') && known.len() > 10, "{path}: {known}");
        let other = "\"0123456789abcdef0123456789abcdef\"";
        for (wanted, status) in [
            (known.clone(), 304),
            (format!("{other}, {known}"), 304),
            (format!("W/{known}"), 304),
            ("*".to_owned(), 304),
            (other.to_owned(), 200),
            (known.trim_matches('"').to_owned(), 200),
            ("\"".to_owned(), 200),
        ] {
            for method in ["GET", "HEAD"] {
                let answer = server.ask(method, path, &[("If-None-Match", &wanted)]);
                assert_eq!(answer.status, status, "{method} {path} {wanted}");
                assert_eq!(
                    answer.body.is_empty(),
                    status == 304 || method == "HEAD",
                    "{method} {path} {wanted}"
                );
                assert_eq!(answer.header("etag"), known, "{method} {path} {wanted}");
                assert_eq!(answer.header("cache-control"), "no-cache", "{method} {path} {wanted}");
            }
        }
    }
    // A page that is not there is not known either.
    let missing = tag("/no-page/");
    assert_eq!(server.ask("GET", "/no-page/", &[("If-None-Match", &missing)]).status, 404);
    assert_eq!(server.ask("GET", "/no-page/", &[("If-None-Match", "*")]).status, 404);

    let (about, home) = (tag("/om/"), tag("/en/"));
    server.site.replace("content/sv/om/_index.md", "Text.", "En annan text.");
    server.follow();
    assert_ne!(tag("/om/"), about, "an edit makes another page");
    assert_eq!(tag("/en/"), home, "an edit of one page makes no other page of another");
    let last = tag("/om/");
    // Nothing is seen of this, but where each block stands.
    server.site.replace("content/sv/om/_index.md", "\nEn annan", "\n\nEn annan");
    server.follow();
    assert_ne!(tag("/om/"), last, "the lines of the page have moved");
}

#[test]
fn a_part_of_a_file_is_a_part_of_it() {
    let server = Server::of(FILES);
    let (path, whole) = ("/assets/letter.pdf", "%PDF-1.7 0123456789\n");
    let known = server.get(path).header("etag").to_owned();
    // range, only if, status, what is sent
    for (range, only_if, status, expected) in [
        ("bytes=0-3", None, 206, "%PDF"),
        ("bytes=9-9", None, 206, "0"),
        ("bytes=9-", None, 206, "0123456789\n"),
        ("bytes=0-", None, 206, whole),
        ("bytes=9-400", None, 206, "0123456789\n"),
        ("bytes=-3", None, 206, "89\n"),
        ("bytes=-20", None, 206, whole),
        ("bytes=20-", None, 416, ""),
        ("bytes=20-30", None, 416, ""),
        ("bytes=400-500", None, 416, ""),
        ("bytes=-0", None, 416, ""),
        ("bytes=-21", None, 206, whole),
        ("bytes=-99999999999999999999", None, 206, whole),
        ("bytes=99999999999999999999-", None, 416, ""),
        ("bytes=0-99999999999999999999", None, 206, whole),
        ("bytes=0-1,5-6", None, 200, whole),
        ("bytes=0-1,400-500", None, 200, whole),
        ("bytes=5-2", None, 200, whole),
        ("bytes=-", None, 200, whole),
        ("bytes=", None, 200, whole),
        ("bytes=a-b", None, 200, whole),
        ("bytes=0-3x", None, 200, whole),
        ("bytes=--3", None, 200, whole),
        ("bytes=+0-3", None, 200, whole),
        ("lines=0-3", None, 200, whole),
        ("0-3", None, 200, whole),
        ("bytes=0-3", Some(&*known), 206, "%PDF"),
        ("bytes=0-3", Some("\"another\""), 200, whole),
        ("bytes=0-3", Some("Tue, 20 Aug 2024 10:00:00 GMT"), 200, whole),
    ] {
        let headers = [("Range", range), ("If-Range", only_if.unwrap_or_default())];
        let headers = if only_if.is_some() { headers.as_slice() } else { &headers[..1] };
        let answer = server.ask("GET", path, headers);
        assert_eq!((answer.status, &*answer.text()), (status, expected), "{range} {only_if:?}");
        let start = whole.find(expected).unwrap();
        let told = match status {
            206 => format!("bytes {start}-{}/20", start + expected.len() - 1),
            416 => "bytes */20".to_owned(),
            _ => String::new(),
        };
        assert_eq!(answer.header("content-range"), told, "{range}");
        assert_eq!(answer.header("accept-ranges"), "bytes", "{range}");
    }
    // Only `GET` knows parts, an empty file has none, and what is known is not sent in parts.
    assert_eq!(server.ask("HEAD", path, &[("Range", "bytes=0-3")]).status, 200);
    assert_eq!(server.ask("GET", "/assets/nothing", &[("Range", "bytes=0-")]).status, 200);
    assert_eq!(server.ask("GET", path, &[("Range", "bytes=0-3"), ("If-None-Match", &known)]).status, 304);
    assert_eq!(server.ask("GET", "/no-page/", &[("Range", "bytes=0-3")]).status, 404);
}

#[test]
fn what_is_asked_of_the_preview_is_never_kept() {
    let server = Server::of(FILES);
    for path in ["words", "desk?page=/", "differences", "side-by-side"] {
        let answer = server.get(&format!("/_anslag/{path}"));
        assert_eq!((answer.status, answer.header("cache-control")), (200, "no-store"), "{path}");
    }
    for path in ["/", "/no-page/", "/assets/letter.pdf", "/_anslag/client/preview.js"] {
        assert_eq!(server.get(path).header("cache-control"), "no-cache", "{path}");
    }
}
