//! A text that may differ from language to language.

use std::sync::Arc;

use super::{Decode, Decoder, Node, Spanned};
use crate::diagnostic::{Code, Diagnostic, Span};
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

    /// Reports languages of the site that are missing, and languages that the site does not have.
    pub fn check(&self, site: &[Language], decoder: &mut Decoder) {
        let Texts::Each(texts) = &self.texts else { return };
        for language in site.iter().filter(|language| self.get(language).is_none()) {
            decoder.report(
                Code::MissingLanguage,
                self.span,
                format!("the text is missing in `{language}`"),
                format!("add `{language}: …`"),
            );
        }
        for (language, _) in texts.iter().filter(|(named, _)| !site.contains(&named.value)) {
            let known = site.iter().map(|known| format!("`{known}`")).collect::<Vec<_>>().join(", ");
            let at = decoder.location(language.span);
            decoder.push(
                Diagnostic::new(Code::UnknownKey, format!("the site has no language `{}`", language.value))
                    .at(at)
                    .suggest(language.value.as_str(), site.iter().map(Language::as_str))
                    .hint(format!("the languages of the site are {known}")),
            );
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
        Some(Localized { span: node.span, texts })
    }
}
