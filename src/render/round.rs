//! Rounds in words, for what is no page: calendars and feeds. All of it is plain text.

use crate::diagnostic::Diagnostic;
use crate::i18n::{Argument, Arguments};
use crate::language::Language;
use crate::locale::{CalendarDate, DateStyle};
use crate::programme::{GrantComponent, Round};
use crate::site::{RecordKind, View};
use crate::time::{Date, When, Zone};
use crate::value::Localized;

use super::template::message_text;

/// What is said in a language.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub view: &'a View,
    pub language: &'a Language,
}

/// Every round, in the order of its file.
pub fn rounds(view: &View) -> Vec<&Round> {
    let ids = view.records(RecordKind::Round);
    ids.into_iter()
        .filter_map(|id| view.record(RecordKind::Round, id).rounds.get(id))
        .map(|round| &**round)
        .collect()
}

impl<'a> Words<'a> {
    /// The text of a message.
    pub fn say<const N: usize>(self, key: &str, given: [(&str, &str); N]) -> Result<String, Diagnostic> {
        let text = |(name, text): (&str, &str)| (name.to_owned(), Argument::Text(text.to_owned()));
        message_text(self.view, self.language, key, &Arguments::from(given.map(text)))
    }

    /// What a round is called: its own title, or its id in words.
    pub fn name(self, round: &Round) -> Result<String, Diagnostic> {
        let own = round.title.as_ref().and_then(|title| self.own(title));
        own.map_or_else(
            || self.say("round-name", [("id", round.id.value.as_str())]),
            |title| Ok(title.to_owned()),
        )
    }

    /// A text in the language, or in one that stands in for it.
    pub fn own(self, text: &'a Localized) -> Option<&'a str> {
        let fallbacks = || self.view.config().fallbacks(self.language);
        text.get(self.language).or_else(|| fallbacks().iter().find_map(|language| text.get(language)))
    }

    pub fn day(self, date: Date) -> String {
        let day = CalendarDate { year: date.year(), month: date.month(), day: date.day() };
        let formats = self.view.formats(self.language);
        formats.map_or_else(|| date.to_string(), |formats| formats.date(day, DateStyle::Long))
    }

    /// A day, or the time of a day with its zone.
    pub fn when(self, when: When, zone: &Zone) -> Result<String, Diagnostic> {
        let day = self.day(when.date());
        let Some(time) = when.time() else { return Ok(day) };
        Ok(format!("{} ({})", self.say("day-time", [("day", &day), ("time", &time)])?, zone.name()))
    }

    /// When a round closes, or how else it can be applied for.
    pub fn closing(self, round: &Round, closes: Option<When>) -> Result<Option<String>, Diagnostic> {
        let Some(closes) = closes else { return Ok(None) };
        let key = if round.cancelled.is_some() { "round-would-have-closed" } else { "round-closes" };
        self.say(key, [("date", &self.when(closes, &round.zone)?)]).map(Some)
    }

    /// What can be applied for in a round that is for some components only.
    pub fn components(self, round: &Round) -> Result<Option<String>, Diagnostic> {
        let names: Vec<&str> =
            round.components.iter().filter_map(|id| self.component(id.value.as_str())).collect();
        let Some(formats) = self.view.formats(self.language).filter(|_| !names.is_empty()) else {
            return Ok(None);
        };
        let names = formats.list(&names, crate::locale::ListStyle::And);
        self.say("round-components", [("components", &names)]).map(Some)
    }

    /// The name of a component of the programme.
    pub fn component(self, id: &str) -> Option<&'a str> {
        let component: &GrantComponent = self.view.record(RecordKind::Component, id).components.get(id)?;
        self.own(&component.name)
    }

    /// Each time that the last day was moved, with what it was before and why.
    pub fn moved(self, round: &'a Round, index: usize) -> Result<Option<String>, Diagnostic> {
        let Some(change) = round.moves.get(index) else { return Ok(None) };
        let before = self.when(change.closes.value, &round.zone)?;
        let fact = self.say("round-moved", [("date", &self.day(change.on.value)), ("before", &before)])?;
        Ok(Some(self.with_note(fact, &change.note)))
    }

    /// That a round was called off, and why.
    pub fn cancelled(self, round: &'a Round) -> Result<Option<String>, Diagnostic> {
        let Some(cancelled) = &round.cancelled else { return Ok(None) };
        let fact = self.say("round-cancelled", [("date", &self.day(cancelled.on.value))])?;
        Ok(Some(self.with_note(fact, &cancelled.note)))
    }

    fn with_note(self, fact: String, note: &'a Localized) -> String {
        match self.own(note) {
            Some(note) => format!("{fact} {note}"),
            None => fact,
        }
    }

    /// The whole address of the page about a round, with the round's anchor on a page of several.
    pub fn address(self, round: &Round) -> Option<String> {
        let id = round.id.value.as_str();
        let page = self.view.record_page(RecordKind::Round, id)?;
        let page = self.view.page(self.language, &page)?;
        let is_its_own = page.record().is_some_and(|record| record.kind == RecordKind::Round);
        let address = self.view.config().permalink(&page.url);
        Some(if is_its_own { address } else { format!("{address}#{id}") })
    }
}
