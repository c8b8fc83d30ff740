//! What differs between the preview and what was last built.

use std::path::Path;

use serde::Serialize;

use super::edition::Edition;

#[derive(Serialize)]
pub struct Differences {
    folder: String,
    exists: bool,
}

pub fn differences(_edition: &Edition, _root: &Path, published: &Path) -> Differences {
    Differences { folder: published.display().to_string(), exists: false }
}
