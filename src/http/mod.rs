//! The server: GraphQL at `/graphql` and over a socket at `/graphql/ws`, GraphiQL at `/graphiql`, the network as a file at `/network.{format}`, health at
//! `/healthz`.

mod answers;
pub mod events;
mod following;
mod graphiql;
mod graphql;
mod identity;
mod network;
pub mod operation;
mod reports;
pub mod socket;

use std::sync::Arc;

use answers::Answers;
use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect},
    routing::{any, get, post},
};

use tokio::sync::watch;

use crate::app::App;

/// What all requests share.
#[derive(Clone)]
struct Shared {
    app: Arc<App>,
    answers: Arc<Answers>,
    /// Whose pages may open a socket, besides our own.
    origins: Arc<[String]>,
    shutdown: watch::Sender<bool>,
}

/// How the server serves.
#[derive(Clone, Debug)]
pub struct Serving {
    /// Up to how many bytes of requests and answers are kept until the record changes; 0 for none.
    pub kept_answers: u64,
    /// Whose pages may open a socket, besides our own: `https://app.example.org`.
    pub origins: Vec<String>,
    /// Tells everything that goes on for long, sockets and streams of events, to end.
    pub shutdown: watch::Sender<bool>,
}

impl Default for Serving {
    fn default() -> Self {
        Self {
            kept_answers: 64 << 20,
            origins: Vec::new(),
            shutdown: watch::Sender::new(false),
        }
    }
}

/// All routes.
pub fn router(app: Arc<App>, serving: Serving) -> Router {
    let shared = Shared {
        app,
        answers: Arc::new(Answers::new(serving.kept_answers)),
        origins: serving.origins.into(),
        shutdown: serving.shutdown,
    };
    Router::new()
        .route("/", get(|| async { Redirect::temporary("/graphiql") }))
        .route("/graphql", post(graphql::post).fallback(graphql::wrong_method))
        .route("/graphql/ws", any(following::socket))
        .route("/graphiql", get(graphiql::page))
        .route("/graphiql/{file}", get(graphiql::file))
        .route("/reports", get(reports::index))
        .route("/reports/{name}", get(reports::one))
        .route("/{file}", get(network::file))
        .route("/healthz", get(health))
        .fallback(nothing_here)
        .with_state(shared)
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
