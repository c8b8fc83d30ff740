//! What the files say of each other: menus and records that name pages, translations that are missing or left
//! over, pages that lack what readers and editors need.

use crate::config::{Config, Missing};
use crate::content::Role;
use crate::diagnostic::{Code, Diagnostic, Location, Severity, Span};
use crate::language::Language;
use crate::path::{PageId, SourcePath};
use crate::programme::Boundary;
use crate::site::{Page, PageKey, Site, SourceEntry, Sources};

use super::layout::Drafts;
use super::{Documents, at_config, country_list};

/// Everything that is wrong between files that are each right for themselves, and does not follow from front matter
/// alone.
pub fn all(site: &Site) -> Vec<Diagnostic> {
    let mut diagnostics = menus(site);
    diagnostics.extend(record_pages(site));
    diagnostics.extend(country_list::check(site));
    diagnostics.extend(records_due(site));
    let reviewed = site.written_pages().filter(|page| page.is_translated());
    diagnostics.extend(reviewed.filter_map(|page| review_due(site, page)));
    diagnostics
}

/// What is wrong with the pages as their front matter describes them.
pub fn front_matter(site: &Site, drafts: &Drafts) -> Vec<Diagnostic> {
    let mut diagnostics = missing_translations(site, &site.documents, drafts);
    diagnostics.extend(orphans(site, &site.documents, drafts));
    diagnostics.extend(site.written_pages().filter(|page| page.is_translated()).filter_map(no_description));
    diagnostics
}

/// A file that is none of those that a site is made of.
pub fn stray(path: &SourcePath, entry: &SourceEntry) -> Option<Diagnostic> {
    let hint = match path.below("i18n").is_some() {
        true => "messages lie in a folder for their language and end in `.ftl`: `i18n/sv/site.ftl`",
        false => "pages end in `.md`, data in `.yaml`; images and documents lie in `content/assets/`",
    };
    (Role::of(path) == Role::Stray && entry.file.is_readable).then(|| {
        Diagnostic::new(Code::StrayFile, format!("nothing uses `{path}`")).at(Location::file(path)).hint(hint)
    })
}

/// What lies among the messages of the site and belongs to none of its languages. A theme may have more languages.
pub fn stray_messages(sources: &Sources, config: &Config) -> Vec<Diagnostic> {
    let of_file = |(path, entry): (&SourcePath, &SourceEntry)| {
        let Role::Messages { language, .. } = Role::of(path) else { return stray(path, entry) };
        if config.language(&language).is_some() {
            return None;
        }
        let known: Vec<_> = config.languages.iter().map(|language| language.code.as_str()).collect();
        let message = format!("`{language}` is not a language of the site");
        let hint = format!("the languages in `anslag.yaml` are: {}", known.join(", "));
        Some(Diagnostic::new(Code::StrayFile, message).at(Location::file(path)).hint(hint))
    };
    sources.below("i18n/").filter_map(of_file).collect()
}

fn menus(site: &Site) -> Vec<Diagnostic> {
    let ids = site.config.menus.values().flatten();
    ids.filter_map(|id| unknown_page(site, &id.value, at_config(id.span))).collect()
}

/// The pages that records name. A record is about one page in all languages, so one language that has it will do.
fn record_pages(site: &Site) -> Vec<Diagnostic> {
    let programme = &site.programme;
    let clusters = programme.clusters.iter().map(|cluster| (programme.clusters.path(), &cluster.page));
    let rounds = programme.rounds.iter().map(|round| (programme.rounds.path(), &round.page));
    let components =
        programme.components.iter().map(|component| (programme.components.path(), &component.page));
    clusters
        .chain(rounds)
        .chain(components)
        .filter_map(|(path, page)| Some((path?, page.as_ref()?)))
        .filter_map(|(path, page)| unknown_page(site, &page.value, Location::new(path, page.span)))
        .collect()
}

fn unknown_page(site: &Site, id: &str, at: Location) -> Option<Diagnostic> {
    if site.layout.translations.contains_key(&PageId::new(id)) {
        return None;
    }
    if let Some((_, draft)) = site.layout.drafts.iter().find(|(key, _)| key.id.as_str() == id) {
        let message = format!("the page `{id}` is a draft");
        return Some(Diagnostic::new(Code::UnknownPage, message).at(at).hint(draft_hint(draft)));
    }
    let known = site.layout.translations.keys().map(PageId::as_str);
    Some(
        Diagnostic::new(Code::UnknownPage, format!("there is no page `{id}`"))
            .at(at)
            .suggest(id, known)
            .hint("a page is named by its path below the language's folder, without `.md`: `apply/rounds`"),
    )
}

