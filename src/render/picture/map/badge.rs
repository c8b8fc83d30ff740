//! Where the badges of groups stand: beside their countries and over nothing that is coloured, each tied to every part of
//! its group by a line.

use std::fmt::Write;

use crate::atlas::Point;
use crate::markdown::escape;
use crate::render::picture::svg;

use super::frame::Frame;
use super::group::{Drawn, Group, Piece};
use super::plane::{area, cross, distance, from_line, is_inside, well_inside};

/// The sign of a group in a picture.
pub struct Badge<'a> {
    pub group: &'a Group,
    pub label: &'a str,
    pub at: Point,
    /// Where the lines from it end.
    pub ends: Vec<Point>,
}

/// The room of a badge, in parts of the picture's breadth, where that is as narrow as on a phone.
const ROOM: f64 = 0.042;

/// To so many parts of a group a line leads: to the largest.
const PARTS: usize = 4;

/// So many badges find their place by what lies around them; a picture with more of them is of no use.
const BADGES: usize = 16;

/// Where badges may stand: so many directions from the middle of the group, and so many distances.
const DIRECTIONS: u32 = 24;
const DISTANCES: u32 = 10;

/// The badges of the groups that have one and are seen.
pub fn place<'a>(frame: &Frame, land: &[Vec<Point>], drawn: &'a [Drawn]) -> Vec<Badge<'a>> {
    let coloured: Vec<&Vec<Point>> =
        drawn.iter().flat_map(|drawn| &drawn.pieces).flat_map(|piece| &piece.rings).collect();
    let mut badges: Vec<Badge> = Vec::new();
    for group in drawn {
        let Some(label) = group.group.badge.as_deref() else { continue };
        let parts = parts(group);
        if parts.is_empty() || badges.len() == BADGES {
            continue;
        }
        let room = Room { frame, land, coloured: &coloured, badges: &badges };
        let at = room.best(&parts);
        let ends = parts.iter().map(|part| part.end(at)).collect();
        badges.push(Badge { group: group.group, label, at, ends });
    }
    badges
}

impl Badge<'_> {
    /// The badge with its lines, in percent of the picture: it stays as large as its text.
    pub fn mark(&self, frame: &Frame) -> String {
        let percent = |point| {
            let (x, y) = frame.percent(point);
            (svg::number(x), svg::number(y))
        };
        let (x, y) = percent(self.at);
        let mut mark = String::new();
        for end in &self.ends {
            let end = percent(*end);
            let _ = write!(
                mark,
                "<line class=\"map-lead\" x1=\"{x}%\" y1=\"{y}%\" x2=\"{}%\" y2=\"{}%\"/>",
                end.0, end.1
            );
        }
        let _ = write!(mark, "<circle class=\"map-badge\" cx=\"{x}%\" cy=\"{y}%\" r=\"12\"/>");
        let _ =
            write!(mark, "<text x=\"{x}%\" y=\"{y}%\" dominant-baseline=\"central\" text-anchor=\"middle\">");
        escape::text(&mut mark, self.label);
        mark.push_str("</text>");
        self.group.wrap(&mark)
    }
}

/// Countries of a group that hang together.
struct Part<'a> {
    rings: Vec<&'a Vec<Point>>,
    size: f64,
    /// A point well inside.
    middle: Point,
}

impl Part<'_> {
    /// Where a line from a point to this part ends: a little inside.
    fn end(&self, from: Point) -> Point {
        const STEPS: u32 = 80;
        let on_the_way = |step: u32| {
            let share = f64::from(step) / f64::from(STEPS);
            Point {
                x: from.x + (self.middle.x - from.x) * share,
                y: from.y + (self.middle.y - from.y) * share,
            }
        };
        let inside = (0..STEPS).find(|step| is_in(&self.rings, on_the_way(*step)));
        inside.map_or(self.middle, |step| on_the_way((step + 3).min(STEPS)))
    }
}

