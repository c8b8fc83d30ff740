//! What translators ask for, and the page that tells how far they have come.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{ConnectInfo, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use super::api::{json, path_of, refuse};
use super::{Desk, may_command, plain};
use crate::i18n::MessageId;
use crate::language::Language;
use crate::serve::card;
use crate::serve::correct::{self, Correction, Verdict};
use crate::serve::worklist::worklists;
use crate::translate::WrittenText;

#[derive(Deserialize)]
pub struct Asked {
    page: Option<String>,
    key: Option<String>,
    /// The language that is translated to.
    of: Option<String>,
    /// The number of the string on the page.
    number: Option<usize>,
    /// The language of the words around it.
    #[serde(default)]
    lang: String,
}

/// The strings of a page; none, as long as nobody has asked for them to be told from each other.
pub async fn strings(State(desk): State<Arc<Desk>>, Query(asked): Query<Asked>) -> Response {
    let edition = desk.edition();
    let path = path_of(&edition, asked.page.as_deref());
    match path.and_then(|path| card::string_list(&edition, &path)) {
        Some(list) => json(&list),
        None => plain(StatusCode::NOT_FOUND, "no strings are shown here\n"),
    }
}

pub async fn message(State(desk): State<Arc<Desk>>, Query(asked): Query<Asked>) -> Response {
    let edition = desk.edition();
    let language = Language::new(asked.of.as_deref().unwrap_or_default());
    let id = MessageId::new(asked.key.as_deref().unwrap_or_default());
    let path = path_of(&edition, asked.page.as_deref());
    let shown = path.as_ref().zip(asked.number);
    match card::card_info(&edition, &language, &id, shown, desk.words.of(&asked.lang)) {
        Some(card) => json(&card),
        None => plain(StatusCode::NOT_FOUND, "no language has this message\n"),
    }
}

/// How far the languages have come, and what is to be done; reading all pages takes a moment.
pub async fn worklist(State(desk): State<Arc<Desk>>, Query(asked): Query<Asked>) -> Response {
    let count = move || {
        let only = asked.of.as_deref().map(Language::new);
        json(&worklists(&desk.edition(), only.as_ref(), desk.words.of(&asked.lang)))
    };
    let counted = tokio::task::spawn_blocking(count).await;
    counted.unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR, "this could not be counted\n"))
}

/// The shell of the page that tells how far the languages have come; its script fills it.
pub async fn translations(State(desk): State<Arc<Desk>>, Query(asked): Query<Asked>) -> Response {
    let words = desk.words.of(&asked.lang);
    let unkept = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    let shell = Html(format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/_anslag/client/translations.css\">\n\
         <script type=\"module\" src=\"/_anslag/client/translations.js\" data-anslag-token=\"{token}\"></script>\n</head>\n\
         <body class=\"colours\"></body>\n</html>\n",
        language = words.language(),
        title = words.word("translations"),
        token = desk.token,
    ));
    (unkept, shell).into_response()
}

/// A message as it was typed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Typed {
    key: String,
    of: String,
    page: Option<String>,
    number: Option<usize>,
    #[serde(default)]
    lang: String,
    /// A text for each field; or the whole message.
    texts: Option<Vec<String>>,
    raw: Option<String>,
    /// What it was when that was begun.
    was: Option<String>,
    /// Nothing is written but that the translation follows its source.
    #[serde(default)]
    follow: bool,
}

/// What is thought of a message while it is typed.
pub async fn try_message(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> Response {
    if !may_command(&desk, &headers) {
        return plain(StatusCode::FORBIDDEN, "only the preview's own pages may ask\n");
    }
    work(desk, body, |desk, typed, correction| {
        json(&correct::look(&desk.edition(), correction, desk.words.of(&typed.lang)))
    })
    .await
}

/// Writes a message to its file. Only for the person at this machine, and only if that was asked for at the start.
pub async fn write_message(
    State(desk): State<Arc<Desk>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if !may_command(&desk, &headers) {
        return plain(StatusCode::FORBIDDEN, "only the preview's own pages may ask\n");
    }
    if !desk.settings.can_edit || !peer.ip().is_loopback() {
        let mut answer = refuse("messages are written only by a preview that was started with `--edit`");
        *answer.status_mut() = StatusCode::FORBIDDEN;
        return answer;
    }
    work(desk, body, |desk, typed, correction| {
        let Ok(_alone) = desk.writing.lock() else { return refuse("the preview is ending") };
        let (edition, root) = (desk.edition(), &desk.settings.root);
        let written = match typed.follow {
            true => correct::follow(&edition, root, correction.language, correction.id)
                .map(|()| Verdict::followed()),
            false => correct::write(&edition, root, correction, desk.words.of(&typed.lang)),
        };
        match written {
            Ok(verdict) => json(&verdict),
            Err(error) => refuse(&error.to_string()),
        }
    })
    .await
}

/// Reads what was typed, and does something with it on a thread where it may take a moment.
async fn work(
    desk: Arc<Desk>,
    body: Bytes,
    act: impl FnOnce(&Desk, &Typed, &Correction<'_>) -> Response + Send + 'static,
) -> Response {
    let Ok(typed) = serde_json::from_slice::<Typed>(&body) else { return refuse("this is no message") };
    let written = match (&typed.raw, &typed.texts) {
        (Some(raw), None) => WrittenText::Fluent(raw.clone()),
        (None, Some(texts)) => WrittenText::Texts(texts.clone()),
        (None, None) if typed.follow => WrittenText::Texts(Vec::new()),
        (Some(_), Some(_)) | (None, None) => return refuse("a message has either fields or a whole text"),
    };
    let done = tokio::task::spawn_blocking(move || {
        let path = path_of(&desk.edition(), typed.page.as_deref());
        let (language, id) = (Language::new(&typed.of), MessageId::new(&typed.key));
        let correction = Correction {
            language: &language,
            id: &id,
            shown: path.as_ref().zip(typed.number),
            written: &written,
            was: typed.was.as_deref(),
        };
        act(&desk, &typed, &correction)
    });
    done.await.unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR, "this could not be done\n"))
}
