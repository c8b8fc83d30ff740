//! Looks at a schema before it is used: whether it stands on its own, and how much work it would make of the data.
//!
//! Schemas can refer to themselves, so that a few lines ask for more steps than a machine will ever do. The number of
//! steps is counted beforehand, each pair of a part of the schema and a part of the data once.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::File;
use super::place::pointer;
use crate::diagnostic::{Code, Diagnostic, Location, Span};
use crate::value::{Entry, Kind, Node};

/// The keys by which a schema names itself.
pub const NAMES: [&str; 2] = ["$id", "id"];

/// The drafts that the validator knows.
const DRAFTS: [&str; 5] = [
    "https://json-schema.org/draft/2020-12/schema",
    "https://json-schema.org/draft/2019-09/schema",
    "http://json-schema.org/draft-07/schema",
    "http://json-schema.org/draft-06/schema",
    "http://json-schema.org/draft-04/schema",
];

/// Far more than data of a site need, and a few seconds of work.
const MOST_STEPS: u64 = 3_000_000;

/// How many parts of a schema may lead to one another: as deep as the validator goes into itself.
const DEEPEST: usize = 200;

const LONGEST_PATTERN: usize = 1_000;

/// What a pattern may become in memory, in bytes: some ten milliseconds of work.
const LARGEST_PATTERN: usize = 1 << 20;

const MOST_PATTERNS: usize = 300;

/// Why the schema is not used; `None` if it may be.
pub fn check(schema: File<'_>, data: File<'_>) -> Option<Diagnostic> {
    let fault = |Fault { span, message, hint }| {
        Diagnostic::new(Code::BrokenSchema, message).at(Location::new(schema.path, span)).hint(hint)
    };
    let mut parts = Parts::default();
    parts
        .gather(schema.node, true)
        .and_then(|()| {
            parts.references.iter().try_for_each(|(text, span)| parts.resolve(schema.node, text, *span))
        })
        .and_then(|()| Count::new(schema.node, parts.anchors).measure(data.node))
        .err()
        .map(fault)
}

struct Fault {
    span: Span,
    message: String,
    hint: String,
}

fn refuse(span: Span, message: impl Into<String>, hint: &str) -> Result<(), Fault> {
    Err(Fault { span, message: message.into(), hint: hint.to_owned() })
}

type Anchors<'n> = BTreeMap<&'n str, Vec<&'n Node>>;

/// What parts of a schema call themselves, and what they call each other.
#[derive(Default)]
struct Parts<'n> {
    anchors: Anchors<'n>,
    references: Vec<(&'n str, Span)>,
    patterns: usize,
}

impl<'n> Parts<'n> {
    fn gather(&mut self, node: &'n Node, is_root: bool) -> Result<(), Fault> {
        for item in node.as_list().unwrap_or_default() {
            self.gather(item, false)?;
        }
        for Entry { key, key_span, value } in node.as_map().unwrap_or_default() {
            if let Some(text) = value.as_text() {
                match &**key {
                    "$anchor" | "$dynamicAnchor" => self.anchors.entry(text).or_default().push(node),
                    "$ref" | "$dynamicRef" | "$recursiveRef" => self.references.push((text, value.span)),
                    "pattern" => self.pattern(text, value.span)?,
                    key => look(key, value.span, text, is_root)?,
                }
            }
            if &**key == "patternProperties" {
                let keys = value.as_map().unwrap_or_default();
                keys.iter().try_for_each(|entry| self.pattern(&entry.key, *key_span))?;
            }
            self.gather(value, false)?;
        }
        Ok(())
    }

    /// Whether a pattern is small enough; whether it is one at all, the validator says.
    fn pattern(&mut self, text: &str, span: Span) -> Result<(), Fault> {
        self.patterns += 1;
        if self.patterns > MOST_PATTERNS {
            return refuse(span, "this schema has too many patterns", "say more with fewer of them");
        }
        // The validator takes these for the letters of English only, of which there are fewer.
        let plain = text.replace(r"\d", "[0-9]").replace(r"\w", "[0-9A-Za-z_]");
        let built = || regex::RegexBuilder::new(&plain).size_limit(LARGEST_PATTERN).build();
        match text.len() > LONGEST_PATTERN || matches!(built(), Err(regex::Error::CompiledTooBig(_))) {
            true => {
                refuse(span, "this pattern is too large", "make it shorter, with smaller numbers in braces")
            }
            false => Ok(()),
        }
    }

    /// Whether a reference leads to a part of the schema.
    fn resolve(&self, root: &Node, text: &str, span: Span) -> Result<(), Fault> {
        let Some(target) = text.strip_prefix('#') else {
            let hint = "copy what it refers to into this file, below `$defs`, and write `#/$defs/…`";
            return refuse(span, format!("`{text}` lies outside this schema"), hint);
        };
        let is_there = match target.is_empty() || target.starts_with('/') {
            true => pointer(root, target).is_some(),
            false => self.anchors.contains_key(target),
        };
        let hint = "write the way to it from the top of this file, such as `#/$defs/name`";
        if is_there { Ok(()) } else { refuse(span, format!("there is no `{text}` in this schema"), hint) }
    }
}

/// Looks at one key with a text.
fn look(key: &str, span: Span, text: &str, is_root: bool) -> Result<(), Fault> {
    if key == "$id" && !is_root {
        let hint = "remove it; parts are referred to by their way from the top, such as `#/$defs/name`";
        return refuse(span, "a part of a schema cannot have an address of its own here", hint);
    }
    if key == "$schema" && !DRAFTS.contains(&text.trim_end_matches('#')) {
        let hint = "write `https://json-schema.org/draft/2020-12/schema`, or leave it out";
        return refuse(span, format!("`{text}` is not a version of JSON Schema that is known here"), hint);
    }
    Ok(())
}

