//! Anslag turns Markdown pages, YAML facts and Fluent locale files into a fast, accessible, multilingual website
//! about a programme: who may apply, from which countries, until when.
//!
//! # The way of the data, on one page
//!
//! Anslag is a function from files to files. Each step is pure but the first and the last.
//!
//! ```text
//! files ──source──▶ SourceTree ──content──▶ documents, data, messages, templates
//!       ──site::assemble──▶ Site ──plan──▶ [Job] ──render (View)──▶ Build ──check──▶ diagnostics
//! Build ──stage──▶ the public site
//!       ──serve──▶ the preview
//! ```
//!
//! 1. [`source`] reads the tree once and gives every file a fingerprint. Nothing else reads from disk.
//! 2. [`content`] parses each file without knowledge of any other: [`front_matter`] and [`markdown`] for pages,
//!    [`value`] for YAML, [`i18n`] for messages. Parsing never fails: it gives a value and diagnostics.
//! 3. [`site::assemble`] makes one immutable [`site::Site`]: which pages there are in which language and where they
//!    are seen, the [`programme`] with a page for each record that has one, the messages, the files of the theme. Data
//!    of a site's own are held against their schemas ([`conformance`]).
//! 4. [`site::Site::plan`] names a [`site::Job`] for every output.
//! 5. [`render`] does the jobs, in parallel, each through a [`site::View`] that records every question it asks.
//!    Bodies ask facts; outputs ask facts and bodies; nobody asks outputs, so a cycle cannot be written. Maps are drawn
//!    from the [`atlas`].
//! 6. [`engine`] keeps what was made with the answers that it rests on ([`site::Memo`]) and uses it again as long as
//!    [`site::Site::answer`] still gives the same. A full build is the first step; there is no other way to build.
//! 7. [`check`] folds the links of all pages and all records into diagnostics, and compares pages with their
//!    translations, block by block ([`parallel`]).
//! 8. [`stage`] brings the public folder to the state of the build; [`serve`] shows it while its files are being
//!    written; [`translate`] tells what a translation has not followed, and writes what translators
//!    say; [`new_content`] begins rounds and pages; [`live`] looks at what is published; [`report`] draws what was
//!    wrong; [`schema`] tells editors what files may hold; [`cli`] is what people type.
//!
//! One record has many uses: it says what must be made again, what a page was made from (`anslag why`), which
//! messages are missing, and when the output stops being true ([`engine::Build::next_change`]).
//!
//! # The house
//!
//! A module uses lower rows only. Each third-party crate is named in one module, its wall, which is said in that
//! module's first lines. `tests/it/tidy.rs` holds both.

// A module uses modules of lower rows, and inside its row only its own children.

// Row 0: vocabulary.
pub mod fingerprint;
pub mod language;
pub mod path;
pub mod slug;
pub mod time;

// Row 1: problems.
pub mod diagnostic;

// Row 2: texts, each for itself, and the world.
pub mod atlas;
pub mod locale;
pub mod markdown;
pub mod source;
pub mod value;
pub mod xml;

// Row 3: what single files say.
pub mod config;
pub mod conformance;
pub mod front_matter;
pub mod i18n;

// Row 4: what the files of a site are.
pub mod content;
pub mod programme;

// Row 5: the snapshot, and two texts beside each other.
pub mod parallel;
pub mod site;

// Row 6: bytes.
pub mod render;
pub mod schema;

// Row 7: steps.
pub mod engine;

// Row 8: the whole.
pub mod check;
pub mod new_content;

// Row 9: the world.
#[cfg(feature = "live")]
pub mod live;
pub mod report;
pub mod stage;
pub mod translate;

// Row 10: the preview, which looks at the world and shows the whole.
#[cfg(feature = "serve")]
pub mod serve;

// Row 11: people.
pub mod cli;
