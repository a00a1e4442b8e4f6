//! The loop that takes connections: so many in all and from one address, each with only so much patience.
//!
//! axum's own loop has none of these limits: who opens connections and sends nothing, or a header a second, keeps them.

mod patient;
mod places;
mod taken;

use std::{
    convert::Infallible,
    io::{self, Write},
    net::SocketAddr,
    pin::pin,
    time::Duration,
};

use axum::{Router, extract::ConnectInfo};
use hyper::service::service_fn;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::conn::auto::Builder,
};
use patient::Patient;
use places::{Place, Places};
use taken::{InParts, Watching};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream},
    sync::watch,
    time::timeout,
};
use tower_service::Service;

/// What is answered where no more connections are taken.
const FULL: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\nretry-after: 1\r\ncontent-length: 0\r\n\r\n";
/// How often a silent connection of HTTP/2 is asked whether it is still there, and how long it has to say so.
const PULSE: Duration = Duration::from_secs(20);
/// How long a connection that has only just come may take to ask, when the server ends.
const FRESH: Duration = Duration::from_secs(1);

/// How many connections the system may have let in that nobody has taken yet, when the server ends.
const LET_IN: usize = 1_024;

/// What is expected of connections.
#[derive(Clone, Debug)]
pub struct Connections {
    /// How many there may be.
    pub most: usize,
    /// How many there may be from one address. This machine's own are not counted: they may be a proxy's.
    pub per_address: usize,
    /// How many requests one connection of HTTP/2 may carry at a time.
    pub streams: u32,
    /// How long the head of a request may take to arrive; for the first, from the moment the connection is there.
    pub head: Duration,
    /// How long a client may leave no room for what is sent to it, on a connection or, over HTTP/2, for one answer.
    pub writing: Duration,
}

impl Default for Connections {
    fn default() -> Self {
        Self {
            most: 10_000,
            per_address: 100,
            streams: 100,
            head: Duration::from_secs(10),
            writing: Duration::from_secs(30),
        }
    }
}

/// Serves until it is told to end, and then until the last request is answered.
///
/// # Errors
///
/// None that ends it: a connection that cannot be taken is passed over.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    connections: Connections,
    told_to_end: impl Future<Output = ()>,
) -> io::Result<()> {
    let places = Places::new(connections.most, connections.per_address);
    // Every connection holds a receiver: it hears of the end, and is gone when it is dropped.
    let (ending, heard) = watch::channel(false);
    let take = |stream: TcpStream, address: SocketAddr| match places.take(address.ip()) {
        Some(place) => {
            if let Err(error) = stream.set_nodelay(true) {
                tracing::debug!(%error, "a connection keeps its delay");
            }
            let (router, connections, heard) = (router.clone(), connections.clone(), heard.clone());
            tokio::spawn(connection(stream, address, router, connections, heard, place));
        }
        None => turn_away(stream),
    };
    let mut told_to_end = pin!(told_to_end);
    loop {
        let accepted = tokio::select! {
            // However many go on to come.
            biased;
            () = &mut told_to_end => break,
            accepted = listener.accept() => accepted,
        };
        let (stream, address) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                cannot_accept(&error).await;
                continue;
            }
        };
        take(stream, address);
    }
    // Those that the system has taken already. It is the system that is asked, as it may not have been heard yet.
    let listener = listener.into_std()?;
    for _ in 0..LET_IN {
        let Ok((stream, address)) = listener.accept() else {
            break;
        };
        if stream.set_nonblocking(true).is_ok()
            && let Ok(stream) = TcpStream::from_std(stream)
        {
            take(stream, address);
        }
    }
    // Whoever comes from now on is refused by the system.
    drop(listener);
    drop(heard);
    ending.send_replace(true);
    ending.closed().await;
    Ok(())
}

/// A connection that failed before it was there is its client's affair. Where there are no more to be had, it is waited until
/// some are given back.
async fn cannot_accept(error: &io::Error) {
    if matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused | io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset
    ) {
        return;
    }
    tracing::error!(%error, "no connection can be taken");
    tokio::time::sleep_until(tokio::time::Instant::now() + Duration::from_secs(1)).await;
}

/// Says that there is no room, if that can be said at once.
fn turn_away(stream: TcpStream) {
    // What waits for a place to write would itself be a connection.
    let told = stream.into_std().and_then(|mut stream| stream.write(FULL));
    tracing::debug!(?told, "a connection is one too many");
}

async fn connection(
    stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
    address: SocketAddr,
    router: Router,
    connections: Connections,
    heard: watch::Receiver<bool>,
    place: Place,
) {
    let mut builder = Builder::new(Watching(connections.writing));
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(connections.head);
    builder
        .http2()
        .timer(TokioTimer::new())
        .enable_connect_protocol()
        .max_concurrent_streams(connections.streams)
        .keep_alive_interval(PULSE)
        .keep_alive_timeout(PULSE);
    let (asked, mut first) = watch::channel(false);
    let service = service_fn(move |mut request: hyper::Request<hyper::body::Incoming>| {
        asked.send_replace(true);
        request.extensions_mut().insert(ConnectInfo(address));
        let answered = router.clone().call(request);
        async { Ok::<_, Infallible>(answered.await?.map(InParts::new)) }
    });
    let stream = Patient::new(stream, Some(place), connections.head, connections.writing);
    let mut serving = pin!(builder.serve_connection_with_upgrades(TokioIo::new(stream), service));
    // Its own stays until the connection is done: that is what the end of the server waits for.
    let mut told_to_end = heard.clone();
    let mut ends = pin!(async move {
        drop(told_to_end.wait_for(|ends| *ends).await);
        // Whoever has only just come is about to ask, and is heard.
        drop(timeout(FRESH, first.wait_for(|asked| *asked)).await);
    });
    let mut told = false;
    loop {
        tokio::select! {
            served = serving.as_mut() => {
                if let Err(error) = served {
                    tracing::debug!(%error, "a connection ended early");
                }
                break;
            }
            () = &mut ends, if !told => {
                told = true;
                serving.as_mut().graceful_shutdown();
            }
        }
    }
}
