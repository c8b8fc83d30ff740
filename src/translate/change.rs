//! What has changed in a page between two times, block by block, in one language.

use std::collections::HashMap;

use super::sketch::Sketch;
use super::{Passage, diff};
use crate::markdown::BlockKind;
use crate::parallel::{monotone, normal};

/// What has become of the blocks of a page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Changes {
    /// For each block of the page as it is now.
    pub now: Vec<Change>,
    /// The blocks of the base that are gone.
    pub removed: Vec<usize>,
}

/// What a block was before, by the number of the block of the base.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
    /// The same; how its lines are broken does not count.
    Unchanged(usize),
    /// The same in another place.
    Moved(usize),
    Changed(usize),
    Added,
}

/// Compares two versions of a page.
pub fn changes(base: &[Passage<'_>], now: &[Passage<'_>]) -> Changes {
    let texts = |page: &[Passage<'_>]| {
        page.iter().map(|passage| (passage.kind, normal(passage))).collect::<Vec<(BlockKind, String)>>()
    };
    let (base, now) = (texts(base), texts(now));
    let mut changes = vec![Change::Added; now.len()];
    let mut is_left = vec![true; base.len()];
    let same = diff::same(&base, &now);
    for (before, after) in &same {
        changes[*after] = Change::Unchanged(*before);
        is_left[*before] = false;
    }
    find_moved(&base, &now, &mut changes, &mut is_left);
    let (mut before, mut after) = (0, 0);
    for (base_end, now_end) in same.into_iter().chain([(base.len(), now.len())]) {
        let gone: Vec<usize> = (before..base_end).filter(|number| is_left[*number]).collect();
        let new: Vec<usize> = (after..now_end).filter(|number| changes[*number] == Change::Added).collect();
        for (was, is) in alike(&base, &gone, &now, &new) {
            changes[is] = Change::Changed(was);
            is_left[was] = false;
        }
        (before, after) = (base_end + 1, now_end + 1);
    }
    let removed = (0..base.len()).filter(|number| is_left[*number]).collect();
    Changes { now: changes, removed }
}

/// What is gone in one place and new in another has moved.
fn find_moved(
    base: &[(BlockKind, String)],
    now: &[(BlockKind, String)],
    changes: &mut [Change],
    is_left: &mut [bool],
) {
    let mut gone: HashMap<&(BlockKind, String), Vec<usize>> = HashMap::new();
    for number in (0..base.len()).rev().filter(|number| is_left[*number]) {
        gone.entry(&base[number]).or_default().push(number);
    }
    for (change, block) in changes.iter_mut().zip(now) {
        if *change == Change::Added
            && let Some(before) = gone.get_mut(block).and_then(Vec::pop)
        {
            *change = Change::Moved(before);
            is_left[before] = false;
        }
    }
}

/// Pairs of what is gone and what is new between the same two blocks: of one kind, or with many of the same words.
fn alike(
    base: &[(BlockKind, String)],
    gone: &[usize],
    now: &[(BlockKind, String)],
    new: &[usize],
) -> Vec<(usize, usize)> {
    if gone.is_empty() || new.is_empty() {
        return Vec::new();
    }
    let sketches = |page: &[(BlockKind, String)], numbers: &[usize]| {
        numbers.iter().map(|number| Sketch::of(&page[*number].1)).collect::<Vec<_>>()
    };
    let (before, after) = (sketches(base, gone), sketches(now, new));
    let pairs = monotone::pairs(gone.len(), new.len(), |i, j| {
        let likeness = before[i].likeness(&after[j]);
        let is_one_kind = base[gone[i]].0 == now[new[j]].0;
        // A block written anew in the place of another counts as that one: the translation has it, and must follow.
        (is_one_kind || likeness >= 50).then_some(if is_one_kind { 10 + likeness } else { likeness })
    });
    pairs.into_iter().map(|(i, j)| (gone[i], new[j])).collect()
}
