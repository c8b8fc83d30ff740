//! The files that go to translators and come back, which lie wherever people put them.

use std::fs;
use std::io;
use std::path::Path;

/// Nobody translates so much at once; a program that reads it would be brought down by it.
const LONGEST: u64 = 256 << 20;

/// The bytes of a file.
///
/// # Errors
/// Whatever the file system says, with the path; or that the file is too long to be one of these.
pub fn load(path: &Path) -> io::Result<Vec<u8>> {
    let length = fs::metadata(path).map_err(at(path))?.len();
    if length > LONGEST {
        let what = format!("`{}` is longer than any file of translations", path.display());
        return Err(io::Error::new(io::ErrorKind::InvalidInput, what));
    }
    fs::read(path).map_err(at(path))
}

/// Writes a file, over what was there.
///
/// # Errors
/// Whatever the file system says, with the path.
pub fn keep(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::write(path, bytes).map_err(at(path))
}

/// Adds the path to an error that lacks it.
fn at(path: &Path) -> impl FnOnce(io::Error) -> io::Error {
    let path = path.display().to_string();
    move |error| io::Error::new(error.kind(), format!("`{path}`: {error}"))
}
