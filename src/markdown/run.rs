//! Where the words of a page stand in its file, for those who write other words in their place.

use super::cmark::{Event, LinkType, Parser, Tag, TagEnd};
use super::footnote::Placed;
use super::source::Source;
use super::{block, options};
use crate::diagnostic::Span;
use crate::path::SourcePath;

/// Text that is read at a stretch: a heading, the text of a paragraph or an item, a cell, a block of HTML.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Run {
    /// From its first to its last sign, with the marks of what stands there.
    pub span: Span,
    /// In the order of the file.
    pub parts: Vec<Part>,
    pub kind: RunKind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RunKind {
    Text,
    /// A heading, and where the id can be written that it is to have; `None`: it has one.
    Heading(Option<usize>),
    Html,
}

/// A part of a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    Words(Span),
    /// HTML with its tags.
    Html(Span),
}

/// The runs of the body that begins at the byte `body` of a file, in its order. Code, addresses and components have none.
pub fn runs(path: &SourcePath, file: &str, body: usize) -> Vec<Run> {
    let source = Source::new(path, file, body);
    let events: Vec<Placed<'_>> = Parser::new_ext(source.masked(), options()).into_offset_iter().collect();
    let mut reader = Reader { source: &source, runs: Vec::new(), open: None, quiet: 0, in_code: false };
    for (at, (event, range)) in events.iter().enumerate() {
        let span = Span::new(range.start, range.end);
        match event {
            Event::Start(tag) if block::is_inside_text(tag) => {
                reader.extend(span);
                reader.quiet += usize::from(reader.quiet > 0 || is_quiet(tag));
            }
            Event::Start(tag) => {
                reader.close(RunKind::Text);
                reader.in_code = matches!(tag, Tag::CodeBlock(_));
            }
            Event::End(tag) if is_end_inside_text(*tag) => reader.quiet = reader.quiet.saturating_sub(1),
            Event::End(TagEnd::HtmlBlock) => reader.close(RunKind::Html),
            Event::End(TagEnd::Heading(_)) => {
                let place = reader.place_of_id(&events[..at], span);
                reader.close(RunKind::Heading(place));
            }
            Event::End(_) => {
                reader.close(RunKind::Text);
                reader.in_code = false;
            }
            Event::Text(_) if !reader.in_code => {
                reader.extend(span);
                if reader.quiet == 0 {
                    reader.part(Part::Words, span);
                }
            }
            Event::InlineHtml(_) | Event::Html(_) => {
                reader.extend(span);
                reader.part(Part::Html, span);
            }
            Event::Code(_) | Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                reader.extend(span)
            }
            Event::Text(_) | Event::SoftBreak | Event::HardBreak | Event::Rule | Event::TaskListMarker(_) => {
            }
        }
    }
    reader.close(RunKind::Text);
    reader.runs
}

struct Reader<'s> {
    source: &'s Source<'s>,
    runs: Vec<Run>,
    open: Option<Run>,
    /// How many links are open whose words are an address or a name that is defined elsewhere, with what is in them.
    quiet: usize,
    in_code: bool,
}

impl Reader<'_> {
    fn extend(&mut self, span: Span) {
        let span = self.source.span(span);
        let run = self.open.get_or_insert(Run { span, parts: Vec::new(), kind: RunKind::Text });
        run.span.end = run.span.end.max(span.end);
    }

    /// What is masked is a component's tag.
    fn part(&mut self, part: fn(Span) -> Part, span: Span) {
        let written = |text: &str| text.get(span.start..span.end).map(str::to_owned);
        if written(self.source.masked()) == written(self.source.text())
            && let Some(run) = &mut self.open
        {
            run.parts.push(part(self.source.span(span)));
        }
    }

    fn close(&mut self, kind: RunKind) {
        self.quiet = 0;
        let run = self.open.take().map(|run| Run { kind, ..run });
        let says_something =
            |run: &Run| run.parts.iter().any(|part| kind == RunKind::Html || matches!(part, Part::Words(_)));
        self.runs.extend(run.filter(says_something));
    }

    /// Where an id can be written in the heading that stands in `span` and ends the events.
    fn place_of_id(&self, events: &[Placed<'_>], span: Span) -> Option<usize> {
        let start = events.iter().rev().find_map(|(event, _)| {
            let Event::Start(Tag::Heading { id, classes, attrs, .. }) = event else { return None };
            Some((id, classes, attrs))
        });
        let (id, classes, attributes) = start?;
        if id.is_some() {
            return None;
        }
        let text = self.source.text().get(span.start..span.end)?;
        let is_underlined = !text.trim_start().starts_with('#');
        let line =
            if is_underlined { text.lines().rev().nth(1).unwrap_or(text) } else { text.lines().next()? };
        let start = span.start + (line.as_ptr() as usize - text.as_ptr() as usize);
        let place = match classes.is_empty() && attributes.is_empty() {
            true => line.trim_end().len(),
            false => line.rfind('{')?,
        };
        Some(self.source.span(Span::new(start + place, start + place)).start)
    }
}

