//! Blocks: what is one, where it stands in the file, and with which tag it begins.

use super::*;

/// Blocks, each as the line below the head, the kind, what stands in the file, and the first tag. Panics if one
/// overlaps another, is not in order or begins twice.
pub(super) fn draw_blocks(file: &str, markdown: &Markdown) -> Vec<String> {
    let mut html = String::new();
    let mut tags = Vec::new();
    join(&markdown.pieces, &mut html, &mut tags);
    tags.sort_by_key(|(_, block)| *block);
    let mut tags = tags.into_iter().peekable();
    let mut drawn = Vec::new();
    let mut done = HEAD.len();
    for (number, block) in (0..).zip(&markdown.blocks) {
        let source = &file[block.span.start..block.span.end];
        assert!(block.span.start >= done && !source.is_empty(), "{source:?}");
        done = block.span.end;
        assert_eq!(block.line as usize, 1 + file[..block.span.start].matches('\n').count(), "{source:?}");
        let mut line = format!("{} {:?} {source:?}", block.line - 3, block.kind);
        if let Some((at, _)) = tags.next_if(|(_, block)| *block == number) {
            let rest = &html[at..];
            assert!(rest[1..].starts_with(|first: char| first.is_ascii_alphabetic()), "{rest}");
            write!(line, " {}", rest.split_inclusive('>').next().unwrap()).unwrap();
        }
        drawn.push(line);
    }
    assert_eq!(tags.next(), None, "every tag is that of one block");
    drawn
}

/// The HTML, a component being an element, and where in it each block begins.
fn join(pieces: &[Piece], html: &mut String, tags: &mut Vec<(usize, u32)>) {
    for piece in pieces {
        match piece {
            Piece::Html(piece) => {
                tags.extend(piece.marks.iter().map(|mark| (html.len() + mark.at as usize, mark.block)));
                html.push_str(&piece.text);
            }
            Piece::Link(_) | Piece::Message(_) => html.push('x'),
            Piece::Component(component) => {
                tags.extend(component.block.map(|block| (html.len(), block)));
                write!(html, "<{}>", component.name).unwrap();
                join(component.body.as_deref().unwrap_or_default(), html, tags);
                write!(html, "</{}>", component.name).unwrap();
            }
        }
    }
}

