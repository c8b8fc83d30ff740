//! Steps of the preview: from files that may be wrong to an [`Edition`] that can always be shown.
//!
//! The files as they are tell what is wrong. What is shown is made of the same files, but each that has a fault is
//! taken as it last was without one. So a fault in one page hides no other page, a fault in the data leaves the last
//! facts standing, and nobody has to look at half a page.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant as Stopwatch;

use super::edition::{Edition, Outlook};
use super::fault::{Faults, faults_of};
use super::follow::Followed;
use super::hold::{add_hidden, hold_back};
use crate::check::{Memory, Scope, check_again};
use crate::config::BaseUrl;
use crate::diagnostic::{Checked, Diagnostic};
use crate::engine::{Build, Engine};
use crate::path::{OutputPath, SourcePath};
use crate::programme::Boundary;
use crate::render::Output;
use crate::site::Options;
use crate::source::{Change, Reader, SourceFile, SourceTree};
use crate::time::{Instant, Moment};
use crate::translate::pseudo::Disguise;

/// One site that is being edited.
pub struct Preview {
    reader: Reader,
    base_url: Option<BaseUrl>,
    outlook: Outlook,
    /// Builds the files as they are.
    truth: Engine,
    /// Builds the files as they last were right.
    shown: Engine,
    /// Builds what is shown in a pseudo-language, while somebody wants to see it.
    dressed: Option<(Disguise, Engine)>,
    /// Builds what is seen with a mark around each string, while somebody wants to see which is which.
    marked: Engine,
    edition: Option<Arc<Edition>>,
    /// What was found wrong in the last builds.
    truth_seen: Memory,
    shown_seen: Memory,
}

impl Preview {
    pub fn new(root: impl Into<PathBuf>, base_url: Option<BaseUrl>, outlook: Outlook) -> Self {
        let engine = Engine::default();
        Preview {
            reader: Reader::new(root),
            base_url,
            outlook,
            truth: engine.clone(),
            shown: engine.clone(),
            dressed: None,
            marked: engine,
            edition: None,
            truth_seen: Memory::default(),
            shown_seen: Memory::default(),
        }
    }

    pub fn outlook(&self) -> Outlook {
        self.outlook.clone()
    }

    /// Does what the next step will need, while there is time.
    pub fn prepare(&self) {
        self.truth.prepare();
    }

    /// How the site is to be looked at from the next step on.
    pub fn set_outlook(&mut self, outlook: Outlook) {
        self.outlook = outlook;
    }

    /// Reads what may have changed and makes what is to be shown now; the last edition, if that still is.
    ///
    /// # Errors
    /// If the site's folder cannot be reached; what was shown before stands.
    pub fn step(&mut self, change: &Change) -> io::Result<Arc<Edition>> {
        let stopwatch = Stopwatch::now();
        let options =
            Options { drafts: self.outlook.drafts, base_url: self.base_url.clone(), ..Options::default() };
        self.truth.set_options(options.clone());
        self.shown.set_options(options.clone());
        let now = self.outlook.as_of.unwrap_or_else(|| Moment::At(Instant::now()));

        let tree = self.reader.read(change)?;
        if let Some(last) = self.edition.as_ref().filter(|last| is_still(last, &self.outlook, &tree, now)) {
            return Ok(Arc::clone(last));
        }
        let truth = self.truth.step(tree, now, &|_, _| {});
        let diagnostics = check_again(&truth, Scope::Written, &mut self.truth_seen);
        let last = self.edition.clone();
        let last = last.as_deref();
        let files = truth.tree.clone();
        let shown = self.show(truth, &diagnostics, last, now);
        let options = match &self.outlook.pseudo {
            Some(pseudo) => pseudo.options(&shown.build.site, &options),
            None => options,
        };
        self.marked.set_options(Options { marks: true, ..options.clone() });
        let dressed = self.dress(&shown.build, options, now);
        let marked = self.outlook.strings.then(|| {
            let seen = dressed.as_ref().unwrap_or(&shown.build);
            let tree = Checked::new(seen.tree.clone(), Vec::new());
            self.marked.step(tree, now, &|_, _| {}).outputs
        });
        let mut followed =
            last.map_or_else(|| Followed::new(shown.build.tree.clone()), |last| last.followed.clone());
        if let Some(last) = last {
            let source = shown.build.site.config().default_language();
            followed.note(change, &last.shown.tree, &shown.build.tree, source);
        }
        let cause = last.map(|last| changed_files(change, &last.files, &files)).unwrap_or_default();
        let edition = Arc::new(Edition {
            number: last.map_or(1, |last| last.number + 1),
            outlook: self.outlook.clone(),
            kept: last.map(|last| kept(&shown.build, last)).unwrap_or_default(),
            rendered: shown.build.rendered.clone(),
            shown: shown.build,
            dressed,
            marked,
            diagnostics,
            files,
            followed,
            held_back: shown.held_back,
            faults: shown.faults,
            cause,
            took: stopwatch.elapsed(),
        });
        self.edition = Some(Arc::clone(&edition));
        Ok(edition)
    }

