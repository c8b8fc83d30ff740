//! `anslag serve`

use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::config::BaseUrl;
use crate::diagnostic::Severity;
use crate::report;
use crate::serve::{Edition, Editor, Notice, Outlook, Preview, Settings, Told, start, wait_for_interrupt};

use super::terminal::Terminal;
use super::{Failure, View, find_site};

#[derive(Args)]
pub struct Arguments {
    /// The port to serve at; 0 is any [default: the first of 4000 to 4009 that is free]
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,

    /// Open the start page in the browser
    #[arg(long)]
    open: bool,

    /// The address to serve at; one that other machines can reach needs `--expose` [default: 127.0.0.1, or with
    /// `--expose` every address of this machine]
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    host: Option<IpAddr>,

    /// Let other machines look at the preview
    #[arg(long)]
    expose: bool,

    /// Let translators write messages from the pages
    #[arg(long, conflicts_with = "expose")]
    edit: bool,

    /// The program that opens files, such as `code` or `"myeditor --line {line} {file}"` [default: $VISUAL or $EDITOR if it
    /// has a window; else the path is copied]
    #[arg(long, value_name = "COMMAND")]
    editor: Option<String>,

    /// Look at the files ten times a second instead of waiting to be told, for network drives and containers
    #[arg(long)]
    poll: bool,

    /// The folder of the last build, to compare with [default: `public` in the folder of the site]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Another public address than that of `anslag.yaml`
    #[arg(long, value_name = "URL", value_parser = BaseUrl::parse)]
    base_url: Option<BaseUrl>,

    #[command(flatten)]
    view: View,
}

/// Without `--port`, the first of these that is free.
const PORTS: std::ops::RangeInclusive<u16> = 4000..=4009;

pub fn run(arguments: &Arguments, site: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    let root = std::path::absolute(find_site(site)?)?;
    let host = host(arguments)?;
    let settings = Settings {
        host,
        ports: arguments.port.map_or(PORTS, |port| port..=port),
        is_exposed: arguments.expose,
        can_edit: arguments.edit,
        editor: editor(arguments)?,
        published: arguments.out.clone().unwrap_or_else(|| root.join("public")),
        root: root.clone(),
    };
    let outlook =
        Outlook { as_of: arguments.view.as_of, drafts: arguments.view.drafts, ..Outlook::default() };
    let preview = Preview::new(&root, arguments.base_url.clone(), outlook);
    let notice = if arguments.poll { Notice::Polling } else { Notice::System };
    let teller = terminal.clone();
    let running = start(settings, preview, notice, move |told| match told {
        Told::Step(edition) => teller.say(&line(edition)),
        Told::Unreachable(error) => teller.failure(&error.to_string()),
    })
    .map_err(|error| failure(arguments, &error))?;
    let url = running.url();
    terminal.say(&format!("{url}  (stop with Ctrl+C)"));
    if running.address.ip().is_unspecified() {
        let port = running.address.port();
        terminal
            .say(&format!("on other machines: http://, the address of this machine in numbers, :{port}/"));
    }
    terminal.say(&line(&running.first));
    if arguments.open && open::that_detached(&url).is_err() {
        terminal.failure("no browser could be opened; open the address above yourself");
    }
    wait_for_interrupt()?;
    Ok(())
}

fn host(arguments: &Arguments) -> Result<IpAddr, Failure> {
    match arguments.host {
        Some(host) if host.is_loopback() || arguments.expose => Ok(host),
        Some(host) => Err(Failure::Machine(format!(
            "at `{host}` other machines could read what is not published yet; say `--expose` too if they may"
        ))),
        None if arguments.expose => Ok(Ipv4Addr::UNSPECIFIED.into()),
        None => Ok(Ipv4Addr::LOCALHOST.into()),
    }
}

/// The editor that is named, or that of the environment, of which nobody need know that it has no window.
fn editor(arguments: &Arguments) -> Result<Option<Editor>, Failure> {
    match &arguments.editor {
        Some(command) => Editor::parse(command)
            .map(Some)
            .map_err(|unusable| Failure::Machine(format!("`--editor {command}`: {unusable}"))),
        None => {
            let named = ["VISUAL", "EDITOR"].into_iter().filter_map(std::env::var_os);
            let named = named.filter_map(|command| command.into_string().ok());
            Ok(named.filter_map(|command| Editor::parse(&command).ok()).next())
        }
    }
}

fn failure(arguments: &Arguments, error: &std::io::Error) -> Failure {
    Failure::Machine(match (error.kind(), arguments.port) {
        (std::io::ErrorKind::AddrInUse, Some(port)) => {
            format!("port {port} is taken by another program; name another one, or leave `--port` out")
        }
        (std::io::ErrorKind::AddrInUse, None) => {
            format!(
                "all ports from {} to {} are taken; name another one with `--port`",
                PORTS.start(),
                PORTS.end()
            )
        }
        (std::io::ErrorKind::AddrNotAvailable, _) => {
            let host = arguments.host.unwrap_or(Ipv4Addr::LOCALHOST.into());
            format!("`{host}` is not an address of this machine")
        }
        (std::io::ErrorKind::PermissionDenied, Some(port)) => {
            format!("port {port} is kept for the system; name one from 1024 on, or leave `--port` out")
        }
        _ => error.to_string(),
    })
}

/// Reads `--host`. A name could lead to another machine tomorrow.
fn address(text: &str) -> Result<IpAddr, String> {
    text.parse().map_err(|_| "write an address in numbers, such as 127.0.0.1 for this machine".to_owned())
}

/// `content/en/apply.md: 3 files rendered, 12 ms; 1 error`
fn line(edition: &Edition) -> String {
    let cause: Vec<&str> = edition.cause.iter().map(|path| path.as_str()).collect();
    let cause = match cause.as_slice() {
        [] => "site".to_owned(),
        [one] => (*one).to_owned(),
        [one, rest @ ..] => format!("{one} and {} more", rest.len()),
    };
    let rendered = edition.rendered.len();
    let noun = if rendered == 1 { "file" } else { "files" };
    let problems = edition.diagnostics.iter().any(|diagnostic| diagnostic.severity != Severity::Hint);
    let problems =
        if problems { format!("; {}", report::totals(&edition.diagnostics)) } else { String::new() };
    format!("{cause}: {rendered} {noun} rendered, {} ms{problems}", edition.took.as_millis())
}
