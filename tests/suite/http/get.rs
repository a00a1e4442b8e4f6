//! `GET /graphql`: a query in an address, and what may be kept of its answer.

use serde_json::json;

use crate::app::Rapport;
use crate::support::on_both_databases;

use super::{Server, header};

const NAME: &str = "query Name($key: String!) { person(key: $key) { name } }";
const NAMED: &str = r#"{"data":{"person":{"name":"Andrew Lim"}}}"#;

/// An address that asks for a query with variables.
fn address(query: &str, variables: &str) -> String {
    let mut parameters = form_urlencoded::Serializer::new(String::new());
    parameters.append_pair("query", query);
    if !variables.is_empty() {
        parameters.append_pair("variables", variables);
    }
    format!("/graphql?{}", parameters.finish())
}

on_both_databases! {
    async fn a_query_in_an_address_is_answered(db: TestDatabase) {
        let server = Server::start(&db).await;
        let path = address(NAME, r#"{"key": "andrew-lim"}"#);
        for path in [path.clone(), format!("{path}&operationName=Name&extensions={{}}"), format!("{path}&other=1")] {
            let response = server.get(&path).await;
            assert_eq!((response.status().as_u16(), header(&response, "content-type").as_str()), (200, "application/json; charset=utf-8"));
            assert_eq!(response.text().await.expect("text"), NAMED);
        }
        let head = server.client.head(server.url(&path)).send().await.expect("the server answers");
        assert_eq!((head.status().as_u16(), head.text().await.expect("text").as_str()), (200, ""));
    }

    async fn what_is_wrong_in_an_address_is_said(db: TestDatabase) {
        let server = Server::start(&db).await;
        for (path, told) in [
            ("/graphql?operationName=A".to_owned(), "query: missing"),
            (address(NAME, "{key"), "variables: expected an object in JSON"),
            (address(NAME, "[1]"), "variables: expected an object"),
            (format!("{}&query=x", address(NAME, "")), "query: given twice"),
            (address(NAME, ""), "variables.key: missing; expected String!"),
            (address("{", ""), "expected"),
        ] {
            let asked = server.client.get(server.url(&path)).header("accept", "application/graphql-response+json");
            let response = asked.send().await.expect("the server answers");
            let (status, kept) = (response.status().as_u16(), header(&response, "cache-control"));
            let text = response.text().await.expect("text");
            assert!(status == 400 && kept == "no-store" && text.contains(told) && !text.contains("\"data\""), "{path}: {status} {text}");
        }
    }

    /// A link that changes the record would be followed by every program that looks ahead.
    async fn a_mutation_in_an_address_is_refused(db: TestDatabase) {
        let server = Server::start(&db).await;
        for accept in ["application/json", "application/graphql-response+json", "text/event-stream"] {
            for query in ["mutation { __typename }", "query A { __typename } mutation B { __typename }"] {
                let path = format!("{}&operationName={}", address(query, ""), if query.contains("query A") { "B" } else { "" });
                let path = path.trim_end_matches("&operationName=");
                let response = server.client.get(server.url(path)).header("accept", accept).send().await.expect("the server answers");
                assert_eq!((response.status().as_u16(), header(&response, "allow").as_str()), (405, "POST"), "{accept} {query}");
                assert!(response.text().await.expect("text").contains("a mutation is sent by POST"));
            }
        }
    }

    async fn a_subscription_needs_a_stream(db: TestDatabase) {
        let server = Server::start(&db).await;
        let query = json!({"query": "subscription { changes { revision } }"}).to_string();
        let (status, told) = server.refused(query).await;
        assert!(status == 400 && told.contains("/graphql/ws") && told.contains("/graphql/stream"), "{status} {told}");
    }

    /// A client that has an answer is told that it is still true, until the record changes.
    async fn an_answer_has_a_tag_that_stands_for_it(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let server = Server::over(&rapport).await;
        let path = address(NAME, r#"{"key": "andrew-lim"}"#);
        let first = server.get(&path).await;
        let tag = header(&first, "etag");
        assert_eq!((header(&first, "cache-control").as_str(), header(&first, "vary").contains("authorization")), ("private, no-cache", true));
        for had in [tag.clone(), format!("\"x\", {tag}"), tag.trim_start_matches("W/").to_owned(), "*".to_owned()] {
            let again = server.client.get(server.url(&path)).header("if-none-match", had.clone()).send().await.expect("the server answers");
            assert_eq!((again.status().as_u16(), header(&again, "etag")), (304, tag.clone()), "{had}");
            assert_eq!(again.text().await.expect("text"), "");
        }
        rapport.import(r#"{"type": "person", "key": "andrew-lim", "name": "Andrew H. Lim"}"#).await;
        let changed = server.client.get(server.url(&path)).header("if-none-match", tag.clone()).send().await.expect("the server answers");
        assert_eq!(changed.status().as_u16(), 200);
        assert_ne!(header(&changed, "etag"), tag);
        assert!(changed.text().await.expect("text").contains("Andrew H. Lim"));
    }

    /// A person who opens the address is shown where to explore.
    async fn a_browser_without_a_query_is_sent_to_graphiql(db: TestDatabase) {
        let server = Server::start(&db).await;
        let page = "text/html,application/xhtml+xml,*/*;q=0.8";
        let response = server.client.get(server.url("/graphql")).header("accept", page).send().await.expect("the server answers");
        assert_eq!((response.status().as_u16(), header(&response, "location").as_str()), (307, "/graphiql"));
    }

    async fn a_large_answer_is_compressed_where_the_client_takes_it(db: TestDatabase) {
        let server = Server::start(&db).await;
        let query = json!({"query": "{ __schema { types { name description } } }"}).to_string();
        for (takes, encoding) in [("gzip", "gzip"), ("br, gzip;q=0.5", "br"), ("identity", "")] {
            let asked = server.client.post(server.url("/graphql")).header("content-type", "application/json").header("accept-encoding", takes);
            let response = asked.body(query.clone()).send().await.expect("the server answers");
            assert_eq!((response.status().as_u16(), header(&response, "content-encoding").as_str()), (200, encoding), "{takes}");
        }
    }
}
