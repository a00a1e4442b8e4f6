//! A server for good: documents that it knows, and a schema that it keeps to itself.

use std::fmt::Write;
use std::fs;
use std::sync::Arc;

use rapport::access::Role;
use rapport::app::App;
use rapport::graphql::trusted::TrustedDocuments;
use rapport::http::Serving;
use rapport::store::Store;
use rapport::vocabulary::Visibility;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::app::Rapport;
use crate::support::on_both_databases;

use super::wire::token;
use super::{Server, header};

const NAME: &str = "query Name($key: String!) { person(key: $key) { name } }\n";
const COUNT: &str = "{ people { totalCount } }";

fn sha256(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a text takes all");
        text
    })
}

/// The documents of a folder that holds a file and a manifest.
async fn documents(app: &App) -> TrustedDocuments {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("Name.graphql"), NAME).expect("it is written");
    fs::write(
        folder.path().join("manifest.json"),
        json!({"count-1": COUNT}).to_string(),
    )
    .expect("it is written");
    TrustedDocuments::read(folder.path(), app.schema())
        .await
        .expect("they are documents")
}

impl Server {
    async fn send(&self, body: &Value) -> (u16, String) {
        let accept = Some("application/graphql-response+json");
        let (status, _, text) = self.post(accept, body.to_string()).await;
        (status.as_u16(), text)
    }
}

