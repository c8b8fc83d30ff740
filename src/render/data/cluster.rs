//! Clusters as open data.

use crate::programme::{Cluster, Member};
use crate::render::json::Json;
use crate::site::{RecordKind, View};

use super::{Table, head, localized, maybe_localized, pages, row};

/// A row for each country of each cluster.
const COLUMNS: [(&str, bool); 8] = [
    ("cluster", false),
    ("name", true),
    ("order", false),
    ("kind", false),
    ("country", false),
    ("condition", false),
    ("note", true),
    ("page", true),
];

/// The clusters in their order.
pub fn all(view: &View) -> Vec<&Cluster> {
    let mut clusters: Vec<&Cluster> = view
        .records(RecordKind::Cluster)
        .into_iter()
        .filter_map(|id| view.record(RecordKind::Cluster, id).clusters.get(id))
        .map(|cluster| &**cluster)
        .collect();
    clusters.sort_by_key(|cluster| cluster.order);
    clusters
}

pub fn table(view: &View) -> Table {
    let clusters = all(view);
    let mut rows = Vec::new();
    let mut records = Vec::new();
    for (index, cluster) in clusters.into_iter().enumerate() {
        let order = Json::Number(i64::try_from(index + 1).unwrap_or(i64::MAX));
        let id = Json::text(cluster.id.value.as_str());
        let name = localized(view, &cluster.name);
        let kind = Json::text(cluster.kind.as_str());
        let pages = pages(view, RecordKind::Cluster, cluster.id.value.as_str());
        let members = cluster.members.iter().map(|member| member_fields(view, member));
        let members: Vec<[(&str, Json); 3]> = members.collect();
        for [(_, code), (_, condition), (_, note)] in &members {
            let [code, condition, note] = [code, condition, note].map(Json::clone);
            let [id, name, order, kind, pages] = [&id, &name, &order, &kind, &pages].map(Json::clone);
            rows.push(row(view, &COLUMNS, &[id, name, order, kind, code, condition, note, pages]));
        }
        records.push(Json::object([
            ("id", id),
            ("name", name),
            ("order", order),
            ("kind", kind),
            ("countries", Json::list(members.into_iter().map(Json::object))),
            ("pages", pages),
        ]));
    }
    Table { updated: None, records, head: head(view, &COLUMNS), rows }
}

fn member_fields(view: &View, member: &Member) -> [(&'static str, Json); 3] {
    [
        ("code", Json::text(member.code.value.as_str())),
        ("condition", Json::text(member.condition.as_str())),
        ("note", maybe_localized(view, member.note.as_ref())),
    ]
}
