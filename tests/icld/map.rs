//! The maps of the site: which countries are drawn, in whose colour, and how many bytes that takes.

use std::collections::BTreeMap;

use anslag::programme::ClusterKind;
use html5gum::{Token, Tokenizer};

use super::{build, pages, text};

/// How many bytes of a page its maps may take.
const LIMIT: usize = 30_000;

/// A country in a picture.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Debug)]
struct Drawn {
    code: String,
    cluster: String,
    class: String,
}

/// The countries of each picture of a page, and the bytes of all of them.
fn pictures(html: &str) -> (Vec<Vec<Drawn>>, usize) {
    let (mut pictures, mut group): (Vec<Vec<Drawn>>, _) = (Vec::new(), (String::new(), String::new()));
    for Ok(token) in Tokenizer::new(html) {
        let Token::StartTag(tag) = token else { continue };
        let attribute = |name: &str| {
            let value = tag.attributes.get(name.as_bytes())?;
            Some(String::from_utf8_lossy(value).into_owned())
        };
        let class = attribute("class").unwrap_or_default();
        if class == "map-shapes" {
            pictures.push(Vec::new());
        }
        if let Some(cluster) = attribute("data-cluster") {
            group = (cluster, class);
        }
        if let (Some(code), Some(picture)) = (attribute("data-country"), pictures.last_mut()) {
            picture.push(Drawn { code, cluster: group.0.clone(), class: group.1.clone() });
        }
    }
    let drawings = html.split("<svg class=\"map-").skip(1);
    let size = drawings.map(|rest| rest.find("</svg>").unwrap_or(rest.len())).sum();
    (pictures, size)
}

#[test]
fn each_country_is_drawn_once_in_the_colour_of_its_cluster_and_no_other() {
    let build = build("2024-08-20");
    let programme = build.site.programme();
    let mut expected = Vec::new();
    let mut by_cluster: BTreeMap<String, Vec<Drawn>> = BTreeMap::new();
    for (number, cluster) in (1..).zip(programme.clusters.iter()) {
        for member in &cluster.members {
            let class = match member.condition {
                ClusterKind::New => format!("map-group hue-{number}"),
                ClusterKind::Continuing => "map-group map-quiet".to_owned(),
            };
            let cluster = cluster.id.value.to_string();
            let drawn = Drawn { code: member.code.value.to_string(), cluster: cluster.clone(), class };
            by_cluster.entry(cluster).or_default().push(drawn.clone());
            expected.push(drawn);
        }
    }
    expected.sort();
    by_cluster.values_mut().for_each(|own| own.sort());
    assert_eq!(expected.len(), 21);
    for language in ["sv", "en"] {
        for (id, (url, _)) in pages(&build, language) {
            let html = text(&build, &format!("{}index.html", url.trim_start_matches('/')));
            let (mut pictures, size) = pictures(&html);
            pictures.iter_mut().for_each(|picture| picture.sort());
            assert!(size <= LIMIT, "{url}: {size}");
            let name = id.strip_prefix("countries/").unwrap_or_default();
            let alone = expected.iter().find(|drawn| drawn.code.eq_ignore_ascii_case(name));
            let alone = alone.map(|drawn| vec![drawn.clone()]);
            let wanted: Vec<&Vec<Drawn>> = match id.as_str() {
                "/" | "countries" => {
                    let new = programme.clusters.iter().filter(|cluster| cluster.kind == ClusterKind::New);
                    [&expected]
                        .into_iter()
                        .chain(new.map(|cluster| &by_cluster[cluster.id.value.as_str()]))
                        .collect()
                }
                _ => by_cluster.get(name).into_iter().chain(&alone).collect(),
            };
            assert_eq!(pictures.iter().collect::<Vec<_>>(), wanted, "{url}");
        }
    }
}
