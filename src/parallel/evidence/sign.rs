//! Reads the signs of a text: what a translation keeps as it is, and words.

use std::borrow::Cow;

/// The length of the longest sign that is found in its marks, in bytes.
const LONGEST: usize = 256;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Sign {
    /// `{#when}`
    Anchor,
    /// The address of a link or an image, and of e-mail.
    Link,
    Code,
    /// The name of a component.
    Component,
    /// The value of an attribute.
    Attribute,
    /// Without the marks between its digits, which languages set differently.
    Number,
    /// In lower case.
    Word,
}

impl Sign {
    pub fn weight(self) -> i64 {
        match self {
            Sign::Anchor => 8,
            Sign::Link => 4,
            Sign::Code | Sign::Component => 3,
            Sign::Attribute | Sign::Number => 2,
            Sign::Word => 1,
        }
    }

    /// Whether a translation without it lacks something.
    pub fn is_kept(self) -> bool {
        match self {
            Sign::Anchor | Sign::Link | Sign::Code | Sign::Component | Sign::Attribute | Sign::Number => true,
            Sign::Word => false,
        }
    }
}

/// Tells every sign of `text`.
pub(super) fn read<'t>(text: &'t str, mut tell: impl FnMut(Sign, Cow<'t, str>)) {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        rest = if let Some(inside) = rest.strip_prefix("{#") {
            until(inside, '}', Sign::Anchor, &mut tell)
        } else if let Some(inside) = rest.strip_prefix("](") {
            address(inside, &mut tell)
        } else if let Some(inside) = rest.strip_prefix("=\"") {
            until(inside, '"', Sign::Attribute, &mut tell)
        } else if first == '`' {
            code(rest, &mut tell)
        } else if let Some(inside) = rest.strip_prefix('<') {
            component(inside, &mut tell)
        } else if first.is_ascii_digit() {
            number(rest, &mut tell)
        } else if first.is_alphanumeric() {
            word(rest, &mut tell)
        } else {
            &rest[first.len_utf8()..]
        };
    }
}

/// What stands before `end`, if that comes.
fn until<'t>(inside: &'t str, end: char, sign: Sign, tell: &mut impl FnMut(Sign, Cow<'t, str>)) -> &'t str {
    match near(inside).find(end) {
        Some(at) => {
            tell(sign, Cow::Borrowed(&inside[..at]));
            &inside[at..]
        }
        None => inside,
    }
}

/// As far as a sign may reach. If the text were searched to its end each time, a long one would take for ever.
fn near(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST)]
}

