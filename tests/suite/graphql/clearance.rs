//! Clearance: what a reader may not see does not exist for them. Each answer is held against that of a database into
//! which nothing above the reader's clearance was ever imported.

use rapport::vocabulary::Visibility;

use crate::app::{Rapport, texts};
use crate::support::{TestDatabase, on_both_databases};

/// A line that begins with `I|` or `C|` is of an internal or a confidential record, or of one that leads to it; so is
/// what stands between `‹I` or `‹C` and `›` within a line.
const RECORD: &str = r#"
{"type": "country", "key": "land", "name": "Land"}
{"type": "city", "key": "town", "name": "Town", "country": "land"}
{"type": "organization", "key": "we", "name": "We", "kind": "NGO", "city": "town"}
{"type": "embassy", "key": "embassy", "name": "Embassy", "sendingCountry": "land", "hostCountry": "land", "city": "town"}
{"type": "position", "key": "head", "title": "Head", "institution": "organization:we"}
{"type": "position", "key": "envoy", "title": "Envoy", "institution": "embassy:embassy"}
{"type": "person", "key": "ann", "name": "Ann"}
{"type": "person", "key": "bob", "name": "Bob"}
{"type": "person", "key": "cid", "name": "Cid"}
{"type": "person", "key": "dot", "name": "Dot"}
{"type": "topic", "key": "sea", "name": "Sea"}
{"type": "program", "key": "prog", "name": "Prog"}
{"type": "source", "key": "paper", "title": "Open paper", "text": "Words"}
I|{"type": "source", "key": "minutes", "title": "Inner minutes", "text": "Whispered words", "visibility": "INTERNAL"}
C|{"type": "source", "key": "cable", "title": "Secret cable", "text": "Whispered words", "visibility": "CONFIDENTIAL"}
{"type": "event", "key": "open", "title": "Open talk", "kind": "MEETING", "from": "2022-02-01", ‹C"partOf": "secret", ›"city": "town", "program": "prog", "topics": ["sea"], "sources": ["paper"‹I, "minutes"›‹C, "cable"›], "participants": [{"person": "ann", "position": "head"}, {"person": "bob", "position": "envoy"}]}
{"type": "event", "key": "unnamed", "title": "Unnamed talk", "kind": "MEETING", "from": "2022-04-01", "venue": "embassy:embassy", "participants": [{"position": "head"}, {"person": "cid", "institution": "embassy:embassy"}]}
I|{"type": "event", "key": "inner", "title": "Inner talk", "kind": "MEETING", "from": "2022-03-25", "visibility": "INTERNAL", "venue": "organization:we", "city": "town", "program": "prog", "topics": ["sea"], "sources": ["minutes"], "partOf": "open", "participants": [{"person": "dot", "position": "head"}, {"person": "bob", "position": "envoy"}]}
C|{"type": "event", "key": "secret", "title": "Secret talk", "kind": "CALL", "from": "2022-05-01", "visibility": "CONFIDENTIAL", "city": "town", "program": "prog", "topics": ["sea"], "sources": ["cable", "paper"], "participants": [{"person": "ann", "position": "head"}, {"person": "dot", "position": "envoy"}, {"person": "cid"}]}
{"type": "commitment", "key": "promise", "text": "Promise", "by": "person:ann", "to": "embassy:embassy", ‹I"event": "inner", ›‹C"fulfilledBy": "secret", ›"status": "FULFILLED", "sources": ["paper"‹I, "minutes"›]}
I|{"type": "commitment", "key": "inner-promise", "text": "Inner promise", "by": "person:ann", "to": "person:bob", "targets": ["organization:we"], "visibility": "INTERNAL"}
C|{"type": "commitment", "key": "secret-promise", "text": "Secret promise", "by": "person:bob", "event": "open", "visibility": "CONFIDENTIAL"}
{"type": "relationship", "key": "partners", "kind": "PARTNER_OF", "subject": "organization:we", "object": "embassy:embassy", "sources": ["paper"‹C, "cable"›]}
I|{"type": "relationship", "key": "inner-link", "kind": "RELATED_TO", "subject": "organization:we", "object": "person:bob", "visibility": "INTERNAL"}
I|{"type": "relationship", "key": "to-inner", "kind": "RELATED_TO", "subject": "person:ann", "object": "event:inner"}
I|{"type": "relationship", "key": "to-that-link", "kind": "SUPPORTS", "subject": "person:bob", "object": "relationship:to-inner", "note": "whispered"}
C|{"type": "relationship", "key": "from-secret", "kind": "RELATED_TO", "subject": "event:secret", "object": "person:ann"}
C|{"type": "relationship", "key": "to-cable", "kind": "SUPPORTS", "subject": "organization:we", "object": "source:cable", "note": "whispered"}
"#;

