//! A site in a temporary folder, of which the test remembers what it was and what was edited.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anslag::path::SourcePath;

pub struct Folder {
    place: tempfile::TempDir,
    files: BTreeMap<String, Vec<u8>>,
    originals: BTreeMap<String, Vec<u8>>,
    edited: BTreeSet<String>,
}

impl Folder {
    /// The site of this repository, with its themes.
    pub fn of_repository() -> Self {
        let given = std::env::var("STEPS_SITE");
        let root = Path::new(given.as_deref().unwrap_or(env!("CARGO_MANIFEST_DIR")));
        let mut files = BTreeMap::new();
        for name in ["anslag.yaml", "content", "i18n", "themes"] {
            for entry in walkdir::WalkDir::new(root.join(name)) {
                let entry = entry.unwrap();
                if entry.file_type().is_file() {
                    let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                    files.insert(path, std::fs::read(entry.path()).unwrap());
                }
            }
        }
        Self::of_files(files)
    }

    /// Files in one text, each below a line `//- path`.
    pub fn of_text(fixture: &str) -> Self {
        let files = fixture.split("//- ").skip(1).map(|file| {
            let (path, text) = file.split_once('\n').unwrap();
            (path.to_owned(), text.as_bytes().to_vec())
        });
        Self::of_files(files.collect())
    }

    fn of_files(files: BTreeMap<String, Vec<u8>>) -> Self {
        let place = tempfile::tempdir().unwrap();
        let mut folder =
            Folder { place, files: BTreeMap::new(), originals: files.clone(), edited: BTreeSet::new() };
        for (path, bytes) in files {
            folder.write(&path, bytes);
        }
        folder.edited.clear();
        folder
    }

    pub fn root(&self) -> &Path {
        self.place.path()
    }

    /// The files whose path satisfies the predicate.
    pub fn paths(&self, mut wanted: impl FnMut(&str) -> bool) -> Vec<String> {
        self.files.keys().filter(|path| wanted(path)).cloned().collect()
    }

    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    pub fn text(&self, path: &str) -> String {
        String::from_utf8_lossy(&self.files[path]).into_owned()
    }

    pub fn write(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        let bytes = bytes.into();
        let place = self.root().join(path);
        std::fs::create_dir_all(place.parent().unwrap()).unwrap();
        std::fs::write(place, &bytes).unwrap();
        self.files.insert(path.to_owned(), bytes);
        self.edited.insert(path.to_owned());
    }

    /// Replaces what must be in the file.
    pub fn replace(&mut self, path: &str, from: &str, to: &str) {
        let text = self.text(path);
        assert!(text.contains(from), "`{from}` is not in `{path}`");
        self.write(path, text.replace(from, to));
    }

    pub fn remove(&mut self, path: &str) {
        std::fs::remove_file(self.root().join(path)).unwrap();
        self.files.remove(path);
        self.edited.insert(path.to_owned());
    }

    pub fn rename(&mut self, from: &str, to: &str) {
        let bytes = self.files[from].clone();
        self.remove(from);
        self.write(to, bytes);
    }

    /// The files that are not as they were at first: changed, gone or new.
    pub fn damaged(&self) -> Vec<String> {
        let all: BTreeSet<&String> = self.files.keys().chain(self.originals.keys()).collect();
        all.into_iter().filter(|path| self.files.get(*path) != self.originals.get(*path)).cloned().collect()
    }

    /// Makes a file what it was at first.
    pub fn mend(&mut self, path: &str) {
        match self.originals.get(path).cloned() {
            Some(bytes) => self.write(path, bytes),
            None => self.remove(path),
        }
    }

    /// What was edited since this was last asked.
    pub fn take_edited(&mut self) -> BTreeSet<SourcePath> {
        std::mem::take(&mut self.edited).into_iter().map(SourcePath::new).collect()
    }
}
