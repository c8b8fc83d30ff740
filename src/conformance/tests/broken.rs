//! Schemas that cannot be used, and all that can.

use expect_test::expect;

use super::{assert_told, told};

#[test]
fn schemas_that_cannot_be_used_are_told_at_their_place() {
    assert_told(
        &[
            ("{ type: strin }", "a"),
            ("[a]", "a"),
            ("{ properties: { a: { minLength: x } } }", "a: 1"),
            ("{ items: { pattern: '(' } }", "[a]"),
            ("{ items: { pattern: '(?=a)b' } }", "[a]"),
            ("{ items: { $ref: 'other.json#/a' } }", "[a]"),
            ("{ items: { $ref: 'https://example.org/a.json' } }", "[a]"),
            ("{ items: { $ref: 'file:///etc/passwd' } }", "[a]"),
            ("{ items: { $ref: '#/$defs/perso' }, $defs: { person: {} } }", "[a]"),
            ("{ items: { $ref: '#nowhere' } }", "[a]"),
            ("{ $schema: 'https://example.org/schema' }", "[a]"),
            ("{ items: { $id: 'https://example.org/part' } }", "[a]"),
            ("{ $ref: '#' }", "a"),
        ],
        &expect![[r#"
            { type: strin }
                a
            a.schema.json:1:9 `strin` A225 the schema does not allow the text `strin` here
              did you mean `string`?
              the schema allows `array`, `boolean`, `integer`, `null`, `number`, `object`, `string`

            [a]
                a
            a.schema.json:1:2 `a` A225 expected `true` or `false` or a group of keys, found a list

            { properties: { a: { minLength: x } } }
                a: 1
            a.schema.json:1:33 `x` A225 expected a whole number, found the text `x`

            { items: { pattern: '(' } }
                [a]
            a.schema.json:1:21 `'('` A225 expected a pattern without look-ahead, look-behind and references back, found the text `(`

            { items: { pattern: '(?=a)b' } }
                [a]
            a.schema.json:1:21 `'(?=a)b'` A225 expected a pattern without look-ahead, look-behind and references back, found the text `(?=a)b`

            { items: { $ref: 'other.json#/a' } }
                [a]
            a.schema.json:1:18 `'other.json#/a'` A225 `other.json#/a` lies outside this schema
              copy what it refers to into this file, below `$defs`, and write `#/$defs/…`

            { items: { $ref: 'https://example.org/a.json' } }
                [a]
            a.schema.json:1:18 `'https://example.org/a.json'` A225 `https://example.org/a.json` lies outside this schema
              copy what it refers to into this file, below `$defs`, and write `#/$defs/…`

            { items: { $ref: 'file:///etc/passwd' } }
                [a]
            a.schema.json:1:18 `'file:///etc/passwd'` A225 `file:///etc/passwd` lies outside this schema
              copy what it refers to into this file, below `$defs`, and write `#/$defs/…`

            { items: { $ref: '#/$defs/perso' }, $defs: { person: {} } }
                [a]
            a.schema.json:1:18 `'#/$defs/perso'` A225 there is no `#/$defs/perso` in this schema
              write the way to it from the top of this file, such as `#/$defs/name`

            { items: { $ref: '#nowhere' } }
                [a]
            a.schema.json:1:18 `'#nowhere'` A225 there is no `#nowhere` in this schema
              write the way to it from the top of this file, such as `#/$defs/name`

            { $schema: 'https://example.org/schema' }
                [a]
            a.schema.json:1:12 `'https://example.org/schema'` A225 `https://example.org/schema` is not a version of JSON Schema that is known here
              write `https://json-schema.org/draft/2020-12/schema`, or leave it out

            { items: { $id: 'https://example.org/part' } }
                [a]
            a.schema.json:1:17 `'https://example.org/part'` A225 a part of a schema cannot have an address of its own here
              remove it; parts are referred to by their way from the top, such as `#/$defs/name`

            { $ref: '#' }
                a
            a.schema.json:1:3 `$ref` A225 this part of the schema leads to itself, or too deep
              a `$ref` may lead back only on the way into a key or an item of the data

        "#]],
    );
}

#[test]
fn all_drafts_and_ways_to_refer_are_understood() {
    for (schema, sound, faulty) in [
        (
            "{ $schema: 'http://json-schema.org/draft-07/schema#', definitions: { a: { type: string } }, items: { $ref: '#/definitions/a' } }",
            "[a]",
            "[1]",
        ),
        (
            "{ $schema: 'http://json-schema.org/draft-04/schema#', id: 'http://x.example/', items: { type: string } }",
            "[a]",
            "[1]",
        ),
        ("{ $defs: { a b: { type: string } }, items: { $ref: '#/$defs/a%20b' } }", "[a]", "[1]"),
        ("{ $defs: { x: { $anchor: a, type: string } }, items: { $ref: '#a' } }", "[a]", "[1]"),
        (
            "{ type: object, additionalProperties: { $ref: '#' } }",
            "a: { b: { c: {} } }",
            "a: { b: { c: 1 } }",
        ),
        ("\"a\\u00e5\\/\": 1\nproperties: { å: { type: string } }", "å: b", "å: 1"),
        ("{\n\t\"type\": [\n\t\t\"string\"\n\t]\n}", "a", "1"),
        ("{ if: { required: [a] }, then: { required: [b] } }", "{ a: 1, b: 2 }", "a: 1"),
    ] {
        assert_eq!(told(schema, sound), "", "{schema}");
        assert_ne!(told(schema, faulty), "", "{schema}");
    }
}
