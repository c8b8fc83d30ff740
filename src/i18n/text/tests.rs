//! Messages written out, as checks see them.

use std::sync::Arc;

use super::*;
use crate::i18n::parse;
use crate::path::SourcePath;

/// Each text as its name, its choices and its variants, where what stands in the file is drawn from its place there.
fn draw(text: &str) -> String {
    let source: Arc<str> = text.into();
    let checked = parse(&SourcePath::new("i18n/sv/ui.ftl"), &source);
    assert_eq!(checked.diagnostics, [], "{text}");
    let resource = checked.value;
    let mut lines = Vec::new();
    for (entry, text) in resource
        .entries()
        .iter()
        .flat_map(|entry| resource.texts(entry).into_iter().map(move |text| (entry, text)))
    {
        lines.push(name_of(&entry.id, text.attribute).to_string());
        for choice in &text.choices {
            let keys: Vec<_> = choice.keys.iter().map(|key| part(&source, key.span)).collect();
            lines.push(format!("  ({}) {}", part(&source, choice.span), keys.join("/")));
        }
        lines.extend(text.variants.iter().map(|variant| format!("  {}", pieces(&source, variant))));
    }
    lines.join("\n")
}

fn pieces(source: &str, variant: &Variant<'_>) -> String {
    let draw = |piece: &Piece<'_>| match &piece.kind {
        PieceKind::Literal(text) => format!("‹{text}›"),
        PieceKind::Words(words) => format!("«{}»", words.replace('\n', "⏎")),
        PieceKind::Variable(_) | PieceKind::Reference(..) => format!("{{{}}}", part(source, piece.span)),
    };
    variant.pieces.iter().map(draw).collect()
}

fn part(text: &str, span: Span) -> &str {
    text.get(span.start..span.end).unwrap_or("nowhere")
}

#[test]
fn each_way_through_a_message_is_a_variant() {
    let cases = [
        ("a = Hej { $x }", "a\n  «Hej »{$x}"),
        (
            "a = Å { b.c } { -d(e: \"f\") }\nb = x\n .c = y\n-d = z",
            "a\n  «Å »{b}« »{-d}\nb\n  «x»\nb.c\n  «y»\n-d\n  «z»",
        ),
        (
            "a = { $n ->\n [one] Å { $x }\n *[other] { NUMBER($n) } { \"\\u00E5\" }\n } kvar",
            "a\n  ($n) one/other\n  «Å »{$x}« kvar»\n  {$n}« »‹å›« kvar»",
        ),
        (
            "a = { $n ->\n [0] 0\n *[other] { $m ->\n [x] x\n *[y] y\n }\n }{ $o ->\n *[z] z\n }",
            "a\n  ($n) 0/other\n  ($m) x/y\n  ($o) z\n  «0»«z»\n  «x»«z»\n  «y»«z»",
        ),
        ("a =\n    Ett\n    två\n\n    tre", "a\n  «Ett⏎»«två⏎»«⏎»«tre»"),
    ];
    for (text, expected) in cases {
        assert_eq!(draw(text), expected, "{text}");
    }
}

#[test]
fn a_message_with_too_many_ways_is_not_written_out() {
    let choice = "{ $x ->\n [a] a\n [b] b\n *[c] c\n }";
    for (choices, variants) in [(3, 27), (4, 0), (60, 0)] {
        let source: Arc<str> = format!("a = {}", choice.repeat(choices)).into();
        let resource = parse(&SourcePath::new("a.ftl"), &source).value;
        let texts = resource.texts(&resource.entries()[0]);
        assert_eq!(texts[0].variants.len(), variants, "{choices}");
    }
}
