//! The words of schemas: one sentence for every kind of file and every key, which editors show beside it, and what the
//! site has to offer for it.

mod programme;
mod site;

/// What of a site a text may name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Offer {
    Countries,
    Clusters,
    Components,
    Contacts,
    Links,
    Pages,
    Languages,
    Templates,
}

/// What files of this kind say.
pub fn file(name: &str) -> Option<&'static str> {
    FILES.iter().find(|(other, _)| *other == name).map(|(_, about)| *about)
}

/// What a key of such a record means, and what it may name.
pub fn field(what: &str, key: &str) -> Option<(&'static str, Option<Offer>)> {
    let (_, fields) = records().find(|(other, _)| *other == what)?;
    fields.iter().find(|(other, ..)| *other == key).map(|(_, about, offer)| (*about, *offer))
}

/// Every record with the keys that are told of here, so that none is told of that is no more.
#[cfg(test)]
pub fn told() -> impl Iterator<Item = (&'static str, &'static str)> {
    records().flat_map(|(what, fields)| fields.iter().map(|(key, ..)| (*what, *key)))
}

fn records() -> impl Iterator<Item = &'static (&'static str, Fields)> {
    site::RECORDS.iter().chain(programme::RECORDS)
}

/// By their key: what it means, and what of the site it may name.
type Fields = &'static [(&'static str, &'static str, Option<Offer>)];

/// By what they describe, in a word.
type Records = &'static [(&'static str, Fields)];

const FILES: &[(&str, &str)] = &[
    ("anslag", "The settings of the site"),
    ("page", "The front matter of a page"),
    ("countries", "The countries of the programme"),
    ("clusters", "The groups of countries"),
    ("rounds", "The application rounds, with their dates"),
    ("components", "The kinds of grant that can be applied for"),
    ("contacts", "Whom to write to"),
    ("links", "Addresses outside the site, by name"),
    ("eligibility", "Who can apply"),
    ("steps", "The questions of “can we apply?”"),
    ("statement", "The accessibility statement"),
    ("theme", "What a theme is built on"),
];
