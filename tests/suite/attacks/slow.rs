//! Who opens connections and sends slowly, or nothing: the connection is closed, and others are answered meanwhile.

use std::future::pending;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http;
use rapport::http::server::{Connections, serve};
use rapport::http::{Admissions, Serving, router};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::app::Rapport;
use crate::support::on_both_databases;

const HONEST: &[u8] = b"POST /graphql HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: 27\r\n\r\n{\"query\": \"{ __typename }\"}";

/// A server that waits a moment for whoever is slow.
async fn server(rapport: &Rapport, most: usize) -> (SocketAddr, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    let moment = Duration::from_millis(50);
    let admissions = Admissions {
        body: moment,
        ..Admissions::default()
    };
    let serving = Serving {
        admissions,
        ..Serving::default()
    };
    let router = router(Arc::clone(&rapport.app), serving);
    let connections = Connections {
        most,
        head: moment,
        writing: moment,
        ..Connections::default()
    };
    let task = tokio::spawn(async move {
        serve(listener, router, connections, pending())
            .await
            .expect("it serves until it is aborted");
    });
    (address, task)
}

/// Connects and sends; the connection.
async fn sent(address: SocketAddr, bytes: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.expect("the server listens");
    stream.write_all(bytes).await.expect("the server reads");
    stream
}

/// All that comes until the server closes.
async fn rest(mut stream: TcpStream) -> String {
    let mut answer = Vec::new();
    // A connection that is reset is closed, too.
    drop(stream.read_to_end(&mut answer).await);
    String::from_utf8_lossy(&answer).into_owned()
}

on_both_databases! {
    async fn who_sends_slowly_is_left_and_others_are_answered(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let (address, server) = server(&rapport, 100).await;
        let silent = sent(address, b"").await;
        let head = sent(address, b"POST /graphql HTTP/1.1\r\nhost: a\r\nx-slow: ").await;
        let body = sent(address, &HONEST[..HONEST.len() - 1]).await;
        let http2 = sent(address, b"PRI * HTTP/2.0\r\n").await;
        let honest = rest(sent(address, HONEST).await).await;
        assert!(honest.starts_with("HTTP/1.1 200 ") && honest.ends_with(r#"{"data":{"__typename":"Query"}}"#), "{honest}");
        let told = rest(body).await;
        assert!(told.starts_with("HTTP/1.1 408 ") && told.contains("DEADLINE_EXCEEDED"), "{told}");
        for closed in [silent, head, http2] {
            let told = rest(closed).await;
            assert!(!told.contains("200 OK"), "{told}");
        }
        server.abort();
    }

    /// Who speaks HTTP/2 may take the head of an answer and leave no room for the rest.
    async fn who_takes_nothing_of_an_answer_is_sent_no_more_and_others_are_answered(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let (address, server) = server(&rapport, 100).await;
        let stream = TcpStream::connect(address).await.expect("the server listens");
        let mut client = h2::client::Builder::new();
        let client = client.initial_window_size(0).handshake::<_, Bytes>(stream);
        let (mut asks, speaking) = client.await.expect("the server speaks HTTP/2");
        let speaking = tokio::spawn(speaking);
        let question = r#"{"query": "{ __schema { types { name description fields { name description } } } }"}"#;
        let request = http::Request::post("http://localhost/graphql").header("content-type", "application/json");
        let (response, mut body) = asks.send_request(request.body(()).expect("a request"), false).expect("it is sent");
        body.send_data(Bytes::from_static(question.as_bytes()), true).expect("it is sent");
        let mut response = response.await.expect("it is answered");
        let length: usize = response.headers()["content-length"].to_str().expect("text").parse().expect("a number");
        assert!(response.status() == 200 && length > 16 * 1024, "{response:?}");
        let honest = rest(sent(address, HONEST).await).await;
        assert!(honest.ends_with(r#"{"data":{"__typename":"Query"}}"#), "{honest}");
        let error = response.body_mut().data().await.expect("it does not end").expect_err("nothing of it is taken");
        assert_eq!(error.reason(), Some(h2::Reason::CANCEL));
        speaking.abort();
        server.abort();
    }

    async fn one_connection_too_many_is_turned_away(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let (address, server) = server(&rapport, 1).await;
        let mut first = sent(address, &String::from_utf8_lossy(HONEST).replace("connection: close\r\n", "").into_bytes()).await;
        assert_eq!(first.read_u8().await.expect("it is answered"), b'H');
        let told = rest(TcpStream::connect(address).await.expect("the server listens")).await;
        assert!(told.starts_with("HTTP/1.1 503 ") && told.contains("retry-after: 1"), "{told}");
        server.abort();
    }
}
