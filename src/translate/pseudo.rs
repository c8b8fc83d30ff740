//! Pseudo-languages: a site as it would be if one of its languages were written otherwise, so that text is seen that
//! nobody can translate.
//!
//! Owns what is put in the place of the words: a pseudo-language is a function from the files of a site to files of the
//! same names, in which only the words of one language are others. Whoever builds them needs to know nothing of it:
//! addresses, links, facts and all other languages are as they were. What stays plain then is for [`check`] to say.

mod data;
mod edit;
mod letter;
mod markup;
mod message;
mod page;
mod plain;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::Role;
use crate::fingerprint::Fingerprint;
use crate::language::Language;
use crate::path::SourcePath;
use crate::site::{Options, Site};
use crate::source::{SourceFile, SourceTree};

pub use plain::check;

/// What is put in the place of words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// Letters with marks, a third longer, each text in `⟦…⟧`.
    Accented,
    /// Words from right to left.
    Mirrored,
    /// Where the text stands: the key of a message, the number of a block.
    Keys,
}

impl Kind {
    pub const ALL: [Kind; 3] = [Kind::Accented, Kind::Mirrored, Kind::Keys];

    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Accented => "accented",
            Kind::Mirrored => "mirrored",
            Kind::Keys => "keys",
        }
    }

    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// One language of a site, written otherwise.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Pseudo {
    pub kind: Kind,
    pub language: Language,
}

impl Pseudo {
    /// How a site is built in this language: each page where it was, and from right to left if that is the kind.
    pub fn options(&self, plain: &Site, options: &Options) -> Options {
        Options {
            right_to_left: (self.kind == Kind::Mirrored).then(|| self.language.clone()),
            addresses: Some(Arc::new(plain.record_addresses())),
            ..options.clone()
        }
    }
}

/// Writes the files of one site in a pseudo-language, again and again; those that did not change are not written again.
#[derive(Clone, Debug)]
pub struct Disguise {
    pseudo: Pseudo,
    /// Those of the site, by which a text in data that is given for each language is known.
    languages: Vec<Language>,
    /// By path, of which bytes a file was made.
    made: BTreeMap<SourcePath, (Fingerprint, Arc<SourceFile>)>,
}

impl Disguise {
    pub fn new(pseudo: Pseudo, languages: Vec<Language>) -> Self {
        Disguise { pseudo, languages, made: BTreeMap::new() }
    }

    pub fn pseudo(&self) -> &Pseudo {
        &self.pseudo
    }

    /// Whether this is of the pseudo-language, in a site of these languages.
    pub fn is_of(&self, pseudo: &Pseudo, languages: &[Language]) -> bool {
        self.pseudo == *pseudo && self.languages == languages
    }

    /// The files with other words.
    pub fn dress(&mut self, tree: &SourceTree) -> SourceTree {
        let mut made = BTreeMap::new();
        let mut dressed = tree.clone();
        let files = Arc::make_mut(&mut dressed.files);
        for (path, file) in tree.files.iter().filter(|(_, file)| file.is_readable) {
            let known = self.made.remove(path).filter(|(of, _)| *of == file.fingerprint);
            let other = known.map(|(_, file)| file).or_else(|| {
                let text = self.rewrite(file)?;
                Some(Arc::new(SourceFile::new(path.clone(), text.into_bytes())))
            });
            if let Some(other) = other {
                files.insert(path.clone(), Arc::clone(&other));
                made.insert(path.clone(), (file.fingerprint, other));
            }
        }
        self.made = made;
        dressed
    }

    /// A file that has words of the language.
    fn rewrite(&self, file: &SourceFile) -> Option<String> {
        let kind = self.pseudo.kind;
        match Role::of(&file.path) {
            Role::Page { language, id, .. } if language == self.pseudo.language => {
                Some(page::rewrite(file, id.as_str(), kind))
            }
            Role::Messages { language, .. } if language == self.pseudo.language => {
                Some(message::rewrite(file, kind))
            }
            Role::Data { name } => data::rewrite(file, &name, kind, &self.pseudo.language, &self.languages),
            Role::Config
            | Role::Page { .. }
            | Role::File { .. }
            | Role::Messages { .. }
            | Role::Base { .. }
            | Role::DataSchema { .. }
            | Role::ThemeInfo { .. }
            | Role::Template { .. }
            | Role::Component { .. }
            | Role::ThemeAsset { .. }
            | Role::Stray => None,
        }
    }
}

#[cfg(test)]
mod tests;
