//! The files of a site with what parsing made of them, and which of them are otherwise than before.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::Parsed;
use crate::diagnostic::Checked;
use crate::path::SourcePath;
use crate::source::SourceFile;

use super::PageKey;

/// Every file of the site with what parsing made of it.
#[derive(Default, Debug)]
pub struct Sources(pub BTreeMap<SourcePath, SourceEntry>);

/// One file before and after parsing.
#[derive(Clone, Debug)]
pub struct SourceEntry {
    pub file: Arc<SourceFile>,
    pub parsed: Arc<Checked<Parsed>>,
}

impl Sources {
    pub fn parsed(&self, path: &SourcePath) -> Option<&Parsed> {
        self.0.get(path).map(|entry| &entry.parsed.value)
    }

    /// The files whose path begins with `prefix`.
    pub fn below<'a>(
        &'a self,
        prefix: &str,
    ) -> impl Iterator<Item = (&'a SourcePath, &'a SourceEntry)> + use<'a> {
        let start = SourcePath::new(prefix);
        self.0.range(start.clone()..).take_while(move |(path, _)| path.as_str().starts_with(start.as_str()))
    }

    /// The pages that are marked as drafts.
    pub fn drafts(&self) -> BTreeMap<PageKey, SourcePath> {
        let pages = self.below("content/").filter_map(|(_, entry)| entry.parsed.value.document());
        let drafts = pages.filter(|document| document.front.draft);
        drafts
            .map(|document| (PageKey::new(&document.language, &document.id), document.path.clone()))
            .collect()
    }

    /// The files that are otherwise than in `last`, new or gone.
    pub fn changed_since<'a>(&'a self, last: &'a Sources) -> Vec<&'a SourcePath> {
        changed_keys(&self.0, &last.0, |entry, old| Arc::ptr_eq(&entry.parsed, &old.parsed))
    }

    /// The names of all themes at hand.
    pub fn themes(&self) -> Vec<String> {
        let mut themes: Vec<String> = self
            .below("themes/")
            .filter_map(|(path, _)| Some(path.below("themes")?.split_once('/')?.0.to_owned()))
            .collect();
        themes.dedup();
        themes
    }
}

/// The keys under which two maps do not have the same.
pub fn changed_keys<'a, K: Ord, V>(
    new: &'a BTreeMap<K, V>,
    old: &'a BTreeMap<K, V>,
    is_same: impl Fn(&V, &V) -> bool,
) -> Vec<&'a K> {
    let mut changed = Vec::new();
    let (mut new, mut old) = (new.iter().peekable(), old.iter().peekable());
    loop {
        let order = match (new.peek(), old.peek()) {
            (Some((a, _)), Some((b, _))) => a.cmp(b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return changed,
        };
        match order {
            Ordering::Less => changed.extend(new.next().map(|(key, _)| key)),
            Ordering::Greater => changed.extend(old.next().map(|(key, _)| key)),
            Ordering::Equal => {
                let both = new.next().zip(old.next());
                changed.extend(both.filter(|((_, a), (_, b))| !is_same(a, b)).map(|((key, _), _)| key));
            }
        }
    }
}
