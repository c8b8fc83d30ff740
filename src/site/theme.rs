//! The theme as files: which template, component and asset a name stands for, and what each template needs.
//!
//! A theme may extend another; a file hides the file of the same name in the theme below, which templates can
//! still reach as `"below/page.html"`. Templates are compiled by `render`; here they are text, with an
//! over-estimate of what each one refers to.

mod closure;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::content::{Parsed, Role};
use crate::diagnostic::{Checked, Code, Diagnostic, Location};
use crate::fingerprint::Fingerprint;
use crate::path::{SourcePath, UrlPath};
use crate::source::SourceFile;
use crate::value::{Decoder, Fields, Node, Schema, Spanned};

use super::Sources;
use closure::Texts;

/// The theme that is built into the program and that every other theme rests on.
const BOTTOM: &str = "default";

/// A template or component with everything that it may call.
#[derive(Clone, Debug)]
pub struct TemplateFile {
    pub path: SourcePath,
    pub text: Arc<str>,
    /// The text of this file and of all that it extends, includes and calls.
    pub closure: Fingerprint,
}

/// An asset of the theme at its public address, which changes with its content.
#[derive(Clone, Debug)]
pub struct Asset {
    pub file: Arc<SourceFile>,
    pub url: UrlPath,
}

/// The files of a site's theme.
#[derive(Clone, Default, Debug)]
pub struct ThemeFiles {
    /// The themes from the site's own down to the built-in one.
    pub chain: Vec<String>,
    pub templates: BTreeMap<String, TemplateFile>,
    /// By the name of their file without `.html`, which is that of their tag: `round-list`.
    pub components: BTreeMap<String, TemplateFile>,
    pub assets: BTreeMap<String, Asset>,
    /// The templates and components of which only the place is known.
    pub unreadable: BTreeSet<SourcePath>,
}

impl ThemeFiles {
    /// A fingerprint of every template and component: what a compiled theme depends on.
    pub fn fingerprint(&self) -> Fingerprint {
        let files = self.templates.iter().chain(&self.components);
        let files = files.flat_map(|(name, file)| [name.as_str(), file.path.as_str(), &file.text]);
        Fingerprint::of_parts(files.chain(self.unreadable.iter().map(SourcePath::as_str)))
    }
}

/// What `theme.yaml` may say.
pub fn schema() -> Schema {
    Schema::recorded(|node, decoder| drop(read(node, decoder)))
}

/// Finds the files of the theme `name`, which the configuration asks for at `asked`.
pub fn resolve(sources: &Sources, name: &str, asked: &Location) -> Checked<ThemeFiles> {
    let mut diagnostics = Vec::new();
    let chain = chain(sources, name, asked).into_value(&mut diagnostics);
    let mut texts = Texts::new();
    let mut assets = BTreeMap::new();
    // From the bottom up, so that a higher theme's file takes the place of a lower one's.
    for theme in chain.iter().rev() {
        for (path, entry) in sources.below(&format!("themes/{theme}/")) {
            match (Role::of(path), &entry.parsed.value) {
                (Role::Template { name, .. }, Parsed::Template(text)) => {
                    texts.insert(format!("{theme}/{name}"), (path.clone(), Arc::clone(text)));
                    texts.insert(name, (path.clone(), Arc::clone(text)));
                }
                (Role::Component { name, .. }, Parsed::Template(text)) => {
                    texts.insert(component_file(&name), (path.clone(), Arc::clone(text)));
                }
                (Role::ThemeAsset { name, .. }, _) => {
                    let url = asset_url(&name, entry.file.fingerprint);
                    assets.insert(name, Asset { file: Arc::clone(&entry.file), url });
                }
                _ => {}
            }
        }
    }
    let (templates, components) = in_use(&texts, &chain);
    let unreadable = sources.below("themes/").filter(|(_, entry)| !entry.file.is_readable);
    let unreadable = unreadable.map(|(path, _)| path.clone()).collect();
    Checked::new(ThemeFiles { chain, templates, components, assets, unreadable }, diagnostics)
}