/// The largest parts of a group.
fn parts<'a>(group: &'a Drawn) -> Vec<Part<'a>> {
    let mut parts: Vec<(usize, Vec<&Piece>)> = Vec::new();
    for piece in group.pieces.iter().filter(|piece| !piece.rings.is_empty()) {
        match parts.iter_mut().find(|(part, _)| *part == piece.part) {
            Some((_, pieces)) => pieces.push(piece),
            None => parts.push((piece.part, vec![piece])),
        }
    }
    let part = |pieces: Vec<&'a Piece>| {
        let rings: Vec<&Vec<Point>> = pieces.iter().flat_map(|piece| &piece.rings).collect();
        let size = rings.iter().map(|ring| area(ring)).sum();
        let largest = rings.iter().max_by(|one, other| area(one).total_cmp(&area(other)))?;
        let dot = pieces.iter().find_map(|piece| piece.dot);
        let middle = dot.unwrap_or_else(|| well_inside(largest));
        Some(Part { middle, size, rings })
    };
    let mut parts: Vec<Part> = parts.into_iter().filter_map(|(_, pieces)| part(pieces)).collect();
    parts.sort_by(|one, other| other.size.total_cmp(&one.size));
    parts.truncate(PARTS);
    parts
}

/// What a badge must look out for.
struct Room<'a> {
    frame: &'a Frame,
    land: &'a [Vec<Point>],
    coloured: &'a [&'a Vec<Point>],
    badges: &'a [Badge<'a>],
}

impl Room<'_> {
    /// The best place for the badge of a group with these parts.
    fn best(&self, parts: &[Part]) -> Point {
        let count = f64::from(u32::try_from(parts.len()).unwrap_or(1));
        let middle = Point {
            x: parts.iter().map(|part| part.middle.x).sum::<f64>() / count,
            y: parts.iter().map(|part| part.middle.y).sum::<f64>() / count,
        };
        let places = (1..=DISTANCES).flat_map(|distance| {
            let distance = f64::from(distance) * self.room() * 0.8;
            (0..DIRECTIONS).map(move |direction| {
                let angle = f64::from(direction) * std::f64::consts::TAU / f64::from(DIRECTIONS);
                Point { x: middle.x + distance * angle.cos(), y: middle.y + distance * angle.sin() }
            })
        });
        let way = |at: Point| parts.iter().map(|part| distance(at, part.middle)).sum::<f64>();
        let mut places: Vec<(f64, Point)> = places.map(|place| (way(place), place)).collect();
        places.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut best = (f64::INFINITY, middle);
        for (way, place) in places {
            // All that follow are farther away than this one is bad.
            if way >= best.0 {
                break;
            }
            let cost = way + self.cost(place, parts);
            if cost < best.0 {
                best = (cost, place);
            }
        }
        best.1
    }

    /// How bad a place is, wherever the group is. What a reader would miss counts most.
    fn cost(&self, at: Point, parts: &[Part]) -> f64 {
        let room = self.room();
        let mut cost = 0.0;
        if !self.frame.has(at, -room) {
            cost += 100.0 * room;
        }
        let covered = self.coloured.iter().any(|ring| {
            let mut sides = ring.iter().zip(ring.iter().cycle().skip(1));
            is_inside(ring, at) || sides.any(|(from, to)| from_line(at, *from, *to) < room)
        });
        if covered {
            cost += 20.0 * room;
        }
        for other in self.badges {
            if distance(at, other.at) < 2.2 * room {
                cost += 50.0 * room;
            }
            let crosses = |end: &Point| parts.iter().any(|part| cross((at, part.middle), (other.at, *end)));
            let is_near = |end: &Point| from_line(at, other.at, *end) < room;
            if other.ends.iter().any(|end| crosses(end) || is_near(end)) {
                cost += 20.0 * room;
            }
        }
        if self.land.iter().any(|ring| is_inside(ring, at)) {
            cost += room;
        }
        cost
    }

    fn room(&self) -> f64 {
        f64::from(self.frame.width) * ROOM
    }
}

fn is_in(rings: &[&Vec<Point>], point: Point) -> bool {
    rings.iter().any(|ring| is_inside(ring, point))
}
