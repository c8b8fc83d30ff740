//! The questions to the clock: what has passed, and what a round is therefore.

use crate::programme::{Boundary, Round, RoundState};
use crate::site::Query;
use crate::time::Zone;

use super::View;

impl View {
    /// Whether a round has closed; one that was called off before it had a last day is past as well.
    pub fn is_past(&self, round: &Round) -> bool {
        round.end().map_or(round.cancelled.is_some(), |end| self.passed(&end))
    }

    /// Whether a round is yet to open.
    pub fn is_planned(&self, round: &Round) -> bool {
        let is_before = round.start().map(|start| !self.passed(&start));
        round.first_state() == RoundState::Planned && is_before.unwrap_or(true)
    }

    /// What a round is.
    pub fn state(&self, round: &Round) -> RoundState {
        round.state(self.config().closing_days, |boundary| self.passed(boundary))
    }

    /// Whether a boundary has passed.
    pub fn passed(&self, boundary: &Boundary) -> bool {
        self.ask(Query::Clock(boundary.clone()));
        self.site.clock.passed(boundary)
    }

    pub fn zone(&self) -> &Zone {
        &self.config().time_zone
    }
}
