//! Walking through the folders of a site: which files are sources, and what is wrong with the way to others.

use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::{CONFIG_FILE, FOLDERS};
use crate::diagnostic::{Checked, Code, Diagnostic, Location};
use crate::path::SourcePath;

/// Every file of the site in `root` with its place on disk.
pub fn walk(root: &Path) -> Checked<Vec<(SourcePath, PathBuf)>> {
    let mut found = Vec::new();
    let mut leaving = Vec::new();
    let mut faults = Vec::new();
    if root.join(CONFIG_FILE).exists() {
        found.push((SourcePath::new(CONFIG_FILE), root.join(CONFIG_FILE)));
    }
    for folder in FOLDERS.map(|folder| root.join(folder)).iter().filter(|folder| folder.is_dir()) {
        let entries = WalkDir::new(folder).follow_links(true).into_iter().filter_entry(|entry| {
            if is_ignored(entry.path()) {
                return false;
            }
            let leaves = entry.path_is_symlink() && leaves(root, entry.path());
            leaving.extend(leaves.then(|| source_path(root, entry.path())).flatten());
            !leaves
        });
        for entry in entries {
            match entry {
                Ok(entry) if entry.file_type().is_file() => {
                    found.extend(source_path(root, entry.path()).map(|path| (path, entry.into_path())));
                }
                Ok(_) => {}
                Err(error) => faults.extend(walk_fault(root, &error)),
            }
        }
    }
    faults.extend(leaving.iter().map(link_leaves_site));
    Checked::new(found, faults)
}

/// Whether the target of a symbolic link lies outside the site.
fn leaves(root: &Path, link: &Path) -> bool {
    link.canonicalize().is_ok_and(|target| !target.starts_with(root))
}

/// Hidden files, and the copies that editors leave beside a file while it is being written.
fn is_ignored(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_backup = name.ends_with('~') || name.ends_with(".swp") || name.ends_with(".tmp");
    name.starts_with('.') || is_backup || (name.starts_with('#') && name.ends_with('#'))
}

/// The source that lies at `place`, or the folder of sources; `None` if what lies there is no part of the site in `root`.
pub fn source_at(root: &Path, place: &Path) -> Option<SourcePath> {
    let path = source_path(root, place)?;
    let is_source = FOLDERS.iter().any(|folder| path.as_str() == *folder || path.below(folder).is_some());
    let mut way = place.ancestors().take_while(|place| *place != root);
    (path.as_str() == CONFIG_FILE || is_source && !way.any(is_ignored)).then_some(path)
}

fn source_path(root: &Path, path: &Path) -> Option<SourcePath> {
    let parts: Vec<_> =
        path.strip_prefix(root).ok()?.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Some(SourcePath::new(parts.join("/")))
}

fn link_leaves_site(path: &SourcePath) -> Diagnostic {
    Diagnostic::new(Code::LinkLeavesSite, format!("`{path}` is a link to a place outside the site"))
        .at(Location::file(path))
        .hint("copy the file into the site, so that the site is whole wherever it is moved")
}

pub fn unreadable(path: &SourcePath, error: &io::Error) -> Diagnostic {
    let hint = match error.kind() == io::ErrorKind::NotFound {
        true => "put the file itself in the place of the link, or remove the link",
        false => "check that the file still exists and that you are allowed to read it",
    };
    Diagnostic::new(Code::Unreadable, format!("`{path}` cannot be read: {}", reason(error)))
        .at(Location::file(path))
        .hint(hint)
}

fn walk_fault(root: &Path, error: &walkdir::Error) -> Option<Diagnostic> {
    let path = source_path(root, error.path()?)?;
    if error.loop_ancestor().is_some() {
        let message = format!("`{path}` is a link to a folder that contains it");
        return Some(
            Diagnostic::new(Code::Unreadable, message).at(Location::file(&path)).hint("remove the link"),
        );
    }
    let error = error.io_error()?;
    // A dangling link is reported as not found; a file deleted during the walk is too, but has no name any more.
    (error.kind() != io::ErrorKind::NotFound || root.join(path.as_str()).is_symlink())
        .then(|| unreadable(&path, error))
}

/// What went wrong, in words of everyday where the system's are not.
fn reason(error: &io::Error) -> String {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the standard library's enum may grow")]
    match error.kind() {
        // What is found by its name and not by its content is a link.
        io::ErrorKind::NotFound => "it is a link to a file that does not exist".to_owned(),
        io::ErrorKind::PermissionDenied => "you have no permission to read it".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        other => other.to_string(),
    }
}
