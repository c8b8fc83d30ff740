//! Tables: a body, and its pieces drawn as text. What must hold for any body is in `hostile`.

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
            Piece::Html(html) => out.push_str(html),
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

#[test]
fn components_stand_where_they_are_written() {
    check(&[
        ("<a-b />", "{a-b}"),
        ("<a-b c=\"d\" e='f' g h=i/>", "{a-b c=\"d\" e=\"f\" g h=\"i\"}"),
        ("<a-b c=\"&aring; &#38; &amp;lt; &x\" />", "{a-b c=\"å & &lt; &x\"@\"&aring; &#38; &amp;lt; &x\"}"),
        ("<a-b\n  c=\"d\n> e\"\n/>\ntext", "{a-b c=\"d\\n> e\"}\n<p>text</p>"),
        ("<a-b />\ntext", "{a-b}\n<p>text</p>"),
        ("text <a-b c=\"å\" /> åäö <d-e />", "<p>text {a-b c=\"å\" inline} åäö {d-e inline}</p>"),
        ("text\n<a-b />\ntext", "<p>text\n{a-b inline}\ntext</p>"),
        ("text *<a-b\n c=d />*", "<p>text <em>{a-b c=\"d\" inline}</em></p>"),
        ("<a-b>*c*</a-b> d", "<p>{a-b inline|<em>c</em>} d</p>"),
        ("<a-b>*c*</a-b>", "{a-b|<em>c</em>}"),
        ("<a-b>c <d-e /></a-b> <f-g />", "{a-b|c {d-e inline}} {f-g}"),
        ("<a-b>*c*\nd\n</a-b>", "{a-b|<em>c</em>\nd\n}"),
        (
            "<a-b>\n\n## c\n\n- d\n\n</a-b>\n\ne",
            "{a-b|\n<h2 id=\"c\">c</h2>\n<ul>\n<li>d</li>\n</ul>\n}\n<p>e</p>",
        ),
        ("<a-b>\n1. c\n2. d\n</a-b>\ne", "{a-b|\n<ol>\n<li>c</li>\n<li>d</li>\n</ol>\n}\n<p>e</p>"),
        (
            "<a-b>\n\n<c-d e=\"f\">\n\ng\n\n</c-d>\n<c-d>h</c-d>\n\n</a-b>",
            "{a-b|\n{c-d e=\"f\"|\n<p>g</p>\n}\n{c-d|h}\n}",
        ),
        (
            "- <a-b />\n- c <d-e />\n- <f-g>\n\n  h\n\n  </f-g>",
            "<ul>\n<li>\n{a-b}\n</li>\n<li>\n<p>c {d-e inline}</p>\n</li>\n<li>\n{f-g|\n<p>h</p>\n}</li>\n</ul>",
        ),
        (
            "| a |\n|---|\n| <b-c d=\"e\" /> |",
            "<section class=\"table-wrap\" tabindex=\"0\" aria-label=\"{=table-region}\">\n<table>\n<thead><tr><th scope=\"col\">a</th></tr></thead>\n<tbody>\n<tr><td>{b-c d=\"e\" inline}</td></tr>\n</tbody>\n</table>\n</section>",
        ),
        ("> <a-b\n> c=\"d\n> e\" />", "<blockquote>\n{a-b c=\"d\\ne\"@\"d\\n> e\"}\n</blockquote>"),
        ("> <a-b>\n>\n> c\n>\n> </a-b>", "<blockquote>\n{a-b|\n<p>c</p>\n}</blockquote>"),
        ("## a <b-c />", "<h2 id=\"a\">a {b-c inline}</h2>"),
        (
            "<div><a-b /></div>\n<!-- <c-d> -->\n<script>'<e-f>'</script>",
            "<div>{a-b}</div>\n<!-- <c-d> -->\n<script>'<e-f>'</script>",
        ),
        ("<!--\n<a-b />\n<a-b>\n\n</a-b>\n-->", "<!--\n<a-b />\n<a-b>\n\n</a-b>\n-->"),
        (
            "`<a-b>` \\<a-b> <a-b@c.d> <a-b:c>",
            "<p><code>&lt;a-b&gt;</code> &lt;a-b&gt; <a href=\"mailto:a-b@c.d\">a-b@c.d</a> <a href=\"a-b:c\">a-b:c</a></p>",
        ),
        ("[a <b-c /> d](e.md)", "<p><a href=\"{page e.md @e.md}\">a {b-c inline} d</a></p>"),
        (
            "a[^1]\n\n[^1]: <b-c />\n    <d-e>f</d-e>",
            "<p>a<sup><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup></p>\n<section class=\"footnotes\" aria-label=\"{=footnotes}\">\n<ol>\n<li id=\"fn-1\">{b-c}\n{d-e|f} <a href=\"#fnref-1\" class=\"footnote-back\" aria-label=\"{=footnote-back} 1\">↩</a></li>\n</ol>\n</section>",
        ),
    ]);
}

