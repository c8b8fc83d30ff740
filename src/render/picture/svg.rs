//! Writing outlines and numbers as SVG does, in few characters.

use std::fmt::Write;

use crate::atlas::Point;

/// A path of closed outlines; what has no area left is left out.
pub fn outlines(rings: &[Vec<Point>]) -> String {
    let mut path = String::new();
    for ring in rings {
        let mut points = rounded(ring);
        while points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        if points.len() > 2 {
            strand(&mut path, &points);
            path.push('z');
        }
    }
    path
}

/// A path of open lines.
pub fn strands(lines: &[Vec<Point>]) -> String {
    let mut path = String::new();
    for line in lines {
        let points = rounded(line);
        if points.len() > 1 {
            strand(&mut path, &points);
        }
    }
    path
}

/// A number with at most one digit after the point.
pub fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A part of a hundred with at most two digits after the point.
pub fn percent(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Points at whole numbers, without those that say nothing: twice the same, or on the way to the next.
fn rounded(points: &[Point]) -> Vec<(i64, i64)> {
    let mut kept: Vec<(i64, i64)> = Vec::with_capacity(points.len());
    for point in points {
        let next = (whole(point.x), whole(point.y));
        if kept.last() == Some(&next) {
            continue;
        }
        if let [.., a, b] = kept[..]
            && (b.0 - a.0) * (next.1 - b.1) == (b.1 - a.1) * (next.0 - b.0)
            && (b.0 - a.0) * (next.0 - b.0) + (b.1 - a.1) * (next.1 - b.1) > 0
        {
            kept.pop();
        }
        kept.push(next);
    }
    kept
}

#[expect(clippy::cast_possible_truncation, reason = "what is clipped to a frame is small")]
fn whole(value: f64) -> i64 {
    value.round() as i64
}

fn strand(path: &mut String, points: &[(i64, i64)]) {
    let mut last: Option<(i64, i64)> = None;
    for (at, &(x, y)) in points.iter().enumerate() {
        let step = last.map_or((x, y), |last| (x - last.0, y - last.1));
        last = Some((x, y));
        path.push_str(match at {
            0 => "M",
            1 => "l",
            _ if step.0 < 0 => "",
            _ => " ",
        });
        let gap = if step.1 < 0 { "" } else { " " };
        // Writing into a string never fails.
        let _ = write!(path, "{}{gap}{}", step.0, step.1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(points: &[(f64, f64)]) -> Vec<Point> {
        points.iter().map(|(x, y)| Point { x: *x, y: *y }).collect()
    }

    #[test]
    fn a_path_says_no_more_than_it_must() {
        for (ring, path) in [
            (&[(1.0, 2.0), (9.0, 2.2), (9.0, -4.0)][..], "M1 2l8 0 0-6z"),
            // Points in a row, points twice, and the first point once more.
            (&[(0.0, 0.0), (2.0, 0.0), (4.0, 0.1), (4.0, 0.2), (1.0, 8.0), (0.0, 0.0)], "M0 0l4 0-3 8z"),
            // There and back again.
            (&[(0.0, 0.0), (5.0, 5.0)], ""),
            (&[(0.4, 0.4), (-0.4, -0.2), (0.1, 0.3)], ""),
            (&[], ""),
        ] {
            assert_eq!(outlines(&[points(ring)]), path);
        }
        assert_eq!(strands(&[points(&[(3.0, 4.0), (1.0, 4.0), (2.0, 2.0)])]), "M3 4l-2 0 1-2");
        assert_eq!(strands(&[points(&[(3.0, 4.0)])]), "");
    }

    #[test]
    fn numbers_are_short() {
        for (value, text) in
            [(3.0, "3"), (3.04, "3"), (2.96, "3"), (-0.01, "0"), (12.34, "12.3"), (-1.5, "-1.5")]
        {
            assert_eq!(number(value), text);
        }
    }
}