on_both_databases! {
    async fn a_document_is_asked_for_by_its_names(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let serving = Serving { documents: documents(&rapport.app).await, ..Serving::default() };
        let server = Server::serving(Arc::clone(&rapport.app), serving).await;
        let named = r#"{"data":{"person":{"name":"Andrew Lim"}}}"#;
        let variables = json!({"key": "andrew-lim"});
        for id in ["Name".to_owned(), sha256(NAME), sha256(NAME.trim()), format!("sha256:{}", sha256(NAME))] {
            let (status, text) = server.send(&json!({"documentId": id, "variables": variables})).await;
            assert_eq!((status, text.as_str()), (200, named), "{id}");
        }
        let persisted = json!({"persistedQuery": {"version": 1, "sha256Hash": sha256(NAME)}});
        let (status, text) = server.send(&json!({"extensions": persisted, "variables": variables})).await;
        assert_eq!((status, text.as_str()), (200, named));
        let (status, text) = server.send(&json!({"documentId": "count-1"})).await;
        assert!(status == 200 && text.contains("totalCount"), "{status} {text}");
        let path = format!("/graphql?documentId=Name&variables={}", form_urlencoded::byte_serialize(variables.to_string().as_bytes()).collect::<String>());
        assert_eq!(server.get(&path).await.text().await.expect("text"), named);
    }

    async fn a_name_that_stands_for_nothing_is_said_so(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let serving = Serving { documents: documents(&rapport.app).await, ..Serving::default() };
        let server = Server::serving(Arc::clone(&rapport.app), serving).await;
        for (body, told) in [
            (json!({"documentId": "Other"}), "the server knows no document of this name"),
            // The very word that Apollo's clients look for.
            (json!({"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "00"}}}), "\"message\":\"PersistedQueryNotFound\""),
            (json!({"query": COUNT, "documentId": "Name"}), "given beside query"),
            (json!({"query": COUNT, "extensions": {"persistedQuery": {"sha256Hash": "00"}}}), "not that of the query"),
            (json!({"extensions": {"persistedQuery": {"version": 1}}}), "sha256Hash: missing"),
        ] {
            let (status, text) = server.send(&body).await;
            assert!(status == 400 && text.contains(told) && !text.contains("\"data\""), "{body}: {status} {text}");
        }
        // A document that comes with its hash is answered as if it came alone.
        let (status, text) = server.send(&json!({"query": COUNT, "extensions": {"persistedQuery": {"version": 1, "sha256Hash": sha256(COUNT)}}})).await;
        assert!(status == 200 && text.contains("totalCount"), "{status} {text}");
    }

    async fn no_other_document_is_served_where_that_is_so(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let serving = Serving { documents: documents(&rapport.app).await.and_no_others(), ..Serving::default() };
        let server = Server::serving(Arc::clone(&rapport.app), serving).await;
        let (status, text) = server.send(&json!({"query": "{ __typename }"})).await;
        assert!(status == 403 && text.contains("DOCUMENT_NOT_TRUSTED") && !text.contains("\"data\""), "{status} {text}");
        let stream = server.client.post(server.url("/graphql/stream")).json(&json!({"query": "{ __typename }"}));
        assert_eq!(stream.send().await.expect("the server answers").status().as_u16(), 403);
        let (status, _) = server.send(&json!({"query": COUNT})).await;
        assert_eq!(status, 200, "its own text is as good as its name");
    }

    /// Found out at the start, and not by the first user.
    async fn a_document_that_could_never_be_answered_is_not_taken(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text, told) in [
            ("Wrong.graphql", "{ people { nodes { nam } } }", "Wrong.graphql: "),
            ("Wrong.graphql", "{", "Wrong.graphql: "),
            ("wrong.json", r#"{"one": "{ nowhere }"}"#, "wrong.json: one: "),
            ("wrong.json", "5", "expected an object of texts by name"),
            ("wrong.txt", "{ __typename }", "no document is there"),
        ] {
            let path = folder.path().join(name);
            fs::write(&path, text).expect("it is written");
            let error = TrustedDocuments::read(folder.path(), rapport.app.schema()).await.expect_err("it is wrong").to_string();
            assert!(error.contains(told), "{error}");
            fs::remove_file(path).expect("it is there");
        }
    }

    async fn the_schema_and_graphiql_are_for_those_who_show_a_token(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let store = Store::open(db.url(), rapport::store::Access::Write).await.expect("it is there");
        let app = App::start(store, Visibility::Public, None, rapport.app.clock()).await.expect("it starts");
        let app = Arc::new(app.reserved());
        let (_, secret) = token(&app, "Kim", Role::Reader, Visibility::Public).await;
        let server = Server::serving(Arc::clone(&app), Serving { reserved: true, ..Serving::default() }).await;
        for query in ["{ __schema { queryType { name } } }", "{ ...on Query { a: __type(name: \"Person\") { name } } }", "{ ...F } fragment F on Query { __schema { queryType { name } } }"] {
            let (status, text) = server.send(&json!({"query": query})).await;
            assert!(status == 400 && text.contains("INTROSPECTION_DISABLED") && !text.contains("\"data\""), "{status} {text}");
            let body = server.data(&secret, query).await;
            assert!(body.is_object(), "{body}");
        }
        let (_, text) = server.send(&json!({"query": "{ peple { totalCount } }"})).await;
        assert!(text.contains("peple") && !text.contains("people"), "{text}");
        // Nor where a document is checked before it is answered elsewhere.
        let stream = server.client.put(server.url("/graphql/stream")).send().await.expect("the server answers").text().await.expect("a name");
        let asked = server.client.post(server.url(&format!("/graphql/stream?token={stream}")));
        let asked = asked.json(&json!({"query": "{ peple { totalCount } }", "extensions": {"operationId": "1"}}));
        let text = asked.send().await.expect("the server answers").text().await.expect("text");
        assert!(text.contains("peple") && !text.contains("people"), "{text}");
        let (status, _) = server.send(&json!({"query": "{ __typename people { totalCount } }"})).await;
        assert_eq!(status, 200);
        let front = server.get("/").await;
        assert_eq!((front.status().as_u16(), header(&front, "location").as_str()), (307, "/reports"), "a page that is for everybody");
        for path in ["/graphiql", "/graphiql/page.js"] {
            assert_eq!(server.get(path).await.status().as_u16(), 404, "{path}");
            let shown = server.client.get(server.url(path)).bearer_auth(&secret).send().await.expect("the server answers");
            assert_eq!(shown.status().as_u16(), 200, "{path}");
        }
    }
}
