//! A text that may differ from language to language.

use std::sync::Arc;

use super::{Decode, Decoder, Entry, Form, Node, Schema, Spanned};
use crate::diagnostic::{Code, Diagnostic, Severity, Span};
use crate::language::Language;

/// One text for all languages, or one for each: `ICLD`, or `{ sv: Europa, en: Europe }`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Localized {
    pub span: Span,
    texts: Texts,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Texts {
    Same(Arc<str>),
    /// In the order of the file.
    Each(Vec<(Spanned<Language>, Spanned<Arc<str>>)>),
}

impl Localized {
    /// The text in this very language; fallbacks are the caller's.
    pub fn get(&self, language: &Language) -> Option<&str> {
        self.spanned(language).map(|text| &**text)
    }

    /// The languages that are named; none if one text is for all.
    pub fn languages(&self) -> impl Iterator<Item = &Spanned<Language>> {
        let texts: &[_] = match &self.texts {
            Texts::Same(_) => &[],
            Texts::Each(texts) => texts,
        };
        texts.iter().map(|(language, _)| language)
    }

    /// Every text with its place.
    pub fn texts(&self) -> Vec<Spanned<&str>> {
        match &self.texts {
            Texts::Same(text) => vec![Spanned { value: text, span: self.span }],
            Texts::Each(texts) => {
                texts.iter().map(|(_, text)| Spanned { value: &*text.value, span: text.span }).collect()
            }
        }
    }

    fn spanned(&self, language: &Language) -> Option<&Arc<str>> {
        match &self.texts {
            Texts::Same(text) => Some(text),
            Texts::Each(texts) => {
                texts.iter().find(|(named, _)| named.value == *language).map(|(_, text)| &text.value)
            }
        }
    }
}

impl Decode for Localized {
    const EXPECTED: &'static str = "a text, or a text for each language such as `{ sv: …, en: … }`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| Schema::Localized(Form::any(<Arc<str>>::EXPECTED)));
        let texts = match node.as_map() {
            None if node.as_text().is_none() => {
                decoder.wrong_type(node, Self::EXPECTED);
                return None;
            }
            None => Texts::Same(Arc::decode(node, decoder)?),
            Some(entries) => Texts::Each(
                entries
                    .iter()
                    // An empty text is a missing language, which `check` reports.
                    .filter(|entry| !entry.value.is_null())
                    .filter_map(|entry| {
                        let language = Spanned { value: Language::new(&entry.key), span: entry.key_span };
                        Some((language, Spanned::decode(&entry.value, decoder)?))
                    })
                    .collect(),
            ),
        };
        let localized = Localized { span: node.span, texts };
        if let Some(entries) = node.as_map() {
            check(entries, node.head(), decoder);
        }
        Some(localized)
    }
}

/// Reports languages of the site that are missing, and languages that the site does not have.
fn check(entries: &[Entry], head: Span, decoder: &mut Decoder) {
    let site = decoder.languages().to_vec();
    if site.is_empty() {
        return;
    }
    let is_there = |language: &Language| {
        entries.iter().any(|entry| *entry.key == *language.as_str() && !entry.value.is_null())
    };
    for language in site.iter().filter(|language| !is_there(language)) {
        let message = format!("the text is missing in `{language}`");
        let mut missing = Diagnostic::new(Code::MissingLanguage, message)
            .at(decoder.location(head))
            .hint(format!("add `{language}: …`"));
        if !decoder.is_lenient(language) {
            missing.severity = Severity::Error;
        }
        decoder.push(missing);
    }
    for entry in entries.iter().filter(|entry| !site.iter().any(|language| language.as_str() == &*entry.key))
    {
        let known = site.iter().map(|language| format!("`{language}`")).collect::<Vec<_>>().join(", ");
        let unknown = Diagnostic::new(Code::UnknownKey, format!("the site has no language `{}`", entry.key))
            .at(decoder.location(entry.key_span))
            .suggest(&entry.key, site.iter().map(Language::as_str))
            .hint(format!("the languages of the site are {known}"));
        decoder.push(unknown);
    }
}
