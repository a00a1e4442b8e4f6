//! All numbers of a server, gathered when they are asked for. None of them is of anything that a client has chosen, so
//! that there are never more.

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{
    super::Shared,
    exposition::{MEDIA_TYPE, Metrics, Value},
};
use crate::{
    network::{Network, VertexKind},
    request::{Consulted, Kind},
    vocabulary::Visibility,
};

/// Answers with all numbers.
pub(super) async fn metrics(State(shared): State<Shared>) -> Response {
    match gather(&shared).text() {
        Ok(text) => ([(header::CONTENT_TYPE, MEDIA_TYPE)], text).into_response(),
        Err(_) => (
            StatusCode::INTERNAL_SERVER_ERROR,
            "the numbers cannot be written\n",
        )
            .into_response(),
    }
}

fn gather(shared: &Shared) -> Metrics {
    let mut metrics = Metrics::default();
    process(shared, &mut metrics);
    requests(shared, &mut metrics);
    database(shared, &mut metrics);
    kept(shared, &mut metrics);
    network(shared, &mut metrics);
    metrics
}

fn process(shared: &Shared, metrics: &mut Metrics) {
    let version = vec![("version", env!("CARGO_PKG_VERSION").to_owned())];
    metrics.add_all(
        "rapport_build_info",
        "Which version this is; always 1.",
        [(version, Value::Gauge(1.0))],
    );
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 are far smaller")]
    let began = shared.operating.began.timestamp_millis() as f64 / 1e3;
    metrics.add(
        "process_start_time_seconds",
        "When the server began, in seconds since 1970.",
        Value::Gauge(began),
    );
    if let Some(bytes) = resident() {
        metrics.add(
            "process_resident_memory_bytes",
            "The memory of the process that is in use.",
            Value::Gauge(bytes),
        );
    }
    metrics.add(
        "rapport_draining",
        "1 when the server has been told to end and still answers, 0 before.",
        Value::Gauge(f64::from(u8::from(shared.operating.is_draining()))),
    );
}

/// The memory of this process, in bytes; none where the system does not say.
fn resident() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: f64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kilobytes * 1024.0)
}

fn requests(shared: &Shared, metrics: &mut Metrics) {
    let measures = &shared.operating.measures;
    let requests = measures
        .requests()
        .into_iter()
        .map(|(kind, outcome, code, count)| {
            let labels = vec![
                ("kind", kind.to_owned()),
                ("outcome", outcome.to_owned()),
                ("code", code),
            ];
            (labels, Value::Counter(count))
        });
    metrics.add_all(
        "rapport_requests",
        "Requests over HTTP that have ended, by what they were, how they ended, and the code of the first error.",
        requests,
    );
    let trusted = measures.trusted().into_iter();
    metrics.add_all(
        "rapport_trusted_requests",
        "Requests for trusted documents, by the name of the document.",
        trusted.map(|(name, count)| (vec![("operation", name)], Value::Counter(count))),
    );
    let durations = measures.durations().map(|(kind, histogram)| {
        let (sum, count, buckets) = histogram.read();
        (
            vec![("kind", kind.to_owned())],
            Value::Histogram(sum, count, buckets),
        )
    });
    metrics.add_all(
        "rapport_request_duration_seconds",
        "How long requests took, up to the first byte of the answer.",
        durations,
    );
    let (sum, count, buckets) = measures.statements().read();
    metrics.add(
        "rapport_request_statements",
        "How many SQL statements requests took.",
        Value::Histogram(sum, count, buckets),
    );
    metrics.add(
        "rapport_requests_in_flight",
        "Requests that are being answered.",
        gauge(measures.in_flight.count()),
    );
    let schema = shared.app.schema();
    let operations = [Kind::Query, Kind::Mutation, Kind::Subscription].map(|kind| {
        let labels = vec![("kind", kind.word().to_owned())];
        (labels, Value::Counter(schema.operations(kind)))
    });
    metrics.add_all(
        "rapport_operations",
        "Operations of GraphQL that were executed, over HTTP and over sockets; kept answers are not among them.",
        operations,
    );
    metrics.add(
        "rapport_subscribers",
        "Open sockets and streams of events.",
        gauge(shared.shutdown.receiver_count() as u64),
    );
    metrics.add(
        "rapport_subscriptions",
        "Subscriptions that are being answered.",
        gauge(schema.subscriptions()),
    );
}

