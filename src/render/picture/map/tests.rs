//! Maps against places that are known, on ordinary and odd sites.

use std::collections::BTreeSet;

use super::plane::{distance, from_line, is_inside};
use super::*;
use crate::atlas::{Place, Point};

/// Capitals, and Crimea twice.
const PLACES: &[(&str, f64, f64)] = &[
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
    ("UA", 34.100, 44.950),
    ("UA", 36.350, 45.340),
];

fn group(name: &str, style: Style, codes: &[&str]) -> Group {
    let badge = matches!(style, Style::Hue(_)).then(|| name.to_owned());
    Group {
        name: name.to_owned(),
        style,
        badge,
        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
    }
}

/// Whether a country is drawn, and how often.
fn count(map: &Map, code: &str) -> usize {
    let mark = format!("data-country=\"{code}\"");
    map.shapes.matches(&mark).count() + map.marks.matches(&mark).count()
}

/// The outlines of a country in a picture of these groups.
fn rings(extent: Extent, code: &str, place: (f64, f64)) -> (Vec<Vec<Point>>, Point) {
    let atlas = world();
    let id = atlas.find(code).unwrap();
    let frame = match extent {
        Extent::World => Frame::world(atlas, &[id], 1000, None),
        Extent::Groups => Frame::around(atlas, &[id], 0.08, 0.1, 640, None),
        Extent::Surroundings => Frame::around(atlas, &[id], 0.75, 0.15, 640, None),
    };
    let corners = if extent == Extent::World { CORNERS_OF_WORLD } else { CORNERS_OF_PART };
    let rings = Outlines::new(atlas, &frame, &[id], corners).shape(id);
    (rings, frame.put(&Place::new(place.0, place.1)))
}

#[test]
fn a_place_is_drawn_in_its_country_and_no_other() {
    for extent in [Extent::World, Extent::Groups, Extent::Surroundings] {
        for (code, lon, lat) in PLACES {
            let (own, at) = rings(extent, code, (*lon, *lat));
            let inside = own.iter().filter(|ring| is_inside(ring, at)).count() % 2 == 1;
            let sides = own.iter().flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)));
            let near = sides.map(|(from, to)| from_line(at, *from, *to)).fold(f64::INFINITY, f64::min);
            // On the coast, and where a small country is a few units large, a rounded line may cut a place off.
            assert!(inside || near < 3.0, "{code} {extent:?}: {near}");
        }
        let (russia, simferopol) = rings(extent, "RU", (34.1, 44.95));
        assert!(!russia.iter().any(|ring| is_inside(ring, simferopol)), "{extent:?}");
    }
}

#[test]
fn every_country_can_be_drawn_alone_and_is_seen() {
    for (index, code) in world().codes().enumerate() {
        // The whole world is drawn for some of them, as it takes longer.
        let extents = [Extent::Surroundings, Extent::World];
        for extent in extents.into_iter().take(if index % 5 == 0 { 2 } else { 1 }) {
            let map = draw_map(extent, &[group("one", Style::Hue(1), &[code])], 400, None);
            assert_eq!(count(&map, code), 1, "{code}");
            let is_seen = !map.shapes.contains(&format!("data-country=\"{code}\" d=\"\""));
            assert!(is_seen, "{code} {extent:?}");
            let limit = if extent == Extent::World { 20_000 } else { 10_000 };
            let size = map.shapes.len() + map.marks.len();
            assert!(size < limit, "{code} {extent:?}: {size}");
        }
    }
}

#[test]
fn a_small_island_is_a_dot_and_a_small_neighbour_is_not() {
    let map = draw_map(
        Extent::World,
        &[group("1", Style::Hue(1), &["MV", "RS", "XK"]), group("2", Style::Quiet, &["LU"])],
        1000,
        None,
    );
    assert!(map.marks.contains("<circle class=\"map-dot\" data-country=\"MV\""));
    assert!(map.marks.contains("<circle class=\"map-dot\" data-country=\"LU\""));
    assert!(map.shapes.contains("<path data-country=\"XK\" d=\"M"));
}

