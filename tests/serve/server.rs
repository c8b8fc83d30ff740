//! A site that is served while it is edited.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use anslag::check::{Scope, check};
use anslag::config::BaseUrl;
use anslag::serve::{Edition, Editor, Notice, Outlook, Preview, Running, Settings, Told, start};
use anslag::source::{Change, Reader, SourceTree};
use anslag::time::Moment;
use serde_json::Value;

use crate::client::{Answer, send};
use crate::site::{Site, TODAY};

/// How long a test waits for what must come.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// How a preview is started.
#[derive(Clone)]
pub struct Setup {
    pub notice: Notice,
    pub outlook: Outlook,
    pub base_url: Option<&'static str>,
    pub editor: Option<&'static str>,
    pub is_exposed: bool,
    pub can_edit: bool,
}

impl Default for Setup {
    fn default() -> Self {
        Setup {
            notice: Notice::System,
            outlook: Outlook { as_of: Moment::parse(TODAY), drafts: false, ..Outlook::default() },
            base_url: None,
            editor: None,
            is_exposed: false,
            can_edit: false,
        }
    }
}

/// A site with its preview.
pub struct Server {
    pub site: Site,
    pub running: Running,
    told: Receiver<Arc<Edition>>,
    newest: RefCell<Arc<Edition>>,
}

impl Server {
    /// Serves the base site with these files over it.
    pub fn of(files: &str) -> Server {
        Server::start(Site::new(files), Setup::default())
    }

    pub fn start(site: Site, setup: Setup) -> Server {
        let settings = Settings {
            root: site.root(),
            host: IpAddr::from([127, 0, 0, 1]),
            ports: 0..=0,
            is_exposed: setup.is_exposed,
            can_edit: setup.can_edit,
            editor: setup.editor.map(|command| Editor::parse(command).unwrap()),
            published: site.out(),
        };
        let base_url = setup.base_url.map(|address| BaseUrl::parse(address).unwrap());
        let preview = Preview::new(site.root(), base_url, setup.outlook);
        let (tell, told) = channel();
        let running = start(settings, preview, setup.notice, move |step| {
            if let Told::Step(edition) = step {
                // A test that has ended wants to know no more.
                let _ = tell.send(Arc::clone(edition));
            }
        });
        let running = running.unwrap();
        let newest = RefCell::new(Arc::clone(&running.first));
        Server { site, running, told, newest }
    }

    pub fn address(&self) -> SocketAddr {
        self.running.address
    }

    /// `http://127.0.0.1:40123`
    pub fn origin(&self) -> String {
        format!("http://{}", self.address())
    }

    /// The newest edition that was told of.
    pub fn edition(&self) -> Arc<Edition> {
        while let Ok(edition) = self.told.try_recv() {
            self.newest.replace(edition);
        }
        Arc::clone(&self.newest.borrow())
    }

    /// Waits for an edition.
    #[track_caller]
    pub fn wait(&self, what: &str, is_there: impl Fn(&Edition) -> bool) -> Arc<Edition> {
        let end = Instant::now() + PATIENCE;
        loop {
            let edition = Arc::clone(&self.newest.borrow());
            if is_there(&edition) {
                return edition;
            }
            let Ok(next) = self.told.recv_timeout(end.saturating_duration_since(Instant::now())) else {
                panic!("{what} is not there; the last edition is {}", edition.number);
            };
            self.newest.replace(next);
        }
    }

    /// Waits until the edition is of the files as they are.
    #[track_caller]
    pub fn follow(&self) -> Arc<Edition> {
        let files = read(&self.site);
        self.wait("an edition of the files", |edition| edition.files.files == files.files)
    }

    /// Asks for a page as a person does who types its address.
    #[track_caller]
    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// The text of a page that must be there.
    #[track_caller]
    pub fn page(&self, path: &str) -> String {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        answer.text()
    }

    #[track_caller]
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.tell(method, path, headers, "")
    }

    /// Sends a request. A header `Host` takes the place of the right one.
    #[track_caller]
    pub fn tell(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut request = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        if !headers.iter().any(|(name, _)| *name == "Host") {
            write!(request, "Host: {}\r\n", self.address()).unwrap();
        }
        for (name, value) in headers {
            write!(request, "{name}: {value}\r\n").unwrap();
        }
        if !body.is_empty() {
            write!(request, "Content-Length: {}\r\n", body.len()).unwrap();
        }
        request.push_str("\r\n");
        request.push_str(body);
        send(self.address(), request.as_bytes()).expect("an answer")
    }

    /// The secret that pages of the preview know.
    pub fn token(&self) -> String {
        let page = self.get("/_anslag/side-by-side").text();
        page.split("data-anslag-token=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    }

    /// Sends a command as the preview's own pages do.
    #[track_caller]
    pub fn command(&self, name: &str, body: &Value) -> Answer {
        let (token, origin) = (self.token(), self.origin());
        let headers = [
            ("Content-Type", "application/json"),
            ("X-Anslag-Token", &*token),
            ("Origin", &*origin),
            ("Sec-Fetch-Site", "same-origin"),
        ];
        self.tell("POST", &format!("/_anslag/{name}"), &headers, &body.to_string())
    }

    /// What the bar shows for a page.
    #[track_caller]
    pub fn desk(&self, page: &str) -> Value {
        self.get(&format!("/_anslag/desk?page={page}&lang=en")).json()
    }

    /// The newest edition shows just what a new engine makes of the files.
    #[track_caller]
    pub fn is_cold(&self) {
        let edition = self.follow();
        let cold = self.site.cold();
        let made = |path| cold.outputs[path].1.value.as_ref().as_ref().map(|output| output.bytes.to_vec());
        let made: BTreeMap<_, _> =
            cold.outputs.keys().filter_map(|path| Some((path.to_string(), made(path)?))).collect();
        assert_eq!(names(&shown(&edition)), names(&made));
        for (path, bytes) in shown(&edition) {
            assert_eq!(String::from_utf8_lossy(&bytes), String::from_utf8_lossy(&made[&path]), "{path}");
        }
        assert_eq!(edition.diagnostics, check(&cold, Scope::Written));
        assert!(edition.kept.is_empty() && edition.held_back.is_empty(), "nothing is older than its files");
    }
}

/// The files as they are.
pub fn read(site: &Site) -> SourceTree {
    Reader::new(site.root()).read(&Change::Everything).unwrap().value
}

/// What is shown at each path, without the preview's decoration.
pub fn shown(edition: &Edition) -> BTreeMap<String, Vec<u8>> {
    let paths = edition.shown.outputs.keys();
    paths.filter_map(|path| Some((path.to_string(), edition.output(path)?.bytes.to_vec()))).collect()
}

fn names(outputs: &BTreeMap<String, Vec<u8>>) -> Vec<&str> {
    outputs.keys().map(String::as_str).collect()
}
