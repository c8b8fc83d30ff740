//! The engine: from files to a [`Build`], step by step. A full build is the first step; every later one does again
//! only what must be done again, and is told apart from a full build by nothing but its speed.
//!
//! This is the only part of the program that changes. It keeps what the last step parsed, compiled and rendered,
//! each with the answers that it rests on, and uses a memo again when all of them are still the same.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::io;
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
use crate::source::{Change, Reader, SourceTree};
use crate::time::Moment;

/// Everything that one step made. A value: it can be staged, served or asked.
pub struct Build {
    pub site: Arc<Site>,
    /// The files as they were read, for excerpts.
    pub tree: SourceTree,
    pub bodies: Arc<Bodies>,
    /// Every output with its record.
    pub outputs: Outputs,
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
pub struct Engine {
    reader: Reader,
    options: Options,
    memory: Memory,
}

/// What is kept from one step to the next.
#[derive(Default)]
struct Memory {
    parsed: BTreeMap<SourcePath, (Fingerprint, Arc<Checked<Parsed>>)>,
    theme: Option<(Fingerprint, Arc<Checked<Theme>>)>,
    bodies: Bodies,
    outputs: BTreeMap<Job, Memo<Option<Output>>>,
}

impl Engine {
    pub fn new(reader: Reader, options: Options) -> Self {
        Engine { reader, options, memory: Memory::default() }
    }

    /// Reads what may have changed and makes everything anew that this concerns.
    ///
    /// # Errors
    /// If the site's folder cannot be reached. A single unreadable file is a diagnostic.
    pub fn step(&mut self, change: &Change, now: Moment, progress: Progress) -> io::Result<Build> {
        let tree = self.reader.read(change)?;
        Ok(self.advance(tree, now, progress))
    }

    /// The step without the reading.
    fn advance(&mut self, tree: Checked<SourceTree>, now: Moment, progress: Progress) -> Build {
        let Checked { value: tree, mut diagnostics } = tree;
        let sources = self.memory.parse(&tree, &mut diagnostics);
        let site = site::assemble(&sources, &self.options, now).into_value(&mut diagnostics);
        let site = Arc::new(site);
        let theme = self.memory.compile(&site, &mut diagnostics);
        let templates = Templates::new(&theme.value, &site);
        let bodies = Arc::new(self.memory.render_bodies(&site, &templates));
        let (outputs, rendered) = self.memory.render_outputs(&site, &templates, &bodies, progress);
        let of_bodies = bodies.values().flat_map(|memo| memo.diagnostics.iter());
        let of_outputs = outputs.values().flat_map(|(_, memo)| memo.diagnostics.iter());
        diagnostics.extend(of_bodies.chain(of_outputs).cloned());
        let mut build = Build {
            site,
            tree,
            bodies,
            outputs,
            diagnostics: fold(diagnostics),
            rendered,
            next_change: None,
        };
        build.next_change = next_change(&build);
        build
    }
}

impl Memory {
    /// Parses the files that are not as they were.
    fn parse(&mut self, tree: &SourceTree, diagnostics: &mut Vec<Diagnostic>) -> Sources {
        let last = std::mem::take(&mut self.parsed);
        self.parsed = tree
            .files
            .par_iter()
            .map(|(path, file)| {
                let parsed = match last.get(path) {
                    Some((fingerprint, parsed)) if *fingerprint == file.fingerprint => Arc::clone(parsed),
                    _ => Arc::new(content::parse(file)),
                };
                (path.clone(), (file.fingerprint, parsed))
            })
            .collect();
        let mut entries = BTreeMap::new();
        for ((path, file), (_, parsed)) in tree.files.iter().zip(self.parsed.values()) {
            diagnostics.extend(parsed.diagnostics.iter().cloned());
            entries
                .insert(path.clone(), SourceEntry { file: Arc::clone(file), parsed: parsed.value.clone() });
        }
        Sources(entries)
    }

    /// Compiles the theme if any of its templates is not as it was.
    fn compile(&mut self, site: &Site, diagnostics: &mut Vec<Diagnostic>) -> Arc<Checked<Theme>> {
        let fingerprint = site.theme().fingerprint();
        let theme = match self.theme.take() {
            Some((last, theme)) if last == fingerprint => theme,
            _ => Arc::new(render::compile(site.theme())),
        };
        diagnostics.extend(theme.diagnostics.iter().cloned());
        self.theme = Some((fingerprint, Arc::clone(&theme)));
        theme
    }

    fn render_bodies(&mut self, site: &Arc<Site>, templates: &Templates) -> Bodies {
        let last = std::mem::take(&mut self.bodies);
        let none = Bodies::new();
        let pages: Vec<_> = site.pages().map(|page| &page.key).collect();
        self.bodies = pages
            .into_par_iter()
            .map(|key| {
                let known = last.get(key).filter(|memo| holds(memo, site, &none));
                let memo = known.cloned().unwrap_or_else(|| render::body(templates, site, key));
                (key.clone(), memo)
            })
            .collect();
        self.bodies.clone()
    }

    fn render_outputs(
        &mut self,
        site: &Arc<Site>,
        templates: &Templates,
        bodies: &Arc<Bodies>,
        progress: Progress,
    ) -> (Outputs, Vec<Job>) {
        let last = std::mem::take(&mut self.outputs);
        let done = AtomicUsize::new(0);
        let mut plan: Vec<_> = site.plan().iter().collect();
        // What looks at every page takes long, and would keep one thread busy when the others are done.
        plan.sort_by_key(|(_, job)| matches!(job, Job::Page(_)));
        let made: Vec<_> = plan
            .par_iter()
            .map(|&(path, job)| {
                let known = last.get(job).filter(|memo| holds(memo, site, bodies));
                let is_new = known.is_none();
                let memo =
                    known.cloned().unwrap_or_else(|| render::output(templates, site, bodies, path, job));
                // The count is told to a person; no two threads need agree on the order.
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, plan.len());
                (path, job, memo, is_new)
            })
            .collect();
        let mut rendered = BTreeMap::new();
        let mut outputs = BTreeMap::new();
        for (path, job, memo, is_new) in made {
            rendered.extend(is_new.then(|| (path, job.clone())));
            self.outputs.insert(job.clone(), memo.clone());
            outputs.insert(path.clone(), (job.clone(), memo));
        }
        (outputs, rendered.into_values().collect())
    }
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
