//! Reading a round, and what of it cannot be true.

use super::change;
use super::{Round, Schedule};
use crate::diagnostic::{Code, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::programme::upkeep::Upkeep;
use crate::time::{Unclear, When, Zone};
use crate::value::{Decode, Decoder, Fields, Given, Localized, Node, Rule, Spanned};

impl Decode for Round {
    const EXPECTED: &'static str = "a round";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let default_zone = decoder.time_zone().clone();
        let mut fields = Fields::open(node, "round", decoder)?;
        let id = fields.required("id");
        let title = fields.optional("title");
        let zone = fields.optional::<Zone>("time_zone").unwrap_or(default_zone);
        let schedule = Written::read(&mut fields);
        let decided = fields.filled("decided");
        let published = fields.filled("published");
        let moves = fields.or_default("changes", Vec::new());
        let cancelled = fields.optional("cancelled");
        let components = fields.or_default("components", Vec::new());
        let page = fields.optional("page");
        let contact = fields.optional("contact");
        let link = fields.optional("link");
        let schedule = schedule.into_schedule(node, fields.decoder());
        let upkeep = Upkeep::read(&mut fields);
        fields.finish();
        let round = Round {
            upkeep,
            id: id?,
            title,
            schedule: schedule?,
            decided,
            published,
            moves,
            cancelled,
            components,
            page,
            contact,
            link,
            fingerprint: Fingerprint::combine([node.fingerprint(), Fingerprint::of(zone.name())]),
            zone,
        };
        round.check_times(decoder);
        round.check_order(decoder);
        change::check(&round.moves, round.closes(), decoder);
        change::check_days(&round, decoder);
        Some(round)
    }
}

/// When it is open, as the file says it.
struct Written {
    opens: Option<Spanned<When>>,
    cutoffs: Vec<Spanned<When>>,
    closes: Option<Spanned<When>>,
    rolling: Option<Spanned<bool>>,
    later: Option<Localized>,
    /// Whether something was written that could not be read, which has been told.
    is_told: bool,
}

impl Written {
    fn read(fields: &mut Fields) -> Self {
        let is_told = fields.has("closes");
        let opens = fields.filled("opens");
        let cutoffs = fields.or_default("cutoffs", Vec::new());
        let closes: Option<Spanned<When>> = fields.filled("closes");
        let rolling = fields.optional("rolling");
        let later = fields.optional("announced_later");
        fields.rule(|| {
            let dated = Given::Key("closes");
            Rule::One(vec![dated, Given::Is("rolling", true), Given::Value("announced_later")])
        });
        Written { opens, cutoffs, is_told: is_told && closes.is_none(), closes, rolling, later }
    }

    /// What it means, if it means one thing.
    fn into_schedule(self, node: &Node, decoder: &mut Decoder) -> Option<Schedule> {
        let Written { opens, cutoffs, closes, rolling, later, is_told } = self;
        let rolling = rolling.filter(|rolling| rolling.value);
        let surplus = match (closes, rolling) {
            (Some(closes), Some(_)) => Some((closes.span, "`closes`", "`rolling: true`")),
            (Some(closes), None) if later.is_some() => Some((closes.span, "`closes`", "`announced_later`")),
            (None, Some(rolling)) if later.is_some() => {
                Some((rolling.span, "`rolling`", "`announced_later`"))
            }
            (Some(_) | None, Some(_) | None) => None,
        };
        if let Some((span, one, other)) = surplus {
            let message = format!("a round has {one} or {other}, not both");
            decoder.report(Code::InvalidValue, span, message, "remove one of the two");
        }
        match (closes, later) {
            (Some(closes), _) => Some(Schedule::Dated { opens, cutoffs, closes }),
            (None, Some(why)) => Some(Schedule::Later { opens, why }),
            (None, None) if rolling.is_some() => Some(Schedule::Rolling { opens, cutoffs }),
            (None, None) if is_told => None,
            (None, None) => {
                decoder.report(
                    Code::MissingKey,
                    node.head(),
                    "this round lacks `closes`",
                    "add `closes:` with its last day, such as `2024-08-28`; a round that is always open has \
                     `rolling: true`, and one whose dates are not known yet `announced_later: { sv: …, en: … }`",
                );
                None
            }
        }
    }
}

impl Round {
    /// All times that the round has, with the names of their keys, in the order in which they come.
    fn times(&self) -> Vec<(&'static str, Spanned<When>)> {
        let cutoffs = self.cutoffs().iter().map(|cutoff| ("cutoffs", *cutoff));
        let opens = self.opens().map(|opens| ("opens", opens));
        let closes = self.closes().map(|closes| ("closes", closes));
        let decided = self.decided.map(|decided| ("decided", decided));
        opens.into_iter().chain(cutoffs).chain(closes).chain(decided).collect()
    }

    fn check_times(&self, decoder: &mut Decoder) {
        for (_, time) in self.times() {
            let zone = self.zone.name();
            let (message, hint) = match time.value.check(&self.zone) {
                Ok(()) => continue,
                Err(Unclear::Skipped) => (
                    format!("the clocks of `{zone}` skip `{}`", time.value),
                    "choose a time an hour earlier or later".to_owned(),
                ),
                Err(Unclear::Twice(offsets)) => {
                    let [first, second] = offsets.map(|offset| format!("{}{offset}", time.value));
                    (
                        format!("the clocks of `{zone}` show `{}` twice", time.value),
                        format!("write which of the two: `{first}` or `{second}`"),
                    )
                }
            };
            decoder.report(Code::ImpossibleDates, time.span, message, hint);
        }
    }

    /// Each time must come after the one before, by when they end.
    fn check_order(&self, decoder: &mut Decoder) {
        let times = self.times();
        for pair in times.windows(2) {
            let [(first, earlier), (second, later)] = pair else { continue };
            let (before, after) =
                (earlier.value.last_second(&self.zone), later.value.last_second(&self.zone));
            let is_sound = if first == second { before < after } else { before <= after };
            if !is_sound {
                let message = match first == second {
                    true => format!("the days of `{first}` are not in order"),
                    false => format!("`{second}` is before `{first}`"),
                };
                let impossible = Diagnostic::new(Code::ImpossibleDates, message)
                    .at(decoder.location(later.span))
                    .label(decoder.location(earlier.span), format!("`{first}` is here"))
                    .hint("correct the one that is wrong; look at the year, too");
                decoder.push(impossible);
            }
        }
    }
}
