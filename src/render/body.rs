//! The body of a page: its parsed Markdown with links resolved, components rendered and words filled in.

mod written;

use std::rc::Rc;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Location, closest};
use crate::fingerprint::Fingerprint;
use crate::i18n::Arguments;
use crate::markdown::{Component, Piece, Target, TargetKind, escape};
use crate::path::{PageId, SourcePath, UrlPath};
use crate::site::{Bodies, Body, BodyLink, Known, Memo, PageKey, Site, View};

use super::template::{Argument, Templates, message_text};
use written::Written;

/// Renders the body of a page. A part that fails is left out and told.
pub fn body(templates: &Templates, site: &Arc<Site>, page: &PageKey) -> Memo<Body> {
    // Bodies ask for facts alone: they see no other body.
    let no_bodies = Arc::new(Bodies::new());
    let language = site.text_language(page).unwrap_or(&page.language);
    let view = Rc::new(View::new(site, &no_bodies, language, Some(page)));
    let mut writer = Writer { templates, view: &view, links: Vec::new(), diagnostics: Vec::new() };
    let mut written = Written::default();
    let mut outline = Fingerprint::of("");
    if let Some(source) = view.source(page) {
        written.blocks.reserve_exact(source.document.markdown.blocks.len());
        writer.pieces(&source.document.path, &source.document.markdown.pieces, &mut written);
        outline = source.document.body;
    }
    let Written { html, mut blocks } = written;
    // Notes are written at the end, wherever they stand.
    blocks.sort_unstable_by_key(|block| block.block);
    let Writer { links, diagnostics, .. } = writer;
    let fingerprint = Fingerprint::combine([Fingerprint::of(&html), outline]);
    let body = Body { html: html.into(), fingerprint, links, blocks };
    view.memo(body, diagnostics)
}

struct Writer<'a> {
    templates: &'a Templates<'a>,
    view: &'a Rc<View>,
    links: Vec<BodyLink>,
    diagnostics: Vec<Diagnostic>,
}

