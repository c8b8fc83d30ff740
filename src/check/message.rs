//! Messages that a page asked for and its language does not have.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::engine::Build;
use crate::i18n::MessageId;
use crate::language::Language;
use crate::site::Query;
use crate::source::BUILT_IN_THEME;

/// One warning for each message and language that lacks it while another has it.
pub fn check(build: &Build) -> Vec<Diagnostic> {
    let mut missing: BTreeMap<(&Language, &MessageId), usize> = BTreeMap::new();
    for trace in build.traces().filter(|trace| trace.lacks_something()) {
        for (query, answer) in trace.iter() {
            if let (Query::Message(language, id), None) = (query, answer) {
                *missing.entry((language, id)).or_default() += 1;
            }
        }
    }
    missing
        .into_iter()
        .filter_map(|((language, id), uses)| {
            let fallbacks = build.site.config().fallbacks(language);
            let (found_in, place) =
                fallbacks.iter().find_map(|other| Some((other, build.site.catalog(other)?.place(id)?)))?;
            Some(missing_message(language, id, uses, found_in, place))
        })
        .collect()
}

fn missing_message(
    language: &Language,
    id: &MessageId,
    uses: usize,
    found_in: &Language,
    place: Location,
) -> Diagnostic {
    // What the program brings along is said by the site in its own files.
    let file = match place.path.below(BUILT_IN_THEME) {
        Some(_) => format!("i18n/{language}/{}", place.path.file_name()),
        None => place.path.as_str().replacen(&format!("/{found_in}/"), &format!("/{language}/"), 1),
    };
    let pages = if uses == 1 { "page shows" } else { "pages show" };
    let message = format!("`{id}` is missing in `{language}`; {uses} {pages} it in `{found_in}`");
    Diagnostic::new(Code::MissingMessage, message).at(place).hint(format!("add `{id} = …` to `{file}`"))
}
