//! Schemas and data, and what is told of them.

mod broken;
mod hostile;

use std::fmt::Write;

use expect_test::{Expect, expect};

use super::*;
use crate::value::{self, listing::list_files};

/// What is told of data by a schema, each fault at its place.
fn told(schema: &str, data: &str) -> String {
    let (schema_path, data_path) = (SourcePath::new("a.schema.json"), SourcePath::new("a.yaml"));
    let node = |path: &SourcePath, text: &str| {
        let read = value::parse(path, text, 0..text.len());
        assert!(read.diagnostics.is_empty(), "{text}: {:?}", read.diagnostics);
        read.value.expect("the text says something")
    };
    let (schema_node, data_node) = (node(&schema_path, schema), node(&data_path, data));
    let faults =
        check(File { path: &schema_path, node: &schema_node }, File { path: &data_path, node: &data_node });
    let text_of = |path: &str| if path == "a.yaml" { data } else { schema }.to_owned();
    let mut listed = String::new();
    for fault in &faults {
        let file = fault.at.as_ref().map_or("", |at| at.path.as_str());
        write!(listed, "{file}:{}", list_files(text_of, std::slice::from_ref(fault))).unwrap();
    }
    listed
}

fn assert_told(cases: &[(&str, &str)], expected: &Expect) {
    let mut all = String::new();
    for (schema, data) in cases {
        writeln!(all, "{schema}\n    {}", data.replace('\n', "\n    ")).unwrap();
        writeln!(all, "{}", told(schema, data)).unwrap();
    }
    expected.assert_eq(&all);
}

const STAFF: &str = r##"{
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://elsewhere.example/staff.json",
    "type": "array",
    "items": { "$ref": "#/$defs/person" },
    "uniqueItems": true,
    "$defs": {
        "person": {
            "type": "object",
            "properties": {
                "name": { "type": "string", "minLength": 2 },
                "room": { "type": "integer", "minimum": 1, "maximum": 40 },
                "since": { "type": "string", "format": "date" },
                "role": { "enum": ["officer", "director"] },
                "tags": { "type": "array", "items": { "type": "string", "pattern": "^[a-z]+$" }, "maxItems": 2 }
            },
            "required": ["name", "room"],
            "additionalProperties": false
        }
    }
}"##;

