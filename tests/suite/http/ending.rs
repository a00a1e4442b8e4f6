//! A server that is told to end: it is done when the last answer is, and not before.

use axum::Router;
use axum::routing::get;
use futures_util::poll;
use rapport::http::server::{Connections, serve};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// Also where the answer takes long, over a connection that has asked before.
#[tokio::test]
async fn what_is_under_way_is_finished() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    let (arrived, mut asked) = watch::channel(0);
    let (go, may) = watch::channel(false);
    let router = Router::new().route("/at-once", get(async || "a")).route(
        "/slow",
        get(async move || {
            arrived.send_replace(1);
            drop(may.clone().wait_for(|may| *may).await);
            "done"
        }),
    );
    let (tell, mut told) = watch::channel(false);
    let end = async move { drop(told.wait_for(|told| *told).await) };
    let mut serving = tokio::spawn(serve(listener, router, Connections::default(), end));
    let mut client = TcpStream::connect(address).await.expect("the server listens");
    let ask = |path: &str| format!("GET {path} HTTP/1.1\r\nhost: a\r\n\r\n").into_bytes();
    client.write_all(&ask("/at-once")).await.expect("it is read");
    let mut first = [0; 1];
    client.read_exact(&mut first).await.expect("it is answered");
    client.write_all(&ask("/slow")).await.expect("it is read");
    asked.changed().await.expect("it arrives");
    tell.send_replace(true);
    // Nobody is let in any more: the server has heard it, and so has every connection.
    while TcpStream::connect(address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    for _ in 0..1_000 {
        tokio::task::yield_now().await;
    }
    assert!(poll!(&mut serving).is_pending(), "it waits for the answer");
    go.send_replace(true);
    let mut answer = String::new();
    client.read_to_string(&mut answer).await.expect("text");
    assert!(answer.ends_with("done"), "{answer}");
    serving.await.expect("it does not panic").expect("it ends");
}
