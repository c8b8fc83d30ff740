//! Escaping of text for HTML: between tags, in attributes, in addresses, and back.

use super::cmark::{Event, Parser};

/// Appends `text` as it must be written between tags.
pub fn text(out: &mut String, text: &str) {
    escape(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        byte => control(byte),
    });
}

/// Appends the text of a heading, which may break at its soft hyphens. A `<wbr>` stands behind each: without it,
/// Chromium takes the hyphen that it draws for part of what follows.
pub fn softened(out: &mut String, text: &str) {
    for (index, part) in text.split('\u{AD}').enumerate() {
        if index > 0 {
            out.push_str("\u{AD}<wbr>");
        }
        self::text(out, part);
    }
}

/// Appends `text` as it must be written between the double quotes of an attribute.
pub fn attribute(out: &mut String, text: &str) {
    escape(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        byte => control(byte),
    });
}

/// Appends an address between the double quotes of an attribute. What an address cannot hold is percent-encoded;
/// what is encoded already stays as it is.
pub fn address(out: &mut String, address: &str) {
    for character in address.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '\'' => out.push_str("&#x27;"),
            'a'..='z' | 'A'..='Z' | '0'..='9' => out.push(character),
            '-' | '_' | '.' | '!' | '~' | '*' | '(' | ')' | ';' | '/' | '?' | ':' | '@' | '=' | '+' | '$'
            | ',' | '%' | '#' => out.push(character),
            other => {
                let mut bytes = [0; 4];
                for byte in other.encode_utf8(&mut bytes).bytes() {
                    out.push('%');
                    out.push(hexadecimal(byte >> 4));
                    out.push(hexadecimal(byte & 15));
                }
            }
        }
    }
}

/// `text` with its character references replaced. The parser knows them all, so it is asked.
pub fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let length =
            1 + rest[1..].bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
        let end = length + usize::from(rest.as_bytes().get(length) == Some(&b';'));
        for event in Parser::new(&rest[..end]) {
            if let Event::Text(character) = event {
                decoded.push_str(&character);
            }
        }
        rest = &rest[end..];
    }
    decoded.push_str(rest);
    decoded
}

/// Characters that HTML does not allow become the replacement character; a carriage return belongs to a line's end.
fn control(byte: u8) -> Option<&'static str> {
    match byte {
        b'\r' => Some(""),
        b'\t' | b'\n' => None,
        0..0x20 | 0x7f => Some("\u{fffd}"),
        _ => None,
    }
}

fn escape(out: &mut String, text: &str, replacement: impl Fn(u8) -> Option<&'static str>) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        if !SPECIAL[usize::from(byte)] {
            continue;
        }
        // Only ASCII is special, so both ends of every slice are at the edge of a character.
        if let Some(replacement) = replacement(byte) {
            out.push_str(&text[done..at]);
            out.push_str(replacement);
            done = at + 1;
        }
    }
    out.push_str(&text[done..]);
}

/// The bytes that may need a replacement: one look for each byte of a page is all that most need.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        special[byte] = byte < 0x20 || matches!(byte as u8, b'&' | b'<' | b'>' | b'"' | 0x7f);
        byte += 1;
    }
    special
};

fn hexadecimal(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).expect("four bits are one digit").to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_html_reserves_is_escaped() {
        let cases = [
            ("a < b & c > \"d\"", "a &lt; b &amp; c &gt; \"d\"", "a &lt; b &amp; c &gt; &quot;d&quot;"),
            ("åäö 🙂\r\n", "åäö 🙂\n", "åäö 🙂\n"),
            ("a\0b\u{b}", "a\u{fffd}b\u{fffd}", "a\u{fffd}b\u{fffd}"),
        ];
        for (input, between_tags, in_attribute) in cases {
            let (mut text, mut attribute) = (String::new(), String::new());
            super::text(&mut text, input);
            super::attribute(&mut attribute, input);
            assert_eq!((&*text, &*attribute), (between_tags, in_attribute), "{input:?}");
        }
    }

    #[test]
    fn character_references_are_decoded() {
        for (input, expected) in [
            ("&aring;&#38;&#x1F642; &amp;lt; &nope; & &amp", "å&🙂 &lt; &nope; & &amp"),
            ("a&quot;å&", "a\"å&"),
            ("&#0;&#xFFFFFFFF;&#;&;&&", "\u{fffd}&#xFFFFFFFF;&#;&;&&"),
        ] {
            assert_eq!(super::decode(input), expected);
        }
    }

    #[test]
    fn addresses_are_encoded_once() {
        for (input, expected) in [
            ("https://a.example/å b?c=1&d=\"", "https://a.example/%C3%A5%20b?c=1&amp;d=%22"),
            ("https://a.example/%C3%A5", "https://a.example/%C3%A5"),
        ] {
            let mut out = String::new();
            super::address(&mut out, input);
            assert_eq!(out, expected);
        }
    }
}
