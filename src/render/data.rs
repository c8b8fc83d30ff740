//! Open data: the records of the programme for other programs, in all languages, as JSON, as CSV and with a schema.
//!
//! Each table is a value that is written in one form or the other, so that both say the same. Whether a round is open
//! follows from the clock, through the view; nothing here knows what time it is.

mod cluster;
mod component;
mod country;
mod csv;
mod eligibility;
mod round;

use crate::i18n::{Arguments, MessageId};
use crate::language::Language;
use crate::path::UrlPath;
use crate::site::{DataForm, Dataset, RecordKind, View};
use crate::time::Date;
use crate::value::Localized;

use super::json::Json;

/// The records of a kind.
struct Table {
    /// When something of it changed last, if its records say so.
    updated: Option<Date>,
    records: Vec<Json>,
    /// The names of the columns, and the rows; of a kind whose records hold lists, a row is an entry of such a list.
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// A file of open data.
pub fn file(view: &View, set: Dataset, form: DataForm) -> String {
    match form {
        DataForm::Json => {
            let table = table(view, set);
            json(view, set, table).to_pretty()
        }
        DataForm::Csv => {
            let table = table(view, set);
            csv::table(&table.head, &table.rows)
        }
        DataForm::Schema => {
            let id = address(view, set, form).unwrap_or_default();
            schema(set).replacen("\"$id\": \"\"", &format!("\"$id\": \"{id}\""), 1)
        }
    }
}

/// The public address of a file of open data, if the site has any.
fn address(view: &View, set: Dataset, form: DataForm) -> Option<String> {
    let config = view.config();
    let folder = &config.open_data.as_ref()?.folder;
    Some(config.permalink(&UrlPath::new(set.path(folder, form))))
}

fn table(view: &View, set: Dataset) -> Table {
    match set {
        Dataset::Rounds => round::table(view),
        Dataset::Countries => country::table(view),
        Dataset::Clusters => cluster::table(view),
        Dataset::Components => component::table(view),
        Dataset::Eligibility => eligibility::table(view),
    }
}

fn schema(set: Dataset) -> &'static str {
    match set {
        Dataset::Rounds => include_str!("data/rounds.schema.json"),
        Dataset::Countries => include_str!("data/countries.schema.json"),
        Dataset::Clusters => include_str!("data/clusters.schema.json"),
        Dataset::Components => include_str!("data/components.schema.json"),
        Dataset::Eligibility => include_str!("data/eligibility.schema.json"),
    }
}

fn json(view: &View, set: Dataset, table: Table) -> Json {
    let config = view.config();
    let license = config.open_data.as_ref().and_then(|settings| settings.license.clone());
    let message = |id: &str| {
        let said = languages(view).into_iter().filter_map(|language| {
            let text = view.own_message(&language, &MessageId::new(id), &Arguments::new())?;
            Some((language.to_string(), Json::Text(text)))
        });
        Json::Object(said.collect())
    };
    let languages = languages(view);
    Json::object([
        ("$schema", Json::maybe(address(view, set, DataForm::Schema))),
        ("site", message("site-name")),
        ("publisher", message("site-owner")),
        ("source", Json::text(config.base_url.as_str())),
        ("license", Json::maybe(license)),
        ("updated", Json::maybe(table.updated)),
        ("languages", Json::list(languages.iter().map(|language| Json::text(language.as_str())))),
        ("time_zone", Json::text(config.time_zone.name())),
        (set.as_str(), Json::List(table.records)),
    ])
}

fn languages(view: &View) -> Vec<Language> {
    view.config().codes()
}

/// A text in each language that it is written in.
fn localized(view: &View, text: &Localized) -> Json {
    let languages = languages(view).into_iter();
    let said =
        languages.filter_map(|language| Some((language.to_string(), Json::text(text.get(&language)?))));
    Json::Object(said.collect())
}

/// The same, or `null`.
fn maybe_localized(view: &View, text: Option<&Localized>) -> Json {
    text.map_or(Json::Null, |text| localized(view, text))
}

/// The public addresses of the page about a record, by language; empty if there is none.
fn pages(view: &View, kind: RecordKind, id: &str) -> Json {
    let Some(page) = view.record_page(kind, id) else { return Json::Object(Vec::new()) };
    let pages = view.translations(&page);
    let config = view.config();
    Json::Object(
        pages
            .into_iter()
            .map(|page| (page.key.language.to_string(), Json::Text(config.permalink(&page.url))))
            .collect(),
    )
}

/// The columns of a table: a name, and for what differs between languages one for each, such as `name_sv`.
fn head(view: &View, columns: &[(&str, bool)]) -> Vec<String> {
    let languages = languages(view);
    let names = |(name, is_localized): &(&str, bool)| match is_localized {
        true => languages.iter().map(|language| format!("{name}_{language}")).collect(),
        false => vec![(*name).to_owned()],
    };
    columns.iter().flat_map(names).collect()
}

/// The cells of a row, from the values of its record in the order of the columns: a value that differs between
/// languages fills one for each, and a list one in all.
fn row(view: &View, columns: &[(&str, bool)], values: &[Json]) -> Vec<String> {
    let languages = languages(view);
    let cells = |((_, is_localized), value): (&(&str, bool), &Json)| match (is_localized, value) {
        (true, Json::Object(texts)) => languages
            .iter()
            .map(|language| {
                let own = texts.iter().find(|(key, _)| key == language.as_str());
                own.map_or_else(String::new, |(_, text)| cell(text))
            })
            .collect(),
        (true, _) => vec![String::new(); languages.len()],
        (false, value) => vec![cell(value)],
    };
    columns.iter().zip(values).flat_map(cells).collect()
}

/// A value in one cell.
fn cell(value: &Json) -> String {
    match value {
        Json::Null | Json::Object(_) => String::new(),
        Json::Bool(value) => value.to_string(),
        Json::Number(value) => value.to_string(),
        Json::Text(text) => text.clone(),
        Json::List(items) => items.iter().map(cell).collect::<Vec<_>>().join(" "),
    }
}
