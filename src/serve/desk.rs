//! What the preview's bar says of one page and of the whole site, as data for the script in the page.

use serde::Serialize;

use super::edition::Edition;
use super::place::Place;
use super::words::Words;
use crate::content::Role;
use crate::diagnostic::{Diagnostic, Label, Location};
use crate::path::{OutputPath, SourcePath};
use crate::programme::{Boundary, Event};
use crate::report;
use crate::site::{Page, PageKey};
use crate::time::Moment;
use crate::translate::pseudo::Pseudo;

/// Everything that the bar shows.
#[derive(Serialize)]
pub struct Desk<'a> {
    edition: u64,
    page: Option<PageInfo<'a>>,
    was: Option<Was>,
    held_back: Vec<&'a str>,
    languages: Vec<LanguageInfo<'a>>,
    time: Time<'a>,
    drafts: Drafts,
    strings: Strings,
    pseudo: Option<PseudoInfo<'a>>,
    problems: Vec<Problem>,
}

#[derive(Serialize)]
struct PageInfo<'a> {
    file: &'a str,
    language: &'a str,
    kept: bool,
}

/// What has become of the page of a file that was shown before.
#[derive(Serialize)]
struct Was {
    file: String,
    /// Where it is seen now.
    url: Option<String>,
    /// It is a draft that is not shown.
    draft: bool,
}

#[derive(Serialize)]
struct LanguageInfo<'a> {
    code: &'a str,
    name: &'a str,
    url: Option<String>,
    current: bool,
    translated: bool,
}

#[derive(Serialize)]
struct Time<'a> {
    zone: &'a str,
    as_of: Option<String>,
    shown: String,
    boundaries: Vec<BoundaryInfo>,
}

#[derive(Serialize)]
struct BoundaryInfo {
    at: String,
    text: String,
}

#[derive(Serialize)]
struct Drafts {
    shown: bool,
    count: usize,
}

#[derive(Serialize)]
struct Strings {
    /// Whether the strings of a page can be told from each other.
    shown: bool,
    /// Whether messages can be written from the page.
    edit: bool,
}

/// The pseudo-language that is seen.
#[derive(Serialize)]
struct PseudoInfo<'a> {
    kind: &'static str,
    language: &'a str,
    /// What the language is called.
    name: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Problem {
    code: &'static str,
    severity: &'static str,
    message: String,
    #[serde(flatten)]
    place: Place,
    hints: Vec<String>,
    labels: Vec<Labelled>,
}

#[derive(Serialize)]
struct Labelled {
    #[serde(flatten)]
    place: Place,
    text: String,
}

/// The desk of the page at `path`, if one is seen there, in the words of one language. `before` is the file of the page
/// that was seen before.
pub fn desk<'a>(
    edition: &'a Edition,
    path: Option<&OutputPath>,
    before: Option<&str>,
    can_edit: bool,
    words: &Words,
) -> Desk<'a> {
    let page = path.and_then(|path| edition.page(path));
    Desk {
        edition: edition.number,
        page: page.map(|(key, page)| PageInfo {
            file: page.document.path.as_str(),
            language: key.language.as_str(),
            kept: path.is_some_and(|path| edition.is_kept(path)),
        }),
        was: before.and_then(|file| was(edition, page.map(|(_, page)| page), file)),
        held_back: edition.held_back.iter().map(SourcePath::as_str).collect(),
        languages: languages(edition, page),
        time: time(edition, words),
        drafts: Drafts { shown: edition.outlook.drafts, count: edition.shown.site.drafts() },
        pseudo: edition.outlook.pseudo.as_ref().map(|pseudo| pseudo_info(edition, pseudo)),
        strings: Strings { shown: edition.outlook.strings, edit: can_edit },
        problems: problems(edition, words),
    }
}

