//! What those who keep the record ask: which records were deleted, and which look like one.

use serde_json::{Value, json};

use crate::app::Rapport;
use crate::http::Server;
use crate::support::on_both_databases;

const RECORD: &str = r#"
{"type": "country", "key": "land", "name": "Land"}
{"type": "country", "key": "far", "name": "Far"}
{"type": "city", "key": "town", "name": "Town", "country": "land"}
{"type": "city", "key": "town-far", "name": "Town", "country": "far"}
{"type": "organization", "key": "we", "name": "We", "identifiers": {"ror": "1"}}
{"type": "organization", "key": "us", "name": "Us", "identifiers": {"ror": "1"}}
{"type": "position", "key": "head", "title": "Head", "institution": "organization:we"}
{"type": "position", "key": "member", "title": "Member", "institution": "organization:we", "severalHolders": true}
{"type": "person", "key": "jung-sook-park", "name": "Jung-Sook Park"}
{"type": "person", "key": "park", "name": "PARK Jungsook"}
{"type": "person", "key": "ann", "name": "Ann", "otherNames": ["Anna Li", {"name": "Bob", "kind": "ERRONEOUS"}]}
{"type": "person", "key": "li", "name": "Li, Anná"}
{"type": "person", "key": "bob", "name": "Bob"}
{"type": "person", "key": "cid", "name": "Cid"}
{"type": "person", "key": "dot", "name": "Dot"}
{"type": "event", "key": "a", "title": "A", "kind": "CALL", "from": "2022-01-01", "participants": [{"person": "bob", "position": "head"}, {"person": "ann", "position": "member"}]}
{"type": "event", "key": "b", "title": "B", "kind": "CALL", "from": "2022-01-01", "participants": [{"person": "cid", "position": "head"}, {"person": "cid", "position": "member"}]}
{"type": "event", "key": "c", "title": "C", "kind": "CALL", "from": "2022-01-01", "visibility": "INTERNAL", "participants": [{"person": "dot", "position": "head"}]}
"#;

const CANDIDATES: &str = "query ($kinds: [NodeKind!], $first: Int, $after: String) { duplicateCandidates(kinds: $kinds, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { one { id } other { id } reasons { kind detail } } } }";

fn pairs(data: &Value) -> Vec<String> {
    let nodes = data["duplicateCandidates"]["nodes"].as_array().expect("nodes");
    let told = |node: &Value| {
        let reasons: Vec<String> = node["reasons"]
            .as_array()
            .expect("reasons")
            .iter()
            .map(|reason| {
                format!(
                    "{} {}",
                    reason["kind"].as_str().unwrap_or_default(),
                    reason["detail"].as_str().unwrap_or_default()
                )
            })
            .collect();
        format!(
            "{} {}: {}",
            node["one"]["id"].as_str().unwrap_or_default(),
            node["other"]["id"].as_str().unwrap_or_default(),
            reasons.join(", ")
        )
    };
    nodes.iter().map(told).collect()
}

