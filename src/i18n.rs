//! The words of the interface: reads locale files and prints messages. The wall around Fluent.
//!
//! Owns the reading of one `.ftl` file into a [`Resource`], with every fault told in the words of a translator;
//! the joining of files to one [`Catalog`] per language; and the printing of a message. Does not own which language
//! is tried when a message is missing, nor who uses which message. Files are never written from here: Fluent's own
//! serializer loses blank lines and breaks some messages, so `translate` splices bytes by the places given here.

mod argument;
mod braces;
mod catalog;
mod entry;
mod function;
mod link;
mod mark;
mod pattern;
mod plural;
mod resource;
mod segment;
mod source;
mod syntax;
mod text;
mod writing;

use std::fmt;
use std::sync::Arc;

pub use argument::{Argument, Arguments, Fault, Problem};
pub use catalog::Catalog;
pub use entry::{Attribute, Entry, Reference, Role, Variable};
pub use mark::{Marked, Printed, mark, parts};
pub use pattern::{Body, Branch, Pattern, placeable_end};
pub use plural::{PLURAL_FORMS, Plurals};
pub use resource::{CommentLine, Resource, parse};
pub use segment::is_key;
pub use text::{Choice, Key, Piece, PieceKind, Selector, Text, Variant, name_of};
pub use writing::{Words, Writing};

/// The key of a message (`deadline-left`) or, with a leading `-`, of a term (`-brand`).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageId(Arc<str>);

impl MessageId {
    /// The key is taken as it is; one that cannot be is found in no catalogue.
    pub fn new(key: impl AsRef<str>) -> Self {
        MessageId(key.as_ref().into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Terms are for messages to refer to; nobody else can ask for one.
    pub fn is_term(&self) -> bool {
        self.0.starts_with('-')
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}
