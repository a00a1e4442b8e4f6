//! A client of the server: requests with a token, and sockets with a subscription.

use std::net::SocketAddr;

use futures_util::{SinkExt, StreamExt};
use rapport::access::Role;
use rapport::app::App;
use rapport::http::socket::PROTOCOL;
use rapport::vocabulary::Visibility;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async};

use super::Server;

/// What a request is answered with.
#[derive(Debug)]
pub(crate) struct Answered {
    pub(crate) status: u16,
    /// The header `WWW-Authenticate`.
    pub(crate) challenge: String,
    pub(crate) text: String,
}

impl Answered {
    pub(crate) fn body(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// The code and the message of the first error.
    pub(crate) fn error(&self) -> (String, String) {
        let body = self.body();
        let error = &body["errors"][0];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        (text(&error["extensions"]["code"]), text(&error["message"]))
    }
}

impl Server {
    /// Asks with the values of the header `Authorization`, of which there is usually one or none.
    pub(crate) async fn ask(&self, authorization: &[&str], query: &str) -> Answered {
        let mut request = self.client.post(self.url("/graphql"));
        for value in authorization {
            request = request.header("authorization", *value);
        }
        answered(request.json(&json!({"query": query}))).await
    }

    /// Asks with a token: the data of an answer that has no errors.
    pub(super) async fn data(&self, token: &str, query: &str) -> Value {
        let answer = self.ask(&[&format!("Bearer {token}")], query).await;
        let mut body = answer.body();
        assert_eq!((answer.status, body.get("errors")), (200, None), "{body:#}");
        body["data"].take()
    }
}

pub(crate) async fn answered(request: reqwest::RequestBuilder) -> Answered {
    let response = request.send().await.expect("the server answers");
    Answered {
        status: response.status().as_u16(),
        challenge: super::header(&response, "www-authenticate"),
        text: response.text().await.expect("text"),
    }
}

/// Makes a token that does not expire: its id, and itself.
pub(crate) async fn token(app: &App, name: &str, role: Role, clearance: Visibility) -> (String, String) {
    crate::support::token(app.guard().tokens(), name, role, clearance).await
}

/// A socket that speaks `graphql-transport-ws`.
pub(crate) struct Socket(WebSocketStream<TcpStream>);

/// How a socket ended: the code and the reason; none where the connection was lost.
pub(crate) type End = Option<(u16, String)>;

impl Socket {
    /// Opens a socket, with a header `Authorization` or without.
    pub(crate) async fn open(address: SocketAddr, path: &str, authorization: &[&str]) -> Result<Self, Error> {
        let connection = TcpStream::connect(address).await?;
        Self::over(connection, path, authorization).await
    }

    async fn over(connection: TcpStream, path: &str, authorization: &[&str]) -> Result<Self, Error> {
        let mut request = format!("ws://server{path}").into_client_request()?;
        let headers = request.headers_mut();
        headers.insert("sec-websocket-protocol", HeaderValue::from_static(PROTOCOL));
        for value in authorization {
            headers.append("authorization", HeaderValue::from_str(value)?);
        }
        Ok(Self(client_async(request, connection).await?.0))
    }

    /// Says who one is: whether one is let in.
    pub(crate) async fn introduce(&mut self, payload: Value) -> Result<(), End> {
        let mut init = json!({"type": "connection_init"});
        if !payload.is_null() {
            init["payload"] = payload;
        }
        self.say(&init).await?;
        let heard = self.hear().await?;
        assert_eq!(heard, json!({"type": "connection_ack"}));
        Ok(())
    }

    /// A socket whose client has shown a token and was let in.
    pub(crate) async fn with_token(address: SocketAddr, token: &str) -> Result<Self, End> {
        let connection = TcpStream::connect(address).await.map_err(|_| None)?;
        Self::introduced(connection, token).await
    }

    /// The same over a connection that is there.
    pub(crate) async fn introduced(connection: TcpStream, token: &str) -> Result<Self, End> {
        let mut socket = Self::over(connection, "/graphql/ws", &[])
            .await
            .map_err(|_| None)?;
        let payload = json!({"authorization": format!("Bearer {token}")});
        socket.introduce(payload).await?;
        Ok(socket)
    }

    pub(crate) async fn say(&mut self, message: &Value) -> Result<(), End> {
        self.0
            .send(Message::text(message.to_string()))
            .await
            .map_err(|_| None)
    }

    pub(crate) async fn subscribe(&mut self, id: &str, query: &str, variables: Value) -> Result<(), End> {
        let payload = json!({"query": query, "variables": variables});
        self.say(&json!({"type": "subscribe", "id": id, "payload": payload}))
            .await
    }

    /// The next message.
    pub(crate) async fn hear(&mut self) -> Result<Value, End> {
        loop {
            match self.0.next().await {
                Some(Ok(Message::Text(text))) => return Ok(serde_json::from_str(&text).expect("JSON")),
                Some(Ok(Message::Close(Some(frame)))) => {
                    return Err(Some((frame.code.into(), frame.reason.to_string())));
                }
                Some(Ok(Message::Close(None)) | Err(_)) | None => return Err(None),
                Some(Ok(_)) => {}
            }
        }
    }
}
