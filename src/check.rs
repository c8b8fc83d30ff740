//! What can only be seen of the whole: links between the built pages, messages by who asked
//! for them, and the words of one language beside those of another.
//!
//! Each check is a fold over a [`Build`] and gives diagnostics; nothing here changes anything.

mod contradiction;
mod link;
mod message;
mod parity;
mod prose;
mod translation;

pub use link::target;
pub use translation::{Asked, Unused, asked, is_of_program, unused};
pub use translation::{Draft, check_message};

use crate::diagnostic::Diagnostic;
use crate::engine::{Build, fold};
use parity::{Context, Tongues};
use prose::Tongue;

/// How closely a build is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// What people wrote: enough to publish.
    Written,
    /// The finished HTML of every page as well, with what templates put there.
    Finished,
}

/// Every diagnostic of a build: those of making it, and those of looking at it.
pub fn check(build: &Build, scope: Scope) -> Vec<Diagnostic> {
    let mut diagnostics = build.diagnostics.clone();
    diagnostics.extend(link::check(build, scope));
    diagnostics.extend(message::check(build));
    let translation = translation::check(build);
    diagnostics = translation::without_twice_told(diagnostics, &translation);
    diagnostics.extend(translation);
    diagnostics.extend(pages(build, &diagnostics));
    fold(diagnostics)
}

/// What pages say otherwise than their sources and than the data, but for what their front matter waives.
fn pages(build: &Build, told: &[Diagnostic]) -> Vec<Diagnostic> {
    let site = &build.site;
    let catalogs = site.catalogs();
    let tongues: Tongues<'_> = catalogs
        .map(|(language, catalog)| (language, Tongue::of(language, Some(catalog.formats()))))
        .collect();
    let context = Context::of(build, &tongues);
    let sides = parity::sides(&context);
    let mut findings = parity::check(&context, &sides, told);
    for (key, found) in contradiction::check(&context, &sides) {
        findings.entry(key).or_default().extend(found);
    }
    let pages = site.pages().filter(|page| page.is_translated());
    pages.flat_map(|page| parity::respect(page, findings.remove(&page.key).unwrap_or_default())).collect()
}
