//! The calendars of the rounds as templates see them: where they can be subscribed to and downloaded.

use tera::{TeraResult, Value};

use crate::programme::{ComponentId, GrantComponent, Round, RoundId};
use crate::site::{CalendarOf, RecordKind, View};

use super::record::{find, records};
use super::value::object;

/// The calendar of all rounds in the language of the page, of those of a component, or of one. `none` if no such round
/// has a date.
pub fn calendar(view: &View, component: Option<&str>, round: Option<&str>) -> TeraResult<Value> {
    let (of, has_event) = match (component, round) {
        (_, Some(id)) => {
            let round: &Round = find(view, RecordKind::Round, id, |programme, id| programme.rounds.get(id))?;
            (CalendarOf::Round(RoundId::new(round.id.value.as_str())), round.has_dates())
        }
        (Some(id), None) => {
            let component: &GrantComponent =
                find(view, RecordKind::Component, id, |programme, id| programme.components.get(id))?;
            let of = CalendarOf::Component(ComponentId::new(component.id.value.as_str()));
            (of, rounds(view).iter().any(|round| round.has_dates() && round.is_for(component)))
        }
        (None, None) => (CalendarOf::All, rounds(view).iter().any(|round| round.has_dates())),
    };
    if !has_event {
        return Ok(Value::none());
    }
    let config = view.config();
    let url = of.url(config, view.language());
    let permalink = config.permalink(&url);
    // The scheme by which calendar programs know that they are to come back.
    let subscribe = permalink.split_once("://").map_or(&*permalink, |(_, rest)| rest);
    Ok(object([
        ("url", Value::from(config.href(&url))),
        ("subscribe_url", Value::from(format!("webcal://{subscribe}"))),
        ("permalink", Value::from(permalink)),
    ]))
}

fn rounds(view: &View) -> Vec<&Round> {
    records(view, RecordKind::Round, |programme, id| programme.rounds.get(id))
}
