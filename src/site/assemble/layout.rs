//! Where the pages stand: which there are, their addresses, sections and translations, and who claims which output.
//!
//! All of it follows from front matter, settings and the names of files, and from no text. So it is kept from one
//! snapshot to the next as long as nothing but texts, data, messages and templates changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::{Config, Missing};
use crate::content::{Document, Parsed, Role};
use crate::diagnostic::{Checked, Code, Diagnostic, Location};
use crate::language::Language;
use crate::path::{OutputPath, PageId, SourcePath, UrlPath};
use crate::site::route::{self, Claims};
use crate::site::{
    CalendarOf, DataForm, Dataset, Job, Origin, Page, PageKey, RecordKey, Site, SourceEntry, Sources,
};

use super::{Options, cross_check};

pub type Documents = BTreeMap<PageKey, Arc<Document>>;
pub type Pages = BTreeMap<PageKey, Page>;
/// The files of pages that are marked as drafts.
pub type Drafts = BTreeMap<PageKey, SourcePath>;

/// How the pages hang together.
#[derive(Default, Debug)]
pub struct Layout {
    pub sections: BTreeMap<PageKey, Vec<PageKey>>,
    pub translations: BTreeMap<PageId, Vec<PageKey>>,
    pub outputs: BTreeMap<OutputPath, Job>,
    /// The pages that were made for records.
    pub record_pages: BTreeMap<RecordKey, PageId>,
    /// The pages that are marked as drafts, whether they are part of the site or not, with their files.
    pub drafts: Drafts,
    /// What is wrong with all of this.
    pub diagnostics: Vec<Diagnostic>,
}

/// The last snapshot, and what it was made from.
#[derive(Clone, Copy)]
pub struct Last<'a> {
    pub site: &'a Site,
    pub sources: &'a Sources,
}

/// The written pages that are otherwise than in the last snapshot; `None`: more than texts has changed.
pub fn changed_texts<'a>(
    sources: &'a Sources,
    options: &Options,
    last: Last,
) -> Option<Vec<&'a Arc<Document>>> {
    if *options != last.site.options {
        return None;
    }
    let mut documents = Vec::new();
    // Names of records, some of which are messages, are in the heads and addresses of their pages.
    let has_patterns = last.site.pages.values().any(|page| page.origin != Origin::Written);
    for path in sources.changed_since(last.sources) {
        match Role::of(path) {
            Role::Data { .. } | Role::Messages { .. } | Role::Page { .. } if has_patterns => return None,
            Role::Data { .. }
            | Role::DataSchema { .. }
            | Role::Messages { .. }
            | Role::Base { .. }
            | Role::Template { .. }
            | Role::Component { .. } => {}
            Role::Page { .. } => {
                let (old, new) = (last.sources.0.get(path)?, sources.0.get(path)?);
                documents.push(same_front_matter(old, new)?);
            }
            Role::Config
            | Role::ThemeInfo { .. }
            | Role::ThemeAsset { .. }
            | Role::File { .. }
            | Role::Stray => {
                return None;
            }
        }
    }
    Some(documents)
}

/// The new document, if its front matter is to the byte what it was.
fn same_front_matter<'a>(old: &SourceEntry, new: &'a SourceEntry) -> Option<&'a Arc<Document>> {
    let document = new.parsed.value.document()?;
    (front_matter(old)? == front_matter(new)?).then_some(document)
}

fn front_matter(entry: &SourceEntry) -> Option<&[u8]> {
    let start = entry.parsed.value.document()?.front.body_start;
    entry.file.bytes.get(..start).filter(|_| entry.file.is_readable)
}

