//! The preview on the network: listens, lets only its own pages ask, and answers from the newest edition. The wall
//! around the HTTP server, its headers and the runtime under it.

mod api;
mod file;
mod page;
mod translate;

use std::io;
use std::net::SocketAddr;
use std::sync::mpsc::Sender as Requests;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request as HttpRequest, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::serve::ListenerExt as _;
use tokio::sync::{oneshot, watch};

use super::Settings;
use super::edition::Edition;
use super::guard::{self, Refusal, Sender};
use super::words::Dictionary;
use super::worker::{Request, Turn};

/// What every request is answered from.
struct Desk {
    settings: Settings,
    address: SocketAddr,
    editions: watch::Receiver<Arc<Edition>>,
    requests: Requests<Request>,
    words: Dictionary,
    /// Held while a message is written: of two at once the second sees what the first has written.
    writing: Mutex<()>,
    /// Known to the preview's own pages only.
    token: String,
    /// Another one at every start.
    run: String,
}

impl Desk {
    fn edition(&self) -> Arc<Edition> {
        Arc::clone(&self.editions.borrow())
    }
}

/// Where editions are put for whoever asks.
pub struct Shelf(watch::Sender<Arc<Edition>>);

impl Shelf {
    pub fn new(first: Arc<Edition>) -> Self {
        Shelf(watch::Sender::new(first))
    }

    pub fn put(&self, edition: Arc<Edition>) {
        self.0.send_replace(edition);
    }
}

/// The thread that answers; it ends when this is dropped.
pub struct Listening {
    pub address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Listens on the first of `ports` that is free, and answers on a thread of its own.
///
/// # Errors
/// If none is free or the address is not this machine's.
pub fn listen(settings: Settings, shelf: &Shelf, requests: Requests<Request>) -> io::Result<Listening> {
    let listener = bind(&settings)?;
    let address = listener.local_addr()?;
    listener.set_nonblocking(true)?;
    let desk = Arc::new(Desk {
        address,
        editions: shelf.0.subscribe(),
        requests,
        words: Dictionary::new(),
        writing: Mutex::default(),
        token: secret()?,
        run: secret()?,
        settings,
    });
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (stop, stopped) = oneshot::channel::<()>();
    let thread = std::thread::Builder::new().name("http".to_owned()).spawn(move || {
        runtime.block_on(async {
            let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
            // An edition is told in few bytes, which are not to wait for more.
            let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
            let service = router(desk).into_make_service_with_connect_info::<SocketAddr>();
            // Pages keep their connection open for ever: they are not waited for.
            tokio::select! {
                _ = axum::serve(listener, service) => {}
                _ = stopped => {}
            }
        });
    })?;
    Ok(Listening { address, stop: Some(stop), thread: Some(thread) })
}

/// Returns when the person at the terminal wants to stop.
pub fn wait_for_interrupt() -> io::Result<()> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(tokio::signal::ctrl_c())
}

fn bind(settings: &Settings) -> io::Result<std::net::TcpListener> {
    let mut last = io::Error::from(io::ErrorKind::AddrInUse);
    for port in settings.ports.clone() {
        match std::net::TcpListener::bind((settings.host, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

/// A number that nobody can guess.
fn secret() -> io::Result<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn router(desk: Arc<Desk>) -> Router {
    Router::new()
        .route("/_anslag/client/{name}", get(api::client))
        .route("/_anslag/words", get(api::words))
        .route("/_anslag/events", get(api::events))
        .route("/_anslag/desk", get(api::desk))
        .route("/_anslag/differences", get(api::differences))
        .route("/_anslag/pairs", get(api::pairs))
        .route("/_anslag/side-by-side", get(page::side_by_side))
        .route("/_anslag/strings", get(translate::strings))
        .route("/_anslag/message", get(translate::message))
        .route("/_anslag/try-message", post(translate::try_message))
        .route("/_anslag/write-message", post(translate::write_message))
        .route("/_anslag/worklist", get(translate::worklist))
        .route("/_anslag/translations", get(translate::translations))
        .route("/_anslag/view", post(api::view))
        .route("/_anslag/open", post(api::open))
        .fallback(page::site)
        // Nobody types more than this.
        .layer(DefaultBodyLimit::max(1 << 16))
        .layer(from_fn_with_state(Arc::clone(&desk), admit))
        .with_state(desk)
}

/// What no answer lacks: other pages may not show, read or guess it.
const PROTECTION: [(HeaderName, HeaderValue); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
];

/// Lets requests of the preview's own pages through.
async fn admit(State(desk): State<Arc<Desk>>, mut request: HttpRequest, next: Next) -> Response {
    if request.method() != Method::GET {
        // Parts are for those who read.
        request.headers_mut().remove(header::RANGE);
    }
    let verdict =
        guard::admit(sender(request.uri(), request.headers()), desk.address, desk.settings.is_exposed);
    let mut answer = match verdict {
        Ok(()) => next.run(request).await,
        Err(Refusal::Host) => plain(StatusCode::FORBIDDEN, "this is not the address of the preview\n"),
        Err(Refusal::Origin) => plain(StatusCode::FORBIDDEN, "only the preview's own pages may ask\n"),
    };
    answer.headers_mut().extend(PROTECTION);
    answer
}

fn sender<'a>(address: &'a Uri, headers: &'a HeaderMap) -> Sender<'a> {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    // Two of one kind are none; a whole address in the first line is another name of the host.
    let is_single = |name: HeaderName| headers.get_all(name).iter().count() == 1;
    let is_named = |host: &&str| address.authority().is_none_or(|name| name == host);
    let origin = headers.get(header::ORIGIN);
    Sender {
        host: text(header::HOST).filter(|_| is_single(header::HOST)).filter(is_named),
        origin: origin
            .map(|value| value.to_str().ok().filter(|_| is_single(header::ORIGIN)).unwrap_or("null")),
        site: text(HeaderName::from_static("sec-fetch-site")),
        mode: text(HeaderName::from_static("sec-fetch-mode")),
        // Links lead to pages, not to what pages ask for.
        destination: text(HeaderName::from_static("sec-fetch-dest"))
            .filter(|_| !address.path().starts_with("/_anslag/")),
    }
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    (status, text).into_response()
}

/// Whether a command comes from a page of the preview: another site cannot know the token, and could not send these
/// headers without being asked for leave.
fn may_command(desk: &Desk, headers: &HeaderMap) -> bool {
    let is_json = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.split(';').next().is_some_and(|kind| kind.trim() == "application/json"));
    let has_token =
        headers.get("x-anslag-token").is_some_and(|token| token.as_bytes() == desk.token.as_bytes());
    is_json && has_token
}
