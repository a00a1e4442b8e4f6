//! GraphQL over server-sent events at `/graphql/stream`, in both modes of `graphql-sse`
//! (<https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md>).
//!
//! *Distinct connections*: a POST, or a GET with the request in its address, is answered with the events of that one
//! operation. *Single connection*, for browsers that open no more than six connections to a server: `PUT` reserves a
//! stream and answers with its token, `GET` with the token opens it, and each `POST` with the token starts an operation
//! whose events come there, until `DELETE` with its `operationId` ends it.
//!
//! The token of a stream lets nobody in: each operation runs for whoever sends it, who has to be whoever reserved the
//! stream.

mod running;

use std::{
    collections::{HashMap, HashSet},
    convert::Infallible,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use async_graphql::Value;
use axum::{
    body::{Body, Bytes},
    extract::{Request as HttpRequest, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header, request::Parts},
    response::{IntoResponse, Response},
};
use futures_util::stream::unfold;
use running::{Entry, Running};
use tokio::sync::mpsc;

use super::{
    Shared,
    asked::{Asked, Unasked},
    events,
    following::Session,
    graphql,
    identity::{token, token_of},
    media::Media,
    operation::Answers,
    operations::Operations,
    told,
};
use crate::vocabulary::ErrorCode;

/// The header that has the token of a stream.
const TOKEN: &str = "x-graphql-event-stream-token";
/// How long a reserved stream may wait to be opened.
const PATIENCE: Duration = Duration::from_secs(30);
/// How many operations a stream may have open at once.
const OPERATIONS: usize = 100;
/// How many it may have before it is opened itself: they wait for that, and nobody knows whether it comes.
const WAITING: usize = 10;
/// How many streams may be reserved or open.
const STREAMS: usize = 10_000;

/// The streams that are reserved or open, by their tokens.
#[derive(Clone, Default)]
pub(super) struct Streams(Arc<Mutex<HashMap<String, Reserved>>>);

struct Reserved {
    /// The token of whoever reserved it; none where they showed none.
    by: Option<String>,
    orders: mpsc::Sender<Order>,
    /// What opens it; none where it is open.
    waiting: Option<mpsc::Receiver<Order>>,
    /// The operations that are open, by their ids.
    open: Arc<Mutex<HashSet<String>>>,
}

/// What a stream is told.
enum Order {
    Open(String, Answers),
    Close(String),
}

/// Answers `/graphql/stream`.
pub(super) async fn endpoint(State(shared): State<Shared>, request: HttpRequest) -> Response {
    let (parts, body) = request.into_parts();
    let stream = stream_token(&parts.uri, &parts.headers);
    match (&parts.method, stream) {
        (&Method::PUT, _) => reserve(&shared, &parts).await,
        (&Method::GET, Some(token)) => open(&shared, &token),
        (&Method::DELETE, Some(token)) => close(&shared, &parts, &token),
        (&Method::POST, Some(token)) => operate(&shared, &parts, body, &token).await,
        (&Method::GET | &Method::POST, None) => distinct(&shared, parts, body).await,
        (&Method::DELETE, None) => wrong(
            StatusCode::BAD_REQUEST,
            "token: missing; expected that of a stream",
        ),
        _ => {
            let allowed = [(header::ALLOW, "GET, POST, PUT, DELETE")];
            (StatusCode::METHOD_NOT_ALLOWED, allowed).into_response()
        }
    }
}

/// One operation, and a stream of its own.
async fn distinct(shared: &Shared, parts: Parts, body: Body) -> Response {
    let accepted = Media::accepted(&parts.headers);
    if parts.headers.contains_key(header::ACCEPT)
        && accepted != Some(Media::Events)
        && !takes_all(&parts.headers)
    {
        return wrong(StatusCode::NOT_ACCEPTABLE, "Accept: expected text/event-stream");
    }
    let body = if parts.method == Method::POST {
        match graphql::body_of(&parts, body, Media::Json).await {
            Ok(body) => Some(body),
            Err(response) => return response,
        }
    } else {
        None
    };
    match Session::begin(&shared.app, token(&parts.uri, &parts.headers)).await {
        Ok(session) => graphql::as_events(shared, &session, &parts.uri, body).await,
        Err(refused) => refused.answer(Media::Json),
    }
}

fn takes_all(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).is_some_and(|accept| accept == "*/*")
}

