//! A page in a pseudo-language: the fields that readers read, and the text of its blocks. Headings keep their ids.

use super::Kind;
use super::data;
use super::edit::{Edits, Writer};
use super::markup::Markup;
use crate::front_matter;
use crate::markdown::{self, Heading, Part, Piece, Run, RunKind};
use crate::source::SourceFile;
use crate::translate::Text;

/// Attributes of components that are read, by their usual names.
const READ: &[&str] = &[
    "alt",
    "aria-label",
    "caption",
    "description",
    "heading",
    "label",
    "lead",
    "placeholder",
    "text",
    "title",
];

/// `id` is that of the page.
pub(super) fn rewrite(file: &SourceFile, id: &str, kind: Kind) -> String {
    let Text { text, fields, blocks, .. } = Text::of(file);
    let body = front_matter::parse(&file.path, &text).value.body_start;
    let markdown = markdown::parse(&file.path, &text, body, &str::to_owned).value;
    let mut edits = Edits::default();
    for field in &fields {
        let mut writer = Writer::new(kind, format!("{id}:{}", field.name));
        data::scalar(&mut edits, &text, field.span, &field.value, &mut writer);
    }
    for run in markdown::runs(&file.path, &text, body) {
        let block = blocks.iter().rposition(|block| block.span.start <= run.span.start);
        let key = format!("{}:{}", literal(id), block.map_or(0, |block| block + 1));
        write(&mut edits, &text, &run, Writer::new(kind, key));
        let heading = markdown.outline.iter().find(|heading| stands_in(heading, &run));
        if let (RunKind::Heading(Some(at)), Some(heading)) = (run.kind, heading) {
            // The words that the id was made from are gone.
            let has_braces = text.get(at..).is_some_and(|rest| rest.starts_with('{'));
            match has_braces {
                true => edits.insert(at + 1, format!("#{} ", heading.id)),
                false => edits.insert(at, format!(" {{#{}}}", heading.id)),
            }
        }
    }
    attributes(&mut edits, &text, &markdown.pieces, id, kind);
    edits.apply(&text)
}

fn write(edits: &mut Edits, text: &str, run: &Run, mut writer: Writer) {
    let mut markup = Markup::default();
    for part in &run.parts {
        let (Part::Words(span) | Part::Html(span)) = *part;
        let piece = text.get(span.start..span.end).unwrap_or_default();
        let stretches = match part {
            Part::Words(_) => markup.text(piece),
            Part::Html(_) => markup.html(piece),
        };
        writer.write(edits, text, span, stretches);
    }
    match run.kind {
        RunKind::Text | RunKind::Heading(_) if writer.has_written() => writer.enclose(edits, run.span),
        RunKind::Text | RunKind::Heading(_) | RunKind::Html => {}
    }
}

fn stands_in(heading: &Heading, run: &Run) -> bool {
    heading.span.start <= run.span.start && run.span.start < heading.span.end.max(heading.span.start + 1)
}

/// A name as Markdown that says just this.
fn literal(name: &str) -> String {
    let mut literal = String::new();
    for sign in name.chars() {
        if sign.is_ascii_punctuation() && !"/-".contains(sign) {
            literal.push('\\');
        }
        literal.push(sign);
    }
    literal
}

/// The texts in the tags of components.
fn attributes(edits: &mut Edits, text: &str, pieces: &[Piece], id: &str, kind: Kind) {
    for piece in pieces {
        let Piece::Component(component) = piece else { continue };
        let read = component.attributes.iter().filter(|attribute| READ.contains(&&*attribute.name));
        for attribute in read.filter(|attribute| attribute.value.is_some()) {
            let span = attribute.value_span;
            let value = text.get(span.start..span.end).unwrap_or_default();
            if value.contains(char::is_alphabetic) {
                let mut writer = Writer::new(kind, format!("{id}:{}.{}", component.name, attribute.name));
                writer.write(edits, text, span, Markup::default().text(value));
                writer.enclose(edits, span);
            }
        }
        attributes(edits, text, component.body.as_deref().unwrap_or_default(), id, kind);
    }
}
