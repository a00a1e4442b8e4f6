//! Who is let in, and when: by which name of the server, how many requests are in flight, how often an address and a token
//! may ask, and how long a request may take to arrive. What is turned away is so at once, before anything was done for it.
//!
//! Whether the server is alive and ready is always answered: whoever looks after it asks just when it has too much to do, and
//! neither answer costs more the more there are who ask.

mod address;
mod arriving;
mod body;
mod hosts;
mod rates;

use std::{fmt, net::IpAddr, sync::Arc, time::Duration};

pub use address::ForwardedHeader;
use arriving::Arriving;
use axum::{
    body::HttpBody,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use body::Untaken;
pub(super) use hosts::Hosts;
use hosts::Misdirected;
use ipnet::IpNet;
use rates::Rates;
use tokio::time::timeout;

use super::{identity::token_of, media::Media, told};
use crate::{
    app::{Entered, InFlight, Overloaded},
    vocabulary::ErrorCode,
};

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
    /// How many megabytes of requests may be arriving at a time.
    pub arriving: u32,
    /// How long an answer may take that is none of GraphQL's, which keeps the time itself.
    pub patience: Duration,
    /// The proxies whose word is taken for whose request they pass on.
    pub trusted_proxies: Vec<IpNet>,
    /// In which header they say it.
    pub forwarded_header: ForwardedHeader,
}

impl Default for Admissions {
    fn default() -> Self {
        Self {
            per_address: 100,
            per_token: 1_000,
            body: Duration::from_secs(10),
            arriving: 256,
            patience: Duration::from_secs(30),
            trusted_proxies: Vec::new(),
            forwarded_header: ForwardedHeader::default(),
        }
    }
}

/// Lets requests in.
#[derive(Clone, Debug)]
pub(super) struct Admission(Arc<Inside>);

#[derive(Debug)]
struct Inside {
    hosts: Hosts,
    settings: Admissions,
    in_flight: InFlight,
    arriving: Arriving,
    addresses: Rates,
    tokens: Rates,
}

impl Admission {
    /// Lets in so much by these names, and as many at a time as there may be in flight.
    pub(super) fn new(settings: Admissions, hosts: Hosts, in_flight: InFlight) -> Self {
        Self(Arc::new(Inside {
            hosts,
            in_flight,
            arriving: Arriving::new(settings.arriving),
            addresses: Rates::new(settings.per_address),
            tokens: Rates::new(settings.per_token),
            settings,
        }))
    }
}

/// Somebody has asked too often lately.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("too many requests from {whose}; expected the next in {} s", self.seconds())]
pub(super) struct Often {
    /// What is counted: the address, or the token.
    whose: &'static str,
    /// When one may try again.
    wait: Duration,
}

impl Often {
    /// Whole seconds after which one may try again.
    const fn seconds(&self) -> u64 {
        self.wait.as_secs() + 1
    }
}

/// Why a request is not let in.
#[derive(Debug)]
enum Turned {
    /// It is for somebody else, by the name that it has.
    Misdirected(Misdirected),
    /// Too many before it, from there or with that token.
    Often(Often),
    /// It did not arrive whole.
    Untaken(Untaken),
    /// It could not be answered in time.
    Long(Duration),
    /// Too many at the same time.
    Busy(Overloaded),
}

/// Lets a request in, or says why not.
pub(super) async fn admit(State(admission): State<Admission>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if matches!(path, "/healthz" | "/readyz") {
        return next.run(request).await;
    }
    let is_graphql = path.starts_with("/graphql");
    let entered = match admission.let_in(&mut request).await {
        Ok(entered) => entered,
        Err(turned) => {
            // Whoever takes nothing that there is is turned away all the same.
            let media = || Media::accepted(request.headers()).unwrap_or(Media::Json);
            let mut response = turned.answer(is_graphql.then(media));
            if !request.body().is_end_stream() {
                // It is not read, and would be taken for another request.
                let close = HeaderValue::from_static("close");
                response.headers_mut().insert(header::CONNECTION, close);
            }
            return response;
        }
    };
    let response = if is_graphql {
        next.run(request).await
    } else {
        let patience = admission.0.settings.patience;
        let answered = timeout(patience, next.run(request)).await;
        answered.unwrap_or_else(|_| Turned::Long(patience).answer(None))
    };
    drop(entered);
    response
}

