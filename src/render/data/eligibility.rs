//! Who can apply, as open data.

use crate::render::json::Json;
use crate::site::{RecordKind, View};

use super::{Table, head, localized, row};

const COLUMNS: [(&str, bool); 3] = [("id", false), ("kind", false), ("text", true)];

/// The criteria in the order of their file.
pub fn table(view: &View) -> Table {
    let ids = view.records(RecordKind::Criterion).into_iter();
    let criteria = ids.filter_map(|id| view.record(RecordKind::Criterion, id).criteria.get(id));
    let (mut records, mut rows) = (Vec::new(), Vec::new());
    for criterion in criteria {
        let id = Json::text(criterion.id.value.as_str());
        let kind = Json::text(criterion.kind.as_str());
        let text = localized(view, &criterion.text);
        rows.push(row(view, &COLUMNS, &[id.clone(), kind.clone(), text.clone()]));
        records.push(Json::object([("id", id), ("kind", kind), ("text", text)]));
    }
    Table { updated: None, records, head: head(view, &COLUMNS), rows }
}