on_both_databases! {
    async fn records_that_look_like_one_are_listed_with_reasons(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await.edited();
        let everybody = rapport.asked_by("rita", rapport::access::Role::Reader, rapport::vocabulary::Visibility::Public);
        let open = [
            "organization:us organization:we: SHARED_IDENTIFIER ror 1",
            "person:ann person:li: SAME_NAME anna li",
            "person:bob person:cid: SAME_POSITION_SAME_DAY head 2022-01-01",
            "person:jung-sook-park person:park: SAME_NAME jung sook park",
        ];
        assert_eq!(pairs(&everybody.ask_with(CANDIDATES, json!({})).await), open);
        let all = pairs(&rapport.ask_with(CANDIDATES, json!({"kinds": ["PERSON"]})).await);
        assert_eq!(all.len(), 5);
        assert!(all.contains(&"person:bob person:dot: SAME_POSITION_SAME_DAY head 2022-01-01".to_owned()), "{all:?}");
        // Page by page.
        let (mut walked, mut after) = (Vec::new(), Value::Null);
        loop {
            let page = everybody.ask_with(CANDIDATES, json!({"first": 1, "after": after})).await;
            walked.extend(pairs(&page));
            assert_eq!(page["duplicateCandidates"]["totalCount"], json!(4));
            if page["duplicateCandidates"]["pageInfo"]["hasNextPage"] == json!(false) {
                break;
            }
            after = page["duplicateCandidates"]["pageInfo"]["endCursor"].clone();
        }
        assert_eq!(walked, open);
    }

    async fn what_was_found_to_be_two_is_not_asked_about_again(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await.edited();
        let distinguish = "mutation ($one: ID!, $other: ID!) { distinguish(one: $one, other: $other) { errors { code field } } }";
        let before = rapport.exported().await;
        // Answers over HTTP are kept, and this is no change that they are let go for.
        let server = Server::over(&rapport).await;
        let count = async || server.ask(&[], "{ duplicateCandidates { totalCount } }").await.body()["data"]["duplicateCandidates"]["totalCount"].as_i64();
        let all = count().await.expect("a number");
        for (one, other) in [("person:li", "person:ann"), ("organization:we", "organization:us")] {
            let data = rapport.ask_with(distinguish, json!({"one": one, "other": other})).await;
            assert_eq!(data["distinguish"]["errors"], json!([]));
        }
        let left = pairs(&rapport.ask_with(CANDIDATES, json!({})).await);
        assert_eq!(count().await, Some(all - 2));
        assert!(left.len() == 4 && left.iter().all(|pair| !pair.contains("person:li") && !pair.contains("organization")), "{left:?}");
        let wrong = rapport.ask_with(distinguish, json!({"one": "person:ann", "other": "person:ann"})).await;
        assert_eq!(wrong["distinguish"]["errors"], json!([{"code": "INVALID", "field": "other"}]));
        let wrong = rapport.ask_with(distinguish, json!({"one": "person:ann", "other": "person:none"})).await;
        assert_eq!(wrong["distinguish"]["errors"], json!([{"code": "NOT_FOUND", "field": "other"}]));
        // Nothing is merged by itself.
        assert_eq!(rapport.exported().await, before);
    }

    async fn what_was_deleted_is_listed_with_all_that_it_said(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await.edited();
        let everybody = rapport.asked_by("rita", rapport::access::Role::Reader, rapport::vocabulary::Visibility::Public);
        rapport.ask(r#"mutation {
            a: saveRelationship(input: {key: "to-hidden", kind: RELATED_TO, subject: "person:ann", object: "event:c"}) { outcome }
            b: delete(id: "relationship:to-hidden") { deletedId }
            c: delete(id: "event:a") { deletedId }
            d: delete(id: "event:c") { deletedId }
            e: delete(id: "person:dot") { deletedId }
            f: merge(keep: "person:ann", duplicate: "person:li") { mergeId } }"#).await;
        let deleted = "query ($kinds: [NodeKind!]) { deletedRecords(kinds: $kinds) { totalCount nodes { id kind key name by history { nodes { action diff { field before after } } } } } }";
        let seen = everybody.ask_with(deleted, json!({})).await;
        let ids = |seen: &Value| -> Vec<String> {
            let nodes = seen["deletedRecords"]["nodes"].as_array().expect("nodes");
            nodes.iter().map(|node| node["id"].as_str().unwrap_or_default().to_owned()).collect()
        };
        assert_eq!(ids(&seen), ["person:dot", "event:a"]);
        assert_eq!(seen["deletedRecords"]["nodes"][0], json!({"id": "person:dot", "kind": "PERSON", "key": "dot", "name": "Dot", "by": "maria",
            "history": {"nodes": [{"action": "DELETED", "diff": [{"field": "name", "before": "Dot", "after": null}]}, {"action": "CREATED", "diff": []}]}}));
        assert_eq!(ids(&rapport.ask_with(deleted, json!({})).await), ["person:dot", "event:c", "event:a", "relationship:to-hidden"]);
        assert_eq!(ids(&rapport.ask_with(deleted, json!({"kinds": ["EVENT"]})).await), ["event:c", "event:a"]);
        // Page by page, each cut by the database.
        let page = "query ($after: String) { deletedRecords(first: 1, after: $after) { totalCount pageInfo { hasPreviousPage hasNextPage endCursor } nodes { id } } }";
        let first = everybody.ask_with(page, json!({})).await["deletedRecords"].take();
        let next = everybody.ask_with(page, json!({"after": first["pageInfo"]["endCursor"]})).await["deletedRecords"].take();
        let told = |page: &Value| json!([page["nodes"][0]["id"], page["totalCount"], page["pageInfo"]["hasPreviousPage"], page["pageInfo"]["hasNextPage"]]);
        assert_eq!((told(&first), told(&next)), (json!(["person:dot", 2, false, true]), json!(["event:a", 2, true, false])));
        assert_eq!(everybody.errors(r#"{ deletedRecords(after: "x") { totalCount } }"#).await.len(), 1);
    }

    /// However often it is asked in one request, it is found out once.
    async fn what_is_asked_many_times_is_read_once(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await.edited();
        rapport.ask(r#"mutation { delete(id: "event:a") { deletedId } }"#).await;
        let everybody = rapport.asked_by("rita", rapport::access::Role::Reader, rapport::vocabulary::Visibility::Public);
        for question in ["duplicateCandidates(first: 1) { totalCount nodes { reasons { detail } } }", "deletedRecords(first: 1) { totalCount nodes { id } }"] {
            let once = everybody.cost(&format!("{{ {question} }}")).await;
            let aliases = (0..40).map(|n| format!("a{n}: {question} ")).collect::<Vec<_>>().concat();
            assert_eq!(everybody.cost(&format!("{{ {aliases} }}")).await, once, "{question}");
            assert!(once <= 6, "{once} for {question}");
        }
    }
}
