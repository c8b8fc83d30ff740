//! Bases: for each translation, the source as it was when somebody last said that the translation follows it.
//!
//! A base lies in `i18n/base/<language>/` at the path that its source has below its own language:
//! `i18n/base/en/apply/rounds.md` for `content/sv/apply/rounds.md`, `i18n/base/en/site.ftl` for `i18n/sv/site.ftl`,
//! `i18n/base/en/themes/icld/theme.ftl` for what a theme says. Finds them; `confirm` says what they become.

use std::collections::BTreeMap;

use super::message;
use super::{Change, Passage, Text, changes};
use crate::content::Role;
use crate::language::Language;
use crate::parallel::normal;
use crate::path::SourcePath;
use crate::source::{BASE_FOLDER, BUILT_IN_THEME, SourceFile, SourceTree};

/// The bases of a site.
#[derive(Clone, Copy)]
pub struct Bases<'t> {
    tree: &'t SourceTree,
    /// The language that is translated from.
    source: &'t Language,
}

impl<'t> Bases<'t> {
    pub fn new(tree: &'t SourceTree, source: &'t Language) -> Self {
        Bases { tree, source }
    }

    /// Where the base of a translation of `original`, a file of the source language, belongs.
    pub fn path(&self, language: &Language, original: &SourcePath) -> Option<SourcePath> {
        let below = match Role::of(original) {
            Role::Page { .. } => original.below(&format!("content/{}", self.source))?.to_owned(),
            Role::Messages { theme: None, .. } => {
                original.below(&format!("i18n/{}", self.source))?.to_owned()
            }
            // The messages of the theme that is part of the program come translated, and are nobody's to follow.
            Role::Messages { theme: Some(theme), .. } if original.below(BUILT_IN_THEME).is_none() => {
                let below = original.below(&format!("themes/{theme}/i18n/{}", self.source))?;
                format!("themes/{theme}/{below}")
            }
            Role::Messages { .. }
            | Role::Base { .. }
            | Role::Config
            | Role::Data { .. }
            | Role::DataSchema { .. }
            | Role::File { .. }
            | Role::ThemeInfo { .. }
            | Role::Template { .. }
            | Role::Component { .. }
            | Role::ThemeAsset { .. }
            | Role::Stray => return None,
        };
        Some(SourcePath::new(format!("{BASE_FOLDER}/{language}/{below}")))
    }

    /// The base of a translation of a page: that at its place, or if there is none, that of a page which is gone and
    /// had so much of the same text that it must be this one before it was renamed.
    pub fn of_page(&self, language: &Language, original: &SourceFile) -> Option<&'t SourceFile> {
        let path = self.path(language, &original.path)?;
        let at_its_place = self.tree.files.get(&path).filter(|file| file.is_readable);
        at_its_place.map(|file| &**file).or_else(|| self.renamed(language, original))
    }

    /// The bases of pages that the source language does not have any more.
    pub fn left_over(&self, language: &Language) -> impl Iterator<Item = &'t SourceFile> + use<'t> {
        let (tree, source) = (self.tree, self.source.clone());
        self.of_language(language)
            .filter(move |(below, file)| {
                let original = SourcePath::new(format!("content/{source}/{below}"));
                file.path.extension() == Some("md") && !tree.files.contains_key(&original)
            })
            .map(|(_, file)| file)
    }

    /// Each message of the source as it was when its translation was confirmed, normalised.
    pub fn messages(&self, language: &Language) -> BTreeMap<String, String> {
        let files = self.of_language(language).filter(|(below, _)| below.ends_with(".ftl"));
        let messages = files.flat_map(|(_, file)| message::read(&file.path, &file.text()));
        messages.map(|message| (message.key, message.text)).collect()
    }

    fn of_language(&self, language: &Language) -> impl Iterator<Item = (&'t str, &'t SourceFile)> + use<'t> {
        let folder = format!("{BASE_FOLDER}/{language}");
        let start = SourcePath::new(format!("{folder}/"));
        let files = self.tree.files.range(start.clone()..);
        let files = files.take_while(move |(path, _)| path.as_str().starts_with(start.as_str()));
        files
            .filter(|(_, file)| file.is_readable)
            .filter_map(move |(path, file)| Some((path.below(&folder)?, &**file)))
    }

    fn renamed(&self, language: &Language, original: &SourceFile) -> Option<&'t SourceFile> {
        let mut known: Vec<&SourceFile> = self.left_over(language).collect();
        if let Some(same) = known.iter().position(|file| file.fingerprint == original.fingerprint) {
            return Some(known.swap_remove(same));
        }
        let now = Text::of(original);
        let alike = known.into_iter().map(|file| (likeness(&Text::of(file), &now), file));
        let mut alike: Vec<_> = alike.filter(|(likeness, _)| *likeness >= 50).collect();
        alike.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
        match alike.as_slice() {
            [(first, _), (second, _), ..] if first == second => None,
            [(_, file), ..] => Some(file),
            [] => None,
        }
    }
}

/// Which part of two pages is the same, of 100, by the length of the texts.
fn likeness(before: &Text, now: &Text) -> usize {
    let (old, new) = (before.passages(), now.passages());
    let weight = |passage: &Passage<'_>| normal(passage).len() + 1;
    let all = old.iter().map(weight).sum::<usize>().max(new.iter().map(weight).sum());
    let same: usize = changes(&old, &new)
        .now
        .iter()
        .zip(&new)
        .map(|(change, passage)| match change {
            Change::Unchanged(_) | Change::Moved(_) => weight(passage),
            Change::Changed(_) | Change::Added => 0,
        })
        .sum();
    (same * 100).checked_div(all).unwrap_or(0)
}
