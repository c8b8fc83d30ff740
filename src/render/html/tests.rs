//! HTML, and what is found in it.

use super::*;

/// `a[href]=/x/ #id base=/`.
fn draw(links: &Links) -> String {
    let references = links
        .references
        .iter()
        .map(|reference| format!("{}[{}]={}", reference.element, reference.attribute, reference.url));
    let ids = links.ids.iter().map(|id| format!("#{id}"));
    let base = links.base.iter().map(|base| format!("base={base}"));
    references.chain(ids).chain(base).collect::<Vec<_>>().join(" ")
}

#[test]
fn references_and_ids_are_found_where_they_count() {
    let cases = [
        ("", ""),
        ("<a href=/x/?a=1&amp;b=%C3%A5#c>å</a><A HREF='y' ID=å>", "a[href]=/x/?a=1&b=%C3%A5#c a[href]=y #å"),
        ("<p id=a><p id=a><a name=b><input name=c>", "#a #a #b"),
        ("<a href>x</a><a href=\" /x/\n\">", "a[href]= a[href]=/x/"),
        (
            "<link href=a><img src=b><script src=c></script><iframe src=d></iframe>",
            "link[href]=a img[src]=b script[src]=c iframe[src]=d",
        ),
        (
            "<img srcset='a.png, b.png 2x,c.png 3x , d.png,'>",
            "img[srcset]=a.png img[srcset]=b.png img[srcset]=c.png img[srcset]=d.png",
        ),
        ("<img srcset='data:a,b 1x, ,'>", "img[srcset]=data:a,b"),
        (
            "<form action=a><button formaction=b><video poster=c><object data=d><p data=e>",
            "form[action]=a button[formaction]=b video[poster]=c object[data]=d",
        ),
        (
            "<svg><use xlink:href='#a'/><use href='b.svg#c'/><path id=d /></svg>",
            "use[xlink:href]=#a use[href]=b.svg#c #d",
        ),
        (
            "<script>'<a href=x id=y>'</script><!-- <a href=x> --><style><a href=x></style><textarea><a href=x></textarea>",
            "",
        ),
        (
            "<template id=a><a href=x><template><b id=y></b></template><b id=z></b></template><a href=b>",
            "a[href]=b #a",
        ),
        ("<base href=/a/><base href=/b/>", "base=/a/"),
        (
            "<meta http-equiv=Refresh content='0; URL=\"/x/\"'><meta name=a content='0; url=b'>",
            "meta[content]=/x/",
        ),
        ("<a href=x", ""),
        ("<a href=\"x\" <b id=y>", "a[href]=x #y"),
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