#[track_caller]
fn check(cases: &[(&str, &[&str])]) {
    let mut failures = String::new();
    for (body, expected) in cases {
        let (file, checked) = read(body);
        let drawn = draw_blocks(&file, &checked.value);
        if drawn != *expected {
            write!(failures, "\n== {body:?}\n{}", drawn.join("\n")).unwrap();
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn text_stands_in_blocks() {
    check(&[
        ("", &[]),
        ("---\n\n[a]: b.md\n\n<!-- c -->\n", &[]),
        (
            "# å {#b}\n\nc\n*d*\n\n    e\n\nf\n---\n",
            &[
                r##"1 Heading(1) "# å {#b}" <h1 id="b">"##,
                r#"3 Paragraph "c\n*d*" <p>"#,
                r#"6 Code "e" <pre tabindex="0">"#,
                r#"8 Heading(2) "f\n---" <h2 id="f">"#,
            ],
        ),
        (
            "> a\n> b\n>\n> > c\n\n> [!TIP]\n> d\n",
            &[r#"1 Paragraph "a\n> b" <p>"#, r#"4 Paragraph "c" <p>"#, r#"7 Paragraph "d" <p>"#],
        ),
        (
            "```rust\n\na\n```\n- ```\n  b\n  ```\n",
            &[
                r#"1 Code "```rust\n\na\n```" <pre tabindex="0">"#,
                r#"5 Code "```\n  b\n  ```" <pre tabindex="0">"#,
            ],
        ),
        (
            "| a | *b* |\n|---|---|\n| c | |\n| d \\| e |\n\n| |\n|---|\n",
            &[
                r#"1 Row "| a | *b* |" <tr>"#,
                r#"3 Row "| c | |" <tr>"#,
                r#"4 Row "| d \\| e |" <tr>"#,
                r#"6 Row "| |" <tr>"#,
            ],
        ),
        (
            "term *a*\nb\n: c\n: d\n\n  e\n  - f\n",
            &[
                r#"1 Term "term *a*\nb" <dt>"#,
                r#"3 Description ": c" <dd>"#,
                r#"4 Description ": d" <dd>"#,
                r#"6 Paragraph "e" <p>"#,
                r#"7 Item "- f" <li>"#,
            ],
        ),
    ]);
}

#[test]
fn notes_are_numbered_where_they_are_written() {
    check(&[(
        "a[^x] [b](c.md)\n\n[^x]: d\n\n    <e-f>g</e-f>\n[^y]: h\n\ni[^y] j[^y]\n\n[^z]: unused\n",
        &[
            r#"1 Paragraph "a[^x] [b](c.md)" <p>"#,
            r#"3 Paragraph "d" <p>"#,
            r#"5 Component "<e-f>g</e-f>" <e-f>"#,
            r#"6 Paragraph "h" <p>"#,
            r#"8 Paragraph "i[^y] j[^y]" <p>"#,
        ],
    )]);
}

#[test]
fn an_item_is_a_block_with_its_first_text() {
    check(&[
        (
            "- a\n  b\n- c `d`\n  1. e\n     - f\n\n   g\n",
            &[
                r#"1 Item "- a\n  b" <li>"#,
                r#"3 Item "- c `d`" <li>"#,
                r#"4 Item "1. e" <li>"#,
                r#"5 Item "- f" <li>"#,
                r#"7 Paragraph "g" <p>"#,
            ],
        ),
        (
            "* a\n\n* b\n\n  c\n\n  - d\n",
            &[
                r#"1 Item "* a" <li>"#,
                r#"3 Item "* b" <li>"#,
                r#"5 Paragraph "c" <p>"#,
                r#"7 Item "- d" <li>"#,
            ],
        ),
        (
            "- [ ] a\n- [x] b\n  - c\n",
            &[r#"1 Item "- [ ] a" <li>"#, r#"2 Item "- [x] b" <li>"#, r#"3 Item "- c" <li>"#],
        ),
        (
            "- - a\n-\n- # b\n  c\n- ```\n  d\n  ```\n  e *f*\n  g\n",
            &[
                r#"1 Item "- a" <li>"#,
                r##"3 Heading(1) "# b" <h1 id="b">"##,
                r#"4 Paragraph "c""#,
                r#"5 Code "```\n  d\n  ```" <pre tabindex="0">"#,
                r#"8 Paragraph "e *f*\n  g""#,
            ],
        ),
        ("> 1. a\n>    b\n> 2. c\n", &[r#"1 Item "1. a\n>    b" <li>"#, r#"3 Item "2. c" <li>"#]),
        (
            "-   a\r\n    b\r\n\r\n    ![c](d.png)\r\n",
            &[r#"1 Item "-   a\r\n    b" <li>"#, r#"4 Paragraph "![c](d.png)" <p>"#],
        ),
    ]);
}

#[test]
fn components_and_raw_html_are_blocks() {
    check(&[
        (
            "<a-b c=\"d\" />\n<e-f\n g=h />\ni <j-k/>\n",
            &[
                r#"1 Component "<a-b c=\"d\" />" <a-b>"#,
                r#"2 Component "<e-f\n g=h />" <e-f>"#,
                r#"4 Paragraph "i <j-k/>" <p>"#,
            ],
        ),
        (
            "<a-b>\n\n## c\n\n<d-e>\n- f\n</d-e>\n\n</a-b>\n",
            &[
                r#"1 Component "<a-b>" <a-b>"#,
                r###"3 Heading(2) "## c" <h2 id="c">"###,
                r#"5 Component "<d-e>" <d-e>"#,
                r#"6 Item "- f" <li>"#,
            ],
        ),
        (
            "<a-b>*c*</a-b> <d-e>f <g-h/></d-e>\n\n<i-j>\n\n</i-j>\n\n<k-l>\nm\n",
            &[
                r#"1 Component "<a-b>*c*</a-b>" <a-b>"#,
                r#"1 Component "<d-e>f <g-h/></d-e>" <d-e>"#,
                r#"3 Component "<i-j>\n\n</i-j>" <i-j>"#,
                r#"7 Component "<k-l>" <k-l>"#,
                r#"8 Paragraph "m" <p>"#,
            ],
        ),
        (
            "- <a-b />\n- <c-d>e</c-d>\n- <f-g>\n\n  h\n\n  </f-g>\n",
            &[
                r#"1 Component "<a-b />" <a-b>"#,
                r#"2 Component "<c-d>e</c-d>" <c-d>"#,
                r#"3 Component "<f-g>" <f-g>"#,
                r#"5 Paragraph "h" <p>"#,
            ],
        ),
        (
            "> <a-b\n> c=\"d\n> e\" />\n\n> <a-b>\n>\n> c\n>\n> </a-b>\n",
            &[
                r#"1 Component "<a-b\n> c=\"d\n> e\" />" <a-b>"#,
                r#"5 Component "<a-b>" <a-b>"#,
                r#"7 Paragraph "c" <p>"#,
            ],
        ),
        (
            "<div class=\"a\">\n<b-c/>\nd\n\ne\n\n</div>\n",
            &[r#"1 Html "<div class=\"a\">\n<b-c/>\nd" <div class="a">"#, r#"5 Paragraph "e" <p>"#],
        ),
        (
            "<!-- a -->\n<div>b</div>\n\n</div>\n\n</div> c\n\n<!-- d\n-->\n\n<script>\n<a-b/>\n</script>\n",
            &[
                r#"2 Html "<div>b</div>" <div>"#,
                r#"6 Html "</div> c""#,
                r#"11 Html "<script>\n<a-b/>\n</script>" <script>"#,
            ],
        ),
        (
            "> <a-b\n> c=\"d\">\n> e <i>f</i>\n> <g-h/></a-b>\n",
            &[r#"1 Component "<a-b\n> c=\"d\">\n> e <i>f</i>\n> <g-h/></a-b>" <a-b>"#],
        ),
        (
            "---\n<a-b />\n\n---\n<c-d />\ne <f-g />\n",
            &[r#"2 Component "<a-b />" <a-b>"#, r#"5 Html "<c-d />\ne <f-g />" <c-d>"#],
        ),
    ]);
}
