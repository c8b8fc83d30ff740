//! Texts and what they are in each pseudo-language.

use super::{Disguise, Kind, Pseudo};
use crate::language::Language;
use crate::path::SourcePath;
use crate::source::{SourceFile, SourceTree};
use std::sync::Arc;

fn languages() -> Vec<Language> {
    ["sv", "en"].map(Language::new).to_vec()
}

fn tree(files: &[(&str, &str)]) -> SourceTree {
    let file = |(path, text): &(&str, &str)| {
        let path = SourcePath::new(path);
        (path.clone(), Arc::new(SourceFile::new(path, text.as_bytes())))
    };
    SourceTree { files: Arc::new(files.iter().map(file).collect()) }
}

/// A file in each pseudo-language; marks of direction are shown as `‹` and `›`.
fn dressed(path: &str, text: &str) -> [String; 3] {
    Kind::ALL.map(|kind| {
        let pseudo = Pseudo { kind, language: Language::new("sv") };
        let tree = Disguise::new(pseudo, languages()).dress(&tree(&[(path, text)]));
        let text = tree.text(&SourcePath::new(path)).unwrap();
        text.replace('\u{202E}', "‹").replace('\u{202C}', "›")
    })
}

#[track_caller]
fn check(path: &str, cases: &[(&str, [&str; 3])]) {
    for (text, expected) in cases {
        assert_eq!(dressed(path, text), *expected, "{text}");
    }
}

#[test]
fn words_of_messages_are_others() {
    check(
        "i18n/sv/site.ftl",
        &[
            ("a = Sök\n", ["a = ⟦Šȫȫķ⟧\n", "a = ‹Sök›\n", "a = a\n"]),
            (
                "\u{feff}# Se\na = Läs <a href=\"{ $url }\" title=\"Mer\">här</a>, { -icld }\r\n    .b = Nu\r\n",
                [
                    "\u{feff}# Se\na = ⟦Ľǟǟš <a href=\"{ $url }\" title=\"Mer\">ħǟǟř</a>, { -icld }⟧\r\n    .b = ⟦Ñũũ⟧\r\n",
                    "\u{feff}# Se\na = ‹Läs› <a href=\"{ $url }\" title=\"Mer\">‹här›</a>, { -icld }\r\n    .b = ‹Nu›\r\n",
                    "\u{feff}# Se\na = a <a href=\"{ $url }\" title=\"Mer\">…</a>, { -icld }\r\n    .b = a.b\r\n",
                ],
            ),
            (
                "a =\n    En\n    till\n\n    slut",
                [
                    "a =\n    ⟦Ēēñ\n    ŧīīľľ\n\n    šľũũŧ⟧",
                    "a =\n    ‹En›\n    ‹till›\n\n    ‹slut›",
                    "a =\n    a\n    …\n\n    …",
                ],
            ),
            (
                "a = { $n ->\n    [one] En dag\n   *[other] { $n } dagar\n } kvar",
                [
                    "a = ⟦{ $n ->\n    [one] Ēēñ đȧȧğ\n   *[other] { $n } đȧȧğȧȧř\n } ķṽȧȧř⟧",
                    "a = { $n ->\n    [one] ‹En› ‹dag›\n   *[other] { $n } ‹dagar›\n } ‹kvar›",
                    "a = { $n ->\n    [one] a[one]\n   *[other] { $n } a[other]\n } a",
                ],
            ),
            // Names, patterns and code stay as they are.
            ("-x = Ett namn\na = { $b }–{ $c }", ["-x = Ett namn\na = { $b }–{ $c }"; 3]),
            (
                "a = { -x }\nb = <code>b</code>",
                [
                    "a = ⟦{ -x }⟧\nb = <code>b</code>",
                    "a = { -x }\nb = <code>b</code>",
                    "a = { -x }\nb = <code>b</code>",
                ],
            ),
            // What cannot be read is left to those who tell so.
            ("a = { $x\nb = Nej", ["a = { $x\nb = ⟦Ñēēĵ⟧", "a = { $x\nb = ‹Nej›", "a = { $x\nb = b"]),
        ],
    );
}

