//! `anslag next`

use std::path::Path;

use clap::Args;

use crate::engine::Engine;
use crate::programme::Boundary;
use crate::site::Options;
use crate::source::{Change, Reader};
use crate::time::{Instant, Moment};

use super::terminal::Terminal;
use super::{Failure, View, find_site};

#[derive(Args)]
pub struct Arguments {
    /// All moments that are known, each with its reason, instead of the next one alone
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    view: View,
}

/// More moments than any site has are a fault of ours, and not worth waiting for.
const MOST: usize = 10_000;

pub fn run(arguments: &Arguments, site: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    let root = find_site(site)?;
    let mut reader = Reader::new(&root);
    let options = Options { drafts: arguments.view.drafts, ..Options::default() };
    let mut engine = Engine::new(options);
    let mut now = arguments.view.as_of.unwrap_or_else(|| Moment::At(Instant::now()));
    let mut is_first = true;
    for _ in 0..MOST {
        let build = engine.step(reader.read(&Change::Everything)?, now, &|_, _| {});
        let Some(Boundary { at, event }) = &build.next_change else { break };
        let instant = build.site.config().time_zone.rfc3339(*at);
        if !arguments.all {
            terminal.say(&instant);
            terminal.note(&event.to_string());
            return Ok(());
        }
        terminal.say(&format!("{instant}  {event}"));
        now = Moment::At(*at);
        is_first = false;
    }
    if is_first {
        terminal.note("nothing changes by itself any more");
        return Err(Failure::Content);
    }
    Ok(())
}
