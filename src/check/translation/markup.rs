//! HTML in messages: tags that do not fit together, that differ from the source, or that have no place in a message.

mod tag;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diagnostic::{Code, Severity, Span};
use crate::i18n::Text;

use super::Finding;
use super::counterpart::{counterparts, in_all};
use super::line::Line;
use super::message::{Message, Pair};
use tag::{Tag, tags};

/// Elements that have no end tag.
const VOID: &[&str] = &["area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"];

/// Elements whose end tag may be left out.
const OPEN_ENDED: &[&str] = &["p", "li", "dt", "dd", "td", "th", "tr", "option"];

/// Elements that make a message do something, or load something.
const FORBIDDEN: &[&str] = &["script", "style", "iframe", "object", "embed", "form", "link", "meta", "base"];

/// What has no place in any message.
pub fn check<'a>(message: &Message<'a>) -> Vec<Finding<'a>> {
    let mut found = BTreeMap::new();
    for line in message.texts.iter().flat_map(|text| &text.variants).map(Line::of) {
        for tag in tags(&line.text) {
            if FORBIDDEN.contains(&&*tag.name) && !tag.is_end {
                let what = format!("a message cannot have `<{}>`", tag.name);
                found.insert(line.place(tag.range.clone()), what);
            }
            for (name, value, range) in &tag.attributes {
                if name.starts_with("on") && name.len() > 4 {
                    found.insert(line.place(range.clone()), format!("a message cannot have `{name}=`"));
                } else if value.trim_start().to_ascii_lowercase().starts_with("javascript:") {
                    found.insert(line.place(range.clone()), "a message cannot have `javascript:`".to_owned());
                }
            }
        }
    }
    let finding = |(span, what): (Span, String)| {
        message.finding(Code::Markup, span, what).hint("scripts and embedded things belong in a template")
    };
    found.into_iter().map(finding).collect()
}

/// Tags of a message that do not fit together. `others` are the translations, or the source: where all of them have
/// the same fault, it is meant, because the rest stands in another message.
pub fn check_pairs<'a>(message: &Message<'a>, others: &[&Message<'a>]) -> Vec<Finding<'a>> {
    let mut findings = Vec::new();
    for text in &message.texts {
        let faults = |text: &Text<'_>| -> BTreeSet<String> {
            let lines = text.variants.iter().map(Line::of);
            lines.flat_map(|line| misfits(&line.text)).map(|fault| fault.what).collect()
        };
        let elsewhere: Vec<BTreeSet<String>> =
            others.iter().map(|other| other.text(text.attribute).map(faults).unwrap_or_default()).collect();
        let mut told = BTreeSet::new();
        for line in text.variants.iter().map(Line::of) {
            for Misfit { what, hint, range } in misfits(&line.text) {
                let is_meant = !elsewhere.is_empty() && elsewhere.iter().all(|faults| faults.contains(&what));
                let at = line.place(range);
                if !is_meant && told.insert(at) {
                    findings.push(message.finding(Code::Markup, at, what).hint(hint));
                }
            }
        }
    }
    findings
}

