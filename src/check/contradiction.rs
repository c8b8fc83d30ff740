//! Prose that contradicts the data: a date of a round, a country of a cluster.
//!
//! Says something only where the text names what it is about, states a thing of a kind that the data have, and states
//! it otherwise. What the text says of other things, in other words or in other languages than those whose words are
//! known, is no business of this module.

mod country;
mod round;
mod sentence;

use rayon::prelude::*;

use super::is_sound;
use super::parity::{Context, Finding, Side, Sides};
use crate::diagnostic::{Code, Diagnostic, Location, Span};
use crate::front_matter::Topic;
use crate::site::PageKey;
use country::Names;
use sentence::Sentence;

/// What each page says against the data.
pub fn check(context: &Context<'_>, sides: &Sides<'_>) -> Vec<(PageKey, Vec<Finding>)> {
    let programme = context.build.site.programme();
    if programme.rounds.is_empty() && programme.clusters.is_empty() {
        return Vec::new();
    }
    let names = Names::of(context.build);
    // Where a round could not be read, a sentence about it would be taken for one about another.
    let is_whole = programme.rounds.path().is_some_and(|path| is_sound(context.build, path));
    let sides: Vec<_> = sides.iter().collect();
    let found = sides.into_par_iter().map(|(key, side)| {
        let mut findings = country::in_lists(programme, side, &names);
        for number in 0..side.parts.len() {
            for sentence in Sentence::of_part(side, number) {
                if is_whole {
                    findings.extend(round::check(programme, side, &sentence));
                }
                findings.extend(country::check(programme, side, &sentence, &names));
            }
        }
        ((*key).clone(), findings)
    });
    found.filter(|(_, findings)| !findings.is_empty()).collect()
}

/// A finding at a place of a page, with the place in the data beside it.
fn finding(
    code: Code,
    (side, at): (&Side<'_>, Span),
    (data, what): (Option<Location>, String),
    message: String,
) -> Finding {
    let mut diagnostic = Diagnostic::new(code, message).at(Location::new(&side.document.path, at));
    if let Some(data) = data {
        diagnostic = diagnostic.label(data, what);
    }
    Finding { topic: Topic::Data, values: vec![side.words(at)], diagnostic }
}
