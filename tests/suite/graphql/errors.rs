//! What cannot be asked is refused with what was wrong and what was expected, and nothing of ours is told.

use crate::app::Rapport;
use crate::support::on_both_databases;

on_both_databases! {
    async fn what_does_not_fit_the_schema_is_refused(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        for (query, told) in [
            ("{ persons { key } }", "persons"),
            ("{ people { key } }", "key"),
            ("{ people }", "people"),
            ("{ person { name } }", "key"),
            ("{ person(key: 1) { name } }", "key"),
            ("{ people(first: \"2\") { totalCount } }", "first"),
            ("{ events(filter: {kind: {eq: PARTY}}) { totalCount } }", "PARTY"),
            ("{ events(filter: {colour: {eq: \"red\"}}) { totalCount } }", "colour"),
            ("{ events(orderBy: {field: DATE}) { totalCount } }", "direction"),
            ("query Q { events(first: $nowhere) { totalCount } }", "nowhere"),
            ("mutation { savePerson { outcome } }", "input"),
            ("mutation { savePerson(input: {name: 5}) { outcome } }", "name"),
            ("mutation { savePerson(input: {colour: \"red\"}) { outcome } }", "colour"),
            ("mutation { saveEvent(input: {kind: PARTY}) { outcome } }", "PARTY"),
            ("{ ...Nowhere }", "Nowhere"),
            ("{ ...A } fragment A on Query { ...A }", "spreads itself"),
        ] {
            let answer = rapport.answer(query).await;
            let message = answer["errors"][0]["message"].as_str().unwrap_or_default();
            assert!(message.contains(told) && answer["data"].is_null(), "{query}: {answer:#}");
        }
    }

    /// No database keeps such a text, and each would say so in its own way.
    async fn keys_that_no_record_can_have_are_refused_or_of_nobody(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        assert_eq!(rapport.errors(r#"{ person(key: "a\u0000b") { name } }"#).await, ["BAD_INPUT: key: holds a NUL character; expected a-z, 0-9 and - only"]);
        assert_eq!(rapport.errors(r#"{ node(id: "person:a\u0000b") { id } }"#).await, ["BAD_INPUT: key: holds a NUL character; expected a-z, 0-9 and - only"]);
        assert_eq!(
            rapport.text(r#"{ a: person(key: "") { name } b: person(key: "'; --") { name } c: node(id: "robot:x") { id } }"#).await,
            r#"{"data":{"a":null,"b":null,"c":null}}"#
        );
    }

    async fn more_records_by_identity_than_a_page_holds_are_refused(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let query = format!("{{ nodes(ids: [{}]) {{ id }} }}", r#""person:x","#.repeat(201));
        assert_eq!(rapport.errors(&query).await, ["BAD_INPUT: ids: 201 are too many; expected at most 200"]);
    }
}
