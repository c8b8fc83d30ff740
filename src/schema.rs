//! JSON Schemas (2020-12) for all that people write in YAML: data files, the front matter of pages, `anslag.yaml`.
//!
//! What they say comes from those who decode the files ([`crate::value::Schema`]); here it gets its words for people,
//! what the site has to offer, and its form. They use no keyword that editors with an older draft do not know.

mod about;
mod draw;
mod json;
mod known;
mod vscode;

pub use known::Known;
pub use vscode::{File, files as vscode};

use crate::config::Config;
use crate::front_matter::FrontMatter;
use crate::programme::Programme;
use crate::site::theme_schema;
use crate::value::Schema;

/// A kind of text that people write in YAML.
#[derive(Clone, Debug)]
pub struct Kind {
    /// `rounds`
    pub name: &'static str,
    /// Where such texts are: `content/data/rounds.yaml`.
    pub place: String,
    /// What they say, in a few words.
    pub about: &'static str,
    pub schema: Schema,
}

/// Every kind, in the order in which people meet them.
pub fn kinds() -> Vec<Kind> {
    let kind = |name, place: &str, schema| Kind {
        name,
        place: place.to_owned(),
        about: about::file(name).unwrap_or_default(),
        schema,
    };
    let mut kinds = vec![
        kind("anslag", "anslag.yaml", Config::schema()),
        kind("page", "content/<language>/**/*.md", FrontMatter::schema()),
    ];
    kinds.extend(
        Programme::FILES.iter().filter_map(|name| {
            Some(kind(name, &format!("content/data/{name}.yaml"), Programme::schema(name)?))
        }),
    );
    kinds.push(kind("theme", "themes/<theme>/theme.yaml", theme_schema()));
    kinds
}

impl Kind {
    /// The schema as JSON, with a line end.
    pub fn json(&self, known: &Known) -> String {
        json::write(&draw::document(self, known))
    }

    /// The name of a file for it: `rounds.schema.json`.
    pub fn file_name(&self) -> String {
        format!("{}.schema.json", self.name)
    }
}

#[cfg(test)]
mod tests;
