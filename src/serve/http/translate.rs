//! What translators ask for, and the page that tells how far they have come.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use super::api::{json, path_of};
use super::{Desk, plain};
use crate::i18n::MessageId;
use crate::language::Language;
use crate::serve::card;
use crate::serve::worklist::worklists;

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
