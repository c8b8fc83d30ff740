//! Bodies that nobody would write: time in proportion, no panic, well-formed HTML.

use std::time::{Duration, Instant};

use super::block::draw_blocks;
use super::{HEAD, assert_merged, draw, read};
use crate::markdown::{Markdown, Piece, tag};

fn time(body: &str) -> Duration {
    let begin = Instant::now();
    std::hint::black_box(read(body));
    begin.elapsed()
}

#[test]
fn hostile_pages_take_time_in_proportion() {
    let patterns = [
        ">",
        "[",
        "*a_",
        "[a](",
        "![",
        "<a-b>",
        "<a-b>\n",
        "</a-b>",
        "</a-b>\n\n",
        "<a-b />",
        "<a-b />\n",
        "<a-b x=\"",
        "<a-b x='\n",
        "<a-b ",
        "<a-b x\n",
        "<!--",
        "<script>",
        "`",
        "- ",
        "- a\n",
        "[^1]",
        "[^1]: a[^1]\n",
        "## a\n",
        "## a {#a}\n",
        "| a ",
        "<div>\n<a-b c=\"",
        "    <a-b>\n    </a-b>\n",
        "a `b\n    <a-b>\n    </a-b>\n",
        "<?x",
        "[a]: b\n\n[a] ",
        "&amp",
        "<a-b c=\"&amp;\" />",
        "- [ ] a\n",
        "a\n: b\n\n",
        "<p><",
        "> <a-b\n> c",
        "<a-b>*",
        "*<a-b>",
        "- <a-b>\n",
        "[a <a-b>](b.md)",
        "[a](b.md)",
        "[a][b]\n\n[b]: c.md\n\n",
    ];
    let mut failures = Vec::new();
    for pattern in patterns {
        let small = pattern.repeat(4_000 / pattern.len());
        let large = small.repeat(10);
        // Ten times the text may take thirty times as long, not a hundred. Other work on the machine disturbs a
        // measurement now and then, but not each time.
        let is_slow = |_| {
            let (short, long) = (time(&small), time(&large));
            long > short * 30 + Duration::from_millis(50)
        };
        if (0..6).all(is_slow) {
            failures.push(pattern);
        }
    }
    assert!(failures.is_empty(), "{failures:?}");
}

#[test]
fn no_soup_of_characters_panics() {
    const PARTS: &[&str] = &[
        "<",
        ">",
        "a-b",
        "<a-b",
        "<a-b>",
        "</a-b>",
        "<a-b />",
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "    ",
        "\t",
        "\"",
        "'",
        "=",
        "c",
        "å",
        "🙂",
        "\0",
        "&",
        "&amp;",
        "&#0;",
        "*",
        "_",
        "`",
        "```",
        "[",
        "]",
        "(",
        ")",
        "!",
        "[^1]",
        "[^1]: ",
        "#",
        "## ",
        "{#x}",
        "|",
        "|---|",
        "- ",
        "1. ",
        ">",
        "> [!NOTE]\n",
        ": ",
        "<!--",
        "-->",
        "<?x",
        "?>",
        "<script>",
        "[ ] ",
        "](x.md)",
        "~",
        "\\",
        "-",
        "%C3",
        "<div>",
        "”",
        ":",
    ];
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..6000 {
        let count = random.usize(..40);
        let body: String = (0..count).map(|_| PARTS[random.usize(..PARTS.len())]).collect();
        let (file, checked) = read(&body);
        let mut out = String::new();
        draw(&checked.value.pieces, &file, &mut out);
        assert_merged(&checked.value.pieces);
        draw_blocks(&file, &checked.value);
        for problem in &checked.diagnostics {
            let span = problem.at.as_ref().and_then(|at| at.span).expect("a place");
            assert!(
                file.get(span.start..span.end).is_some() && span.start >= HEAD.len(),
                "{body:?}: {problem:?}"
            );
        }
    }
}

