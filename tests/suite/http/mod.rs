//! The server, over HTTP.

mod ending;
mod followed;
mod following;
mod get;
mod graphiql;
mod graphql;
mod issuer;
mod limits;
mod names;
mod network;
mod pages;
mod production;
mod refusals;
mod reports;
mod roles;
mod seen;
mod socket;
mod streams;
mod tokens;
pub(crate) mod wire;

use std::future::pending;
use std::net::SocketAddr;
use std::str::FromStr;
use std::sync::Arc;

use ::rapport::app::App;
use ::rapport::http::server::{Connections, serve};
use ::rapport::vocabulary::ErrorCode;
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::app::Rapport;
use crate::support::TestDatabase;

/// A record, served at a port of its own for as long as this is there.
pub(crate) struct Server {
    address: SocketAddr,
    pub(crate) client: Client,
    serving: JoinHandle<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Server {
    async fn start(database: &TestDatabase) -> Self {
        Self::over(&Rapport::with_example(database).await).await
    }

    pub(crate) async fn over(rapport: &Rapport) -> Self {
        Self::serving(Arc::clone(&rapport.app), ::rapport::http::Serving::default()).await
    }

    /// A server that is told how to serve.
    async fn serving(app: Arc<App>, serving: ::rapport::http::Serving) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let address = listener.local_addr().expect("it has an address");
        let router = ::rapport::http::router(app, serving);
        let serving = tokio::spawn(async move {
            serve(listener, router, Connections::default(), pending())
                .await
                .expect("it serves until it is aborted");
        });
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .build()
            .expect("a client");
        Self {
            address,
            client,
            serving,
        }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    async fn get(&self, path: &str) -> Response {
        self.client
            .get(self.url(path))
            .send()
            .await
            .expect("the server answers")
    }

    /// Posts a body to `/graphql`, as JSON and with what else is told of it: status, media type and body.
    async fn post(
        &self,
        accept: Option<&str>,
        body: impl Into<reqwest::Body>,
    ) -> (StatusCode, String, String) {
        let mut request = self
            .client
            .post(self.url("/graphql"))
            .header("content-type", "application/json");
        if let Some(accept) = accept {
            request = request.header("accept", accept);
        }
        let response = request.body(body).send().await.expect("the server answers");
        let status = response.status();
        let media = header(&response, "content-type");
        (status, media, response.text().await.expect("the body is text"))
    }

    /// The status and the messages of the errors that a body is answered with, which must be all that there is.
    async fn refused(&self, body: impl Into<reqwest::Body>) -> (u16, String) {
        let accept = "application/graphql-response+json";
        let (status, media, text) = self.post(Some(accept), body).await;
        assert_eq!(media, "application/graphql-response+json; charset=utf-8");
        let answer: serde_json::Value = serde_json::from_str(&text).expect("an answer is JSON");
        assert_eq!(
            answer.get("data"),
            None,
            "a request that was not executed has no data: {text}"
        );
        let errors = answer["errors"].as_array().expect("errors");
        for error in errors {
            let code = error["extensions"]["code"].as_str().unwrap_or_default();
            assert!(
                ErrorCode::from_str(code).is_ok(),
                "every refusal has a code: {text}"
            );
        }
        let messages: Vec<&str> = errors
            .iter()
            .filter_map(|error| error["message"].as_str())
            .collect();
        (status.as_u16(), messages.join("; "))
    }
}

/// A header of an answer; empty where it has none.
fn header(response: &Response, name: &str) -> String {
    let value = response.headers().get(name);
    value
        .map(|value| value.to_str().expect("a header is text").to_owned())
        .unwrap_or_default()
}
