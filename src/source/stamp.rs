//! What tells from outside that a file was written: when it was last, how long it is, which file it is. Cheap to ask,
//! also of many files, and only a hint: what is in a file is known when it is read.

use std::collections::{BTreeMap, BTreeSet};
#[cfg(unix)]
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::{Duration, SystemTime};

use rayon::prelude::*;

use super::Change;
use super::walk::walk;
use crate::path::SourcePath;

/// The stamps of all files of a site.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Stamps(BTreeMap<SourcePath, Stamp>);

/// `None`: the file cannot be looked at.
type Stamp = Option<(SystemTime, u64, u64, Age)>;

/// Whether a file could be written again without a trace.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Age {
    /// So recently written that a second time might be told by the same time as the first.
    Fresh,
    Settled,
}

/// The coarsest clock of a file system that is in use counts two seconds.
const TICK: Duration = Duration::from_secs(2);

impl Stamps {
    /// Looks at every file of the site in `root`. What cannot be reached is not there.
    pub fn take(root: &Path) -> Self {
        let Ok(root) = root.canonicalize() else { return Stamps::default() };
        Stamps(walk(&root).value.into_par_iter().map(|(path, place)| (path, stamp(&place))).collect())
    }

    /// Whether the file was there.
    pub fn contains(&self, path: &SourcePath) -> bool {
        self.0.contains_key(path)
    }

    /// Looks again at what is named by `change`, and at nothing else.
    pub fn renew(&mut self, root: &Path, change: &Change) {
        let Change::Files(paths) = change else {
            *self = Stamps::take(root);
            return;
        };
        if paths.iter().any(|path| root.join(path.as_str()).is_dir()) {
            *self = Stamps::take(root);
            return;
        }
        self.0.retain(|path, _| !change.concerns(path));
        for path in paths {
            let place = root.join(path.as_str());
            if place.is_file() {
                self.0.insert(path.clone(), stamp(&place));
            }
        }
    }

    /// The files that are not as they were, those that are new and those that are gone; `None` if there are none.
    pub fn change_since(&self, last: &Stamps) -> Option<Change> {
        let is_same =
            |(path, stamp): &(&SourcePath, &Stamp)| last.0.get(*path).map(written) == Some(written(stamp));
        let new = self.0.iter().filter(|file| !is_same(file));
        let gone = last.0.iter().filter(|(path, _)| !self.0.contains_key(path));
        let changed: BTreeSet<SourcePath> = new.chain(gone).map(|(path, _)| path.clone()).collect();
        (!changed.is_empty()).then_some(Change::Files(changed))
    }

    /// The files that were just written when they were last looked at, and are not any more: what was written after
    /// they were read is told by nothing else.
    pub fn settled_since(&self, last: &Stamps) -> Option<Change> {
        let is_fresh = |stamp: &Stamp| matches!(stamp, Some((.., Age::Fresh)));
        let was_fresh = |path: &SourcePath| last.0.get(path).is_some_and(is_fresh);
        let settled = self.0.iter().filter(|(path, stamp)| !is_fresh(stamp) && was_fresh(path));
        let settled: BTreeSet<SourcePath> = settled.map(|(path, _)| path.clone()).collect();
        (!settled.is_empty()).then_some(Change::Files(settled))
    }
}

fn stamp(place: &Path) -> Stamp {
    let metadata = place.metadata().ok()?;
    let time = metadata.modified().ok()?;
    let age = match time.elapsed() {
        Ok(passed) if passed > TICK => Age::Settled,
        _ => Age::Fresh,
    };
    Some((time, metadata.len(), identity(&metadata), age))
}

/// What is otherwise when a file was written.
fn written(stamp: &Stamp) -> Option<(SystemTime, u64, u64)> {
    stamp.map(|(time, length, identity, _)| (time, length, identity))
}

/// A file that was put in the place of another is another file, even if it is as old and as long.
#[cfg(unix)]
fn identity(metadata: &impl MetadataExt) -> u64 {
    metadata.ino()
}

#[cfg(not(unix))]
fn identity<T>(_: &T) -> u64 {
    0
}
