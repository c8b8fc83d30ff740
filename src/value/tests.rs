use std::fmt::Write;

use expect_test::{Expect, expect};

use super::listing::list;
use super::*;
use crate::language::Language;
use crate::time::Date;

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

fn faults(texts: &[&str], expected: &Expect) {
    let mut out = String::new();
    for text in texts {
        let found = list(text, &read(text).diagnostics);
        write!(out, "{text:?}\n{found}").unwrap();
    }
    expected.assert_eq(&out);
}

#[test]
fn faults_of_quotes_and_colons() {
    let texts = [
        "title:Hej\nslug: hej\n",
        "slug: hej\n- title:Hej\nlead: x\n",
        "title: \"Hej\nslug: hej\n",
        "title: \"Hej\nslug: \"hej\"\n",
        "title: 'it's here'\n",
        "title: \"Hej\" sa hon\n",
        "title: \"a\\wb\"\n",
        "title: Ansök: \"nu\"\n",
        "- id: a\n  title: Ansök:\n",
        "a: 'x': y\n",
        "title: *bold* text\n",
        "title: @icld\n",
        "title: & co\n",
        "title: ! viktigt\n",
        "title: [Ansök](x.md)\n",
        "title: {{ name }}\n",
    ];
    faults(
        &texts,
        &expect![[r#"
            "title:Hej\nslug: hej\n"
            1:6 `:` A201 a space is missing after a colon
              put a space after the colon: `title: Hej`
            "slug: hej\n- title:Hej\nlead: x\n"
            2:8 `:` A201 a space is missing after a colon
              put a space after the colon: `- title: Hej`
            "title: \"Hej\nslug: hej\n"
            1:8 `"` A201 a quotation mark is opened and never closed
              close it at the end of the text
            "title: \"Hej\nslug: \"hej\"\n"
            2:8 `h` A201 text follows a closing quotation mark
              inside the marks write `\"` for a quotation mark; if the line before opens one, close it there
            "title: 'it's here'\n"
            1:12 `s` A201 text follows a closing apostrophe
              between apostrophes write `''` for an apostrophe, or use quotation marks: `"…"`
            "title: \"Hej\" sa hon\n"
            1:14 `s` A201 text follows a closing quotation mark
              inside the marks write `\"` for a quotation mark; if the line before opens one, close it there
            "title: \"a\\wb\"\n"
            1:8 `"` A201 a backslash before a letter that it means nothing with
              write `\\` for a backslash
            "title: Ansök: \"nu\"\n"
            1:13 `:` A201 a colon in a text without quotes
              put the value in quotes: `title: "Ansök: \"nu\""`
            "- id: a\n  title: Ansök:\n"
            2:15 `:` A201 a colon in a text without quotes
              put the value in quotes: `title: "Ansök:"`
            "a: 'x': y\n"
            1:7 `:` A201 a colon in a text without quotes
              put the whole text in quotes
            "title: *bold* text\n"
            1:8 `*` A201 a text cannot begin with `*`
              put the value in quotes: `title: "*bold* text"`
            "title: @icld\n"
            1:8 `@` A201 a text cannot begin with `@`
              put the value in quotes: `title: "@icld"`
            "title: & co\n"
            1:8 `&` A201 a text cannot begin with `&` or `*`
              put the value in quotes: `title: "& co"`
            "title: ! viktigt\n"
            1:8 `!` A201 the tag `!` means nothing here
              if the text begins with `!`, put it in quotes
            "title: [Ansök](x.md)\n"
            1:15 `(` A201 text follows a closing bracket
              put the value in quotes: `title: "[Ansök](x.md)"`
            "title: {{ name }}\n"
            1:9 `{ name }` A201 a key must be a word
              if braces or brackets begin a text, put the text in quotes
        "#]],
    );
}

#[test]
fn faults_of_lines_and_brackets() {
    let texts = [
        "a:\n\tb: c\n",
        "a:\n  b: 1\n\tc: 2\n",
        "a: [1, 2\nb: 3\n",
        "a: {x: 1\nb: 3\n",
        "a: [1, 2}\n",
        "a: [1, 2",
        "a: 1\n b: 2\n",
        "  a: 1\nb: 2\n",
        "a:\n  - x\n - y\n",
        "a: - x\n",
        "a: 1\nb\nc: 2\n",
        "a: |x\n",
        "a: 1\n---\nb: 2\n",
        "[a]: 1\n: x\n<<: {a: 1}\n",
        "a: \u{7}\n",
        "a: &x [1, *x]\n",
    ];
    faults(
        &texts,
        &expect![[r#"
        "a:\n\tb: c\n"
        2:1 `	` A201 a tab is used for indentation
          indent with spaces instead
        "a:\n  b: 1\n\tc: 2\n"
        3:1 `	` A201 a tab is used for indentation
          indent with spaces instead
        "a: [1, 2\nb: 3\n"
        2:2 `:` A201 a colon in a list in `[` and `]`
          if the line above opens a list, close it there with `]`; otherwise put the text in quotes
        "a: {x: 1\nb: 3\n"
        2:2 `:` A201 a group in `{` and `}` lacks a comma or its end
          write `{ key: value, key: value }`, or put the text in quotes
        "a: [1, 2}\n"
        1:4 `[` A201 `}` closes what `[` opened
          use the bracket that fits
        "a: [1, 2"
        1:4 `[` A201 `[` is opened and never closed
          close it, or put the text in quotes
        "a: 1\n b: 2\n"
        2:2 `b` A201 this line does not fit under the one above
          let keys of one group begin in the same column, each as `key: value`
        "  a: 1\nb: 2\n"
        2:1 `b` A201 this line does not fit under the one above
          let keys of one group begin in the same column, each as `key: value`
        "a:\n  - x\n - y\n"
        3:2 `-` A201 this line does not fit under the one above
          let keys of one group begin in the same column, each as `key: value`
        "a: - x\n"
        1:4 `-` A201 a list cannot begin here
          begin the list on the line below the key
        "a: 1\nb\nc: 2\n"
        2:1 `b` A201 this line does not fit under the one above
          let keys of one group begin in the same column, each as `key: value`
        "a: |x\n"
        1:4 `|` A201 a text stands on the line of `|` or `>`
          begin the text on the line below, indented
        "a: 1\n---\nb: 2\n"
        2:1 `---` A201 a second YAML document begins here
          remove this line; a file holds one document
        "[a]: 1\n: x\n<<: {a: 1}\n"
        1:1 `[a]` A201 a key must be a word
          if braces or brackets begin a text, put the text in quotes
        2:1 `` A201 a key is missing before the colon
          write `key: value`
        3:1 `<<` A201 `<<` does not merge keys here
          write the keys out
        "a: \u{7}\n"
        1:4 `` A201 an invisible character, U+0007
          remove it
        "a: &x [1, *x]\n"
        1:11 `*x` A201 an alias of the value that it stands in
    "#]],
    );
}

#[test]
fn every_key_that_stands_twice_is_reported() {
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

#[derive(Debug)]
#[expect(dead_code, reason = "read through `Debug`")]
struct Everything {
    id: Spanned<Arc<str>>,
    name: Localized,
    closes: Date,
    places: u32,
    weight: i64,
    open: bool,
    tags: Vec<String>,
}

impl Decode for Everything {
    const EXPECTED: &'static str = "everything";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = Fields::open(node, "record", decoder)?;
        let id = fields.required("id");
        let name = fields.required::<Localized>("name");
        let closes = fields.required("closes");
        let places = fields.or_default("places", 5);
        let weight = fields.or_default("weight", 0);
        let open = fields.or_default("open", false);
        let tags = fields.or_default("tags", Vec::new());
        let site = [Language::new("sv"), Language::new("en")];
        if let Some(name) = &name {
            name.check(&site, fields.decoder());
        }
        fields.finish();
        Some(Everything { id: id?, name: name?, closes: closes?, places, weight, open, tags })
    }
}

fn decode(text: &str) -> (String, Option<Everything>) {
    let checked = read(text);
    assert_eq!(list(text, &checked.diagnostics), "");
    let mut decoder = Decoder::new(&SourcePath::new("a.yaml"));
    let value = Everything::decode(&checked.value.unwrap(), &mut decoder);
    let checked = decoder.finish(value);
    (list(text, &checked.diagnostics), checked.value)
}

#[test]
fn a_text_is_as_it_was_written() {
    for written in ["2024-03", "070", "NO", "1.10", "true", "\"x\"", ">\n  x\n"] {
        let (listed, value) = decode(&format!("id: {written}\nname: ICLD\ncloses: 2024-08-28\n"));
        let expected = written.trim_matches(['>', '\n', ' ', '"']);
        assert_eq!((listed.as_str(), &*value.unwrap().id.value), ("", expected));
    }
}

#[test]
fn all_faults_of_a_record_are_reported_at_once() {
    let texts = [
        "id: a\nname: {sv: x, en: y}\ncloses: 2024-08-28\n",
        "wieght: 1\ncolour: red\n",
        "id:\nname: {sv: x, se: y}\ncloses: [2024-08-28]\nplaces: -1\nweight: 1.5\nopen: yes\ntags: a\n",
        "id: \" \"\nname: [x]\ncloses: 2023-02-29\ntags: [a, [b], {c: d}]\nopen: maybe\n",
        "id: {a: b}\nname: {sv: x, en: }\ncloses: 28 augusti\n",
        "id:a",
    ];
    let mut out = String::new();
    for text in texts {
        let (listed, value) = decode(text);
        write!(out, "{text:?} {}\n{listed}", if value.is_some() { "is read" } else { "is not read" })
            .unwrap();
    }
    expect![[r#"
        "id: a\nname: {sv: x, en: y}\ncloses: 2024-08-28\n" is read
        "wieght: 1\ncolour: red\n" is not read
        1:1 `wieght` A202 unknown key `wieght` in this record
          did you mean `weight`?
          the keys of a record are `id`, `name`, `closes`, `places`, `weight`, `open`, `tags`
        1:1 `wieght` A204 this record lacks `closes`
          add `closes:` with a date such as `2024-08-28`
        1:1 `wieght` A204 this record lacks `id`
          add `id:` with a text
        1:1 `wieght` A204 this record lacks `name`
          add `name:` with a text, or a text for each language such as `{ sv: …, en: … }`
        2:1 `colour` A202 unknown key `colour` in this record
          the keys of a record are `id`, `name`, `closes`, `places`, `weight`, `open`, `tags`
        "id:\nname: {sv: x, se: y}\ncloses: [2024-08-28]\nplaces: -1\nweight: 1.5\nopen: yes\ntags: a\n" is not read
        1:1 `id` A204 `id` has no value
          write a text after `id:`
        2:7 `{sv: x, se: y}` A209 the text is missing in `en`
          add `en: …`
        2:15 `se` A202 the site has no language `se`
          the languages of the site are `sv`, `en`
        3:10 `2024-08-28` A203 expected a date such as `2024-08-28`, found a list
        4:9 `-1` A203 expected a whole number, zero or more, found the number `-1`
        5:9 `1.5` A203 expected a whole number, found the number `1.5`
        6:7 `yes` A203 expected `true` or `false`, found the text `yes`
          write `true`
        7:7 `a` A203 expected a list, found the text `a`
        "id: \" \"\nname: [x]\ncloses: 2023-02-29\ntags: [a, [b], {c: d}]\nopen: maybe\n" is not read
        1:5 `" "` A205 an empty text
          write a text, or remove the key
        2:8 `x` A203 expected a text, or a text for each language such as `{ sv: …, en: … }`, found a list
        3:9 `2023-02-29` A205 `2023-02-29` is not a day of the calendar
          write year, month and day with two digits for the last two, such as `2024-08-28`
        4:12 `b` A203 expected a text, found a list
        4:17 `c` A203 expected a text, found a group of keys
        5:7 `maybe` A203 expected `true` or `false`, found the text `maybe`
        "id: {a: b}\nname: {sv: x, en: }\ncloses: 28 augusti\n" is not read
        1:6 `a` A203 expected a text, found a group of keys
        2:7 `{sv: x, en: }` A209 the text is missing in `en`
          add `en: …`
        3:9 `28 augusti` A203 expected a date such as `2024-08-28`, found the text `28 augusti`
        "id:a" is not read
        1:1 `id:a` A203 expected the keys and values of a record, found the text `id:a`
          put a space after the colon: `key: value`
    "#]].assert_eq(&out);
}
