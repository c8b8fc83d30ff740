//! Schemas that nobody writes who means well.

use std::time::{Duration, Instant};

use super::told;

/// Each part asks for the next twice, `count` times.
fn doubling(count: usize) -> String {
    let part = |n: usize| {
        format!(
            "p{n}: {{ allOf: [{{ $ref: '#/$defs/p{next}' }}, {{ $ref: '#/$defs/p{next}' }}] }}",
            next = n + 1
        )
    };
    let parts: Vec<String> = (0..count).map(part).collect();
    format!("{{ $ref: '#/$defs/p0', $defs: {{ {}, p{count}: {{ type: string }} }} }}", parts.join(", "))
}

#[test]
fn hostile_schemas_end_soon() {
    let deep = format!("{}1{}", "{ a: ".repeat(60), " }".repeat(60));
    let chain: Vec<String> = (0..3000).map(|n| format!("p{n}: {{ $ref: '#/$defs/p{}' }}", n + 1)).collect();
    let many = format!("[{}]", vec!["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"; 2000].join(", "));
    let cases = [
        (doubling(60), "a".to_owned()),
        ("{ allOf: [{ properties: { a: { $ref: '#' } } }, { properties: { a: { $ref: '#' } } }] }".to_owned(), deep),
        (format!("{{ $ref: '#/$defs/p0', $defs: {{ {}, p3000: {{}} }} }}", chain.join(", ")), "a".to_owned()),
        ("{ items: { pattern: '^(a+)+$' } }".to_owned(), many.clone()),
        ("{ items: { pattern: '(a{1000}){1000}' } }".to_owned(), many),
        (format!("{{ pattern: '{}' }}", r"\d".repeat(100_000)), "a".to_owned()),
        (format!("{{ pattern: '{}' }}", r"\d".repeat(500)), "a".to_owned()),
        ("{ uniqueItems: true }".to_owned(), format!("[{}]", (0..9_000).map(|n| n.to_string()).collect::<Vec<_>>().join(", "))),
        ("{ $defs: { a: { anyOf: [{ $ref: '#/$defs/b' }] }, b: { not: { $ref: '#/$defs/a' } } }, $ref: '#/$defs/a' }".to_owned(), "a".to_owned()),
        ("{ $dynamicAnchor: a, items: { allOf: [{ $dynamicRef: '#a' }, { $dynamicRef: '#a' }] } }".to_owned(), format!("{}{}", "[".repeat(60), "]".repeat(60))),
        ("{ multipleOf: 0.0000001, maximum: -1, type: integer }".to_owned(), "9223372036854775807".to_owned()),
    ];
    for (schema, data) in cases {
        let start = Instant::now();
        let told = told(&schema, &data);
        let shown: String = schema.chars().take(80).collect();
        assert!(start.elapsed() < Duration::from_secs(20), "{shown}: {:?}", start.elapsed());
        assert!(!told.is_empty(), "{shown}");
    }
}

#[test]
fn no_schema_makes_it_panic() {
    let mut random = fastrand::Rng::with_seed(7);
    let keys = [
        "type",
        "items",
        "properties",
        "required",
        "enum",
        "const",
        "$ref",
        "$defs",
        "allOf",
        "not",
        "pattern",
        "format",
        "minimum",
        "multipleOf",
        "minLength",
        "uniqueItems",
        "additionalProperties",
        "$anchor",
        "$dynamicRef",
        "$dynamicAnchor",
        "contains",
        "maxContains",
        "prefixItems",
        "unevaluatedProperties",
        "dependentRequired",
        "patternProperties",
        "propertyNames",
        "if",
        "then",
        "$id",
        "id",
        "$schema",
        "$vocabulary",
    ];
    fn value(random: &mut fastrand::Rng, keys: &[&str], depth: usize) -> String {
        match random.usize(..if depth > 4 { 6 } else { 9 }) {
            0 => "true".to_owned(),
            1 => random.i64(-3..5).to_string(),
            2 => "'#/items'".to_owned(),
            3 => "string".to_owned(),
            4 => ["'#'", "'(['", "date", "0.5", "~", "'http://json-schema.org/draft-07/schema#'"]
                [random.usize(..6)]
            .to_owned(),
            5 => "a".to_owned(),
            6 => {
                let count = random.usize(..3);
                let items: Vec<String> = (0..count).map(|_| value(random, keys, depth + 1)).collect();
                format!("[{}]", items.join(", "))
            }
            _ => {
                let mut keys = keys.to_vec();
                random.shuffle(&mut keys);
                let count = random.usize(..5);
                let entries: Vec<String> = keys[..count]
                    .iter()
                    .map(|key| format!("{key}: {}", value(random, &keys, depth + 1)))
                    .collect();
                format!("{{ {} }}", entries.join(", "))
            }
        }
    }
    let data = [
        "a: [1, { type: x, items: [2] }]\ntype: string\nitems: { a: 2024-08-28, required: [a, a] }",
        "[[], {}, 0, '', 1.5, ~, true, { $ref: '#' }]",
        "'#'",
    ];
    let mut used = 0;
    for _ in 0..3000 {
        let schema = value(&mut random, &keys, 0);
        if schema == "~" {
            continue;
        }
        used += data.iter().filter(|data| !told(&schema, data).contains("a.schema.json:")).count();
    }
    assert!(used > 1000, "most schemas were refused: {used}");
}
