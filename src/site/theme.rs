//! The theme as files: which template, component and asset a name stands for, and what each template needs.
//!
//! A theme may extend another; a file hides the file of the same name in the theme below, which templates can
//! still reach as `"below/page.html"`. Templates are compiled by `render`; here they are text, with an
//! over-estimate of what each one refers to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::content::{Parsed, Role};
use crate::diagnostic::{Checked, Code, Diagnostic, Location};
use crate::fingerprint::Fingerprint;
use crate::path::{SourcePath, UrlPath};
use crate::source::SourceFile;
use crate::value::{Decoder, Fields, Spanned};

use super::Sources;

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
}

impl ThemeFiles {
    /// A fingerprint of every template and component: what a compiled theme depends on.
    pub fn fingerprint(&self) -> Fingerprint {
        let files = self.templates.iter().chain(&self.components);
        Fingerprint::of_parts(files.flat_map(|(name, file)| [name.as_str(), file.path.as_str(), &file.text]))
    }
}

/// Finds the files of the theme `name`, which the configuration asks for at `asked`.
pub fn resolve(sources: &Sources, name: &str, asked: &Location) -> Checked<ThemeFiles> {
    let mut diagnostics = Vec::new();
    let chain = chain(sources, name, asked).into_value(&mut diagnostics);
    let mut templates: BTreeMap<String, (SourcePath, Arc<str>)> = BTreeMap::new();
    let mut components = BTreeMap::new();
    let mut assets = BTreeMap::new();
    // From the bottom up, so that a higher theme's file takes the place of a lower one's.
    for theme in chain.iter().rev() {
        for (path, entry) in sources.below(&format!("themes/{theme}/")) {
            match (Role::of(path), &entry.parsed) {
                (Role::Template { name, .. }, Parsed::Template(text)) => {
                    templates.insert(format!("{theme}/{name}"), (path.clone(), Arc::clone(text)));
                    templates.insert(name, (path.clone(), Arc::clone(text)));
                }
                (Role::Component { name, .. }, Parsed::Template(text)) => {
                    components.insert(name, (path.clone(), Arc::clone(text)));
                }
                (Role::ThemeAsset { name, .. }, _) => {
                    let url = asset_url(&name, entry.file.fingerprint);
                    assets.insert(name, Asset { file: Arc::clone(&entry.file), url });
                }
                _ => {}
            }
        }
    }
    let files = with_closures(&templates, &components);
    Checked::new(ThemeFiles { chain, assets, ..files }, diagnostics)
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
    let extends = Fields::open(node, "theme", &mut decoder).and_then(|mut fields| {
        let extends = fields.optional("extends");
        let _: Option<String> = fields.optional("description");
        fields.finish();
        extends
    });
    decoder.finish(extends)
}

type Texts = BTreeMap<String, (SourcePath, Arc<str>)>;

/// Gives each file the fingerprint of all that it may reach.
fn with_closures(templates: &Texts, components: &Texts) -> ThemeFiles {
    let tags: BTreeMap<String, &str> =
        components.keys().map(|name| (name.replace('-', "_"), name.as_str())).collect();
    let references = |text: &str| -> BTreeSet<(bool, String)> {
        let mut found = BTreeSet::new();
        for code in code_blocks(text) {
            let words = code.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.'));
            found.extend(words.filter_map(|word| tags.get(word)).map(|name| (true, (*name).to_owned())));
            for quote in ['"', '\''] {
                let literals = code.split(quote).skip(1).step_by(2);
                found.extend(
                    literals
                        .filter(|name| templates.contains_key(*name))
                        .map(|name| (false, name.to_owned())),
                );
            }
        }
        found
    };
    let text_of = |(is_component, name): &(bool, String)| {
        let files = if *is_component { components } else { templates };
        files.get(name).map(|(_, text)| text)
    };
    let closure = |start: (bool, String)| {
        let mut reached = BTreeSet::from([start.clone()]);
        let mut open = vec![start];
        while let Some(next) = open.pop() {
            let Some(text) = text_of(&next) else { continue };
            open.extend(references(text).into_iter().filter(|name| reached.insert(name.clone())));
        }
        let parts = reached.iter().flat_map(|name| [name.1.as_str(), text_of(name).map_or("", |text| text)]);
        Fingerprint::of_parts(parts)
    };
    let files = |texts: &Texts, is_component: bool| {
        texts
            .iter()
            .map(|(name, (path, text))| {
                let closure = closure((is_component, name.clone()));
                let file = TemplateFile { path: path.clone(), text: Arc::clone(text), closure };
                (name.clone(), file)
            })
            .collect()
    };
    ThemeFiles {
        templates: files(templates, false),
        components: files(components, true),
        ..ThemeFiles::default()
    }
}

/// The parts of a template between `{{` and `}}` and between `{%` and `%}`.
fn code_blocks(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (start, close) = [("{{", "}}"), ("{%", "%}")]
            .into_iter()
            .filter_map(|(open, close)| rest.find(open).map(|start| (start, close)))
            .min()?;
        let code = rest.get(start + 2..)?;
        let end = code.find(close).unwrap_or(code.len());
        rest = code.get(end + 2..).unwrap_or_default();
        Some(&code[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closure_changes_with_what_a_template_reaches_and_with_nothing_else() {
        let texts = |files: &[(&str, &str)]| -> Texts {
            files
                .iter()
                .map(|(name, text)| ((*name).into(), (SourcePath::new(name), (*text).into())))
                .collect()
        };
        let page =
            ("page.html", "{% extends \"base.html\" %}{% block x %}{{ <round_list /> }}{% endblock %}");
        let closure_with = |base: &str, list: &str, other: &str| {
            let templates = texts(&[page, ("base.html", base), ("other.html", other)]);
            let components = texts(&[("round-list", list), ("other", other)]);
            with_closures(&templates, &components).templates["page.html"].closure
        };
        let before = closure_with("base", "list", "other");
        assert_eq!(before, closure_with("base", "list", "changed"));
        assert_ne!(before, closure_with("changed", "list", "other"));
        assert_ne!(before, closure_with("base", "changed", "other"));
        assert_ne!(before, closure_with("base", "{{ <other /> }}", "other"));
    }
}
