//! The parts of a page that a translator confirms at once, fields and blocks, each with how its translation stands.

use std::fmt;

use super::{FIELDS, Passage, Standing, Text, align, standings};
use crate::markdown::BlockKind;
use crate::parallel::normal;

/// A part of a page, by a name that people can type: `title`, `4` for the fourth block of the source as it is now,
/// `4a` for the first block that was removed from behind it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Place {
    Field(&'static str),
    /// From 1.
    Block(usize),
    /// The how manieth of those that stood behind a block, from 0.
    Gone(usize, usize),
}

/// How a part of a translation stands to its source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// The source is as it was when the translation was confirmed.
    Followed,
    /// There is no base: nobody has said that the translation follows its source.
    Unconfirmed,
    /// The source has changed since, or is new, and the translation has something in its place.
    Changed,
    /// The source is gone, and the translation still has it.
    Removed,
    /// The source has changed since, or is new, and the translation has nothing in its place.
    Missing,
}

/// A part of a page in its source before and now, and in its translation, as each is written.
#[derive(Clone, Copy, Debug)]
pub struct Part<'t> {
    pub place: Place,
    pub state: State,
    pub before: Option<&'t str>,
    pub now: Option<&'t str>,
    pub translation: Option<&'t str>,
    /// The line in the file of the translation.
    pub line: Option<usize>,
    /// Whether the translation says in the same words what has words.
    pub is_identical: bool,
    /// The numbers of the block, if it is one, in the base, the source and the translation.
    pub(super) blocks: [Option<usize>; 3],
}

impl State {
    /// Whether there is a translation that has not followed its source.
    pub fn is_stale(self) -> bool {
        match self {
            State::Changed | State::Removed => true,
            State::Followed | State::Unconfirmed | State::Missing => false,
        }
    }

    /// Whether there is something for a translator to do.
    pub fn is_open(self) -> bool {
        self.is_stale() || self == State::Missing
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Field(name) => f.write_str(name),
            Place::Block(number) => write!(f, "{number}"),
            Place::Gone(after, count) => {
                let letter = u8::try_from(count % 26).map_or('z', |letter| char::from(b'a' + letter));
                write!(f, "{after}{letter}")?;
                (0..count / 26).try_for_each(|_| write!(f, "{letter}"))
            }
        }
    }
}

/// How a translation stands to each part of its source. Without a base, nothing but their places is known.
pub fn parts<'t>(base: Option<&'t Text>, source: &'t Text, translation: &'t Text) -> Vec<Part<'t>> {
    let mut parts: Vec<Part<'t>> =
        FIELDS.iter().filter_map(|name| field(name, base, source, translation)).collect();
    let (now, other) = (source.passages(), translation.passages());
    let before = base.map(Text::passages).unwrap_or_default();
    let mut last = 0;
    let mut removed = 0;
    for (state, [was, is, has]) in states(base.is_some().then_some(&*before), &now, &other) {
        let place = match is {
            Some(number) => {
                (last, removed) = (number + 1, 0);
                Place::Block(number + 1)
            }
            None => {
                removed += 1;
                Place::Gone(last, removed - 1)
            }
        };
        let text = |page: &[Passage<'t>], number: Option<usize>| number.map(|number| page[number].text);
        let line = has.map(|number| translation.blocks[number].line as usize);
        let is_same = |(is, has): (usize, usize)| {
            // Code is the same in every language.
            let is_text = now[is].kind != BlockKind::Code && has_words(now[is].text);
            is_text && now[is].kind == other[has].kind && normal(&now[is]) == normal(&other[has])
        };
        parts.push(Part {
            place,
            state,
            before: text(&before, was),
            now: text(&now, is),
            translation: text(&other, has),
            line,
            is_identical: is.zip(has).is_some_and(is_same),
            blocks: [was, is, has],
        });
    }
    parts
}

/// Whether a text has words to translate outside of tags, placeables and addresses.
pub(super) fn has_words(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut last = ' ';
    for character in text.chars() {
        match character {
            '<' | '{' => depth += 1,
            '(' if last == ']' || depth > 0 => depth += 1,
            '>' | '}' | ')' => depth = depth.saturating_sub(1),
            letter if depth == 0 && letter.is_alphabetic() => return true,
            _ => {}
        }
        last = character;
    }
    false
}

/// How many words there are to translate.
pub(super) fn count_words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

type Numbers = [Option<usize>; 3];

fn states(
    base: Option<&[Passage<'_>]>,
    source: &[Passage<'_>],
    translation: &[Passage<'_>],
) -> Vec<(State, Numbers)> {
    let Some(base) = base else {
        let pairs = align(source, translation);
        let part = |now: usize| (State::Unconfirmed, [None, Some(now), pairs.right(now)]);
        return (0..source.len()).map(part).collect();
    };
    let of_standing = |standing| match standing {
        Standing::Followed { before, now, block } => (State::Followed, [Some(before), Some(now), block]),
        Standing::Changed { before, now, block } => {
            let state = if block.is_some() { State::Changed } else { State::Missing };
            (state, [Some(before), Some(now), block])
        }
        Standing::Added { now, block } => {
            let state = if block.is_some() { State::Changed } else { State::Missing };
            (state, [None, Some(now), block])
        }
        Standing::Removed { before, block } => (State::Removed, [Some(before), None, Some(block)]),
    };
    standings(base, source, translation).into_iter().map(of_standing).collect()
}

fn field<'t>(
    name: &'static str,
    base: Option<&'t Text>,
    source: &'t Text,
    translation: &'t Text,
) -> Option<Part<'t>> {
    let [before, now, has] =
        [base, Some(source), Some(translation)].map(|text| text.and_then(|text| text.field(name)));
    let state = match (base.is_some(), before, now, has) {
        (_, _, None, None) | (false, _, None, _) => return None,
        (false, _, Some(_), _) => State::Unconfirmed,
        (true, Some(before), Some(now), _) if before.says_what(now) => State::Followed,
        (true, _, Some(_), Some(_)) => State::Changed,
        (true, _, Some(_), None) => State::Missing,
        (true, Some(_), None, Some(_)) => State::Removed,
        // The translation says something of its own.
        (true, None, None, Some(_)) => return None,
    };
    Some(Part {
        place: Place::Field(name),
        state,
        before: before.map(|field| &*field.value),
        now: now.map(|field| &*field.value),
        translation: has.map(|field| &*field.value),
        line: has.map(|field| translation.line(field.span.start)),
        is_identical: now.zip(has).is_some_and(|(now, has)| has_words(&now.value) && now.says_what(has)),
        blocks: [None; 3],
    })
}
