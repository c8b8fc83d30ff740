//! What somebody should look at soon: pages that are to be reviewed, pages that only speak of what is past, and what the
//! site will say otherwise by itself.
//!
//! Nothing of this is wrong today, so that only those are told who ask.

mod past;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::engine::{Build, fold};
use crate::programme::{Boundary, Clock, Event};
use crate::site::{Job, Page, PageKey};
use crate::time::Date;

/// How many pages are named where many are meant.
const NAMED: usize = 3;

/// What is to be looked at within so many days of the clock of the build.
pub fn upkeep(build: &Build, days: u32) -> Vec<Diagnostic> {
    let zone = &build.site.config().time_zone;
    let today = zone.date_of(build.site.clock().now());
    let last = today.plus_days(days);
    let horizon = Clock::new(zone.end_of(last));
    let mut diagnostics = soon(build, &horizon);
    diagnostics.extend(records_to_review(build, today, last));
    let pages = build.site.pages().filter(|page| page.is_translated());
    for page in pages {
        diagnostics.extend(to_review(page, today, last));
        diagnostics.extend(past::check(build, page));
    }
    fold(diagnostics)
}

/// That a page should be reviewed in these days; one that should have been already is told by every build.
fn to_review(page: &Page, today: Date, last: Date) -> Option<Diagnostic> {
    let front = &page.document.front;
    let review_by = front.review_by.as_ref()?;
    let is_soon = today <= review_by.value && review_by.value <= last;
    is_soon.then(|| {
        let whom = front.owner.as_deref().map_or_else(String::new, |owner| format!(" by {owner}"));
        Diagnostic::new(
            Code::ReviewSoon,
            format!("this page is to be reviewed{whom} until {}", review_by.value),
        )
        .at(Location::new(&page.document.path, review_by.span))
        .hint("read it, mend it, and give `reviewed` the day and `review_by` a later one")
    })
}

/// Records that should be looked at in these days.
fn records_to_review(build: &Build, today: Date, last: Date) -> Vec<Diagnostic> {
    let soon = build.site.programme().kept().into_iter();
    let soon = soon.filter(|kept| today <= kept.review_by && kept.review_by <= last);
    soon.map(|kept| {
        let whom = kept.owner.map_or_else(String::new, |owner| format!(" by {owner}"));
        let message =
            format!("the {} `{}` is to be reviewed{whom} until {}", kept.what, kept.id, kept.review_by);
        Diagnostic::new(Code::ReviewSoon, message)
            .at(kept.at)
            .hint("see whether it is still right, and give `review_by` a later day")
    })
    .collect()
}

/// What passes until the horizon, with the pages that have asked for it.
fn soon(build: &Build, horizon: &Clock) -> Vec<Diagnostic> {
    let bodies = build.bodies.iter().map(|(key, memo)| (key, &*memo.trace));
    let outputs = build.outputs.values().filter_map(|(job, memo)| {
        let Job::Page(key) = job else { return None };
        Some((key, &*memo.trace))
    });
    let mut soon: BTreeMap<&Boundary, BTreeSet<&PageKey>> = BTreeMap::new();
    for (key, trace) in bodies.chain(outputs) {
        let boundaries = trace.boundaries();
        let coming =
            boundaries.filter(|boundary| horizon.passed(boundary) && !build.site.clock().passed(boundary));
        for boundary in coming {
            soon.entry(boundary).or_default().insert(key);
        }
    }
    soon.into_iter().map(|(boundary, pages)| otherwise(build, boundary, &pages)).collect()
}

/// That pages will say something else from a moment on.
fn otherwise(build: &Build, boundary: &Boundary, pages: &BTreeSet<&PageKey>) -> Diagnostic {
    let at = build.site.config().time_zone.rfc3339(boundary.at);
    let event = &boundary.event;
    let message = match pages.len() {
        1 => format!("from {at} on, one page says something else: {event}"),
        count => format!("from {at} on, {count} pages say something else: {event}"),
    };
    let named: Vec<String> = pages.iter().take(NAMED).map(|key| format!("`{key}`")).collect();
    let hint = match pages.len().checked_sub(NAMED).filter(|more| *more > 0) {
        Some(more) => format!("publish the site then; the pages are {} and {more} more", named.join(", ")),
        None => format!("publish the site then; the pages are {}", named.join(", ")),
    };
    let mut diagnostic = Diagnostic::new(Code::SoonOtherwise, message).hint(hint);
    let rounds = &build.site.programme().rounds;
    diagnostic.at = match event {
        Event::Opens(id)
        | Event::Closing(id)
        | Event::CutOff(id)
        | Event::Closes(id)
        | Event::Lapses(id)
        | Event::Decided(id) => rounds.get(id.as_str()).and_then(|round| rounds.location(round)),
        Event::ReviewDue(_) => None,
    };
    diagnostic
}
