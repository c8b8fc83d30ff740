//! Schemas and the program judge alike.
//!
//! They differ knowingly where no harm is done: the program takes `true` as a text, which schemas would offer, and the
//! name of a time zone in any case, which they cannot say; and they take `numeric: 70`, because that is what editors read
//! where `070` is written.

mod cases;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Number, Value};

use super::*;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::front_matter;
use crate::path::SourcePath;
use crate::value::{self, Node, Presence, Record};
use cases::{CASES, SETTINGS};

/// What a file alone cannot be said to be wrong in, or no schema can say.
const BEYOND: &[Code] = &[Code::UnknownRecord, Code::DuplicateId, Code::ImpossibleDates, Code::OtherCode];

fn node(text: &str) -> Option<Node> {
    value::parse(&SourcePath::new("a.yaml"), text, 0..text.len()).value
}

fn config() -> Config {
    Config::decode(&SourcePath::new("anslag.yaml"), node(SETTINGS).as_ref()).value
}

/// What the program finds wrong in a text of this kind.
fn faults(kind: &str, text: &str) -> Vec<Diagnostic> {
    let node = node(text);
    let found = match kind {
        "anslag" => Config::decode(&SourcePath::new("anslag.yaml"), node.as_ref()).diagnostics,
        "page" => front_matter::parse(&SourcePath::new("a.md"), &format!("---\n{text}\n---\n")).diagnostics,
        data => {
            let path = SourcePath::new(format!("content/data/{data}.yaml"));
            Programme::assemble(&[(path, node.map(Into::into))], &config()).diagnostics
        }
    };
    let counts = |fault: &Diagnostic| fault.severity == Severity::Error && !BEYOND.contains(&fault.code);
    found.into_iter().filter(counts).collect()
}

fn known() -> Known {
    let mut known = Known::default();
    known.languages = ["sv", "en", "fi"].map(str::to_owned).into();
    known.lenient = vec!["en".to_owned()];
    known
}

/// Tells whether a value is what the schema of this kind says, by the judgement of others.
fn judge(kind: &Kind, known: &Known) -> impl Fn(&Value) -> Result<(), String> + use<> {
    let mut compiler = boon::Compiler::new();
    compiler.enable_format_assertions();
    let address = "https://a.example/schema.json";
    compiler.add_resource(address, serde_json::from_str(&kind.json(known)).unwrap()).unwrap();
    let mut schemas = boon::Schemas::new();
    let index = compiler.compile(address, &mut schemas).unwrap();
    move |value| schemas.validate(value, index).map_err(|error| format!("{error:#}"))
}

fn json(node: &Node) -> Value {
    match &node.kind {
        value::Kind::Null => Value::Null,
        value::Kind::Bool(flag) => Value::Bool(*flag),
        value::Kind::Integer(number) => Value::from(*number),
        value::Kind::Float(number) => Number::from_f64(*number).map_or(Value::Null, Value::Number),
        value::Kind::Text(text) => Value::from(&**text),
        value::Kind::List(items) => items.iter().map(json).collect(),
        value::Kind::Map(entries) => {
            entries.iter().map(|entry| (entry.key.to_string(), json(&entry.value))).collect()
        }
    }
}

/// A record with all inside it.
fn records<'s>(schema: &'s Schema, found: &mut Vec<&'s Record>) {
    match schema {
        Schema::Record(record) => {
            found.push(record);
            record.fields.iter().for_each(|field| records(&field.schema, found));
        }
        Schema::List { items, .. } | Schema::Table(items) => records(items, found),
        Schema::Either(schemas) => schemas.iter().for_each(|schema| records(schema, found)),
        Schema::Any
        | Schema::Flag
        | Schema::Whole { .. }
        | Schema::Text(_)
        | Schema::Localized(_)
        | Schema::OneOf(_) => {}
    }
}

#[test]
fn schema_and_program_judge_alike() {
    for (name, sound, faulty) in CASES {
        let kind = kinds().into_iter().find(|kind| kind.name == *name).unwrap();
        let judge = judge(&kind, &known());
        for text in *sound {
            assert_eq!(faults(name, text), [], "{name}: {text}");
            assert_eq!(judge(&json(&node(text).unwrap())), Ok(()), "{name}: {text}");
        }
        for text in *faulty {
            assert_ne!(faults(name, text), [], "{name}: {text}");
            let verdict = judge(&node(text).map_or(Value::Null, |node| json(&node)));
            assert!(verdict.is_err(), "the schema of {name} takes {text}");
        }
    }
}

#[test]
fn every_kind_has_texts_that_are_judged() {
    let judged: BTreeSet<&str> = CASES.iter().map(|(name, ..)| *name).chain(["theme"]).collect();
    assert_eq!(judged, kinds().iter().map(|kind| kind.name).collect());
    assert!(Programme::FILES.iter().all(|file| judged.contains(file)), "a data file without a schema");
}

