//! Text that stays plain in a pseudo-language: nobody can translate it, because it stands in a template or in data that
//! is the same for all languages; and texts that are cut off.
//!
//! Looks at finished pages, so that all that readers are given is looked at and nothing else. What is the same
//! in every language on purpose is not told: addresses and numbers, code, what has `translate="no"` or is said to be of another language,
//! days and countries, which the rules of the language write.

mod custom;
mod outside;
mod place;
mod template;
mod word;

use std::collections::{BTreeMap, BTreeSet};

use super::letter::unaccented;
use super::{Disguise, Kind, Pseudo};
use crate::diagnostic::{Checked, Code, Diagnostic, Location, Severity, Span};
use crate::engine::{Build, Engine, fold};
use crate::language::Language;
use crate::path::OutputPath;
use crate::render::{Said, said};
use crate::site::{Job, Options};
use crate::time::Moment;
use custom::Customs;
use outside::outside;
use place::{Origin, Places};

/// Builds a site once more for each of these languages, accented, and tells what stays plain on its pages.
pub fn check(build: &Build, options: &Options, now: Moment, languages: &[Language]) -> Vec<Diagnostic> {
    let places = Places::of(build);
    let mut findings = Findings::default();
    for language in languages {
        let pseudo = Pseudo { kind: Kind::Accented, language: language.clone() };
        let options = pseudo.options(&build.site, options);
        let tree = Disguise::new(pseudo, build.site.config().codes()).dress(&build.tree);
        let tree = Checked::new(tree, Vec::new());
        let dressed = Engine::new(options).step(tree, now, &|_, _| {});
        findings.add(&dressed, language);
    }
    fold(findings.tell(build, &places))
}

/// What was found on pages, before anybody knows where it stands.
#[derive(Default)]
struct Findings {
    plain: BTreeMap<Vec<String>, Found>,
    cut: BTreeMap<String, Found>,
}

/// A text as it stands on a page, and the pages with it.
struct Found {
    text: String,
    pages: Vec<OutputPath>,
}

impl Findings {
    fn add(&mut self, build: &Build, language: &Language) {
        let Some(catalog) = build.site.catalog(language) else { return };
        let languages = build.site.config().languages.iter();
        let names = languages.flat_map(|settings| [&*settings.name, settings.code.as_str()]);
        let customs = Customs::of(catalog.formats(), names);
        for (path, (job, memo)) in build.outputs.iter() {
            let Some(output) = memo.value.as_ref().as_ref().filter(|output| output.is_html()) else {
                continue;
            };
            let said = said(&output.bytes);
            let own = said.iter().find_map(|said| said.language.as_deref());
            let of_page = own.or(language_of(job).map(Language::as_str));
            if !of_page.is_some_and(|tag| is_tag_of(tag, language)) {
                continue;
            }
            // What is said to be of another language is no word of this one, and is looked at elsewhere.
            let is_own = |said: &&Said| said.language.as_ref().is_none_or(|tag| is_tag_of(tag, language));
            let found = outside(said.iter().filter(is_own), &customs);
            for (words, text) in found.plain {
                note(&mut self.plain, words, text, path);
            }
            for text in found.cut {
                note(&mut self.cut, text.clone(), text, path);
            }
        }
    }

    fn tell(self, build: &Build, places: &Places) -> Vec<Diagnostic> {
        let mut told: BTreeMap<(Option<Location>, String), Diagnostic> = BTreeMap::new();
        for (words, found) in self.plain {
            let mut from = 0;
            for (length, place) in places.find(&words) {
                let part = &words[from..from + length];
                from += length;
                if !part.iter().any(|word| word::is_long(word)) {
                    continue;
                }
                let text = if length == words.len() { found.text.clone() } else { part.join(" ") };
                if let Some(diagnostic) = plain(build, &text, place, &found.pages) {
                    told.entry((diagnostic.at.clone(), text)).or_insert(diagnostic);
                }
            }
        }
        for found in self.cut.into_values() {
            let diagnostic = cut(build, &found);
            told.entry((diagnostic.at.clone(), String::new())).or_insert(diagnostic);
        }
        let diagnostics: Vec<Diagnostic> = told.into_values().collect();
        let is_whole = |found: &&Diagnostic| !diagnostics.iter().any(|other| is_part(found, other));
        diagnostics.iter().filter(is_whole).cloned().collect()
    }
}

