//! The attacks: those of OWASP's GraphQL cheat sheet and of graphql-cop, and some more, each as the body of a request. Read
//! by the tests, which hold what is answered against what should be, and by the bench, which measures it.

use serde_json::{Value, json};

/// What an attack should come to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Outcome {
    /// It is refused with this code.
    Refused(&'static str),
    /// It is no request at all.
    NoRequest,
    /// It is answered, and does no harm.
    Harmless,
}

/// One attack.
pub(crate) struct Attack {
    /// What it is called.
    pub(crate) name: &'static str,
    /// The body that is posted.
    pub(crate) body: String,
    /// What it should come to.
    pub(crate) outcome: Outcome,
}

fn attack(name: &'static str, outcome: Outcome, query: impl Into<String>) -> Attack {
    with(name, outcome, query, json!({}))
}

fn with(name: &'static str, outcome: Outcome, query: impl Into<String>, variables: Value) -> Attack {
    let mut body = json!({"query": query.into()});
    body["variables"] = variables;
    let body = body.to_string();
    Attack { name, body, outcome }
}

fn raw(name: &'static str, outcome: Outcome, body: impl Into<String>) -> Attack {
    let body = body.into();
    Attack { name, body, outcome }
}

/// Something for each number.
fn each(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect()
}

/// A selection within itself.
fn nested(depth: usize, open: &str, inner: &str) -> String {
    format!(
        "{}{inner}{}",
        open.repeat(depth),
        "}".repeat(depth * open.matches('{').count())
    )
}

