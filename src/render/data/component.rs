//! What can be applied for, as open data.

use crate::render::json::Json;
use crate::site::{RecordKind, View};

use super::{Table, head, localized, pages, row};

const COLUMNS: [(&str, bool); 5] =
    [("id", false), ("name", true), ("summary", true), ("application", false), ("page", true)];

/// The components in the order of their file.
pub fn table(view: &View) -> Table {
    let ids = view.records(RecordKind::Component).into_iter();
    let components = ids.filter_map(|id| view.record(RecordKind::Component, id).components.get(id));
    let (mut records, mut rows) = (Vec::new(), Vec::new());
    for component in components {
        let values = [
            Json::text(component.id.value.as_str()),
            localized(view, &component.name),
            localized(view, &component.summary),
            Json::text(component.application.as_str()),
            pages(view, RecordKind::Component, component.id.value.as_str()),
        ];
        rows.push(row(view, &COLUMNS, &values));
        let [id, name, summary, application, pages] = values;
        records.push(Json::object([
            ("id", id),
            ("name", name),
            ("summary", summary),
            ("application", application),
            ("pages", pages),
        ]));
    }
    Table { updated: None, records, head: head(view, &COLUMNS), rows }
}
