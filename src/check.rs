//! What can only be seen of the whole: links between the built pages, messages by who asked
//! for them, and the words of one language beside those of another.
//!
//! Each check is a fold over a [`Build`] and gives diagnostics; nothing here changes anything.

mod contradiction;
mod link;
mod message;
mod moved;
mod pages;
mod parity;
mod prose;
mod shape;
mod translation;
mod upkeep;

pub use link::target;
pub use moved::moved;
pub use pages::Memory;
pub use translation::{Asked, Unused, asked, is_of_program, unused};
pub use translation::{Draft, check_message};
pub use upkeep::upkeep;

use crate::diagnostic::{Diagnostic, Severity};
use crate::engine::{Build, fold};
use crate::path::SourcePath;

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
    check_again(build, scope, &mut Memory::default())
}

/// The same, by one who has looked before and remembers.
pub fn check_again(build: &Build, scope: Scope, memory: &mut Memory) -> Vec<Diagnostic> {
    let mut diagnostics = build.diagnostics.clone();
    diagnostics.extend(link::check(build, scope));
    diagnostics.extend(message::check(build));
    diagnostics.extend(shape::check(build));
    let translation = translation::check(build);
    diagnostics = translation::without_twice_told(diagnostics, &translation);
    diagnostics.extend(translation);
    diagnostics.extend(pages::check(build, &diagnostics, memory));
    fold(diagnostics)
}

/// Whether everything in a file could be read: what is missing is then not there.
fn is_sound(build: &Build, path: &SourcePath) -> bool {
    let is_there = |told: &Diagnostic| told.at.as_ref().is_some_and(|at| at.path == *path);
    !build.diagnostics.iter().any(|told| told.severity == Severity::Error && is_there(told))
}
