//! New pages and new rounds: what files are to become when somebody begins one, from those that are like it.
//!
//! What the program cannot know is left empty, and is an error until it is filled in. Nothing is written here, and what
//! people have written stays as it is to the byte.

mod id;
mod page;
mod round;
mod splice;

use std::fmt;
use std::sync::Arc;

pub use id::next_ids;
pub use page::{NewPage, page};
pub use round::{NewRound, round};

use crate::path::SourcePath;

/// A file as it is to be, with what it was when that was decided; `None`: there was none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    pub path: SourcePath,
    pub before: Option<Arc<[u8]>>,
    pub after: String,
}

/// What is begun.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Begun {
    pub files: Vec<Written>,
    /// The keys of the record that are still to be filled in.
    pub empty: Vec<String>,
    /// What it was made from, if it was made from anything.
    pub from: Option<String>,
    /// The line at which the record begins.
    pub line: usize,
}

/// Why nothing is begun.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotBegun {
    /// What cannot be an id, and one like it that can.
    NoId(String, String),
    /// There is a record with this id; others are free.
    Taken(String, Vec<String>),
    /// There is no such record; there are these.
    Unknown(String, Vec<String>),
    /// The site has no language of this name; it has these.
    NoLanguage(String, Vec<String>),
    /// There is such a file already.
    Exists(SourcePath),
    /// There is no record to begin from.
    Nothing,
    /// The file has faults.
    Faulty(SourcePath),
    /// The file is written in a way that nothing can be added to without harm.
    Unproved(SourcePath),
}

impl fmt::Display for NotBegun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list =
            |names: &[String]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        match self {
            NotBegun::NoId(id, like) if like.is_empty() => {
                write!(f, "`{id}` cannot be an id; write it with the letters a to z, digits and hyphens")
            }
            NotBegun::NoId(id, like) => write!(f, "`{id}` cannot be an id; write `{like}`"),
            NotBegun::Taken(id, free) if free.is_empty() => write!(f, "there is already a round `{id}`"),
            NotBegun::Taken(id, free) => {
                write!(f, "there is already a round `{id}`; free are, for example, {}", list(free))
            }
            NotBegun::Unknown(id, known) => write!(f, "there is no round `{id}`; there are {}", list(known)),
            NotBegun::NoLanguage(name, known) => {
                write!(f, "the site has no language `{name}`; its languages are {}", list(known))
            }
            NotBegun::Exists(path) => write!(f, "there is already a file `{path}`"),
            NotBegun::Nothing => {
                write!(
                    f,
                    "there is no round yet to begin from; write the first into `content/data/rounds.yaml`"
                )
            }
            NotBegun::Faulty(path) => {
                write!(f, "`{path}` has faults; cure them first, `anslag check` tells them")
            }
            NotBegun::Unproved(path) => write!(
                f,
                "`{path}` is written in a way that nothing can be added to safely; add the new one by hand"
            ),
        }
    }
}
