//! Trees and their places.

use std::fmt::Write;

use expect_test::expect;

use super::listing::list;
use super::*;

fn read(text: &str) -> Checked<Option<Node>> {
    parse(&SourcePath::new("a.yaml"), text, 0..text.len())
}

/// Every key and every scalar with the text at its place.
fn draw(node: &Node, text: &str, indent: usize, out: &mut String) {
    let at = |span: Span| text[span.start..span.end].replace("\r\n", "⏎");
    writeln!(out, "{:indent$}{} at `{}`", "", node.describe(), at(node.span)).unwrap();
    for entry in node.as_map().unwrap_or_default() {
        writeln!(out, "{:indent$}{} at `{}`:", "", entry.key, at(entry.key_span)).unwrap();
        draw(&entry.value, text, indent + 2, out);
    }
    for item in node.as_list().unwrap_or_default() {
        draw(item, text, indent + 2, out);
    }
}

#[test]
fn every_key_and_value_knows_its_place() {
    let text = "\u{feff}# first\r\nå: 1\r\nb: två  # x\r\nc:\r\n  - x\r\n  - y: z\r\nd: {e: \"f\" , g: }\r\nh: |\r\n  line\r\n  more\r\n\r\n\
                i: !!str 010\r\nj: &k [1.10]\r\nl: *k\r\nm:\r\n2024: null\r\n";
    let checked = read(text);
    assert_eq!(list(text, &checked.diagnostics), "");
    let mut drawn = String::new();
    draw(&checked.value.unwrap(), text, 0, &mut drawn);
    expect![[r#"
        a group of keys at `å: 1⏎b: två  # x⏎c:⏎  - x⏎  - y: z⏎d: {e: "f" , g: }⏎h: |⏎  line⏎  more⏎⏎i: !!str 010⏎j: &k [1.10]⏎l: *k⏎m:⏎2024: null`
        å at `å`:
          the number `1` at `1`
        b at `b`:
          the text `två` at `två`
        c at `c`:
          a list at `- x⏎  - y: z`
            the text `x` at `x`
            a group of keys at `y: z`
            y at `y`:
              the text `z` at `z`
        d at `d`:
          a group of keys at `{e: "f" , g: }`
          e at `e`:
            the text `f` at `"f"`
          g at `g`:
            nothing at `g`
        h at `h`:
          the text `line…` at `line⏎  more`
        i at `i`:
          the text `010` at `010`
        j at `j`:
          a list at `[1.10]`
            the number `1.10` at `1.10`
        l at `l`:
          a list at `*k`
            the number `1.10` at `1.10`
        m at `m`:
          nothing at `m`
        2024 at `2024`:
          nothing at `null`
    "#]].assert_eq(&drawn);
}

#[test]
fn places_are_those_of_the_whole_file() {
    let text = "---\ntitle: Hej\n: x\n---\nBody";
    let checked = parse(&SourcePath::new("a.md"), text, 4..19);
    expect![[r#"
        3:1 `` A201 a key is missing before the colon
          write `key: value`
    "#]]
    .assert_eq(&list(text, &checked.diagnostics));
    let title = checked.value.unwrap().get("title").unwrap().span;
    assert_eq!(&text[title.start..title.end], "Hej");
}

#[test]
fn nothing_is_no_value() {
    for text in ["", "# only a comment\n", "---\n", "\u{feff}", "~", "\r\n\r\n"] {
        let checked = read(text);
        assert_eq!((checked.value, checked.diagnostics.as_slice()), (None, [].as_slice()), "{text:?}");
    }
}

#[test]
fn every_key_that_stands_twice_is_reported() {
    let hyphen = read("- id: a\n  id: b\n");
    assert_eq!(hyphen.diagnostics[0].hints, ["begin a new record with `- `, or remove one of them"]);
    let text = "a: 1\nb: { c: 1, c: 2 }\na: 2\na: 3\n";
    let checked = read(text);
    expect![[r#"
        2:12 `c` A210 the key `c` stands twice
          2:6 `c` it stands here first
          remove one of them
        3:1 `a` A210 the key `a` stands twice
          1:1 `a` it stands here first
          remove one of them
        4:1 `a` A210 the key `a` stands twice
          1:1 `a` it stands here first
          remove one of them
    "#]]
    .assert_eq(&list(text, &checked.diagnostics));
    assert_eq!(checked.value.unwrap().get("a").unwrap().as_integer(), Some(1));
}

#[test]
fn bombs_and_wells_are_refused() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        writeln!(bomb, "a{level}: &a{level} [{aliases}]").unwrap();
    }
    let block: String = (0..3000).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    let mut aliased = "a0: &a0 x\n".to_owned();
    for level in 1..200 {
        writeln!(aliased, "a{level}: &a{level} [*a{}]", level - 1).unwrap();
    }
    for text in [bomb, "[".repeat(100_000), "{a: ".repeat(10_000), block, aliased] {
        let checked = read(&text);
        assert_eq!(checked.value, None);
        assert_eq!(checked.diagnostics.len(), 1, "{}", list(&text, &checked.diagnostics));
    }
}

#[test]
fn any_input_gives_a_value_or_a_diagnostic_with_a_place() {
    let good = "a: [1, \"två\", 'x']\nb:\n  - c: &d {e: f}\n    g: *d\n# å\nh: |\n  i: j\n";
    let pieces = [
        "\t", "\"", "'", "[", "}", ": ", ":", "- ", "&", "*", "!", "|", "\r\n", "é", "%", "\u{0}", "---\n",
        "\u{feff}",
    ];
    let mut random = fastrand::Rng::with_seed(1);
    for _ in 0..5_000 {
        let mut text = good.to_owned();
        for _ in 0..random.usize(1..4) {
            let at = random.usize(0..text.len());
            let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            match random.bool() {
                true => text.insert_str(at, pieces[random.usize(0..pieces.len())]),
                false => drop(text.remove(at)),
            }
        }
        let checked = read(&text);
        list(&text, &checked.diagnostics);
        match checked.value {
            Some(node) => draw(&node, &text, 0, &mut String::new()),
            None => assert!(!checked.diagnostics.is_empty(), "{text:?}"),
        }
    }
}

#[test]
fn a_fingerprint_is_of_what_is_said() {
    let print = |text: &str| read(text).value.unwrap().fingerprint();
    for (one, other) in [
        ("a: 1 # x\nb: [x]\n", "a:    1\nb:\n- x\n"),
        ("a: \"x\"", "a: 'x'"),
        ("a: &x [1]\nb: *x", "a: [1]\nb: [1]"),
    ] {
        assert_eq!(print(one), print(other), "{one:?} {other:?}");
    }
    for (one, other) in [
        ("a: 1", "a: \"1\""),
        ("a: 1.1", "a: 1.10"),
        ("{a: 1, b: 2}", "{b: 2, a: 1}"),
        ("[[a], b]", "[[a, b]]"),
        ("a: []", "a: {}"),
        ("a: ", "a: \"\""),
        ("a: true", "a: false"),
    ] {
        assert_ne!(print(one), print(other), "{one:?} {other:?}");
    }
}
