//! Requests as traces of OpenTelemetry: a span for each, with one for reading the document, one for executing it and one
//! for each statement. They are written down when the request has ended, from what was noted of it, so that no field of an
//! answer costs more; and what was not asked for costs nothing. Names and times are all that is in them.

use std::{
    fmt,
    time::{Duration, SystemTime},
};

use async_trait::async_trait;
use axum::{
    body::Bytes,
    http::{self, HeaderMap},
};
use opentelemetry::{
    Context, KeyValue,
    propagation::TextMapPropagator,
    trace::{Span, SpanBuilder, SpanKind, Status, TraceContextExt, TracerProvider},
};
use opentelemetry_http::{HeaderExtractor, HttpClient, HttpError};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::{
    Resource,
    propagation::TraceContextPropagator,
    trace::{SdkTracer, SdkTracerProvider},
};

use crate::{clock::Clock, request::Request};

/// How long whoever collects traces may take to answer.
const ANSWERS_WITHIN: Duration = Duration::from_secs(10);

/// Writes traces down, for whoever collects them.
pub struct Traces {
    provider: SdkTracerProvider,
    tracer: SdkTracer,
    clock: Clock,
}

impl fmt::Debug for Traces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Traces").finish_non_exhaustive()
    }
}

/// A request that has ended.
pub(super) struct Ended<'a> {
    /// What was noted of it.
    pub(super) known: &'a Request,
    /// Its method.
    pub(super) method: &'a str,
    /// The route that it took; none where there is none.
    pub(super) route: Option<&'a str>,
    /// The status of the answer; none where nobody waited for it.
    pub(super) status: Option<u16>,
    /// The code of the first error; empty where there is none.
    pub(super) code: &'a str,
    /// Whether its sender can do nothing about the error.
    pub(super) failed: bool,
    /// How long it took.
    pub(super) took: Duration,
}

impl Traces {
    /// Sends traces to a collector that takes OTLP over HTTP, `http://127.0.0.1:4318`. To be called within a runtime.
    ///
    /// # Errors
    ///
    /// An address that is none. Whether anybody answers there is only found out later, and logged.
    pub fn to(collector: &str, clock: Clock) -> Result<Self, String> {
        let client = reqwest::Client::builder().timeout(ANSWERS_WITHIN).build();
        let client = Client {
            http: client.map_err(|error| error.to_string())?,
            runtime: tokio::runtime::Handle::current(),
        };
        let exporter = SpanExporter::builder()
            .with_http()
            .with_http_client(client)
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(format!("{}/v1/traces", collector.trim_end_matches('/')))
            .build()
            .map_err(|error| error.to_string())?;
        let service = Resource::builder()
            .with_service_name("rapport")
            .with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
            .build();
        let provider = SdkTracerProvider::builder()
            .with_batch_exporter(exporter)
            .with_resource(service)
            .build();
        Ok(Self {
            tracer: provider.tracer("rapport"),
            provider,
            clock,
        })
    }

    /// The trace that a request says it is part of.
    pub(super) fn parent(headers: &HeaderMap) -> Context {
        TraceContextPropagator::new().extract_with_context(&Context::new(), &HeaderExtractor(headers))
    }

    /// Writes a request down.
    pub(super) fn tell(&self, parent: &Context, ended: &Ended<'_>) {
        let end = SystemTime::from(self.clock.now());
        let begin = end.checked_sub(ended.took).unwrap_or(end);
        let known = ended.known;
        let mut attributes = vec![
            KeyValue::new("http.request.method", ended.method.to_owned()),
            KeyValue::new("rapport.request.id", known.id().to_string()),
            KeyValue::new("rapport.kept", known.is_kept()),
            KeyValue::new(
                "rapport.statements",
                i64::try_from(known.statements()).unwrap_or(i64::MAX),
            ),
        ];
        if let Some(route) = ended.route {
            attributes.push(KeyValue::new("http.route", route.to_owned()));
        }
        if let Some(status) = ended.status {
            attributes.push(KeyValue::new("http.response.status_code", i64::from(status)));
        }
        if let Some(operation) = known.operation() {
            attributes.push(KeyValue::new("graphql.operation.type", operation.kind.word()));
            if let Some(name) = &operation.name {
                attributes.push(KeyValue::new("graphql.operation.name", name.clone()));
            }
        }
        if !ended.code.is_empty() {
            attributes.push(KeyValue::new("error.type", ended.code.to_owned()));
        }
        let name = format!("{} {}", ended.method, ended.route.unwrap_or("-"));
        let mut span = SpanBuilder::from_name(name)
            .with_kind(SpanKind::Server)
            .with_start_time(begin)
            .with_attributes(attributes)
            .start_with_context(&self.tracer, parent);
        if ended.failed {
            span.set_status(Status::error(ended.code.to_owned()));
        }
        let whole = parent.with_span(span);
        for step in known.steps() {
            let began = begin + step.after;
            let mut part = SpanBuilder::from_name(step.name)
                .with_kind(if step.name == "statement" {
                    SpanKind::Client
                } else {
                    SpanKind::Internal
                })
                .with_start_time(began)
                .start_with_context(&self.tracer, &whole);
            part.end_with_timestamp(began + step.took);
        }
        whole.span().end_with_timestamp(end);
    }

    /// Sends what has not been sent yet.
    pub async fn end(&self) {
        let provider = self.provider.clone();
        let ended = tokio::task::spawn_blocking(move || provider.shutdown()).await;
        if let Ok(Err(error)) = ended {
            tracing::warn!(%error, "the last traces cannot be sent");
        }
    }
}

/// Sends what the exporter has written, from the thread of the exporter through the runtime of the server.
#[derive(Debug)]
struct Client {
    http: reqwest::Client,
    runtime: tokio::runtime::Handle,
}

#[async_trait]
impl HttpClient for Client {
    async fn send_bytes(&self, request: http::Request<Bytes>) -> Result<http::Response<Bytes>, HttpError> {
        let request = reqwest::Request::try_from(request)?;
        let http = self.http.clone();
        let answered = self.runtime.spawn(async move {
            let answer = http.execute(request).await?;
            let status = answer.status();
            Ok::<_, reqwest::Error>((status, answer.bytes().await?))
        });
        let (status, body) = answered.await??;
        let mut response = http::Response::new(body);
        *response.status_mut() = status;
        Ok(response)
    }
}
