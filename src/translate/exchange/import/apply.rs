//! Puts new texts into the files where they belong.

use std::collections::BTreeMap;

use super::meet::texts;
use crate::diagnostic::Span;
use crate::i18n;
use crate::parallel::Text;
use crate::path::SourcePath;
use crate::translate::base::Bases;
use crate::translate::exchange::message::Shelf;
use crate::translate::exchange::page::{Draft, compose};
use crate::translate::exchange::unit::{Origin, Received};
use crate::translate::exchange::{Desk, is_text};
use crate::translate::part::Place;

/// What was put where.
#[derive(Default)]
pub(super) struct Applied {
    /// The files that have changed, with what stands in them now.
    pub texts: BTreeMap<SourcePath, String>,
    /// Where each of those that came back stands now, by its number.
    pub places: Vec<(usize, SourcePath, Span)>,
    /// Those that could not be put anywhere, and why.
    pub refusals: BTreeMap<usize, String>,
}

/// Applies those that have a new text: each by its number, with the number of the unit.
pub(super) fn apply(desk: &Desk<'_>, received: &[Received], new: &[(usize, usize)]) -> Applied {
    let mut applied = Applied::default();
    messages(desk, received, new, &mut applied);
    pages(desk, received, new, &mut applied);
    applied
}

/// New texts of one message that hang together: those of its value, or of one attribute.
type Knot<'r> = Vec<(usize, Vec<(usize, &'r str)>)>;

fn messages(desk: &Desk<'_>, received: &[Received], new: &[(usize, usize)], applied: &mut Applied) {
    let mut knots: BTreeMap<(&str, Option<&str>), Knot<'_>> = BTreeMap::new();
    for (number, unit) in new {
        let unit = &desk.units[*unit];
        let Origin::Message { key, forms } = &unit.origin else { continue };
        let Some(slots) = desk.messages.get(key) else { continue };
        let attribute = forms.first().and_then(|form| slots.forms[*form].attribute.as_deref());
        let texts = texts(unit, &received[*number]).unwrap_or_default();
        let texts = forms.iter().copied().zip(texts).collect();
        knots.entry((key, attribute)).or_default().push((*number, texts));
    }
    let mut all = desk.messages.clone();
    let mut shelf = Shelf {
        tree: &desk.build.tree,
        source: desk.build.site.config().default_language(),
        language: desk.language,
        texts: BTreeMap::new(),
    };
    let mut done = Vec::new();
    for ((key, _), knot) in knots {
        let Some(slots) = all.get_mut(key) else { continue };
        let together: BTreeMap<usize, &str> =
            knot.iter().flat_map(|(_, texts)| texts.iter().copied()).collect();
        if shelf.put(key, slots, &together).is_ok() {
            done.extend(knot.iter().map(|(number, _)| (*number, key)));
            continue;
        }
        // One of them is to blame.
        for (number, texts) in knot {
            match shelf.put(key, slots, &texts.into_iter().collect()) {
                Ok(()) => done.push((number, key)),
                Err(reason) => {
                    applied.refusals.insert(number, reason);
                }
            }
        }
    }
    let mut files = BTreeMap::new();
    for (number, key) in done {
        let Some(path) = all.get(key).and_then(|slots| slots.translation.clone()) else { continue };
        let text = shelf.texts.get(&path).map_or("", String::as_str);
        let file = files.entry(path.clone()).or_insert_with(|| i18n::parse(&path, &text.into()).value);
        let entry = file.entries().iter().find(|entry| entry.id.as_str() == key);
        applied.places.push((number, path, entry.map_or(Span::default(), |entry| entry.span)));
    }
    applied.texts.extend(shelf.texts);
}

fn pages(desk: &Desk<'_>, received: &[Received], new: &[(usize, usize)], applied: &mut Applied) {
    let mut pages: BTreeMap<usize, Vec<(usize, Place, &str)>> = BTreeMap::new();
    for (number, unit) in new {
        let unit = &desk.units[*unit];
        let Origin::Part { page, place } = unit.origin else { continue };
        let words = texts(unit, &received[*number]).unwrap_or_default();
        let words = words.first().copied().unwrap_or_default();
        pages.entry(page).or_default().push((*number, place, words));
    }
    let mut needed: BTreeMap<usize, Vec<Place>> = BTreeMap::new();
    for unit in &desk.units {
        if let Origin::Part { page, place } = unit.origin {
            needed.entry(page).or_default().push(place);
        }
    }
    let bases = Bases::new(&desk.build.tree, desk.build.site.config().default_language());
    for (index, parts) in pages {
        let page = &desk.pages[index];
        let texts = page.texts(bases, desk.language);
        if page.translation.is_none() {
            let needed = needed.get(&index).map_or(&[][..], Vec::as_slice);
            whole(desk, index, &texts.source, needed, &parts, applied);
            continue;
        }
        if page.translation.as_deref().is_some_and(|file| !is_text(file)) {
            let reason = format!("`{}` is not UTF-8", page.target);
            applied.refusals.extend(parts.iter().map(|(number, ..)| (*number, reason.clone())));
            continue;
        }
        let mut draft = Draft::new(texts);
        let mut done = Vec::new();
        for (number, place, words) in parts {
            match draft.put(place, words) {
                Ok(()) => done.push((number, place)),
                Err(reason) => {
                    applied.refusals.insert(number, reason);
                }
            }
        }
        for (number, place) in &done {
            applied.places.push((*number, page.target.clone(), draft.span(*place)));
        }
        if !done.is_empty() {
            applied.texts.insert(page.target.clone(), draft.text.text.to_string());
        }
    }
}

/// A page that comes to be, if all of its parts are there.
fn whole(
    desk: &Desk<'_>,
    index: usize,
    source: &Text,
    needed: &[Place],
    parts: &[(usize, Place, &str)],
    applied: &mut Applied,
) {
    let needed = needed.iter().copied();
    let lacking = needed.filter(|place| parts.iter().all(|(_, known, _)| known != place));
    let lacking: Vec<String> = lacking.map(|place| place.to_string()).collect();
    let mut refuse = |culprit: Option<(Place, String)>, reason: &str| {
        for (number, place, _) in parts {
            let own = culprit.as_ref().filter(|(known, _)| known == place).map(|(_, reason)| reason.clone());
            applied.refusals.insert(*number, own.unwrap_or_else(|| reason.to_owned()));
        }
    };
    if !lacking.is_empty() {
        let lacking = lacking.join(", ");
        refuse(
            None,
            &format!("the page comes to be when all its parts are translated; still lacking: {lacking}"),
        );
        return;
    }
    let page = &desk.pages[index];
    let words: BTreeMap<Place, &str> = parts.iter().map(|(_, place, words)| (*place, *words)).collect();
    match compose(source, &page.target, &words) {
        Ok(text) => {
            for (number, place, _) in parts {
                let span = match *place {
                    Place::Field(name) => text.field(name).map(|field| field.span),
                    Place::Block(block) => text.blocks.get(block - 1).map(|block| block.span),
                    Place::Gone(..) => None,
                };
                applied.places.push((*number, page.target.clone(), span.unwrap_or_default()));
            }
            applied.texts.insert(page.target.clone(), text.text.to_string());
        }
        Err((place, reason)) => {
            let others = format!("the page is not written as long as `{place}` is refused");
            refuse(Some((place, reason)), &others);
        }
    }
}
