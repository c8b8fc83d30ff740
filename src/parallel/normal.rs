//! A block's text without what is only the way in which it is written: how lines are broken, which mark a list has.

use super::Passage;
use crate::markdown::BlockKind;

/// Two blocks of one kind say the same if their normal texts are equal.
pub fn normal(passage: &Passage<'_>) -> String {
    let text = passage.text;
    match passage.kind {
        BlockKind::Code => text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n"),
        BlockKind::Heading(_) => words(heading(text)),
        BlockKind::Item => words(without_mark(text)),
        BlockKind::Description => words(text.strip_prefix(':').unwrap_or(text)),
        // Cells are often set in columns.
        BlockKind::Row => words(text).replace(" |", "|").replace("| ", "|"),
        BlockKind::Paragraph | BlockKind::Html | BlockKind::Component | BlockKind::Term => words(text),
    }
}

/// The words with one space between them; the marks of quotations at the beginnings of further lines are none.
fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (number, line) in text.lines().enumerate() {
        let line = if number == 0 { line } else { line.trim_start_matches([' ', '\t', '>']) };
        for word in line.split_whitespace() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out
}

/// The text of a heading in either notation.
fn heading(text: &str) -> &str {
    if text.starts_with('#') {
        let text = text.trim_start_matches('#').trim();
        let open = text.trim_end_matches('#');
        // Only a space makes the marks at the end ones of the heading.
        return if open.is_empty() || open.ends_with([' ', '\t']) { open.trim_end() } else { text };
    }
    match text.rsplit_once('\n') {
        Some((words, line)) if line.trim_start_matches([' ', '\t', '>']).starts_with(['=', '-']) => words,
        Some(_) | None => text,
    }
}

fn without_mark(text: &str) -> &str {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let bullets: &[char] = if digits == 0 { &['-', '*', '+'] } else { &['.', ')'] };
    match rest.strip_prefix(bullets) {
        Some(words) if words.starts_with(char::is_whitespace) => words,
        Some(_) | None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_of_writing_does_not_count() {
        use BlockKind::{Code, Description, Heading, Item, Paragraph, Row};
        for (kind, text, expected) in [
            (Paragraph, "a\n  b\u{a0} c\r\n> d > e", "a b c d > e"),
            (Paragraph, "1. a", "1. a"),
            (Heading(2), "##  å {#b} ##", "å {#b}"),
            (Heading(2), "## C#", "C#"),
            (Heading(1), "##", ""),
            (Heading(2), "a\nb\n> ---", "a b"),
            (Item, "-   a\n    b", "a b"),
            (Item, "12) a", "a"),
            (Item, "-a", "-a"),
            (Item, "* [x] a", "[x] a"),
            (Description, ": a", "a"),
            (Row, "|  a | b \\|  |", "|a|b \\||"),
            (Code, "```\n  a  \n b\n```", "```\n  a\n b\n```"),
        ] {
            assert_eq!(normal(&Passage { kind, text }), expected, "{text:?}");
        }
    }
}
