//! Draws diagnostics: for people, with an excerpt of each file, and for programs, as JSON; and says them in other
//! languages than English. Nothing here prints.
//!
//! The caller sorts diagnostics and removes repetitions. Lines and columns count from 1, columns in characters.

mod beside;
mod excerpt;
mod json;
mod table;
mod wording;

pub use beside::{Style, beside};
pub use excerpt::draw;
pub use json::{json, to_json};
pub use table::{Column, table};
pub use wording::in_language;

use crate::diagnostic::{Diagnostic, Severity};

/// The line and the column of a byte of `text`. An offset inside a character is the character's, one behind the end
/// is the end's.
pub fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..text.floor_char_boundary(offset)];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    (line, before[line_start..].chars().count() + 1)
}

/// How many of each there are: `2 errors, 1 warning`, or `no problems`.
pub fn totals(diagnostics: &[Diagnostic]) -> String {
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Hint]
        .into_iter()
        .filter_map(|severity| {
            let count = diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
            match count {
                0 => None,
                1 => Some(format!("1 {}", name(severity))),
                _ => Some(format!("{count} {}s", name(severity))),
            }
        })
        .collect();
    if parts.is_empty() { "no problems".to_owned() } else { parts.join(", ") }
}

/// What a severity is called in every report.
pub fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    #[test]
    fn positions_count_lines_and_characters() {
        let text = "åä\r\n\t🙂b\n";
        for (offset, expected) in [
            (0, (1, 1)),
            (1, (1, 1)),
            (2, (1, 2)),
            (4, (1, 3)),
            (6, (2, 1)),
            (7, (2, 2)),
            (9, (2, 2)),
            (11, (2, 3)),
            (13, (3, 1)),
            (99, (3, 1)),
        ] {
            assert_eq!(position(text, offset), expected, "{offset}");
        }
        assert_eq!(position("", 0), (1, 1));
    }

    #[test]
    fn totals_count_each_severity() {
        let error = Diagnostic::new(Code::UnknownKey, "");
        let warning = Diagnostic::new(Code::ReviewDue, "");
        let mut hint = warning.clone();
        hint.severity = Severity::Hint;
        assert_eq!(totals(&[]), "no problems");
        assert_eq!(totals(&[error.clone(), warning.clone(), error]), "2 errors, 1 warning");
        assert_eq!(totals(&[hint, warning]), "1 warning, 1 hint");
    }
}
