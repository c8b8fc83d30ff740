//! Turns the parser's events into pieces, in one pass.

mod block;
mod inline;

use std::fmt::Write as _;

use super::cmark::{Alignment, Event, LinkType, RefDefs, Tag, TagEnd};
use super::component::Output;
use super::footnote::{Footnotes, Placed};
use super::heading::Ids;
use super::source::Source;
use super::{BlockKind, Heading, Markdown, Piece, escape, html};
use crate::diagnostic::Checked;

/// Writes a page: its text, then its footnotes.
pub(super) fn write<'e>(
    source: &Source<'_>,
    definitions: &RefDefs<'_>,
    events: &[Placed<'e>],
    footnotes: Footnotes<'e>,
    soften: &dyn Fn(&str) -> String,
) -> Checked<Markdown> {
    let written_ids = events.iter().chain(footnotes.events()).filter_map(|(event, _)| {
        if let Event::Start(Tag::Heading { id, .. }) = event { id.as_deref() } else { None }
    });
    let mut writer = Writer {
        ids: Ids::new(written_ids),
        out: Output::new(source),
        outline: Vec::new(),
        state: State::default(),
        source,
        definitions,
        footnotes,
        soften,
    };
    writer.events(events);
    let text = writer.out.take();
    let notes = writer.notes();
    writer.out.append(text);
    writer.footnotes.write(&mut writer.out, notes);
    let Writer { mut out, outline, .. } = writer;
    let mut pieces = out.take();
    // Pieces are kept as long as the site is, and are large.
    pieces.shrink_to_fit();
    Checked::new(Markdown { pieces, outline, blocks: out.blocks }, out.diagnostics)
}

struct Writer<'s, 'e> {
    source: &'s Source<'s>,
    definitions: &'s RefDefs<'s>,
    footnotes: Footnotes<'e>,
    soften: &'s dyn Fn(&str) -> String,
    out: Output<'s>,
    ids: Ids,
    outline: Vec<Heading>,
    state: State,
}

/// Where in the page the writer is.
#[derive(Default)]
struct State {
    /// How many containers are open.
    depth: usize,
    /// The text is that of a heading to soften.
    softens: bool,
    in_code: bool,
    /// A task's label is open.
    in_label: bool,
    /// The paragraph that begins now is the first text of its item or description, which is the block.
    is_first: bool,
    /// The paragraph is nothing but components, outside this many others; it is not written as one.
    bare_paragraph: Option<usize>,
    table: Table,
    tables: usize,
    /// Up to here, a tag that cannot be read has been reported.
    reported: usize,
}

#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    cell_end: &'static str,
    has_body: bool,
}

