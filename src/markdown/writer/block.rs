//! What stands on lines of its own: headings, alerts, code, tables, raw HTML.

use std::ops::Range;

use super::{Table, Writer};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::markdown::block;
use crate::markdown::cmark::{Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, Tag, TagEnd};
use crate::markdown::footnote::Placed;
use crate::markdown::{BlockKind, Heading, escape, html};

impl<'e> Writer<'_, 'e> {
    /// The block that is written in `range` begins with the tag that is written next.
    pub(super) fn begin(&mut self, kind: BlockKind, range: &Range<usize>) {
        let span = self.source.trimmed(range);
        self.out.begin(kind, span);
    }

    /// An item or a description: a block with its first text, if it begins with text.
    pub(super) fn container(&mut self, tag: &str, kind: BlockKind, events: &[Placed<'e>]) {
        self.block();
        let inside = &events[1..];
        let end = match inside.first() {
            Some((Event::Start(Tag::Paragraph), range)) => {
                self.state.is_first = !html::is_only_components(&inside[1..], self.source);
                self.state.is_first.then_some(range.end)
            }
            Some(_) | None => block::text_end(inside),
        };
        if let Some(end) = end {
            self.begin(kind, &(events[0].1.start..end));
        }
        self.out.raw(tag);
    }

    /// Text that an item has behind something nested, for which there is no tag.
    pub(super) fn text_behind(&mut self, nested: TagEnd, events: &[Placed<'e>]) {
        let is_nested = matches!(
            nested,
            TagEnd::List(_)
                | TagEnd::CodeBlock
                | TagEnd::BlockQuote(_)
                | TagEnd::HtmlBlock
                | TagEnd::Heading(_)
                | TagEnd::Table
                | TagEnd::DefinitionList
        );
        let end = if is_nested { block::text_end(events) } else { None };
        if let (Some(end), Some((_, first))) = (end, events.first()) {
            let span = self.source.trimmed(&(first.start..end));
            self.out.untagged(BlockKind::Paragraph, span);
        }
    }

    pub(super) fn row(&mut self, before: &str, range: &Range<usize>) {
        self.out.raw(before);
        self.begin(BlockKind::Row, range);
        self.out.raw("<tr>");
    }

    pub(super) fn html_block(&mut self, events: &[Placed<'e>]) -> usize {
        let length = events.iter().position(|(event, _)| matches!(event, Event::End(TagEnd::HtmlBlock)));
        let length = length.unwrap_or(events.len() - 1);
        let lines = events[..length].iter().filter_map(|(event, range)| {
            if let Event::Html(text) | Event::Text(text) = event { Some((&**text, range)) } else { None }
        });
        let stretch = self.source.stretch(lines);
        self.block();
        html::block(&mut self.out, &stretch, self.state.depth);
        self.text_behind(TagEnd::HtmlBlock, events.get(length + 1..).unwrap_or_default());
        length + 1
    }

    pub(super) fn heading(
        &mut self,
        level: u8,
        written: Option<&str>,
        (classes, attributes): (&[CowStr<'e>], &[(CowStr<'e>, Option<CowStr<'e>>)]),
        events: &[Placed<'e>],
    ) {
        self.block();
        self.begin(BlockKind::Heading(level), &events[0].1);
        let id = self.heading_id(level, written.filter(|id| !id.is_empty()), events);
        self.state.softens = level <= 3;
        self.out.html(|html| html::heading(html, level, &id, classes, attributes));
    }

    /// The id of a heading, which joins the outline.
    fn heading_id(&mut self, level: u8, written: Option<&str>, events: &[Placed<'e>]) -> String {
        let body = self.source.text();
        let range = &events[0].1;
        let source = body.get(range.clone()).unwrap_or_default().trim_end();
        let place = Span::new(range.start, range.start + source.len());
        let text = html::plain(&events[1..]).0;
        let text = text.trim();
        let id = match written {
            None => self.ids.make(text, place),
            Some(id) => {
                let at = source
                    .rfind(&format!("#{id}"))
                    .map_or(place, |at| Span::new(range.start + at, range.start + at + 1 + id.len()));
                match self.ids.take(id, at) {
                    Ok(()) => id.to_owned(),
                    Err(first) => {
                        self.out.diagnostics.push(
                            Diagnostic::new(
                                Code::DuplicateAnchor,
                                format!("the anchor `{id}` stands twice on this page"),
                            )
                            .at(self.source.location(at))
                            .label(self.source.location(first), "first here")
                            .hint("give each heading an anchor of its own"),
                        );
                        self.ids.free(id, at)
                    }
                }
            }
        };
        self.outline.push(Heading {
            level,
            id: id.clone(),
            text: text.to_owned(),
            span: self.source.span(place),
        });
        id
    }

    pub(super) fn quotation(&mut self, kind: Option<BlockQuoteKind>) {
        self.block();
        let Some(kind) = kind else { return self.out.raw("<blockquote>\n") };
        let (class, message) = match kind {
            BlockQuoteKind::Note => ("note", "alert-note"),
            BlockQuoteKind::Tip => ("tip", "alert-tip"),
            BlockQuoteKind::Important => ("important", "alert-important"),
            BlockQuoteKind::Warning => ("warning", "alert-warning"),
            BlockQuoteKind::Caution => ("caution", "alert-caution"),
        };
        self.out.raw(&format!("<div class=\"alert alert-{class}\" role=\"note\"><p class=\"alert-title\">"));
        self.out.message(message);
        self.out.raw("</p>\n");
    }

    pub(super) fn code_block(&mut self, kind: &CodeBlockKind<'_>, range: &Range<usize>) {
        self.block();
        self.begin(BlockKind::Code, range);
        self.state.in_code = true;
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_ascii_whitespace().next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        // Long lines scroll, and what scrolls must be reachable with the keyboard.
        self.out.raw("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            self.out.raw(" class=\"language-");
            self.out.html(|html| escape::attribute(html, language));
            self.out.raw("\"");
        }
        self.out.raw(">");
    }

    pub(super) fn table(&mut self, alignments: &[Alignment]) {
        self.block();
        self.state.tables += 1;
        self.state.table = Table { alignments: alignments.to_vec(), ..Table::default() };
        self.out.raw("<section class=\"table-wrap\" tabindex=\"0\" aria-label=\"");
        self.out.message("table-region");
        // Two regions of one page must not have one name.
        if self.state.tables > 1 {
            self.out.raw(&format!(" {}", self.state.tables));
        }
        self.out.raw("\">\n<table>\n");
    }

    pub(super) fn cell(&mut self, events: &[Placed<'e>]) {
        let table = &self.state.table;
        let class = match table.alignments.get(table.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::None) | None => "",
        };
        let is_empty = matches!(events.get(1), Some((Event::End(TagEnd::TableCell), _)));
        let html = match table.in_head {
            true if !is_empty => format!("<th scope=\"col\"{class}>"),
            // A heading without words is no heading.
            true | false => format!("<td{class}>"),
        };
        self.state.table.cell_end = if html.starts_with("<th") { "</th>" } else { "</td>" };
        self.out.raw(&html);
    }
}
