//! What one of two pages has and the other not: block by block where blocks belong together, else as wholes.

use super::side::{BLOCKS, Part, Side};
use crate::parallel::{Alignment, align};

/// Which parts of two pages belong together.
pub struct Pairs {
    blocks: Alignment,
    /// Whether the pages have so much in common that what only one has is worth telling.
    pub is_close: bool,
    /// How many parts each has; the last of both belong together.
    ends: (usize, usize),
    /// Of the fields, whether both pages have it.
    fields: Vec<bool>,
}

/// One difference.
pub enum Difference<'a, T> {
    /// One stands in the place of the other.
    Other { source: &'a T, translation: &'a T },
    /// With the part of the source that has it.
    Lost { source: &'a T, part: usize },
    /// With the part of the translation that has it.
    Added { translation: &'a T, part: usize },
}

/// How things of one kind are compared.
pub struct Rules<'r, T> {
    pub agrees: &'r dyn Fn(&T, &T) -> bool,
    /// Whether one can stand in the place of the other.
    pub is_like: &'r dyn Fn(&T, &T) -> bool,
    /// Whether it says something that both should say.
    pub is_stated: &'r dyn Fn(&T) -> bool,
    /// Whether one that only one page has is told.
    pub is_certain: &'r dyn Fn(&T) -> bool,
}

impl Pairs {
    pub fn of(source: &Side<'_>, translation: &Side<'_>) -> Self {
        let blocks = align(&source.page.passages(), &translation.page.passages());
        let most = source.page.blocks.len().max(translation.page.blocks.len());
        let is_close = most < 6 || blocks.pairs.len() * 2 > most;
        let has = |side: &Side<'_>, part: usize| side.parts[part].span.end > 0;
        let fields = (0..BLOCKS).map(|part| has(source, part) && has(translation, part)).collect();
        Pairs { blocks, is_close, ends: (source.parts.len() - 1, translation.parts.len() - 1), fields }
    }

    /// How many blocks of the source have a counterpart.
    pub fn count(&self) -> usize {
        self.blocks.pairs.len()
    }

    pub fn right(&self, left: usize) -> Option<usize> {
        match left {
            field if field < BLOCKS => self.fields[field].then_some(field),
            end if end == self.ends.0 => Some(self.ends.1),
            block => Some(self.blocks.right(block - BLOCKS)? + BLOCKS),
        }
    }

    pub fn left(&self, right: usize) -> Option<usize> {
        match right {
            field if field < BLOCKS => self.fields[field].then_some(field),
            end if end == self.ends.1 => Some(self.ends.0),
            block => Some(self.blocks.left(block - BLOCKS)? + BLOCKS),
        }
    }

    /// The part of the translation that belongs to a part of the source or to the nearest one before it.
    pub fn near_right(&self, left: usize) -> Option<usize> {
        (BLOCKS.min(left)..=left).rev().find_map(|left| self.right(left))
    }

    pub fn near_left(&self, right: usize) -> Option<usize> {
        (BLOCKS.min(right)..=right).rev().find_map(|right| self.left(right))
    }
}

/// Every difference of the things that `of` finds in the parts.
pub fn differences<'a, T>(
    pairs: &Pairs,
    (source, translation): (&'a [Part], &'a [Part]),
    of: &dyn Fn(&'a Part) -> &'a [T],
    rules: &Rules<'_, T>,
) -> Vec<Difference<'a, T>> {
    let mut found = Vec::new();
    let mut lost: Vec<(usize, &T)> = Vec::new();
    let mut added: Vec<(usize, &T)> = Vec::new();
    for (number, part) in source.iter().enumerate() {
        let Some(other) = pairs.right(number) else {
            lost.extend(of(part).iter().filter(|one| (rules.is_certain)(one)).map(|one| (number, one)));
            continue;
        };
        let (left, right) = (of(part), of(&translation[other]));
        let alone = |these: &'a [T], those: &'a [T]| {
            let is_alone =
                |one: &&T| (rules.is_stated)(one) && !those.iter().any(|two| (rules.agrees)(one, two));
            these.iter().filter(is_alone).collect::<Vec<_>>()
        };
        let (mut left, mut right) = (alone(left, right), alone(right, left));
        substitute(rules, &mut left, &mut right, &mut found);
        lost.extend(left.into_iter().filter(|one| (rules.is_certain)(one)).map(|one| (number, one)));
        added.extend(right.into_iter().filter(|one| (rules.is_certain)(one)).map(|one| (other, one)));
    }
    for (number, part) in translation.iter().enumerate().filter(|(number, _)| pairs.left(*number).is_none()) {
        added.extend(of(part).iter().filter(|one| (rules.is_certain)(one)).map(|one| (number, one)));
    }
    let is_elsewhere = |one: &T, parts: &'a [Part], at: Option<usize>| {
        let near = match at {
            // What moved to the sentence before or behind is there.
            Some(at) => at.saturating_sub(1)..(at + 2).min(parts.len()),
            None => 0..parts.len(),
        };
        parts[near].iter().flat_map(of).any(|two| (rules.agrees)(one, two))
    };
    // A field that only one page has is nothing that the other lacks.
    let told = |part: usize, other: Option<usize>| part >= BLOCKS || other.is_some();
    let is_in = |one: &T, others: &[(usize, &T)]| others.iter().any(|(_, two)| (rules.agrees)(one, two));
    for (part, one) in &lost {
        let other = pairs.right(*part);
        if told(*part, other) && !is_in(one, &added) && !is_elsewhere(one, translation, other) {
            found.push(Difference::Lost { source: one, part: *part });
        }
    }
    for (part, one) in &added {
        let other = pairs.left(*part);
        if told(*part, other) && !is_in(one, &lost) && !is_elsewhere(one, source, other) {
            found.push(Difference::Added { translation: one, part: *part });
        }
    }
    found
}

/// Takes out what stands in the place of something like it. What is not certain takes the place of one thing only.
fn substitute<'a, T>(
    rules: &Rules<'_, T>,
    left: &mut Vec<&'a T>,
    right: &mut Vec<&'a T>,
    found: &mut Vec<Difference<'a, T>>,
) {
    for is_certain in [true, false] {
        let one_each = left.len() == 1 && right.len() == 1;
        let counts = |one: &T| (rules.is_certain)(one) || (!is_certain && one_each);
        let mut at = 0;
        while at < left.len() {
            let place = right.iter().position(|two| counts(two) && (rules.is_like)(left[at], two));
            match place.filter(|_| counts(left[at])) {
                Some(place) => {
                    found.push(Difference::Other {
                        source: left.remove(at),
                        translation: right.remove(place),
                    });
                }
                None => at += 1,
            }
        }
    }
}
