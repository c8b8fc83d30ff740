//! What the script in the page asks for, and what it can ask to be done.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{ConnectInfo, Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use tokio::sync::oneshot;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt as _};

use super::file::{File, media_type};
use super::{Desk, Request, Turn, may_command, plain};
use crate::diagnostic::Severity;
use crate::fingerprint::Fingerprint;
use crate::language::Language;
use crate::path::{OutputPath, SourcePath};
use crate::serve::edition::Edition;
use crate::serve::lookup::{Found, look_up};
use crate::serve::{client, desk, difference, editor, pair};
use crate::time::Moment;
use crate::translate::pseudo::{Kind, Pseudo};

/// A file of the script itself.
pub async fn client(Path(name): Path<String>, request: HeaderMap) -> Response {
    let Some(text) = client::file(&name) else { return plain(StatusCode::NOT_FOUND, "no such file\n") };
    let bytes = Bytes::from_static(text.as_bytes());
    let fingerprint = Fingerprint::of(&bytes);
    File { bytes, media_type: media_type(&name), fingerprint }.answer(StatusCode::OK, &request)
}

#[derive(Deserialize)]
pub struct Asked {
    page: Option<String>,
    file: Option<String>,
    #[serde(default)]
    lang: String,
    left: Option<String>,
    right: Option<String>,
}

pub async fn words(State(desk): State<Arc<Desk>>, Query(asked): Query<Asked>) -> Response {
    json(&desk.words.of(&asked.lang).all())
}

pub async fn desk(State(desk): State<Arc<Desk>>, Query(asked): Query<Asked>) -> Response {
    let edition = desk.edition();
    let path = path_of(&edition, asked.page.as_deref());
    let words = desk.words.of(&asked.lang);
    json(&desk::desk(&edition, path.as_ref(), asked.file.as_deref(), desk.settings.can_edit, words))
}

/// What differs from the last build; reading that takes a moment, in which others are answered.
pub async fn differences(State(desk): State<Arc<Desk>>) -> Response {
    let compare =
        move || difference::differences(&desk.edition(), &desk.settings.root, &desk.settings.published);
    match tokio::task::spawn_blocking(compare).await {
        Ok(differences) => json(&differences),
        Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR, "the pages could not be compared\n"),
    }
}

pub async fn pairs(State(desk): State<Arc<Desk>>, Query(asked): Query<Asked>) -> Response {
    let edition = desk.edition();
    let left = path_of(&edition, asked.left.as_deref());
    let right = path_of(&edition, asked.right.as_deref());
    match left.zip(right).and_then(|(left, right)| pair::pairs(&edition, &left, &right)) {
        Some(pairs) => json(&pairs),
        None => plain(StatusCode::NOT_FOUND, "these are not two pages of the site\n"),
    }
}

/// The output that is seen at an address.
pub(super) fn path_of(edition: &Edition, address: Option<&str>) -> Option<OutputPath> {
    match look_up(edition, address?) {
        Found::Output(path) => Some(path),
        Found::Nothing(_) | Found::Redirect(_) | Found::Broken => None,
    }
}

#[derive(Serialize)]
struct EditionInfo<'a> {
    run: &'a str,
    edition: u64,
    cause: Vec<&'a str>,
    rendered: usize,
    milliseconds: u128,
    errors: usize,
    warnings: usize,
}

