//! `anslag why`

use std::collections::BTreeSet;
use std::path::Path;

use clap::Args;

use crate::diagnostic::closest;
use crate::engine::Build;
use crate::path::{OutputPath, UrlPath};
use crate::site::{Job, Query, Trace};

use super::terminal::Terminal;
use super::{Failure, View, build_once, find_site};

#[derive(Args)]
pub struct Arguments {
    /// The address of the page, with or without the host
    url: String,

    #[command(flatten)]
    view: View,
}

pub fn run(arguments: &Arguments, site: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    let root = find_site(site)?;
    let build = build_once(&root, &arguments.view, None, terminal)?;
    let path = find(&build, &arguments.url)?;
    for line in explain(&build, &path) {
        terminal.say(&line);
    }
    Ok(())
}

/// The output at an address, which may be written as in a browser or as in a template.
pub(super) fn find(build: &Build, url: &str) -> Result<OutputPath, Failure> {
    let config = build.site.config();
    let address = url.split(['#', '?']).next().unwrap_or_default();
    let local = address.strip_prefix(config.base_url.origin()).unwrap_or(address);
    let local = local.strip_prefix(config.base_url.base_path().trim_end_matches('/')).unwrap_or(local);
    let local = format!("/{}", local.trim_start_matches('/'));
    let with_slash = format!("{local}/");
    let candidates = [&local, &with_slash].map(|url| UrlPath::new(url).output());
    if let Some(path) = candidates.into_iter().find(|path| build.outputs.contains_key(path)) {
        return Ok(path);
    }
    let known: Vec<String> = build.outputs.keys().map(|path| path.url().to_string()).collect();
    let suggestion = closest(&local, known.iter().map(String::as_str));
    let suggestion = suggestion.map_or_else(String::new, |best| format!("; did you mean `{best}`?"));
    Err(Failure::Machine(format!("nothing is published at `{local}`{suggestion}")))
}

/// Everything that was asked in making an output, and in making the body that it shows.
fn explain(build: &Build, path: &OutputPath) -> Vec<String> {
    let Some((job, memo)) = build.outputs.get(path) else { return Vec::new() };
    let mut lines = vec![format!("{} is {job}", path.url())];
    if let Job::Page(key) = job
        && let Some(page) = build.site.page(key)
    {
        lines.push(format!("  written in {}", page.document.path));
    }
    lines.push("It asked for".to_owned());
    lines.extend(questions(&memo.trace));
    if let Job::Page(key) = job
        && let Some(body) = build.bodies.get(key)
    {
        lines.push("Its body asked for".to_owned());
        lines.extend(questions(&body.trace));
    }
    lines
}

fn questions(trace: &Trace) -> BTreeSet<String> {
    let line = |query: &Query, is_there: bool| match is_there {
        true => format!("  {query}"),
        false => format!("  {query} (not there)"),
    };
    trace.iter().map(|(query, answer)| line(query, answer.is_some())).collect()
}
