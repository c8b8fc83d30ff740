//! An engine with the reader that feeds it.

use anslag::engine::{Build, Engine};
use anslag::site::Options;
use anslag::source::{Change, Reader};
use anslag::time::Moment;

use crate::folder::Folder;

/// Builds one folder, again and again.
pub struct Builder {
    reader: Reader,
    engine: Engine,
}

impl Builder {
    pub fn new(folder: &Folder) -> Self {
        Builder { reader: Reader::new(folder.root()), engine: Engine::new(Options::default()) }
    }

    pub fn step(&mut self, change: &Change, now: &str) -> Build {
        let tree = self.reader.read(change).unwrap();
        self.engine.step(tree, Moment::parse(now).unwrap(), &|_, _| {})
    }
}

/// What one builds who has built nothing before.
pub fn cold(folder: &Folder, now: &str) -> Build {
    Builder::new(folder).step(&Change::Everything, now)
}
