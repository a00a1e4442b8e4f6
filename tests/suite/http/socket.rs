//! The socket and the stream of events over a real connection, with operations that need no record.

use std::future::{pending, ready};

use async_graphql::{Response, value};
use axum::Router;
use axum::extract::ws::WebSocketUpgrade;
use axum::http::{HeaderMap, Uri};
use axum::routing::{any, get};
use futures_util::stream::{self, StreamExt};
use futures_util::{SinkExt, future};
use rapport::http::asked::Asked;
use rapport::http::operation::{Answer, Answers};
use rapport::http::server::{Connections, serve};
use rapport::http::{events, socket};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async};

const LARGEST: usize = 64 * 1024;

/// Counts to three, or on and on.
fn execute(asked: &Asked) -> Answers {
    let answers = stream::iter(1..).map(|count: i32| Answer::Next(Response::new(value!({"count": count}))));
    if asked.query.as_deref() == Some("subscription { count }") {
        Answers::lasting(answers.take(3))
    } else {
        Answers::lasting(answers.take(3).chain(stream::pending()))
    }
}

/// A server of both protocols, and what tells it to end.
async fn server() -> (String, watch::Sender<bool>) {
    let (server, shutdown) = watch::channel(false);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("it has an address").to_string();
    let told = server.clone();
    let open = async move |upgrade: WebSocketUpgrade, uri: Uri, headers: HeaderMap| {
        let limits = socket::Limits {
            message: LARGEST,
            ..socket::Limits::default()
        };
        let authenticate = |_| ready(Ok(()));
        let execute = |(): &(), asked: Asked| execute(&asked);
        let origins = ["https://desk.example.net".parse().expect("a site")];
        let told = told.subscribe();
        socket::open(
            upgrade,
            &uri,
            &headers,
            &origins,
            authenticate,
            execute,
            limits,
            told,
        )
    };
    let told = server.clone();
    let stream = async move || {
        let asked = Asked {
            query: Some("subscription { count }".to_owned()),
            ..Asked::default()
        };
        events::stream(execute(&asked), told.subscribe())
    };
    let router = Router::new()
        .route("/socket", any(open))
        .route("/events", get(stream));
    drop(shutdown);
    tokio::spawn(serve(listener, router, Connections::default(), pending()));
    (address, server)
}

