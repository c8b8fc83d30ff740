//! A block of a page as translators get it: its words, without the marks that make it a heading or an item and without
//! what breaks its lines. And the other way round.

use crate::markdown::BlockKind;

/// A block, taken apart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Wording {
    /// `## `, `- `
    pub mark: String,
    pub words: String,
    /// ` {#when}`
    pub tail: String,
}

/// Takes a block apart; `text` is what the file has.
pub(super) fn wording(kind: BlockKind, text: &str) -> Wording {
    let text = text.replace("\r\n", "\n");
    let (mark, rest) = text.split_at(mark(kind, &text));
    let (words, tail) = rest.split_at(end(kind, rest, !mark.is_empty()));
    let words = match kind {
        BlockKind::Code | BlockKind::Html | BlockKind::Component => words.to_owned(),
        BlockKind::Heading(_)
        | BlockKind::Paragraph
        | BlockKind::Item
        | BlockKind::Row
        | BlockKind::Term
        | BlockKind::Description => on_one_line(words),
    };
    Wording { mark: mark.to_owned(), words, tail: tail.to_owned() }
}

impl Wording {
    /// The block as a file has it with these words. `before` is what stands before it on its first line.
    pub fn with(&self, words: &str, before: &str) -> String {
        let indent: String = before.chars().map(|sign| if sign == '>' { '>' } else { ' ' }).collect();
        let indent =
            indent + &" ".repeat(if self.mark.trim_start().starts_with('#') { 0 } else { self.mark.len() });
        let words = words.trim_end_matches('\n').replace('\n', &format!("\n{indent}"));
        format!("{}{words}{}", self.mark, self.tail)
    }
}

/// The length of the mark at the beginning.
fn mark(kind: BlockKind, text: &str) -> usize {
    let blank = |from: usize| text[from..].len() - text[from..].trim_start_matches([' ', '\t']).len();
    match kind {
        BlockKind::Heading(_) => {
            let signs = text.len() - text.trim_start_matches('#').len();
            if signs == 0 { 0 } else { signs + blank(signs) }
        }
        BlockKind::Item => {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let signs: &[char] = if digits == 0 { &['-', '*', '+'] } else { &['.', ')'] };
            let has_sign = text[digits..].starts_with(signs);
            let space = if has_sign { blank(digits + 1) } else { 0 };
            if space > 0 { digits + 1 + space } else { 0 }
        }
        BlockKind::Description => text.strip_prefix(':').map_or(0, |_| 1 + blank(1)),
        BlockKind::Paragraph
        | BlockKind::Row
        | BlockKind::Code
        | BlockKind::Html
        | BlockKind::Component
        | BlockKind::Term => 0,
    }
}

/// Where the words end: before the anchor of a heading, and before the line below it.
fn end(kind: BlockKind, text: &str, has_signs: bool) -> usize {
    let words = text.trim_end();
    let BlockKind::Heading(_) = kind else { return words.len() };
    let words = match words.rsplit_once('\n') {
        Some((above, line)) if !has_signs && line.trim_start_matches([' ', '>']).starts_with(['=', '-']) => {
            above.trim_end()
        }
        Some(_) | None => words,
    };
    let open = words.trim_end_matches('#');
    let words = if has_signs && open.ends_with([' ', '\t']) { open.trim_end() } else { words };
    match words.rfind("{#").or_else(|| words.rfind("{.")) {
        Some(brace) if words.ends_with('}') => words[..brace].trim_end().len(),
        Some(_) | None => words.len(),
    }
}

/// Joins lines, but where a break is meant.
fn on_one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (number, line) in text.split('\n').enumerate() {
        if number == 0 {
            out.push_str(line);
            continue;
        }
        let is_meant = out.ends_with("  ") || out.ends_with('\\');
        if !is_meant {
            out.truncate(out.trim_end_matches([' ', '\t']).len());
        }
        out.push(if is_meant { '\n' } else { ' ' });
        out.push_str(line.trim_start_matches([' ', '\t', '>']));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_taken_apart_and_put_together() {
        use BlockKind::{Code, Description, Heading, Item, Paragraph, Row};
        for (kind, text, expected) in [
            (Paragraph, "a\n  b\r\n> c", ["", "a b c", ""]),
            (Paragraph, "a  \n> b\\\n> c", ["", "a  \nb\\\nc", ""]),
            (Heading(2), "##  å {#b} ##", ["##  ", "å", " {#b} ##"]),
            (Heading(2), "## C#", ["## ", "C#", ""]),
            (Heading(1), "##", ["##", "", ""]),
            (Heading(2), "a\nb {#c}\n> ---", ["", "a b", " {#c}\n> ---"]),
            (Heading(2), "## a {b} #", ["## ", "a {b}", " #"]),
            (Item, "-   a\n    b", ["-   ", "a b", ""]),
            (Item, "12) a", ["12) ", "a", ""]),
            (Item, "-a", ["", "-a", ""]),
            (Description, ": a", [": ", "a", ""]),
            (Row, "| a | b |", ["", "| a | b |", ""]),
            (Code, "```\n  a\n```", ["", "```\n  a\n```", ""]),
        ] {
            let [mark, words, tail] = expected.map(str::to_owned);
            assert_eq!(wording(kind, text), Wording { mark, words, tail }, "{text:?}");
        }
    }

    #[test]
    fn further_lines_stand_below_the_first() {
        for (kind, text, before, expected) in [
            (BlockKind::Item, "- a", "> ", "- x  \n>   y"),
            (BlockKind::Item, "1. a", "  ", "1. x  \n     y"),
            (BlockKind::Paragraph, "a", "> - ", "x  \n>   y"),
            (BlockKind::Heading(1), "a\n===", "", "x  \ny\n==="),
        ] {
            assert_eq!(wording(kind, text).with("x  \ny", before), expected);
        }
    }
}
