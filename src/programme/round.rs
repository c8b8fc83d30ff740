//! A round of applications: when it opens, closes and is decided, what can be applied for, and what became of it.

mod change;
mod decode;

pub use change::{Cancellation, Move};

use std::sync::Arc;

use super::clock::{Boundary, Event, RoundState};
use super::grant_component::{Application, GrantComponent};
use super::id::{ComponentId, ContactId, LinkId, RoundId};
use super::records::Record;
use super::upkeep::Upkeep;
use crate::fingerprint::Fingerprint;
use crate::time::{Date, Instant, When, Zone};
use crate::value::{Localized, Spanned};

#[derive(Clone, Debug)]
pub struct Round {
    pub id: Spanned<RoundId>,
    /// A name of its own; most rounds are known by their id.
    pub title: Option<Localized>,
    /// The zone of its times.
    pub zone: Zone,
    pub schedule: Schedule,
    pub decided: Option<Spanned<When>>,
    /// The day on which it was announced.
    pub published: Option<Spanned<Date>>,
    /// Each time that its last day was moved, the earliest first.
    pub moves: Vec<Move>,
    pub cancelled: Option<Cancellation>,
    /// What can be applied for; none: every component that is applied for in rounds.
    pub components: Vec<Spanned<ComponentId>>,
    pub page: Option<Spanned<Arc<str>>>,
    pub contact: Option<Spanned<ContactId>>,
    pub link: Option<Spanned<LinkId>>,
    pub upkeep: Upkeep,
    fingerprint: Fingerprint,
}

/// When applications are received.
#[derive(Clone, Debug)]
pub enum Schedule {
    /// From a first moment, or from when it is announced, to the end of the last day. Those who apply by a cut-off are
    /// considered together.
    Dated { opens: Option<Spanned<When>>, cutoffs: Vec<Spanned<When>>, closes: Spanned<When> },
    /// At any time.
    Rolling { opens: Option<Spanned<When>>, cutoffs: Vec<Spanned<When>> },
    /// That is not known yet, for a reason.
    Later { opens: Option<Spanned<When>>, why: Localized },
}

impl Round {
    pub fn opens(&self) -> Option<Spanned<When>> {
        match &self.schedule {
            Schedule::Dated { opens, .. }
            | Schedule::Rolling { opens, .. }
            | Schedule::Later { opens, .. } => *opens,
        }
    }

    /// Days before the last, to the end of which applications are considered together.
    pub fn cutoffs(&self) -> &[Spanned<When>] {
        match &self.schedule {
            Schedule::Dated { cutoffs, .. } | Schedule::Rolling { cutoffs, .. } => cutoffs,
            Schedule::Later { .. } => &[],
        }
    }

    pub fn closes(&self) -> Option<Spanned<When>> {
        match &self.schedule {
            Schedule::Dated { closes, .. } => Some(*closes),
            Schedule::Rolling { .. } | Schedule::Later { .. } => None,
        }
    }

    /// Whether anything about it has a day that is known.
    pub fn has_dates(&self) -> bool {
        self.opens().is_some() || !self.cutoffs().is_empty() || self.closes().is_some()
    }

    /// Whether a component can be applied for in it.
    pub fn is_for(&self, component: &GrantComponent) -> bool {
        match self.components.is_empty() {
            true => component.application == Application::Rounds,
            false => self.components.iter().any(|own| own.value == component.id.value),
        }
    }

    /// The first moment at which it is open.
    pub fn opens_at(&self) -> Option<Instant> {
        self.opens().map(|opens| opens.value.first_second(&self.zone))
    }

    /// The last second at which it is open.
    pub fn closes_at(&self) -> Option<Instant> {
        self.closes().map(|closes| closes.value.last_second(&self.zone))
    }

    /// The boundary from which it is past: the first moment after its last second.
    pub fn end(&self) -> Option<Boundary> {
        let event = if self.cancelled.is_some() { Event::Lapses } else { Event::Closes };
        Some(Boundary { at: self.closes_at()?.next_second(), event: event(self.id.value.clone()) })
    }

