//! What the preview adds to a page when it is served: whose text each block is, and the script that follows the
//! editor. The page itself is the one that is published; nothing is added to it before.

use crate::markdown::escape;

/// A place in a page at which a block of its text begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// The byte of the HTML at which the block's tag begins.
    pub offset: usize,
    /// From 0, in the order of the file.
    pub block: usize,
    /// From 1, in the file.
    pub line: usize,
}

/// What is told to the script in the page.
pub struct Decoration<'a> {
    /// The file of the page's text.
    pub file: Option<&'a str>,
    pub edition: u64,
    pub token: &'a str,
    pub marks: Vec<Mark>,
    /// What lets the script find the strings of the page, with the byte at which each is to stand, in order.
    pub comments: Vec<(usize, String)>,
}

/// The page with its decoration. A mark that does not stand at a tag is left out.
pub fn decorate(html: &str, decoration: &Decoration) -> String {
    let end = html.rfind("</body>").unwrap_or(html.len());
    let mut insertions = vec![(end, script(decoration.token))];
    if let Some(start) = html.find("<html") {
        insertions.push((start + "<html".len(), origin(decoration)));
    }
    for mark in &decoration.marks {
        let text = format!(" data-anslag-block=\"{}\" data-anslag-line=\"{}\"", mark.block, mark.line);
        insertions.extend(end_of_name(html, mark.offset).map(|at| (at, text)));
    }
    insertions.sort_by_key(|(at, _)| *at);
    // Two marks at one tag would be one attribute twice: the outer block is the one that is seen.
    insertions.dedup_by_key(|(at, _)| *at);
    insertions.extend(decoration.comments.iter().cloned());
    insertions.sort_by_key(|(at, _)| *at);

    let added: usize = insertions.iter().map(|(_, text)| text.len()).sum();
    let mut decorated = String::with_capacity(html.len() + added);
    let mut written = 0;
    for (at, text) in &insertions {
        decorated.push_str(&html[written..*at]);
        decorated.push_str(text);
        written = *at;
    }
    decorated.push_str(&html[written..]);
    decorated
}

fn script(token: &str) -> String {
    format!(
        "<script type=\"module\" src=\"/_anslag/client/preview.js\" data-anslag-token=\"{token}\"></script>\n"
    )
}

fn origin(decoration: &Decoration) -> String {
    let mut attributes = String::new();
    if let Some(file) = decoration.file {
        attributes.push_str(" data-anslag-file=\"");
        escape::attribute(&mut attributes, file);
        attributes.push('"');
    }
    attributes + &format!(" data-anslag-edition=\"{}\"", decoration.edition)
}

/// Where the name of the tag that begins at `offset` ends; `None` if no tag begins there.
fn end_of_name(html: &str, offset: usize) -> Option<usize> {
    let tag = html.get(offset..)?.strip_prefix('<')?;
    let length = tag.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-'))?;
    (length > 0).then_some(offset + 1 + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decorated(html: &str, marks: &[(usize, usize, usize)]) -> String {
        let marks =
            marks.iter().map(|(offset, block, line)| Mark { offset: *offset, block: *block, line: *line });
        decorate(
            html,
            &Decoration {
                file: Some("a\"b.md"),
                edition: 7,
                token: "T",
                marks: marks.collect(),
                comments: Vec::new(),
            },
        )
    }

    #[test]
    fn only_attributes_and_a_script_are_added() {
        let script =
            "<script type=\"module\" src=\"/_anslag/client/preview.js\" data-anslag-token=\"T\"></script>\n";
        let mark = |block, line| format!(" data-anslag-block=\"{block}\" data-anslag-line=\"{line}\"");
        let whole = "<html lang=\"sv\"><body><h2>å</h2><p>b</p></body></html>";
        let at = |part: &str| whole.find(part).unwrap();
        let (first, second) = (mark(0, 3), mark(1, 5));
        let file = " data-anslag-file=\"a&quot;b.md\" data-anslag-edition=\"7\"";
        assert_eq!(
            decorated(
                whole,
                &[(at("<p>"), 1, 5), (at("<h2>"), 0, 3), (at("<h2>"), 2, 3), (at("b<"), 3, 9), (999, 4, 9)]
            ),
            format!("<html{file} lang=\"sv\"><body><h2{first}>å</h2><p{second}>b</p>{script}</body></html>")
        );
        // A fragment, text and nothing at all are pages too.
        for odd in ["", "å", "<p", "<", "<html", "</body>"] {
            let text = decorated(odd, &[(0, 0, 1), (1, 1, 1)]);
            assert!(text.contains(script), "{odd}");
        }
    }
}
