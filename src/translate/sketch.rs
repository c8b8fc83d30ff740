//! How alike two texts of one language are, told from their words.

use std::hash::{DefaultHasher, Hash, Hasher};

/// How many words of a text are looked at.
const WORDS: usize = 64;

/// The words of a text as numbers, in order: of a long text those with the smallest numbers, so that two texts are
/// judged by the same words.
pub(super) struct Sketch {
    words: Vec<u64>,
    is_whole: bool,
}

impl Sketch {
    pub fn of(text: &str) -> Self {
        let words = text.split(|part: char| !part.is_alphanumeric()).filter(|word| !word.is_empty());
        let mut words: Vec<u64> = words.map(|word| number(&word.to_lowercase())).collect();
        words.sort_unstable();
        let is_whole = words.len() <= WORDS;
        words.truncate(WORDS);
        Sketch { words, is_whole }
    }

    /// From 0 to 100: how much of both is in both.
    pub fn likeness(&self, other: &Sketch) -> i32 {
        let limit = |sketch: &Sketch| sketch.words.last().copied().filter(|_| !sketch.is_whole);
        // Beyond what the shorter look has seen of a long text, nothing can be compared.
        let limit = limit(self).into_iter().chain(limit(other)).min().unwrap_or(u64::MAX);
        let seen = |sketch: &Sketch| sketch.words.partition_point(|word| *word <= limit);
        let (own, others) = (&self.words[..seen(self)], &other.words[..seen(other)]);
        let total = own.len() + others.len();
        if total == 0 {
            return 0;
        }
        let (mut at, mut shared) = (0, 0);
        for word in own {
            while others.get(at).is_some_and(|other| other < word) {
                at += 1;
            }
            if others.get(at) == Some(word) {
                at += 1;
                shared += 1;
            }
        }
        i32::try_from(200 * shared / total).unwrap_or(100)
    }
}

fn number(word: &str) -> u64 {
    // This hasher has fixed keys: what is alike once is alike each time.
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::Sketch;

    #[test]
    fn texts_are_alike_by_their_words() {
        let long = |first: usize| (first..first + 500).map(|n| format!("word{n} ")).collect::<String>();
        for (a, b, least, most) in [
            ("", "", 0, 0),
            ("a b", "B, a!", 100, 100),
            ("a b c d", "a b c e", 75, 75),
            ("a a a", "a", 50, 50),
            ("a", "b", 0, 0),
            (&long(0), &long(0), 100, 100),
            (&long(0), &long(250), 30, 70),
            (&long(0), &long(500), 0, 0),
        ] {
            let likeness = Sketch::of(a).likeness(&Sketch::of(b));
            assert!((least..=most).contains(&likeness), "{likeness} {a} {b}");
        }
    }
}
