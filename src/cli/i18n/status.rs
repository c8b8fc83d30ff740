//! `anslag i18n status`

use std::path::Path;

use clap::{Args, ValueEnum};

use super::super::Failure;
use super::super::terminal::Terminal;
use super::{language, read};
use crate::report::{self, Column, table};
use crate::translate::{Amount, MessageStatus, PageStatus, Status, Tally, status};

#[derive(Args)]
pub struct Arguments {
    /// Only this language
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<String>,

    /// How to tell it: `table` for people, `json` as one array on standard output for programs
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,

    /// Fail if there is any of these; several with commas between them
    #[arg(long, value_enum, value_delimiter = ',', value_name = "WHAT")]
    deny: Vec<Deny>,

    /// Fail if less than so many percent of the words of a language are translated
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    fail_under: Option<f64>,

    /// Include pages that are marked `draft: true`
    #[arg(long)]
    drafts: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Table,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Deny {
    /// What has no translation
    Missing,
    /// What has not followed its source
    Stale,
    /// What nobody has confirmed
    Unconfirmed,
    /// What says the same words as its source
    Identical,
}

/// So many lines of each list are shown to people.
const SHOWN: usize = 20;

pub fn run(arguments: &Arguments, site: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    let build = read(site, arguments.drafts, terminal)?;
    let language = language(&build, arguments.lang.as_deref())?;
    let languages = status(&build, language.as_ref());
    match arguments.format {
        Format::Json => terminal.say(report::to_json(&languages).trim_end()),
        Format::Table if languages.is_empty() => {
            terminal.say("the site has one language: nothing to translate")
        }
        Format::Table => {
            let drawn: Vec<String> = languages.iter().map(|status| draw(status).join("\n")).collect();
            terminal.say(&drawn.join("\n\n"));
        }
    }
    let faults: Vec<String> = languages.iter().flat_map(|status| faults(arguments, status)).collect();
    faults.iter().for_each(|fault| terminal.failure(fault));
    if faults.is_empty() { Ok(()) } else { Err(Failure::Content) }
}

fn draw(status: &Status) -> Vec<String> {
    let mut lines = vec![
        format!(
            "{} ({}): {} of the words are translated",
            status.name,
            status.language,
            whole(status.percent())
        ),
        String::new(),
    ];
    lines.extend(counts(status));
    lines.extend(list("Pages, those that readers reach first on top", &status.todo.pages, page));
    lines.extend(list("Messages", &status.todo.messages, message));
    lines.extend(list("Texts in data", &status.todo.fields, |field| {
        vec![format!("{}:{}", field.file, field.line), "missing".to_owned()]
    }));
    lines
}

fn counts(status: &Status) -> Vec<String> {
    let head = ["", "in all", "translated", "stale", "missing", "unconfirmed", "identical"];
    let row = |name: &str, tally: &Tally, of: fn(&Amount) -> usize| {
        let Tally { all, translated, stale, missing, unconfirmed, identical } = tally;
        let amounts = [all, translated, stale, missing, unconfirmed, identical];
        let cells = amounts.into_iter().map(|amount| match of(amount) {
            0 => "–".to_owned(),
            count => count.to_string(),
        });
        std::iter::once(name.to_owned()).chain(cells).collect::<Vec<_>>()
    };
    let rows = [
        head.map(str::to_owned).to_vec(),
        row("messages", &status.messages, |amount| amount.count),
        row("pages", &status.pages, |amount| amount.count),
        row("blocks of pages", &status.blocks, |amount| amount.count),
        row("texts in data", &status.fields, |amount| amount.count),
        row("words", &status.words(), |amount| amount.words),
    ];
    let columns = [Column::Left].into_iter().chain([Column::Right; 6]);
    table(&columns.collect::<Vec<_>>(), &rows)
}

/// A list with its heading; nothing if there is nothing in it.
fn list<T>(heading: &str, items: &[T], row: impl Fn(&T) -> Vec<String>) -> Vec<String> {
    if items.is_empty() {
        return Vec::new();
    }
    let rows: Vec<Vec<String>> = items.iter().take(SHOWN).map(row).collect();
    let mut lines = vec![String::new(), heading.to_owned()];
    lines.extend(table(&[Column::Left; 3], &rows));
    if items.len() > SHOWN {
        lines.push(format!("  and {} more, which `--format json` lists too", items.len() - SHOWN));
    }
    lines
}

/// `content/en/apply.md  2 of 9 blocks stale, 1 missing  (4, title)`
fn page(page: &PageStatus) -> Vec<String> {
    let Tally { all, stale, missing, .. } = page.blocks;
    if page.url.is_none() {
        return vec![page.file.clone(), format!("missing, {} words", all.words)];
    }
    let parts = [(stale.count, "stale"), (missing.count, "missing")];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(count, what)| format!("{count} {what}")).collect();
    let what = format!("{} of {} blocks", parts.join(", "), all.count);
    vec![page.file.clone(), what, page.open.join(", ")]
}

fn message(message: &MessageStatus) -> Vec<String> {
    vec![format!("{}:{}", message.file, message.line), message.state.to_owned(), message.message.clone()]
}

/// Why the command fails, if it does.
fn faults(arguments: &Arguments, status: &Status) -> Vec<String> {
    let count = |of: fn(&Tally) -> Amount| {
        [status.messages, status.blocks, status.fields].iter().map(|tally| of(tally).count).sum::<usize>()
    };
    let denied = arguments.deny.iter().filter_map(|deny| {
        let (count, what) = match deny {
            Deny::Missing => (count(|tally| tally.missing), "missing"),
            Deny::Stale => (count(|tally| tally.stale), "stale"),
            Deny::Unconfirmed => (count(|tally| tally.unconfirmed), "unconfirmed"),
            Deny::Identical => (count(|tally| tally.identical), "identical to the source"),
        };
        let verb = if count == 1 { "text is" } else { "texts are" };
        (count > 0).then(|| format!("{count} {verb} {what} in `{}`", status.language))
    });
    let under = arguments.fail_under.filter(|least| status.percent() < *least).map(|least| {
        let percent = whole(status.percent());
        format!("{percent} of the words are translated in `{}`, and it should be {least} %", status.language)
    });
    denied.chain(under).collect()
}

/// Rounded down: what is not complete is never 100 %.
fn whole(percent: f64) -> String {
    format!("{} %", percent.floor())
}

/// Reads `--fail-under`.
fn percent(text: &str) -> Result<f64, String> {
    let number = text.trim_end_matches('%').trim().parse::<f64>().ok();
    number
        .filter(|number| (0.0..=100.0).contains(number))
        .ok_or_else(|| "write a number from 0 to 100".to_owned())
}
