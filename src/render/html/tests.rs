//! HTML, and what is found in it.

use super::*;

/// `=/x/ #id`.
fn draw(links: &Links) -> String {
    let references = links.references().map(|url| format!("={url}"));
    references.chain(links.ids().map(|id| format!("#{id}"))).collect::<Vec<_>>().join(" ")
}

#[test]
fn references_and_ids_are_found_where_they_count() {
    let cases = [
        ("", ""),
        ("<a href=/x/?a=1&amp;b=%C3%A5#c>å</a><A HREF='y' ID=å>", "=/x/?a=1&b=%C3%A5#c =y #å"),
        ("<p id=a><p id=a><a name=b><input name=c>", "#a #a #b"),
        ("<a href>x</a><a href=\" /x/\n\">", "= =/x/"),
        ("<link href=a><img src=b><script src=c></script><iframe src=d></iframe>", "=a =b =c =d"),
        ("<img srcset='a.png, b.png 2x,c.png 3x , d.png,'>", "=a.png =b.png =c.png =d.png"),
        ("<img srcset='data:a,b 1x, ,'>", "=data:a,b"),
        ("<form action=a><button formaction=b><video poster=c><object data=d><p data=e>", "=a =b =c =d"),
        ("<svg><use xlink:href='#a'/><use href='b.svg#c'/><path id=d /></svg>", "=#a =b.svg#c #d"),
        (
            "<script>'<a href=x id=y>'</script><!-- <a href=x> --><style><a href=x></style><textarea><a href=x></textarea>",
            "",
        ),
        (
            "<template id=a><a href=x><template><b id=y></b></template><b id=z></b></template><a href=b>",
            "=b #a",
        ),
        ("<base href=/a/><base href=/b/>", ""),
        ("<meta http-equiv=Refresh content='0; URL=\"/x/\"'><meta name=a content='0; url=b'>", "=/x/"),
        ("<a href=x", ""),
        ("<a href=\"x\" <b id=y>", "=x #y"),
    ];
    for (html, expected) in cases {
        assert_eq!(draw(&read(html.as_bytes())), expected, "{html}");
    }
}

#[test]
fn no_bytes_panic() {
    const PARTS: &[&[u8]] = &[
        b"<a href=",
        b"\"",
        b"'",
        b">",
        b"<",
        b"/",
        b"&amp;",
        b"&",
        b"\xff",
        "å".as_bytes(),
        b" ",
        b"<script>",
        b"</script>",
        b"<template>",
        b"</template>",
        b"<!--",
        b"-->",
        b"<svg>",
        b"</svg>",
        b"srcset=",
        b",",
        b"id=",
        b"<table>",
        b"<meta http-equiv=refresh content=",
        b";",
        b"url=",
        b"\0",
        b"<select>",
        b"<math>",
        b"</p>",
    ];
    let mut random = fastrand::Rng::with_seed(3);
    for _ in 0..3000 {
        let count = random.usize(..40);
        let html: Vec<u8> = (0..count).flat_map(|_| PARTS[random.usize(..PARTS.len())]).copied().collect();
        read(&html);
    }
}
