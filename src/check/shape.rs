//! Countries that a map should show and cannot.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::engine::Build;
use crate::site::Query;

/// One warning for each country that a map asked for in vain.
pub fn check(build: &Build) -> Vec<Diagnostic> {
    let countries = &build.site.programme().countries;
    let lacking = build.traces().filter(|trace| trace.lacks_something());
    let codes: BTreeSet<&String> = lacking
        .flat_map(|trace| trace.iter())
        .filter_map(|(query, answer)| match (query, answer) {
            (Query::Shape(code), None) => Some(code),
            _ => None,
        })
        .collect();
    // A country that is no record is told where it is named.
    let told = |code: &String| {
        let at = countries.location(countries.get(code)?)?;
        let message = format!("the map does not have the country `{code}`");
        Some(Diagnostic::new(Code::NoShape, message).at(at).hint(
            "it is in no picture; where the map is shown, see that the words beside it name the country",
        ))
    };
    codes.into_iter().filter_map(told).collect()
}
