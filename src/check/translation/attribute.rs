//! Attributes and own texts that only one of the two languages has.

use crate::diagnostic::{Code, closest};

use super::Finding;
use super::message::Pair;

/// What is missing or left over. A term's attributes tell of its language, such as a gender, and are not compared.
pub fn compare<'a>(pair: &Pair<'_, 'a>) -> Vec<Finding<'a>> {
    let (source, translation) = (pair.source, pair.translation);
    if source.id().is_term() {
        return Vec::new();
    }
    let id = source.id();
    let has = |names: &[crate::i18n::Attribute], name: &str| names.iter().any(|other| *other.name == *name);
    let attributes = (&source.entry.attributes, &translation.entry.attributes);
    let mut missing: Vec<_> = attributes.0.iter().filter(|own| !has(attributes.1, &own.name)).collect();
    let mut findings = Vec::new();
    for extra in attributes.1.iter().filter(|own| !has(attributes.0, &own.name)) {
        let what = format!("`{id}` has no attribute `.{}` in `{}`", extra.name, source.language);
        let guess = closest(&extra.name, missing.iter().map(|other| &*other.name)).map(str::to_owned);
        let meant = attributes.0.iter().find(|other| Some(&*other.name) == guess.as_deref());
        let at = meant.map_or(source.entry.id_span, |meant| meant.span);
        let finding = pair.finding(Code::MessageShape, extra.span, what, at);
        findings.push(match &guess {
            Some(guess) => finding.hint(format!("did you mean `{guess}`?")),
            None => finding.hint("take the attribute out: nothing asks for it"),
        });
        missing.retain(|other| Some(&*other.name) != guess.as_deref());
    }
    for own in missing {
        let what = format!("`{id}` lacks the attribute `.{}`", own.name);
        let hint = format!("add the line `.{} = …` below it, behind 4 spaces", own.name);
        findings.push(pair.finding(Code::MessageShape, translation.entry.id_span, what, own.span).hint(hint));
    }
    let id_spans = (translation.entry.id_span, source.entry.id_span);
    match (source.entry.has_value, translation.entry.has_value) {
        (true, false) => {
            let what = format!("`{id}` lacks a text of its own");
            let finding = pair.finding(Code::MessageShape, id_spans.0, what, id_spans.1);
            findings.push(finding.hint("write it after the `=`"));
        }
        (false, true) => {
            let what = format!("`{id}` has no text of its own in `{}`", source.language);
            let finding = pair.finding(Code::MessageShape, id_spans.0, what, id_spans.1);
            findings.push(finding.hint("take the text after the `=` out: nothing asks for it"));
        }
        (true, true) | (false, false) => {}
    }
    findings
}
