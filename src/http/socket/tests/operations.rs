//! Operations: what comes of them, their ids, and how many may be open.

use async_graphql::{PathSegment, Response, ServerError, value};
use axum::extract::ws::Message;
use futures_util::stream;
use serde_json::json;

use super::{Client, in_turn, never, next};
use crate::http::{
    operation::{Answer, Answers},
    socket::Limits,
};

/// Keys stay in the order in which they were asked for.
#[tokio::test(start_paused = true)]
async fn a_query_has_one_answer_and_is_complete() {
    let mut client = Client::known(|who, _| {
        let answer = next(value!({"who": who, "b": 1, "a": {"z": null, "y": [2]}}));
        Answers::passing(stream::iter([answer]))
    })
    .await;
    // An id is free again after its operation.
    for _ in 0..2 {
        client.subscribe("é\\\"", "{ who b a }");
        assert_eq!(
            client.hear().await,
            r#"{"type":"next","id":"é\"","payload":{"data":{"who":"somebody","b":1,"a":{"z":null,"y":[2]}}}}"#
        );
        assert_eq!(client.hear().await, r#"{"type":"complete","id":"é\""}"#);
    }
    client.goes().await;
}

#[tokio::test(start_paused = true)]
async fn the_whole_request_is_executed() {
    let mut client = Client::known(|_, request| {
        let parts = json!([
            request.query,
            request.operation_name,
            request.variables,
            request.extensions.0
        ]);
        Answers::passing(stream::iter([next(value!(parts.to_string()))]))
    })
    .await;
    for (payload, parts) in [
        (r#"{"query":"{ a }"}"#, json!(["{ a }", null, {}, {}])),
        (
            r#"{"query":"","operationName":null,"variables":null,"extensions":null}"#,
            json!(["", null, {}, {}]),
        ),
        (
            r#"{"query":"query Q { a }","operationName":"Q","variables":{"v":[1,"x"]},"extensions":{"e":{"f":true}},"more":1}"#,
            json!(["query Q { a }", "Q", {"v": [1, "x"]}, {"e": {"f": true}}]),
        ),
    ] {
        client.say(format!(r#"{{"type":"subscribe","id":"1","payload":{payload}}}"#));
        let heard: serde_json::Value = serde_json::from_str(&client.hear().await).expect("JSON");
        assert_eq!(heard["payload"]["data"], parts.to_string());
        assert_eq!(client.hear().await, r#"{"type":"complete","id":"1"}"#);
    }
    client.goes().await;
}

/// An error of a resolver is part of a result; one that keeps the operation from being executed is none.
#[tokio::test(start_paused = true)]
async fn what_is_not_executed_is_an_error_and_nothing_more() {
    let mut client = Client::known(|_, request| {
        let mut failed = ServerError::new("no", None);
        if request.query.as_deref() == Some("refused") {
            Answers::passing(stream::iter([Answer::Refused(vec![failed]), next(value!(1))]))
        } else {
            failed.path = vec![PathSegment::Field("a".to_owned())];
            Answers::passing(stream::iter([Answer::Next(Response::from_errors(vec![failed]))]))
        }
    })
    .await;
    client.subscribe("1", "failed");
    assert_eq!(
        client.hear().await,
        r#"{"type":"next","id":"1","payload":{"data":null,"errors":[{"message":"no","path":["a"]}]}}"#
    );
    assert_eq!(client.hear().await, r#"{"type":"complete","id":"1"}"#);
    for _ in 0..2 {
        client.subscribe("1", "refused");
        assert_eq!(
            client.hear().await,
            r#"{"type":"error","id":"1","payload":[{"message":"no"}]}"#
        );
    }
    client.say(r#"{"type":"ping"}"#);
    assert_eq!(client.hear().await, r#"{"type":"pong"}"#);
    client.goes().await;
}

#[tokio::test(start_paused = true)]
async fn an_id_belongs_to_one_open_operation() {
    for (id, told) in [
        ("one".to_owned(), "one".to_owned()),
        ("x".repeat(500), format!("{}…", "x".repeat(123 - 30 - 3))),
    ] {
        let client = Client::known(|_, _| never().0).await;
        client.subscribe(&id, "a");
        client.subscribe(&id, "b");
        assert_eq!(
            client.ended().await,
            (4409, format!("Subscriber for {told} already exists"))
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_client_ends_an_operation() {
    let (answers, mut dropped) = never();
    let once = Answers::passing(stream::iter([next(value!(2))]));
    let mut client = Client::known(in_turn([answers, once])).await;
    client.subscribe("1", "a");
    client.say(r#"{"type":"complete","id":"1"}"#);
    dropped.changed().await.expect_err("the answers were dropped");
    // What is not open may be ended too: two messages may cross.
    for id in ["1", "2"] {
        client.say(format!(r#"{{"type":"complete","id":"{id}"}}"#));
    }
    client.subscribe("1", "b");
    assert_eq!(
        client.hear().await,
        r#"{"type":"next","id":"1","payload":{"data":2}}"#
    );
    assert_eq!(client.hear().await, r#"{"type":"complete","id":"1"}"#);
    client.goes().await;
}

/// Even if it had something to say at once.
#[tokio::test(start_paused = true)]
async fn nothing_comes_of_an_operation_that_the_client_ended() {
    let flood = || Answers::lasting(stream::repeat_with(|| next(value!(1))));
    let mut client = Client::known(move |_, _| flood()).await;
    client.subscribe("1", "flood");
    for _ in 0..10 {
        assert_eq!(
            client.hear().await,
            r#"{"type":"next","id":"1","payload":{"data":1}}"#
        );
    }
    client.say(r#"{"type":"complete","id":"1"}"#);
    client.say(r#"{"type":"ping"}"#);
    while client.hear().await != r#"{"type":"pong"}"# {}
    client.say(r#"{"type":"ping"}"#);
    assert_eq!(client.hear().await, r#"{"type":"pong"}"#);
    client.goes().await;
}

#[tokio::test(start_paused = true)]
async fn only_so_many_operations_are_open_at_once() {
    let limits = Limits {
        operations: 2,
        ..Limits::default()
    };
    let (first, second) = (never().0, never().0);
    let third = Answers::passing(stream::iter([next(value!(3))]));
    let authenticate = |_| std::future::ready(Ok(String::new()));
    let mut client = Client::new(limits, authenticate, in_turn([first, second, third]));
    client.say(r#"{"type":"connection_init"}"#);
    assert_eq!(client.hear().await, r#"{"type":"connection_ack"}"#);
    for id in ["1", "2", "3"] {
        client.subscribe(id, "a");
    }
    assert_eq!(
        client.hear().await,
        r#"{"type":"error","id":"3","payload":[{"message":"2 operations are open in this connection; expected no more","extensions":{"code":"OVERLOADED"}}]}"#
    );
    client.say(r#"{"type":"complete","id":"2"}"#);
    client.subscribe("3", "a");
    assert_eq!(
        client.hear().await,
        r#"{"type":"next","id":"3","payload":{"data":3}}"#
    );
    assert_eq!(client.hear().await, r#"{"type":"complete","id":"3"}"#);
    client.goes().await;
}

#[tokio::test(start_paused = true)]
async fn operations_end_with_their_client() {
    for leaves in [true, false] {
        let (answers, mut dropped) = never();
        let client = Client::known(in_turn([answers])).await;
        client.subscribe("1", "a");
        if leaves {
            client.send(Message::Close(None));
        }
        client.goes().await;
        dropped.changed().await.expect_err("the answers were dropped");
    }
}

/// Answers of several operations come side by side, however much each of them has to say.
#[tokio::test(start_paused = true)]
async fn operations_take_turns() {
    let flood = |number: i32| Answers::lasting(stream::repeat_with(move || next(value!(number))));
    let mut client = Client::known(in_turn([flood(0), flood(1), flood(2)])).await;
    for id in ["0", "1", "2"] {
        client.subscribe(id, "flood");
    }
    let mut heard = Vec::new();
    while heard.len() < 300 {
        let message = client.hear().await;
        let number = message.as_bytes()[21] - b'0';
        heard.push(usize::from(number));
    }
    // When all three are open, each speaks once in three messages.
    for three in heard[200..].windows(3) {
        assert_eq!(three.iter().sum::<usize>(), 3, "{heard:?}");
        assert!(three.contains(&1), "{heard:?}");
    }
    client.goes().await;
}