/// Panics unless every element ends where it must, and no paragraph or heading holds a block.
fn assert_well_formed(html: &str, body: &str) {
    let mut open: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let tag = tag::scan(html, at + found).unwrap_or_else(|fault| panic!("{body:?}\n{html}\n{fault:?}"));
        at = tag.span.end;
        let is_void = ["br", "hr", "img", "input"].contains(&&*tag.name);
        let is_phrasing = is_void && tag.name != "hr"
            || ["a", "em", "strong", "del", "code", "sup", "label", "p", "h2"].contains(&&*tag.name);
        match tag.kind {
            tag::Kind::Close => assert_eq!(open.pop().as_ref(), Some(&tag.name), "{body:?}\n{html}"),
            tag::Kind::Open | tag::Kind::SelfClosed => {
                let outside = open.iter().all(|outer| outer != "p" && outer != "h2");
                assert!(outside || is_phrasing && tag.name != "p" && tag.name != "h2", "{body:?}\n{html}");
                open.extend((!is_void).then_some(tag.name));
            }
        }
    }
    assert!(open.is_empty(), "{open:?} {body:?}\n{html}");
}

/// What a later stage might make of the pieces: a component is its body.
fn join(pieces: &[Piece], out: &mut String) {
    for piece in pieces {
        match piece {
            Piece::Html(html) => out.push_str(&html.text),
            Piece::Link(_) | Piece::Message(_) => out.push('x'),
            Piece::Component(component) if component.inline => {
                out.push_str("<em>");
                join(component.body.as_deref().unwrap_or_default(), out);
                out.push_str("</em>");
            }
            Piece::Component(component) => {
                out.push_str("<div>");
                join(component.body.as_deref().unwrap_or_default(), out);
                out.push_str("</div>");
            }
        }
    }
}

#[test]
fn html_is_well_formed_whatever_is_written() {
    const PARTS: &[&str] = &[
        "<a-b>",
        "</a-b>",
        "<a-b />",
        "<c-d>",
        "</c-d>",
        "\n",
        "\n",
        "\n\n",
        "\n\n",
        " ",
        "    ",
        "  ",
        "c",
        "å",
        "&",
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "[",
        "]",
        "(x.md)",
        "![",
        "[^1]",
        "\n\n[^1]: ",
        "## ",
        "{#x}",
        "|",
        "\n|---|\n",
        "- ",
        "- [ ] ",
        "1. ",
        "> ",
        "> [!NOTE]\n",
        "\n: ",
        "](x.md)",
        "~~",
        "\\",
        "<https://a.b>",
        "---\n",
        "\"",
    ];
    let mut random = fastrand::Rng::with_seed(11);
    for _ in 0..6000 {
        let count = random.usize(..40);
        let mut part = |number: usize| match PARTS[random.usize(..PARTS.len())] {
            "c" => format!("word{number}."),
            part => part.to_owned(),
        };
        let body: String = (0..count).map(&mut part).collect();
        let (file, checked) = read(&body);
        let mut out = String::new();
        join(&checked.value.pieces, &mut out);
        assert_well_formed(&out, &body);
        draw_blocks(&file, &checked.value);
        // The text of a component that is not closed may stand in none.
        if checked.diagnostics.is_empty() {
            assert_all_in_blocks(&out, &file, &checked.value);
        }
    }
}

/// Panics unless every word that can be read stands in a block.
fn assert_all_in_blocks(html: &str, file: &str, markdown: &Markdown) {
    let blocks: String =
        markdown.blocks.iter().map(|block| &file[block.span.start..block.span.end]).collect();
    for (at, _) in html.match_indices("word") {
        let word = html[at..].split_inclusive('.').next().unwrap();
        // The word of an id has no full stop.
        let is_id = !word["word".len()..word.len() - 1].bytes().all(|byte| byte.is_ascii_digit());
        assert!(is_id || blocks.contains(word), "{word} {file:?}\n{blocks:?}");
    }
}
