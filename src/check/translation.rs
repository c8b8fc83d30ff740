//! The messages of each language, compared with those of the source language: the site's default one.
//!
//! Owns what can be wrong with a translation that Fluent can read. Only messages that both languages have are compared;
//! those that a page lacks are told in `message`. A check that is not certain says nothing.

mod attribute;
mod call;
mod character;
mod counterpart;
mod foreign;
mod identical;
mod length;
mod line;
mod markup;
mod message;
mod note;
mod plural;
mod reference;
mod shown;
mod single;
mod typography;
mod usage;
mod variable;

use crate::diagnostic::{Code, Diagnostic, Location, Severity};
use crate::engine::Build;
use crate::i18n::MessageId;
use crate::language::Language;
use call::Calls;
use message::{Message, Pair, Tongue};

pub use call::{Asked, asked};
pub use single::{Draft, check_message};
pub use usage::is_of_program;

/// What was found in one message.
struct Finding<'a> {
    language: &'a Language,
    id: &'a MessageId,
    diagnostic: Diagnostic,
}

impl Finding<'_> {
    fn hint(self, text: impl Into<String>) -> Self {
        self.map(|diagnostic| diagnostic.hint(text))
    }

    fn map(mut self, change: impl FnOnce(Diagnostic) -> Diagnostic) -> Self {
        self.diagnostic = change(self.diagnostic);
        self
    }
}

/// Everything that is wrong with the messages of a build.
pub fn check(build: &Build) -> Vec<Diagnostic> {
    let default = build.site.config().default_language();
    let tongues = build.site.catalogs().map(|(language, catalog)| Tongue::of(language, catalog));
    let (mut source, others): (Vec<_>, Vec<_>) = tongues.partition(|tongue| tongue.language == default);
    let Some(source) = source.pop() else { return Vec::new() };
    let calls = Calls::of(build.site.theme());
    let mut findings = usage::check(build, &source, &others, &calls);
    for message in source.messages.values() {
        let translations: Vec<_> =
            others.iter().filter_map(|tongue| Some((tongue, tongue.messages.get(message.id())?))).collect();
        findings.extend(alone(message, &source, None));
        let others: Vec<_> = translations.iter().map(|(_, message)| *message).collect();
        findings.extend(markup::check_pairs(message, &others));
        for (tongue, translation) in translations {
            findings
                .extend(both(&Pair { source: message, translation, source_tongue: &source, tongue }, &calls));
        }
    }
    for tongue in &others {
        let own = tongue.messages.values().filter(|message| !source.messages.contains_key(message.id()));
        for message in own {
            findings.extend(alone(message, tongue, None));
            findings.extend(markup::check_pairs(message, &[]));
        }
    }
    let tongues: Vec<&Tongue<'_>> = std::iter::once(&source).chain(&others).collect();
    let messages: Vec<_> = tongues.iter().flat_map(|tongue| tongue.messages.values()).collect();
    let findings = note::respect(findings, &messages);
    let findings = shown::tell(build, &tongues, findings);
    let mut diagnostics = call::check(build, &calls, &source);
    diagnostics.extend(findings.into_iter().map(|finding| finding.diagnostic));
    diagnostics
}

/// A message of the site's own files that nothing asks for, with every place where it is written.
pub struct Unused<'a> {
    pub id: &'a MessageId,
    pub places: Vec<(&'a Language, Location)>,
}

/// The messages of the site that no page asks for and no template names. `None` if something could not be made: it
/// would ask for more.
pub fn unused(build: &Build) -> Option<Vec<Unused<'_>>> {
    if !usage::is_known(build) {
        return None;
    }
    let default = build.site.config().default_language();
    let tongues = build.site.catalogs().map(|(language, catalog)| Tongue::of(language, catalog));
    let (mut source, others): (Vec<_>, Vec<_>) = tongues.partition(|tongue| tongue.language == default);
    let source = source.pop()?;
    let calls = Calls::of(build.site.theme());
    let findings = usage::check(build, &source, &others, &calls);
    let tongues: Vec<&Tongue<'_>> = std::iter::once(&source).chain(&others).collect();
    let messages: Vec<_> = tongues.iter().flat_map(|tongue| tongue.messages.values()).collect();
    let mut unused = Vec::new();
    for finding in note::respect(findings, &messages) {
        if matches!(finding.diagnostic.code, Code::UnusedMessage | Code::ObsoleteMessage) {
            let own = messages.iter().filter(|message| message.id() == finding.id);
            let places = own.map(|message| (message.language, message.at(message.entry.id_span))).collect();
            unused.push(Unused { id: finding.id, places });
        }
    }
    Some(unused)
}

/// Takes out what was told of a message for itself, where the comparison tells the same and how to mend it: a variable
/// that a page does not give, or a message that does not exist and was meant to be a variable.
pub fn without_twice_told(diagnostics: Vec<Diagnostic>, found: &[Diagnostic]) -> Vec<Diagnostic> {
    let is_in = |told: &Diagnostic, found: &Diagnostic| {
        let (Some(told), Some(found)) = (&told.at, &found.at) else { return false };
        let (Some(name), Some(place)) = (told.span, found.span) else { return false };
        told.path == found.path && name.end <= place.start
    };
    let names = |told: &Diagnostic, found: &Diagnostic| {
        let variable = found.message.split('`').nth(1).unwrap_or_default();
        let id = found.message.split('`').nth(3).unwrap_or_default();
        let is_of = told.message.split('`').nth(1).and_then(|key| key.split('.').next()) == Some(id);
        is_of && told.message.contains(&format!("`{variable}` is not given"))
    };
    let is_told = |diagnostic: &Diagnostic| {
        let is_same = |found: &Diagnostic| found.code == Code::LostVariable && found.at == diagnostic.at;
        if diagnostic.code == Code::MessageReference && found.iter().any(is_same) {
            return true;
        }
        diagnostic.code == Code::MessageVariable
            && found
                .iter()
                .filter(|found| found.code == Code::MessageVariable)
                .any(|found| is_in(diagnostic, found) && names(diagnostic, found))
    };
    diagnostics.into_iter().filter(|diagnostic| !is_told(diagnostic)).collect()
}

/// What is wrong with a message whatever the other languages say. What `source` has as well is told there.
fn alone<'a>(message: &Message<'a>, tongue: &Tongue<'a>, source: Option<&Message<'a>>) -> Vec<Finding<'a>> {
    let mut findings = markup::check(message);
    findings.extend(character::check(message));
    findings.extend(plural::check(message, tongue));
    findings.extend(foreign::check(message, source, tongue));
    findings.extend(length::check(message, source));
    findings.extend(typography::check(message, source));
    if source.is_none() {
        findings.extend(variable::check(message));
    }
    findings
}

fn both<'a>(pair: &Pair<'_, 'a>, calls: &Calls<'a>) -> Vec<Finding<'a>> {
    let mut findings = alone(pair.translation, pair.tongue, Some(pair.source));
    findings.extend(markup::check_pairs(pair.translation, &[pair.source]));
    findings.extend(variable::compare(pair, calls));
    findings.extend(plural::compare(pair));
    findings.extend(reference::compare(pair));
    findings.extend(attribute::compare(pair));
    findings.extend(markup::compare(pair));
    findings.extend(identical::compare(pair));
    findings.extend(typography::compare(pair));
    // Where the site has its own words in one language only, the theme's in the other are nobody's to polish.
    if pair.source.is_of_site() && !pair.translation.is_of_site() {
        findings.retain(|finding| finding.diagnostic.severity != Severity::Hint);
    }
    findings
}
