//! Values that are too many, too long, too deep, or meant for something else than Rapport.

use serde_json::{Value, json};

use super::{
    Attack,
    Outcome::{Harmless, NoRequest, Refused},
    attack, raw, with,
};

pub(super) fn attacks() -> Vec<Attack> {
    let filtered = "query ($filter: EventFilter) { events(filter: $filter) { totalCount } }";
    let seats = "query ($filter: ParticipationFilter) { organizations(first: 200) { nodes { participations(first: 1, filter: $filter) { totalCount } } } }";
    vec![
        attack(
            "a page of a million",
            Refused("BAD_INPUT"),
            "{ people(first: 1000000) { totalCount } }",
        ),
        attack(
            "a number without end",
            Refused("GRAPHQL_PARSE_FAILED"),
            format!("{{ people(first: {}) {{ totalCount }} }}", "9".repeat(400)),
        ),
        with(
            "a number too large",
            Refused("BAD_INPUT"),
            "query ($n: Int) { people(first: $n) { totalCount } }",
            json!({"n": 9_007_199_254_740_993_u64}),
        ),
        attack(
            "a long text",
            Refused("BAD_INPUT"),
            format!(
                "{{ search(text: \"{}\") {{ nodes {{ id }} }} }}",
                "a ".repeat(30_000)
            ),
        ),
        attack(
            "a long key",
            Harmless,
            format!("{{ person(key: \"{}\") {{ name }} }}", "a".repeat(60_000)),
        ),
        attack(
            "wildcards",
            Harmless,
            format!(
                "{{ search(text: \"{}\") {{ nodes {{ id }} }} }}",
                "%_*?".repeat(200)
            ),
        ),
        attack(
            "an expression that explodes",
            Harmless,
            "{ search(text: \"(a+)+$ ^(([a-z])+.)+[A-Z]([a-z])+$\") { nodes { id } } }",
        ),
        raw(
            "deep variables",
            NoRequest,
            format!(
                r#"{{"query": "{{ __typename }}", "variables": {{"a": {}{}}}}}"#,
                "[".repeat(100_000),
                "]".repeat(100_000)
            ),
        ),
        with(
            "deep input",
            NoRequest,
            filtered,
            json!({"filter": (0..100).fold(json!({}), |inner, _| json!({"not": inner}))}),
        ),
        with("many values nobody asked for", Harmless, "{ __typename }", {
            let values: serde_json::Map<_, _> = (0..10_000)
                .map(|n| (format!("a{n}"), json!([n, {"b": n}])))
                .collect();
            Value::Object(values)
        }),
        with(
            "values of other types",
            Refused("GRAPHQL_VALIDATION_FAILED"),
            "query ($n: Int) { people(first: $n) { totalCount } }",
            json!({"n": {"a": [1, 2]}}),
        ),
        with("a huge list to compare with", Refused("BAD_INPUT"), filtered, {
            let keys: Vec<String> = (0..10_000).map(|n| format!("k{n}")).collect();
            json!({"filter": {"key": {"in": keys}}})
        }),
        with("an endless list to compare with", NoRequest, filtered, {
            let keys: Vec<String> = (0..50_000).map(|n| format!("k{n}")).collect();
            json!({"filter": {"key": {"in": keys}}})
        }),
        with(
            "a filter of ten thousand questions",
            Refused("TOO_COSTLY"),
            "query ($filter: PersonFilter) { people(first: 1, filter: $filter) { totalCount } }",
            json!({"filter": {"or": vec![json!({"met": {"some": {}}}); 10_000]}}),
        ),
        with(
            "a filter of dozens of questions",
            Refused("BAD_INPUT"),
            "query ($filter: PersonFilter) { people(first: 1, filter: $filter) { totalCount } }",
            json!({"filter": {"or": vec![json!({"met": {"some": {}}}); 90]}}),
        ),
        with(
            "a filter of thousands of tests",
            Refused("BAD_INPUT"),
            filtered,
            json!({"filter": {"or": vec![json!({"key": {"eq": "a"}}); 5_000]}}),
        ),
        with(
            "questions in the filter of each row",
            Refused("TOO_COSTLY"),
            seats,
            json!({"filter": {"person": {"or": vec![json!({"met": {"some": {}}}); 160]}}}),
        ),
        with(
            "dozens of questions in the filter of each row",
            Refused("BAD_INPUT"),
            seats,
            json!({"filter": {"person": {"or": vec![json!({"met": {"some": {}}}); 60]}}}),
        ),
        with(
            "inferred seats in the filter of each row",
            Refused("TOO_COSTLY"),
            seats,
            json!({"filter": {"or": vec![json!({"attribution": {"eq": "INFERRED"}}); 2_000]}}),
        ),
        with(
            "a filter of thousands of tests in each row",
            Refused("TOO_COSTLY"),
            seats,
            json!({"filter": {"or": vec![json!({"label": {"eq": "a"}}); 10_000]}}),
        ),
        with(
            "lists in lists",
            NoRequest,
            "{ __typename }",
            json!({"a": vec![vec![0; 1_000]; 400]}),
        ),
        with(
            "a huge list of identities",
            Refused("BAD_INPUT"),
            "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
            json!({"ids": (0..10_000).map(|n| format!("person:k{n}")).collect::<Vec<_>>()}),
        ),
        attack(
            "a text without an end",
            Refused("GRAPHQL_PARSE_FAILED"),
            format!("{{ person(key: \"{}", "a".repeat(60_000)),
        ),
        attack(
            "a NUL",
            Refused("BAD_INPUT"),
            "{ person(key: \"a\\u0000b\") { name } }",
        ),
        attack(
            "letters that are not what they seem",
            Harmless,
            "{ search(text: \"\u{202e}\u{200b}\u{feff}a\u{301}\u{301}\u{301}ﷺ😀\") { nodes { id } } }",
        ),
        attack(
            "accents without end",
            Harmless,
            format!(
                "{{ search(text: \"a{}\") {{ nodes {{ id }} }} }}",
                "\u{301}".repeat(400)
            ),
        ),
        attack(
            "SQL in a key",
            Harmless,
            "{ person(key: \"x' OR '1'='1'; DROP TABLE person; --\") { name } }",
        ),
        attack(
            "SQL in a filter",
            Harmless,
            "{ people(filter: {name: {contains: \"' OR 1=1 --\"}}) { totalCount } }",
        ),
        attack(
            "SQL in a cursor",
            Refused("BAD_INPUT"),
            "{ people(first: 1, after: \"' OR 1=1 --\") { totalCount } }",
        ),
        attack(
            "a change by nobody",
            Refused("FORBIDDEN"),
            "mutation { savePerson(input: {key: \"mallory\", name: \"Mallory\"}) { outcome } }",
        ),
        raw(
            "a trace asked for",
            Harmless,
            r#"{"query": "{ __typename }", "extensions": {"tracing": true, "debug": true}}"#,
        ),
    ]
}
