//! `anslag i18n add`

use std::path::Path;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::super::terminal::Terminal;
use super::super::{Failure, find_site};
use super::read;
use super::write::write;
use crate::config::Missing;
use crate::diagnostic::{Checked, Diagnostic, Severity};
use crate::engine::{Build, Engine};
use crate::path::SourcePath;
use crate::site::Options;
use crate::source::{CONFIG_FILE, SourceFile, SourceTree};
use crate::time::{Instant, Moment};
use crate::translate::{Begun, NewLanguage, NotBegun, begin};

#[derive(Args)]
pub struct Arguments {
    /// The tag of the language: `fi`, `pt-BR`
    #[arg(value_name = "LANGUAGE")]
    tag: String,

    /// What speakers of the language call it; needed if Anslag does not know it
    #[arg(long, value_name = "NAME")]
    name: Option<String>,

    /// Whose dates and numbers it has, if not its own: `en-GB`
    #[arg(long, value_name = "TAG")]
    format: Option<String>,

    /// What happens with pages that are not translated yet; by default the first of these with which the site builds
    #[arg(long, value_enum, value_name = "WHAT")]
    missing: Option<Policy>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Policy {
    /// Links lead to the page in the source language
    Link,
    /// The page shows the text of the source language, and says so
    Show,
    /// Menus and lists leave the page out
    Omit,
    /// The site is not published until everything is translated
    Fail,
}

pub fn run(arguments: &Arguments, site: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    let root = find_site(site)?;
    let build = read(site, false, terminal)?;
    let path = SourcePath::new(CONFIG_FILE);
    let settings = build.tree.files.get(&path);
    let settings = settings.ok_or_else(|| Failure::Machine(format!("`{path}` cannot be read")))?;
    let policies = match arguments.missing {
        None => vec![Missing::Link, Missing::Show, Missing::Omit],
        Some(Policy::Link) => vec![Missing::Link],
        Some(Policy::Show) => vec![Missing::Show],
        Some(Policy::Omit) => vec![Missing::Omit],
        Some(Policy::Fail) => vec![Missing::Fail],
    };
    let mut refused = Vec::new();
    for missing in policies {
        let new = NewLanguage {
            tag: &arguments.tag,
            name: arguments.name.as_deref(),
            format: arguments.format.as_deref(),
            missing,
        };
        let begun = begin(settings, new).map_err(|reason| not_begun(&reason))?;
        refused = new_errors(&build, &begun);
        if refused.is_empty() || arguments.missing.is_some() {
            write(&root, std::slice::from_ref(&begun.save))?;
            tell(&build, arguments, &begun, terminal);
            if !refused.is_empty() {
                terminal.say("The site cannot be published until it is translated: `anslag check` lists what is missing.");
            }
            return Ok(());
        }
    }
    terminal.show(&refused, &build.tree);
    Err(Failure::Machine(format!(
        "with `{}` the site would have errors that it does not have now; nothing was written",
        arguments.tag
    )))
}

/// The errors that the site has only with the new language.
fn new_errors(build: &Build, begun: &Begun) -> Vec<Diagnostic> {
    let mut files = (*build.tree.files).clone();
    let settings = SourceFile::new(begun.save.path.clone(), Arc::clone(&begun.save.after));
    files.insert(begun.save.path.clone(), Arc::new(settings));
    let tree = Checked::new(SourceTree { files: Arc::new(files) }, Vec::new());
    let now = Moment::At(Instant::now());
    let with = Engine::new(Options::default()).step(tree, now, &|_, _| {});
    let is_error = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Error;
    let known: Vec<&Diagnostic> = build.diagnostics.iter().filter(is_error).collect();
    let is_new = |error: &&Diagnostic| !known.iter().any(|known| known.message == error.message);
    with.diagnostics.iter().filter(is_error).filter(is_new).cloned().collect()
}

fn tell(build: &Build, arguments: &Arguments, begun: &Begun, terminal: &Terminal) {
    let tag = &arguments.tag;
    let source = build.site.config().default_language();
    for (number, line) in begun.lines.iter().enumerate() {
        terminal.say(&format!(
            "{}:{}  {}",
            begun.save.path,
            begun.line + number,
            line.trim_start_matches([',', ' '])
        ));
    }
    terminal.say("");
    terminal.say(&format!("`{tag}` is a language of the site now. Nothing was filled in; what is next:"));
    terminal.say(&format!(
        "  1. Translate the start page: write `content/{tag}/_index.md` from `content/{source}/_index.md`."
    ));
    terminal.say(&format!("  2. Translate the messages, with `site-name` first, in `i18n/{tag}/`."));
    terminal.say(&format!(
        "  3. `anslag i18n status --lang {tag}` lists what is missing, what readers meet first on top."
    ));
}

fn not_begun(reason: &NotBegun) -> Failure {
    Failure::Machine(match reason {
        NotBegun::NoTag(tag) => format!(
            "`{tag}` is not a language tag; write two or three letters, such as `fi`, perhaps with a country, such as \
            `pt-BR`"
        ),
        NotBegun::Spelt { tag, canonical } => format!("the language tag `{tag}` is written `{canonical}`"),
        NotBegun::UnknownRules(tag) => format!(
            "Anslag does not know how `{tag}` writes dates and numbers; name a language that writes them alike with \
            `--format`, such as `sv-SE`"
        ),
        NotBegun::Exists(tag) => format!("the site has the language `{tag}` already"),
        NotBegun::NoName(tag) => format!("say with `--name` what speakers of `{tag}` call their language"),
        NotBegun::NoList => "`anslag.yaml` has no list of languages that can be read".to_owned(),
        NotBegun::Unproved => {
            "`anslag.yaml` is written in a way that nothing can be added to safely; add the language \
            by hand"
                .to_owned()
        }
    })
}
