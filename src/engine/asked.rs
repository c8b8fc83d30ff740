//! Which questions have another answer than in the last step.
//!
//! Many memos rest on the same question, so each is answered once in a step, and a memo is looked at only for those
//! few whose answer has changed. That this is right rests on one thing: every memo that is kept held in the last step.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Outputs;
use super::made::Made;
use crate::fingerprint::Fingerprint;
use crate::path::OutputPath;
use crate::render::Output;
use crate::site::{Bodies, Body, Job, Memo, PageKey, Query, Site, Trace};

type Answer = Option<Fingerprint>;

pub type MadeBodies = Made<PageKey, Memo<Body>>;
pub type MadeOutputs = Made<OutputPath, (Job, Memo<Option<Output>>)>;

/// Every question that a memo rests on, with its answer in the last step. One that no memo asks any more may be among
/// them, which does no harm.
#[derive(Clone, Default)]
pub struct Asked {
    known: Arc<HashMap<Query, Answer>>,
    /// What was learned since; it takes the place of what is known.
    newer: HashMap<Query, Answer>,
}

/// The questions that are answered otherwise now, with their answers.
pub struct Changed(HashMap<Query, Answer>);

impl Changed {
    /// Whether something was made from an answer that has changed.
    pub fn concerns(&self, trace: &Trace) -> bool {
        match self.0.len() < trace.len() {
            true => self.0.keys().any(|query| trace.contains(query)),
            false => trace.iter().any(|(query, _)| self.0.contains_key(query)),
        }
    }
}

impl Asked {
    /// Every question in the records of these.
    pub fn of(bodies: &Bodies, outputs: &Outputs) -> Self {
        let of_bodies = bodies.par_iter().map(|(_, memo)| &*memo.trace);
        let of_outputs = outputs.par_iter().map(|(_, (_, memo))| &*memo.trace);
        let gather = |mut known: HashMap<Query, Answer>, trace: &Trace| {
            learn(&mut known, trace);
            known
        };
        let parts = of_bodies.chain(of_outputs).fold(HashMap::new, gather);
        let known = parts.reduce(HashMap::new, |a, b| {
            let (mut large, small) = if a.len() < b.len() { (b, a) } else { (a, b) };
            large.extend(small);
            large
        });
        Asked { known: Arc::new(known), newer: HashMap::new() }
    }

    /// The questions of fact that `site` answers otherwise than `last` did.
    pub fn changed_facts(&self, site: &Site, last: &Site) -> Changed {
        let pages = site.changed_pages(last);
        let no_bodies = Bodies::new();
        let changed = |(query, answer): (&Query, &Answer)| {
            if matches!(query, Query::Body(_)) || !site.may_differ(last, &pages, query) {
                return None;
            }
            let now = site.answer(query, &no_bodies);
            (now != *answer).then(|| (query.clone(), now))
        };
        let mut all: HashMap<_, _> = self.known.par_iter().filter_map(changed).collect();
        for entry in &self.newer {
            match changed(entry) {
                Some((query, now)) => all.insert(query, now),
                // What is known of it is older, and may be what has changed since.
                None => all.remove(entry.0),
            };
        }
        Changed(all)
    }

    /// Adds the questions about bodies that are answered otherwise now.
    pub fn add_changed_bodies(&self, changed: &mut Changed, last: &Bodies, bodies: &MadeBodies) {
        let is_same = last.keys().eq(bodies.all.keys());
        let gone = (!is_same).then(|| last.keys().filter(|key| !bodies.all.contains_key(*key)));
        for key in bodies.new.iter().chain(gone.into_iter().flatten()) {
            let query = Query::Body(key.clone());
            let now = bodies.all.get(key).map(|memo| memo.value.fingerprint);
            if self.get(&query).is_some_and(|known| *known != now) {
                changed.0.insert(query, now);
            }
        }
    }

    /// What is asked after a step; `None` if so much is new that it had better be gathered again.
    pub fn after(&self, changed: Changed, bodies: &MadeBodies, outputs: &MadeOutputs) -> Option<Self> {
        if (bodies.new.len() + outputs.new.len()) * 8 > outputs.all.len() + 64 {
            return None;
        }
        let mut asked = self.clone();
        asked.newer.extend(changed.0);
        let of_bodies = bodies.new.iter().filter_map(|key| Some(&bodies.all.get(key)?.trace));
        let of_outputs = outputs.new.iter().filter_map(|path| Some(&outputs.all.get(path)?.1.trace));
        for trace in of_bodies.chain(of_outputs) {
            for (query, answer) in trace.iter().filter(|(query, answer)| self.get(query) != Some(answer)) {
                asked.newer.insert(query.clone(), answer);
            }
        }
        // A few are carried along; many are laid to the others.
        if asked.newer.len() > 256 + asked.known.len() / 8 {
            let newer = std::mem::take(&mut asked.newer);
            Arc::make_mut(&mut asked.known).extend(newer);
        }
        Some(asked)
    }

    fn get(&self, query: &Query) -> Option<&Answer> {
        self.newer.get(query).or_else(|| self.known.get(query))
    }
}

fn learn(known: &mut HashMap<Query, Answer>, trace: &Trace) {
    for (query, answer) in trace.iter() {
        if !known.contains_key(query) {
            known.insert(query.clone(), answer);
        }
    }
}