/// Tells of every edition, the present one first. Of two that follow each other closely the later is enough.
pub async fn events(State(desk): State<Arc<Desk>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let editions = WatchStream::new(desk.editions.clone());
    let events = editions.map(move |edition| {
        let info = EditionInfo {
            run: &desk.run,
            edition: edition.number,
            cause: edition.cause.iter().map(SourcePath::as_str).collect(),
            rendered: edition.rendered.len(),
            milliseconds: edition.took.as_millis(),
            errors: edition.count(Severity::Error),
            warnings: edition.count(Severity::Warning),
        };
        let data = serde_json::to_string(&info).unwrap_or_default();
        Ok(Event::default().event("edition").id(edition.number.to_string()).data(data))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(10)))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ViewAsked {
    #[serde(default, deserialize_with = "given")]
    as_of: Option<Option<String>>,
    drafts: Option<bool>,
    strings: Option<bool>,
    #[serde(default, deserialize_with = "given")]
    pseudo: Option<Option<PseudoAsked>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PseudoAsked {
    kind: String,
    language: String,
}

/// Tells a key that is `null` from one that is not there.
fn given<'de, D: serde::Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// Shows the site at another moment, or with or without drafts; answers when it is shown.
pub async fn view(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> Response {
    if !may_command(&desk, &headers) {
        return plain(StatusCode::FORBIDDEN, "only the preview's own pages may ask\n");
    }
    let Ok(asked) = serde_json::from_slice::<ViewAsked>(&body) else { return refuse("this is not a view") };
    let as_of = match asked.as_of {
        Some(Some(text)) => match Moment::parse(&text) {
            Some(moment) => Some(Some(moment)),
            None => return refuse("this is neither a day nor a moment"),
        },
        Some(None) => Some(None),
        None => None,
    };
    let Ok(pseudo) = asked.pseudo.map(|asked| pseudo(&desk, asked)).transpose() else {
        return refuse("the site has no such language, or there is no such pseudo-language");
    };
    let (done, number) = oneshot::channel();
    let turn = Turn {
        change: Box::new(move |outlook| {
            if let Some(pseudo) = pseudo {
                outlook.pseudo = pseudo;
            }
            outlook.as_of = as_of.unwrap_or(outlook.as_of);
            outlook.drafts = asked.drafts.unwrap_or(outlook.drafts);
            outlook.strings = asked.strings.unwrap_or(outlook.strings);
        }),
        done: Box::new(move |number| {
            // A page that was closed meanwhile need not be told.
            let _ = done.send(number);
        }),
    };
    let sent = desk.requests.send(Request::Turn(turn));
    match (sent, number.await) {
        (Ok(()), Ok(edition)) => json(&serde_json::json!({ "edition": edition })),
        _ => plain(StatusCode::SERVICE_UNAVAILABLE, "the preview is ending\n"),
    }
}

/// The pseudo-language that is asked for, if there is one of this name and the site has its language.
fn pseudo(desk: &Desk, asked: Option<PseudoAsked>) -> Result<Option<Pseudo>, ()> {
    let Some(asked) = asked else { return Ok(None) };
    let language = Language::new(&asked.language);
    let is_known = desk.edition().shown.site.config().language(&language).is_some();
    let kind = Kind::from_name(&asked.kind).filter(|_| is_known);
    kind.map(|kind| Some(Pseudo { kind, language })).ok_or(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OpenAsked {
    file: String,
    line: Option<usize>,
    column: Option<usize>,
}

/// Opens a source file of the site in the editor, or tells its path. Only files that the site has are opened, and
/// only for the person at this machine.
pub async fn open(
    State(desk): State<Arc<Desk>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if !may_command(&desk, &headers) {
        return plain(StatusCode::FORBIDDEN, "only the preview's own pages may ask\n");
    }
    let Ok(asked) = serde_json::from_slice::<OpenAsked>(&body) else { return refuse("this is not a place") };
    let file = SourcePath::new(&asked.file);
    let path = desk.settings.root.join(file.as_str());
    // A file of the built-in theme is one of the site's, but lies in no folder.
    if !desk.edition().files.files.contains_key(&file) || !path.is_file() {
        return refuse("the site has no such file");
    }
    let place = editor::Place {
        path,
        line: asked.line.unwrap_or(1).max(1),
        column: asked.column.unwrap_or(1).max(1),
    };
    let editor = desk.settings.editor.as_ref().filter(|_| peer.ip().is_loopback());
    match editor.map(|editor| (editor, editor.open(&place))) {
        Some((editor, Ok(()))) => json(&serde_json::json!({ "opened": true, "with": editor.name() })),
        Some((_, Err(_))) | None => json(&serde_json::json!({ "opened": false, "path": place.to_string() })),
    }
}

pub(super) fn refuse(reason: &str) -> Response {
    let mut answer = json(&serde_json::json!({ "error": reason }));
    *answer.status_mut() = StatusCode::BAD_REQUEST;
    answer
}

pub(super) fn json(value: &impl Serialize) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    match serde_json::to_vec(value) {
        Ok(bytes) => (headers, bytes).into_response(),
        Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR, "this cannot be told\n"),
    }
}