#[test]
fn faults_are_told_at_their_place_in_plain_words() {
    assert_told(
        &[
            ("{ items: { type: string } }", "- { name: Eva }"),
            ("{ type: [string, 'null', boolean] }", "[a]"),
            ("{ minProperties: 2, propertyNames: { pattern: '^[a-z]+$' } }", "A: 1"),
            ("{ dependentRequired: { a: [b, c] } }", "a: 1"),
            ("{ items: { const: 7 } }", "[7, 8]"),
            ("{ items: { multipleOf: 5, exclusiveMinimum: 0, exclusiveMaximum: 50 } }", "[5, 7, 0, 50]"),
            ("{ contains: { const: a } }", "[b]"),
            ("{ contains: { const: a }, minContains: 2, maxContains: 3 }", "[a]"),
            ("{ properties: { a: { not: { const: x } }, b: false } }", "a: x\nb: y"),
            ("{ prefixItems: [{ type: string }], items: false }", "[a, b]"),
            ("{ items: { anyOf: [{ type: string }, { type: integer }] } }", "[a, 1, 1.5]"),
            (
                "{ items: { oneOf: [{ properties: { a: { type: string } }, required: [a] }, { type: string }] } }",
                "- a: 1",
            ),
            ("{ oneOf: [{ type: integer }, { minimum: 1 }] }", "2"),
            ("{ items: { maxLength: 3, format: email } }", "[abcd, 12]"),
            ("false", "1"),
        ],
        &expect![[r#"
            { items: { type: string } }
                - { name: Eva }
            a.yaml:1:5 `name` A226 expected a text, found a group of keys
              1:12 `type` the schema says so here

            { type: [string, 'null', boolean] }
                [a]
            a.yaml:1:2 `a` A226 expected nothing, `true` or `false` or a text, found a list
              1:3 `type` the schema says so here

            { minProperties: 2, propertyNames: { pattern: '^[a-z]+$' } }
                A: 1
            a.yaml:1:1 `A` A226 the schema wants at least 2 keys here, found 1
              1:3 `minProperties` the schema says so here
            a.yaml:1:1 `A` A226 `A` is not written as the schema wants it
              1:38 `pattern` the schema says so here
              the schema wants what the pattern `^[a-z]+$` describes

            { dependentRequired: { a: [b, c] } }
                a: 1
            a.yaml:1:1 `a` A226 where `a` is, the schema wants `b`, `c`, too
              1:3 `dependentRequired` the schema says so here

            { items: { const: 7 } }
                [7, 8]
            a.yaml:1:5 `8` A226 the schema does not allow the number `8` here
              1:12 `const` the schema says so here
              write `7`

            { items: { multipleOf: 5, exclusiveMinimum: 0, exclusiveMaximum: 50 } }
                [5, 7, 0, 50]
            a.yaml:1:5 `7` A226 `7` is not a multiple of `5`
              1:12 `multipleOf` the schema says so here
            a.yaml:1:8 `0` A226 `0` is too small: the schema wants more than `0`
              1:27 `exclusiveMinimum` the schema says so here
            a.yaml:1:11 `50` A226 `50` is too great: the schema wants less than `50`
              1:48 `exclusiveMaximum` the schema says so here

            { contains: { const: a } }
                [b]
            a.yaml:1:2 `b` A226 the schema wants an item here that is not there
              1:3 `contains` the schema says so here

            { contains: { const: a }, minContains: 2, maxContains: 3 }
                [a]
            a.yaml:1:2 `a` A226 the schema wants at least 2 items of a kind here, found 1
              1:27 `minContains` the schema says so here

            { properties: { a: { not: { const: x } }, b: false } }
                a: x
                b: y
            a.yaml:1:4 `x` A226 the schema does not allow the text `x` here
              1:22 `not` the schema says so here
            a.yaml:2:4 `y` A226 the schema does not allow anything here
              1:46 `false` the schema says so here

            { prefixItems: [{ type: string }], items: false }
                [a, b]
            a.yaml:1:5 `b` A226 the schema does not allow anything here
              1:43 `false` the schema says so here

            { items: { anyOf: [{ type: string }, { type: integer }] } }
                [a, 1, 1.5]
            a.yaml:1:8 `1.5` A226 expected a text or a whole number, found the number `1.5`
              1:12 `anyOf` the schema says so here

            { items: { oneOf: [{ properties: { a: { type: string } }, required: [a] }, { type: string }] } }
                - a: 1
            a.yaml:1:6 `1` A226 expected a text, found the number `1`
              1:41 `type` the schema says so here

            { oneOf: [{ type: integer }, { minimum: 1 }] }
                2
            a.yaml:1:1 `2` A226 the number `2` has several of the forms of which the schema allows one
              1:3 `oneOf` the schema says so here

            { items: { maxLength: 3, format: email } }
                [abcd, 12]
            a.yaml:1:2 `abcd` A226 expected an e-mail address such as `name@example.org`, found the text `abcd`
              1:26 `format` the schema says so here
            a.yaml:1:2 `abcd` A226 the text is too long: the schema allows at most 3 characters, found 4
              1:12 `maxLength` the schema says so here

            false
                1
            a.yaml:1:1 `1` A226 the schema does not allow anything here
              1:1 `false` the schema says so here

        "#]],
    );
}

#[test]
fn a_whole_file_is_held_against_its_schema() {
    assert_eq!(told(STAFF, "- { name: Eva, room: 12, since: 2024-02-29, tags: [a, b], role: officer }"), "");
    assert_told(
        &[(
            STAFF,
            "- { name: E, room: 0 }\n- nmae: Amina\n  room: 014\n- { name: Bo, room: 3, since: 2024-02-30, role: \
             direktor }\n- { name: Bo, room: 3, tags: [A, b, c] }\n- { name: Bo, room: 4 }\n- { name: Bo, room: 4 }",
        )],
        &expect![[r##"
            {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "$id": "https://elsewhere.example/staff.json",
                "type": "array",
                "items": { "$ref": "#/$defs/person" },
                "uniqueItems": true,
                "$defs": {
                    "person": {
                        "type": "object",
                        "properties": {
                            "name": { "type": "string", "minLength": 2 },
                            "room": { "type": "integer", "minimum": 1, "maximum": 40 },
                            "since": { "type": "string", "format": "date" },
                            "role": { "enum": ["officer", "director"] },
                            "tags": { "type": "array", "items": { "type": "string", "pattern": "^[a-z]+$" }, "maxItems": 2 }
                        },
                        "required": ["name", "room"],
                        "additionalProperties": false
                    }
                }
            }
                - { name: E, room: 0 }
                - nmae: Amina
                  room: 014
                - { name: Bo, room: 3, since: 2024-02-30, role: direktor }
                - { name: Bo, room: 3, tags: [A, b, c] }
                - { name: Bo, room: 4 }
                - { name: Bo, room: 4 }
            a.yaml:7:5 `name` A226 this item stands twice
              6:5 `name` it stands here first
              6:5 `"uniqueItems"` the schema says so here
              remove one of them
            a.yaml:1:11 `E` A226 the text is too short: the schema wants at least 2 characters, found 1
              11:45 `"minLength"` the schema says so here
            a.yaml:1:20 `0` A226 `0` is too small: the schema wants at least `1`
              12:46 `"minimum"` the schema says so here
            a.yaml:2:3 `nmae` A226 the key `name` is missing here
              17:13 `"required"` the schema says so here
              add `name: …`
            a.yaml:3:9 `014` A226 expected a whole number, found the text `014`
              12:27 `"type"` the schema says so here
            a.yaml:2:3 `nmae` A226 the schema does not know the key `nmae` here
              18:13 `"additionalProperties"` the schema says so here
              did you mean `name`?
              the schema knows `name`, `room`, `since`, `role`, `tags`
            a.yaml:4:49 `direktor` A226 the schema does not allow the text `direktor` here
              14:27 `"enum"` the schema says so here
              did you mean `director`?
              the schema allows `officer`, `director`
            a.yaml:4:31 `2024-02-30` A226 expected a date such as `2024-08-28`, found the text `2024-02-30`
              13:46 `"format"` the schema says so here
            a.yaml:5:31 `A` A226 the schema allows at most 2 items here, found 3
              15:98 `"maxItems"` the schema says so here
            a.yaml:5:31 `A` A226 `A` is not written as the schema wants it
              15:73 `"pattern"` the schema says so here
              the schema wants what the pattern `^[a-z]+$` describes

        "##]],
    );
}
