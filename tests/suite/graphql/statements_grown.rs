//! The same query costs the same number of statements for one parent and for a hundred.

use std::fmt::Write;

use crate::app::Rapport;
use crate::support::{TestDatabase, on_both_databases};

/// Everything that hangs on an embassy, in pages, filtered, ordered and counted.
const EMBASSIES: &str = r#"{ embassies(first: 200) { totalCount nodes {
    name otherNames { name kind } identifiers { scheme value } note
    sendingCountry { name } hostCountry { name } city { name country { name } } accreditedTo { name }
    positions(first: 2) { totalCount nodes { title institution { name } tenures(first: 1) { totalCount nodes { attestedOn person { name } } }
        holders(on: "2022-02-15") { certainty person { name } evidence { title } }
        met(first: 2) { totalCount edges { node { name } events(first: 1) { totalCount nodes { title } } } } } }
    events(first: 1, filter: { during: { since: "2022-02-01" }, kind: { ne: CALL } }, orderBy: { field: TITLE, direction: ASC }) {
        totalCount nodes { title venue { name } city { name } topics { name } program { name } partOf { title }
            citations { stance source { title } } parts(first: 1) { totalCount nodes { key } }
            commitments(first: 1) { totalCount nodes { key } }
            participants(first: 3) { totalCount nodes { attribution person { name } position { title } institution { name } } } } }
    participations(first: 2, filter: { role: { eq: ATTENDEE } }) { totalCount nodes { event { title } } }
    met(first: 1, filter: { since: "2022-02-01" }) { totalCount edges { node { name nationality { name } } } }
    engagedWith(first: 1) { totalCount edges { node { name } events(first: 1) { totalCount } } }
    commitments(first: 1, filter: { status: { eq: OPEN } }) { totalCount nodes { text by { ... on Party { name } } to { ... on Party { name } }
        targets { ... on Party { name } } event { title } citations { quote source { key } } promisorInPosition } }
    relationships(first: 1) { totalCount nodes { kind subject { id } object { id } citations { source { key } } } }
    history(first: 1) { totalCount nodes { action diff { field } node { id } } } } } }"#;

/// The same for persons.
const PEOPLE: &str = r#"{ people(first: 200, filter: { nationality: {} }) { totalCount nodes {
    name otherNames { name } identifiers { value } nationality { name receives(first: 1) { totalCount } }
    tenures { capacity attestedOn position { title institution { name } } }
    positions(on: "2022-02-15") { certainty position { title } evidence { title } }
    events(first: 1) { totalCount nodes { title } } participations(first: 1) { totalCount nodes { event { title } } }
    met(first: 1) { totalCount edges { node { name } position { title } institution { name } events(first: 1) { nodes { title } } } }
    coAttended(first: 1) { totalCount edges { node { name } } }
    commitments(first: 1) { totalCount nodes { text } } relationships(first: 1) { totalCount nodes { kind } }
    history(first: 1) { totalCount nodes { by } } } } }"#;

/// The same for the others that lists are of.
const OTHERS: &str = "{
    topics(first: 200) { nodes { broader { name } narrower { name } otherNames { name } events(first: 1) { totalCount nodes { title } } } }
    sources(first: 200) { nodes { title identifiers { value } events(first: 1) { totalCount nodes { title } } } }
    commitments(first: 200) { nodes { history(first: 1) { totalCount } event { title } } }
    cities(first: 200) { nodes { embassies(first: 1) { totalCount nodes { name } } hosted(first: 1) { totalCount nodes { title } } } } }";

