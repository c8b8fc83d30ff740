//! The part of the world that a picture shows, and where a place on the globe lies in it.

use crate::atlas::{Atlas, Bounds, Corner, Place, Point, Posts, Projection, Ring, Shape, ShapeId};

/// A rectangle of paper with a projection. Its units are those of the drawing, from the upper left corner.
pub struct Frame {
    projection: Projection,
    left: f64,
    top: f64,
    /// Units for the radius of the globe.
    pub scale: f64,
    pub width: u32,
    pub height: u32,
}

/// The longitude in the middle of the world: opposite is the Bering Strait, where the map ends.
const MIDDLE: f64 = 11.5;

/// Islands smaller than this, in steradians, do not make the picture of the world wider, unless they are drawn.
const ISLAND: f64 = 1e-3;

/// How much of its own area a country must have in the picture. Far islands may lie outside.
const HOME: f64 = 0.97;

/// A rectangle on paper.
#[derive(Clone, Copy)]
struct Sheet {
    low: Point,
    high: Point,
}

impl Frame {
    /// The whole world, without the islands at its ends if they are none of these countries.
    pub fn world(atlas: &Atlas, shapes: &[ShapeId], width: u32, height: Option<u32>) -> Frame {
        let projection = Projection::world(MIDDLE);
        let rings = atlas.land().iter().filter(|ring| ring.area > ISLAND);
        let homes = shapes.iter().flat_map(|id| home(atlas.shape(*id)));
        let sheet = Sheet::around(atlas, rings.chain(homes), &projection);
        Frame::fit(projection, sheet.grown(0.015, 0.0), width, height)
    }

    /// A frame around countries, with so many times their own breadth on each side, and `least` radians high.
    pub fn around(
        atlas: &Atlas,
        shapes: &[ShapeId],
        margin: f64,
        least: f64,
        width: u32,
        height: Option<u32>,
    ) -> Frame {
        let homes = || shapes.iter().flat_map(|id| home(atlas.shape(*id)));
        if homes().next().is_none() {
            return Frame::world(atlas, &[], width, height);
        }
        let (lon, lat) = homes().map(|ring| ring.bounds).fold(Bounds::NONE, Bounds::with).middle();
        let projection = Projection::around(Place::new(lon, lat));
        let sheet = Sheet::around(atlas, homes(), &projection);
        Frame::fit(projection, sheet.grown(margin, least), width, height)
    }

    fn fit(projection: Projection, sheet: Sheet, width: u32, height: Option<u32>) -> Frame {
        let breadth = f64::from(width);
        let height =
            height.unwrap_or_else(|| part(breadth, (sheet.height() / sheet.width()).clamp(0.4, 0.75)));
        let scale = (breadth / sheet.width()).min(f64::from(height) / sheet.height());
        let middle = sheet.middle();
        Frame {
            projection,
            left: middle.x - breadth / scale / 2.0,
            top: middle.y - f64::from(height) / scale / 2.0,
            scale,
            width,
            height,
        }
    }

    pub fn put(&self, place: &Place) -> Point {
        let point = self.projection.put(place);
        Point { x: (point.x - self.left) * self.scale, y: (point.y - self.top) * self.scale }
    }

    /// Whether a point lies in the frame, or at most so far outside.
    pub fn has(&self, point: Point, margin: f64) -> bool {
        (-margin..=f64::from(self.width) + margin).contains(&point.x)
            && (-margin..=f64::from(self.height) + margin).contains(&point.y)
    }

    /// Whether what lies between these places may be seen in the frame. Nothing that is seen is denied.
    pub fn sees(&self, posts: &Posts) -> bool {
        let sheet = Sheet::of(posts.iter().map(|post| self.put(post)));
        sheet.high.x >= 0.0
            && sheet.low.x <= f64::from(self.width)
            && sheet.high.y >= 0.0
            && sheet.low.y <= f64::from(self.height)
    }

    /// How much of the picture's breadth and height lies left of and above a point, in percent.
    pub fn percent(&self, point: Point) -> (f64, f64) {
        (100.0 * point.x / f64::from(self.width), 100.0 * point.y / f64::from(self.height))
    }
}

/// The largest outlines of a country, which make up nearly all of it; at least one.
fn home(shape: &Shape) -> impl Iterator<Item = &Ring> {
    let all: f64 = shape.rings.iter().map(|ring| ring.area).sum();
    shape.rings.iter().scan(0.0, move |so_far, ring| {
        let is_wanted = *so_far <= all * HOME;
        *so_far += ring.area;
        is_wanted.then_some(ring)
    })
}

impl Sheet {
    const NONE: Sheet = Sheet {
        low: Point { x: f64::INFINITY, y: f64::INFINITY },
        high: Point { x: f64::NEG_INFINITY, y: f64::NEG_INFINITY },
    };

    fn of(points: impl Iterator<Item = Point>) -> Sheet {
        points.fold(Sheet::NONE, |sheet, point| Sheet {
            low: Point { x: sheet.low.x.min(point.x), y: sheet.low.y.min(point.y) },
            high: Point { x: sheet.high.x.max(point.x), y: sheet.high.y.max(point.y) },
        })
    }

    fn around<'a>(atlas: &Atlas, rings: impl Iterator<Item = &'a Ring>, projection: &Projection) -> Sheet {
        let corners = rings.flat_map(|ring| &ring.edges).flat_map(|edge| &atlas.line(edge.line).corners);
        Sheet::of(corners.map(|corner: &Corner| projection.put(&corner.place)))
    }

    fn width(&self) -> f64 {
        self.high.x - self.low.x
    }

    fn height(&self) -> f64 {
        self.high.y - self.low.y
    }

    fn middle(&self) -> Point {
        Point { x: f64::midpoint(self.low.x, self.high.x), y: f64::midpoint(self.low.y, self.high.y) }
    }

    /// The sheet with a part of its size added on each side, so that it is at least so wide and high.
    fn grown(&self, margin: f64, least: f64) -> Sheet {
        let room = margin * self.width().max(self.height());
        let half = |size: f64| (size / 2.0 + room).max(least / 2.0).max(f64::MIN_POSITIVE);
        let (middle, x, y) = (self.middle(), half(self.width()), half(self.height()));
        Sheet {
            low: Point { x: middle.x - x, y: middle.y - y },
            high: Point { x: middle.x + x, y: middle.y + y },
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of a picture's width")]
fn part(width: f64, part: f64) -> u32 {
    (width * part).round() as u32
}
