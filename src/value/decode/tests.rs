//! Values of the wrong kind, told with their places.

use std::fmt::Write;

use expect_test::expect;

use super::*;
use crate::time::Date;
use crate::value::{Fields, Localized, listing::list, parse};

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
        let name = fields.required("name");
        let closes = fields.required("closes");
        let places = fields.or_default("places", 5);
        let weight = fields.or_default("weight", 0);
        let open = fields.or_default("open", false);
        let tags = fields.or_default("tags", Vec::new());
        fields.finish();
        Some(Everything { id: id?, name: name?, closes: closes?, places, weight, open, tags })
    }
}

fn decode(text: &str) -> (String, Option<Everything>) {
    let checked = parse(&SourcePath::new("a.yaml"), text, 0..text.len());
    assert_eq!(list(text, &checked.diagnostics), "");
    let site = [Language::new("sv"), Language::new("en")];
    let mut decoder = Decoder::new(&SourcePath::new("a.yaml")).with_languages(&site);
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
        2:8 `sv` A209 the text is missing in `en`
          add `en: …`
        2:15 `se` A202 the site has no language `se`
          the languages of the site are `sv`, `en`
        3:10 `2024-08-28` A203 expected a date such as `2024-08-28`, found a list
        4:9 `-1` A203 expected a whole number, zero or more, found the number `-1`
          write it in digits, such as `10`
        5:9 `1.5` A203 expected a whole number, found the number `1.5`
          write it in digits, such as `10`
        6:7 `yes` A203 expected `true` or `false`, found the text `yes`
          write `true`
        7:7 `a` A203 expected a list, found the text `a`
          put it in brackets, `[one, two]`, or each item on a line of its own behind `- `
        "id: \" \"\nname: [x]\ncloses: 2023-02-29\ntags: [a, [b], {c: d}]\nopen: maybe\n" is not read
        1:5 `" "` A205 an empty text
          write a text, or remove the key
        2:8 `x` A203 expected a text, or a text for each language such as `{ sv: …, en: … }`, found a list
        3:9 `2023-02-29` A205 `2023-02-29` is not a day of the calendar
          that month has 28 days
        4:12 `b` A203 expected a text, found a list
          if this is to be a text, put it in quotes
        4:17 `c` A203 expected a text, found a group of keys
          if this is to be a text, put it in quotes
        5:7 `maybe` A203 expected `true` or `false`, found the text `maybe`
        "id: {a: b}\nname: {sv: x, en: }\ncloses: 28 augusti\n" is not read
        1:6 `a` A203 expected a text, found a group of keys
          if this is to be a text, put it in quotes
        2:8 `sv` A209 the text is missing in `en`
          add `en: …`
        3:9 `28 augusti` A203 expected a date such as `2024-08-28`, found the text `28 augusti`
        "id:a" is not read
        1:1 `id:a` A203 expected the keys and values of a record, found the text `id:a`
          put a space after the colon: `key: value`
    "#]].assert_eq(&out);
}
