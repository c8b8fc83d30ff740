//! Pages and files of the site, as the newest edition has them.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use super::file::{File, media_type};
use super::{Desk, plain};
use crate::fingerprint::Fingerprint;
use crate::markdown::escape;
use crate::path::OutputPath;
use crate::serve::decorate::{Decoration, Mark, decorate};
use crate::serve::edition::Edition;
use crate::serve::lookup::{Found, look_up};
use crate::serve::marks::marks;

/// Whatever is not the preview's own.
pub async fn site(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let allowed = [(header::ALLOW, HeaderValue::from_static("GET, HEAD"))];
        return (allowed, plain(StatusCode::METHOD_NOT_ALLOWED, "pages can only be read\n")).into_response();
    }
    let edition = desk.edition();
    let headers = request.headers();
    match look_up(&edition, request.uri().path()) {
        Found::Output(path) => output(&desk, &edition, &path, StatusCode::OK, headers),
        Found::Nothing(Some(path)) => output(&desk, &edition, &path, StatusCode::NOT_FOUND, headers),
        Found::Nothing(None) => placeholder(&desk, &edition, StatusCode::NOT_FOUND, headers),
        Found::Broken => placeholder(&desk, &edition, StatusCode::INTERNAL_SERVER_ERROR, headers),
        Found::Redirect(to) => {
            let query = request.uri().query().map_or_else(String::new, |query| format!("?{query}"));
            // What begins with two slashes would lead to another server.
            let to = format!("/{}{query}", to.trim_start_matches('/'));
            let Ok(to) = HeaderValue::from_str(&to) else {
                return plain(StatusCode::NOT_FOUND, "no such page\n");
            };
            (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, to)]).into_response()
        }
    }
}

fn output(
    desk: &Desk,
    edition: &Edition,
    path: &OutputPath,
    status: StatusCode,
    request: &HeaderMap,
) -> Response {
    let Some(output) = edition.seen(path) else { return plain(StatusCode::NOT_FOUND, "no such page\n") };
    let text = output.is_html().then(|| String::from_utf8_lossy(&output.bytes));
    let Some(html) = text else {
        let file = File {
            bytes: Bytes::from_owner(Arc::clone(&output.bytes)),
            media_type: media_type(path.as_str()),
            fingerprint: Fingerprint::of(&output.bytes),
        };
        return file.answer(status, request);
    };
    let page = edition.page(path).map(|(_, page)| page.document.path.as_str());
    let comments = edition.strings(path).map(|strings| strings.comments).unwrap_or_default();
    decorated(desk, edition, &html, page, marks(edition, path, &html), comments).answer(status, request)
}

/// A page with its decoration. Editions of it that differ in nothing but their number have one tag.
fn decorated(
    desk: &Desk,
    edition: &Edition,
    html: &str,
    file: Option<&str>,
    marks: Vec<Mark>,
    comments: Vec<(usize, String)>,
) -> File {
    let places: Vec<u8> = marks
        .iter()
        .flat_map(|mark| [mark.offset, mark.block, mark.line])
        .flat_map(usize::to_le_bytes)
        .collect();
    let comments_of = comments.iter().map(|(at, comment)| format!("{at}{comment}")).collect::<String>();
    let file_of = file.unwrap_or_default().as_bytes();
    let parts = [html.as_bytes(), &places, file_of, desk.token.as_bytes(), comments_of.as_bytes()];
    let fingerprint = Fingerprint::of_parts(parts);
    let decoration = Decoration { file, edition: edition.number, token: &desk.token, marks, comments };
    File {
        bytes: decorate(html, &decoration).into(),
        media_type: HeaderValue::from_static("text/html; charset=utf-8"),
        fingerprint,
    }
}

/// Where the site itself has nothing to show.
fn placeholder(desk: &Desk, edition: &Edition, status: StatusCode, request: &HeaderMap) -> Response {
    let words = desk.words.of(preferred_language(request));
    let kind =
        if edition.shown.outputs.is_empty() || status.is_server_error() { "not-yet" } else { "no-page" };
    let (title, text) = (words.word(&format!("{kind}-title")), words.word(&format!("{kind}-text")));
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/_anslag/client/placeholder.css\">\n</head>\n\
         <body>\n<main>\n<h1>{title}</h1>\n<p>{text}</p>\n</main>\n</body>\n</html>\n",
        language = words.language(),
    );
    let status = if status.is_server_error() || edition.shown.outputs.is_empty() {
        StatusCode::INTERNAL_SERVER_ERROR
    } else {
        status
    };
    decorated(desk, edition, &html, None, Vec::new(), Vec::new()).answer(status, request)
}

/// The first language of the browser that the preview speaks.
fn preferred_language(request: &HeaderMap) -> &str {
    let accepted =
        request.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut tags = accepted.split(',').map(|part| part.split(';').next().unwrap_or_default().trim());
    tags.find(|tag| tag.starts_with("sv") || tag.starts_with("en")).unwrap_or("en")
}

#[derive(Deserialize)]
pub struct Shown {
    page: Option<String>,
    lang: Option<String>,
}

/// The shell of the page that shows two languages; its script fills it.
pub async fn side_by_side(State(desk): State<Arc<Desk>>, Query(shown): Query<Shown>) -> Response {
    let words = desk.words.of(shown.lang.as_deref().unwrap_or("en"));
    let mut page = String::new();
    escape::attribute(&mut page, shown.page.as_deref().unwrap_or("/"));
    // The token is of this run: a shell that was kept could command nothing after the next start.
    let unkept = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    let shell = Html(format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/_anslag/client/side.css\">\n\
         <script type=\"module\" src=\"/_anslag/client/side.js\" data-anslag-token=\"{token}\"></script>\n</head>\n\
         <body data-page=\"{page}\"></body>\n</html>\n",
        language = words.language(),
        title = words.word("side-by-side"),
        token = desk.token,
    ));
    (unkept, shell).into_response()
}
