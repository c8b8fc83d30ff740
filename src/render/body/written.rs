//! What is written of a body: HTML, and where in it each block begins.

use crate::markdown::{Component, Html};
use crate::site::BodyBlock;

/// HTML, and the blocks that begin in it.
#[derive(Default)]
pub(super) struct Written {
    pub html: String,
    pub blocks: Vec<BodyBlock>,
}

impl Written {
    pub fn html(&mut self, piece: &Html) {
        for mark in &piece.marks {
            self.block(self.html.len() + mark.at as usize, mark.block);
        }
        self.html.push_str(&piece.text);
    }

    pub fn append(&mut self, other: &Written) {
        for block in &other.blocks {
            self.block(self.html.len() + block.offset as usize, block.block);
        }
        self.html.push_str(&other.html);
    }

    /// What a component made of its body. The body is found again in what it wrote, unless it changed it.
    pub fn of_component(component: &Component, html: String, inner: &Written) -> Written {
        let mut written = Written::default();
        let body = if inner.blocks.is_empty() { None } else { html.find(&inner.html) };
        let in_body = |body: usize, block: &BodyBlock| body + block.offset as usize;
        if let (Some(block), Some(tag)) = (component.block, first_tag(&html)) {
            // One tag stands for one block: the inner one if the component adds no tag before it.
            let is_taken =
                body.is_some_and(|body| inner.blocks.iter().any(|block| in_body(body, block) == tag));
            if !is_taken {
                written.block(tag, block);
            }
        }
        for block in body.iter().flat_map(|_| &inner.blocks) {
            written.block(body.map_or(0, |body| in_body(body, block)), block.block);
        }
        Written { html, ..written }
    }

    /// A block whose place has no room in a number is left out: it cannot be pointed at, but it is shown.
    fn block(&mut self, offset: usize, block: u32) {
        self.blocks.extend(u32::try_from(offset).ok().map(|offset| BodyBlock { offset, block }));
    }
}

/// Where the first tag that opens something begins; comments are none.
fn first_tag(html: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let tag = at + found;
        let rest = &html[tag + 1..];
        if rest.starts_with(|first: char| first.is_ascii_alphabetic()) {
            return Some(tag);
        }
        let comment = rest.strip_prefix("!--").map(|rest| rest.find("-->").unwrap_or(rest.len()));
        at = tag + 1 + comment.map_or(0, |length| "!--".len() + length);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::first_tag;

    #[test]
    fn the_first_tag_opens_something() {
        for (html, expected) in [
            ("", None),
            ("a < b <3 & c", None),
            ("å<b>", Some("<b>")),
            ("</p> <!DOCTYPE html>\n<p class=a>b</p>", Some("<p class=a>b</p>")),
            ("<!-- <i> --><b>", Some("<b>")),
            ("<!--> <b>", None),
            ("<!--", None),
            ("<", None),
        ] {
            assert_eq!(first_tag(html).map(|at| &html[at..]), expected, "{html:?}");
        }
    }
}
