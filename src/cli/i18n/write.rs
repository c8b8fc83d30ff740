//! Changes of files that a command makes, and what is said if one cannot be made.

use std::path::Path;
use std::sync::Arc;

use super::super::Failure;
use crate::source::SourceFile;
use crate::translate::edit::Refusal;
use crate::translate::{Save, Unsaved, save};

/// A file with another text.
pub fn change(
    file: &SourceFile,
    change: impl FnOnce(Arc<str>) -> Result<Arc<str>, Refusal>,
) -> Result<Save, Failure> {
    let path = &file.path;
    let after = change(file.text()).map_err(|refusal| Failure::Machine(format!("`{path}`: {refusal}")))?;
    Save::new(file, &after)
        .ok_or_else(|| Failure::Machine(format!("`{path}` is not UTF-8, and is left as it is")))
}

/// Writes all files or none, and tells what stands in the way.
pub fn write(root: &Path, saves: &[Save]) -> Result<(), Failure> {
    save(root, saves).map_err(|error| {
        Failure::Machine(match error {
            Unsaved::Changed(paths) => {
                let paths: Vec<String> = paths.iter().map(|path| format!("`{path}`")).collect();
                format!("{} changed while it was read; nothing was written, try again", paths.join(", "))
            }
            Unsaved::Refused(refusal) => refusal.to_string(),
            Unsaved::Machine { written, error } if written.is_empty() => {
                format!("{error}; nothing was written")
            }
            Unsaved::Machine { written, error } => {
                let paths: Vec<String> = written.iter().map(|path| format!("`{path}`")).collect();
                format!("{error}; of {} files these were written before: {}", saves.len(), paths.join(", "))
            }
        })
    })
}
