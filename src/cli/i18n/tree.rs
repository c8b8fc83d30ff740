//! `anslag i18n tree`

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use clap::Args;

use super::super::Failure;
use super::super::terminal::Terminal;
use super::found::{Written, named, place, section, shown, unknown, written};
use super::read;
use crate::diagnostic::Location;
use crate::engine::Build;
use crate::i18n::{Role, name_of};
use crate::language::Language;

#[derive(Args)]
pub struct Arguments {
    /// The name of a message or a term
    #[arg(value_name = "KEY", allow_hyphen_values = true)]
    key: String,
}

pub fn run(arguments: &Arguments, site: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    let build = read(site, true, terminal)?;
    let key = arguments.key.trim();
    let found = written(&build, key);
    if found.is_empty() {
        return Err(unknown(&build, key));
    }
    terminal.say(key);
    let places = |written: &Written<'_>| {
        let at = Location::new(written.file.path(), written.entry.span);
        format!("{}  {}", written.language, place(&build, &at))
    };
    let sections = [
        ("written in", found.iter().map(places).collect()),
        ("texts", texts(&found)),
        ("variables", variables(&found)),
        ("refers to", references(&found)),
        ("referred to by", referrers(&build, key)),
        ("named in", named(&build, key)),
        ("shown on", shown(&build, key)),
    ];
    for (heading, lines) in sections {
        for line in section(heading, &lines) {
            terminal.say(&line);
        }
    }
    Ok(())
}

/// What is said by some of the languages: all lines, each with the languages if not all say it.
fn by_language(found: &[Written<'_>], lines: impl Fn(&Written<'_>) -> Vec<String>) -> Vec<String> {
    let mut said: BTreeMap<String, Vec<&Language>> = BTreeMap::new();
    for written in found {
        for line in lines(written).into_iter().collect::<BTreeSet<_>>() {
            said.entry(line).or_default().push(written.language);
        }
    }
    let line = |(line, languages): (String, Vec<&Language>)| match languages.len() == found.len() {
        true => line,
        false => {
            let names: Vec<String> = languages.iter().map(ToString::to_string).collect();
            format!("{line}  (only {})", names.join(", "))
        }
    };
    said.into_iter().map(line).collect()
}

/// Its attributes, if it has any.
fn texts(found: &[Written<'_>]) -> Vec<String> {
    by_language(found, |written| {
        let attributes = written.entry.attributes.iter();
        attributes.map(|attribute| name_of(&written.entry.id, Some(&attribute.name)).to_string()).collect()
    })
}

fn variables(found: &[Written<'_>]) -> Vec<String> {
    by_language(found, |written| {
        let said = written.entry.variables.iter().map(|variable| {
            let role = match variable.role {
                Role::Printed => "is printed",
                Role::ChoosesByWord => "chooses by a word",
                Role::ChoosesByNumber => "chooses by a number",
            };
            format!("${}  {role}", variable.name)
        });
        said.collect()
    })
}

fn references(found: &[Written<'_>]) -> Vec<String> {
    by_language(found, |written| {
        let references = written.entry.references.iter();
        references.map(|other| name_of(&other.target, other.attribute.as_deref()).to_string()).collect()
    })
}

fn referrers(build: &Build, key: &str) -> Vec<String> {
    let entries = build.site.catalogs().flat_map(|(_, catalog)| catalog.entries());
    let refer =
        entries.filter(|(_, entry)| entry.references.iter().any(|other| other.target.as_str() == key));
    refer.map(|(_, entry)| entry.id.to_string()).collect::<BTreeSet<_>>().into_iter().collect()
}
