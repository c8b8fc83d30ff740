//! The program as a whole: sites go in, files and diagnostics come out. Run with `cargo test --test it`.

mod guide;
mod site;
