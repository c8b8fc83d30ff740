//! A schema of ours as a JSON Schema.

use super::about::{self, Offer};
use super::json::{Json, object, text, texts};
use super::{Kind, Known};
use crate::value::{Field, Form, Given, Numbers, Presence, Record, Rule, Schema};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of a whole file.
pub fn document(kind: &Kind, known: &Known) -> Json {
    let mut entries = vec![
        ("$schema".to_owned(), text(DRAFT)),
        ("title".to_owned(), text(&kind.place)),
        ("description".to_owned(), text(kind.about)),
    ];
    entries.extend(Pen { known, offer: None }.draw(&kind.schema));
    Json::Object(entries)
}

type Entries = Vec<(String, Json)>;

/// What is at hand while a value is drawn.
#[derive(Clone, Copy)]
struct Pen<'a> {
    known: &'a Known,
    /// What the texts in this value may refer to.
    offer: Option<Offer>,
}

impl Pen<'_> {
    fn draw(self, schema: &Schema) -> Entries {
        match schema {
            Schema::Any => Vec::new(),
            Schema::Flag => entries([("type", text("boolean"))]),
            Schema::Whole { least, most } => {
                let mut entries = entries([("type", text("integer"))]);
                entries.extend(bounds(*least, *most));
                entries
            }
            Schema::Text(form) => self.form(form, &[]),
            Schema::Localized(form) => self.localized(form),
            Schema::OneOf(words) => entries([("type", text("string")), ("enum", texts(words))]),
            Schema::List { items, least } => {
                let items = Json::Object(self.draw(items));
                let mut list = entries([("type", text("array")), ("items", items)]);
                if *least > 0 {
                    list.push(("minItems".to_owned(), whole(*least)));
                }
                list
            }
            Schema::Table(values) => {
                let values = Json::Object(or_nothing(self.draw(values)));
                entries([("type", text("object")), ("additionalProperties", values)])
            }
            Schema::Record(record) => self.record(record),
            Schema::Either(schemas) => {
                let each = schemas.iter().map(|schema| Json::Object(self.draw(schema)));
                entries([("anyOf", Json::List(each.collect()))])
            }
        }
    }

    /// A text of this form, where a value of another type may stand, too.
    fn form(self, form: &Form, other_types: &[&str]) -> Entries {
        let (number, range) = match form.numbers {
            Numbers::None => (None, Vec::new()),
            Numbers::Whole { least, most } => (Some("integer"), bounds(least, most)),
            Numbers::Any => (Some("number"), Vec::new()),
        };
        let types: Vec<&str> =
            ["string"].into_iter().chain(number).chain(other_types.iter().copied()).collect();
        let kind = if types.len() == 1 { text("string") } else { texts(types) };
        let pattern = match &form.pattern {
            Some(pattern) if form.is_exact => format!("^(?:{pattern})$"),
            Some(pattern) => format!(r"^\s*(?:{pattern})\s*$"),
            None => r"\S".to_owned(),
        };
        let mut drawn = entries([("type", kind)]);
        drawn.extend(range);
        drawn.extend(form.format.map(|format| ("format".to_owned(), text(format))));
        drawn.push(("pattern".to_owned(), text(pattern)));
        // Editors say this in place of the pattern, which is for nobody to read.
        drawn.push(("patternErrorMessage".to_owned(), text(format!("expected {}", form.expected))));
        let offered = self.offer.map(|offer| self.known.offered(offer)).unwrap_or_default();
        if !offered.is_empty() {
            drawn.push(("examples".to_owned(), texts(offered)));
        }
        drawn
    }

    fn localized(self, form: &Form) -> Entries {
        let each = Json::Object(self.form(form, &[]));
        let lenient = Json::Object(or_nothing(self.form(form, &[])));
        let mut drawn = self.form(form, &["object"]);
        let languages = &self.known.languages;
        if languages.is_empty() {
            drawn.push(("additionalProperties".to_owned(), lenient));
            return drawn;
        }
        let is_lenient = |code: &&String| self.known.lenient.contains(code);
        let property =
            |code: &String| (code.clone(), if is_lenient(&code) { &lenient } else { &each }.clone());
        drawn.push(("properties".to_owned(), Json::Object(languages.iter().map(property).collect())));
        drawn.push(("required".to_owned(), texts(languages.iter().filter(|code| !is_lenient(code)))));
        drawn.push(("additionalProperties".to_owned(), Json::Flag(false)));
        drawn
    }

    fn record(self, record: &Record) -> Entries {
        let property = |field: &Field| {
            let (about, offer) = about::field(record.what, field.key).unwrap_or_default();
            let mut drawn = entries([("description", text(about))]);
            let value = Pen { offer, ..self }.draw(&field.schema);
            drawn.extend(match field.presence {
                Presence::Required | Presence::Filled => value,
                Presence::Optional => or_nothing(value),
            });
            (field.key.to_owned(), Json::Object(drawn))
        };
        let is_ruled = |key: &str| record.rules.iter().flat_map(Rule::cases).any(|given| given.key() == key);
        let required = |field: &&Field| field.presence == Presence::Required && !is_ruled(field.key);
        let required: Vec<&str> = record.fields.iter().filter(required).map(|field| field.key).collect();
        let mut drawn = entries([
            ("type", text("object")),
            ("properties", Json::Object(record.fields.iter().map(property).collect())),
        ]);
        if !required.is_empty() {
            drawn.push(("required".to_owned(), texts(required)));
        }
        drawn.push(("additionalProperties".to_owned(), Json::Flag(false)));
        if !record.rules.is_empty() {
            drawn.push(("allOf".to_owned(), Json::List(record.rules.iter().map(rule).collect())));
        }
        drawn
    }
}

