//! The one question that is ever put to a clock: has this moment passed? Whoever asks can write the question down, and
//! then knows when the answer will be another.

use std::fmt;
use std::sync::Arc;

use super::id::RoundId;
use crate::time::{Date, Instant, Zone};

/// The time at which a site is built: an input like any file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clock {
    now: Instant,
}

/// A moment at which something changes. Ordered by time.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Boundary {
    pub at: Instant,
    pub event: Event,
}

/// What changes. Of events at one moment, the later in a round's life is the greater.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Event {
    Opens(RoundId),
    Closing(RoundId),
    /// Those who apply from now on are considered later.
    CutOff(RoundId),
    Closes(RoundId),
    /// A round that was called off would have closed.
    Lapses(RoundId),
    Decided(RoundId),
    /// The page with this id should have been reviewed.
    ReviewDue(Arc<str>),
}

/// What a round is at a moment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RoundState {
    Planned,
    Open,
    Closing,
    Closed,
    Decided,
}

impl Clock {
    pub fn new(now: Instant) -> Self {
        Clock { now }
    }

    /// The moment that it shows, for telling it to people; whoever renders asks whether a moment has passed.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// Whether the moment is reached.
    pub fn passed(&self, boundary: &Boundary) -> bool {
        boundary.at <= self.now
    }
}

impl Boundary {
    /// When a page that is to be reviewed by a day is late: when that day is over.
    pub fn review_due(page: &str, review_by: Date, zone: &Zone) -> Self {
        Boundary { at: zone.start_of(review_by.plus_days(1)), event: Event::ReviewDue(page.into()) }
    }
}

impl RoundState {
    /// What a round is after something has happened to it.
    pub fn after(self, event: &Event) -> Self {
        match event {
            Event::Opens(_) | Event::CutOff(_) => RoundState::Open,
            Event::Closing(_) => RoundState::Closing,
            Event::Closes(_) | Event::Lapses(_) => RoundState::Closed,
            Event::Decided(_) => RoundState::Decided,
            Event::ReviewDue(_) => self,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            RoundState::Planned => "planned",
            RoundState::Open => "open",
            RoundState::Closing => "closing",
            RoundState::Closed => "closed",
            RoundState::Decided => "decided",
        }
    }

    /// Whether nothing can be applied for any more.
    pub fn is_past(self) -> bool {
        match self {
            RoundState::Planned | RoundState::Open | RoundState::Closing => false,
            RoundState::Closed | RoundState::Decided => true,
        }
    }
}

impl fmt::Display for RoundState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The reason for a change, for people: “round `2024-03` closes”.
impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Opens(round) => write!(f, "round `{round}` opens"),
            Event::Closing(round) => write!(f, "round `{round}` closes soon"),
            Event::CutOff(round) => write!(f, "round `{round}` passes a cut-off"),
            Event::Closes(round) => write!(f, "round `{round}` closes"),
            Event::Lapses(round) => write!(f, "round `{round}`, which was called off, would have closed"),
            Event::Decided(round) => write!(f, "round `{round}` is decided"),
            Event::ReviewDue(page) => write!(f, "page `{page}` should have been reviewed"),
        }
    }
}

#[cfg(test)]
mod tests;