/// Tags that the source has and the translation has not, or the other way round.
pub fn compare<'a>(pair: &Pair<'_, 'a>) -> Vec<Finding<'a>> {
    let mut told = BTreeSet::new();
    let mut findings = Vec::new();
    for (source, text) in pair.texts() {
        for variant in &text.variants {
            let line = Line::of(variant);
            let own = tags(&line.text);
            if !misfits(&line.text).is_empty() {
                continue;
            }
            let partners = counterparts(source, text, variant);
            let needed = in_all(partners.iter().copied(), |other| numbered(&tags(&Line::of(other).text)));
            let known: BTreeSet<(String, usize)> =
                partners.iter().flat_map(|other| numbered(&tags(&Line::of(other).text))).collect();
            let present = numbered(&own);
            let name = pair.translation.name(text.attribute);
            let whole = pair.translation.name_span(text.attribute);
            let mut tell = |at: Span, what: String, hint: &str| {
                if told.insert((at, what.clone())) {
                    let source = pair.source.name_span(text.attribute);
                    let mut finding = pair.finding(Code::Markup, at, what, source);
                    finding.diagnostic.severity = Severity::Warning;
                    findings.push(finding.hint(hint));
                }
            };
            for (tag, _) in needed.difference(&present) {
                let key =
                    variant.path.last().and_then(|(number, key)| text.choices.get(*number)?.keys.get(*key));
                let what = format!("`{name}` lacks `<{tag}>`");
                tell(
                    key.map_or(whole, |key| key.span),
                    what,
                    "put the tags around the same words as in the source",
                );
            }
            for (tag, _) in present.difference(&known) {
                let at = own
                    .iter()
                    .rev()
                    .find(|own| own.name == *tag && !own.is_end)
                    .map(|tag| line.place(tag.range.clone()));
                let what = format!("the source of `{name}` has no `<{tag}>` here");
                tell(at.unwrap_or(whole), what, "take out the tag, and the one that ends it");
            }
        }
    }
    findings
}

/// The names of the elements that begin, the second of a name told from the first.
fn numbered(tags: &[Tag]) -> BTreeSet<(String, usize)> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    let mut names = BTreeSet::new();
    // Where a line ends is for each language to say.
    let begun = tags.iter().filter(|tag| !tag.is_end && !FORBIDDEN.contains(&&*tag.name));
    for tag in begun.filter(|tag| !["br", "wbr"].contains(&&*tag.name)) {
        let number = count.entry(&tag.name).or_default();
        *number += 1;
        names.insert((tag.name.clone(), *number));
    }
    names
}

struct Misfit {
    what: String,
    hint: String,
    range: Range<usize>,
}

/// Tags that are not closed, or close what is not open.
fn misfits(text: &str) -> Vec<Misfit> {
    let mut open: Vec<Tag> = Vec::new();
    let mut misfits = Vec::new();
    for tag in tags(text) {
        let Tag { name, range, .. } = &tag;
        if tag.is_cut {
            let what = format!("the tag `{}` is never closed", text.get(range.clone()).unwrap_or_default());
            misfits.push(Misfit { what, hint: "write `>` where it ends".to_owned(), range: range.clone() });
        }
        if tag.is_end {
            misfits.extend(close(&mut open, name, range));
        } else if !VOID.contains(&&**name) {
            open.push(tag);
        }
    }
    misfits.extend(open.iter().filter_map(unclosed_tag));
    misfits
}

/// What is wrong where `name` ends. An end tag of another element than the last one stands in the place of that one's.
fn close(open: &mut Vec<Tag>, name: &str, range: &Range<usize>) -> Vec<Misfit> {
    if let Some(at) = open.iter().rposition(|other| other.name == name) {
        return open.split_off(at).iter().skip(1).filter_map(unclosed_tag).collect();
    }
    if VOID.contains(&name) || OPEN_ENDED.contains(&name) {
        return Vec::new();
    }
    let (what, hint) = match open.pop() {
        Some(last) => (format!("`</{name}>` ends `<{}>`", last.name), format!("write `</{}>`", last.name)),
        None => {
            let hint = format!("write `<{name}>` where it begins, or take it out");
            (format!("`</{name}>` ends what has not begun"), hint)
        }
    };
    vec![Misfit { what, hint, range: range.clone() }]
}

/// One that was cut short has been told.
fn unclosed_tag(tag: &Tag) -> Option<Misfit> {
    let name = &tag.name;
    (!tag.is_cut && !OPEN_ENDED.contains(&&**name)).then(|| Misfit {
        what: format!("`<{name}>` is never closed"),
        hint: format!("write `</{name}>` where it ends"),
        range: tag.range.clone(),
    })
}
