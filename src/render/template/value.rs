//! Making the values that templates see.

use std::collections::BTreeMap;

use tera::Value;
use tera::value::Key;

use crate::value::{Kind, Node};

/// A map of fields. (A map of Tera's own would be hashed twice on its way into a value.)
pub fn object<const N: usize>(fields: [(&'static str, Value); N]) -> Value {
    Value::from(BTreeMap::from(fields))
}

/// A text, or `none` where there is none.
pub fn text(text: Option<impl AsRef<str>>) -> Value {
    match text {
        Some(text) => Value::from(text.as_ref()),
        None => Value::none(),
    }
}

/// YAML as templates see it.
pub fn of_node(node: &Node) -> Value {
    match &node.kind {
        Kind::Null => Value::none(),
        Kind::Bool(value) => Value::from(*value),
        Kind::Integer(value) => Value::from(*value),
        Kind::Float(value) => Value::from(*value),
        Kind::Text(text) => Value::from(&**text),
        Kind::List(items) => Value::from(items.iter().map(of_node).collect::<Vec<_>>()),
        Kind::Map(entries) => {
            let fields =
                entries.iter().map(|entry| (Key::from(entry.key.to_string()), of_node(&entry.value)));
            Value::from(fields.collect::<tera::Map>())
        }
    }
}