    /// The boundary before which it is only planned; `None`: it was never closed before.
    pub fn start(&self) -> Option<Boundary> {
        Some(Boundary { at: self.opens_at()?, event: Event::Opens(self.id.value.clone()) })
    }

    /// The moments at which its state changes, in order. With no closing days a round is never `closing`. One that is
    /// cancelled changes no more.
    pub fn boundaries(&self, closing_days: u32) -> Vec<Boundary> {
        if self.cancelled.is_some() {
            return Vec::new();
        }
        let (id, zone) = (&self.id.value, &self.zone);
        let mut stages = vec![(self.opens_at(), Event::Opens(id.clone()))];
        let mut stop = |when: When, event: Event| {
            let closing = (closing_days > 0).then(|| zone.start_of(when.date().minus_days(closing_days)));
            stages.push((closing, Event::Closing(id.clone())));
            stages.push((Some(when.last_second(zone).next_second()), event));
        };
        for cutoff in self.cutoffs() {
            stop(cutoff.value, Event::CutOff(id.clone()));
        }
        if let Some(closes) = self.closes() {
            stop(closes.value, Event::Closes(id.clone()));
        }
        stages
            .push((self.decided.map(|decided| decided.value.first_second(zone)), Event::Decided(id.clone())));
        // No stage begins before the one above it: a short round is closing as soon as it opens, and one that is
        // decided on its last day is decided when that day is over.
        let mut boundaries: Vec<Boundary> = Vec::new();
        for (at, event) in stages {
            let earliest = boundaries.last().map(|boundary| boundary.at);
            boundaries.extend(
                at.map(|at| Boundary { at: earliest.map_or(at, |earliest| at.max(earliest)), event }),
            );
        }
        boundaries
    }

    /// The state in which it is announced. Nothing can be applied for in a round that was called off.
    pub fn first_state(&self) -> RoundState {
        if self.cancelled.is_some() {
            return RoundState::Closed;
        }
        match (&self.schedule, self.opens()) {
            (Schedule::Later { .. }, _) | (Schedule::Dated { .. } | Schedule::Rolling { .. }, Some(_)) => {
                RoundState::Planned
            }
            (Schedule::Dated { .. } | Schedule::Rolling { .. }, None) => RoundState::Open,
        }
    }

    /// The states that it goes through, each with the boundary that begins it.
    pub fn turns(&self, closing_days: u32) -> Vec<(Boundary, RoundState)> {
        let mut state = self.first_state();
        let turn = |boundary: Boundary| {
            state = state.after(&boundary.event);
            (boundary, state)
        };
        self.boundaries(closing_days).into_iter().map(turn).collect()
    }

    /// The state that follows from which boundaries have passed. They are asked in order and only as far as one has
    /// not: the first that has not is the moment at which the answer changes.
    pub fn state(&self, closing_days: u32, mut passed: impl FnMut(&Boundary) -> bool) -> RoundState {
        let turns = self.turns(closing_days);
        let last = turns.iter().take_while(|(boundary, _)| passed(boundary)).last();
        last.map_or_else(|| self.first_state(), |(_, state)| *state)
    }

    /// The day from which all that is said here has been known.
    pub fn last_change(&self) -> Option<Date> {
        let moved = self.moves.iter().map(|change| change.on.value);
        let cancelled = self.cancelled.iter().map(|cancelled| cancelled.on.value);
        self.published.iter().map(|published| published.value).chain(moved).chain(cancelled).max()
    }
}

impl Record for Round {
    type Id = RoundId;
    const KEY: &'static str = "id";
    const WHAT: &'static str = "round";
    const FILE: &'static str = "rounds";

    fn id(&self) -> &Spanned<RoundId> {
        &self.id
    }

    fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    fn upkeep(&self) -> &Upkeep {
        &self.upkeep
    }
}
