//! Filters by date: what is known only roughly lies in a period certainly, possibly or not.

use crate::app::Rapport;
use crate::support::on_both_databases;

use super::filters::check;

/// Dates at every precision. The first letter of a key says how long the event lasts.
const DATES: &str = r#"
{"type": "event", "key": "day", "title": "E", "kind": "CALL", "from": "2022-02-11"}
{"type": "event", "key": "month", "title": "E", "kind": "CALL", "from": "2022-02"}
{"type": "event", "key": "one-of", "title": "E", "kind": "CALL", "from": "2022-02-XX"}
{"type": "event", "key": "span", "title": "E", "kind": "CALL", "from": "[2022-02-20..2022-03-05]"}
{"type": "event", "key": "weeks", "title": "E", "kind": "CONFERENCE", "from": "2022-01-20", "until": "2022-03-10"}
{"type": "event", "key": "year", "title": "E", "kind": "CALL", "from": "2022~"}
{"type": "event", "key": "zold", "title": "E", "kind": "CALL", "from": "1946"}
{"type": "program", "key": "closed", "name": "P", "from": "2021-06", "until": "2022-02-10"}
{"type": "program", "key": "ended", "name": "P", "until": "2021-12-31"}
{"type": "program", "key": "open", "name": "P", "from": "2022-02-15", "until": ".."}
{"type": "program", "key": "unknown", "name": "P"}
{"type": "source", "key": "dated", "published": "2022-02-11"}
{"type": "source", "key": "rough", "published": "2022-02"}
{"type": "source", "key": "undated"}
"#;

on_both_databases! {
    async fn events_lie_in_a_period_possibly_or_certainly(db: TestDatabase) {
        check(&db, DATES, &[
            ("events", r#"during: {since: "2022-02-01", until: "2022-02-28"}"#, "day month one-of span weeks year"),
            ("events", r#"during: {since: "2022-02-01", until: "2022-02-28", match: POSSIBLE}"#, "day month one-of span weeks year"),
            ("events", r#"during: {since: "2022-02-01", until: "2022-02-28", match: CERTAIN}"#, "day month one-of weeks"),
            ("events", r#"during: {since: "2022-02-11", until: "2022-02-11", match: CERTAIN}"#, "day weeks"),
            ("events", r#"during: {since: "2022-02-11", until: "2022-02-11"}"#, "day month one-of weeks year"),
            ("events", r#"during: {until: "2021-12-31"}"#, "zold"),
            ("events", r#"during: {since: "2022-03-01"}"#, "span weeks year"),
            ("events", r#"during: {since: "2022-03-01", match: CERTAIN}"#, "weeks"),
            ("events", r#"during: {since: "2022-02-20", until: "2022-03-05", match: CERTAIN}"#, "span weeks"),
            ("events", "during: {}", "day month one-of span weeks year zold"),
            ("events", r#"not: {during: {since: "2022-02-01", until: "2022-02-28"}}"#, "zold"),
            ("events", r#"not: {during: {since: "2022-02-01", until: "2022-02-28", match: CERTAIN}}"#, "span year zold"),
            ("events", r#"from: {since: "2022-02-01"}"#, "day month one-of span year"),
            ("events", r#"until: {since: "2022-02-01"}"#, "weeks"),
            ("events", r#"not: {until: {since: "2022-02-01"}}"#, "day month one-of span year zold"),
        ]).await;
    }

    /// A bound that is not known rules nothing out, and makes nothing certain.
    async fn times_with_unknown_bounds(db: TestDatabase) {
        check(&db, DATES, &[
            ("programs", r#"during: {since: "2022-02-11", until: "2022-02-14"}"#, "unknown"),
            ("programs", r#"during: {since: "2022-02-01", until: "2022-02-28"}"#, "closed open unknown"),
            ("programs", r#"during: {since: "2022-02-01", until: "2022-02-28", match: CERTAIN}"#, "closed open"),
            ("programs", r#"during: {since: "2030-01-01"}"#, "open unknown"),
            ("programs", r#"during: {since: "2030-01-01", match: CERTAIN}"#, "open"),
            ("programs", r#"during: {until: "2021-01-01"}"#, "ended unknown"),
            ("programs", r#"from: {since: "2021-06-15"}"#, "closed open"),
            ("programs", r#"from: {since: "2021-06-15", match: CERTAIN}"#, "open"),
        ]).await;
    }

    async fn a_date_that_is_not_known_lies_in_no_period(db: TestDatabase) {
        check(&db, DATES, &[
            ("sources", r#"published: {since: "2022-02-11"}"#, "dated rough"),
            ("sources", r#"published: {since: "2022-02-11", match: CERTAIN}"#, "dated"),
            ("sources", r#"published: {until: "2022-02-28", match: CERTAIN}"#, "dated rough"),
            ("sources", r#"not: {published: {since: "2022-02-11"}}"#, "undated"),
            ("sources", "published: {}", "dated rough"),
        ]).await;
    }

    async fn a_period_that_ends_before_it_begins_is_refused(db: TestDatabase) {
        let rapport = Rapport::with(&db, DATES).await;
        let expected = ["BAD_INPUT: since: 2022-03-01 is after until: 2022-02-01; expected the earlier day first"];
        let period = r#"{since: "2022-03-01", until: "2022-02-01"}"#;
        for query in [
            format!("{{ events(filter: {{during: {period}}}) {{ totalCount }} }}"),
            format!("{{ events(filter: {{not: {{from: {period}}}}}) {{ totalCount }} }}"),
            format!("{{ programs(filter: {{events: {{some: {{during: {period}}}}}}}) {{ totalCount }} }}"),
        ] {
            assert_eq!(rapport.errors(&query).await, expected, "{query}");
        }
    }

    /// What is no day is told so, with the place in the query.
    async fn a_day_that_is_none_is_refused(db: TestDatabase) {
        let rapport = Rapport::with(&db, DATES).await;
        for day in ["2022-02-30", "2022-02", "yesterday", ""] {
            let query = format!(r#"{{ events(filter: {{during: {{since: "{day}"}}}}) {{ totalCount }} }}"#);
            let answer = rapport.answer(query.as_str()).await;
            assert_eq!(answer["errors"].as_array().map(Vec::len), Some(1), "{answer:#}");
            assert!(answer["errors"][0]["message"].as_str().is_some_and(|text| text.contains("Date")), "{answer:#}");
        }
    }
}
