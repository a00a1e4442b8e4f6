//! What a message has to look like, and pings.

use axum::{body::Bytes, extract::ws::Message};

use super::{Client, nothing};
use crate::http::socket::Limits;

#[tokio::test(start_paused = true)]
async fn what_the_protocol_does_not_have_ends_the_conversation() {
    for (message, reason) in [
        (
            "",
            "expected an object in JSON: EOF while parsing a value at line 1 column 0",
        ),
        (
            "hello",
            "expected an object in JSON: expected value at line 1 column 1",
        ),
        (
            r#"{"type":"ping"} {}"#,
            "expected an object in JSON: trailing characters at line 1 column 17",
        ),
        (
            r#"["ping"]"#,
            "expected an object in JSON: invalid type: sequence, expected a map at line 1 column 0",
        ),
        (
            r#""ping""#,
            "expected an object in JSON: invalid type: string \"ping\", expected a map at line 1 column 6",
        ),
        ("{}", "type: missing; expected a string"),
        (r#"{"type":5}"#, "type: expected a string"),
        (
            r#"{"type":"start"}"#,
            "type: expected connection_init, ping, pong, subscribe or complete of a client",
        ),
        (
            r#"{"type":"connection_ack"}"#,
            "type: expected connection_init, ping, pong, subscribe or complete of a client",
        ),
        (
            r#"{"type":"next","id":"1","payload":{}}"#,
            "type: expected connection_init, ping, pong, subscribe or complete of a client",
        ),
        (
            r#"{"type":"connection_init","payload":"token"}"#,
            "payload: expected an object",
        ),
        (r#"{"type":"ping","payload":[]}"#, "payload: expected an object"),
        (r#"{"type":"pong","payload":1}"#, "payload: expected an object"),
        (r#"{"type":"complete"}"#, "id: missing; expected a string"),
        (r#"{"type":"complete","id":1}"#, "id: expected a string"),
        (
            r#"{"type":"subscribe","payload":{"query":"{ a }"}}"#,
            "id: missing; expected a string",
        ),
        (
            r#"{"type":"subscribe","id":"","payload":{"query":"{ a }"}}"#,
            "id: empty; expected a string that no other open operation has",
        ),
        (
            r#"{"type":"subscribe","id":"1"}"#,
            "payload: missing; expected an object",
        ),
        (
            r#"{"type":"subscribe","id":"1","payload":["{ a }"]}"#,
            "payload: expected an object",
        ),
        (
            r#"{"type":"subscribe","id":"1","payload":{}}"#,
            "payload.query: missing; expected a string",
        ),
        (
            r#"{"type":"subscribe","id":"1","payload":{"query":1}}"#,
            "payload.query: expected a string",
        ),
        (
            r#"{"type":"subscribe","id":"1","payload":{"query":"{ a }","operationName":1}}"#,
            "payload.operationName: expected a string",
        ),
        (
            r#"{"type":"subscribe","id":"1","payload":{"query":"{ a }","variables":[1]}}"#,
            "payload.variables: expected an object",
        ),
        (
            r#"{"type":"subscribe","id":"1","payload":{"query":"{ a }","extensions":"x"}}"#,
            "payload.extensions: expected an object",
        ),
    ] {
        let client = Client::unknown(nothing);
        client.say(message);
        assert_eq!(client.ended().await, (4400, reason.to_owned()), "{message}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_message_in_binary_ends_the_conversation() {
    let client = Client::known(nothing).await;
    client.send(Message::Binary(Bytes::from_static(br#"{"type":"ping"}"#)));
    let (code, reason) = client.ended().await;
    assert_eq!(
        (code, reason.as_str()),
        (4400, "a message in binary; expected text with JSON")
    );
}

#[tokio::test(start_paused = true)]
async fn a_message_that_is_too_large_ends_the_conversation() {
    let most = Limits::default().message;
    let mut client = Client::known(nothing).await;
    let ping = |length: usize| format!("{}{}", r#"{"type":"ping"}"#, " ".repeat(length - 15));
    client.say(ping(most));
    assert_eq!(client.hear().await, r#"{"type":"pong"}"#);
    client.say(ping(most + 1));
    assert_eq!(
        client.ended().await,
        (
            4400,
            "a message of 1048577 bytes; expected at most 1048576".to_owned()
        )
    );
}

#[tokio::test(start_paused = true)]
async fn what_the_socket_cannot_read_ends_the_conversation() {
    let client = Client::known(nothing).await;
    client.to.send(Err("invalid UTF-8")).expect("the server listens");
    assert_eq!(client.ended().await, (4400, "invalid UTF-8".to_owned()));
}

#[tokio::test(start_paused = true)]
async fn a_ping_is_answered_with_its_payload() {
    let mut client = Client::unknown(nothing);
    for payload in ["", r#","payload":{"z":1,"a":[null,{"y":"é","b":0.5}]}"#] {
        client.say(format!(r#"{{"type":"ping"{payload}}}"#));
        assert_eq!(client.hear().await, format!(r#"{{"type":"pong"{payload}}}"#));
    }
    client.say(r#"{"type":"connection_init"}"#);
    assert_eq!(client.hear().await, r#"{"type":"connection_ack"}"#);
    client.say(r#"{"type":"pong","payload":{"unasked":true}}"#);
    client.say(r#"{"type":"ping"}"#);
    assert_eq!(client.hear().await, r#"{"type":"pong"}"#);
    client.goes().await;
}
