//! How well the lengths of a text and its translation fit (after Gale and Church: what is long becomes long).

/// How many characters a translation has for each of its source, over all of a page: languages differ.
pub(super) struct Ratio(f64);

/// Short texts vary more; so many characters are added to both.
const SLACK: f64 = 10.0;

/// A short page says little of a language; so many characters are added to both pages.
const PRIOR: f64 = 200.0;

impl Ratio {
    /// Of the whole of both pages, in characters.
    pub fn of(left: usize, right: usize) -> Self {
        // What lies beyond is not a matter of languages, but of pages with little in common.
        Ratio(((right as f64 + PRIOR) / (left as f64 + PRIOR)).clamp(0.2, 5.0))
    }

    /// From 60 for what fits down to −60, for texts of so many characters.
    pub fn fit(&self, left: usize, right: usize) -> i32 {
        let distance = ((right as f64 + SLACK) / (left as f64 * self.0 + SLACK)).ln().abs();
        (60.0 - 90.0 * distance).max(-60.0) as i32
    }
}

#[cfg(test)]
mod tests {
    use super::Ratio;

    #[test]
    fn what_is_long_becomes_long() {
        let halved = Ratio::of(10_000, 4_900);
        for (left, right, least, most) in
            [(100, 50, 50, 60), (0, 0, 60, 60), (5, 3, 40, 60), (100, 100, 0, 20), (100, 1000, -60, -60)]
        {
            let fit = halved.fit(left, right);
            assert!((least..=most).contains(&fit), "{left} {right}: {fit}");
        }
    }
}
