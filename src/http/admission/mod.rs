//! Who is let in, and when: how many requests are in flight, how often an address and a token may ask, and how long a
//! request may take to arrive. What is turned away is so at once, before anything was done for it.
//!
//! Health and metrics are always answered: whoever looks after the server asks for them just when it has too much to do.

mod address;
mod rates;

use std::{sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use bytes::BytesMut;
use futures_util::{StreamExt, stream};
use ipnet::IpNet;
use rates::Rates;
use serde_json::json;
use tokio::time::timeout;

use crate::{
    app::{Entered, InFlight, Overloaded},
    vocabulary::ErrorCode,
};

/// How large a request may be, in bytes.
pub(super) const LARGEST_BODY: usize = 1024 * 1024;
/// After how many seconds one may try again where the server has too much to do.
const AGAIN: u64 = 1;

/// How much is let in.
#[derive(Clone, Debug)]
pub struct Admissions {
    /// Requests a second from one address, on average; 0 for any number.
    pub per_address: u32,
    /// Requests a second with one token, on average; 0 for any number.
    pub per_token: u32,
    /// How long the body of a request may take to arrive.
    pub body: Duration,
    /// How long an answer may take that is none of GraphQL's, which keeps the time itself.
    pub patience: Duration,
    /// The proxies whose word is taken for whose request they pass on.
    pub trusted_proxies: Vec<IpNet>,
}

impl Default for Admissions {
    fn default() -> Self {
        Self {
            per_address: 100,
            per_token: 1_000,
            body: Duration::from_secs(10),
            patience: Duration::from_secs(30),
            trusted_proxies: Vec::new(),
        }
    }
}

/// Lets requests in.
#[derive(Clone, Debug)]
pub(super) struct Admission(Arc<Inside>);

#[derive(Debug)]
struct Inside {
    settings: Admissions,
    in_flight: InFlight,
    addresses: Rates,
    tokens: Rates,
}

impl Admission {
    /// Lets in so much, and as many at a time as there may be in flight.
    pub(super) fn new(settings: Admissions, in_flight: InFlight) -> Self {
        Self(Arc::new(Inside {
            in_flight,
            addresses: Rates::new(settings.per_address),
            tokens: Rates::new(settings.per_token),
            settings,
        }))
    }
}

/// Why a request is not let in.
#[derive(Debug)]
enum Turned {
    /// Too many before it, from there or with that token: when one may try again.
    Often(&'static str, Duration),
    /// It did not arrive in time.
    Slow(Duration),
    /// It could not be answered in time.
    Long(Duration),
    /// Too many at the same time.
    Busy(Overloaded),
}

/// Lets a request in, or says why not.
pub(super) async fn admit(State(admission): State<Admission>, request: Request, next: Next) -> Response {
    if matches!(request.uri().path(), "/healthz" | "/readyz" | "/metrics") {
        return next.run(request).await;
    }
    let is_graphql = request.uri().path().starts_with("/graphql");
    match admission.let_in(request).await {
        Ok((request, entered)) => {
            let response = if is_graphql {
                next.run(request).await
            } else {
                let patience = admission.0.settings.patience;
                let answered = timeout(patience, next.run(request)).await;
                answered.unwrap_or_else(|_| Turned::Long(patience).answer(false))
            };
            drop(entered);
            response
        }
        Err(turned) => turned.answer(is_graphql),
    }
}

impl Admission {
    async fn let_in(&self, request: Request) -> Result<(Request, Entered), Turned> {
        let inside = &self.0;
        if let Some(address) = address::of(&request, &inside.settings.trusted_proxies) {
            let asked = inside.addresses.ask(address);
            asked.map_err(|wait| Turned::Often("this address", wait))?;
        }
        if let Some(token) = request.headers().get(header::AUTHORIZATION) {
            let asked = inside.tokens.ask(token.as_bytes());
            asked.map_err(|wait| Turned::Often("this token", wait))?;
        }
        // Whoever sends slowly holds up nobody: it is in flight when it has arrived.
        let request = arrived(request, inside.settings.body).await?;
        let entered = inside.in_flight.enter().map_err(Turned::Busy)?;
        Ok((request, entered))
    }
}

/// The request with its whole body. One that is too large is left to whoever refuses it.
async fn arrived(request: Request, patience: Duration) -> Result<Request, Turned> {
    let announced = request.headers().get(header::CONTENT_LENGTH);
    let length = announced.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if request.method() != Method::POST || length.is_some_and(|length| length > LARGEST_BODY) {
        return Ok(request);
    }
    let (parts, body) = request.into_parts();
    let mut body = body.into_data_stream();
    let mut read = BytesMut::with_capacity(length.unwrap_or_default());
    let reading = async {
        while read.len() <= LARGEST_BODY {
            match body.next().await {
                Some(Ok(part)) => read.extend_from_slice(&part),
                Some(Err(error)) => return Read::Broken(error),
                None => return Read::Whole,
            }
        }
        Read::TooLarge
    };
    let came = timeout(patience, reading).await;
    let begun = read.freeze();
    // Whoever refuses it sees as much of it as came, and how it goes on.
    let body = match came {
        Ok(Read::Whole) => Body::from(begun),
        Ok(Read::Broken(error)) => Body::from_stream(stream::iter([Ok(begun), Err(error)])),
        Ok(Read::TooLarge) => Body::from_stream(stream::iter([Ok(begun)]).chain(body)),
        Err(_) => return Err(Turned::Slow(patience)),
    };
    Ok(Request::from_parts(parts, body))
}

/// What came of a body.
enum Read {
    /// All of it.
    Whole,
    /// What came before the connection failed.
    Broken(axum::Error),
    /// More than anybody takes.
    TooLarge,
}

impl Turned {
    fn answer(&self, is_graphql: bool) -> Response {
        let (status, code, again, message) = match self {
            Self::Often(whose, wait) => {
                let seconds = wait.as_secs() + 1;
                let message = format!("too many requests from {whose}; expected the next in {seconds} s");
                (
                    StatusCode::TOO_MANY_REQUESTS,
                    ErrorCode::RateLimited,
                    Some(seconds),
                    message,
                )
            }
            Self::Slow(patience) => {
                let message = format!(
                    "the request did not arrive in time; expected all of it within {} s",
                    patience.as_secs()
                );
                (
                    StatusCode::REQUEST_TIMEOUT,
                    ErrorCode::DeadlineExceeded,
                    None,
                    message,
                )
            }
            Self::Long(patience) => {
                let message = format!(
                    "the answer takes longer than {} s and was given up; expected a smaller question",
                    patience.as_secs()
                );
                (
                    StatusCode::SERVICE_UNAVAILABLE,
                    ErrorCode::DeadlineExceeded,
                    None,
                    message,
                )
            }
            Self::Busy(overloaded) => (
                StatusCode::SERVICE_UNAVAILABLE,
                ErrorCode::Overloaded,
                Some(AGAIN),
                overloaded.to_string(),
            ),
        };
        let mut response = if is_graphql {
            let body = json!({"errors": [{"message": message, "extensions": {"code": code.word()}}]});
            let kind = HeaderValue::from_static("application/graphql-response+json; charset=utf-8");
            (status, [(header::CONTENT_TYPE, kind)], body.to_string()).into_response()
        } else {
            let kind = HeaderValue::from_static("text/plain; charset=utf-8");
            (status, [(header::CONTENT_TYPE, kind)], message + "\n").into_response()
        };
        if let Some(seconds) = again {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if matches!(self, Self::Slow(_)) {
            // The rest of its body would be taken for another request.
            response
                .headers_mut()
                .insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        response
    }
}
