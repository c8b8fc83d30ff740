//! The edition against places, sizes and borders that are known from elsewhere.

use super::*;

/// The capitals of the programme's countries and of Sweden, and some places whose country a map can get wrong.
pub const PLACES: &[(&str, f64, f64)] = &[
    ("BA", 18.413, 43.856),
    ("XK", 21.165, 42.663),
    ("RS", 20.457, 44.817),
    ("UA", 30.523, 50.450),
    ("KE", 36.817, -1.286),
    ("TZ", 35.742, -6.173),
    ("UG", 32.582, 0.316),
    ("CO", -74.072, 4.711),
    ("GT", -90.535, 14.613),
    ("BW", 25.909, -24.655),
    ("ZA", 28.188, -25.747),
    ("ZM", 28.283, -15.417),
    ("ZW", 31.052, -17.829),
    ("GE", 44.783, 41.716),
    ("MK", 21.432, 41.996),
    ("MD", 28.864, 47.010),
    ("ID", 106.816, -6.200),
    ("CN", 116.407, 39.904),
    ("VN", 105.854, 21.028),
    ("MZ", 32.573, -25.966),
    ("NA", 17.084, -22.560),
    ("SE", 18.069, 59.329),
    // Crimea: its middle, Simferopol, Sevastopol and Kerch.
    ("UA", 34.100, 44.950),
    ("UA", 34.100, 45.050),
    ("UA", 33.600, 44.600),
    ("UA", 36.350, 45.340),
    // What lies on both sides of the date line.
    ("RU", 174.000, 66.500),
    ("RU", 183.500, 67.000),
    ("FJ", 178.000, -17.800),
    // Parts of the world that others count differently.
    ("SO", 44.060, 9.560),
    ("CY", 33.400, 35.220),
    ("GF", -53.000, 4.000),
    ("FR", 2.350, 48.850),
    ("SJ", 16.000, 78.500),
    ("LS", 28.200, -29.600),
];

fn is_in(bounds: &[(f64, f64)], lon: f64, lat: f64) -> bool {
    let sides = bounds.iter().zip(bounds.iter().cycle().skip(1));
    let crossed = sides.filter(|((x1, y1), (x2, y2))| {
        (y1 > &lat) != (y2 > &lat) && lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1
    });
    crossed.count() % 2 == 1
}

/// The countries that a place lies in.
fn countries(lon: f64, lat: f64) -> Vec<&'static str> {
    let atlas = world();
    let lies_in = |code: &&'static str| {
        let rings = &atlas.shape(atlas.find(code).unwrap()).rings;
        let outlines = rings.iter().map(|ring| {
            let corners = atlas.corners(ring, |_| 0.0);
            corners.map(|corner| (corner.place.lon(), corner.place.lat())).collect::<Vec<_>>()
        });
        outlines.filter(|outline| is_in(outline, lon, lat)).count() % 2 == 1
    };
    atlas.codes().filter(lies_in).collect()
}

#[test]
fn a_place_lies_in_its_own_country() {
    for (code, lon, lat) in PLACES {
        let found = countries(*lon, *lat);
        // Stockholm lies on the coast.
        let at = if found.is_empty() { countries(lon - 0.25, *lat) } else { found };
        assert_eq!(at, [*code], "{lon} {lat}");
    }
}

#[test]
fn the_sea_is_no_country() {
    for (lon, lat) in [(0.0, 0.0), (-30.0, 40.0), (50.0, 42.0), (31.0, 43.5), (-90.0, 25.0), (179.0, 40.0)] {
        assert_eq!(countries(lon, lat), [""; 0], "{lon} {lat}");
    }
}

