//! The messages of the protocol: those of the client, read and checked, and those of the server, written as JSON.

use async_graphql::{Response, ServerError};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::http::asked::Asked;

/// A message of the client.
pub(super) enum Received {
    /// Who the client is; what it says of that is for whoever checks it.
    ConnectionInit(Option<Map<String, Value>>),
    /// Is the server there?
    Ping(Option<Map<String, Value>>),
    /// The client is there.
    Pong,
    /// An operation is to be executed.
    Subscribe {
        /// Under which id.
        id: String,
        /// The operation.
        asked: Box<Asked>,
    },
    /// The client wants no more answers of an operation.
    Complete {
        /// The operation's id.
        id: String,
    },
}

impl Received {
    /// Reads a message. The error says what is wrong with it.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let mut message: Map<String, Value> =
            serde_json::from_str(text).map_err(|error| format!("expected an object in JSON: {error}"))?;
        let kind = string(&mut message, "type")?;
        match kind.as_str() {
            "connection_init" => object(&mut message, "payload").map(Self::ConnectionInit),
            "ping" => object(&mut message, "payload").map(Self::Ping),
            "pong" => object(&mut message, "payload").map(|_| Self::Pong),
            "subscribe" => {
                let id = id(&mut message)?;
                let payload =
                    object(&mut message, "payload")?.ok_or("payload: missing; expected an object")?;
                let asked = Box::new(Asked::read(payload).map_err(|error| format!("payload.{error}"))?);
                if asked.is_of_nothing() {
                    return Err("payload.query: missing; expected a string".to_owned());
                }
                Ok(Self::Subscribe { id, asked })
            }
            "complete" => id(&mut message).map(|id| Self::Complete { id }),
            _ => Err(
                "type: expected connection_init, ping, pong, subscribe or complete of a client".to_owned(),
            ),
        }
    }
}

fn id(message: &mut Map<String, Value>) -> Result<String, String> {
    let id = string(message, "id")?;
    if id.is_empty() {
        return Err("id: empty; expected a string that no other open operation has".to_owned());
    }
    Ok(id)
}

fn string(object: &mut Map<String, Value>, name: &str) -> Result<String, String> {
    match object.remove(name) {
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err(format!("{name}: expected a string")),
        None => Err(format!("{name}: missing; expected a string")),
    }
}

fn object(object: &mut Map<String, Value>, name: &str) -> Result<Option<Map<String, Value>>, String> {
    match object.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Object(found)) => Ok(Some(found)),
        Some(_) => Err(format!("{name}: expected an object")),
    }
}

/// A message of the server. Written straight from what it holds: keys of an answer stay as they were asked for.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Sent<'a> {
    /// The client is let in.
    ConnectionAck,
    /// Is the client there, and between two messages?
    Ping,
    /// The server is there; the payload is that of the ping.
    Pong {
        #[serde(skip_serializing_if = "Option::is_none")]
        payload: Option<Map<String, Value>>,
    },
    /// An answer of an operation.
    Next { id: &'a str, payload: &'a Response },
    /// An operation was not executed, and has ended.
    Error { id: &'a str, payload: &'a [ServerError] },
    /// An operation has ended.
    Complete { id: &'a str },
}