/// The counting of steps.
struct Count<'n> {
    root: &'n Node,
    anchors: Anchors<'n>,
    /// What stands for a key where a schema is about keys.
    key: Arc<Node>,
    /// The steps of each pair that was counted; `None` while it is being counted.
    known: HashMap<(usize, usize), Option<u64>>,
}

impl<'n> Count<'n> {
    fn new(root: &'n Node, anchors: Anchors<'n>) -> Self {
        Count { root, anchors, key: Arc::new(Node::text("key")), known: HashMap::new() }
    }

    fn measure(mut self, data: &Node) -> Result<(), Fault> {
        self.steps(self.root, data, 0).map(drop)
    }

    /// How many steps it takes at most to hold a value against a schema.
    fn steps(&mut self, schema: &'n Node, value: &Node, depth: usize) -> Result<u64, Fault> {
        let pair = (std::ptr::from_ref(schema).addr(), std::ptr::from_ref(value).addr());
        match self.known.get(&pair) {
            Some(Some(steps)) => return Ok(*steps),
            Some(None) => return Err(endless(schema)),
            None => {}
        }
        if depth > DEEPEST {
            return Err(endless(schema));
        }
        self.known.insert(pair, None);
        let mut steps = own_work(schema, value);
        for entry in schema.as_map().unwrap_or_default() {
            steps = steps.saturating_add(self.keyword(entry, value, depth + 1)?);
            if steps > MOST_STEPS {
                return Err(too_much(self.root));
            }
        }
        self.known.insert(pair, Some(steps));
        if self.known.len() as u64 > MOST_STEPS {
            return Err(too_much(self.root));
        }
        Ok(steps)
    }

    fn keyword(&mut self, entry: &'n Entry, value: &Node, depth: usize) -> Result<u64, Fault> {
        let below = &entry.value;
        let (items, fields) = (value.as_list().unwrap_or_default(), value.as_map().unwrap_or_default());
        let mut total = 0_u64;
        let mut add = |steps: u64| total = total.saturating_add(steps);
        match &*entry.key {
            "$ref" | "$dynamicRef" | "$recursiveRef" => {
                for target in self.targets(below) {
                    add(self.steps(target, value, depth)?);
                }
            }
            "not" | "if" | "then" | "else" => add(self.steps(below, value, depth)?),
            "allOf" | "anyOf" | "oneOf" => {
                for schema in below.as_list().unwrap_or_default() {
                    add(self.steps(schema, value, depth)?);
                }
            }
            "dependentSchemas" | "dependencies" => {
                for schema in below.as_map().unwrap_or_default() {
                    add(self.steps(&schema.value, value, depth)?);
                }
            }
            "properties" => {
                for schema in below.as_map().unwrap_or_default() {
                    for field in fields.iter().filter(|field| field.key == schema.key) {
                        add(self.steps(&schema.value, &field.value, depth)?);
                    }
                }
            }
            "patternProperties" => {
                for schema in below.as_map().unwrap_or_default() {
                    for field in fields {
                        add(self.steps(&schema.value, &field.value, depth)?);
                    }
                }
            }
            "additionalProperties" | "unevaluatedProperties" => {
                for field in fields {
                    add(self.steps(below, &field.value, depth)?);
                }
            }
            "propertyNames" => {
                let key = Arc::clone(&self.key);
                add(self.steps(below, &key, depth)?.saturating_mul(fields.len() as u64));
            }
            "items" | "prefixItems" if below.as_list().is_some() => {
                for (schema, item) in below.as_list().unwrap_or_default().iter().zip(items) {
                    add(self.steps(schema, item, depth)?);
                }
            }
            "items" | "additionalItems" | "unevaluatedItems" | "contains" => {
                for item in items {
                    add(self.steps(below, item, depth)?);
                }
            }
            _ => {}
        }
        Ok(total)
    }

    /// What a reference may lead to.
    fn targets(&self, reference: &Node) -> Vec<&'n Node> {
        let text = reference.as_text().and_then(|text| text.strip_prefix('#')).unwrap_or_default();
        match text.is_empty() || text.starts_with('/') {
            true => pointer(self.root, text).into_iter().collect(),
            false => self.anchors.get(text).cloned().unwrap_or_default(),
        }
    }
}

/// The steps without those of the parts.
fn own_work(schema: &Node, value: &Node) -> u64 {
    let text = value.as_text().map_or(0, |text| text.len() / 64);
    let mut work = 1 + text;
    for entry in schema.as_map().unwrap_or_default() {
        work += match &entry.value.kind {
            Kind::List(items) => items.len(),
            Kind::Map(entries) => entries.len(),
            Kind::Bool(true) if &*entry.key == "uniqueItems" => {
                let length = value.as_list().map_or(0, <[_]>::len);
                length.saturating_mul(length)
            }
            Kind::Null | Kind::Bool(_) | Kind::Integer(_) | Kind::Float(_) | Kind::Text(_) => 0,
        };
    }
    work as u64
}

fn endless(schema: &Node) -> Fault {
    Fault {
        span: schema.head(),
        message: "this part of the schema leads to itself, or too deep".to_owned(),
        hint: "a `$ref` may lead back only on the way into a key or an item of the data".to_owned(),
    }
}

fn too_much(root: &Node) -> Fault {
    Fault {
        span: root.head(),
        message: "this schema would take too long to be checked".to_owned(),
        hint: "give it fewer parts that refer to each other, or divide the data into several files"
            .to_owned(),
    }
}
