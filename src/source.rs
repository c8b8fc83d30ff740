//! Reading the site's files, and the theme that is built into the program. The only module that reads from disk,
//! and the wall around the directory walker and the embedded files.
//!
//! A [`SourceTree`] holds bytes; what they mean is for `content` to say. On a change only the files that may have
//! changed are read again; fingerprints, not times, decide what did change.

mod stamp;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use rayon::prelude::*;
use walkdir::WalkDir;

pub use stamp::Stamps;

use crate::diagnostic::{Checked, Code, Diagnostic, Location};
use crate::fingerprint::Fingerprint;
use crate::path::SourcePath;

/// The file that makes a folder a site.
pub const CONFIG_FILE: &str = "anslag.yaml";

/// The folders of a site that are sources.
pub const FOLDERS: [&str; 3] = ["content", "i18n", "themes"];

/// Kept copies of sources as they were when a translation was confirmed: never part of the site itself.
const BASE_FOLDER: &str = "i18n/base";

static BUILT_IN_THEME: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// One file as it was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceFile {
    pub path: SourcePath,
    pub bytes: Arc<[u8]>,
    pub fingerprint: Fingerprint,
    /// Whether the bytes are those of the file: of one that cannot be read, which has been told, there are none.
    pub is_readable: bool,
}

impl SourceFile {
    pub fn new(path: SourcePath, bytes: impl Into<Arc<[u8]>>) -> Self {
        let bytes = bytes.into();
        SourceFile { path, fingerprint: Fingerprint::of(&bytes), bytes, is_readable: true }
    }

    /// A file of which only the place is known. It keeps its place, so that nobody is told that it does not exist.
    fn unreadable(path: &SourcePath) -> Self {
        let fingerprint = Fingerprint::of_parts(["unreadable", path.as_str()]);
        SourceFile { path: path.clone(), fingerprint, bytes: Arc::from([]), is_readable: false }
    }

    /// The text of the file; bytes that are not UTF-8 are replaced, so that the rest can still be read.
    pub fn text(&self) -> Arc<str> {
        String::from_utf8_lossy(&self.bytes).into()
    }
}

/// Every source file of a site: those in its folder, and under them the built-in theme.
#[derive(Clone, Default, Debug)]
pub struct SourceTree {
    pub files: Arc<BTreeMap<SourcePath, Arc<SourceFile>>>,
}

impl SourceTree {
    /// The text of a file, for excerpts.
    pub fn text(&self, path: &SourcePath) -> Option<Arc<str>> {
        self.files.get(path).filter(|file| file.is_readable).map(|file| file.text())
    }
}

/// What may have changed since the last reading. A hint that saves reading: fingerprints decide.
#[derive(Clone, Debug)]
pub enum Change {
    Everything,
    /// These files, or all below these folders.
    Files(BTreeSet<SourcePath>),
}

impl Change {
    /// Both together.
    #[must_use]
    pub fn with(self, other: Change) -> Change {
        match (self, other) {
            (Change::Files(mut paths), Change::Files(more)) => {
                paths.extend(more);
                Change::Files(paths)
            }
            (Change::Everything, _) | (_, Change::Everything) => Change::Everything,
        }
    }

    fn concerns(&self, path: &SourcePath) -> bool {
        match self {
            Change::Everything => true,
            Change::Files(paths) => paths.iter().any(|changed| {
                path.as_str()
                    .strip_prefix(changed.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            }),
        }
    }
}

/// Reads one site, and remembers what it read.
#[derive(Debug)]
pub struct Reader {
    root: PathBuf,
    built_in: Vec<Arc<SourceFile>>,
    last: BTreeMap<SourcePath, Arc<SourceFile>>,
}

impl Reader {
    /// A reader of the site in `root`, the folder of its `anslag.yaml`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Reader { root: root.into(), built_in: built_in(&BUILT_IN_THEME), last: BTreeMap::new() }
    }

