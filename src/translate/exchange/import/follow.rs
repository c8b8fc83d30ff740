//! What follows its source now: texts that were taken, and those of which somebody has said so by taking away the mark.

use std::collections::{BTreeMap, BTreeSet};

use super::Standing;
use crate::parallel::Text;
use crate::source::SourceTree;
use crate::translate::base::Bases;
use crate::translate::confirm::{Messages, Pair, Refusal, Write, confirm, confirm_messages};
use crate::translate::exchange::Desk;
use crate::translate::exchange::unit::Origin;
use crate::translate::part::{Place, State, parts};

/// The bases to write, and the numbers of those that came back and follow now what they did not follow before.
pub(super) fn follow(
    desk: &Desk<'_>,
    tree: &SourceTree,
    standings: &[Standing],
) -> (Vec<Write>, BTreeSet<usize>) {
    // Each unit with the number of what came back for it.
    let accepted: BTreeMap<usize, usize> = standings
        .iter()
        .enumerate()
        .filter_map(|(number, standing)| match standing {
            Standing::New(unit) | Standing::Same(unit, true) => Some((*unit, number)),
            Standing::Same(_, false) | Standing::Left | Standing::Untranslated | Standing::Refused(_) => None,
        })
        .collect();
    let (mut writes, mut confirmed) = messages(desk, tree, &accepted);
    let (more, others) = pages(desk, tree, &accepted);
    writes.extend(more);
    confirmed.extend(others);
    (writes, confirmed)
}

/// A message follows if all of its texts do.
fn messages(
    desk: &Desk<'_>,
    tree: &SourceTree,
    accepted: &BTreeMap<usize, usize>,
) -> (Vec<Write>, BTreeSet<usize>) {
    let mut keys: BTreeMap<&str, Option<Vec<usize>>> = BTreeMap::new();
    for (number, unit) in desk.units.iter().enumerate() {
        let Origin::Message { key, .. } = &unit.origin else { continue };
        let numbers = keys.entry(key).or_insert_with(|| Some(Vec::new()));
        match (accepted.get(&number), unit.state) {
            (Some(came), _) => numbers.iter_mut().for_each(|numbers| numbers.push(*came)),
            (None, State::Followed) => {}
            (None, State::Unconfirmed | State::Changed | State::Removed | State::Missing) => *numbers = None,
        }
    }
    let source = desk.build.site.config().default_language();
    let messages = Messages::new(tree, &desk.build.site.theme().chain, source, desk.language);
    let open: BTreeSet<&str> = messages.open().collect();
    let mut follow = BTreeSet::new();
    let mut confirmed = BTreeSet::new();
    for (key, numbers) in keys {
        let numbers = numbers.filter(|numbers| !numbers.is_empty() && open.contains(key));
        if let Some(numbers) = numbers {
            follow.insert(key.to_owned());
            confirmed.extend(numbers);
        }
    }
    (confirm_messages(&messages, &follow), confirmed)
}

fn pages(
    desk: &Desk<'_>,
    tree: &SourceTree,
    accepted: &BTreeMap<usize, usize>,
) -> (Vec<Write>, BTreeSet<usize>) {
    let mut pages: BTreeMap<usize, (bool, BTreeMap<Place, usize>)> = BTreeMap::new();
    for (number, unit) in desk.units.iter().enumerate() {
        let Origin::Part { page, place } = unit.origin else { continue };
        let (is_whole, places) = pages.entry(page).or_insert_with(|| (true, BTreeMap::new()));
        match accepted.get(&number) {
            Some(came) => drop(places.insert(place, *came)),
            None => *is_whole = false,
        }
    }
    let bases = Bases::new(tree, desk.build.site.config().default_language());
    let mut writes = Vec::new();
    let mut confirmed = BTreeSet::new();
    for (index, (is_whole, places)) in pages {
        let page = &desk.pages[index];
        let files = tree.files.get(&page.original.path).zip(tree.files.get(&page.target));
        let Some((original, translation)) = files.filter(|_| !places.is_empty()) else { continue };
        let pair = Pair { language: desk.language, original, translation };
        let only = match bases.of_page(desk.language, original) {
            // Parts can be confirmed only of what was confirmed as a whole before.
            None if is_whole => Vec::new(),
            None => continue,
            Some(base) => {
                let (base, source, own) = (Text::of(base), Text::of(original), Text::of(translation));
                let parts = parts(Some(&base), &source, &own);
                let open = parts.iter().filter(|part| part.state.is_open()).map(|part| part.place);
                let open: Vec<Place> = open.filter(|place| places.contains_key(place)).collect();
                if open.is_empty() {
                    continue;
                }
                open
            }
        };
        let (more, done) = confirm_parts(bases, pair, only);
        writes.extend(more);
        let is_done = |place: &Place| done.as_ref().is_none_or(|done| done.contains(place));
        confirmed.extend(places.iter().filter(|(place, _)| is_done(place)).map(|(_, came)| *came));
    }
    (writes, confirmed)
}

/// Confirms parts of a page, all if none is named, as far as that can be done; and which. `None`: all.
fn confirm_parts(bases: Bases<'_>, pair: Pair<'_>, mut only: Vec<Place>) -> (Vec<Write>, Option<Vec<Place>>) {
    let is_whole = only.is_empty();
    loop {
        let names: Vec<String> = only.iter().map(Place::to_string).collect();
        match confirm(bases, pair, &names) {
            Ok(writes) => return (writes, (!is_whole).then_some(only)),
            // What hangs together with others is left for `done` to confirm with them.
            Err(Refusal::Entangled(place)) if only.len() > 1 => only.retain(|other| *other != place),
            Err(Refusal::NotTranslated | Refusal::NoBase | Refusal::NotOpen(_) | Refusal::Entangled(_)) => {
                return (Vec::new(), Some(Vec::new()));
            }
        }
    }
}
