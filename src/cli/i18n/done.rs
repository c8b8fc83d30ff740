//! `anslag i18n done`

use std::collections::BTreeSet;
use std::path::Path;

use clap::Args;

use super::super::terminal::Terminal;
use super::super::{Failure, find_site};
use super::target::{Target, languages, pair};
use super::{count, language, read};
use crate::engine::Build;
use crate::language::Language;
use crate::path::{PageId, SourcePath};
use crate::translate::{
    Bases, Messages, Pair, Refusal, Text, Write, confirm, confirm_messages, parts, store,
};

#[derive(Args)]
pub struct Arguments {
    /// A translation: a page by its file, its id or its address, or a locale file
    #[arg(value_name = "PAGE", required = true)]
    pages: Vec<String>,

    /// Only this part, as `diff` names it: the number of a block, `title`, the key of a message; may be repeated
    #[arg(long, value_name = "BLOCK")]
    block: Vec<String>,

    /// PAGE is a source, and what has changed in it need not be translated, in any language
    #[arg(long)]
    minor: bool,

    /// The language of the translation, if PAGE does not say it
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<String>,
}

/// What was said to follow, and what was written for it.
struct Done {
    writes: Vec<Write>,
    line: String,
}

pub fn run(arguments: &Arguments, site: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    let root = find_site(site)?;
    let build = read(site, true, terminal)?;
    let named = language(&build, arguments.lang.as_deref())?;
    let mut done = Vec::new();
    for name in &arguments.pages {
        match Target::find(&build, &root, name)? {
            Target::Page(id, of) => {
                for language in meant(arguments, &build, name, of.as_ref(), named.as_ref())? {
                    done.extend(page(arguments, &build, &id, &language)?);
                }
            }
            Target::Messages(file, of) => {
                for language in meant(arguments, &build, name, Some(&of), named.as_ref())? {
                    done.push(messages(arguments, &build, &file, &language)?);
                }
            }
        }
    }
    if done.is_empty() {
        terminal.say("nothing was confirmed before, so there is nothing to keep up to date");
    }
    for done in done {
        store(&root, &done.writes)?;
        terminal.say(&done.line);
    }
    Ok(())
}

/// The languages of the translations that are meant.
fn meant(
    arguments: &Arguments,
    build: &Build,
    name: &str,
    of: Option<&Language>,
    named: Option<&Language>,
) -> Result<Vec<Language>, Failure> {
    let is_source = of == Some(build.site.config().default_language());
    let fail = |message: String| Err(Failure::Machine(message));
    match (arguments.minor, of) {
        (true, Some(_)) if !is_source => {
            fail(format!("`{name}` is a translation; `--minor` is said of a source"))
        }
        (true, _) => Ok(languages(build, named)),
        (false, Some(_)) if is_source => fail(format!(
            "`{name}` is the source; name a translation, or say `--minor` if none has to follow"
        )),
        (false, Some(of)) => Ok(vec![of.clone()]),
        (false, None) => match languages(build, named).as_slice() {
            [one] => Ok(vec![one.clone()]),
            _ => fail(format!("`{name}` has several translations; say which with `--lang`")),
        },
    }
}

/// `None`: nobody ever confirmed this translation, so that a small change of its source changes nothing.
fn page(
    arguments: &Arguments,
    build: &Build,
    id: &PageId,
    language: &Language,
) -> Result<Option<Done>, Failure> {
    let bases = Bases::new(&build.tree, build.site.config().default_language());
    let Some(pair) = pair(build, id, language) else {
        let lacks = format!("`{id}` has no translation in `{language}` that follows a source");
        return if arguments.minor { Ok(None) } else { Err(Failure::Machine(lacks)) };
    };
    let base = bases.of_page(language, pair.original);
    if arguments.minor && base.is_none() {
        return Ok(None);
    }
    let writes = confirm(bases, pair, &arguments.block).map_err(|refusal| refused(&refusal, &pair))?;
    let (source, translation) = (Text::of(pair.original), Text::of(pair.translation));
    let base = base.map(Text::of);
    let all = parts(base.as_ref(), &source, &translation);
    let is_named = |place: &String| arguments.block.is_empty() || arguments.block.contains(place);
    let open = all.iter().filter(|part| part.state.is_open()).map(|part| part.place.to_string());
    let (closed, left): (Vec<String>, Vec<String>) = open.partition(is_named);
    let (path, original) = (&pair.translation.path, &pair.original.path);
    let line = match (closed.as_slice(), left.as_slice()) {
        _ if base.is_none() => format!("{path} follows {original} from now on"),
        ([], []) => format!("{path} follows {original} as before"),
        (closed, []) => format!("{path} follows {original} again: {}", closed.join(", ")),
        (closed, left) => {
            format!(
                "{path} follows {original} in {}; still to follow: {}",
                closed.join(", "),
                left.join(", ")
            )
        }
    };
    Ok(Some(Done { writes, line }))
}

fn messages(
    arguments: &Arguments,
    build: &Build,
    file: &SourcePath,
    language: &Language,
) -> Result<Done, Failure> {
    let source = build.site.config().default_language();
    let messages = Messages::new(&build.tree, &build.site.theme().chain, source, language);
    let mut keys = messages.open_in(file);
    keys.retain(|key| !arguments.minor || messages.has_base(key));
    if let Some(unknown) = arguments.block.iter().find(|key| !keys.contains(*key)) {
        let message = format!("`{unknown}` is no message of `{file}` that has to follow its source");
        return Err(Failure::Machine(message));
    }
    let only: BTreeSet<String> = arguments.block.iter().cloned().collect();
    keys.retain(|key| only.is_empty() || only.contains(key));
    let line = match keys.len() {
        0 => format!("{file}: every message follows as before"),
        1 => format!("{file}: 1 message follows its source in `{language}`"),
        _ => format!("{file}: {} follow their source in `{language}`", count(keys.len(), "message")),
    };
    Ok(Done { writes: confirm_messages(&messages, &keys), line })
}

fn refused(refusal: &Refusal, pair: &Pair<'_>) -> Failure {
    let path = &pair.translation.path;
    Failure::Machine(match refusal {
        Refusal::NotTranslated => format!("`{path}` is no translation"),
        Refusal::NoBase => {
            format!("`{path}` was never confirmed; confirm the whole page first, without `--block`")
        }
        Refusal::NotOpen(place) => {
            format!(
                "`{path}` has no part `{place}` to confirm; `anslag i18n diff {path}` shows those that it has"
            )
        }
        Refusal::Entangled(place) => format!(
            "`{place}` of `{path}` hangs together with what stands around it; confirm the whole page, without `--block`"
        ),
    })
}
