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
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::diagnostic::Code;

    const PAGE: &str = "---\r\ntilte: Åka 🙂 hit\r\n---\r\n\tså <a-b>\r\n";

    fn sources(path: &SourcePath) -> Option<Arc<str>> {
        match path.as_str() {
            "a.md" => Some(PAGE.into()),
            "b.yaml" => Some("one: 1\ntwo: 2\n".into()),
            "long.md" => Some(format!("{}here{}", "å ".repeat(300), " ö".repeat(300)).into()),
            "empty.md" => Some("".into()),
            _ => None,
        }
    }

    fn at(path: &str, start: usize, end: usize) -> Location {
        Location::new(&SourcePath::new(path), Span::new(start, end))
    }

    fn check(diagnostic: Diagnostic, expected: &Expect) {
        expected.assert_eq(&draw(&[diagnostic], sources, false));
    }

    fn find(part: &str) -> Location {
        let start = PAGE.find(part).unwrap();
        at("a.md", start, start + part.len())
    }

    #[test]
    fn a_place_is_drawn_with_its_line_and_its_cure() {
        check(
            Diagnostic::new(Code::UnknownKey, "unknown key `tilte`")
                .at(find("tilte"))
                .hint("did you mean `title`?"),
            &expect![[r#"
                error[A202]: unknown key `tilte`
                 --> a.md:2:1
                  |
                2 | tilte: Åka 🙂 hit
                  | ^^^^^
                  |
                  = help: did you mean `title`?
            "#]],
        );
        check(
            Diagnostic::new(Code::WrongType, "after an emoji").at(find("hit")),
            &expect![[r#"
            error[A203]: after an emoji
             --> a.md:2:14
              |
            2 | tilte: Åka 🙂 hit
              |               ^^^
        "#]],
        );
        check(
            Diagnostic::new(Code::UnclosedComponent, "after a tab")
                .at(find("<a-b>"))
                .label(find("tilte"), "in the same file")
                .label(at("b.yaml", 7, 10), "in another file")
                .label(Location::file(&SourcePath::new("c.md")), "a file alone")
                .hint("one")
                .hint("two"),
            &expect![[r#"
                error[A304]: after a tab
                 --> a.md:4:5
                  |
                2 | tilte: Åka 🙂 hit
                  | ----- in the same file
                3 | ---
                4 |     så <a-b>
                  |        ^^^^^
                  |
                 ::: b.yaml:2:1
                  |
                2 | two: 2
                  | --- in another file
                  |
                  = note: c.md: a file alone
                  = help: one
                  = help: two
            "#]],
        );
    }

    #[test]
    fn a_place_need_not_be_complete() {
        check(
            Diagnostic::new(Code::StrayFile, "without place"),
            &expect![[r#"
            warning[A104]: without place
        "#]],
        );
        check(
            Diagnostic::new(Code::StrayFile, "only a file")
                .at(Location::file(&SourcePath::new("a.md")))
                .hint("remove it"),
            &expect![[r#"
                warning[A104]: only a file
                --> a.md
                 = help: remove it
            "#]],
        );
        check(
            Diagnostic::new(Code::StrayFile, "no text").at(at("gone.md", 3, 4)),
            &expect![[r#"
            warning[A104]: no text
            --> gone.md
        "#]],
        );
        let mut hint = Diagnostic::new(Code::StrayFile, "an empty file").at(at("empty.md", 0, 0));
        hint.severity = Severity::Hint;
        check(
            hint,
            &expect![[r#"
            hint[A104]: an empty file
             --> empty.md:1:1
              |
            1 |
              | ^
        "#]],
        );
    }

    #[test]
    fn the_end_of_a_file_is_a_place() {
        let end = PAGE.len();
        check(
            Diagnostic::new(Code::YamlSyntax, "at the end").at(at("a.md", end, end)),
            &expect![[r#"
            error[A201]: at the end
             --> a.md:5:1
              |
            5 |
              | ^
        "#]],
        );
        check(
            Diagnostic::new(Code::YamlSyntax, "far behind").at(at("a.md", end + 9, end + 99)),
            &expect![[r#"
                error[A201]: far behind
                 --> a.md:5:1
                  |
                5 |
                  | ^
            "#]],
        );
        check(
            Diagnostic::new(Code::YamlSyntax, "whole lines").at(at("a.md", 0, end)),
            &expect![[r#"
            error[A201]: whole lines
             --> a.md:1:1
              |
            1 | / ---
            2 | | tilte: Åka 🙂 hit
            3 | | ---
            4 | |     så <a-b>
              | |____________^
        "#]],
        );
    }

    #[test]
    fn long_lines_are_trimmed() {
        check(
            Diagnostic::new(Code::YamlSyntax, "long").at(at("long.md", 900, 904)),
            &expect![[r#"
            error[A201]: long
             --> long.md:1:601
              |
            1 | ... å å å å å å å å å å å å å å å å å å å å å å å å å å å å å å å here ö ö ö ö ö ö ö ö ö ö ö ö ö ö ö ö ö ö ö ö ö ö ö ö ö ö ö ö ö ö ö ...
              |                                                                   ^^^^
        "#]],
        );
    }

    #[test]
    fn terminals_get_colour() {
        let problem = [Diagnostic::new(Code::YamlSyntax, "a\u{1b}[31m")];
        let coloured = draw(&problem, sources, true);
        assert!(coloured.contains("\u{1b}["), "{coloured:?}");
        assert!(!coloured.contains("[31m\u{1b}[31m") && !draw(&problem, sources, false).contains('\u{1b}'));
    }

    #[test]
    fn no_span_panics() {
        for start in 0..PAGE.len() + 3 {
            for end in start.saturating_sub(1)..PAGE.len() + 3 {
                let problem = Diagnostic::new(Code::YamlSyntax, "x").at(at("a.md", start, end));
                let problem = problem.label(at("a.md", end, start), "y").label(at("a.md", start, start), "z");
                assert!(draw(&[problem], sources, false).contains("--> a.md:"));
            }
        }
    }
}
