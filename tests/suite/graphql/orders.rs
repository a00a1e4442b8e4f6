//! In what order lists come: every field that there is to order by, both ways, ties by key.

use std::fmt::Write;

use crate::app::{Rapport, texts};
use crate::support::on_both_databases;

/// Names that only folding sorts rightly, names that are alike, and dates that are unknown or rough.
const RECORD: &str = r#"
{"type": "country", "key": "c", "name": "Zed"}
{"type": "country", "key": "a", "name": "éire"}
{"type": "country", "key": "b", "name": "Eire"}
{"type": "city", "key": "c", "name": "Zed", "country": "a"}
{"type": "city", "key": "a", "name": "éire", "country": "a"}
{"type": "city", "key": "b", "name": "Eire", "country": "a"}
{"type": "organization", "key": "c", "name": "Zed", "kind": "NGO"}
{"type": "organization", "key": "a", "name": "éire", "kind": "NGO"}
{"type": "organization", "key": "b", "name": "Eire", "kind": "NGO"}
{"type": "embassy", "key": "c", "name": "Zed", "sendingCountry": "a", "hostCountry": "b"}
{"type": "embassy", "key": "a", "name": "éire", "sendingCountry": "a", "hostCountry": "b"}
{"type": "embassy", "key": "b", "name": "Eire", "sendingCountry": "a", "hostCountry": "b"}
{"type": "position", "key": "c", "title": "Zed", "institution": "country:a"}
{"type": "position", "key": "a", "title": "éire", "institution": "country:a"}
{"type": "position", "key": "b", "title": "Eire", "institution": "country:a"}
{"type": "topic", "key": "c", "name": "Zed"}
{"type": "topic", "key": "a", "name": "éire"}
{"type": "topic", "key": "b", "name": "Eire"}
{"type": "program", "key": "c", "name": "Zed", "from": "2022"}
{"type": "program", "key": "a", "name": "éire", "from": "2022-01-01"}
{"type": "program", "key": "b", "name": "Eire"}
{"type": "source", "key": "c", "title": "Zed", "published": "2022"}
{"type": "source", "key": "a", "title": "éire", "published": "2022-01-01"}
{"type": "source", "key": "b"}
{"type": "person", "key": "d", "name": "Zed"}
{"type": "person", "key": "a", "name": "éire"}
{"type": "person", "key": "b", "name": "Eire"}
{"type": "person", "key": "c", "name": "Mid"}
{"type": "event", "key": "c", "title": "Zed", "kind": "CALL", "from": "2022", "participants": [{"person": "a"}, {"person": "d"}]}
{"type": "event", "key": "a", "title": "éire", "kind": "CALL", "from": "2022-01-01", "participants": [{"person": "a"}, {"person": "d"}]}
{"type": "event", "key": "b", "title": "Eire", "kind": "CALL", "from": "2022-01-01", "participants": [{"person": "a"}, {"person": "b"}]}
{"type": "commitment", "key": "c", "text": "Zed", "by": "person:a", "due": "2022"}
{"type": "commitment", "key": "a", "text": "A", "by": "person:a", "due": "2022-01-01"}
{"type": "commitment", "key": "b", "text": "B", "by": "person:a"}
{"type": "relationship", "key": "c", "kind": "RELATED_TO", "subject": "person:a", "object": "person:b", "from": "2022"}
{"type": "relationship", "key": "a", "kind": "RELATED_TO", "subject": "person:a", "object": "person:b", "from": "2022-01-01"}
{"type": "relationship", "key": "b", "kind": "RELATED_TO", "subject": "person:a", "object": "person:b"}
"#;

/// Every list with every field that it can be ordered by, and the keys in rising order.
const ORDERS: &[(&str, &str, &str)] = &[
    ("countries", "NAME", "abc"),
    ("countries", "KEY", "abc"),
    ("cities", "NAME", "abc"),
    ("cities", "KEY", "abc"),
    ("organizations", "NAME", "abc"),
    ("organizations", "KEY", "abc"),
    ("embassies", "NAME", "abc"),
    ("embassies", "KEY", "abc"),
    ("positions", "TITLE", "abc"),
    ("positions", "KEY", "abc"),
    ("topics", "NAME", "abc"),
    ("topics", "KEY", "abc"),
    ("programs", "NAME", "abc"),
    ("programs", "FROM", "bac"),
    ("programs", "KEY", "abc"),
    // A source without a title goes by its key.
    ("sources", "TITLE", "bac"),
    ("sources", "PUBLISHED", "bac"),
    ("sources", "KEY", "abc"),
    ("events", "DATE", "abc"),
    ("events", "TITLE", "abc"),
    ("events", "KEY", "abc"),
    ("commitments", "DUE", "acb"),
    ("commitments", "KEY", "abc"),
    ("relationships", "FROM", "bac"),
    ("relationships", "KEY", "abc"),
    ("people", "NAME", "abcd"),
    ("people", "KEY", "abcd"),
    ("people", "MEETINGS", "cbda"),
];

