//! What those who run a server ask of it: whether it is alive and ready, and numbers; and what is logged of each request.

mod exposition;
mod measures;
mod metrics;
mod observing;
mod readiness;
mod traces;

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, Ordering},
};

use axum::{
    Router,
    extract::{Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use chrono::{DateTime, Utc};

use self::{
    measures::Measures,
    readiness::{Behind, Last},
};
pub(super) use observing::observe;
pub use traces::Traces;

use super::{Shared, identity};
use crate::{access::Role, clock::Clock};

/// How a server is run, and what it has counted since it began.
#[derive(Debug)]
pub struct Operating {
    began: DateTime<Utc>,
    draining: AtomicBool,
    measures: Measures,
    /// Since when the network has been behind the database; none while it is not.
    behind: Mutex<Option<Behind>>,
    /// Why the server was not ready when that was last looked at; none where it was.
    found: Last<Option<String>>,
    traces: Option<Arc<Traces>>,
}

impl Operating {
    /// A server that begins now.
    pub fn new(clock: Clock) -> Self {
        Self {
            began: clock.now(),
            draining: AtomicBool::new(false),
            measures: Measures::default(),
            behind: Mutex::default(),
            found: Last::default(),
            traces: None,
        }
    }

    /// The same, with every request written down as a trace.
    #[must_use]
    pub fn with_traces(mut self, traces: Option<Arc<Traces>>) -> Self {
        self.traces = traces;
        self
    }

    /// The server is going to end: from now on it says that it is not ready, and asks its clients to come back over
    /// another connection, while it goes on answering.
    pub fn drain(&self) {
        self.draining.store(true, Ordering::Relaxed);
    }

    /// Whether the server is going to end.
    pub fn is_draining(&self) -> bool {
        self.draining.load(Ordering::Relaxed)
    }

    /// How many requests are being answered.
    pub fn in_flight(&self) -> u64 {
        self.measures.in_flight.count()
    }
}

/// What is answered while the network is built: that the server is alive, and not ready.
pub fn starting() -> Router {
    Router::new()
        .route("/healthz", get(readiness::alive))
        .fallback(|| async {
            let text = "not ready: the server is starting, and builds the network from the database\n";
            (
                StatusCode::SERVICE_UNAVAILABLE,
                [
                    (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
                    (header::RETRY_AFTER, "1"),
                    (header::CACHE_CONTROL, "no-store"),
                ],
                text,
            )
        })
}

/// Whether the server is alive and ready: for everybody.
pub(super) fn health() -> Router<Shared> {
    Router::new()
        .route("/healthz", get(readiness::alive))
        .route("/readyz", get(readiness::ready))
}

/// The routes of a port of its own, which only those who run the server reach.
pub(super) fn apart() -> Router<Shared> {
    health()
        .route("/metrics", get(metrics::metrics))
        .fallback(|| async {
            (
                StatusCode::NOT_FOUND,
                "nothing here but /metrics, /healthz and /readyz\n",
            )
        })
}

/// Numbers at the port that everybody reaches: for administrators, as the numbers of confidential records are no less
/// confidential.
pub(super) async fn guarded_metrics(State(shared): State<Shared>, request: Request) -> Response {
    match identity::identify(&shared.app, request.uri(), request.headers()).await {
        Ok(identity) if identity.role == Role::Admin => metrics::metrics(State(shared)).await,
        Ok(_) => {
            let text = "metrics tell how many confidential records there are; expected a token of an administrator\n";
            (StatusCode::FORBIDDEN, text).into_response()
        }
        Err(refused) => refused.into_response(),
    }
}
