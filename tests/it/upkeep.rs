//! What is due, what is due soon, what only speaks of the past, and what will be otherwise: as the clock goes on.

use anslag::check;

use crate::site::{Site, draw};

const KEPT: &str = r#"
//- content/sv/_index.md
---
title: Kommunala partnerskap
description: Kommuner i Sverige och deras partner i världen.
owner: Eva
review_by: 2024-09-10
---

<round-deadline id="2024-03" />
//- content/data/rounds.yaml
- { id: 2024-03, closes: 2024-08-28, components: [project], owner: Kim, review_by: 2024-09-01 }
//- content/data/contacts.yaml
- { id: partnership, name: x, email: partnership@partnerskap.example, review_by: 2024-12-31 }
"#;

/// The first lines of what is told within so many days, or by every check.
fn told(today: &str, within: Option<u32>) -> Vec<String> {
    let build = Site::new(KEPT).at(today).cold();
    let found = match within {
        Some(days) => check::upkeep(&build, days),
        None => check::check(&build, check::Scope::Finished),
    };
    let drawn = draw(&build, &found);
    drawn.lines().filter(|line| line.contains("[A")).map(str::to_owned).collect()
}

#[test]
fn what_is_due_is_told_in_time() {
    let (page_soon, round_soon, closes, past) = (
        "hint[A314]: this page is to be reviewed by Eva until 2024-09-10",
        "hint[A314]: the round `2024-03` is to be reviewed by Kim until 2024-09-01",
        "hint[A316]: from 2024-08-29T00:00:00+02:00 on, one page says something else: round `2024-03` closes",
        "hint[A315]: this sentence is about round `2024-03`, which has closed",
    );
    let (page_late, round_late) = (
        "warning[A311]: this page should have been reviewed by Eva by 2024-09-10",
        "warning[A311]: the round `2024-03` should have been reviewed by Kim by 2024-09-01",
    );
    let cases: &[(&str, Option<u32>, &[&str])] = &[
        ("2024-08-20", None, &[]),
        ("2024-08-20", Some(30), &[closes, round_soon, page_soon]),
        ("2024-08-20", Some(8), &[]),
        ("2024-08-20", Some(9), &[closes]),
        ("2024-08-20", Some(12), &[closes, round_soon]),
        ("2024-08-29", Some(30), &[round_soon, page_soon, past]),
        ("2024-09-01", None, &[]),
        ("2024-09-02", None, &[round_late]),
        ("2024-09-10", Some(0), &[page_soon, past]),
        ("2024-09-11", None, &[round_late, page_late]),
        ("2024-09-11", Some(30), &[past]),
    ];
    for (today, within, expected) in cases {
        assert_eq!(told(today, *within), *expected, "{today} {within:?}");
    }
}