impl Admission {
    /// The address to count a request under; none where it is not counted.
    pub(super) fn address(&self, request: &Request) -> Option<IpAddr> {
        address::of(
            request,
            &self.0.settings.trusted_proxies,
            self.0.settings.forwarded_header,
        )
    }

    /// Somebody asks once, from an address, with a token or without: over HTTP, or in a socket that they have opened.
    ///
    /// # Errors
    ///
    /// Where they have asked too often lately.
    pub(super) fn ask(&self, address: Option<IpAddr>, token: Option<&str>) -> Result<(), Often> {
        let often = |whose| move |wait| Often { whose, wait };
        if let Some(address) = address {
            self.0.addresses.ask(address).map_err(often("this address"))?;
        }
        if let Some(token) = token {
            self.0.tokens.ask(token).map_err(often("this token"))?;
        }
        Ok(())
    }

    async fn let_in(&self, request: &mut Request) -> Result<Entered, Turned> {
        let inside = &self.0;
        // Numbers are told to administrators alone, whose token no page of another site has.
        if request.uri().path() != "/metrics" {
            inside.hosts.look(request).map_err(Turned::Misdirected)?;
        }
        // One that cannot be read is refused by whoever reads it.
        let token = token_of(request.headers()).ok().flatten();
        self.ask(self.address(request), token).map_err(Turned::Often)?;
        // Whoever sends slowly holds up nobody: it is in flight when it has arrived.
        let mut part = inside.arriving.begin();
        body::arrived(request, &mut part, inside.settings.body)
            .await
            .map_err(Turned::Untaken)?;
        inside.in_flight.enter().map_err(Turned::Busy)
    }
}

impl Turned {
    /// What is answered: as GraphQL does, in a media type, or as text.
    fn answer(&self, media: Option<Media>) -> Response {
        let (status, code) = self.status();
        let message = self.to_string();
        let mut response = if let Some(media) = media {
            told::refusal(status, media, code, message)
        } else {
            let kind = HeaderValue::from_static("text/plain; charset=utf-8");
            (status, [(header::CONTENT_TYPE, kind)], message + "\n").into_response()
        };
        let headers = response.headers_mut();
        match self {
            Self::Often(often) => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from(often.seconds()));
            }
            Self::Busy(_) | Self::Untaken(Untaken::Full(_)) => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from(AGAIN));
            }
            Self::Untaken(Untaken::Late(_) | Untaken::Broken(_)) => {
                // The rest of its body would be taken for another request.
                headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
            Self::Misdirected(_) | Self::Untaken(Untaken::TooLarge) | Self::Long(_) => {}
        }
        response
    }

    const fn status(&self) -> (StatusCode, ErrorCode) {
        match self {
            Self::Misdirected(_) => (StatusCode::MISDIRECTED_REQUEST, ErrorCode::BadInput),
            Self::Often(_) => (StatusCode::TOO_MANY_REQUESTS, ErrorCode::RateLimited),
            Self::Untaken(Untaken::TooLarge) => (StatusCode::PAYLOAD_TOO_LARGE, ErrorCode::RequestTooLarge),
            Self::Untaken(Untaken::Late(_)) => (StatusCode::REQUEST_TIMEOUT, ErrorCode::DeadlineExceeded),
            Self::Untaken(Untaken::Broken(_)) => (StatusCode::BAD_REQUEST, ErrorCode::BadInput),
            Self::Long(_) => (StatusCode::SERVICE_UNAVAILABLE, ErrorCode::DeadlineExceeded),
            Self::Busy(_) | Self::Untaken(Untaken::Full(_)) => {
                (StatusCode::SERVICE_UNAVAILABLE, ErrorCode::Overloaded)
            }
        }
    }
}

impl fmt::Display for Turned {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Misdirected(misdirected) => misdirected.fmt(formatter),
            Self::Often(often) => often.fmt(formatter),
            Self::Untaken(untaken) => untaken.fmt(formatter),
            Self::Long(patience) => {
                let seconds = patience.as_secs();
                write!(
                    formatter,
                    "the answer takes longer than {seconds} s and was given up; expected a smaller question"
                )
            }
            Self::Busy(overloaded) => overloaded.fmt(formatter),
        }
    }
}
