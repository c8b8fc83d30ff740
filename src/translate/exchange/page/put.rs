//! Puts translated parts into the page of a translation: the bytes of the part that is meant, and no others.

use std::ops::Range;
use std::sync::Arc;

use super::Texts;
use crate::diagnostic::Span;
use crate::markdown::BlockKind;
use crate::parallel::Passage;
use crate::parallel::Text;
use crate::translate::confirm::splice::{Edit, insertions};
use crate::translate::exchange::wording::wording;
use crate::translate::part::Place;

/// A page that parts are put into, one by one.
pub(in crate::translate::exchange) struct Draft {
    source: Text,
    pub text: Text,
    /// Each part with its block in the source and in the translation. Found once: what is put in says nothing new of
    /// what belongs together.
    parts: Vec<(Place, [Option<usize>; 2])>,
}

impl Draft {
    pub fn new(texts: Texts) -> Self {
        let parts = texts.parts().iter().map(|part| (part.place, [part.blocks[1], part.blocks[2]])).collect();
        Draft { parts, source: texts.source, text: texts.translation }
    }

    /// Puts the words of a part in its place.
    ///
    /// # Errors
    /// Why that cannot be done without changing something else; then nothing has changed.
    pub fn put(&mut self, place: Place, words: &str) -> Result<(), String> {
        let Some(at) = self.parts.iter().position(|(known, _)| *known == place) else {
            return Err("the page has no such part".to_owned());
        };
        if words.trim().is_empty() {
            return Err("there are no words in it".to_owned());
        }
        self.text = match (place, self.parts[at].1) {
            (Place::Field(name), _) => field(&self.text, name, words)?,
            (Place::Block(_) | Place::Gone(..), [_, Some(block)]) => replace(&self.text, block, words)?,
            (Place::Block(_) | Place::Gone(..), [Some(now), None]) => {
                let (text, number) = self.insert(at, now, words)?;
                for (_, [_, other]) in &mut self.parts {
                    *other = other.map(|other| if other >= number { other + 1 } else { other });
                }
                self.parts[at].1[1] = Some(number);
                text
            }
            (Place::Block(_) | Place::Gone(..), [None, None]) => {
                return Err("the page has no such part".to_owned());
            }
        };
        Ok(())
    }

    /// Where a part stands.
    pub fn span(&self, place: Place) -> Span {
        let block = self.parts.iter().find(|(known, _)| *known == place).and_then(|(_, blocks)| blocks[1]);
        let span = match (place, block) {
            (Place::Field(name), _) => self.text.field(name).map(|field| field.span),
            (Place::Block(_) | Place::Gone(..), block) => block.map(|block| self.text.blocks[block].span),
        };
        span.unwrap_or_default()
    }

    /// A block that the translation does not have yet, between those that stand around it in the source.
    fn insert(&self, at: usize, now: usize, words: &str) -> Result<(Text, usize), String> {
        // The source with this block in the other language says what stands around a block.
        let model = replace(&self.source, now, words)?;
        let own = |(_, blocks): &(Place, [Option<usize>; 2])| blocks[0].and(blocks[1]);
        let above = self.parts[..at].iter().rev().find_map(own);
        let below = self.parts[at..].iter().find_map(own);
        let new = model.passages().swap_remove(now);
        let fits = |(edit, number): (Edit, usize)| {
            let after = edited(&self.text, edit)?;
            let mut expected = shown(&self.text);
            if number > expected.len() {
                return None;
            }
            let block = after.passages().get(number).copied()?;
            let is_same = wording(block.kind, block.text).words == wording(new.kind, new.text).words;
            expected.insert(number, (block.kind, block.text.to_owned()));
            let is_proved = is_same && block.kind == new.kind && shown(&after) == expected;
            (is_proved && after.fields == self.text.fields).then_some((after, number))
        };
        let ways = insertions(&self.text, &model, [above, below], now);
        ways.into_iter().find_map(fits).ok_or_else(|| {
            "there is no place for it that would leave the rest as it is; write it into the page".to_owned()
        })
    }
}