/// A record in which each of `count` embassies has the same around it.
fn record(count: usize) -> String {
    let mut lines = String::from(
        r#"{"type": "country", "key": "host", "name": "Host"}
{"type": "organization", "key": "we", "name": "We", "kind": "NGO"}
{"type": "position", "key": "our-head", "title": "Head", "institution": "organization:we"}
{"type": "person", "key": "us", "name": "Us", "tenures": [{"position": "our-head", "from": "2020-01-01", "until": ".."}]}
{"type": "topic", "key": "all", "name": "All"}
{"type": "program", "key": "ours", "name": "Ours", "organization": "we"}
"#,
    );
    for n in 0..count {
        write!(
            lines,
            r#"{{"type": "country", "key": "country-{n}", "name": "Country {n}"}}
{{"type": "city", "key": "city-{n}", "name": "City {n}", "country": "host"}}
{{"type": "embassy", "key": "embassy-{n}", "name": "Embassy {n}", "sendingCountry": "country-{n}", "hostCountry": "host", "city": "city-{n}", "accreditedTo": ["country-{n}"], "otherNames": ["E {n}"], "identifiers": {{"x": "{n}"}}}}
{{"type": "position", "key": "ambassador-{n}", "title": "Ambassador", "institution": "embassy:embassy-{n}", "rank": "HEAD"}}
{{"type": "position", "key": "attache-{n}", "title": "Attaché", "institution": "embassy:embassy-{n}", "rank": "ATTACHE"}}
{{"type": "person", "key": "ambassador-{n}", "name": "Ambassador {n}", "nationality": "country-{n}", "otherNames": ["A {n}"], "identifiers": {{"x": "{n}"}}, "tenures": [{{"position": "ambassador-{n}", "from": "2021"}}]}}
{{"type": "person", "key": "attache-{n}", "name": "Attaché {n}", "nationality": "country-{n}"}}
{{"type": "topic", "key": "topic-{n}", "name": "Topic {n}", "broader": "all", "otherNames": ["T {n}"]}}
{{"type": "source", "key": "source-{n}", "title": "Source {n}", "published": "2022-02-10", "identifiers": {{"x": "{n}"}}}}
{{"type": "event", "key": "visit-{n}", "title": "Visit {n}", "kind": "VISIT", "from": "2022-02-10", "venue": "embassy:embassy-{n}", "city": "city-{n}", "program": "ours", "topics": ["topic-{n}"], "sources": ["source-{n}"], "participants": [{{"person": "ambassador-{n}", "position": "ambassador-{n}"}}, {{"position": "our-head"}}]}}
{{"type": "event", "key": "meeting-{n}", "title": "Meeting {n}", "kind": "MEETING", "from": "2022-02", "partOf": "visit-{n}", "participants": [{{"person": "attache-{n}", "position": "attache-{n}"}}, {{"person": "us", "institution": "organization:we"}}, {{"position": "ambassador-{n}"}}]}}
{{"type": "commitment", "key": "promise-{n}", "text": "Promise {n}", "by": "person:ambassador-{n}", "to": "embassy:embassy-{n}", "targets": ["organization:we", "embassy:embassy-{n}"], "event": "visit-{n}", "sources": [{{"source": "source-{n}", "quote": "so"}}]}}
{{"type": "relationship", "key": "relation-{n}", "kind": "PARTNER_OF", "subject": "embassy:embassy-{n}", "object": "person:ambassador-{n}", "sources": ["source-{n}"]}}
"#
        )
        .expect("a text takes all");
    }
    lines
}

/// What queries cost where there are so many of everything, each in a process that was asked nothing before.
async fn costs(database: &TestDatabase, count: usize) -> Vec<u64> {
    let rapport = Rapport::with(database, &record(count)).await;
    let mut costs = Vec::new();
    for query in [EMBASSIES, PEOPLE, OTHERS] {
        let fresh = rapport.seen_with(rapport::vocabulary::Visibility::Public).await;
        costs.push(fresh.cost(query).await);
    }
    costs
}

on_both_databases! {
    async fn one_parent_costs_what_a_hundred_cost(db: TestDatabase) {
        let Some(other) = TestDatabase::new(db.backend()).await else { return };
        let one = costs(&db, 1).await;
        assert_eq!(costs(&other, 100).await, one);
        assert_eq!(one, [35, 22, 19]);
    }

    /// The queries above would tell nothing, were they answered with nothing.
    async fn every_one_of_a_hundred_has_what_the_first_has(db: TestDatabase) {
        let rapport = Rapport::with(&db, &record(100)).await;
        let answer = rapport.ask(EMBASSIES).await;
        let embassies = answer["embassies"]["nodes"].as_array().expect("embassies");
        assert_eq!(embassies.len(), 100);
        for embassy in embassies {
            for list in ["positions", "events", "participations", "met", "engagedWith", "commitments", "relationships", "history"] {
                assert_ne!(embassy[list]["totalCount"], 0, "{list} of {}", embassy["name"]);
            }
            assert_eq!(embassy["events"]["nodes"][0]["participants"]["totalCount"], 3, "{embassy:#}");
        }
    }
}
