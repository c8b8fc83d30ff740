//! What a country is called.

use crate::i18n::{Arguments, MessageId};
use crate::language::Language;
use crate::programme::Country;
use crate::site::View;

/// The name of a country in a language: that of the message `country-xx` if the site has it, or CLDR's, or the code.
pub fn of_country(view: &View, language: &Language, country: &Country) -> String {
    let code = country.code.value.as_str();
    let id = MessageId::new(format!("country-{}", code.to_lowercase()));
    if let Some(name) = view.own_message(language, &id, &Arguments::new()) {
        return name;
    }
    let formats = view.formats(language);
    formats.and_then(|formats| formats.country(code)).unwrap_or_else(|| code.to_owned())
}
