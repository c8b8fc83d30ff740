//! `anslag i18n`: what translators and those who write for them type.

mod add;
mod adopt;
mod diff;
mod done;
mod export;
mod find;
mod fix;
mod found;
mod import;
mod rename;
mod status;
mod target;
mod tree;
mod unused;
pub mod write;

use std::path::Path;

use clap::{Args, Subcommand};

use super::terminal::Terminal;
use super::{Failure, View, build_once, find_site};
use crate::check::{Scope, check};
use crate::engine::Build;
use crate::language::Language;

#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: I18n,
}

#[derive(Subcommand)]
enum I18n {
    /// Tell how far each language has come
    ///
    /// Counts messages, pages, the blocks of pages and the texts of data that are written for each language, and their
    /// words; then lists what has to be seen to, the pages that readers reach first on top.
    #[command(after_help = "Examples:\n  anslag i18n status\n  \
        anslag i18n status --deny missing,stale      For a check before publishing\n  \
        anslag i18n status --fail-under 95           Fails if less than 95 % of the words are translated\n  \
        anslag i18n status --format json | jq '.[].todo.pages[].file'\n\n\
        Exit status: 0 nothing that was denied, 1 something that was, 2 wrong usage or a fault of the machine")]
    Status(status::Arguments),

    /// Show what has changed in the source of a page since its translation followed it
    ///
    /// For each part of the page that has to be followed: its number, the source with what was taken away and what was
    /// added, word by word, and beside it the translation as it is.
    #[command(
        after_help = "Examples:\n  anslag i18n diff content/en/apply.md\n  anslag i18n diff /en/apply/\n  \
        anslag i18n diff i18n/en/site.ftl\n\n\
        Exit status: 0 shown, 2 wrong usage or a fault of the machine"
    )]
    Diff(diff::Arguments),

    /// Say that a translation follows its source as it is now
    ///
    /// Writes the source as it is now to `i18n/base`: from now on, what changes in it is what the translation has not
    /// followed.
    #[command(after_help = "Examples:\n  anslag i18n done content/en/apply.md\n  \
        anslag i18n done /en/apply/ --block 4        Only the fourth block of the source\n  \
        anslag i18n done i18n/en/site.ftl            The messages of a file\n  \
        anslag i18n done --minor content/sv/apply.md\n                                               \
        The source was changed, and no translation has to follow\n\n\
        Exit status: 0 written, 2 wrong usage or a fault of the machine")]
    Done(done::Arguments),

    /// Begin: every translation that has no base follows its source as it is now
    ///
    /// Changes nothing for translations that have a base. That of a page that was renamed is moved with it.
    #[command(after_help = "Examples:\n  anslag i18n adopt\n  anslag i18n adopt --lang en\n\n\
        Exit status: 0 written, 2 wrong usage or a fault of the machine")]
    Adopt(adopt::Arguments),

    /// Write what there is to translate to a file for a translators' program: PO or XLIFF
    ///
    /// Messages and parts of pages that are stale or missing, each with its source as it is and as it was, its
    /// translation, and the pages where it is shown. `anslag i18n import` takes the file when it comes back.
    #[command(after_help = "Examples:\n  anslag i18n export -o en.po\n  \
        anslag i18n export --lang en --format xliff -o en.xlf\n  \
        anslag i18n export --only missing -o en.po     Nothing that has a translation\n  \
        anslag i18n export --all -o en.po              Everything, to read it through\n\n\
        Exit status: 0 written, 2 wrong usage or a fault of the machine")]
    Export(export::Arguments),

    /// Take translations from PO or XLIFF files that `export` wrote
    ///
    /// Each text is taken or refused for itself: one is refused if its source has moved on since, if it is marked as
    /// unfinished, if a link or a component is lost, or if the checks find an error in it. What is taken follows its
    /// source from now on, as if `anslag i18n done` had said so.
    #[command(after_help = "Examples:\n  anslag i18n import en.po\n  \
        anslag i18n import --dry-run en.po             Only tell what would be taken\n  \
        anslag i18n import en.xlf fi.xlf\n\n\
        Exit status: 0 nothing was refused, 1 something was, and the rest was taken, 2 wrong usage or a fault of the machine")]
    Import(import::Arguments),
    /// Begin to translate the site to another language
    ///
    /// Adds the language to `anslag.yaml` and changes nothing else there. The site builds at once: what is not translated
    /// yet is treated as `missing` says. Nothing is filled in with the text of another language.
    #[command(
        after_help = "Examples:\n  anslag i18n add fi\n  anslag i18n add sma --name Åarjelsaemien --format sv-SE\n  \
        anslag i18n add fr --missing omit\n\n\
        Exit status: 0 added, 2 wrong usage, refused, or a fault of the machine"
    )]
    Add(add::Arguments),

    /// Tell where a message is written, who asks for it, and on which pages it is shown
    ///
    /// Takes the name of a message, or words as they stand on a page, in any language. Words are looked for in pages,
    /// data and templates as well.
    #[command(after_help = "Examples:\n  anslag i18n find search-label\n  anslag i18n find \"Läs mer\"\n\n\
        Exit status: 0 found, 1 nothing is called that or says it, 2 wrong usage or a fault of the machine")]
    Find(find::Arguments),

    /// Mend in locale files what can be mended in one way only
    ///
    /// Tabs that indent, lines of a text that are not indented, quotation marks that Fluent does not know, a star that is
    /// missing before `[other]` (L001); two spaces for one, three dots for `…`, straight quotation marks in Swedish, spaces
    /// at an end of a text that the source does not have (L052). Every other byte stays.
    #[command(after_help = "Examples:\n  anslag i18n fix --dry-run            What would be mended\n  \
        anslag i18n fix\n  anslag i18n fix L052 --only read-more\n\n\
        Exit status: 0 mended, or nothing to mend; 2 wrong usage or a fault of the machine")]
    Fix(fix::Arguments),

    /// Tell what a message is made of and what it is part of
    ///
    /// Its variables with what they are for, the messages that it refers to and those that refer to it, the templates
    /// that ask for it, and the pages that show it.
    #[command(after_help = "Examples:\n  anslag i18n tree round-closes\n  anslag i18n tree -programme\n\n\
        Exit status: 0 shown, 2 wrong usage or a fault of the machine")]
    Tree(tree::Arguments),

    /// Give a message another name, wherever the site names it
    ///
    /// In the locale files of all languages and of the site's own themes, in messages that refer to it, in
    /// `i18n/base`, and in templates that ask for it. Everything is prepared before the first file is written. Refuses if
    /// the new name is taken, or if a template puts names together so that nobody can tell which message is meant.
    #[command(after_help = "Examples:\n  anslag i18n rename read-more continue-reading\n  \
        anslag i18n rename -programme -name\n  \
        anslag i18n rename read-more continue-reading --dry-run\n\n\
        Exit status: 0 renamed, 2 wrong usage, refused, or a fault of the machine")]
    Rename(rename::Arguments),

    /// List the messages of the site that no page asks for and no template names
    ///
    /// Messages of themes are left alone: a theme has some for sites of other kinds.
    #[command(after_help = "Examples:\n  anslag i18n unused\n  \
        anslag i18n unused --remove      In all languages, with their comments\n\n\
        Exit status: 0 listed or removed, 2 wrong usage or a fault of the machine")]
    Unused(unused::Arguments),
}

