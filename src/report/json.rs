//! Diagnostics for programs. The shape is stable: every key is always there, and `null` where nothing is known.
//!
//! ```json
//! [{
//!   "code": "A202", "severity": "error", "message": "unknown key `tilte`",
//!   "file": "content/sv/apply.md", "line": 2, "column": 1, "endLine": 2, "endColumn": 6,
//!   "hints": ["did you mean `title`?"],
//!   "labels": [{ "file": "…", "line": 1, "column": 1, "endLine": 1, "endColumn": 2, "text": "…" }]
//! }]
//! ```
//!
//! The end is behind the last character. `line` to `endColumn` are `null` together.

use std::sync::Arc;

use serde::Serialize;

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::path::SourcePath;

/// All diagnostics as one JSON array, with a line end. `sources` gives the text of a file.
pub fn json(diagnostics: &[Diagnostic], sources: impl Fn(&SourcePath) -> Option<Arc<str>>) -> String {
    let problems: Vec<Problem<'_>> =
        diagnostics.iter().map(|diagnostic| problem(diagnostic, &sources)).collect();
    to_json(&problems)
}

/// Texts, numbers, lists and objects with keys as JSON, with a line end.
pub fn to_json(value: &impl Serialize) -> String {
    let mut json = serde_json::to_string_pretty(value).expect("texts and numbers are always JSON");
    json.push('\n');
    json
}

#[derive(Serialize)]
struct Problem<'a> {
    code: Code,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    hints: &'a [String],
    labels: Vec<Labelled<'a>>,
}

#[derive(Serialize)]
struct Labelled<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    text: &'a str,
}

#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
struct Place<'a> {
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

fn problem<'a>(
    diagnostic: &'a Diagnostic,
    sources: &impl Fn(&SourcePath) -> Option<Arc<str>>,
) -> Problem<'a> {
    let labels = diagnostic.labels.iter();
    Problem {
        code: diagnostic.code,
        severity: super::name(diagnostic.severity),
        message: &diagnostic.message,
        place: diagnostic.at.as_ref().map(|at| place(at, sources)).unwrap_or_default(),
        hints: &diagnostic.hints,
        labels: labels
            .map(|label| Labelled { place: place(&label.at, sources), text: &label.text })
            .collect(),
    }
}

fn place<'a>(at: &'a Location, sources: &impl Fn(&SourcePath) -> Option<Arc<str>>) -> Place<'a> {
    let file = Some(at.path.as_str());
    let (Some(span), Some(text)) = (at.span, sources(&at.path)) else {
        return Place { file, ..Place::default() };
    };
    let (line, column) = super::position(&text, span.start);
    let (end_line, end_column) = super::position(&text, span.end.max(span.start));
    Place {
        file,
        line: Some(line),
        column: Some(column),
        end_line: Some(end_line),
        end_column: Some(end_column),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::diagnostic::Span;

    #[test]
    fn the_shape_is_stable() {
        let path = SourcePath::new("content/sv/å.md");
        let problems = [
            Diagnostic::new(Code::UnknownKey, "unknown key `tilte`")
                .at(Location::new(&path, Span::new(4, 9)))
                .label(Location::file(&path), "here")
                .hint("did you mean `title`?"),
            Diagnostic::new(Code::ReviewDue, "no place"),
            Diagnostic::new(Code::ReviewDue, "no text")
                .at(Location::new(&SourcePath::new("b"), Span::new(1, 2))),
        ];
        let drawn = json(&problems, |asked| (*asked == path).then(|| "---\ntilte: å\n".into()));
        expect![[r#"
            [
              {
                "code": "A202",
                "severity": "error",
                "message": "unknown key `tilte`",
                "file": "content/sv/å.md",
                "line": 2,
                "column": 1,
                "endLine": 2,
                "endColumn": 6,
                "hints": [
                  "did you mean `title`?"
                ],
                "labels": [
                  {
                    "file": "content/sv/å.md",
                    "line": null,
                    "column": null,
                    "endLine": null,
                    "endColumn": null,
                    "text": "here"
                  }
                ]
              },
              {
                "code": "A311",
                "severity": "warning",
                "message": "no place",
                "file": null,
                "line": null,
                "column": null,
                "endLine": null,
                "endColumn": null,
                "hints": [],
                "labels": []
              },
              {
                "code": "A311",
                "severity": "warning",
                "message": "no text",
                "file": "b",
                "line": null,
                "column": null,
                "endLine": null,
                "endColumn": null,
                "hints": [],
                "labels": []
              }
            ]
        "#]]
        .assert_eq(&drawn);
    }
}
