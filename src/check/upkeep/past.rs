//! Texts that speak of what is past: sentences about rounds that have closed, and pages that tell of no other.

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::engine::Build;
use crate::markdown::{Component, Piece};
use crate::programme::{Event, Round};
use crate::site::{Page, Trace};

/// What a page says of rounds that have closed, outside lists that see to that themselves.
pub fn check(build: &Build, page: &Page) -> Vec<Diagnostic> {
    let mut named = Vec::new();
    pieces(build, page, &page.document.markdown.pieces, &mut named);
    let trace = build.bodies.get(&page.key).map(|memo| &*memo.trace);
    if named.is_empty() && trace.is_some_and(|trace| is_past(build, trace)) {
        let only_past = Diagnostic::new(Code::OnlyPast, "all that this page says of rounds is past")
            .at(Location::new(&page.document.path, page.document.front.title.span))
            .hint("see whether readers still need it, or add what comes next");
        named.push(only_past);
    }
    named
}

/// Whether a text asked for the end of rounds, and all that it asked for has passed.
fn is_past(build: &Build, trace: &Trace) -> bool {
    let mut has_end = false;
    let all_passed = trace.boundaries().all(|boundary| {
        has_end |= matches!(boundary.event, Event::Closes(_) | Event::Lapses(_));
        build.site.clock().passed(boundary)
    });
    has_end && all_passed
}

fn pieces(build: &Build, page: &Page, pieces: &[Piece], found: &mut Vec<Diagnostic>) {
    for piece in pieces {
        match piece {
            Piece::Component(component) => {
                found.extend(of_component(build, page, component));
                self::pieces(build, page, component.body.as_deref().unwrap_or_default(), found);
            }
            Piece::Link(_) | Piece::Html(_) | Piece::Message(_) => {}
        }
    }
}

/// That a sentence has the last day of a round that has closed. The page of a round may go on to speak of it.
fn of_component(build: &Build, page: &Page, component: &Component) -> Option<Diagnostic> {
    if component.name != "round-deadline" {
        return None;
    }
    let id = component.attributes.iter().find(|attribute| attribute.name == "id")?;
    let round = build.site.programme().rounds.get(id.value.as_deref()?)?;
    let is_own_page = round.page.as_ref().is_some_and(|own| *own.value == *page.key.id.as_str());
    let has_closed = |round: &Round| round.end().is_some_and(|end| build.site.clock().passed(&end));
    if is_own_page || !has_closed(round) {
        return None;
    }
    let message = format!("this sentence is about round `{}`, which has closed", round.id.value);
    let hint = "write it anew, or leave it out; `<round-list />` knows what is past by itself";
    Some(
        Diagnostic::new(Code::OnlyPast, message)
            .at(Location::new(&page.document.path, id.value_span))
            .hint(hint),
    )
}
