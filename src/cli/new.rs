//! `anslag new`

use std::path::Path;

use clap::{Args, Subcommand};

use super::i18n::write::write;
use super::terminal::Terminal;
use super::{Failure, View, build_once, find_site};
use crate::engine::Build;
use crate::new_content::{Begun, NewPage, NewRound, NotBegun, Written, page, round};
use crate::translate::Save;

#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Begin a page in all languages of the site
    ///
    /// The front matter has the keys that the pages beside it have. The page is a draft: it is left out of the site until
    /// you remove `draft: true`. What is empty in it and must be there, `anslag check` demands.
    #[command(after_help = "Examples:\n  anslag new page apply/guide\n  \
        anslag new page apply/guide --title \"Så ansöker ni\"\n  \
        anslag new page apply/questions/          A section\n\n\
        Exit status: 0 begun, 2 there is such a page already, wrong usage or a fault of the machine; nothing is written then")]
    Page {
        /// The path of the page below the folder of a language: `apply/guide`; with a `/` at its end, that of a section
        #[arg(value_name = "PATH")]
        path: String,

        /// The title in the language that is translated from
        #[arg(long)]
        title: Option<String>,

        /// Only in this language
        #[arg(long, value_name = "LANGUAGE")]
        lang: Option<String>,
    },

    /// Begin a round from an earlier one
    ///
    /// The record of the earlier round is copied in `content/data/rounds.yaml`, with its dates blanked; `anslag check`
    /// demands them. If the earlier round has pages of its own, named after it, these are copied as drafts. Nothing else
    /// in the files changes.
    #[command(
        after_help = "Examples:\n  anslag new round 2025-01\n  anslag new round 2025-01 --from 2024-03\n\n\
        Exit status: 0 begun, 2 the id is taken, a file has faults, wrong usage or a fault of the machine; nothing is \
        written then"
    )]
    Round {
        /// The id of the new round: `2025-01`
        #[arg(value_name = "ID")]
        id: String,

        /// The id of the round that it is like; without it, the one that closes last
        #[arg(long, value_name = "ID")]
        from: Option<String>,
    },
}

pub fn run(arguments: &Arguments, site: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    let root = find_site(site)?;
    let build = build_once(&root, &View { as_of: None, drafts: true }, None, terminal)?;
    if !build.site.config().knows_languages {
        terminal.show(&build.diagnostics, &build.tree);
        return Err(Failure::Content);
    }
    match &arguments.what {
        What::Page { path, title, lang } => {
            let new = NewPage { path, title: title.as_deref(), language: lang.as_deref() };
            let begun = begun(&root, page(&build, new))?;
            tell_page(&build, &begun, terminal);
        }
        What::Round { id, from } => {
            let begun = begun(&root, round(&build, NewRound { id, from: from.as_deref() }))?;
            tell_round(id, &begun, terminal);
        }
    }
    Ok(())
}

/// Writes what is begun, all of it or nothing.
fn begun(root: &Path, begun: Result<Begun, NotBegun>) -> Result<Begun, Failure> {
    let begun = begun.map_err(|reason| Failure::Machine(reason.to_string()))?;
    let save = |file: &Written| Save {
        path: file.path.clone(),
        before: file.before.clone(),
        after: file.after.as_bytes().into(),
    };
    let saves: Vec<Save> = begun.files.iter().map(save).collect();
    write(root, &saves)?;
    Ok(begun)
}

fn tell_page(build: &Build, begun: &Begun, terminal: &Terminal) {
    for file in &begun.files {
        terminal.say(file.path.as_str());
    }
    let is_titled = begun.files.iter().all(|file| !file.after.contains("title:\n"));
    terminal.say("");
    if !is_titled {
        let titles = if begun.files.len() > 1 { "titles" } else { "title" };
        terminal.say(&format!(
            "Fill in the {titles}: until then, `anslag check` tells of it and nothing is published."
        ));
    }
    let pages =
        if build.site.config().languages.len() > 1 { "The pages are drafts" } else { "The page is a draft" };
    terminal.say(&format!(
        "{pages}, and left out until `draft: true` is removed; `anslag serve --drafts` shows drafts."
    ));
}

fn tell_round(id: &str, begun: &Begun, terminal: &Terminal) {
    let from = begun.from.as_deref().unwrap_or_default();
    for (index, file) in begun.files.iter().enumerate() {
        match index {
            0 => terminal.say(&format!("{}:{}  round `{id}`, from `{from}`", file.path, begun.line)),
            _ => terminal.say(&format!("{}  a draft", file.path)),
        }
    }
    terminal.say("");
    if !begun.empty.is_empty() {
        let keys: Vec<String> = begun.empty.iter().map(|key| format!("`{key}`")).collect();
        terminal.say(&format!("Fill in {}, or remove the lines of what is not known yet.", keys.join(", ")));
    }
    terminal.say("Read what was copied; `anslag check` tells what is missing.");
}
