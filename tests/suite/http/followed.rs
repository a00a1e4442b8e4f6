//! What a client that follows the record is told: from where on, over which way, and what the server holds for it.

use std::fmt::Write;

use rapport::access::Role;
use rapport::vocabulary::Visibility;
use serde_json::{Value, json};
use tokio::net::TcpSocket;

use super::Server;
use super::tokens::SOURCES;
use super::wire::{Socket, token};
use crate::app::{EXAMPLE, Rapport, import};
use crate::support::on_both_databases;

/// How many changes there are where a client does not read.
const CHANGES: usize = 10_000;
/// How many changes are read together.
const PAGE: usize = 100;

/// How often a record is changed while it is followed.
const VERSIONS: usize = 60;

/// Topics, each at a version.
fn topics(keys: impl Iterator<Item = usize>, version: usize) -> String {
    let mut lines = String::new();
    for key in keys {
        writeln!(
            lines,
            r#"{{"type": "topic", "key": "t-{key}", "name": "Topic {key} version {version}"}}"#
        )
        .expect("a text takes all");
    }
    lines
}

/// So many changes as a socket tells them.
async fn over_socket(server: &Server, token: &str, query: &str, count: usize) -> Vec<Value> {
    let mut socket = Socket::with_token(server.address, token)
        .await
        .expect("it is let in");
    socket
        .subscribe("1", query, json!({}))
        .await
        .expect("it is heard");
    let mut told = Vec::new();
    while told.len() < count {
        let next = socket.hear().await.expect("the socket stays open");
        assert_eq!(
            (&next["type"], &next["id"], next["payload"].get("errors")),
            (&json!("next"), &json!("1"), None),
            "{next}"
        );
        told.push(next["payload"]["data"]["changes"].clone());
    }
    told
}

/// So many changes as a stream of events tells them.
async fn over_events(server: &Server, token: &str, query: &str, count: usize) -> Vec<Value> {
    let asked = server
        .client
        .post(server.url("/graphql"))
        .header("accept", "text/event-stream")
        .bearer_auth(token);
    let mut response = asked
        .json(&json!({"query": query}))
        .send()
        .await
        .expect("the server answers");
    assert_eq!(super::header(&response, "content-type"), "text/event-stream");
    let (mut text, mut told) = (String::new(), Vec::new());
    while told.len() < count {
        let chunk = response
            .chunk()
            .await
            .expect("the stream stays open")
            .expect("there is more");
        text.push_str(std::str::from_utf8(&chunk).expect("an event is sent whole"));
        while let Some((event, rest)) = text.split_once("\n\n") {
            let data = event
                .strip_prefix("event: next\ndata: ")
                .unwrap_or_else(|| panic!("a change: {event}"));
            let mut answer: Value = serde_json::from_str(data).expect("JSON");
            assert_eq!(answer.get("errors"), None, "{answer}");
            told.push(answer["data"]["changes"].take());
            text = rest.to_owned();
        }
    }
    told
}

fn revisions(told: &[Value]) -> Vec<i64> {
    told.iter()
        .map(|change| change["revision"].as_i64().expect("a number"))
        .collect()
}

