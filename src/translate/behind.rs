//! Which blocks of a translation have not followed their source yet.

use super::{Change, Passage, align, changes};

/// How far a translation is behind its source; all lists ascend.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Behind {
    /// Blocks of the translation whose source has changed since.
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

/// Compares a source with its `base`, which is the source as it was when the translation last followed it.
pub fn behind(base: &[Passage<'_>], source: &[Passage<'_>], translation: &[Passage<'_>]) -> Behind {
    let changes = changes(base, source);
    let alignment = align(base, translation);
    let mut behind = Behind::default();
    for (number, change) in changes.now.iter().enumerate() {
        match *change {
            // What the translation left out of the base, it may leave out still.
            Change::Unchanged(_) | Change::Moved(_) => {}
            Change::Changed(before) => match alignment.right(before) {
                Some(block) => behind.changed.push(block),
                None => behind.missing.push(number),
            },
            Change::Added => behind.missing.push(number),
        }
    }
    behind.orphaned = changes.removed.iter().filter_map(|gone| alignment.right(*gone)).collect();
    behind.changed.sort_unstable();
    behind
}
