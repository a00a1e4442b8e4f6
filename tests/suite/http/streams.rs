//! `/graphql/stream`: operations answered as events, each over a connection of its own or all over one.

use std::sync::Arc;

use rapport::access::Role;
use rapport::app::{App, InFlight};
use rapport::http::Serving;
use rapport::vocabulary::Visibility;
use reqwest::{Method, RequestBuilder, Response};
use serde_json::json;

use crate::app::{Rapport, clock};
use crate::support::on_both_databases;

use super::Server;
use super::wire::token;

const NAME: &str = "{ person(key: \"andrew-lim\") { name } }";

impl Server {
    fn stream(&self, method: Method, parameters: &str) -> RequestBuilder {
        self.client
            .request(method, self.url(&format!("/graphql/stream{parameters}")))
    }

    /// Reserves a stream.
    async fn reserved(&self) -> String {
        let response = self
            .stream(Method::PUT, "")
            .send()
            .await
            .expect("the server answers");
        assert_eq!(response.status().as_u16(), 201);
        response.text().await.expect("a token")
    }

    /// Starts an operation in a stream: the status.
    async fn operate(&self, stream: &str, id: &str, query: &str) -> u16 {
        let body = json!({"query": query, "extensions": {"operationId": id}});
        let asked = self
            .stream(Method::POST, "")
            .header("x-graphql-event-stream-token", stream);
        asked
            .json(&body)
            .send()
            .await
            .expect("the server answers")
            .status()
            .as_u16()
    }
}

/// What comes until that is enough.
async fn until(mut response: Response, is_enough: impl Fn(&str) -> bool) -> String {
    let mut all = String::new();
    while !is_enough(&all) {
        let part = response
            .chunk()
            .await
            .expect("the connection stands")
            .expect("more comes");
        all.push_str(&String::from_utf8_lossy(&part));
    }
    all
}

on_both_databases! {
    async fn a_query_is_answered_as_events(db: TestDatabase) {
        let server = Server::start(&db).await;
        let expected = "event: next\ndata: {\"data\":{\"person\":{\"name\":\"Andrew Lim\"}}}\n\nevent: complete\ndata:\n\n";
        let posted = server.stream(Method::POST, "").json(&json!({"query": NAME})).send().await.expect("the server answers");
        assert_eq!(posted.text().await.expect("text"), expected);
        let parameters = form_urlencoded::Serializer::new(String::new()).append_pair("query", NAME).finish();
        let got = server.stream(Method::GET, &format!("?{parameters}")).header("accept", "text/event-stream").send().await.expect("the server answers");
        assert_eq!(got.text().await.expect("text"), expected);
        let refused = server.stream(Method::POST, "").json(&json!({"query": "{ nowhere }"})).send().await.expect("the server answers");
        assert_eq!(refused.status().as_u16(), 200);
        assert!(refused.text().await.expect("text").starts_with("event: next\ndata: {\"errors\":["));
        let other = server.stream(Method::POST, "").header("accept", "text/html").json(&json!({"query": NAME})).send().await.expect("the server answers");
        assert_eq!(other.status().as_u16(), 406);
    }

    /// The operations begin before the stream is open, too, and end when they are told to.
    async fn one_stream_carries_several_operations(db: TestDatabase) {
        let server = Server::start(&db).await;
        let stream = server.reserved().await;
        assert_eq!(server.operate(&stream, "changes", "subscription { changes { revision } }").await, 202);
        assert_eq!(server.operate(&stream, "changes", NAME).await, 409);
        assert_eq!(server.operate(&stream, "name", NAME).await, 202);
        assert_eq!(server.operate(&stream, "wrong", "{ nowhere }").await, 400);
        let open = server.stream(Method::GET, &format!("?token={stream}")).send().await.expect("the server answers");
        assert_eq!(open.status().as_u16(), 200);
        let again = server.stream(Method::GET, &format!("?token={stream}")).send().await.expect("the server answers");
        assert_eq!(again.status().as_u16(), 409);
        let ended = server.stream(Method::DELETE, &format!("?operationId=changes&token={stream}")).send().await.expect("the server answers");
        assert_eq!(ended.status().as_u16(), 200);
        let told = until(open, |told| told.contains("event: complete\ndata: {\"id\":\"name\"}")).await;
        assert!(told.starts_with(":\n\n"), "{told}");
        assert!(told.contains("event: next\ndata: {\"id\":\"name\",\"payload\":{\"data\":{\"person\":{\"name\":\"Andrew Lim\"}}}}"), "{told}");
    }

    /// Nobody knows whether a stream is ever opened: few operations may wait for that, and none of them is in flight.
    async fn what_waits_for_a_stream_keeps_nobody_out(db: TestDatabase) {
        let store = Rapport::with_example(&db).await.store;
        let app = App::start(store, Visibility::Public, None, clock()).await.expect("the record can be read");
        let server = Server::serving(Arc::new(app.with_in_flight(InFlight::new(1))), Serving::default()).await;
        let stream = server.reserved().await;
        for number in 0..10 {
            assert_eq!(server.operate(&stream, &number.to_string(), NAME).await, 202, "{number}");
        }
        assert_eq!(server.operate(&stream, "one more", NAME).await, 429);
        let asked = server.client.post(server.url("/graphql")).json(&json!({"query": NAME}));
        assert_eq!(asked.send().await.expect("the server answers").status().as_u16(), 200);
        let open = server.stream(Method::GET, &format!("?token={stream}")).send().await.expect("the server answers");
        let told = until(open, |told| told.matches("event: complete").count() == 10).await;
        assert_eq!(told.matches("Andrew Lim").count() + told.matches("OVERLOADED").count(), 10, "{told}");
    }

    async fn a_stream_is_for_whoever_reserved_it(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let server = Server::over(&rapport).await;
        let (_, secret) = token(&rapport.app, "Kim", Role::Reader, Visibility::Public).await;
        let reserved = server.stream(Method::PUT, "").bearer_auth(&secret).send().await.expect("the server answers");
        let stream = reserved.text().await.expect("a token");
        assert_eq!(server.operate(&stream, "name", NAME).await, 403);
        let body = json!({"query": NAME, "extensions": {"operationId": "name"}});
        let asked = server.stream(Method::POST, "").bearer_auth(&secret).header("x-graphql-event-stream-token", &stream);
        assert_eq!(asked.json(&body).send().await.expect("the server answers").status().as_u16(), 202);
    }

    async fn what_is_no_stream_is_said_so(db: TestDatabase) {
        let server = Server::start(&db).await;
        assert_eq!(server.operate("nobody", "name", NAME).await, 404);
        for (method, parameters, status) in [
            (Method::GET, "?token=nobody", 404),
            (Method::DELETE, "?token=nobody&operationId=x", 404),
            (Method::DELETE, "", 400),
            (Method::PATCH, "", 405),
        ] {
            let told = server.stream(method.clone(), parameters).send().await.expect("the server answers");
            assert_eq!(told.status().as_u16(), status, "{method} {parameters}");
        }
        let stream = server.reserved().await;
        let asked = server.stream(Method::POST, &format!("?token={stream}")).json(&json!({"query": NAME}));
        assert_eq!(asked.send().await.expect("the server answers").status().as_u16(), 400);
    }
}
