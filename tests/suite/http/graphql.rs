//! `/graphql`, as GraphQL over HTTP has it: media types, statuses, operations, variables.

use crate::support::on_both_databases;

use super::{Server, header};

const QUERY: &str = r#"{"query": "{ person(key: \"andrew-lim\") { name } }"}"#;
const NAMED: &str = r#"{"data":{"person":{"name":"Andrew Lim"}}}"#;

on_both_databases! {
    async fn the_answer_comes_in_the_media_type_that_is_accepted(db: TestDatabase) {
        let server = Server::start(&db).await;
        let (new, old) = ("application/graphql-response+json; charset=utf-8", "application/json; charset=utf-8");
        for (accept, expected) in [
            (None, old),
            (Some("*/*"), old),
            (Some("application/*;q=0.5"), old),
            (Some("*/*;q=0.1, application/graphql-response+json;q=0.2"), new),
            (Some("application/json;q=0.5, application/graphql-response+json"), new),
            (Some("application/graphql-response+json"), new),
            (Some("application/json"), old),
            (Some("Application/JSON; charset=utf-8, text/html"), old),
            (Some("text/html, application/graphql-response+json;q=0, application/json;q=0.1"), old),
            (Some("application/graphql-response+json, application/json;q=0.9"), new),
        ] {
            let (status, media, text) = server.post(accept, QUERY).await;
            assert_eq!((status.as_u16(), media.as_str(), text.as_str()), (200, expected, NAMED), "{accept:?}");
        }
        let (status, _, text) = server.post(Some("text/html"), QUERY).await;
        assert_eq!((status.as_u16(), text.as_str()), (406, "Accept: expected application/graphql-response+json, application/json or text/event-stream\n"));
    }

    /// The older media type reports a request that is well formed and cannot be executed with 200.
    async fn a_request_that_cannot_be_executed_has_a_status_of_its_own(db: TestDatabase) {
        let server = Server::start(&db).await;
        for query in [r#"{"query": "{ nowhere }"}"#, r#"{"query": "{"}"#, r#"{"query": ""}"#, r#"{"query": "query A { __typename } query B { __typename }"}"#] {
            assert_eq!(server.refused(query).await.0, 400, "{query}");
            let (status, _, text) = server.post(Some("application/json"), query).await;
            assert!(status == 200 && !text.contains("\"data\""), "{query}: {status} {text}");
        }
    }

    /// It was executed, and part of it is answered.
    async fn a_field_that_fails_leaves_the_status_at_ok(db: TestDatabase) {
        let server = Server::start(&db).await;
        for (query, data) in [
            (r#"{"query": "{ person(key: \"andrew-lim\") { events(first: 300) { totalCount } } }"}"#, r#"{"data":{"person":null},"errors":["#),
            (r#"{"query": "{ events(first: 300) { totalCount } }"}"#, r#"{"data":null,"errors":["#),
        ] {
            let (status, _, text) = server.post(None, query).await;
            assert!(status == 200 && text.starts_with(data), "{status} {text}");
        }
    }

    async fn one_of_several_operations_is_chosen_by_name(db: TestDatabase) {
        let server = Server::start(&db).await;
        let asked = |name: &str| format!(r#"{{"query": "query A {{ a: __typename }} query B {{ b: __typename }}", "operationName": {name}}}"#);
        assert_eq!(server.post(None, asked(r#""B""#)).await.2, r#"{"data":{"b":"Query"}}"#);
        assert_eq!(server.refused(asked(r#""C""#)).await, (400, r#"operationName: the document has no operation "C""#.to_owned()));
        assert_eq!(server.refused(asked("null")).await, (400, "operationName: missing; the document has several operations".to_owned()));
        let one = r#"{"query": "query A { a: __typename }", "operationName": "A"}"#;
        assert_eq!(server.post(None, one).await.2, r#"{"data":{"a":"Query"}}"#);
        let other = r#"{"query": "query A { a: __typename }", "operationName": "B"}"#;
        assert_eq!(server.refused(other).await.1, r#"operationName: the document has no operation "B""#);
        let unnamed = r#"{"query": "{ __typename }", "operationName": "A"}"#;
        assert_eq!(server.refused(unnamed).await.1, r#"operationName: the document has no operation "A""#);
    }

    /// Before anything is executed: a query that runs half is worse than one that does not.
    async fn a_missing_variable_is_refused(db: TestDatabase) {
        let server = Server::start(&db).await;
        let query = r#""query": "query Q($key: String!, $with: Boolean!) { person(key: $key) { name @include(if: $with) } }""#;
        for (variables, told) in [
            ("", "variables.key: missing; expected String!"),
            (r#", "variables": {"key": "andrew-lim"}"#, "variables.with: missing; expected Boolean!"),
            (r#", "variables": {"key": "andrew-lim", "with": null}"#, "variables.with: missing; expected Boolean!"),
            (r#", "variables": null"#, "variables.key: missing; expected String!"),
        ] {
            assert_eq!(server.refused(format!("{{{query}{variables}}}")).await, (400, told.to_owned()));
        }
        let whole = format!(r#"{{{query}, "variables": {{"key": "andrew-lim", "with": true, "more": 1}}, "extensions": {{"x": [1]}}}}"#);
        assert_eq!(server.post(None, whole).await.2, NAMED);
        let wrong = format!(r#"{{{query}, "variables": {{"key": 5, "with": true}}}}"#);
        let (status, told) = server.refused(wrong).await;
        assert!(status == 400 && told.contains("key"), "{status} {told}");
    }

    /// A variable that is not given is what its default says, also where it decides on what is asked at all.
    async fn a_default_stands_for_a_variable_that_is_not_given(db: TestDatabase) {
        let server = Server::start(&db).await;
        let query = r#""query": "query Q($key: String = \"andrew-lim\", $yes: Boolean! = true) { person(key: $key) { name @include(if: $yes) style @skip(if: $yes) } }""#;
        assert_eq!(server.post(None, format!("{{{query}}}")).await.2, NAMED);
        let given = format!(r#"{{{query}, "variables": {{"yes": false}}}}"#);
        assert_eq!(server.post(None, given).await.2, r#"{"data":{"person":{"style":"Mr."}}}"#);
    }

    /// One document, asked twice with different variables: it is parsed once, and answered twice.
    async fn a_document_that_is_kept_is_answered_anew(db: TestDatabase) {
        let server = Server::start(&db).await;
        for (key, name) in [("andrew-lim", "Andrew Lim"), ("adrian-li", "Adrian Li"), ("andrew-lim", "Andrew Lim")] {
            let asked = format!(r#"{{"query": "query ($key: String!) {{ person(key: $key) {{ name }} }}", "variables": {{"key": "{key}"}}}}"#);
            assert_eq!(server.post(None, asked).await.2, format!(r#"{{"data":{{"person":{{"name":"{name}"}}}}}}"#));
        }
    }

    /// An answer is kept only as long as it is true.
    async fn a_kept_answer_is_given_up_when_the_record_changes(db: TestDatabase) {
        let rapport = crate::app::Rapport::with_example(&db).await;
        let server = Server::over(&rapport).await;
        assert_eq!(server.post(None, QUERY).await.2, NAMED);
        assert_eq!(server.post(None, QUERY).await.2, NAMED);
        rapport.import(r#"{"type": "person", "key": "andrew-lim", "name": "Andrew H. Lim"}"#).await;
        assert_eq!(server.post(None, QUERY).await.2, NAMED.replace("Andrew Lim", "Andrew H. Lim"));
    }

    async fn other_methods_are_not_taken(db: TestDatabase) {
        let server = Server::start(&db).await;
        for method in ["PUT", "DELETE", "PATCH", "OPTIONS"] {
            let method = reqwest::Method::from_bytes(method.as_bytes()).expect("a method");
            let asked = server.client.request(method.clone(), server.url("/graphql?query=%7B__typename%7D"));
            let response = asked.header("content-type", "application/json").body(QUERY).send().await.expect("the server answers");
            assert_eq!((response.status().as_u16(), header(&response, "allow").as_str()), (405, "GET, HEAD, POST"), "{method}");
            assert!(!response.text().await.expect("text").contains("Query"), "{method} executes nothing");
        }
    }

    /// Several requests in one body are no request.
    async fn a_batch_is_refused(db: TestDatabase) {
        let server = Server::start(&db).await;
        let (status, told) = server.refused(format!("[{QUERY}, {QUERY}]")).await;
        assert!(status == 400 && told.starts_with("the body is a list; expected one request"), "{status} {told}");
    }
}
