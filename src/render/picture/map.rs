//! A map: the world or a part of it, with the countries of some groups in it.
//!
//! What is drawn and what it is called are given; where it lies follows from the shapes alone.

mod badge;
mod clip;
mod frame;
mod group;
mod outline;
mod plane;

use std::fmt::Write;

use crate::atlas::world;

use super::svg;
use frame::Frame;
use group::Drawn;
pub use group::{Group, Style};
use outline::Outlines;

/// How much of the world is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    World,
    /// So much that the countries of all groups fill the picture.
    Groups,
    /// So much that one sees where the countries of all groups lie.
    Surroundings,
}

/// A map as two drawings, one over the other: shapes that grow with the picture, and marks that stay as large as text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Map {
    pub shapes: String,
    pub marks: String,
    /// In units of the drawing.
    pub width: u32,
    pub height: u32,
    /// Of each group, whether anything of it is drawn.
    pub is_seen: Vec<bool>,
}

/// How many corners a picture has at most, more or less: about five bytes each.
const CORNERS_OF_WORLD: usize = 2000;
const CORNERS_OF_PART: usize = 400;

/// What is said of the drawings themselves: the figure that they are in has the words.
const DECORATION: &str = "aria-hidden=\"true\" focusable=\"false\"";

/// Draws a map as wide as this many units, and as high as is asked for or as suits what it shows.
pub fn draw_map(extent: Extent, groups: &[Group], width: u32, height: Option<u32>) -> Map {
    let atlas = world();
    let ids = group::shapes(atlas, groups);
    let all: Vec<_> = ids.iter().flatten().copied().collect();
    let around = |margin, least: f64| Frame::around(atlas, &all, margin, least.to_radians(), width, height);
    let (frame, corners) = match extent {
        Extent::World => (Frame::world(atlas, &all, width, height), CORNERS_OF_WORLD),
        Extent::Groups => (around(0.08, 6.0), CORNERS_OF_PART),
        Extent::Surroundings => (around(0.75, 9.0), CORNERS_OF_PART),
    };
    let outlines = Outlines::new(atlas, &frame, &all, corners);
    let land = outlines.land();
    let drawn: Vec<Drawn> =
        groups.iter().zip(&ids).map(|(group, ids)| Drawn::new(atlas, &outlines, group, ids)).collect();
    let (width, height) = (frame.width, frame.height);
    let mut shapes = format!("<svg class=\"map-shapes\" viewBox=\"0 0 {width} {height}\" {DECORATION}>");
    let _ = write!(shapes, "<path class=\"map-land\" d=\"{}\"/>", svg::outlines(&land));
    if extent != Extent::World {
        let _ = write!(shapes, "<path class=\"map-border\" d=\"{}\"/>", svg::strands(&outlines.borders()));
    }
    let mut marks = format!("<svg class=\"map-marks\" {DECORATION}>");
    for drawn in &drawn {
        shapes.push_str(&drawn.paths());
        marks.push_str(&drawn.dots(&frame));
    }
    for badge in badge::place(&frame, &land, &drawn) {
        marks.push_str(&badge.mark(&frame));
    }
    shapes.push_str("</svg>");
    marks.push_str("</svg>");
    let is_seen = drawn.iter().map(|drawn| !drawn.pieces.is_empty()).collect();
    Map { shapes, marks, width, height, is_seen }
}

#[cfg(test)]
mod tests;
