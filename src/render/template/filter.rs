//! The filters of templates: dates, lists, numbers and headings as the page's language writes them.

#![expect(clippy::needless_pass_by_value, reason = "Tera calls filters with values")]

use tera::{ArgFromValue, Kwargs, State, Tera, TeraResult, Value};

use crate::locale::{DateStyle, Formats, ListStyle, hyphen};
use crate::markdown::escape;
use crate::site::View;
use crate::time::Date;

use super::current;
use super::message::calendar;

/// The names of our filters and of those of Tera's that a site has a use for.
pub const NAMES: &[&str] = &[
    "date",
    "list",
    "number",
    "soft_hyphens",
    "json",
    "safe",
    "default",
    "upper",
    "lower",
    "escape",
    "trim",
    "replace",
    "capitalize",
    "title",
    "truncate",
    "int",
    "float",
    "length",
    "reverse",
    "split",
    "round",
    "first",
    "last",
    "nth",
    "join",
    "sort",
    "unique",
    "get",
    "values",
    "keys",
    "group_by",
    "newlines_to_br",
];

/// Gives every filter to a Tera.
pub fn register(tera: &mut Tera) {
    tera.register_filter("date", date);
    tera.register_filter("list", list);
    tera.register_filter("number", number);
    tera.register_filter("soft_hyphens", soft_hyphens);
    tera.register_filter("json", json);
    tera.register_filter("safe", safe);
}

fn formats(view: &View) -> TeraResult<&Formats> {
    let language = view.language();
    view.formats(language)
        .ok_or_else(|| tera::Error::message(format!("the format of `{language}` is unknown")))
}

/// `"2024-08-28" | date(style="long")`
fn date(text: &str, kwargs: Kwargs, _: &State) -> TeraResult<String> {
    let Some(date) = Date::parse(text) else {
        return Err(tera::Error::message(format!("`{text}` is not a date such as 2024-08-28")));
    };
    let name = kwargs.get::<&str>("style")?.unwrap_or("long");
    let Some(style) = DateStyle::from_name(name) else {
        let known = DateStyle::NAMES.join(", ");
        return Err(tera::Error::message(format!("there is no date style `{name}`; there are {known}")));
    };
    let view = current::view();
    Ok(formats(&view)?.date(calendar(date), style))
}

/// `names | list` joins texts as a sentence does; `type="or"` for alternatives. Safe if any part is.
fn list(items: &[Value], kwargs: Kwargs, state: &State) -> TeraResult<Value> {
    let style = match kwargs.get::<&str>("type")?.unwrap_or("and") {
        "and" => ListStyle::And,
        "or" => ListStyle::Or,
        other => return Err(tera::Error::message(format!("a list is of type `and` or `or`, not `{other}`"))),
    };
    let texts = items.iter().map(|item| state.escape_if_needed(item)).collect::<TeraResult<Vec<_>>>()?;
    let view = current::view();
    Ok(Value::safe_string(&formats(&view)?.list(&texts, style)))
}

/// `12500 | number` with the language's marks.
fn number(value: f64, _: Kwargs, _: &State) -> TeraResult<String> {
    let view = current::view();
    Ok(formats(&view)?.number(value, None, None))
}

/// Marks where long words may break, for headings. The text is plain: what is safe already would be escaped again.
fn soft_hyphens(text: &str, _: Kwargs, _: &State) -> Value {
    let view = current::view();
    let softened = hyphen::soften(text, view.language().as_str());
    let mut html = String::new();
    escape::softened(&mut html, &softened);
    Value::safe_string(&html)
}

/// Text that is HTML already. Tera's own filter of this name takes a name that means nothing for an empty text.
fn safe(value: Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    defined(&value)?;
    Ok(match value.as_str() {
        Some(text) => Value::safe_string(text),
        None => Value::safe_string(&value.to_string()),
    })
}

/// Fails as a filter that takes a text does if a name means nothing.
fn defined(value: &Value) -> TeraResult<()> {
    match value.is_undefined() {
        true => <&str>::from_value(value).map(|_| ()),
        false => Ok(()),
    }
}

/// JSON that may stand in a `<script>`.
fn json(value: Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    defined(&value)?;
    let text = serde_json::to_string(&value).map_err(tera::Error::message)?;
    Ok(Value::safe_string(&text.replace('<', "\\u003c")))
}
