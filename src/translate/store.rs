//! The only writer of bases: each file whole or not at all, in `i18n/base` and nowhere else.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};

use super::confirm::Write;
use crate::path::SourcePath;
use crate::source::BASE_FOLDER;

/// Brings the bases of the site in `root` to what is said.
///
/// # Errors
/// Whatever the file system says, with the path that it says it of; and if a base lies behind a link, which could lead
/// out of the site. What was written before stands.
pub fn store(root: &Path, writes: &[Write]) -> io::Result<()> {
    for write in writes {
        let place = place(root, &write.path)?;
        match &write.bytes {
            Some(bytes) => put(&place, bytes)?,
            None => remove(root, &place)?,
        }
    }
    Ok(())
}

/// Where a base lies, if nothing on the way there is a link.
fn place(root: &Path, path: &SourcePath) -> io::Result<PathBuf> {
    let is_plain = Path::new(path.as_str()).components().all(|part| matches!(part, Component::Normal(_)));
    if !is_plain || path.below(BASE_FOLDER).is_none() {
        return Err(refuse(path.as_str(), &format!("bases lie in `{BASE_FOLDER}`")));
    }
    let mut place = root.to_path_buf();
    for part in path.as_str().split('/') {
        place.push(part);
        if place.is_symlink() {
            return Err(refuse(
                path.as_str(),
                "a link could lead out of the site; put a folder in its place",
            ));
        }
    }
    Ok(place)
}

fn refuse(path: &str, reason: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, format!("`{path}` is not written: {reason}"))
}

fn put(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = place.parent().unwrap_or(place);
    fs::create_dir_all(folder).map_err(at(folder))?;
    let mut builder = tempfile::Builder::new();
    // Hidden, so that nobody takes it for a source before it is in its place.
    builder.prefix(".anslag-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder).map_err(at(folder))?;
    file.write_all(bytes).map_err(at(place))?;
    file.as_file().sync_all().map_err(at(place))?;
    file.persist(place).map_err(|error| at(place)(error.error))?;
    sync(folder)
}

fn remove(root: &Path, place: &Path) -> io::Result<()> {
    match fs::remove_file(place) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(at(place)(error)),
    }
    // A folder goes when nothing is left in it.
    let top = root.join(BASE_FOLDER);
    for folder in place.ancestors().skip(1).take_while(|folder| *folder != top) {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

/// Lets the name of a file outlast a loss of power. Not every system can do it for folders.
fn sync(folder: &Path) -> io::Result<()> {
    match cfg!(unix) {
        true => File::open(folder).and_then(|folder| folder.sync_all()).map_err(at(folder)),
        false => Ok(()),
    }
}

/// Adds the path to an error that lacks it.
fn at(path: &Path) -> impl FnOnce(io::Error) -> io::Error {
    let path = path.display().to_string();
    move |error| io::Error::new(error.kind(), format!("`{path}`: {error}"))
}
