//! Unpacking the edition of Natural Earth in `natural-earth/world.txt`, which says itself where it is from, how it was
//! prepared and how it is written.

use std::collections::BTreeMap;

use super::projection::{Place, Projection};
use super::weight::weigh;
use super::{Atlas, Bounds, Edge, Line, LineId, Ring, Shape, ShapeId};

const TEXT: &str = include_str!("natural-earth/world.txt");

/// Coordinates are counted in these parts of a degree.
const GRID: f64 = 100.0;

/// The whole edition. What is not as it should be is left out; tests see to it that nothing is.
pub fn unpack() -> Atlas {
    let mut lines = TEXT.lines().filter(|line| !line.starts_with('#'));
    let mut section = || {
        let count = lines.next().and_then(|head| head.split_once(' ')?.1.parse().ok()).unwrap_or(0);
        lines.by_ref().take(count).collect::<Vec<&'static str>>()
    };
    let (arcs, countries) = (section(), section());
    let line = |arc| {
        let places = places(arc);
        Line { corners: weigh(&places), posts: Bounds::of(places).posts(), sides: Vec::new() }
    };
    let mut lines: Vec<Line> = arcs.into_iter().map(line).collect();
    let mut shapes = Vec::new();
    for country in countries {
        let Some((code, rings)) = country.split_once(' ') else { continue };
        let rings = rings.split(';').map(|ring| ring.split(',').filter_map(edge).collect());
        let mut rings: Vec<Ring> = rings.map(|edges| ring(&lines, edges)).collect();
        rings.sort_by(|one, other| other.area.total_cmp(&one.area));
        for edge in rings.iter().flat_map(|ring| &ring.edges) {
            lines[edge.line.0].sides.push(ShapeId(shapes.len()));
        }
        shapes.push(Shape { code: Some(code).filter(|code| *code != "-"), rings });
    }
    let by_code = shapes.iter().enumerate().filter_map(|(index, shape)| Some((shape.code?, index))).collect();
    let land = land(&lines, &shapes);
    Atlas { lines, shapes, by_code, land }
}

/// The places of an arc, from numbers of five bits a letter.
fn places(arc: &str) -> Vec<Place> {
    let mut numbers = Vec::new();
    let (mut number, mut shift) = (0_i64, 0);
    for letter in arc.bytes() {
        let value = i64::from(match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'-' => 62,
            _ => 63,
        });
        number |= (value & 31) << shift;
        shift += 5;
        if value < 32 {
            numbers.push(if number & 1 == 1 { -(number + 1) / 2 } else { number / 2 });
            (number, shift) = (0, 0);
        }
    }
    let steps = numbers.chunks_exact(2).scan((0, 0), |at, step| {
        *at = (at.0 + step[0], at.1 + step[1]);
        Some(*at)
    });
    steps.map(|(lon, lat)| Place::new(degrees(lon), degrees(lat))).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a coordinate has five digits")]
fn degrees(hundredths: i64) -> f64 {
    hundredths as f64 / GRID
}

/// The line of a number, and the same the other way round if it is negative.
fn edge(number: &str) -> Option<Edge> {
    let number: i32 = number.parse().ok()?;
    let is_reversed = number < 0;
    let index = if is_reversed { -number - 1 } else { number };
    Some(Edge { line: LineId(usize::try_from(index).ok()?), is_reversed })
}

fn ring(lines: &[Line], edges: Vec<Edge>) -> Ring {
    let mut places = Vec::new();
    for edge in &edges {
        let corners = lines[edge.line.0].corners.iter().map(|corner| corner.place);
        match edge.is_reversed {
            true => places.extend(corners.rev()),
            false => places.extend(corners),
        }
    }
    let bounds = Bounds::of(places.iter().copied());
    let paper = Projection::world(bounds.middle().0);
    let points: Vec<_> = places.iter().map(|place| paper.put(place)).collect();
    let next = points.iter().cycle().skip(1);
    let twice: f64 = points.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
    Ring { edges, area: twice.abs() / 2.0, bounds, posts: bounds.posts() }
}

/// The outlines of all land: the lines with a country on one side only, joined where one ends and another begins.
fn land(lines: &[Line], shapes: &[Shape]) -> Vec<Ring> {
    let edges = shapes.iter().flat_map(|shape| &shape.rings).flat_map(|ring| &ring.edges);
    let coasts: Vec<Edge> = edges.copied().filter(|edge| lines[edge.line.0].sides.len() == 1).collect();
    let ends = |edge: &Edge| {
        let corners = &lines[edge.line.0].corners;
        let key = |at: usize| {
            corners.get(at).map(|corner| (corner.place.lon().to_bits(), corner.place.lat().to_bits()))
        };
        let (first, last) = (key(0), key(corners.len().saturating_sub(1)));
        if edge.is_reversed { (last, first) } else { (first, last) }
    };
    let mut beginning: BTreeMap<_, Vec<Edge>> = BTreeMap::new();
    for edge in coasts.iter().rev() {
        beginning.entry(ends(edge).0).or_default().push(*edge);
    }
    let mut rings = Vec::new();
    while let Some((&start, waiting)) = beginning.iter_mut().find(|(_, waiting)| !waiting.is_empty()) {
        let mut edges: Vec<Edge> = waiting.pop().into_iter().collect();
        while let Some(end) = edges.last().map(|edge| ends(edge).1).filter(|end| *end != start) {
            match beginning.get_mut(&end).and_then(Vec::pop) {
                Some(next) => edges.push(next),
                None => break,
            }
        }
        rings.push(ring(lines, edges));
    }
    rings.sort_by(|one, other| other.area.total_cmp(&one.area));
    rings
}
