//! `anslag i18n fix`

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use clap::Args;

use super::super::terminal::Terminal;
use super::super::{Failure, find_site};
use super::write::write;
use super::{count, read};
use crate::check::{Scope, check};
use crate::content::Role;
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::engine::{Build, Engine};
use crate::i18n;
use crate::path::SourcePath;
use crate::site::Options;
use crate::source::{SourceFile, SourceTree};
use crate::time::{Instant, Moment};
use crate::translate::{Save, mend_syntax, mend_typography};

/// The codes of what can be mended.
const MENDABLE: [Code; 2] = [Code::MessageSyntax, Code::Typography];

/// A sign of each kind is told once for each text, so that the next is told when the first is mended.
const MOST_ROUNDS: usize = 50;

#[derive(Args)]
pub struct Arguments {
    /// Only what is told with these codes
    #[arg(value_name = "CODE", value_parser = code)]
    codes: Vec<Code>,

    /// Only in these messages; may be repeated
    #[arg(long, value_name = "KEY", allow_hyphen_values = true)]
    only: Vec<String>,

    /// Only tell what would be changed
    #[arg(long)]
    dry_run: bool,
}

/// A file that was mended, and which of its lines are others, with the code of what was wrong there.
struct Mended {
    file: Arc<SourceFile>,
    text: Arc<str>,
    lines: BTreeMap<usize, Code>,
}

pub fn run(arguments: &Arguments, site: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    let root = find_site(site)?;
    let build = read(site, true, terminal)?;
    let is_own = |path: &SourcePath| {
        matches!(Role::of(path), Role::Messages { .. }) && root.join(path.as_str()).is_file()
    };
    let own = build.tree.files.values().filter(|file| file.is_readable && is_own(&file.path));
    let mut files: BTreeMap<SourcePath, Mended> = own
        .filter(|file| std::str::from_utf8(&file.bytes).is_ok())
        .map(|file| {
            let mended = Mended { file: Arc::clone(file), text: file.text(), lines: BTreeMap::new() };
            (file.path.clone(), mended)
        })
        .collect();
    let wants = |code: Code| arguments.codes.is_empty() || arguments.codes.contains(&code);
    if wants(Code::MessageSyntax) {
        for (path, file) in &mut files {
            let is_meant = |key: &str| is_meant(arguments, key);
            let text = mend_syntax(path, &file.text, &is_meant);
            change(file, text, Code::MessageSyntax);
        }
    }
    if wants(Code::Typography) {
        typography(&build, arguments, &mut files);
    }
    finish(arguments, &root, files, terminal)
}

/// Mends what the check tells until it tells nothing more.
fn typography(build: &Build, arguments: &Arguments, files: &mut BTreeMap<SourcePath, Mended>) {
    let options = || Options { drafts: true, ..Options::default() };
    let mut engine = Engine::new(options());
    for _ in 0..MOST_ROUNDS {
        let mut tree = (*build.tree.files).clone();
        for (path, file) in files.iter() {
            tree.insert(path.clone(), Arc::new(SourceFile::new(path.clone(), file.text.as_bytes())));
        }
        let tree = Checked::new(SourceTree { files: Arc::new(tree) }, Vec::new());
        let now = engine.step(tree, Moment::At(Instant::now()), &|_, _| {});
        let found = check(&now, Scope::Written);
        let mut is_done = true;
        for (path, file) in files.iter_mut() {
            let resource = i18n::parse(path, &file.text).value;
            let is_here = |finding: &&Diagnostic| {
                let at = finding.at.as_ref().filter(|at| at.path == *path).and_then(|at| at.span);
                let entry = at.and_then(|at| {
                    let mut entries = resource.entries().iter();
                    entries.find(|entry| entry.span.start <= at.start && at.start < entry.span.end)
                });
                let is_meant = entry.is_some_and(|entry| is_meant(arguments, entry.id.as_str()));
                finding.code == Code::Typography && is_meant
            };
            let own: Vec<&Diagnostic> = found.iter().filter(is_here).collect();
            let text = mend_typography(path, &file.text, &own);
            is_done &= text == file.text;
            change(file, text, Code::Typography);
        }
        if is_done {
            return;
        }
    }
}

fn is_meant(arguments: &Arguments, key: &str) -> bool {
    arguments.only.is_empty() || arguments.only.iter().any(|only| only == key)
}

/// No mend adds a line or takes one away.
fn change(file: &mut Mended, text: Arc<str>, code: Code) {
    let lines = file.text.lines().zip(text.lines()).enumerate();
    let changed = lines.filter(|(_, (old, new))| old != new).map(|(number, _)| (number, code));
    let changed: Vec<(usize, Code)> = changed.collect();
    for (number, code) in changed {
        file.lines.entry(number).or_insert(code);
    }
    file.text = text;
}

fn finish(
    arguments: &Arguments,
    root: &Path,
    files: BTreeMap<SourcePath, Mended>,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let mut saves = Vec::new();
    let mut lines = 0;
    for (path, mended) in files {
        let before = mended.file.text();
        if before == mended.text {
            continue;
        }
        for (number, code) in &mended.lines {
            let line = |text: &str| text.lines().nth(*number).unwrap_or_default().replace('\t', "→");
            terminal.say(&format!("{path}:{}  {}", number + 1, code.as_str()));
            terminal.say(&format!("  - {}", line(&before)));
            terminal.say(&format!("  + {}", line(&mended.text)));
        }
        lines += mended.lines.len();
        saves.extend(Save::new(&mended.file, &mended.text));
    }
    let (lines, in_files) = (count(lines, "line"), count(saves.len(), "file"));
    match (saves.is_empty(), arguments.dry_run) {
        (true, _) => terminal.say("there is nothing that can be mended safely"),
        (false, true) => terminal.say(&format!("{lines} of {in_files} would be mended; nothing was written")),
        (false, false) => {
            write(root, &saves)?;
            terminal.say(&format!("mended {lines} of {in_files}"));
        }
    }
    Ok(())
}

/// Reads a code.
fn code(text: &str) -> Result<Code, String> {
    let known = MENDABLE.map(Code::as_str);
    let found = MENDABLE.into_iter().find(|code| code.as_str().eq_ignore_ascii_case(text));
    found.ok_or_else(|| format!("what can be mended has the codes {}", known.join(" and ")))
}
