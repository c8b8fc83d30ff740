//! Faults that end the reading of a piece of YAML.

use super::DEEPEST;
use crate::diagnostic::Span;
use crate::value::yaml;

/// A fault, at a place that is counted from the beginning of the YAML.
pub struct Fault {
    pub span: Span,
    pub message: String,
    pub hint: Option<String>,
}

/// Only the tags of YAML itself mean something; of those, only `!!str` does.
pub(super) fn check_tag(tag: Option<&yaml::Tag>, span: Span) -> Result<(), Fault> {
    match tag {
        Some(tag) if tag.is_custom() => Err(Fault {
            span,
            message: format!("the tag `{}` means nothing here", tag.original()),
            hint: Some("if the text begins with `!`, put it in quotes".to_owned()),
        }),
        _ => Ok(()),
    }
}

pub(super) fn too_deep(span: Span) -> Fault {
    Fault {
        span,
        message: format!("more than {DEEPEST} lists and groups lie in one another"),
        hint: Some("if brackets begin a text, put the text in quotes".to_owned()),
    }
}
