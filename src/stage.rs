//! Writing a build to the output folder so that the public site is never half of one thing and half of another.
//!
//! Everything new is written beside the site first, on the same file system. Then it is renamed into place: what
//! no page of the old site needs comes first (assets, pages that are new), then the pages that changed, and only
//! then is removed what the last build wrote and this one does not. Each file is whole at every moment. What the
//! program did not write itself is left alone, and a file that would not change is not touched.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tempfile::TempDir;

use crate::path::OutputPath;
use crate::render::Output;

/// The list of the files that the program wrote, one on a line. It begins with a dot, so that servers hide it.
const MANIFEST: &str = ".anslag-manifest";

/// The folder for what is not in place yet. One that is left over was left by a build that was killed.
const STAGING: &str = ".anslag-staging-";

/// What staging did.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Staged {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
}

/// A file that differs from what lies in the output folder.
struct Change<'a> {
    output: &'a Output,
    is_new: bool,
}

/// Brings `out` to the state of `outputs`.
///
/// # Errors
/// Whatever the file system says, with the path that it says it of. The old site still stands then, or the new one
/// is complete but for the removal of old files.
pub fn stage(outputs: &[&Output], out: &Path) -> io::Result<Staged> {
    make_folder(out)?;
    remove_leftovers(out)?;
    let before = read_manifest(out)?;
    let changes: Vec<Change> = outputs
        .par_iter()
        .filter_map(|output| match fs::read(out.join(output.path.as_str())) {
            Ok(bytes) if bytes == *output.bytes => None,
            Ok(_) => Some(Change { output, is_new: false }),
            Err(_) => Some(Change { output, is_new: true }),
        })
        .collect();
    let now: BTreeSet<&OutputPath> = outputs.iter().map(|output| &output.path).collect();
    let obsolete: Vec<&OutputPath> = before.iter().filter(|path| !now.contains(path)).collect();
    if !changes.is_empty() {
        // The manifest names old and new files until the old ones are gone: a killed build is tidied by the next.
        write_manifest(out, before.iter().chain(now.iter().copied()))?;
        put_in_place(&changes, out)?;
    }
    let removed = remove(&obsolete, out)?;
    if now.len() != before.len() || !before.iter().all(|path| now.contains(path)) {
        write_manifest(out, now.iter().copied())?;
    }
    Ok(Staged { written: changes.len(), unchanged: outputs.len() - changes.len(), removed })
}

/// Makes the output folder. A file in its place, or above it, is what most people get wrong here.
fn make_folder(out: &Path) -> io::Result<()> {
    match out.ancestors().find(|place| place.is_file()) {
        Some(file) => {
            let message = format!("`{}` is a file; a site is written to a folder", file.display());
            Err(io::Error::new(io::ErrorKind::NotADirectory, message))
        }
        None => fs::create_dir_all(out).map_err(at(out)),
    }
}

/// What the last build wrote to `out`; `None`: there was none.
///
/// # Errors
/// If the list of its files cannot be read.
pub fn staged(out: &Path) -> io::Result<Option<BTreeSet<OutputPath>>> {
    match out.join(MANIFEST).is_file() {
        true => read_manifest(out).map(Some),
        false => Ok(None),
    }
}

/// A file that the last build wrote to `out`; `None`: it is not there any more.
pub fn staged_file(out: &Path, path: &OutputPath) -> Option<Vec<u8>> {
    fs::read(out.join(path.as_str())).ok()
}

fn put_in_place(changes: &[Change], out: &Path) -> io::Result<()> {
    let staging = tempfile::Builder::new().prefix(STAGING).tempdir_in(out).map_err(at(out))?;
    let staged = |index: usize| staging.path().join(index.to_string());
    changes.par_iter().enumerate().try_for_each(|(index, change)| {
        let place = staged(index);
        fs::write(&place, &change.output.bytes).map_err(at(&place))
    })?;
    let folders: BTreeSet<PathBuf> = changes
        .iter()
        .filter_map(|change| out.join(change.output.path.as_str()).parent().map(Path::to_path_buf))
        .collect();
    for folder in folders {
        fs::create_dir_all(&folder).map_err(at(&folder))?;
    }
    let (first, then): (Vec<_>, Vec<_>) =
        changes.iter().enumerate().partition(|(_, change)| change.is_new || !change.output.is_html());
    for phase in [first, then] {
        phase.into_par_iter().try_for_each(|(index, change)| {
            let place = out.join(change.output.path.as_str());
            fs::rename(staged(index), &place).map_err(at(&place))
        })?;
    }
    TempDir::close(staging)
}

fn remove(obsolete: &[&OutputPath], out: &Path) -> io::Result<usize> {
    let mut removed = 0;
    for path in obsolete {
        let place = out.join(path.as_str());
        match fs::remove_file(&place) {
            Ok(()) => removed += 1,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(at(&place)(error)),
        }
        // A folder goes when it is empty, that is: when nothing of anybody's is left in it.
        let folders = place.ancestors().skip(1).take_while(|folder| *folder != out);
        for folder in folders {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
    Ok(removed)
}

fn remove_leftovers(out: &Path) -> io::Result<()> {
    for entry in fs::read_dir(out).map_err(at(out))? {
        let path = entry.map_err(at(out))?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(STAGING)) {
            fs::remove_dir_all(&path).map_err(at(&path))?;
        }
    }
    Ok(())
}

/// The files that earlier builds wrote. A line that does not lie in the output folder is not one of ours.
fn read_manifest(out: &Path) -> io::Result<BTreeSet<OutputPath>> {
    let place = out.join(MANIFEST);
    match fs::read_to_string(&place) {
        Ok(text) => Ok(text.lines().filter(|line| is_inside(line)).map(OutputPath::new).collect()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(at(&place)(error)),
    }
}

fn is_inside(line: &str) -> bool {
    !line.is_empty()
        && Path::new(line).components().all(|part| matches!(part, std::path::Component::Normal(_)))
}

fn write_manifest<'a>(out: &Path, paths: impl Iterator<Item = &'a OutputPath>) -> io::Result<()> {
    let lines: BTreeMap<&str, ()> = paths.map(|path| (path.as_str(), ())).collect();
    let text: String = lines.keys().flat_map(|line| [*line, "\n"]).collect();
    let mut file = tempfile::Builder::new().prefix(MANIFEST).tempfile_in(out).map_err(at(out))?;
    io::Write::write_all(&mut file, text.as_bytes()).map_err(at(out))?;
    file.persist(out.join(MANIFEST)).map_err(|error| at(out)(error.error))?;
    Ok(())
}

/// Adds the path to an error that lacks it.
fn at(path: &Path) -> impl FnOnce(io::Error) -> io::Error {
    let path = path.display().to_string();
    move |error| io::Error::new(error.kind(), format!("`{path}`: {error}"))
}
