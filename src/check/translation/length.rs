//! Texts that are longer than the comment says there is room for.

use crate::diagnostic::Code;

use super::Finding;
use super::line::Line;
use super::message::Message;

/// Texts that are certainly too long: what a variable prints is counted as one character. `source` may say the length.
pub fn check<'a>(message: &Message<'a>, source: Option<&Message<'a>>) -> Vec<Finding<'a>> {
    let Some(longest) = message.notes.longest.or(source.and_then(|source| source.notes.longest)) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for text in &message.texts {
        let lengths = text.variants.iter().map(|variant| Line::of(variant).visible().trim().chars().count());
        let Some(length) = lengths.max().filter(|length| *length > longest) else { continue };
        let name = message.name(text.attribute);
        let what = format!("`{name}` has {length} characters, and there is room for {longest}");
        let finding = message.finding(Code::TooLong, message.name_span(text.attribute), what);
        let place = source.map(|source| source.at(source.name_span(text.attribute)));
        findings.push(
            finding
                .map(|diagnostic| match (place, source) {
                    (Some(place), Some(source)) => {
                        diagnostic.label(place, format!("the text in `{}`", source.language))
                    }
                    (Some(_) | None, Some(_) | None) => diagnostic,
                })
                .hint("find shorter words"),
        );
    }
    findings
}
