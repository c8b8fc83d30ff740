//! Units as XLIFF 2.0, and back. Words are text; what is not translated is an element, with what it stands for kept
//! beside (`originalData`), so that translators' programs neither show nor break it.

mod read;
mod write;

#[cfg(test)]
mod tests;

pub use read::{File, read};
pub use write::write;

/// What the elements are called.
const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:2.0";

/// The kinds of notes that are for the program.
const HASH: &str = "source-hash";
const TARGET_HASH: &str = "target-hash";
const PREVIOUS: &str = "previous-source";

/// Between what a unit is known by and a plural form: each form is a unit of its own.
const FORM: char = '#';
