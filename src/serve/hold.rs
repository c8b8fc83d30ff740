//! Which files are shown as they last were: those that were given a fault which they had not.
//!
//! A file is not judged by whether it is without fault, but by whether it has become worse: a page with a dead link,
//! of which nothing better was ever seen, is held back too when its front matter cannot be read any more.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::edition::Edition;
use super::fault::Faults;
use crate::content::Role;
use crate::diagnostic::Code;
use crate::path::SourcePath;
use crate::source::SourceTree;

/// The files, each that has become worse as it was last shown, and which those are.
pub fn hold_back(
    files: &SourceTree,
    faults: &Faults,
    last: Option<&Edition>,
) -> (SourceTree, BTreeSet<SourcePath>) {
    let Some(last) = last else { return (files.clone(), BTreeSet::new()) };
    let known = |path: &SourcePath| last.faults.get(path);
    let older: Vec<_> = faults
        .iter()
        .filter(|(path, faults)| known(path).is_none_or(|known| is_worse(faults, known)))
        .filter_map(|(path, _)| Some((path, last.shown.tree.files.get(path)?)))
        .filter(|(path, file)| files.files.get(path) != Some(file))
        .collect();
    let mut tree = files.clone();
    if !older.is_empty() {
        let files = Arc::make_mut(&mut tree.files);
        files.extend(older.iter().map(|(path, file)| ((*path).clone(), Arc::clone(file))));
    }
    (tree, older.into_iter().map(|(path, _)| path.clone()).collect())
}

/// Adds the faults that come to light when those of data, settings or a theme are taken away, of which nobody could say
/// before whether pages fit them. A page that only does not fit to another page as that last was is shown.
pub fn add_hidden(faults: &mut Faults, seen: &Faults, held_back: &BTreeSet<SourcePath>) {
    if held_back.iter().all(|path| matches!(Role::of(path), Role::Page { .. })) {
        return;
    }
    for (path, seen) in seen {
        faults.entry(path.clone()).or_default().extend(seen.iter().cloned());
    }
}

/// Whether there is a fault that was not there before. One that was found only because the file can be read again is
/// no change for the worse.
fn is_worse(faults: &BTreeSet<(Code, String)>, before: &BTreeSet<(Code, String)>) -> bool {
    let is_lost = |faults: &BTreeSet<(Code, String)>| faults.iter().any(|(code, _)| hides_others(*code));
    !faults.is_subset(before) && (is_lost(faults) || !is_lost(before))
}

/// Whether a file with such a fault says nothing, or lacks what it cannot be without.
fn hides_others(code: Code) -> bool {
    matches!(
        code,
        Code::NotUtf8 | Code::Unreadable | Code::LinkLeavesSite | Code::YamlSyntax | Code::MissingKey
    )
}
