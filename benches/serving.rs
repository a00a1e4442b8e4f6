//! How fast answers are served: the headline query and one of four levels, against a bare handler that gives the same
//! bytes, in one run. See docs/performance.md.
//!
//! `cargo bench --bench serving -- --database URL` measures on a database that holds a generated record. Each of the
//! three servers has the same machine to itself in turn; 32 connections ask as fast as they are answered.

#![expect(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a bench prints what it measured"
)]

mod shared;

use std::{
    error::Error,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{Router, body::Bytes, http::header, routing::post};
use rapport::{
    app::App,
    clock::Clock,
    http::{self, Serving},
    store::{Access, Store},
    vocabulary::Visibility,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const CONNECTIONS: usize = 32;
const WARM_UP: Duration = Duration::from_secs(1);
const MEASURED: Duration = Duration::from_secs(4);

const QUERIES: [(&str, &str); 2] = [
    (
        "headline, first 50",
        "{ position(key: \"wego-secretary-general\") { met(first: 50) { totalCount edges { meetings firstMet lastMet \
         inferred position { title } institution { name } node { name } } } } }",
    ),
    (
        "four levels",
        "{ embassy(key: \"embassy-1\") { name positions { nodes { title holders(on: \"2015-06-01\") { certainty person \
         { name events(first: 5) { nodes { title from participants { nodes { side person { name } } } } } } } } } } }",
    ),
];

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let Some(database) = shared::database() else {
        return Ok(());
    };
    let store = Store::open(&database, Access::Read).await?;
    let started = Instant::now();
    let app = Arc::new(App::start(store, Visibility::Public, None, Clock::System).await?);
    let bytes = app
        .live()
        .snapshot(Visibility::Public)
        .await?
        .network
        .size_in_bytes();
    println!(
        "network: {:.1} s to build, {:.1} MB",
        started.elapsed().as_secs_f64(),
        bytes as f64 / 1e6
    );
    println!(
        "{:<20} {:<16} {:>12} {:>10} {:>8}",
        "query", "server", "requests/s", "p99 ms", "of bare"
    );
    for (name, query) in QUERIES {
        let body = serde_json::json!({ "query": query }).to_string();
        let executed = serve(http::router(Arc::clone(&app), keeping(0))).await?;
        let answer = Bytes::from(ask(executed, &body).await?);
        if !answer.starts_with(b"{\"data\":") || answer.windows(8).any(|part| part == b"\"errors\"") {
            return Err(format!("{name}: {}", String::from_utf8_lossy(&answer)).into());
        }
        let kept = serve(http::router(Arc::clone(&app), keeping(64 << 20))).await?;
        let bare = serve(bare(answer.clone())).await?;
        let (bare_rate, bare_tail) = load(bare, &body).await?;
        let rows = [("bare handler", bare_rate, bare_tail)];
        let (rate, tail) = load(executed, &body).await?;
        let (kept_rate, kept_tail) = load(kept, &body).await?;
        for (server, rate, tail) in rows
            .into_iter()
            .chain([("executed", rate, tail), ("kept answer", kept_rate, kept_tail)])
        {
            let tail = tail.as_secs_f64() * 1e3;
            println!(
                "{name:<20} {server:<16} {rate:>12.0} {tail:>10.2} {:>8.3}",
                rate / bare_rate
            );
        }
        println!("{name:<20} answer of {} bytes", answer.len());
    }
    Ok(())
}

/// A handler that does nothing but give these bytes.
fn bare(answer: Bytes) -> Router {
    let kind = "application/graphql-response+json; charset=utf-8";
    let give = move |_: Bytes| async move { ([(header::CONTENT_TYPE, kind)], answer.clone()) };
    Router::new().route("/graphql", post(give))
}

async fn serve(router: Router) -> Result<u16, Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(port)
}

/// Asks from all connections at once: requests a second, and the latency that 99 of 100 stay below.
async fn load(port: u16, body: &str) -> Result<(f64, Duration), Box<dyn Error>> {
    let request: Arc<[u8]> = request(body).into();
    let begin = Instant::now() + WARM_UP;
    let end = begin + MEASURED;
    let mut connections = Vec::new();
    for _ in 0..CONNECTIONS {
        let request = Arc::clone(&request);
        connections.push(tokio::spawn(async move {
            let mut connection = TcpStream::connect(("127.0.0.1", port)).await?;
            connection.set_nodelay(true)?;
            let (mut latencies, mut buffer) = (Vec::new(), Vec::with_capacity(1 << 18));
            loop {
                let asked = Instant::now();
                if asked >= end {
                    return Ok::<_, std::io::Error>(latencies);
                }
                connection.write_all(&request).await?;
                read_answer(&mut connection, &mut buffer).await?;
                if asked >= begin {
                    latencies.push(asked.elapsed());
                }
            }
        }));
    }
    let mut latencies = Vec::new();
    for connection in connections {
        latencies.extend(connection.await??);
    }
    latencies.sort_unstable();
    let tail = latencies
        .get(latencies.len() * 99 / 100)
        .copied()
        .unwrap_or_default();
    Ok((latencies.len() as f64 / MEASURED.as_secs_f64(), tail))
}

async fn ask(port: u16, body: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut connection = TcpStream::connect(("127.0.0.1", port)).await?;
    connection.write_all(&request(body)).await?;
    let mut buffer = Vec::new();
    let start = read_answer(&mut connection, &mut buffer).await?;
    Ok(buffer.split_off(start))
}

fn request(body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

/// Reads one answer whole; where its body begins.
async fn read_answer(connection: &mut TcpStream, buffer: &mut Vec<u8>) -> std::io::Result<usize> {
    buffer.clear();
    let mut end = None;
    loop {
        if let Some((start, end)) = end
            && buffer.len() >= end
        {
            return Ok(start);
        }
        if connection.read_buf(buffer).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if end.is_none()
            && let Some(head) = buffer.windows(4).position(|part| part == b"\r\n\r\n")
        {
            let text = String::from_utf8_lossy(&buffer[..head]).to_lowercase();
            let length = text
                .lines()
                .find_map(|line| line.strip_prefix("content-length: ")?.trim().parse().ok());
            end = Some((head + 4, head + 4 + length.unwrap_or(0usize)));
        }
    }
}

/// A server that keeps so many bytes of answers.
fn keeping(kept_answers: u64) -> Serving {
    Serving {
        kept_answers,
        ..Serving::default()
    }
}
