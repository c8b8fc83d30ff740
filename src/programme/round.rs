//! A round of applications: when it opens, closes and is decided, and what can be applied for.

use std::sync::Arc;

use super::clock::{Boundary, Event, RoundState};
use super::id::{ComponentId, ContactId, LinkId, RoundId};
use super::records::Record;
use crate::diagnostic::{Code, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::time::{Date, Instant, Zone};
use crate::value::{Decode, Decoder, Fields, Node, Spanned};

#[derive(Clone, Debug)]
pub struct Round {
    pub id: Spanned<RoundId>,
    /// The first day; a round without one is open until it closes.
    pub opens: Option<Spanned<Date>>,
    /// The last day, to its end in the time zone of the site.
    pub closes: Spanned<Date>,
    pub decided: Option<Spanned<Date>>,
    /// What can be applied for; none: every component that is applied for in rounds.
    pub components: Vec<Spanned<ComponentId>>,
    pub page: Option<Spanned<Arc<str>>>,
    pub contact: Option<Spanned<ContactId>>,
    pub link: Option<Spanned<LinkId>>,
    fingerprint: Fingerprint,
}

impl Round {
    /// The first moment at which it is open.
    pub fn opens_at(&self, zone: &Zone) -> Option<Instant> {
        self.opens.map(|opens| zone.start_of(opens.value))
    }

    /// The last second at which it is open.
    pub fn closes_at(&self, zone: &Zone) -> Instant {
        zone.end_of(self.closes.value)
    }

    /// The boundary from which it is past: the first moment after its last day.
    pub fn end(&self, zone: &Zone) -> Boundary {
        Boundary {
            at: zone.start_of(self.closes.value.plus_days(1)),
            event: Event::Closes(self.id.value.clone()),
        }
    }

    /// The boundary before which it is only planned; `None`: it was never closed before.
    pub fn start(&self, zone: &Zone) -> Option<Boundary> {
        Some(Boundary { at: self.opens_at(zone)?, event: Event::Opens(self.id.value.clone()) })
    }

    /// The moments at which its state changes, in order. With no closing days a round is never `closing`.
    pub fn boundaries(&self, zone: &Zone, closing_days: u32) -> Vec<Boundary> {
        let id = &self.id.value;
        let closing = (closing_days > 0).then(|| zone.start_of(self.closes.value.minus_days(closing_days)));
        let decided = self.decided.map(|decided| zone.start_of(decided.value));
        let stages = [
            (self.opens_at(zone), Event::Opens(id.clone())),
            (closing, Event::Closing(id.clone())),
            (Some(self.end(zone).at), Event::Closes(id.clone())),
            (decided, Event::Decided(id.clone())),
        ];
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

    /// The state that follows from which boundaries have passed. They are asked in order and only as far as one has
    /// not: the first that has not is the moment at which the answer changes.
    pub fn state(
        &self,
        zone: &Zone,
        closing_days: u32,
        mut passed: impl FnMut(&Boundary) -> bool,
    ) -> RoundState {
        let start = if self.opens.is_some() { RoundState::Planned } else { RoundState::Open };
        let boundaries = self.boundaries(zone, closing_days);
        boundaries.iter().take_while(|boundary| passed(boundary)).fold(
            start,
            |state, boundary| match boundary.event {
                Event::Opens(_) => RoundState::Open,
                Event::Closing(_) => RoundState::Closing,
                Event::Closes(_) => RoundState::Closed,
                Event::Decided(_) => RoundState::Decided,
                Event::ReviewDue(_) => state,
            },
        )
    }

    fn check_order(&self, decoder: &mut Decoder) {
        let closes = ("closes", Some(self.closes));
        let pairs = [(("opens", self.opens), closes), (closes, ("decided", self.decided))];
        for ((first, earlier), (second, later)) in pairs {
            let (Some(earlier), Some(later)) = (earlier, later) else { continue };
            if later.value < earlier.value {
                let message = format!("`{second}` is before `{first}`");
                let impossible = Diagnostic::new(Code::ImpossibleDates, message)
                    .at(decoder.location(later.span))
                    .label(decoder.location(earlier.span), format!("`{first}` is here"))
                    .hint("correct the one that is wrong; look at the year, too");
                decoder.push(impossible);
            }
        }
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
}

impl Decode for Round {
    const EXPECTED: &'static str = "a round";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = Fields::open(node, "round", decoder)?;
        let id = fields.required("id");
        let opens = fields.optional("opens");
        let closes = fields.required("closes");
        let decided = fields.optional("decided");
        let components = fields.or_default("components", Vec::new());
        let page = fields.optional("page");
        let contact = fields.optional("contact");
        let link = fields.optional("link");
        fields.finish();
        let round = Round {
            id: id?,
            opens,
            closes: closes?,
            decided,
            components,
            page,
            contact,
            link,
            fingerprint: node.fingerprint(),
        };
        round.check_order(decoder);
        Some(round)
    }
}
