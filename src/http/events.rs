//! GraphQL as server-sent events, each operation over a connection of its own: the "distinct connections mode" of
//! `graphql-sse` (<https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md>).
//!
//! Each answer is an event `next`; after the last comes `complete`. An operation that is not executed says so in an event
//! too: the connection is open by then. When the server ends, the stream of a subscription ends without `complete`, from
//! which the client knows that there is more, and reconnects; a query or a mutation is finished. The next answer is asked for when the connection has room for it.

use std::{convert::Infallible, future::ready, time::Duration};

use async_graphql::ServerError;
use axum::{
    body::{Body, Bytes},
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use futures_util::{
    StreamExt,
    stream::{once, unfold},
};
use serde::Serialize;
use tokio::{select, sync::watch, time::timeout};

use super::operation::{Answer, Answers, told_to_end};
use crate::{graphql::refusal, vocabulary::ErrorCode};

/// The media type of a stream of events.
pub const EVENT_STREAM: &str = "text/event-stream";

/// After how long a silence a remark is sent, so that nothing in between takes the connection for dead.
pub(super) const SILENCE: Duration = Duration::from_secs(15);
/// A remark without words.
pub(super) const REMARK: &[u8] = b":\n\n";
/// The end of an operation. An event without data would not be one.
const COMPLETE: &[u8] = b"event: complete\ndata:\n\n";

/// What is still to be sent.
enum Left {
    /// Answers, and then `complete`.
    Answers(Answers, watch::Receiver<bool>),
    /// `complete`.
    Complete,
    /// Nothing.
    Nothing,
}

/// A response that streams the answers of an operation, until they end or, where they would go on, `shutdown` says so (or
/// nobody is left who could).
pub fn stream(answers: Answers, shutdown: watch::Receiver<bool>) -> Response {
    let events = unfold(Left::Answers(answers, shutdown), async |left| {
        let (event, left) = next(left).await?;
        Some((Ok::<_, Infallible>(event), left))
    });
    response(Body::from_stream(events))
}

/// A response whose body is a stream of events.
pub(super) fn response(events: Body) -> Response {
    let headers: [(HeaderName, HeaderValue); 3] = [
        (header::CONTENT_TYPE, HeaderValue::from_static(EVENT_STREAM)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        // Tells nginx, and others that follow it, to pass each event on at once.
        (
            HeaderName::from_static("x-accel-buffering"),
            HeaderValue::from_static("no"),
        ),
    ];
    (headers, events).into_response()
}

/// A response that tells, in a stream, why an operation is not executed.
pub(super) fn refused(error: ServerError, shutdown: watch::Receiver<bool>) -> Response {
    let answers = Answers::passing(once(ready(Answer::Refused(vec![error]))));
    stream(answers, shutdown)
}

async fn next(left: Left) -> Option<(Bytes, Left)> {
    let (mut answers, mut shutdown) = match left {
        Left::Answers(answers, shutdown) => (answers, shutdown),
        Left::Complete => return Some((Bytes::from_static(COMPLETE), Left::Nothing)),
        Left::Nothing => return None,
    };
    let answer = select! {
        answer = timeout(SILENCE, answers.next()) => answer,
        () = told_to_end(&mut shutdown), if answers.are_lasting() => return None,
    };
    match answer {
        Ok(Some(Answer::Next(response))) => {
            Some((event("next", &response), Left::Answers(answers, shutdown)))
        }
        Ok(Some(Answer::Refused(errors))) => Some((event("next", &Refusal { errors }), Left::Complete)),
        Ok(None) => Some((Bytes::from_static(COMPLETE), Left::Nothing)),
        Err(_) => Some((Bytes::from_static(REMARK), Left::Answers(answers, shutdown))),
    }
}

/// An answer without `data`: the operation was not executed.
#[derive(Serialize)]
struct Refusal {
    errors: Vec<ServerError>,
}

/// Something as an event of a name. JSON as it is written here is one line.
pub(super) fn event(name: &str, answer: &impl Serialize) -> Bytes {
    let mut event = format!("event: {name}\ndata: ").into_bytes();
    let begun = event.len();
    if let Err(error) = serde_json::to_writer(&mut event, answer) {
        event.truncate(begun);
        let message = format!("the answer cannot be written as JSON: {error}");
        let errors = vec![refusal(ErrorCode::Internal, message, None)];
        event.extend(serde_json::to_vec(&Refusal { errors }).unwrap_or_default());
    }
    event.extend(b"\n\n");
    event.into()
}

#[cfg(test)]
mod tests {
    use async_graphql::{Response as Result, value};
    use axum::body::to_bytes;
    use futures_util::stream;
    use tokio::time::Instant;

    use super::*;

    fn answer(number: i32) -> Answer {
        Answer::Next(Result::new(value!({"b": number, "a": "line\nline"})))
    }

    async fn text(response: Response) -> String {
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn answers_are_events_and_then_it_is_complete() {
        let (_server, shutdown) = watch::channel(false);
        let response = stream(Answers::lasting(stream::iter([answer(1), answer(2)])), shutdown);
        for (name, value) in [
            ("content-type", "text/event-stream"),
            ("cache-control", "no-cache"),
            ("x-accel-buffering", "no"),
        ] {
            assert_eq!(response.headers()[name], value);
        }
        assert_eq!(
            text(response).await,
            "event: next\ndata: {\"data\":{\"b\":1,\"a\":\"line\\nline\"}}\n\n\
             event: next\ndata: {\"data\":{\"b\":2,\"a\":\"line\\nline\"}}\n\n\
             event: complete\ndata:\n\n"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_not_executed_says_so_in_an_event() {
        let (_server, shutdown) = watch::channel(false);
        let refused = Answer::Refused(vec![ServerError::new("no", None)]);
        let response = stream(Answers::passing(stream::iter([refused, answer(1)])), shutdown);
        assert_eq!(response.status(), 200);
        assert_eq!(
            text(response).await,
            "event: next\ndata: {\"errors\":[{\"message\":\"no\"}]}\n\nevent: complete\ndata:\n\n"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn silence_is_broken_by_remarks() {
        let (_server, shutdown) = watch::channel(false);
        let mut body = stream(Answers::lasting(stream::pending()), shutdown)
            .into_body()
            .into_data_stream();
        for _ in 0..10 {
            let silent = Instant::now();
            assert_eq!(body.next().await.unwrap().unwrap(), ":\n\n");
            assert_eq!(silent.elapsed(), Duration::from_secs(15));
        }
    }

    /// From the missing `complete` a client knows that there is more.
    #[tokio::test(start_paused = true)]
    async fn a_server_that_ends_ends_the_stream() {
        let (server, shutdown) = watch::channel(false);
        let answers = Answers::lasting(stream::iter([answer(1)]).chain(stream::pending()));
        let mut body = stream(answers, shutdown).into_body().into_data_stream();
        assert!(body.next().await.unwrap().unwrap().starts_with(b"event: next"));
        server.send_replace(true);
        assert!(body.next().await.is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn a_server_that_ends_finishes_what_comes_to_its_end() {
        let (server, shutdown) = watch::channel(false);
        let (go, mut may) = watch::channel(false);
        let slow = once(async move {
            drop(may.wait_for(|may| *may).await);
            answer(1)
        });
        let mut body = stream(Answers::passing(slow), shutdown)
            .into_body()
            .into_data_stream();
        server.send_replace(true);
        go.send_replace(true);
        assert!(body.next().await.unwrap().unwrap().starts_with(b"event: next"));
        assert_eq!(body.next().await.unwrap().unwrap(), "event: complete\ndata:\n\n");
        assert!(body.next().await.is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn an_answer_is_asked_for_when_there_is_room_for_it() {
        let (_server, shutdown) = watch::channel(false);
        let (asked, mut count) = watch::channel(0);
        let answers = stream::repeat_with(move || {
            asked.send_modify(|count| *count += 1);
            answer(1)
        });
        let mut body = stream(Answers::lasting(answers), shutdown)
            .into_body()
            .into_data_stream();
        for taken in 1..=10 {
            assert!(body.next().await.is_some());
            assert_eq!(*count.borrow_and_update(), taken);
        }
        drop(body);
        count.changed().await.expect_err("the answers were dropped");
    }
}