/// Pages of the source language that a language lacks, as its policy takes it.
fn missing_translations(site: &Site, documents: &Documents, drafts: &Drafts) -> Vec<Diagnostic> {
    let source = site.config.default_language();
    let mut diagnostics = Vec::new();
    for settings in site.config.languages.iter().filter(|settings| settings.code != *source) {
        let language = &settings.code;
        let originals = documents.values().filter(|document| document.language == *source);
        let mut missing = Vec::new();
        for document in originals {
            if documents.contains_key(&PageKey::new(language, &document.id)) {
                continue;
            }
            let path = document.path.as_str();
            let file = path.replacen(&format!("/{source}/"), &format!("/{language}/"), 1);
            let what = match settings.missing {
                Missing::Fail => "and every page must be translated",
                Missing::Omit => "and is left out",
                Missing::Link => "and readers are led to the original",
                Missing::Show => "and readers are shown the original",
            };
            let mut diagnostic = Diagnostic::new(
                Code::MissingTranslation,
                format!("`{path}` has no translation in `{language}`, {what}"),
            )
            .at(title_place(&document.path, document.front.title.span))
            .hint(match drafts.get(&PageKey::new(language, &document.id)) {
                Some(draft) => draft_hint(draft),
                None => format!("write `{file}`"),
            });
            diagnostic.severity = match settings.missing {
                Missing::Fail => Severity::Error,
                Missing::Link | Missing::Show => Severity::Warning,
                Missing::Omit => Severity::Hint,
            };
            missing.push(diagnostic);
        }
        let is_begun = documents.keys().any(|key| key.language == *language);
        let together = match settings.missing {
            Missing::Fail => None,
            Missing::Omit => Some("and are left out"),
            Missing::Link => Some("and readers are led to the originals").filter(|_| !is_begun),
            Missing::Show => Some("and readers are shown the originals").filter(|_| !is_begun),
        };
        match together.filter(|_| missing.len() > NAMED) {
            Some(what) => diagnostics.push(counted(missing, language, what)),
            None => diagnostics.extend(missing),
        }
    }
    diagnostics
}

/// So many pages are told one by one of a language that has only some of them on purpose, or none yet.
const NAMED: usize = 3;

/// What is told of all those pages in place of something for each.
fn counted(missing: Vec<Diagnostic>, language: &Language, what: &str) -> Diagnostic {
    let message = format!("{} pages have no translation in `{language}`, {what}", missing.len());
    let mut told = Diagnostic::new(Code::MissingTranslation, message).hint("`anslag i18n status` lists them");
    if let Some(first) = missing.into_iter().next() {
        told.severity = first.severity;
        told.at = first.at;
    }
    told
}

fn title_place(path: &SourcePath, span: Span) -> Location {
    match span.end > span.start {
        true => Location::new(path, span),
        false => Location::file(path),
    }
}

/// Translations whose page is gone from the source language.
fn orphans(site: &Site, documents: &Documents, drafts: &Drafts) -> Vec<Diagnostic> {
    let source = site.config.default_language();
    let translations = documents.values().filter(|document| document.language != *source);
    translations
        .filter(|document| !documents.contains_key(&PageKey::new(source, &document.id)))
        .map(|document| {
            let path = &document.path;
            let original =
                path.as_str().replacen(&format!("/{}/", document.language), &format!("/{source}/"), 1);
            let message = format!("`{path}` is a page that `{source}` does not have");
            let hint = match drafts.get(&PageKey::new(source, &document.id)) {
                Some(draft) => draft_hint(draft),
                None => format!(
                    "write `{original}`; or rename this file with the page that it translates, or remove it"
                ),
            };
            Diagnostic::new(Code::OrphanTranslation, message).at(Location::file(path)).hint(hint)
        })
        .collect()
}

fn draft_hint(draft: &SourcePath) -> String {
    format!("`{draft}` is a draft; take `draft: true` out of it when it is ready")
}

fn no_description(page: &Page) -> Option<Diagnostic> {
    let front = &page.document.front;
    (front.is_readable && front.description.is_none()).then(|| {
        Diagnostic::new(Code::MissingDescription, format!("`{}` has no `description`", page.document.path))
            .at(title_place(&page.document.path, front.title.span))
            .hint("say in one sentence what the page tells; search engines and lists show it")
    })
}

/// Records that should have been looked at again.
fn records_due(site: &Site) -> Vec<Diagnostic> {
    let zone = &site.config.time_zone;
    let today = zone.date_of(site.clock.now());
    let late = site.programme.kept().into_iter().filter(|kept| kept.review_by < today);
    late.map(|kept| {
        let whom = kept.owner.map_or_else(String::new, |owner| format!(" by {owner}"));
        let message =
            format!("the {} `{}` should have been reviewed{whom} by {}", kept.what, kept.id, kept.review_by);
        Diagnostic::new(Code::ReviewDue, message)
            .at(kept.at)
            .hint("see whether it is still right, and give `review_by` a later day")
    })
    .collect()
}

fn review_due(site: &Site, page: &Page) -> Option<Diagnostic> {
    let review_by = page.document.front.review_by.as_ref()?;
    let zone = &site.config.time_zone;
    let boundary = Boundary::review_due(page.key.id.as_str(), review_by.value, zone);
    site.clock.passed(&boundary).then(|| {
        let owner = page.document.front.owner.as_deref();
        let whom = owner.map_or_else(String::new, |owner| format!(" by {owner}"));
        Diagnostic::new(
            Code::ReviewDue,
            format!("this page should have been reviewed{whom} by {}", review_by.value),
        )
        .at(Location::new(&page.document.path, review_by.span))
        .hint("read it, mend it, and give `reviewed` today's date and `review_by` a later one")
    })
}