/// Puts the new texts in the place of the old ones.
pub fn renew(
    documents: &mut Arc<Documents>,
    pages: &mut Arc<Pages>,
    changed: &[&Arc<Document>],
    config: &Config,
) {
    for document in changed {
        let own = PageKey::new(&document.language, &document.id);
        // A draft that is not shown is none of them.
        if documents.get(&own).is_none_or(|known| known.path != document.path) {
            continue;
        }
        Arc::make_mut(documents).insert(own, Arc::clone(document));
        for settings in &config.languages {
            let key = PageKey::new(&settings.code, &document.id);
            let Some(page) = pages.get(&key).filter(|page| page.document.path == document.path) else {
                continue;
            };
            let page = Page::new(key.clone(), Arc::clone(document), page.url.clone());
            Arc::make_mut(pages).insert(key, page);
        }
    }
}

/// Every page that was written, without drafts unless they are asked for.
pub fn documents(sources: &Sources, config: &Config, options: &Options) -> Checked<Documents> {
    let mut diagnostics = Vec::new();
    let mut documents = Documents::new();
    for (path, entry) in sources.below("content/") {
        let Parsed::Page(document) = &entry.parsed.value else {
            diagnostics.extend(cross_check::stray(path, entry));
            continue;
        };
        if config.language(&document.language).is_none() {
            let known: Vec<_> = config.languages.iter().map(|language| language.code.as_str()).collect();
            diagnostics.push(
                Diagnostic::new(
                    Code::StrayFile,
                    format!("`{}` is not a language of the site", document.language),
                )
                .at(Location::file(path))
                .hint(format!("the languages in `anslag.yaml` are: {}", known.join(", "))),
            );
            continue;
        }
        if document.front.draft && !options.drafts {
            continue;
        }
        let key = PageKey::new(&document.language, &document.id);
        if let Some(first) = documents.get(&key) {
            let message = format!("`{path}` and `{}` are the same page", first.path);
            diagnostics.push(
                Diagnostic::new(Code::DuplicateUrl, message)
                    .at(Location::file(path))
                    .label(Location::file(&first.path), "the other file")
                    .hint("keep one of them"),
            );
            continue;
        }
        documents.insert(key, Arc::clone(document));
    }
    Checked::new(documents, diagnostics)
}

/// The pages of every language: those that are written in it, and where its policy is to show the original, that.
pub fn pages(documents: &Documents, config: &Config) -> Pages {
    let mut pages = Pages::new();
    for settings in &config.languages {
        let language = &settings.code;
        let home = config.home_of(language);
        let slug = |id: &PageId| slug(documents, config, language, id);
        let mut add = |document: &Arc<Document>| {
            let key = PageKey::new(language, &document.id);
            let url = route::url(&home, &document.id, slug);
            pages.entry(key.clone()).or_insert_with(|| Page::new(key, Arc::clone(document), url));
        };
        documents.values().filter(|document| document.language == *language).for_each(&mut add);
        if settings.missing == Missing::Show {
            for original in config.fallbacks(language) {
                documents.values().filter(|document| document.language == original).for_each(&mut add);
            }
        }
    }
    pages
}

/// The slug of a page in a language, or in the source language if that does not have the page.
pub fn slug(documents: &Documents, config: &Config, language: &Language, id: &PageId) -> Option<String> {
    let own = documents.get(&PageKey::new(language, id));
    let source = || documents.get(&PageKey::new(config.default_language(), id));
    let front = &own.or_else(source)?.front;
    front.slug.as_ref().map(|slug| slug.value.to_string())
}

/// The pages that are true translations of each other, in the order of the site's languages.
pub fn translations(pages: &Pages, config: &Config) -> BTreeMap<PageId, Vec<PageKey>> {
    let mut translations: BTreeMap<PageId, Vec<PageKey>> = BTreeMap::new();
    for settings in &config.languages {
        let is_own = |page: &&Page| page.key.language == settings.code && page.is_translated();
        let own = pages.values().filter(|page| page.is_shown()).filter(is_own);
        for page in own {
            translations.entry(page.key.id.clone()).or_default().push(page.key.clone());
        }
    }
    translations
}

