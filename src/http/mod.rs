//! The server: GraphQL at `/graphql`, GraphiQL at `/graphiql`, the network as a file at `/network.{format}`, health at
//! `/healthz`.

mod answers;
pub mod events;
mod graphiql;
mod graphql;
mod identity;
mod network;
pub mod operation;
pub mod socket;

use std::sync::Arc;

use answers::Answers;
use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect},
    routing::{get, post},
};

use crate::app::App;

/// What all requests share.
#[derive(Clone)]
struct Shared {
    app: Arc<App>,
    answers: Arc<Answers>,
}

/// All routes. Answers are kept until the record changes, up to a number of bytes in all.
pub fn router(app: Arc<App>, kept_answers: u64) -> Router {
    let answers = Arc::new(Answers::new(kept_answers));
    let shared = Shared { app, answers };
    Router::new()
        .route("/", get(|| async { Redirect::temporary("/graphiql") }))
        .route("/graphql", post(graphql::post).fallback(graphql::wrong_method))
        .route("/graphiql", get(graphiql::page))
        .route("/graphiql/{file}", get(graphiql::file))
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
