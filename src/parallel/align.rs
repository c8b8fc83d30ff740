//! Which blocks of a page and of its translation belong together.

use super::evidence::Evidence;
use super::length::Lengths;
use super::monotone;
use super::normal::normal;
use super::{Passage, Shape};
use crate::markdown::BlockKind;

/// The blocks of two pages that belong together.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Alignment {
    /// Numbers of the left and the right page. They ascend on both sides, so that nothing is paired across a heading
    /// that has its pair.
    pub pairs: Vec<(usize, usize)>,
}

impl Alignment {
    /// The block of the right page that belongs to this one of the left.
    pub fn right(&self, left: usize) -> Option<usize> {
        let at = self.pairs.binary_search_by_key(&left, |(left, _)| *left).ok()?;
        Some(self.pairs[at].1)
    }

    /// The block of the left page that belongs to this one of the right.
    pub fn left(&self, right: usize) -> Option<usize> {
        let at = self.pairs.binary_search_by_key(&right, |(_, right)| *right).ok()?;
        Some(self.pairs[at].0)
    }
}

/// Pairs the blocks of a page and of its translation. Pages that are built alike are paired by position; otherwise
/// the blocks tell by their kinds and lengths and by what a translation keeps, such as links and numbers.
pub fn align(left: &[Passage<'_>], right: &[Passage<'_>]) -> Alignment {
    let left_shapes: Vec<Shape<'_>> = left.iter().map(Passage::shape).collect();
    let right_shapes: Vec<Shape<'_>> = right.iter().map(Passage::shape).collect();
    if left_shapes == right_shapes {
        return Alignment { pairs: (0..left.len()).map(|number| (number, number)).collect() };
    }
    let texts = |page: &[Passage<'_>]| page.iter().map(normal).collect::<Vec<_>>();
    let (left_texts, right_texts) = (texts(left), texts(right));
    let lengths = Lengths::of(&left_texts, &right_texts);
    let evidence = Evidence::of(&left_texts, &right_texts);
    let pairs = monotone::pairs(left.len(), right.len(), |i, j| {
        let kinds = fit(left_shapes[i], right_shapes[j])?;
        Some(kinds + lengths.fit(i, j) + evidence.of_pair(i, j))
    });
    Alignment { pairs }
}

/// How well two blocks fit by what they are; `None` if nobody would translate one by the other.
fn fit(left: Shape<'_>, right: Shape<'_>) -> Option<i32> {
    if left == right {
        return Some(if matches!(left.0, BlockKind::Heading(_)) { 200 } else { 100 });
    }
    // A list that became sentences, or the other way round: only evidence makes a pair of it.
    (is_text(left.0) && is_text(right.0)).then_some(-100)
}

fn is_text(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Paragraph | BlockKind::Item | BlockKind::Row | BlockKind::Description => true,
        BlockKind::Heading(_)
        | BlockKind::Code
        | BlockKind::Html
        | BlockKind::Component
        | BlockKind::Term => false,
    }
}
