//! What a page says of itself to search engines, as JSON-LD in the terms of schema.org. Only what a term there means to
//! the letter: rounds and components have none, so nothing is said of them.

use crate::i18n::{Arguments, MessageId};
use crate::programme::Country;
use crate::programme::reference::iso;
use crate::site::{Page, RecordKind, View};
use crate::time::Date;
use crate::value::Spanned;

use super::json::Json;
use super::name;

/// The graph of a page; `None` where search engines are to leave the page out, or where it shows the text of another.
pub fn of_page(view: &View, page: &Page) -> Option<Json> {
    if page.document.front.noindex || !page.is_translated() {
        return None;
    }
    let mut graph = vec![website(view), webpage(view, page)];
    graph.extend(publisher(view));
    graph.extend(breadcrumb(view, page));
    Some(Json::object([("@context", Json::text("https://schema.org")), ("@graph", Json::List(graph))]))
}

fn website(view: &View) -> Json {
    let config = view.config();
    let mut site = fields([
        ("@type", Json::text("WebSite")),
        ("@id", Json::Text(website_id(view))),
        ("url", Json::text(config.base_url.as_str())),
    ]);
    site.extend(message(view, "site-name").map(|name| ("name".to_owned(), name)));
    let languages = config.codes();
    site.extend(fields([("inLanguage", Json::list(languages.iter().map(|code| Json::text(code.as_str()))))]));
    site.extend(publisher_reference(view));
    Json::Object(site)
}

/// Who publishes the site, if it has the message `site-owner`.
fn publisher(view: &View) -> Option<Json> {
    let name = message(view, "site-owner")?;
    Some(Json::object([
        ("@type", Json::text("Organization")),
        ("@id", Json::Text(publisher_id(view))),
        ("name", name),
    ]))
}

fn publisher_reference(view: &View) -> Option<(String, Json)> {
    message(view, "site-owner").map(|_| ("publisher".to_owned(), reference(publisher_id(view))))
}

fn webpage(view: &View, page: &Page) -> Json {
    let front = &page.document.front;
    let address = view.config().permalink(&page.url);
    let mut fields = fields([
        ("@type", Json::text("WebPage")),
        ("@id", Json::Text(address.clone())),
        ("url", Json::Text(address.clone())),
        ("name", Json::text(page.title())),
    ]);
    let mut add = |key: &str, value: Option<Json>| fields.extend(value.map(|value| (key.to_owned(), value)));
    let day = |date: &Option<Spanned<Date>>| date.as_ref().map(|date| Json::Text(date.value.to_string()));
    add("description", front.description.as_ref().map(|description| Json::text(&*description.value)));
    add("inLanguage", Some(Json::text(page.key.language.as_str())));
    add("datePublished", day(&front.date));
    add("dateModified", day(&front.updated));
    add("lastReviewed", day(&front.reviewed));
    add("isPartOf", Some(reference(website_id(view))));
    add("breadcrumb", (!page.key.id.is_home()).then(|| reference(format!("{address}#breadcrumb"))));
    add("about", about(view, page));
    Json::Object(fields)
}

/// The country that a page is about, or those of its cluster.
fn about(view: &View, page: &Page) -> Option<Json> {
    let record = page.record()?;
    let find = |code: &str| view.record(RecordKind::Country, code).countries.get(code);
    match record.kind {
        RecordKind::Country => find(&record.id).map(|found| country(view, found)),
        RecordKind::Cluster => {
            let cluster = view.record(RecordKind::Cluster, &record.id).clusters.get(record.id.as_str())?;
            let countries = cluster.members.iter().filter_map(|member| find(member.code.value.as_str()));
            Some(Json::list(countries.map(|found| country(view, found))))
        }
        RecordKind::Round
        | RecordKind::Component
        | RecordKind::Contact
        | RecordKind::Link
        | RecordKind::Criterion
        | RecordKind::Step
        | RecordKind::Statement => None,
    }
}

fn country(view: &View, country: &Country) -> Json {
    let mut fields = fields([
        ("@type", Json::text("Country")),
        ("name", Json::Text(name::of_country(view, view.language(), country))),
    ]);
    // What is in use for Kosovo is no code of ISO.
    if iso::find(country.code.value.as_str()).is_some_and(|codes| codes.numeric.is_some()) {
        let code = Json::object([
            ("@type", Json::text("PropertyValue")),
            ("propertyID", Json::text("ISO 3166-1 alpha-3")),
            ("value", Json::text(&*country.alpha3)),
        ]);
        fields.push(("identifier".to_owned(), code));
    }
    Json::Object(fields)
}

/// The way from the start page; the start page itself has none.
fn breadcrumb(view: &View, page: &Page) -> Option<Json> {
    let key = &page.key;
    if key.id.is_home() {
        return None;
    }
    let config = view.config();
    let sections = key.id.ancestors();
    let around = sections.iter().filter_map(|id| view.page(&key.language, id));
    let items = around.chain([page]).zip(1..).map(|(page, position)| {
        Json::object([
            ("@type", Json::text("ListItem")),
            ("position", Json::Number(position)),
            ("name", Json::text(page.title())),
            ("item", Json::Text(config.permalink(&page.url))),
        ])
    });
    Some(Json::object([
        ("@type", Json::text("BreadcrumbList")),
        ("@id", Json::Text(format!("{}#breadcrumb", config.permalink(&page.url)))),
        ("itemListElement", Json::list(items)),
    ]))
}

fn website_id(view: &View) -> String {
    format!("{}#website", view.config().base_url.as_str())
}

fn publisher_id(view: &View) -> String {
    format!("{}#publisher", view.config().base_url.as_str())
}

fn reference(id: String) -> Json {
    Json::object([("@id", Json::Text(id))])
}

/// A message of the page's own language.
fn message(view: &View, id: &str) -> Option<Json> {
    view.own_message(view.language(), &MessageId::new(id), &Arguments::new()).map(Json::Text)
}

fn fields<const N: usize>(fields: [(&str, Json); N]) -> Vec<(String, Json)> {
    fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}
