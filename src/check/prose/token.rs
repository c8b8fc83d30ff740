//! Words, runs of digits and signs.

use crate::diagnostic::Span;

/// A piece of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token<'t> {
    pub kind: Kind,
    pub text: &'t str,
    pub span: Span,
    /// Whether there is white space before it.
    pub is_spaced: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Begins with a letter; digits may follow.
    Word,
    Digits,
    Sign(char),
}

impl Token<'_> {
    pub fn is_sign(&self, signs: &[char]) -> bool {
        matches!(self.kind, Kind::Sign(sign) if signs.contains(&sign))
    }

    pub fn is_word(&self, words: &[&str]) -> bool {
        self.kind == Kind::Word && words.iter().any(|word| self.text.eq_ignore_ascii_case(word))
    }

    /// The digits as a number, if they are not too many.
    pub fn number(&self) -> Option<u32> {
        if self.kind == Kind::Digits { self.text.parse().ok() } else { None }
    }

    /// The digits as a year.
    pub fn year(&self) -> Option<i16> {
        self.number().filter(|year| self.text.len() == 4 && (1900..2200).contains(year))?.try_into().ok()
    }
}

/// The pieces of a text, without the marks of emphasis.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    let mut is_spaced = true;
    while let Some(first) = rest.chars().next() {
        let end = |is_part: fn(char) -> bool| rest.find(|part| !is_part(part)).unwrap_or(rest.len());
        let (kind, length) = match first {
            '0'..='9' => (Kind::Digits, end(|part| part.is_ascii_digit())),
            letter if letter.is_alphabetic() => (Kind::Word, end(char::is_alphanumeric)),
            sign => (Kind::Sign(sign), sign.len_utf8()),
        };
        match kind {
            Kind::Sign(space) if space.is_whitespace() => is_spaced = true,
            Kind::Sign('*' | '_' | '~' | '\\' | '\u{ad}' | '\u{200b}') => {}
            Kind::Word | Kind::Digits | Kind::Sign(_) => {
                let start = text.len() - rest.len();
                let span = Span::new(start, start + length);
                tokens.push(Token { kind, text: &rest[..length], span, is_spaced });
                is_spaced = false;
            }
        }
        rest = &rest[length..];
    }
    tokens
}
