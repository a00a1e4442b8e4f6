//! GraphQL over WebSocket, in the protocol `graphql-transport-ws`
//! (<https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md>).
//!
//! One task holds a conversation, and one message goes out at a time: the operations are asked for their next answer only
//! when the last message has left, in turn. A client that reads slowly slows its own operations and costs no memory; one
//! that does not read at all is let go of.
//!
//! # How a conversation ends
//!
//! | Code | Reason |
//! | --- | --- |
//! | 1001 | The server ends. Reconnect and resume |
//! | 1013 | It cannot be found out just now whether the token is taken. Reconnect after a while |
//! | 4400 | A message that the protocol does not have, in binary, or too large |
//! | 4401 | An operation before `connection_ack` |
//! | 4403 | Whoever checks `connection_init` refused it |
//! | 4406 | The client did not offer `graphql-transport-ws` |
//! | 4408 | No `connection_init` in time |
//! | 4409 | An operation under the id of one that is open |
//! | 4429 | A second `connection_init` |
//! | 4499 | Ours: the client takes its messages too slowly, or answers no ping. Reconnect and resume |
//! | 4500 | An answer that cannot be written as JSON |
//!
//! The reference client reconnects after 1001, 1013 and 4499, and gives up after the others, 4403 and 4408 aside.

mod conversation;
mod ending;
mod messages;
mod origin;
#[cfg(test)]
mod tests;

use std::time::Duration;

use axum::{
    extract::ws::WebSocketUpgrade,
    http::{HeaderMap, StatusCode, Uri},
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value};
use tokio::sync::watch;

pub use self::conversation::converse;
use self::ending::Ending;
use super::{Origin, asked::Asked, operation::Answers};

/// The name of the protocol.
pub const PROTOCOL: &str = "graphql-transport-ws";

/// How much is read at once, in bytes. Held for each socket, most of which are silent most of the time.
const READ_AT_ONCE: usize = 8 * 1024;
/// How many times as large as allowed a message may be and still be read to its end: a socket that is closed with
/// something unread loses what was said last, and with it the reason. A message in parts is kept as long as it arrives.
const READ_TO_ITS_END: usize = 2;

/// Why a client is not let in.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Unwelcome {
    /// What it shows is not taken, and why.
    Refused(String),
    /// That cannot be found out just now, and why.
    Unavailable(String),
}

/// What a client may use, and how long it may take.
#[derive(Clone, Debug)]
pub struct Limits {
    /// How long a client may take to send `connection_init`.
    pub init: Duration,
    /// How many operations may be open at once.
    pub operations: usize,
    /// How large a message of the client may be, in bytes.
    pub message: usize,
    /// After how long a silence of the client it is sent a ping, and how long it may then take to be heard.
    pub silence: Duration,
    /// How long after a whole message of the client it is sent the protocol's `ping`, to which it has to say `pong` within
    /// `silence`. It cannot while a message of its own is not at its end.
    pub whole: Duration,
    /// How long the client may take to receive one message.
    pub send: Duration,
    /// How long the end may take: to say why, and to hear the client agree.
    pub farewell: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            init: Duration::from_secs(10),
            operations: 100,
            message: 1024 * 1024,
            silence: Duration::from_secs(20),
            whole: Duration::from_mins(2),
            send: Duration::from_secs(30),
            farewell: Duration::from_secs(5),
        }
    }
}

/// Answers the request for a socket, and holds the conversation in a task of its own: see [`converse`] for `authenticate`
/// and `execute`.
///
/// A page of another site could open a socket with the reader's cookies and from within the reader's network, so that a
/// request whose `Origin` is not the server itself is refused, unless `origins` has it. What is no browser sends no `Origin`, and is let in.
///
/// A server that ends does not wait for sockets by itself. Give every conversation a receiver of `shutdown` of its own and
/// keep none, tell the sender, then await [`watch::Sender::closed`]: it comes when the last conversation has ended.
pub fn open<A, F, I, E>(
    upgrade: WebSocketUpgrade,
    uri: &Uri,
    headers: &HeaderMap,
    origins: &[Origin],
    authenticate: A,
    execute: E,
    limits: Limits,
    shutdown: watch::Receiver<bool>,
) -> Response
where
    A: FnOnce(Option<Map<String, Value>>) -> F + Send + 'static,
    F: Future<Output = Result<I, Unwelcome>> + Send + 'static,
    I: Send + 'static,
    E: Fn(&I, Asked) -> Answers + Send + 'static,
{
    if !origin::is_allowed(uri, headers, origins) {
        let text = "Origin: a page of another site may not open a socket here\n";
        return (StatusCode::FORBIDDEN, text).into_response();
    }
    let upgrade = upgrade
        .protocols([PROTOCOL])
        .read_buffer_size(READ_AT_ONCE)
        .max_message_size(limits.message.saturating_mul(READ_TO_ITS_END))
        .max_frame_size(limits.message.saturating_mul(READ_TO_ITS_END));
    let spoken = upgrade.selected_protocol().is_some();
    upgrade.on_upgrade(async move |mut socket| {
        if spoken {
            converse(socket, authenticate, execute, limits, shutdown).await;
        } else {
            conversation::end(&mut socket, &Ending::NotSpoken, limits.farewell).await;
        }
    })
}
