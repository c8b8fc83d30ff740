//! The texts of entries by their signs, compared with Fluent's own reading.

use super::*;
use crate::i18n::parse;
use crate::path::SourcePath;

fn read(text: &str) -> Resource {
    parse(&SourcePath::new("i18n/sv/ui.ftl"), &text.into()).value
}

fn draw(resource: &Resource, pattern: &Pattern<'_>) -> String {
    match &pattern.body {
        Body::Words => format!("«{}»", resource.words(pattern).replace('\n', "⏎")),
        Body::Choice { selector, branches } => {
            let branches = branches.iter().map(|branch| {
                let star = if branch.is_default { "*" } else { "" };
                format!("{star}{} {}", branch.key, draw(resource, &branch.pattern))
            });
            format!("({selector}: {})", branches.collect::<Vec<_>>().join(", "))
        }
    }
}

#[test]
fn texts_are_found_without_their_layout() {
    let cases = [
        ("a = A", "«A»"),
        ("a=A  \n\n", "«A»"),
        ("a =\n    A\n      B\n\n    C\n", "«A⏎  B⏎⏎C»"),
        ("a = A\r\n  B\r\n   C\r\n", "«A⏎B⏎ C»"),
        ("a =\n    .t = A\n     B\n   .u =\n      C", ".t «A⏎B» .u «C»"),
        ("a = [x] *\n    b", "«[x] *⏎b»"),
        (
            "a = { $n ->\n  [one] A\n *[other]\n    B\n    C\n }\n .t = { $n }",
            "($n: one «A», *other «B⏎C») .t «{ $n }»",
        ),
        (
            "-a =\n    { NUMBER($n, type: \"}\") ->\n[ 1 ] {\"}\"}\n*[other] { \"->\" }\n}",
            "(NUMBER($n, type: \"}\"): 1 «{\"}\"}», *other «{ \"->\" }»)",
        ),
        ("a = { $n ->\n *[b] { $m ->\n *[c] C\n }\n }", "($n: *b ($m: *c «C»))"),
        ("a = { $n ->\n *[b] B\n}.", "«{ $n ->⏎ *[b] B⏎}.»"),
        (
            "a = So { $n ->\n        [b] B\n       *[c] C\n    }\n    and so",
            "«So { $n ->⏎    [b] B⏎   *[c] C⏎}⏎and so»",
        ),
        ("a = { { $n ->\n *[b] B\n} }", "«{ { $n ->⏎ *[b] B⏎} }»"),
        ("a = \"{ $n }\" # ) }", ""),
        ("a = (\"{ $n }\" # )", "«(\"{ $n }\" # )»"),
    ];
    for (text, expected) in cases {
        let resource = read(text);
        let patterns = resource.entries().iter().flat_map(|entry| resource.patterns(entry));
        let drawn = patterns.map(|(attribute, pattern)| {
            let name = attribute.map_or(String::new(), |name| format!(".{name} "));
            name + &draw(&resource, &pattern)
        });
        assert_eq!(drawn.collect::<Vec<_>>().join(" "), expected, "{text}");
    }
}

/// The choices that a text is made of, as both readings tell them.
fn keys(pattern: &Pattern<'_>, keys: &mut Vec<String>) {
    if let Body::Choice { branches, .. } = &pattern.body {
        keys.push(branches.iter().map(|branch| branch.key).collect::<Vec<_>>().join("/"));
        branches.iter().for_each(|branch| self::keys(&branch.pattern, keys));
    }
}

#[test]
fn what_is_found_by_the_signs_is_what_the_parser_finds() {
    let parts = [
        "a",
        "\nb = ",
        "\n-t = ",
        "{ $x }",
        "{ $n ->\n",
        "\n [one] ",
        "\n*[other] ",
        "}",
        "\n}",
        "\n    ",
        "\n",
        "\r\n  ",
        "\n .t = ",
        "{\"}\"}",
        "{ \"->\" }",
        "[",
        "*",
        ".",
        "word",
        " ",
        "{ NUMBER($n, type: \"ordinal\") ->",
        "\n [1] ",
        "(",
        "\"",
        "# ",
        "{ { $x } }",
        "{ $n ->\n  [one] A\n *[other] B\n}",
        "{ $n ->\n  [one] { $m ->\n *[x] X\n }\n *[other]\n   B\n   C\n  }",
    ];
    let mut random = fastrand::Rng::with_seed(29);
    let mut choices = 0;
    for _ in 0..30_000 {
        let length = random.usize(0..14);
        let text: String = "a = "
            .chars()
            .chain((0..length).flat_map(|_| parts[random.usize(0..parts.len())].chars()))
            .collect();
        let resource = read(&text);
        for entry in resource.entries() {
            let (patterns, texts) = (resource.patterns(entry), resource.texts(entry));
            let names: Vec<_> = patterns.iter().map(|(attribute, _)| *attribute).collect();
            assert_eq!(names, texts.iter().map(|text| text.attribute).collect::<Vec<_>>(), "{text:?}");
            for ((_, pattern), by_parser) in patterns.iter().zip(&texts) {
                let mut own = Vec::new();
                keys(pattern, &mut own);
                let all = by_parser
                    .choices
                    .iter()
                    .map(|choice| choice.keys.iter().map(|key| key.name).collect::<Vec<_>>().join("/"));
                let all: Vec<String> = all.collect();
                choices += own.len();
                assert!(own.iter().all(|keys| all.contains(keys)), "{text:?} {own:?} {all:?}");
                // What indents the first line more than the others is text to the parser, and means nothing.
                let is_blank =
                    |start: usize| text[start.min(pattern.span.start)..pattern.span.start].trim().is_empty();
                let is_inside = |span: Span| is_blank(span.start) && span.end <= pattern.span.end;
                let pieces = by_parser.variants.iter().flat_map(|variant| &variant.pieces);
                let mut placed = pieces.filter(|piece| piece.span != Span::default());
                assert!(placed.all(|piece| is_inside(piece.span)), "{text:?} {by_parser:?}");
            }
        }
    }
    assert!(choices > 500, "{choices}");
}
