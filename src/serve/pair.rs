//! Which blocks of a page belong to which of its translation, and which have not followed.

use serde::Serialize;

use super::edition::Edition;
use crate::path::OutputPath;
use crate::site::Page;
use crate::source::SourceFile;
use crate::translate::{Behind, align, passages};

/// The blocks of two pages, by their numbers.
#[derive(Serialize)]
pub struct Pairs {
    pairs: Vec<(usize, usize)>,
    /// Blocks of the translation whose source has changed since.
    behind: Vec<usize>,
    /// Blocks of the source that the translation does not have yet.
    missing: Vec<usize>,
    /// Blocks of the translation whose source is gone.
    orphaned: Vec<usize>,
    /// Which of the two is the translation: `left` or `right`, if one is.
    behind_side: Option<&'static str>,
    alone: Alone,
}

#[derive(Serialize)]
struct Alone {
    left: Vec<usize>,
    right: Vec<usize>,
}

/// Compares the pages at two paths; `None` if one of them is no page.
pub fn pairs(edition: &Edition, left: &OutputPath, right: &OutputPath) -> Option<Pairs> {
    let (left, right) = (file(edition, left)?, file(edition, right)?);
    let texts = [left.1, right.1].map(|file| file.text());
    let [left_blocks, right_blocks] = [left.0, right.0].map(|page| &page.document.markdown.blocks);
    let pairs = align(&passages(left_blocks, &texts[0]), &passages(right_blocks, &texts[1])).pairs;
    let alone =
        |count: usize, paired: &dyn Fn(usize) -> bool| (0..count).filter(|block| !paired(*block)).collect();
    let source = edition.shown.site.config().default_language();
    let is_source = |page: &Page| page.text_language() == source;
    let behind = |translation: (&Page, &SourceFile), original: (&Page, &SourceFile)| {
        let languages = [translation.0.text_language(), source];
        edition.followed.behind(&edition.shown.tree, [translation.1, original.1], languages)
    };
    let (behind, behind_side) = match (is_source(left.0), is_source(right.0)) {
        (true, false) => (behind(right, left), Some("right")),
        (false, true) => (behind(left, right), Some("left")),
        (true, true) | (false, false) => (Behind::default(), None),
    };
    Some(Pairs {
        alone: Alone {
            left: alone(left_blocks.len(), &|block| pairs.iter().any(|(left, _)| *left == block)),
            right: alone(right_blocks.len(), &|block| pairs.iter().any(|(_, right)| *right == block)),
        },
        pairs,
        behind: behind.changed,
        missing: behind.missing,
        orphaned: behind.orphaned,
        behind_side,
    })
}

fn file<'a>(edition: &'a Edition, path: &OutputPath) -> Option<(&'a Page, &'a SourceFile)> {
    let (_, page) = edition.page(path)?;
    Some((page, edition.shown.tree.files.get(&page.document.path)?))
}
