//! Which blocks of a translation have not followed their source.
//!
//! Where somebody has confirmed that a translation follows its source, that counts, as it does for `anslag i18n status`,
//! until it is confirmed again. Where nobody has, the translation is taken to follow its source when the preview
//! begins; from then on, a block of it follows when it is edited after its source was.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::Role;
use crate::language::Language;
use crate::markdown::BlockKind;
use crate::path::SourcePath;
use crate::source::{Change, SourceFile, SourceTree};
use crate::translate::{self, Bases, Behind, Passage, Text, align, behind, changes};

/// The sources as their translations last followed them.
#[derive(Clone, Default)]
pub struct Followed {
    /// The files when the preview began.
    first: SourceTree,
    /// By the file of a translation, its source where that is not what it was first.
    bases: BTreeMap<SourcePath, Arc<Base>>,
}

/// The blocks of a source as they were when each was last followed.
type Base = Vec<(BlockKind, String)>;

impl Followed {
    /// Every translation follows its source in these files.
    pub fn new(first: SourceTree) -> Self {
        Followed { first, bases: BTreeMap::new() }
    }

    /// Notes which translations were edited between two steps.
    pub fn note(&mut self, change: &Change, before: &SourceTree, now: &SourceTree, source: &Language) {
        for (path, file) in edited(change, before, now) {
            let Some((old, original)) = before.files.get(path).zip(source_of(path, source)) else { continue };
            let Some(original) = now.files.get(&original) else { continue };
            let base = self.base(path, source);
            let follows = follow(&base, &Text::of(original), &Text::of(old), &Text::of(file));
            if follows != *base {
                self.bases.insert(path.clone(), Arc::new(follows));
            }
        }
    }

    /// What of a translation to `language` has not followed its source, in these files.
    pub fn behind(
        &self,
        files: &SourceTree,
        [translation, original]: [&SourceFile; 2],
        [language, source]: [&Language; 2],
    ) -> Behind {
        let confirmed = Bases::new(files, source).of_page(language, original).map(Text::of);
        let base = match &confirmed {
            Some(base) => Arc::new(own(&base.passages())),
            None => self.base(&translation.path, source),
        };
        let (original, translation) = (Text::of(original), Text::of(translation));
        behind(&view(&base), &original.passages(), &translation.passages())
    }

    fn base(&self, path: &SourcePath, source: &Language) -> Arc<Base> {
        let first = || {
            let file = source_of(path, source).and_then(|original| self.first.files.get(&original));
            Arc::new(file.map(|file| own(&Text::of(file).passages())).unwrap_or_default())
        };
        self.bases.get(path).cloned().unwrap_or_else(first)
    }
}

fn own(passages: &[Passage]) -> Base {
    passages.iter().map(|passage| (passage.kind, passage.text.to_owned())).collect()
}

fn view(base: &Base) -> Vec<Passage<'_>> {
    base.iter().map(|(kind, text)| Passage { kind: *kind, text }).collect()
}

/// The file of the source of a translation; `None`: it is no page, or the source itself.
fn source_of(path: &SourcePath, source: &Language) -> Option<SourcePath> {
    let Role::Page { language, .. } = Role::of(path) else { return None };
    let below = path.below(&format!("content/{language}"))?;
    (language != *source).then(|| SourcePath::new(format!("content/{source}/{below}")))
}

/// The pages that were written anew.
fn edited<'a>(
    change: &'a Change,
    before: &SourceTree,
    now: &'a SourceTree,
) -> Vec<(&'a SourcePath, &'a Arc<SourceFile>)> {
    let named: Vec<_> = match change {
        Change::Everything => now.files.iter().collect(),
        Change::Files(paths) => paths.iter().flat_map(|path| now.below(path)).collect(),
    };
    let is_new = |(path, file): &(&SourcePath, &Arc<SourceFile>)| {
        before.files.get(*path).is_none_or(|known| !Arc::ptr_eq(known, file) && known != *file)
    };
    named.into_iter().filter(is_new).collect()
}

