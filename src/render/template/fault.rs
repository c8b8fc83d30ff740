//! What went wrong in a template, told where it can be mended.

use tera::ErrorKind;

use crate::diagnostic::{Code, Diagnostic, Location, Span};
use crate::markdown::Component;
use crate::path::SourcePath;
use crate::site::View;

use super::{Theme, reworded};

/// The failure of a page's template, at the template's place. `None`: its cause has been told.
pub fn of_render(theme: &Theme, view: &View, error: &tera::Error) -> Option<Diagnostic> {
    let place = place(theme, error);
    let diagnostic = match view.take_fault() {
        Some(fault) => fault.diagnostic?,
        None => plain(error),
    };
    Some(match (place, diagnostic.at.is_some()) {
        (Some(place), true) => diagnostic.label(place, ASKED_HERE),
        (Some(place), false) => diagnostic.at(place),
        (None, _) => diagnostic,
    })
}

/// What is said of the place in a template where something was asked for that is wrong elsewhere.
const ASKED_HERE: &str = "it is asked for here";

/// The failure of a component, at the place of the page that calls it: at the attribute that caused it if one did.
/// `None`: its cause has been told.
pub fn of_component(
    theme: &Theme,
    view: &View,
    error: &tera::Error,
    component: &Component,
    page: &SourcePath,
) -> Option<Diagnostic> {
    let place = place(theme, error);
    let called = Location::new(page, component.name_span);
    let called_here = "while rendering this component";
    let Some(fault) = view.take_fault() else {
        // The component itself is wrong, whoever calls it.
        return Some(match place {
            Some(place) => plain(error).at(place).label(called, called_here),
            None => plain(error).at(called),
        });
    };
    let diagnostic = fault.diagnostic?;
    if diagnostic.at.is_some() {
        return Some(diagnostic.label(place.unwrap_or(called), ASKED_HERE));
    }
    let guilty = component
        .attributes
        .iter()
        .find(|attribute| attribute.value.as_deref() == Some(fault.value.as_str()));
    Some(match (guilty, place) {
        (Some(attribute), _) => diagnostic.at(Location::new(page, attribute.value_span)),
        (None, Some(place)) => diagnostic.at(place).label(called, called_here),
        (None, None) => diagnostic.at(called),
    })
}

fn place(theme: &Theme, error: &tera::Error) -> Option<Location> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "Tera's enum may grow")]
    match error.kind() {
        ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report) => {
            let range = &report.span().range;
            theme.place(report.filename(), Span::new(range.start, range.end))
        }
        _ => None,
    }
}

fn plain(error: &tera::Error) -> Diagnostic {
    #[expect(clippy::wildcard_enum_match_arm, reason = "Tera's enum may grow")]
    match error.kind() {
        ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report) => {
            let message = report.message();
            if message.contains("is not defined") {
                return reworded(Code::UndefinedVariable, message)
                    .hint("a component knows its own attributes only; `current()` gives it the page, `t()` messages");
            }
            match wrong_type(message) {
                Some(diagnostic) => diagnostic,
                None => reworded(Code::TemplateRender, message),
            }
        }
        _ => reworded(Code::TemplateRender, &error.to_string()),
    }
}

/// What Tera says in the words of Rust: a value of one type where another is needed.
fn wrong_type(message: &str) -> Option<Diagnostic> {
    let (_, types) = message.split_once("Invalid type for the value, expected `")?;
    let (expected, found) = types.trim_end_matches('.').trim_end_matches('`').split_once("` but got `")?;
    let message = format!("{} is needed here, and this is {}", in_words(expected), in_words(found));
    let diagnostic = Diagnostic::new(Code::TemplateRender, message);
    Some(match found {
        "none" | "undefined" => {
            diagnostic.hint("where a value may be missing, ask first: `{% if value %}…{% endif %}`")
        }
        _ => diagnostic,
    })
}

fn in_words(rust_type: &str) -> &str {
    match rust_type {
        "&str" | "str" | "string" | "String" => "a text",
        "none" | "undefined" => "nothing",
        "array" => "a list",
        "map" => "a map",
        "bool" => "`true` or `false`",
        name if name.starts_with(['i', 'u']) && name[1..].parse::<u8>().is_ok() => "a whole number",
        name if name.starts_with('f') && name[1..].parse::<u8>().is_ok() => "a number",
        name => name,
    }
}