/// The path and the anchor of a link count each for itself: an anchor may be translated.
fn address<'t>(inside: &'t str, tell: &mut impl FnMut(Sign, Cow<'t, str>)) -> &'t str {
    let (inside, ends): (_, &[char]) = match inside.strip_prefix('<') {
        Some(inside) => (inside, &['>']),
        None => (inside, &[')', ' ']),
    };
    let end = near(inside).find(ends).unwrap_or(0);
    let (path, anchor) = match inside[..end].find('#') {
        Some(at) => inside[..end].split_at(at),
        None => (&inside[..end], ""),
    };
    for part in [path, anchor] {
        if !part.is_empty() {
            tell(Sign::Link, Cow::Borrowed(part));
        }
    }
    &inside[end..]
}

fn code<'t>(rest: &'t str, tell: &mut impl FnMut(Sign, Cow<'t, str>)) -> &'t str {
    let ticks = rest.len() - rest.trim_start_matches('`').len();
    let (mark, inside) = rest.split_at(ticks);
    match near(inside).find(mark) {
        Some(end) => {
            tell(Sign::Code, Cow::Borrowed(inside[..end].trim()));
            &inside[end + ticks..]
        }
        None => inside,
    }
}

/// Only the name is taken: the attributes are read as what they are.
fn component<'t>(inside: &'t str, tell: &mut impl FnMut(Sign, Cow<'t, str>)) -> &'t str {
    let end = inside.find(|part: char| !part.is_ascii_alphanumeric() && part != '-').unwrap_or(inside.len());
    let (name, rest) = inside.split_at(end);
    if !name.contains('-') {
        return inside;
    }
    tell(Sign::Component, Cow::Borrowed(name));
    rest
}

/// `1 500`, `1,500` and `1500` are one number, and so are `2,5` and `2.5`, `23.59` and `23:59`.
fn number<'t>(rest: &'t str, tell: &mut impl FnMut(Sign, Cow<'t, str>)) -> &'t str {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits(rest);
    let mut number = rest[..end].to_owned();
    let mut is_grouped = end <= 3;
    while let Some(mark) = rest[end..].chars().next() {
        let next = end + mark.len_utf8();
        let group = digits(&rest[next..]);
        match mark {
            ' ' | '\u{a0}' | '\u{202f}' | '.' | ',' if is_grouped && group == 3 => {}
            '.' | ',' | ':' if group > 0 => {
                number.push('.');
                is_grouped = false;
            }
            _ => break,
        }
        number.push_str(&rest[next..next + group]);
        end = next + group;
    }
    tell(Sign::Number, Cow::Owned(number));
    &rest[end..]
}

/// A word, or an address that stands in the text. Short words are the same in languages by chance.
fn word<'t>(rest: &'t str, tell: &mut impl FnMut(Sign, Cow<'t, str>)) -> &'t str {
    let end = rest.find(|part: char| !part.is_alphanumeric()).unwrap_or(rest.len());
    let (word, behind) = rest.split_at(end);
    let is_address = |text: &str| text.contains('@') || text.contains("://");
    if behind.starts_with(['@', '.', '-', '_', '+', ':']) && is_address(near(rest)) {
        let ends = |part: char| part.is_whitespace() || "<>()[]{}\"*|`".contains(part);
        let whole = near(rest);
        let whole = &whole[..whole.find(ends).unwrap_or(whole.len())];
        let whole = whole.trim_end_matches(['.', ',', ';', ':', '!', '?']);
        if is_address(whole) {
            tell(Sign::Link, Cow::Borrowed(whole));
            return &rest[whole.len()..];
        }
    }
    if word.chars().nth(2).is_some() {
        tell(Sign::Word, Cow::Owned(word.to_lowercase()));
    }
    behind
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw(text: &str) -> String {
        let mut signs = Vec::new();
        read(text, |sign, text| signs.push(format!("{sign:?} {text}")));
        signs.join(", ")
    }

    #[test]
    fn what_survives_translation_is_read() {
        for (text, expected) in [
            ("", ""),
            ("När {#when} {#", "Word när, Anchor when"),
            (
                "[Så](../apply/_index.md#how \"x\") ![](<a b.png>)",
                "Link ../apply/_index.md, Link #how, Link a b.png",
            ),
            ("`a-b` ``c`d`` `", "Code a-b, Code c`d"),
            (
                "<round-list status=\"open now\" /> <b class=\"c\">",
                "Component round-list, Word status, Attribute open now, Word class, Attribute c",
            ),
            ("<https://a.example/b_c>, d.e@f.example.", "Link https://a.example/b_c, Link d.e@f.example"),
            ("ICLD och Åre-Kisumu, i A4", "Word icld, Word och, Word åre, Word kisumu"),
            (
                "1 500, 1,500 och 1\u{a0}500\u{a0}000; 2,5 2.50",
                "Number 1500, Number 1500, Word och, Number 1500000, Number 2.5, Number 2.50",
            ),
            (
                "23.59 den 28 augusti 2024, 300",
                "Number 23.59, Word den, Number 28, Word augusti, Number 2024, Number 300",
            ),
            ("2024 300 1 2 3", "Number 2024, Number 300, Number 1, Number 2, Number 3"),
        ] {
            assert_eq!(draw(text), expected, "{text}");
        }
    }

    #[test]
    fn any_text_is_read_in_proportion() {
        for part in ["{#", "](", "=\"", "`", "``a ", "<a-", "1.", "1 ", "a.", "å@", "🙂`{#", "a"] {
            let text = part.repeat(50_000 / part.len());
            let begin = std::time::Instant::now();
            read(&text, |_, _| {});
            assert!(begin.elapsed().as_secs() < 60, "{part}");
        }
    }
}
