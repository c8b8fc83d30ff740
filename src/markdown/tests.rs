//! Tables: a body, and its pieces drawn as text. Blocks and components have their own tables in `block` and
//! `component`; what must hold for any body is in `hostile`.

mod block;
mod component;
mod hostile;

use std::fmt::Write as _;

use super::*;
use crate::diagnostic::Diagnostic;

const HEAD: &str = "---\ntitle: Å\n---\n";

fn read(body: &str) -> (String, Checked<Markdown>) {
    let file = format!("{HEAD}{body}");
    let path = SourcePath::new("content/sv/a.md");
    let checked = parse(&path, &file, HEAD.len(), &|text| text.replace("ansökan", "an\u{ad}sökan"));
    (file, checked)
}

/// Pieces as text: `{page a.md #x}`, `{=message}`, `{a-b c="d"}`, `{a-b inline|body}`.
fn draw(pieces: &[Piece], file: &str, out: &mut String) {
    for piece in pieces {
        match piece {
            Piece::Html(html) => out.push_str(&html.text),
            Piece::Message(id) => write!(out, "{{={id}}}").unwrap(),
            Piece::Link(target) => {
                let kind = format!("{:?}", target.kind).to_lowercase();
                write!(out, "{{{kind} {}", target.destination).unwrap();
                target.query.iter().for_each(|query| write!(out, " ?{query}").unwrap());
                target.anchor.iter().for_each(|anchor| write!(out, " #{anchor}").unwrap());
                write!(out, " @{}}}", &file[target.span.start..target.span.end]).unwrap();
            }
            Piece::Component(component) => draw_component(component, file, out),
        }
    }
}

fn draw_component(component: &Component, file: &str, out: &mut String) {
    write!(out, "{{{}", component.name).unwrap();
    assert_eq!(&file[component.name_span.start..component.name_span.end], component.name);
    let whole = &file[component.span.start..component.span.end];
    assert!(whole.starts_with('<') && whole.ends_with('>'), "{whole}");
    for attribute in &component.attributes {
        assert_eq!(&file[attribute.name_span.start..attribute.name_span.end], attribute.name);
        let value = &file[attribute.value_span.start..attribute.value_span.end];
        match &attribute.value {
            Some(decoded) if decoded == value => write!(out, " {}={decoded:?}", attribute.name).unwrap(),
            Some(decoded) => write!(out, " {}={decoded:?}@{value:?}", attribute.name).unwrap(),
            None => write!(out, " {}", attribute.name).unwrap(),
        }
    }
    out.push_str(if component.inline { " inline" } else { "" });
    if let Some(body) = &component.body {
        assert!(whole.ends_with(&format!("</{}>", component.name)), "{whole}");
        out.push('|');
        draw(body, file, out);
    }
    out.push('}');
}

/// `A304 '<a-b>' is not closed`: the code, what stands at the place, the message.
fn draw_problem(diagnostic: &Diagnostic, file: &str) -> String {
    let span = diagnostic.at.as_ref().and_then(|at| at.span).expect("a problem of a page has a place");
    let place = file.get(span.start..span.end).unwrap_or("?");
    assert!(!diagnostic.hints.is_empty(), "{} has a cure", diagnostic.message);
    format!("{} {place:?} {}", diagnostic.code.as_str(), diagnostic.message)
}

fn html(body: &str) -> String {
    let (file, checked) = read(body);
    let mut out = String::new();
    draw(&checked.value.pieces, &file, &mut out);
    assert_merged(&checked.value.pieces);
    for diagnostic in &checked.diagnostics {
        write!(out, "\n! {}", draw_problem(diagnostic, &file)).unwrap();
    }
    out.trim_end().to_owned()
}

fn assert_merged(pieces: &[Piece]) {
    for pair in pieces.windows(2) {
        assert!(!matches!(pair, [Piece::Html(_), Piece::Html(_)]), "{pair:?}");
    }
}

