//! Diagnostics as short text, for tests: `2:1 A202 unknown key …`, each hint and label on a line of its own.

use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Location};

/// All diagnostics about one file, in order.
pub(crate) fn list(text: &str, diagnostics: &[Diagnostic]) -> String {
    list_files(|_| text.to_owned(), diagnostics)
}

/// The same for several files; `text_of` gives the text of a path.
pub(crate) fn list_files(text_of: impl Fn(&str) -> String, diagnostics: &[Diagnostic]) -> String {
    let place_of = |location: &Location| {
        let text = text_of(location.path.as_str());
        location.span.map_or("-".to_owned(), |span| {
            let found = text.get(span.start..span.end).expect("a span lies in its file");
            format!("{} `{}`", place(&text, span.start), found.lines().next().unwrap_or_default())
        })
    };
    let mut sorted = diagnostics.to_vec();
    sorted.sort();
    let mut out = String::new();
    for diagnostic in sorted {
        let at = diagnostic.at.as_ref().map_or("-".to_owned(), &place_of);
        writeln!(out, "{at} {} {}", diagnostic.code.as_str(), diagnostic.message).unwrap();
        for label in &diagnostic.labels {
            writeln!(out, "  {} {}", place_of(&label.at), label.text).unwrap();
        }
        for hint in &diagnostic.hints {
            writeln!(out, "  {hint}").unwrap();
        }
    }
    out
}

/// Line and column, both from 1.
pub(crate) fn place(text: &str, offset: usize) -> String {
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    format!("{}:{}", before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}
