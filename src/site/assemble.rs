//! From parsed files to the snapshot: which pages there are, where they are seen, and how they hang together.

mod cross_check;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::{BaseUrl, Config, Missing};
use crate::content::{Document, Parsed, Role};
use crate::diagnostic::{Checked, Code, Diagnostic, Location};
use crate::i18n::{Catalog, Resource};
use crate::language::Language;
use crate::locale::Formats;
use crate::path::{PageId, SourcePath, UrlPath};
use crate::programme::{Clock, Programme};
use crate::source::CONFIG_FILE;
use crate::time::Moment;

use super::route::{self, Claims};
use super::{Job, Page, PageKey, Site, SourceEntry, Sources, Tongue, theme};

/// What a build may be asked for beside what the files say.
#[derive(Clone, Default, Debug)]
pub struct Options {
    /// Pages that are marked as drafts are part of the site.
    pub drafts: bool,
    /// Another public address than that of `anslag.yaml`.
    pub base_url: Option<BaseUrl>,
}

type Documents = BTreeMap<PageKey, Arc<Document>>;
type Pages = BTreeMap<PageKey, Page>;

/// Makes the snapshot of a site as it is at `now`. Whatever is wrong is told; the rest of the site still stands.
pub fn assemble(sources: &Sources, options: &Options, now: Moment) -> Checked<Site> {
    let mut diagnostics = Vec::new();
    let config = config(sources, options).into_value(&mut diagnostics);
    let clock = Clock::new(now.instant(&config.time_zone));
    if !config.knows_languages {
        // Nothing can be said of pages, messages or records while nobody knows the languages of the site.
        return Checked::new(Site::empty(config, clock), diagnostics);
    }
    let documents = documents(sources, &config, options).into_value(&mut diagnostics);
    let pages = pages(&documents, &config);
    let theme = theme::resolve(sources, &config.theme.value, &at_config(config.theme.span))
        .into_value(&mut diagnostics);
    let tongues = tongues(sources, &config, &theme.chain).into_value(&mut diagnostics);
    let data = data(sources);
    let typed: Vec<_> = match config.programme {
        true => data.values().cloned().collect(),
        false => Vec::new(),
    };
    let programme = Programme::assemble(&typed, &config).into_value(&mut diagnostics);
    let mut site = Site {
        sections: BTreeMap::new(),
        translations: translations(&pages, &config),
        outputs: BTreeMap::new(),
        data: data
            .into_iter()
            .filter_map(|(name, (_, node))| node.map(|node| (name, (Arc::clone(&node), node.fingerprint()))))
            .collect(),
        files: files(sources),
        drafts: sources.drafts(),
        config: Arc::new(config),
        clock,
        pages,
        programme,
        tongues,
        theme,
    };
    site.sections = sections(&site);
    let mut claims = claims(&site);
    diagnostics.append(&mut claims.diagnostics);
    site.outputs = claims.into_outputs();
    diagnostics.extend(cross_check::all(&site, &documents));
    diagnostics.extend(cross_check::stray_messages(sources, &site.config));
    Checked::new(site, diagnostics)
}

fn at_config(span: crate::diagnostic::Span) -> Location {
    Location::new(&SourcePath::new(CONFIG_FILE), span)
}

fn config(sources: &Sources, options: &Options) -> Checked<Config> {
    let path = SourcePath::new(CONFIG_FILE);
    let says_nothing = |entry: &SourceEntry| entry.file.is_readable && entry.file.bytes.is_empty();
    let config = match sources.0.get(&path).map(|entry| (&entry.parsed, says_nothing(entry))) {
        Some((Parsed::Yaml(None), false)) => Checked::new(Config::empty(), Vec::new()),
        Some((Parsed::Yaml(node), _)) => Config::decode(&path, node.as_deref()),
        _ => Config::decode(&path, None),
    };
    match &options.base_url {
        Some(base_url) => config.map(|config| config.with_base_url(base_url)),
        None => config,
    }
}

