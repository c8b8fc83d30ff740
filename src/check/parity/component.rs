//! The components of a page, with those of their attributes that are facts.

use std::collections::BTreeSet;

use super::difference::{Difference, Rules, differences};
use super::{Finding, Pair};
use crate::diagnostic::{Code, Span};
use crate::front_matter::Topic;
use crate::markdown::Component;

/// Attributes that are read by people, whatever stands in them.
const TEXTS: [&str; 11] = [
    "title",
    "label",
    "text",
    "alt",
    "caption",
    "heading",
    "summary",
    "description",
    "name",
    "lang",
    "class",
];

/// A component where it is used.
pub struct Use {
    name: String,
    /// Of the name.
    pub span: Span,
    attributes: Vec<Attribute>,
}

struct Attribute {
    name: String,
    value: String,
    span: Span,
}

/// What differs, and in which parts of the translation.
pub struct Compared {
    pub findings: Vec<Finding>,
    pub parts: BTreeSet<usize>,
}

impl Use {
    pub fn of(component: &Component) -> Use {
        let attributes = component.attributes.iter().map(|attribute| Attribute {
            name: attribute.name.clone(),
            value: attribute.value.clone().unwrap_or_default(),
            span: attribute.value_span,
        });
        Use { name: component.name.clone(), span: component.name_span, attributes: attributes.collect() }
    }

    /// The values of its attributes.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().map(|attribute| attribute.value.as_str())
    }

    fn get(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }

    /// The first fact that the two do not have in common.
    fn difference<'u>(
        &'u self,
        other: &'u Use,
    ) -> Option<(&'u str, Option<&'u Attribute>, Option<&'u Attribute>)> {
        let names = self.attributes.iter().chain(&other.attributes).map(|attribute| attribute.name.as_str());
        names.map(|name| (name, self.get(name), other.get(name))).find(|(name, one, two)| {
            let is_fact =
                |attribute: &Option<&Attribute>| attribute.is_none_or(|attribute| is_fact(&attribute.value));
            let value = |attribute: &Option<&Attribute>| attribute.map(|attribute| attribute.value.clone());
            !TEXTS.contains(name) && is_fact(one) && is_fact(two) && value(one) != value(two)
        })
    }

    fn is_like(&self, other: &Use) -> bool {
        self.name == other.name
    }

    fn agrees(&self, other: &Use) -> bool {
        self.is_like(other) && self.difference(other).is_none()
    }

    /// As it is written, with its facts.
    fn draw(&self) -> String {
        let facts = self
            .attributes
            .iter()
            .filter(|attribute| !TEXTS.contains(&attribute.name.as_str()) && is_fact(&attribute.value));
        let facts: String = facts.map(|fact| format!(" {}=\"{}\"", fact.name, fact.value)).collect();
        format!("<{}{facts}>", self.name)
    }
}

/// Whether a value is the name of something, such as a record, and no text.
fn is_fact(value: &str) -> bool {
    let is_name = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || "-_/.:#".contains(sign);
    let is_code = value.len() <= 3 && value.chars().all(|sign| sign.is_ascii_uppercase());
    !value.is_empty() && (is_code || value.chars().all(is_name))
}

pub fn compare(pair: &Pair<'_>) -> Compared {
    let always = |_: &Use| true;
    let rules =
        Rules { agrees: &Use::agrees, is_like: &Use::is_like, is_stated: &always, is_certain: &always };
    let parts = (&*pair.source.parts, &*pair.translation.parts);
    let mut compared = Compared { findings: Vec::new(), parts: BTreeSet::new() };
    let kind = (Code::OtherComponent, Topic::Components);
    for difference in differences(&pair.pairs, parts, &|part| &part.uses, &rules) {
        let finding = match difference {
            Difference::Other { source, translation } => {
                compared.parts.extend(part_of(pair, translation.span));
                other(pair, source, translation)
            }
            Difference::Lost { source, part } => {
                compared.parts.extend(pair.pairs.near_right(part));
                let values = vec![source.draw(), source.name.clone()];
                let message = format!("the translation lacks `{}`", values[0]);
                let place = (pair.place_in_translation(part), source.span);
                pair.finding(kind, place, message, values)
            }
            Difference::Added { translation, part } => {
                compared.parts.insert(part);
                let values = vec![translation.draw(), translation.name.clone()];
                let message = format!("the source has no `{}`", values[0]);
                let place = (translation.span, pair.place_in_source(part));
                pair.finding(kind, place, message, values)
            }
        };
        compared.findings.push(finding);
    }
    compared
}

fn other(pair: &Pair<'_>, source: &Use, translation: &Use) -> Finding {
    let kind = (Code::OtherComponent, Topic::Components);
    let (name, one, two) = source.difference(translation).unwrap_or(("", None, None));
    let place =
        |attribute: Option<&Attribute>, span: Span| attribute.map_or(span, |attribute| attribute.span);
    let place = (place(two, translation.span), place(one, source.span));
    let value = |attribute: Option<&Attribute>| attribute.map(|attribute| attribute.value.clone());
    let mut values = vec![source.name.clone()];
    values.extend(value(one));
    values.extend(value(two));
    let message = match (value(one), value(two)) {
        (Some(one), Some(two)) => {
            format!("`{name}` of `{}` is `{one}` in the source and `{two}` in the translation", source.name)
        }
        (Some(one), None) => format!("the source gives `{}` the attribute `{name}=\"{one}\"`", source.name),
        (None, two) => {
            let two = two.unwrap_or_default();
            format!("the source does not give `{}` the attribute `{name}=\"{two}\"`", source.name)
        }
    };
    pair.finding(kind, place, message, values)
}

fn part_of(pair: &Pair<'_>, span: Span) -> Option<usize> {
    pair.translation.parts.iter().position(|part| part.span.start <= span.start && span.start < part.span.end)
}