/// Questions by every way that leads to what is hidden: lists, counts, nested fields, derived facts, filters, orders,
/// search, identities and keys.
const QUESTIONS: &[&str] = &[
    "{ people { totalCount nodes { key name events { totalCount nodes { key } } participations { totalCount nodes { event { key } attribution person { key } } }
        met { totalCount edges { meetings firstMet lastMet inferred position { key } institution { key } node { key } events { totalCount nodes { key } } } }
        coAttended { totalCount nodes { key } } commitments { totalCount nodes { key } } relationships { totalCount nodes { key } }
        tenures { attestedOn } feb: positions(on: \"2022-02-01\") { certainty position { key } evidence { key } } positions { certainty position { key } evidence { key } }
        may: positions(on: \"2022-05-01\") { certainty position { key } evidence { key } } } } }",
    "{ organizations { nodes { key events { totalCount nodes { key } } participations { totalCount } met { totalCount nodes { key } } positions { nodes { key } }
        engagedWith { totalCount edges { meetings hosted visited firstMet lastMet node { key } events { totalCount } } } commitments { totalCount } relationships { totalCount nodes { key } } } } }",
    "{ positions { nodes { key met { totalCount edges { meetings inferred node { key } } } tenures { totalCount }
        feb: holders(on: \"2022-02-15\") { certainty person { key } evidence { key } } mar: holders(on: \"2022-03-25\") { certainty person { key } evidence { key } }
        apr: holders(on: \"2022-04-01\") { certainty person { key } evidence { key } } } } }",
    "{ events { totalCount nodes { key title partOf { key } parts { totalCount nodes { key } } participants { totalCount nodes { attribution person { key } } }
        commitments { totalCount nodes { key } } citations { stance source { key } } program { key } topics { key } visibility } pageInfo { hasNextPage endCursor } } }",
    "{ commitments { totalCount nodes { key event { key } fulfilledBy { key } citations { source { key } } promisorInPosition visibility } } }",
    "{ relationships { totalCount nodes { key subject { id } object { id } citations { source { key } } } } }",
    "{ sources { totalCount nodes { key text visibility events { totalCount nodes { key } } } } }",
    "{ topics { nodes { events { totalCount nodes { key } } } } programs { nodes { events { totalCount nodes { key } } } } cities { nodes { hosted { totalCount nodes { key } } } } }",
    "{ people(orderBy: {field: MEETINGS, direction: DESC}) { totalCount nodes { key } } last: people(orderBy: {field: LAST_MET, direction: DESC}) { nodes { key } } }",
    "{ inner: event(key: \"inner\") { key } secret: event(key: \"secret\") { key } cable: source(key: \"cable\") { key } minutes: source(key: \"minutes\") { key }
        promise: commitment(key: \"inner-promise\") { key } link: relationship(key: \"inner-link\") { key } to: relationship(key: \"to-inner\") { key }
        from: relationship(key: \"from-secret\") { key } }",
    "{ nodes(ids: [\"event:inner\", \"event:secret\", \"source:cable\", \"source:minutes\", \"commitment:inner-promise\", \"commitment:secret-promise\",
        \"relationship:inner-link\", \"relationship:to-inner\", \"relationship:from-secret\", \"relationship:to-cable\", \"event:open\"]) { id } }",
    "{ talk: search(text: \"talk\") { totalCount edges { snippet node { id } } } whispered: search(text: \"whispered\") { totalCount edges { snippet node { id } } }
        secret: search(text: \"secret\", first: 1) { totalCount nodes { id } pageInfo { hasNextPage } } promise: search(text: \"promise\") { totalCount nodes { id } } }",
    "{ events(filter: {visibility: {ne: PUBLIC}}) { totalCount } part: events(filter: {partOf: {}}) { totalCount } cited: events(filter: {citations: {some: {source: {title: {contains: \"cable\"}}}}}) { totalCount }
        every: events(filter: {citations: {every: {source: {key: {eq: \"paper\"}}}}}) { nodes { key } } none: events(filter: {citations: {none: {source: {visibility: {ne: PUBLIC}}}}}) { nodes { key } } }",
    "{ people(filter: {events: {some: {kind: {eq: CALL}}}}) { totalCount } met: people(filter: {met: {some: {key: {eq: \"dot\"}}}}) { nodes { key } }
        promised: people(filter: {promised: {some: {}}}) { nodes { key } } every: people(filter: {events: {every: {kind: {eq: MEETING}}}}) { nodes { key } }
        nobody: people(filter: {met: {none: {}}}) { nodes { key } } }",
    "{ topics(filter: {events: {every: {kind: {eq: MEETING}}}}) { totalCount } cities(filter: {hosted: {some: {title: {contains: \"secret\"}}}}) { totalCount }
        organizations(filter: {events: {some: {visibility: {ne: PUBLIC}}}}) { totalCount } embassies(filter: {engagedWith: {some: {}}}) { totalCount }
        commitments(filter: {event: {}}) { nodes { key } } fulfilled: commitments(filter: {fulfilledBy: {kind: {eq: CALL}}}) { totalCount }
        relationships(filter: {object: {kind: {in: [EVENT, SOURCE]}}}) { totalCount } from: relationships(filter: {subject: {key: {eq: \"secret\"}}}) { totalCount } }",
    "{ events(filter: {participants: {some: {attribution: {eq: INFERRED}}}}) { nodes { key } } unresolved: events(filter: {participants: {some: {attribution: {eq: UNRESOLVED}}}}) { nodes { key } }
        ann: events(filter: {participants: {some: {person: {key: {eq: \"ann\"}}}}}) { nodes { key } } }",
];

/// The record of readers whose clearance is named by these letters.
fn seen_by(letters: &str) -> String {
    let mut seen = String::new();
    for line in RECORD.lines() {
        let line = match line.split_once('|') {
            Some((letter @ ("I" | "C"), line)) if letters.contains(letter) => line,
            Some(("I" | "C", _)) => continue,
            _ => line,
        };
        let mut rest = line;
        while let Some((before, inside)) = rest.split_once('‹') {
            let (inside, after) = inside.split_once('›').expect("what is opened is closed");
            seen.push_str(before);
            seen.push_str(
                inside
                    .strip_prefix(|letter| letters.contains(letter))
                    .unwrap_or_default(),
            );
            rest = after;
        }
        seen.push_str(rest);
        seen.push('\n');
    }
    seen
}

/// Holds the answers of a database that holds everything against those of one that holds what the reader may see.
async fn same_answers(database: &TestDatabase, clearance: Visibility, letters: &str) {
    let Some(other) = TestDatabase::new(database.backend()).await else {
        return;
    };
    let everything = Rapport::cleared(database, &seen_by("IC"), clearance).await;
    let nothing_hidden = Rapport::cleared(&other, &seen_by(letters), Visibility::Confidential).await;
    for question in QUESTIONS {
        assert_eq!(
            everything.text(*question).await,
            nothing_hidden.text(*question).await,
            "{question}"
        );
        // And once more, when everything is held hot.
        assert_eq!(
            everything.text(*question).await,
            nothing_hidden.text(*question).await,
            "again: {question}"
        );
    }
}

on_both_databases! {
    async fn the_public_sees_a_record_without_the_rest(db: TestDatabase) {
        same_answers(&db, Visibility::Public, "").await;
    }

    async fn insiders_see_a_record_without_what_is_confidential(db: TestDatabase) {
        same_answers(&db, Visibility::Internal, "I").await;
    }

    /// Else the two tests above would pass for a server that hides everything.
    async fn who_may_see_everything_does(db: TestDatabase) {
        let rapport = Rapport::cleared(&db, &seen_by("IC"), Visibility::Confidential).await;
        let data = rapport.ask("{ events(orderBy: {field: KEY, direction: ASC}) { nodes { key } } relationships { totalCount } search(text: \"whispered\") { totalCount } }").await;
        assert_eq!(texts(&data, "/events/nodes", "/key"), ["inner", "open", "secret", "unnamed"]);
        assert_eq!((&data["relationships"]["totalCount"], &data["search"]["totalCount"]), (&6.into(), &4.into()));
        let holders = r#"{ position(key: "head") { holders(on: "2022-03-25") { person { key } certainty } } }"#;
        assert_eq!(texts(&rapport.ask(holders).await, "/position/holders", "/person/key")[0], "dot");
    }

    /// What a record looked like before is told by its history, and must not tell what it led to.
    async fn a_history_does_not_tell_of_hidden_records(db: TestDatabase) {
        let rapport = Rapport::cleared(&db, &seen_by("IC"), Visibility::Public).await;
        rapport.import(r#"{"type": "commitment", "key": "promise", "event": null, "fulfilledBy": null, "sources": ["paper"]}
{"type": "event", "key": "open", "partOf": null, "sources": ["paper"]}"#).await;
        let history = rapport.text("{ commitment(key: \"promise\") { history { nodes { diff { field before after } } } }
            event(key: \"open\") { history { nodes { diff { field before after } } } } }").await;
        for hidden in ["inner", "secret", "minutes", "cable"] {
            assert!(!history.contains(hidden), "{hidden} in {history}");
        }
    }
}
