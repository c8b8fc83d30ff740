//! A base with one part of its source as that is now, and every other byte as it was.

use std::ops::Range;
use std::sync::Arc;

use crate::markdown::BlockKind;
use crate::parallel::normal;
use crate::translate::part::{Part, Place};
use crate::translate::{Field, Text};

/// The base after the part at a place of `parts` has followed; `None`: the text cannot be put there without changing
/// what stands around it.
pub(super) fn follow(base: &Text, source: &Text, parts: &[Part<'_>], at: usize) -> Option<Text> {
    let edits = match parts[at].place {
        Place::Field(name) => {
            let expected = expect_field(base, source, name);
            field(base, source, name).map(|edit| (edit, expected)).into_iter().collect()
        }
        Place::Block(_) | Place::Gone(..) => blocks(base, source, parts, at),
    };
    // What reads as it should is right, however it came about.
    edits.into_iter().find_map(|(edit, expected)| {
        let mut text = base.text.to_string();
        text.get(edit.within.clone())?;
        text.replace_range(edit.within, &edit.text);
        let after = Text::read(&base.path, Arc::from(text));
        (said(&after) == expected).then_some(after)
    })
}

/// What comes in the place of some bytes.
pub(in crate::translate) struct Edit {
    pub within: Range<usize>,
    pub text: String,
}

/// What a page says to those who translate it.
#[derive(Clone, PartialEq, Eq)]
struct Said {
    fields: Vec<(&'static str, String)>,
    blocks: Vec<(BlockKind, String)>,
}

fn said(text: &Text) -> Said {
    let words = |field: &Field| field.value.split_whitespace().collect::<Vec<_>>().join(" ");
    Said {
        fields: text.fields.iter().map(|field| (field.name, words(field))).collect(),
        blocks: text.passages().iter().map(|passage| (passage.kind, normal(passage))).collect(),
    }
}

fn expect_field(base: &Text, source: &Text, name: &str) -> Said {
    let (mut expected, now) = (said(base), said(source));
    expected.fields.retain(|(known, _)| *known != name);
    expected.fields.extend(now.fields.into_iter().filter(|(known, _)| *known == name));
    let order = |name: &str| crate::translate::FIELDS.iter().position(|known| *known == name);
    expected.fields.sort_by_key(|(name, _)| order(name));
    expected
}

fn field(base: &Text, source: &Text, name: &str) -> Option<Edit> {
    let written = |field: &Field| source.text.get(field.span.start..field.span.end).map(str::to_owned);
    match (base.field(name), source.field(name)) {
        (Some(before), Some(now)) => {
            Some(Edit { within: before.span.start..before.span.end, text: written(now)? })
        }
        (None, Some(now)) => {
            // Behind the title, which every page has.
            let title = base.field("title")?.span.end;
            let end = title + base.text.get(title..)?.find('\n')?;
            Some(Edit { within: end..end, text: format!("\n{name}: {}", written(now)?) })
        }
        (Some(before), None) => {
            let begin = base.text.get(..before.span.start)?.rfind('\n')?;
            let end = before.span.end + base.text.get(before.span.end..)?.find('\n')?;
            Some(Edit { within: begin..end, text: String::new() })
        }
        (None, None) => None,
    }
}

/// The ways in which a block can be changed, taken away or put in, each with what the base says then; the nearest
/// first.
fn blocks(base: &Text, source: &Text, parts: &[Part<'_>], at: usize) -> Vec<(Edit, Said)> {
    let mut expected = said(base);
    match parts[at].blocks {
        [Some(before), Some(now), _] => {
            expected.blocks[before] = said(source).blocks.swap_remove(now);
            let text = written(source, span(source, now));
            vec![(Edit { within: span(base, before), text }, expected)]
        }
        [Some(before), None, _] => {
            expected.blocks.remove(before);
            let ways = without(base, before).map(|within| Edit { within, text: String::new() });
            ways.into_iter().map(|edit| (edit, expected.clone())).collect()
        }
        [None, Some(now), _] => {
            let is_in_both = |part: &&Part<'_>| part.blocks[0].is_some() && part.blocks[1].is_some();
            let in_base = |part: &Part<'_>| part.blocks[0];
            let above = parts[..at].iter().rev().find(is_in_both).and_then(in_base);
            let below = parts[at..].iter().find(is_in_both).and_then(in_base);
            let edits = insertions(base, source, [above, below], now);
            let new = said(source).blocks.swap_remove(now);
            let with_new = |(edit, place): (Edit, usize)| {
                let mut expected = expected.clone();
                expected.blocks.insert(place, new.clone());
                (edit, expected)
            };
            edits.into_iter().map(with_new).collect()
        }
        [None, None, _] => Vec::new(),
    }
}

/// What is to be taken away so that a block is gone: with what parts it from the nearer of its neighbours, as items of
/// a list are nearer to one another than a list to a text; or its lines.
fn without(base: &Text, block: usize) -> [Range<usize>; 3] {
    let own = span(base, block);
    let above = block.checked_sub(1).map_or(own.start, |above| span(base, above).end);
    let below = base.blocks.get(block + 1).map_or(base.text.len(), |below| below.span.start);
    let begin = base.text.get(..own.start).and_then(|text| text.rfind('\n')).map_or(0, |end| end + 1);
    let end = base.text.get(own.end..).and_then(|text| text.find('\n'));
    let lines = begin..end.map_or(base.text.len(), |end| own.end + end + 1);
    let is_nearer_above = block > 0 && own.start - above <= below.saturating_sub(own.end);
    match is_nearer_above {
        true => [above..own.end, own.start..below, lines],
        false => [own.start..below, above..own.end, lines],
    }
}

/// The ways to put a block of `source` into another page, each with its number there: behind the block above, or before
/// the one below.
pub(in crate::translate) fn insertions(
    page: &Text,
    source: &Text,
    [above, below]: [Option<usize>; 2],
    now: usize,
) -> Vec<(Edit, usize)> {
    [behind(page, source, above, now), before(page, source, below, now)].into_iter().flatten().collect()
}

/// A new block behind one that the base has, with what parts it from the block above it.
fn behind(base: &Text, source: &Text, above: Option<usize>, now: usize) -> Option<(Edit, usize)> {
    let end = span(base, above?).end;
    let new = span(source, now);
    let begin = now.checked_sub(1).map_or(new.start, |last| span(source, last).end);
    Some((Edit { within: end..end, text: written(source, begin..new.end) }, above? + 1))
}

/// A new block before one that the base has, with what parts it from the block below it; at the end, if there is none.
fn before(base: &Text, source: &Text, below: Option<usize>, now: usize) -> Option<(Edit, usize)> {
    let place = below.map_or(base.text.len(), |below| span(base, below).start);
    let end = source.blocks.get(now + 1).map_or(source.text.len(), |next| next.span.start);
    let text = written(source, span(source, now).start..end);
    Some((Edit { within: place..place, text }, below.unwrap_or(base.blocks.len())))
}

fn span(text: &Text, block: usize) -> Range<usize> {
    let span = text.blocks[block].span;
    span.start..span.end
}

fn written(text: &Text, within: Range<usize>) -> String {
    text.text.get(within).unwrap_or_default().to_owned()
}
