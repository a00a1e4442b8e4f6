//! Saving: every kind is created, changed and left as it is; every fault is told with its path; nobody overwrites another.

use rapport::access::Role;
use rapport::vocabulary::Visibility;
use serde_json::{Value, json};

use crate::app::Rapport;
use crate::support::on_both_databases;

/// Every kind: its mutation, the field of its payload, an input that creates one, and one that changes it.
const KINDS: &[[&str; 4]] = &[
    [
        "saveCountry",
        "country",
        r#"key: "land", name: "Land", code: "LL", region: "Asia", identifiers: [{scheme: "wikidata", value: "Q1"}]"#,
        r#"key: "land", code: "LM""#,
    ],
    [
        "saveCity",
        "city",
        r#"key: "town", name: "Town", country: "land", latitude: 1.5, longitude: 2"#,
        r#"key: "town", latitude: null"#,
    ],
    [
        "saveOrganization",
        "organization",
        r#"key: "we", name: "We", kind: NGO, city: "town", from: "1990~", until: "..""#,
        r#"key: "we", otherNames: [{name: "Wir", language: "de"}]"#,
    ],
    [
        "saveEmbassy",
        "embassy",
        r#"key: "emb", name: "Embassy", sendingCountry: "country:land", hostCountry: "land", accreditedTo: ["land"]"#,
        r#"key: "emb", accreditedTo: []"#,
    ],
    [
        "savePosition",
        "position",
        r#"key: "head", title: "Head", institution: "organization:we", rank: HEAD"#,
        r#"key: "head", severalHolders: true"#,
    ],
    [
        "savePerson",
        "person",
        r#"key: "ann", name: "Ann", tenures: [{position: "head", from: "2020", until: ".."}]"#,
        r#"key: "ann", style: "H.E.""#,
    ],
    [
        "saveTopic",
        "topic",
        r#"key: "sea", name: "Sea""#,
        r#"key: "sea", note: "salt""#,
    ],
    [
        "saveProgram",
        "program",
        r#"key: "prog", name: "Prog", organization: "we""#,
        r#"key: "prog", summary: "What it is""#,
    ],
    [
        "saveSource",
        "source",
        r#"key: "paper", title: "Paper", published: "2022-02", url: "https://example.org/", language: "en""#,
        r#"key: "paper", visibility: INTERNAL"#,
    ],
    [
        "saveEvent",
        "event",
        r#"key: "talk", title: "Talk", kind: MEETING, from: "2022-02-11", startsAt: "2022-02-11T10:00:00+09:00", venue: "organization:we", topics: ["sea"], sources: [{source: "paper", stance: ANNOUNCES}], participants: [{person: "ann", position: "head"}, {label: "Guests", headcount: 3, side: GUEST}]"#,
        r#"key: "talk", status: CANCELLED"#,
    ],
    [
        "saveCommitment",
        "commitment",
        r#"key: "promise", text: "We will", by: "person:ann", to: "organization:we", targets: ["embassy:emb"], event: "talk", due: "2023""#,
        r#"key: "promise", status: LAPSED"#,
    ],
    [
        "saveRelationship",
        "relationship",
        r#"key: "bond", kind: PARTNER_OF, subject: "organization:we", object: "embassy:emb", sources: [{source: "paper"}]"#,
        r#"key: "bond", from: "2001""#,
    ],
];

async fn save(rapport: &Rapport, mutation: &str, field: &str, input: &str) -> Value {
    let query = format!(
        "mutation {{ save: {mutation}(input: {{{input}}}) {{ outcome revision errors {{ code field message }} warnings {{ field message }}
           {field} {{ key revision history {{ nodes {{ action by diff {{ field before after }} }} }} }} }} }}"
    );
    rapport.ask(query.as_str()).await["save"].take()
}

