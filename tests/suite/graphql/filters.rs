//! Filters: every way to test a value, alone, joined and negated.

use crate::app::{Rapport, texts};
use crate::support::{TestDatabase, on_both_databases};

/// Events with and without what may be absent.
const EVENTS: &str = r#"
{"type": "country", "key": "here", "name": "Here", "code": "HE"}
{"type": "city", "key": "north", "name": "São North", "country": "here", "latitude": 60.5, "longitude": -10}
{"type": "city", "key": "south", "name": "South-End", "country": "here", "latitude": -20, "otherNames": [{"name": "Süd", "kind": "NATIVE", "language": "de"}]}
{"type": "city", "key": "plain", "name": "100% Plain_ 'quoted' \\ town", "country": "here", "note": "Noted"}
{"type": "position", "key": "one", "title": "One", "institution": "city:north", "rank": "HEAD"}
{"type": "position", "key": "many", "title": "Many", "institution": "city:north", "severalHolders": true}
{"type": "event", "key": "call", "title": "Über-Call", "kind": "CALL", "from": "2022-01-01", "format": "ONLINE", "summary": "Talk of Plans", "participants": [{"label": "Team", "headcount": 5}]}
{"type": "event", "key": "visit", "title": "Visit", "kind": "VISIT", "from": "2022-01-02", "format": "IN_PERSON", "participants": [{"label": "Team", "headcount": 20}]}
{"type": "event", "key": "party", "title": "Party", "kind": "RECEPTION", "status": "CANCELLED", "from": "2022-01-03", "city": "north", "summary": "talk of plans"}
"#;

/// The keys that pass a filter, joined by a space.
async fn passing(rapport: &Rapport, list: &str, filter: &str) -> String {
    let query = format!(
        "{{ {list}(filter: {{{filter}}}, orderBy: {{field: KEY, direction: ASC}}) {{ totalCount nodes {{ key }} }} }}"
    );
    let data = rapport.ask(query).await;
    let keys = texts(&data, &format!("/{list}/nodes"), "/key");
    assert_eq!(
        data[list]["totalCount"],
        keys.len(),
        "{filter}: as many as are counted"
    );
    keys.join(" ")
}