/// Reserves a stream for whoever asks.
async fn reserve(shared: &Shared, parts: &Parts) -> Response {
    if let Err(refused) = Session::begin(&shared.app, token_of(&parts.headers)).await {
        return refused.answer(Media::Json);
    }
    let by = token_of(&parts.headers).ok().flatten().map(str::to_owned);
    let mut streams = shared.streams.lock();
    if streams.len() >= STREAMS {
        let mut response = wrong(
            StatusCode::SERVICE_UNAVAILABLE,
            "too many streams are open; try again later",
        );
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
        return response;
    }
    let mut random = [0; 16];
    if getrandom::fill(&mut random).is_err() {
        return wrong(
            StatusCode::SERVICE_UNAVAILABLE,
            "no token can be made; try again later",
        );
    }
    let token = format!("{:032x}", u128::from_be_bytes(random));
    let (orders, waiting) = mpsc::channel(2 * OPERATIONS);
    let reserved = Reserved {
        by,
        orders,
        waiting: Some(waiting),
        open: Arc::default(),
    };
    streams.insert(token.clone(), reserved);
    drop(streams);
    let (reserved, waiting) = (shared.streams.clone(), token.clone());
    tokio::spawn(async move {
        tokio::time::sleep_until(tokio::time::Instant::now() + PATIENCE).await;
        reserved.forget_unless_open(&waiting);
    });
    told::not_kept(
        (
            StatusCode::CREATED,
            [(header::CONTENT_TYPE, "text/plain; charset=utf-8")],
            token,
        )
            .into_response(),
    )
}

/// Opens a stream that is reserved.
fn open(shared: &Shared, token: &str) -> Response {
    let mut streams = shared.streams.lock();
    let Some(stream) = streams.get_mut(token) else {
        return no_stream();
    };
    let Some(orders) = stream.waiting.take() else {
        return wrong(
            StatusCode::CONFLICT,
            "the stream is open already; reserve another one with PUT",
        );
    };
    let running = Running {
        orders,
        operations: Operations::default(),
        open: Arc::clone(&stream.open),
        shutdown: shared.shutdown.subscribe(),
        ending: false,
        _entry: Entry {
            streams: shared.streams.clone(),
            token: token.to_owned(),
        },
    };
    // Something comes at once, so that the client knows that it is open.
    let first = Some(Bytes::from_static(events::REMARK));
    let stream = unfold((first, running), async |(first, mut running)| {
        let event = match first {
            Some(event) => event,
            None => running.next().await?,
        };
        Some((Ok::<_, Infallible>(event), (None, running)))
    });
    events::response(Body::from_stream(stream))
}

/// Starts an operation in a stream.
async fn operate(shared: &Shared, parts: &Parts, body: Body, token: &str) -> Response {
    let media = Media::accepted(&parts.headers)
        .filter(|&media| media != Media::Events)
        .unwrap_or(Media::Json);
    let body = match graphql::body_of(parts, body, media).await {
        Ok(body) => body,
        Err(response) => return response,
    };
    let session = match Session::begin(&shared.app, token_of(&parts.headers)).await {
        Ok(session) => session,
        Err(refused) => return refused.answer(media),
    };
    let Stream {
        orders,
        open,
        is_open,
    } = match shared.streams.of(token, &parts.headers) {
        Ok(stream) => stream,
        Err(not_theirs) => return not_theirs.into_response(),
    };
    let bad = |message| told::refusal(StatusCode::BAD_REQUEST, media, ErrorCode::BadInput, message);
    let asked = match Asked::in_body(&body) {
        Ok(asked) => asked,
        Err(message) => return bad(message),
    };
    let Some(Value::String(id)) = asked.extensions.get("operationId") else {
        let message =
            "extensions.operationId: missing; expected a text that no other operation of the stream has";
        return bad(message.to_owned());
    };
    let id = id.clone();
    let request = match asked.request(&shared.documents) {
        Ok(request) => request,
        Err(unasked @ (Unasked::Malformed(_) | Unasked::NotServed(_))) => {
            let status = graphql::not_asked(&unasked, media);
            return told::failure(status, media, &[unasked.error()]);
        }
    };
    let mut ready = match shared.app.ready(&session.identity, request) {
        Ok(ready) => ready,
        Err(error) => return told::failure(StatusCode::BAD_REQUEST, media, &[error]),
    };
    // A client in this mode looks at the status first: what can be found out before anything is executed is.
    if let Err(errors) = shared.app.schema().fits(&mut ready).await {
        return told::failure(StatusCode::BAD_REQUEST, media, &errors);
    }
    {
        let mut open = open.lock().unwrap_or_else(PoisonError::into_inner);
        let most = if is_open { OPERATIONS } else { WAITING };
        if open.len() >= most {
            let message = format!("{most} operations are open in this stream; expected no more");
            return told::refusal(
                StatusCode::TOO_MANY_REQUESTS,
                media,
                ErrorCode::Overloaded,
                message,
            );
        }
        if !open.insert(id.clone()) {
            let message = "extensions.operationId: an operation of this stream has it already";
            return told::refusal(StatusCode::CONFLICT, media, ErrorCode::BadInput, message);
        }
    }
    if orders
        .try_send(Order::Open(id.clone(), session.follow(ready)))
        .is_err()
    {
        open.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
        let message = "the stream is not read, or has ended";
        return told::refusal(
            StatusCode::TOO_MANY_REQUESTS,
            media,
            ErrorCode::Overloaded,
            message,
        );
    }
    told::not_kept(StatusCode::ACCEPTED.into_response())
}

