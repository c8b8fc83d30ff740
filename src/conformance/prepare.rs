//! Schemas and data as the validator takes them.

use serde_json::{Map, Number, Value};

use super::guard::NAMES;
use crate::value::{Kind, Node};

pub fn json(node: &Node) -> Value {
    match &node.kind {
        Kind::Null => Value::Null,
        Kind::Bool(flag) => Value::Bool(*flag),
        Kind::Integer(number) => Value::from(*number),
        Kind::Float(number) => Number::from_f64(*number).map_or(Value::Null, Value::Number),
        Kind::Text(text) => Value::from(&**text),
        Kind::List(items) => items.iter().map(json).collect(),
        Kind::Map(entries) => {
            entries.iter().map(|entry| (entry.key.to_string(), json(&entry.value))).collect()
        }
    }
}

/// A schema lies where we say, whatever it calls itself.
pub fn schema(node: &Node) -> Value {
    let mut value = json(node);
    if let Some(entries) = value.as_object_mut() {
        entries.retain(|key, value| !(NAMES.contains(&key.as_str()) && value.is_string()));
    }
    count_from_the_first(&mut value);
    value
}

/// Behind `prefixItems`, the validator counts the items that are wrong by `items` from the first of those, but by
/// `unevaluatedItems`, which says the same where nothing else speaks of items, from the first of all.
fn count_from_the_first(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            if speaks_of_items_twice_only(entries)
                && let Some(items) = entries.remove("items")
            {
                entries.insert(REST.to_owned(), items);
            }
            entries.values_mut().for_each(count_from_the_first);
        }
        Value::Array(items) => items.iter_mut().for_each(count_from_the_first),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The keyword that stands for `items` then.
pub const REST: &str = "unevaluatedItems";

fn speaks_of_items_twice_only(entries: &Map<String, Value>) -> bool {
    const PLAIN: [&str; 8] =
        ["prefixItems", "items", "type", "minItems", "maxItems", "uniqueItems", "title", "description"];
    entries.get("prefixItems").is_some_and(Value::is_array)
        && entries.keys().all(|key| PLAIN.contains(&key.as_str()))
}
