//! What a translator is shown of the strings of a page and of one message, as data for the script in the page.

use serde::Serialize;

use super::correct::{FieldsInfo, fields_info};
use super::edition::Edition;
use super::strings::{PageString, Stands};
use super::words::Words;
use crate::diagnostic::{Diagnostic, Severity};
use crate::i18n::{Argument, Arguments, MessageId};
use crate::language::Language;
use crate::path::OutputPath;
use crate::report;
use crate::translate::{self, Card, State, Written, diff};

/// The strings of a page.
#[derive(Serialize)]
pub struct StringList {
    /// The language that the page is translated to.
    language: String,
    strings: Vec<StringInfo>,
}

#[derive(Serialize)]
struct StringInfo {
    key: String,
    attribute: Option<String>,
    /// Another language than that of the page, if its words had to be taken.
    fallback: Option<String>,
    /// As it is seen, without markup.
    text: String,
    /// `text`, `hidden`, or the name of the HTML attribute.
    stands: String,
    state: &'static str,
}

/// One message.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CardInfo {
    key: String,
    language: String,
    state: &'static str,
    /// Where it is written in the language.
    own: Option<WrittenInfo>,
    source: Option<WrittenInfo>,
    /// What has become of the words of the source since the translation followed it.
    changed: Vec<(&'static str, String)>,
    comment: Vec<String>,
    variables: Vec<Variable>,
    others: Vec<WrittenInfo>,
    pages: Vec<PageInfo>,
    problems: Vec<Problem>,
    #[serde(flatten)]
    fields: Option<FieldsInfo>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WrittenInfo {
    language: String,
    name: String,
    file: String,
    line: usize,
    text: String,
    is_built_in: bool,
}

/// A variable with what this page gives.
#[derive(Serialize)]
struct Variable {
    name: String,
    value: String,
}

#[derive(Serialize)]
struct PageInfo {
    url: String,
    title: String,
}

/// What is wrong with a message.
#[derive(Serialize)]
pub struct Problem {
    code: &'static str,
    severity: &'static str,
    message: String,
    hints: Vec<String>,
}

/// The strings of the page at `path`, if they are wanted.
pub fn string_list(edition: &Edition, path: &OutputPath) -> Option<StringList> {
    let (key, _) = edition.page(path)?;
    let build = &edition.shown;
    let strings = edition.strings(path)?;
    let states = translate::states(build, &key.language);
    let info = |string: PageString| {
        let PageString { printed, html, stands } = string;
        StringInfo {
            state: states.get(printed.id.as_str()).copied().map_or("followed", name_of),
            key: printed.id.to_string(),
            attribute: printed.attribute,
            fallback: (printed.language != key.language).then(|| printed.language.to_string()),
            text: text_of(&html),
            stands: match stands {
                Stands::Text => "text".to_owned(),
                Stands::Attribute(name) => name,
                Stands::Hidden => "hidden".to_owned(),
            },
        }
    };
    let strings = strings.all.into_iter().map(info).collect();
    Some(StringList { language: key.language.to_string(), strings })
}

/// A message in a language; `shown` is the page on which it was met, with its number there.
pub fn card_info(
    edition: &Edition,
    language: &Language,
    id: &MessageId,
    shown: Option<(&OutputPath, usize)>,
    words: &Words,
) -> Option<CardInfo> {
    let build = &edition.shown;
    let card = translate::card(build, language, id)?;
    let printed = shown.and_then(|(path, number)| edition.strings(path)?.all.into_iter().nth(number));
    let printed = printed.filter(|string| string.printed.id == *id).map(|string| string.printed);
    let source = build.site.config().default_language();
    let problems = problems(edition, &card, words);
    let changed = changed(&card);
    let Card { state, own, source: original, comment, others, pages, .. } = card;
    let written = |language: &Language, written| written_info(edition, language, written);
    Some(CardInfo {
        key: id.to_string(),
        language: language.to_string(),
        state: name_of(state),
        own: own.map(|own| written(language, own)),
        source: original.filter(|_| language != source).map(|original| written(source, original)),
        changed,
        comment,
        variables: printed
            .map(|printed| variables(edition, language, &printed.arguments))
            .unwrap_or_default(),
        others: others.into_iter().map(|(language, other)| written(&language, other)).collect(),
        pages: pages.iter().filter_map(|path| page_info(edition, path)).collect(),
        problems,
        fields: fields_info(edition, language, id),
    })
}

impl Problem {
    pub fn is_error(&self) -> bool {
        self.severity == report::name(Severity::Error)
    }
}

/// What is wrong, in the words of the preview.
pub fn problem(diagnostic: Diagnostic) -> Problem {
    Problem {
        code: diagnostic.code.as_str(),
        severity: report::name(diagnostic.severity),
        message: diagnostic.message,
        hints: diagnostic.hints,
    }
}

/// What a state is called in the preview.
pub fn name_of(state: State) -> &'static str {
    match state {
        State::Followed => "followed",
        State::Unconfirmed => "unconfirmed",
        State::Changed | State::Removed => "stale",
        State::Missing => "missing",
    }
}

