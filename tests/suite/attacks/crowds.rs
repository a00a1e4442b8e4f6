//! Many at once, and one again and again.

use std::convert::Infallible;
use std::future::pending;
use std::net::SocketAddr;
use std::sync::Arc;

use async_graphql::Request;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::ConnectInfo;
use axum::http;
use futures_util::{StreamExt, stream};
use rapport::app::{App, InFlight};
use rapport::graphql::limits::Limits;
use rapport::http::{Admissions, Serving, router};
use rapport::vocabulary::Visibility;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::sync::mpsc;
use tower_service::Service;

use crate::app::{Rapport, clock};
use crate::support::on_both_databases;

/// Asks at a path as a client of an address: the status, when to come back, and the code.
async fn ask(
    router: &axum::Router,
    peer: &str,
    path: &str,
    headers: &[(&str, &str)],
) -> (u16, String, String) {
    let mut request = http::Request::post(path).header("content-type", "application/json");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let body = Body::from(r#"{"query": "{ __typename }"}"#);
    let mut request = request.body(body).expect("a request");
    let peer: SocketAddr = peer.parse().expect("an address");
    request.extensions_mut().insert(ConnectInfo(peer));
    let response = router.clone().call(request).await.expect("it always answers");
    let again = response
        .headers()
        .get("retry-after")
        .map_or("", |again| again.to_str().expect("text"))
        .to_owned();
    let status = response.status().as_u16();
    let bytes = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
    let answer: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    let code = answer["errors"][0]["extensions"]["code"]
        .as_str()
        .unwrap_or_default();
    (status, again, code.to_owned())
}

fn limited(status: u16, again: &str, code: &str) -> (u16, String, String) {
    (status, again.to_owned(), code.to_owned())
}

/// Asks until it is refused: with which status it was answered before, each time, and when it was asked last.
async fn until_refused(
    router: &axum::Router,
    peer: &str,
    path: &str,
    headers: &[(&str, &str)],
) -> (Vec<u16>, Instant) {
    let mut answered = Vec::new();
    while answered.len() < 1_000 {
        let asked = Instant::now();
        let answer = ask(router, peer, path, headers).await;
        if answer.0 == 429 {
            let code = if path == "/graphql" { "RATE_LIMITED" } else { "" };
            assert_eq!(answer, limited(429, "1", code), "{path} {headers:?}");
            return (answered, asked);
        }
        answered.push(answer.0);
    }
    panic!("{peer} may ask {path} however often, with {headers:?}");
}

/// Of one who has not asked yet: the ten at once.
fn assert_ten_at_once(answered: &[u16], status: u16) {
    assert!(
        answered.len() >= 10,
        "ten at once may be asked, and not only {answered:?}"
    );
    assert!(answered.iter().all(|&told| told == status), "{answered:?}");
}

/// Of one who was refused: no more than have come to be allowed since, one a second.
fn assert_one_a_second(answered: &[u16], refused: Instant) {
    let allowed = usize::try_from(refused.elapsed().as_secs()).expect("not for ever") + 1;
    assert!(
        answered.len() <= allowed,
        "{answered:?}, and {allowed} may have been answered"
    );
}

on_both_databases! {
    /// Ten at once, and one a second after that: what comes to be allowed while a slow machine asks is counted as well.
    async fn whoever_asks_too_often_is_told_when_to_come_back(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let admissions = Admissions {
            per_address: 1,
            per_token: 1,
            trusted_proxies: vec!["127.0.0.0/8".parse().expect("a network")],
            ..Admissions::default()
        };
        let router = router(Arc::clone(&rapport.app), Serving { admissions, ..Serving::default() });
        let (stranger, proxy) = ("203.0.113.9:50000", "127.0.0.1:50000");
        let (answered, refused) = until_refused(&router, stranger, "/graphql", &[]).await;
        assert_ten_at_once(&answered, 200);
        // Whatever it says of itself, and whatever it asks for: it is no other who asks, and has no more left.
        let said: [(&str, &[(&str, &str)]); 3] =
            [("/graphql", &[("x-forwarded-for", "198.51.100.7")]), ("/reports", &[]), ("/metrics", &[])];
        for (path, headers) in said {
            let (answered, _) = until_refused(&router, stranger, path, headers).await;
            assert_one_a_second(&answered, refused);
        }
        for path in ["/healthz", "/readyz"] {
            assert_ne!(ask(&router, stranger, path, &[]).await.0, 429, "{path}");
        }
        // Others go on, those behind the proxy each by themselves.
        assert_eq!(ask(&router, "198.51.100.7:50000", "/graphql", &[]).await.0, 200);
        let (answered, refused) = until_refused(&router, proxy, "/graphql", &[("x-forwarded-for", "192.0.2.1")]).await;
        assert_ten_at_once(&answered, 200);
        assert_eq!(ask(&router, proxy, "/graphql", &[("x-forwarded-for", "192.0.2.2")]).await.0, 200);
        // The header that the proxy does not write is the client's own.
        for chosen in ["for=192.0.2.3", "for=127.0.0.1", "for=unknown"] {
            let said = [("forwarded", chosen), ("x-forwarded-for", "192.0.2.1")];
            let (answered, _) = until_refused(&router, proxy, "/graphql", &said).await;
            assert_one_a_second(&answered, refused);
        }
        // A token is counted wherever it comes from.
        let bearer = [("authorization", "Bearer x")];
        let (answered, refused) = until_refused(&router, proxy, "/graphql", &bearer).await;
        assert_ten_at_once(&answered, 401);
        let (answered, _) = until_refused(&router, "198.51.100.8:50000", "/graphql", &bearer).await;
        assert_one_a_second(&answered, refused);
    }

    async fn more_than_may_be_in_flight_are_turned_away_at_once(db: TestDatabase) {
        let store = Rapport::with_example(&db).await.store;
        let app = App::start(store, Visibility::Public, None, clock()).await.expect("the record can be read");
        let app = Arc::new(app.with_in_flight(InFlight::new(2)));
        let router = router(Arc::clone(&app), Serving::default());
        let first = app.in_flight().enter().expect("there is room");
        assert_eq!(ask(&router, "127.0.0.1:50000", "/graphql", &[]).await.0, 200);
        let second = app.in_flight().enter().expect("there is room");
        assert_eq!(ask(&router, "127.0.0.1:50000", "/graphql", &[]).await, limited(503, "1", "OVERLOADED"));
        assert_eq!(ask(&router, "127.0.0.1:50000", "/metrics", &[]).await.0, 503);
        for path in ["/healthz", "/readyz"] {
            assert_ne!(ask(&router, "127.0.0.1:50000", path, &[]).await.0, 503, "{path}");
        }
        drop((first, second));
        assert_eq!(ask(&router, "127.0.0.1:50000", "/graphql", &[]).await.0, 200);
    }

    /// Counted as it comes: what is only announced keeps nobody out.
    async fn more_than_may_be_arriving_is_turned_away_at_once(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let admissions = Admissions { arriving: 1, ..Admissions::default() };
        let router = router(Arc::clone(&rapport.app), Serving { admissions, ..Serving::default() });
        // What never ends, and tells when it was read so far.
        let (read, mut reading) = mpsc::channel(1);
        let parts = stream::iter([1024 * 1024 - 1024]).map(|length| Ok::<_, Infallible>(Bytes::from(vec![b' '; length])));
        let rest = stream::once(async move { read.send(()).await.expect("the test listens") }).then(|()| pending());
        let slow = http::Request::post("/graphql").header("content-length", 1024 * 1024).body(Body::from_stream(parts.chain(rest)));
        let slow = tokio::spawn(router.clone().call(slow.expect("a request")));
        reading.recv().await.expect("it is read");
        assert_eq!(ask(&router, "127.0.0.1:50000", "/graphql", &[]).await.0, 200);
        let large = async || {
            let large = http::Request::post("/graphql").header("content-type", "application/json");
            let request = large.body(Body::from(format!("{}{}", " ".repeat(1024), r#"{"query": "{ __typename }"}"#)));
            let response = router.clone().call(request.expect("a request")).await.expect("it always answers");
            let (status, headers) = (response.status().as_u16(), response.headers().clone());
            let bytes = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
            (status, headers.get("retry-after").is_some(), String::from_utf8_lossy(&bytes).into_owned())
        };
        let (status, again, told) = large().await;
        assert!(status == 503 && again && told.contains("OVERLOADED"), "{status} {told}");
        assert!(told.contains("requests of 1 megabytes are arriving already"), "{told}");
        slow.abort();
        assert!(slow.await.is_err_and(|ended| ended.is_cancelled()));
        assert_eq!(large().await.0, 200);
    }

    /// The answer was begun, so that it has data, which is null.
    async fn an_answer_that_takes_too_long_is_given_up(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let app = App::start(rapport.store.clone(), Visibility::Public, None, clock()).await.expect("the record can be read");
        let app = app.limited(Limits { deadline: Duration::ZERO, ..Limits::default() });
        // Many statements, one after the other: a timer may be late by a millisecond or two.
        let search = |number: usize| format!("s{number}: search(text: \"word{number} lim\") {{ nodes {{ id }} totalCount }} ");
        let query: String = (0..40).map(search).collect();
        let answer = app.execute(rapport.identity.clone(), Request::new(format!("{{ {query} }}"))).await;
        let answer = serde_json::to_value(answer).expect("an answer is JSON");
        assert_eq!(answer["data"], Value::Null);
        assert_eq!(answer["errors"][0]["extensions"], json!({"code": "DEADLINE_EXCEEDED", "limit": 0}));
    }
}
