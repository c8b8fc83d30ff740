//! `anslag i18n export`

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::super::Failure;
use super::super::terminal::Terminal;
use super::target::languages;
use super::{count, language, read};
use crate::translate::State;
use crate::translate::exchange::{Desk, Unit, keep, po, to_po, xliff};

#[derive(Args)]
pub struct Arguments {
    /// The format: `po` for Poedit, Weblate and most others, `xliff` (2.0) for agencies
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,

    /// The language to translate to; need not be said if there is only one
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<String>,

    /// What to send; several with commas between them
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Only::Stale, Only::Missing], value_name = "WHAT")]
    only: Vec<Only>,

    /// Send everything, also what follows its source
    #[arg(long, conflicts_with = "only")]
    all: bool,

    /// The file to write; a name that ends in `.xlf` or `.xliff` says the format too. Without it, standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Po,
    Xliff,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Only {
    /// What has not followed its source
    Stale,
    /// What has no translation
    Missing,
    /// What nobody has confirmed
    Unconfirmed,
}

pub fn run(arguments: &Arguments, site: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    let build = read(site, true, terminal)?;
    let named = language(&build, arguments.lang.as_deref())?;
    let languages = languages(&build, named.as_ref());
    let [language] = languages.as_slice() else {
        let known: Vec<String> = languages.iter().map(|language| format!("`{language}`")).collect();
        return Err(Failure::Machine(match known.as_slice() {
            [] => "the site has one language: nothing to translate".to_owned(),
            known => format!("say with `--lang` which language to translate to: {}", known.join(", ")),
        }));
    };
    let desk = Desk::new(&build, language);
    let sheet = desk.sheet(|state| {
        let only = match state {
            State::Followed => None,
            State::Unconfirmed => Some(Only::Unconfirmed),
            State::Changed | State::Removed => Some(Only::Stale),
            State::Missing => Some(Only::Missing),
        };
        arguments.all || only.is_some_and(|only| arguments.only.contains(&only))
    });
    let text = match format(arguments) {
        Format::Po => po::write(&to_po(&sheet)),
        Format::Xliff => xliff::write(&sheet),
    };
    match &arguments.output {
        None => terminal.say(text.trim_end()),
        Some(path) => {
            keep(path, text.as_bytes())?;
            let words: usize = sheet.units.iter().map(Unit::words).sum();
            let (texts, words) = (count(sheet.units.len(), "text"), count(words, "word"));
            terminal.say(&format!("`{language}`: {texts} with {words} to {}", path.display()));
        }
    }
    Ok(())
}

fn format(arguments: &Arguments) -> Format {
    let extension = arguments.output.as_ref().and_then(|path| path.extension()).and_then(|end| end.to_str());
    arguments.format.unwrap_or(match extension {
        Some("xlf" | "xliff") => Format::Xliff,
        Some(_) | None => Format::Po,
    })
}
