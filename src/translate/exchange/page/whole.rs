//! A page that comes to be: its source with every part in the other language.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::put::{field, replace};
use crate::front_matter;
use crate::parallel::Text;
use crate::path::SourcePath;
use crate::translate::part::Place;
use crate::value::{self, Kind};

/// Keys that are of one language only: an address, old addresses, and what the page was translated from.
const OWN_KEYS: [&str; 3] = ["slug", "aliases", "translated_from"];

/// The page at `target` with these words for the parts of `source`. What has no words is as it is there.
///
/// # Errors
/// The part that cannot be written, and why.
pub(in crate::translate::exchange) fn compose(
    source: &Text,
    target: &SourcePath,
    words: &BTreeMap<Place, &str>,
) -> Result<Text, (Place, String)> {
    let mut page = Text::read(target, without_own_keys(source).into());
    for (place, words) in words {
        let put = match *place {
            Place::Field(name) => field(&page, name, words),
            Place::Block(number) => replace(&page, number - 1, words),
            Place::Gone(..) => continue,
        };
        page = put.map_err(|reason| (*place, reason))?;
    }
    Ok(page)
}

/// The text of a page without the keys that a translation has its own of.
fn without_own_keys(page: &Text) -> String {
    let mut text = page.text.to_string();
    let body = front_matter::parse(&page.path, &text).value.body_start;
    let Some(lines) = own_lines(&page.path, &text, body) else { return text };
    for line in lines.into_iter().rev() {
        text.replace_range(line, "");
    }
    // Whatever the front matter looks like, the rest of it must say the same.
    let is_same = |before: &Text, after: &Text| {
        let fields = |text: &Text| {
            text.fields.iter().map(|field| (field.name, Arc::clone(&field.value))).collect::<Vec<_>>()
        };
        fields(before) == fields(after) && before.blocks.len() == after.blocks.len()
    };
    let after = Text::read(&page.path, Arc::from(text.as_str()));
    if is_same(page, &after) { text } else { page.text.to_string() }
}

/// The lines of the keys that are not taken over.
fn own_lines(path: &SourcePath, text: &str, body: usize) -> Option<Vec<Range<usize>>> {
    let begin = text.find('\n')? + 1;
    let end = text.get(begin..body)?.rfind("---")? + begin;
    let node = value::parse(path, text, begin..end).value?;
    let Kind::Map(entries) = &node.kind else { return None };
    let own = entries.iter().filter(|entry| OWN_KEYS.contains(&&*entry.key));
    let lines = own.map(|entry| {
        let start =
            text.get(..entry.key_span.start).and_then(|above| above.rfind('\n')).map_or(0, |at| at + 1);
        let from = entry.value.span.end.max(entry.key_span.end);
        let stop = text.get(from..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| from + at + 1);
        start..stop
    });
    Some(lines.collect())
}
