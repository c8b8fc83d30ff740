//! The engine: from files to a [`Build`], step by step. A full build is the first step; every later one does again
//! only what must be done again, and is told apart from a full build by nothing but its speed.
//!
//! It keeps what the last step parsed, compiled and rendered, each with the answers that it rests on, and uses a memo
//! again when all of them are still the same. What it keeps is a value: a clone of an engine costs nothing, and the two
//! go on from the same step, each on its own.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::content::{self, Parsed};
use crate::diagnostic::{Checked, Code, Diagnostic, Location};
use crate::fingerprint::Fingerprint;
use crate::path::{OutputPath, SourcePath};
use crate::programme::Boundary;
use crate::render::{self, Output, Templates, Theme};
use crate::site::{self, Bodies, Job, Memo, Options, Site, SourceEntry, Sources, Trace};
use crate::source::SourceTree;
use crate::time::Moment;

/// Everything that one step made. A value: it can be staged, served or asked.
pub struct Build {
    pub site: Arc<Site>,
    /// The files as they were read, for excerpts.
    pub tree: SourceTree,
    pub bodies: Arc<Bodies>,
    /// Every output with its record.
    pub outputs: Arc<Outputs>,
    /// What was found wrong so far; `check` finds the rest.
    pub diagnostics: Vec<Diagnostic>,
    /// The outputs that were rendered in this step.
    pub rendered: Vec<Job>,
    /// When these outputs stop being true, and why.
    pub next_change: Option<Boundary>,
}

/// Outputs by their paths, each with the job that made it; the value is `None` where the job failed.
pub type Outputs = BTreeMap<OutputPath, (Job, Memo<Option<Output>>)>;

impl Build {
    /// The records of all bodies and outputs.
    pub fn traces(&self) -> impl Iterator<Item = &Trace> {
        let bodies = self.bodies.values().map(|memo| &*memo.trace);
        bodies.chain(self.outputs.values().map(|(_, memo)| &*memo.trace))
    }
}

/// Told how far a step has come: outputs done, outputs to do.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Builds one site, again and again.
#[derive(Clone, Default)]
pub struct Engine {
    options: Options,
    memory: Arc<Memory>,
}

/// What is kept from one step to the next.
#[derive(Default)]
struct Memory {
    parsed: ParsedFiles,
    theme: Option<Compiled>,
    bodies: Arc<Bodies>,
    outputs: Arc<Outputs>,
}

impl Engine {
    /// An engine that has built nothing yet.
    pub fn new(options: Options) -> Self {
        Engine { options, memory: Arc::default() }
    }

    /// Asks for something else from the next step on.
    pub fn set_options(&mut self, options: Options) {
        self.options = options;
    }

    /// Makes everything anew that concerns what is otherwise in `tree` than in the last step.
    pub fn step(&mut self, tree: Checked<SourceTree>, now: Moment, progress: Progress) -> Build {
        let Checked { value: tree, mut diagnostics } = tree;
        let last = &*self.memory;
        let parsed = parse(&last.parsed, &tree);
        let sources = sources(&tree, &parsed, &mut diagnostics);
        let site = site::assemble(&sources, &self.options, now).into_value(&mut diagnostics);
        let site = Arc::new(site);
        let (fingerprint, theme) = compile(last.theme.as_ref(), &site);
        diagnostics.extend(theme.diagnostics.iter().cloned());
        let templates = Templates::new(&theme.value, &site);
        let bodies = Arc::new(render_bodies(&last.bodies, &site, &templates));
        let (outputs, rendered) = render_outputs(&last.outputs, &site, &templates, &bodies, progress);
        let of_bodies = bodies.values().flat_map(|memo| memo.diagnostics.iter());
        let of_outputs = outputs.values().flat_map(|(_, memo)| memo.diagnostics.iter());
        diagnostics.extend(of_bodies.chain(of_outputs).cloned());
        let diagnostics = fold(diagnostics);
        let outputs = Arc::new(outputs);
        let theme = Some((fingerprint, theme));
        let (kept_bodies, kept_outputs) = (Arc::clone(&bodies), Arc::clone(&outputs));
        self.memory = Arc::new(Memory { parsed, theme, bodies: kept_bodies, outputs: kept_outputs });
        let mut build = Build { site, tree, bodies, outputs, diagnostics, rendered, next_change: None };
        build.next_change = next_change(&build);
        build
    }
}

/// Every file as it is understood, by the fingerprint of its bytes.
type ParsedFiles = BTreeMap<SourcePath, (Fingerprint, Arc<Checked<Parsed>>)>;

/// Parses the files that are not as they were.
fn parse(last: &ParsedFiles, tree: &SourceTree) -> ParsedFiles {
    tree.files
        .par_iter()
        .map(|(path, file)| {
            let parsed = match last.get(path) {
                Some((fingerprint, parsed)) if *fingerprint == file.fingerprint => Arc::clone(parsed),
                _ => Arc::new(content::parse(file)),
            };
            (path.clone(), (file.fingerprint, parsed))
        })
        .collect()
}