/// The base after a translation was edited: what was edited follows its source as it is, and what was up to date
/// still is.
fn follow(base: &Base, source: &Text, old: &Text, new: &Text) -> Base {
    let (was, source, new) = (view(base), source.passages(), new.passages());
    let edits = changes(&old.passages(), &new).now;
    let is_edited =
        |block: usize| !matches!(edits[block], translate::Change::Unchanged(_) | translate::Change::Moved(_));
    let (from_base, from_source) = (align(&was, &new), align(&source, &new));
    let mut follows = Base::new();
    for (number, change) in changes(&was, &source).now.iter().enumerate() {
        let now = || (source[number].kind, source[number].text.to_owned());
        match *change {
            translate::Change::Unchanged(_) | translate::Change::Moved(_) => follows.push(now()),
            translate::Change::Changed(before) => {
                let block = from_source.right(number).or_else(|| from_base.right(before));
                follows.push(if block.is_some_and(is_edited) { now() } else { base[before].clone() });
            }
            translate::Change::Added => {
                follows.extend(from_source.right(number).filter(|block| is_edited(*block)).map(|_| now()));
            }
        }
    }
    follows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(pages: [&str; 2]) -> SourceTree {
        let file = |(language, text): (&str, &str)| {
            let path = SourcePath::new(format!("content/{language}/a.md"));
            (path.clone(), Arc::new(SourceFile::new(path, text.as_bytes())))
        };
        SourceTree { files: Arc::new(["sv", "en"].into_iter().zip(pages).map(file).collect()) }
    }

    /// After each step, the blocks of the translation that are behind and the blocks that it lacks.
    #[test]
    fn a_block_follows_when_it_is_edited_after_its_source() {
        let (source, en) = (Language::new("sv"), Language::new("en"));
        let steps: [([&str; 2], [&[usize]; 2]); 7] = [
            (["Ett.\n\nTvå.\n\nTre.", "One.\n\nTwo.\n\nThree."], [&[], &[]]),
            (["Ett.\n\nTvå nya.\n\nTre nya.", "One.\n\nTwo.\n\nThree."], [&[1, 2], &[]]),
            (["Ett.\n\nTvå nya.\n\nTre nya.", "One.\n\nTwo new.\n\nThree."], [&[2], &[]]),
            (["Ett.\n\nTvå nyare.\n\nTre nya.", "One.\n\nTwo new.\n\nThree."], [&[1, 2], &[]]),
            (["Ett.\n\nTvå nyare.\n\nTre nya.", "One.\n\nTwo newer.\n\nThree new."], [&[], &[]]),
            (["Ett.\n\nTvå nyare.\n\nTre nya.\n\nFyra.", "One.\n\nTwo newer.\n\nThree new."], [&[], &[3]]),
            (
                ["Ett.\n\nTvå nyare.\n\nTre nya.\n\nFyra.", "One.\n\nTwo newer.\n\nThree new.\n\nFour."],
                [&[], &[]],
            ),
        ];
        let mut before = tree(steps[0].0);
        let mut followed = Followed::new(before.clone());
        for (pages, [changed, missing]) in steps {
            let now = tree(pages);
            followed.note(&Change::Everything, &before, &now, &source);
            let file = |language: &str| &now.files[&SourcePath::new(format!("content/{language}/a.md"))];
            let behind = followed.behind(&now, [file("en"), file("sv")], [&en, &source]);
            assert_eq!((&*behind.changed, &*behind.missing), (changed, missing), "{pages:?}");
            before = now;
        }
    }

    /// What was confirmed counts from the first moment, whatever was edited since, until it is confirmed again.
    #[test]
    fn what_was_confirmed_is_what_was_followed() {
        let (source, en) = (Language::new("sv"), Language::new("en"));
        let with_base = |pages: [&str; 2], base: &str| {
            let mut tree = tree(pages);
            let path = SourcePath::new("i18n/base/en/a.md");
            let file = Arc::new(SourceFile::new(path.clone(), base.as_bytes()));
            Arc::make_mut(&mut tree.files).insert(path, file);
            tree
        };
        let steps: [([&str; 2], &str, &[usize]); 3] = [
            (["Ett.\n\nTvå nya.", "One.\n\nTwo."], "Ett.\n\nTvå.", &[1]),
            (["Ett.\n\nTvå nya.", "One.\n\nTwo new."], "Ett.\n\nTvå.", &[1]),
            (["Ett.\n\nTvå nya.", "One.\n\nTwo new."], "Ett.\n\nTvå nya.", &[]),
        ];
        let mut before = with_base(steps[0].0, steps[0].1);
        let mut followed = Followed::new(before.clone());
        for (pages, base, changed) in steps {
            let now = with_base(pages, base);
            followed.note(&Change::Everything, &before, &now, &source);
            let file = |language: &str| &*now.files[&SourcePath::new(format!("content/{language}/a.md"))];
            let behind = followed.behind(&now, [file("en"), file("sv")], [&en, &source]);
            assert_eq!(behind.changed, changed, "{pages:?} {base:?}");
            before = now;
        }
    }
}
