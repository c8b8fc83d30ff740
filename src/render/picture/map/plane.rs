//! Points, lines and outlines on paper.

use crate::atlas::Point;

/// The upper left and the lower right corner of the rectangle around points.
pub fn around<'a>(points: impl IntoIterator<Item = &'a Point>) -> Option<(Point, Point)> {
    let mut points = points.into_iter();
    let first = *points.next()?;
    Some(points.fold((first, first), |(low, high), point| {
        (
            Point { x: low.x.min(point.x), y: low.y.min(point.y) },
            Point { x: high.x.max(point.x), y: high.y.max(point.y) },
        )
    }))
}

/// A point of an outline's inside that is far from its edge.
pub fn well_inside(ring: &[Point]) -> Point {
    const STEPS: u32 = 14;
    let Some((low, high)) = around(ring) else { return Point::default() };
    let share = |step: u32| (f64::from(step) + 0.5) / f64::from(STEPS);
    let at = |x: u32, y: u32| Point {
        x: low.x + (high.x - low.x) * share(x),
        y: low.y + (high.y - low.y) * share(y),
    };
    let inside =
        (0..STEPS).flat_map(|x| (0..STEPS).map(move |y| at(x, y))).filter(|point| is_inside(ring, *point));
    let depth = |point: Point| {
        let sides = ring.iter().zip(ring.iter().cycle().skip(1));
        sides.map(|(from, to)| from_line(point, *from, *to)).fold(f64::INFINITY, f64::min)
    };
    let deepest = inside.map(|point| (depth(point), point)).max_by(|one, other| one.0.total_cmp(&other.0));
    deepest.map_or(low, |(_, point)| point)
}

/// Whether a point lies inside an outline.
pub fn is_inside(ring: &[Point], point: Point) -> bool {
    let sides = ring.iter().zip(ring.iter().cycle().skip(1));
    let crossed = sides.filter(|(from, to)| {
        (from.y > point.y) != (to.y > point.y)
            && point.x < (to.x - from.x) * (point.y - from.y) / (to.y - from.y) + from.x
    });
    crossed.count() % 2 == 1
}

/// The area within an outline.
pub fn area(ring: &[Point]) -> f64 {
    let sides = ring.iter().zip(ring.iter().cycle().skip(1));
    sides.map(|(from, to)| from.x * to.y - to.x * from.y).sum::<f64>().abs() / 2.0
}

/// How far apart two points are.
pub fn distance(one: Point, other: Point) -> f64 {
    (one.x - other.x).hypot(one.y - other.y)
}

/// How far a point is from the nearest point of a line.
pub fn from_line(point: Point, from: Point, to: Point) -> f64 {
    let length = distance(from, to).powi(2);
    let along = (point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y);
    let share = if length > 0.0 { (along / length).clamp(0.0, 1.0) } else { 0.0 };
    distance(point, Point { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) })
}

/// Whether two lines cross.
pub fn cross(one: (Point, Point), other: (Point, Point)) -> bool {
    let side = |(from, to): (Point, Point), point: Point| {
        (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x) > 0.0
    };
    side(one, other.0) != side(one, other.1) && side(other, one.0) != side(other, one.1)
}
