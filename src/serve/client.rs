//! The part of the preview that runs in the browser: its files, built in.

use include_dir::{Dir, include_dir};

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/serve/client");

/// The text of a file by its name.
pub fn file(name: &str) -> Option<&'static str> {
    FILES.get_file(name)?.contents_utf8()
}
