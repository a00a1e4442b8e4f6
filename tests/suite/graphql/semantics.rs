//! What the GraphQL library must do as the specification says, and did not in every version (see the pin in
//! Cargo.toml): the order of keys, what a failing field makes of its parents, merging, aliases.

use crate::app::Rapport;
use crate::support::on_both_databases;

on_both_databases! {
    /// Some of these fields wait for the database, others know their answer at once.
    async fn keys_come_in_the_order_of_the_query(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let query = r#"{ slow: commitments { totalCount } person(key: "andrew-lim") { name events { totalCount } key met { totalCount } id }
            __typename city(key: "seoul") { hosted { totalCount } name embassies { totalCount } key } fast: __typename }"#;
        let expected = r#"{"data":{"slow":{"totalCount":1},"person":{"name":"Andrew Lim","events":{"totalCount":1},"key":"andrew-lim","met":{"totalCount":1},"id":"person:andrew-lim"},"__typename":"Query","city":{"hosted":{"totalCount":5},"name":"Seoul","embassies":{"totalCount":5},"key":"seoul"},"fast":"Query"}}"#;
        assert_eq!(rapport.text(query).await, expected);
        assert_eq!(rapport.text(query).await, expected, "when everything is known");
    }

    /// Null goes up to the nearest field that may be null, and no further.
    async fn a_failing_field_makes_its_parent_null(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let told = |path: &str, line: usize, column: usize| format!(
            r#"{{"message":"first: 300 is too many; expected at most 200, page by page","locations":[{{"line":{line},"column":{column}}}],"path":{path},"extensions":{{"code":"BAD_INPUT"}}}}"#
        );
        assert_eq!(
            rapport.text(r#"{ person(key: "andrew-lim") { id events(first: 300) { totalCount } name } topic(key: "youth") { name } }"#).await,
            format!(r#"{{"data":{{"person":null,"topic":{{"name":"Youth"}}}},"errors":[{}]}}"#, told(r#"["person","events"]"#, 1, 34))
        );
        assert_eq!(
            rapport.text(r#"{ topic(key: "youth") { name } events(first: 300) { totalCount } }"#).await,
            format!(r#"{{"data":null,"errors":[{}]}}"#, told(r#"["events"]"#, 1, 32))
        );
        assert_eq!(
            rapport.text(r#"{ nodes(ids: ["person:andrew-lim", "topic:youth"]) { id ... on Person { events(first: 300) { totalCount } } } }"#).await,
            format!(r#"{{"data":{{"nodes":[null,{{"id":"topic:youth"}}]}},"errors":[{}]}}"#, told(r#"["nodes",0,"events"]"#, 1, 73))
        );
        assert_eq!(
            rapport.text(r#"{ city(key: "seoul") { embassies { nodes { key positions(first: 300) { totalCount } } } } }"#).await
                .matches(r#"{"data":{"city":null},"errors":["#).count(),
            1
        );
    }

    async fn every_failing_field_is_told(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = rapport.answer(r#"{ a: person(key: "andrew-lim") { met(first: -1) { totalCount } } b: person(key: "andrew-lim") { name }
            c: search(text: "x") { totalCount } d: person(key: "andrew-lim") { events(last: 201) { totalCount } } }"#).await;
        let mut paths: Vec<String> = answer["errors"].as_array().expect("errors").iter().map(|error| error["path"].to_string()).collect();
        paths.sort();
        assert_eq!(paths, [r#"["a","met"]"#, r#"["d","events"]"#]);
        assert_eq!(answer["data"].to_string(), r#"{"a":null,"b":{"name":"Andrew Lim"},"c":{"totalCount":0},"d":null}"#);
    }

    async fn fields_that_are_asked_twice_are_merged(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = rapport.text(r#"{ person(key: "andrew-lim") { name met { totalCount } } ...More person(key: "andrew-lim") { key }
            other: person(key: "adrian-li") { name ... on Node { id } name @include(if: true) style @skip(if: true) } }
            fragment More on Query { person(key: "andrew-lim") { familyName met { nodes { key } } } }"#).await;
        assert_eq!(answer, r#"{"data":{"person":{"name":"Andrew Lim","met":{"totalCount":1,"nodes":[{"key":"jung-sook-park"}]},"familyName":"Lim","key":"andrew-lim"},"other":{"name":"Adrian Li","id":"person:adrian-li"}}}"#);
    }

    async fn one_field_is_asked_under_several_names(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = rapport.text(r#"{ z: event(key: "hybrid-launch-2022-02-23") { two: participants(first: 2) { nodes { label } } one: participants(first: 1) { nodes { role } } }
            a: event(key: "nowhere") { title } }"#).await;
        assert_eq!(answer, r#"{"data":{"z":{"two":{"nodes":[{"label":null},{"label":"Members of WeGO"}]},"one":{"nodes":[{"role":"ORGANIZER"}]}},"a":null}}"#);
    }
}
