//! Where the blocks of a page's text stand in its HTML, and on which lines of its file.

use super::decorate::Mark;
use super::edition::Edition;
use crate::path::OutputPath;
use crate::site::BodyBlock;

/// The blocks of the page at `path`, by their places in `html`. A template that does not show the text of the page as
/// it is leaves none.
pub fn marks(edition: &Edition, path: &OutputPath, html: &str) -> Vec<Mark> {
    let Some((key, page)) = edition.page(path) else { return Vec::new() };
    // What could not be made is shown as it was, with a text that may be another.
    let Some(body) = edition.body(key).filter(|_| !edition.kept.contains_key(path)) else {
        return Vec::new();
    };
    let Some(start) = html.find(&*body.html).filter(|_| !body.html.is_empty()) else { return Vec::new() };
    let blocks = &page.document.markdown.blocks;
    let mark = |place: &BodyBlock| {
        let block = place.block as usize;
        Some(Mark { offset: start + place.offset as usize, block, line: blocks.get(block)?.line as usize })
    };
    body.blocks.iter().filter_map(mark).collect()
}
