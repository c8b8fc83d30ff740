//! The best pairing of two sequences in which no pair crosses another.

/// How many pairs are weighed at most: in longer sequences, only those whose places are alike.
const WEIGHED: usize = 4_000_000;

/// No way leads here.
const NOWHERE: i64 = i64::MIN / 2;

/// How the best way arrives at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Pair,
    SkipLeft,
    SkipRight,
}

/// The pairs, in order, whose scores have the largest sum. `score` gives `None` for what can be no pair; a pair
/// whose score is not positive is no better than none.
pub fn pairs(left: usize, right: usize, score: impl Fn(usize, usize) -> Option<i32>) -> Vec<(usize, usize)> {
    if left == 0 || right == 0 {
        return Vec::new();
    }
    let band = Band::new(left, right);
    let mut steps = Vec::with_capacity((left + 1).saturating_mul(band.width));
    let mut last: Vec<i64> = Vec::new();
    let mut row: Vec<i64> = Vec::new();
    for i in 0..=left {
        let begin = band.begin(i);
        let above = i.checked_sub(1).map(|above| band.begin(above));
        // The sum at a place of the row above, if it lies in the band.
        let sum_above = |j: usize| above.and_then(|begin| last.get(j.checked_sub(begin)?)).copied();
        row.clear();
        for j in begin..band.end(begin) {
            let pair = match (i.checked_sub(1), j.checked_sub(1)) {
                (Some(i), Some(j)) => {
                    sum_above(j).zip(score(i, j)).map(|(sum, score)| sum + i64::from(score))
                }
                _ => None,
            };
            let skip_left = sum_above(j).unwrap_or(NOWHERE);
            let skip_right = row.last().copied().unwrap_or(NOWHERE);
            let (sum, step) = match pair {
                // If all is equal, the first of several is paired: more is written at an end than in the middle.
                Some(pair) if pair > skip_left && pair > skip_right => (pair, Step::Pair),
                _ if skip_left >= skip_right => (skip_left, Step::SkipLeft),
                _ => (skip_right, Step::SkipRight),
            };
            row.push(if i == 0 && j == 0 { 0 } else { sum });
            steps.push(step);
        }
        std::mem::swap(&mut last, &mut row);
    }
    trace(&band, &steps, left, right)
}

/// The way back from the end.
fn trace(band: &Band, steps: &[Step], left: usize, right: usize) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut i, mut j) = (left, right);
    while i > 0 && j > 0 {
        let place = i * band.width + (j - band.begin(i));
        match steps[place] {
            Step::Pair => {
                (i, j) = (i - 1, j - 1);
                pairs.push((i, j));
            }
            Step::SkipLeft => i -= 1,
            Step::SkipRight => j -= 1,
        }
    }
    pairs.reverse();
    pairs
}

/// Which places of each row are looked at: all, or those near the diagonal.
struct Band {
    left: usize,
    right: usize,
    /// The number of places in each row.
    width: usize,
}

impl Band {
    fn new(left: usize, right: usize) -> Self {
        let near = WEIGHED / left;
        // The rows of the band must overlap, so that a way leads from each to the next.
        let width = near.max(2 * (right / left + 2)).min(right + 1);
        Band { left, right, width }
    }

    /// The first place of row `i`.
    fn begin(&self, i: usize) -> usize {
        let middle = (i as u128 * self.right as u128 / self.left as u128) as usize;
        middle.saturating_sub(self.width / 2).min(self.right + 1 - self.width)
    }

    fn end(&self, begin: usize) -> usize {
        begin + self.width
    }
}

#[cfg(test)]
mod tests {
    use super::pairs;

    fn draw(left: &str, right: &str) -> String {
        let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
        // Letters of one case pair badly, the same letter well, a full stop with nothing.
        let score = |i: usize, j: usize| match (left[i], right[j]) {
            ('.', _) | (_, '.') => None,
            (a, b) if a == b => Some(10),
            (a, b) => Some(if a.is_uppercase() == b.is_uppercase() { 1 } else { -1 }),
        };
        let pairs = pairs(left.len(), right.len(), score);
        let drawn: Vec<String> = pairs.iter().map(|(i, j)| format!("{}{}", left[*i], right[*j])).collect();
        drawn.join(" ")
    }

    #[test]
    fn the_best_pairs_do_not_cross() {
        for (left, right, expected) in [
            ("", "abc", ""),
            ("abc", "abc", "aa bb cc"),
            ("abc", "ac", "aa cc"),
            ("xabc", "aybcz", "aa bb cc"),
            ("ab", "ba", "aa"),
            ("axb", "ayb", "aa xy bb"),
            ("aXb", "ayb", "aa bb"),
            ("a.b", "a.b", "aa bb"),
            ("..", ".", ""),
        ] {
            assert_eq!(draw(left, right), expected, "{left} {right}");
        }
    }

    #[test]
    fn any_length_is_paired() {
        for (left, right) in [(100_000, 100_000), (1, 3_000_000), (3_000_000, 1), (70_000, 71_000)] {
            let found = pairs(left, right, |i, j| Some(if i % 7 == j % 7 { 2 } else { 1 }));
            assert!(found.len() >= left.min(right) * 6 / 7, "{left} {right}: {}", found.len());
            assert!(found.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1));
        }
    }
}
