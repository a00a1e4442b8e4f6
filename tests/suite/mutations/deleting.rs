//! Deleting and bringing back: nothing that is still referred to goes, and nothing is lost.

use serde_json::{Value, json};

use crate::app::Rapport;
use crate::support::on_both_databases;

const RECORD: &str = r#"
{"type": "country", "key": "land", "name": "Land"}
{"type": "person", "key": "ann", "name": "Ann", "otherNames": ["Anna"], "nationality": "land", "note": "Knows everybody", "identifiers": {"wikidata": "Q1"}}
{"type": "event", "key": "talk", "title": "Talk", "kind": "CALL", "from": "2022-02-01", "participants": [{"person": "ann"}, {"label": "Guests"}]}
"#;

async fn delete(rapport: &Rapport, arguments: &str) -> Value {
    let query = format!("mutation {{ delete({arguments}) {{ deletedId errors {{ code field message }} }} }}");
    rapport.ask(query.as_str()).await["delete"].take()
}

on_both_databases! {
    async fn what_is_referred_to_stays(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await.edited();
        let before = rapport.exported().await;
        let refused = delete(&rapport, r#"id: "person:ann""#).await;
        assert_eq!(refused, json!({"deletedId": null, "errors": [{"code": "IN_USE", "field": "id", "message": "is still referred to by event:talk"}]}));
        let refused = delete(&rapport, r#"id: "event:talk", expectedRevision: 1"#).await;
        assert_eq!(refused["errors"][0]["code"], json!("CONFLICT"));
        let refused = delete(&rapport, r#"id: "event:none""#).await;
        assert_eq!(refused["errors"][0]["code"], json!("NOT_FOUND"));
        assert_eq!(rapport.errors(r#"mutation { delete(id: "nonsense") { deletedId } }"#).await.len(), 1);
        assert_eq!(rapport.exported().await, before);
    }

    async fn what_was_deleted_is_nowhere_and_comes_back_as_it_was(db: TestDatabase) {
        let everybody = Rapport::with(&db, RECORD).await;
        let rapport = everybody.edited();
        let before = rapport.exported().await;
        assert_eq!(delete(&rapport, r#"id: "event:talk", expectedRevision: 3"#).await["deletedId"], json!("event:talk"));
        assert_eq!(delete(&rapport, r#"id: "person:ann""#).await["deletedId"], json!("person:ann"));
        let seen = r#"{ node(id: "person:ann") { id } people { totalCount } search(text: "anna") { totalCount } events { totalCount } }"#;
        let seen = everybody.ask(seen).await;
        assert_eq!(seen, json!({"node": null, "people": {"totalCount": 0}, "search": {"totalCount": 0}, "events": {"totalCount": 0}}));
        let again = delete(&rapport, r#"id: "person:ann""#).await;
        assert_eq!(again["errors"][0]["code"], json!("NOT_FOUND"));
        // An event cannot come back before whoever was there.
        let restore = "mutation ($id: ID!) { restore(id: $id) { node { id ... on Person { note history { nodes { action by revision } } } } errors { code field } } }";
        let refused = rapport.ask_with(restore, json!({"id": "event:talk"})).await;
        assert_eq!(refused["restore"]["errors"], json!([{"code": "UNKNOWN_REFERENCE", "field": "participants.0.person"}]));
        let person = rapport.ask_with(restore, json!({"id": "person:ann"})).await;
        assert_eq!(person["restore"]["node"], json!({"id": "person:ann", "note": "Knows everybody", "history": {"nodes": [
            {"action": "RESTORED", "by": "maria", "revision": 6},
            {"action": "DELETED", "by": "maria", "revision": 5},
            {"action": "CREATED", "by": "test", "revision": 2},
        ]}}));
        let event = rapport.ask_with(restore, json!({"id": "event:talk"})).await;
        assert_eq!(event["restore"]["errors"], json!([]));
        assert_eq!(rapport.exported().await, before);
        let twice = rapport.ask_with(restore, json!({"id": "event:talk"})).await;
        assert_eq!(twice["restore"]["errors"][0]["code"], json!("CONFLICT"));
        assert_eq!(everybody.ask(r#"{ search(text: "anna") { nodes { id } } }"#).await["search"]["nodes"], json!([{"id": "person:ann"}]));
    }

    async fn a_key_that_was_deleted_is_taken_up_again(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await.edited();
        delete(&rapport, r#"id: "event:talk""#).await;
        let saved = rapport.ask(r#"mutation { saveEvent(input: {key: "talk", title: "Another", kind: CALL, from: "2022"})
            { outcome event { title participants { totalCount } history { nodes { action } } } } }"#).await;
        assert_eq!(saved["saveEvent"], json!({"outcome": "CREATED", "event": {"title": "Another", "participants": {"totalCount": 0},
            "history": {"nodes": [{"action": "RESTORED"}, {"action": "DELETED"}, {"action": "CREATED"}]}}}));
    }
}
