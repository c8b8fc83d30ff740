//! What pages say otherwise than their sources and than the data, remembered from one look to the next.
//!
//! What is found on a page rests on the page, on its source, and on things that seldom change: which pages there are,
//! their headings, and all files that are no pages. As long as those stay, only pages that changed are read again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::contradiction;
use super::parity::{self, Broken, Context, Finding, Tongues};
use super::prose::Tongue;
use crate::content::Document;
use crate::diagnostic::Diagnostic;
use crate::engine::Build;
use crate::fingerprint::Fingerprint;
use crate::front_matter::Topic;
use crate::site::{Page, PageKey, Site};

/// What an earlier look found, for one who looks again after a change.
#[derive(Default)]
pub struct Memory {
    world: Option<World>,
    pages: BTreeMap<PageKey, Known>,
}

/// What all findings rest on.
struct World {
    site: Arc<Site>,
    /// Of all files that are no pages.
    files: Fingerprint,
}

/// What was found on a page, as it and its source were then.
struct Known {
    own: Arc<Document>,
    source: Option<Arc<Document>>,
    findings: Vec<Finding>,
}

impl Known {
    fn is_of(&self, page: &Page, source: Option<&Page>) -> bool {
        let is_same = match (&self.source, source) {
            (Some(known), Some(source)) => Arc::ptr_eq(known, &source.document),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        is_same && Arc::ptr_eq(&self.own, &page.document)
    }
}

impl World {
    fn of(build: &Build) -> Self {
        let files = build.tree.files.iter().filter(|(path, _)| path.extension() != Some("md"));
        let files = Fingerprint::combine(files.map(|(_, file)| file.fingerprint));
        World { site: Arc::clone(&build.site), files }
    }

    fn is(&self, other: &World) -> bool {
        self.files == other.files && self.site.has_plan_of(&other.site)
    }
}

/// What is wrong with the pages of a build. `told` is what has been found wrong before: what follows from that is not
/// told again.
pub fn check(build: &Build, told: &[Diagnostic], memory: &mut Memory) -> Vec<Diagnostic> {
    let pages: Vec<&Page> = build.site.written_pages().filter(|page| page.is_translated()).collect();
    forget(build, &pages, memory);
    let source = |page: &Page| source_of(&build.site, page);
    let is_known =
        |page: &&&Page| memory.pages.get(&page.key).is_some_and(|known| known.is_of(page, source(page)));
    let fresh: Vec<&Page> = pages.iter().filter(|page| !is_known(page)).copied().collect();
    let found = look(build, &fresh);
    for (page, findings) in fresh.iter().zip(found) {
        let source = source(page).map(|source| Arc::clone(&source.document));
        let known = Known { own: Arc::clone(&page.document), source, findings };
        memory.pages.insert(page.key.clone(), known);
    }
    let broken = Broken::of(told);
    pages.into_iter().flat_map(|page| say(page, source(page), memory, &broken)).collect()
}

/// Forgets what rests on something that is otherwise now.
fn forget(build: &Build, pages: &[&Page], memory: &mut Memory) {
    let world = World::of(build);
    let has_other_headings = |page: &&&Page| {
        let known = memory.pages.get(&page.key).filter(|known| !Arc::ptr_eq(&known.own, &page.document));
        known.is_some_and(|known| known.own.markdown.outline != page.document.markdown.outline)
    };
    let is_same = memory.world.as_ref().is_some_and(|last| world.is(last));
    if !is_same || pages.iter().any(|page| has_other_headings(&page)) {
        memory.pages.clear();
    }
    memory.world = Some(world);
}

fn source_of<'s>(site: &'s Site, page: &Page) -> Option<&'s Page> {
    let default = site.config().default_language();
    let source = || site.page(&PageKey::new(default, &page.key.id)).filter(|page| page.is_translated());
    (page.key.language != *default).then(source).flatten()
}

/// What is found on each of these pages.
fn look(build: &Build, pages: &[&Page]) -> Vec<Vec<Finding>> {
    if pages.is_empty() {
        return Vec::new();
    }
    let tongues: Tongues<'_> = build
        .site
        .catalogs()
        .map(|(language, catalog)| (language, Tongue::of(language, Some(catalog.formats()))))
        .collect();
    let context = Context::of(build, &tongues);
    let both = pages.iter().flat_map(|page| source_of(&build.site, page).into_iter().chain([*page]));
    let wanted: BTreeSet<&PageKey> = both.map(|page| &page.key).collect();
    let sides = parity::sides(&context, &wanted);
    let mut found = parity::check(&context, &sides);
    for (key, findings) in contradiction::check(&context, &sides) {
        found.entry(key).or_default().extend(findings);
    }
    pages.iter().map(|page| found.remove(&page.key).unwrap_or_default()).collect()
}

/// What is to be told of a page.
fn say(page: &Page, source: Option<&Page>, memory: &Memory, broken: &Broken<'_>) -> Vec<Diagnostic> {
    let known = memory.pages.get(&page.key).map(|known| known.findings.as_slice()).unwrap_or_default();
    let is_explained = |finding: &&Finding| {
        let source = source.filter(|_| finding.topic != Topic::Data);
        source.is_some_and(|source| broken.explains(finding, [&source.document, &page.document]))
    };
    parity::respect(page, known.iter().filter(|finding| !is_explained(finding)).cloned().collect())
}
