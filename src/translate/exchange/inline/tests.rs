//! Tables of texts, and how they are cut.

use super::*;

/// `words‹mark›words`, with `‹+` and `‹-` for those that belong together.
fn draw(text: &str, dialect: Dialect) -> String {
    let pieces = pieces(text, dialect);
    let joined: String = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Words(words) => words,
            Piece::Mark(mark) => mark.text,
        })
        .collect();
    assert_eq!(joined, text, "the pieces are the text");
    let drawn = pieces.iter().map(|piece| match piece {
        Piece::Words(words) => (*words).to_owned(),
        Piece::Mark(Mark { text, role: Role::Alone, .. }) => format!("‹{text}›"),
        Piece::Mark(Mark { text, role: Role::Opens(_), .. }) => format!("‹+{text}›"),
        Piece::Mark(Mark { text, role: Role::Closes(_), .. }) => format!("‹-{text}›"),
    });
    drawn.collect()
}

#[test]
fn marks_are_found() {
    use Dialect::{Fluent, Markdown, Plain};
    for (dialect, text, expected) in [
        (Plain, "a { $b } <c> `d` [e](f)", "a { $b } <c> `d` [e](f)"),
        (Fluent, "{ $a } b {\"}\"}{ F($c, d: \"}\\\"\") }", "‹{ $a }› b ‹{\"}\"}›‹{ F($c, d: \"}\\\"\") }›"),
        (Fluent, "{ $a -> [b] {\"c\"} *[d] e } f", "‹{ $a -> [b] {\"c\"} *[d] e }› f"),
        (Fluent, "a { b", "a ‹{› b"),
        (Fluent, "<a href=\"{ $u }>\">b</a> 1 < 2 > `c`", "‹+<a href=\"{ $u }>\">›b‹-</a>› 1 < 2 > `c`"),
        (Fluent, "<b>a</i></b>", "‹+<b>›a‹</i>›‹-</b>›"),
        (Fluent, "<b>a<br>b<i>c</b>", "‹+<b>›a‹<br>›b‹<i>›c‹-</b>›"),
        (Markdown, "{ $a }", "{ $a }"),
        (Markdown, "a [b](c.md#d \"e)\") f", "a ‹+[›b‹-](c.md#d \"e)\")› f"),
        (Markdown, "![b](c_(d).png)", "‹+![›b‹-](c_(d).png)›"),
        (Markdown, "[![a](b)](c) [d][e] [f]", "‹+[›‹+![›a‹-](b)›‹-](c)› ‹+[›d‹-][e]› [f]"),
        (Markdown, "[a `](b)` c](d)", "‹+[›a ‹`](b)`› c‹-](d)›"),
        (Markdown, "`a` ``b ` c`` `d", "‹`a`› ‹``b ` c``› `d"),
        (Markdown, "\\[a](b) \\`c` \\<d> \\", "\\[a](b) \\`c` \\<d> \\"),
        (Markdown, "<a-b id=\"c\" /> <d@e.f> <g:h> <i j", "‹<a-b id=\"c\" />› ‹<d@e.f>› ‹<g:h>› <i j"),
        (Markdown, "<!-- a --> b! [] [](", "‹<!-- a -->› b! [] []("),
        (Markdown, "<e-f>[a</e-f>](b)", "‹+<e-f>›‹[›a‹-</e-f>›‹](b)›"),
    ] {
        assert_eq!(draw(text, dialect), expected);
    }
}

#[test]
fn any_text_is_cut_into_itself() {
    let parts = [
        "<", ">", "/", "a", "[", "]", "(", ")", "!", "`", "\\", "\"", "{", "}", " ", "å", "@", "<!--", "-->",
    ];
    let mut random = fastrand::Rng::with_seed(3);
    for _ in 0..20_000 {
        let text: String = (0..random.usize(..16)).map(|_| parts[random.usize(..parts.len())]).collect();
        for dialect in [Dialect::Fluent, Dialect::Markdown, Dialect::Plain] {
            draw(&text, dialect);
        }
    }
}

#[test]
fn what_is_lost_is_told() {
    for (source, target, known, expected) in [
        ("[a](b) `c`", "[x](y) `z`", "", None),
        ("[a](b) [c](d)", "[x](y)", "", Some("[")),
        ("[a](b) [c](d)", "[x](y)", "[x](y)", None),
        ("[a](b)", "x", "[x](y)", Some("[")),
        ("a `c`", "x", "", Some("`c`")),
        ("<a-b id=\"c\" />", "<a-c id=\"c\" />", "", Some("<a-b id=\"c\" />")),
        ("<b>a</b>", "<b>x", "", Some("<b>")),
        ("a", "`b` <c-d />", "", None),
    ] {
        assert_eq!(lost(source, target, known, Dialect::Markdown).as_deref(), expected, "{source} {target}");
    }
}
