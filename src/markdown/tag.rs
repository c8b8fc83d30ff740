//! Reads one HTML tag: its name, its attributes, where each stands, or what is wrong with it.
//!
//! The grammar is CommonMark's. What is found is relative to the text that was given.

use super::{Attribute, escape};
use crate::diagnostic::Span;

/// A tag longer than this is not read: somewhere a quote was left open.
const LONGEST: usize = 4096;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Open,
    Close,
    SelfClosed,
}

#[derive(Debug)]
pub(super) struct Tag {
    pub kind: Kind,
    pub name: String,
    pub name_span: Span,
    pub attributes: Vec<Attribute>,
    /// From `<` to behind `>`.
    pub span: Span,
}

/// What keeps a text that begins like a tag from being one.
#[derive(Debug)]
pub(super) struct Fault {
    pub at: Span,
    pub message: String,
    pub hint: String,
    /// How far the text was read; another tag that begins before has the same fault.
    pub read: usize,
}

/// Whether a component's tag seems to begin with the `<` at `start`: if so, where its name stands.
pub(super) fn component_name(text: &str, start: usize) -> Option<Span> {
    let bytes = text.as_bytes();
    if bytes.get(start) != Some(&b'<') {
        return None;
    }
    let begin = start + 1 + usize::from(bytes.get(start + 1) == Some(&b'/'));
    let span = name(bytes, begin)?;
    let ends = matches!(bytes.get(span.end), None | Some(b' ' | b'\t' | b'\r' | b'\n' | b'/' | b'>'));
    (ends && bytes[span.start..span.end].contains(&b'-')).then_some(span)
}

/// Reads the tag whose `<` is at `start`.
pub(super) fn scan(text: &str, start: usize) -> Result<Tag, Fault> {
    let bytes = text.as_bytes();
    let closes = bytes.get(start + 1) == Some(&b'/');
    let Some(name_span) = name(bytes, start + 1 + usize::from(closes)) else {
        return Err(Fault::new(Span::new(start, start + 1), start + 1, "this is not a tag", ""));
    };
    let mut scanner =
        Scanner { text, bytes, start, name: &text[name_span.start..name_span.end], at: name_span.end };
    let mut attributes: Vec<Attribute> = Vec::new();
    let kind = loop {
        let spaced = scanner.space()?;
        match scanner.bytes.get(scanner.at) {
            Some(b'>') => break if closes { Kind::Close } else { Kind::Open },
            Some(b'/') if !closes && bytes.get(scanner.at + 1) == Some(&b'>') => {
                scanner.at += 1;
                break Kind::SelfClosed;
            }
            Some(b'a'..=b'z' | b'A'..=b'Z' | b'_' | b':') if spaced && !closes => {
                attributes.push(scanner.attribute()?);
            }
            Some(_) | None => return Err(scanner.unexpected(spaced)),
        }
    };
    Ok(Tag {
        kind,
        name: scanner.name.to_owned(),
        name_span,
        attributes,
        span: Span::new(start, scanner.at + 1),
    })
}

impl Fault {
    fn new(at: Span, read: usize, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Fault { at, message: message.into(), hint: hint.into(), read }
    }
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    start: usize,
    name: &'a str,
    at: usize,
}

