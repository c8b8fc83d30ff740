//! The only writer of a site's own files: each file whole or not at all, where it belongs and nowhere else.
//!
//! What is promised: a file is at every moment the old one whole or the new one whole, also if the program is killed or
//! the power goes. Of those who write through here, one writes at a time, in whatever process they are, so that none
//! writes over what another has written. A program that does not ask for the lock, such as an editor, is found out by
//! the bytes of the file: what was changed since it was read is a conflict and is left alone. Only if such a program
//! saves in the instant between the last look at the file and the renaming, its version is lost.

mod disk;

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::confirm::Write;
use super::edit::Refusal;
use crate::content::Role;
use crate::i18n::{self, Resource};
use crate::path::SourcePath;
use crate::schema::File as Made;
use crate::source::{BASE_FOLDER, SourceFile};
use disk::{Draft, Lock, place, sync};

/// A file as it is to be, with what it was when that was decided.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Save {
    pub path: SourcePath,
    /// `None`: there was no file.
    pub before: Option<Arc<[u8]>>,
    pub after: Arc<[u8]>,
}

/// Why files were not written.
#[derive(Debug)]
pub enum Unsaved {
    /// These files are not what they were when the change was made. Nothing was written.
    Changed(Vec<SourcePath>),
    /// The change cannot be made to the file as it is now. Nothing was written.
    Refused(Refusal),
    /// The machine does not let it. What was written before stands, and is told.
    Machine { written: Vec<SourcePath>, error: io::Error },
}

impl From<io::Error> for Unsaved {
    fn from(error: io::Error) -> Self {
        Unsaved::Machine { written: Vec::new(), error }
    }
}

impl Save {
    /// The file with another text. `None` if the file is not UTF-8: then bytes that nobody meant would change.
    pub fn new(file: &SourceFile, text: &str) -> Option<Save> {
        std::str::from_utf8(&file.bytes).is_ok().then(|| Save {
            path: file.path.clone(),
            before: Some(Arc::clone(&file.bytes)),
            after: Arc::from(text.as_bytes()),
        })
    }
}

/// Writes all of the files, or if one of them is not what it was, none.
///
/// # Errors
/// If a file is not what it was, may not be written, or cannot be written.
pub fn save(root: &Path, saves: &[Save]) -> Result<(), Unsaved> {
    save_locked(&Lock::take(root)?, root, saves)
}

/// Changes a locale file as it is at this moment: `change` gets its messages, none if there is no file yet, and gives
/// the new text. Two who change different messages of one file at once lose nothing.
///
/// # Errors
/// If the change is refused, or the file cannot be written.
pub fn update(
    root: &Path,
    path: &SourcePath,
    change: impl FnOnce(&Resource) -> Result<String, Refusal>,
) -> Result<(), Unsaved> {
    let lock = Lock::take(root)?;
    let before = disk::read(&place(root, path, is_editable)?)?;
    let text = match std::str::from_utf8(before.as_deref().unwrap_or_default()) {
        Ok(text) => Arc::from(text),
        Err(_) => return Err(disk::refuse(path.as_str(), "it is not UTF-8").into()),
    };
    let file = i18n::parse(path, &text).value;
    let after = change(&file).map_err(Unsaved::Refused)?;
    save_locked(&lock, root, &[Save { path: path.clone(), before, after: Arc::from(after.into_bytes()) }])
}

/// Brings the bases of the site in `root` to what is said.
///
/// # Errors
/// Whatever the file system says, with the path that it says it of; and if a base lies behind a link, which could lead
/// out of the site. What was written before stands.
pub fn store(root: &Path, writes: &[Write]) -> io::Result<()> {
    let lock = Lock::take(root)?;
    for write in writes {
        let place = place(root, &write.path, is_base)?;
        lock.tidy(&place);
        match &write.bytes {
            Some(bytes) => Draft::new(&place, bytes)?.put()?,
            None => remove(root, &place)?,
        }
    }
    Ok(())
}

