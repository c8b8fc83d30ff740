//! Pictures for templates: what the programme says, drawn.

use tera::{TeraResult, Value};

use crate::programme::{Cluster, ClusterKind, Country};
use crate::render::picture::{Extent, Group, Style, draw_map};
use crate::site::{RecordKind, View};

use super::country::ordered_clusters;
use super::record::find;
use super::value::object;

/// A theme has so many colours for clusters. The next cluster begins with the first again, under a number of its own.
const HUES: usize = 8;

/// The number of the colour of the cluster with this number.
pub fn hue(number: usize) -> usize {
    (number.max(1) - 1) % HUES + 1
}

/// The world with all clusters, or one cluster or country close up. The size is in units of the drawing; what is left
/// out follows from what is shown.
pub fn world_map(
    view: &View,
    cluster: Option<&str>,
    country: Option<&str>,
    (width, height): (Option<i64>, Option<i64>),
) -> TeraResult<Value> {
    let numbered: Vec<(usize, &Cluster)> = (1..).zip(ordered_clusters(view)).collect();
    let (extent, usual, groups) = match (country, cluster) {
        (Some(code), _) => {
            let country: &Country =
                find(view, RecordKind::Country, code, |programme, code| programme.countries.get(code))?;
            (Extent::Surroundings, 640, vec![group_of(country, &numbered)])
        }
        (None, Some(id)) => {
            let cluster: &Cluster =
                find(view, RecordKind::Cluster, id, |programme, id| programme.clusters.get(id))?;
            let own = numbered.iter().filter(|(_, other)| other.id.value == cluster.id.value);
            let groups = own.flat_map(|(number, cluster)| groups(*number, cluster));
            (Extent::Groups, 640, groups.map(|group| Group { badge: None, ..group }).collect())
        }
        (None, None) => {
            let all = ranked(&numbered).into_iter().flat_map(|(number, cluster)| groups(number, cluster));
            (Extent::World, 1000, all.collect::<Vec<_>>())
        }
    };
    for code in groups.iter().flat_map(|group| &group.codes) {
        view.has_shape(code);
    }
    let map = draw_map(extent, &groups, size(width).unwrap_or(usual), size(height));
    let seen = groups.iter().zip(&map.is_seen).filter(|(_, is_seen)| **is_seen).map(|(group, _)| group);
    let ids = |is_wanted: fn(&Style) -> bool| {
        let wanted = seen.clone().filter(|group| is_wanted(&group.style));
        Value::from(wanted.map(|group| Value::from(group.name.as_str())).collect::<Vec<_>>())
    };
    Ok(object([
        ("svg", Value::safe_string(&format!("{}{}", map.shapes, map.marks))),
        ("width", Value::from(map.width)),
        ("height", Value::from(map.height)),
        ("new", ids(|style| matches!(style, Style::Hue(_)))),
        ("continuing", ids(|style| matches!(style, Style::Quiet))),
    ]))
}

/// The clusters in the order in which they claim their countries: those that list them, then those that are made from
/// others.
fn ranked<'a>(numbered: &[(usize, &'a Cluster)]) -> Vec<(usize, &'a Cluster)> {
    let mut ranked = numbered.to_vec();
    ranked.sort_by_key(|(_, cluster)| !cluster.is_listed());
    ranked
}

/// The countries of a cluster: those for new partnerships, and those for partnerships that there are.
fn groups(number: usize, cluster: &Cluster) -> [Group; 2] {
    [ClusterKind::New, ClusterKind::Continuing].map(|condition| {
        let members = cluster.members.iter().filter(|member| member.condition == condition);
        Group {
            name: cluster.id.value.to_string(),
            style: style(number, condition),
            badge: match condition {
                ClusterKind::New => Some(number.to_string()),
                ClusterKind::Continuing => None,
            },
            codes: members.map(|member| member.code.value.to_string()).collect(),
        }
    })
}

/// A country as one of the first cluster that has it.
fn group_of(country: &Country, numbered: &[(usize, &Cluster)]) -> Group {
    let code = country.code.value.as_str();
    let own = ranked(numbered).into_iter().find_map(|(number, cluster)| {
        cluster.member(code).map(|member| (cluster.id.value.to_string(), style(number, member.condition)))
    });
    let (name, style) = own.unwrap_or_else(|| (String::new(), Style::Hue(1)));
    Group { name, style, badge: None, codes: vec![code.to_owned()] }
}

fn style(number: usize, condition: ClusterKind) -> Style {
    match condition {
        ClusterKind::New => Style::Hue(hue(number)),
        ClusterKind::Continuing => Style::Quiet,
    }
}

/// A size that can be drawn.
fn size(asked: Option<i64>) -> Option<u32> {
    asked.and_then(|asked| u32::try_from(asked.clamp(40, 4000)).ok())
}
