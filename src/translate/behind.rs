//! Which blocks of a translation have not followed their source yet.

use super::{Change, Passage, align, changes};

/// How a translation stands to one block of its source. The numbers are those of the blocks of the source (`now`), of
/// its base (`before`) and of the translation (`block`), if that has one for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// The source is what it was when the translation last followed it.
    Followed { before: usize, now: usize, block: Option<usize> },
    /// The source has changed since.
    Changed { before: usize, now: usize, block: Option<usize> },
    /// The source is new; the translation may have something in its place that nobody has confirmed.
    Added { now: usize, block: Option<usize> },
    /// The source is gone and the translation still has it.
    Removed { before: usize, block: usize },
}

/// How far a translation is behind its source; all lists ascend.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Behind {
    /// Blocks of the translation whose source has changed since, or is new.
    pub changed: Vec<usize>,
    /// Blocks of the source that are new or have changed, and that the translation does not have.
    pub missing: Vec<usize>,
    /// Blocks of the translation whose source is gone.
    pub orphaned: Vec<usize>,
}

impl Behind {
    /// Whether the translation has followed its source in all.
    pub fn is_current(&self) -> bool {
        self.changed.is_empty() && self.missing.is_empty() && self.orphaned.is_empty()
    }
}

/// How a translation stands to each block of its source, in the order of the source; what is gone follows what it
/// stood behind. `base` is the source as it was when the translation last followed it.
pub fn standings(base: &[Passage<'_>], source: &[Passage<'_>], translation: &[Passage<'_>]) -> Vec<Standing> {
    let changes = changes(base, source);
    let (from_base, from_source) = (align(base, translation), align(source, translation));
    let standing = |(now, change): (usize, &Change)| match *change {
        Change::Unchanged(before) | Change::Moved(before) => {
            Standing::Followed { before, now, block: from_base.right(before) }
        }
        Change::Changed(before) => Standing::Changed { before, now, block: from_base.right(before) },
        Change::Added => {
            let block = from_source.right(now).filter(|block| from_base.left(*block).is_none());
            Standing::Added { now, block }
        }
    };
    let mut standings: Vec<Standing> = changes.now.iter().enumerate().map(standing).collect();
    for gone in changes.removed {
        // What the translation never had is nothing to it.
        let Some(block) = from_base.right(gone) else { continue };
        let stood_behind = |standing: &Standing| match *standing {
            Standing::Followed { before, .. }
            | Standing::Changed { before, .. }
            | Standing::Removed { before, .. } => before < gone,
            Standing::Added { .. } => false,
        };
        let place = standings.iter().rposition(stood_behind).map_or(0, |place| place + 1);
        standings.insert(place, Standing::Removed { before: gone, block });
    }
    standings
}

/// Compares a source with its `base`, which is the source as it was when the translation last followed it.
pub fn behind(base: &[Passage<'_>], source: &[Passage<'_>], translation: &[Passage<'_>]) -> Behind {
    let mut behind = Behind::default();
    for standing in standings(base, source, translation) {
        match standing {
            // What the translation left out of the base, it may leave out still.
            Standing::Followed { .. } => {}
            Standing::Changed { block: Some(block), .. } | Standing::Added { block: Some(block), .. } => {
                behind.changed.push(block);
            }
            Standing::Changed { now, block: None, .. } | Standing::Added { now, block: None } => {
                behind.missing.push(now);
            }
            Standing::Removed { block, .. } => behind.orphaned.push(block),
        }
    }
    behind.changed.sort_unstable();
    behind.orphaned.sort_unstable();
    behind
}