/// Ends an operation of a stream.
fn close(shared: &Shared, parts: &Parts, token: &str) -> Response {
    let Stream { orders, open, .. } = match shared.streams.of(token, &parts.headers) {
        Ok(stream) => stream,
        Err(not_theirs) => return not_theirs.into_response(),
    };
    let Some(id) = parameter(&parts.uri, "operationId") else {
        return wrong(
            StatusCode::BAD_REQUEST,
            "operationId: missing; expected that of an operation",
        );
    };
    // Perhaps it has come to its end already, and the two have crossed.
    let was_open = open.lock().unwrap_or_else(PoisonError::into_inner).contains(&id);
    if was_open && orders.try_send(Order::Close(id)).is_err() {
        return wrong(
            StatusCode::TOO_MANY_REQUESTS,
            "the stream is not read, or has ended",
        );
    }
    StatusCode::OK.into_response()
}

impl Streams {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Reserved>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives up a stream that nobody has opened, with all that waits in it.
    fn forget_unless_open(&self, token: &str) {
        let mut streams = self.lock();
        if streams.get(token).is_some_and(|stream| stream.waiting.is_some()) {
            streams.remove(token);
        }
    }

    /// The stream that a token stands for, if whoever asks has reserved it.
    fn of(&self, token: &str, headers: &HeaderMap) -> Result<Stream, NotTheirs> {
        let streams = self.lock();
        let stream = streams.get(token).ok_or(NotTheirs::NoStream)?;
        let by = token_of(headers).map_err(|_| NotTheirs::Another)?;
        if by != stream.by.as_deref() {
            return Err(NotTheirs::Another);
        }
        Ok(Stream {
            orders: stream.orders.clone(),
            open: Arc::clone(&stream.open),
            is_open: stream.waiting.is_none(),
        })
    }
}

/// A stream, for whoever reserved it.
struct Stream {
    orders: mpsc::Sender<Order>,
    open: Arc<Mutex<HashSet<String>>>,
    /// Whether its client has opened it.
    is_open: bool,
}

/// Why somebody may not use a stream.
enum NotTheirs {
    /// There is none.
    NoStream,
    /// Somebody else has reserved it.
    Another,
}

impl IntoResponse for NotTheirs {
    fn into_response(self) -> Response {
        match self {
            Self::NoStream => no_stream(),
            Self::Another => wrong(
                StatusCode::FORBIDDEN,
                "the stream was reserved with another token",
            ),
        }
    }
}

fn no_stream() -> Response {
    wrong(
        StatusCode::NOT_FOUND,
        "no stream has this token; reserve one with PUT",
    )
}

/// The token of a stream that a request has.
fn stream_token(uri: &Uri, headers: &HeaderMap) -> Option<String> {
    let in_header = headers.get(TOKEN).and_then(|token| token.to_str().ok());
    in_header.map(str::to_owned).or_else(|| parameter(uri, "token"))
}

/// A parameter of an address.
fn parameter(uri: &Uri, name: &str) -> Option<String> {
    let parameters = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    let mut found = parameters.filter(|(other, _)| other == name);
    found.next().map(|(_, value)| value.into_owned())
}

fn wrong(status: StatusCode, message: &'static str) -> Response {
    let code = match status {
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS => ErrorCode::Overloaded,
        StatusCode::FORBIDDEN => ErrorCode::Forbidden,
        _ => ErrorCode::BadInput,
    };
    told::refusal(status, Media::Json, code, message)
}