#[test]
fn words_of_pages_are_others() {
    check(
        "content/sv/apply/how.md",
        &[
            (
                "---\ntitle: Så\nslug: sa\nlabel: 2024\nlead: \"Med \\\"å\\\"\"\ndescription: >\n  Två\n  rader.\n---\n",
                [
                    "---\ntitle: \"⟦Šǻǻ⟧\"\nslug: sa\nlabel: 2024\nlead: \"⟦Ḿēēđ \\\"ǻǻ\\\"⟧\"\ndescription: >\n  ⟦Ŧṽǻǻ\n  řȧȧđēēř.⟧\n---\n",
                    "---\ntitle: \"‹Så›\"\nslug: sa\nlabel: 2024\nlead: \"‹Med› ‹\\\"å\\\"›\"\ndescription: >\n  ‹Två›\n  ‹rader.›\n---\n",
                    "---\ntitle: \"apply/how:title\"\nslug: sa\nlabel: 2024\nlead: \"apply/how:lead\"\ndescription: >\n  apply/how:description\n  …\n---\n",
                ],
            ),
            (
                "**Text** med [länk](a.md \"b\"),\n`kod` och a@b.se.",
                [
                    "⟦**Ŧēēẋŧ** ḿēēđ [ľǟǟñķ](a.md \"b\"),\n`kod` õõçħ a@b.se.⟧",
                    "**‹Text›** ‹med› [‹länk›](a.md \"b\"),\n`kod` ‹och› a@b.se.",
                    "**apply/how:1** … […](a.md \"b\"),\n`kod` …",
                ],
            ),
            (
                "# En\n\n## Två {#tva}\n\n### Tre {.k}\n\nFyra\n---\n\n## Fem ##\n",
                [
                    "# ⟦Ēēñ⟧ {#en}\n\n## ⟦Ŧṽǻǻ⟧ {#tva}\n\n### ⟦Ŧřēē⟧ {#tre .k}\n\n⟦Ƒŷŷřȧȧ⟧ {#fyra}\n---\n\n## ⟦Ƒēēḿ⟧ ## {#fem}\n",
                    "# ‹En› {#en}\n\n## ‹Två› {#tva}\n\n### ‹Tre› {#tre .k}\n\n‹Fyra› {#fyra}\n---\n\n## ‹Fem› ## {#fem}\n",
                    "# apply/how:1 {#en}\n\n## apply/how:2 {#tva}\n\n### apply/how:3 {#tre .k}\n\napply/how:4 {#fyra}\n---\n\n## apply/how:5 ## {#fem}\n",
                ],
            ),
            (
                "<notice-box title=\"Obs\" id=\"x\">\n\n- Ja <b>nu</b>\n\n</notice-box>\n\n| A | 1 |\n|---|---|\n| b | 2 |\n",
                [
                    "<notice-box title=\"⟦Õõƀš⟧\" id=\"x\">\n\n- ⟦Ĵȧȧ <b>ñũũ</b>⟧\n\n</notice-box>\n\n| ⟦Ȧȧ⟧ | 1 |\n|---|---|\n| ⟦ƀ⟧ | 2 |\n",
                    "<notice-box title=\"‹Obs›\" id=\"x\">\n\n- ‹Ja› <b>‹nu›</b>\n\n</notice-box>\n\n| ‹A› | 1 |\n|---|---|\n| ‹b› | 2 |\n",
                    "<notice-box title=\"apply/how:notice-box.title\" id=\"x\">\n\n- apply/how:2 <b>…</b>\n\n</notice-box>\n\n| apply/how:3 | 1 |\n|---|---|\n| apply/how:4 | 2 |\n",
                ],
            ),
            (
                "<div title=\"nej\">\nRå <span translate=\"no\">ICLD</span>\n</div>\n\n    kod\n",
                [
                    "<div title=\"nej\">\nŘǻǻ <span translate=\"no\">ICLD</span>\n</div>\n\n    kod\n",
                    "<div title=\"nej\">\n‹Rå› <span translate=\"no\">ICLD</span>\n</div>\n\n    kod\n",
                    "<div title=\"nej\">\napply/how:1 <span translate=\"no\">ICLD</span>\n</div>\n\n    kod\n",
                ],
            ),
        ],
    );
}

