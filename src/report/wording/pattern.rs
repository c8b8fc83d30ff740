//! One line of a table: what is always there, and numbered gaps for what varies.

use std::borrow::Cow;

/// ``there is no page `{1}` in `{2}` ``.
pub struct Pattern<'t> {
    /// One more than there are gaps: the first begins the text and the last ends it, and either may be empty.
    literals: Vec<&'t str>,
    gaps: Vec<Gap>,
}

#[derive(Clone, Copy)]
struct Gap {
    number: usize,
    /// It stands between backticks, where names and code stand.
    is_name: bool,
}

/// What a text has in the place of a gap.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part<'a> {
    /// It stands between backticks and is the same in every language.
    Name(&'a str),
    /// It may be words, for which there may be others.
    Phrase(&'a str),
}

impl<'t> Pattern<'t> {
    /// Reads a line of a table. A brace that holds no number is a brace.
    pub fn new(line: &'t str) -> Self {
        let mut pattern = Pattern { literals: Vec::new(), gaps: Vec::new() };
        let (mut rest, mut backticks) = (line, 0);
        while let Some((before, number, after)) = next_gap(rest) {
            backticks += before.matches('`').count();
            pattern.literals.push(before);
            pattern.gaps.push(Gap { number, is_name: backticks % 2 == 1 });
            rest = after;
        }
        pattern.literals.push(rest);
        pattern
    }

    /// The numbers of the gaps in the order in which they stand.
    pub fn numbers(&self) -> impl Iterator<Item = usize> {
        self.gaps.iter().map(|gap| gap.number)
    }

    /// What is always there, without the gaps between.
    pub fn literals(&self) -> &[&'t str] {
        &self.literals
    }

    /// How much of a text it spells out, in bytes.
    pub fn weight(&self) -> usize {
        self.literals.iter().map(|literal| literal.len()).sum()
    }

    /// What the text has in the place of each gap; `None` if it is another text. Where a name begins it ends at the
    /// first place where it can. If names are `strict`, they hold no backtick.
    pub fn parts<'a>(&self, text: &'a str, strict: bool) -> Option<Vec<Part<'a>>> {
        let (first, others) = self.literals.split_first()?;
        let rest = text.strip_prefix(first)?;
        let Some((last, between)) = others.split_last() else { return rest.is_empty().then(Vec::new) };
        let mut rest = rest.strip_suffix(last)?;
        let mut parts = Vec::with_capacity(self.gaps.len());
        let ends = between.iter().map(Some).chain([None]);
        for (gap, end) in self.gaps.iter().zip(ends) {
            let found;
            (found, rest) = match end {
                Some(literal) => rest.split_once(literal)?,
                None => (rest, ""),
            };
            if gap.is_name && strict && found.contains('`') {
                return None;
            }
            parts.push(if gap.is_name { Part::Name(found) } else { Part::Phrase(found) });
        }
        Some(parts)
    }

    /// This text with the parts of another in its gaps, the first part in each gap with the number 1.
    pub fn fill<'a>(&self, parts: &[Part<'a>], words: impl Fn(&Part<'a>) -> Cow<'a, str>) -> String {
        let mut text = String::new();
        for (index, literal) in self.literals.iter().enumerate() {
            text.push_str(literal);
            let part = self.gaps.get(index).and_then(|gap| parts.get(gap.number.checked_sub(1)?));
            text.push_str(&part.map_or(Cow::Borrowed(""), &words));
        }
        text
    }
}

/// What stands before the first gap, its number, and what stands after it.
fn next_gap(line: &str) -> Option<(&str, usize, &str)> {
    line.match_indices('{').find_map(|(open, _)| {
        let (number, after) = line[open + 1..].split_once('}')?;
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        Some((&line[..open], number.parse().ok().filter(|_| is_number)?, after))
    })
}