#[test]
fn the_edition_is_whole() {
    let atlas = world();
    assert_eq!((atlas.lines.len(), atlas.shapes.len(), atlas.by_code.len()), LINES_AND_SHAPES);
    for line in &atlas.lines {
        assert!(line.corners.len() > 1);
        assert!([1, 2].contains(&line.sides.len()), "{:?}", line.sides);
        let ends = [line.corners.first(), line.corners.last()];
        assert!(ends.into_iter().flatten().all(|corner| corner.weight.is_infinite()));
    }
    for ring in atlas.shapes.iter().flat_map(|shape| &shape.rings).chain(atlas.land()) {
        // Each line begins where the one before it ends.
        let ends = |edge: &Edge| {
            let corners = &atlas.line(edge.line).corners;
            let (first, last) = (corners[0].place, corners[corners.len() - 1].place);
            if edge.is_reversed { (last, first) } else { (first, last) }
        };
        for (edge, next) in ring.edges.iter().zip(ring.edges.iter().cycle().skip(1)) {
            assert_eq!(ends(edge).1, ends(next).0, "{:?}", ring.bounds);
        }
        let Bounds { west, south, east, north } = ring.bounds;
        assert!(west >= -169.1 && east <= 191.5 && south > -60.0 && north < 84.0, "{:?}", ring.bounds);
        assert!(east - west < 210.0, "{:?}", ring.bounds);
    }
}

/// Lines, shapes, and countries with a code.
const LINES_AND_SHAPES: (usize, usize, usize) = (1753, 249, 248);

#[test]
fn sizes_are_true() {
    // Square kilometres, as the countries' statistics have them; the shapes leave out lakes and fine coasts.
    for (code, expected) in [
        ("SE", 450_000.0),
        ("UA", 603_000.0),
        ("KE", 580_000.0),
        ("XK", 10_900.0),
        ("ID", 1_905_000.0),
        ("CN", 9_400_000.0),
    ] {
        let shape = world().shape(world().find(code).unwrap());
        let area = shape.rings.iter().map(|ring| ring.area).sum::<f64>() * 6371.0 * 6371.0;
        assert!((area / expected - 1.0).abs() < 0.06, "{code}: {area}");
    }
}

#[test]
fn ukraine_has_no_border_with_crimea() {
    let atlas = world();
    let ukraine = &atlas.shape(atlas.find("UA").unwrap()).rings[0];
    assert!(ukraine.bounds.south < 44.5, "one ring reaches from the forests to the southern coast of Crimea");
    let russia = atlas.find("RU").unwrap();
    let borders = atlas
        .lines
        .iter()
        .filter(|line| line.sides.contains(&russia) && line.sides.contains(&atlas.find("UA").unwrap()));
    let south = borders.flat_map(|line| &line.corners).map(|corner| corner.place.lat());
    assert!(south.fold(90.0, f64::min) > 46.5);
}

#[test]
fn neighbours_share_a_border() {
    for (one, other, expected) in [
        ("KE", "UG", true),
        ("UG", "KE", true),
        ("RS", "XK", true),
        ("ZA", "LS", true),
        ("CO", "GT", false),
        ("SE", "DK", false),
    ] {
        let [one, other] = [one, other].map(|code| world().find(code).unwrap());
        assert_eq!(world().are_neighbours(one, other), expected);
    }
    assert_eq!(world().find("QQ"), None);
}

#[test]
fn a_closed_line_stays_an_area() {
    let island = [(0.0, 0.0), (1.0, 0.0), (1.0, 0.01), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)];
    let places: Vec<Place> = island.iter().map(|(lon, lat)| Place::new(*lon, *lat)).collect();
    let weights: Vec<bool> =
        weight::weigh(&places).iter().map(|corner| corner.weight.is_infinite()).collect();
    assert_eq!(weights.iter().filter(|is_kept| **is_kept).count(), 4);
    assert!(!weights[2], "the corner that matters least goes first");
    for few in 0..4 {
        assert_eq!(weight::weigh(&places[..few]).len(), few);
    }
}

#[test]
fn shapes_are_true_in_the_middle_of_a_part() {
    for (lon, lat) in [(18.0, 59.0), (37.0, 0.0), (-74.0, 4.0), (25.0, -33.0), (20.0, 89.9)] {
        let middle = Place::new(lon, lat);
        let paper = Projection::around(middle);
        let step = 0.01;
        let [here, east, north] =
            [middle, Place::new(lon + step, lat), Place::new(lon, lat + step)].map(|place| paper.put(&place));
        let (breadth, height) = ((east.x - here.x) / lat.to_radians().cos(), here.y - north.y);
        assert!((breadth / height - 1.0).abs() < 0.02 || lat > 80.0, "{lon} {lat}: {breadth} {height}");
        assert!(here.x.abs() < 1e-9 && here.y.is_finite());
    }
}
