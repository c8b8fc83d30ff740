//! Anslag turns Markdown pages, YAML facts and Fluent locale files into a multilingual website about a programme.

// Row 0: vocabulary.
pub mod diagnostic;
pub mod fingerprint;
pub mod language;
pub mod path;
pub mod slug;
pub mod time;

// Row 1: single files and single languages.
pub mod front_matter;
pub mod i18n;
pub mod locale;
pub mod markdown;
pub mod value;

// Row 2: what the files of a site are.
pub mod config;
pub mod content;
pub mod programme;
pub mod source;

// Row 3: the snapshot.
pub mod site;

// Row 4: bytes.
pub mod render;

// Row 5: steps.
pub mod engine;

// Row 6: the whole.
pub mod check;

// Row 7: the world.
pub mod report;
pub mod stage;

// Row 8: people.
pub mod cli;