/// Puts files into `folder` that the program makes for others, such as schemas for editors. What was there is replaced,
/// but for files that people may have of their own: those that stand there with another text are left, and are given.
///
/// # Errors
/// Whatever the file system says, with the path that it says it of. What was written before stands.
pub fn deposit(folder: &Path, files: &[Made]) -> io::Result<Vec<SourcePath>> {
    fs::create_dir_all(folder).map_err(disk::at(folder))?;
    let lock = Lock::take(folder)?;
    let mut kept = Vec::new();
    for file in files {
        let place = place(folder, &file.path, |_| Ok(()))?;
        match disk::read(&place)? {
            Some(bytes) if *bytes == *file.text.as_bytes() => {}
            Some(_) if file.is_shared => kept.push(file.path.clone()),
            Some(_) | None => {
                lock.tidy(&place);
                Draft::new(&place, file.text.as_bytes())?.put()?;
            }
        }
    }
    Ok(kept)
}

fn save_locked(lock: &Lock, root: &Path, saves: &[Save]) -> Result<(), Unsaved> {
    let places =
        saves.iter().map(|save| place(root, &save.path, is_editable)).collect::<io::Result<Vec<_>>>()?;
    let changed = |(save, place): (&Save, &std::path::PathBuf)| {
        let is_same = disk::read(place).is_ok_and(|now| now == save.before);
        (!is_same).then(|| save.path.clone())
    };
    let conflicts: Vec<SourcePath> = saves.iter().zip(&places).filter_map(changed).collect();
    if !conflicts.is_empty() {
        return Err(Unsaved::Changed(conflicts));
    }
    places.iter().for_each(|place| lock.tidy(place));
    let meant = saves.iter().zip(&places).filter(|(save, _)| save.before.as_ref() != Some(&save.after));
    let meant: Vec<_> = meant.collect();
    let drafts = meant.iter().map(|(save, place)| Draft::new(place, &save.after));
    let drafts = drafts.collect::<io::Result<Vec<_>>>()?;
    let mut written = Vec::new();
    for ((save, place), draft) in meant.into_iter().zip(drafts) {
        // Somebody who does not ask for the lock may have been here while the others were written.
        let put = match disk::read(place) {
            Ok(now) if now == save.before => draft.put(),
            Ok(_) if written.is_empty() => return Err(Unsaved::Changed(vec![save.path.clone()])),
            Ok(_) => Err(disk::refuse(save.path.as_str(), "it was changed by somebody else meanwhile")),
            Err(error) => Err(error),
        };
        if let Err(error) = put {
            return Err(Unsaved::Machine { written, error });
        }
        written.push(save.path.clone());
    }
    Ok(())
}

/// Whether people write such a file by hand, and the program may change what is in it.
fn is_editable(path: &SourcePath) -> Result<(), &'static str> {
    match Role::of(path) {
        Role::Config
        | Role::Page { .. }
        | Role::Data { .. }
        | Role::DataSchema { .. }
        | Role::Messages { .. }
        | Role::Base { .. }
        | Role::Template { .. }
        | Role::Component { .. } => Ok(()),
        Role::File { .. } | Role::ThemeInfo { .. } | Role::ThemeAsset { .. } | Role::Stray => {
            Err("it is no locale file, page, data or template of the site")
        }
    }
}

fn is_base(path: &SourcePath) -> Result<(), &'static str> {
    path.below(BASE_FOLDER).map(|_| ()).ok_or("bases lie in `i18n/base`")
}

fn remove(root: &Path, place: &Path) -> io::Result<()> {
    match fs::remove_file(place) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(disk::at(place)(error)),
    }
    // A folder goes when nothing is left in it.
    let top = root.join(BASE_FOLDER);
    for folder in place.ancestors().skip(1).take_while(|folder| *folder != top) {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    place.parent().filter(|folder| folder.is_dir()).map_or(Ok(()), sync)
}

#[cfg(test)]
mod tests;
