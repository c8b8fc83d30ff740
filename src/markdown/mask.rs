//! Masks the lines that hold nothing but a component's tag, so that Markdown takes each for a block of its own.
//!
//! CommonMark would let such a tag swallow the lines below it and could not see it below a line of text. A processing
//! instruction `<?xxx?>` has neither flaw, so each tag is overwritten by one of the same length: offsets stay right,
//! and whoever reads an event looks into the original. Where a mask falls into code or a comment, the original is
//! shown; nothing is lost.

use std::borrow::Cow;
use std::collections::HashMap;

use super::tag::{self, Kind, Tag};
use crate::diagnostic::Span;

/// `text` with the tags masked that stand alone on their lines.
pub(super) fn mask(text: &str) -> Cow<'_, str> {
    let spans = masks(&lone_tags(text));
    if spans.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut done = 0;
    for span in spans {
        masked.push_str(&text[done..span.start]);
        masked.push_str("<?");
        // The shortest tag, `<a-b>`, has five bytes. Line ends stay, so that lines stay lines.
        let inside = text[span.start + 2..span.end - 2].bytes();
        masked.extend(inside.map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { 'x' }));
        masked.push_str("?>");
        done = span.end;
    }
    masked.push_str(&text[done..]);
    Cow::Owned(masked)
}

/// A component's tag with nothing but a container's marks before it on its line, and nothing behind it.
struct LoneTag {
    tag: Tag,
    /// Whether the line above is no text that the tag could belong to.
    begins_block: bool,
}

fn lone_tags(text: &str) -> Vec<LoneTag> {
    let mut found = Vec::new();
    let mut line = 0;
    let mut begins_block = true;
    while line < text.len() {
        let next = line_end(text, line);
        let marks = marks(&text.as_bytes()[line..next]);
        let start = line + marks.length;
        if let Some(tag) = lone_tag(text, start, marks.quoted) {
            let kind = tag.kind;
            line = line_end(text, tag.span.end);
            begins_block |= marks.is_item;
            found.push(LoneTag { begins_block, tag });
            begins_block |= kind != Kind::SelfClosed;
        } else {
            let content = text[start..next].trim_ascii();
            begins_block = content.is_empty() || content.starts_with('#');
            line = next;
        }
    }
    found
}

fn lone_tag(text: &str, start: usize, quoted: bool) -> Option<Tag> {
    tag::component_name(text, start)?;
    let tag = tag::scan(text, start).ok()?;
    let is_last = text[tag.span.end..line_end(text, tag.span.end)].trim_ascii().is_empty();
    // The marks of a quotation stand before every line of the tag; only the parser can tell them from the tag.
    let is_whole = !quoted || !text[tag.span.start..tag.span.end].contains('\n');
    (is_last && is_whole).then_some(tag)
}

/// A tag below a line of text belongs to the sentence, unless it opens or closes something on lines of its own.
fn masks(tags: &[LoneTag]) -> Vec<Span> {
    let mut chosen: Vec<bool> = tags.iter().map(|lone| lone.begins_block).collect();
    let mut open: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, LoneTag { tag, .. }) in tags.iter().enumerate() {
        match tag.kind {
            Kind::SelfClosed => {}
            Kind::Open => open.entry(&tag.name).or_default().push(index),
            Kind::Close => {
                if let Some(partner) = open.get_mut(&*tag.name).and_then(Vec::pop) {
                    chosen[partner] = true;
                    chosen[index] = true;
                }
            }
        }
    }
    tags.iter().zip(chosen).filter(|(_, chosen)| *chosen).map(|(lone, _)| lone.tag.span).collect()
}

/// What a line begins with that belongs to quotations and lists.
struct Marks {
    length: usize,
    quoted: bool,
    is_item: bool,
}

fn marks(line: &[u8]) -> Marks {
    let indent = |from: usize| {
        from + line[from..].iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'>')).count()
    };
    let mut length = indent(0);
    let mut is_item = false;
    while let Some(bullet) = bullet(&line[length..]) {
        length = indent(length + bullet);
        is_item = true;
    }
    Marks { length, quoted: line[..length].contains(&b'>'), is_item }
}

/// The length of the mark of a list item at the beginning of `line`.
fn bullet(line: &[u8]) -> Option<usize> {
    let digits = line.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let length = match line.get(digits)? {
        b'-' | b'*' | b'+' if digits == 0 => 1,
        b'.' | b')' if (1..10).contains(&digits) => digits + 1,
        _ => return None,
    };
    matches!(line.get(length), Some(b' ' | b'\t')).then_some(length)
}

/// Behind the end of the line in which `from` stands.
fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |at| from + at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tags_alone_on_their_lines_are_masked() {
        let cases = [
            ("<a-b />", "<?xxx?>"),
            ("<a-b>\ntext\n</a-b>\n", "<?x?>\ntext\n<?xx?>\n"),
            ("<a-b>\n", "<?x?>\n"),
            ("text\n<a-b>\n", "text\n<a-b>\n"),
            ("text\n<a-b>\ntext\n</a-b>\n", "text\n<?x?>\ntext\n<?xx?>\n"),
            ("<a-b>text\n</a-b>\n", "<a-b>text\n</a-b>\n"),
            ("text\n<a-b />\n", "text\n<a-b />\n"),
            ("## text\n<a-b />\n", "## text\n<?xxx?>\n"),
            ("<a-b />\n<a-b />", "<?xxx?>\n<?xxx?>"),
            ("<a-b /> text", "<a-b /> text"),
            ("- <a-b />\n", "- <?xxx?>\n"),
            ("* 1. > <a-b />\n", "* 1. > <?xxx?>\n"),
            ("12) <a-b />\n", "12) <?xxx?>\n"),
            ("> <a-b />\n", "> <?xxx?>\n"),
            ("<a-b\r\n  c=\"å?>\"\r\n/>", "<?xx\r\nxxxxxxxxxx\r\n?>"),
            ("> <a-b\n> c />\n", "> <a-b\n> c />\n"),
            ("<div />\n<a- \n", "<div />\n<a- \n"),
        ];
        for (text, expected) in cases {
            assert_eq!(mask(text), expected, "{text:?}");
            assert_eq!(text.len(), expected.len());
        }
    }
}