impl Scanner<'_> {
    /// Skips white space up to an empty line; tells whether there was any.
    fn space(&mut self) -> Result<bool, Fault> {
        let begin = self.at;
        let mut lines = 0;
        while let Some(byte @ (b' ' | b'\t' | b'\r' | b'\n')) = self.bytes.get(self.at) {
            lines += usize::from(*byte == b'\n');
            if lines > 1 || self.at - self.start > LONGEST {
                return Err(self.endless());
            }
            self.at += 1;
        }
        Ok(self.at > begin)
    }

    fn attribute(&mut self) -> Result<Attribute, Fault> {
        let begin = self.at;
        while let Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b':' | b'.' | b'-') =
            self.bytes.get(self.at)
        {
            self.at += 1;
        }
        let name_span = Span::new(begin, self.at);
        let name = self.text[begin..self.at].to_owned();
        self.space()?;
        if self.bytes.get(self.at) != Some(&b'=') {
            // White space is only part of the attribute if a value follows.
            self.at = name_span.end;
            return Ok(Attribute { name, name_span, value: None, value_span: name_span });
        }
        self.at += 1;
        self.space()?;
        let value_span = match self.bytes.get(self.at) {
            Some(quote @ (b'"' | b'\'')) => self.quoted(*quote, &name)?,
            _ => self.bare(&name, name_span)?,
        };
        let value = escape::decode(&self.text[value_span.start..value_span.end]);
        Ok(Attribute { name, name_span, value: Some(value), value_span })
    }

    fn quoted(&mut self, quote: u8, name: &str) -> Result<Span, Fault> {
        let opened = self.at;
        let begin = opened + 1;
        let mut blank = false;
        for at in begin..self.bytes.len().min(self.start + LONGEST) {
            match self.bytes[at] {
                byte if byte == quote => {
                    self.at = at + 1;
                    return Ok(Span::new(begin, at));
                }
                b'\n' if blank => break,
                b'\n' => blank = true,
                b' ' | b'\t' | b'\r' => {}
                _ => blank = false,
            }
            self.at = at + 1;
        }
        let quote = char::from(quote);
        Err(Fault::new(
            Span::new(opened, begin),
            self.at,
            format!("the quotation mark before the value of `{name}` has no partner"),
            format!("end the value with `{quote}`, like `{name}={quote}value{quote}`"),
        ))
    }

    /// A value without quotes.
    fn bare(&mut self, name: &str, name_span: Span) -> Result<Span, Fault> {
        let begin = self.at;
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' | b'"' | b'\'' | b'=' | b'<' | b'>' | b'`' => break,
                b'/' if self.bytes.get(self.at + 1) == Some(&b'>') => break,
                _ if self.at - self.start > LONGEST => return Err(self.endless()),
                _ => self.at += 1,
            }
        }
        let value = &self.text[begin..self.at];
        let first = value.chars().next();
        if let Some(mark @ ('“' | '”' | '„' | '‘' | '’' | '‚' | '«' | '»')) = first {
            return Err(Fault::new(
                Span::new(begin, begin + mark.len_utf8()),
                self.at,
                format!("`{mark}` is not a quotation mark that a tag can have"),
                format!("use straight quotation marks: `{name}=\"value\"`"),
            ));
        }
        if value.is_empty() {
            let hint = format!("write the value in quotation marks: `{name}=\"value\"`");
            return Err(Fault::new(name_span, self.at, format!("`{name}` has no value"), hint));
        }
        Ok(Span::new(begin, self.at))
    }

    fn endless(&self) -> Fault {
        let at = Span::new(self.start, self.start + 1);
        Fault::new(
            at,
            self.at,
            format!("the tag of `{}` has no end", self.name),
            "end the tag with `>` or ` />`",
        )
    }

    fn unexpected(&self, spaced: bool) -> Fault {
        let Some(found) = self.text.get(self.at..).and_then(|rest| rest.chars().next()) else {
            return self.endless();
        };
        let name = self.name;
        let at = Span::new(self.at, self.at + found.len_utf8());
        let (message, hint) = match found {
            '<' => return self.endless(),
            '=' | '"' | '\'' | '“' | '”' | '„' | '‘' | '’' => (
                format!("`{found}` cannot stand here in the tag of `{name}`"),
                "an attribute is written `name=\"value\"`, with straight quotation marks".to_owned(),
            ),
            _ if self.bytes.get(self.start + 1) == Some(&b'/') => (
                format!("the closing tag of `{name}` can hold nothing but the name"),
                format!("write `</{name}>`"),
            ),
            _ if !spaced => (
                format!("a space is missing before `{found}` in the tag of `{name}`"),
                "leave a space between two attributes".to_owned(),
            ),
            _ => (
                format!("`{found}` cannot stand in the tag of `{name}`"),
                "an attribute is written `name=\"value\"`; its name begins with a letter".to_owned(),
            ),
        };
        Fault::new(at, self.at, message, hint)
    }
}

/// The name that begins at `begin`: a letter, then letters, digits and hyphens.
fn name(bytes: &[u8], begin: usize) -> Option<Span> {
    let rest = bytes.get(begin..)?;
    rest.first().filter(|byte| byte.is_ascii_alphabetic())?;
    let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
    Some(Span::new(begin, begin + length))
}