#[test]
fn every_reader_asks_for_all_its_keys_and_says_what_each_takes() {
    let kinds = kinds();
    let mut all = Vec::new();
    kinds.iter().for_each(|kind| records(&kind.schema, &mut all));
    for record in all {
        assert!(
            record.is_whole,
            "the reader of a {} goes away before it has asked for all keys",
            record.what
        );
        for field in record.fields.iter().filter(|field| field.schema == Schema::Any) {
            assert_eq!((record.what, field.key), ("page", "nothing"), "say what it takes");
        }
        let keys: BTreeSet<&str> = record.fields.iter().map(|field| field.key).collect();
        assert_eq!(keys.len(), record.fields.len(), "a key of a {} is asked for twice", record.what);
        let demands = record.fields.iter().any(|field| field.presence == Presence::Required);
        let may_be_empty = ["theme", "publication of data"].contains(&record.what);
        assert!(demands || !record.rules.is_empty() || may_be_empty, "{}", record.what);
    }
}

#[test]
fn every_key_is_told_of_and_no_other() {
    let kinds = kinds();
    let mut all = Vec::new();
    kinds.iter().for_each(|kind| records(&kind.schema, &mut all));
    let keys: BTreeSet<(&str, &str)> =
        all.iter().flat_map(|record| record.fields.iter().map(|field| (record.what, field.key))).collect();
    assert_eq!(about::told().collect::<BTreeSet<_>>(), keys, "left: in `about.rs`, right: what is read");
    for (what, key) in keys {
        let (about, _) = about::field(what, key).unwrap();
        assert!(about.ends_with('.') && about.len() > 12, "{what}.{key}: {about}");
    }
    assert!(kinds.iter().all(|kind| !kind.about.is_empty()));
}

#[test]
fn the_guide_tells_of_every_key() {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/content/en");
    let mut faults = Vec::new();
    for kind in kinds() {
        let page = match kind.name {
            "anslag" => "data/anslag-yaml.md".to_owned(),
            "page" => "reference/front-matter.md".to_owned(),
            "theme" => "tasks/make-a-theme.md".to_owned(),
            data => format!("data/{data}.md"),
        };
        let text = fs::read_to_string(guide.join(&page)).unwrap();
        let mut all = Vec::new();
        records(&kind.schema, &mut all);
        for (record, field) in
            all.iter().flat_map(|record| record.fields.iter().map(move |field| (record, field)))
        {
            let is_told =
                [format!("`{}`", field.key), format!("{}:", field.key)].iter().any(|key| text.contains(key));
            if !is_told {
                faults.push(format!(
                    "docs/content/en/{page} does not tell of `{}` of a {}",
                    field.key, record.what
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The sites of this repository, each below its folder.
fn sites() -> [(&'static str, &'static str); 3] {
    [("", "content"), ("docs/", "docs/content"), ("benches/site/", "benches/site/content")]
}

fn files(folder: &Path, found: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files(&path, found),
            false => found.push(path.to_str().unwrap().to_owned()),
        }
    }
}

#[test]
fn every_file_of_the_sites_here_is_what_its_schema_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let kinds = kinds();
    let mut judged = BTreeSet::new();
    for (site, content) in sites() {
        let settings = fs::read_to_string(root.join(format!("{site}anslag.yaml"))).unwrap();
        let config = Config::decode(&SourcePath::new("anslag.yaml"), node(&settings).as_ref()).value;
        let mut known = Known::default();
        known.languages = config.codes().iter().map(|code| code.as_str().to_owned()).collect();
        known.lenient = config.lenient().iter().map(|code| code.as_str().to_owned()).collect();
        let judges: Vec<_> = kinds.iter().map(|kind| (kind, judge(kind, &known))).collect();
        let mut paths = vec![root.join(format!("{site}anslag.yaml")).to_str().unwrap().to_owned()];
        files(&root.join(content), &mut paths);
        files(&root.join(format!("{site}themes")), &mut paths);
        for path in paths {
            let name = path.rsplit('/').next().unwrap();
            let kind = match name.split_once('.') {
                Some((_, "md")) if path.contains("/content/") => "page",
                Some((stem, "yaml")) => stem,
                _ => continue,
            };
            let Some((_, judge)) = judges.iter().find(|(other, _)| other.name == kind) else { continue };
            let text = fs::read_to_string(&path).unwrap();
            let yaml = match kind {
                "page" => text.split("---\n").nth(1).unwrap(),
                _ => &text,
            };
            assert_eq!(judge(&json(&node(yaml).unwrap())), Ok(()), "{path}");
            judged.insert(kind.to_owned());
        }
    }
    assert_eq!(judged, kinds.iter().map(|kind| kind.name.to_owned()).collect());
}
