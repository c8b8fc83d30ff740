//! Answers with bytes as HTTP wants it (RFC 9110): their type, whether the client has them already, and a part of
//! them if only that is wanted.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use headers::{ContentRange, ETag, HeaderMapExt as _, IfNoneMatch, IfRange, Range};
use std::ops::Bound;

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

/// The one range of bytes that is wanted; `None`: all. Several ranges are answered with the whole, which is allowed.
fn wanted_range(
    request: &HeaderMap,
    tag: Option<&ETag>,
    length: usize,
) -> Option<Result<(usize, usize), Unsatisfiable>> {
    let range: Range = request.typed_get()?;
    if request.typed_get().is_some_and(|only_if: IfRange| only_if.is_modified(tag, None)) {
        return None;
    }
    let written = request.get(header::RANGE)?.to_str().ok()?.trim_start_matches("bytes=");
    let is_range =
        |text: &str| text.contains('-') && text.bytes().all(|byte| b"0123456789- ".contains(&byte));
    // What is no range, and the last part of something shorter than that, is the whole.
    if !is_range(written) || written.starts_with('-') && range.satisfiable_ranges(length as u64).count() == 0
    {
        return None;
    }
    let mut ranges = range.satisfiable_ranges(length as u64);
    let Some(first) = ranges.next() else { return Some(Err(Unsatisfiable)) };
    if ranges.next().is_some() {
        return None;
    }
    let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX).min(length);
    let start = match first.0 {
        Bound::Included(start) => place(start),
        Bound::Excluded(start) => place(start.saturating_add(1)),
        Bound::Unbounded => 0,
    };
    let end = match first.1 {
        Bound::Included(end) => place(end.saturating_add(1)),
        Bound::Excluded(end) => place(end),
        Bound::Unbounded => length,
    };
    Some(if start < end { Ok((start, end)) } else { Err(Unsatisfiable) })
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
