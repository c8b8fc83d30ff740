//! Diagnostics as they are drawn.

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
