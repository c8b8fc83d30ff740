//! Variables that a translation has made up, lost, or that no template can give.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Span, closest};
use crate::i18n::{PieceKind, Text, Variable, Variant};

use super::Finding;
use super::call::Calls;
use super::counterpart::{counterparts, in_all, printed, references};
use super::message::{Message, Pair};

/// Variables that the source does not have, and those of the source that are missing. A term's own are given by
/// whoever refers to it, so that nothing can be said of them.
pub fn compare<'a>(pair: &Pair<'_, 'a>, calls: &Calls<'a>) -> Vec<Finding<'a>> {
    if pair.source.id().is_term() {
        return Vec::new();
    }
    let unknown = unknown(pair, calls);
    let missing = missing(pair);
    let names: BTreeSet<&str> = missing.keys().map(|(_, name)| *name).collect();
    let known = pair.source_tongue.variables(pair.source.id());
    let mut meant = BTreeSet::new();
    let mut findings = Vec::new();
    for (name, variable) in &unknown {
        let only = names.first().filter(|_| names.len() == 1 && unknown.len() == 1);
        let guess = closest(name, names.iter().copied()).or(only.copied());
        meant.extend(guess);
        let guess = guess.or_else(|| closest(name, known.iter().copied()));
        findings.push(unknown_variable(pair, variable, guess, &known));
    }
    let lost = missing.iter().filter(|((_, name), _)| !meant.contains(name));
    findings.extend(lost.map(|((_, name), (text, variant))| lost_variable(pair, name, text, variant)));
    findings
}

/// A variable with a hyphen, whose name a template cannot write.
pub fn check<'a>(message: &Message<'a>) -> Vec<Finding<'a>> {
    let hyphened = message.entry.variables.iter().filter(|variable| variable.name.contains('-'));
    let mut by_name: BTreeMap<&str, &Variable> = BTreeMap::new();
    for variable in hyphened.filter(|_| !message.id().is_term()) {
        by_name.entry(&variable.name).or_insert(variable);
    }
    let finding = |(name, variable): (&str, &Variable)| {
        let what = format!("no template can give the variable `${name}`");
        let hint = format!("the name of a variable has no hyphen: write `${}`", name.replace('-', "_"));
        message.finding(Code::HyphenVariable, variable.span, what).hint(hint)
    };
    by_name.into_iter().map(finding).collect()
}

/// The variables of the translation that it cannot be given, each with its first place.
fn unknown<'a>(pair: &Pair<'_, 'a>, calls: &Calls<'_>) -> BTreeMap<&'a str, &'a Variable> {
    let known = pair.source_tongue.variables(pair.source.id());
    let mut unknown = BTreeMap::new();
    for variable in &pair.translation.entry.variables {
        let name = &*variable.name;
        if !known.contains(name) && !calls.give(pair.source.id(), name) {
            unknown.entry(name).or_insert(variable);
        }
    }
    unknown
}

type Missing<'p, 'a> = BTreeMap<(Span, &'a str), (&'p Text<'a>, &'p Variant<'a>)>;

/// The variables that a variant lacks although all its counterparts print them, by the place where they should be.
fn missing<'p, 'a>(pair: &Pair<'p, 'a>) -> Missing<'p, 'a> {
    let mut missing = Missing::new();
    for (source, text) in pair.texts() {
        for variant in &text.variants {
            let needed = in_all(counterparts(source, text, variant), printed);
            let own = present(pair, text, variant);
            for name in needed.into_iter().filter(|name| !own.contains(name)) {
                missing
                    .entry((place(pair.translation, text, variant, name), name))
                    .or_insert((text, variant));
            }
        }
    }
    missing
}

/// The variables that a variant prints or is chosen by, or that are in messages it refers to.
fn present<'p, 'a>(pair: &Pair<'p, 'a>, text: &'p Text<'a>, variant: &'p Variant<'a>) -> BTreeSet<&'a str> {
    let mut names = printed(variant);
    let choices = variant.path.iter().filter_map(|(number, _)| text.choices.get(*number));
    names.extend(choices.filter_map(|choice| choice.variable()));
    for target in references(variant) {
        let known = pair.tongue.messages.get(target).map(|message| message.id());
        names.extend(known.into_iter().flat_map(|id| pair.tongue.variables(id)));
    }
    names
}

