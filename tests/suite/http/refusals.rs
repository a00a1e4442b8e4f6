//! Requests that are none: refused with what was expected in their place.

use crate::support::on_both_databases;

use super::Server;

on_both_databases! {
    async fn a_body_that_is_no_request_is_refused(db: TestDatabase) {
        let server = Server::start(&db).await;
        let none = "the body is not a GraphQL request in JSON";
        let bodies: [(&[u8], &str); 15] = [
            (b"", none), (b"{", none), (b"nonsense", none), (b"\"{ __typename }\"", none), (b"null", none),
            (b"{\"query\": \"\xff\"}", none), (b"{\"query\": \"{ __typename }\"} more", none),
            (b"[]", "the body is a list"), (b" [{\"query\": \"{ __typename }\"}]", "the body is a list"),
            (b"{\"query\": 5}", "query: expected a string"),
            (b"{\"documentId\": 5}", "documentId: expected a string"),
            (b"{\"query\": \"{ __typename }\", \"variables\": []}", "variables: expected an object"),
            (b"{\"query\": \"{ __typename }\", \"extensions\": 1}", "extensions: expected an object"),
            (b"{\"query\": \"{ __typename }\", \"operationName\": 5}", "operationName: expected a string"),
            (b"{\"query\": \"{ __typename }\", \"operationName\": []}", "operationName: expected a string"),
        ];
        for (body, expected) in bodies {
            let (status, told) = server.refused(body).await;
            let shown = String::from_utf8_lossy(body);
            assert!(status == 400 && told.starts_with(expected), "{shown}: {status} {told}");
        }
        for body in ["{}", r#"{"query": null}"#] {
            assert_eq!(server.refused(body).await, (400, "query: missing; expected a GraphQL document".to_owned()));
        }
    }

    /// Pages of other sites can post text without asking the reader's browser first, but not JSON.
    async fn another_content_type_is_refused(db: TestDatabase) {
        let server = Server::start(&db).await;
        for kind in [None, Some("text/plain"), Some("application/x-www-form-urlencoded"), Some("multipart/form-data"), Some("application/graphql"), Some("application/json; charset=utf-16")] {
            let mut request = server.client.post(server.url("/graphql")).body(r#"{"query": "{ __typename }"}"#);
            if let Some(kind) = kind {
                request = request.header("content-type", kind);
            }
            let response = request.send().await.expect("the server answers");
            assert_eq!(response.status(), 415, "{kind:?}");
            assert_eq!(response.text().await.expect("text"), r#"{"errors":[{"message":"Content-Type: expected application/json, in UTF-8","extensions":{"code":"BAD_INPUT"}}]}"#);
        }
        let spelled = server.client.post(server.url("/graphql")).header("content-type", "Application/JSON ; charset=UTF-8");
        let response = spelled.body(r#"{"query": "{ __typename }"}"#).send().await.expect("the server answers");
        assert_eq!(response.status(), 200);
    }

    /// Two fields under one name, of which only one could be answered.
    async fn fields_that_cannot_be_merged_are_refused(db: TestDatabase) {
        let server = Server::start(&db).await;
        for query in [
            "{ person(key: \\\"andrew-lim\\\") { x: key } person(key: \\\"andrew-lim\\\") { x: name } }",
            "{ person(key: \\\"andrew-lim\\\") { name } person(key: \\\"adrian-li\\\") { name } }",
            "{ ...A x: __typename } fragment A on Query { x: people { totalCount } }",
        ] {
            let (status, told) = server.refused(format!(r#"{{"query": "{query}"}}"#)).await;
            assert!(status == 400 && !told.is_empty(), "{query}: {status} {told}");
        }
    }
}
