//! Which parts of a text with HTML are read, from piece to piece: a tag may begin in one and end in another, with a
//! placeable between them.

use std::ops::Range;

/// Elements whose content is the same in every language.
const SAME: &[&str] = &["code", "kbd", "pre", "samp", "script", "style", "var"];

/// Where in HTML the next piece begins.
#[derive(Clone, Default, Debug)]
pub(super) struct Markup {
    /// The tag that has begun, as far as it was read, and the quotation mark that is open in it.
    tag: Option<(String, Option<char>)>,
    /// The element whose content is not read, and how many of its name are open.
    same: Option<(String, usize)>,
}

impl Markup {
    /// The stretches of a piece of HTML that are read.
    pub fn html(&mut self, piece: &str) -> Vec<Range<usize>> {
        let mut read = Vec::new();
        let mut begin = 0;
        for (at, sign) in piece.char_indices() {
            match &mut self.tag {
                Some((tag, quote)) => {
                    let is_comment = tag.starts_with("!--");
                    match (sign, &quote) {
                        ('>', _) if is_comment && !tag.ends_with("--") => {}
                        ('"' | '\'', _) if is_comment => {}
                        ('>', None) => {
                            self.end_tag();
                            begin = at + 1;
                            continue;
                        }
                        (sign, Some(open)) if sign == *open => *quote = None,
                        ('"' | '\'', None) => *quote = Some(sign),
                        _ => {}
                    }
                    tag.push(sign);
                }
                None if sign == '<' && begins_tag(&piece[at + 1..]) => {
                    read.extend(self.words(piece, begin..at));
                    self.tag = Some((String::new(), None));
                }
                None => {}
            }
        }
        if self.tag.is_none() {
            read.extend(self.words(piece, begin..piece.len()));
        }
        read
    }

    /// The stretches of a piece without tags that are read: all but character references.
    pub fn text(&self, piece: &str) -> Vec<Range<usize>> {
        self.words(piece, 0..piece.len())
    }

    fn words(&self, piece: &str, within: Range<usize>) -> Vec<Range<usize>> {
        if self.same.is_some() {
            return Vec::new();
        }
        let mut read = Vec::new();
        let mut begin = within.start;
        for (at, _) in piece[within.clone()].match_indices('&') {
            let at = within.start + at;
            let length = reference(&piece[at..within.end]);
            if length > 0 && at >= begin {
                read.push(begin..at);
                begin = at + length;
            }
        }
        read.push(begin..within.end);
        read.retain(|range| !range.is_empty());
        read
    }

    fn end_tag(&mut self) {
        let Some((tag, _)) = self.tag.take() else { return };
        let (is_end, rest) = match tag.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, tag.as_str()),
        };
        let end = rest.find(|sign: char| sign.is_whitespace() || sign == '/').unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        let is_closed = rest.ends_with('/');
        match &mut self.same {
            Some((open, depth)) if *open == name => match (is_end, *depth) {
                (true, 1) => self.same = None,
                (true, _) => *depth -= 1,
                (false, _) => *depth += usize::from(!is_closed),
            },
            Some(_) => {}
            None => {
                let is_marked =
                    SAME.contains(&&*name) || rest[end..].replace('\'', "\"").contains("translate=\"no\"");
                self.same = (is_marked && !is_end && !is_closed).then_some((name, 1));
            }
        }
    }
}

/// Whether what follows `<` makes it a tag. At the end of a piece, a placeable may be the name.
fn begins_tag(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(|sign: char| sign.is_ascii_alphabetic() || matches!(sign, '/' | '!'))
}

/// The length of the character reference that a text begins with, if it does.
fn reference(text: &str) -> usize {
    let end = text[1..].find(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '#'));
    match end.map(|end| end + 1).filter(|end| *end > 1 && text[*end..].starts_with(';')) {
        Some(end) => end + 1,
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_told_from_markup() {
        for (pieces, expected) in [
            (vec!["Sök <b>nu</b>!"], "Sök |nu|!"),
            (vec!["<a href=\"", "\">Läs</a> mer"], "Läs| mer"),
            (vec!["<a href='a>b' title=\"x", "y\">Läs</a>"], "Läs"),
            (vec!["1 < 2 &amp; 3&nbsp;kr &c; R&D & x"], "1 < 2 | 3|kr | R&D & x"),
            (vec!["kör <code>anslag <b>x</b></code> nu"], "kör | nu"),
            (vec!["<span translate=\"no\">ICLD <span>x</span> y</span> är"], " är"),
            (vec!["<", " class=\"x\">inne</", "> ute"], "inne| ute"),
            (vec!["<br/>a<br>b<code/>c"], "a|b|c"),
            (vec!["<!-- don't > -->a", "&"], "a|&"),
            (vec!["å<", ">"], "å"),
        ] {
            let mut markup = Markup::default();
            let mut read = Vec::new();
            for piece in &pieces {
                read.extend(markup.html(piece).into_iter().map(|range| piece[range].to_owned()));
            }
            assert_eq!(read.join("|"), expected, "{pieces:?}");
        }
    }
}
