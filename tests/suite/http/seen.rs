//! What a token lets its bearer see: answers that are kept never cross clearances or outlive the token, and what its
//! bearer follows ends with it.

use rapport::access::Role;
use rapport::vocabulary::Visibility;
use serde_json::{Value, json};

use super::Server;
use super::tokens::{ME, SOURCES};
use super::wire::{Socket, token};
use crate::app::Rapport;
use crate::support::on_both_databases;

const COUNT: &str = "{ sources { totalCount } }";
const FOLLOW: &str = "subscription { changes { revision nodeId } }";
const SAVE: &str = r#"mutation { saveSource(input: {key: "new", title: "New"}) { outcome } }"#;

/// What tells that a token has been revoked.
fn revoked() -> Value {
    json!([{"message": "the token has been revoked", "extensions": {"code": "UNAUTHENTICATED"}}])
}

on_both_databases! {
    /// The same request to the byte, of everybody in turn, first asked and then kept; and after the token is revoked.
    async fn kept_answers_do_not_cross_clearances(db: TestDatabase) {
        let rapport = Rapport::with(&db, SOURCES).await;
        let server = Server::over(&rapport).await;
        let mut bearers = vec![(Vec::new(), 1)];
        let mut ids = Vec::new();
        for (place, clearance) in Visibility::ALL.iter().copied().enumerate() {
            let (id, token) = token(&rapport.app, "ann", Role::Reader, clearance).await;
            bearers.push((vec![format!("Bearer {token}")], place + 1));
            ids.push(id);
        }
        let ask = async |query: &str| {
            let mut answers = Vec::new();
            for (bearer, seen) in &bearers {
                let bearer: Vec<&str> = bearer.iter().map(String::as_str).collect();
                let answer = server.ask(&bearer, query).await;
                assert_eq!(answer.status, 200);
                answers.push((answer.body()["data"]["sources"]["totalCount"].clone(), json!(seen)));
            }
            answers
        };
        for (told, seen) in ask(COUNT).await {
            assert_eq!(told, seen);
        }
        let before = rapport.store.statements();
        for _ in 0..3 {
            for (told, seen) in ask(COUNT).await {
                assert_eq!(told, seen);
            }
        }
        assert_eq!(rapport.store.statements(), before, "all of them are kept");
        for (key, seen) in [("open", [true, true, true, true]), ("inner", [false, false, true, true]), ("secret", [false, false, false, true])] {
            for ((bearer, _), seen) in bearers.iter().zip(seen) {
                let bearer: Vec<&str> = bearer.iter().map(String::as_str).collect();
                let answer = server.ask(&bearer, &format!(r#"{{ source(key: "{key}") {{ key }} }}"#)).await;
                let expected = if seen { json!({"key": key}) } else { Value::Null };
                assert_eq!(answer.body()["data"]["source"], expected, "{key}");
            }
        }
        for (id, (bearer, _)) in ids.iter().zip(&bearers[1..]) {
            assert!(rapport.app.guard().tokens().revoke(id).await.expect("the database answers"));
            assert_eq!(server.ask(&[&bearer[0]], COUNT).await.status, 401);
        }
        assert_eq!(server.ask(&[], COUNT).await.body()["data"]["sources"]["totalCount"], 1);
    }

    async fn what_depends_on_who_asks_is_not_kept(db: TestDatabase) {
        let rapport = Rapport::with(&db, SOURCES).await;
        let server = Server::over(&rapport).await;
        let (_, ann) = token(&rapport.app, "ann", Role::Admin, Visibility::Internal).await;
        let (_, bob) = token(&rapport.app, "bob", Role::Editor, Visibility::Internal).await;
        for _ in 0..2 {
            assert_eq!(server.data(&ann, ME).await["me"]["name"], "ann");
            assert_eq!(server.data(&bob, ME).await["me"]["name"], "bob");
            let nested = "query Q { ...F sources { totalCount } } fragment F on Query { me { name } }";
            assert_eq!(server.data(&ann, nested).await["me"]["name"], "ann");
            assert_eq!(server.data(&bob, nested).await["me"]["name"], "bob");
            let tokens = "{ tokens { clearance } }";
            assert_eq!(server.data(&ann, tokens).await, json!({"tokens": [{"clearance": "INTERNAL"}, {"clearance": "INTERNAL"}]}));
            assert_eq!(server.ask(&[&format!("Bearer {bob}")], tokens).await.error().0, "FORBIDDEN");
        }
    }

    async fn the_answer_to_a_mutation_is_never_kept(db: TestDatabase) {
        let rapport = Rapport::with(&db, SOURCES).await;
        let server = Server::over(&rapport).await;
        let (_, ann) = token(&rapport.app, "ann", Role::Editor, Visibility::Internal).await;
        assert_eq!(server.data(&ann, SAVE).await["saveSource"]["outcome"], "CREATED");
        for _ in 0..2 {
            assert_eq!(server.data(&ann, SAVE).await["saveSource"]["outcome"], "UNCHANGED");
        }
        // And one that changed nothing is done when it comes to change something.
        let delete = r#"mutation { delete(id: "source:new") { deletedId errors { code } } }"#;
        let restore = r#"mutation { restore(id: "source:new") { errors { code } } }"#;
        for _ in 0..2 {
            assert_eq!(server.data(&ann, delete).await["delete"], json!({"deletedId": "source:new", "errors": []}));
            assert_eq!(server.data(&ann, delete).await["delete"]["errors"][0]["code"], "NOT_FOUND");
            assert_eq!(server.data(&ann, restore).await["restore"]["errors"], json!([]));
            assert_eq!(server.data(&ann, restore).await["restore"]["errors"][0]["code"], "CONFLICT");
        }
    }

    /// At once, though nothing changes; over both ways; whether this process revokes the token or another one does.
    async fn what_is_followed_ends_when_the_token_is_revoked(db: TestDatabase) {
        let rapport = Rapport::with(&db, SOURCES).await;
        let server = Server::over(&rapport).await;
        let other = Rapport::over(rapport.store.clone(), Visibility::Public).await;
        let (_, stays) = token(&rapport.app, "eve", Role::Editor, Visibility::Internal).await;
        let mut untouched = Socket::with_token(server.address, &stays).await.expect("it is let in");
        untouched.subscribe("1", "subscription { changes(since: 3) { nodeId } }", json!({})).await.expect("it is heard");
        for here in [true, false] {
            let (id, ann) = token(&rapport.app, "ann", Role::Editor, Visibility::Internal).await;
            let mut socket = Socket::with_token(server.address, &ann).await.expect("it is let in");
            socket.subscribe("1", "subscription { changes(since: 1) { nodeId } }", json!({})).await.expect("it is heard");
            let asked = server.client.post(server.url("/graphql")).header("accept", "text/event-stream").bearer_auth(&ann);
            let query = "subscription { changes(since: 1) { nodeId } }";
            let mut events = asked.json(&json!({"query": query})).send().await.expect("it is answered");
            assert_eq!(events.status(), 200);
            // Both are known to be followed once they have told something.
            let heard = socket.hear().await.expect("a change");
            assert_eq!(heard["id"], "1");
            let mut streamed = String::new();
            while !streamed.contains("source:inner") {
                let chunk = events.chunk().await.expect("it stays open").expect("there is more");
                streamed.push_str(std::str::from_utf8(&chunk).expect("an event is sent whole"));
            }
            let tokens = if here { rapport.app.guard().tokens() } else { other.app.guard().tokens() };
            assert!(tokens.revoke(&id).await.expect("the database answers"));
            if !here {
                rapport.app.guard().tokens().refresh().await.expect("the database answers");
            }
            loop {
                let heard = socket.hear().await.expect("the socket stays open");
                if heard["type"] == "error" {
                    assert_eq!(heard, json!({"type": "error", "id": "1", "payload": revoked()}));
                    break;
                }
            }
            streamed.push_str(&events.text().await.expect("it ends"));
            let said = format!("event: next\ndata: {}\n\nevent: complete\ndata:\n\n", json!({"errors": revoked()}));
            assert!(streamed.ends_with(&said), "{streamed}");
            // What is asked over the socket now is refused before anything is done.
            let exported = rapport.exported().await;
            for (id, query) in [("2", COUNT), ("3", SAVE), ("4", FOLLOW)] {
                socket.subscribe(id, query, json!({})).await.expect("it is heard");
                let said = json!({"type": "error", "id": id, "payload": revoked()});
                assert_eq!(socket.hear().await, Ok(said), "{query}");
            }
            assert_eq!(rapport.exported().await, exported);
        }
        // The others go on.
        assert_eq!(server.data(&stays, SAVE).await["saveSource"]["outcome"], "CREATED");
        assert_eq!(untouched.hear().await.expect("a change")["payload"]["data"]["changes"]["nodeId"], "source:new");
    }
}