impl Writer<'_> {
    fn pieces(&mut self, path: &SourcePath, pieces: &[Piece], out: &mut Written) {
        for piece in pieces {
            let html = &mut out.html;
            match piece {
                Piece::Html(piece) => out.html(piece),
                Piece::Link(target) => {
                    let href = self.address(path, target).unwrap_or_else(|diagnostic| {
                        self.diagnostics.push(*diagnostic);
                        "#".to_owned()
                    });
                    let start = html.len();
                    escape::address(html, &href);
                    let href = escape::decode(&html[start..]);
                    let is_file = matches!(target.kind, TargetKind::Page | TargetKind::Asset);
                    let is_found = is_file && target.anchor.is_none();
                    self.links.push(BodyLink { href, at: Location::new(path, target.span), is_found });
                }
                Piece::Component(component) => match self.component(path, component) {
                    Ok(written) => out.append(&written),
                    Err(diagnostics) => self.diagnostics.extend(diagnostics),
                },
                Piece::Message(id) => {
                    let no_arguments = Arguments::new();
                    match message_text(self.view, self.view.language(), id, &no_arguments) {
                        Ok(text) => escape::attribute(html, &text),
                        Err(diagnostic) => self.diagnostics.push(diagnostic.at(Location::file(path))),
                    }
                }
            }
        }
    }

    /// Where a link leads, as it is to stand in the HTML.
    fn address(&self, path: &SourcePath, target: &Target) -> Result<String, Box<Diagnostic>> {
        let query = target.query.as_ref().map_or_else(String::new, |query| format!("?{query}"));
        let anchor = target.anchor.as_ref().map_or_else(String::new, |anchor| format!("#{}", encode(anchor)));
        let anchor = format!("{query}{anchor}");
        let broken =
            |message: String| Diagnostic::new(Code::BrokenLink, message).at(Location::new(path, target.span));
        let destination = target.destination.as_str();
        match target.kind {
            TargetKind::Anchor => Ok(anchor),
            TargetKind::Root => {
                let url = UrlPath::new(destination);
                Ok(format!("{}{anchor}", self.view.config().href(&url)))
            }
            TargetKind::Page => {
                let outside = || Box::new(broken(format!("`{destination}` leads out of the site")));
                let file = path.resolve(destination).ok_or_else(outside)?;
                match self.page_url(path, &file) {
                    Some(url) => Ok(format!("{url}{anchor}")),
                    None if self.lacks_translation(&file) => Ok("#".to_owned()),
                    None if self.is_draft(&file) => {
                        let cure = "take the link out, or `draft: true` out of the page";
                        Err(Box::new(broken(format!("the page `{file}` is a draft")).hint(cure)))
                    }
                    None => {
                        let diagnostic = broken(format!("there is no page `{file}`"));
                        Err(Box::new(self.no_page(path, &file, diagnostic)))
                    }
                }
            }
            TargetKind::Asset => {
                let file = path.resolve(destination);
                let name = file.as_ref().and_then(|file| file.below("content/assets"));
                match name.and_then(|name| self.view.file(name).map(|_| name)) {
                    Some(name) => Ok(self.view.config().href(&UrlPath::new(format!("/assets/{name}")))),
                    None => Err(Box::new(
                        broken(format!("there is no file `{destination}`"))
                            .suggest(name.unwrap_or(destination), self.view.known(&Known::Files))
                            .hint("images and documents lie in `content/assets/`; write the path from this page, such as `../assets/map.png`"),
                    )),
                }
            }
        }
    }

    /// The address of the page of a file: in the readers' language if the link stays in the language of its page.
    fn page_url(&self, path: &SourcePath, file: &SourcePath) -> Option<String> {
        let (language, id) = page_of(file)?;
        let own = page_of(path).is_some_and(|(own, _)| own == language);
        let reader = self.view.current().map(|key| &key.language).filter(|_| own);
        let language = reader.cloned().unwrap_or_else(|| crate::language::Language::new(language));
        let page = self.view.route(&language, &id)?;
        Some(self.view.config().href(&page.url))
    }

    fn lacks_translation(&self, file: &SourcePath) -> bool {
        page_of(file).is_some_and(|(language, id)| {
            self.view.lacks_translation(&crate::language::Language::new(language), &id)
        })
    }

    fn is_draft(&self, file: &SourcePath) -> bool {
        page_of(file).is_some_and(|(language, id)| {
            self.view.is_hidden_draft(&PageKey::new(&crate::language::Language::new(language), &id))
        })
    }

    /// Says what may have been meant by a page that does not exist.
    fn no_page(&self, path: &SourcePath, file: &SourcePath, diagnostic: Diagnostic) -> Diagnostic {
        let Some((language, id)) = page_of(file) else { return diagnostic };
        let language = crate::language::Language::new(language);
        let known = self.view.pages(&language);
        if let Some(other) = self.view.translations(&id).first() {
            return diagnostic.hint(format!(
                "the page exists in `{}`; it has no translation here yet",
                other.key.language
            ));
        }
        let meant = closest(id.as_str(), known.iter().map(|key| key.id.as_str()));
        match meant.and_then(|id| self.view.page(&language, &PageId::new(id))) {
            Some(page) => diagnostic.hint(format!("did you mean `{}`?", relative(path, &page.document.path))),
            None => diagnostic.hint("a link names the file of the page: `[text](../apply/_index.md)`"),
        }
    }

    fn component(&mut self, path: &SourcePath, component: &Component) -> Result<Written, Vec<Diagnostic>> {
        let at = Location::new(path, component.name_span);
        if !self.view.has_component(&component.name) {
            let message = format!("there is no component `{}`", component.name);
            let known = self.view.known(&Known::Components);
            let diagnostic = Diagnostic::new(Code::UnknownComponent, message).at(at);
            return Err(vec![diagnostic.suggest(&component.name, known.iter().copied()).hint(
                "components are tags with a hyphen in their name; the theme has one file for each in `components/`",
            )]);
        }
        let mut inner = Written::default();
        if let Some(pieces) = &component.body {
            self.pieces(path, pieces, &mut inner);
        }
        let arguments = self.arguments(path, component)?;
        let body = component.body.as_ref().map(|_| inner.html.as_str());
        let html = self
            .templates
            .render_component(component, arguments, body, self.view, path)
            .map_err(|diagnostic| diagnostic.into_iter().collect::<Vec<_>>())?;
        Ok(Written::of_component(component, html, &inner))
    }

    /// The attributes of a component as the values that it declares; all that is wrong with them otherwise.
    fn arguments(
        &self,
        path: &SourcePath,
        component: &Component,
    ) -> Result<Vec<(String, Argument)>, Vec<Diagnostic>> {
        let Some(parameters) = self.templates.parameters(&component.name) else { return Err(Vec::new()) };
        let (mut arguments, mut faults) = (Vec::new(), Vec::new());
        for attribute in &component.attributes {
            let Some(parameter) = parameters.iter().find(|parameter| parameter.name == attribute.name) else {
                let known = parameters.iter().map(|parameter| parameter.name.as_str());
                let message = format!("`{}` has no attribute `{}`", component.name, attribute.name);
                let list = known.clone().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
                let diagnostic = Diagnostic::new(Code::UnknownAttribute, message)
                    .at(Location::new(path, attribute.name_span))
                    .suggest(&attribute.name, known);
                faults.push(match list.is_empty() {
                    true => diagnostic.hint("it takes no attributes"),
                    false => diagnostic.hint(format!("it takes {list}")),
                });
                continue;
            };
            match parameter.read(attribute.value.as_deref()) {
                Ok(argument) => arguments.push((attribute.name.clone(), argument)),
                Err(expected) => faults.push(
                    Diagnostic::new(
                        Code::AttributeValue,
                        format!("`{}` should be {expected}", attribute.name),
                    )
                    .at(Location::new(path, attribute.value_span)),
                ),
            }
        }
        let given = |name: &str| component.attributes.iter().any(|attribute| attribute.name == name);
        for missing in parameters.iter().filter(|parameter| parameter.is_required && !given(&parameter.name))
        {
            let message = format!("`{}` needs the attribute `{}`", component.name, missing.name);
            let end = if component.body.is_some() { ">" } else { " />" };
            let example = format!("write `<{} {}=\"…\"{end}`", component.name, missing.name);
            faults.push(
                Diagnostic::new(Code::AttributeValue, message)
                    .at(Location::new(path, component.name_span))
                    .hint(example),
            );
        }
        if faults.is_empty() { Ok(arguments) } else { Err(faults) }
    }
}

/// The language and page of a file below `content`.
fn page_of(file: &SourcePath) -> Option<(&str, PageId)> {
    let (language, below) = file.below("content")?.split_once('/')?;
    PageId::of_file(below).map(|(id, _)| (language, id))
}

/// How a link in `from` writes the way to `to`.
fn relative(from: &SourcePath, to: &SourcePath) -> String {
    let folders: Vec<&str> = from.as_str().split('/').collect();
    let folders = &folders[..folders.len() - 1];
    let parts: Vec<&str> = to.as_str().split('/').collect();
    let shared = folders.iter().zip(&parts).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", folders.len() - shared);
    up.chain(parts[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

/// The characters of an anchor that would end it or begin an escape; the others are seen to when it is written.
fn encode(anchor: &str) -> String {
    anchor.replace('%', "%25").replace('#', "%23")
}