/// The page where a block has other words.
pub(super) fn replace(text: &Text, block: usize, words: &str) -> Result<Text, String> {
    let span = text.blocks[block].span;
    let kind = text.blocks[block].kind;
    let whole = &*text.text;
    let begin = whole.get(..span.start).and_then(|above| above.rfind('\n')).map_or(0, |end| end + 1);
    let before = whole.get(begin..span.start).unwrap_or_default();
    let own = wording(kind, whole.get(span.start..span.end).unwrap_or_default());
    let strokes = (strokes(&own.words), strokes(words));
    if kind == BlockKind::Row && strokes.0 != strokes.1 {
        return Err(format!("the row needs {} of `|` and has {}", strokes.0, strokes.1));
    }
    let new = with_line_ends(&own.with(words, before), whole);
    let after = edited(text, Edit { within: span.start..span.end, text: new });
    let is_proved = |after: &Text| {
        let mut expected = shown(text);
        let found = shown(after);
        let Some((kind, new)) = found.get(block) else { return false };
        let words_of = |text: &str| wording(*kind, text).words;
        let is_meant = *kind == expected[block].0 && said(&words_of(new)) == said(words);
        expected[block] = (*kind, new.clone());
        is_meant && found == expected && after.fields == text.fields
    };
    after.filter(is_proved).ok_or_else(|| {
        "in its place it would be read as something else: as a list, a heading, code or two paragraphs"
            .to_owned()
    })
}

/// The page where the front matter says something else to readers.
pub(super) fn field(text: &Text, name: &'static str, words: &str) -> Result<Text, String> {
    let refuse = || format!("`{name}` cannot be written to the front matter");
    let words = said(words);
    let (within, lead): (Range<usize>, String) = match text.field(name) {
        Some(field) => (field.span.start..field.span.end, String::new()),
        None => {
            // Behind the title, which every page has.
            let title = text.field("title").ok_or_else(refuse)?.span.end;
            let rest = text.text.get(title..).unwrap_or_default();
            let end = title + rest.find(['\r', '\n']).ok_or_else(refuse)?;
            (end..end, with_line_ends(&format!("\n{name}: "), &text.text))
        }
    };
    let is_quoted = text.text.get(within.start..).is_some_and(|rest| rest.starts_with('"'));
    let scalars = if is_quoted { [quoted(&words), words.clone()] } else { [words.clone(), quoted(&words)] };
    let is_proved = |after: &Text| {
        let says = |text: &Text| {
            let fields = text.fields.iter().filter(|field| field.name != name);
            fields.map(|field| (field.name, Arc::clone(&field.value))).collect::<Vec<_>>()
        };
        let is_meant = after.field(name).is_some_and(|field| *field.value == *words);
        is_meant && says(after) == says(text) && shown(after) == shown(text)
    };
    let edit =
        |scalar: String| edited(text, Edit { within: within.clone(), text: format!("{lead}{scalar}") });
    scalars.into_iter().filter_map(edit).find(is_proved).ok_or_else(refuse)
}

/// A text as YAML reads it in quotes.
fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

fn edited(text: &Text, edit: Edit) -> Option<Text> {
    let mut whole = text.text.to_string();
    whole.get(edit.within.clone())?;
    whole.replace_range(edit.within, &edit.text);
    Some(Text::read(&text.path, Arc::from(whole)))
}

/// Every block as it is written.
fn shown(text: &Text) -> Vec<(BlockKind, String)> {
    text.passages().iter().map(|Passage { kind, text }| (*kind, (*text).to_owned())).collect()
}

/// How many strokes part the cells of a row.
fn strokes(row: &str) -> usize {
    row.matches('|').count() - row.matches("\\|").count()
}

/// The words, however lines are broken.
fn said(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn with_line_ends(text: &str, page: &str) -> String {
    match page.contains("\r\n") {
        true => text.replace('\n', "\r\n"),
        false => text.to_owned(),
    }
}
