//! The tags of HTML in a line. What is named like no element of HTML is text: `<field>` in a help text.

use std::ops::Range;

/// A tag that begins or ends an element.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tag {
    pub name: String,
    pub is_end: bool,
    /// Its `>` is missing.
    pub is_cut: bool,
    pub range: Range<usize>,
    /// Name, value and place of each attribute.
    pub attributes: Vec<(String, String, Range<usize>)>,
}

/// The elements that a message may be about.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "address",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "button",
    "caption",
    "cite",
    "code",
    "col",
    "data",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "li",
    "link",
    "main",
    "mark",
    "meta",
    "nav",
    "object",
    "ol",
    "option",
    "p",
    "picture",
    "pre",
    "q",
    "s",
    "samp",
    "script",
    "section",
    "select",
    "small",
    "source",
    "span",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "track",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// Every tag, in order.
pub fn tags(text: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find('<')).map(|found| at + found) {
        let rest = text.get(start + 1..).unwrap_or_default();
        let (is_end, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or_default().to_ascii_lowercase();
        let after = rest.get(length..).unwrap_or_default();
        let is_tag = after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || "/>".contains(c));
        at = text.len() - after.len();
        if !ELEMENTS.contains(&&*name) || !is_tag {
            at = at.max(start + 1);
            continue;
        }
        let (attributes, end) = attributes(text, at);
        let is_cut = end.is_none();
        at = end.unwrap_or(at);
        tags.push(Tag { name, is_end, is_cut, range: start..at, attributes });
    }
    tags
}

type Attributes = Vec<(String, String, Range<usize>)>;

/// The attributes from `at` on, and where the tag ends; `None` if it does not.
fn attributes(text: &str, mut at: usize) -> (Attributes, Option<usize>) {
    let mut attributes = Vec::new();
    loop {
        let rest = text.get(at..).unwrap_or_default();
        at += rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/').len();
        let rest = text.get(at..).unwrap_or_default();
        if rest.starts_with('>') {
            return (attributes, Some(at + 1));
        }
        if rest.is_empty() || rest.starts_with('<') {
            return (attributes, None);
        }
        let length =
            rest.find(|c: char| c.is_whitespace() || "=/><".contains(c)).unwrap_or(rest.len()).max(1);
        let length = (length..=rest.len()).find(|end| rest.is_char_boundary(*end)).unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or_default().to_ascii_lowercase();
        let range = at..at + length;
        at += length;
        let Some(value) = text.get(at..).and_then(|rest| rest.trim_start().strip_prefix('=')) else {
            attributes.push((name, String::new(), range));
            continue;
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|quote| ['"', '\''].contains(quote));
        let inside = quote.map_or(value, |_| value.get(1..).unwrap_or_default());
        let length = match quote {
            Some(quote) => inside.find(quote),
            None => inside.find(|c: char| c.is_whitespace() || c == '>').or(Some(inside.len())),
        };
        let Some(length) = length else { return (attributes, None) };
        attributes.push((name, inside.get(..length).unwrap_or_default().to_owned(), range));
        at = text.len() - inside.len() + length + usize::from(quote.is_some());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_text() {
        let cases = [
            ("a < b <c@d.se> <field> <x-y>", ""),
            ("<b>x</B><br/>", "b /b br"),
            ("<a href=\"a>b\" title='<i>'>x</a>", "a[href=a>b title=<i>] /a"),
            ("<a href=x>", "a[href=x]"),
            ("<a href=\"x>", "a…"),
            ("<b <i>", "b… i"),
            ("<b", "b…"),
            ("<a å=ö />", "a[å=ö]"),
            ("1 <i", "i…"),
        ];
        for (text, expected) in cases {
            let draw = |tag: &Tag| {
                let attributes: Vec<_> =
                    tag.attributes.iter().map(|(name, value, _)| format!("{name}={value}")).collect();
                let list =
                    if attributes.is_empty() { String::new() } else { format!("[{}]", attributes.join(" ")) };
                let cut = if tag.is_cut { "…" } else { "" };
                format!("{}{}{list}{cut}", if tag.is_end { "/" } else { "" }, tag.name)
            };
            let drawn: Vec<_> = tags(text).iter().map(draw).collect();
            assert_eq!(drawn.join(" "), expected, "{text}");
        }
    }
}
