//! What is noted of each request: a name, a line in the log, and numbers. Never what was asked for or who asked: no
//! parameter, no variable, no token, and of the path only the route it took, as paths have names of people in them.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, Version, header},
    middleware::Next,
    response::Response,
};
use opentelemetry::Context;

use super::{
    super::Shared,
    measures::{KINDS, Outcome},
    traces::{Ended, Traces},
};
use crate::request::{Counted, Id, Kind, Request as Known};

/// What a request is called, where its sender has called it something and in the answer.
static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// A request that is being answered.
struct Observed {
    shared: Shared,
    known: Arc<Known>,
    begun: Instant,
    method: Method,
    route: Option<MatchedPath>,
    /// The trace that it is part of, where traces are written down.
    parent: Option<Context>,
    ended: bool,
    _in_flight: Counted,
}

/// Notes a request, and gives it a name that its answer has too.
pub(in super::super) async fn observe(
    State(shared): State<Shared>,
    request: Request,
    next: Next,
) -> Response {
    let sent = request
        .headers()
        .get(&REQUEST_ID)
        .and_then(|sent| sent.to_str().ok());
    let mut known = Known::new(Id::new(sent));
    let traces = shared.operating.traces.is_some();
    let parent = traces.then(|| Traces::parent(request.headers()));
    if traces {
        known = known.with_steps();
    }
    let known = Arc::new(known);
    let version = request.version();
    let draining = Arc::clone(&shared.operating);
    let observed = Observed {
        known: Arc::clone(&known),
        begun: Instant::now(),
        method: request.method().clone(),
        route: request.extensions().get().cloned(),
        parent,
        ended: false,
        _in_flight: shared.operating.measures.in_flight.begin(),
        shared,
    };
    let mut response = known.answer(next.run(request)).await;
    if let Ok(id) = HeaderValue::from_str(known.id().as_str()) {
        response.headers_mut().insert(REQUEST_ID.clone(), id);
    }
    if draining.is_draining() && version < Version::HTTP_2 {
        let headers = response.headers_mut();
        // A socket says by itself that it ends.
        if !headers.contains_key(header::CONNECTION) {
            headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
    }
    observed.end(response.status());
    response
}

impl Observed {
    fn end(mut self, status: StatusCode) {
        self.ended = true;
        let code = self.known.code();
        let hidden = matches!(
            code.as_deref(),
            Some(
                "INTERNAL" | "UNAVAILABLE" | "DATABASE_UNAVAILABLE" | "DATABASE_READ_ONLY" | "DATABASE_FULL"
            )
        );
        // That it is not ready is what such a question is for, and no failure.
        let route = self.route.as_ref().map(MatchedPath::as_str);
        let outcome = if matches!(route, Some("/healthz" | "/readyz")) {
            Outcome::Ok
        } else if status.is_server_error() || hidden {
            Outcome::Failed
        } else if status.is_client_error() || code.is_some() {
            Outcome::Refused
        } else {
            Outcome::Ok
        };
        let code = match (outcome, code) {
            (Outcome::Ok | Outcome::Left, _) => String::new(),
            (Outcome::Refused | Outcome::Failed, Some(code)) => code,
            (Outcome::Refused | Outcome::Failed, None) => status.as_str().to_owned(),
        };
        self.note(outcome, &code, Some(status));
    }

    fn note(&self, outcome: Outcome, code: &str, status: Option<StatusCode>) {
        let took = self.begun.elapsed();
        let known = &self.known;
        let operation = known.operation();
        let kind = match operation.map(|operation| operation.kind) {
            Some(kind) => kind as usize,
            // Only queries are kept.
            None if known.is_kept() => Kind::Query as usize,
            None => KINDS.len() - 1,
        };
        let measures = &self.shared.operating.measures;
        measures.count(kind, outcome, code, took, known.statements());
        if let Some(name) = known.trusted() {
            measures.count_trusted(name);
        }
        if let (Some(traces), Some(parent)) = (&self.shared.operating.traces, &self.parent) {
            let ended = Ended {
                known,
                method: self.method.as_str(),
                route: self.route.as_ref().map(MatchedPath::as_str),
                status: status.map(|status| status.as_u16()),
                code,
                failed: outcome == Outcome::Failed,
                took,
            };
            traces.tell(parent, &ended);
        }
        /// A line of the log; a level is part of where it stands.
        macro_rules! line {
            ($level:ident) => {
                tracing::$level!(
                    target: "requests",
                    request = %known.id(),
                    method = %self.method,
                    route = self.route.as_ref().map(MatchedPath::as_str),
                    status = status.map(|status| status.as_u16()),
                    outcome = outcome.word(),
                    code = (!code.is_empty()).then_some(code),
                    kind = operation.map(|operation| operation.kind.word()),
                    operation = operation.and_then(|operation| operation.name.as_deref()),
                    kept = known.is_kept(),
                    statements = known.statements(),
                    database = display(milliseconds(known.waited())),
                    took = display(milliseconds(took)),
                    "request"
                )
            };
        }
        if outcome == Outcome::Failed {
            line!(warn);
        } else {
            line!(info);
        }
    }
}

impl Drop for Observed {
    fn drop(&mut self) {
        if !self.ended {
            self.note(Outcome::Left, "", None);
        }
    }
}

/// So many milliseconds, with three places.
fn milliseconds(duration: Duration) -> String {
    format!("{:.3}", duration.as_secs_f64() * 1e3)
}
