//! What tells from outside that a file was written: when it was last, how long it is, which file it is. Cheap to ask,
//! also of many files, and only a hint: what is in a file is known when it is read.

use std::collections::{BTreeMap, BTreeSet};
#[cfg(unix)]
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::SystemTime;

use rayon::prelude::*;

use super::Change;
use super::walk::walk;
use crate::path::SourcePath;

/// The stamps of all files of a site.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Stamps(BTreeMap<SourcePath, Stamp>);

/// `None`: the file cannot be looked at.
type Stamp = Option<(SystemTime, u64, u64)>;

impl Stamps {
    /// Looks at every file of the site in `root`. What cannot be reached is not there.
    pub fn take(root: &Path) -> Self {
        let Ok(root) = root.canonicalize() else { return Stamps::default() };
        Stamps(walk(&root).value.into_par_iter().map(|(path, place)| (path, stamp(&place))).collect())
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
        let new = self.0.iter().filter(|(path, stamp)| last.0.get(path) != Some(stamp));
        let gone = last.0.iter().filter(|(path, _)| !self.0.contains_key(path));
        let changed: BTreeSet<SourcePath> = new.chain(gone).map(|(path, _)| path.clone()).collect();
        (!changed.is_empty()).then_some(Change::Files(changed))
    }
}

fn stamp(place: &Path) -> Stamp {
    let metadata = place.metadata().ok()?;
    Some((metadata.modified().ok()?, metadata.len(), identity(&metadata)))
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