/// The name of a component's file among the templates.
fn component_file(tag: &str) -> String {
    format!("components/{tag}.html")
}

type Files = BTreeMap<String, TemplateFile>;

/// The templates and the components that the site can reach. A hidden file stays out unless one above it names it
/// with its theme, so that it need not fit what took its place.
fn in_use(texts: &Texts, chain: &[String]) -> (Files, Files) {
    let names_its_theme =
        |name: &str| name.split_once('/').is_some_and(|(theme, _)| chain.iter().any(|other| other == theme));
    let reach = closure::reach(texts);
    let starts = reach.iter().filter(|(name, _)| !names_its_theme(name));
    let used: BTreeSet<&str> = starts.flat_map(|(_, reached)| reached.iter().copied()).collect();
    let (mut templates, mut components) = (Files::new(), Files::new());
    for name in used {
        let Some((path, text)) = texts.get(name) else { continue };
        let closure = closure::fingerprint(texts, &reach[name]);
        let file = TemplateFile { path: path.clone(), text: Arc::clone(text), closure };
        match name.strip_prefix("components/").and_then(|name| name.strip_suffix(".html")) {
            Some(tag) => components.insert(tag.to_owned(), file),
            None => templates.insert(name.to_owned(), file),
        };
    }
    (templates, components)
}

/// `css/site.css` becomes `/theme/css/site.1a2b3c4d.css`: it may be cached for ever.
fn asset_url(name: &str, fingerprint: Fingerprint) -> UrlPath {
    let short = fingerprint.short();
    UrlPath::new(match name.rsplit_once('.') {
        Some((stem, extension)) => format!("/theme/{stem}.{short}.{extension}"),
        None => format!("/theme/{name}.{short}"),
    })
}

/// The themes from `name` down to the built-in one, as their `theme.yaml` files say.
fn chain(sources: &Sources, name: &str, asked: &Location) -> Checked<Vec<String>> {
    let mut diagnostics = Vec::new();
    let mut chain: Vec<String> = Vec::new();
    let mut next = Some((name.to_owned(), asked.clone()));
    while let Some((theme, asked)) = next.take() {
        if sources.below(&format!("themes/{theme}/")).next().is_none() {
            let known = sources.themes();
            diagnostics.push(
                Diagnostic::new(Code::UnknownTheme, format!("there is no theme `{theme}`"))
                    .at(asked)
                    .suggest(&theme, known.iter().map(String::as_str))
                    .hint(format!("a theme is a folder in `themes/`; there are: {}", known.join(", "))),
            );
            break;
        }
        if chain.contains(&theme) {
            let message = format!("the theme `{theme}` extends itself");
            diagnostics.push(Diagnostic::new(Code::UnknownTheme, message).at(asked));
            break;
        }
        let info = SourcePath::new(format!("themes/{theme}/theme.yaml"));
        next = extends(sources, &info)
            .into_value(&mut diagnostics)
            .map(|below| (below.value, Location::new(&info, below.span)));
        chain.push(theme);
    }
    if !chain.iter().any(|theme| theme == BOTTOM) {
        chain.push(BOTTOM.to_owned());
    }
    Checked::new(chain, diagnostics)
}

/// The theme that the theme with this `theme.yaml` rests on, if it says so.
fn extends(sources: &Sources, info: &SourcePath) -> Checked<Option<Spanned<String>>> {
    let Some(Parsed::Yaml(Some(node))) = sources.parsed(info) else { return Checked::new(None, Vec::new()) };
    let mut decoder = Decoder::new(info);
    let extends = read(node, &mut decoder);
    decoder.finish(extends)
}

fn read(node: &Node, decoder: &mut Decoder) -> Option<Spanned<String>> {
    let mut fields = Fields::open(node, "theme", decoder)?;
    let extends = fields.optional("extends");
    let _: Option<String> = fields.optional("description");
    fields.finish();
    extends
}
