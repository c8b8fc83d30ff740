//! Cutting outlines and lines at the edges of a picture (Sutherland and Hodgman, 1974).

use crate::atlas::Point;

/// A rectangle from the upper left corner to the lower right one.
#[derive(Clone, Copy)]
pub struct Window {
    pub low: Point,
    pub high: Point,
}

/// One edge of a window: which coordinate it is about, where it lies, and whether the window is above it.
#[derive(Clone, Copy)]
struct Side {
    is_x: bool,
    at: f64,
    is_low: bool,
}

impl Window {
    /// The part of an outline within the window. Where it leaves and comes back it follows the edge.
    pub fn outline(&self, ring: Vec<Point>) -> Vec<Point> {
        if ring.iter().all(|point| self.has(*point)) {
            return ring;
        }
        self.sides().into_iter().fold(ring, |ring, side| {
            let mut kept = Vec::with_capacity(ring.len());
            let Some(mut last) = ring.last().copied() else { return kept };
            for point in ring {
                if side.has(point) != side.has(last) {
                    kept.push(side.crossing(last, point));
                }
                if side.has(point) {
                    kept.push(point);
                }
                last = point;
            }
            kept
        })
    }

    /// The parts of a line within the window.
    pub fn line(&self, line: &[Point]) -> Vec<Vec<Point>> {
        let mut parts: Vec<Vec<Point>> = Vec::new();
        for pair in line.windows(2) {
            let Some((from, to)) = self.segment(pair[0], pair[1]) else { continue };
            match parts.last_mut().filter(|part| part.last() == Some(&from)) {
                Some(part) => part.push(to),
                None => parts.push(vec![from, to]),
            }
        }
        parts
    }

    fn segment(&self, from: Point, to: Point) -> Option<(Point, Point)> {
        self.sides().into_iter().try_fold((from, to), |(from, to), side| {
            match (side.has(from), side.has(to)) {
                (true, true) => Some((from, to)),
                (true, false) => Some((from, side.crossing(from, to))),
                (false, true) => Some((side.crossing(from, to), to)),
                (false, false) => None,
            }
        })
    }

    fn has(&self, point: Point) -> bool {
        self.sides().iter().all(|side| side.has(point))
    }

    fn sides(&self) -> [Side; 4] {
        [
            Side { is_x: true, at: self.low.x, is_low: true },
            Side { is_x: true, at: self.high.x, is_low: false },
            Side { is_x: false, at: self.low.y, is_low: true },
            Side { is_x: false, at: self.high.y, is_low: false },
        ]
    }
}

impl Side {
    fn has(&self, point: Point) -> bool {
        let value = if self.is_x { point.x } else { point.y };
        if self.is_low { value >= self.at } else { value <= self.at }
    }

    /// Where a line from one side to the other meets this edge.
    fn crossing(&self, from: Point, to: Point) -> Point {
        match self.is_x {
            true => {
                let part = (self.at - from.x) / (to.x - from.x);
                Point { x: self.at, y: from.y + part * (to.y - from.y) }
            }
            false => {
                let part = (self.at - from.y) / (to.y - from.y);
                Point { x: from.x + part * (to.x - from.x), y: self.at }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Window = Window { low: Point { x: 0.0, y: 0.0 }, high: Point { x: 10.0, y: 10.0 } };

    fn points(points: &[(f64, f64)]) -> Vec<Point> {
        points.iter().map(|(x, y)| Point { x: *x, y: *y }).collect()
    }

    #[test]
    fn outlines_end_at_the_edges() {
        for (ring, left) in [
            (&[(1.0, 1.0), (9.0, 1.0), (5.0, 9.0)][..], &[(1.0, 1.0), (9.0, 1.0), (5.0, 9.0)][..]),
            (
                &[(-5.0, 2.0), (5.0, 2.0), (5.0, 4.0), (-5.0, 4.0)],
                &[(0.0, 2.0), (5.0, 2.0), (5.0, 4.0), (0.0, 4.0)],
            ),
            (
                &[(-9.0, -9.0), (99.0, -9.0), (99.0, 99.0), (-9.0, 99.0)],
                &[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)],
            ),
            (&[(11.0, 0.0), (12.0, 5.0), (11.0, 9.0)], &[]),
            (&[], &[]),
        ] {
            let mut clipped = WINDOW.outline(points(ring));
            let first = clipped.iter().position(|point| Some(point) == points(left).first()).unwrap_or(0);
            clipped.rotate_left(first);
            assert_eq!(clipped, points(left));
        }
    }

    #[test]
    fn lines_end_at_the_edges() {
        for (line, parts) in [
            (&[(1.0, 1.0), (2.0, 2.0), (3.0, 1.0)][..], &[&[(1.0, 1.0), (2.0, 2.0), (3.0, 1.0)][..]][..]),
            (
                &[(5.0, 5.0), (15.0, 5.0), (15.0, 7.0), (5.0, 7.0)],
                &[&[(5.0, 5.0), (10.0, 5.0)], &[(10.0, 7.0), (5.0, 7.0)]],
            ),
            (&[(-5.0, 5.0), (15.0, 5.0)], &[&[(0.0, 5.0), (10.0, 5.0)]]),
            (&[(-5.0, 2.0), (2.0, -5.0)], &[]),
            (&[(1.0, 1.0)], &[]),
        ] {
            let parts: Vec<_> = parts.iter().map(|part| points(part)).collect();
            assert_eq!(WINDOW.line(&points(line)), parts);
        }
    }
}
