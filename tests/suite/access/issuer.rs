//! An OpenID Connect issuer at a port of its own, which counts what it is asked.

use std::sync::{Arc, Mutex, MutexGuard};

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::signer::Signer;

/// What the issuer answers, to be changed at will.
#[derive(Default)]
pub struct Published {
    /// Whom the discovery document says it is of.
    pub issuer: String,
    /// Where the discovery document says that the keys are.
    pub keys_at: String,
    /// The keys, each as JSON.
    pub keys: Vec<Value>,
    /// How it fails, if it does.
    pub failure: Option<Failure>,
    /// How often it was asked for the discovery document.
    pub documents: u32,
    /// How often it was asked for the keys.
    pub fetches: u32,
}

/// How an issuer fails to give its keys.
#[derive(Clone, Copy)]
pub enum Failure {
    /// It answers 503.
    Unavailable,
    /// It sends on to where the right answer is.
    Redirect,
    /// It sends no end of spaces, and then the keys.
    Endless,
    /// It sends what is no JSON.
    Page,
}

/// An issuer that answers for as long as this is there.
pub struct TestIssuer {
    pub url: String,
    published: Arc<Mutex<Published>>,
    serving: JoinHandle<()>,
}

impl Drop for TestIssuer {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl TestIssuer {
    pub async fn start(signers: &[&Signer]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let address = listener.local_addr().expect("it has an address");
        let url = format!("http://{address}/realms/city");
        let published = Arc::new(Mutex::new(Published {
            issuer: url.clone(),
            keys_at: format!("{url}/keys"),
            keys: signers.iter().map(|signer| signer.published()).collect(),
            ..Published::default()
        }));
        let router = Router::new()
            .route("/realms/city/.well-known/openid-configuration", get(document))
            .route("/realms/city/keys", get(keys))
            .route("/realms/city/elsewhere", get(elsewhere))
            .with_state(Arc::clone(&published));
        let serving = tokio::spawn(async move {
            axum::serve(listener, router)
                .await
                .expect("it serves until it is aborted");
        });
        Self {
            url,
            published,
            serving,
        }
    }

    pub fn published(&self) -> MutexGuard<'_, Published> {
        self.published.lock().expect("nobody panicked with it")
    }

    /// How often it was asked for its keys.
    pub fn fetches(&self) -> u32 {
        self.published().fetches
    }
}

type Shared = State<Arc<Mutex<Published>>>;

async fn document(State(published): Shared) -> Json<Value> {
    let mut published = published.lock().expect("nobody panicked with it");
    published.documents += 1;
    Json(json!({"issuer": published.issuer, "jwks_uri": published.keys_at}))
}

async fn keys(State(published): Shared) -> Response {
    let mut published = published.lock().expect("nobody panicked with it");
    published.fetches += 1;
    let keys = json!({"keys": published.keys});
    match published.failure {
        None => Json(keys).into_response(),
        Some(Failure::Unavailable) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Some(Failure::Redirect) => {
            (StatusCode::FOUND, [(header::LOCATION, "/realms/city/elsewhere")]).into_response()
        }
        Some(Failure::Endless) => format!("{}{keys}", " ".repeat(1 << 20)).into_response(),
        Some(Failure::Page) => "<html>".into_response(),
    }
}

async fn elsewhere(State(published): Shared) -> Json<Value> {
    let published = published.lock().expect("nobody panicked with it");
    Json(json!({"keys": published.keys}))
}
