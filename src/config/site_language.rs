//! The languages of a site and what is done about pages that one of them lacks.

use std::sync::Arc;

use super::tag;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::language::Language;
use crate::value::{Decode, Decoder, Fields, Node, Schema, Spanned};

/// A language of the site.
#[derive(Clone, Debug)]
pub struct SiteLanguage {
    pub code: Language,
    /// The place of the code in `anslag.yaml`.
    pub span: Span,
    /// What speakers of the language call it: `Svenska`.
    pub name: Arc<str>,
    /// The tag by whose customs dates and numbers are written: `en-GB`.
    pub format: Language,
    pub missing: Missing,
    /// Other languages of the site, in which a text is looked for when this one lacks it.
    pub fallback: Vec<Spanned<Language>>,
    /// Whether it is laid out from right to left although it may not be written so. No setting of the file.
    pub right_to_left: bool,
}

/// What is done about a page that the language lacks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Missing {
    /// The site is not published.
    Fail,
    /// Nothing refers to the page.
    Omit,
    /// Links lead to the page in another language, and say so.
    #[default]
    Link,
    /// The page exists and shows the text of another language.
    Show,
}

impl Missing {
    const ALL: [Missing; 4] = [Missing::Fail, Missing::Omit, Missing::Link, Missing::Show];

    pub fn as_str(self) -> &'static str {
        match self {
            Missing::Fail => "fail",
            Missing::Omit => "omit",
            Missing::Link => "link",
            Missing::Show => "show",
        }
    }
}

impl SiteLanguage {
    pub(super) fn new(code: &str) -> Self {
        SiteLanguage {
            code: Language::new(code),
            span: Span::default(),
            name: code.into(),
            format: Language::new(code),
            missing: Missing::default(),
            fallback: Vec::new(),
            right_to_left: false,
        }
    }
}

/// The languages, each once, with fallbacks that are other languages of the site.
pub(super) fn check(languages: Vec<SiteLanguage>, decoder: &mut Decoder) -> Vec<SiteLanguage> {
    let mut unique: Vec<SiteLanguage> = Vec::new();
    for language in languages {
        match unique.iter().find(|other| other.code == language.code) {
            None => unique.push(language),
            Some(first) => {
                let message = format!("the language `{}` stands twice", language.code);
                let twice = Diagnostic::new(Code::DuplicateId, message)
                    .at(decoder.location(language.span))
                    .label(decoder.location(first.span), "it stands here first")
                    .hint("remove one of them");
                decoder.push(twice);
            }
        }
    }
    let codes: Vec<Language> = unique.iter().map(|language| language.code.clone()).collect();
    for language in &mut unique {
        let code = &language.code;
        language.fallback.retain(|fallback| check_fallback(code, fallback, &codes, decoder));
    }
    unique
}

fn check_fallback(
    code: &Language,
    fallback: &Spanned<Language>,
    codes: &[Language],
    decoder: &mut Decoder,
) -> bool {
    if fallback.value == *code {
        let message = format!("`{code}` cannot stand in for itself");
        decoder.report(Code::InvalidValue, fallback.span, message, "name another language of the site");
        return false;
    }
    if codes.contains(&fallback.value) {
        return true;
    }
    let known = codes.iter().filter(|known| *known != code);
    let list = known.clone().map(|known| format!("`{known}`")).collect::<Vec<_>>().join(", ");
    let unknown =
        Diagnostic::new(Code::UnknownRecord, format!("the site has no language `{}`", fallback.value))
            .at(decoder.location(fallback.span))
            .suggest(fallback.value.as_str(), known.map(Language::as_str))
            .hint(format!("the other languages of the site are {list}"));
    decoder.push(unknown);
    false
}

impl Decode for SiteLanguage {
    const EXPECTED: &'static str = "a language such as `{ code: sv, name: Svenska }`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = Fields::open(node, "language", decoder)?;
        let code = fields.required::<Spanned<Tag>>("code");
        let name = fields.required::<Arc<str>>("name");
        let format = fields.optional::<Tag>("format");
        let missing = fields.or_default("missing", Missing::default());
        let fallback = fields.or_default::<Vec<Spanned<Tag>>>("fallback", Vec::new());
        fields.finish();
        let code = code?;
        Some(SiteLanguage {
            // A language without a name is still a language: its pages are not to be reported as strays.
            name: name.unwrap_or_else(|| code.value.0.as_str().into()),
            format: format.map_or_else(|| code.value.0.clone(), |tag| tag.0),
            span: code.span,
            code: code.value.0,
            missing,
            fallback: fallback
                .into_iter()
                .map(|tag| Spanned { value: tag.value.0, span: tag.span })
                .collect(),
            right_to_left: false,
        })
    }
}

impl Decode for Missing {
    const EXPECTED: &'static str = "`fail`, `omit`, `link` or `show`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.one_of(node, &Missing::ALL, Missing::as_str)
    }
}

/// A language tag, in canonical case whatever the case of the file.
struct Tag(Language);

impl Decode for Tag {
    const EXPECTED: &'static str = "a language tag such as `sv` or `en-GB`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| Schema::form(tag::PATTERN, Self::EXPECTED));
        let text = Arc::<str>::decode(node, decoder)?;
        let Some(canonical) = tag::canonical(&text) else {
            let hint = match text.replace('_', "-") {
                joined if joined != *text && tag::canonical(&joined).is_some() => {
                    format!("write `{}`", tag::canonical(&joined).unwrap_or_default())
                }
                _ => "write two or three letters, such as `sv`, perhaps with a country, such as `en-GB`"
                    .to_owned(),
            };
            decoder.report(Code::InvalidValue, node.span, format!("`{text}` is not a language tag"), hint);
            return None;
        };
        if canonical != *text {
            let message = format!("the language tag `{text}` is written `{canonical}`");
            decoder.report(Code::InvalidValue, node.span, message, format!("write `{canonical}`"));
        }
        Some(Tag(Language::new(canonical)))
    }
}
