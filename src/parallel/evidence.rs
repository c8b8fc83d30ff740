//! What in a text survives its translation: where links lead, names of components, code, numbers, names of people and
//! places. What two blocks share of it is evidence that one is the translation of the other.

mod sign;

use std::borrow::Cow;
use std::collections::HashMap;

use sign::Sign;

/// A sign that stands in so many pairs of blocks tells none of them from the others.
const COMMON: usize = 256;

/// The unit of evidence, divided among all blocks that have a sign.
const UNIT: i64 = 12;

/// The evidence that the blocks of two pages have in common.
pub(super) struct Evidence {
    /// For each block of the left page those of the right that share something with it, in order.
    shared: Vec<Vec<(usize, Common)>>,
    left: Vec<i64>,
    right: Vec<i64>,
}

#[derive(Clone, Copy, Default)]
struct Common {
    /// Of what a translation keeps.
    kept: i64,
    /// Of words that are the same in both languages, as names are.
    words: i64,
}

/// Where a sign stands.
#[derive(Default)]
struct Places {
    left: Vec<usize>,
    right: Vec<usize>,
}

impl Evidence {
    /// Of the normal texts of two pages.
    pub fn of(left: &[String], right: &[String]) -> Self {
        let mut signs: HashMap<(Sign, Cow<'_, str>), Places> = HashMap::new();
        for (block, text) in left.iter().enumerate() {
            sign::read(text, |sign, text| note(&mut signs.entry((sign, text)).or_default().left, block));
        }
        for (block, text) in right.iter().enumerate() {
            sign::read(text, |sign, text| note(&mut signs.entry((sign, text)).or_default().right, block));
        }
        let mut evidence = Evidence {
            shared: vec![Vec::new(); left.len()],
            left: vec![0; left.len()],
            right: vec![0; right.len()],
        };
        // In no order: all that is made of it is sums.
        for ((sign, _), places) in &signs {
            evidence.add(*sign, places);
        }
        for shared in &mut evidence.shared {
            shared.sort_unstable_by_key(|(block, _)| *block);
            shared.dedup_by(|(next, more), (block, sum)| {
                let is_same = next == block;
                if is_same {
                    sum.kept += more.kept;
                    sum.words += more.words;
                }
                is_same
            });
        }
        evidence
    }

    fn add(&mut self, sign: Sign, places: &Places) {
        let (lefts, rights) = (places.left.len(), places.right.len());
        if lefts * rights > COMMON {
            return;
        }
        let rarest = i64::try_from(lefts.max(rights)).unwrap_or(i64::MAX);
        let weight = sign.weight() * UNIT / rarest;
        if sign.is_kept() {
            places.left.iter().for_each(|block| self.left[*block] += weight);
            places.right.iter().for_each(|block| self.right[*block] += weight);
        }
        let common = match sign.is_kept() {
            true => Common { kept: weight, words: 0 },
            false => Common { kept: 0, words: weight },
        };
        for left in &places.left {
            self.shared[*left].extend(places.right.iter().map(|right| (*right, common)));
        }
    }

    /// What speaks for a pair, from 0 to 400; below, what speaks against it.
    pub fn of_pair(&self, left: usize, right: usize) -> i32 {
        let row = &self.shared[left];
        let common = match row.binary_search_by_key(&right, |(block, _)| *block) {
            Ok(at) => row[at].1,
            Err(_) => Common::default(),
        };
        let (own, other) = (self.left[left], self.right[right]);
        let kept = match own + other {
            0 => 0,
            _ if common.kept == 0 && own > 0 && other > 0 => -120,
            _ if common.kept == 0 => -40,
            both => 600 * common.kept / both,
        };
        let evidence = kept + (25 * common.words / UNIT).min(100);
        i32::try_from(evidence).expect("it is the share of a whole, and at most 100")
    }
}

/// Notes a block once; blocks come in order.
fn note(places: &mut Vec<usize>, block: usize) {
    if places.last() != Some(&block) {
        places.push(block);
    }
}