on_both_databases! {
    async fn every_kind_is_created_changed_and_left_as_it_is(db: TestDatabase) {
        let rapport = Rapport::with(&db, "").await.edited();
        let mut revision = 0;
        for [mutation, field, create, _] in KINDS {
            let created = save(&rapport, mutation, field, create).await;
            assert_eq!((&created["outcome"], &created["errors"]), (&json!("CREATED"), &json!([])), "{mutation}");
            revision += 1;
            assert_eq!((&created["revision"], &created[field]["revision"]), (&json!(revision), &json!(revision)), "{mutation}");
            assert_eq!(created[field]["history"]["nodes"], json!([{"action": "CREATED", "by": "maria", "diff": []}]));
        }
        let exported = rapport.exported().await;
        for [mutation, field, create, _] in KINDS {
            let again = save(&rapport, mutation, field, create).await;
            assert_eq!((&again["outcome"], &again["revision"], &again["errors"]), (&json!("UNCHANGED"), &Value::Null, &json!([])), "{mutation}");
        }
        assert_eq!(rapport.exported().await, exported);
        for [mutation, field, _, change] in KINDS {
            let updated = save(&rapport, mutation, field, change).await;
            assert_eq!((&updated["outcome"], &updated["errors"]), (&json!("UPDATED"), &json!([])), "{mutation}");
            revision += 1;
            assert_eq!((&updated["revision"], &updated[field]["revision"]), (&json!(revision), &json!(revision)), "{mutation}");
            let newest = &updated[field]["history"]["nodes"][0];
            assert_eq!((&newest["action"], &newest["by"]), (&json!("UPDATED"), &json!("maria")));
            assert_eq!(newest["diff"].as_array().map(Vec::len), Some(1), "{mutation}: {newest}");
        }
        assert_ne!(rapport.exported().await, exported);
    }

    async fn a_change_is_seen_by_the_rest_of_the_request_and_by_everybody_after_it(db: TestDatabase) {
        let everybody = Rapport::with_example(&db).await;
        let rapport = everybody.edited();
        let data = rapport.ask(r#"mutation {
            one: savePerson(input: {key: "new-envoy", name: "New Envoy"}) { person { name met { totalCount } } }
            two: saveEvent(input: {key: "new-talk", title: "New talk", kind: MEETING, from: "2022-03-30",
                participants: [{person: "new-envoy"}, {person: "jung-sook-park", position: "wego-secretary-general"}]})
                { errors { field message } event { participants { nodes { person { name met { nodes { name } } } } } } }
        }"#).await;
        assert_eq!(data["one"]["person"], json!({"name": "New Envoy", "met": {"totalCount": 0}}));
        assert_eq!(data["two"]["errors"], json!([]));
        let first = &data["two"]["event"]["participants"]["nodes"][0]["person"];
        assert_eq!(first, &json!({"name": "New Envoy", "met": {"nodes": [{"name": "Jung Sook Park"}]}}));
        let seen = everybody.ask(r#"{ person(key: "new-envoy") { met { totalCount } } search(text: "envoy new") { nodes { id } } }"#).await;
        assert_eq!(seen["person"]["met"]["totalCount"], json!(1));
        assert_eq!(seen["search"]["nodes"][0]["id"], json!("person:new-envoy"));
    }

    async fn every_fault_is_told_with_its_code_and_path(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await.edited();
        let before = rapport.exported().await;
        let saved = save(&rapport, "saveEvent", "event", r#"key: "Not a key", title: "", kind: MEETING, from: "yesterday",
            topics: ["none"], sources: [{quote: "q"}],
            participants: [{person: "nobody"}, {headcount: -1}, {person: "city:seoul"}]"#).await;
        assert_eq!((&saved["outcome"], &saved["event"]), (&json!("REFUSED"), &Value::Null));
        let errors = saved["errors"].as_array().expect("errors");
        let told: Vec<String> = errors.iter()
            .map(|error| format!("{} {}", error["code"].as_str().unwrap_or_default(), error["field"].as_str().unwrap_or_default()))
            .collect();
        assert_eq!(told, [
            "INVALID key", "INVALID title", "INVALID from", "REQUIRED sources.0.source", "INVALID participants.1.headcount",
            "INVALID participants.1", "INVALID participants.2.person", "UNKNOWN_REFERENCE topics.0",
            "UNKNOWN_REFERENCE participants.0.person",
        ].map(str::to_owned), "{errors:#?}");
        for error in errors {
            assert!(error["message"].as_str().is_some_and(|message| message.contains("expected")
                || message.contains("is missing") || message.contains("is empty")), "{error}");
        }
        let long = "x".repeat(2_000);
        let told = |saved: &Value| format!("{} {}", saved["errors"][0]["code"], saved["errors"][0]["field"]);
        let saved = save(&rapport, "savePerson", "person", &format!(r#"key: "long", name: "{long}""#)).await;
        assert_eq!(told(&saved), r#""TOO_LONG" "name""#);
        let saved = save(&rapport, "savePerson", "person", r#"key: "nameless""#).await;
        assert_eq!(told(&saved), r#""REQUIRED" "name""#);
        let saved = save(&rapport, "savePerson", "person", r#"key: "jung-sook-park", name: null"#).await;
        assert_eq!(told(&saved), r#""REQUIRED" "name""#);
        let saved = save(&rapport, "saveOrganization", "organization", r#"key: "wego", parent: "wego""#).await;
        assert_eq!(told(&saved), r#""INVALID" "parent""#);
        assert_eq!(rapport.exported().await, before);
    }

    async fn nobody_overwrites_what_they_have_not_read(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await.edited();
        let now = rapport.ask(r#"{ person(key: "jung-sook-park") { revision } }"#).await["person"]["revision"].take();
        let first = save(&rapport, "savePerson", "person", &format!(r#"key: "jung-sook-park", note: "one", expectedRevision: {now}"#)).await;
        assert_eq!(first["outcome"], json!("UPDATED"));
        let second = save(&rapport, "savePerson", "person", &format!(r#"key: "jung-sook-park", note: "two", expectedRevision: {now}"#)).await;
        assert_eq!((&second["outcome"], &second["errors"][0]["code"], &second["errors"][0]["field"]),
            (&json!("REFUSED"), &json!("CONFLICT"), &json!("expectedRevision")));
        let new = save(&rapport, "savePerson", "person", r#"key: "jung-sook-park", note: "new", expectedRevision: 0"#).await;
        assert_eq!(new["errors"][0]["code"], json!("CONFLICT"));
        let gone = save(&rapport, "savePerson", "person", r#"key: "not-there", name: "N", expectedRevision: 3"#).await;
        assert_eq!(gone["errors"][0]["code"], json!("CONFLICT"));
        let read = rapport.ask(r#"{ person(key: "jung-sook-park") { note } notThere: person(key: "not-there") { key } }"#).await;
        assert_eq!(read, json!({"person": {"note": "one"}, "notThere": null}));
    }

    async fn a_record_without_a_key_is_given_one(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await.edited();
        for (mutation, field, input, key) in [
            ("savePerson", "person", r#"name: "José Ñandú""#, "jose-nandu"),
            ("savePerson", "person", r#"name: "JOSE NANDU""#, "jose-nandu-2"),
            ("savePerson", "person", r#"name: "박정숙""#, "bagjeongsug"),
            ("saveEvent", "event", r#"title: "A talk", kind: CALL, from: "2022-03-01""#, "2022-03-01-a-talk"),
            ("saveEvent", "event", r#"title: "A talk", kind: CALL, from: "2022""#, "a-talk"),
            ("savePosition", "position", r#"title: "Driver", institution: "organization:wego""#, "driver-wego"),
            ("saveRelationship", "relationship", r#"kind: RELATED_TO, subject: "organization:wego", object: "city:seoul""#, "wego-related-to-seoul"),
        ] {
            let saved = save(&rapport, mutation, field, input).await;
            assert_eq!((&saved["errors"], &saved[field]["key"]), (&json!([]), &json!(key)));
        }
    }

    async fn only_editors_change_the_record(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let reader = rapport.asked_by("rita", Role::Reader, Visibility::Confidential);
        let before = rapport.exported().await;
        for asks in [
            r#"mutation { savePerson(input: {key: "x", name: "X"}) { outcome } }"#,
            r#"mutation { delete(id: "person:jung-sook-park") { deletedId } }"#,
            r#"mutation { restore(id: "person:jung-sook-park") { node { id } } }"#,
            r#"mutation { merge(keep: "person:a", duplicate: "person:b") { mergeId } }"#,
            r#"mutation { undoMerge(mergeId: "1") { mergeId } }"#,
            "mutation { importRecords(records: []) { records } }",
        ] {
            for who in [&rapport, &reader] {
                let errors = who.errors(asks).await;
                assert!(errors.len() == 1 && errors[0].starts_with("FORBIDDEN: "), "{asks}: {errors:?}");
            }
        }
        assert_eq!(rapport.exported().await, before);
        let admin = rapport.asked_by("ada", Role::Admin, Visibility::Public);
        let saved = save(&admin, "savePerson", "person", r#"key: "x", name: "X""#).await;
        assert_eq!(saved["person"]["history"]["nodes"][0]["by"], json!("ada"));
        let me = "{ me { name role clearance } }";
        assert_eq!(admin.ask(me).await["me"], json!({"name": "ada", "role": "ADMIN", "clearance": "PUBLIC"}));
        assert_eq!(rapport.ask(me).await["me"], json!({"name": "anonymous", "role": "READER", "clearance": "PUBLIC"}));
    }

    async fn what_an_editor_may_not_see_stays_where_it_is(db: TestDatabase) {
        let all = Rapport::with_example(&db).await.edited();
        let public = all.asked_by("paul", Role::Editor, Visibility::Public);
        for (mutation, field, input) in [
            ("saveSource", "source", r#"key: "cable", title: "Cable", visibility: CONFIDENTIAL"#),
            ("saveEvent", "event", r#"key: "umbrella", title: "Umbrella", kind: OTHER, from: "2022", visibility: CONFIDENTIAL"#),
            ("saveEvent", "event", r#"key: "open", title: "Open", kind: CALL, from: "2022-03-01", partOf: "umbrella", sources: [{source: "cable"}]"#),
        ] {
            assert_eq!(save(&all, mutation, field, input).await["errors"], json!([]));
        }
        // They replace the list that they see, and clear what they see as empty.
        let saved = save(&public, "saveEvent", "event", r#"key: "open", title: "Opened", partOf: null, sources: [], visibility: PUBLIC"#).await;
        assert_eq!(saved["outcome"], json!("UPDATED"));
        let diff = &saved["event"]["history"]["nodes"][0]["diff"];
        assert_eq!(diff, &json!([{"field": "title", "before": "Open", "after": "Opened"}]));
        let saved = save(&public, "saveEvent", "event", r#"key: "open", title: "Opened", partOf: null, sources: []"#).await;
        assert_eq!(saved["outcome"], json!("UNCHANGED"));
        let seen = all.ask(r#"{ event(key: "open") { partOf { key } citations { source { key } } } }"#).await;
        assert_eq!(seen["event"], json!({"partOf": {"key": "umbrella"}, "citations": [{"source": {"key": "cable"}}]}));
        // What is above them can be neither referred to nor changed, nor can anything be put there.
        let saved = save(&public, "saveEvent", "event", r#"key: "open", sources: [{source: "cable"}]"#).await;
        assert_eq!(saved["errors"][0]["code"], json!("UNKNOWN_REFERENCE"));
        let saved = save(&public, "saveEvent", "event", r#"key: "umbrella", title: "Mine", kind: OTHER, from: "2022""#).await;
        assert_eq!((&saved["errors"][0]["code"], &saved["errors"][0]["field"]), (&json!("CONFLICT"), &json!("key")));
        let saved = save(&public, "saveEvent", "event", r#"key: "open", visibility: INTERNAL"#).await;
        assert_eq!((&saved["errors"][0]["code"], &saved["errors"][0]["field"]), (&json!("INVALID"), &json!("visibility")));
        let deleted = public.ask(r#"mutation { delete(id: "event:umbrella") { errors { code message } } }"#).await;
        assert_eq!(deleted["delete"]["errors"], json!([{"code": "NOT_FOUND", "message": "there is no event \"umbrella\""}]));
    }

    async fn records_are_imported_whole_or_not_at_all(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await.edited();
        let query = "mutation ($records: [JSON!]!, $dryRun: Boolean) { importRecords(records: $records, dryRun: $dryRun) {
            records created updated unchanged errors { line field message } warnings { line field message } } }";
        let records = json!([
            {"type": "person", "key": "new", "name": "New", "nationality": "south-korea"},
            {"type": "topic", "key": "new-topic", "name": "New topic"},
        ]);
        let before = rapport.exported().await;
        let data = rapport.ask_with(query, json!({"records": records, "dryRun": true})).await;
        assert_eq!(data["importRecords"], json!({"records": 2, "created": 2, "updated": 0, "unchanged": 0, "errors": [], "warnings": []}));
        assert_eq!(rapport.exported().await, before);
        let wrong = json!([records[0], {"type": "topic", "key": "b", "name": "B", "broader": "none"}, 5]);
        let data = rapport.ask_with(query, json!({"records": wrong})).await;
        let errors = &data["importRecords"]["errors"];
        assert_eq!((&errors[0]["line"], &errors[0]["field"]), (&json!(2), &json!("broader")));
        assert_eq!((&errors[1]["line"], &errors[1]["field"]), (&json!(3), &Value::Null));
        assert_eq!(rapport.exported().await, before);
        let data = rapport.ask_with(query, json!({"records": records})).await;
        assert_eq!(data["importRecords"]["created"], json!(2));
        assert_eq!(rapport.ask(r#"{ person(key: "new") { nationality { key } } }"#).await["person"]["nationality"]["key"], json!("south-korea"));
    }
}
