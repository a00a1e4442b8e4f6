//! What an editor who may not see everything is told: nothing of what is above their clearance, nor of relationships that
//! lead there.

use futures_util::StreamExt;
use rapport::access::Role;
use rapport::vocabulary::Visibility;
use serde_json::json;

use crate::app::Rapport;
use crate::support::on_both_databases;

const RECORD: &str = r#"
{"type": "person", "key": "ann", "name": "Ann"}
{"type": "person", "key": "bob", "name": "Bob"}
{"type": "event", "key": "open", "title": "Open", "kind": "CALL", "from": "2022-02-01"}
{"type": "event", "key": "secret", "title": "Secret", "kind": "CALL", "from": "2022-02-01", "visibility": "CONFIDENTIAL", "partOf": "open"}
{"type": "relationship", "key": "to-secret", "kind": "RELATED_TO", "subject": "person:ann", "object": "event:secret"}
{"type": "relationship", "key": "to-that", "kind": "RELATED_TO", "subject": "person:ann", "object": "relationship:to-secret"}
"#;

on_both_databases! {
    async fn a_relationship_that_leads_to_a_hidden_record_is_not_there_to_be_changed(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await.asked_by("ed", Role::Editor, Visibility::Internal);
        let before = rapport.exported().await;
        let answer = rapport.ask(r#"mutation {
            named: delete(id: "person:ann") { errors { message } }
            direct: delete(id: "relationship:to-secret") { errors { code } }
            further: delete(id: "relationship:to-that") { errors { code } }
            changed: saveRelationship(input: {key: "to-that", note: "Mine"}) { errors { code } }
            led: saveRelationship(input: {key: "mine", kind: RELATED_TO, subject: "person:bob", object: "relationship:to-that"}) { errors { code message } }
            taken: saveCommitment(input: {key: "k", text: "T", by: "person:to-that"}) { errors { message } } }"#).await;
        assert_eq!(answer["named"]["errors"], json!([{"message": "is still referred to by what is above your clearance"}]));
        assert_eq!(answer["direct"]["errors"], json!([{"code": "NOT_FOUND"}]));
        assert_eq!(answer["further"]["errors"], json!([{"code": "NOT_FOUND"}]));
        assert_eq!(answer["changed"]["errors"], json!([{"code": "CONFLICT"}]), "the key is taken");
        assert_eq!(answer["led"]["errors"], json!([{"code": "UNKNOWN_REFERENCE",
            "message": "there is no relationship \"to-that\" in this import or the database; expected the key of a relationship"}]));
        assert_eq!(answer["taken"]["errors"], json!([{
            "message": "there is no person \"to-that\" in this import or the database; expected the key of a person"}]));
        assert_eq!(rapport.exported().await, before);
    }

    /// The circle is refused, as no file with it could be imported; what closes it is not named.
    async fn a_circle_does_not_name_what_is_hidden(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await;
        rapport.import(r#"{"type": "event", "key": "part", "title": "Part", "kind": "CALL", "from": "2022", "partOf": "secret"}"#).await;
        let editor = rapport.asked_by("ed", Role::Editor, Visibility::Internal);
        let answer = editor.ask(r#"mutation { saveEvent(input: {key: "open", partOf: "part"}) { errors { message } } }"#).await;
        assert_eq!(answer["saveEvent"]["errors"], json!([{
            "message": "leads in a circle: open → part → one above your clearance → open; no event is a part of itself"}]));
    }

    async fn a_deleted_relationship_that_led_to_a_hidden_record_is_not_brought_back(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await;
        rapport.edited().ask(r#"mutation { that: delete(id: "relationship:to-that") { deletedId } secret: delete(id: "relationship:to-secret") { deletedId } }"#).await;
        let editor = rapport.asked_by("ed", Role::Editor, Visibility::Public);
        let restore = r#"mutation { restore(id: "relationship:to-secret") { node { id } errors { code } } }"#;
        assert_eq!(editor.ask(restore).await["restore"], json!({"node": null, "errors": [{"code": "NOT_FOUND"}]}));
        assert_eq!(rapport.edited().ask(restore).await["restore"]["errors"], json!([]));
    }

    /// What a relationship led to before is not told where that was a hidden one, also after it was deleted.
    async fn a_history_does_not_tell_of_relationships_that_led_to_hidden_records(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await;
        rapport.import(r#"{"type": "relationship", "key": "led", "kind": "RELATED_TO", "subject": "person:bob", "object": "relationship:to-that"}"#).await;
        rapport.import(r#"{"type": "relationship", "key": "led", "object": "person:ann"}"#).await;
        rapport.edited().ask(r#"mutation { that: delete(id: "relationship:to-that") { deletedId } secret: delete(id: "relationship:to-secret") { deletedId } }"#).await;
        let history = rapport.ask(r#"{ relationship(key: "led") { history { nodes { action diff { before } } } } }"#).await;
        assert_eq!(history["relationship"]["history"]["nodes"], json!([{"action": "CREATED", "diff": []}]));
    }

    /// One that rises above a reader's clearance is told as deleted, as any other record is.
    async fn a_relationship_that_was_seen_is_told_as_deleted(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await;
        rapport.import(r#"{"type": "relationship", "key": "raised", "kind": "RELATED_TO", "subject": "person:bob", "object": "person:ann"}"#).await;
        rapport.import(r#"{"type": "relationship", "key": "raised", "visibility": "CONFIDENTIAL"}"#).await;
        let asker = rapport.app.asker(rapport.identity.clone());
        let question = "subscription { changes(since: 0, kinds: [RELATIONSHIP]) { action nodeId } }";
        let ready = rapport.app.ready(&asker.identity, question).expect("it can be asked");
        let told = rapport.app.schema().clone().stream(ready, asker);
        let rapport::graphql::Answering::On(told) = told else { panic!("it is a subscription") };
        let told: Vec<_> = told.take(2).map(|answer| serde_json::to_value(answer).expect("JSON")["data"]["changes"].take()).collect().await;
        assert_eq!(told, [json!({"action": "CREATED", "nodeId": "relationship:raised"}), json!({"action": "DELETED", "nodeId": "relationship:raised"})]);
    }

    /// The number of a record tells no more than its history, and whoever has read it by that number may change it.
    async fn a_hidden_change_is_not_told_by_the_revision(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await;
        let everything = rapport.asked_by("all", Role::Editor, Visibility::Confidential);
        let editor = rapport.asked_by("ed", Role::Editor, Visibility::Internal);
        let question = r#"{ event(key: "open") { revision history(first: 1) { nodes { revision } } } }"#;
        let before = editor.ask(question).await;
        rapport.import(r#"{"type": "event", "key": "above", "title": "Above", "kind": "CALL", "from": "2022", "visibility": "CONFIDENTIAL"}"#).await;
        rapport.import(r#"{"type": "event", "key": "open", "partOf": "above"}"#).await;
        assert_eq!(editor.ask(question).await, before);
        let read = before["event"]["revision"].as_i64().expect("a number");
        assert_eq!(before["event"]["history"]["nodes"], json!([{"revision": read}]));
        let whole = everything.ask(question).await["event"]["revision"].as_i64().expect("a number");
        assert!(read < whole, "{read} {whole}");
        let save = |note: &str| format!(
            r#"mutation {{ saveEvent(input: {{key: "open", note: "{note}", expectedRevision: {read}}}) {{ outcome event {{ revision note }} errors {{ code message }} }} }}"#
        );
        let saved = editor.ask(save("one").as_str()).await;
        assert_eq!(saved["saveEvent"]["outcome"], json!("UPDATED"), "{saved}");
        let refused = editor.ask(save("two").as_str()).await;
        assert_eq!(refused["saveEvent"]["errors"], json!([{"code": "CONFLICT",
            "message": format!("the record is not at revision {read} any more: read it again, then change it")}]));
        let stale = everything.ask(format!(r#"mutation {{ delete(id: "event:open", expectedRevision: {whole}) {{ deletedId errors {{ code }} }} }}"#).as_str()).await;
        assert_eq!(stale["delete"]["errors"], json!([{"code": "CONFLICT"}]));
    }
}
