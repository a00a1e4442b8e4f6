//! Requests that would cost too much: refused before they do.

use std::fmt::Write;

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::on_both_databases;

use super::Server;

/// How large a body may be.
const LARGEST: usize = 1024 * 1024;

/// What the server answers to bytes, as far as it is text. The connection is used once.
async fn raw(server: &Server, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(server.address)
        .await
        .expect("the server listens");
    stream.write_all(bytes).await.expect("the server reads");
    let mut answer = Vec::new();
    let mut part = [0; 4096];
    // Up to the end of the answer's own body, since the server may keep the connection open for more.
    while !String::from_utf8_lossy(&answer).contains("]}") {
        match stream.read(&mut part).await.expect("the server answers") {
            0 => break,
            length => answer.extend_from_slice(&part[..length]),
        }
    }
    String::from_utf8_lossy(&answer).into_owned()
}

on_both_databases! {
    /// By what its head announces, before a byte of it is read; by what comes, where nothing is announced.
    async fn a_body_of_two_megabytes_is_refused(db: TestDatabase) {
        let server = Server::start(&db).await;
        let head = "POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n";
        let announced = raw(&server, format!("{head}content-length: {}\r\n\r\n", 2 * LARGEST).as_bytes()).await;
        assert!(announced.starts_with("HTTP/1.1 413 "), "{announced}");
        assert!(announced.contains("the body is too large; expected at most 1048576 bytes"), "{announced}");
        assert!(announced.contains("REQUEST_TOO_LARGE"), "{announced}");
        let mut chunked = format!("{head}transfer-encoding: chunked\r\n\r\n{:x}\r\n", LARGEST + 1).into_bytes();
        chunked.extend(vec![b' '; LARGEST + 1]);
        let unannounced = raw(&server, &chunked).await;
        assert!(unannounced.starts_with("HTTP/1.1 413 "), "{unannounced}");
        // A client that sends it all before it listens is told too.
        let asked = server.client.post(server.url("/graphql")).header("content-type", "application/json");
        assert_eq!(asked.body(vec![b' '; 4 * LARGEST]).send().await.expect("the server answers").status(), 413);
    }

    /// Whatever is answered: whoever asks again over the same connection is heard.
    async fn a_body_that_nobody_wants_is_read_to_its_end(db: TestDatabase) {
        let server = Server::start(&db).await;
        for line in ["PUT /graphql/stream", "DELETE /graphql", "PATCH /graphql/stream", "POST /nowhere", "GET /graphql?query=%7B__typename%7D"] {
            let body = " ".repeat(100_000);
            let first = format!("{line} HTTP/1.1\r\nhost: localhost\r\ncontent-length: {}\r\n\r\n{body}", body.len());
            let next = "GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
            let mut stream = TcpStream::connect(server.address).await.expect("the server listens");
            stream.write_all(first.as_bytes()).await.expect("it is read");
            stream.write_all(next.as_bytes()).await.expect("it is read");
            let mut answers = String::new();
            stream.read_to_string(&mut answers).await.expect("the answers are text");
            assert!(answers.ends_with("ok\n"), "{line}: {answers}");
        }
    }

    /// What follows it on the connection cannot be told apart from it.
    async fn a_body_that_does_not_say_where_it_ends_closes_the_connection(db: TestDatabase) {
        let server = Server::start(&db).await;
        let head = "POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
        let broken = raw(&server, format!("{head}5\r\n{{\"que\r\nzz\r\n").as_bytes()).await;
        assert!(broken.starts_with("HTTP/1.1 400 "), "{broken}");
        assert!(broken.contains("connection: close"), "{broken}");
        assert!(broken.contains("the body ends before its end") && broken.contains("BAD_INPUT"), "{broken}");
    }

    async fn a_body_of_just_the_largest_size_is_read(db: TestDatabase) {
        let server = Server::start(&db).await;
        let request = r#"{"query": "{ __typename }"}"#;
        let padded = format!("{request}{}", " ".repeat(LARGEST - request.len()));
        assert_eq!(server.post(None, padded).await.2, r#"{"data":{"__typename":"Query"}}"#);
    }

    /// Under a thousand bytes that ask for 2^24 fields: found out by counting and not by trying.
    async fn a_fragment_bomb_is_refused(db: TestDatabase) {
        let server = Server::start(&db).await;
        let mut bomb = String::from("{ ...F0 }");
        for number in 0..24 {
            let next = number + 1;
            write!(bomb, " fragment F{number} on Query {{ ...F{next} ...F{next} }}").expect("a text takes all");
        }
        bomb.push_str(" fragment F24 on Query { __typename }");
        assert_eq!(
            server.refused(json!({"query": bomb}).to_string()).await,
            (400, "the operation asks for 16777216 fields, fragments written out; expected at most 5000: ask for less at once".to_owned())
        );
    }

    async fn a_document_that_is_too_large_is_refused(db: TestDatabase) {
        let server = Server::start(&db).await;
        let mut aliases = String::new();
        for number in 0..20_001 {
            write!(aliases, "a{number}:__typename ").expect("a text takes all");
        }
        let (status, told) = server.refused(json!({"query": format!("{{ {aliases} }}")}).to_string()).await;
        assert!(status == 400 && told.contains("65536"), "{status} {told}");
        let spread = "...F ".repeat(12_000);
        let document = format!("{{ {spread} }} fragment F on Query {{ __typename }}");
        let (status, told) = server.refused(json!({"query": document}).to_string()).await;
        assert!(status == 400 && told.contains("at most 10000"), "{status} {told}");
    }

    /// Whoever reads what is nested calls itself, and a stack that ends takes the whole server with it.
    async fn what_is_nested_too_deep_is_refused(db: TestDatabase) {
        let server = Server::start(&db).await;
        let deep = |open: &str, inner: &str, close: &str, depth: usize| format!("{}{inner}{}", open.repeat(depth), close.repeat(depth));
        for query in [
            deep("{ ... on Query ", "__typename", " }", 3_000),
            deep("{ ... on Query ", "", "", 4_000),
            format!("{{ events(filter: {}) {{ totalCount }} }}", deep("{not: ", "{}", "}", 7_000)),
            format!("{{ events(first: {}) {{ totalCount }} }}", deep("[", "1", "]", 30_000)),
            // Brackets in texts and remarks close nothing.
            format!("{{ events(filter: {}) {{ totalCount }} }}", deep(r#"{key: {ne: "}}}}"}, not: "#, "{}", "}", 2_000)),
            format!("{{ events(filter: {}) {{ totalCount }} }}", deep("{not: # }\n", "{}", "}", 5_000)),
        ] {
            let (status, told) = server.refused(json!({"query": query}).to_string()).await;
            assert!(status == 400 && told.contains("levels of brackets; expected at most 64: send"), "{status} {told}");
        }
        let query = "query Q($filter: EventFilter) { events(filter: $filter) { totalCount } }";
        let variables = deep(r#"{"not": "#, "{}", "}", 110);
        let asked = format!(r#"{{"query": "{query}", "variables": {{"filter": {variables}}}}}"#);
        let too_deep = (400, "variables: nests more than 64 levels of objects and lists".to_owned());
        assert_eq!(server.refused(asked).await, too_deep);
        let variables = deep(r#"{"not": "#, "{}", "}", 5_000);
        let asked = format!(r#"{{"query": "{query}", "variables": {{"filter": {variables}}}}}"#);
        assert_eq!(server.refused(asked).await.0, 400);
        let variables = deep(r#"{"not": "#, "{}", "}", 40);
        let asked = format!(r#"{{"query": "{query}", "variables": {{"filter": {variables}}}}}"#);
        assert_eq!(server.post(None, asked).await.2, r#"{"data":{"events":{"totalCount":9}}}"#);
    }

    /// The standard introspection is what GraphiQL begins with.
    async fn introspection_is_within_the_limits(db: TestDatabase) {
        let server = Server::start(&db).await;
        let of = (0..9).fold("kind name".to_owned(), |inner, _| format!("kind name ofType {{ {inner} }}"));
        let deprecation = "isDeprecated deprecationReason";
        let value = format!("name description type {{ {of} }} defaultValue {deprecation}");
        // All that graphql-js asks for, with every option that it has.
        let query = format!("{{ __schema {{ description queryType {{ name kind }} mutationType {{ name kind }} subscriptionType {{ name kind }}
            types {{ kind name description specifiedByURL isOneOf
                fields(includeDeprecated: true) {{ name description args(includeDeprecated: true) {{ {value} }} type {{ {of} }} {deprecation} }}
                inputFields(includeDeprecated: true) {{ {value} }} interfaces {{ {of} }}
                enumValues(includeDeprecated: true) {{ name description {deprecation} }} possibleTypes {{ {of} }} }}
            directives {{ name description isRepeatable locations args(includeDeprecated: true) {{ {value} }} }} }} }}");
        let (status, _, text) = server.post(None, json!({"query": query}).to_string()).await;
        assert!(status == 200 && !text.contains("\"errors\":") && text.contains("\"MetConnection\""), "{status}");
    }
}