fn sources(tree: &SourceTree, parsed: &ParsedFiles, diagnostics: &mut Vec<Diagnostic>) -> Sources {
    let mut entries = BTreeMap::new();
    for ((path, file), (_, parsed)) in tree.files.iter().zip(parsed.values()) {
        diagnostics.extend(parsed.diagnostics.iter().cloned());
        entries.insert(path.clone(), SourceEntry { file: Arc::clone(file), parsed: parsed.value.clone() });
    }
    Sources(entries)
}

type Compiled = (Fingerprint, Arc<Checked<Theme>>);

/// Compiles the theme if any of its templates is not as it was.
fn compile(last: Option<&Compiled>, site: &Site) -> Compiled {
    let fingerprint = site.theme().fingerprint();
    match last {
        Some((known, theme)) if *known == fingerprint => (fingerprint, Arc::clone(theme)),
        _ => (fingerprint, Arc::new(render::compile(site.theme()))),
    }
}

fn render_bodies(last: &Bodies, site: &Arc<Site>, templates: &Templates) -> Bodies {
    let none = Bodies::new();
    let pages: Vec<_> = site.pages().map(|page| &page.key).collect();
    pages
        .into_par_iter()
        .map(|key| {
            let known = last.get(key).filter(|memo| holds(memo, site, &none));
            let memo = known.cloned().unwrap_or_else(|| render::body(templates, site, key));
            (key.clone(), memo)
        })
        .collect()
}

/// The outputs of a step, and the jobs of those that were rendered in it, in the order of their paths.
fn render_outputs(
    last: &Outputs,
    site: &Arc<Site>,
    templates: &Templates,
    bodies: &Arc<Bodies>,
    progress: Progress,
) -> (Outputs, Vec<Job>) {
    let done = AtomicUsize::new(0);
    let mut plan: Vec<_> = site.plan().iter().collect();
    // What looks at every page takes long, and would keep one thread busy when the others are done.
    plan.sort_by_key(|(_, job)| matches!(job, Job::Page(_)));
    let made: Vec<_> = plan
        .par_iter()
        .map(|&(path, job)| {
            let known = last.get(path).filter(|(known, memo)| known == job && holds(memo, site, bodies));
            let known = known.map(|(_, memo)| memo);
            let is_new = known.is_none();
            let memo = known.cloned().unwrap_or_else(|| render::output(templates, site, bodies, path, job));
            // The count is told to a person; no two threads need agree on the order.
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, plan.len());
            (path, job, memo, is_new)
        })
        .collect();
    let mut rendered = BTreeMap::new();
    let mut outputs = BTreeMap::new();
    for (path, job, memo, is_new) in made {
        rendered.extend(is_new.then(|| (path, job.clone())));
        outputs.insert(path.clone(), (job.clone(), memo));
    }
    (outputs, rendered.into_values().collect())
}

/// Whether all that a memo rests on is still so.
fn holds<T>(memo: &Memo<T>, site: &Site, bodies: &Bodies) -> bool {
    memo.trace.first_difference(|query| site.answer(query, bodies)).is_none()
}

/// Sorts diagnostics, and tells a fault that many outputs share once, with the first of them.
pub fn fold(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    // What has no place comes last, so that the first of a fault has one if any has.
    diagnostics.sort_by(|a, b| (a.at.is_none(), a).cmp(&(b.at.is_none(), b)));
    diagnostics.dedup();
    let mut folded: Vec<(Diagnostic, usize)> = Vec::new();
    let mut known: BTreeMap<Fault, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        match fault(&diagnostic).map(|fault| known.entry(fault)) {
            Some(Entry::Occupied(first)) => folded[*first.get()].1 += 1,
            Some(Entry::Vacant(place)) => {
                place.insert(folded.len());
                folded.push((diagnostic, 0));
            }
            None => folded.push((diagnostic, 0)),
        }
    }
    folded
        .into_iter()
        .map(|(diagnostic, others)| match others {
            0 => diagnostic,
            1 => diagnostic.hint("the same in one more file of the output"),
            more => diagnostic.hint(format!("the same in {more} more files of the output")),
        })
        .collect()
}

type Fault = (Code, String, Option<Location>);

/// What makes two diagnostics one fault that is met with in two outputs: one wording at one place. A message that is
/// missing is missing wherever it is asked for.
fn fault(diagnostic: &Diagnostic) -> Option<Fault> {
    let is_anywhere = diagnostic.code == Code::UnknownMessage;
    let place = diagnostic.at.clone().filter(|_| !is_anywhere);
    (is_anywhere || place.is_some()).then(|| (diagnostic.code, diagnostic.message.clone(), place))
}

/// The earliest instant at which the answer to a recorded question changes.
fn next_change(build: &Build) -> Option<Boundary> {
    let boundaries = build.traces().flat_map(Trace::iter).filter_map(|(query, _)| query.boundary());
    boundaries.filter(|boundary| !build.site.clock().passed(boundary)).min().cloned()
}
