//! How much each corner of a line matters: the area between the line and a straight way past it, smallest first
//! (Visvalingam and Whyatt, 1993).

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::Corner;
use super::projection::{Place, Projection};

/// The corners of a line with their weights. Its ends matter always, and of a line that is closed two corners more, so
/// that an island stays one.
pub fn weigh(places: &[Place]) -> Vec<Corner> {
    let mut corners: Vec<Corner> =
        places.iter().map(|place| Corner { place: *place, weight: f64::INFINITY }).collect();
    let last = places.len().saturating_sub(1);
    let is_closed = places.first() == places.last();
    let mut left = last.saturating_sub(1);
    let mut before: Vec<usize> = (0..places.len()).map(|at| at.saturating_sub(1)).collect();
    let mut after: Vec<usize> = (0..places.len()).map(|at| at + 1).collect();
    let area =
        |before: usize, at: usize, after: usize| triangle([before, at, after].map(|at| places[at.min(last)]));
    let mut current: Vec<f64> = (0..places.len()).map(|at| area(at.saturating_sub(1), at, at + 1)).collect();
    let mut queue: BinaryHeap<Entry> = (1..last).map(|at| Entry { area: current[at], at }).collect();
    let mut reached = 0.0_f64;
    while let Some(Entry { area: weight, at }) = queue.pop() {
        // An entry that was overtaken by a later one of the same corner.
        if corners[at].weight.is_finite() || weight.total_cmp(&current[at]).is_ne() {
            continue;
        }
        if is_closed && left <= 2 {
            break;
        }
        left -= 1;
        reached = reached.max(weight);
        corners[at].weight = reached;
        let (left_side, right_side) = (before[at], after[at]);
        after[left_side] = right_side;
        before[right_side] = left_side;
        for side in [left_side, right_side].into_iter().filter(|side| (1..last).contains(side)) {
            current[side] = area(before[side], side, after[side]);
            queue.push(Entry { area: current[side], at: side });
        }
    }
    corners
}

/// The size of a triangle on the unit sphere, nearly.
fn triangle([one, two, three]: [Place; 3]) -> f64 {
    let paper = Projection::world(two.lon());
    let [a, b, c] = [one, two, three].map(|place| paper.put(&place));
    ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)).abs() / 2.0
}

/// A corner in the queue: the smallest area comes first, and of equal ones the first corner.
struct Entry {
    area: f64,
    at: usize,
}

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> Ordering {
        other.area.total_cmp(&self.area).then(other.at.cmp(&self.at))
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Entry {}