#[test]
fn broken_components_are_reported_where_they_stand() {
    check(&[
        ("<a-b>\n\ntext", "{a-b}\n<p>text</p>\n\n! A304 \"<a-b>\" `<a-b>` is not closed"),
        ("text <a-b> text", "<p>text {a-b inline} text</p>\n\n! A304 \"<a-b>\" `<a-b>` is not closed"),
        ("text </a-b> text", "<p>text  text</p>\n\n! A304 \"</a-b>\" `</a-b>` closes nothing"),
        (
            "<a-b>\n\n<c-d>\n\ntext\n\n</a-b>\n\n</c-d>",
            "{a-b|\n{c-d}\n<p>text</p>\n}\n\n! A304 \"<c-d>\" `<c-d>` is not closed",
        ),
        (
            "*a <b-c> d* e </b-c>",
            "<p><em>a {b-c inline} d</em> e </p>\n\n! A304 \"<b-c>\" `<b-c>` is not closed",
        ),
        (
            "<a-b>\n\n- c\n  </a-b> d",
            "{a-b}\n<ul>\n<li>c\n d</li>\n</ul>\n\n! A304 \"</a-b>\" `</a-b>` does not stand where `<a-b>` does",
        ),
        (
            "text <a-b c=\"d /> text",
            "<p>text &lt;a-b c=\"d /&gt; text</p>\n\n! A320 \"\\\"\" the quotation mark before the value of `c` has no partner",
        ),
        (
            "<a-b c=\"d />\n\ntext",
            "<p>&lt;a-b c=\"d /&gt;</p>\n<p>text</p>\n\n! A320 \"\\\"\" the quotation mark before the value of `c` has no partner",
        ),
        (
            "<a-b c=”d e” />",
            "<p>&lt;a-b c=”d e” /&gt;</p>\n\n! A320 \"”\" `”` is not a quotation mark that a tag can have",
        ),
        ("<a-b c=”d” />", "\n! A320 \"”\" `”` is not a quotation mark that a tag can have"),
        (
            "<a-b c=\"d\"e=\"f\" />",
            "<p>&lt;a-b c=\"d\"e=\"f\" /&gt;</p>\n\n! A320 \"e\" a space is missing before `e` in the tag of `a-b`",
        ),
        ("<a-b c= />", "\n! A320 \"c\" `c` has no value"),
        ("<a-b <c-d />", "<p>&lt;a-b {c-d inline}</p>\n\n! A320 \"<\" the tag of `a-b` has no end"),
        (
            "<a-b c=\"d\" c=\"e\" />",
            "{a-b c=\"d\" c=\"e\"}\n! A303 \"c\" the attribute `c` stands twice in the tag of `a-b`",
        ),
        (
            "</a-b c>",
            "<p>&lt;/a-b c&gt;</p>\n\n! A320 \"c\" the closing tag of `a-b` can hold nothing but the name",
        ),
    ]);
    let deep = format!("{}text{}", "<a-b>".repeat(40), "</a-b>".repeat(40));
    let problems = read(&deep).1.diagnostics;
    assert_eq!(
        problems.iter().map(|problem| problem.code).collect::<Vec<_>>(),
        [crate::diagnostic::Code::ComponentDepth]
    );
}
