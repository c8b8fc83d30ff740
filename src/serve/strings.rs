//! Which strings of a page come from which messages: takes the marks out of a page that was made with them, and tells
//! where each string stands.
//!
//! What is put into the page for the script to find the strings again are comments, which change neither its elements
//! nor its text. Where a comment would be text, or would stand in the head, there is none.

use crate::i18n::{Marked, Printed, parts};
use crate::render::{Region, RegionKind, regions};

/// A page without marks, with the strings that it has.
#[derive(Debug)]
pub struct Strings {
    pub html: String,
    /// In the order of the page.
    pub all: Vec<PageString>,
    /// To be put into the page, with the byte at which each is to stand, in order.
    pub comments: Vec<(usize, String)>,
}

/// A string of a page that comes from a message.
#[derive(Clone, PartialEq, Debug)]
pub struct PageString {
    pub printed: Printed,
    /// As it is printed, with its markup.
    pub html: String,
    pub stands: Stands,
}

/// Where a string stands in a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stands {
    /// In the text, between two comments.
    Text,
    /// In this attribute of the element behind the comment.
    Attribute(String),
    /// Where nothing can be put beside it: in the head, in the text of a control, in a script.
    Hidden,
}

/// Elements in which a comment would be text or nobody sees what is there.
const CLOSED: &[&str] = &[
    "datalist", "head", "iframe", "noembed", "noframes", "noscript", "option", "script", "select", "style",
    "template", "textarea", "title", "xmp",
];

/// Takes the marks out of a page.
pub fn strings(marked: &str) -> Strings {
    let mut html = String::with_capacity(marked.len());
    let mut open: Vec<(usize, Printed, usize)> = Vec::new();
    let mut found: Vec<(usize, Found)> = Vec::new();
    let mut order = 0;
    for part in parts(marked) {
        match part {
            Marked::Text(text) => html.push_str(text),
            Marked::Begin(printed) => {
                open.push((order, printed, html.len()));
                order += 1;
            }
            Marked::End => {
                let Some((order, printed, start)) = open.pop() else { continue };
                found.push((order, Found { printed, start, end: html.len() }));
            }
        }
    }
    found.sort_by_key(|(order, _)| *order);
    place(html, found.into_iter().map(|(_, found)| found).collect())
}

/// A string between two bytes of the page.
struct Found {
    printed: Printed,
    start: usize,
    end: usize,
}

fn place(html: String, found: Vec<Found>) -> Strings {
    let map = Map::of(&html);
    let mut all = Vec::new();
    let mut begins = Vec::new();
    let mut ends = Vec::new();
    for Found { printed, start, end } in found {
        let number = all.len();
        let (begin, until) = (map.spot(start), map.spot(end));
        let stands = match (begin, until) {
            (Spot::Text, Spot::Text) => {
                let (begin, until) = (format!("<!--anslag {number}-->"), format!("<!--/anslag {number}-->"));
                // What ends at a place ends before anything begins there, but for a string without text.
                if start == end {
                    begins.push((start, begin + &until));
                } else {
                    begins.push((start, begin));
                    ends.push((end, until));
                }
                Stands::Text
            }
            (Spot::Attribute(tag, name), _) => {
                begins.push((tag, format!("<!--anslag {number} {name}-->")));
                Stands::Attribute(name.to_owned())
            }
            (Spot::Text | Spot::Closed, _) => Stands::Hidden,
        };
        let own = html.get(start..end).unwrap_or_default().to_owned();
        all.push(PageString { printed: without_marks(printed), html: own, stands });
    }
    // The inner ones end first, and come later in the page.
    ends.reverse();
    let mut comments = ends;
    comments.extend(begins);
    comments.sort_by_key(|(at, _)| *at);
    Strings { html, all, comments }
}

/// What was given to a message may have been printed from another one.
fn without_marks(mut printed: Printed) -> Printed {
    for argument in printed.arguments.values_mut() {
        match argument {
            crate::i18n::Argument::Text(text) => *text = plain(text),
            crate::i18n::Argument::List(items) => items.iter_mut().for_each(|item| *item = plain(item)),
            crate::i18n::Argument::Number(_) | crate::i18n::Argument::Date(_) => {}
        }
    }
    printed
}

fn plain(text: &str) -> String {
    let text_of = |part| if let Marked::Text(text) = part { Some(text) } else { None };
    parts(text).into_iter().filter_map(text_of).collect()
}

/// What stands at a byte of a page.
enum Spot<'m> {
    Text,
    /// The value of an attribute in the tag that begins there.
    Attribute(usize, &'m str),
    Closed,
}

/// The regions of a page, and which elements that are closed to comments are open at each.
struct Map {
    regions: Vec<Region>,
    /// For each region, whether what follows it stands in a closed element.
    is_closed: Vec<bool>,
}

impl Map {
    fn of(html: &str) -> Map {
        let regions = regions(html.as_bytes());
        let mut open: Vec<&str> = Vec::new();
        let is_closed = regions
            .iter()
            .map(|region| {
                match &region.kind {
                    RegionKind::Start { name, .. } => {
                        if let Some(known) = CLOSED.iter().find(|known| *known == name) {
                            open.push(known);
                        }
                        // The head ends where the body begins, even if nobody says so.
                        if name == "body" {
                            open.clear();
                        }
                    }
                    RegionKind::End { name } => {
                        if let Some(at) = open.iter().rposition(|open| open == name) {
                            open.truncate(at);
                        }
                    }
                    RegionKind::Other => {}
                }
                !open.is_empty()
            })
            .collect();
        Map { regions, is_closed }
    }