fn check(cases: &[(&str, &str)]) {
    let mut failures = String::new();
    for (body, expected) in cases {
        let drawn = html(body);
        if drawn != *expected {
            write!(failures, "\n== {body:?}\n   drawn:    {drawn:?}\n   expected: {expected:?}").unwrap();
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn text_becomes_html() {
    check(&[
        ("", ""),
        (
            "a *b* **c** ~~d~~ `e<f` & <g\nh  \ni",
            "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;f</code> &amp; &lt;g\nh<br>\ni</p>",
        ),
        (
            "- a\n- b\n  - c\n\n3. d",
            "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n<ol start=\"3\">\n<li>d</li>\n</ol>",
        ),
        ("- a\n\n- b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>"),
        ("> a\n\n---", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>"),
        ("term\n: definition *a*", "<dl>\n<dt>term</dt>\n<dd>definition <em>a</em></dd>\n</dl>"),
        (
            "```rust x\n<a-b />\n&\n```",
            "<pre tabindex=\"0\"><code class=\"language-rust\">&lt;a-b /&gt;\n&amp;\n</code></pre>",
        ),
        ("    <a-b />\n", "<pre tabindex=\"0\"><code>&lt;a-b /&gt;\n</code></pre>"),
        ("https://a.example and a@b.example", "<p>https://a.example and a@b.example</p>"),
        ("a\r\nb\r\n\r\n```\r\nc\r\n```\r\n", "<p>a\nb</p>\n<pre tabindex=\"0\"><code>c\n</code></pre>"),
        (
            "a <b title=\"<c-d />\">c</b> <!-- <e-f /> -->",
            "<p>a <b title=\"<c-d />\">c</b> <!-- <e-f /> --></p>",
        ),
        ("<div class=x>\n\n*a*\n\n</div>", "<div class=x>\n<p><em>a</em></p>\n</div>"),
        (
            "> [!NOTE]\n> a",
            "<div class=\"alert alert-note\" role=\"note\"><p class=\"alert-title\">{=alert-note}</p>\n<p>a</p>\n</div>",
        ),
        (
            "- [ ] a\n- [x] b\n  - c",
            "<ul>\n<li><label><input type=\"checkbox\" disabled> a</label></li>\n<li><label><input type=\"checkbox\" disabled checked> b</label>\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>",
        ),
        (
            "- [ ] a\n\n- b",
            "<ul>\n<li>\n<p><label><input type=\"checkbox\" disabled> a</label></p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>",
        ),
    ]);
}

#[test]
fn tables_can_be_scrolled_and_have_headers() {
    check(&[(
        "| | b |\n|---|--:|\n| c | d |\n\n| e |\n|---|",
        "<section class=\"table-wrap\" tabindex=\"0\" aria-label=\"{=table-region}\">\n<table>\n\
             <thead><tr><td></td><th scope=\"col\" class=\"align-right\">b</th></tr></thead>\n\
             <tbody>\n<tr><td>c</td><td class=\"align-right\">d</td></tr>\n</tbody>\n</table>\n</section>\n\
             <section class=\"table-wrap\" tabindex=\"0\" aria-label=\"{=table-region} 2\">\n<table>\n\
             <thead><tr><th scope=\"col\">e</th></tr></thead>\n</table>\n</section>",
    )]);
}

#[test]
fn links_say_what_they_lead_to_and_where() {
    check(&[
        ("[a](b.md)", "<p><a href=\"{page b.md @b.md}\">a</a></p>"),
        (
            "[**a** `]`](<../b c.md#d> \"t\")",
            "<p><a href=\"{page ../b c.md #d @../b c.md#d}\" title=\"t\"><strong>a</strong> <code>]</code></a></p>",
        ),
        ("[a](b%20c.md#%C3%A5)", "<p><a href=\"{page b c.md #å @b%20c.md#%C3%A5}\">a</a></p>"),
        ("[a](#b)", "<p><a href=\"{anchor  #b @#b}\">a</a></p>"),
        (
            "[a](../assets/b(1).pdf?v=2)",
            "<p><a href=\"{asset ../assets/b(1).pdf ?v=2 @../assets/b(1).pdf?v=2}\">a</a></p>",
        ),
        ("[a](/b/#c)", "<p><a href=\"{root /b/ #c @/b/#c}\">a</a></p>"),
        ("[a](https://b.example/c?d=1&e)", "<p><a href=\"https://b.example/c?d=1&amp;e\">a</a></p>"),
        ("[a](//b.example/c.md)", "<p><a href=\"//b.example/c.md\">a</a></p>"),
        ("[a](mailto:b@c.example)", "<p><a href=\"mailto:b@c.example\">a</a></p>"),
        (
            "<https://b.example> <b@c.example>",
            "<p><a href=\"https://b.example\">https://b.example</a> <a href=\"mailto:b@c.example\">b@c.example</a></p>",
        ),
        (
            "[a][b] [b] [b][]\n\n[b]: c.md#d 'e'",
            "<p><a href=\"{page c.md #d @c.md#d}\" title=\"e\">a</a> <a href=\"{page c.md #d @c.md#d}\" title=\"e\">b</a> <a href=\"{page c.md #d @c.md#d}\" title=\"e\">b</a></p>",
        ),
        (
            "![a *b* \"](c.png \"d\")",
            "<p><img src=\"{asset c.png @c.png}\" alt=\"a b &quot;\" title=\"d\"></p>",
        ),
        (
            "[![a](b.png)](c.md)",
            "<p><a href=\"{page c.md @c.md}\"><img src=\"{asset b.png @b.png}\" alt=\"a\"></a></p>",
        ),
        (
            "![](b.png) [](c.md)",
            "<p><img src=\"{asset b.png @b.png}\" alt=\"\"> <a href=\"{page c.md @c.md}\"></a></p>",
        ),
        ("[a]()", "<p><a href=\"\">a</a></p>\n\n! A305 \"\" this link leads nowhere"),
        (
            "- åäö\n\n  [a\n  b](c.md)",
            "<ul>\n<li>\n<p>åäö</p>\n<p><a href=\"{page c.md @c.md}\">a\nb</a></p>\n</li>\n</ul>",
        ),
    ]);
}

#[test]
fn headings_have_ids_and_make_the_outline() {
    check(&[
        (
            "## Vem kan söka?\n\n## Vem kan söka?\n\n## ?",
            "<h2 id=\"vem-kan-soka\">Vem kan söka?</h2>\n<h2 id=\"vem-kan-soka-2\">Vem kan söka?</h2>\n<h2 id=\"section\">?</h2>",
        ),
        (
            "## When\n\n## När {#when .big lang=sv id=x}",
            "<h2 id=\"when-2\">When</h2>\n<h2 id=\"when\" class=\"big\" lang=\"sv\">När</h2>",
        ),
        (
            "## a {#x}\n\n## b {#x}",
            "<h2 id=\"x\">a</h2>\n<h2 id=\"x-2\">b</h2>\n\n! A313 \"#x\" the anchor `x` stands twice on this page",
        ),
        (
            "### Din *ansökan* & ansökan",
            "<h3 id=\"din-ansokan-ansokan\">Din <em>an\u{ad}<wbr>sökan</em> &amp; an\u{ad}<wbr>sökan</h3>",
        ),
        ("#### ansökan", "<h4 id=\"ansokan\">ansökan</h4>"),
    ]);
    let (file, checked) = read("# A `b` [c](d.md) *e* &amp;\n\n<x-y>\n\nF\n---\n\n</x-y>\n");
    let outline = &checked.value.outline;
    let drawn: Vec<_> = outline
        .iter()
        .map(|heading| {
            (heading.level, &*heading.id, &*heading.text, &file[heading.span.start..heading.span.end])
        })
        .collect();
    assert_eq!(drawn, [(1, "a-b-c-e", "A b c e &", "# A `b` [c](d.md) *e* &amp;"), (2, "f", "F", "F\n---")]);
}

#[test]
fn footnotes_are_gathered_in_order_of_use() {
    let back = |id: &str| {
        format!(
            " <a href=\"#fnref-{id}\" class=\"footnote-back\" aria-label=\"{{=footnote-back}} {id}\">↩</a>"
        )
    };
    let reference =
        |number: u8, id: &str| format!("<sup><a href=\"#fn-{number}\" id=\"fnref-{id}\">{number}</a></sup>");
    let section = |notes: String| {
        format!("<section class=\"footnotes\" aria-label=\"{{=footnotes}}\">\n<ol>\n{notes}</ol>\n</section>")
    };
    check(&[(
        "a[^b] c[^A] d[^b] e[^f]\n\n[^a]: first\n[^b]: second[^c]\n\n[^c]: - third\n[^d]: unused [x]()\n",
        &format!(
            "<p>a{} c{} d{} e[^f]</p>\n{}",
            reference(1, "1"),
            reference(2, "2"),
            reference(1, "1-2"),
            section(format!(
                "<li id=\"fn-1\"><p>second{}{}{}</p>\n</li>\n<li id=\"fn-2\"><p>first{}</p>\n</li>\n\
                     <li id=\"fn-3\"><ul>\n<li>third</li>\n</ul>\n{}</li>\n",
                reference(3, "3"),
                back("1"),
                back("1-2"),
                back("2"),
                back("3")
            ))
        ),
    )]);
}
