//! `anslag schema`

use std::path::{Path, PathBuf};

use clap::Args;

use super::terminal::Terminal;
use super::{Failure, View, build_once, find_site};
use crate::path::SourcePath;
use crate::schema::{File, Kind, Known, kinds, vscode};
use crate::translate::deposit;

#[derive(Args)]
pub struct Arguments {
    /// Print the schema of this kind of file: `rounds`; without it, list the kinds
    #[arg(value_name = "KIND", conflicts_with_all = ["out", "vscode"])]
    kind: Option<String>,

    /// Write all schemas into this folder
    #[arg(long, value_name = "DIR", conflicts_with = "vscode")]
    out: Option<PathBuf>,

    /// Set up VS Code for this site: write the schemas and which file each is for into the folder `.vscode`
    #[arg(long)]
    vscode: bool,
}

pub fn run(arguments: &Arguments, site: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    if arguments.vscode {
        return set_up(&find_site(site)?, terminal);
    }
    match (&arguments.kind, &arguments.out) {
        (Some(name), _) => {
            let kinds = kinds();
            let Some(kind) = kinds.iter().find(|kind| kind.name == name) else {
                let known: Vec<String> = kinds.iter().map(|kind| format!("`{}`", kind.name)).collect();
                let message = format!("there is no schema `{name}`; there are {}", known.join(", "));
                return Err(Failure::Machine(message));
            };
            terminal.say(kind.json(&known(site, terminal)?).trim_end());
        }
        (None, Some(folder)) => {
            let known = known(site, terminal)?;
            let files: Vec<File> = kinds().iter().map(|kind| file(kind, &known)).collect();
            deposit(folder, &files)?;
            terminal.say(&format!("{} schemas are in `{}`", files.len(), folder.display()));
        }
        (None, None) => list(terminal),
    }
    Ok(())
}

fn list(terminal: &Terminal) {
    for kind in kinds() {
        terminal.say(&format!("{:<12} {:<30} {}", kind.name, kind.place, kind.about));
    }
    terminal.say("");
    terminal
        .say("`anslag schema rounds` prints one, `anslag schema --vscode` sets up VS Code for this site.");
}

fn file(kind: &Kind, known: &Known) -> File {
    File { path: SourcePath::new(kind.file_name()), text: kind.json(known), is_shared: false }
}

/// What the site has, if there is one: schemas are of use without, too.
fn known(site: Option<&Path>, terminal: &Terminal) -> Result<Known, Failure> {
    match (find_site(site), site) {
        (Ok(root), _) => known_of(&root, terminal),
        (Err(failure), Some(_)) => Err(failure),
        (Err(_), None) => Ok(Known::default()),
    }
}

fn known_of(root: &Path, terminal: &Terminal) -> Result<Known, Failure> {
    let build = build_once(root, &View { as_of: None, drafts: true }, None, terminal)?;
    Ok(Known::of(&build.site))
}

fn set_up(root: &Path, terminal: &Terminal) -> Result<(), Failure> {
    let files = vscode(&known_of(root, terminal)?);
    let kept = deposit(root, &files)?;
    for file in files.iter().filter(|file| kept.contains(&file.path)) {
        terminal.say(&format!("`{}` is there already and stays as it is; add to it:\n", file.path));
        terminal.say(&file.text);
    }
    terminal.say("VS Code completes and checks the YAML files of this site from now on, in three steps:");
    terminal.say("  1. Open the folder of the site in VS Code (File, Open Folder).");
    terminal.say("  2. Install the extension “YAML” by Red Hat, which VS Code proposes.");
    terminal.say("  3. Press Ctrl and the space bar in a data file: it says what can stand there.");
    terminal.say("");
    terminal.say(
        "Run this again when the site has got a new language, or new records that you want to be offered.",
    );
    Ok(())
}
