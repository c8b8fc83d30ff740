//! Pictures that are drawn from facts, as SVG: maps and timelines.
//!
//! What is drawn here is the same for every reader of a language. It takes values and gives texts; it asks no view and
//! knows no template.

mod map;
mod svg;
mod timeline;

pub use map::{Extent, Group, Style, draw_map};
pub use timeline::{Course, Span, draw_axis, draw_course};
