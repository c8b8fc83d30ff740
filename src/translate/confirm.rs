//! What bases become when somebody says that a translation follows its source. Writes nothing: gives what is to be
//! written.

mod catalog;
pub(super) mod splice;

use std::sync::Arc;

use super::Text;
use super::base::Bases;
use super::part::{Place, State, parts};
use crate::language::Language;
use crate::path::SourcePath;
use crate::source::SourceFile;

pub use catalog::{Messages, confirm_messages};

/// A base that is to be written, or to be removed as it was moved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Write {
    pub path: SourcePath,
    pub bytes: Option<Arc<[u8]>>,
}

/// Why nothing can be confirmed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// The file is none of which bases are kept.
    NotTranslated,
    /// Parts can be confirmed only of what was confirmed as a whole before.
    NoBase,
    /// The page has no such part, or the translation follows it already.
    NotOpen(String),
    /// The part hangs together with another, so that they can only be confirmed together.
    Entangled(Place),
}

/// A page in its source and in its translation.
#[derive(Clone, Copy)]
pub struct Pair<'t> {
    pub language: &'t Language,
    pub original: &'t SourceFile,
    pub translation: &'t SourceFile,
}

/// The translation follows its source as it is now: in all, or in these parts.
///
/// # Errors
/// If one of the parts cannot be confirmed; then none is.
pub fn confirm(bases: Bases<'_>, pair: Pair<'_>, only: &[String]) -> Result<Vec<Write>, Refusal> {
    let path = bases.path(pair.language, &pair.original.path).ok_or(Refusal::NotTranslated)?;
    let base = bases.of_page(pair.language, pair.original);
    let bytes = match only {
        [] => Arc::clone(&pair.original.bytes),
        only => in_parts(base.ok_or(Refusal::NoBase)?, pair, only)?,
    };
    Ok(writes(path, bytes, base))
}

/// A base of a translation that has none at its place: that of the page before it was renamed, or its source as it is
/// now. Nothing if there is one.
pub fn adopt(bases: Bases<'_>, language: &Language, original: &SourceFile) -> Vec<Write> {
    let Some(path) = bases.path(language, &original.path) else { return Vec::new() };
    let base = bases.of_page(language, original);
    match base {
        Some(base) if base.path == path => Vec::new(),
        Some(moved) => writes(path, Arc::clone(&moved.bytes), base),
        None => writes(path, Arc::clone(&original.bytes), None),
    }
}

/// Writes a base, and takes it away from where it was before.
fn writes(path: SourcePath, bytes: Arc<[u8]>, base: Option<&SourceFile>) -> Vec<Write> {
    let moved = base.filter(|base| base.path != path);
    let is_same = base.is_some_and(|base| base.path == path && base.bytes == bytes);
    let write = (!is_same).then_some(Write { path, bytes: Some(bytes) });
    let removal = moved.map(|base| Write { path: base.path.clone(), bytes: None });
    write.into_iter().chain(removal).collect()
}

fn in_parts(base: &SourceFile, pair: Pair<'_>, only: &[String]) -> Result<Arc<[u8]>, Refusal> {
    let (base, source) = (Text::of(base), Text::of(pair.original));
    let translation = Text::of(pair.translation);
    let all = parts(Some(&base), &source, &translation);
    for name in only {
        let is_open = |place: &Place, state: State| place.to_string() == *name && state.is_open();
        if !all.iter().any(|part| is_open(&part.place, part.state)) {
            return Err(Refusal::NotOpen(name.clone()));
        }
    }
    let is_left = all.iter().any(|part| part.state.is_open() && !only.contains(&part.place.to_string()));
    if !is_left {
        return Ok(Arc::clone(&pair.original.bytes));
    }
    let mut base = base;
    // Each is a step of its own, so that each is proved by reading what became of it.
    for name in only {
        let all = parts(Some(&base), &source, &translation);
        let Some(at) = all.iter().position(|part| part.place.to_string() == *name) else { continue };
        base = splice::follow(&base, &source, &all, at).ok_or(Refusal::Entangled(all[at].place))?;
    }
    Ok(Arc::from(base.text.as_bytes()))
}
