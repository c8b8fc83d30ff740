//! A locale file in a pseudo-language: placeables, markup and terms, which are names, stay as they are.

use super::Kind;
use super::edit::{Edits, Writer};
use super::markup::Markup;
use crate::i18n::{self, Writing, name_of};
use crate::source::SourceFile;

pub(super) fn rewrite(file: &SourceFile, kind: Kind) -> String {
    let text = file.text();
    let resource = i18n::parse(&file.path, &text).value;
    let mut edits = Edits::default();
    for entry in resource.entries().iter().filter(|entry| !entry.id.is_term()) {
        for writing in resource.writings(entry) {
            message(&mut edits, &text, &writing, &name_of(&entry.id, writing.attribute), kind);
        }
    }
    edits.apply(&text)
}

fn message(edits: &mut Edits, text: &str, writing: &Writing<'_>, name: &str, kind: Kind) {
    let mut markup = Markup::default();
    let mut writer = Writer::new(kind, name);
    let mut part = 0;
    let mut says_something = writing.borrows;
    for words in &writing.words {
        if part != words.part {
            let key = words.variant.map_or_else(|| name.to_owned(), |variant| format!("{name}[{variant}]"));
            writer = Writer::new(kind, key);
            part = words.part;
        }
        let piece = text.get(words.span.start..words.span.end).unwrap_or_default();
        let stretches = markup.html(piece);
        writer.write(edits, text, words.span, stretches);
        says_something |= writer.has_written();
    }
    // A pattern for dates has no words.
    if says_something {
        writer.enclose(edits, writing.span);
    }
}
