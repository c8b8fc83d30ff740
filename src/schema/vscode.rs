//! The files by which VS Code completes and checks a site: the schemas, which file each is for, the extension that
//! reads them, and for front matter, which that extension does not look at, snippets.

use super::json::{Json, object, text, texts, write};
use super::{Kind, Known, about, kinds};
use crate::path::SourcePath;
use crate::value::{Presence, Schema};

/// A file for an editor, in the folder of the site.
#[derive(Clone, Debug)]
pub struct File {
    pub path: SourcePath,
    pub text: String,
    /// Whether people may have one of their own, which stays.
    pub is_shared: bool,
}

const EXTENSION: &str = "redhat.vscode-yaml";

/// Everything that VS Code needs to know of a site of which so much is known.
pub fn files(known: &Known) -> Vec<File> {
    let kinds = kinds();
    let own =
        |name: &str, text| File { path: SourcePath::new(format!(".vscode/{name}")), text, is_shared: false };
    let shared = |name, text| File { is_shared: true, ..own(name, text) };
    let schemas = kinds.iter().map(|kind| own(&format!("anslag/{}", kind.file_name()), kind.json(known)));
    let mut files: Vec<File> = schemas.collect();
    files.extend(kinds.iter().filter_map(snippets).map(|text| own("anslag.code-snippets", text)));
    files.push(shared("settings.json", settings(&kinds, known)));
    files.push(shared("extensions.json", write(&object([("recommendations", texts([EXTENSION]))]))));
    files
}

/// Which schema is for which files.
fn settings(kinds: &[Kind], known: &Known) -> String {
    let schema = |kind: &Kind| {
        let both = [kind.place.clone(), kind.place.replace(".yaml", ".yml")];
        let places = match kind.place.starts_with("content/data/") {
            true => texts(both),
            false => text(kind.place.replace("<theme>", "*")),
        };
        kind.place.ends_with(".yaml").then(|| (format!("./.vscode/anslag/{}", kind.file_name()), places))
    };
    let own = known.own_schemas.iter().map(|(schema, data)| (format!("./{schema}"), text(data)));
    let schemas = kinds.iter().filter_map(schema).chain(own).collect();
    write(&object([("yaml.schemas", Json::Object(schemas))]))
}

/// For the keys of front matter, what to write: in a Markdown file, `Ctrl` and the space bar list them.
fn snippets(kind: &Kind) -> Option<String> {
    let Schema::Record(record) = &kind.schema else { return None };
    if !kind.place.ends_with(".md") {
        return None;
    }
    let snippet = |name: &str, body: Vec<String>, about: &str| {
        let snippet = object([
            ("scope", text("markdown")),
            ("prefix", text(name)),
            ("body", texts(body)),
            ("description", text(about)),
        ]);
        (name.to_owned(), snippet)
    };
    let mut head = vec!["---".to_owned()];
    let required = record.fields.iter().filter(|field| field.presence == Presence::Required);
    let keys = required.map(|field| field.key).chain(["description"]).enumerate();
    head.extend(keys.map(|(index, key)| format!("{key}: ${{{}}}", index + 1)));
    head.extend(["---".to_owned(), "$0".to_owned()]);
    let whole = snippet("front matter", head, kind.about);
    let keys = record.fields.iter().map(|field| {
        let (about, _) = about::field(record.what, field.key).unwrap_or_default();
        snippet(field.key, vec![format!("{}: {}", field.key, placeholder(&field.schema))], about)
    });
    Some(write(&Json::Object([whole].into_iter().chain(keys).collect())))
}

/// Where the value is typed.
fn placeholder(schema: &Schema) -> String {
    let choice = |words: &[String]| format!("${{1|{}|}}", words.join(","));
    match schema {
        Schema::Flag => choice(&["true".to_owned(), "false".to_owned()]),
        Schema::OneOf(words) => choice(words),
        Schema::List { .. } => "[$1]".to_owned(),
        Schema::Any
        | Schema::Whole { .. }
        | Schema::Text(_)
        | Schema::Localized(_)
        | Schema::Table(_)
        | Schema::Record(_)
        | Schema::Either(_) => "$1".to_owned(),
    }
}
