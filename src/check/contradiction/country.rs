//! Countries that prose counts to a cluster.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::finding;
use super::sentence::{Sentence, word_places};
use crate::check::parity::{Finding, Side};
use crate::diagnostic::{Code, Span};
use crate::engine::Build;
use crate::i18n::{Arguments, MessageId};
use crate::language::Language;
use crate::markdown::BlockKind;
use crate::programme::{Cluster, Programme};

/// The names of all countries in each language of a site, and the country of its readers, which no cluster has.
pub struct Names(BTreeMap<Language, BTreeMap<String, String>>);

/// Words that say which countries a cluster has.
const CUES: [&str; 12] = [
    "består av",
    "ingår",
    "omfattar",
    "tillhör",
    "hör till",
    "länderna i",
    "consist",
    "includ",
    "comprise",
    "made up of",
    "belong",
    "countries in",
];

/// With these words a sentence may tell of countries that are in no cluster.
const DOUBTS: [&str; 15] = [
    "inte ",
    "utom",
    "utanför",
    "tidigare",
    "längre",
    "lämna",
    "andra länder",
    "not ",
    "except",
    "outside",
    "former",
    "no longer",
    "left",
    "other countries",
    "besides",
];

impl Names {
    pub fn of(build: &Build) -> Names {
        let letters = || (b'A'..=b'Z').map(char::from);
        let codes: Vec<String> =
            letters().flat_map(|one| letters().map(move |two| format!("{one}{two}"))).collect();
        let home: Vec<String> = build
            .site
            .config()
            .languages
            .iter()
            .filter_map(|language| region(language.format.as_str()))
            .collect();
        let names = build.site.catalogs().map(|(language, catalog)| {
            let own = |code: &str| {
                let id = MessageId::new(format!("country-{}", code.to_lowercase()));
                catalog.format(&id, None, &Arguments::new()).ok()
            };
            let known = codes.iter().filter(|code| !home.contains(code)).flat_map(|code| {
                let names = catalog.formats().country(code).into_iter().chain(own(code));
                names.map(|name| (name, code.clone())).collect::<Vec<_>>()
            });
            (language.clone(), known.collect())
        });
        Names(names.collect())
    }

    /// The countries that stand in a text, each with its place.
    fn places(&self, language: &Language, text: &str) -> Vec<(Span, &str)> {
        let Some(names) = self.0.get(language) else { return Vec::new() };
        let mut found: Vec<(Span, &str)> = Vec::new();
        for (name, code) in names {
            let places = word_places(text, name)
                .filter(|at| !text[at + name.len()..].starts_with(char::is_alphanumeric));
            found.extend(places.map(|at| (Span::new(at, at + name.len()), code.as_str())));
        }
        // `Guinea` is no part of `Guinea-Bissau`.
        let all = found.clone();
        let is_in = |one: &Span, two: &Span| two.start <= one.start && one.end <= two.end && one != two;
        found.retain(|(span, _)| !all.iter().any(|(other, _)| is_in(span, other)));
        found.sort_unstable();
        found
    }

    fn code(&self, language: &Language, name: &str) -> Option<&str> {
        self.0.get(language)?.get(name).map(String::as_str)
    }
}

/// The countries that a sentence counts to the one cluster that it names.
pub fn check(programme: &Programme, side: &Side<'_>, sentence: &Sentence<'_>, names: &Names) -> Vec<Finding> {
    if programme.clusters.is_empty() || !sentence.has(&CUES) || sentence.has(&DOUBTS) {
        return Vec::new();
    }
    let language = &side.document.language;
    let Some(cluster) = named(programme, language, sentence) else { return Vec::new() };
    let places = names.places(language, &sentence.prose).into_iter();
    let outside = places.filter(|(_, code)| !has(cluster, code));
    outside.map(|(span, _)| stranger(programme, side, cluster, span.shifted(sentence.span.start))).collect()
}