/// `None`: the page of the file is the one that is shown.
fn was(edition: &Edition, shown: Option<&Page>, file: &str) -> Option<Was> {
    let path = SourcePath::new(file);
    let Role::Page { language, id, .. } = Role::of(&path) else { return None };
    if shown.is_some_and(|page| page.document.path == path) {
        return None;
    }
    let site = &edition.shown.site;
    let key = PageKey::new(&language, &id);
    let page = site.page(&key).filter(|page| page.document.path == path);
    Some(Was {
        file: file.to_owned(),
        url: page.map(|page| site.config().href(&page.url)),
        draft: page.is_none() && site.is_hidden_draft(&key),
    })
}

fn languages<'a>(edition: &'a Edition, page: Option<(&PageKey, &Page)>) -> Vec<LanguageInfo<'a>> {
    let site = &edition.shown.site;
    let config = site.config();
    let info = |settings: &'a crate::config::SiteLanguage| {
        let counterpart = page.and_then(|(key, _)| site.page(&PageKey::new(&settings.code, &key.id)));
        LanguageInfo {
            code: settings.code.as_str(),
            name: &settings.name,
            url: counterpart.map(|page| config.href(&page.url)),
            current: page.is_some_and(|(key, _)| key.language == settings.code),
            translated: counterpart.is_some_and(Page::is_translated),
        }
    };
    config.languages.iter().map(info).collect()
}

fn pseudo_info<'a>(edition: &'a Edition, pseudo: &'a Pseudo) -> PseudoInfo<'a> {
    let settings = edition.shown.site.config().language(&pseudo.language);
    let language = pseudo.language.as_str();
    PseudoInfo {
        kind: pseudo.kind.as_str(),
        language,
        name: settings.map_or(language, |settings| &settings.name),
    }
}

/// The moments at which the site changes by itself, whether they have passed or not.
fn time<'a>(edition: &'a Edition, words: &Words) -> Time<'a> {
    let site = &edition.shown.site;
    let zone = &site.config().time_zone;
    let rounds = site.programme().rounds.iter();
    let mut boundaries: Vec<Boundary> =
        rounds.flat_map(|round| round.boundaries(site.config().closing_days)).collect();
    boundaries.sort();
    let info = |boundary: &Boundary| BoundaryInfo {
        at: zone.rfc3339(boundary.at),
        text: event(&boundary.event, words),
    };
    Time {
        zone: zone.name(),
        as_of: edition.outlook.as_of.map(|moment: Moment| zone.rfc3339(moment.instant(zone))),
        shown: zone.rfc3339(site.clock().now()),
        boundaries: boundaries.iter().map(info).collect(),
    }
}

fn event(event: &Event, words: &Words) -> String {
    match event {
        Event::Opens(round) => words.with_name("event-opens", round.as_str()),
        Event::Closing(round) => words.with_name("event-closing", round.as_str()),
        Event::CutOff(round) => words.with_name("event-cut-off", round.as_str()),
        Event::Closes(round) => words.with_name("event-closes", round.as_str()),
        Event::Lapses(round) => words.with_name("event-lapses", round.as_str()),
        Event::Decided(round) => words.with_name("event-decided", round.as_str()),
        Event::ReviewDue(page) => words.with_name("event-review-due", page),
    }
}

fn problems(edition: &Edition, words: &Words) -> Vec<Problem> {
    let diagnostics = report::in_language(&edition.diagnostics, words.language());
    diagnostics.into_iter().map(|diagnostic| problem(edition, diagnostic)).collect()
}

fn problem(edition: &Edition, diagnostic: Diagnostic) -> Problem {
    let place = |at: Option<&Location>| Place::of(edition, at);
    let labelled = |label: Label| Labelled { place: place(Some(&label.at)), text: label.text };
    Problem {
        code: diagnostic.code.as_str(),
        severity: report::name(diagnostic.severity),
        place: place(diagnostic.at.as_ref()),
        labels: diagnostic.labels.into_iter().map(labelled).collect(),
        message: diagnostic.message,
        hints: diagnostic.hints,
    }
}
