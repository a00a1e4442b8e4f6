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

/// How long those wait who have no patience.
const MOMENT: Duration = Duration::from_millis(50);

/// One of several servers of a record, with the time that it gives the body of a request and what else it expects.
async fn server(rapport: &Rapport, body: Duration, connections: Connections) -> (SocketAddr, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    let admissions = Admissions {
        body,
        ..Admissions::default()
    };
    let serving = Serving {
        admissions,
        ..Serving::default()
    };
    let router = router(Arc::clone(&rapport.app), serving);
    let task = tokio::spawn(async move {
        serve(listener, router, connections, pending())
            .await
            .expect("it serves until it is aborted");
    });
    (address, task)
}

/// A server with the patience that servers have.
async fn patient(rapport: &Rapport) -> (SocketAddr, JoinHandle<()>) {
    server(rapport, Admissions::default().body, Connections::default()).await
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
    /// Each is left by a server that has no patience for just what is slow; others are answered by one that has, while the
    /// same connections wait there.
    async fn who_sends_slowly_is_left_and_others_are_answered(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let all = [b"".as_slice(), b"POST /graphql HTTP/1.1\r\nhost: a\r\nx-slow: ", b"PRI * HTTP/2.0\r\n", &HONEST[..HONEST.len() - 1]];
        let [silent, head, http2, body] = all;
        let (patient, serving) = patient(&rapport).await;
        let mut waiting = Vec::new();
        for slow in all {
            waiting.push(sent(patient, slow).await);
        }
        let honest = rest(sent(patient, HONEST).await).await;
        assert!(honest.starts_with("HTTP/1.1 200 ") && honest.ends_with(r#"{"data":{"__typename":"Query"}}"#), "{honest}");
        drop(waiting);
        serving.abort();

        let (address, serving) = server(&rapport, MOMENT, Connections::default()).await;
        let told = rest(sent(address, body).await).await;
        assert!(told.starts_with("HTTP/1.1 408 ") && told.contains("DEADLINE_EXCEEDED"), "{told}");
        serving.abort();

        let connections = Connections { head: MOMENT, ..Connections::default() };
        let (address, serving) = server(&rapport, Admissions::default().body, connections).await;
        for slow in [silent, head, http2] {
            let told = rest(sent(address, slow).await).await;
            assert!(!told.contains("200 OK"), "{told}");
        }
        serving.abort();
    }

    /// Who speaks HTTP/2 may take the head of an answer and leave no room for the rest.
    async fn who_takes_nothing_of_an_answer_is_sent_no_more_and_others_are_answered(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let connections = Connections { writing: MOMENT, ..Connections::default() };
        let (address, server) = server(&rapport, Admissions::default().body, connections).await;
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
        let connections = Connections { most: 1, ..Connections::default() };
        let (address, server) = server(&rapport, Admissions::default().body, connections).await;
        let mut first = sent(address, &String::from_utf8_lossy(HONEST).replace("connection: close\r\n", "").into_bytes()).await;
        assert_eq!(first.read_u8().await.expect("it is answered"), b'H');
        let told = rest(TcpStream::connect(address).await.expect("the server listens")).await;
        assert!(told.starts_with("HTTP/1.1 503 ") && told.contains("retry-after: 1"), "{told}");
        server.abort();
    }
}
