//! The shapes of the world's countries, from an edition of Natural Earth that the program carries.
//!
//! Owns the edition, how its lines hang together, how much each of their corners matters, and how places on the globe
//! come to lie on paper. It does not draw: that is `render::picture`.

mod edition;
mod projection;
mod weight;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub use projection::{Place, Point, Projection};

/// The world as it is in the edition.
///
/// This is no state: a constant that takes some milliseconds to unpack, which is done when it is first asked for. It
/// depends on nothing but the program, so it does not matter who asks first.
pub fn world() -> &'static Atlas {
    static WORLD: LazyLock<Atlas> = LazyLock::new(edition::unpack);
    &WORLD
}

/// Lines, and the shapes that they bound.
pub struct Atlas {
    lines: Vec<Line>,
    shapes: Vec<Shape>,
    by_code: BTreeMap<&'static str, usize>,
    land: Vec<Ring>,
}

/// A border or a coast, from one place where three shapes meet to the next, or around an island.
pub struct Line {
    pub corners: Vec<Corner>,
    pub posts: Posts,
    /// The shapes on its sides: two along a border, one along a coast.
    pub sides: Vec<ShapeId>,
}

/// The number of a line in its atlas.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct LineId(usize);

/// The number of a shape in its atlas.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ShapeId(usize);

/// A point of a line.
#[derive(Clone, Copy, Debug)]
pub struct Corner {
    pub place: Place,
    /// The part of the unit sphere, in steradians, that would change sides if the line went straight here; infinite at
    /// the ends of a line.
    pub weight: f64,
}

/// A country, or land that is none.
pub struct Shape {
    /// ISO 3166-1 alpha-2, or `XK`.
    pub code: Option<&'static str>,
    /// The largest first.
    pub rings: Vec<Ring>,
}

/// A closed outline, of lines one after the other.
pub struct Ring {
    pub edges: Vec<Edge>,
    /// In steradians.
    pub area: f64,
    pub bounds: Bounds,
    pub posts: Posts,
}

/// Places around a shape: on every map, whatever its projection, it lies in the rectangle around them.
pub type Posts = [Place; 6];

/// A line as a part of an outline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Edge {
    pub line: LineId,
    /// Whether the outline runs from the end of the line to its beginning.
    pub is_reversed: bool,
}

/// The rectangle around a shape, in degrees. East of the date line longitudes go on beyond 180.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bounds {
    pub west: f64,
    pub south: f64,
    pub east: f64,
    pub north: f64,
}

impl Atlas {
    /// The shape of a country by its code.
    pub fn find(&self, code: &str) -> Option<ShapeId> {
        self.by_code.get(code).map(|index| ShapeId(*index))
    }

    pub fn shape(&self, id: ShapeId) -> &Shape {
        &self.shapes[id.0]
    }

    pub fn line(&self, id: LineId) -> &Line {
        &self.lines[id.0]
    }

    /// All lines, in the order of the edition.
    pub fn lines(&self) -> impl Iterator<Item = (LineId, &Line)> {
        self.lines.iter().enumerate().map(|(index, line)| (LineId(index), line))
    }

    /// The codes of all countries, in order.
    pub fn codes(&self) -> impl Iterator<Item = &'static str> {
        self.by_code.keys().copied()
    }

    /// The outlines of all land, without borders.
    pub fn land(&self) -> &[Ring] {
        &self.land
    }

    /// Whether two shapes have a border in common.
    pub fn are_neighbours(&self, one: ShapeId, other: ShapeId) -> bool {
        let edges = self.shape(one).rings.iter().flat_map(|ring| &ring.edges);
        edges.into_iter().any(|edge| self.line(edge.line).sides.contains(&other))
    }

    /// The corners of an outline that matter at least as much as its line must; the last leads back to the first.
    pub fn corners<'a>(
        &'a self,
        ring: &'a Ring,
        least: impl Fn(LineId) -> f64 + 'a,
    ) -> impl Iterator<Item = &'a Corner> + 'a {
        ring.edges.iter().flat_map(move |edge| {
            let least = least(edge.line);
            let corners = &self.line(edge.line).corners;
            let last = corners.len() - 1;
            let in_order = (0..last).map(move |at| if edge.is_reversed { last - at } else { at });
            in_order.map(|at| &corners[at]).filter(move |corner| corner.weight >= least)
        })
    }
}

impl Bounds {
    pub const NONE: Bounds = Bounds {
        west: f64::INFINITY,
        south: f64::INFINITY,
        east: f64::NEG_INFINITY,
        north: f64::NEG_INFINITY,
    };

    /// The rectangle around both.
    pub fn with(self, other: Bounds) -> Bounds {
        Bounds {
            west: self.west.min(other.west),
            south: self.south.min(other.south),
            east: self.east.max(other.east),
            north: self.north.max(other.north),
        }
    }

    pub fn of(places: impl IntoIterator<Item = Place>) -> Bounds {
        places.into_iter().fold(Bounds::NONE, |bounds, place| {
            let (lon, lat) = (place.lon(), place.lat());
            bounds.with(Bounds { west: lon, south: lat, east: lon, north: lat })
        })
    }

    /// The corners, and the sides where they are widest: meridians bend away from the middle of a map, most of all at the
    /// equator.
    fn posts(&self) -> Posts {
        let widest = 0.0_f64.clamp(self.south, self.north.max(self.south));
        let [south, middle, north] = [self.south, widest, self.north]
            .map(|lat| [self.west, self.east].map(|lon| Place::new(lon, lat)));
        [south[0], south[1], middle[0], middle[1], north[0], north[1]]
    }

    /// The longitude and latitude in the middle.
    pub fn middle(&self) -> (f64, f64) {
        (f64::midpoint(self.west, self.east), f64::midpoint(self.south, self.north))
    }
}

#[cfg(test)]
mod tests;
