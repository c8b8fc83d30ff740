//! Finds for each unit that came back the one that it was, and whether it can still be taken.

use std::collections::{BTreeMap, BTreeSet};

use super::Standing;
use crate::translate::exchange::unit::{Dialect, Received, Unit, target_hash};
use crate::translate::exchange::{Desk, inline};

/// Where each of those that came back stands.
pub(super) fn meet(desk: &Desk<'_>, received: &[Received]) -> Vec<Standing> {
    let by_address: BTreeMap<&str, usize> =
        desk.units.iter().enumerate().map(|(number, unit)| (&*unit.address, number)).collect();
    let mut seen = BTreeSet::new();
    let meet = |received: &Received| match find(desk, &by_address, received) {
        Ok(number) => {
            let standing = stand(&desk.units[number], number, received);
            let is_said = !matches!(standing, Standing::Untranslated);
            if is_said && !seen.insert(number) {
                return Standing::Refused("this text came back twice; the first is taken".to_owned());
            }
            standing
        }
        Err(standing) => standing,
    };
    received.iter().map(meet).collect()
}

/// The unit that it was, or what becomes of it if there is none any more.
fn find(desk: &Desk<'_>, by_address: &BTreeMap<&str, usize>, received: &Received) -> Result<usize, Standing> {
    let refuse = |reason: &str| {
        let texts = || received.targets.iter().map(|(_, text)| text);
        Err(match () {
            () if texts().all(String::is_empty) => Standing::Untranslated,
            () if received.target_hash == Some(target_hash(texts())) => Standing::Left,
            () => Standing::Refused(reason.to_owned()),
        })
    };
    let known = by_address.get(&*received.address).copied();
    if let Some(number) = known.filter(|number| is_of(&desk.units[*number], received)) {
        return Ok(number);
    }
    // A block that stands in another place of its page has another number.
    let file = |address: &str| address.split(':').next().unwrap_or_default().to_owned();
    let own = file(&received.address);
    let is_moved = |unit: &Unit| {
        let is_block = unit.dialect == Dialect::Markdown && own.ends_with(".md");
        is_block && file(&unit.address) == own && received.hash.as_ref() == Some(&unit.hash)
    };
    let mut moved = desk.units.iter().enumerate().filter(|(_, unit)| is_moved(unit));
    match (moved.next(), moved.next(), known) {
        (Some((number, _)), None, _) => Ok(number),
        (_, _, Some(number)) if is_untouched(&desk.units[number], received) => Ok(number),
        (_, _, Some(_)) => refuse("the source has moved on since this was exported"),
        (_, _, None) => refuse("the site has no such text; it was removed or renamed"),
    }
}

/// Whether the source is what it was when the unit was sent.
fn is_of(unit: &Unit, received: &Received) -> bool {
    let said = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match &received.hash {
        Some(hash) => *hash == unit.hash,
        // Some programs drop what they do not know.
        None => said(&received.source) == said(&unit.source),
    }
}

/// Whether its text is the one that is there or the one that was sent, so that nothing is lost if it is left alone.
fn is_untouched(unit: &Unit, received: &Received) -> bool {
    let Some(texts) = texts(unit, received) else { return false };
    texts == unit.targets || received.target_hash.as_ref() == Some(&target_hash(texts))
}

fn stand(unit: &Unit, number: usize, received: &Received) -> Standing {
    if received.targets.iter().all(|(_, text)| text.is_empty()) {
        return Standing::Untranslated;
    }
    let Some(texts) = texts(unit, received) else {
        return Standing::Refused("its plural forms are not those of the language".to_owned());
    };
    if texts == unit.targets {
        return Standing::Same(number, !received.is_unfinished && is_of(unit, received));
    }
    if is_untouched(unit, received) {
        return Standing::Same(number, false);
    }
    if received.target_hash.as_ref().is_some_and(|hash| *hash != target_hash(&unit.targets)) {
        let reason = "the translation was changed here since this was exported";
        return Standing::Refused(reason.to_owned());
    }
    if received.is_unfinished {
        let reason = "it is marked as unfinished: somebody still has to look at it";
        return Standing::Refused(reason.to_owned());
    }
    if texts.iter().any(|text| text.is_empty()) {
        return Standing::Refused("one of its plural forms has no translation".to_owned());
    }
    let sources = std::iter::once(&unit.source).chain(unit.plural.as_ref().map(|plural| &plural.source));
    let source = sources.last().map_or("", String::as_str);
    for (text, known) in texts.iter().zip(&unit.targets) {
        if let Some(lost) = inline::lost(source, text, known, unit.dialect) {
            return Standing::Refused(format!("`{lost}` of the source is not in the translation"));
        }
    }
    Standing::New(number)
}

/// The texts in the order of the unit.
pub(super) fn texts<'r>(unit: &Unit, received: &'r Received) -> Option<Vec<&'r str>> {
    let Some(plural) = &unit.plural else {
        let [(None, text)] = received.targets.as_slice() else { return None };
        return Some(vec![text]);
    };
    let of = |category: &&str| {
        let own = received.targets.iter().find(|(name, _)| name.as_deref() == Some(category));
        own.map_or("", |(_, text)| text)
    };
    Some(plural.categories.iter().map(of).collect())
}