impl<'e> Writer<'_, 'e> {
    fn events(&mut self, events: &[Placed<'e>]) {
        let mut at = 0;
        while at < events.len() {
            at += self.event(&events[at..]);
        }
    }

    /// Every note that is referred to, in order; a note can refer to further ones.
    fn notes(&mut self) -> Vec<Vec<Piece>> {
        let mut notes = Vec::new();
        while let Some(definition) = self.footnotes.definition(notes.len() + 1) {
            self.state = State { tables: self.state.tables, ..State::default() };
            self.events(&definition);
            notes.push(self.out.take());
        }
        notes
    }

    /// Writes the first of `events`; tells how many it took.
    fn event(&mut self, events: &[Placed<'e>]) -> usize {
        let (event, range) = &events[0];
        match event {
            Event::Start(tag) => return self.start(tag, events),
            Event::End(tag) => {
                self.end(*tag);
                self.text_behind(*tag, &events[1..]);
            }
            Event::Text(_) => return self.text(events),
            Event::Code(code) => {
                let code = self.source.unmasked(code, range);
                self.out.raw("<code>");
                self.out.html(|html| escape::text(html, &code));
                self.out.raw("</code>");
            }
            Event::InlineHtml(text) => self.inline_html(text, range),
            Event::Html(text) => self.out.raw(text),
            Event::FootnoteReference(label) => self.reference(label),
            Event::SoftBreak => self.out.raw("\n"),
            Event::HardBreak => self.out.raw("<br>\n"),
            Event::Rule => {
                self.block();
                self.out.raw("<hr>\n");
            }
            Event::TaskListMarker(is_done) => {
                let checked = if *is_done { " checked" } else { "" };
                self.state.in_label = true;
                self.out.html(|html| {
                    let _ = write!(html, "<label><input type=\"checkbox\" disabled{checked}> ");
                });
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.out.html(|html| escape::text(html, text));
            }
        }
        1
    }

    /// A block begins: on a line of its own, outside a task's label.
    fn block(&mut self) {
        self.close_label();
        self.out.line();
    }

    fn close_label(&mut self) {
        if std::mem::take(&mut self.state.in_label) {
            self.out.raw("</label>");
        }
    }

    fn start(&mut self, tag: &Tag<'e>, events: &[Placed<'e>]) -> usize {
        match tag {
            Tag::HtmlBlock => return self.html_block(events),
            Tag::Image { link_type, dest_url, title, id } => {
                return self.image(events, (*link_type, dest_url, title, id));
            }
            Tag::Heading { level, id, classes, attrs } => {
                self.heading(*level as u8, id.as_deref(), (classes, attrs), events);
            }
            Tag::Link { link_type, dest_url, title, id } => {
                let place = self.link_place(events, (*link_type, id), 1);
                self.out.raw("<a href=\"");
                self.address(if *link_type == LinkType::Email { "mailto:" } else { "" }, dest_url, place);
                self.title(title);
                self.out.raw(">");
            }
            Tag::Paragraph => {
                self.block();
                let is_bare = html::is_only_components(&events[1..], self.source);
                self.state.bare_paragraph = is_bare.then_some(self.out.level());
                if !is_bare {
                    if !std::mem::take(&mut self.state.is_first) {
                        self.begin(BlockKind::Paragraph, &events[0].1);
                    }
                    self.out.raw("<p>");
                }
            }
            Tag::BlockQuote(kind) => self.quotation(*kind),
            Tag::CodeBlock(kind) => self.code_block(kind, &events[0].1),
            Tag::List(first) => {
                self.block();
                self.out.html(|html| html::list(html, *first));
            }
            Tag::Item => self.container("<li>", BlockKind::Item, events),
            Tag::DefinitionList => {
                self.block();
                self.out.raw("<dl>\n");
            }
            Tag::DefinitionListTitle => {
                self.block();
                self.begin(BlockKind::Term, &events[0].1);
                self.out.raw("<dt>");
            }
            Tag::DefinitionListDefinition => self.container("<dd>", BlockKind::Description, events),
            Tag::Table(alignments) => self.table(alignments),
            Tag::TableHead => {
                self.state.table.in_head = true;
                self.row("<thead>", &events[0].1);
            }
            Tag::TableRow => {
                self.state.table.column = 0;
                let begins_body = !std::mem::replace(&mut self.state.table.has_body, true);
                self.row(if begins_body { "<tbody>\n" } else { "" }, &events[0].1);
            }
            Tag::TableCell => self.cell(events),
            Tag::Emphasis => self.out.raw("<em>"),
            Tag::Strong => self.out.raw("<strong>"),
            Tag::Strikethrough => self.out.raw("<del>"),
            Tag::Superscript => self.out.raw("<sup>"),
            Tag::Subscript => self.out.raw("<sub>"),
            // Footnotes were separated, and metadata is no part of a body.
            Tag::FootnoteDefinition(_) | Tag::MetadataBlock(_) => {}
        }
        self.state.depth += 1;
        1
    }

    fn end(&mut self, tag: TagEnd) {
        self.out.leave(self.state.depth);
        self.state.depth = self.state.depth.saturating_sub(1);
        match tag {
            TagEnd::Paragraph => {
                self.close_label();
                let is_bare = self.state.bare_paragraph.take().is_some();
                self.out.raw(if is_bare { "\n" } else { "</p>\n" });
            }
            TagEnd::Heading(level) => {
                self.state.softens = false;
                self.out.html(|html| {
                    let _ = writeln!(html, "</{level}>");
                });
            }
            TagEnd::BlockQuote(kind) => {
                self.out.raw(if kind.is_some() { "</div>\n" } else { "</blockquote>\n" })
            }
            TagEnd::CodeBlock => {
                self.state.in_code = false;
                self.out.raw("</code></pre>\n");
            }
            TagEnd::List(is_ordered) => self.out.raw(if is_ordered { "</ol>\n" } else { "</ul>\n" }),
            TagEnd::Item => {
                self.close_label();
                self.out.raw("</li>\n");
            }
            TagEnd::DefinitionList => self.out.raw("</dl>\n"),
            TagEnd::DefinitionListTitle => self.out.raw("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.out.raw("</dd>\n"),
            TagEnd::Table => {
                self.out.raw(if self.state.table.has_body {
                    "</tbody>\n</table>\n</section>\n"
                } else {
                    "</table>\n</section>\n"
                });
            }
            TagEnd::TableHead => {
                self.state.table.in_head = false;
                self.out.raw("</tr></thead>\n");
            }
            TagEnd::TableRow => self.out.raw("</tr>\n"),
            TagEnd::TableCell => {
                self.state.table.column += 1;
                self.out.raw(self.state.table.cell_end);
            }
            TagEnd::Emphasis => self.out.raw("</em>"),
            TagEnd::Strong => self.out.raw("</strong>"),
            TagEnd::Strikethrough => self.out.raw("</del>"),
            TagEnd::Superscript => self.out.raw("</sup>"),
            TagEnd::Subscript => self.out.raw("</sub>"),
            TagEnd::Link => self.out.raw("</a>"),
            TagEnd::HtmlBlock | TagEnd::Image | TagEnd::FootnoteDefinition | TagEnd::MetadataBlock(_) => {}
        }
    }
}
