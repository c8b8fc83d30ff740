//! `anslag i18n rename`

use std::path::Path;

use clap::Args;

use super::super::terminal::Terminal;
use super::super::{Failure, find_site};
use super::found::{place, unknown};
use super::write::write;
use super::{count, read};
use crate::engine::Build;
use crate::path::SourcePath;
use crate::translate::{NotRenamed, Rename, Save, rename};

#[derive(Args)]
pub struct Arguments {
    /// The name of a message, or with a hyphen before it, of a term
    #[arg(value_name = "OLD", allow_hyphen_values = true)]
    old: String,

    /// What it is to be called
    #[arg(value_name = "NEW", allow_hyphen_values = true)]
    new: String,

    /// Also where the name stands in quotation marks in templates, pages and data
    #[arg(long)]
    quoted: bool,

    /// Only tell what would be changed
    #[arg(long)]
    dry_run: bool,
}

pub fn run(arguments: &Arguments, site: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    let root = find_site(site)?;
    let build = read(site, true, terminal)?;
    let is_own = |path: &SourcePath| root.join(path.as_str()).is_file();
    let Arguments { old, new, quoted, dry_run } = arguments;
    let wanted = Rename { old, new, quoted: *quoted, is_own: &is_own };
    let renamed = rename(&build, wanted).map_err(|reason| refused(&build, arguments, reason))?;
    for (save, places) in &renamed.files {
        terminal.say(&format!("{}  {}", save.path, count(*places, "place")));
    }
    let files = count(renamed.files.len(), "file");
    if *dry_run {
        terminal.say(&format!("`{old}` would be called `{new}` in {files}; nothing was written"));
        return Ok(());
    }
    let saves: Vec<Save> = renamed.files.into_iter().map(|(save, _)| save).collect();
    write(&root, &saves)?;
    terminal.say(&format!("`{old}` is called `{new}` now, in {files}"));
    Ok(())
}

fn refused(build: &Build, arguments: &Arguments, reason: NotRenamed) -> Failure {
    let Arguments { old, new, .. } = arguments;
    Failure::Machine(match reason {
        NotRenamed::Missing => return unknown(build, old),
        NotRenamed::Exists(at) => format!("there is a message `{new}` already, in {}", place(build, &at)),
        NotRenamed::BadKey(key) if old.starts_with('-') != new.starts_with('-') => {
            format!("`{key}` and `{old}`: only one of them is a term, whose name begins with `-`")
        }
        NotRenamed::BadKey(key) => {
            format!("`{key}` cannot be a name; names: a–z, 0–9, `-`, `_`, beginning with a letter")
        }
        NotRenamed::BuiltIn(key) => {
            format!("`{key}` is a name that Anslag itself or its built-in theme asks for")
        }
        NotRenamed::Begun(at) => format!(
            "the name is put together in {}, and could be `{old}`; write it whole there first",
            place(build, &at)
        ),
        NotRenamed::Any(at) => format!(
            "any message can be asked for in {}; say `--quoted` if `{old}` is to be changed wherever it stands in \
            quotation marks",
            place(build, &at)
        ),
        NotRenamed::Unreadable(path, faulty) => {
            format!("`{faulty}` in `{path}` cannot be read, and may name `{old}`; mend it first")
        }
        NotRenamed::Refused(path, refusal) => format!("`{path}`: {refusal}"),
        NotRenamed::Unproved(path) => format!("`{path}` would be changed in more than the name"),
    })
}
