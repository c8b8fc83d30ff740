//! `anslag build`

use std::path::{Path, PathBuf};
use std::time::Instant as Stopwatch;

use clap::Args;

use crate::check::{Scope, check, moved};
use crate::config::BaseUrl;
use crate::diagnostic::{Diagnostic, Severity};
use crate::engine::Build;
use crate::render;
use crate::site::{DataForm, Dataset, Page};
use crate::source::FOLDERS;
use crate::stage::{Staged, stage, staged_file};

use super::terminal::Terminal;
use super::{Failure, View, build_once, find_site};

#[derive(Args)]
pub struct Arguments {
    /// The folder to write to [default: `public` in the folder of the site]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Another public address than that of `anslag.yaml`; it begins with http:// or https:// and ends with /
    #[arg(long, value_name = "URL", value_parser = BaseUrl::parse)]
    base_url: Option<BaseUrl>,

    #[command(flatten)]
    view: View,
}

pub fn run(arguments: &Arguments, site: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    let stopwatch = Stopwatch::now();
    let root = find_site(site)?;
    let build = build_once(&root, &arguments.view, arguments.base_url.as_ref(), terminal)?;
    let out = arguments.out.clone().unwrap_or_else(|| root.join("public"));
    let mut diagnostics = check(&build, Scope::Written);
    diagnostics.extend(moved_since(&build, &out));
    terminal.show(&diagnostics, &build.tree);
    if diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        terminal.failure("nothing was written, because the content has errors");
        return Err(Failure::Content);
    }
    if is_source_folder(&root, &out) {
        let message = format!("`{}` is a folder of sources; name another one with `--out`", out.display());
        return Err(Failure::Machine(message));
    }
    let next = render::next_change(build.next_change.as_ref(), &build.site.config().time_zone);
    let outputs = build.outputs.values().filter_map(|(_, memo)| memo.value.as_ref().as_ref());
    let outputs: Vec<_> = outputs.chain([&next]).collect();
    let staged = stage(&outputs, &out)?;
    terminal.say(&summary(&build, staged, stopwatch.elapsed().as_secs_f64()));
    // The program ends here; to take the build apart first would only take time.
    std::mem::forget(build);
    Ok(())
}

/// The deadlines that are otherwise than in the site that lies in `out`, where nothing tells why.
pub(super) fn moved_since(build: &Build, out: &Path) -> Vec<Diagnostic> {
    let path = build.site.open_data(Dataset::Rounds, DataForm::Json);
    let before = path.and_then(|path| staged_file(out, &path));
    before.map_or_else(Vec::new, |before| moved(build, &before))
}

/// Whether `out` is the folder of the site itself or lies among its sources, which the output would be mixed with.
fn is_source_folder(root: &Path, out: &Path) -> bool {
    let (Ok(root), Ok(out)) = (std::path::absolute(root), std::path::absolute(out)) else { return false };
    out == root || FOLDERS.iter().any(|folder| out.starts_with(root.join(folder)))
}

/// `23 pages in Swedish, 23 in English; 58 files written, 0 unchanged, 0 removed; 0.11 s; next change: …`
fn summary(build: &Build, staged: Staged, seconds: f64) -> String {
    let config = build.site.config();
    let pages: Vec<String> = config
        .languages
        .iter()
        .map(|settings| {
            let own = |page: &&Page| page.key.language == settings.code;
            let count = build.site.pages().filter(own).count();
            let noun = if count == 1 { "page" } else { "pages" };
            format!("{count} {noun} in {}", settings.name)
        })
        .collect();
    let next = match &build.next_change {
        Some(boundary) => {
            format!("next change: {}, when {}", config.time_zone.rfc3339(boundary.at), boundary.event)
        }
        None => "no change ahead".to_owned(),
    };
    let Staged { written, unchanged, removed } = staged;
    let files = if written == 1 { "file" } else { "files" };
    format!(
        "{}; {written} {files} written, {unchanged} unchanged, {removed} removed; {seconds:.2} s; {next}",
        pages.join(", ")
    )
}
