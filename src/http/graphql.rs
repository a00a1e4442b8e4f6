//! GraphQL over HTTP: one request in JSON, one answer in JSON.

use std::sync::Arc;

use async_graphql::{Request, ServerError, Variables};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request as HttpRequest, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::{
    Shared, answers,
    events::{self, EVENT_STREAM},
    following::Session,
    identity::{Refused, token},
};

/// How large a request may be, in bytes.
const LARGEST_BODY: usize = 1024 * 1024;

/// The media type of the specification, in which a request that could not be executed has a status of its own.
const GRAPHQL_JSON: &str = "application/graphql-response+json";
/// The older media type, in which such a request, if it was well formed, is answered with 200.
const JSON: &str = "application/json";

/// What a client sends.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Asked {
    query: Option<String>,
    #[serde(default)]
    operation_name: Option<String>,
    #[serde(default)]
    variables: Option<Variables>,
    #[serde(default, rename = "extensions")]
    _extensions: Option<serde::de::IgnoredAny>,
}

/// Answers `POST /graphql`.
pub(super) async fn post(State(shared): State<Shared>, request: HttpRequest) -> Response {
    let (parts, body) = request.into_parts();
    let Some(media) = accepted(&parts.headers) else {
        let text = format!("Accept: expected {GRAPHQL_JSON} or {JSON}\n");
        return (StatusCode::NOT_ACCEPTABLE, text).into_response();
    };
    if !is_json(&parts.headers) {
        let message = format!("Content-Type: expected {JSON}");
        return refusal(StatusCode::UNSUPPORTED_MEDIA_TYPE, media, &refused(message));
    }
    let bytes = match read(body, &parts.headers).await {
        Ok(bytes) => bytes,
        Err(message) => return refusal(StatusCode::PAYLOAD_TOO_LARGE, media, &refused(message)),
    };
    let token = match token(&parts.uri, &parts.headers) {
        Ok(token) => token,
        Err(refused) => return not_let_in(&refused, media),
    };
    let session = match Session::begin(Arc::clone(&shared.app), token.map(str::to_owned)).await {
        Ok(session) => session,
        Err(refused) => return not_let_in(&refused, media),
    };
    // Taken before anything is read, so that an answer is never kept for a later state than it came from.
    let key = answers::Asked {
        version: shared.app.live().version(),
        day: shared.app.clock().today(),
        media,
        clearance: session.identity.clearance,
        body: bytes.clone(),
    };
    if media != EVENT_STREAM
        && let Some(answer) = shared.answers.get(&key)
    {
        return json(StatusCode::OK, media, answer);
    }
    let asked: Asked = match serde_json::from_slice(&bytes) {
        Ok(asked) => asked,
        Err(error) => {
            let message =
                format!("the body is not a GraphQL request in JSON, like {{\"query\": \"…\"}}: {error}");
            return refusal(StatusCode::BAD_REQUEST, media, &refused(message));
        }
    };
    let Some(text) = asked.query else {
        return refusal(
            StatusCode::BAD_REQUEST,
            media,
            &refused("query: missing; expected a GraphQL document"),
        );
    };
    let mut request = Request::new(text).variables(asked.variables.unwrap_or_default());
    request.operation_name = asked.operation_name;
    if media == EVENT_STREAM {
        return events::stream(session.answers(request), shared.shutdown.subscribe());
    }
    let answer = shared.app.execute(session.identity, request).await;
    let executed = was_executed(&answer);
    if !executed {
        return failure(unexecuted(media), media, &answer.errors);
    }
    let mut body = Vec::with_capacity(4 * 1024);
    if let Err(error) = serde_json::to_writer(&mut body, &answer) {
        let message = format!("the answer cannot be written as JSON: {error}");
        return refusal(StatusCode::OK, media, &refused(message));
    }
    let body = Bytes::from(body);
    if answer.errors.is_empty() && answer.cache_control.public {
        shared.answers.keep(key, &body);
    }
    json(StatusCode::OK, media, body)
}

/// Whether an answer was executed: one without data whose errors have no place in it never was.
pub(super) fn was_executed(answer: &async_graphql::Response) -> bool {
    !matches!(answer.data, async_graphql::Value::Null)
        || answer.errors.is_empty()
        || answer.errors.iter().any(|error| !error.path.is_empty())
}

/// Answers somebody who is not let in.
fn not_let_in(refused: &Refused, media: &'static str) -> Response {
    let mut response = failure(refused.status, media, &[refused.error()]);
    refused.challenge(&mut response);
    response
}

/// Answers any other method at `/graphql`.
pub(super) async fn wrong_method() -> Response {
    let text = "expected POST with a GraphQL request in JSON; to explore by hand, open /graphiql\n";
    (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "POST")], text).into_response()
}

/// The media type to answer in; none where the client takes none that there is.
fn accepted(headers: &HeaderMap) -> Option<&'static str> {
    let Some(accept) = headers.get(header::ACCEPT) else {
        return Some(GRAPHQL_JSON);
    };
    let accept = accept.to_str().unwrap_or_default();
    let mut wanted = accept.split(',').filter_map(|range| {
        let mut parts = range.split(';').map(str::trim);
        let media = parts.next()?.to_ascii_lowercase();
        let refused = parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
        (!refused).then_some(media)
    });
    wanted.find_map(|media| match media.as_str() {
        GRAPHQL_JSON | "*/*" | "application/*" => Some(GRAPHQL_JSON),
        JSON => Some(JSON),
        EVENT_STREAM => Some(EVENT_STREAM),
        _ => None,
    })
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or_default();
    let media = kind.split(';').next().unwrap_or_default().trim();
    media.eq_ignore_ascii_case(JSON)
}

async fn read(body: Body, headers: &HeaderMap) -> Result<Bytes, String> {
    let too_large = || format!("the body is too large; expected at most {LARGEST_BODY} bytes");
    let announced = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > LARGEST_BODY) {
        return Err(too_large());
    }
    to_bytes(body, LARGEST_BODY).await.map_err(|_| too_large())
}

/// The status of a well-formed request that was not executed.
fn unexecuted(media: &str) -> StatusCode {
    if media == JSON {
        StatusCode::OK
    } else {
        StatusCode::BAD_REQUEST
    }
}

/// An error that has no place in a document.
fn refused(message: impl Into<String>) -> ServerError {
    ServerError::new(message, None)
}

fn refusal(status: StatusCode, media: &'static str, error: &ServerError) -> Response {
    failure(status, media, std::slice::from_ref(error))
}

/// An answer without `data`: the request was not executed.
fn failure(status: StatusCode, media: &'static str, errors: &[ServerError]) -> Response {
    #[derive(serde::Serialize)]
    struct Errors<'a> {
        errors: &'a [ServerError],
    }
    json(
        status,
        media,
        serde_json::to_vec(&Errors { errors }).unwrap_or_default().into(),
    )
}

fn json(status: StatusCode, media: &'static str, body: Bytes) -> Response {
    let kind = if media == JSON {
        "application/json; charset=utf-8"
    } else {
        "application/graphql-response+json; charset=utf-8"
    };
    (
        status,
        [(header::CONTENT_TYPE, HeaderValue::from_static(kind))],
        body,
    )
        .into_response()
}
