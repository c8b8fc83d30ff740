//! Groups of countries, and what is drawn of them.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::atlas::{Atlas, Point, ShapeId};
use crate::markdown::escape;
use crate::render::picture::svg;

use super::frame::Frame;
use super::outline::Outlines;
use super::plane::around;

/// Countries that are drawn in one way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// Its id, for those who style or test the map.
    pub name: String,
    pub style: Style,
    /// What stands on its badge, if it has one.
    pub badge: Option<String>,
    /// Codes of countries. One that has no shape is not drawn; one of several groups belongs to the first.
    pub codes: Vec<String>,
}

/// How the countries of a group look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// In one of the theme's colours, by its number.
    Hue(usize),
    /// Told from other land, and less than those in colour.
    Quiet,
}

/// The shapes of each group, every shape once.
pub fn shapes(atlas: &Atlas, groups: &[Group]) -> Vec<Vec<ShapeId>> {
    let mut taken = BTreeSet::new();
    let mut own = |group: &Group| {
        let found = group.codes.iter().filter_map(|code| atlas.find(code));
        found.filter(|id| taken.insert(*id)).collect()
    };
    groups.iter().map(&mut own).collect()
}

/// What of a group is seen in a picture.
pub struct Drawn<'a> {
    pub group: &'a Group,
    pub pieces: Vec<Piece>,
}

/// A country in a picture.
pub struct Piece {
    code: &'static str,
    pub rings: Vec<Vec<Point>>,
    /// Where the country lies, if it is too small to be seen as a shape.
    pub dot: Option<Point>,
    /// The number of the part of the group that hangs together and that this is in.
    pub part: usize,
}

/// What hangs together and has less than this breadth and height, in units, is drawn as dots.
const TINY: f64 = 5.0;

impl<'a> Drawn<'a> {
    pub fn new(atlas: &'static Atlas, outlines: &Outlines, group: &'a Group, ids: &[ShapeId]) -> Self {
        let parts = parts(atlas, ids);
        let rings: Vec<_> = ids.iter().map(|id| outlines.shape(*id)).collect();
        let is_tiny = |part: usize| {
            let own = parts.iter().zip(&rings).filter(|(other, _)| **other == part);
            around(own.flat_map(|(_, rings)| rings).flatten())
                .is_none_or(|(low, high)| (high.x - low.x).max(high.y - low.y) < TINY)
        };
        let is_dot: Vec<bool> = parts.iter().map(|part| is_tiny(*part)).collect();
        let mut pieces = Vec::new();
        for (((id, part), rings), is_dot) in ids.iter().zip(&parts).zip(rings).zip(is_dot) {
            let Some(code) = atlas.shape(*id).code else { continue };
            let middle = around(rings.iter().flatten()).map(|(low, high)| Point {
                x: f64::midpoint(low.x, high.x),
                y: f64::midpoint(low.y, high.y),
            });
            let dot = middle.filter(|_| is_dot || svg::outlines(&rings).is_empty());
            pieces.push(Piece { code, rings, dot, part: *part });
        }
        Drawn { group, pieces }
    }

    /// The countries with a shape, as paths.
    pub fn paths(&self) -> String {
        let mut paths = String::new();
        for piece in self.pieces.iter().filter(|piece| piece.dot.is_none()) {
            let path = svg::outlines(&piece.rings);
            let _ = write!(paths, "<path data-country=\"{}\" d=\"{path}\"/>", piece.code);
        }
        self.group.wrap(&paths)
    }

    /// The countries that are dots.
    pub fn dots(&self, frame: &Frame) -> String {
        let mut dots = String::new();
        for (piece, dot) in self.pieces.iter().filter_map(|piece| Some((piece, piece.dot?))) {
            let (x, y) = frame.percent(dot);
            let (x, y) = (svg::number(x), svg::number(y));
            let _ = write!(
                dots,
                "<circle class=\"map-dot\" data-country=\"{}\" cx=\"{x}%\" cy=\"{y}%\" r=\"4\"/>",
                piece.code
            );
        }
        self.group.wrap(&dots)
    }
}

impl Group {
    /// What is drawn of the group, in its colours; nothing if there is nothing.
    pub fn wrap(&self, inner: &str) -> String {
        if inner.is_empty() {
            return String::new();
        }
        let style = match self.style {
            Style::Hue(number) => format!("map-group hue-{number}"),
            Style::Quiet => "map-group map-quiet".to_owned(),
        };
        let mut name = String::new();
        escape::attribute(&mut name, &self.name);
        format!("<g class=\"{style}\" data-cluster=\"{name}\">{inner}</g>")
    }
}

/// For each shape the number of the part that it is in: shapes with a border in common are in one part.
fn parts(atlas: &Atlas, ids: &[ShapeId]) -> Vec<usize> {
    let mut parts: Vec<usize> = (0..ids.len()).collect();
    for (index, id) in ids.iter().enumerate() {
        for (before, _) in
            ids[..index].iter().enumerate().filter(|(_, other)| atlas.are_neighbours(*id, **other))
        {
            let (own, other) = (parts[index], parts[before]);
            parts.iter_mut().filter(|part| **part == other).for_each(|part| *part = own);
        }
    }
    parts
}
