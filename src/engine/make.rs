//! Makes the bodies and outputs of a step: anew what rests on an answer that has changed, and nothing else.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::asked::{Changed, MadeBodies, MadeOutputs};
use super::made::Made;
use super::{Outputs, Progress};
use crate::path::OutputPath;
use crate::render::{self, Output, Templates};
use crate::site::{Bodies, Job, Memo, PageKey, Site};

/// What is made from in a step.
pub struct Maker<'a> {
    pub site: &'a Arc<Site>,
    pub templates: &'a Templates<'a>,
    /// Whether the pages and outputs are those of the last step, each at its place.
    pub is_same_plan: bool,
}

type OutputMemo = Memo<Option<Output>>;

impl Maker<'_> {
    /// The bodies of all pages; those of `last` that no change concerns are used again.
    pub fn bodies(&self, last: Option<(&Arc<Bodies>, &Changed)>) -> MadeBodies {
        let render = |key: &PageKey| render::body(self.templates, self.site, key);
        if let Some((last, changed)) = last.filter(|_| self.is_same_plan) {
            let old = last.par_iter().filter(|(_, memo)| changed.concerns(&memo.trace));
            let new: Vec<_> = old.map(|(key, _)| (key.clone(), render(key))).collect();
            return Made::replace(last, new);
        }
        let pages: Vec<_> = self.site.pages().map(|page| &page.key).collect();
        let made: Vec<_> = pages
            .into_par_iter()
            .map(|key| {
                let known = last.and_then(|(last, changed)| Some((last.get(key)?, changed)));
                let known = known.filter(|(memo, changed)| !changed.concerns(&memo.trace));
                let is_new = known.is_none();
                (key.clone(), known.map_or_else(|| render(key), |(memo, _)| memo.clone()), is_new)
            })
            .collect();
        Made::collect(made)
    }

    /// The outputs, and the paths of those that were rendered.
    pub fn outputs(
        &self,
        last: Option<(&Arc<Outputs>, &Changed)>,
        bodies: &Arc<Bodies>,
        progress: Progress,
    ) -> MadeOutputs {
        let done = AtomicUsize::new(0);
        let plan = self.plan(last);
        let render = |path: &OutputPath, job: &Job| {
            let memo = render::output(self.templates, self.site, bodies, path, job);
            // The count is told to a person; no two threads need agree on the order.
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, plan.len());
            memo
        };
        if let Some((last, _)) = last.filter(|_| self.is_same_plan) {
            let new =
                plan.par_iter().map(|(path, job)| ((*path).clone(), ((*job).clone(), render(path, job))));
            return Made::replace(last, new.collect());
        }
        let made: Vec<_> = plan
            .par_iter()
            .map(|&(path, job)| {
                let known = last.and_then(|(last, changed)| usable(last, changed, path, job));
                let is_new = known.is_none();
                (path.clone(), (job.clone(), known.cloned().unwrap_or_else(|| render(path, job))), is_new)
            })
            .collect();
        Made::collect(made)
    }

    /// What is to be looked at: everything, or if the plan is the last one, what has to be rendered again.
    fn plan<'a>(&'a self, last: Option<(&'a Arc<Outputs>, &Changed)>) -> Vec<(&'a OutputPath, &'a Job)> {
        let mut plan: Vec<_> = match last.filter(|_| self.is_same_plan) {
            Some((last, changed)) => {
                let old = last.par_iter().filter(|(_, (_, memo))| changed.concerns(&memo.trace));
                old.map(|(path, (job, _))| (path, job)).collect()
            }
            None => self.site.plan().iter().collect(),
        };
        // What looks at every page takes long, and would keep one thread busy when the others are done.
        plan.sort_by_key(|(_, job)| matches!(job, Job::Page(_)));
        plan
    }
}

/// The memo of the last step for a job, if nothing that it rests on has changed.
fn usable<'a>(last: &'a Outputs, changed: &Changed, path: &OutputPath, job: &Job) -> Option<&'a OutputMemo> {
    let (_, memo) = last.get(path).filter(|(known, _)| known == job)?;
    (!changed.concerns(&memo.trace)).then_some(memo)
}
