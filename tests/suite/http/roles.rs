//! What a role lets its bearer do: readers change nothing, editors see to no tokens, and admins do both.

use rapport::access::Role;
use rapport::vocabulary::Visibility;
use serde_json::{Value, json};

use super::Server;
use super::tokens::{ME, SOURCES};
use super::wire::{Socket, token};
use crate::app::Rapport;
use crate::support::on_both_databases;

/// Every mutation, with arguments that would do something.
async fn mutations(rapport: &Rapport) -> Vec<String> {
    let schema = rapport
        .ask("{ __schema { mutationType { fields { name } } } }")
        .await;
    let fields = schema["__schema"]["mutationType"]["fields"]
        .as_array()
        .expect("fields");
    let names = fields.iter().map(|field| field["name"].as_str().expect("a name"));
    let written = names.map(|name| match name {
        "delete" => r#"delete(id: "source:open") { deletedId }"#.to_owned(),
        "restore" => r#"restore(id: "source:open") { errors { code } }"#.to_owned(),
        "merge" => r#"merge(keep: "topic:a", duplicate: "topic:b") { mergeId }"#.to_owned(),
        "distinguish" => r#"distinguish(one: "topic:a", other: "topic:b") { errors { code } }"#.to_owned(),
        "undoMerge" => r#"undoMerge(mergeId: "1") { mergeId }"#.to_owned(),
        "importRecords" => {
            r#"importRecords(records: [{type: "topic", key: "c", name: "C"}]) { created }"#.to_owned()
        }
        "createToken" => r#"createToken(name: "x", role: READER) { secret }"#.to_owned(),
        "revokeToken" => r#"revokeToken(id: "000000000000") { revokedId }"#.to_owned(),
        save if save.starts_with("save") => format!(r#"{save}(input: {{key: "new"}}) {{ outcome }}"#),
        other => panic!("{other} is new: say how it is asked"),
    });
    written.map(|field| format!("mutation {{ {field} }}")).collect()
}

/// What a field is refused with.
fn forbidden(answer: &Value) -> Option<&str> {
    let error = &answer["errors"][0];
    (error["extensions"]["code"] == "FORBIDDEN" && answer["data"].is_null())
        .then(|| error["message"].as_str())
        .flatten()
}

on_both_databases! {
    async fn a_reader_changes_nothing(db: TestDatabase) {
        let lines = format!("{SOURCES}\n{}", r#"{"type": "topic", "key": "a", "name": "A"}
{"type": "topic", "key": "b", "name": "B"}"#);
        let rapport = Rapport::with(&db, &lines).await;
        let server = Server::over(&rapport).await;
        let (_, ann) = token(&rapport.app, "ann", Role::Reader, Visibility::Confidential).await;
        let mutations = mutations(&rapport).await;
        assert!(mutations.len() >= 19, "{}", mutations.len());
        let (exported, tokens) = (rapport.exported().await, rapport.app.guard().tokens().list().await.expect("tokens"));
        let revisions = *rapport.app.live().revisions().borrow();
        let mut socket = Socket::with_token(server.address, &ann).await.expect("it is let in");
        for (place, mutation) in mutations.iter().enumerate() {
            let why = if mutation.contains("Token") {
                "may not see to tokens: it takes a token with the role ADMIN"
            } else {
                "may not change the record: it takes a token with the role EDITOR"
            };
            let bearer = format!("Bearer {ann}");
            for (name, authorization) in [("ann", vec![bearer.as_str()]), ("anonymous", vec![])] {
                let answer = server.ask(&authorization, mutation).await;
                assert_eq!(answer.status, 200, "{mutation}");
                assert_eq!(forbidden(&answer.body()), Some(format!("{name} {why}").as_str()), "{mutation}");
            }
            socket.subscribe(&place.to_string(), mutation, json!({})).await.expect("it is heard");
            let next = socket.hear().await.expect("an answer");
            assert_eq!(forbidden(&next["payload"]), Some(format!("ann {why}").as_str()), "{mutation}");
            assert_eq!(socket.hear().await.expect("the end")["type"], "complete");
        }
        assert_eq!(rapport.exported().await, exported);
        let id = |row: &rapport::store::tokens::TokenRow| row.id.clone();
        let now = rapport.app.guard().tokens().list().await.expect("tokens");
        assert_eq!(now.iter().map(id).collect::<Vec<_>>(), tokens.iter().map(id).collect::<Vec<_>>());
        rapport.app.live().refresh().await.expect("the database answers");
        assert_eq!(*rapport.app.live().revisions().borrow(), revisions);
    }

    async fn an_editor_sees_to_no_tokens(db: TestDatabase) {
        let rapport = Rapport::with(&db, SOURCES).await;
        let server = Server::over(&rapport).await;
        let (id, ann) = token(&rapport.app, "ann", Role::Editor, Visibility::Confidential).await;
        let bearer = format!("Bearer {ann}");
        for query in ["{ tokens { id } }", r#"mutation { createToken(name: "x") { secret } }"#, &format!(r#"mutation {{ revokeToken(id: "{id}") {{ revokedId }} }}"#)] {
            let answer = server.ask(&[&bearer], query).await.body();
            assert_eq!(forbidden(&answer), Some("ann may not see to tokens: it takes a token with the role ADMIN"), "{query}");
        }
        assert_eq!(server.ask(&[&bearer], ME).await.status, 200);
        assert_eq!(rapport.app.guard().tokens().list().await.expect("tokens").len(), 1);
    }

    async fn an_admin_makes_lists_and_revokes_tokens(db: TestDatabase) {
        let rapport = Rapport::with(&db, SOURCES).await;
        let server = Server::over(&rapport).await;
        let (own, root) = token(&rapport.app, "root", Role::Admin, Visibility::Internal).await;
        let create = r#"mutation { createToken(name: " ann ", role: EDITOR, clearance: INTERNAL, expires: "2022-04-01") {
            token { id name role clearance state createdAt expiresAt lastUsedAt revokedAt } secret errors { code field message } } }"#;
        let mut made = server.data(&root, create).await["createToken"].take();
        let secret = made["secret"].as_str().expect("a secret").to_owned();
        let id = made["token"]["id"].as_str().expect("an id").to_owned();
        assert_eq!(made["token"].as_object_mut().expect("a token").shift_remove("id"), Some(json!(id)));
        assert_eq!(made["token"], json!({"name": "ann", "role": "EDITOR", "clearance": "INTERNAL", "state": "TAKEN",
            "createdAt": "2022-04-01T00:00:00.000000Z", "expiresAt": "2022-04-02T00:00:00.000000Z", "lastUsedAt": null, "revokedAt": null}));
        assert_eq!(made["errors"], json!([]));
        assert!(secret.starts_with(&format!("rapport_{id}_")));
        let again = server.data(&root, create).await["createToken"]["secret"].take();
        assert_ne!(again, json!(secret), "each is another one");

        assert_eq!(server.data(&secret, ME).await["me"], json!({"name": "ann", "role": "EDITOR", "clearance": "INTERNAL"}));
        let usual = server.data(&root, r#"mutation { createToken(name: "x") { token { role clearance expiresAt } } }"#).await;
        assert_eq!(usual["createToken"]["token"], json!({"role": "READER", "clearance": "PUBLIC", "expiresAt": "2023-04-02T00:00:00.000000Z"}));
        let listed = server.data(&root, "{ tokens { id name state } again: tokens { id } }").await;
        assert_eq!(listed["tokens"].as_array().map(Vec::len), Some(4));
        assert!(!listed.to_string().contains(&secret[21..]));

        // It takes effect at once, also for what its bearer follows; and an admin may end themselves.
        let mut socket = Socket::with_token(server.address, &secret).await.expect("it is let in");
        socket.subscribe("1", "subscription { changes { revision } }", json!({})).await.expect("it is heard");
        let revoke = |id: &str| format!(r#"mutation {{ revokeToken(id: "{id}") {{ revokedId errors {{ code field message }} }} }}"#);
        assert_eq!(server.data(&root, &revoke(&id)).await["revokeToken"], json!({"revokedId": id, "errors": []}));
        assert_eq!(server.ask(&[&format!("Bearer {secret}")], ME).await.error().1, "the token has been revoked");
        assert_eq!(socket.hear().await.expect("the socket stays open")["type"], "error");
        for other in [id.as_str(), "000000000000", &secret, "", "'"] {
            let answer = server.data(&root, &revoke(other)).await;
            let said = json!([{"code": "NOT_FOUND", "field": "id", "message": "there is no token with this id that was not revoked; tokens lists them all"}]);
            assert_eq!(answer["revokeToken"], json!({"revokedId": null, "errors": said}));
        }
        let mut socket = Socket::with_token(server.address, &root).await.expect("it is let in");
        socket.subscribe("1", &revoke(&own), json!({})).await.expect("it is heard");
        assert_eq!(socket.hear().await.expect("an answer")["payload"]["data"]["revokeToken"]["revokedId"], json!(own));
        assert_eq!(server.ask(&[&format!("Bearer {root}")], ME).await.status, 401);
    }

    async fn an_admin_lets_nobody_see_more_than_themselves(db: TestDatabase) {
        let rapport = Rapport::with(&db, SOURCES).await;
        let server = Server::over(&rapport).await;
        for (place, own) in Visibility::ALL.iter().copied().enumerate() {
            let (_, root) = token(&rapport.app, "root", Role::Admin, own).await;
            for (other, wanted) in Visibility::ALL.iter().copied().enumerate() {
                let create = format!("mutation {{ createToken(name: \"x\", role: ADMIN, clearance: {}) {{ token {{ clearance }} secret }} }}", wanted.word());
                let answer = server.ask(&[&format!("Bearer {root}")], &create).await.body();
                if other <= place {
                    assert_eq!(answer["data"]["createToken"]["token"]["clearance"], wanted.word());
                } else {
                    let why = format!("root sees what is up to {}, and cannot let others see what is {}", own.word(), wanted.word());
                    assert_eq!(forbidden(&answer), Some(why.as_str()));
                }
            }
        }
        assert_eq!(rapport.app.guard().tokens().list().await.expect("tokens").len(), 3 + 6);
    }

    async fn what_is_wrong_with_a_new_token_is_told(db: TestDatabase) {
        let rapport = Rapport::with(&db, SOURCES).await;
        let server = Server::over(&rapport).await;
        let (_, root) = token(&rapport.app, "root", Role::Admin, Visibility::Internal).await;
        let name = "expected 1 to 100 letters that can be seen";
        let long = "é".repeat(101);
        for (arguments, faults) in [
            (r#"name: """#.to_owned(), vec![("name", name)]),
            (r#"name: "  ""#.to_owned(), vec![("name", name)]),
            (r#"name: "a\u0007b""#.to_owned(), vec![("name", name)]),
            (format!(r#"name: "{long}""#), vec![("name", name)]),
            (r#"name: "x", expires: "2022-03-31""#.to_owned(), vec![("expires", "2022-03-31 has passed; expected a day to come")]),
            (r#"name: "", expires: "1999-12-31""#.to_owned(), vec![("name", name), ("expires", "1999-12-31 has passed; expected a day to come")]),
        ] {
            let create = format!("mutation {{ createToken({arguments}) {{ token {{ id }} secret errors {{ code field message }} }} }}");
            let errors: Vec<Value> = faults.iter().map(|(field, message)| json!({"code": "INVALID", "field": field, "message": message})).collect();
            let said = json!({"token": null, "secret": null, "errors": errors});
            assert_eq!(server.data(&root, &create).await["createToken"], said, "{arguments}");
        }
        for odd in [r#"name: "x", role: ROOT"#, r#"name: "x", clearance: SECRET"#, r#"name: "x", expires: "never""#, "role: READER", r#"name: "x", expires: "2022-02-30""#] {
            let answer = server.ask(&[&format!("Bearer {root}")], &format!("mutation {{ createToken({odd}) {{ secret }} }}")).await.body();
            assert!(answer["errors"][0]["message"].is_string() && answer["data"].is_null(), "{odd}: {answer}");
        }
        assert_eq!(rapport.app.guard().tokens().list().await.expect("tokens").len(), 1);
    }
}
