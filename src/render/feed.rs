//! The Atom feed of a language (RFC 4287): its dated pages, newest first.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::i18n::{Arguments, MessageId};
use crate::language::Language;
use crate::path::UrlPath;
use crate::site::{Page, View};
use crate::time::Date;

use super::template::message_text;
use crate::xml::Document;

/// How many pages a feed holds at most.
const LENGTH: usize = 20;

/// The feed of the pages that have a `date` or were `updated`.
pub fn atom(view: &View, language: &Language) -> Result<Arc<[u8]>, Diagnostic> {
    let config = view.config();
    let title = message_text(view, language, "site-name", &Arguments::new())?;
    // A site without an owner has no fault: nobody is to look for a message that may have been meant.
    let owner = view.message(language, &MessageId::new("site-owner"), None, &Arguments::new());
    let author = owner.and_then(|(_, text)| text.ok()).unwrap_or_else(|| title.clone());
    let keys = view.pages(language);
    let pages = keys.into_iter().filter_map(|key| view.page(&key.language, &key.id));
    let mut dated: Vec<(Date, &Page)> =
        pages.filter(|page| page.is_translated()).filter_map(|page| Some((changed(page)?, page))).collect();
    dated.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.key.cmp(&y.key)));
    dated.truncate(LENGTH);

    let home = config.permalink(&UrlPath::new(config.home_of(language)));
    let own = config.permalink(&UrlPath::new(format!("{}{}", config.home_of(language), config.feed)));
    // A feed without a dated page still needs a date; that of the epoch says that nothing happened.
    let newest =
        dated.first().map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |(date, _)| instant(view, *date));
    let mut document = Document::new();
    let attributes = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language.as_str())];
    document.element("feed", &attributes, |feed| {
        feed.text("id", &own);
        feed.text("title", &title);
        feed.text("updated", &newest);
        feed.element("author", &[], |author_element| author_element.text("name", &author));
        feed.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)]);
        feed.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &home)]);
        for (date, page) in &dated {
            let address = config.permalink(&page.url);
            feed.element("entry", &[], |entry| {
                entry.text("id", &address);
                entry.text("title", page.title());
                entry.text("updated", &instant(view, *date));
                if let Some(published) = page.document.front.date {
                    entry.text("published", &instant(view, published.value));
                }
                entry.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &address)]);
                if let Some(description) = &page.document.front.description {
                    entry.text("summary", &description.value);
                }
            });
        }
    });
    Ok(document.into_bytes())
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
