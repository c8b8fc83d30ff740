//! `anslag i18n unused`

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use clap::Args;

use super::super::terminal::Terminal;
use super::super::{Failure, find_site};
use super::found::place;
use super::write::{change, write};
use super::{count, read};
use crate::check::{Unused, unused};
use crate::content::Role;
use crate::engine::Build;
use crate::translate::Save;
use crate::translate::edit::{Expected, remove};

#[derive(Args)]
pub struct Arguments {
    /// Remove them in all languages, with the comments right above them
    #[arg(long)]
    remove: bool,
}

pub fn run(arguments: &Arguments, site: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    let root = find_site(site)?;
    // What a draft asks for will be used.
    let build = read(site, true, terminal)?;
    let Some(unused) = unused(&build) else {
        let message =
            "some pages cannot be made, and nobody knows what they ask for; `anslag check` tells why";
        return Err(Failure::Machine(message.to_owned()));
    };
    if unused.is_empty() {
        terminal.say("every message of the site is used");
        return Ok(());
    }
    for message in &unused {
        let places = message.places.iter().map(|(_, at)| place(&build, at));
        terminal.say(&format!("{}  {}", message.id, places.collect::<Vec<_>>().join(", ")));
    }
    let messages = count(unused.len(), "message");
    if !arguments.remove {
        let is = if unused.len() == 1 { "is" } else { "are" };
        terminal.say(&format!("{messages} {is} not used; `anslag i18n unused --remove` removes them"));
        return Ok(());
    }
    let saves = removals(&build, &unused)?;
    write(&root, &saves)?;
    terminal.say(&format!("removed {messages} from {}", count(saves.len(), "file")));
    Ok(())
}

/// The files of the site without these messages, and what is kept of their sources.
fn removals(build: &Build, unused: &[Unused<'_>]) -> Result<Vec<Save>, Failure> {
    let mut keys: BTreeMap<_, BTreeSet<&str>> = BTreeMap::new();
    for message in unused {
        for (_, at) in message.places.iter().filter(|(_, at)| at.path.below("i18n").is_some()) {
            keys.entry(at.path.clone()).or_default().insert(message.id.as_str());
        }
    }
    for file in build.tree.files.values() {
        let is_base =
            matches!(Role::of(&file.path), Role::Base { .. }) && file.path.extension() == Some("ftl");
        let text = if is_base { file.text() } else { Arc::from("") };
        let resource = crate::i18n::parse(&file.path, &text).value;
        for message in unused {
            if resource.entries().iter().any(|entry| entry.id == *message.id) {
                keys.entry(file.path.clone()).or_default().insert(message.id.as_str());
            }
        }
    }
    let mut saves = Vec::new();
    for (path, keys) in keys {
        let Some(file) = build.tree.files.get(&path) else { continue };
        saves.push(change(file, |text| {
            keys.iter().try_fold(text, |text, key| {
                let resource = crate::i18n::parse(&path, &text).value;
                remove(&resource, key, Expected::Anything).map(Arc::from)
            })
        })?);
    }
    Ok(saves)
}