/// Whether the text of a finding is a part of that of another: words that a rule could have written may stand at its end.
fn is_part(found: &Diagnostic, other: &Diagnostic) -> bool {
    let (Some(at), Some(whole)) = (&found.at, &other.at) else { return false };
    let (Some(part), Some(span)) = (at.span, whole.span) else { return false };
    at.path == whole.path && part != span && span.start <= part.start && part.end <= span.end
}

fn note<K: Ord>(known: &mut BTreeMap<K, Found>, key: K, text: String, page: &OutputPath) {
    let found = known.entry(key).or_insert(Found { text, pages: Vec::new() });
    if found.pages.last() != Some(page) {
        found.pages.push(page.clone());
    }
}

fn language_of(job: &Job) -> Option<&Language> {
    match job {
        Job::Page(key) => Some(&key.language),
        Job::NotFound(language) | Job::Feed(language) | Job::Calendar { language, .. } => Some(language),
        Job::Redirect { to, .. } => Some(&to.language),
        Job::OpenData(..) | Job::Sitemap | Job::Robots | Job::ThemeAsset(_) | Job::File(_) => None,
    }
}

fn is_tag_of(tag: &str, language: &Language) -> bool {
    tag.strip_prefix(language.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// `None`: the text can be translated, or another check tells that it is not.
fn plain(
    build: &Build,
    text: &str,
    place: Option<(Origin, Location)>,
    pages: &[OutputPath],
) -> Option<Diagnostic> {
    let source = build.site.config().default_language();
    let diagnostic = match place {
        Some((Origin::Translatable, _)) => return None,
        Some((Origin::Template, at)) => {
            let what = format!("`{text}` stands in the template, so that no language can have its own words");
            let hint = format!("write `t(key=\"…\")` here, and the text as a message in `i18n/{source}/`");
            Diagnostic::new(Code::PlainText, what).at(at).hint(hint)
        }
        Some((Origin::Data, at)) => {
            let what = format!("`{text}` is the same text in every language");
            let hint = "write it for each language, `{ sv: …, en: … }`, even where it is a name";
            let diagnostic = Diagnostic::new(Code::PlainText, what).at(at).hint(hint);
            Diagnostic { severity: Severity::Hint, ..diagnostic }
        }
        Some((Origin::Asset, at)) => {
            let what = format!("`{text}` stands in a picture, so that no language can have its own words");
            let hint = "leave words out of pictures, and write them beside";
            Diagnostic::new(Code::PlainText, what).at(at).hint(hint)
        }
        None => {
            let what = format!("`{text}` is on the page, and in no text that can be translated");
            let diagnostic = file_of(build, pages)
                .into_iter()
                .fold(Diagnostic::new(Code::PlainText, what), Diagnostic::at);
            diagnostic.hint("a template puts it together: let one message say the whole of it")
        }
    };
    Some(shown_on(diagnostic, pages))
}

/// A template that has a filter for it is likely to be the one that does it.
fn cut(build: &Build, found: &Found) -> Diagnostic {
    let theme = build.site.theme();
    let files = theme.templates.values().chain(theme.components.values());
    let uses: Vec<Location> = files
        .flat_map(|file| template::uses(&file.text, "truncate").into_iter().map(|at| (&file.path, at)))
        .map(|(path, at)| Location::new(path, Span::new(at.start, at.end)))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let text = unaccented(&found.text);
    let beginning = text.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
    let diagnostic = Diagnostic::new(Code::CutText, format!("the end of the text `{beginning}` is cut off"));
    let diagnostic = match uses.as_slice() {
        [only] => diagnostic.at(only.clone()),
        many => {
            let at = file_of(build, &found.pages).into_iter().fold(diagnostic, Diagnostic::at);
            many.iter().fold(at, |diagnostic, at| diagnostic.label(at.clone(), "this cuts texts off"))
        }
    };
    let diagnostic =
        diagnostic.hint("languages with longer words lose more of it: let all of the text be shown");
    shown_on(diagnostic, &found.pages)
}

/// The file of the first page that has one.
fn file_of(build: &Build, pages: &[OutputPath]) -> Option<Location> {
    pages.iter().find_map(|path| {
        let (Job::Page(key), _) = build.outputs.get(path)? else { return None };
        Some(Location::file(&build.site.page(key)?.document.path))
    })
}

fn shown_on(diagnostic: Diagnostic, pages: &[OutputPath]) -> Diagnostic {
    match pages {
        [] => diagnostic,
        [only] => diagnostic.hint(format!("shown on `{}`", only.url())),
        [first, more @ ..] => diagnostic.hint(format!("shown on `{}` and {} more", first.url(), more.len())),
    }
}
