//! A published site beside what it should say now: served as it was on one day, looked at on another.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

use anslag::engine::Build;
use anslag::live;
use expect_test::expect;

use crate::site::Site;

const FILES: &str = "
//- content/sv/_index.md
---
title: Start
description: x
---

<round-list />
//- content/data/rounds.yaml
- { id: 2024-03, closes: 2024-08-28 }
";

type Files = Arc<BTreeMap<String, Vec<u8>>>;

/// Answers for these files until the test is over. Gives the address.
fn publish(listener: TcpListener, files: Files) {
    thread::spawn(move || {
        for stream in listener.incoming() {
            let files = Arc::clone(&files);
            thread::spawn(move || stream.map(|stream| answer(&stream, &files)));
        }
    });
}

fn answer(mut stream: &TcpStream, files: &BTreeMap<String, Vec<u8>>) {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let Some(first) = lines.next() else { return };
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    let path = first.split(' ').nth(1).unwrap_or_default();
    let file = format!("{}{}", &path[1..], if path.ends_with('/') { "index.html" } else { "" });
    let (status, body) = match files.get(&file) {
        Some(body) => ("200 OK", body.clone()),
        None => ("404 Not Found", Vec::new()),
    };
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    drop(stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body)));
}

fn files(build: &Build) -> BTreeMap<String, Vec<u8>> {
    let outputs = build.outputs.iter();
    outputs
        .filter_map(|(path, (_, memo))| {
            Some((path.as_str().to_owned(), memo.value.as_ref().as_ref()?.bytes.to_vec()))
        })
        .collect()
}

#[test]
fn what_is_published_and_untrue_now_is_told() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/programme/", listener.local_addr().unwrap());
    let mut site = Site::new(FILES).with_base_url(&address).at("2024-08-20");
    let then = site.cold();
    let mut published = files(&then);
    published.remove("feed.xml");
    // A host may pack a page as it likes, as long as it says the same.
    let start = published.get_mut("en/index.html").unwrap();
    start.splice(0..0, b"<!-- packed -->\n\n".iter().copied());
    let published = published.into_iter().map(|(path, bytes)| (format!("programme/{path}"), bytes)).collect();
    publish(listener, Arc::new(published));

    let mut told = String::new();
    for day in ["2024-08-20", "2024-08-29"] {
        site.set_clock(day);
        let (_, found) = live::check(&site.cold()).unwrap();
        let found = found.iter().map(|found| format!("  {} {}\n", found.code.as_str(), found.message));
        told += &format!("on {day}\n{}", found.collect::<String>().replace(&address, "http://…/"));
    }
    expect![[r#"
        on 2024-08-20
          A701 `http://…/feed.xml` is not published: the host answers 404
        on 2024-08-29
          A701 `http://…/feed.xml` is not published: the host answers 404
          A702 `http://…/` says `Stänger 28 augusti 2024` where it should say `Stängde 28 augusti 2024` now
    "#]]
    .assert_eq(&told);
}

#[test]
fn a_host_that_does_not_answer_is_named() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let build = Site::new(FILES).with_base_url(&format!("http://{free}/")).cold();
    let failed = live::check(&build).unwrap_err();
    assert!(failed.url.starts_with(&format!("http://{free}/")), "{failed:?}");
}
