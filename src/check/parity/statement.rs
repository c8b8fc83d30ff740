//! Numbers, dates and amounts that one page states and the other not, or otherwise.

use std::collections::BTreeSet;

use super::difference::{Difference, Rules, differences};
use super::{Finding, Pair};
use crate::check::prose::{Fact, Weight};
use crate::diagnostic::Code;
use crate::front_matter::Topic;

/// `components` are the parts of the translation whose components differ: what they would have said is told there.
pub fn compare(pair: &Pair<'_>, components: &BTreeSet<usize>) -> Vec<Finding> {
    let rules = Rules {
        agrees: &|one: &Fact, two: &Fact| one.agrees(two) || is_day_among_numbers(one, two),
        is_like: &|one: &Fact, two: &Fact| one.is_date() == two.is_date(),
        is_stated: &|fact: &Fact| fact.weight != Weight::Hint,
        is_certain: &|fact: &Fact| fact.weight == Weight::Digits,
    };
    let parts = (&*pair.source.parts, &*pair.translation.parts);
    let found = differences(&pair.pairs, parts, &|part| &part.facts, &rules);
    found
        .into_iter()
        .filter_map(|difference| match difference {
            Difference::Other { source, translation } => {
                let values = vec![pair.translation.words(translation.span), pair.source.words(source.span)];
                let message = format!("the source says `{}`, the translation `{}`", values[1], values[0]);
                let place = (translation.span, source.span);
                Some(pair.finding((Code::OtherFact, topic(source)), place, message, values))
            }
            Difference::Lost { source, part } => {
                let near = pair.pairs.near_right(part);
                if near.is_some_and(|near| components.contains(&near)) {
                    return None;
                }
                let values = vec![pair.source.words(source.span)];
                let message = format!("the translation does not say `{}`", values[0]);
                let place = (pair.place_in_translation(part), source.span);
                Some(pair.finding((Code::OtherFact, topic(source)), place, message, values))
            }
            Difference::Added { translation, part } => {
                if components.contains(&part) {
                    return None;
                }
                let values = vec![pair.translation.words(translation.span)];
                let message = format!("the source does not say `{}`", values[0]);
                let place = (translation.span, pair.place_in_source(part));
                Some(pair.finding((Code::OtherFact, topic(translation)), place, message, values))
            }
        })
        .collect()
}

fn topic(fact: &Fact) -> Topic {
    match fact {
        fact if fact.is_date() => Topic::Dates,
        fact if fact.is_amount() => Topic::Amounts,
        _ => Topic::Numbers,
    }
}

/// A date that could be read as such in one language only has at least its day in common.
fn is_day_among_numbers(one: &Fact, two: &Fact) -> bool {
    let day = |fact: &Fact| fact.day().and_then(|day| day.day).map(i128::from);
    let number = |fact: &Fact, day: i128| {
        !fact.is_date()
            && fact.readings.contains(&crate::check::prose::Reading::Number(day * crate::check::prose::ONE))
    };
    let is_day = |one: &Fact, two: &Fact| day(one).is_some_and(|day| number(two, day));
    is_day(one, two) || is_day(two, one)
}
