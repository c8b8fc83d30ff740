//! `t`: a message in the page's language, with its arguments made safe for HTML.

use tera::{Kwargs, State, TeraResult, Value};

use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::{self, Argument, Arguments, MessageId};
use crate::language::Language;
use crate::locale::CalendarDate;
use crate::site::{Fault, Known, View};
use crate::time::Date;

use super::current;

/// `t(key="round-closes", date=round.closes)`. `key` may name an attribute (`search.placeholder`); `lang` asks for
/// another language than the page's. Everything else is given to the message as a variable.
pub fn t(view: &View, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
    let key: &str = kwargs.must_get("key")?;
    // Most messages have no variables, and are the same on every page.
    let is_plain = kwargs.iter().count() == 1 && !key.contains('.');
    let cache = current::cache();
    let said_in = is_plain.then(|| view.message_language(view.language(), &MessageId::new(key))).flatten();
    if let Some(text) = said_in.and_then(|language| cache.message(language, key)) {
        return Ok(text);
    }
    let language = kwargs.get::<&str>("lang")?.map_or_else(|| view.language().clone(), Language::new);
    let mut arguments = Arguments::new();
    for (name, value) in kwargs.iter() {
        let name = name.to_string();
        if value.is_undefined() {
            return Err(tera::Error::message(format!("the value of `{name}` is not defined")));
        }
        if name != "key" && name != "lang" {
            arguments.insert(name, argument(value, state)?);
        }
    }
    let text = text(view, &language, key, &arguments).map_err(|diagnostic| {
        let message = diagnostic.message.clone();
        view.keep_fault(Fault { diagnostic: Some(diagnostic), value: key.to_owned() });
        tera::Error::message(message)
    })?;
    let text = Value::safe_string(&text);
    if let Some(language) = said_in {
        cache.keep_message(language, key, &text);
    }
    Ok(text)
}

/// The text of a message, or why there is none.
pub fn text(
    view: &View,
    language: &Language,
    key: &str,
    arguments: &Arguments,
) -> Result<String, Diagnostic> {
    let (name, attribute) = match key.split_once('.') {
        Some((name, attribute)) => (name, Some(attribute)),
        None => (key, None),
    };
    match view.message(language, &MessageId::new(name), attribute, arguments) {
        Some((_, Ok(text))) => Ok(text),
        Some((found_in, Err(i18n::Fault::Missing))) => Err(unknown(view, &found_in, key)),
        Some((found_in, Err(i18n::Fault::Unformattable { problems }))) => {
            let reasons: Vec<String> = problems.iter().map(ToString::to_string).collect();
            let message =
                format!("the message `{key}` in `{found_in}` cannot be written: {}", reasons.join("; "));
            let hint = "give the variable in the call `t(key=…, variable=…)`, or take it out of the message";
            let mut diagnostic = Diagnostic::new(Code::MessageVariable, message).hint(hint);
            diagnostic.at = view.message_place(&found_in, &MessageId::new(name));
            Err(diagnostic)
        }
        // Nothing is published, and in a preview the name says which message it is.
        Some((_, Err(i18n::Fault::Told))) => Ok(key.to_owned()),
        None => Err(unknown(view, language, key)),
    }
}

fn unknown(view: &View, language: &Language, key: &str) -> Diagnostic {
    let source = view.config().default_language();
    Diagnostic::new(Code::UnknownMessage, format!("no language has the message `{key}`"))
        .suggest(key, view.known(&Known::Messages(language.clone())))
        .hint(format!("add `{key} = …` to a file in `i18n/{source}/`"))
}

/// A value of a template as a variable of a message. Texts are escaped unless they are safe already; a text that is
/// a date is one, so that `{ $date }` is written as the language writes dates.
fn argument(value: &Value, state: &State) -> TeraResult<Argument> {
    if let Some(number) = value.as_f64().filter(|_| value.is_number()) {
        return Ok(Argument::Number(number));
    }
    if let Some(items) = value.as_array() {
        return items
            .iter()
            .map(|item| state.escape_if_needed(item))
            .collect::<TeraResult<_>>()
            .map(Argument::List);
    }
    match value.as_str() {
        Some(text) => match Date::parse(text) {
            Some(date) => Ok(Argument::Date(calendar(date))),
            None => state.escape_if_needed(value).map(Argument::Text),
        },
        None if value.is_none() => Ok(Argument::Text(String::new())),
        None => state.escape_if_needed(value).map(Argument::Text),
    }
}

/// A date as the language's rules take it.
pub fn calendar(date: Date) -> CalendarDate {
    CalendarDate { year: date.year(), month: date.month(), day: date.day() }
}
