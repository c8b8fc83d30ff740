//! `anslag check`

use std::path::Path;

use clap::{Args, ValueEnum};

#[cfg(feature = "live")]
use crate::check::moved;
use crate::check::{Scope, check, upkeep};
#[cfg(feature = "live")]
use crate::config::BaseUrl;
use crate::diagnostic::{Diagnostic, Severity};
use crate::engine::{Build, fold};
use crate::language::Language;
#[cfg(feature = "live")]
use crate::live;
use crate::report;
use crate::site::Options;
#[cfg(feature = "live")]
use crate::site::{DataForm, Dataset};
use crate::time::Moment;
use crate::translate::pseudo;

use super::build::moved_since;
use super::terminal::Terminal;
use super::{Failure, View, build_once, find_site};

#[derive(Args)]
pub struct Arguments {
    /// How to tell it: `human` with excerpts for people, `json` as one array on standard output for programs
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,

    /// Look for text that no language can translate, too: build the site once more for each language, or for this one,
    /// with letters that nobody writes, and tell what stays plain
    #[arg(long, value_name = "LANG", num_args = 0..=1)]
    pseudo: Option<Option<String>>,

    /// Compare the published site with what it should say now, instead of looking at its sources: at this address, or at
    /// the one of `anslag.yaml`
    #[cfg(feature = "live")]
    #[arg(long, value_name = "URL", num_args = 0..=1, value_parser = BaseUrl::parse, conflicts_with = "pseudo")]
    live: Option<Option<BaseUrl>>,

    /// Tell what is to be looked at soon, too: what is to be reviewed, what is past, and what the site will say otherwise
    /// within 30 days, or so many
    #[arg(long, value_name = "DAYS", num_args = 0..=1, default_missing_value = "30")]
    within: Option<u32>,

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
    #[cfg(feature = "live")]
    if let Some(base_url) = &arguments.live {
        return compare(arguments, &root, base_url.as_ref(), terminal);
    }
    let build = build_once(&root, &arguments.view, None, terminal)?;
    let mut diagnostics = check(&build, Scope::Finished);
    diagnostics.extend(moved_since(&build, &root.join("public")));
    if let Some(asked) = &arguments.pseudo {
        let languages = languages(&build, asked.as_deref())?;
        let options = Options { drafts: arguments.view.drafts, ..Options::default() };
        let now = arguments.view.as_of.unwrap_or(Moment::At(build.site.clock().now()));
        diagnostics.extend(pseudo::check(&build, &options, now, &languages));
        diagnostics = fold(diagnostics);
    }
    if let Some(days) = arguments.within {
        diagnostics.extend(upkeep(&build, days));
        diagnostics = fold(diagnostics);
    }
    tell(arguments.format, &build, &diagnostics, "no problems found", terminal)
}

/// Compares the published site with what it should say now.
#[cfg(feature = "live")]
fn compare(
    arguments: &Arguments,
    root: &Path,
    base_url: Option<&BaseUrl>,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let build = build_once(root, &arguments.view, base_url, terminal)?;
    let unreachable =
        |live::Unreachable { url, reason }| Failure::Machine(format!("`{url}` cannot be read: {reason}"));
    let (count, mut diagnostics) = live::check(&build).map_err(unreachable)?;
    if let Some(path) = build.site.open_data(Dataset::Rounds, DataForm::Json) {
        let before = live::fetch(&build, &path).map_err(unreachable)?;
        diagnostics.extend(moved(&build, &before.unwrap_or_default()));
    }
    let files = if count == 1 { "file says" } else { "files say" };
    let address = build.site.config().base_url.as_str();
    let sound = format!("{count} {files} at {address} what the site should say now");
    tell(arguments.format, &build, &diagnostics, &sound, terminal)
}

/// Shows what was found, or that nothing was.
fn tell(
    format: Format,
    build: &Build,
    diagnostics: &[Diagnostic],
    sound: &str,
    terminal: &Terminal,
) -> Result<(), Failure> {
    match format {
        Format::Json => terminal.say(report::json(diagnostics, |path| build.tree.text(path)).trim_end()),
        Format::Human if diagnostics.is_empty() => terminal.say(sound),
        Format::Human => terminal.show(diagnostics, &build.tree),
    }
    match diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        true => Err(Failure::Content),
        false => Ok(()),
    }
}

/// The one that was asked for, or all.
fn languages(build: &Build, asked: Option<&str>) -> Result<Vec<Language>, Failure> {
    let known = build.site.config().codes();
    match asked.map(Language::new) {
        None => Ok(known),
        Some(language) if known.contains(&language) => Ok(vec![language]),
        Some(language) => {
            let known: Vec<_> = known.iter().map(|language| format!("`{language}`")).collect();
            let message =
                format!("the site has no language `{language}`; its languages are {}", known.join(", "));
            Err(Failure::Machine(message))
        }
    }
}
