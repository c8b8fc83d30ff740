//! `anslag i18n diff`

use std::path::Path;

use clap::{Args, ValueEnum};

use super::super::terminal::Terminal;
use super::super::{Failure, find_site};
use super::target::{Target, languages, pair};
use super::{language, read};
use crate::engine::Build;
use crate::language::Language;
use crate::path::PageId;
use crate::report::{self, Style, beside};
use crate::translate::diff::Fate;
use crate::translate::{Bases, Delta, Messages, deltas};

#[derive(Args)]
pub struct Arguments {
    /// A page by its file, its id or its address, or a locale file
    page: String,

    /// How to tell it: `text` for people, `json` as one array on standard output for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// The language of the translation, if PAGE does not say it
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// So far the texts are indented below the line that says which part they are.
const INDENT: usize = 4;

pub fn run(arguments: &Arguments, site: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    let root = find_site(site)?;
    let build = read(site, true, terminal)?;
    let source = build.site.config().default_language();
    let named = language(&build, arguments.lang.as_deref())?;
    let target = Target::find(&build, &root, &arguments.page)?;
    let of = match &target {
        Target::Page(_, of) => of.clone(),
        Target::Messages(_, of) => Some(of.clone()),
    };
    // Of a source, all that do not follow it are shown.
    let of = of.filter(|of| of != source).or(named);
    let mut found = Vec::new();
    let mut notes = Vec::new();
    for language in languages(&build, of.as_ref()) {
        match &target {
            Target::Page(id, _) => match page(&build, id, &language)? {
                (_, Some(deltas)) if !deltas.is_empty() => found.extend(deltas),
                (file, Some(_)) => notes.push(format!("{file} follows its source in all")),
                (file, None) => notes.push(format!(
                    "{file} was never confirmed; say `anslag i18n done {file}` if it follows its source as it is now"
                )),
            },
            Target::Messages(file, _) => {
                let messages = Messages::new(&build.tree, &build.site.theme().chain, source, &language);
                let deltas = messages.deltas(file);
                if deltas.is_empty() {
                    notes.push(format!("{file} follows its source in `{language}` in all"));
                }
                found.extend(deltas);
            }
        }
    }
    match arguments.format {
        Format::Json => terminal.say(report::to_json(&found).trim_end()),
        Format::Text => {
            let drawn = found.iter().map(|delta| draw(delta, terminal)).chain(notes);
            terminal.say(&drawn.collect::<Vec<_>>().join("\n\n"));
        }
    }
    Ok(())
}

/// The file of a translation, and what it has not followed.
fn page(build: &Build, id: &PageId, language: &Language) -> Result<(String, Option<Vec<Delta>>), Failure> {
    let bases = Bases::new(&build.tree, build.site.config().default_language());
    let pair = pair(build, id, language).ok_or_else(|| {
        Failure::Machine(format!("`{id}` has no translation in `{language}` that follows a source"))
    })?;
    Ok((pair.translation.path.to_string(), deltas(bases, pair)))
}

/// `4 changed, content/en/apply.md:12`, and below it both texts.
fn draw(delta: &Delta, terminal: &Terminal) -> String {
    let place = delta.line.map_or_else(|| delta.file.clone(), |line| format!("{}:{line}", delta.file));
    let words = delta.words().into_iter().map(|(fate, text)| {
        let style = match fate {
            Fate::Same => Style::Plain,
            Fate::Removed => Style::Removed,
            Fate::Added => Style::Added,
        };
        (style, text)
    });
    let words: Vec<_> = words.collect();
    let own = delta.translation.as_deref().unwrap_or("–");
    let width = terminal.width().saturating_sub(INDENT);
    let mut lines = vec![format!("{} {}, {place}", delta.part, delta.state)];
    let texts = beside(&words, own, width, terminal.is_coloured());
    lines.extend(texts.iter().map(|line| format!("{}{line}", " ".repeat(INDENT))));
    lines.join("\n")
}