fn database(shared: &Shared, metrics: &mut Metrics) {
    let store = shared.app.live().store();
    metrics.add(
        "rapport_statements",
        "SQL statements that were run, for requests and otherwise.",
        Value::Counter(store.statements()),
    );
    let pools = store.pools();
    let connections = pools.iter().flat_map(|pool| {
        let sample = |state: &str, count| {
            let labels = vec![("pool", pool.name.clone()), ("state", state.to_owned())];
            (labels, gauge(count))
        };
        [
            sample("idle", pool.idle.min(pool.open)),
            sample("used", pool.open.saturating_sub(pool.idle)),
        ]
    });
    metrics.add_all(
        "rapport_database_connections",
        "Open connections to the database and its replicas, by what they are for and whether somebody uses them.",
        connections,
    );
    metrics.add_all(
        "rapport_database_connections_max",
        "How many connections there can be.",
        pools
            .iter()
            .map(|pool| (vec![("pool", pool.name.clone())], gauge(pool.most))),
    );
    let replicas = store.replicas().into_iter();
    metrics.add_all(
        "rapport_replica_caught_up",
        "Whether a replica is read from: it has what was answered last. 0 while it is behind or away.",
        replicas.map(|(place, caught_up)| (vec![("replica", place)], gauge(u64::from(caught_up)))),
    );
}

fn kept(shared: &Shared, metrics: &mut Metrics) {
    let (count, bytes, consulted) = shared.answers.counted();
    looked_up(
        metrics,
        consulted,
        (
            "rapport_kept_answers_hits",
            "Requests that were answered with a kept answer.",
        ),
        (
            "rapport_kept_answers_misses",
            "Requests for which no answer was kept.",
        ),
    );
    metrics.add(
        "rapport_kept_answers",
        "Answers that are kept.",
        gauge(count as u64),
    );
    metrics.add(
        "rapport_kept_answers_bytes",
        "Bytes of the answers that are kept, with what was asked.",
        gauge(bytes),
    );
    let schema = shared.app.schema();
    looked_up(
        metrics,
        schema.documents_consulted(),
        (
            "rapport_documents_hits",
            "Operations whose document had been parsed before.",
        ),
        (
            "rapport_documents_misses",
            "Operations whose document had to be parsed.",
        ),
    );
    metrics.add(
        "rapport_documents",
        "Parsed documents that are kept.",
        gauge(schema.documents() as u64),
    );
}

/// How often something was there that was looked for, and how often it was not: each by its name and what it says.
fn looked_up(
    metrics: &mut Metrics,
    consulted: &Consulted,
    hits: (&'static str, &'static str),
    misses: (&'static str, &'static str),
) {
    metrics.add(hits.0, hits.1, Value::Counter(consulted.hits()));
    metrics.add(misses.0, misses.1, Value::Counter(consulted.misses()));
}

fn network(shared: &Shared, metrics: &mut Metrics) {
    let live = shared.app.live();
    metrics.add(
        "rapport_network_version",
        "The number of the state that answers come from; it rises with each change that is taken up.",
        gauge(live.version()),
    );
    let revision = *live.revisions().borrow();
    metrics.add(
        "rapport_network_revision",
        "The number of the latest change that the network has taken up.",
        gauge(u64::try_from(revision).unwrap_or(0)),
    );
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 are far smaller")]
    let taken_up = shared.taken_up.borrow().timestamp_millis() as f64 / 1e3;
    metrics.add(
        "rapport_network_taken_up_timestamp_seconds",
        "When the network last took up a change or was built, in seconds since 1970.",
        Value::Gauge(taken_up),
    );
    let networks: Vec<_> = Visibility::ALL
        .iter()
        .filter_map(|&clearance| Some((clearance.to_string(), live.ready(clearance)?.network)))
        .collect();
    let sized = |size: fn(&Network) -> u64| {
        let sample = move |(clearance, network): &(String, std::sync::Arc<_>)| {
            (vec![("clearance", clearance.clone())], gauge(size(network)))
        };
        networks.iter().map(sample).collect::<Vec<_>>()
    };
    metrics.add_all(
        "rapport_network_vertices",
        "Vertices of the network that readers of a clearance see; networks that nobody has asked for are not there.",
        sized(|network| VertexKind::ALL.iter().map(|&kind| network.vertices(kind).len() as u64).sum()),
    );
    metrics.add_all(
        "rapport_network_links",
        "Links of the network that readers of a clearance see, each counted once.",
        sized(|network| network.sizes().iter().map(|size| size.links as u64).sum()),
    );
    metrics.add_all(
        "rapport_network_bytes",
        "Memory of the network that readers of a clearance see, without what searches use again.",
        sized(|network| network.size_in_bytes() as u64),
    );
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts that large have lost their last digits long before"
)]
fn gauge(count: u64) -> Value {
    Value::Gauge(count as f64)
}
