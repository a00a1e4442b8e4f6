//! The server: GraphQL at `/graphql`, over a socket at `/graphql/ws` and as events at `/graphql/stream`, GraphiQL at
//! `/graphiql`, reports at `/reports`, the network as a file at `/network.{format}`, health at `/healthz`.

mod answers;
pub mod asked;
mod cross_origin;
pub mod events;
mod following;
mod graphiql;
mod graphql;
mod identity;
mod media;
mod network;
pub mod operation;
mod operations;
mod reports;
pub mod socket;
mod streams;
mod told;

use std::sync::Arc;

use answers::Answers;
use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect},
    routing::{any, get},
};

use streams::Streams;
use tokio::sync::watch;
use tower_http::compression::{
    CompressionLayer,
    predicate::{NotForContentType, Predicate, SizeAbove},
};

use crate::{app::App, graphql::trusted::TrustedDocuments};

/// Answers that are smaller are sent as they are, in bytes.
const SMALL: u16 = 1024;

/// What all requests share.
#[derive(Clone)]
struct Shared {
    app: Arc<App>,
    answers: Arc<Answers>,
    /// Whose pages may open a socket, besides our own.
    origins: Arc<[String]>,
    documents: TrustedDocuments,
    /// Whether GraphiQL and the schema are only for those who show a token.
    reserved: bool,
    streams: Streams,
    shutdown: watch::Sender<bool>,
}

/// How the server serves.
#[derive(Clone, Debug)]
pub struct Serving {
    /// Up to how many bytes of requests and answers are kept until the record changes; 0 for none.
    pub kept_answers: u64,
    /// Whose pages may ask and open a socket, besides our own: `https://app.example.org`.
    pub origins: Vec<String>,
    /// The documents that requests may name.
    pub documents: TrustedDocuments,
    /// Whether GraphiQL and the schema are only for those who show a token.
    pub reserved: bool,
    /// Tells everything that goes on for long, sockets and streams of events, to end.
    pub shutdown: watch::Sender<bool>,
}

impl Default for Serving {
    fn default() -> Self {
        Self {
            kept_answers: 64 << 20,
            origins: Vec::new(),
            documents: TrustedDocuments::default(),
            reserved: false,
            shutdown: watch::Sender::new(false),
        }
    }
}

/// All routes.
pub fn router(app: Arc<App>, serving: Serving) -> Router {
    let cross_origin = cross_origin::layer(&serving.origins);
    let shared = Shared {
        app,
        answers: Arc::new(Answers::new(serving.kept_answers)),
        origins: serving.origins.into(),
        documents: serving.documents,
        reserved: serving.reserved,
        streams: Streams::default(),
        shutdown: serving.shutdown,
    };
    let router = Router::new()
        .route("/", get(|| async { Redirect::temporary("/graphiql") }))
        .route("/graphql", any(graphql::endpoint))
        .route("/graphql/stream", any(streams::endpoint))
        .route("/graphql/ws", any(following::socket))
        .route("/graphiql", get(graphiql::page))
        .route("/graphiql/{file}", get(graphiql::file))
        .route("/reports", get(reports::index))
        .route("/reports/{name}", get(reports::one))
        .route("/{file}", get(network::file))
        .route("/healthz", get(health))
        .fallback(nothing_here)
        .with_state(shared)
        .layer(CompressionLayer::new().compress_when(worth_compressing()));
    match cross_origin {
        Some(layer) => router.layer(layer),
        None => router,
    }
}

/// What is large enough to be worth it, and comes whole: an event is to leave at once.
fn worth_compressing() -> impl Predicate {
    SizeAbove::new(SMALL)
        .and(NotForContentType::SSE)
        .and(NotForContentType::IMAGES)
}

/// Whether the server can answer: 200 where the database does, 503 where not.
async fn health(State(shared): State<Shared>) -> impl IntoResponse {
    match shared.app.live().store().ping().await {
        Ok(()) => (StatusCode::OK, "ok\n"),
        Err(error) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "the database does not answer"
            );
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}

async fn nothing_here() -> impl IntoResponse {
    let text = "nothing here; GraphQL is at /graphql, GraphiQL at /graphiql\n";
    (
        StatusCode::NOT_FOUND,
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8")],
        text,
    )
}
