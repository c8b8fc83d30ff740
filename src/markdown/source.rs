//! The body that is being read, masked for the parser, and the way back from an event to what is written in the file.

use std::borrow::Cow;
use std::ops::Range;

use super::mask;
use crate::diagnostic::{Location, Span};
use crate::path::SourcePath;

pub(super) struct Source<'a> {
    path: &'a SourcePath,
    /// The body as it is written.
    text: &'a str,
    /// The same with masks over tags that stand alone.
    masked: Cow<'a, str>,
    /// Where the body begins in the file.
    base: usize,
}

/// A text put together from lines of the file, without the marks of quotations between them.
pub(super) struct Stretch<'a> {
    pub text: Cow<'a, str>,
    /// Where a part of the text begins, and where that part begins in the body; ascending.
    parts: Vec<(usize, usize)>,
}

impl<'a> Source<'a> {
    pub fn new(path: &'a SourcePath, file: &'a str, body: usize) -> Self {
        let base = file.ceil_char_boundary(body);
        let text = &file[base..];
        Source { path, text, masked: mask::mask(text), base }
    }

    /// What the parser is given.
    pub fn masked(&self) -> &str {
        &self.masked
    }

    /// The body as it is written.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// A range of the body as a place in the file.
    pub fn location(&self, span: Span) -> Location {
        Location::new(self.path, self.span(span))
    }

    /// A range of the body as one of the file.
    pub fn span(&self, span: Span) -> Span {
        span.shifted(self.base)
    }

    /// A range of the body without the white space at its ends.
    pub fn trimmed(&self, range: &Range<usize>) -> Span {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let start = range.start + (text.len() - text.trim_start().len());
        Span::new(start, start + text.trim().len())
    }

    /// The text of an event, without masks.
    pub fn unmasked<'t>(&self, text: &'t str, range: &Range<usize>) -> Cow<'t, str>
    where
        'a: 't,
    {
        let Cow::Owned(masked) = &self.masked else { return Cow::Borrowed(text) };
        match self.text.get(range.clone()) {
            Some(original) if masked.get(range.clone()) == Some(text) => Cow::Borrowed(original),
            Some(original) if text.contains("<?x") => Cow::Owned(self.restore(text, original, range)),
            Some(_) | None => Cow::Borrowed(text),
        }
    }

    /// Code inside a line, where the parser has made spaces of line ends.
    fn restore(&self, text: &str, original: &str, range: &Range<usize>) -> String {
        let masked = &self.masked[range.clone()];
        let mut restored = String::with_capacity(text.len());
        let mut rest = text;
        for (at, _) in masked.match_indices("<?x") {
            if original.as_bytes().get(at + 1) == Some(&b'?') {
                continue;
            }
            let end = masked[at..].find("?>").map_or(at, |length| at + length + 2);
            let mask = masked[at..end].replace('\n', " ");
            let (Some(found), Some(written)) = (rest.find(&mask), original.get(at..end)) else { break };
            restored.push_str(&rest[..found]);
            restored.push_str(&written.replace('\n', " "));
            rest = &rest[found + mask.len()..];
        }
        restored.push_str(rest);
        restored
    }

    /// The original of consecutive events of raw HTML.
    pub fn stretch<'e>(&self, events: impl Iterator<Item = (&'e str, &'e Range<usize>)>) -> Stretch<'a> {
        let mut stretch = Stretch { text: Cow::Borrowed(""), parts: Vec::new() };
        for (text, range) in events {
            match self.text.get(range.clone()) {
                Some(original) if original.len() == text.len() => {
                    stretch.push(Cow::Borrowed(original), range.start)
                }
                Some(original) => self.push_lines(&mut stretch, text, original, range.start),
                None => stretch.push(Cow::Owned(text.to_owned()), range.start),
            }
        }
        stretch
    }

    /// The parser takes marks away at the beginning of lines only, so that lines agree from their ends.
    fn push_lines(&self, stretch: &mut Stretch<'a>, text: &str, original: &'a str, start: usize) {
        let mut at = start;
        let mut lines = original.split_inclusive('\n');
        for line in text.split_inclusive('\n') {
            let written = lines.next().unwrap_or_default();
            let skipped = written.len().saturating_sub(line.len());
            match written.get(skipped..).filter(|rest| rest.len() == line.len()) {
                Some(rest) => stretch.push(Cow::Borrowed(rest), at + skipped),
                None => stretch.push(Cow::Owned(line.to_owned()), at),
            }
            at += written.len();
        }
    }
}

impl<'a> Stretch<'a> {
    fn push(&mut self, text: Cow<'a, str>, place: usize) {
        self.parts.push((self.text.len(), place));
        if self.text.is_empty() {
            self.text = text;
        } else {
            self.text.to_mut().push_str(&text);
        }
    }

    /// A range of this text as one of the body.
    pub fn span(&self, span: Span) -> Span {
        let start = self.place(span.start);
        match span.end > span.start {
            true => Span::new(start, self.place(span.end - 1) + 1),
            false => Span::new(start, start),
        }
    }

    fn place(&self, at: usize) -> usize {
        let part = self.parts.partition_point(|(begin, _)| *begin <= at);
        match part.checked_sub(1).and_then(|part| self.parts.get(part)) {
            Some((begin, place)) => place + (at - begin),
            None => at,
        }
    }
}
