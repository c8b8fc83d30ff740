//! The thread that takes one step after another: waits until something was asked or a moment was reached, makes an
//! edition, and hands it on. What is asked meanwhile is answered together by the next step.

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use super::edition::{Edition, Outlook};
use super::preview::Preview;
use crate::source::Change;
use crate::time::Instant;

/// What can be asked of the preview.
pub enum Request {
    /// Files may have changed.
    Look(Change),
    /// The site is to be looked at otherwise.
    Turn(Turn),
    /// The preview has ended.
    Stop,
}

/// A change of outlook.
pub struct Turn {
    pub change: Box<dyn FnOnce(&mut Outlook) + Send>,
    /// Told the number of the edition that shows it.
    pub done: Box<dyn FnOnce(u64) + Send>,
}

/// What is told of a step.
pub enum Told<'a> {
    Step(&'a Arc<Edition>),
    /// The site's folder could not be reached; what was shown stands.
    Unreachable(&'a io::Error),
}

/// Without a moment to wait for, so long: the longest wait that is safe everywhere.
const IDLE: Duration = Duration::from_secs(3600);

/// Steps until nobody asks any more. `tell` is told of every step that changed anything.
pub fn work(
    mut preview: Preview,
    mut edition: Arc<Edition>,
    requests: &Receiver<Request>,
    tell: &dyn Fn(Told),
) {
    loop {
        preview.prepare();
        let first = match requests.recv_timeout(pause(&edition)) {
            Ok(request) => Some(request),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let mut change = Change::Files(BTreeSet::new());
        let mut done = Vec::new();
        for request in first.into_iter().chain(requests.try_iter()) {
            match request {
                Request::Look(more) => change = change.with(more),
                Request::Turn(turn) => {
                    let mut outlook = preview.outlook();
                    (turn.change)(&mut outlook);
                    preview.set_outlook(outlook);
                    done.push(turn.done);
                }
                Request::Stop => return,
            }
        }
        match preview.step(&change) {
            Ok(next) => {
                if next.number != edition.number {
                    tell(Told::Step(&next));
                }
                edition = next;
            }
            Err(error) => tell(Told::Unreachable(&error)),
        }
        for done in done {
            done(edition.number);
        }
    }
}

/// How long what is shown stays true, if no file changes.
fn pause(edition: &Edition) -> Duration {
    let next = edition.shown.next_change.as_ref().filter(|_| edition.outlook.as_of.is_none());
    let seconds = next.map(|next| next.at.to_unix().saturating_sub(Instant::now().to_unix()));
    // A moment that is reached has passed a second later at the latest.
    let seconds = seconds.map(|seconds| Duration::from_secs(u64::try_from(seconds).unwrap_or(0).max(1)));
    seconds.unwrap_or(IDLE).min(IDLE)
}
