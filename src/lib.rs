//! Anslag turns Markdown pages, YAML facts and Fluent locale files into a multilingual website about a programme.

pub mod config;
pub mod diagnostic;
pub mod fingerprint;
pub mod front_matter;
pub mod i18n;
pub mod language;
pub mod locale;
pub mod markdown;
pub mod path;
pub mod programme;
pub mod report;
pub mod slug;
pub mod time;
pub mod value;
