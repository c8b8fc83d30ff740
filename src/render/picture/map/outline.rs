//! What of the world's lines is seen in a frame, with as many corners as the picture has room for.

use std::collections::BTreeSet;

use crate::atlas::{Atlas, LineId, Point, Ring, ShapeId};

use super::clip::Window;
use super::frame::Frame;
use super::plane::around;

/// The lines of one picture.
pub struct Outlines<'a> {
    atlas: &'a Atlas,
    frame: &'a Frame,
    drawn: BTreeSet<ShapeId>,
    /// What a corner must weigh, in steradians, to be drawn.
    least: f64,
}

/// A corner of a country that is drawn for itself is worth as much as one of so many times its weight elsewhere.
const CARE: f64 = 4.0;

/// No corner is drawn that weighs less, in square units.
const FINEST: f64 = 0.2;

/// Land smaller than this is left out, in square units, and so are the lesser islands of a country.
const SPECK: f64 = 6.0;
const ISLET: f64 = 1.5;

/// A piece of border shorter than this is left out.
const STUB: f64 = 2.5;

/// How far outlines go on beyond the edges, in units, so that their ends are not seen.
const BEYOND: f64 = 5.0;

impl<'a> Outlines<'a> {
    /// The lines in `frame`, with about so many corners; with more of them for the countries that are `drawn`.
    pub fn new(atlas: &'a Atlas, frame: &'a Frame, drawn: &[ShapeId], corners: usize) -> Self {
        let drawn = drawn.iter().copied().collect();
        let mut outlines = Outlines { atlas, frame, drawn, least: 0.0 };
        let square = frame.scale * frame.scale;
        let mut weights = Vec::new();
        for (id, line) in atlas.lines().filter(|(_, line)| frame.sees(&line.posts)) {
            let care = outlines.care(id);
            // The ends of lines are always there, and of no use as a measure.
            let is_measure = |weight: f64| weight.is_finite() && weight * care * square > FINEST;
            let corners = line.corners.iter().filter(|corner| is_measure(corner.weight));
            let seen = corners.filter(|corner| frame.has(frame.put(&corner.place), 0.0));
            weights.extend(seen.map(|corner| corner.weight * care));
        }
        weights.sort_by(|one, other| other.total_cmp(one));
        outlines.least = weights.get(corners).copied().unwrap_or(FINEST / square);
        outlines
    }

    /// The outlines of all land.
    pub fn land(&self) -> Vec<Vec<Point>> {
        let least = SPECK / self.frame.scale / self.frame.scale;
        self.atlas.land().iter().filter(|ring| ring.area > least).filter_map(|ring| self.ring(ring)).collect()
    }

    /// The outlines of one country. Its largest is always there, if it is in the frame.
    pub fn shape(&self, id: ShapeId) -> Vec<Vec<Point>> {
        let least = ISLET / self.frame.scale / self.frame.scale;
        let rings = self.atlas.shape(id).rings.iter().enumerate();
        let kept = rings.filter(|(index, ring)| *index == 0 || ring.area > least);
        kept.filter_map(|(_, ring)| self.ring(ring)).collect()
    }

    /// The borders between countries that are not drawn for themselves.
    pub fn borders(&self) -> Vec<Vec<Point>> {
        let between = self.atlas.lines().filter(|(_, line)| {
            line.sides.len() > 1
                && self.frame.sees(&line.posts)
                && !line.sides.iter().any(|side| self.drawn.contains(side))
        });
        between
            .flat_map(|(_, line)| {
                let corners = line.corners.iter().filter(|corner| corner.weight >= self.least);
                let points: Vec<Point> = corners.map(|corner| self.frame.put(&corner.place)).collect();
                self.window().line(&points)
            })
            .filter(|line| {
                around(line).is_some_and(|(low, high)| (high.x - low.x).max(high.y - low.y) > STUB)
            })
            .collect()
    }

    fn ring(&self, ring: &Ring) -> Option<Vec<Point>> {
        if !self.frame.sees(&ring.posts) {
            return None;
        }
        let corners = self.atlas.corners(ring, |line| self.least / self.care(line));
        let points = corners.map(|corner| self.frame.put(&corner.place)).collect();
        Some(self.window().outline(points)).filter(|points| !points.is_empty())
    }

    fn care(&self, line: LineId) -> f64 {
        let is_drawn = self.atlas.line(line).sides.iter().any(|side| self.drawn.contains(side));
        if is_drawn { CARE } else { 1.0 }
    }

    fn window(&self) -> Window {
        Window {
            low: Point { x: -BEYOND, y: -BEYOND },
            high: Point { x: f64::from(self.frame.width) + BEYOND, y: f64::from(self.frame.height) + BEYOND },
        }
    }
}
