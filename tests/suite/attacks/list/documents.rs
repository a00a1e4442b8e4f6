//! Documents that ask for too much, or are none.

use serde_json::json;

use super::{
    Attack,
    Outcome::{Harmless, NoRequest, Refused},
    attack, each, nested, raw, with,
};

pub(super) fn attacks() -> Vec<Attack> {
    let bomb = |depth: usize| {
        let fragments = each(depth, |n| {
            format!(" fragment F{n} on Query {{ ...F{0} ...F{0} }}", n + 1)
        });
        format!("{{ ...F0 }}{fragments} fragment F{depth} on Query {{ __typename }}")
    };
    let pages = "{ people(first: 200) { nodes { met(first: 200) { nodes { met(first: 200) { nodes { name } } } } } } }";
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
            format!("{{ {} }}", "__typename ".repeat(5_500)),
        ),
        attack(
            "one field, many times in a list",
            Refused("TOO_MANY_FIELDS"),
            format!("{{ people {{ nodes {{ {} }} }} }}", "key ".repeat(9_000)),
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
            let fragments = each(1_200, |n| format!("fragment F{n} on Query {{ ...F{} }}", n + 1));
            format!("{{ ...F0 }}{fragments}fragment F1200 on Query {{ __typename }}")
        }),
        attack(
            "a deep query",
            Refused("TOO_DEEP"),
            format!(
                "{{ people {{ nodes {{ {} }} }} }}",
                nested(12, "met { nodes { ", "name ")
            ),
        ),
        attack("brackets", Refused("TOO_DEEP"), nested(12_000, "{ a ", "")),
        attack(
            "brackets that never close",
            Refused("TOO_DEEP"),
            "[".repeat(60_000),
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
            "a long document",
            Refused("DOCUMENT_TOO_LONG"),
            format!("{{ __typename }} #{}", "a".repeat(300_000)),
        ),
        attack(
            "a long remark",
            Harmless,
            format!("{{ __typename }} #{}", "{@:\"".repeat(15_000)),
        ),
        attack(
            "many words",
            Refused("TOO_MANY_TOKENS"),
            format!("{{ {} }}", "a ".repeat(30_000)),
        ),
        attack(
            "many unknown fields",
            Refused("GRAPHQL_VALIDATION_FAILED"),
            format!(
                "{{ people {{ nodes {{ {} }} }} }}",
                each(4_900, |n| format!("nam{n} "))
            ),
        ),
        attack(
            "thousands of variables",
            Refused("TOO_MANY_TOKENS"),
            format!(
                "query ({}) {{ __typename }}",
                each(5_000, |n| format!("$a{n}: Int "))
            ),
        ),
        attack(
            "many variables",
            Refused("GRAPHQL_VALIDATION_FAILED"),
            format!(
                "query ({}) {{ __typename }}",
                each(2_400, |n| format!("$a{n}: Int "))
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
                let fragments = each(1_400, |n| format!("fragment F{n} on Query {{ __typename }} "));
                format!("{{ __typename }} {fragments}")
            },
        ),
        attack(
            "many fragments under one name",
            Refused("GRAPHQL_PARSE_FAILED"),
            format!(
                "{{ ...F }} {}",
                "fragment F on Query { __typename } ".repeat(1_400)
            ),
        ),
        attack(
            "two fields under one name",
            Refused("GRAPHQL_VALIDATION_FAILED"),
            "{ x: me { name } x: __typename }",
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
