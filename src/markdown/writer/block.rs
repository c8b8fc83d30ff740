//! What stands on lines of its own: headings, alerts, code, tables, raw HTML.

use super::{Table, Writer};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::markdown::cmark::{Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, TagEnd};
use crate::markdown::footnote::Placed;
use crate::markdown::{Heading, escape, html};

impl<'e> Writer<'_, 'e> {
    pub(super) fn html_block(&mut self, events: &[Placed<'e>]) -> usize {
        let length = events.iter().position(|(event, _)| matches!(event, Event::End(TagEnd::HtmlBlock)));
        let length = length.unwrap_or(events.len() - 1);
        let lines = events[..length].iter().filter_map(|(event, range)| {
            if let Event::Html(text) | Event::Text(text) = event { Some((&**text, range)) } else { None }
        });
        let stretch = self.source.stretch(lines);
        self.block();
        html::block(&mut self.out, &stretch, self.state.depth);
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

    pub(super) fn code_block(&mut self, kind: &CodeBlockKind<'_>) {
        self.block();
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
