//! Small things of print: the sign at the end, spaces, dots and quotation marks.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Code, Span};
use crate::i18n::Text;

use super::Finding;
use super::counterpart::counterparts;
use super::line::{GAP, Line};
use super::message::{Message, Pair};

/// Spaces, dots and quotation marks in one message. What the source has as well is told there.
pub fn check<'a>(message: &Message<'a>, source: Option<&Message<'a>>) -> Vec<Finding<'a>> {
    let mut findings = Vec::new();
    for text in &message.texts {
        let known = source.and_then(|source| Some(slips(source, source.text(text.attribute)?)));
        for (slip, span) in slips(message, text) {
            if known.as_ref().is_some_and(|known| known.contains_key(&slip)) {
                continue;
            }
            let (what, hint) = match slip {
                Slip::Spaces => ("two spaces follow each other", "write one"),
                Slip::Dots => ("three dots stand for `…`", "write `…`, which is one sign"),
                Slip::Quotes => ("a straight quotation mark", "write `”` before and after, as Swedish does"),
            };
            findings.push(message.finding(Code::Typography, span, what).hint(hint));
        }
    }
    findings
}

/// A text that ends, or begins, otherwise than the source.
pub fn compare<'a>(pair: &Pair<'_, 'a>) -> Vec<Finding<'a>> {
    let mut found = BTreeMap::new();
    for (source, text) in pair.texts() {
        for variant in &text.variants {
            let line = Line::of(variant);
            let others: Vec<Line> = counterparts(source, text, variant).into_iter().map(Line::of).collect();
            let name = pair.translation.name(text.attribute);
            let place = pair.source.name_span(text.attribute);
            found.extend(end_sign(&line, &others).map(|(range, what)| (line.place(range), (what, place))));
            found.extend(
                outer_space(&line, &others, &name).map(|(range, what)| (line.place(range), (what, place))),
            );
        }
    }
    let finding = |(at, ((what, hint), source)): (Span, ((String, String), Span))| {
        pair.finding(Code::Typography, at, what, source).hint(hint)
    };
    found.into_iter().map(finding).collect()
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Slip {
    Spaces,
    Dots,
    Quotes,
}

impl Slip {
    fn of(text: &str, at: usize, is_swedish: bool) -> Option<(Slip, usize)> {
        let rest = text.get(at..)?;
        let before = text.get(..at)?.chars().next_back();
        let is_inside = before.is_some_and(|c| c != '\n' && c != ' ');
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        let after = rest.get(spaces..).and_then(|rest| rest.chars().next());
        if spaces > 1 && is_inside && after.is_some_and(|c| c != '\n') {
            return Some((Slip::Spaces, spaces));
        }
        if rest.starts_with("...") && before.is_some_and(char::is_alphabetic) && !rest.starts_with("....") {
            return Some((Slip::Dots, 3));
        }
        (is_swedish && rest.starts_with('"')).then_some((Slip::Quotes, 1))
    }
}

/// What is to be mended in a text, each kind with its first place.
fn slips(message: &Message<'_>, text: &Text<'_>) -> BTreeMap<Slip, Span> {
    let is_swedish = message.language.as_str().split('-').next() == Some("sv");
    let mut slips = BTreeMap::new();
    for line in text.variants.iter().map(Line::of) {
        let mut in_tag = false;
        for (at, letter) in line.text.char_indices() {
            in_tag = match letter {
                '<' => true,
                '>' => false,
                _ => in_tag,
            };
            if let Some((slip, length)) = Slip::of(&line.text, at, is_swedish).filter(|_| !in_tag) {
                slips.entry(slip).or_insert_with(|| line.place(at..at + length));
            }
        }
    }
    slips
}

type Slack = (Range<usize>, (String, String));

/// The sign at the end, if all the others end in another way than this one. Where a variable ends a text, nobody knows.
fn end_sign(line: &Line, others: &[Line]) -> Option<Slack> {
    let own = end(line)?;
    let mut ends = others.iter().map(end);
    let expected = ends.next()??;
    if own == expected || !ends.all(|end| end == Some(expected)) {
        return None;
    }
    let text = line.text.trim_end();
    let last = text.char_indices().next_back()?;
    let what = match (own, expected) {
        (_, Some(sign)) => (format!("the source ends with `{sign}`"), format!("end with `{sign}` too")),
        (Some(sign), None) => (format!("the source does not end with `{sign}`"), "take it out".to_owned()),
        (None, None) => return None,
    };
    Some((last.0..text.len(), what))
}

/// `None`: it cannot be told. `Some(None)`: a text without a sign at its end.
fn end(line: &Line) -> Option<Option<char>> {
    let visible = line.visible();
    let text = visible.trim_end().trim_end_matches(['”', '"', '’', '»']);
    let inside = text.trim_end_matches(')');
    let last_word = inside.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_abbreviation = last_word.trim_end_matches('.').contains('.') || last_word == "etc.";
    match inside.chars().next_back()? {
        GAP => None,
        '.' if is_abbreviation || inside != text => None,
        '.' if text.ends_with("...") => Some(Some('…')),
        sign @ ('.' | '!' | '?' | ':' | '…') => Some(Some(sign)),
        letter if letter.is_alphanumeric() => Some(None),
        _ => None,
    }
}

/// Space at an end of the text, which somebody wrote as `{" "}`.
fn outer_space(line: &Line, others: &[Line], name: &str) -> Option<Slack> {
    let first = |text: &str| text.starts_with(char::is_whitespace);
    let last = |text: &str| text.ends_with(char::is_whitespace);
    let text = &line.text;
    let differs = |has: &dyn Fn(&str) -> bool| others.iter().all(|other| has(&other.text) != has(text));
    let (is_first, is_last) = (differs(&first), differs(&last));
    if others.is_empty() || text.trim().is_empty() || !(is_first || is_last) {
        return None;
    }
    let has = if is_first { first(text) } else { last(text) };
    let length = text.len() - text.trim_end().len();
    let range = if is_first { 0..1 } else { text.len() - length.max(1)..text.len() };
    let range = text.floor_char_boundary(range.start)..range.end;
    let take_out = "take it out".to_owned();
    Some(match (is_first, has) {
        (true, true) => (range, (format!("`{name}` begins with a space, and the source does not"), take_out)),
        (false, true) => (range, (format!("`{name}` ends with a space, and the source does not"), take_out)),
        (true, false) => {
            let what = format!("the source of `{name}` begins with a space");
            (range, (what, "write `{\" \"}` there too".to_owned()))
        }
        (false, false) => {
            let what = format!("the source of `{name}` ends with a space");
            (range, (what, "write `{\" \"}` there too".to_owned()))
        }
    })
}
