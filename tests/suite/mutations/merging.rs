//! Making one record of two, and undoing that: nothing is lost, and everything comes back.

use rapport::access::Role;
use rapport::vocabulary::Visibility;
use serde_json::{Value, json};

use crate::app::Rapport;
use crate::support::on_both_databases;

const RECORD: &str = r#"
{"type": "country", "key": "land", "name": "Land"}
{"type": "organization", "key": "we", "name": "We"}
{"type": "organization", "key": "we-too", "name": "We, Inc.", "parent": "we", "shortName": "WI", "identifiers": {"wikidata": "Q9"}}
{"type": "organization", "key": "part", "name": "Part", "parent": "we-too"}
{"type": "position", "key": "head", "title": "Head", "institution": "organization:we-too"}
{"type": "position", "key": "chair", "title": "Chair", "institution": "organization:we"}
{"type": "person", "key": "ann", "name": "Ann Lee", "otherNames": ["Anna"], "tenures": [{"position": "head", "from": "2020"}], "identifiers": {"wikidata": "Q1"}, "note": "One"}
{"type": "person", "key": "lee-ann", "name": "Lee, Ann", "style": "Dr.", "otherNames": ["Anna", {"name": "An Lee", "kind": "ERRONEOUS"}], "nationality": "land", "tenures": [{"position": "head", "from": "2020"}, {"position": "chair", "from": "2021"}], "identifiers": {"isni": "7", "wikidata": "Q2"}, "note": "Two"}
{"type": "person", "key": "bob", "name": "Bob"}
{"type": "source", "key": "paper", "title": "Paper"}
{"type": "event", "key": "one", "title": "One", "kind": "MEETING", "from": "2022-01-01", "participants": [{"person": "ann"}, {"person": "bob"}]}
{"type": "event", "key": "two", "title": "Two", "kind": "MEETING", "from": "2022-02-01", "sources": ["paper"], "venue": "organization:we-too", "participants": [{"person": "bob", "creditedAs": "B"}, {"person": "lee-ann", "institution": "organization:we-too"}]}
{"type": "event", "key": "hidden", "title": "Hidden", "kind": "MEETING", "from": "2022-03-01", "visibility": "CONFIDENTIAL", "participants": [{"person": "bob"}, {"person": "lee-ann"}]}
{"type": "commitment", "key": "promise", "text": "P", "by": "person:lee-ann", "to": "person:bob", "targets": ["person:ann", "person:lee-ann", "organization:we"]}
{"type": "relationship", "key": "same", "kind": "RELATED_TO", "subject": "person:ann", "object": "person:lee-ann"}
{"type": "relationship", "key": "other", "kind": "RELATED_TO", "subject": "person:lee-ann", "object": "person:bob"}
"#;

const MERGE: &str = "mutation ($keep: ID!, $duplicate: ID!, $dryRun: Boolean) { merge(keep: $keep, duplicate: $duplicate, dryRun: $dryRun) {
    mergeId moved kept { id } diff { field before after } errors { code field message } } }";
const UNDO: &str = "mutation ($id: ID!) { undoMerge(mergeId: $id) { mergeId moved kept { id } errors { code field message } } }";

async fn merge(rapport: &Rapport, keep: &str, duplicate: &str) -> Value {
    rapport
        .ask_with(MERGE, json!({"keep": keep, "duplicate": duplicate}))
        .await["merge"]
        .take()
}

