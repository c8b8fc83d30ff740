//! The only module that prints, and the wall around the progress bar. Results go to standard output; diagnostics,
//! progress and failures go to standard error.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is the module that prints")]

use std::io::IsTerminal;
use std::process::ExitCode;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::diagnostic::Diagnostic;
use crate::report;
use crate::source::SourceTree;

use super::Colour;

/// Where the program speaks to people.
pub struct Terminal {
    colour: bool,
}

impl Terminal {
    pub fn new(colour: Colour) -> Self {
        let colour = match colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        };
        Terminal { colour }
    }

    /// A line of the result.
    pub fn say(&self, line: &str) {
        println!("{line}");
    }

    /// All diagnostics, then how many there are.
    pub fn show(&self, diagnostics: &[Diagnostic], tree: &SourceTree) {
        if !diagnostics.is_empty() {
            eprint!("{}", report::draw(diagnostics, |path| tree.text(path), self.colour));
            eprintln!("{}", report::totals(diagnostics));
        }
    }

    /// Why a command could not be carried out.
    pub fn failure(&self, message: &str) {
        eprintln!("error: {message}");
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
    match error.use_stderr() {
        true => eprint!("{}", error.render()),
        false => print!("{}", error.render()),
    }
    ExitCode::from(if error.use_stderr() { 2 } else { 0 })
}
