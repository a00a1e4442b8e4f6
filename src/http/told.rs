//! What is sent to a client: answers as JSON, refusals without `data`, and what may be kept of them.

use async_graphql::{Response as Answer, ServerError, Value};
use axum::{
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

use super::media::Media;
use crate::{
    graphql::{self, tell},
    vocabulary::ErrorCode,
};

/// Whether an answer was executed: one without data whose errors have no place in it never was, unless it took too long.
pub(super) fn was_executed(answer: &Answer) -> bool {
    !matches!(answer.data, Value::Null)
        || answer.errors.is_empty()
        || answer
            .errors
            .iter()
            .any(|error| !error.path.is_empty() || has_code(error, ErrorCode::DeadlineExceeded))
}

/// Whether an error has a code.
fn has_code(error: &ServerError, code: ErrorCode) -> bool {
    let given = error.extensions.as_ref().and_then(|values| values.get("code"));
    matches!(given, Some(Value::String(word)) if word == code.word())
}

/// The status of a well-formed request that was not executed.
pub(super) const fn unexecuted(media: Media) -> StatusCode {
    match media {
        Media::Json | Media::Events => StatusCode::OK,
        Media::GraphqlJson => StatusCode::BAD_REQUEST,
    }
}

/// An answer with one error that has no place in a document.
pub(super) fn refusal(
    status: StatusCode,
    media: Media,
    code: ErrorCode,
    message: impl Into<String>,
) -> Response {
    failure(status, media, &[graphql::refusal(code, message, None)])
}

/// An answer without `data`: the request was not executed.
pub(super) fn failure(status: StatusCode, media: Media, errors: &[ServerError]) -> Response {
    #[derive(serde::Serialize)]
    struct Errors<'a> {
        errors: &'a [ServerError],
    }
    tell(errors);
    // A stream cannot say that it never began.
    let media = if media == Media::Events {
        Media::Json
    } else {
        media
    };
    let body = serde_json::to_vec(&Errors { errors }).unwrap_or_default();
    not_kept(json(status, media, body.into()))
}

/// An answer in JSON.
pub(super) fn json(status: StatusCode, media: Media, body: Bytes) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media.content_type()),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
    ];
    (status, headers, body).into_response()
}

/// The same answer, which nobody keeps.
pub(super) fn not_kept(mut response: Response) -> Response {
    let no_store = HeaderValue::from_static("no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, no_store);
    response
}

/// The answer to a GET, with what a client needs to ask again whether it is still true: the header `ETag`, and no body
/// where the client has the same one already.
pub(super) async fn cacheable(response: Response, asked: &HeaderMap) -> Response {
    let headers = response.headers();
    let is_stream = headers.get(header::CONTENT_TYPE) == Some(&Media::Events.content_type());
    if response.status() != StatusCode::OK || headers.contains_key(header::CACHE_CONTROL) || is_stream {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    // It is in memory, whole.
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let tag = tag(&body);
    let has_it = has(asked, &tag);
    let kept: [(HeaderName, HeaderValue); 3] = [
        // Whoever keeps it asks before using it again: the record may have changed.
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-cache"),
        ),
        (header::ETAG, tag),
        (header::VARY, HeaderValue::from_static("accept, authorization")),
    ];
    parts.headers.extend(kept);
    if has_it {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_TYPE);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(body))
}

/// A tag that stands for a body, in whatever encoding it is sent.
fn tag(body: &[u8]) -> HeaderValue {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

    let digest = URL_SAFE_NO_PAD.encode(&Sha256::digest(body)[..16]);
    HeaderValue::from_str(&format!("W/\"{digest}\"")).expect("letters and digits are a header's value")
}

/// Whether a client says that it has what a tag stands for.
fn has(asked: &HeaderMap, tag: &HeaderValue) -> bool {
    let tag = tag.as_bytes();
    // Tags are compared weakly: what matters is what they stand for.
    let opaque = tag.strip_prefix(b"W/").unwrap_or(tag);
    asked.get_all(header::IF_NONE_MATCH).iter().any(|had| {
        had.as_bytes()
            .split(|&byte| byte == b',')
            .map(<[u8]>::trim_ascii)
            .any(|had| had == b"*" || had.strip_prefix(b"W/").unwrap_or(had) == opaque)
    })
}

/// Whether a person is at the other end, who wants to see a page.
pub(super) fn is_browser(asked: &HeaderMap) -> bool {
    asked
        .get(header::ACCEPT)
        .is_some_and(|accept| accept.as_bytes().starts_with(b"text/html"))
}
