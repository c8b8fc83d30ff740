//! The command line: what can be asked for, and the exit status. The wall around the argument parser.
//!
//! Exit status: 0 all is well, 1 the content has errors, 2 wrong usage or a fault of the machine.

mod build;
mod check;
mod i18n;
mod new;
mod next;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod terminal;
mod why;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::config::BaseUrl;
use crate::engine::{Build, Engine};
use crate::site::Options;
use crate::source::{CONFIG_FILE, Change, Reader};
use crate::time::{Instant, Moment};

use terminal::Terminal;

/// Publish programme information on the web, in several languages.
///
/// Anslag turns Markdown pages, YAML facts and Fluent locale files into a website. A site is a folder with a file
/// `anslag.yaml`; Anslag looks for it in the current folder and those above it.
#[derive(Parser)]
#[command(name = "anslag", version, max_term_width = 100, subcommand_required = true)]
#[command(
    after_help = "Examples:\n  anslag serve --open          Show the site while it is being written\n  \
    anslag build                 Build the site into `public`\n  \
    anslag check                 Tell everything that is wrong with it\n  \
    anslag why /en/apply/        Tell what a page was made from"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,

    /// The folder of the site, instead of looking for `anslag.yaml` upwards from here
    #[arg(long, global = true, value_name = "DIR")]
    site: Option<PathBuf>,

    /// Whether to write in colour; `auto` does if the output is a terminal and `NO_COLOR` is not set
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    color: Colour,
}

#[derive(Clone, Copy, ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Subcommand)]
enum Command {
    /// Build the site and write it to a folder
    ///
    /// All of the site is made before the first file is written; if anything is wrong, nothing is written and the
    /// site that was there stays. Files that would not change are not touched. Files that Anslag did not write are
    /// left alone, unless the site has one of the same name.
    #[command(after_help = "Examples:\n  anslag build\n  \
        anslag build --out /srv/www --base-url https://example.org/programme/\n  \
        anslag build --as-of 2024-08-20      The site as it was on that day\n\n\
        Exit status: 0 built, 1 the content has errors and nothing was written, 2 wrong usage or a fault of the machine")]
    Build(build::Arguments),

    /// Show the site while it is being written
    ///
    /// Serves all languages of the site on this machine, follows every change of its files and shows it in the pages
    /// that are open. A page with a fault is shown as it last was without, under a list of all faults. Nothing is
    /// written to the output folder.
    #[cfg(feature = "serve")]
    #[command(
        after_help = "Examples:\n  anslag serve --open\n  anslag serve --drafts --as-of 2024-08-28\n  \
        anslag serve --editor code           A click on a paragraph opens it there\n  \
        anslag serve --open --edit           Translators write messages in the pages\n\n\
        Exit status: 0 stopped, 2 wrong usage or a fault of the machine"
    )]
    Serve(serve::Arguments),

    /// Tell everything that is wrong with the site, without writing anything
    ///
    /// Reads the same files and makes the same pages as `build`, and then looks at the whole: the finished HTML of
    /// every page with its links and anchors, messages and translations that are missing, pages that are due for review.
    #[command(after_help = "Examples:\n  anslag check\n  anslag check --format json | jq '.[].file'\n  \
        anslag check --live https://example.org/     Whether what is published is still true\n\n\
        Exit status: 0 no errors (there may be warnings), 1 errors, 2 wrong usage or a fault of the machine")]
    Check(check::Arguments),

    /// See to translations: what is missing, what has not followed its source, what follows it now
    ///
    /// For each translation, the source as it was when somebody last said that the translation follows it is kept in
    /// `i18n/base`. What has changed in the source since has to be followed, block by block.
    #[command(after_help = "Examples:\n  \
        anslag i18n adopt                            Begin: every translation follows its source as it is now\n  \
        anslag i18n status                           What is missing or stale\n  \
        anslag i18n diff content/en/apply.md         What has changed in its source\n  \
        anslag i18n done content/en/apply.md         The page follows its source again")]
    I18n(i18n::Arguments),

    /// Begin a page or a round, from those that are like it
    #[command(
        after_help = "Examples:\n  anslag new page apply/guide\n  anslag new round 2025-01 --from 2024-04"
    )]
    New(new::Arguments),

    /// Help editors complete and check what is written in YAML
    ///
    /// A JSON Schema says what a file may hold: every key with its meaning, which values it takes, which must be there.
    /// There is one for each data file, for the front matter of pages and for `anslag.yaml`. They are made from what
    /// Anslag itself accepts, and in the folder of a site from its languages, records and pages.
    #[command(
        after_help = "Examples:\n  anslag schema                  The kinds of file that there are\n  \
        anslag schema rounds           The schema of `rounds.yaml`\n  \
        anslag schema --vscode         Set up VS Code for this site\n  \
        anslag schema --out schemas    All of them, for other editors"
    )]
    Schema(schema::Arguments),

    /// Tell when the site stops being true by itself, so that a timer can build it again then
    ///
    /// A round opens and closes, a review falls due: from then on pages say something else than before. Prints the
    /// moment in RFC 3339 on standard output and the reason on standard error.
    #[command(
        after_help = "Examples:\n  anslag next\n  anslag next --all                Every moment that is known\n  \
        anslag next --as-of 2024-08-20   The next one after that day\n\n\
        Exit status: 0 there is such a moment, 1 nothing changes by itself any more, 2 wrong usage or a fault of the machine"
    )]
    Next(next::Arguments),

    /// Tell what a page was made from
    ///
    /// Lists every question that was asked in making the page: pages, records, messages, templates, settings and
    /// the clock. The page is made again when one of the answers changes, and only then.
    #[command(
        after_help = "Examples:\n  anslag why /\n  anslag why /en/partner-countries/\n  anslag why /sitemap.xml"
    )]
    Why(why::Arguments),
}

