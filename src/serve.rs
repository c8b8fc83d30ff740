//! The preview: shows a site while it is being written, on this machine. It waits for a change, steps, swaps what is
//! shown and tells the pages that are open.
//!
//! Three threads, and nothing that two of them change: one watches the files (`watch`), one steps (`worker`), one
//! answers (`http`). What passes between them are values: requests one way, editions the other.
//!
//! Nothing is written to the output folder. What a page carries beside what is published is added when it is
//! answered (`decorate`).

mod card;
mod client;
mod correct;
mod decorate;
mod desk;
mod difference;
mod edition;
mod editor;
mod fault;
mod follow;
mod guard;
mod hold;
mod http;
mod lookup;
mod marks;
mod pair;
mod place;
mod preview;
mod strings;
mod watch;
mod words;
mod worker;
mod worklist;

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;

pub use edition::{Edition, Outlook};
pub use editor::Editor;
pub use http::wait_for_interrupt;
pub use preview::Preview;
pub use watch::Notice;
pub use worker::Told;

use crate::source::Change;

/// Where and for whom the preview is served.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder of the site.
    pub root: PathBuf,
    pub host: IpAddr,
    /// The first of these that is free is taken; 0 is any.
    pub ports: RangeInclusive<u16>,
    /// Whether other machines may look.
    pub is_exposed: bool,
    /// Whether messages may be written from the pages.
    pub can_edit: bool,
    /// What opens a file; `None`: its path is told.
    pub editor: Option<Editor>,
    /// The folder that the site was last built to, for comparing.
    pub published: PathBuf,
}

/// A preview that runs until this is dropped.
pub struct Running {
    pub address: SocketAddr,
    /// What was shown first.
    pub first: Arc<Edition>,
    requests: Sender<worker::Request>,
    worker: Option<JoinHandle<()>>,
    _listening: http::Listening,
    _watching: watch::Watching,
}

impl Running {
    /// The address of the start page.
    pub fn url(&self) -> String {
        let host = match self.address.ip() {
            ip if ip.is_unspecified() => SocketAddr::new(IpAddr::from([127, 0, 0, 1]), self.address.port()),
            _ => self.address,
        };
        format!("http://{host}{}", self.first.shown.site.config().base_url.base_path())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // If the worker has ended, there is nobody to be told.
        let _ = self.requests.send(worker::Request::Stop);
        if let Some(worker) = self.worker.take() {
            let _ = worker.join();
        }
    }
}

/// Builds the site and starts to serve it. `tell` is told of every step after the first.
///
/// # Errors
/// If the site's folder cannot be reached or the address cannot be served at.
pub fn start(
    settings: Settings,
    mut preview: Preview,
    notice: Notice,
    tell: impl Fn(Told) + Send + 'static,
) -> io::Result<Running> {
    let (requests, asked) = channel();
    let noticed = requests.clone();
    // Watching begins before reading, so that nothing is written between the two unseen.
    let watching = watch::watch(&settings.root, notice, move |change| {
        // When the worker has ended, nobody wants to know.
        let _ = noticed.send(worker::Request::Look(change));
    })?;
    let first = preview.step(&Change::Everything)?;
    let shelf = http::Shelf::new(Arc::clone(&first));
    let listening = http::listen(settings, &shelf, requests.clone())?;
    let begin = Arc::clone(&first);
    let worker = std::thread::Builder::new().name("step".to_owned()).spawn(move || {
        worker::work(preview, begin, &asked, &|told| {
            if let Told::Step(edition) = &told {
                shelf.put(Arc::clone(edition));
            }
            tell(told);
        });
    })?;
    Ok(Running {
        address: listening.address,
        first,
        requests,
        worker: Some(worker),
        _listening: listening,
        _watching: watching,
    })
}
