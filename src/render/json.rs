//! JSON whose keys stay in the order in which they were written. One of the walls around the JSON crate.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// A value of JSON.
#[derive(Clone, PartialEq, Debug)]
pub enum Json {
    Null,
    Bool(bool),
    Number(i64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    pub fn text(text: impl Into<String>) -> Json {
        Json::Text(text.into())
    }

    /// A text, or `null` where there is none.
    pub fn maybe(text: Option<impl ToString>) -> Json {
        text.map_or(Json::Null, |text| Json::Text(text.to_string()))
    }

    pub fn list(items: impl IntoIterator<Item = Json>) -> Json {
        Json::List(items.into_iter().collect())
    }

    pub fn object<const N: usize>(fields: [(&str, Json); N]) -> Json {
        Json::Object(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// For a file that people may open: with line ends and indents.
    pub fn to_pretty(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("texts and numbers are always JSON");
        text.push('\n');
        text
    }

    /// For a `<script>`: on one line, and without a sign that could end the element or begin a comment in it.
    pub fn to_script(&self) -> String {
        let text = serde_json::to_string(self).expect("texts and numbers are always JSON");
        text.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => serializer.serialize_unit(),
            Json::Bool(value) => serializer.serialize_bool(*value),
            Json::Number(value) => serializer.serialize_i64(*value),
            Json::Text(text) => serializer.serialize_str(text),
            Json::List(items) => serializer.collect_seq(items),
            Json::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (key, value) in fields {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_json() {
        let value = Json::object([
            ("z", Json::list([Json::Null, Json::Bool(true), Json::Number(-1)])),
            ("a", Json::text("</script><!-- \u{2028}\"\\å")),
            ("m", Json::maybe(None::<&str>)),
        ]);
        assert_eq!(
            value.to_script(),
            r#"{"z":[null,true,-1],"a":"\u003c/script>\u003c!-- \u2028\"\\å","m":null}"#
        );
        assert_eq!(Json::list([Json::text("x")]).to_pretty(), "[\n  \"x\"\n]\n");
    }
}
