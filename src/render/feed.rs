//! The Atom feed of a language (RFC 4287): its dated pages and what happened to its rounds, newest first.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::i18n::{Arguments, MessageId};
use crate::language::Language;
use crate::path::UrlPath;
use crate::programme::Round;
use crate::site::{Page, View};
use crate::time::{Date, When};

use super::round::{Words, rounds};
use super::template::message_text;
use crate::xml::Document;

/// How many entries a feed holds at most.
const LENGTH: usize = 20;

/// What is new, or was changed.
struct Entry {
    /// The day on which it was last changed.
    updated: Date,
    published: Option<Date>,
    /// By what it is known again.
    id: String,
    title: String,
    address: String,
    summary: Option<String>,
}

/// The feed of the pages that have a `date` or were `updated`, and of rounds that were announced, moved or cancelled.
pub fn atom(view: &View, language: &Language) -> Result<Arc<[u8]>, Diagnostic> {
    let config = view.config();
    let title = message_text(view, language, "site-name", &Arguments::new())?;
    // A site without an owner has no fault: nobody is to look for a message that may have been meant.
    let owner = view.message(language, &MessageId::new("site-owner"), None, &Arguments::new());
    let author = owner.and_then(|(_, text)| text.ok()).unwrap_or_else(|| title.clone());
    let home = config.permalink(&UrlPath::new(config.home_of(language)));
    let own = config.permalink(&UrlPath::new(format!("{}{}", config.home_of(language), config.feed)));
    let mut entries = Vec::new();
    for round in rounds(view) {
        entries.extend(news(Words { view, language }, round, &own, &home)?);
    }
    entries.extend(pages(view, language));
    // Of what is of one day, rounds come first.
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.updated));
    entries.truncate(LENGTH);

    // A feed without an entry still needs a date; that of the epoch says that nothing happened.
    let newest = entries
        .first()
        .map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |entry| instant(view, entry.updated));
    let mut document = Document::new();
    let attributes = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language.as_str())];
    document.element("feed", &attributes, |feed| {
        feed.text("id", &own);
        feed.text("title", &title);
        feed.text("updated", &newest);
        feed.element("author", &[], |author_element| author_element.text("name", &author));
        feed.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)]);
        feed.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &home)]);
        entries.iter().for_each(|entry| write(feed, view, entry));
    });
    Ok(document.into_bytes())
}

fn write(feed: &mut Document, view: &View, entry: &Entry) {
    feed.element("entry", &[], |element| {
        element.text("id", &entry.id);
        element.text("title", &entry.title);
        element.text("updated", &instant(view, entry.updated));
        if let Some(published) = entry.published {
            element.text("published", &instant(view, published));
        }
        element.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &entry.address)]);
        if let Some(summary) = &entry.summary {
            element.text("summary", summary);
        }
    });
}

/// The dated pages, the newest first.
fn pages(view: &View, language: &Language) -> Vec<Entry> {
    let keys = view.pages(language);
    let pages = keys.into_iter().filter_map(|key| view.page(&key.language, &key.id));
    let mut dated: Vec<(Date, &Page)> =
        pages.filter(|page| page.is_translated()).filter_map(|page| Some((changed(page)?, page))).collect();
    dated.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.key.cmp(&y.key)));
    dated.truncate(LENGTH);
    let entry = |(updated, page): (Date, &Page)| {
        let front = &page.document.front;
        let address = view.config().permalink(&page.url);
        Entry {
            updated,
            published: front.date.map(|date| date.value),
            id: address.clone(),
            title: page.title().to_owned(),
            address,
            summary: front.description.as_ref().map(|description| description.value.to_string()),
        }
    };
    dated.into_iter().map(entry).collect()
}

/// What happened to a round, the latest first: that it was announced, each time that it was moved, that it was cancelled.
/// Each tells what was known on its day, so that an entry that somebody has read does not change.
fn news(words: Words, round: &Round, feed: &str, home: &str) -> Result<Vec<Entry>, Diagnostic> {
    let name = words.name(round)?;
    let address = words.address(round).unwrap_or_else(|| home.to_owned());
    let entry = |day: Date, what: &str, title: &str, summary: Option<String>| {
        Ok(Entry {
            updated: day,
            published: Some(day),
            id: format!("{feed}#{}.{what}", round.id.value),
            title: words.say(title, [("round", &name)])?,
            address: address.clone(),
            summary,
        })
    };
    // The last day as it was from a move on, or from the beginning.
    let closes = |moves: usize| {
        let before_next = round.moves.get(moves).map(|change| change.closes);
        before_next.or_else(|| round.closes()).map(|closes| closes.value)
    };
    let closing = |closes: Option<When>| match closes {
        Some(closes) => words.say("round-closes", [("date", &words.when(closes, &round.zone)?)]).map(Some),
        None => Ok(None),
    };
    let mut news = Vec::new();
    if let Some(cancelled) = &round.cancelled {
        news.push(entry(cancelled.on.value, "cancelled", "feed-round-cancelled", words.cancelled(round)?)?);
    }
    for (index, change) in round.moves.iter().enumerate().rev() {
        let facts = [closing(closes(index + 1))?, words.moved(round, index)?];
        let summary = facts.into_iter().flatten().collect::<Vec<_>>().join(". ");
        let what = format!("moved-{}", index + 1);
        news.push(entry(change.on.value, &what, "feed-round-moved", Some(summary))?);
    }
    if let Some(published) = round.published {
        let facts = [closing(closes(0))?, words.components(round)?];
        let summary = facts.into_iter().flatten().collect::<Vec<_>>().join(". ");
        let summary = Some(summary).filter(|summary| !summary.is_empty());
        news.push(entry(published.value, "published", "feed-round-published", summary)?);
    }
    Ok(news)
}

/// When a page last changed, as its front matter says.
fn changed(page: &Page) -> Option<Date> {
    page.document.front.updated.or(page.document.front.date).map(|date| date.value)
}

/// The beginning of a day in the site's zone.
fn instant(view: &View, date: Date) -> String {
    let zone = view.zone();
    zone.rfc3339(zone.start_of(date))
}
