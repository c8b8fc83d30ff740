//! Countries as open data.

use crate::config::CountryList;
use crate::programme::reference::dac::Dac;
use crate::programme::{Cluster, Country};
use crate::render::json::Json;
use crate::render::name;
use crate::site::{RecordKind, View};

use super::{Table, cluster, head, languages, maybe_localized, pages, row};

const COLUMNS: [(&str, bool); 8] = [
    ("code", false),
    ("alpha3", false),
    ("numeric", false),
    ("name", true),
    ("clusters", false),
    ("condition", false),
    ("note", true),
    ("page", true),
];

/// The countries in the order of their codes, which is the same in every language.
pub fn table(view: &View) -> Table {
    let mut codes = view.records(RecordKind::Country);
    codes.sort_unstable();
    let countries =
        codes.into_iter().filter_map(|code| view.record(RecordKind::Country, code).countries.get(code));
    let clusters = cluster::all(view);
    let dac = view.config().country_list.map(|list| match list.value {
        CountryList::OecdDac => Dac::built_in(),
    });
    let mut head = head(view, &COLUMNS);
    head.extend(dac.iter().flat_map(|dac| &dac.editions).map(|edition| format!("dac_{}", edition.name)));
    let (mut records, mut rows) = (Vec::new(), Vec::new());
    for country in countries {
        let fields = fields(view, country, &clusters);
        let mut cells = row(view, &COLUMNS, &fields);
        let code = country.code.value.as_str();
        let groups = dac.iter().flat_map(|dac| &dac.editions).map(|edition| edition.group(code));
        cells.extend(groups.map(|group| group.map_or("", |group| group.as_str()).to_owned()));
        rows.push(cells);
        records.push(record(view, country, fields, &clusters, dac.as_ref()));
    }
    Table { updated: None, records, head, rows }
}

/// The values of the columns.
fn fields(view: &View, country: &Country, clusters: &[&Cluster]) -> [Json; 8] {
    let code = country.code.value.as_str();
    let names = languages(view).into_iter().map(|language| {
        let name = name::of_country(view, &language, country);
        (language.to_string(), Json::Text(name))
    });
    let own = clusters_of(clusters, code);
    let member = own.first().and_then(|cluster| cluster.member(code));
    [
        Json::text(code),
        Json::text(&*country.alpha3),
        Json::maybe(country.numeric.as_ref()),
        Json::Object(names.collect()),
        Json::list(own.iter().map(|cluster| Json::text(cluster.id.value.as_str()))),
        Json::maybe(member.map(|member| member.condition.as_str())),
        maybe_localized(view, member.and_then(|member| member.note.as_ref())),
        pages(view, RecordKind::Country, code),
    ]
}

/// The clusters that have a country, those that list it first.
fn clusters_of<'a>(clusters: &[&'a Cluster], code: &str) -> Vec<&'a Cluster> {
    let mut own: Vec<&Cluster> =
        clusters.iter().filter(|cluster| cluster.member(code).is_some()).copied().collect();
    own.sort_by_key(|cluster| !cluster.is_listed());
    own
}

fn record(
    view: &View,
    country: &Country,
    fields: [Json; 8],
    clusters: &[&Cluster],
    dac: Option<&Dac>,
) -> Json {
    let [code, alpha3, numeric, name, _, condition, note, pages] = fields;
    let two = country.code.value.as_str();
    let memberships = clusters_of(clusters, two).into_iter().filter_map(|cluster| {
        let member = cluster.member(two)?;
        Some(Json::object([
            ("id", Json::text(cluster.id.value.as_str())),
            ("condition", Json::text(member.condition.as_str())),
            ("note", maybe_localized(view, member.note.as_ref())),
        ]))
    });
    let list = dac.map_or(Json::Null, |dac| {
        Json::list(dac.editions.iter().map(|edition| {
            Json::object([
                ("edition", Json::text(edition.name)),
                ("from", Json::text(edition.first.to_string())),
                ("until", Json::text(edition.last.to_string())),
                ("group", Json::maybe(edition.group(two).map(|group| group.as_str()))),
            ])
        }))
    });
    Json::object([
        ("code", code),
        ("alpha3", alpha3),
        ("numeric", numeric),
        ("name", name),
        ("clusters", Json::list(memberships)),
        ("condition", condition),
        ("note", note),
        ("dac", list),
        ("pages", pages),
    ])
}
