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
        None => plain(theme, error),
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
            Some(place) => plain(theme, error).at(place).label(called, called_here),
            None => plain(theme, error).at(called),
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
    let (report, message) = report(error)?;
    let range = &report.span().range;
    let span = Span::new(range.start, range.end);
    // Of `round.opens` Tera marks `round` alone, though it is the whole that has the wrong type.
    let end = match types(message).and_then(|_| theme.text(report.filename())) {
        Some(text) => span.end + rest_of_name(text, span),
        None => span.end,
    };
    theme.place(report.filename(), Span::new(span.start, end))
}

fn report(error: &tera::Error) -> Option<(&tera::ReportError, &str)> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "Tera's enum may grow")]
    match error.kind() {
        ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report) => {
            Some((report, report.message()))
        }
        _ => None,
    }
}

/// How far a name goes on behind `span`: `.opens` behind `round`.
fn rest_of_name(text: &str, span: Span) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let is_name = text.get(span.start..span.end).is_some_and(|name| name.chars().all(is_part));
    let rest = text.get(span.end..).filter(|rest| is_name && rest.starts_with('.')).unwrap_or_default();
    let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default().trim_end_matches('.').len()
}

fn plain(theme: &Theme, error: &tera::Error) -> Diagnostic {
    let Some((report, message)) = report(error) else {
        return reworded(Code::TemplateRender, &error.to_string());
    };
    if message.contains("is not defined") {
        let (message, known) = match message.split_once(". Available ") {
            Some((message, known)) => (message, known.split_once(": ").map_or("", |(_, names)| names)),
            None => (message, ""),
        };
        let name = message.split('`').nth(1).unwrap_or_default();
        let diagnostic = reworded(Code::UndefinedVariable, message).suggest(name, known.split(", "));
        return undefined(
            report,
            match known.is_empty() {
                true => diagnostic,
                false => diagnostic.hint(format!("known here: {known}")),
            },
        );
    }
    match types(message) {
        Some((_, "undefined")) => {
            let written = place(theme, error).and_then(|at| {
                let (text, span) = (theme.text(report.filename())?, at.span?);
                text.get(span.start..span.end)
            });
            let name = written.unwrap_or("a variable");
            undefined(report, Diagnostic::new(Code::UndefinedVariable, format!("`{name}` is not defined")))
        }
        Some((expected, found)) => wrong_type(expected, found),
        None => reworded(Code::TemplateRender, message),
    }
}

fn undefined(report: &tera::ReportError, diagnostic: Diagnostic) -> Diagnostic {
    match report.filename().contains("components/") {
        true => diagnostic.hint(
            "a component knows its own attributes and `body`, which is what stands between its tags; \
             `current()` gives it the page, `t()` messages",
        ),
        false => diagnostic,
    }
}

/// The types that a value should have and has, in the words of Rust.
fn types(message: &str) -> Option<(&str, &str)> {
    let (_, types) = message.split_once("Invalid type for the value, expected `")?;
    types.trim_end_matches('.').trim_end_matches('`').split_once("` but got `")
}

/// What Tera says in the words of Rust: a value of one type where another is needed.
fn wrong_type(expected: &str, found: &str) -> Diagnostic {
    let message = format!("{} is needed here, and this is {}", in_words(expected), in_words(found));
    let diagnostic = Diagnostic::new(Code::TemplateRender, message);
    match found {
        "none" => diagnostic.hint("where a value may be missing, ask first: `{% if value %}…{% endif %}`"),
        _ => diagnostic,
    }
}

fn in_words(rust_type: &str) -> &str {
    match rust_type {
        "&str" | "str" | "string" | "String" => "a text",
        "none" => "nothing",
        "array" => "a list",
        "map" => "a map",
        "bool" => "`true` or `false`",
        name if name.starts_with(['i', 'u']) && name[1..].parse::<u8>().is_ok() => "a whole number",
        name if name.starts_with('f') && name[1..].parse::<u8>().is_ok() => "a number",
        name => name,
    }
}