/// All of them.
pub(crate) fn attacks() -> Vec<Attack> {
    use Outcome::{Harmless, NoRequest, Refused};

    let bomb = |depth: usize| {
        let fragments = each(depth, |n| {
            format!(" fragment F{n} on Query {{ ...F{0} ...F{0} }}", n + 1)
        });
        format!("{{ ...F0 }}{fragments} fragment F{depth} on Query {{ __typename }}")
    };
    let pages = "{ people(first: 200) { nodes { met(first: 200) { nodes { met(first: 200) { nodes { name } } } } } } }";
    let filtered = "query ($filter: EventFilter) { events(filter: $filter) { totalCount } }";
    vec![
        attack(
            "aliases",
            Refused("TOO_MANY_ALIASES"),
            format!("{{ {} }}", each(1_000, |n| format!("a{n}: __typename "))),
        ),
        attack(
            "costly questions under many names",
            Refused("TOO_MANY_ROOT_FIELDS"),
            format!(
                "{{ {} }}",
                each(100, |n| format!(
                    "a{n}: ranking(measure: BETWEENNESS, of: PERSON) {{ score }} "
                ))
            ),
        ),
        attack(
            "a costly question, often",
            Refused("TOO_COSTLY"),
            format!(
                "{{ {} }}",
                each(50, |n| format!(
                    "a{n}: ranking(measure: BETWEENNESS, of: PERSON, first: {}) {{ score }} ",
                    n + 1
                ))
            ),
        ),
        raw(
            "a batch",
            NoRequest,
            format!(
                "[{}{{}}]",
                each(1_000, |_| r#"{"query": "{ __typename }"}, "#.to_owned())
            ),
        ),
        attack(
            "directives",
            Refused("TOO_MANY_DIRECTIVES"),
            format!("{{ __typename {} }}", "@aa".repeat(1_000)),
        ),
        attack(
            "known directives",
            Refused("TOO_MANY_DIRECTIVES"),
            format!("{{ {} }}", "__typename @include(if: true) ".repeat(500)),
        ),
        attack(
            "one field, many times",
            Refused("TOO_MANY_FIELDS"),
            format!("{{ {} }}", "__typename ".repeat(15_000)),
        ),
        attack(
            "one field, many times in a list",
            Refused("TOO_MANY_FIELDS"),
            format!("{{ people {{ nodes {{ {} }} }} }}", "key ".repeat(15_000)),
        ),
        attack(
            "introspection in circles",
            Refused("TOO_DEEP"),
            format!(
                "{{ __schema {{ types {{ {} }} }} }}",
                nested(5, "fields { type { ", "name")
            ),
        ),
        attack(
            "fragments in a circle",
            Refused("GRAPHQL_VALIDATION_FAILED"),
            "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
        ),
        attack(
            "a fragment in itself",
            Refused("GRAPHQL_VALIDATION_FAILED"),
            "{ ...A } fragment A on Query { __typename ...A }",
        ),
        attack("a fragment bomb", Refused("TOO_MANY_FIELDS"), bomb(24)),
        attack("a large fragment bomb", Refused("TOO_MANY_FIELDS"), bomb(100)),
        attack("fragments in fragments", Refused("TOO_DEEP"), {
            let fragments = each(1_500, |n| format!("fragment F{n} on Query {{ ...F{} }}", n + 1));
            format!("{{ ...F0 }}{fragments}fragment F1500 on Query {{ __typename }}")
        }),
        attack(
            "a deep query",
            Refused("TOO_DEEP"),
            format!(
                "{{ people {{ nodes {{ {} }} }} }}",
                nested(12, "met { nodes { ", "name ")
            ),
        ),
        attack("brackets", Refused("TOO_DEEP"), nested(20_000, "{ a ", "")),
        attack(
            "brackets that never close",
            Refused("TOO_DEEP"),
            "[".repeat(200_000),
        ),
        attack("pages in pages", Refused("TOO_COSTLY"), pages),
        with(
            "pages in pages, by variables",
            Refused("TOO_COSTLY"),
            pages
                .replace("first: 200", "first: $n")
                .replacen('{', "query ($n: Int!) {", 1),
            json!({"n": 200}),
        ),
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
            "a long document",
            Refused("DOCUMENT_TOO_LONG"),
            format!("{{ __typename }} #{}", "a".repeat(300_000)),
        ),
        attack(
            "a long remark",
            Harmless,
            format!("{{ __typename }} #{}", "{@:\"".repeat(50_000)),
        ),
        attack(
            "many words",
            Refused("TOO_MANY_TOKENS"),
            format!("{{ {} }}", "a ".repeat(60_000)),
        ),
        attack(
            "many unknown fields",
            Refused("GRAPHQL_VALIDATION_FAILED"),
            format!(
                "{{ people {{ nodes {{ {} }} }} }}",
                each(5_000, |n| format!("nam{n} "))
            ),
        ),
        attack(
            "a long text",
            Refused("BAD_INPUT"),
            format!(
                "{{ search(text: \"{}\") {{ nodes {{ id }} }} }}",
                "a ".repeat(60_000)
            ),
        ),
        attack(
            "a long key",
            Harmless,
            format!("{{ person(key: \"{}\") {{ name }} }}", "a".repeat(200_000)),
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
        attack(
            "thousands of variables",
            Refused("TOO_MANY_TOKENS"),
            format!(
                "query ({}) {{ __typename }}",
                each(10_000, |n| format!("$a{n}: Int "))
            ),
        ),
        attack(
            "many variables",
            Refused("GRAPHQL_VALIDATION_FAILED"),
            format!(
                "query ({}) {{ __typename }}",
                each(3_000, |n| format!("$a{n}: Int "))
            ),
        ),
        with("many values nobody asked for", Harmless, "{ __typename }", {
            let values: serde_json::Map<_, _> = (0..20_000)
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
        with("a huge list to compare with", Harmless, filtered, {
            let keys: Vec<String> = (0..50_000).map(|n| format!("k{n}")).collect();
            json!({"filter": {"key": {"in": keys}}})
        }),
        with(
            "a huge list of identities",
            Refused("BAD_INPUT"),
            "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
            json!({"ids": (0..50_000).map(|n| format!("person:k{n}")).collect::<Vec<_>>()}),
        ),
        attack(
            "a text without an end",
            Refused("GRAPHQL_PARSE_FAILED"),
            format!("{{ person(key: \"{}", "a".repeat(200_000)),
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
            "many operations",
            Refused("UNKNOWN_OPERATION"),
            each(2_000, |n| format!("query Q{n} {{ __typename }} ")),
        ),
        attack(
            "many fragments that nobody spreads",
            Refused("GRAPHQL_VALIDATION_FAILED"),
            {
                let fragments = each(2_000, |n| format!("fragment F{n} on Query {{ __typename }} "));
                format!("{{ __typename }} {fragments}")
            },
        ),
        attack(
            "many fragments under one name",
            Refused("GRAPHQL_PARSE_FAILED"),
            format!(
                "{{ ...F }} {}",
                "fragment F on Query { __typename } ".repeat(2_000)
            ),
        ),
        attack(
            "two fields under one name",
            Refused("GRAPHQL_VALIDATION_FAILED"),
            "{ x: me { name } x: __typename }",
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
        // As graphql-cop has them.
        attack(
            "graphql-cop: aliases",
            Refused("TOO_MANY_ALIASES"),
            format!(
                "query cop {{ {} }}",
                each(101, |n| format!("alias{n}:__typename \n"))
            ),
        ),
        raw(
            "graphql-cop: a batch",
            NoRequest,
            format!("[{}]", [r#"{"query": "query cop { __typename }"}"#; 10].join(",")),
        ),
        attack(
            "graphql-cop: directives",
            Refused("GRAPHQL_VALIDATION_FAILED"),
            format!("query cop {{ __typename {} }}", "@aa".repeat(10)),
        ),
        attack(
            "graphql-cop: one field, 500 times",
            Refused("TOO_MANY_ROOT_FIELDS"),
            format!("query cop {{ {} }}", "__typename \n".repeat(500)),
        ),
        attack(
            "graphql-cop: introspection in circles",
            Refused("TOO_DEEP"),
            format!(
                "query cop {{ __schema {{ types {{ {} }} }} }}",
                nested(4, "fields { type { ", "name")
            ),
        ),
    ]
}
