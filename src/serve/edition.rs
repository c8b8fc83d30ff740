//! What the preview shows after one step: the site as its files are, or, where they are wrong, as it last was right.
//!
//! An edition is a value that never changes. Whoever answers a request holds one, so that a page and all that is
//! told about it are of one moment.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use super::fault::Faults;
use super::follow::Followed;
use super::strings::{Stands, Strings, strings};
use crate::diagnostic::{Diagnostic, Severity};
use crate::engine::{Build, Outputs};
use crate::path::{OutputPath, SourcePath};
use crate::render::Output;
use crate::site::{Body, Job, Page, PageKey};
use crate::source::SourceTree;
use crate::time::Moment;
use crate::translate::pseudo::Pseudo;

/// How the editor wants to see the site.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Outlook {
    /// The moment at which the site is looked at; `None`: now.
    pub as_of: Option<Moment>,
    /// Whether pages that are marked as drafts are shown.
    pub drafts: bool,
    /// Whether the strings of a page can be told from each other, for those who translate.
    pub strings: bool,
    /// The language that is shown with other words, and with which.
    pub pseudo: Option<Pseudo>,
}

/// The site after one step.
pub struct Edition {
    /// Counts from 1.
    pub number: u64,
    pub outlook: Outlook,
    /// What is shown.
    pub shown: Build,
    /// Outputs that could not be made this time, as they last were.
    pub kept: BTreeMap<OutputPath, Output>,
    /// What is shown, made once more in a pseudo-language, if one is wanted. Nothing is told of it: it is for looking at.
    pub dressed: Option<Build>,
    /// What is seen, made once more with a mark around each string, if somebody wants to see which is which.
    pub marked: Option<Arc<Outputs>>,
    /// Everything that is wrong with the files as they are.
    pub diagnostics: Vec<Diagnostic>,
    /// The files as they are, for excerpts.
    pub files: SourceTree,
    /// The files that have a fault and are shown as they last were without.
    pub held_back: BTreeSet<SourcePath>,
    /// What translations have followed since the preview began.
    pub followed: Followed,
    /// What is wrong with the files that are shown, as nothing better was ever seen of them.
    pub faults: Faults,
    /// What was rendered for this step.
    pub rendered: Vec<Job>,
    /// The files that were said to have changed.
    pub cause: Vec<SourcePath>,
    pub took: Duration,
}

impl Edition {
    /// The output at a path: as it is, or as it last was if it could not be made.
    pub fn output(&self, path: &OutputPath) -> Option<&Output> {
        let (_, memo) = self.shown.outputs.get(path)?;
        memo.value.as_ref().as_ref().or_else(|| self.kept.get(path))
    }

    /// What is seen at a path: the output, or in its place the one with other words.
    pub fn seen(&self, path: &OutputPath) -> Option<&Output> {
        let dressed = self.dressed.as_ref().and_then(|build| build.outputs.get(path));
        let dressed = dressed.and_then(|(_, memo)| memo.value.as_ref().as_ref());
        self.output(path).map(|output| dressed.unwrap_or(output))
    }

    /// The rendered text of the page that is seen.
    pub fn body(&self, key: &PageKey) -> Option<&Body> {
        let build = self.dressed.as_ref().unwrap_or(&self.shown);
        build.bodies.get(key).map(|memo| &*memo.value)
    }

    /// The strings of a page, if they are wanted: what is without its marks must be the page that is seen.
    pub fn strings(&self, path: &OutputPath) -> Option<Strings> {
        let (_, marked) = self.marked.as_ref()?.get(path)?;
        let marked = marked.value.as_ref().as_ref().filter(|output| output.is_html())?;
        let mut strings = strings(&String::from_utf8_lossy(&marked.bytes));
        let seen = self.seen(path)?;
        if *seen.bytes != *strings.html.as_bytes() {
            // A template that looks into a message has found a mark there.
            strings.comments.clear();
            strings.all.iter_mut().for_each(|string| string.stands = Stands::Hidden);
        }
        Some(strings)
    }

    /// Whether the site has something at a path, even if it could not be made.
    pub fn has(&self, path: &OutputPath) -> bool {
        self.shown.outputs.contains_key(path)
    }

    /// The page that is shown at a path.
    pub fn page(&self, path: &OutputPath) -> Option<(&PageKey, &Page)> {
        match self.shown.outputs.get(path) {
            Some((Job::Page(key), _)) => self.shown.site.page(key).map(|page| (key, page)),
            _ => None,
        }
    }

    /// Whether what is shown at a path is older than its files.
    pub fn is_kept(&self, path: &OutputPath) -> bool {
        let is_held_back =
            self.page(path).is_some_and(|(_, page)| self.held_back.contains(&page.document.path));
        is_held_back || self.kept.contains_key(path)
    }

    /// How many problems there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// The text of a file as it is now, for excerpts.
    pub fn text(&self, path: &SourcePath) -> Option<Arc<str>> {
        self.files.text(path)
    }
}