    /// Looks for [`CONFIG_FILE`] in `start` and the folders above it, as Cargo looks for its own.
    pub fn find(start: &Path) -> Option<PathBuf> {
        start.ancestors().find(|folder| folder.join(CONFIG_FILE).is_file()).map(Path::to_path_buf)
    }

    /// The site's files as they are now. A file that cannot be read is a diagnostic; the others are still read.
    ///
    /// # Errors
    /// If the site's folder itself cannot be reached.
    pub fn read(&mut self, change: &Change) -> io::Result<Checked<SourceTree>> {
        let root = self.root.canonicalize().map_err(|error| {
            io::Error::new(error.kind(), format!("cannot open the site `{}`: {error}", self.root.display()))
        })?;
        let mut found = walk(&root);
        let read: Vec<_> = found
            .value
            .into_par_iter()
            .map(|(path, place)| match self.last.get(&path).filter(|_| !change.concerns(&path)) {
                Some(known) => (path, Ok(Arc::clone(known))),
                None => {
                    let bytes = std::fs::read(&place);
                    (path.clone(), bytes.map(|bytes| Arc::new(SourceFile::new(path, bytes))))
                }
            })
            .collect();
        let mut files = BTreeMap::new();
        for (path, file) in read {
            match file {
                Ok(file) => {
                    files.insert(path, file);
                }
                // A file that is gone between the walk and the reading was deleted, which is no fault.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => found.diagnostics.push(unreadable(&path, &error)),
            }
        }
        self.last = files.clone();
        for path in found.diagnostics.iter().filter_map(|fault| Some(&fault.at.as_ref()?.path)) {
            files.insert(path.clone(), Arc::new(SourceFile::unreadable(path)));
        }
        for file in &self.built_in {
            files.entry(file.path.clone()).or_insert_with(|| Arc::clone(file));
        }
        found.diagnostics.sort();
        Ok(Checked::new(SourceTree { files: Arc::new(files) }, found.diagnostics))
    }
}

/// Every file of the site in `root` with its place on disk.
fn walk(root: &Path) -> Checked<Vec<(SourcePath, PathBuf)>> {
    let mut found = Vec::new();
    let mut leaving = Vec::new();
    let mut faults = Vec::new();
    if root.join(CONFIG_FILE).exists() {
        found.push((SourcePath::new(CONFIG_FILE), root.join(CONFIG_FILE)));
    }
    for folder in FOLDERS.map(|folder| root.join(folder)).iter().filter(|folder| folder.is_dir()) {
        let entries = WalkDir::new(folder).follow_links(true).into_iter().filter_entry(|entry| {
            if is_ignored(root, entry.path()) {
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
fn is_ignored(root: &Path, path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_backup = name.ends_with('~') || name.ends_with(".swp") || name.ends_with(".tmp");
    name.starts_with('.')
        || is_backup
        || (name.starts_with('#') && name.ends_with('#'))
        || path.strip_prefix(root).is_ok_and(|below| below == Path::new(BASE_FOLDER))
}

/// The source that lies at `place`, or the folder of sources; `None` if what lies there is no part of the site in `root`.
pub fn source_at(root: &Path, place: &Path) -> Option<SourcePath> {
    let path = source_path(root, place)?;
    let is_source = FOLDERS.iter().any(|folder| path.as_str() == *folder || path.below(folder).is_some());
    let mut way = place.ancestors().take_while(|place| *place != root);
    (path.as_str() == CONFIG_FILE || is_source && !way.any(|place| is_ignored(root, place))).then_some(path)
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

fn unreadable(path: &SourcePath, error: &io::Error) -> Diagnostic {
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

fn built_in(folder: &'static Dir<'static>) -> Vec<Arc<SourceFile>> {
    let own = folder.files().map(|file| {
        let path = SourcePath::new(format!("themes/default/{}", file.path().to_string_lossy()));
        Arc::new(SourceFile::new(path, file.contents()))
    });
    own.chain(folder.dirs().flat_map(built_in)).collect()
}
