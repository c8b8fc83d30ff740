//! Translation: what has not followed its source, what can be known of it, and the writing of what translators say.
//!
//! - Which blocks have not followed: one language at two times ([`changes`]), and that with another ([`behind`],
//!   [`parts`], [`status`]); the difference of two texts for people to see ([`diff`]); the bases, which hold each source
//!   as it was when its translation last followed it ([`Bases`], [`confirm`]). Which block of a page is the translation
//!   of which, says [`crate::parallel`].
//! - What is known of one message ([`card`], [`uses`](uses()), [`pages`]), and its text in other hands ([`exchange`]) or
//!   in letters that show what nobody can translate ([`pseudo`]).
//! - Changes of files: [`edit`] says what the bytes become, and proves it; `store` is the only writer.
//!
//! All of it is pure but `store`.

mod base;
mod begin;
mod behind;
mod card;
mod change;
mod confirm;
mod correction;
mod delta;
pub mod diff;
pub mod edit;
pub mod exchange;
mod mend;
mod message;
mod part;
pub mod pseudo;
mod reach;
mod rename;
mod sketch;
mod status;
mod store;
mod uses;

#[cfg(test)]
mod tests;

pub use base::Bases;
pub use begin::{Begun, NewLanguage, NotBegun, begin};
pub use behind::{Behind, Standing, behind, standings};
pub use card::{Card, Written, card, pages, states};
pub use change::{Change, Changes, changes};
pub use confirm::{Messages, Pair, Refusal, Write, adopt, confirm, confirm_messages};
pub use correction::{Fields, Written as WrittenText, correct, fields, fields_in, place};
pub use delta::{Delta, deltas};
pub use mend::{mend_syntax, mend_typography};
pub use part::{Part, Place, State, parts};
pub use rename::{NotRenamed, Rename, Renamed, rename};
pub use status::{Amount, FieldStatus, MessageStatus, PageStatus, Status, Tally, Todo, status};
pub use store::{Save, Unsaved, deposit, save, store, update};
pub use uses::{Use, UseKind, uses};

// Whoever follows translations compares pages by their blocks.
pub use crate::parallel::{Alignment, FIELDS, Field, Passage, Text, align, blocks, passages};
