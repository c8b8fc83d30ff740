//! Diagnostics for people: message, place, excerpt, hints. The wall around annotate-snippets.

use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use crate::diagnostic::{Diagnostic, Location, Severity, Span};
use crate::path::SourcePath;

/// All diagnostics, an empty line between two. `sources` gives the text of a file to draw; `colour` is for terminals.
pub fn draw(
    diagnostics: &[Diagnostic],
    sources: impl Fn(&SourcePath) -> Option<Arc<str>>,
    colour: bool,
) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut drawn = String::new();
    for diagnostic in diagnostics {
        let files = files(diagnostic, &sources);
        if !drawn.is_empty() {
            drawn.push('\n');
        }
        drawn.push_str(&renderer.render(&[group(diagnostic, &files)]));
        drawn.push('\n');
    }
    drawn
}

/// What is marked in one file.
struct File<'d> {
    path: &'d SourcePath,
    text: Arc<str>,
    marks: Vec<Mark<'d>>,
}

struct Mark<'d> {
    kind: AnnotationKind,
    span: Range<usize>,
    text: &'d str,
}

/// The files to draw from, in the order in which the diagnostic names them.
fn files<'d>(
    diagnostic: &'d Diagnostic,
    sources: &impl Fn(&SourcePath) -> Option<Arc<str>>,
) -> Vec<File<'d>> {
    let mut files: Vec<File<'d>> = Vec::new();
    let primary = diagnostic.at.iter().map(|at| (AnnotationKind::Primary, at, ""));
    let labels = diagnostic.labels.iter().map(|label| (AnnotationKind::Context, &label.at, &*label.text));
    for (kind, at, text) in primary.chain(labels) {
        let Some(span) = at.span else { continue };
        if let Some(file) = files.iter_mut().find(|file| *file.path == at.path) {
            let span = drawable(&file.text, span);
            file.marks.push(Mark { kind, span, text });
        } else if let Some(source) = sources(&at.path) {
            let span = drawable(&source, span);
            files.push(File { path: &at.path, text: source, marks: vec![Mark { kind, span, text }] });
        }
    }
    files
}

/// A span that surely lies in `text`, at the edges of characters, without the line ends behind it.
fn drawable(text: &str, span: Span) -> Range<usize> {
    let start = text.floor_char_boundary(span.start);
    let end = text.ceil_char_boundary(span.end.max(start));
    let end = start + text[start..end].trim_end_matches(['\r', '\n']).len();
    start..end
}

fn group<'d>(diagnostic: &'d Diagnostic, files: &'d [File<'d>]) -> Group<'d> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::NOTE.with_name(super::name(Severity::Hint)),
    };
    let title = level.primary_title(&*diagnostic.message).id(diagnostic.code.as_str());
    let mut group = Group::with_title(title);
    if let Some(at) = diagnostic.at.as_ref().filter(|at| !is_drawn(at, files)) {
        group = group.element(Origin::path(at.path.as_str()));
    }
    group = group.elements(files.iter().map(snippet));
    for label in diagnostic.labels.iter().filter(|label| !is_drawn(&label.at, files)) {
        let note = normalize_untrusted_str(&format!("{}: {}", label.at.path, label.text));
        group = group.element(Level::NOTE.message(note));
    }
    let hints = diagnostic.hints.iter().map(|hint| Level::HELP.message(normalize_untrusted_str(hint)));
    group.elements(hints)
}

fn is_drawn(at: &Location, files: &[File<'_>]) -> bool {
    at.span.is_some() && files.iter().any(|file| *file.path == at.path)
}

/// Only the lines from the first to the last mark are given to the library, which goes through all it is given.
fn snippet<'d>(file: &'d File<'d>) -> Snippet<'d, Annotation<'d>> {
    let first = file.marks.iter().map(|mark| mark.span.start).min().unwrap_or_default();
    let last = file.marks.iter().map(|mark| mark.span.end).max().unwrap_or_default();
    let begin = file.text[..first].rfind('\n').map_or(0, |at| at + 1);
    let rest = file.text[last..].split('\n').next().unwrap_or_default();
    let end = last + rest.trim_end_matches('\r').len();
    let (line, _) = super::position(&file.text, begin);
    let annotations = file.marks.iter().map(|mark| {
        let label = (!mark.text.is_empty()).then_some(mark.text);
        mark.kind.span(mark.span.start - begin..mark.span.end - begin).label(label)
    });
    Snippet::source(&file.text[begin..end]).line_start(line).path(file.path.as_str()).annotations(annotations)
}

#[cfg(test)]
mod tests;
