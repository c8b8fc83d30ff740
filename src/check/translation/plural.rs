//! Choices by number: forms that are missing, that the language does not have, or that are never reached.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::{Choice, Key, PLURAL_FORMS, Plurals, Selector, Text};

use super::Finding;
use super::counterpart::printed;
use super::message::{Message, Pair, Tongue};

/// The choices of one message, for themselves.
pub fn check<'a>(message: &Message<'a>, tongue: &Tongue<'a>) -> Vec<Finding<'a>> {
    let mut findings = Vec::new();
    for text in &message.texts {
        for choice in text.choices.iter().filter(|choice| is_by_number(choice)) {
            let plurals = tongue.plurals(is_ordinal(choice));
            findings.extend(unknown_forms(message, choice, plurals));
            if has_form(choice) {
                findings.extend(missing_forms(message, text, choice, plurals));
            }
            findings.extend(unreachable(message, choice, plurals));
        }
    }
    findings
}

/// Choices of the source that the translation does not make, or makes without any form.
pub fn compare<'a>(pair: &Pair<'_, 'a>) -> Vec<Finding<'a>> {
    let mut findings = Vec::new();
    for (source, text) in pair.texts() {
        let mut told = BTreeSet::new();
        for choice in source.choices.iter().filter(|choice| is_by_number(choice) && has_form(choice)) {
            let Some(variable) = choice.variable().filter(|name| told.insert(*name)) else { continue };
            let plurals = pair.tongue.plurals(is_ordinal(choice));
            let mut own = text.choices.iter().filter(|own| own.variable() == Some(variable)).peekable();
            if own.peek().is_none() {
                let is_lost = source.variants.iter().all(|variant| printed(variant).contains(variable))
                    && !text.variants.iter().any(|variant| printed(variant).contains(variable));
                if plurals.needed().len() > 1 && !text.variants.is_empty() && !is_lost {
                    findings.push(no_choice(pair, text, choice, variable));
                }
            } else if let Some(own) = own.find(|own| is_by_number(own) && !has_form(own)) {
                let missing = missing_forms(pair.translation, text, own, plurals);
                findings.extend(missing.into_iter().map(|finding| {
                    finding.map(|diagnostic| {
                        let text = format!("the text in `{}`", pair.source.language);
                        diagnostic.label(pair.source.at(choice.span), text)
                    })
                }));
            }
        }
    }
    findings
}

fn is_by_number(choice: &Choice<'_>) -> bool {
    let is_number = |key: &Key<'_>| key.is_number || PLURAL_FORMS.contains(&key.name);
    choice.variable().is_some() && choice.keys.iter().all(is_number)
}

fn is_ordinal(choice: &Choice<'_>) -> bool {
    matches!(choice.selector, Selector::Ordinal(_))
}

/// Whether a form other than `other` is chosen: a choice between `[0]` and the rest counts nothing.
fn has_form(choice: &Choice<'_>) -> bool {
    choice.keys.iter().any(|key| !key.is_number && key.name != "other")
}

fn unknown_forms<'a>(message: &Message<'a>, choice: &Choice<'_>, plurals: &Plurals) -> Vec<Finding<'a>> {
    let forms =
        choice.keys.iter().enumerate().filter(|(index, key)| *index != choice.default && !key.is_number);
    let unknown = forms.filter(|(_, key)| plurals.numbers(key.name).next().is_none());
    let finding = |(_, key): (usize, &Key<'_>)| {
        let what =
            format!("`[{}]` is never chosen: no number has that form in `{}`", key.name, message.language);
        let finding = message.finding(Code::PluralForms, key.span, what);
        finding.hint(format!("forms of this language: {}", names(plurals.needed())))
    };
    unknown.map(finding).collect()
}

fn missing_forms<'a>(
    message: &Message<'a>,
    text: &Text<'a>,
    choice: &Choice<'_>,
    plurals: &Plurals,
) -> Vec<Finding<'a>> {
    let missing =
        plurals.needed().into_iter().filter(|form| !choice.keys.iter().any(|key| key.name == *form));
    let finding = |form: &'static str| {
        let mut numbers = plurals.counted().filter(|(_, other)| *other == form).map(|(number, _)| number);
        let is_exact = |number: f64| choice.keys.iter().any(|key| value(key) == Some(number));
        let example = numbers.find(|number| !is_exact(*number))?;
        let what = format!("`{}` lacks the form `[{form}]`", message.name(text.attribute));
        let hint = format!("add a line `[{form}] …`, as for {example}");
        Some(message.finding(Code::PluralForms, choice.span, what).hint(hint))
    };
    missing.filter_map(finding).collect()
}

/// Keys whose numbers are all taken by keys before them. One that stands twice has been told.
fn unreachable<'a>(message: &Message<'a>, choice: &Choice<'_>, plurals: &Plurals) -> Vec<Finding<'a>> {
    let numbers = |key: &Key<'_>| match value(key) {
        Some(number) => vec![number],
        None => plurals.numbers(key.name).collect(),
    };
    let mut findings = Vec::new();
    for (index, key) in choice.keys.iter().enumerate().filter(|(index, _)| *index != choice.default) {
        let earlier = choice.keys.get(..index).unwrap_or_default();
        let own = numbers(key);
        let taken: BTreeSet<u64> = earlier.iter().flat_map(numbers).map(f64::to_bits).collect();
        let is_twice = earlier.iter().any(|other| other.name == key.name);
        if own.is_empty() || is_twice || !own.iter().all(|number| taken.contains(&number.to_bits())) {
            continue;
        }
        let what = format!("`[{}]` is never chosen: its numbers are taken before", key.name);
        let first = earlier.iter().find(|other| numbers(other).iter().any(|number| own.contains(number)));
        let mut finding = message.finding(Code::UnreachableVariant, key.span, what);
        if let Some(first) = first {
            let at = message.at(first.span);
            finding = finding.map(|diagnostic: Diagnostic| diagnostic.label(at, "this takes them"));
        }
        findings.push(finding.hint("remove one of the two"));
    }
    findings
}

fn no_choice<'a>(pair: &Pair<'_, 'a>, text: &Text<'a>, choice: &Choice<'_>, variable: &str) -> Finding<'a> {
    let name = pair.translation.name(text.attribute);
    let what = format!("`{name}` has one text for every `${variable}`, and the source has several");
    let forms = names(pair.tongue.plurals(is_ordinal(choice)).needed());
    pair.finding(Code::PluralForms, pair.translation.name_span(text.attribute), what, choice.span)
        .hint(format!("choose by `{{ ${variable} -> … }}` between {forms}"))
}

fn value(key: &Key<'_>) -> Option<f64> {
    key.is_number.then(|| key.name.parse().ok()).flatten()
}

fn names(forms: impl IntoIterator<Item = &'static str>) -> String {
    forms.into_iter().map(|form| format!("`[{form}]`")).collect::<Vec<_>>().join(", ")
}
