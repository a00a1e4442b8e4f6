//! Traces for OpenTelemetry: a collector that takes what the server sends.

use axum::Router;
use axum::body::Bytes;
use axum::http::HeaderMap;
use axum::routing::post;
use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::any_value::Value as Told;
use opentelemetry_proto::tonic::trace::v1::Span;
use prost::Message;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::sync::mpsc;

use super::serving::{Process, client};
use crate::http::wire::answered;
use crate::support::on_both_databases;

/// The value of an attribute, as text.
fn attribute(span: &Span, key: &str) -> Option<String> {
    let found = span.attributes.iter().find(|attribute| attribute.key == key)?;
    let value = found.value.as_ref()?.value.as_ref()?;
    if let Told::StringValue(text) = value {
        Some(text.clone())
    } else if let Told::IntValue(number) = value {
        Some(number.to_string())
    } else if let Told::BoolValue(whether) = value {
        Some(whether.to_string())
    } else {
        panic!("{key}: {value:?}")
    }
}

on_both_databases! {
    /// Each request is a span of the trace that it says it is part of, with a span for each thing that was done.
    async fn requests_are_traces(db: TestDatabase) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let collector = format!("http://{}", listener.local_addr().expect("an address"));
        let (taken, mut all) = mpsc::unbounded_channel();
        let router = Router::new().route("/v1/traces", post(async move |headers: HeaderMap, body: Bytes| {
            assert_eq!(headers["content-type"], "application/x-protobuf");
            taken.send(ExportTraceServiceRequest::decode(body).expect("it is OTLP")).expect("the test goes on");
            ""
        }));
        let collecting = tokio::spawn(async move { axum::serve(listener, router).await });
        let (server, errors) = Process::start(&db, &["--sample", "--otlp", &collector]);
        let query = "query Told { events(first: 2) { nodes { title participants { totalCount } } } person(key: \"andrew-lim\") { name } }";
        let trace = "0af7651916cd43dd8448eb211c80319c";
        let request = client().post(&server.url).header("traceparent", format!("00-{trace}-b7ad6b7169203331-01"));
        assert_eq!(answered(request.json(&json!({"query": query}))).await.status, 200);
        answered(client().post(&server.url).json(&json!({"query": "{ nothing }"}))).await;
        let ended = tokio::task::spawn_blocking(move || server.end(errors)).await.expect("it ends");
        assert_eq!(ended, (Some(0), String::new()));
        collecting.abort();
        let mut spans = Vec::new();
        while let Ok(request) = all.try_recv() {
            for resource in request.resource_spans {
                spans.extend(resource.scope_spans.into_iter().flat_map(|scope| scope.spans));
            }
        }
        let hexadecimal = |bytes: &[u8]| bytes.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        let whole = spans.iter().find(|span| hexadecimal(&span.trace_id) == trace && span.name == "POST /graphql");
        let whole = whole.unwrap_or_else(|| panic!("{spans:#?}"));
        assert_eq!(hexadecimal(&whole.parent_span_id), "b7ad6b7169203331");
        for (key, value) in [("graphql.operation.name", "Told"), ("graphql.operation.type", "query"), ("http.response.status_code", "200"), ("http.route", "/graphql"), ("rapport.kept", "false")] {
            assert_eq!(attribute(whole, key).as_deref(), Some(value), "{key}");
        }
        let parts: Vec<&Span> = spans.iter().filter(|span| span.parent_span_id == whole.span_id).collect();
        let named = |name: &str| parts.iter().filter(|span| span.name == name).count();
        assert_eq!((named("parse"), named("execute")), (1, 1));
        let statements = named("statement");
        assert!(statements > 1);
        assert_eq!(attribute(whole, "rapport.statements"), Some(statements.to_string()));
        for part in parts {
            assert!(part.start_time_unix_nano <= part.end_time_unix_nano);
}
        let refused = spans.iter().find(|span| span.name == "POST /graphql" && hexadecimal(&span.trace_id) != trace).expect("the other");
        assert!(attribute(refused, "error.type").is_some() && refused.parent_span_id.is_empty());
    }
}
