//! The engine: from files to a [`Build`], step by step. A full build is the first step; every later one does again
//! only what must be done again, and is told apart from a full build by nothing but its speed.
//!
//! It keeps what the last step parsed, compiled and rendered, each with the answers that it rests on, and uses a memo
//! again when all of them are still the same. What it keeps is a value: a clone of an engine costs nothing, and the two
//! go on from the same step, each on its own.

mod asked;
mod fold;
mod made;
mod make;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::content;
use crate::diagnostic::{Checked, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::path::{OutputPath, SourcePath};
use crate::programme::Boundary;
use crate::render::{self, Output, Templates, Theme};
use crate::site::{self, Bodies, Job, Last, Memo, Options, Site, SourceEntry, Sources, Trace};
use crate::source::{SourceFile, SourceTree};
use crate::time::Moment;

pub use fold::fold;

use asked::Asked;
use make::Maker;

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
    memory: Option<Arc<Memory>>,
}

/// What is kept from one step to the next. Every memo in it holds for `site`.
struct Memory {
    sources: Arc<Sources>,
    site: Arc<Site>,
    theme: Compiled,
    bodies: Arc<Bodies>,
    outputs: Arc<Outputs>,
    /// Gathered when it is first needed: whoever builds once never asks.
    asked: OnceLock<Asked>,
}

impl Memory {
    fn asked(&self) -> &Asked {
        self.asked.get_or_init(|| Asked::of(&self.bodies, &self.outputs))
    }
}

impl Engine {
    /// An engine that has built nothing yet.
    pub fn new(options: Options) -> Self {
        Engine { options, memory: None }
    }

    /// Asks for something else from the next step on.
    pub fn set_options(&mut self, options: Options) {
        self.options = options;
    }

    /// Does what the next step will need, while there is time.
    pub fn prepare(&self) {
        if let Some(memory) = &self.memory {
            memory.asked();
        }
    }

    /// Makes everything anew that concerns what is otherwise in `tree` than in the last step.
    pub fn step(&mut self, tree: Checked<SourceTree>, now: Moment, progress: Progress) -> Build {
        let Checked { value: tree, mut diagnostics } = tree;
        let memory = self.memory.take();
        let last = memory.as_deref();
        let sources = parse(last.map(|last| &*last.sources), &tree);
        let parsed = sources.0.values().flat_map(|entry| &entry.parsed.diagnostics);
        diagnostics.extend(parsed.cloned());
        let old = last.map(|last| Last { site: &last.site, sources: &last.sources });
        let site = site::assemble(&sources, &self.options, now, old).into_value(&mut diagnostics);
        let site = Arc::new(site);
        let theme = compile(last.map(|last| &last.theme), &site);
        diagnostics.extend(theme.1.diagnostics.iter().cloned());
        let templates = Templates::new(&theme.1.value, &site);

        let is_same_plan = last.is_some_and(|last| site.has_plan_of(&last.site));
        let maker = Maker { site: &site, templates: &templates, is_same_plan };
        let mut changed = last.map(|last| last.asked().changed_facts(&site, &last.site));
        let bodies = maker.bodies(last.map(|last| &last.bodies).zip(changed.as_ref()));
        if let Some((last, changed)) = last.zip(changed.as_mut()) {
            last.asked().add_changed_bodies(changed, &last.bodies, &bodies);
        }
        let outputs =
            maker.outputs(last.map(|last| &last.outputs).zip(changed.as_ref()), &bodies.all, progress);

        let of_bodies = bodies.all.values().flat_map(|memo| memo.diagnostics.iter());
        let of_outputs = outputs.all.values().flat_map(|(_, memo)| memo.diagnostics.iter());
        diagnostics.extend(of_bodies.chain(of_outputs).cloned());
        let mut build = Build {
            site: Arc::clone(&site),
            tree,
            bodies: Arc::clone(&bodies.all),
            outputs: Arc::clone(&outputs.all),
            diagnostics: fold(diagnostics),
            rendered: outputs.new.iter().filter_map(|path| Some(outputs.all.get(path)?.0.clone())).collect(),
            next_change: None,
        };
        build.next_change = next_change(&build);
        let asked =
            last.zip(changed).and_then(|(last, changed)| last.asked().after(changed, &bodies, &outputs));
        let (bodies, outputs) = (bodies.all, outputs.all);
        let sources = Arc::new(sources);
        let asked = asked.map_or_else(OnceLock::new, OnceLock::from);
        self.memory = Some(Arc::new(Memory { sources, site, theme, bodies, outputs, asked }));
        build
    }
}

/// Parses the files that are not as they were.
fn parse(last: Option<&Sources>, tree: &SourceTree) -> Sources {
    let entry = |(path, file): (&SourcePath, &Arc<SourceFile>)| {
        let known = last.and_then(|last| last.0.get(path));
        let parsed = match known.filter(|known| known.file.fingerprint == file.fingerprint) {
            Some(known) => Arc::clone(&known.parsed),
            None => Arc::new(content::parse(file)),
        };
        (path.clone(), SourceEntry { file: Arc::clone(file), parsed })
    };
    match last.filter(|last| last.0.keys().eq(tree.files.keys())) {
        Some(last) => {
            let both = last.0.values().zip(tree.files.iter());
            let changed = both.filter(|(known, (_, file))| !Arc::ptr_eq(&known.file, file));
            let changed: Vec<_> = changed.map(|(_, file)| file).collect();
            let mut entries = last.0.clone();
            entries.extend(changed.into_par_iter().map(entry).collect::<Vec<_>>());
            Sources(entries)
        }
        None => Sources(tree.files.par_iter().map(entry).collect()),
    }
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

/// The earliest instant at which the answer to a recorded question changes.
fn next_change(build: &Build) -> Option<Boundary> {
    let boundaries = build.traces().flat_map(Trace::boundaries);
    boundaries.filter(|boundary| !build.site.clock().passed(boundary)).min().cloned()
}