#[test]
fn a_country_of_two_groups_is_drawn_in_the_first() {
    let groups =
        [group("a", Style::Hue(1), &["KE", "KE"]), group("b", Style::Quiet, &["KE", "TZ", "QQ", ""])];
    let map = draw_map(Extent::World, &groups, 1000, None);
    assert_eq!((count(&map, "KE"), count(&map, "TZ"), count(&map, "QQ")), (1, 1, 0));
    let (a, b) = map.shapes.split_once("<g class=\"map-group map-quiet\" data-cluster=\"b\">").unwrap();
    assert!(a.contains("<g class=\"map-group hue-1\" data-cluster=\"a\"><path data-country=\"KE\""));
    assert!(b.contains("TZ") && !b.contains("KE"));
}

#[test]
fn odd_maps_are_drawn_as_well() {
    let all: Vec<&str> = world().codes().collect();
    let every = |style| group("all", style, &all);
    let many: Vec<Group> = all.iter().map(|code| group(code, Style::Hue(3), &[code])).collect();
    let named = group("\"><script>", Style::Hue(1), &["FJ", "US", "KI"]);
    for extent in [Extent::World, Extent::Groups, Extent::Surroundings] {
        for groups in [
            &[][..],
            &[every(Style::Quiet)],
            &many,
            std::slice::from_ref(&named),
            &[group("x", Style::Quiet, &["QQ"])],
        ] {
            for (width, height) in [(1000, None), (40, Some(40)), (4000, Some(40))] {
                let map = draw_map(extent, groups, width, height);
                assert!(
                    !map.shapes.contains("NaN") && !map.marks.contains("NaN") && !map.shapes.contains("inf")
                );
                assert!(!format!("{}{}", map.shapes, map.marks).contains("<script"));
                assert_eq!(map.width, width);
                assert!(map.height >= 16 && height.is_none_or(|height| height == map.height));
            }
        }
    }
}

#[test]
fn the_same_facts_give_the_same_picture() {
    let groups = [group("1", Style::Hue(1), &["KE", "TZ"]), group("2", Style::Quiet, &["CN"])];
    let draw = || draw_map(Extent::World, &groups, 1000, None);
    assert_eq!(draw(), draw());
}

#[test]
fn badges_keep_clear_of_countries_and_of_each_other() {
    let groups = [
        group("1", Style::Hue(1), &["BA", "XK", "RS", "UA"]),
        group("2", Style::Hue(2), &["KE", "TZ", "UG"]),
        group("3", Style::Hue(3), &["CO", "GT"]),
        group("4", Style::Hue(4), &["BW", "ZA", "ZM", "ZW"]),
        group("5", Style::Quiet, &["GE", "MK", "MD", "ID", "CN", "VN", "MZ", "NA"]),
    ];
    let atlas = world();
    let ids = group::shapes(atlas, &groups);
    let all: Vec<_> = ids.iter().flatten().copied().collect();
    let frame = Frame::world(atlas, &all, 1000, None);
    let outlines = Outlines::new(atlas, &frame, &all, CORNERS_OF_WORLD);
    let drawn: Vec<Drawn> =
        groups.iter().zip(&ids).map(|(group, ids)| Drawn::new(atlas, &outlines, group, ids)).collect();
    let badges = badge::place(&frame, &outlines.land(), &drawn);
    assert_eq!(badges.iter().map(|badge| badge.label).collect::<Vec<_>>(), ["1", "2", "3", "4"]);
    // Europe and Latin America are in two parts each, and a line leads to each part.
    assert_eq!(badges.iter().map(|badge| badge.ends.len()).collect::<Vec<_>>(), [2, 1, 2, 1]);
    for (index, badge) in badges.iter().enumerate() {
        assert!(frame.has(badge.at, -20.0));
        for other in &badges[..index] {
            assert!(distance(badge.at, other.at) > 60.0);
        }
        for ring in drawn.iter().flat_map(|drawn| &drawn.pieces).flat_map(|piece| &piece.rings) {
            assert!(!is_inside(ring, badge.at));
            assert!(ring.iter().all(|point| distance(*point, badge.at) > 40.0));
        }
        let own = drawn.iter().find(|drawn| drawn.group == badge.group).unwrap();
        let reached: BTreeSet<usize> = badge
            .ends
            .iter()
            .filter_map(|end| {
                own.pieces
                    .iter()
                    .find(|piece| piece.rings.iter().any(|ring| is_inside(ring, *end)))
                    .map(|piece| piece.part)
            })
            .collect();
        assert_eq!(reached.len(), badge.ends.len(), "each line ends in a part of its own");
    }
}