/// Holds what passes each filter against what is expected, and tells all that differ.
pub(super) async fn check(database: &TestDatabase, record: &str, cases: &[(&str, &str, &str)]) {
    let rapport = Rapport::with(database, record).await;
    let mut wrong = Vec::new();
    for (list, filter, expected) in cases {
        let found = passing(&rapport, list, filter).await;
        if found != *expected {
            wrong.push(format!("{list} {{{filter}}}: {found:?} and not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

on_both_databases! {
    async fn texts_are_tested(db: TestDatabase) {
        check(&db, EVENTS, &[
            ("events", r#"title: {eq: "Visit"}"#, "visit"),
            ("events", r#"title: {eq: "visit"}"#, ""),
            ("events", r#"title: {ne: "Visit"}"#, "call party"),
            ("events", r#"title: {in: ["Visit", "Party", "Nothing"]}"#, "party visit"),
            ("events", "title: {in: []}", ""),
            ("events", r#"title: {contains: "uber call"}"#, "call"),
            ("events", r#"title: {contains: "CALL"}"#, "call"),
            ("events", r#"title: {startsWith: "über"}"#, "call"),
            ("events", r#"title: {startsWith: "call"}"#, ""),
            ("events", r#"title: {contains: ""}"#, "call party visit"),
            ("events", "title: {}", "call party visit"),
            // Texts that are no names are searched as they were written, but for capitals.
            ("events", r#"summary: {contains: "TALK OF"}"#, "call party"),
            ("events", r#"summary: {startsWith: "plans"}"#, ""),
            ("events", r#"summary: {eq: "talk of plans"}"#, "party"),
            ("events", r#"key: {startsWith: "pa", ne: "party"}"#, ""),
            ("events", "key: {eq: null}", "call party visit"),
        ]).await;
    }

    /// What databases read as patterns or as the end of a text is text here.
    async fn texts_are_no_patterns(db: TestDatabase) {
        check(&db, EVENTS, &[
            ("cities", r#"name: {eq: "100% Plain_ 'quoted' \\ town"}"#, "plain"),
            ("cities", r#"name: {contains: "%"}"#, "north plain south"),
            ("cities", r#"note: {contains: "%"}"#, ""),
            ("cities", r#"note: {contains: "_oted"}"#, ""),
            ("cities", r#"note: {startsWith: "not"}"#, "plain"),
            ("cities", r#"note: {eq: "'; DROP TABLE city; --"}"#, ""),
            ("cities", r#"key: {contains: "\\"}"#, ""),
            ("cities", r#"otherNames: {some: {name: {contains: "sud"}}}"#, "south"),
            ("cities", r#"otherNames: {some: {kind: {eq: NATIVE}, language: {eq: "de"}}}"#, "south"),
            ("cities", "otherNames: {none: {}}", "north plain"),
        ]).await;
    }

    async fn a_text_that_no_record_can_hold_is_refused(db: TestDatabase) {
        let rapport = Rapport::with(&db, EVENTS).await;
        for operator in ["eq: ", "ne: ", "contains: ", "startsWith: "] {
            let query = format!(r#"{{ events(filter: {{summary: {{{operator}"a\u0000b"}}}}) {{ totalCount }} }}"#);
            assert_eq!(rapport.errors(&query).await, ["BAD_INPUT: a text to compare with holds a NUL character, which no record can"]);
        }
    }

    async fn words_are_tested(db: TestDatabase) {
        check(&db, EVENTS, &[
            ("events", "kind: {eq: CALL}", "call"),
            ("events", "kind: {ne: CALL}", "party visit"),
            ("events", "kind: {in: [CALL, RECEPTION]}", "call party"),
            ("events", "kind: {in: []}", ""),
            ("events", "kind: {in: [CALL, VISIT], ne: CALL}", "visit"),
            ("events", "status: {eq: CANCELLED}", "party"),
            ("events", "visibility: {eq: PUBLIC}", "call party visit"),
            ("events", "visibility: {ne: PUBLIC}", ""),
            ("events", "visibility: {in: [PUBLIC, INTERNAL]}", "call party visit"),
            ("positions", "rank: {eq: HEAD}", "one"),
        ]).await;
    }

    async fn flags_and_numbers_are_tested(db: TestDatabase) {
        check(&db, EVENTS, &[
            ("positions", "severalHolders: {eq: true}", "many"),
            ("positions", "severalHolders: {eq: false}", "one"),
            ("positions", "severalHolders: {}", "many one"),
            ("cities", "latitude: {gte: 0}", "north"),
            ("cities", "latitude: {gte: -20, lte: 60.5}", "north south"),
            ("cities", "latitude: {lte: -20.1}", ""),
            ("cities", "longitude: {}", "north plain south"),
            ("events", "participants: {some: {headcount: {eq: 5}}}", "call"),
            ("events", "participants: {some: {headcount: {gte: 6}}}", "visit"),
            ("events", "participants: {some: {headcount: {gte: 5, lte: 20}}}", "call visit"),
        ]).await;
    }

    /// An absent value is not any other, so that a test and its negation share out all records.
    async fn what_is_absent_differs_from_everything(db: TestDatabase) {
        check(&db, EVENTS, &[
            ("events", "format: {ne: ONLINE}", "party visit"),
            ("events", "not: {format: {eq: ONLINE}}", "party visit"),
            ("events", "not: {format: {ne: ONLINE}}", "call"),
            ("events", "not: {format: {in: [ONLINE, IN_PERSON]}}", "party"),
            ("events", r#"not: {summary: {contains: "plans"}}"#, "visit"),
            ("events", r#"summary: {ne: "Talk of Plans"}"#, "party visit"),
            ("events", r#"not: {city: {name: {startsWith: "sao"}}}"#, "call visit"),
            ("events", "not: {not: {format: {eq: ONLINE}}}", "call"),
            ("cities", "not: {latitude: {gte: 0}}", "plain south"),
            ("positions", "rank: {ne: HEAD}", "many"),
        ]).await;
    }

    async fn tests_are_joined(db: TestDatabase) {
        check(&db, EVENTS, &[
            ("events", "and: [{kind: {ne: CALL}}, {kind: {ne: VISIT}}]", "party"),
            ("events", "and: []", "call party visit"),
            ("events", "or: [{kind: {eq: CALL}}, {kind: {eq: VISIT}}]", "call visit"),
            ("events", "or: []", ""),
            ("events", "or: [{}]", "call party visit"),
            ("events", "not: {}", ""),
            ("events", r#"kind: {eq: CALL}, or: [{key: {eq: "visit"}}, {format: {eq: ONLINE}}]"#, "call"),
            ("events", "not: {or: [{kind: {eq: CALL}}, {and: [{status: {eq: CANCELLED}}, {kind: {eq: RECEPTION}}]}]}", "visit"),
            ("events", "", "call party visit"),
        ]).await;
    }

    /// A filter that nobody would write by hand is refused before the database works on it.
    async fn a_filter_of_too_many_tests_is_refused(db: TestDatabase) {
        let rapport = Rapport::with(&db, EVENTS).await;
        let wide = "{kind: {eq: CALL}},".repeat(1_000);
        let errors = rapport.errors(&format!("{{ events(filter: {{or: [{wide}]}}) {{ totalCount }} }}")).await;
        assert!(errors.len() == 1 && errors[0].starts_with("BAD_INPUT: "), "{errors:?}");
    }

    async fn deeply_nested_filters_are_answered(db: TestDatabase) {
        let rapport = Rapport::with(&db, EVENTS).await;
        for (open, close, depth) in [("not: {", "}", 40), ("and: [{or: [{", "}]}]", 13)] {
            let filter = format!("{}kind: {{eq: CALL}}{}", open.repeat(depth), close.repeat(depth));
            let data = rapport.ask(format!("{{ events(filter: {{{filter}}}) {{ totalCount }} }}")).await;
            assert_eq!(data["events"]["totalCount"], 1, "{filter}");
        }
    }

    /// Through as many relations as anybody would ask for, and refused, not failed, beyond.
    async fn filters_through_many_relations_are_answered_or_refused(db: TestDatabase) {
        let rapport = Rapport::with(&db, EVENTS).await;
        for (list, open, close, few, many) in [
            ("events", "partOf: {", "}", 20, 54),
            ("events", "not: {partOf: {", "}}", 13, 27),
            ("events", "participants: {some: {event: {", "}}}", 8, 18),
            ("events", "participants: {every: {event: {", "}}}", 6, 18),
            ("events", "participants: {some: {person: {events: {every: {", "}}}}}", 2, 10),
            ("people", "events: {every: {participants: {none: {person: {", "}}}}}", 2, 10),
            ("events", "participants: {some: {institution: {events: {some: {", "}}}}}", 1, 10),
        ] {
            let nested = |depth: usize| format!("{}key: {{eq: \"nowhere\"}}{}", open.repeat(depth), close.repeat(depth));
            for depth in 1..=many {
                let query = format!("{{ {list}(filter: {{{}}}) {{ totalCount }} }}", nested(depth));
                let errors = rapport.errors(&query).await;
                let answered = errors.is_empty();
                let refused = errors.len() == 1 && errors[0].starts_with("BAD_INPUT: filter: ");
                assert!(if depth <= few { answered } else { answered || refused }, "{depth} times {open}: {errors:?}");
            }
        }
        let hidden = format!("met: {{some: {{or: [{}]}}}}", "{key: {eq: \"x\"}},".repeat(1_000));
        let errors = rapport.errors(&format!("{{ people(filter: {{{hidden}}}) {{ totalCount }} }}")).await;
        assert_eq!(errors, ["BAD_INPUT: filter: 2002 tests are too many; expected at most 500"]);
    }
}
