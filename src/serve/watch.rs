//! Notices that files of a site were written. The wall around the file system's notifications.
//!
//! What the system tells is a hint: it may tell too much, and it may tell nothing at all on network drives and in
//! containers. So the files are also looked at from outside every now and then, and whatever was missed is found.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind, RenameMode};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::path::SourcePath;
use crate::source::{Change, FOLDERS, Stamps, source_at};

/// A file that is surely finished is read as soon as its neighbours have had a chance to be, too.
const FINISHED: Duration = Duration::from_millis(5);

/// When nothing is known of a file but that it is being changed, so long a silence means that it is finished.
const QUIET: Duration = Duration::from_millis(30);

/// A burst that never ends is shown as far as it has come.
const LONGEST: Duration = Duration::from_millis(500);

/// How changes are noticed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Notice {
    /// The system tells, and the files are looked at once in a while.
    System,
    /// The files are looked at often.
    Polling,
}

/// What reaches the watching thread.
enum Signal {
    Event(notify::Result<Event>),
    Stop,
}

/// A thread that watches; it ends when this is dropped.
pub struct Watching(Sender<Signal>);

impl Drop for Watching {
    fn drop(&mut self) {
        // If the thread has ended, there is nobody to be told.
        let _ = self.0.send(Signal::Stop);
    }
}

/// Watches the site in `root` on a thread of its own, and calls `tell` with what may have changed.
///
/// # Errors
/// If the folder cannot be reached.
pub fn watch(
    root: &Path,
    notice: Notice,
    tell: impl Fn(Change) + Send + 'static,
) -> std::io::Result<Watching> {
    let root = root.canonicalize()?;
    let (sender, signals) = channel();
    let mut watcher = Watcher { system: None, root, seen: Stamps::default() };
    if notice == Notice::System {
        watcher.ask_system(sender.clone());
    }
    watcher.seen = Stamps::take(&watcher.root);
    std::thread::Builder::new().name("watch".to_owned()).spawn(move || watcher.run(&signals, &tell))?;
    Ok(Watching(sender))
}

struct Watcher {
    root: PathBuf,
    /// `None`: the system cannot tell, and everything rests on looking.
    system: Option<RecommendedWatcher>,
    seen: Stamps,
}

/// The preview has ended.
struct Stopped;

/// What is known of a burst of changes that may go on.
#[derive(Default)]
struct Burst {
    paths: BTreeSet<SourcePath>,
    /// More may have changed than was told.
    is_vague: bool,
    /// The files that may be in the middle of being written.
    unfinished: BTreeSet<SourcePath>,
}

impl Watcher {
    fn ask_system(&mut self, sender: Sender<Signal>) {
        let system = notify::recommended_watcher(move |event| {
            // Nobody listens when the preview has ended.
            let _ = sender.send(Signal::Event(event));
        });
        self.system = system.ok();
        let root = self.root.clone();
        // The folder itself holds the settings and the folders of sources, which can go and come.
        let is_watched = self
            .system
            .as_mut()
            .is_some_and(|system| system.watch(&root, RecursiveMode::NonRecursive).is_ok());
        if !is_watched || !FOLDERS.iter().all(|folder| self.watch_folder(folder)) {
            self.system = None;
        }
    }

    /// Whether the folder is watched, or there is none.
    fn watch_folder(&mut self, folder: &str) -> bool {
        let place = self.root.join(folder);
        let Some(system) = self.system.as_mut().filter(|_| place.is_dir()) else { return true };
        // A folder that was made anew has the place of the old one, but is another.
        let _ = system.unwatch(&place);
        system.watch(&place, RecursiveMode::Recursive).is_ok()
    }

