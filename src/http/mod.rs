//! The server: GraphQL at `/graphql`, over a socket at `/graphql/ws` and as events at `/graphql/stream`, GraphiQL at
//! `/graphiql`, reports at `/reports`, the network as a file at `/network.{format}`, health at `/healthz`
//! and `/readyz`.

mod admission;
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
pub mod operating;
pub mod operation;
mod operations;
mod reports;
pub mod server;
mod sites;
pub mod socket;
mod streams;
mod told;

use std::sync::Arc;

use admission::{Admission, Hosts, admit};
pub use admission::{Admissions, ForwardedHeader};
use answers::Answers;
use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    middleware,
    response::{IntoResponse, Redirect},
    routing::{any, get},
};
use chrono::{DateTime, Utc};
use operating::Operating;
pub use sites::{HostName, NoHostName, NoOrigin, Origin};
use streams::Streams;
use tokio::sync::watch;
use tower_http::compression::{
    CompressionLayer,
    predicate::{NotForContentType, Predicate, SizeAbove},
};

use crate::{app::App, clock::Clock, graphql::trusted::TrustedDocuments, vocabulary::Visibility};

/// Answers that are smaller are sent as they are, in bytes.
const SMALL: u16 = 1024;

/// What all requests share.
#[derive(Clone)]
struct Shared {
    app: Arc<App>,
    answers: Arc<Answers>,
    /// Whose pages may open a socket, besides our own.
    origins: Arc<[Origin]>,
    documents: TrustedDocuments,
    /// Whether GraphiQL and the schema are only for those who show a token.
    reserved: bool,
    streams: Streams,
    admission: Admission,
    shutdown: watch::Sender<bool>,
    operating: Arc<Operating>,
    /// When the network last took up a change.
    taken_up: watch::Receiver<DateTime<Utc>>,
}

impl Shared {
    /// Where somebody is sent who comes with a browser and asks for nothing in particular: to a page that is for everybody.
    fn front(&self) -> Redirect {
        Redirect::temporary(if self.reserved { "/reports" } else { "/graphiql" })
    }
}

/// How the server serves.
#[derive(Clone, Debug)]
pub struct Serving {
    /// Up to how many bytes of requests and answers are kept until the record changes; 0 for none.
    pub kept_answers: u64,
    /// The names that the server is reached by. Where there are none, any is taken, unless strangers see what is not public.
    pub hosts: Vec<HostName>,
    /// Whose pages may ask and open a socket, besides our own.
    pub origins: Vec<Origin>,
    /// The documents that requests may name.
    pub documents: TrustedDocuments,
    /// Whether GraphiQL and the schema are only for those who show a token.
    pub reserved: bool,
    /// Tells everything that goes on for long, sockets and streams of events, to end.
    pub shutdown: watch::Sender<bool>,
    /// What is counted, and whether the server is about to end.
    pub operating: Arc<Operating>,
    /// Whether administrators are told numbers at `/metrics` of the same port.
    pub metrics: bool,
    /// How much is let in.
    pub admissions: Admissions,
}

impl Default for Serving {
    fn default() -> Self {
        Self {
            kept_answers: 64 << 20,
            hosts: Vec::new(),
            origins: Vec::new(),
            documents: TrustedDocuments::default(),
            reserved: false,
            shutdown: watch::Sender::new(false),
            operating: Arc::new(Operating::new(Clock::System)),
            metrics: false,
            admissions: Admissions::default(),
        }
    }
}

/// All routes. To be called within a runtime.
pub fn router(app: Arc<App>, serving: Serving) -> Router {
    routers(app, serving).0
}

/// All routes, and those of a port of its own for those who run the server. To be called within a runtime.
pub fn routers(app: Arc<App>, serving: Serving) -> (Router, Router) {
    let taken_up = taken_up(&app);
    let cross_origin = cross_origin::layer(&serving.origins);
    let hosts = hosts(&app, &serving);
    let admission = Admission::new(serving.admissions, hosts, app.in_flight().clone());
    let shared = Shared {
        app,
        answers: Arc::new(Answers::new(serving.kept_answers)),
        origins: serving.origins.into(),
        documents: serving.documents,
        reserved: serving.reserved,
        streams: Streams::default(),
        admission: admission.clone(),
        shutdown: serving.shutdown,
        operating: serving.operating,
        taken_up,
    };
    let mut router = Router::new()
        .route("/", get(async |State(shared): State<Shared>| shared.front()))
        .route("/graphql", any(graphql::endpoint))
        .route("/graphql/stream", any(streams::endpoint))
        .route("/graphql/ws", any(following::socket))
        .route("/graphiql", get(graphiql::page))
        .route("/graphiql/{file}", get(graphiql::file))
        .route("/reports", get(reports::index))
        .route("/reports/{name}", get(reports::one))
        .route("/{file}", get(network::file))
        .merge(operating::health())
        .fallback(nothing_here);
    if serving.metrics {
        router = router.route("/metrics", get(operating::guarded_metrics));
    }
    let mut router = router
        .layer(CompressionLayer::new().compress_when(worth_compressing()))
        .layer(middleware::from_fn_with_state(admission, admit));
    if let Some(layer) = cross_origin {
        router = router.layer(layer);
    }
    let observe = middleware::from_fn_with_state(shared.clone(), operating::observe);
    let router = router.layer(observe).with_state(shared.clone());
    (router, operating::apart().with_state(shared))
}

/// The names by which requests are taken. What is public may be read by any page; else a page must not come to read what only
/// those see who reach the server.
fn hosts(app: &App, serving: &Serving) -> Hosts {
    let strangers = app.guard().anonymous();
    let tells = strangers.is_some_and(|strangers| strangers.clearance > Visibility::Public);
    if tells || !serving.hosts.is_empty() {
        Hosts::only(&serving.hosts, &serving.origins)
    } else {
        Hosts::any()
    }
}

/// Notes when the network takes up a change, for as long as there is a network.
fn taken_up(app: &App) -> watch::Receiver<DateTime<Utc>> {
    let clock = app.clock();
    let mut revisions = app.live().revisions();
    let (noted, taken_up) = watch::channel(clock.now());
    tokio::spawn(async move {
        while revisions.changed().await.is_ok() {
            noted.send_replace(clock.now());
        }
    });
    taken_up
}

/// What is large enough to be worth it, and comes whole: an event is to leave at once.
fn worth_compressing() -> impl Predicate {
    SizeAbove::new(SMALL)
        .and(NotForContentType::SSE)
        .and(NotForContentType::IMAGES)
}

async fn nothing_here() -> impl IntoResponse {
    let text = "nothing here; GraphQL is at /graphql, GraphiQL at /graphiql, reports at /reports\n";
    (
        StatusCode::NOT_FOUND,
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8")],
        text,
    )
}