    fn spot(&self, at: usize) -> Spot<'_> {
        // The last region that begins before the byte.
        let Some(last) = self.regions.partition_point(|region| region.range.start < at).checked_sub(1) else {
            return Spot::Text;
        };
        let before = last.checked_sub(1).is_some_and(|before| self.is_closed[before]);
        let region = &self.regions[last];
        if region.range.end <= at {
            return if self.is_closed[last] { Spot::Closed } else { Spot::Text };
        }
        let RegionKind::Start { name, attributes } = &region.kind else { return Spot::Closed };
        let is_closed = before || CLOSED.contains(&name.as_str()) || matches!(name.as_str(), "html" | "body");
        let attribute = attributes.iter().find(|(_, value)| value.start <= at && at <= value.end);
        match attribute.filter(|_| !is_closed) {
            Some((name, _)) => Spot::Attribute(region.range.start, name),
            None => Spot::Closed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Arguments, MessageId, mark};
    use crate::language::Language;

    /// A page in which `{key|text}` is printed from a message.
    fn marked(drawn: &str) -> String {
        let mut out = String::new();
        let mut keys = 0;
        for letter in drawn.split_inclusive(['{', '}']) {
            let (text, end) = letter.split_at(letter.len() - usize::from(letter.ends_with(['{', '}'])));
            let (key, text) = if keys > 0 { text.split_once('|').unwrap_or(("", text)) } else { ("", text) };
            if !key.is_empty() {
                out.push_str(&begin(key));
            }
            out.push_str(text);
            match end {
                "{" => keys += 1,
                "}" => {
                    keys -= 1;
                    out.push_str(&begin(""));
                }
                _ => {}
            }
        }
        out
    }

    fn begin(key: &str) -> String {
        let id = MessageId::new(if key.is_empty() { "x" } else { key });
        let whole = mark("§", &Language::new("en"), &id, None, &Arguments::new());
        let (begin, end) = whole.split_once('§').unwrap_or_default();
        if key.is_empty() { end.to_owned() } else { begin.to_owned() }
    }

    #[test]
    fn strings_are_found_where_they_stand() {
        let cases = [
            ("<p>{a|Hi} there</p>", "<p><0>Hi</0> there</p>", "a:text"),
            ("<p>{a|}</p>", "<p><0></0></p>", "a:text"),
            (
                "<p>{a|See <a href=x>{b|this}</a>}</p>",
                "<p><0>See <a href=x><1>this</1></a></0></p>",
                "a:text b:text",
            ),
            ("<p>{a|{b|both}}{c|next}</p>", "<p><0><1>both</1></0><2>next</2></p>", "a:text b:text c:text"),
            ("<a title=\"{a|T}\">{b|B}</a>", "<0 title><a title=\"T\"><1>B</1></a>", "a:title b:text"),
            (
                "<p>{a|x}<img alt='{b|å} {c|ä}'></p>",
                "<p><0>x</0><1 alt><2 alt><img alt='å ä'></p>",
                "a:text b:alt c:alt",
            ),
            (
                "<html><head><title>{a|T}</title><meta content=\"{b|D}\"></head><body class=\"{c|x}\">{d|B}</body></html>",
                "<html><head><title>T</title><meta content=\"D\"></head><body class=\"x\"><3>B</3></body></html>",
                "a:- b:- c:- d:text",
            ),
            ("<head><title>{a|T}</title><body>{b|B}", "<head><title>T</title><body><1>B</1>", "a:- b:text"),
            (
                "<select><option>{a|O}</select><script>x = '{b|S}'</script><!-- {c|C} -->{d|D}",
                "<select><option>O</select><script>x = 'S'</script><!-- C --><3>D</3>",
                "a:- b:- c:- d:text",
            ),
            (
                "<svg><title>{a|T}</title><text>{b|B}</text></svg>",
                "<svg><title>T</title><text><1>B</1></text></svg>",
                "a:- b:text",
            ),
            ("<p {a|title=x}>", "<p title=x>", "a:-"),
        ];
        for (drawn, expected, places) in cases {
            let found = strings(&marked(drawn));
            let mut html = String::new();
            let mut done = 0;
            for (at, comment) in &found.comments {
                html.push_str(&found.html[done..*at]);
                html.push_str(
                    &comment.replace("<!--/anslag ", "</").replace("<!--anslag ", "<").replace("-->", ">"),
                );
                done = *at;
            }
            html.push_str(&found.html[done..]);
            assert_eq!(html, expected, "{drawn}");
            let stands = found.all.iter().map(|string| match &string.stands {
                Stands::Text => format!("{}:text", string.printed.id),
                Stands::Attribute(name) => format!("{}:{name}", string.printed.id),
                Stands::Hidden => format!("{}:-", string.printed.id),
            });
            assert_eq!(stands.collect::<Vec<_>>().join(" "), places, "{drawn}");
        }
    }
}