/// The countries in lists of nothing but countries, under words that name the one cluster, or on its page.
pub fn in_lists(programme: &Programme, side: &Side<'_>, names: &Names) -> Vec<Finding> {
    let language = &side.document.language;
    let mut findings = Vec::new();
    let mut list: Vec<(Span, Option<&str>)> = Vec::new();
    let mut above: Option<&Arc<Cluster>> = None;
    let own = programme
        .clusters
        .iter()
        .find(|cluster| cluster.page.as_ref().is_some_and(|page| *page.value == *side.document.id.as_str()));
    for number in 0..=side.parts.len() {
        let part = side.parts.get(number);
        if let Some(part) = part.filter(|part| part.kind == Some(BlockKind::Item)) {
            let place = words(side, part.span);
            list.push((place, names.code(language, &side.words(place))));
            continue;
        }
        let are_countries = list.len() > 1 && list.iter().all(|(_, code)| code.is_some());
        if let Some(cluster) = above.filter(|_| are_countries) {
            let is_about = list.iter().any(|(_, code)| code.is_some_and(|code| has(cluster, code)));
            let outside = list.iter().filter(|(_, code)| code.is_some_and(|code| !has(cluster, code)));
            findings.extend(
                outside.filter(|_| is_about).map(|(span, _)| stranger(programme, side, cluster, *span)),
            );
        }
        list.clear();
        if part.is_some() {
            let sentences = Sentence::of_part(side, number);
            let last = sentences.last().filter(|sentence| !sentence.has(&DOUBTS));
            above = last.and_then(|sentence| {
                named(programme, language, sentence).or(own.filter(|_| sentence.has(&CUES)))
            });
        }
    }
    findings
}

/// The words of an item, without its mark and the sign at its end.
fn words(side: &Side<'_>, span: Span) -> Span {
    let text = side.page.text.get(span.start..span.end).unwrap_or_default();
    let begin = text.len() - text.trim_start_matches(|sign: char| !sign.is_alphabetic()).len();
    let end = text.trim_end_matches(|sign: char| !sign.is_alphabetic()).len();
    Span::new(span.start + begin, span.start + end.max(begin))
}

/// The one cluster that a sentence names, as a cluster: by a component, a link to its page, or its name.
fn named<'p>(
    programme: &'p Programme,
    language: &Language,
    sentence: &Sentence<'_>,
) -> Option<&'p Arc<Cluster>> {
    let is_in = |span: Span| sentence.span.start <= span.start && span.end <= sentence.span.end;
    let has_word =
        sentence.small.contains("kluster") || sentence.small.contains("klustr") || sentence.has(&["cluster"]);
    let is_named = |cluster: &Cluster| {
        let id = cluster.id.value.as_str();
        let page = cluster.page.as_ref().map(|page| &*page.value);
        let mut uses = sentence.part.uses.iter().filter(|component| is_in(component.span));
        let mut links =
            sentence.part.links.iter().filter(|link| is_in(link.span)).filter_map(|link| link.page());
        let name = cluster.name.get(language);
        let has_name =
            has_word && name.is_some_and(|name| word_places(&sentence.prose, name).next().is_some());
        has_name
            || uses.any(|component| component.values().any(|value| value == id))
            || links.any(|link| Some(link.as_str()) == page)
    };
    let mut named = programme.clusters.iter().filter(|cluster| is_named(cluster));
    named.next().filter(|_| named.next().is_none())
}

fn has(cluster: &Cluster, code: &str) -> bool {
    cluster.member(code).is_some()
}

fn stranger(programme: &Programme, side: &Side<'_>, cluster: &Arc<Cluster>, span: Span) -> Finding {
    let id = &cluster.id.value;
    let message = format!("`{}` is not in the cluster `{id}`", side.words(span));
    let data = (programme.clusters.location(cluster), "the countries of the cluster stand here".to_owned());
    let mut finding = finding(Code::OtherCountry, (side, span), data, message);
    finding.diagnostic = finding
        .diagnostic
        .hint(format!("write `<country-names cluster=\"{id}\" />`, which follows the data"))
        .hint("if the text is right, correct the data");
    finding
}

/// The region of a locale: `SE` of `sv-SE`.
fn region(format: &str) -> Option<String> {
    let region = format.split('-').skip(1).find(|part| part.len() == 2)?;
    Some(region.to_ascii_uppercase())
}
