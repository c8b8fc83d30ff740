//! The wall around Tera: compiles a theme, renders its templates and components, and puts what goes wrong at its
//! place.
//!
//! Templates reach the site only through functions, each of which asks the current [`View`] one question.

mod cache;
mod calendar;
mod compile;
mod country;
mod current;
mod eligibility;
mod fault;
mod filter;
mod function;
mod message;
mod page;
mod picture;
mod record;
mod round;
mod timeline;
mod value;

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use tera::{Context, Tera};

pub use compile::compile;
pub use message::text as message_text;

use crate::diagnostic::{Code, Diagnostic, Location, Span};
use crate::markdown::Component;
use crate::path::SourcePath;
use crate::site::{Job, Site, View};

use cache::Cache;

/// The templates of one step: a compiled theme, and what the pages of the step share.
pub struct Templates<'a> {
    theme: &'a Theme,
    cache: Arc<Cache>,
}

/// A compiled theme, made anew only when a template changes.
pub struct Theme {
    tera: Tera,
    /// The file behind each name that Tera knows.
    files: BTreeMap<String, (SourcePath, Arc<str>)>,
    /// The names that could not be compiled, which has been told already.
    broken: Vec<String>,
}

/// What a template is rendered for.
pub enum Subject {
    /// A page, with its rendered body.
    Page {
        html: Arc<str>,
    },
    NotFound,
    Redirect {
        target: String,
        permalink: String,
    },
}

/// What a component may be given.
pub struct Parameter {
    pub name: String,
    pub is_required: bool,
    kind: Option<tera::ComponentArgType>,
}

impl<'a> Templates<'a> {
    pub fn new(theme: &'a Theme, site: &Site) -> Self {
        Templates { theme, cache: Arc::new(Cache::of(site)) }
    }

    /// Renders the template `name`. On failure the diagnostics say why; there are none if the template itself is
    /// known to be broken.
    pub fn render(
        &self,
        name: &str,
        view: &Rc<View>,
        subject: &Subject,
        job: &Job,
        at: Option<&Location>,
    ) -> Result<String, Vec<Diagnostic>> {
        if self.theme.broken.iter().any(|broken| broken == name) {
            return Err(Vec::new());
        }
        let render = || self.theme.tera.render(name, &context(view, subject));
        current::enter(view, &self.cache, render).map_err(|error| {
            let for_whom = format!("while rendering {job}");
            let diagnostic = fault::of_render(self.theme, view, &error).map(|diagnostic| match at {
                Some(at) => diagnostic.label(at.clone(), for_whom),
                None => diagnostic.hint(for_whom),
            });
            diagnostic.into_iter().collect()
        })
    }

    /// What the component of a tag may be given; `None` if it is broken.
    pub fn parameters(&self, tag: &str) -> Option<Vec<Parameter>> {
        let definition = self.theme.tera.get_component_definition(&tag.replace('-', "_"))?;
        let parameters = definition.args().iter().filter(|argument| !argument.is_implicit());
        Some(
            parameters
                .map(|argument| Parameter {
                    name: argument.name().to_owned(),
                    is_required: argument.is_required(),
                    kind: argument.arg_type(),
                })
                .collect(),
        )
    }

    /// Renders the component that a page calls, with the HTML of what stands between its tags. On failure, why, if that
    /// has not been told.
    pub fn render_component(
        &self,
        component: &Component,
        arguments: Vec<(String, Argument)>,
        body: Option<&str>,
        view: &Rc<View>,
        page: &SourcePath,
    ) -> Result<String, Option<Diagnostic>> {
        let mut context = Context::new();
        for (name, argument) in arguments {
            context.insert_value(name, argument.0);
        }
        let name = component.name.replace('-', "_");
        // A tag without a body has an empty one: to write `body` is never a fault.
        let body = Some(body.unwrap_or_default());
        let html = current::enter(view, &self.cache, || {
            self.theme.tera.render_component(&name, &context, body, true)
        })
        .map_err(|error| fault::of_component(self.theme, view, &error, component, page))?;
        Ok(match component.inline {
            true => html.trim().to_owned(),
            false => html,
        })
    }
}

impl Theme {
    fn text(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(|(_, text)| &**text)
    }

    fn place(&self, name: &str, span: Span) -> Option<Location> {
        let (path, _) = self.files.get(name)?;
        Some(Location::new(path, span))
    }
}

/// A value for a component, of the type that it declares.
pub struct Argument(tera::Value);

impl Parameter {
    /// Reads the text of an attribute as this parameter's type; on failure, what was expected.
    pub fn read(&self, text: Option<&str>) -> Result<Argument, String> {
        use tera::ComponentArgType as Type;
        let value = match (self.kind, text) {
            (Some(Type::Bool), None | Some("true" | "yes")) => tera::Value::from(true),
            (Some(Type::Bool), Some("false" | "no")) => tera::Value::from(false),
            (Some(Type::Bool), Some(_)) => return Err("`true` or `false`".to_owned()),
            (Some(Type::Integer), text) => {
                let number = text.and_then(|text| text.parse::<i64>().ok());
                tera::Value::from(number.ok_or("a whole number")?)
            }
            (Some(Type::Float | Type::Number), text) => {
                let number = text.and_then(|text| text.parse::<f64>().ok());
                tera::Value::from(number.filter(|number| number.is_finite()).ok_or("a number")?)
            }
            (_, text) => tera::Value::from(text.unwrap_or_default()),
        };
        Ok(Argument(value))
    }
}

fn context(view: &View, subject: &Subject) -> Context {
    let mut context = Context::new();
    context.insert_value("site", page::site(view));
    context.insert_value("lang", page::language(view, view.language()));
    match subject {
        Subject::Page { html } => context.insert_value("page", page::current_with_content(view, html)),
        Subject::NotFound => context.insert_value("languages", page::languages(view)),
        Subject::Redirect { target, permalink } => {
            context.insert_value("target", tera::Value::from(target.as_str()));
            context.insert_value("permalink", tera::Value::from(permalink.as_str()));
        }
    }
    context
}

/// The byte range of line `line` (from 1), column `column` (from 0, in characters) and `width` characters on.
fn span_at(text: &str, line: usize, column: usize, width: usize) -> Span {
    let start_of_line: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start_of_line..).unwrap_or_default();
    let offset = |characters: usize| rest.char_indices().nth(characters).map_or(rest.len(), |(at, _)| at);
    Span::new(start_of_line + offset(column), start_of_line + offset(column + width))
}

/// A sentence of Tera's in the style of ours: without a capital, and its list of what there is as a hint.
fn reworded(code: Code, message: &str) -> Diagnostic {
    let (first, rest) = match message.split_once(". ") {
        Some((first, rest)) => (first, Some(rest)),
        None => (message.trim_end_matches('.'), None),
    };
    let mut letters = first.chars();
    let lower: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    let diagnostic = Diagnostic::new(code, lower);
    match rest {
        Some(rest) => diagnostic.hint(rest.trim_end_matches('.').to_owned()),
        None => diagnostic,
    }
}
