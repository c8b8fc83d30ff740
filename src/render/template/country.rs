//! Countries and clusters as templates see them.

use std::collections::BTreeMap;

use tera::{TeraResult, Value};

use crate::programme::{Cluster, Country, Member};
use crate::render::name;
use crate::site::{RecordKind, View};
use crate::value::Localized;

use super::picture;
use super::record::{find, in_language, no_such_value, page_of, records};
use super::value::{object, text};

/// The countries of a cluster, or of all clusters, in the order of the language's alphabet.
pub fn countries(view: &View, cluster: Option<&str>) -> TeraResult<Value> {
    let countries = match cluster {
        Some(id) => {
            let cluster: &Cluster =
                find(view, RecordKind::Cluster, id, |programme, id| programme.clusters.get(id))?;
            members(view, cluster)
        }
        None => {
            let all = records(view, RecordKind::Country, |programme, code| programme.countries.get(code));
            sorted(view, all.into_iter().map(|country| (country, None)))
        }
    };
    Ok(Value::from(countries))
}

/// The countries of a cluster, each with what is said of it there.
fn members(view: &View, cluster: &Cluster) -> Vec<Value> {
    let countries = cluster.members.iter().filter_map(|member| {
        let code = member.code.value.as_str();
        Some((&**view.record(RecordKind::Country, code).countries.get(code)?, Some(member)))
    });
    sorted(view, countries)
}

fn sorted<'a>(view: &View, countries: impl Iterator<Item = (&'a Country, Option<&'a Member>)>) -> Vec<Value> {
    let mut named: Vec<(String, Value)> = countries
        .map(|(country, member)| {
            let name = name::of_country(view, view.language(), country);
            (name, Value::from(fields(view, country, member)))
        })
        .collect();
    if let Some(formats) = view.formats(view.language()) {
        named.sort_by(|(a, _), (b, _)| formats.compare(a, b));
    }
    named.into_iter().map(|(_, value)| value).collect()
}

/// One country, with every cluster that has it.
pub fn country(view: &View, code: &str) -> TeraResult<Value> {
    let country: &Country =
        find(view, RecordKind::Country, code, |programme, id| programme.countries.get(id))?;
    let code = country.code.value.as_str();
    let clusters = clusters_of(view, code);
    let of_clusters = clusters.iter().map(|cluster| {
        let own = cluster.member(code);
        object([
            ("id", Value::from(cluster.id.value.as_str())),
            ("name", in_language(view, &cluster.name)),
            ("condition", condition(own)),
            ("note", note(view, own)),
            ("page", page_of(view, RecordKind::Cluster, cluster.id.value.as_str())),
        ])
    });
    let mut fields = fields(view, country, None);
    fields.insert("clusters", Value::from(of_clusters.collect::<Vec<_>>()));
    Ok(Value::from(fields))
}

/// The clusters that have a country: those that list it before those that are made from others.
fn clusters_of<'a>(view: &'a View, code: &str) -> Vec<&'a Cluster> {
    let mut clusters: Vec<&Cluster> =
        records(view, RecordKind::Cluster, |programme, id| programme.clusters.get(id));
    clusters.retain(|cluster| cluster.member(code).is_some());
    clusters.sort_by_key(|cluster| !cluster.is_listed());
    clusters
}

/// A country as a member of a cluster, or of the first that has it.
fn fields(view: &View, country: &Country, member: Option<&Member>) -> BTreeMap<&'static str, Value> {
    let code = country.code.value.as_str();
    let first = clusters_of(view, code).into_iter().next();
    let member = member.or_else(|| first?.member(code));
    BTreeMap::from([
        ("code", Value::from(code)),
        ("name", Value::from(name::of_country(view, view.language(), country))),
        ("alpha3", Value::from(&*country.alpha3)),
        ("numeric", text(country.numeric.as_ref())),
        ("anchor", Value::from(code.to_lowercase())),
        ("page", page_of(view, RecordKind::Country, code)),
        ("cluster", text(first.map(|cluster| cluster.id.value.as_str()))),
        ("condition", condition(member)),
        ("note", note(view, member)),
    ])
}

fn condition(member: Option<&Member>) -> Value {
    text(member.map(|member| member.condition.as_str()))
}

fn note(view: &View, member: Option<&Member>) -> Value {
    maybe_in_language(view, member.and_then(|member| member.note.as_ref()))
}

fn maybe_in_language(view: &View, note: Option<&Localized>) -> Value {
    note.map_or_else(Value::none, |note| in_language(view, note))
}

/// The clusters in their order, of one kind or of all.
pub fn clusters(view: &View, kind: Option<&str>) -> TeraResult<Value> {
    if let Some(kind) = kind.filter(|kind| !["new", "continuing"].contains(kind)) {
        return Err(no_such_value(view, "kind", kind, &["new", "continuing"]));
    }
    let clusters = ordered_clusters(view);
    let wanted = clusters
        .iter()
        .enumerate()
        .filter(|(_, cluster)| kind.is_none_or(|kind| cluster.kind.as_str() == kind));
    let values = wanted.map(|(index, cluster)| cluster_value(view, cluster, index + 1));
    Ok(Value::from(values.collect::<Vec<_>>()))
}

pub(super) fn ordered_clusters(view: &View) -> Vec<&Cluster> {
    let mut clusters: Vec<&Cluster> =
        records(view, RecordKind::Cluster, |programme, id| programme.clusters.get(id));
    clusters.sort_by_key(|cluster| cluster.order);
    clusters
}

pub fn cluster(view: &View, id: &str) -> TeraResult<Value> {
    let cluster: &Cluster = find(view, RecordKind::Cluster, id, |programme, id| programme.clusters.get(id))?;
    let before = ordered_clusters(view).iter().take_while(|other| other.id.value != cluster.id.value).count();
    Ok(cluster_value(view, cluster, before + 1))
}

fn cluster_value(view: &View, cluster: &Cluster, number: usize) -> Value {
    let countries = members(view, cluster);
    object([
        ("id", Value::from(cluster.id.value.as_str())),
        ("name", in_language(view, &cluster.name)),
        ("kind", Value::from(cluster.kind.as_str())),
        ("note", maybe_in_language(view, cluster.note.as_ref())),
        ("number", Value::from(number)),
        ("hue", Value::from(picture::hue(number))),
        ("countries", Value::from(countries)),
        ("page", page_of(view, RecordKind::Cluster, cluster.id.value.as_str())),
    ])
}