/// HTML as it is read: without tags, with its spaces as they are seen.
fn text_of(html: &str) -> String {
    crate::render::lines(html.as_bytes()).join(" ")
}

fn written_info(edition: &Edition, language: &Language, written: Written) -> WrittenInfo {
    let settings = edition.shown.site.config().language(language);
    WrittenInfo {
        name: settings.map_or_else(|| language.to_string(), |settings| settings.name.to_string()),
        language: language.to_string(),
        file: written.path.to_string(),
        line: written.line,
        text: written.text,
        is_built_in: written.is_built_in,
    }
}

/// The words of the source before and now, if the translation has not followed them.
fn changed(card: &Card) -> Vec<(&'static str, String)> {
    let Some((before, now)) = card.before.as_ref().zip(card.source.as_ref()) else { return Vec::new() };
    if card.state != State::Changed {
        return Vec::new();
    }
    let fate = |fate| match fate {
        diff::Fate::Same => "same",
        diff::Fate::Removed => "removed",
        diff::Fate::Added => "added",
    };
    diff::words(before, &now.text).into_iter().map(|(what, text)| (fate(what), text)).collect()
}

/// As the page gives them to the message, in the writing of the language.
fn variables(edition: &Edition, language: &Language, arguments: &Arguments) -> Vec<Variable> {
    let catalog = edition.shown.site.catalog(language);
    let value = |argument: &Argument| match (argument, catalog) {
        (Argument::Text(text), _) => text_of(text),
        (Argument::List(items), _) => items.iter().map(|item| text_of(item)).collect::<Vec<_>>().join(", "),
        (Argument::Number(number), Some(catalog)) => catalog.formats().number(*number, None, None),
        (Argument::Number(number), None) => number.to_string(),
        (Argument::Date(date), _) => format!("{}-{:02}-{:02}", date.year, date.month, date.day),
    };
    let variable =
        |(name, argument): (&String, &Argument)| Variable { name: name.clone(), value: value(argument) };
    arguments.iter().map(variable).collect()
}

fn page_info(edition: &Edition, path: &OutputPath) -> Option<PageInfo> {
    let (_, page) = edition.page(path)?;
    let url = edition.shown.site.config().href(&page.url);
    Some(PageInfo { url, title: page.document.front.title.value.to_string() })
}

/// What was found in the message as it stands in the language.
fn problems(edition: &Edition, card: &Card, words: &Words) -> Vec<Problem> {
    let Some(own) = &card.own else { return Vec::new() };
    let is_here = |diagnostic: &&Diagnostic| {
        let at = diagnostic.at.as_ref().filter(|at| at.path == own.path);
        let place = at.and_then(|at| Some((edition.text(&at.path)?, at.span?.start)));
        let lines = own.line..own.line + own.text.lines().count().max(1);
        place.is_some_and(|(text, start)| lines.contains(&report::position(&text, start).0))
    };
    let own: Vec<Diagnostic> = edition.diagnostics.iter().filter(is_here).cloned().collect();
    report::in_language(&own, words.language()).into_iter().map(problem).collect()
}
