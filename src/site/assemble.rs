//! From parsed files to the snapshot: which pages there are, where they are seen, and how they hang together.

mod country_list;
mod cross_check;
mod layout;
mod own_data;
mod pattern;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::{BaseUrl, Config};
use crate::content::{Parsed, Role};
use crate::diagnostic::{Checked, Diagnostic, Location};
use crate::i18n::{Catalog, Resource};
use crate::language::Language;
use crate::locale::Formats;
use crate::path::SourcePath;
use crate::programme::{Clock, Programme};
use crate::source::CONFIG_FILE;
use crate::time::Moment;

pub use layout::{Documents, Last, Layout, Pages};
pub use own_data::OwnData;
pub use pattern::Addresses;

use super::{CalendarOf, Site, SourceEntry, Sources, Tongue, theme};

/// What a build may be asked for beside what the files say.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Options {
    /// Pages that are marked as drafts are part of the site.
    pub drafts: bool,
    /// Another public address than that of `anslag.yaml`.
    pub base_url: Option<BaseUrl>,
    /// Every printed message stands between marks that tell which it is. For looking at, never for publishing.
    pub marks: bool,
    /// A language that is laid out from right to left although it is not written so.
    pub right_to_left: Option<Language>,
    /// Where the pages of records are seen; otherwise their names say it. For a picture of a site in other words.
    pub addresses: Option<Arc<Addresses>>,
}

/// Makes the snapshot of a site as it is at `now`. Whatever is wrong is told; the rest of the site still stands.
pub fn assemble(sources: &Sources, options: &Options, now: Moment, last: Option<Last>) -> Checked<Site> {
    let mut diagnostics = Vec::new();
    let config = config(sources, options).into_value(&mut diagnostics);
    let clock = Clock::new(now.instant(&config.time_zone));
    if !config.knows_languages {
        // Nothing can be said of pages, messages or records while nobody knows the languages of the site.
        return Checked::new(Site::empty(config, clock), diagnostics);
    }
    let theme = theme::resolve(sources, &config.theme.value, &at_config(config.theme.span))
        .into_value(&mut diagnostics);
    let tongues = tongues(sources, &config, &theme.chain).into_value(&mut diagnostics);
    let data = data(sources);
    let typed: Vec<_> = match config.programme {
        true => data.values().cloned().collect(),
        false => Vec::new(),
    };
    let programme = Programme::assemble(&typed, &config).into_value(&mut diagnostics);
    // Rounds and components of the programme have addresses of their own: those of their calendars.
    let calendars = CalendarOf::each(&programme);
    let last = last.filter(|last| CalendarOf::each(&last.site.programme) == calendars);
    let kept = last.and_then(|last| Some((last.site, layout::changed_texts(sources, options, last)?)));
    let (mut documents, mut pages, record_pages, faults) = match &kept {
        Some((site, _)) => {
            (Arc::clone(&site.documents), Arc::clone(&site.pages), BTreeMap::new(), Vec::new())
        }
        None => {
            let addresses = options.addresses.as_deref();
            let facts =
                pattern::Facts { config: &config, programme: &programme, tongues: &tongues, addresses };
            let Checked { value, mut diagnostics } = layout::documents(sources, &config, options);
            let mut pages = layout::pages(&value, &config);
            let (record_pages, faults) = pattern::expand(&value, &mut pages, &facts);
            diagnostics.extend(faults);
            (Arc::new(value), Arc::new(pages), record_pages, diagnostics)
        }
    };
    if let Some((_, changed)) = &kept {
        layout::renew(&mut documents, &mut pages, changed, &config);
    }
    let mut site = Site {
        own_data: own_data::check(sources, &data, last.map(|last| &last.site.own_data))
            .into_value(&mut diagnostics),
        layout: kept.map(|(site, _)| Arc::clone(&site.layout)).unwrap_or_default(),
        data: data
            .into_iter()
            .filter_map(|(name, (_, node))| node.map(|node| (name, (Arc::clone(&node), node.fingerprint()))))
            .collect(),
        files: files(sources),
        options: options.clone(),
        config: Arc::new(config),
        clock,
        documents,
        pages,
        programme,
        tongues,
        theme,
    };
    if last.is_none_or(|last| !Arc::ptr_eq(&last.site.layout, &site.layout)) {
        site.layout = Arc::new(lay_out(&site, sources, record_pages, faults));
    }
    diagnostics.extend(site.layout.diagnostics.iter().cloned());
    diagnostics.extend(cross_check::all(&site));
    diagnostics.extend(cross_check::stray_messages(sources, &site.config));
    Checked::new(site, diagnostics)
}

/// Sections need translations, and claims need both.
fn lay_out(
    site: &Site,
    sources: &Sources,
    record_pages: pattern::RecordPages,
    faults: Vec<Diagnostic>,
) -> Layout {
    let translations = layout::translations(&site.pages, &site.config);
    let sections = layout::sections(site, &translations);
    let mut claims = layout::claims(site);
    let mut diagnostics = faults;
    diagnostics.append(&mut claims.diagnostics);
    let drafts = sources.drafts();
    diagnostics.extend(cross_check::front_matter(site, &drafts));
    Layout { sections, translations, outputs: claims.into_outputs(), record_pages, drafts, diagnostics }
}

fn at_config(span: crate::diagnostic::Span) -> Location {
    Location::new(&SourcePath::new(CONFIG_FILE), span)
}

fn config(sources: &Sources, options: &Options) -> Checked<Config> {
    let path = SourcePath::new(CONFIG_FILE);
    let says_nothing = |entry: &SourceEntry| entry.file.is_readable && entry.file.bytes.is_empty();
    let config = match sources.0.get(&path).map(|entry| (&entry.parsed.value, says_nothing(entry))) {
        Some((Parsed::Yaml(None), false)) => Checked::new(Config::empty(), Vec::new()),
        Some((Parsed::Yaml(node), _)) => Config::decode(&path, node.as_deref()),
        _ => Config::decode(&path, None),
    };
    let config = match &options.base_url {
        Some(base_url) => config.map(|config| config.with_base_url(base_url)),
        None => config,
    };
    match &options.right_to_left {
        Some(language) => config.map(|config| config.with_right_to_left(language)),
        None => config,
    }
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
                    .filter_map(|(_, entry)| entry.parsed.value.messages().cloned())
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
        .filter_map(|(path, entry)| match (Role::of(path), &entry.parsed.value) {
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
