//! Signs of other formats that are printed as they stand: `\n`, `%s`, `$name` without braces.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Span};
use crate::i18n::{Piece, PieceKind};

use super::Finding;
use super::message::{Message, Tongue};

/// Such signs in the words of a message. What the source has as well is told there.
pub fn check<'a>(
    message: &Message<'a>,
    source: Option<&Message<'a>>,
    tongue: &Tongue<'a>,
) -> Vec<Finding<'a>> {
    let known = signs(source, tongue);
    let found = signs(Some(message), tongue);
    let new = found.into_iter().filter(|(sign, _)| !known.contains_key(sign));
    let finding = |(sign, (span, hint)): (String, (Span, String))| {
        let what = format!("`{sign}` is printed as it stands");
        message.finding(Code::ForeignSigns, span, what).hint(hint)
    };
    new.map(finding).collect()
}

type Signs = BTreeMap<String, (Span, String)>;

fn signs<'a>(message: Option<&Message<'a>>, tongue: &Tongue<'a>) -> Signs {
    let mut signs = Signs::new();
    let Some(message) = message else { return signs };
    let pieces = message.texts.iter().flat_map(|text| &text.variants).flat_map(|variant| &variant.pieces);
    let variables = tongue.variables(message.id());
    for Piece { span, kind } in pieces {
        let PieceKind::Words(words) = kind else { continue };
        for (at, sign, hint) in in_words(words, |name| variables.contains(name)) {
            let start = span.start + at;
            let end = start + sign.len();
            signs.entry(sign).or_insert((Span::new(start, end), hint));
        }
    }
    signs
}

fn in_words(words: &str, is_variable: impl Fn(&str) -> bool) -> Vec<(usize, String, String)> {
    let mut found = Vec::new();
    for (at, letter) in words.char_indices() {
        let rest = words.get(at..).unwrap_or_default();
        let before = words.get(..at).unwrap_or_default();
        match letter {
            '\\' => found.extend(escape(rest, before).map(|(sign, hint)| (at, sign, hint))),
            '%' if !before.ends_with(|c: char| c.is_ascii_digit() || c == '%') => {
                found.extend(
                    place_holder(rest).map(|sign| (at, sign, "write the variable: `{ $name }`".to_owned())),
                );
            }
            '$' => {
                let name = identifier(rest.get(1..).unwrap_or_default());
                if is_variable(name) {
                    found.push((at, format!("${name}"), format!("write `{{ ${name} }}`")));
                }
            }
            '&' => found.extend(double_entity(rest).map(|sign| {
                let single = sign.replacen("amp;", "", 1);
                (at, sign, format!("write `{single}`"))
            })),
            _ => {}
        }
    }
    found
}

fn escape(rest: &str, before: &str) -> Option<(String, String)> {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_path = word.contains([':', '\\', '/']);
    match rest.chars().nth(1)? {
        sign @ ('n' | 't') if !is_path => {
            let hint = "a text goes on in a new line that begins with 4 spaces; in HTML `<br>` breaks a line";
            Some((format!("\\{sign}"), hint.to_owned()))
        }
        sign @ ('"' | '\'') => Some((format!("\\{sign}"), format!("write `{sign}` without `\\`"))),
        'u' if rest.get(2..6).is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit())) => {
            let sign = rest.get(..6)?;
            Some((sign.to_owned(), format!("write `{{\"{sign}\"}}`, or the sign itself")))
        }
        _ => None,
    }
}

/// `%s`, `%d` or `%1$s`.
fn place_holder(rest: &str) -> Option<String> {
    let after = rest.strip_prefix('%')?;
    let kind = match after.split_once('$') {
        Some((number, kind)) if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => {
            kind
        }
        Some(_) | None => after,
    };
    let tail = kind.strip_prefix(['s', 'd', '@'])?;
    let sign = rest.get(..rest.len() - tail.len())?;
    (!tail.starts_with(char::is_alphanumeric)).then(|| sign.to_owned())
}

fn identifier(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// `&amp;nbsp;`, of which a page shows `&nbsp;`.
fn double_entity(rest: &str) -> Option<String> {
    let after = rest.strip_prefix("&amp;")?;
    let end = after.find(';').filter(|end| (2..=8).contains(end))?;
    let name = after.get(..end)?;
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#').then(|| format!("&amp;{name};"))
}
