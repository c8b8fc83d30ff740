//! Blocks: from a place in a page to the line of its file, whatever its components make of it.

use std::sync::Arc;

use anslag::engine::Build;
use anslag::language::Language;
use anslag::path::PageId;
use anslag::site::PageKey;

use crate::site::Site;

const THEME: &str = r#"
//- themes/own/theme.yaml
extends: default
description: Of its own.
//- themes/own/components/plain-text.html
{% component plain_text() %}only text{% endcomponent plain_text %}
//- themes/own/components/bare-body.html
{% component bare_body() %}<!-- <i> -->{{ body | safe }}{% endcomponent bare_body %}
//- themes/own/components/framed-body.html
{% component framed_body() %}</p>< <aside><h2>Frame</h2>{{ body | safe }}</aside>{% endcomponent framed_body %}
//- themes/own/components/loud-body.html
{% component loud_body() %}<b>{{ body | upper | safe }}</b>{% endcomponent loud_body %}
//- themes/own/components/a-rule.html
{% component a_rule() %}<hr>{% endcomponent a_rule %}
"#;

/// Builds a page with this text, with the components of the own theme.
fn site(body: &str) -> Site {
    let site = Site::new(THEME);
    site.replace("anslag.yaml", "theme: default", "theme: own");
    site.edit("content/sv/page.md", &format!("---\ntitle: Sida\ndescription: En sida.\n---\n{body}"));
    site
}

fn key() -> PageKey {
    PageKey::new(&Language::new("sv"), &PageId::new("page"))
}

/// Each block of the page as its line, its kind and what begins at its place in the HTML.
fn draw(build: &Build) -> String {
    let body = &build.bodies[&key()].value;
    let document = &build.site.page(&key()).unwrap().document;
    let mut drawn = String::new();
    for place in &body.blocks {
        let block = &document.markdown.blocks[place.block as usize];
        let html = &body.html[place.offset as usize..];
        let begin: String = html.chars().take_while(|c| *c != '\n').take(24).collect();
        drawn.push_str(&format!("{} {:?} {begin}\n", block.line, block.kind));
    }
    drawn
}

fn check(cases: &[(&str, &str)]) {
    let mut failures = String::new();
    for (body, expected) in cases {
        let drawn = draw(&site(body).step());
        if drawn.trim_end() != *expected {
            failures.push_str(&format!("== {body}\n{drawn}-- expected\n{expected}\n"));
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn blocks_are_found_in_what_components_write() {
    check(&[
        (
            "# a\n\n[b](_index.md) c\n\nd\n",
            "5 Heading(1) <h1 id=\"a\">a</h1>\n7 Paragraph <p><a href=\"/\">b</a> c</\n9 Paragraph <p>d</p>",
        ),
        (
            "å\n\n<a-rule />\n\n<plain-text />\n\n<nobody-knows />\n\na\n",
            "5 Paragraph <p>å</p>\n7 Component <hr>\n13 Paragraph <p>a</p>",
        ),
        (
            "<framed-body>\n\na\n\n- b\n\n</framed-body>\n\nc\n",
            "5 Component <aside><h2>Frame</h2>\n7 Paragraph <p>a</p>\n9 Item <li>b</li>\n13 Paragraph <p>c</p>",
        ),
        (
            "<framed-body>\n\n<framed-body>\n\na\n\n</framed-body>\n\n<a-rule />\n\n</framed-body>\n",
            "5 Component <aside><h2>Frame</h2>\n7 Component <aside><h2>Frame</h2>\n\
             9 Paragraph <p>a</p>\n13 Component <hr>",
        ),
        // A tag stands for one block: the paragraph is nearer to the text than the component that shows it.
        (
            "<bare-body>\n\na\n\n</bare-body>\n\n<bare-body>*b*</bare-body>\n",
            "7 Paragraph <p>a</p>\n11 Component <em>b</em>",
        ),
        ("<loud-body>\n\na\n\n</loud-body>\n\nb\n", "5 Component <b>\n11 Paragraph <p>b</p>"),
        ("<framed-body no=\"way\">\n\na\n\n</framed-body>\n\nb\n", "11 Paragraph <p>b</p>"),
        (
            "a[^1] b[^2]\n\n[^2]: c <a-rule/>\n[^1]: d\n\ne\n",
            "5 Paragraph <p>a<sup><a href=\"#fn-1\"\n7 Paragraph <p>c <hr> <a href=\"#fnre\n\
             8 Paragraph <p>d <a href=\"#fnref-1\" \n10 Paragraph <p>e</p>",
        ),
    ]);
}

#[test]
fn a_body_that_is_used_again_leads_to_lines_as_they_are_now() {
    let mut site = site("a\n\nb\n");
    let first = site.step();
    assert_eq!(draw(&first), "5 Paragraph <p>a</p>\n7 Paragraph <p>b</p>\n");
    // As many bytes, but one line more: the body knows nothing of it.
    site.replace("content/sv/page.md", "En sida.", "En\n sida");
    let second = site.step();
    assert_eq!(draw(&second), "6 Paragraph <p>a</p>\n8 Paragraph <p>b</p>\n");
    let body = |build: &Build| Arc::clone(&build.bodies[&key()].value);
    assert!(Arc::ptr_eq(&body(&first), &body(&second)), "the body is not made again");
    site.replace("content/sv/page.md", "---\ntitle", "---\n# a remark\ntitle");
    let third = site.step();
    assert_eq!(draw(&third), "7 Paragraph <p>a</p>\n9 Paragraph <p>b</p>\n");
    let document = &third.site.page(&key()).unwrap().document;
    let text = third.tree.text(&document.path).unwrap();
    let sources = document.markdown.blocks.iter().map(|block| &text[block.span.start..block.span.end]);
    assert_eq!(sources.collect::<Vec<_>>(), ["a", "b"]);
}