fn rule(rule: &Rule) -> Json {
    let cases = Json::List(rule.cases().iter().map(|case| given(*case)).collect());
    match rule {
        Rule::Some(_) => object([("anyOf", cases)]),
        Rule::One(_) => object([("oneOf", cases)]),
    }
}

fn given(given: Given) -> Json {
    let required = ("required", texts([given.key()]));
    let with = |value: Json| object([required.clone(), ("properties", object([(given.key(), value)]))]);
    match given {
        Given::Key(_) => object([required]),
        Given::Value(_) => with(object([("not", object([("type", text("null"))]))])),
        Given::Is(_, value) => with(object([("const", Json::Flag(value))])),
    }
}

/// The same, or nothing at all behind the key.
fn or_nothing(drawn: Entries) -> Entries {
    let is_choice = drawn.iter().any(|(key, _)| key == "anyOf");
    if is_choice {
        let nothing = object([("type", text("null"))]);
        return entries([("anyOf", Json::List(vec![Json::Object(drawn), nothing]))]);
    }
    let widen = |(key, value): (String, Json)| match (key.as_str(), value) {
        ("type", Json::Text(kind)) => (key, texts([kind.as_str(), "null"])),
        ("type" | "enum", Json::List(mut items)) => {
            items.push(if key == "type" { text("null") } else { Json::Null });
            (key, Json::List(items))
        }
        (_, value) => (key, value),
    };
    drawn.into_iter().map(widen).collect()
}

fn bounds(least: i64, most: i64) -> Entries {
    let least = (least > i64::MIN).then(|| ("minimum".to_owned(), Json::Whole(least)));
    let most = (most < i64::MAX).then(|| ("maximum".to_owned(), Json::Whole(most)));
    least.into_iter().chain(most).collect()
}

fn whole(number: usize) -> Json {
    Json::Whole(i64::try_from(number).unwrap_or(i64::MAX))
}

fn entries<const N: usize>(entries: [(&str, Json); N]) -> Entries {
    entries.map(|(key, value)| (key.to_owned(), value)).into()
}
