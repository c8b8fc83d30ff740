//! How well the lengths of a text and its translation fit (after Gale and Church: what is long becomes long).

/// The lengths of the texts of two pages, each as its logarithm: what counts is how many times as long one is.
pub(super) struct Lengths {
    left: Vec<f64>,
    right: Vec<f64>,
}

/// Short texts vary more; so many characters are added to both.
const SLACK: f64 = 10.0;

/// A short page says little of a language; so many characters are added to both pages.
const PRIOR: f64 = 200.0;

impl Lengths {
    pub fn of(left: &[String], right: &[String]) -> Self {
        let lengths =
            |texts: &[String]| texts.iter().map(|text| text.chars().count() as f64).collect::<Vec<_>>();
        let (left, right) = (lengths(left), lengths(right));
        // How many characters a translation has for each of its source: languages differ. What lies beyond these
        // limits is not a matter of languages, but of pages with little in common.
        let ratio = (right.iter().sum::<f64>() + PRIOR) / (left.iter().sum::<f64>() + PRIOR);
        let ratio = ratio.clamp(0.2, 5.0);
        Lengths {
            left: left.into_iter().map(|length| (length * ratio + SLACK).ln()).collect(),
            right: right.into_iter().map(|length| (length + SLACK).ln()).collect(),
        }
    }

    /// From 60 for two texts that fit down to −60.
    pub fn fit(&self, left: usize, right: usize) -> i32 {
        let distance = (self.right[right] - self.left[left]).abs();
        (60.0 - 90.0 * distance).max(-60.0) as i32
    }
}

#[cfg(test)]
mod tests {
    use super::Lengths;

    #[test]
    fn what_is_long_becomes_long() {
        let texts = |lengths: &[usize]| lengths.iter().map(|length| "å".repeat(*length)).collect::<Vec<_>>();
        // The rest of both pages says that this language needs half as many characters.
        let lengths = Lengths::of(&texts(&[100, 0, 5, 9_900]), &texts(&[50, 0, 3, 100, 1_000, 3_900]));
        for (left, right, least, most) in
            [(0, 0, 50, 60), (1, 1, 60, 60), (2, 2, 40, 60), (0, 3, 0, 20), (0, 4, -60, -60)]
        {
            let fit = lengths.fit(left, right);
            assert!((least..=most).contains(&fit), "{left} {right}: {fit}");
        }
    }
}
