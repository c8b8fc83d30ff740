//! What stands inside a line: text, raw HTML and components, links, images, references to footnotes.

use std::ops::Range;

use super::Writer;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::markdown::cmark::{Event, LinkType};
use crate::markdown::component::Standing;
use crate::markdown::footnote::{self, Placed};
use crate::markdown::tag::{self, Kind};
use crate::markdown::{escape, html, link};

impl<'e> Writer<'_, 'e> {
    /// Consecutive texts are one, so that words are whole when they are softened.
    pub(super) fn text(&mut self, events: &[Placed<'e>]) -> usize {
        let mut words = String::new();
        let mut count = 0;
        for (event, range) in events {
            let Event::Text(text) = event else { break };
            count += 1;
            let text = self.source.unmasked(text, range);
            if !self.state.in_code {
                self.report_broken_tags(&text, range.start);
            }
            if self.state.softens {
                words.push_str(&text);
            } else {
                self.out.html(|html| escape::text(html, &text));
            }
        }
        if self.state.softens {
            let words = (self.soften)(&words);
            self.out.html(|html| escape::softened(html, &words));
        }
        count
    }

    /// What the parser took for text though it begins like a component.
    fn report_broken_tags(&mut self, text: &str, start: usize) {
        let body = self.source.text();
        for (at, _) in text.match_indices('<') {
            let at = start + at;
            let is_escaped = at > 0 && body.as_bytes().get(at - 1) == Some(&b'\\');
            if at < self.state.reported || is_escaped {
                continue;
            }
            let Some(name) = tag::component_name(body, at) else { continue };
            if let Err(fault) = tag::scan(body, at) {
                self.state.reported = fault.read;
                self.out.fault(fault, &body[at + 1..name.end]);
            }
        }
    }

    pub(super) fn inline_html(&mut self, text: &str, range: &Range<usize>) {
        let stretch = self.source.stretch(std::iter::once((text, range)));
        let Some(name) = tag::component_name(&stretch.text, 0) else {
            return self.out.raw(&stretch.text);
        };
        match tag::scan(&stretch.text, 0) {
            Ok(found) => {
                let is_alone = self.state.bare_paragraph == Some(self.level_around(&found));
                let standing = if is_alone { Standing::Block } else { Standing::Inline };
                self.out.tag(html::placed(found, &stretch), standing, self.state.depth);
            }
            Err(fault) => {
                let fault = html::placed_fault(fault, &stretch);
                self.out.fault(fault, &stretch.text[1..name.end]);
            }
        }
    }

    fn level_around(&self, found: &tag::Tag) -> usize {
        let level = self.out.level();
        if found.kind == Kind::Close { level.saturating_sub(1) } else { level }
    }

    pub(super) fn reference(&mut self, label: &str) {
        match self.footnotes.refer(label) {
            None => self.out.html(|html| {
                html.push_str("[^");
                escape::text(html, label);
                html.push(']');
            }),
            Some((number, reference)) => {
                let id = footnote::reference_id(number, reference);
                self.out.raw(&format!("<sup><a href=\"#fn-{number}\" id=\"{id}\">{number}</a></sup>"));
            }
        }
    }

    pub(super) fn image(
        &mut self,
        events: &[Placed<'e>],
        (kind, address, title, label): (LinkType, &str, &str, &str),
    ) -> usize {
        let (alternative, length) = html::plain(&events[1..]);
        let place = self.link_place(events, (kind, label), 2);
        self.out.raw("<img src=\"");
        self.address("", address, place);
        self.out.raw("\" alt=\"");
        self.out.html(|html| escape::attribute(html, &alternative));
        self.title(title);
        self.out.raw(">");
        length + 2
    }

    /// Where the address of the link or image that begins with `events` is written; `mark` is the length of `[` or `![`.
    pub(super) fn link_place(
        &self,
        events: &[Placed<'e>],
        (kind, label): (LinkType, &str),
        mark: usize,
    ) -> Span {
        let range = &events[0].1;
        let length = html::inside(&events[1..]);
        let words_end = if length == 0 { range.start + mark } else { events[length].1.end };
        link::place(self.source.text(), kind, label, range, words_end, self.definitions)
    }

    pub(super) fn address(&mut self, scheme: &str, address: &str, place: Span) {
        if address.is_empty() {
            self.out.diagnostics.push(
                Diagnostic::new(Code::BrokenLink, "this link leads nowhere")
                    .at(self.source.location(place))
                    .hint("write an address between the parentheses"),
            );
            return;
        }
        match link::target(address, self.source.span(place)) {
            Some(target) if scheme.is_empty() => self.out.link(target),
            Some(_) | None => self.out.html(|html| {
                html.push_str(scheme);
                escape::address(html, address);
            }),
        }
    }

    /// Ends the attribute before, and adds the title if there is one.
    pub(super) fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.out.raw("\" title=\"");
            self.out.html(|html| escape::attribute(html, title));
        }
        self.out.raw("\"");
    }
}
