//! How a server is run: whether it is ready, what it counts, and how it ends under load.

use std::collections::BTreeMap;
use std::io::{BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use prometheus_parse::{Scrape, Value};
use rapport::access::tokens::Tokens;
use rapport::store::{Access, Store};
use serde_json::json;

use super::serving::{Process, client};
use super::tokens::create;
use crate::app::{Rapport, clock};
use crate::http::wire::{Socket, answered};
use crate::support::{Backend, TestDatabase, editor, on_both_databases, with_database};

/// Where numbers are told apart: what the server said before it served.
fn numbers(said: &str) -> String {
    let line = said.lines().find_map(|line| line.strip_prefix("Numbers are at "));
    line.expect("it says where numbers are").to_owned()
}

/// A text of Prometheus, read by a parser of others: what each metric is, and each sample as `name{label="value"}`.
fn read(text: &str) -> (BTreeMap<String, String>, BTreeMap<String, f64>) {
    let types = text
        .lines()
        .filter_map(|line| line.strip_prefix("# TYPE ")?.split_once(' '));
    let types: BTreeMap<String, String> = types
        .map(|(name, kind)| (name.to_owned(), kind.to_owned()))
        .collect();
    let scrape =
        Scrape::parse(text.lines().map(|line| Ok(line.to_owned()))).expect("it is Prometheus's format");
    for name in types.keys() {
        assert!(
            scrape.docs.get(name).is_some_and(|help| help.len() > 10),
            "{name} has no help"
        );
    }
    let mut samples = BTreeMap::new();
    for sample in scrape.samples {
        let mut labels: Vec<String> = sample
            .labels
            .iter()
            .map(|(name, value)| format!("{name}={value:?}"))
            .collect();
        labels.sort();
        let name = format!("{}{{{}}}", sample.metric, labels.join(","));
        let value = match sample.value {
            Value::Counter(value) | Value::Gauge(value) => value,
            Value::Histogram(buckets) => {
                let counts: Vec<f64> = buckets.iter().map(|bucket| bucket.count).collect();
                assert!(counts.is_sorted() && counts.len() > 5, "{name}: {buckets:?}");
                counts.last().copied().unwrap_or_default()
            }
            // The parser leaves these two of a histogram by themselves.
            Value::Untyped(value) => {
                let whole = sample.metric.trim_end_matches("_sum").trim_end_matches("_count");
                assert_eq!(types.get(whole).map(String::as_str), Some("histogram"), "{name}");
                value
            }
            Value::Summary(_) => panic!("{name} is no summary"),
        };
        samples.insert(name, value);
    }
    (types, samples)
}

on_both_databases! {
    async fn a_server_tells_numbers_at_a_port_of_its_own(db: TestDatabase) {
        let (_, token) = create(&db, &["ann", "--role", "editor", "--clearance", "confidential"]);
        let (server, errors) = Process::start(&db, &["--sample", "--metrics-listen", "127.0.0.1:0"]);
        let numbers = numbers(&server.said);
        let client = client();
        let scrape = async || {
            let answer = client.get(&numbers).send().await.expect("it serves");
            assert_eq!(answer.headers()["content-type"], "text/plain; version=0.0.4; charset=utf-8");
            read(&answer.text().await.expect("text"))
        };
        let (types, before) = scrape().await;
        let kinds = [
            ("process_start_time_seconds", "gauge"),
            ("rapport_build_info", "gauge"),
            ("rapport_database_connections", "gauge"),
            ("rapport_database_connections_max", "gauge"),
            ("rapport_documents", "gauge"),
            ("rapport_documents_hits_total", "counter"),
            ("rapport_documents_misses_total", "counter"),
            ("rapport_draining", "gauge"),
            ("rapport_kept_answers", "gauge"),
            ("rapport_kept_answers_bytes", "gauge"),
            ("rapport_kept_answers_hits_total", "counter"),
            ("rapport_kept_answers_misses_total", "counter"),
            ("rapport_network_bytes", "gauge"),
            ("rapport_network_links", "gauge"),
            ("rapport_network_revision", "gauge"),
            ("rapport_network_taken_up_timestamp_seconds", "gauge"),
            ("rapport_network_version", "gauge"),
            ("rapport_network_vertices", "gauge"),
            ("rapport_operations_total", "counter"),
            ("rapport_request_duration_seconds", "histogram"),
            ("rapport_request_statements", "histogram"),
            ("rapport_requests_in_flight", "gauge"),
            ("rapport_requests_total", "counter"),
            ("rapport_statements_total", "counter"),
            ("rapport_subscribers", "gauge"),
            ("rapport_subscriptions", "gauge"),
        ];
        for (name, kind) in kinds {
            assert_eq!(types.get(name).map(String::as_str), Some(kind), "{name}: {types:?}");
        }
        let ask = async |query: &str| answered(client.post(&server.url).bearer_auth(&token).json(&json!({"query": query}))).await;
        for _ in 0..3 {
            assert_eq!(ask("query Events { events { totalCount } }").await.status, 200);
        }
        assert_eq!(ask(r#"mutation { saveTopic(input: {key: "t", name: "T"}) { outcome } }"#).await.status, 200);
        ask("{ nothing }").await;
        ask(r#"{ person(key: "a", id: "b") { name } }"#).await;
        let mut socket = Socket::with_token(server.address(), &token).await.expect("it is let in");
        socket.subscribe("1", "subscription { changes(since: 0) { revision } }", json!({})).await.expect("it is heard");
        socket.hear().await.expect("a change");
        let (_, after) = scrape().await;
        let risen = |name: &str| after.get(name).copied().unwrap_or_default() - before.get(name).copied().unwrap_or_default();
        for (name, by) in [
            (r#"rapport_requests_total{code="",kind="query",outcome="ok"}"#, 3.0),
            (r#"rapport_requests_total{code="",kind="mutation",outcome="ok"}"#, 1.0),
            (r#"rapport_request_duration_seconds{kind="mutation"}"#, 1.0),
            (r#"rapport_operations_total{kind="subscription"}"#, 1.0),
            ("rapport_kept_answers_hits_total{}", 2.0),
            ("rapport_subscribers{}", 1.0),
            ("rapport_subscriptions{}", 1.0),
            ("rapport_network_revision{}", 1.0),
        ] {
            assert!((risen(name) - by).abs() < 0.5, "{name}: {after:#?}");
        }
        let refused: f64 = after.iter().filter(|(name, _)| name.contains(r#"outcome="refused""#)).map(|(_, count)| count).sum();
        assert!((refused - 2.0).abs() < 0.5, "{after:#?}");
        assert!(risen("rapport_statements_total{}") > 4.0);
        assert!(after.keys().any(|name| name.contains(r#"clearance="CONFIDENTIAL""#)), "{after:#?}");
        assert!(!after.keys().any(|name| name.contains("Events")), "names that clients choose are not told");
        // Nothing of it is at the port that everybody reaches.
        let everybody = answered(client.get(format!("http://{}/metrics", server.address()))).await;
        assert_eq!(everybody.status, 404);
        drop(socket);
        assert_eq!(server.end(errors).0, Some(0));
    }

    /// At the port that everybody reaches only administrators are told.
    async fn numbers_are_for_administrators(db: TestDatabase) {
        let (_, editor) = create(&db, &["ann", "--role", "editor", "--clearance", "confidential"]);
        let (_, admin) = create(&db, &["root", "--role", "admin"]);
        let (server, errors) = Process::start(&db, &["--metrics"]);
        let url = format!("http://{}/metrics", server.address());
        assert_eq!(answered(client().get(&url)).await.status, 403);
        assert_eq!(answered(client().get(&url).bearer_auth("rapport_x")).await.status, 401);
        assert_eq!(answered(client().get(&url).bearer_auth(editor)).await.status, 403);
        let told = answered(client().get(&url).bearer_auth(admin)).await;
        assert_eq!(told.status, 200);
        assert!(read(&told.text).1.contains_key("rapport_network_revision{}"));
        assert_eq!(server.end(errors).0, Some(0));
    }

    /// Clients that ask without a pause, over connections that they keep, get every answer while the server ends; what
    /// they are refused is a connection. Sockets are told that the server goes.
    async fn no_request_is_cut_off_when_the_server_ends(db: TestDatabase) {
        drop(Rapport::with_example(&db).await);
        let (_, token) = create(&db, &["ann", "--role", "editor", "--clearance", "confidential"]);
        let (server, mut errors) = Process::logging(&db, &["--drain", "1"], "error");
        let mut socket = Socket::with_token(server.address(), &token).await.expect("it is let in");
        let ready = format!("http://{}/readyz", server.address());
        assert_eq!(answered(client().get(&ready)).await.text, "ready\n");
        let told = Arc::new(AtomicBool::new(false));
        let (counted, mut answers) = tokio::sync::mpsc::unbounded_channel();
        let clients: Vec<_> = (0..8).map(|number| {
            let (url, token, told, counted) = (server.url.clone(), token.clone(), Arc::clone(&told), counted.clone());
            tokio::spawn(async move {
                let client = client();
                let (mut before, mut after) = (0, 0);
                loop {
                    let query = if number % 2 == 0 {
                        format!(r#"mutation {{ saveTopic(input: {{key: "t{number}", name: "T{before}"}}) {{ outcome }} }}"#)
                    } else {
                        format!("{{ events(first: {number}) {{ nodes {{ title participants {{ nodes {{ attribution }} }} }} }} people(first: 1) {{ totalCount }} a{before}: __typename }}")
                    };
                    let answer = client.post(&url).bearer_auth(&token).json(&json!({"query": query})).send().await;
                    let answer = match answer {
                        // Nobody listens any more.
                        Err(error) if error.is_connect() => return (before, after),
                        answer => answer.expect("a request that was taken is answered"),
                    };
                    assert_eq!(answer.status(), 200);
                    let text = answer.text().await.expect("an answer is whole");
                    assert!(text.starts_with(r#"{"data":"#), "{text}");
                    if told.load(Ordering::Relaxed) { after += 1 } else { before += 1 }
                    let _ = counted.send(());
                }
            })
        }).collect();
        for _ in 0..200 {
            answers.recv().await.expect("they go on");
        }
        told.store(true, Ordering::Relaxed);
        let ending = std::thread::spawn(move || server.told_to_end());
        let mut reasons = Vec::new();
        while let Ok(answer) = client().get(&ready).send().await {
            let status = answer.status().as_u16();
            reasons.push((status, answer.text().await.expect("an answer is whole")));
        }
        let (mut before, mut after) = (0, 0);
        for client in clients {
            let counted = client.await.expect("nothing was cut off");
            before += counted.0;
            after += counted.1;
        }
        assert!(before >= 200 && after > 0, "{before} before and {after} after");
        let ending_told = (503, "not ready: the server is ending\n".to_owned());
        assert_eq!(reasons.last(), Some(&ending_told), "{reasons:?}");
        let end = loop {
            if let Err(end) = socket.hear().await {
                break end;
            }
        };
        assert_eq!(end.map(|(code, _)| code), Some(1001));
        assert_eq!(ending.join().expect("it ends"), Some(0));
        let mut rest = String::new();
        errors.read_to_string(&mut rest).expect("text");
        assert_eq!(rest, "");
    }

    /// Told twice, it ends at once, though a client would have had a minute more.
    async fn a_second_signal_ends_it_at_once(db: TestDatabase) {
        let (server, mut errors) = Process::start(&db, &["--drain", "600"]);
        server.tell_to_end();
        let ready = format!("http://{}/readyz", server.address());
        let mut told = answered(client().get(&ready)).await;
        while told.status == 200 {
            told = answered(client().get(&ready)).await;
        }
        assert_eq!((told.status, told.text.as_str()), (503, "not ready: the server is ending\n"));
        assert_eq!(answered(client().post(&server.url).json(&json!({"query": "{ __typename }"}))).await.status, 200);
        assert_eq!(server.told_to_end(), Some(0));
        let mut line = String::new();
        errors.read_line(&mut line).expect("it says something");
        assert!(line.contains("told again to end, the server ends at once"), "{line}");
    }

    /// A database that is gone makes the server not ready, and not dead.
    async fn a_server_without_its_database_is_alive_and_not_ready(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let server = crate::http::Server::over(&rapport).await;
        let get = async |path: &str| answered(server.client.get(server.url(path))).await;
        assert_eq!((get("/readyz").await.status, get("/healthz").await.status), (200, 200));
        let store: Store = rapport.store.clone();
        store.close().await.expect("it closes");
        let mut told = get("/readyz").await;
        // What was found last is told for a moment.
        while told.status == 200 {
            told = get("/readyz").await;
        }
        assert_eq!((told.status, told.text.as_str()), (503, "not ready: the database does not answer\n"));
        assert_eq!(get("/healthz").await.text, "ok\n");
        // What fails for that names what to look for in the log.
        let body = json!({"query": r#"{ search(text: "lim") { totalCount } events(first: 3) { nodes { title } } }"#});
        let answer = server.client.post(server.url("/graphql")).header("x-request-id", "look-for-this").json(&body).send().await.expect("an answer");
        assert_eq!(answer.headers()["x-request-id"], "look-for-this");
        let body: serde_json::Value = answer.json().await.expect("JSON");
        assert_eq!(body["errors"][0]["extensions"], json!({"code": "DATABASE_UNAVAILABLE", "requestId": "look-for-this"}), "{body}");
    }
}

/// Programs read its log: all that it says, from its beginning to its end, which comes when its terminal closes, too.
#[tokio::test(flavor = "multi_thread")]
async fn every_line_is_json_where_that_is_asked_for() {
    with_database(Backend::Sqlite, async |db: TestDatabase| {
        let options = [
            "--sample",
            "--log-format",
            "json",
            "--metrics-listen",
            "127.0.0.1:0",
        ];
        let (server, mut errors) = Process::start(&db, &options);
        let hangup = ["-c", r#"kill -HUP "$0""#, &server.number().to_string()];
        let told = std::process::Command::new("sh").args(hangup).status();
        assert!(told.expect("there is a shell").success());
        let mut said = server.said.clone();
        errors.read_to_string(&mut said).expect("text");
        let messages: Vec<String> = said
            .lines()
            .map(|line| {
                let line: serde_json::Value =
                    serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
                assert!(line["timestamp"].is_string() && line["level"] == "INFO", "{line}");
                line["message"].as_str().expect("a message").to_owned()
            })
            .collect();
        let beginnings = [
            "--sample: ",
            "Nobody can change",
            "Numbers are at",
            "the server has started",
            "told to end",
            "the server has ended",
        ];
        let as_expected = messages
            .iter()
            .zip(beginnings)
            .all(|(message, beginning)| message.starts_with(beginning));
        assert!(messages.len() == beginnings.len() && as_expected, "{messages:?}");
    })
    .await;
}

/// Told twice, it does not wait either for a statement that the database does not answer.
#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_waits_does_not_hold_up_the_end() {
    with_database(Backend::Postgres, async |db: TestDatabase| {
        let store = Store::open(db.url(), Access::Write).await.expect("it opens");
        let token = editor(&Tokens::new(store.clone(), clock()), "ann").await;
        let (server, mut errors) = Process::start(&db, &["--drain", "600"]);
        let long = store.begin_write().await.expect("nobody else writes");
        let save = json!({"query": r#"mutation { saveTopic(input: {key: "t", name: "T"}) { revision } }"#});
        let request = client().post(&server.url).bearer_auth(&token).json(&save);
        let saving = tokio::spawn(request.send());
        db.waiting_changes(1).await;
        server.tell_to_end();
        let ready = format!("http://{}/readyz", server.address());
        while answered(client().get(&ready)).await.status == 200 {}
        assert_eq!(server.told_to_end(), Some(0));
        assert!(
            saving.await.expect("it does not panic").is_err(),
            "nobody is left to answer"
        );
        let mut said = String::new();
        errors.read_to_string(&mut said).expect("text");
        assert!(
            said.contains("told again to end, the server ends at once"),
            "{said}"
        );
        long.rollback().await.expect("nothing was written");
    })
    .await;
}
