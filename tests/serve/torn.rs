//! A page is of one step from its head to its foot, whenever it is fetched.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::client::send;
use crate::server::Server;

/// The number stands in the head, at the beginning of the text and at its end. The file is small enough to be written
/// at once.
fn page(number: usize) -> String {
    let text = "Mycket text, så att sidan är lång. ".repeat(80);
    format!(
        "---\ntitle: Sida {number}\ndescription: Nummer {number}.\n---\n{text}\n\nSist kommer {number}.\n"
    )
}

const FILE: &str = "content/sv/sida.md";

#[test]
fn every_page_that_is_fetched_is_whole() {
    let server = Server::of(&format!("//- {FILE}\n{}", page(0)));
    let address = server.address();
    let request = format!("GET /sida/ HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    let has_ended = AtomicBool::new(false);
    let seen = std::thread::scope(|scope| {
        let fetch = || {
            let mut seen = Vec::new();
            loop {
                let is_last = has_ended.load(Ordering::SeqCst);
                let answer = send(address, request.as_bytes()).unwrap();
                assert_eq!(answer.status, 200);
                assert_eq!(answer.header("content-length"), answer.body.len().to_string());
                seen.push(number_of(&answer.text()));
                if is_last {
                    return seen;
                }
            }
        };
        let clients: Vec<_> = (0..2).map(|_| scope.spawn(fetch)).collect();
        for number in 1..=200 {
            server.site.edit(FILE, &page(number));
            // At times a step is waited for, at times it is overtaken.
            if number % 5 == 0 {
                server.follow();
            }
        }
        server.follow();
        has_ended.store(true, Ordering::SeqCst);
        clients.into_iter().map(|client| client.join().unwrap()).collect::<Vec<_>>()
    });
    for seen in seen {
        assert!(seen.is_sorted(), "no step is taken back: {seen:?}");
        assert_eq!(seen.last(), Some(&200));
        let mut different = seen.clone();
        different.dedup();
        assert!(different.len() > 10, "{different:?}");
    }
}

/// The number of a page, which is the same wherever it stands.
#[track_caller]
fn number_of(text: &str) -> usize {
    let between = |start: &str, end: &str| {
        let rest = text.split_once(start).unwrap_or_else(|| panic!("`{start}` is missing: {text}")).1;
        rest.split_once(end).unwrap().0.parse::<usize>().unwrap()
    };
    let number = between("<title>Sida ", " ");
    for (start, end) in [("content=\"Nummer ", "."), ("<h1>Sida ", "<"), ("Sist kommer ", ".")] {
        assert_eq!(between(start, end), number, "{start}");
    }
    assert!(text.ends_with("</html>\n"));
    number
}
