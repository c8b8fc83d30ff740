//! What went wrong in a template, told where it can be mended.

use tera::ErrorKind;

use crate::diagnostic::{Code, Diagnostic, Location, Span};
use crate::markdown::Component;
use crate::path::SourcePath;
use crate::site::View;

use super::{Theme, reworded};

/// The failure of a page's template, at the template's place.
pub fn of_render(theme: &Theme, view: &View, error: &tera::Error) -> Diagnostic {
    let place = place(theme, error);
    let mut diagnostic = match view.take_fault() {
        Some(fault) => fault.diagnostic,
        None => plain(error),
    };
    diagnostic.at = place.or(diagnostic.at);
    diagnostic
}

/// The failure of a component, at the place of the page that calls it: at the attribute that caused it if one did.
pub fn of_component(
    theme: &Theme,
    view: &View,
    error: &tera::Error,
    component: &Component,
    page: &SourcePath,
) -> Diagnostic {
    let place = place(theme, error);
    let Some(fault) = view.take_fault() else {
        // The component itself is wrong, whoever calls it.
        let called = Location::new(page, component.name_span);
        let mut diagnostic = plain(error);
        return match place {
            Some(place) => diagnostic.at(place).label(called, "while rendering this component"),
            None => {
                diagnostic.at = Some(called);
                diagnostic
            }
        };
    };
    let guilty = component
        .attributes
        .iter()
        .find(|attribute| attribute.value.as_deref() == Some(fault.value.as_str()));
    match (guilty, place) {
        (Some(attribute), _) => fault.diagnostic.at(Location::new(page, attribute.value_span)),
        (None, Some(place)) => fault
            .diagnostic
            .at(place)
            .label(Location::new(page, component.name_span), "while rendering this component"),
        (None, None) => fault.diagnostic.at(Location::new(page, component.name_span)),
    }
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
            let code = match report.message().contains("is not defined") {
                true => Code::UndefinedVariable,
                false => Code::TemplateRender,
            };
            reworded(code, report.message())
        }
        _ => reworded(Code::TemplateRender, &error.to_string()),
    }
}
