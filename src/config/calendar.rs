//! What the calendars of the rounds are called in each language.

use std::sync::Arc;

use super::FileName;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::Language;
use crate::value::{Decode, Decoder, Form, Node, Schema, Spanned};

/// The file name of the calendars: one for all languages, or one for each.
#[derive(Clone, Debug, Default)]
pub struct CalendarNames {
    same: Option<Arc<str>>,
    each: Vec<(Spanned<Language>, Arc<str>)>,
}

/// Where nothing is said.
const DEFAULT: &str = "rounds.ics";

/// What the name of a calendar ends in, by which servers and programs know it.
const EXTENSION: &str = ".ics";

impl CalendarNames {
    /// The name in a language: `omgangar.ics`.
    pub fn name(&self, language: &Language) -> &str {
        let own = self.each.iter().find(|(named, _)| named.value == *language).map(|(_, name)| name);
        own.or(self.same.as_ref()).map_or(DEFAULT, |name| name)
    }

    /// The name without its ending: the folder of the calendars that hold some of the rounds.
    pub fn stem(&self, language: &Language) -> &str {
        let name = self.name(language);
        name.strip_suffix(EXTENSION).unwrap_or(name)
    }

    /// Reports languages that the site does not have.
    pub(super) fn check(&self, languages: &[Language], decoder: &mut Decoder) {
        for (language, _) in &self.each {
            if !languages.contains(&language.value) {
                let known = languages.iter().map(|language| format!("`{language}`"));
                let message = format!("the site has no language `{}`", language.value);
                let unknown = Diagnostic::new(Code::UnknownKey, message)
                    .at(decoder.location(language.span))
                    .suggest(language.value.as_str(), languages.iter().map(Language::as_str))
                    .hint(format!("the languages of the site are {}", known.collect::<Vec<_>>().join(", ")));
                decoder.push(unknown);
            }
        }
    }
}

impl Decode for CalendarNames {
    const EXPECTED: &'static str = "a name such as `rounds.ics`, or one for each language such as `{ sv: omgangar.ics, en: rounds.ics }`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| {
            let name = Schema::Text(Form::new(r"[^./\\:][^/\\:]*\.ics", "a name such as `rounds.ics`"));
            Schema::Either(vec![name.clone(), Schema::Table(Box::new(name))])
        });
        let Some(entries) = node.as_map() else {
            if node.as_text().is_none() {
                decoder.wrong_type(node, Self::EXPECTED);
                return None;
            }
            return Some(CalendarNames { same: Some(name(node, decoder)?), each: Vec::new() });
        };
        let each = entries.iter().filter(|entry| !entry.value.is_null()).filter_map(|entry| {
            let language = Spanned { value: Language::new(&entry.key), span: entry.key_span };
            Some((language, name(&entry.value, decoder)?))
        });
        Some(CalendarNames { same: None, each: each.collect() })
    }
}

fn name(node: &Node, decoder: &mut Decoder) -> Option<Arc<str>> {
    let name = FileName::decode(node, decoder)?.0;
    if !name.ends_with(EXTENSION) {
        let hint = format!("write `{name}{EXTENSION}`");
        let message = format!("`{name}` does not end in `{EXTENSION}`");
        decoder.report(Code::InvalidValue, node.span, message, hint);
        return None;
    }
    Some(name)
}
