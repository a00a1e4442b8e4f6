//! GraphQL over HTTP (<https://graphql.github.io/graphql-over-http/draft/>): one request, in the body of a POST or the
//! address of a GET, and one answer, or a stream of them where events are accepted.

use async_graphql::parser::types::OperationType;
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request as HttpRequest, State},
    http::{HeaderValue, Method, StatusCode, Uri, header, request::Parts},
    response::{IntoResponse, Response},
};

use super::{
    Shared, answers,
    asked::{Asked, Unasked},
    events,
    following::Session,
    identity::token,
    media::{self, Media},
    told,
};
use crate::{graphql::trusted::NotServed, vocabulary::ErrorCode};

/// Whether what a request does may last.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Effect {
    /// It may change the record.
    Any,
    /// It only reads: a link can be followed by anybody, and by programs that look ahead.
    None,
}

/// Answers `/graphql`.
pub(super) async fn endpoint(State(shared): State<Shared>, request: HttpRequest) -> Response {
    let (parts, body) = request.into_parts();
    match parts.method {
        Method::POST => post(&shared, &parts, body).await,
        Method::GET | Method::HEAD => get(&shared, &parts).await,
        _ => {
            let text = "expected POST with a GraphQL request in JSON, or GET with a query; to explore by hand, open \
                        /graphiql\n";
            let allowed = [(header::ALLOW, "GET, HEAD, POST")];
            (StatusCode::METHOD_NOT_ALLOWED, allowed, text).into_response()
        }
    }
}

async fn post(shared: &Shared, parts: &Parts, body: Body) -> Response {
    let Some(media) = Media::accepted(&parts.headers) else {
        return not_acceptable();
    };
    let bytes = match body_of(parts, body, media).await {
        Ok(bytes) => bytes,
        Err(response) => return response,
    };
    let token = token(&parts.uri, &parts.headers);
    let session = match Session::begin(&shared.app, token).await {
        Ok(session) => session,
        Err(refused) => return refused.answer(media),
    };
    answer(shared, &session, media, Effect::Any, bytes).await
}

async fn get(shared: &Shared, parts: &Parts) -> Response {
    let asked = parts.uri.query().unwrap_or_default();
    if asked.is_empty() && told::is_browser(&parts.headers) {
        return shared.front().into_response();
    }
    let Some(media) = Media::accepted(&parts.headers) else {
        return not_acceptable();
    };
    let token = token(&parts.uri, &parts.headers);
    let session = match Session::begin(&shared.app, token).await {
        Ok(session) => session,
        Err(refused) => return refused.answer(media),
    };
    // No body in JSON begins like this: what is kept for the one is never the other's.
    let bytes = Bytes::from(format!("?{asked}"));
    let response = answer(shared, &session, media, Effect::None, bytes).await;
    told::cacheable(response, &parts.headers).await
}

/// The body of a POST, or how one is answered that is no JSON.
pub(super) async fn body_of(parts: &Parts, body: Body, media: Media) -> Result<Bytes, Response> {
    if !media::is_json(&parts.headers) {
        let message = "Content-Type: expected application/json, in UTF-8";
        let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
        return Err(told::refusal(status, media, ErrorCode::BadInput, message));
    }
    // It has arrived, whole.
    Ok(to_bytes(body, usize::MAX).await.unwrap_or_default())
}

/// Answers a request: the body of a POST, or the parameters of an address behind a question mark.
async fn answer(shared: &Shared, session: &Session, media: Media, effect: Effect, bytes: Bytes) -> Response {
    // Taken before anything is read, so that an answer is never kept for a later state than it came from.
    let key = answers::Asked {
        version: shared.app.live().version(),
        day: shared.app.clock().today(),
        media,
        clearance: session.identity.clearance,
        reserved: shared.reserved && session.identity.is_anonymous(),
        body: bytes.clone(),
    };
    if media != Media::Events
        && let Some(answer) = shared.answers.get(&key)
    {
        return told::json(StatusCode::OK, media, answer);
    }
    let asked = match effect {
        Effect::Any => Asked::in_body(&bytes),
        Effect::None => Asked::in_address(std::str::from_utf8(&bytes[1..]).unwrap_or_default()),
    };
    let request = match asked
        .map_err(Unasked::Malformed)
        .and_then(|asked| asked.request(&shared.documents))
    {
        Ok(request) => request,
        Err(unasked) => return told::failure(not_asked(&unasked, media), media, &[unasked.error()]),
    };
    let ready = match shared.app.ready(&session.identity, request) {
        Ok(ready) => ready,
        Err(error) if media == Media::Events => return events::refused(error, shared.shutdown.subscribe()),
        Err(error) => return told::failure(told::unexecuted(media), media, &[error]),
    };
    match ready.kind() {
        OperationType::Mutation if effect == Effect::None => {
            let message = "a mutation is sent by POST: a link changes nothing";
            let mut response = told::refusal(
                StatusCode::METHOD_NOT_ALLOWED,
                media,
                ErrorCode::BadInput,
                message,
            );
            let allowed = HeaderValue::from_static("POST");
            response.headers_mut().insert(header::ALLOW, allowed);
            return response;
        }
        OperationType::Subscription if media != Media::Events => {
            let message = "a subscription is answered again and again: over a socket at /graphql/ws, or as \
                           text/event-stream at /graphql/stream";
            return told::refusal(told::unexecuted(media), media, ErrorCode::BadInput, message);
        }
        OperationType::Query | OperationType::Mutation | OperationType::Subscription => {}
    }
    if media == Media::Events {
        return events::stream(session.follow(ready), shared.shutdown.subscribe());
    }
    let answer = shared.app.answer(session.identity.clone(), ready).await;
    if !told::was_executed(&answer) {
        return told::failure(told::unexecuted(media), media, &answer.errors);
    }
    let mut body = Vec::with_capacity(4 * 1024);
    if let Err(error) = serde_json::to_writer(&mut body, &answer) {
        let message = format!("the answer cannot be written as JSON: {error}");
        return told::refusal(StatusCode::OK, media, ErrorCode::Internal, message);
    }
    let body = Bytes::from(body);
    if !answer.errors.is_empty() {
        return told::not_kept(told::json(StatusCode::OK, media, body));
    }
    if answer.cache_control.public {
        shared.answers.keep(key, &body);
    }
    told::json(StatusCode::OK, media, body)
}

/// Answers a request as a stream of events, whatever else is accepted: that of an address, or of a body.
pub(super) async fn as_events(
    shared: &Shared,
    session: &Session,
    uri: &Uri,
    body: Option<Bytes>,
) -> Response {
    if let Some(body) = body {
        answer(shared, session, Media::Events, Effect::Any, body).await
    } else {
        let asked = uri.query().unwrap_or_default();
        let bytes = Bytes::from(format!("?{asked}"));
        answer(shared, session, Media::Events, Effect::None, bytes).await
    }
}

/// The status of a request that names nothing that could be executed.
pub(super) fn not_asked(unasked: &Unasked, media: Media) -> StatusCode {
    match unasked {
        Unasked::NotServed(NotServed::NotTrusted) => StatusCode::FORBIDDEN,
        Unasked::NotServed(NotServed::Unknown(_)) => told::unexecuted(media),
        Unasked::NotServed(NotServed::AnotherText) | Unasked::Malformed(_) => StatusCode::BAD_REQUEST,
    }
}

fn not_acceptable() -> Response {
    (StatusCode::NOT_ACCEPTABLE, Media::expected()).into_response()
}