/// What `build`, `check` and `why` have in common.
#[derive(Args)]
struct View {
    /// The moment to show the site at: a day (2024-08-20, its beginning) or an instant (2024-08-20T12:00:00+02:00)
    #[arg(long, value_name = "DATE", value_parser = moment)]
    as_of: Option<Moment>,

    /// Include pages that are marked `draft: true`
    #[arg(long)]
    drafts: bool,
}

/// Why a command could not be carried out.
enum Failure {
    /// The diagnostics have been shown.
    Content,
    /// Wrong usage or a fault of the machine.
    Machine(String),
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Failure::Machine(error.to_string())
    }
}

/// Runs the program with these arguments, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return terminal::usage(&error),
    };
    let terminal = Terminal::new(cli.color);
    // Templates may include each other deeply; a wider stack than the default turns a crash into a diagnostic.
    let pool = rayon::ThreadPoolBuilder::new().stack_size(STACK).build_global();
    debug_assert!(pool.is_ok(), "the pool is built once");
    let site = cli.site.as_deref();
    let result = match cli.command {
        Command::Build(arguments) => build::run(&arguments, site, &terminal),
        #[cfg(feature = "serve")]
        Command::Serve(arguments) => serve::run(&arguments, site, &terminal),
        Command::Check(arguments) => check::run(&arguments, site, &terminal),
        Command::I18n(arguments) => i18n::run(&arguments, site, &terminal),
        Command::Next(arguments) => next::run(&arguments, site, &terminal),
        Command::New(arguments) => new::run(&arguments, site, &terminal),
        Command::Schema(arguments) => schema::run(&arguments, site, &terminal),
        Command::Why(arguments) => why::run(&arguments, site, &terminal),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Content) => ExitCode::from(1),
        Err(Failure::Machine(message)) => {
            terminal.failure(&message);
            ExitCode::from(2)
        }
    }
}

/// The stack of a thread that renders, in bytes.
const STACK: usize = 16 << 20;

/// The folder of the site that the command is about.
fn find_site(given: Option<&Path>) -> Result<PathBuf, Failure> {
    match given {
        Some(folder) if folder.join(CONFIG_FILE).is_file() => Ok(folder.to_path_buf()),
        Some(folder) => {
            Err(Failure::Machine(format!("there is no `{CONFIG_FILE}` in `{}`", folder.display())))
        }
        None => {
            let here = std::env::current_dir()?;
            Reader::find(&here).ok_or_else(|| {
                Failure::Machine(format!(
                    "there is no `{CONFIG_FILE}` in `{}` or in a folder above it; go to the folder of the site, or name it with `--site`",
                    here.display()
                ))
            })
        }
    }
}

/// Builds the site in `root` once.
fn build_once(
    root: &Path,
    view: &View,
    base_url: Option<&BaseUrl>,
    terminal: &Terminal,
) -> Result<Build, Failure> {
    let now = view.as_of.unwrap_or_else(|| Moment::At(Instant::now()));
    let options = Options { drafts: view.drafts, base_url: base_url.cloned(), ..Options::default() };
    let progress = terminal.progress();
    let tree = Reader::new(root).read(&Change::Everything)?;
    let build = Engine::new(options).step(tree, now, &|done, total| progress.set(done, total));
    progress.clear();
    Ok(build)
}

/// Reads `--as-of`.
fn moment(text: &str) -> Result<Moment, String> {
    Moment::parse(text).ok_or_else(|| {
        "write a day such as 2024-08-20, or an instant such as 2024-08-20T12:00:00+02:00".to_owned()
    })
}