/// The order in which lists come when none is asked for.
const DEFAULTS: &[(&str, &str)] = &[
    ("countries", "abc"),
    ("embassies", "abc"),
    ("programs", "abc"),
    ("sources", "cab"),
    ("events", "cba"),
    ("commitments", "acb"),
    ("relationships", "abc"),
    ("people", "abcd"),
];

on_both_databases! {
    async fn every_list_comes_in_the_order_asked_for(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await;
        let mut wrong = Vec::new();
        for (list, field, rising) in ORDERS {
            let keys = async |direction: &str| {
                let data = rapport.ask(format!("{{ {list}(orderBy: {{field: {field}, direction: {direction}}}) {{ nodes {{ key }} }} }}")).await;
                texts(&data, &format!("/{list}/nodes"), "/key").concat()
            };
            let falling: String = rising.chars().rev().collect();
            for (direction, expected) in [("ASC", *rising), ("DESC", falling.as_str())] {
                let found = keys(direction).await;
                if found != *expected {
                    wrong.push(format!("{list} by {field} {direction}: {found}, not {expected}"));
                }
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
    }

    async fn lists_have_an_order_of_their_own(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await;
        for (list, expected) in DEFAULTS {
            let data = rapport.ask(format!("{{ {list} {{ nodes {{ key }} }} }}")).await;
            assert_eq!(texts(&data, &format!("/{list}/nodes"), "/key").concat(), *expected, "{list}");
        }
    }

    /// Two were last at one and the same meeting: whichever way the list goes, their names decide.
    async fn persons_come_in_the_order_of_their_last_meeting(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await;
        let keys = async |direction: &str| {
            let data = rapport.ask(format!("{{ people(orderBy: {{field: LAST_MET, direction: {direction}}}) {{ nodes {{ key }} }} }}")).await;
            texts(&data, "/people/nodes", "/key").concat()
        };
        assert_eq!([keys("ASC").await, keys("DESC").await], ["cbad", "adbc"]);
    }

    /// Most meetings, then the latest, then the name, then the key; of those met on one day, the name decides.
    async fn those_met_come_in_the_order_asked_for(db: TestDatabase) {
        let mut record = String::new();
        for (key, name) in [("a", "Zoe"), ("b", "Ann"), ("c", "Ann"), ("d", "Bob"), ("x", "Xaver")] {
            writeln!(record, r#"{{"type": "person", "key": "{key}", "name": "{name}"}}"#).expect("a text takes all");
        }
        for (key, day, other) in [("1", "2022-01-01", "a"), ("2", "2022-01-05", "a"), ("3", "2022-01-02", "b"),
            ("4", "2022-01-02", "c"), ("5", "2022-01-03", "d")] {
            writeln!(record, r#"{{"type": "event", "key": "e{key}", "title": "E", "kind": "CALL", "from": "{day}", "participants": [{{"person": "x"}}, {{"person": "{other}"}}]}}"#).expect("a text takes all");
        }
        let rapport = Rapport::with(&db, &record).await;
        let met = async |order: &str| {
            let data = rapport.ask(format!("{{ person(key: \"x\") {{ met{order} {{ nodes {{ key }} }} }} }}")).await;
            texts(&data, "/person/met/nodes", "/key").concat()
        };
        assert_eq!(met("").await, "adbc");
        for (field, rising, falling) in [
            ("MEETINGS", "bcda", "adbc"),
            ("FIRST_MET", "abcd", "dbca"),
            ("LAST_MET", "bcda", "adbc"),
            ("NAME", "bcda", "adbc"),
        ] {
            let order = |direction: &str| format!("(orderBy: {{field: {field}, direction: {direction}}})");
            assert_eq!([met(&order("ASC")).await.as_str(), met(&order("DESC")).await.as_str()], [rising, falling], "{field}");
        }
    }
}
