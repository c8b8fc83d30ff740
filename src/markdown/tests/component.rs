//! Components in Markdown: where they stand, and what is wrong with broken ones.

use super::*;

#[test]
fn components_stand_where_they_are_written() {
    check(&[
        ("<a-b />", "{a-b}"),
        (
            "<title-box />\n\n<style-box>\n\n*a*\n\n</style-box>",
            "{title-box}\n{style-box|\n<p><em>a</em></p>\n}",
        ),
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