fn is_quiet(tag: &Tag<'_>) -> bool {
    let (Tag::Link { link_type, .. } | Tag::Image { link_type, .. }) = tag else { return false };
    match link_type {
        LinkType::Inline | LinkType::Reference | LinkType::ReferenceUnknown => false,
        LinkType::Collapsed
        | LinkType::CollapsedUnknown
        | LinkType::Shortcut
        | LinkType::ShortcutUnknown
        | LinkType::Autolink
        | LinkType::Email
        | LinkType::WikiLink { .. } => true,
    }
}

fn is_end_inside_text(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let runs = runs(&SourcePath::new("a.md"), text, 0);
        let tell = |run: &Run| {
            let slice = |span: Span| &text[span.start..span.end];
            let part = |part: &Part| match part {
                Part::Words(span) => slice(*span).to_owned(),
                Part::Html(span) => format!("<{}>", slice(*span)),
            };
            let parts = run.parts.iter().map(part).collect::<Vec<_>>().join("|");
            let kind = match run.kind {
                RunKind::Text => String::new(),
                RunKind::Html => "html ".to_owned(),
                RunKind::Heading(place) => format!("h{} ", place.map_or("-".to_owned(), |at| at.to_string())),
            };
            format!("{kind}[{}] {parts}", slice(run.span))
        };
        runs.iter().map(tell).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn words_are_told_where_they_stand() {
        for (text, expected) in [
            ("Sök **nu** `kod` här.", "[Sök **nu** `kod` här.] Sök |nu| | här."),
            ("**Sök** nu\nhär", "[**Sök** nu\nhär] Sök| nu|här"),
            ("## Rubrik", "h9 [Rubrik] Rubrik"),
            ("## Rubrik {#id}\n", "h- [Rubrik] Rubrik"),
            ("## Rubrik {.a}\n", "h10 [Rubrik] Rubrik"),
            ("## Rubrik ##\n\nx", "h12 [Rubrik] Rubrik; [x] x"),
            ("Rubrik\n===\n", "h6 [Rubrik] Rubrik"),
            ("- [ ] Ett\n- Två\n  - Tre\n", "[Ett] Ett; [Två] Två; [Tre] Tre"),
            ("| A | B |\n|---|---|\n| c | `d` |", "[A] A; [B] B; [c] c"),
            ("[text](a.md \"titel\") ![alt](b.png)", "[[text](a.md \"titel\") ![alt](b.png)] text| |alt"),
            ("<https://a.se> [b] och\n\n[b]: c.md", "[<https://a.se> [b] och]  | och"),
            ("```\nkod\n```\n\nx\n\n    kod\n", "[x] x"),
            ("<x-y a=\"b\">\nText\n</x-y>\n", "[Text] Text"),
            ("Text <x-y /> mer", "[Text <x-y /> mer] Text |<<x-y />>| mer"),
            ("<x-y />\n", ""),
            ("<div>\nRå text\n</div>", "html [<div>\nRå text\n</div>] <<div>\n>|<Rå text\n>|<</div>>"),
            ("Not[^1].\n\n[^1]: I noten.", "[Not[^1].] Not|.; [I noten.] I noten."),
            ("a &amp; b \\* c", "[a &amp; b \\* c] a |&amp;| b |* c"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
