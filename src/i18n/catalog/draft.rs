//! A catalogue in which one file is another, to see what comes of a change before it is made.

use std::sync::Arc;

use super::Catalog;
use crate::diagnostic::Checked;
use crate::i18n::Resource;
use crate::language::Language;

impl Catalog {
    /// The messages of `language`, the language of this catalogue, if `file` stood in the place of the file at its
    /// path; one that is new stands over all others.
    pub fn with_file(&self, language: &Language, file: &Arc<Resource>) -> Checked<Catalog> {
        let is_known = self.resources.iter().any(|known| known.path() == file.path());
        let of = |known: &Arc<Resource>| if known.path() == file.path() { file } else { known }.clone();
        let files = self.resources.iter().map(of).chain((!is_known).then(|| Arc::clone(file)));
        // Of two messages with one key that of the later file was used, if they were in two layers.
        let layers: Vec<Vec<Arc<Resource>>> = files.map(|file| vec![file]).collect();
        Catalog::new(language, Arc::clone(&self.formats), &layers)
    }
}