pub fn run(arguments: &Arguments, site: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    match &arguments.command {
        I18n::Status(arguments) => status::run(arguments, site, terminal),
        I18n::Diff(arguments) => diff::run(arguments, site, terminal),
        I18n::Done(arguments) => done::run(arguments, site, terminal),
        I18n::Adopt(arguments) => adopt::run(arguments, site, terminal),
        I18n::Export(arguments) => export::run(arguments, site, terminal),
        I18n::Import(arguments) => import::run(arguments, site, terminal),
        I18n::Add(arguments) => add::run(arguments, site, terminal),
        I18n::Find(arguments) => find::run(arguments, site, terminal),
        I18n::Tree(arguments) => tree::run(arguments, site, terminal),
        I18n::Fix(arguments) => fix::run(arguments, site, terminal),
        I18n::Rename(arguments) => rename::run(arguments, site, terminal),
        I18n::Unused(arguments) => unused::run(arguments, site, terminal),
    }
}

/// The site with its translations; what else is wrong with it is for `check` to tell.
fn read(site: Option<&Path>, drafts: bool, terminal: &Terminal) -> Result<Build, Failure> {
    let root = find_site(site)?;
    let build = build_once(&root, &View { as_of: None, drafts }, None, terminal)?;
    if !build.site.config().knows_languages {
        terminal.show(&check(&build, Scope::Written), &build.tree);
        return Err(Failure::Content);
    }
    Ok(build)
}

/// A language that the site is translated to.
fn language(build: &Build, named: Option<&str>) -> Result<Option<Language>, Failure> {
    let Some(named) = named else { return Ok(None) };
    let config = build.site.config();
    let source = config.default_language();
    let known: Vec<String> = config.languages.iter().map(|settings| format!("`{}`", settings.code)).collect();
    let language = Language::new(named);
    if language == *source {
        let message = format!("`{named}` is the language that is translated from; name one of the others");
        return Err(Failure::Machine(message));
    }
    match config.language(&language) {
        Some(settings) => Ok(Some(settings.code.clone())),
        None => Err(Failure::Machine(format!(
            "the site has no language `{named}`; its languages are {}",
            known.join(", ")
        ))),
    }
}

/// `1 page`, `2 pages`
fn count(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
