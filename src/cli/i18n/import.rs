//! `anslag i18n import`

use std::path::{Path, PathBuf};

use clap::Args;

use super::super::terminal::Terminal;
use super::super::{Failure, find_site};
use super::{count, read};
use crate::diagnostic::Checked;
use crate::engine::{Build, Engine};
use crate::language::Language;
use crate::site::Options;
use crate::time::{Instant, Moment};
use crate::translate::exchange::po::Fault;
use crate::translate::exchange::{Desk, Import, Outcome, Received, Verdict, from_po, load, po, xliff};
use crate::translate::{Unsaved, save, store};

#[derive(Args)]
pub struct Arguments {
    /// Files that `anslag i18n export` wrote, with translations in them
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Write nothing; tell what would be taken
    #[arg(long)]
    dry_run: bool,
}

/// So many of the files that were written are named.
const SHOWN: usize = 10;

pub fn run(arguments: &Arguments, site: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    let root = find_site(site)?;
    let mut is_all_taken = true;
    for file in &arguments.files {
        // Each file meets the site as the one before has left it.
        let build = read(site, true, terminal)?;
        let name = file.display().to_string();
        let (language, received, faults) = receive(&build, file, &name)?;
        let now = Moment::At(Instant::now());
        let options = Options { drafts: true, ..Options::default() };
        let rebuild =
            |tree| Engine::new(options.clone()).step(Checked::new(tree, Vec::new()), now, &|_, _| {});
        let import = Desk::new(&build, &language).import(&received, &rebuild);
        if !arguments.dry_run {
            save(&root, &import.saves).map_err(unsaved)?;
            store(&root, &import.bases)?;
        }
        tell(&name, &language, &import, &faults, arguments.dry_run, terminal);
        let is_refused = |outcome: &Outcome| matches!(outcome.verdict, Verdict::Refused(_));
        is_all_taken &= faults.is_empty() && !import.outcomes.iter().any(is_refused);
    }
    if is_all_taken { Ok(()) } else { Err(Failure::Content) }
}

/// What a file has, and for which language.
fn receive(build: &Build, file: &Path, name: &str) -> Result<(Language, Vec<Received>, Vec<Fault>), Failure> {
    let bytes = load(file)?;
    let begin = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(&bytes);
    let is_xml = begin.trim_ascii_start().starts_with(b"<");
    if is_xml {
        let (file, faults) = xliff::read(&bytes);
        if file.units.is_empty() && file.language.is_none() && !faults.is_empty() {
            return Err(unreadable(name, &faults));
        }
        let language = meant(build, file.language.as_deref(), "`trgLang`", name)?;
        return Ok((language, file.units, faults));
    }
    let (file, mut faults) = po::read(&bytes);
    if file.entries.is_empty() && !faults.is_empty() {
        return Err(unreadable(name, &faults));
    }
    let language = meant(build, file.header("Language"), "a line `Language:` in its header", name)?;
    let plurals = Desk::plurals(build, &language);
    let (received, others) = plurals.map(|plurals| from_po(&file, &plurals)).unwrap_or_default();
    faults.extend(others);
    faults.sort();
    Ok((language, received, faults))
}

fn unreadable(name: &str, faults: &[Fault]) -> Failure {
    Failure::Machine(match faults {
        [Fault { line, what }] => format!("{name}:{line}: {what}"),
        [first, ..] => format!("`{name}` is neither PO nor XLIFF; line {}: {}", first.line, first.what),
        [] => format!("`{name}` is neither PO nor XLIFF"),
    })
}

/// The language of the site that a file says it is in: `pt_BR` is `pt-BR`.
fn meant(build: &Build, said: Option<&str>, place: &str, name: &str) -> Result<Language, Failure> {
    let Some(said) = said.filter(|said| !said.is_empty()) else {
        let message = format!("`{name}` does not say which language it is in: {place} is missing");
        return Err(Failure::Machine(message));
    };
    super::language(build, Some(&said.replace('_', "-")))?
        .ok_or_else(|| Failure::Machine(format!("the site has no language `{said}`")))
}

fn unsaved(unsaved: Unsaved) -> Failure {
    match unsaved {
        Unsaved::Changed(files) => {
            let files: Vec<String> = files.iter().map(|file| format!("`{file}`")).collect();
            Failure::Machine(format!(
                "{} changed meanwhile, so nothing was written; import again",
                files.join(", ")
            ))
        }
        Unsaved::Refused(refusal) => Failure::Machine(refusal.to_string()),
        Unsaved::Machine { error, .. } => error.into(),
    }
}

/// What became of each unit, then how many there are of each.
fn tell(
    name: &str,
    language: &Language,
    import: &Import,
    faults: &[Fault],
    is_dry: bool,
    terminal: &Terminal,
) {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for Outcome { line, address, verdict, is_confirmed } in &import.outcomes {
        let what = match (verdict, is_confirmed) {
            (Verdict::Taken, true) => "taken".to_owned(),
            (Verdict::Taken, false) => "taken, and still to be confirmed".to_owned(),
            (Verdict::Unchanged, true) => "confirmed as it is".to_owned(),
            (Verdict::Refused(reason), _) => format!("refused: {reason}"),
            (Verdict::Unchanged, false) | (Verdict::Untranslated, _) => continue,
        };
        lines.push((*line, format!("{name}:{line}: {address}: {what}")));
    }
    lines.extend(
        faults.iter().map(|fault| (fault.line, format!("{name}:{}: refused: {}", fault.line, fault.what))),
    );
    lines.sort();
    lines.iter().for_each(|(_, line)| terminal.say(line));
    let number = |is: &dyn Fn(&Outcome) -> bool| import.outcomes.iter().filter(|outcome| is(outcome)).count();
    let taken = number(&|outcome| outcome.verdict == Verdict::Taken);
    let confirmed = number(&|outcome| outcome.verdict == Verdict::Unchanged && outcome.is_confirmed);
    let unchanged = number(&|outcome| outcome.verdict == Verdict::Unchanged && !outcome.is_confirmed);
    let empty = number(&|outcome| outcome.verdict == Verdict::Untranslated);
    let refused = number(&|outcome| matches!(outcome.verdict, Verdict::Refused(_))) + faults.len();
    let counts = [
        (taken, "taken"),
        (confirmed, "confirmed as they are"),
        (unchanged, "unchanged"),
        (empty, "without a translation"),
        (refused, "refused"),
    ];
    let counts = counts.into_iter().filter(|(number, what)| *number > 0 || *what == "taken");
    let counts: Vec<String> = counts.map(|(number, what)| format!("{number} {what}")).collect();
    let dry = if is_dry { "; nothing was written" } else { "" };
    terminal.say(&format!("`{language}`: {}{dry}", counts.join(", ")));
    let files: Vec<&str> = import.saves.iter().map(|save| save.path.as_str()).collect();
    let (shown, more) = files.split_at(files.len().min(SHOWN));
    let more = if more.is_empty() { String::new() } else { format!(", and {} more", more.len()) };
    if !files.is_empty() {
        terminal.say(&format!("{}: {}{more}", count(files.len(), "file"), shown.join(", ")));
    }
}