#[test]
fn words_of_data_are_others() {
    check(
        "content/data/links.yaml",
        &[
            (
                "- id: a\n  name: { sv: Länk, en: Link }\n  plain: Namn\n  file: { sv: a.pdf, en: b.pdf }\n",
                [
                    "- id: a\n  name: { sv: \"⟦Ľǟǟñķ⟧\", en: Link }\n  plain: Namn\n  file: { sv: a.pdf, en: b.pdf }\n",
                    "- id: a\n  name: { sv: \"‹Länk›\", en: Link }\n  plain: Namn\n  file: { sv: a.pdf, en: b.pdf }\n",
                    "- id: a\n  name: { sv: \"links:2\", en: Link }\n  plain: Namn\n  file: { sv: a.pdf, en: b.pdf }\n",
                ],
            ),
            (
                "a:\n  sv: |\n    Två\n    till\n  en: Two\nb:\n  sv: Lång\n    rad\n  en: x\n",
                [
                    "a:\n  sv: |\n    ⟦Ŧṽǻǻ\n    ŧīīľľ⟧\n  en: Two\nb:\n  sv: \"⟦Ľǻǻñğ řȧȧđ⟧\"\n\n  en: x\n",
                    "a:\n  sv: |\n    ‹Två›\n    ‹till›\n  en: Two\nb:\n  sv: \"‹Lång› ‹rad›\"\n\n  en: x\n",
                    "a:\n  sv: |\n    links:3\n    …\n  en: Two\nb:\n  sv: \"links:7\"\n\n  en: x\n",
                ],
            ),
            ("a: { sv: Ja, fi: Joo }\n", ["a: { sv: Ja, fi: Joo }\n"; 3]),
            ("a: [sv", ["a: [sv"; 3]),
        ],
    );
}

#[test]
fn what_is_not_of_the_language_stays() {
    for path in [
        "anslag.yaml",
        "content/en/a.md",
        "i18n/en/a.ftl",
        "i18n/base/sv/a.md",
        "themes/x/templates/a.html",
        "content/assets/sv.txt",
    ] {
        let text = "a = { sv: Nej }";
        assert_eq!(dressed(path, text), [text; 3], "{path}");
    }
    assert_eq!(dressed("themes/x/i18n/sv/a.ftl", "a = Ja")[0], "a = ⟦Ĵȧȧ⟧");
}

/// Only what changed is written anew, and what is gone is forgotten.
#[test]
fn files_that_did_not_change_are_kept() {
    let pseudo = Pseudo { kind: Kind::Accented, language: Language::new("sv") };
    let mut disguise = Disguise::new(pseudo, languages());
    let first = disguise.dress(&tree(&[("i18n/sv/a.ftl", "a = Ja"), ("i18n/sv/b.ftl", "b = Ja")]));
    let second = disguise.dress(&tree(&[("i18n/sv/a.ftl", "a = Ja"), ("i18n/sv/b.ftl", "b = Nej")]));
    let same = |path: &str| {
        let path = SourcePath::new(path);
        Arc::ptr_eq(&first.files[&path], &second.files[&path])
    };
    assert_eq!([same("i18n/sv/a.ftl"), same("i18n/sv/b.ftl")], [true, false]);
    assert_eq!(disguise.dress(&tree(&[])).files.len(), 0);
    assert!(disguise.made.is_empty());
}

/// Whatever a file holds, it has as many lines as before, and nothing panics.
#[test]
fn any_text_can_be_written_otherwise() {
    let parts = [
        "a",
        "å",
        "Ö",
        " ",
        "\n",
        "\r\n",
        "#",
        "##",
        "{",
        "}",
        "{#x}",
        "{ $n ->",
        "[one]",
        "*[other]",
        "=",
        "a = ",
        ".b = ",
        "<",
        ">",
        "</",
        "<b>",
        "<x-y>",
        "</x-y>",
        "<x-y a=\"b\" title='c'>",
        "\"",
        "'",
        "&",
        "&amp;",
        "---\n",
        "title: ",
        "sv: ",
        "{ sv: x, en: y }",
        "|",
        ">",
        "- ",
        "1. ",
        "*",
        "**",
        "_",
        "`",
        "[",
        "](",
        ")",
        "[^1]",
        "[^1]: ",
        "\u{301}",
        "\u{feff}",
        "\u{202e}",
        "⟦",
        "⟧",
        "|---|\n",
        "é",
        "🙂",
        ":",
        "\\",
        "\t",
        "    ",
        "===",
        "<!--",
        "-->",
    ];
    let mut state = 7_u64;
    for round in 0..3000 {
        let mut text = String::new();
        for _ in 0..(round % 40) {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(parts[usize::try_from(state >> 33).unwrap_or(0) % parts.len()]);
        }
        for path in ["i18n/sv/a.ftl", "content/sv/a.md", "content/data/a.yaml"] {
            for other in dressed(path, &text) {
                assert_eq!(
                    other.matches('\n').count(),
                    text.matches('\n').count(),
                    "{path} {text:?}\n{other}"
                );
            }
        }
    }
}
