//! Diagnostics of many outputs as one list that is read from the top.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::diagnostic::{Code, Diagnostic, Location};

/// Sorts diagnostics, and tells a fault that many outputs share once, with the first of them.
pub fn fold(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    // What has no place comes last, so that the first of a fault has one if any has.
    diagnostics.sort_by(|a, b| (a.at.is_none(), a).cmp(&(b.at.is_none(), b)));
    diagnostics.dedup();
    let mut folded: Vec<(Diagnostic, usize)> = Vec::new();
    let mut known: BTreeMap<Fault, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        match fault(&diagnostic).map(|fault| known.entry(fault)) {
            Some(Entry::Occupied(first)) => folded[*first.get()].1 += 1,
            Some(Entry::Vacant(place)) => {
                place.insert(folded.len());
                folded.push((diagnostic, 0));
            }
            None => folded.push((diagnostic, 0)),
        }
    }
    folded
        .into_iter()
        .map(|(diagnostic, others)| match others {
            0 => diagnostic,
            1 => diagnostic.hint("the same in one more file of the output"),
            more => diagnostic.hint(format!("the same in {more} more files of the output")),
        })
        .collect()
}

type Fault = (Code, String, Option<Location>);

/// What makes two diagnostics one fault that is met with in two outputs: one wording at one place. A message that is
/// missing is missing wherever it is asked for.
fn fault(diagnostic: &Diagnostic) -> Option<Fault> {
    let is_anywhere = diagnostic.code == Code::UnknownMessage;
    let place = diagnostic.at.clone().filter(|_| !is_anywhere);
    (is_anywhere || place.is_some()).then(|| (diagnostic.code, diagnostic.message.clone(), place))
}
