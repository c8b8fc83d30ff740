//! `anslag i18n find`

use std::collections::BTreeSet;
use std::path::Path;

use clap::Args;

use super::super::Failure;
use super::super::terminal::Terminal;
use super::found::{broken, named, place, section, shown, written};
use super::read;
use crate::content::Role;
use crate::diagnostic::{Location, Span};
use crate::engine::Build;

#[derive(Args)]
pub struct Arguments {
    /// The name of a message, or a part of a text as readers see it, in any language
    #[arg(value_name = "KEY|TEXT")]
    wanted: String,
}

pub fn run(arguments: &Arguments, site: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    let build = read(site, true, terminal)?;
    let wanted = arguments.wanted.trim();
    let keys = matching(&build, wanted);
    let others = if keys.contains(wanted) { Vec::new() } else { others(&build, wanted) };
    if keys.is_empty() && others.is_empty() {
        terminal.failure(&format!("nothing in the site is called `{wanted}` or says it"));
        return Err(Failure::Content);
    }
    for (number, key) in keys.into_iter().enumerate() {
        if number > 0 {
            terminal.say("");
        }
        for line in message(&build, key) {
            terminal.say(&line);
        }
    }
    for line in section("in other files", &others) {
        terminal.say(line.strip_prefix("  ").unwrap_or(&line));
    }
    Ok(())
}

/// The message of this very name, or all whose texts say it.
fn matching<'b>(build: &'b Build, wanted: &str) -> BTreeSet<&'b str> {
    let entries = || build.site.catalogs().flat_map(|(_, catalog)| catalog.entries());
    if let Some((_, entry)) = entries().find(|(_, entry)| entry.id.as_str() == wanted) {
        return BTreeSet::from([entry.id.as_str()]);
    }
    let wanted = words(wanted);
    let says = |text: &str| !wanted.is_empty() && words(text).contains(&wanted);
    entries()
        .filter(|(file, entry)| {
            let text = file.text(entry);
            says(text.split_once('=').map_or("", |(_, text)| text))
        })
        .map(|(_, entry)| entry.id.as_str())
        .collect()
}

/// The same whatever the case, and however the lines are broken.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn message(build: &Build, key: &str) -> Vec<String> {
    let mut lines = vec![key.to_owned()];
    let found = written(build, key);
    for language in build.site.config().codes() {
        let Some(written) = found.iter().find(|written| *written.language == language) else {
            let broken = broken(build, &language, key).map(|at| place(build, &at));
            lines.push(match broken {
                Some(place) => format!("  {language}  {place}  cannot be read; `anslag check` tells why"),
                None => format!("  {language}  missing"),
            });
            continue;
        };
        let at = Location::new(written.file.path(), written.entry.span);
        lines.push(format!("  {language}  {}", place(build, &at)));
        lines.extend(
            written.file.text(written.entry).lines().map(|line| format!("        {}", line.trim_end())),
        );
    }
    lines.extend(section("named in", &named(build, key)));
    lines.extend(section("shown on", &shown(build, key)));
    lines
}

/// The lines of pages, data and templates that say it.
fn others(build: &Build, wanted: &str) -> Vec<String> {
    let wanted = wanted.to_lowercase();
    let mut lines = Vec::new();
    for file in build.tree.files.values() {
        let is_said_there = match Role::of(&file.path) {
            Role::Page { .. }
            | Role::Data { .. }
            | Role::Template { .. }
            | Role::Component { .. }
            | Role::Config => true,
            Role::File { .. }
            | Role::Messages { .. }
            | Role::Base { .. }
            | Role::DataSchema { .. }
            | Role::ThemeInfo { .. }
            | Role::ThemeAsset { .. }
            | Role::Stray => false,
        };
        if !is_said_there {
            continue;
        }
        let text = file.text();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            if line.to_lowercase().contains(&wanted) {
                let at = Location::new(&file.path, Span::new(start, start));
                lines.push(format!("{}  {}", place(build, &at), line.trim()));
            }
            start += line.len();
        }
    }
    lines
}
