//! Where in the files of a site a text stands that was found on a page.

use std::sync::Arc;

use super::template::{Standing, texts};
use super::word::words;
use crate::content::Role;
use crate::diagnostic::{Location, Span};
use crate::engine::Build;
use crate::language::Language;
use crate::path::SourcePath;
use crate::value::{self, Kind, Node};

/// What has a text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Origin {
    Template,
    /// A text in `content/data` for all languages.
    Data,
    /// Of one language, whichever: it can be translated.
    Translatable,
    /// A picture or the like.
    Asset,
}

/// Every text of a site that can have been put on a page.
pub(super) struct Places {
    /// Those first that are likeliest.
    texts: Vec<Text>,
}

struct Text {
    origin: Origin,
    standing: Standing,
    path: SourcePath,
    words: Vec<(String, Span)>,
}

impl Places {
    pub fn of(build: &Build) -> Self {
        let theme = build.site.theme();
        let languages = build.site.config().codes();
        let mut places = Places { texts: Vec::new() };
        for file in theme.templates.values().chain(theme.components.values()) {
            places.add_template(&file.path, &file.text);
        }
        for (path, file) in build.tree.files.iter().filter(|(_, file)| file.is_readable) {
            let text = || file.text();
            let whole = |origin| (origin, Standing::Read);
            match Role::of(path) {
                Role::Data { .. } => places.add_data(path, &text(), &languages),
                Role::Page { .. } | Role::Messages { .. } => {
                    places.add(path, whole(Origin::Translatable), &text(), 0)
                }
                Role::ThemeAsset { .. } if path.as_str().ends_with(".svg") => {
                    places.add_markup(path, &text());
                }
                Role::Config
                | Role::DataSchema { .. }
                | Role::ThemeInfo { .. }
                | Role::ThemeAsset { .. }
                | Role::Template { .. }
                | Role::Component { .. }
                | Role::File { .. }
                | Role::Base { .. }
                | Role::Stray => {}
            }
        }
        places.texts.sort_by_key(|text| (text.origin, text.standing));
        places
    }

    /// Where words stand in a row, as far as they do: each part with its place, or without if it stands nowhere.
    pub fn find(&self, run: &[String]) -> Vec<(usize, Option<(Origin, Location)>)> {
        // A template may write a text in capitals.
        let run: Vec<String> = run.iter().map(|word| word.to_lowercase()).collect();
        let mut parts: Vec<(usize, Option<(Origin, Location)>)> = Vec::new();
        let mut at = 0;
        while at < run.len() {
            let best = self.texts.iter().filter_map(|text| text.longest(&run[at..]));
            // Of places that are as long, the first is the likeliest.
            let best = best.reduce(|best, next| if next.0 > best.0 { next } else { best });
            match best {
                Some((length, origin, place)) => {
                    parts.push((length, Some((origin, place))));
                    at += length;
                }
                None => {
                    match parts.last_mut() {
                        Some((length, None)) => *length += 1,
                        Some(_) | None => parts.push((1, None)),
                    }
                    at += 1;
                }
            }
        }
        parts
    }

    fn add_template(&mut self, path: &SourcePath, text: &Arc<str>) {
        for (at, standing) in texts(text) {
            self.add(path, (Origin::Template, standing), &text[at.clone()], at.start);
        }
    }

    fn add_markup(&mut self, path: &SourcePath, text: &str) {
        for (at, _) in texts(text).into_iter().filter(|(_, standing)| *standing == Standing::Read) {
            self.add(path, (Origin::Asset, Standing::Read), &text[at.clone()], at.start);
        }
    }

    fn add_data(&mut self, path: &SourcePath, text: &str, languages: &[Language]) {
        let root = value::parse(path, text, 0..text.len()).value;
        let mut open: Vec<(Node, Origin)> = root.into_iter().map(|root| (root, Origin::Data)).collect();
        while let Some((node, origin)) = open.pop() {
            match node.kind {
                Kind::Text(_) => {
                    let written = text.get(node.span.start..node.span.end).unwrap_or_default();
                    self.add(path, (origin, Standing::Read), written, node.span.start);
                }
                Kind::List(items) => open.extend(items.into_iter().map(|item| (item, origin))),
                Kind::Map(entries) => open.extend(entries.into_iter().map(|entry| {
                    let is_of_one = languages.iter().any(|language| language.as_str() == &*entry.key);
                    (entry.value, if is_of_one { Origin::Translatable } else { origin })
                })),
                Kind::Null | Kind::Bool(_) | Kind::Integer(_) | Kind::Float(_) => {}
            }
        }
    }

    fn add(&mut self, path: &SourcePath, (origin, standing): (Origin, Standing), text: &str, start: usize) {
        let words = words(text)
            .into_iter()
            .map(|word| (word.text.to_lowercase(), Span::new(word.at.start, word.at.end).shifted(start)));
        let words: Vec<_> = words.collect();
        if !words.is_empty() {
            self.texts.push(Text { origin, standing, path: path.clone(), words });
        }
    }
}

impl Text {
    /// How many of the words stand here in a row, from the first on, and where.
    fn longest(&self, run: &[String]) -> Option<(usize, Origin, Location)> {
        let length = |at: &usize| {
            let here = self.words[*at..].iter();
            here.zip(run).take_while(|((known, _), word)| known == *word).count()
        };
        let starts = 0..self.words.len();
        let (length, at) = starts.map(|at| (length(&at), at)).rev().max_by_key(|(length, _)| *length)?;
        if length == 0 {
            return None;
        }
        let span = Span::new(self.words[at].1.start, self.words[at + length - 1].1.end);
        Some((length, self.origin, Location::new(&self.path, span)))
    }
}