/// The pages right below each section, in order of weight, then by the alphabet of the language.
pub fn sections(
    site: &Site,
    translations: &BTreeMap<PageId, Vec<PageKey>>,
) -> BTreeMap<PageKey, Vec<PageKey>> {
    let mut sections: BTreeMap<PageKey, Vec<PageKey>> = BTreeMap::new();
    for settings in &site.config.languages {
        let language = &settings.code;
        for id in translations.keys().filter(|id| !id.is_home()) {
            let Some(page) = site.find(&PageKey::new(language, id)) else { continue };
            let parent = id
                .ancestors()
                .into_iter()
                .rev()
                .find(|ancestor| site.find(&PageKey::new(language, ancestor)).is_some())
                .unwrap_or_else(PageId::home);
            sections.entry(PageKey::new(language, &parent)).or_default().push(page.key.clone());
        }
    }
    for (section, keys) in &mut sections {
        let compare = |a: &str, b: &str| match site.tongues.get(&section.language) {
            Some(tongue) => tongue.formats.compare(a, b),
            None => a.cmp(b),
        };
        keys.sort_by(|a, b| {
            let (a, b) = (&site.pages[a], &site.pages[b]);
            let weights = a.document.front.weight.cmp(&b.document.front.weight);
            weights.then_with(|| compare(a.title(), b.title())).then_with(|| a.key.cmp(&b.key))
        });
    }
    sections
}

/// Every output with who claims it.
pub fn claims(site: &Site) -> Claims {
    let mut claims = Claims::default();
    claims.claim(&UrlPath::new("/sitemap.xml"), Job::Sitemap, None);
    claims.claim(&UrlPath::new("/robots.txt"), Job::Robots, None);
    for settings in &site.config.languages {
        let (language, home) = (&settings.code, site.config.home_of(&settings.code));
        // A language that was only begun has nothing to lead its readers back to.
        if language != site.config.default_language() && site.keys(language).next().is_none() {
            continue;
        }
        claims.claim(&UrlPath::new(format!("{home}404.html")), Job::NotFound(language.clone()), None);
        claims.claim(&UrlPath::new(format!("{home}{}", site.config.feed)), Job::Feed(language.clone()), None);
        for (of, place) in CalendarOf::each(&site.programme) {
            let at = place.map(|(file, span)| Location::new(&SourcePath::new(file), span));
            let url = of.url(&site.config, language);
            claims.claim(&url, Job::Calendar { language: language.clone(), of }, at);
        }
    }
    let open = site.config.open_data.as_ref().filter(|_| site.config.programme);
    for (set, form) in Dataset::ALL.into_iter().flat_map(|set| DataForm::ALL.map(|form| (set, form))) {
        if let Some(open) = open {
            claims.claim(&UrlPath::new(set.path(&open.folder, form)), Job::OpenData(set, form), None);
        }
    }
    for (name, asset) in &site.theme.assets {
        claims.claim(&asset.url, Job::ThemeAsset(name.clone()), Some(Location::file(&asset.file.path)));
    }
    for (name, file) in &site.files {
        let url = UrlPath::new(format!("/assets/{name}"));
        claims.claim(&url, Job::File(name.clone()), Some(Location::file(&file.path)));
    }
    for page in site.pages() {
        let path = &page.document.path;
        let slug = page.document.front.slug.as_ref().map(|slug| slug.span);
        let at = slug.map_or_else(|| Location::file(path), |span| Location::new(path, span));
        claims.claim(&page.url, Job::Page(page.key.clone()), Some(at));
    }
    for page in site.pages.values().filter(|page| page.is_translated()) {
        for alias in &page.document.front.aliases {
            let from = alias.value.clone();
            let at = Location::new(&page.document.path, alias.span);
            let job = Job::Redirect { from: from.clone(), to: page.key.clone() };
            claims.claim(&from, job, Some(at));
        }
    }
    claims
}