on_both_databases! {
    /// The whole history where it is asked for from the beginning, the same over both ways, and by kind.
    async fn both_ways_tell_the_whole_history(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let server = Server::over(&rapport).await;
        let (_, ann) = token(&rapport.app, "ann", Role::Reader, Visibility::Confidential).await;
        let count = EXAMPLE.lines().count();
        let query = "subscription { changes(since: 0) { revision at by action nodeId node { id } diff { field before after } } }";
        let told = over_socket(&server, &ann, query, count).await;
        assert_eq!(revisions(&told), (1..).take(count).collect::<Vec<i64>>());
        for change in &told {
            assert_eq!((&change["by"], &change["action"], &change["diff"]), (&json!("test"), &json!("CREATED"), &json!([])));
            assert_eq!(change["node"], json!({"id": change["nodeId"]}));
        }
        assert_eq!(over_events(&server, &ann, query, count).await, told);
        for (kinds, prefixes) in [("[PERSON]", &["person:"][..]), ("[EVENT, CITY]", &["event:", "city:"]), ("[]", &[""])] {
            let expected: Vec<&Value> = told.iter()
                .filter(|change| prefixes.iter().any(|prefix| change["nodeId"].as_str().expect("an id").starts_with(prefix)))
                .collect();
            assert!(!expected.is_empty());
            let query = query.replace("since: 0", &format!("since: 0, kinds: {kinds}"));
            let some = over_socket(&server, &ann, &query, expected.len()).await;
            assert_eq!(some.iter().collect::<Vec<_>>(), expected);
            assert_eq!(over_events(&server, &ann, &query, expected.len()).await, some);
        }
        // From any place on.
        for since in [1, count / 2, count - 1] {
            let query = format!("subscription {{ changes(since: {since}) {{ revision }} }}");
            let some = over_socket(&server, &ann, &query, count - since).await;
            assert_eq!(revisions(&some), revisions(&told[since..]));
        }
    }

    async fn a_revision_that_there_is_not_is_refused(db: TestDatabase) {
        let rapport = Rapport::with(&db, SOURCES).await;
        let server = Server::over(&rapport).await;
        let (_, ann) = token(&rapport.app, "ann", Role::Reader, Visibility::Confidential).await;
        let mut socket = Socket::with_token(server.address, &ann).await.expect("it is let in");
        for (id, since) in [("1", 4), ("2", -1), ("3", i32::MAX)] {
            let query = format!("subscription {{ changes(since: {since}) {{ revision }} }}");
            socket.subscribe(id, &query, json!({})).await.expect("it is heard");
            let answer = socket.hear().await.expect("an answer");
            let error = &answer["payload"].pointer("/errors/0").or(answer["payload"].get(0)).expect("an error");
            let why = format!("since: there is no revision {since}; expected 0 to 3, the latest");
            assert_eq!((&error["message"], &error["extensions"]["code"]), (&json!(why), &json!("BAD_INPUT")), "{answer}");
            if answer["type"] == "next" {
                assert_eq!(socket.hear().await, Ok(json!({"type": "complete", "id": id})));
            }
        }
        // One that another process has told, and this one has not looked at yet, is there.
        import(&rapport.store, &topics(0..2, 1)).await;
        let told = over_socket(&server, &ann, "subscription { changes(since: 4) { revision nodeId } }", 1).await;
        assert_eq!(told, [json!({"revision": 5, "nodeId": "topic:t-1"})]);
    }

    /// While it is changed again and again; a client that is late sees it as it is by then.
    async fn a_record_below_a_change_is_as_it_was_then_or_later(db: TestDatabase) {
        let rapport = Rapport::with(&db, "").await;
        let server = Server::over(&rapport).await;
        let (_, ann) = token(&rapport.app, "ann", Role::Editor, Visibility::Confidential).await;
        let query = "subscription { changes(since: 0) { revision action node { ... on Topic { revision name } } } }";
        let following = async {
            let mut socket = Socket::with_token(server.address, &ann).await.expect("it is let in");
            socket.subscribe("1", query, json!({})).await.expect("it is heard");
            let mut told = Vec::new();
            while told.len() < VERSIONS {
                told.push(socket.hear().await.expect("the socket stays open")["payload"]["data"]["changes"].take());
            }
            told
        };
        let writing = async {
            for version in 1..=VERSIONS {
                let save = format!(r#"mutation {{ saveTopic(input: {{key: "t", name: "Version {version}"}}) {{ topic {{ revision }} }} }}"#);
                assert_eq!(server.data(&ann, &save).await["saveTopic"]["topic"]["revision"], json!(version));
            }
        };
        let (told, ()) = tokio::join!(following, writing);
        let late = over_socket(&server, &ann, query, VERSIONS).await;
        for (place, (change, late)) in told.iter().zip(&late).enumerate() {
            assert_eq!(change["revision"], json!(place + 1));
            let at = change["node"]["revision"].as_u64().expect("a number");
            assert!(at > place as u64, "{change}");
            assert_eq!(change["node"]["name"], json!(format!("Version {at}")), "of one state");
            assert_eq!((&late["revision"], &late["node"]["revision"]), (&change["revision"], &json!(VERSIONS)));
        }
        let delete = r#"mutation { delete(id: "topic:t") { deletedId } }"#;
        assert_eq!(server.data(&ann, delete).await["delete"]["deletedId"], "topic:t");
        let last = over_socket(&server, &ann, query, VERSIONS + 1).await;
        assert!(last.iter().all(|change| change["node"].is_null()), "it is no more");
    }

    /// The server reads a page when the client has taken the one before, and no sooner: what a client does not read costs
    /// a few pages at most, whatever has changed. What it costs is counted against a client that reads everything.
    async fn a_client_that_does_not_read_costs_a_few_pages(db: TestDatabase) {
        let rapport = Rapport::with(&db, "").await;
        let server = Server::over(&rapport).await;
        let (_, ann) = token(&rapport.app, "ann", Role::Reader, Visibility::Confidential).await;
        import(&rapport.store, &topics(0..CHANGES, 1)).await;
        rapport.app.live().refresh().await.expect("the record can be read");
        let slim = "subscription { changes(since: 0) { revision } }";
        // A client that reads: one statement a page, with what is told in it.
        let before = rapport.store.statements();
        let told = over_socket(&server, &ann, slim, CHANGES).await;
        assert_eq!(revisions(&told), (1..).take(CHANGES).collect::<Vec<i64>>());
        let alone = rapport.store.statements() - before;
        assert!((CHANGES / PAGE..=CHANGES / PAGE + 3).contains(&usize::try_from(alone).expect("a few")), "{alone}");

        // One that does not, with room for little on the way, and messages of eight kilobytes.
        let mut fat = String::from("subscription { changes(since: 0) { revision");
        for number in 0..90 {
            write!(fat, " a{number:080}: nodeId").expect("a text takes all");
        }
        fat.push_str(" } }");
        let narrow = TcpSocket::new_v4().expect("a socket");
        narrow.set_recv_buffer_size(4_096).expect("it is narrow");
        let connection = narrow.connect(server.address).await.expect("the server listens");
        let mut lazy = Socket::introduced(connection, &ann).await.expect("it is let in");
        let before = rapport.store.statements();
        lazy.subscribe("1", &fat, json!({})).await.expect("it is heard");
        // It is told something, and then reads no more, while another one reads everything.
        let first = lazy.hear().await.expect("the socket stays open");
        assert_eq!(first["payload"]["data"]["changes"]["revision"], 1);
        assert_eq!(over_socket(&server, &ann, slim, CHANGES).await.len(), CHANGES);
        let lazily = rapport.store.statements() - before - alone;
        assert!((1..=20).contains(&lazily), "{lazily} pages were read for a client that read one change");
        // It goes on where it was as soon as it reads.
        for revision in 2..=1_000 {
            let next = lazy.hear().await.expect("the socket stays open");
            assert_eq!(next["payload"]["data"]["changes"]["revision"], revision);
        }
    }
}