    /// What is shown, in the pseudo-language that is wanted.
    fn dress(&mut self, shown: &Build, options: Options, now: Moment) -> Option<Build> {
        let Some(pseudo) = &self.outlook.pseudo else {
            self.dressed = None;
            return None;
        };
        let languages = shown.site.config().codes();
        let known = self.dressed.take().filter(|(disguise, _)| disguise.is_of(pseudo, &languages));
        let (mut disguise, mut engine) =
            known.unwrap_or_else(|| (Disguise::new(pseudo.clone(), languages), self.shown.clone()));
        engine.set_options(options);
        let tree = Checked::new(disguise.dress(&shown.tree), Vec::new());
        let build = engine.step(tree, now, &|_, _| {});
        self.dressed = Some((disguise, engine));
        Some(build)
    }

    /// What is shown of the files of which `truth` was built: itself, if none of them has become worse.
    fn show(
        &mut self,
        truth: Build,
        diagnostics: &[Diagnostic],
        last: Option<&Edition>,
        now: Moment,
    ) -> Shown {
        let mut faults = faults_of(diagnostics);
        let (mut tree, mut held_back) = hold_back(&truth.tree, &faults, last);
        let Some(last) = last.filter(|_| !held_back.is_empty()) else {
            self.shown = self.truth.clone();
            return Shown { build: truth, held_back, faults };
        };
        loop {
            let build = self.shown.step(Checked::new(tree, Vec::new()), now, &|_, _| {});
            let seen = faults_of(&check_again(&build, Scope::Written, &mut self.shown_seen));
            add_hidden(&mut faults, &seen, &held_back);
            let known = held_back.len();
            (tree, held_back) = hold_back(&truth.tree, &faults, Some(last));
            if held_back.len() == known {
                return Shown { build, held_back, faults: seen };
            }
        }
    }
}

/// The files that are otherwise than before, among those that were said to be; editors leave others for a moment.
fn changed_files(change: &Change, before: &SourceTree, now: &SourceTree) -> Vec<SourcePath> {
    let Change::Files(paths) = change else { return Vec::new() };
    let below = |path| now.below(path).chain(before.below(path)).map(|(path, _)| path);
    let named: BTreeSet<_> = paths.iter().flat_map(below).collect();
    named.into_iter().filter(|path| now.files.get(*path) != before.files.get(*path)).cloned().collect()
}

/// A build that can be shown.
struct Shown {
    build: Build,
    held_back: BTreeSet<SourcePath>,
    faults: Faults,
}

/// Whether an edition is of just these files and this moment.
fn is_still(edition: &Edition, outlook: &Outlook, tree: &Checked<SourceTree>, now: Moment) -> bool {
    let site = &edition.shown.site;
    let is_past = |boundary: &Boundary| boundary.at <= now.instant(&site.config().time_zone);
    let same_file = |(a, b): (&Arc<SourceFile>, &Arc<SourceFile>)| Arc::ptr_eq(a, b) || a == b;
    *outlook == edition.outlook
        && tree.diagnostics.is_empty()
        && !edition.shown.next_change.as_ref().is_some_and(is_past)
        && tree.value.files.len() == edition.files.files.len()
        && tree.value.files.values().zip(edition.files.files.values()).all(same_file)
}

/// The outputs that could not be made, as they last were.
fn kept(shown: &Build, last: &Edition) -> BTreeMap<OutputPath, Output> {
    let failed = shown.outputs.iter().filter(|(_, (_, memo))| memo.value.is_none());
    failed.filter_map(|(path, _)| Some((path.clone(), last.output(path)?.clone()))).collect()
}