/// The key of a variant that lacks something, or the name of the text if all of it does.
fn place(message: &Message<'_>, text: &Text<'_>, variant: &Variant<'_>, name: &str) -> Span {
    let is_anywhere = text.variants.iter().any(|variant| printed(variant).contains(name));
    let key = variant.path.last().and_then(|(number, key)| text.choices.get(*number)?.keys.get(*key));
    match key.filter(|_| is_anywhere) {
        Some(key) => key.span,
        None => message.name_span(text.attribute),
    }
}

fn unknown_variable<'a>(
    pair: &Pair<'_, 'a>,
    variable: &Variable,
    guess: Option<&str>,
    known: &BTreeSet<&str>,
) -> Finding<'a> {
    let meant = pair.source.entry.variables.iter().find(|other| Some(&*other.name) == guess);
    let source = meant.map_or(pair.source.entry.id_span, |meant| meant.span);
    let what = format!("`${}` is not a variable of `{}`", variable.name, pair.source.id());
    let finding = pair.finding(Code::MessageVariable, variable.span, what, source);
    match guess {
        Some(guess) => finding.hint(format!("did you mean `${guess}`?")),
        None if known.is_empty() => finding.hint("this message has no variables: find words without it"),
        None => {
            let names: Vec<String> = known.iter().map(|name| format!("`${name}`")).collect();
            finding.hint(format!("variables of this message: {}", names.join(", ")))
        }
    }
}

fn lost_variable<'a>(pair: &Pair<'_, 'a>, name: &str, text: &Text<'a>, variant: &Variant<'a>) -> Finding<'a> {
    let variables = pair.source.entry.variables.iter();
    let mut own = variables.filter(|own| &*own.name == name && own.within.as_deref() == text.attribute);
    let source = own.next().map_or(pair.source.entry.id_span, |variable| variable.span);
    let of_text = pair.translation.name(text.attribute);
    if let Some(at) = written_otherwise(pair, variant, name) {
        let what = format!("`{of_text}` lacks `${name}`");
        return pair
            .finding(Code::LostVariable, at, what, source)
            .hint(format!("did you mean `{{ ${name} }}`?"));
    }
    let at = place(pair.translation, text, variant, name);
    let is_key = at != pair.translation.name_span(text.attribute);
    let key = variant.path.last().and_then(|(number, key)| text.choices.get(*number)?.keys.get(*key));
    let what = match key.filter(|_| is_key) {
        Some(key) => format!("the variant `[{}]` of `{of_text}` lacks `${name}`", key.name),
        None => format!("`{of_text}` lacks `${name}`"),
    };
    pair.finding(Code::LostVariable, at, what, source)
        .hint(format!("write `{{ ${name} }}` where it belongs in the sentence"))
}

/// Where `$name` stands without braces, or `{ name }` without its sign.
fn written_otherwise(pair: &Pair<'_, '_>, variant: &Variant<'_>, name: &str) -> Option<Span> {
    let bare = format!("${name}");
    variant.pieces.iter().find_map(|piece| match &piece.kind {
        PieceKind::Words(words) => {
            let start = piece.span.start + words.find(&bare)?;
            Some(Span::new(start, start + bare.len()))
        }
        PieceKind::Reference(target, _) => {
            let is_unknown = target.as_str() == name && !pair.tongue.messages.contains_key(target);
            is_unknown.then_some(piece.span)
        }
        PieceKind::Literal(_) | PieceKind::Variable(_) => None,
    })
}
