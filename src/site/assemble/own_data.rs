//! Data files beside which a schema of the site's own lies: whether they are what it says.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Data;
use crate::conformance::{self, File};
use crate::content::{Parsed, Role};
use crate::diagnostic::{Checked, Code, Diagnostic, Location};
use crate::path::SourcePath;
use crate::site::{Site, Sources};

/// What was found wrong by a schema, and in what.
#[derive(Debug)]
pub struct Judged {
    schema: Arc<Checked<Parsed>>,
    /// The file of the data.
    of: SourcePath,
    data: Arc<Checked<Parsed>>,
    faults: Vec<Diagnostic>,
}

/// By the path of each schema. What a judgement rests on is compared, so that one that still holds is not made again.
pub type OwnData = BTreeMap<SourcePath, Arc<Judged>>;

/// Holds data files against the schemas beside them; `last` is what was found in the last step.
pub fn check(sources: &Sources, data: &Data, last: Option<&OwnData>) -> Checked<OwnData> {
    let mut found = OwnData::new();
    let mut taken: BTreeMap<String, SourcePath> = BTreeMap::new();
    let mut diagnostics = Vec::new();
    for (path, entry) in sources.below("content/data/") {
        let Role::DataSchema { name } = Role::of(path) else { continue };
        if let Some(first) = taken.get(&name) {
            diagnostics.push(second(path, first));
            continue;
        }
        let Some((of, data)) = data.get(&name).and_then(|(of, _)| Some((of, &sources.0.get(of)?.parsed)))
        else {
            diagnostics.push(unused(path, &name));
            continue;
        };
        let schema = &entry.parsed;
        let known = last.and_then(|last| last.get(path)).filter(|known| {
            known.of == *of && Arc::ptr_eq(&known.schema, schema) && Arc::ptr_eq(&known.data, data)
        });
        let judged = match known {
            Some(known) => Arc::clone(known),
            None => {
                let faults = judge((path, schema), (of, data));
                Arc::new(Judged {
                    of: of.clone(),
                    schema: Arc::clone(schema),
                    data: Arc::clone(data),
                    faults,
                })
            }
        };
        diagnostics.extend(judged.faults.iter().cloned());
        found.insert(path.clone(), judged);
        taken.insert(name, path.clone());
    }
    Checked::new(found, diagnostics)
}

impl Site {
    /// The site's own schemas, each with the data file that it is for.
    pub fn own_schemas(&self) -> impl Iterator<Item = (&SourcePath, &SourcePath)> {
        self.own_data.iter().map(|(schema, judged)| (schema, &judged.of))
    }
}

/// What is broken has been told, and what says nothing allows everything.
fn judge(schema: (&SourcePath, &Checked<Parsed>), data: (&SourcePath, &Checked<Parsed>)) -> Vec<Diagnostic> {
    let (Parsed::Yaml(Some(rules)), Parsed::Yaml(Some(node))) = (&schema.1.value, &data.1.value) else {
        return Vec::new();
    };
    conformance::check(File { path: schema.0, node: rules }, File { path: data.0, node })
}

fn unused(path: &SourcePath, name: &str) -> Diagnostic {
    Diagnostic::new(Code::StrayFile, format!("there are no data for the schema `{path}`"))
        .at(Location::file(path))
        .hint(format!(
            "it is for `content/data/{name}.yaml`; rename it after the file that it is for, or remove it"
        ))
}

fn second(path: &SourcePath, first: &SourcePath) -> Diagnostic {
    Diagnostic::new(Code::StrayFile, format!("nothing uses `{path}`"))
        .at(Location::file(path))
        .hint(format!("`{first}` is the schema for the same data; remove one of the two"))
}
