//! Reading the site's files, and the theme that is built into the program. The only module that reads from disk,
//! and the wall around the directory walker and the embedded files.
//!
//! A [`SourceTree`] holds bytes; what they mean is for `content` to say. On a change only the files that may have
//! changed are read again; fingerprints, not times, decide what did change.

mod stamp;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use rayon::prelude::*;

pub use stamp::Stamps;
pub use walk::source_at;

use walk::{unreadable, walk};

use crate::diagnostic::Checked;
use crate::fingerprint::Fingerprint;
use crate::path::SourcePath;

/// The file that makes a folder a site.
pub const CONFIG_FILE: &str = "anslag.yaml";

/// The folders of a site that are sources.
pub const FOLDERS: [&str; 3] = ["content", "i18n", "themes"];

/// Kept copies of sources as they were when a translation was confirmed: read, and never part of the site itself.
pub const BASE_FOLDER: &str = "i18n/base";

/// Where the theme that is part of the program lies; a site may put files over it.
pub const BUILT_IN_THEME: &str = "themes/default";

static BUILT_IN_FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

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
    /// The file at a path, or all below it.
    pub fn below<'a>(
        &'a self,
        path: &'a SourcePath,
    ) -> impl Iterator<Item = (&'a SourcePath, &'a Arc<SourceFile>)> {
        // A name may go on before the slash: files of `a-b` stand between `a` and what is below `a`.
        let start = self.files.range(path.clone()..);
        let near = start.take_while(|(file, _)| file.as_str().starts_with(path.as_str()));
        near.filter(move |(file, _)| *file == path || file.below(path.as_str()).is_some())
    }

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
    /// What was read last, if nothing was wrong with it.
    sound: Option<SourceTree>,
}

impl Reader {
    /// A reader of the site in `root`, the folder of its `anslag.yaml`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Reader { root: root.into(), built_in: built_in(&BUILT_IN_FILES), last: BTreeMap::new(), sound: None }
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
        if let Some(tree) = self.read_known(&root, change) {
            return Ok(Checked::new(tree, Vec::new()));
        }
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
        let tree = SourceTree { files: Arc::new(files) };
        self.sound = found.diagnostics.is_empty().then(|| tree.clone());
        Ok(Checked::new(tree, found.diagnostics))
    }

    /// The files with new bytes for those that changed, if nothing can have changed but the bytes of files that were
    /// there: then nobody need walk through the folders.
    fn read_known(&mut self, root: &Path, change: &Change) -> Option<SourceTree> {
        let Change::Files(paths) = change else { return None };
        let read = |path: &SourcePath| {
            let place = root.join(path.as_str());
            let is_file = place.symlink_metadata().is_ok_and(|metadata| metadata.is_file());
            let known = self.last.get(path).filter(|_| is_file)?;
            let bytes = std::fs::read(&place).ok()?;
            let is_same = *known.bytes == *bytes;
            Some(if is_same { Arc::clone(known) } else { Arc::new(SourceFile::new(path.clone(), bytes)) })
        };
        self.sound.as_ref()?;
        let files: Vec<_> = paths.iter().map(read).collect::<Option<_>>()?;
        let tree = self.sound.as_mut()?;
        for file in files {
            self.last.insert(file.path.clone(), Arc::clone(&file));
            Arc::make_mut(&mut tree.files).insert(file.path.clone(), file);
        }
        Some(tree.clone())
    }
}

fn built_in(folder: &'static Dir<'static>) -> Vec<Arc<SourceFile>> {
    let own = folder.files().map(|file| {
        let path = SourcePath::new(format!("{BUILT_IN_THEME}/{}", file.path().to_string_lossy()));
        Arc::new(SourceFile::new(path, file.contents()))
    });
    own.chain(folder.dirs().flat_map(built_in)).collect()
}
