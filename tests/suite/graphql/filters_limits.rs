//! How much a filter may ask: measured before anything is done for it, and asked once, however many rows have it.

use std::fmt::Write;
use std::sync::Arc;

use async_graphql::{Request, Variables};
use rapport::request::{self, Id};
use rapport::vocabulary::Visibility;
use serde_json::{Value, json};

use crate::app::Rapport;
use crate::support::{TestDatabase, on_both_databases};

/// What a query with a filter is answered with, how many statements that took, and how many questions to the network.
async fn asked(rapport: &Rapport, query: &str, filter: Value) -> (Value, u64, usize) {
    let asked = Request::new(query).variables(Variables::from_json(json!({"f": filter})));
    let known = Arc::new(request::Request::new(Id::new(None)).with_steps());
    let answer = Box::pin(known.answer(rapport.answer(asked))).await;
    let steps = known.steps();
    let questions = steps.iter().filter(|step| step.name == "question").count();
    (answer, known.statements(), questions)
}

/// The same test, so often.
fn any(count: usize, test: &Value) -> Value {
    json!({"or": vec![test; count]})
}

/// Organizations with a meeting each, and somebody at it whom the source names by the position alone.
fn record(count: usize) -> String {
    let mut lines = String::from(
        r#"{"type": "organization", "key": "we", "name": "We", "kind": "NGO"}
{"type": "position", "key": "head", "title": "Head", "institution": "organization:we"}
{"type": "person", "key": "us", "name": "Us", "tenures": [{"position": "head", "from": "2020-01-01", "until": ".."}]}
"#,
    );
    for n in 0..count {
        write!(
            lines,
            r#"{{"type": "organization", "key": "org-{n}", "name": "Org {n}", "kind": "NGO"}}
{{"type": "person", "key": "person-{n}", "name": "Person {n}"}}
{{"type": "event", "key": "meeting-{n}", "title": "Meeting {n}", "kind": "MEETING", "from": "2022-02-01", "participants": [{{"person": "person-{n}", "institution": "organization:org-{n}"}}, {{"position": "head"}}]}}
"#
        )
        .expect("a text takes all");
    }
    lines
}

const PEOPLE: &str = "query ($f: PersonFilter) { people(first: 1, filter: $f) { totalCount } }";
const EVENTS: &str = "query ($f: EventFilter) { events(first: 1, filter: $f) { totalCount } }";
const SEATS: &str = "query ($f: ParticipationFilter) {
    organizations(first: 200, filter: {key: {startsWith: \"org-\"}}) { nodes { participations(first: 1, filter: $f) { totalCount nodes { event { key } } } } } }";

on_both_databases! {
    async fn a_filter_is_measured_before_anything_is_done_for_it(db: TestDatabase) {
        // Whatever it costs, so that nothing else refuses it.
        let rapport = Rapport::with_example(&db).await.unbounded();
        let met = json!({"met": {"some": {}}});
        let inferred = json!({"participants": {"some": {"attribution": {"eq": "INFERRED"}}}});
        let through = |depth: usize| (0..depth).fold(json!({}), |inner, _| json!({"participants": {"every": {"event": inner}}}));
        for (query, filter, told, limit, found) in [
            (PEOPLE, any(10_000, &met), "20001 tests are too many", 500, 20_001),
            (PEOPLE, json!({"met": {"some": any(10_000, &json!({"events": {"none": {}}}))}}), "tests are too many", 500, 90_002),
            (PEOPLE, any(21, &met), "21 tests that ask the network are too many", 20, 21),
            (PEOPLE, any(21, &json!({"events": {"some": {}}})), "21 tests that ask the network are too many", 20, 21),
            (EVENTS, any(21, &inferred), "21 tests that ask the network are too many", 20, 21),
            (EVENTS, any(11, &json!({"participants": {"some": {"person": met}}})), "22 tests that ask the network are too many", 20, 22),
            (EVENTS, through(12), "leads through too many relations", 90, 121),
        ] {
            let (answer, statements, questions) = asked(&rapport, query, filter).await;
            let error = &answer["errors"][0];
            assert!(error["message"].as_str().is_some_and(|message| message.contains(told)), "{told}: {answer}");
            assert_eq!(error["extensions"], json!({"code": "BAD_INPUT", "limit": limit, "found": found}), "{told}");
            assert_eq!((statements, questions), (0, 0), "{told}");
        }
        let (answer, _, questions) = asked(&rapport, PEOPLE, any(20, &met)).await;
        assert_eq!((answer.get("errors"), questions), (None, 1), "{answer}");
    }

    /// Ten tests in each of sixty rows, or one in one: the questions and the statements are the same.
    async fn what_a_filter_asks_is_asked_once_for_all_rows(db: TestDatabase) {
        let Some(other) = TestDatabase::new(db.backend()).await else { return };
        let (one, many) = (Rapport::with(&db, &record(1)).await, Rapport::with(&other, &record(60)).await);
        let met = json!({"met": {"some": {}}});
        for (test, expected) in [
            // Whom they met; who is inferred anywhere; of those, where they are.
            (json!({"person": met}), 3),
            (json!({"person": {"not": met}}), 3),
            (json!({"attribution": {"eq": "INFERRED"}}), 1),
            // Where somebody is inferred; who; who is inferred anywhere; of those, where they are.
            (json!({"person": {"events": {"some": {}}}}), 4),
        ] {
            let fresh = one.seen_with(Visibility::Public).await;
            let (answer, statements, questions) = asked(&fresh, SEATS, any(1, &test)).await;
            assert_eq!((answer.get("errors"), questions), (None, expected), "{test}");
            let fresh = many.seen_with(Visibility::Public).await;
            let (answer, more, questions) = asked(&fresh, SEATS, any(10, &test)).await;
            assert_eq!((answer.get("errors"), more, questions), (None, statements, expected), "{test}");
            let rows = answer["data"]["organizations"]["nodes"].as_array().map_or(0, Vec::len);
            assert_eq!(rows, 60);
        }
    }
}
