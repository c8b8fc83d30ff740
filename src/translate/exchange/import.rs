//! What becomes of the files of a site when units come back. Each unit is taken or refused for itself; what is taken is
//! proved by reading the files again, and by the checks of the whole site.

mod apply;
mod follow;
mod judge;
mod meet;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Desk;
use super::unit::Received;
use crate::engine::Build;
use crate::path::SourcePath;
use crate::source::{SourceFile, SourceTree};
use crate::translate::confirm::Write;
use crate::translate::store::Save;

/// What an import would do.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Import {
    /// One for each unit that came back, in their order.
    pub outcomes: Vec<Outcome>,
    pub saves: Vec<Save>,
    /// The bases of what follows its source now.
    pub bases: Vec<Write>,
}

/// What becomes of a unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
    pub line: usize,
    pub address: String,
    pub verdict: Verdict,
    /// Whether the translation is now known to follow its source as it is.
    pub is_confirmed: bool,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The text is written.
    Taken,
    /// The text is what it was.
    Unchanged,
    /// There is no text in it.
    Untranslated,
    /// Nothing is written, and why.
    Refused(String),
}

/// Where a unit that came back stands.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Standing {
    /// It has a new text for the unit with this number.
    New(usize),
    /// It has the text that is there; whether somebody says that it follows.
    Same(usize, bool),
    /// It has the text that was sent, and there is nothing to be done with it.
    Left,
    Untranslated,
    Refused(String),
}

/// Checks find faults that only show when others are gone; nobody needs more rounds.
const ROUNDS: usize = 5;

impl Desk<'_> {
    /// Takes what can be taken. `rebuild` makes the site from other files.
    pub fn import(&self, received: &[Received], rebuild: &dyn Fn(SourceTree) -> Build) -> Import {
        let mut standings = meet::meet(self, received);
        let mut applied = apply::Applied::default();
        for round in 0..=ROUNDS {
            let new = news(&standings);
            applied = apply::apply(self, received, if round < ROUNDS { &new } else { &[] });
            let mut refusals = std::mem::take(&mut applied.refusals);
            if refusals.is_empty() && !applied.texts.is_empty() {
                refusals = judge::judge(self.build, &rebuild(self.tree(&applied)), &applied);
            }
            if refusals.is_empty() {
                break;
            }
            for (number, reason) in refusals {
                standings[number] = Standing::Refused(reason);
            }
        }
        let tree = self.tree(&applied);
        let (bases, confirmed) = follow::follow(self, &tree, &standings);
        let outcome = |(number, standing): (usize, Standing)| Outcome {
            line: received[number].line,
            address: received[number].address.clone(),
            verdict: match standing {
                Standing::New(_) => Verdict::Taken,
                Standing::Same(..) | Standing::Left => Verdict::Unchanged,
                Standing::Untranslated => Verdict::Untranslated,
                Standing::Refused(reason) => Verdict::Refused(reason),
            },
            is_confirmed: confirmed.contains(&number),
        };
        let save = |(path, text): (SourcePath, String)| Save {
            before: self.build.tree.files.get(&path).map(|file| Arc::clone(&file.bytes)),
            after: Arc::from(text.into_bytes()),
            path,
        };
        Import {
            outcomes: standings.into_iter().enumerate().map(outcome).collect(),
            saves: applied.texts.into_iter().map(save).collect(),
            bases,
        }
    }

    /// The files of the site with what was applied.
    fn tree(&self, applied: &apply::Applied) -> SourceTree {
        let mut files = BTreeMap::clone(&self.build.tree.files);
        for (path, text) in &applied.texts {
            let bytes: Arc<[u8]> = Arc::from(text.as_bytes());
            files.insert(path.clone(), Arc::new(SourceFile::new(path.clone(), bytes)));
        }
        SourceTree { files: Arc::new(files) }
    }
}

/// Which of those that came back have a new text for which unit.
fn news(standings: &[Standing]) -> Vec<(usize, usize)> {
    let new = standings.iter().enumerate().filter_map(|(number, standing)| match standing {
        Standing::New(unit) => Some((number, *unit)),
        Standing::Same(..) | Standing::Left | Standing::Untranslated | Standing::Refused(_) => None,
    });
    new.collect()
}
