//! In which order readers reach the pages of a language: those first that are fewest clicks from its start page.

use std::collections::{BTreeMap, VecDeque};

use crate::check;
use crate::engine::Build;
use crate::language::Language;
use crate::path::PageId;
use crate::site::{Job, PageKey};

/// The place of each page that can be reached from the start page, in the order of the links there, of the links on
/// the pages that they lead to, and so on.
pub(super) fn reach(build: &Build, language: &Language) -> BTreeMap<PageId, usize> {
    let mut places = BTreeMap::new();
    let mut open = VecDeque::from([PageKey::new(language, &PageId::home())]);
    places.insert(PageId::home(), 0);
    while let Some(key) = open.pop_front() {
        let path = build.site.page(&key).map(|page| page.url.output());
        let made = path.and_then(|path| build.outputs.get(&path));
        let Some(output) = made.and_then(|(_, memo)| memo.value.as_ref().as_ref()) else { continue };
        let Some(links) = output.links() else { continue };
        for url in links.references() {
            let target = check::target(build.site.config(), output, url);
            let Some((Job::Page(next), _)) = target.and_then(|(path, _)| build.outputs.get(&path)) else {
                continue;
            };
            if next.language == *language && !places.contains_key(&next.id) {
                places.insert(next.id.clone(), places.len());
                open.push_back(next.clone());
            }
        }
    }
    places
}
