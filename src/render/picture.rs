//! Pictures that are drawn from facts, as SVG: maps.
//!
//! What is drawn here is the same for every reader of a language. It takes values and gives texts; it asks no view and
//! knows no template.

mod map;
mod svg;

pub use map::{Extent, Group, Style, draw_map};