on_both_databases! {
    async fn one_takes_over_all_of_the_other_and_gives_it_back(db: TestDatabase) {
        let everybody = Rapport::with(&db, RECORD).await;
        let rapport = everybody.edited();
        let before = rapport.exported().await;
        let tried = rapport.ask_with(MERGE, json!({"keep": "person:ann", "duplicate": "person:lee-ann", "dryRun": true})).await;
        assert_eq!((&tried["merge"]["mergeId"], &tried["merge"]["moved"]), (&Value::Null, &json!(5)));
        assert_eq!(rapport.exported().await, before);
        let merged = merge(&rapport, "person:ann", "person:lee-ann").await;
        assert_eq!((&merged["errors"], &merged["moved"], &merged["kept"]["id"]), (&json!([]), &json!(5), &json!("person:ann")));
        assert_eq!(merged["diff"], tried["merge"]["diff"]);
        let seen = everybody.ask(r#"{ person(key: "lee-ann") { key name style nationality { key } note otherNames { name }
            identifiers { scheme value } tenures { position { key } } events(orderBy: {field: KEY, direction: ASC}) { nodes { key } }
            met { nodes { key } } commitments { nodes { key } } relationships { nodes { key } } }
            node(id: "person:lee-ann") { id } people { totalCount } search(text: "lee, ann") { nodes { id } }
            commitment(key: "promise") { by { ... on Person { key } } targets { ... on Person { key } ... on Organization { key } } } }"#).await;
        assert_eq!(seen["person"], json!({"key": "ann", "name": "Ann Lee", "style": "Dr.", "nationality": {"key": "land"}, "note": "One\n\nTwo",
            "otherNames": [{"name": "Anna"}, {"name": "Lee, Ann"}],
            "identifiers": [{"scheme": "isni", "value": "7"}, {"scheme": "wikidata", "value": "Q1"}, {"scheme": "wikidata-2", "value": "Q2"}],
            "tenures": [{"position": {"key": "head"}}, {"position": {"key": "chair"}}], "events": {"nodes": [{"key": "one"}, {"key": "two"}]},
            "met": {"nodes": [{"key": "bob"}]}, "commitments": {"nodes": [{"key": "promise"}]}, "relationships": {"nodes": [{"key": "other"}]}}));
        assert_eq!((&seen["node"]["id"], &seen["people"]["totalCount"], &seen["search"]["nodes"]),
            (&json!("person:ann"), &json!(2), &json!([{"id": "person:ann"}])));
        assert_eq!(seen["commitment"], json!({"by": {"key": "ann"}, "targets": [{"key": "ann"}, {"key": "we"}]}));
        // Its key is a key of the other one from now on: for references, and for no new record.
        let saved = rapport.ask(r#"mutation {
            a: savePerson(input: {key: "lee-ann", name: "Somebody"}) { errors { code field } }
            b: saveEvent(input: {key: "three", title: "Three", kind: CALL, from: "2022", participants: [{person: "lee-ann"}]})
                { errors { code field } event { participants { nodes { person { key } } } } }
            c: delete(id: "event:three") { errors { code } } }"#).await;
        assert_eq!(saved["a"]["errors"], json!([{"code": "CONFLICT", "field": "key"}]));
        assert_eq!(saved["b"]["event"]["participants"]["nodes"], json!([{"person": {"key": "ann"}}]));
        assert_eq!(saved["c"]["errors"], json!([]));
        let undone = rapport.ask_with(UNDO, json!({"id": merged["mergeId"]})).await;
        assert_eq!(undone["undoMerge"]["errors"], json!([]));
        assert_eq!(rapport.exported().await, before);
        let twice = rapport.ask_with(UNDO, json!({"id": merged["mergeId"]})).await;
        assert_eq!(twice["undoMerge"]["errors"][0]["code"], json!("CONFLICT"));
        let seen = everybody.ask(r#"{ person(key: "lee-ann") { key history { nodes { action } } } }"#).await;
        assert_eq!(seen["person"], json!({"key": "lee-ann", "history": {"nodes": [{"action": "RESTORED"}, {"action": "MERGED"}, {"action": "CREATED"}]}}));
    }

    async fn an_organization_that_was_part_of_the_other_is_no_part_of_itself(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await.edited();
        let before = rapport.exported().await;
        let merged = merge(&rapport, "organization:we", "organization:we-too").await;
        assert_eq!(merged["errors"], json!([]));
        let seen = rapport.ask(r#"{ organization(key: "we-too") { key shortName parent { key } } part: organization(key: "part") { parent { key } }
            position(key: "head") { institution { key } } event(key: "two") { venue { key } } }"#).await;
        assert_eq!(seen, json!({"organization": {"key": "we", "shortName": "WI", "parent": null}, "part": {"parent": {"key": "we"}},
            "position": {"institution": {"key": "we"}}, "event": {"venue": {"key": "we"}}}));
        rapport.ask_with(UNDO, json!({"id": merged["mergeId"]})).await;
        assert_eq!(rapport.exported().await, before);
        // One that is a part of the other through a third would be a part of itself.
        let refused = merge(&rapport, "organization:we", "organization:part").await;
        assert_eq!(refused["errors"][0]["code"], json!("INVALID"));
        assert_eq!(rapport.exported().await, before);
    }

    async fn merges_of_merges_are_undone_the_last_first(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await.edited();
        let before = rapport.exported().await;
        let first = merge(&rapport, "person:ann", "person:lee-ann").await;
        let between = rapport.exported().await;
        let second = merge(&rapport, "person:bob", "person:ann").await;
        assert_eq!(rapport.ask(r#"{ person(key: "lee-ann") { key } }"#).await["person"]["key"], json!("bob"));
        let refused = rapport.ask_with(UNDO, json!({"id": first["mergeId"]})).await;
        assert_eq!(refused["undoMerge"]["errors"][0]["code"], json!("CONFLICT"));
        assert_eq!(rapport.ask_with(UNDO, json!({"id": second["mergeId"]})).await["undoMerge"]["errors"], json!([]));
        assert_eq!(rapport.exported().await, between);
        assert_eq!(rapport.ask_with(UNDO, json!({"id": first["mergeId"]})).await["undoMerge"]["errors"], json!([]));
        assert_eq!(rapport.exported().await, before);
    }

    async fn what_has_been_changed_since_is_not_undone(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await.edited();
        let merged = merge(&rapport, "person:ann", "person:lee-ann").await;
        rapport.ask(r#"mutation { savePerson(input: {key: "ann", note: "Three"}) { outcome } }"#).await;
        let after = rapport.exported().await;
        let refused = rapport.ask_with(UNDO, json!({"id": merged["mergeId"]})).await;
        assert_eq!(refused["undoMerge"]["errors"], json!([{"code": "CONFLICT", "field": "mergeId",
            "message": "note of person:ann has been changed since the merge; change it back first"}]));
        assert_eq!(rapport.exported().await, after);
    }

    async fn what_cannot_become_one_is_refused(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await.edited();
        let before = rapport.exported().await;
        for (keep, duplicate, code) in [
            ("person:ann", "person:ann", "INVALID"),
            ("person:ann", "organization:we", "INVALID"),
            ("event:one", "event:two", "INVALID"),
            ("person:ann", "person:none", "NOT_FOUND"),
        ] {
            let refused = merge(&rapport, keep, duplicate).await;
            assert_eq!((&refused["errors"][0]["code"], &refused["mergeId"]), (&json!(code), &Value::Null), "{keep} {duplicate}");
        }
        let refused = rapport.ask_with(UNDO, json!({"id": "12"})).await;
        assert_eq!(refused["undoMerge"]["errors"][0]["code"], json!("NOT_FOUND"));
        assert_eq!(rapport.exported().await, before);
    }

    /// Two keys that lead to one record are one reference, wherever they are said.
    async fn what_refers_to_both_by_their_keys_refers_to_one(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await.edited();
        rapport.ask(r#"mutation { delete(id: "commitment:promise") { deletedId } }"#).await;
        for (keep, duplicate) in [("person:ann", "person:lee-ann"), ("organization:we", "organization:we-too")] {
            assert_eq!(merge(&rapport, keep, duplicate).await["errors"], json!([]));
        }
        let saved = rapport.ask(r#"mutation {
            a: saveCommitment(input: {key: "new", text: "N", by: "person:bob", targets: ["person:lee-ann", "person:ann"]})
                { errors { code } commitment { targets { ... on Person { key } } } }
            b: restore(id: "commitment:promise") { errors { code } }
            c: saveRelationship(input: {key: "new", kind: RELATED_TO, subject: "person:ann", object: "person:lee-ann"}) { errors { code field } }
            d: saveRelationship(input: {key: "other", object: "person:ann"}) { errors { code field } }
            e: saveOrganization(input: {key: "we", parent: "we-too"}) { errors { code field } }
        }"#).await;
        assert_eq!(saved["a"], json!({"errors": [], "commitment": {"targets": [{"key": "ann"}]}}));
        assert_eq!(saved["b"]["errors"], json!([]));
        let targets = rapport.ask(r#"{ commitment(key: "promise") { targets { ... on Person { key } ... on Organization { key } } } }"#).await;
        assert_eq!(targets["commitment"]["targets"], json!([{"key": "ann"}, {"key": "we"}]));
        for (place, field) in [("c", "object"), ("d", "object"), ("e", "parent")] {
            assert_eq!(saved[place]["errors"][0], json!({"code": "INVALID", "field": field}), "{place}");
        }
    }

    async fn a_key_that_leads_to_a_deleted_record_leads_nowhere(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await.edited();
        let sole = r#"mutation { a: savePerson(input: {key: "one", name: "One"}) { outcome } b: savePerson(input: {key: "two", name: "Two"}) { outcome } }"#;
        rapport.ask(sole).await;
        assert_eq!(merge(&rapport, "person:one", "person:two").await["errors"], json!([]));
        rapport.ask(r#"mutation { delete(id: "person:one") { deletedId } }"#).await;
        let before = rapport.exported().await;
        let saved = rapport.ask(r#"mutation {
            a: saveCommitment(input: {key: "new", text: "N", by: "person:two"}) { errors { code field } }
            b: savePerson(input: {key: "two", name: "Two"}) { errors { code field } }
        }"#).await;
        assert_eq!(saved["a"]["errors"], json!([{"code": "UNKNOWN_REFERENCE", "field": "by"}]));
        assert_eq!(saved["b"]["errors"], json!([{"code": "CONFLICT", "field": "key"}]));
        assert_eq!(rapport.exported().await, before);
        let back = rapport.ask(r#"mutation { restore(id: "person:one") { errors { code } }
            saveCommitment(input: {key: "new", text: "N", by: "person:two"}) { errors { code } commitment { by { ... on Person { key } } } } }"#).await;
        assert_eq!(back["saveCommitment"], json!({"errors": [], "commitment": {"by": {"key": "one"}}}));
    }

    /// As many are led back as were moved, and nobody learns how many there are that they may not see.
    async fn undoing_tells_how_many_the_editor_sees_led_back(db: TestDatabase) {
        let all = Rapport::with(&db, RECORD).await.edited();
        let public = all.asked_by("paul", Role::Editor, Visibility::Public);
        for (editor, moved) in [(&all, 5), (&public, 4)] {
            let merged = merge(editor, "person:ann", "person:lee-ann").await;
            let undone = editor.ask_with(UNDO, json!({"id": merged["mergeId"]})).await["undoMerge"].take();
            assert_eq!((&merged["moved"], &undone["moved"], &undone["errors"]), (&json!(moved), &json!(moved), &json!([])));
        }
    }
}