async fn connect(
    address: &str,
    headers: &[(&'static str, &str)],
) -> Result<WebSocketStream<TcpStream>, Error> {
    let mut request = format!("ws://{address}/socket").into_client_request()?;
    for (name, value) in headers {
        let value = HeaderValue::from_str(value).expect("a value of a header");
        request.headers_mut().insert(*name, value);
    }
    let connection = TcpStream::connect(address).await.expect("the server listens");
    Ok(client_async(request, connection).await?.0)
}

async fn converse(address: &str) -> WebSocketStream<TcpStream> {
    let mut socket = connect(address, &[("sec-websocket-protocol", socket::PROTOCOL)])
        .await
        .expect("the server speaks the protocol");
    say(&mut socket, r#"{"type":"connection_init"}"#).await;
    assert_eq!(hear(&mut socket).await, r#"{"type":"connection_ack"}"#);
    socket
}

async fn say(socket: &mut WebSocketStream<TcpStream>, text: &str) {
    socket.send(Message::text(text)).await.expect("the server reads");
}

async fn hear(socket: &mut WebSocketStream<TcpStream>) -> String {
    let message = socket
        .next()
        .await
        .expect("the server has not gone")
        .expect("a message");
    message.into_text().expect("text").to_string()
}

/// The code and the reason with which the server closes the socket, and then the connection.
async fn ended(mut socket: WebSocketStream<TcpStream>) -> (u16, String) {
    let message = socket
        .next()
        .await
        .expect("the server has not gone")
        .expect("a message");
    let Message::Close(Some(CloseFrame { code, reason })) = message else {
        panic!("the end was expected: {message:?}");
    };
    assert!(socket.next().await.is_none());
    (code.into(), reason.to_string())
}

#[tokio::test]
async fn operations_are_answered_over_a_socket() {
    let (address, server) = server().await;
    let mut socket = converse(&address).await;
    say(
        &mut socket,
        r#"{"type":"subscribe","id":"a","payload":{"query":"subscription { count }"}}"#,
    )
    .await;
    for count in 1..=3 {
        let next = format!(r#"{{"type":"next","id":"a","payload":{{"data":{{"count":{count}}}}}}}"#);
        assert_eq!(hear(&mut socket).await, next);
    }
    assert_eq!(hear(&mut socket).await, r#"{"type":"complete","id":"a"}"#);
    socket
        .send(Message::Ping("there?".into()))
        .await
        .expect("the server reads");
    let pong = socket.next().await.expect("an answer").expect("a message");
    assert_eq!(pong, Message::Pong("there?".into()));
    socket.close(None).await.expect("the server listens");
    assert!(matches!(socket.next().await, Some(Ok(Message::Close(_)))));
    assert!(socket.next().await.is_none());
    server.closed().await;
}

#[tokio::test]
async fn a_client_is_told_why_its_socket_is_closed() {
    let (address, _server) = server().await;
    let subscribe = r#"{"type":"subscribe","id":"a","payload":{"query":"subscription { on }"}}"#;
    let mut socket = converse(&address).await;
    say(&mut socket, subscribe).await;
    for _ in 0..3 {
        hear(&mut socket).await;
    }
    say(&mut socket, subscribe).await;
    assert_eq!(
        ended(socket).await,
        (4409, "Subscriber for a already exists".to_owned())
    );

    let mut socket = converse(&address).await;
    say(&mut socket, &" ".repeat(2 * LARGEST)).await;
    let told = "a message of 131072 bytes; expected at most 65536".to_owned();
    assert_eq!(ended(socket).await, (4400, told));

    let socket = connect(&address, &[]).await.expect("no protocol was asked for");
    assert_eq!(
        ended(socket).await,
        (4406, "Subprotocol not acceptable".to_owned())
    );
    let other = connect(&address, &[("sec-websocket-protocol", "graphql-ws")]).await;
    assert!(matches!(other, Err(Error::Protocol(_))), "{other:?}");
}

#[tokio::test]
async fn a_page_of_another_site_opens_no_socket() {
    let (address, _server) = server().await;
    let protocol = ("sec-websocket-protocol", socket::PROTOCOL);
    let own = format!("http://{address}");
    for origin in [own.as_str(), "https://desk.example.net"] {
        connect(&address, &[protocol, ("origin", origin)])
            .await
            .expect(origin);
    }
    for origin in ["https://example.com", "http://127.0.0.1", "null"] {
        let refused = connect(&address, &[protocol, ("origin", origin)]).await;
        let Err(Error::Http(response)) = refused else {
            panic!("{origin}: {refused:?}");
        };
        assert_eq!(response.status(), 403, "{origin}");
    }
}

/// And waits until every client has been told.
#[tokio::test]
async fn a_server_that_ends_tells_its_clients() {
    let (address, server) = server().await;
    let sockets = [converse(&address).await, converse(&address).await];
    server.send_replace(true);
    let told = future::join_all(sockets.map(ended)).await;
    let going = "The server is ending; reconnect and resume".to_owned();
    assert_eq!(told, [(1001, going.clone()), (1001, going)]);
    server.closed().await;
}

#[tokio::test]
async fn an_operation_is_a_stream_of_events() {
    let (address, _server) = server().await;
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let response = client
        .get(format!("http://{address}/events"))
        .send()
        .await
        .expect("an answer");
    assert_eq!(super::header(&response, "content-type"), "text/event-stream");
    let text = response.text().await.expect("text");
    let events: Vec<String> = (1..=3)
        .map(|count| format!("event: next\ndata: {{\"data\":{{\"count\":{count}}}}}\n\n"))
        .collect();
    assert_eq!(text, events.concat() + "event: complete\ndata:\n\n");
}