/// Every page that was written, without drafts unless they are asked for.
fn documents(sources: &Sources, config: &Config, options: &Options) -> Checked<Documents> {
    let mut diagnostics = Vec::new();
    let mut documents = Documents::new();
    for (path, entry) in sources.below("content/") {
        let Parsed::Page(document) = &entry.parsed else {
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
fn pages(documents: &Documents, config: &Config) -> Pages {
    let mut pages = Pages::new();
    for settings in &config.languages {
        let language = &settings.code;
        let home = config.home_of(language);
        let slug = |id: &PageId| -> Option<String> {
            let own = documents.get(&PageKey::new(language, id));
            let source = || documents.get(&PageKey::new(config.default_language(), id));
            own.or_else(source)
                .and_then(|document| document.front.slug.as_ref())
                .map(|slug| slug.value.to_string())
        };
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

/// The pages that are true translations of each other, in the order of the site's languages.
fn translations(pages: &Pages, config: &Config) -> BTreeMap<PageId, Vec<PageKey>> {
    let mut translations: BTreeMap<PageId, Vec<PageKey>> = BTreeMap::new();
    for settings in &config.languages {
        let own = pages.values().filter(|page| page.key.language == settings.code && page.is_translated());
        for page in own {
            translations.entry(page.key.id.clone()).or_default().push(page.key.clone());
        }
    }
    translations
}

/// The pages right below each section, in order of weight, then by the alphabet of the language.
fn sections(site: &Site) -> BTreeMap<PageKey, Vec<PageKey>> {
    let mut sections: BTreeMap<PageKey, Vec<PageKey>> = BTreeMap::new();
    for settings in &site.config.languages {
        let language = &settings.code;
        for id in site.translations.keys().filter(|id| !id.is_home()) {
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

/// The messages and formats of every language: the site's own over its theme's, from the top of the chain down.
fn tongues(sources: &Sources, config: &Config, chain: &[String]) -> Checked<BTreeMap<Language, Tongue>> {
    let mut diagnostics = Vec::new();
    let mut tongues = BTreeMap::new();
    let themes = chain.iter().rev().map(|theme| format!("themes/{theme}/i18n"));
    let folders: Vec<String> = themes.chain(["i18n".to_owned()]).collect();
    for settings in &config.languages {
        let language = &settings.code;
        let formats = match Formats::new(settings.format.as_str()) {
            Ok(formats) => Arc::new(formats),
            Err(_) => continue,
        };
        let layers: Vec<Vec<Arc<Resource>>> = folders
            .iter()
            .map(|folder| {
                sources
                    .below(&format!("{folder}/{language}/"))
                    .filter_map(|(_, entry)| entry.parsed.messages().cloned())
                    .collect()
            })
            .collect();
        let catalog = Catalog::new(language, Arc::clone(&formats), &layers).into_value(&mut diagnostics);
        tongues.insert(language.clone(), Tongue { catalog, formats });
    }
    Checked::new(tongues, diagnostics)
}

type Data = BTreeMap<String, (SourcePath, Option<Arc<crate::value::Node>>)>;

/// The files of data; one that is broken has no node, and one that says nothing is none.
fn data(sources: &Sources) -> Data {
    sources
        .below("content/data/")
        .filter_map(|(path, entry)| match (Role::of(path), &entry.parsed) {
            (Role::Data { name }, Parsed::Yaml(node)) => {
                let says_something =
                    node.is_some() || !entry.file.is_readable || !is_empty(&entry.file.text());
                says_something.then(|| (name, (path.clone(), node.clone())))
            }
            _ => None,
        })
        .collect()
}

/// Whether a text of YAML has nothing but comments.
fn is_empty(text: &str) -> bool {
    text.lines().map(str::trim_start).all(|line| line.is_empty() || line.starts_with('#') || line == "---")
}

fn files(sources: &Sources) -> BTreeMap<String, Arc<crate::source::SourceFile>> {
    sources
        .below("content/assets/")
        .filter_map(|(path, entry)| {
            let Role::File { name } = Role::of(path) else { return None };
            Some((name, Arc::clone(&entry.file)))
        })
        .collect()
}

/// Every output with who claims it.
fn claims(site: &Site) -> Claims {
    let mut claims = Claims::default();
    claims.claim(&UrlPath::new("/sitemap.xml"), Job::Sitemap, None);
    claims.claim(&UrlPath::new("/robots.txt"), Job::Robots, None);
    for settings in &site.config.languages {
        let (language, home) = (&settings.code, site.config.home_of(&settings.code));
        claims.claim(&UrlPath::new(format!("{home}404.html")), Job::NotFound(language.clone()), None);
        claims.claim(&UrlPath::new(format!("{home}{}", site.config.feed)), Job::Feed(language.clone()), None);
    }
    for (name, asset) in &site.theme.assets {
        claims.claim(&asset.url, Job::ThemeAsset(name.clone()), Some(Location::file(&asset.file.path)));
    }
    for (name, file) in &site.files {
        let url = UrlPath::new(format!("/assets/{name}"));
        claims.claim(&url, Job::File(name.clone()), Some(Location::file(&file.path)));
    }
    for page in site.pages.values() {
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
