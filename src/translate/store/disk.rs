//! Single files on disk: where one may lie, the lock, and a file that is written beside its place and then put there.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use tempfile::NamedTempFile;

use crate::path::SourcePath;

/// How the names of files begin that are not in their place yet. They are hidden, so that nobody takes them for sources.
const PREFIX: &str = ".anslag-edit-";

/// The right to write files of a site, as long as it lives. The system takes it back from a process that dies.
pub(super) struct Lock {
    file: Option<File>,
}

impl Lock {
    /// Waits until nobody else has it.
    pub fn take(root: &Path) -> io::Result<Lock> {
        // Where folders can be opened they can be locked, so that no file is left in the site.
        let place = if cfg!(unix) { root.to_path_buf() } else { root.join(".anslag-lock") };
        let file = match cfg!(unix) {
            true => File::open(&place),
            false => File::options().create(true).truncate(false).write(true).open(&place),
        };
        let file = file.map_err(at(&place))?;
        match file.lock() {
            Ok(()) => Ok(Lock { file: Some(file) }),
            // Some file systems know no locks. The bytes are still compared.
            Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(Lock { file: None }),
            Err(error) => Err(at(&place)(error)),
        }
    }

    /// Removes from the folder of a file what a process left there that was killed.
    pub fn tidy(&self, place: &Path) {
        // Without the lock it might be somebody's who is writing.
        let folder = place.parent().filter(|_| self.file.is_some());
        let Some(Ok(entries)) = folder.map(fs::read_dir) else { return };
        for entry in entries.flatten() {
            if entry.file_name().to_string_lossy().starts_with(PREFIX) {
                // What cannot be removed is in nobody's way.
                drop(fs::remove_file(entry.path()));
            }
        }
    }
}

/// Where a file of the site lies, if it may be written and nothing on the way there is a link.
pub(super) fn place(
    root: &Path,
    path: &SourcePath,
    may: fn(&SourcePath) -> Result<(), &'static str>,
) -> io::Result<PathBuf> {
    may(path).map_err(|reason| refuse(path.as_str(), reason))?;
    if !Path::new(path.as_str()).components().all(|part| matches!(part, Component::Normal(_))) {
        return Err(refuse(path.as_str(), "it does not lie in the site"));
    }
    let mut place = root.to_path_buf();
    for part in path.as_str().split('/') {
        place.push(part);
        if place.is_symlink() {
            return Err(refuse(
                path.as_str(),
                "a link could lead out of the site; put what it leads to in its place",
            ));
        }
    }
    Ok(place)
}

pub(super) fn refuse(path: &str, reason: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, format!("`{path}` is not written: {reason}"))
}

/// The bytes of a file; `None` if there is none.
pub(super) fn read(place: &Path) -> io::Result<Option<Arc<[u8]>>> {
    match fs::read(place) {
        Ok(bytes) => Ok(Some(bytes.into())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(at(place)(error)),
    }
}

/// A file that is complete on disk, but not in its place yet.
pub(super) struct Draft<'p> {
    place: &'p Path,
    file: NamedTempFile,
}

impl<'p> Draft<'p> {
    pub fn new(place: &'p Path, bytes: &[u8]) -> io::Result<Draft<'p>> {
        let folder = place.parent().unwrap_or(place);
        fs::create_dir_all(folder).map_err(at(folder))?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let mut file = builder.tempfile_in(folder).map_err(at(folder))?;
        if let Ok(known) = fs::metadata(place) {
            if known.permissions().readonly() {
                let message = format!("`{}` is read-only", place.display());
                return Err(io::Error::new(io::ErrorKind::PermissionDenied, message));
            }
            file.as_file().set_permissions(known.permissions()).map_err(at(place))?;
        }
        file.write_all(bytes).map_err(at(place))?;
        file.as_file().sync_all().map_err(at(place))?;
        Ok(Draft { place, file })
    }

    pub fn put(self) -> io::Result<()> {
        self.file.persist(self.place).map_err(|error| at(self.place)(error.error))?;
        sync(self.place.parent().unwrap_or(self.place))
    }
}

/// Lets the name of a file outlast a loss of power. Not every system can do it for folders.
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    match cfg!(unix) {
        true => File::open(folder).and_then(|folder| folder.sync_all()).map_err(at(folder)),
        false => Ok(()),
    }
}

/// Adds the path to an error that lacks it.
pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> io::Error {
    let path = path.display().to_string();
    move |error| io::Error::new(error.kind(), format!("`{path}`: {error}"))
}
