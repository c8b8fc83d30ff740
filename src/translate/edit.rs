//! Changes of locale files, which are people's files: the bytes of the message that is meant, and no others.
//!
//! Owns how a message is taken apart into the texts that a translator fills in ([`forms`]), how such texts become a
//! message again ([`compose`]), and where it goes in a file ([`set`], [`insert`], [`remove`], [`rename`]). Every change
//! is proved by reading the file again before anybody gets it; what cannot be proved is refused. All of it is pure:
//! [`super::store`] writes.

mod compose;
mod escape;
mod form;
mod place;
mod proof;
mod splice;

pub use compose::compose;
pub use form::{Form, Way, blank, forms};
pub use splice::{Expected, Message, insert, mend, remove, rename, set};

use std::fmt;

/// Why a change is not made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// The file has no such message.
    Missing(String),
    /// The file has this message already.
    Exists(String),
    /// The message is not what it was when the change was made: somebody else has changed it.
    Conflict(String),
    /// The message as it stands in the file cannot be read, and has to be mended there.
    Faulty(String),
    /// No text was filled in.
    Empty,
    /// This is no key, with what was written.
    BadKey(String),
    /// The texts of one choice do not hang together.
    Uneven,
    /// The new message cannot be read, and what is wrong with it.
    Unreadable { message: String, hints: Vec<String> },
    /// The new message is more than one message: where it would end, another begins.
    NotOne,
    /// Something else in the file would be read in another way afterwards.
    Disturbs,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Missing(key) => write!(f, "the file has no message `{key}`"),
            Refusal::Exists(key) => write!(f, "the file has a message `{key}` already"),
            Refusal::Conflict(key) => write!(f, "`{key}` was changed by somebody else meanwhile"),
            Refusal::Faulty(key) => write!(f, "`{key}` cannot be read as it stands in the file"),
            Refusal::Empty => f.write_str("no text was filled in"),
            Refusal::BadKey(key) => {
                write!(f, "`{key}` cannot be a key; keys: a–z, 0–9, `-`, `_`, beginning with a letter")
            }
            Refusal::Uneven => f.write_str("the texts of one choice do not hang together"),
            Refusal::Unreadable { message, .. } => f.write_str(message),
            Refusal::NotOne => f.write_str("the text would end the message and begin another"),
            Refusal::Disturbs => f.write_str("another message of the file would be read in another way"),
        }
    }
}

#[cfg(test)]
mod tests;
