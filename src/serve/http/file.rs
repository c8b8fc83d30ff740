//! Answers with bytes as HTTP wants it (RFC 9110): their type, whether the client has them already, and a part of
//! them if only that is wanted.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use headers::{ContentRange, ETag, HeaderMapExt as _, IfNoneMatch, IfRange};

use crate::fingerprint::Fingerprint;

/// Bytes to answer with.
pub struct File {
    pub bytes: Bytes,
    /// `text/html; charset=utf-8`
    pub media_type: HeaderValue,
    /// What the bytes are known by; a change of nothing but the preview's own marks keeps it.
    pub fingerprint: Fingerprint,
}

impl File {
    /// The answer to a `GET` with these headers. For `HEAD` the server leaves the bytes out.
    pub fn answer(self, status: StatusCode, request: &HeaderMap) -> Response {
        let tag: Option<ETag> = format!("\"{}\"", self.fingerprint).parse().ok();
        let has_it = |wanted: IfNoneMatch| tag.as_ref().is_some_and(|tag| !wanted.precondition_passes(tag));
        let mut answer = if status == StatusCode::OK && request.typed_get().is_some_and(has_it) {
            with_status(StatusCode::NOT_MODIFIED, Body::empty())
        } else {
            match wanted_range(request, tag.as_ref(), self.bytes.len()).filter(|_| status == StatusCode::OK) {
                None => with_status(status, Body::from(self.bytes)),
                Some(Err(Unsatisfiable)) => {
                    let mut answer = with_status(StatusCode::RANGE_NOT_SATISFIABLE, Body::empty());
                    answer
                        .headers_mut()
                        .typed_insert(ContentRange::unsatisfied_bytes(self.bytes.len() as u64));
                    answer
                }
                Some(Ok((start, end))) => {
                    let mut answer =
                        with_status(StatusCode::PARTIAL_CONTENT, Body::from(self.bytes.slice(start..end)));
                    let range = ContentRange::bytes(start as u64..end as u64, self.bytes.len() as u64);
                    if let Ok(range) = range {
                        answer.headers_mut().typed_insert(range);
                    }
                    answer
                }
            }
        };
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_TYPE, self.media_type);
        headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
        // Kept, but never used without asking: the next step may have made another.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        if let Some(tag) = tag {
            headers.typed_insert(tag);
        }
        answer
    }
}

/// The range lies behind the end.
struct Unsatisfiable;

/// The one range of bytes that is wanted; `None`: all. What is no range is answered with the whole, as several ranges
/// may be.
fn wanted_range(
    request: &HeaderMap,
    tag: Option<&ETag>,
    length: usize,
) -> Option<Result<(usize, usize), Unsatisfiable>> {
    let range = request.get(header::RANGE)?.to_str().ok()?.strip_prefix("bytes=")?;
    let (first, last) = range.split_once('-').map(|(first, last)| (place(first), place(last)))?;
    let is_other = request.typed_get().is_some_and(|only_if: IfRange| only_if.is_modified(tag, None));
    if is_other || length == 0 {
        return None;
    }
    let (start, end) = match (first?, last?) {
        (Some(first), Some(last)) if first > last => return None,
        (Some(first), last) => (first, last.map_or(length, |last| last.saturating_add(1))),
        (None, Some(count)) => (length.saturating_sub(count), length),
        (None, None) => return None,
    };
    let end = end.min(length);
    Some(if start < end { Ok((start, end)) } else { Err(Unsatisfiable) })
}

/// One end of a range, `Some(None)` if it is left open; `None`: this is not one. No file is as long as what is too
/// large to be counted.
fn place(text: &str) -> Option<Option<usize>> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| (!text.is_empty()).then(|| text.parse().unwrap_or(usize::MAX)))
}

fn with_status(status: StatusCode, body: Body) -> Response {
    let mut answer = Response::new(body);
    *answer.status_mut() = status;
    answer
}

/// The media type of a file by its name. Text is UTF-8, and is said to be: a browser would guess.
pub fn media_type(name: &str) -> HeaderValue {
    let guess = mime_guess::from_path(name).first_or_octet_stream();
    let is_text = guess.type_() == mime_guess::mime::TEXT
        || guess.subtype() == mime_guess::mime::JAVASCRIPT
        || guess.subtype() == mime_guess::mime::JSON
        || guess.subtype() == mime_guess::mime::XML
        || guess.suffix() == Some(mime_guess::mime::XML);
    let text = if is_text { format!("{}; charset=utf-8", guess.essence_str()) } else { guess.to_string() };
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("application/octet-stream"))
}
