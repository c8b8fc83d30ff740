//! Where things stand in a year.

use super::*;

const YEAR: Span = Span { from: 1000, until: 2000 };

fn course(opens: Option<i64>, closes: Option<i64>) -> Course {
    Course { opens, closes, ..Course::default() }
}

#[test]
fn a_round_stands_where_its_days_are() {
    let rolling = Course { is_rolling: true, ..Course::default() };
    for (course, expected) in [
        (
            course(Some(1250), Some(1500)),
            &["<rect x=\"25%\" y=\"25%\" width=\"25%\"", "timeline-end\" cx=\"50%\""][..],
        ),
        (
            course(None, Some(1333)),
            &["timeline-before\" x1=\"0%\" x2=\"33.3%\"", "timeline-end\" cx=\"33.3%\""],
        ),
        (course(Some(0), Some(5000)), &["<rect x=\"0%\" y=\"25%\" width=\"100%\""]),
        (course(Some(1500), None), &["timeline-opens\" cx=\"50%\""]),
        (course(Some(1900), Some(2500)), &["<rect x=\"90%\" y=\"25%\" width=\"10%\""]),
        (rolling.clone(), &["<rect x=\"0%\" y=\"25%\" width=\"100%\""]),
        (Course { opens: Some(1600), ..rolling }, &["<rect x=\"60%\" y=\"25%\" width=\"40%\""]),
        (
            Course { cutoffs: vec![10, 1100, 1255], decided: Some(1997), ..course(Some(1000), Some(1500)) },
            &["cutoff\" x1=\"10%\"", "cutoff\" x1=\"25.5%\"", "timeline-decided\" cx=\"99.7%\""],
        ),
        (Course { is_cancelled: true, ..course(None, Some(1999)) }, &["timeline-cancelled", "cx=\"99.9%\""]),
    ] {
        let drawn = draw_course(YEAR, &course).unwrap();
        assert!(expected.iter().all(|part| drawn.contains(part)), "{course:?}: {drawn}");
        assert_eq!(
            drawn.matches("timeline-cutoff").count(),
            course.cutoffs.iter().filter(|at| **at > 999).count()
        );
    }
}

#[test]
fn a_round_of_another_year_is_not_drawn() {
    for course in [
        course(Some(10), Some(900)),
        course(None, Some(999)),
        course(None, Some(2000)),
        course(Some(2000), Some(2100)),
        course(None, None),
    ] {
        assert_eq!(draw_course(YEAR, &course), None, "{course:?}");
    }
}

#[test]
fn months_begin_where_they_do() {
    let months: Vec<(i64, String)> = (0..4).map(|month| (1000 + 250 * month, format!("<{month}"))).collect();
    let axis = draw_axis(YEAR, &months);
    for (x, name) in [("0", "0"), ("25", "1"), ("50", "2"), ("75", "3")] {
        assert!(axis.contains(&format!("<line x1=\"{x}%\" x2=\"{x}%\"")));
        assert!(axis.contains(&format!("x=\"{x}%\" y=\"1em\" dx=\"0.3em\">&lt;{name}</text>")));
    }
    assert_eq!(axis.matches("timeline-minor").count(), 2);
}

#[test]
fn odd_times_are_drawn_as_well() {
    for span in [YEAR, Span { from: 5, until: 5 }, Span { from: i64::MIN, until: i64::MAX }] {
        for at in [i64::MIN, 0, 1500, i64::MAX] {
            let course = Course { cutoffs: vec![at], decided: Some(at), ..course(Some(at), Some(at)) };
            let drawn = draw_course(span, &course).unwrap_or_default();
            assert!(!drawn.contains("NaN") && !drawn.contains("inf"), "{drawn}");
        }
    }
}