    fn run(mut self, signals: &Receiver<Signal>, tell: &impl Fn(Change)) {
        let mut pause = self.pause(Duration::ZERO);
        loop {
            let change = match signals.recv_timeout(pause) {
                Ok(Signal::Event(event)) => match self.listen(event, signals) {
                    Ok(change) => change,
                    Err(Stopped) => return,
                },
                Err(RecvTimeoutError::Timeout) => {
                    let began = Instant::now();
                    let found = self.look();
                    pause = self.pause(began.elapsed());
                    found
                }
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return,
            };
            if let Some(change) = change {
                tell(change);
            }
        }
    }

    /// Gathers a burst of events until it is over.
    fn listen(
        &mut self,
        first: notify::Result<Event>,
        signals: &Receiver<Signal>,
    ) -> Result<Option<Change>, Stopped> {
        let mut burst = Burst::default();
        let began = Instant::now();
        self.note(first, &mut burst);
        while began.elapsed() < LONGEST {
            let quiet = if burst.unfinished.is_empty() { FINISHED } else { QUIET };
            match signals.recv_timeout(quiet) {
                Ok(Signal::Event(event)) => self.note(event, &mut burst),
                Ok(Signal::Stop) => return Err(Stopped),
                Err(_) => break,
            }
        }
        let change = match burst {
            Burst { is_vague: true, .. } => Change::Everything,
            Burst { paths, .. } if paths.is_empty() => return Ok(None),
            Burst { paths, .. } => Change::Files(paths),
        };
        // Before the files are read: what is written from now on is found by the next look at the latest.
        self.seen.renew(&self.root, &change);
        Ok(Some(change))
    }

    fn note(&mut self, event: notify::Result<Event>, burst: &mut Burst) {
        let Ok(event) = event else {
            burst.is_vague = true;
            return;
        };
        burst.is_vague |= event.need_rescan();
        for (state, place) in states(event.kind).into_iter().zip(&event.paths) {
            let Some(path) = source_at(&self.root, place) else { continue };
            if FOLDERS.contains(&path.as_str()) {
                self.watch_folder(path.as_str());
            }
            // A file that goes is often about to come again; one that never was a source is a draft of one.
            match state {
                State::Unfinished => burst.unfinished.insert(path.clone()),
                State::Gone if self.seen.contains(&path) => burst.unfinished.insert(path.clone()),
                State::Gone | State::Finished => burst.unfinished.remove(&path),
            };
            burst.paths.insert(path);
        }
    }

    /// What is not as it was when the files were last looked at.
    fn look(&mut self) -> Option<Change> {
        let now = Stamps::take(&self.root);
        let missed = now.change_since(&self.seen);
        let settled = now.settled_since(&self.seen);
        self.seen = now;
        if missed.is_some() {
            // The system did not tell: something may have escaped it.
            for folder in FOLDERS {
                self.watch_folder(folder);
            }
        }
        match (missed, settled) {
            (Some(missed), Some(settled)) => Some(missed.with(settled)),
            (missed, settled) => missed.or(settled),
        }
    }

    /// How long to wait before the files are looked at again, so that looking never takes much of a processor.
    fn pause(&self, looking: Duration) -> Duration {
        match self.system {
            Some(_) => (looking * 50).max(Duration::from_secs(1)),
            None => (looking * 10).max(Duration::from_millis(100)),
        }
    }
}

/// What is known of a file that something was told of.
#[derive(Clone, Copy)]
enum State {
    /// It may be in the middle of being written.
    Unfinished,
    Finished,
    Gone,
}

/// What an event means for its first and its second path; nothing if it means no change, such as our own reading.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the crate's enum may grow, and most of it means one thing"
)]
fn states(kind: EventKind) -> Vec<State> {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => vec![State::Finished],
        EventKind::Access(_) => Vec::new(),
        EventKind::Modify(ModifyKind::Name(RenameMode::To)) => vec![State::Finished],
        EventKind::Modify(ModifyKind::Name(RenameMode::From)) | EventKind::Remove(_) => vec![State::Gone],
        EventKind::Modify(ModifyKind::Name(RenameMode::Both)) => vec![State::Gone, State::Finished],
        _ => vec![State::Unfinished, State::Unfinished],
    }
}
