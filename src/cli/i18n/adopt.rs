//! `anslag i18n adopt`

use std::path::Path;

use clap::Args;

use super::super::terminal::Terminal;
use super::super::{Failure, find_site};
use super::target::{languages, pair};
use super::{count, language, read};
use crate::translate::{Bases, Messages, Write, adopt, confirm_messages, store};

#[derive(Args)]
pub struct Arguments {
    /// Only this language
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<String>,
}

pub fn run(arguments: &Arguments, site: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    // A draft is translated like any other page.
    let build = read(site, true, terminal)?;
    let named = language(&build, arguments.lang.as_deref())?;
    let source = build.site.config().default_language();
    let bases = Bases::new(&build.tree, source);
    for language in languages(&build, named.as_ref()) {
        let own = build.site.written_pages().filter(|page| page.key.language == language);
        let pairs = own.filter_map(|page| pair(&build, &page.key.id, &language));
        let pages: Vec<Write> = pairs.flat_map(|pair| adopt(bases, pair.language, pair.original)).collect();
        let messages = Messages::new(&build.tree, &build.site.theme().chain, source, &language);
        let keys = messages.unconfirmed();
        let moved = pages.iter().filter(|write| write.bytes.is_none()).count();
        let begun = pages.len() - 2 * moved;
        let root = find_site(site)?;
        store(&root, &pages)?;
        store(&root, &confirm_messages(&messages, &keys))?;
        if begun + keys.len() + moved == 0 {
            terminal.say(&format!("`{language}`: every translation has a base already"));
        }
        if begun + keys.len() > 0 {
            let pages = count(begun, "page");
            let messages = count(keys.len(), "message");
            terminal.say(&format!("`{language}`: {pages} and {messages} follow the source as it is now"));
        }
        if moved > 0 {
            terminal.say(&format!("`{language}`: {} moved with its page", count(moved, "base")));
        }
    }
    Ok(())
}
