//! The only module that prints, and the wall around the progress bar. Results go to standard output; diagnostics,
//! progress and failures go to standard error.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::diagnostic::Diagnostic;
use crate::report;
use crate::source::SourceTree;

use super::Colour;

/// Where the program speaks to people.
#[derive(Clone)]
pub struct Terminal {
    colour: bool,
    /// Whether results are coloured, which may go elsewhere than diagnostics.
    colours_results: bool,
}

impl Terminal {
    pub fn new(colour: Colour) -> Self {
        let is_coloured = |is_terminal: bool| match colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => is_terminal && std::env::var_os("NO_COLOR").is_none(),
        };
        Terminal {
            colour: is_coloured(std::io::stderr().is_terminal()),
            colours_results: is_coloured(std::io::stdout().is_terminal()),
        }
    }

    /// Whether results are written in colour.
    pub fn is_coloured(&self) -> bool {
        self.colours_results
    }

    /// How many characters a line has room for, as the shell says it.
    pub fn width(&self) -> usize {
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        columns.filter(|columns| *columns >= 40).unwrap_or(100)
    }

    /// A line of the result.
    pub fn say(&self, line: &str) {
        write(std::io::stdout(), &format!("{line}\n"));
    }

    /// All diagnostics, then how many there are.
    pub fn show(&self, diagnostics: &[Diagnostic], tree: &SourceTree) {
        if !diagnostics.is_empty() {
            let drawn = report::draw(diagnostics, |path| tree.text(path), self.colour);
            write(std::io::stderr(), &format!("{drawn}\n{}\n", report::totals(diagnostics)));
        }
    }

    /// What people may want to know beside the result.
    pub fn note(&self, message: &str) {
        write(std::io::stderr(), &format!("{message}\n"));
    }

    /// Why a command could not be carried out.
    pub fn failure(&self, message: &str) {
        write(std::io::stderr(), &format!("error: {message}\n"));
    }

    /// A bar that appears only if the work takes long enough to make one wonder.
    pub fn progress(&self) -> Progress {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10));
        let style = ProgressStyle::with_template("{bar:40} {pos} of {len} files");
        Progress { bar: style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style)) }
    }
}

/// How far a build has come.
pub struct Progress {
    bar: ProgressBar,
}

/// Work that is done sooner shows no bar.
const PATIENCE: Duration = Duration::from_millis(500);

impl Progress {
    pub fn set(&self, done: usize, total: usize) {
        // Drawing costs more than rendering a page, so the bar moves in steps.
        if done.is_multiple_of(64) && self.bar.elapsed() > PATIENCE {
            self.bar.set_length(total as u64);
            self.bar.set_position(done as u64);
        }
    }

    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

/// Help and wrong usage, as the argument parser words them.
pub fn usage(error: &clap::Error) -> ExitCode {
    let text = error.render().to_string();
    match error.use_stderr() {
        true => write(std::io::stderr(), &text),
        false => write(std::io::stdout(), &text),
    }
    ExitCode::from(if error.use_stderr() { 2 } else { 0 })
}

/// Nobody is left to be told when a reader like `head` has gone away.
fn write(mut stream: impl Write, text: &str) {
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
}
