//! The texts of one file: which of them another text is, found by its first letter.

use std::collections::{BTreeMap, BTreeSet};

use super::pattern::{Part, Pattern};

/// Texts with their translations.
pub struct Table<'t> {
    /// By the letter that a text begins with, `None` for those that begin with a gap; what spells out more comes first.
    by_letter: BTreeMap<Option<char>, Vec<Entry<'t>>>,
}

struct Entry<'t> {
    text: Pattern<'t>,
    translation: Pattern<'t>,
}

/// The translation of a text, and what the text has in its gaps.
pub struct Found<'w, 'a> {
    pub translation: &'w Pattern<'w>,
    pub parts: Vec<Part<'a>>,
}

impl<'t> Table<'t> {
    /// Reads a file. An entry that is not sound is left out, which [`faults`] tells the tests.
    pub fn new(file: &'t str) -> Self {
        let mut by_letter: BTreeMap<_, Vec<Entry<'t>>> = BTreeMap::new();
        for (text, translation) in blocks(file).filter_map(|block| pair(&block).ok()) {
            let entry = Entry { text: Pattern::new(text), translation: Pattern::new(translation) };
            let letter = entry.text.literals().first().and_then(|literal| literal.chars().next());
            by_letter.entry(letter).or_default().push(entry);
        }
        for entries in by_letter.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.text.weight()));
        }
        Table { by_letter }
    }

    /// The entry that spells out most of the text; none if it is none of these texts. A name that holds a backtick
    /// itself is looked for only where nothing else fits.
    pub fn find<'a>(&self, text: &'a str) -> Option<Found<'_, 'a>> {
        self.best(text, true).or_else(|| self.best(text, false))
    }

    fn best<'a>(&self, text: &'a str, strict: bool) -> Option<Found<'_, 'a>> {
        let of_letter = |letter: Option<char>| {
            let mut entries = self.by_letter.get(&letter).into_iter().flatten();
            entries.find_map(|entry| Some((entry, entry.text.parts(text, strict)?)))
        };
        let by_letter = text.chars().next().and_then(|letter| of_letter(Some(letter)));
        let (entry, parts) =
            by_letter.into_iter().chain(of_letter(None)).max_by_key(|(entry, _)| entry.text.weight())?;
        Some(Found { translation: &entry.translation, parts })
    }
}

/// What is wrong with a file, for the tests that guard ours.
#[cfg(test)]
pub fn faults(file: &str) -> Vec<String> {
    let mut texts = BTreeSet::new();
    let fault = |block: Vec<&str>| match pair(&block) {
        Ok((text, _)) if !texts.insert(text.to_owned()) => Some(format!("`{text}` stands twice")),
        Ok(_) => None,
        Err(fault) => Some(format!("{fault}: {}", block.join(" / "))),
    };
    blocks(file).filter_map(fault).collect()
}

/// The texts that have a translation in a file, as they stand there.
#[cfg(test)]
pub fn texts(file: &str) -> Vec<&str> {
    blocks(file).filter_map(|block| pair(&block).ok()).map(|(text, _)| text).collect()
}

/// The lines between empty lines, without comments.
fn blocks(file: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines: Vec<&str> = file.lines().filter(|line| !line.starts_with('#')).collect();
    let mut blocks: Vec<Vec<&str>> = lines.split(|line| line.is_empty()).map(<[&str]>::to_vec).collect();
    blocks.retain(|block| !block.is_empty());
    blocks.into_iter()
}

/// A text and its translation, or what is wrong with them.
fn pair<'t>(block: &[&'t str]) -> Result<(&'t str, &'t str), &'static str> {
    let &[text, translation] = block else { return Err("an entry has two lines") };
    let (from, to) = (Pattern::new(text), Pattern::new(translation));
    if [text, translation].iter().any(|line| line.trim() != *line) {
        return Err("a line begins or ends with white space");
    }
    if [text, translation].iter().any(|line| line.matches('`').count() % 2 == 1) {
        return Err("a backtick has no partner");
    }
    if !from.numbers().eq(1..=from.literals().len() - 1) {
        return Err("the gaps of the English text are not numbered in order");
    }
    if from.numbers().collect::<BTreeSet<_>>() != to.numbers().collect::<BTreeSet<_>>() {
        return Err("the translation does not have the gaps of the text");
    }
    let between = from.literals().iter().skip(1).take(from.literals().len().saturating_sub(2));
    if between.into_iter().any(|literal| literal.is_empty()) {
        return Err("nothing stands between two gaps");
    }
    if from.weight() == 0 {
        return Err("a text of nothing but a gap");
    }
    Ok((text, translation))
}
