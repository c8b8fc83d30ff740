//! `anslag check`

use std::path::Path;

use clap::{Args, ValueEnum};

use crate::check::{Scope, check};
use crate::diagnostic::Severity;
use crate::report;

use super::terminal::Terminal;
use super::{Failure, View, build_once, find_site};

#[derive(Args)]
pub struct Arguments {
    /// How to tell it: `human` with excerpts for people, `json` as one array on standard output for programs
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,

    #[command(flatten)]
    view: View,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Human,
    Json,
}

pub fn run(arguments: &Arguments, site: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    let root = find_site(site)?;
    let build = build_once(&root, &arguments.view, None, terminal)?;
    let diagnostics = check(&build, Scope::Finished);
    match arguments.format {
        Format::Json => terminal.say(report::json(&diagnostics, |path| build.tree.text(path)).trim_end()),
        Format::Human if diagnostics.is_empty() => terminal.say("no problems found"),
        Format::Human => terminal.show(&diagnostics, &build.tree),
    }
    match diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        true => Err(Failure::Content),
        false => Ok(()),
    }
}
