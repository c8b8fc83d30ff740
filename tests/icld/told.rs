//! The rounds of a page, read from what it tells.

use super::page::{Fact, Page};

/// A round as a page tells it.
pub struct Told {
    pub closes: String,
    pub from: String,
    pub turns: String,
    /// What can be read without a script.
    pub words: String,
    /// The closing day in words.
    pub day: String,
}

/// The rounds of a page, in order.
pub fn told(page: &Page) -> Vec<Told> {
    let facts: Vec<&Fact> = page.facts().collect();
    let starts = (0..facts.len()).filter(|at| facts[*at].attribute("data-closes").is_some());
    let rounds = starts.map(|start| {
        let rest = &facts[start..];
        let attribute = |name: &str| rest.iter().find_map(|fact| fact.attribute(name)).unwrap().0.to_owned();
        let closes = attribute("data-closes");
        let mut times = rest.iter().filter_map(|fact| fact.attribute("datetime"));
        let (_, day) = times.find(|(value, _)| closes.starts_with(&value[..10])).unwrap();
        Told {
            from: attribute("data-from"),
            turns: attribute("data-turns"),
            words: rest.iter().find_map(|fact| fact.words()).unwrap().to_owned(),
            day: day.to_owned(),
            closes,
        }
    });
    rounds.collect()
}
