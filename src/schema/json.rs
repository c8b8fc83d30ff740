//! JSON whose keys keep their order, so that a schema reads like the file that it is about.

use serde::{Serialize, Serializer};

#[derive(Clone, PartialEq, Debug)]
pub enum Json {
    Null,
    Flag(bool),
    Whole(i64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// The text of a file, with a line end.
pub fn write(json: &Json) -> String {
    let mut text = serde_json::to_string_pretty(json).expect("texts and numbers are always JSON");
    text.push('\n');
    text
}

/// An object with these keys.
pub fn object<const N: usize>(entries: [(&str, Json); N]) -> Json {
    Json::Object(entries.map(|(key, value)| (key.to_owned(), value)).into())
}

pub fn text(text: impl Into<String>) -> Json {
    Json::Text(text.into())
}

pub fn texts<T: Into<String>>(items: impl IntoIterator<Item = T>) -> Json {
    Json::List(items.into_iter().map(text).collect())
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => serializer.serialize_unit(),
            Json::Flag(flag) => serializer.serialize_bool(*flag),
            Json::Whole(number) => serializer.serialize_i64(*number),
            Json::Text(text) => serializer.serialize_str(text),
            Json::List(items) => serializer.collect_seq(items),
            Json::Object(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, value))),
        }
    }
}
