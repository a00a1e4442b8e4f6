//! Pages at their edges: what is refused, what is empty, what stays put while others are added.

use crate::app::{Rapport, texts};
use crate::support::on_both_databases;

use super::fixture::eight_of_everything;

on_both_databases! {
    async fn unreasonable_pages_are_refused_in_every_kind_of_list(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let lists = [
            "{ events(@) { totalCount } }",
            "{ people(orderBy: {field: MEETINGS, direction: DESC}, @) { totalCount } }",
            r#"{ person(key: "jung-sook-park") { met(@) { totalCount } } }"#,
            r#"{ person(key: "jung-sook-park") { events(@) { totalCount } } }"#,
            r#"{ organization(key: "wego") { participations(@) { totalCount } } }"#,
        ];
        for list in lists {
            let errors = async |page: &str| rapport.errors(&list.replace('@', page)).await.join("; ");
            assert_eq!(errors("first: 201").await, "BAD_INPUT: first: 201 is too many; expected at most 200, page by page");
            assert_eq!(errors("last: 201").await, "BAD_INPUT: last: 201 is too many; expected at most 200, page by page");
            assert_eq!(errors("first: -1").await, "BAD_INPUT: first: -1; expected 0 or more");
            assert_eq!(errors("last: -1").await, "BAD_INPUT: last: -1; expected 0 or more");
            assert_eq!(errors("first: 1, last: 1").await, "BAD_INPUT: first and last are given; expected one of them");
            for strange in ["x", "", "W10", "WzFd", "bnVsbA", "WyJcdTAwMDAiXQ", "[1]"] {
                let told = errors(&format!("after: \"{strange}\"")).await;
                assert!(told.starts_with("BAD_INPUT: after: ") && told.contains("is not a cursor"), "{list}: {told}");
            }
        }
        let search = r#"{ search(text: "wego", first: 201) { totalCount } }"#;
        assert_eq!(rapport.errors(search).await, ["BAD_INPUT: first: 201 is too many; expected at most 200, page by page"]);
    }

    /// A cursor belongs to the order it was given in.
    async fn a_cursor_of_another_list_is_refused(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let data = rapport.ask("{ events(first: 1) { pageInfo { endCursor } } }").await;
        let cursor = data["events"]["pageInfo"]["endCursor"].as_str().expect("a cursor");
        for list in ["people", "topics", "relationships", "events(orderBy: {field: TITLE, direction: ASC}"] {
            let (name, arguments) = list.split_once('(').unwrap_or((list, "first: 1"));
            let told = rapport.errors(&format!("{{ {name}({arguments}, after: \"{cursor}\") {{ totalCount }} }}")).await;
            assert!(told.len() == 1 && told[0].contains("is not a cursor of this list"), "{list}: {told:?}");
        }
    }

    /// Asking for none is a way to ask how many there are.
    async fn a_page_of_none_counts(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let data = rapport.text(r#"{ events(first: 0) { ...Page } none: events(last: 0) { ...Page }
            empty: events(filter: {key: {eq: "nowhere"}}) { ...Page }
            organization(key: "wego") { met(first: 0) { totalCount nodes { key } pageInfo { hasNextPage startCursor } } } }
            fragment Page on EventConnection { totalCount nodes { key } pageInfo { hasPreviousPage hasNextPage startCursor endCursor } }"#).await;
        let page = |total: usize, previous: bool, next: bool| {
            format!(r#"{{"totalCount":{total},"nodes":[],"pageInfo":{{"hasPreviousPage":{previous},"hasNextPage":{next},"startCursor":null,"endCursor":null}}}}"#)
        };
        assert_eq!(data, format!(
            r#"{{"data":{{"events":{},"none":{},"empty":{},"organization":{{"met":{{"totalCount":6,"nodes":[],"pageInfo":{{"hasNextPage":true,"startCursor":null}}}}}}}}}}"#,
            page(9, false, true), page(9, true, false), page(0, false, false)
        ));
    }

    async fn a_list_without_a_number_has_twenty(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let data = rapport.ask("{ topics { totalCount nodes { key } } }").await;
        assert_eq!(data["topics"]["totalCount"], 25);
        assert_eq!(texts(&data, "/topics/nodes", "/key").len(), 20);
    }

    /// Also in a list that the network knows, where several events are of one day.
    async fn a_walk_goes_on_where_it_was_when_the_last_event_has_gone(db: TestDatabase) {
        let event = |key: &str| format!(
            r#"{{"type": "event", "key": "{key}", "title": "E", "kind": "CALL", "from": "2022-02-01", "participants": [{{"person": "ann"}}]}}"#
        );
        let mut lines = vec![r#"{"type": "person", "key": "ann", "name": "Ann"}"#.to_owned()];
        lines.extend(["a", "b", "c", "d", "e"].map(event));
        let record = lines.join("\n");
        let rapport = Rapport::with(&db, &record).await.edited();
        for (direction, expected) in [("DESC", [["e", "d", "c"], ["b", "a", ""]]), ("ASC", [["a", "b", "d"], ["e", "", ""]])] {
            let page = |after: &str| format!(
                "{{ person(key: \"ann\") {{ events(orderBy: {{field: DATE, direction: {direction}}}, first: 3{after}) {{ nodes {{ key }} pageInfo {{ endCursor }} }} }} }}"
            );
            let first = rapport.ask(page("")).await;
            assert_eq!(texts(&first, "/person/events/nodes", "/key"), expected[0]);
            let cursor = first["person"]["events"]["pageInfo"]["endCursor"].as_str().expect("a cursor").to_owned();
            rapport.ask(format!("mutation {{ delete(id: \"event:{}\") {{ deletedId }} }}", expected[0][2])).await;
            let rest = rapport.ask(page(&format!(", after: \"{cursor}\""))).await;
            assert_eq!(texts(&rest, "/person/events/nodes", "/key").join(" "), expected[1].join(" ").trim());
        }
    }

    /// Neither left out nor shown twice, whatever is added before and after the place that was reached.
    async fn a_walk_goes_on_where_it_was_when_records_are_added(db: TestDatabase) {
        let rapport = Rapport::with(&db, &eight_of_everything()).await;
        let page = |after: &str| format!("{{ people(first: 4{after}) {{ nodes {{ key }} pageInfo {{ endCursor }} }} }}");
        let first = rapport.ask(page("")).await;
        assert_eq!(texts(&first, "/people/nodes", "/key"), ["hub", "person-0", "person-1", "person-2"]);
        let cursor = first["people"]["pageInfo"]["endCursor"].as_str().expect("a cursor").to_owned();
        rapport.import(r#"{"type": "person", "key": "before", "name": "Aaron"}
{"type": "person", "key": "person-2b", "name": "Person 1"}"#).await;
        let rest = rapport.ask(page(&format!(", after: \"{cursor}\""))).await;
        assert_eq!(texts(&rest, "/people/nodes", "/key"), ["person-2b", "person-3", "person-4", "person-5"]);
    }

    /// The list of those met is worked out anew; the walk goes on behind the one it had reached.
    async fn a_walk_over_those_met_goes_on_behind_the_last_one(db: TestDatabase) {
        let rapport = Rapport::with(&db, &eight_of_everything()).await;
        let page = |after: &str| format!(r#"{{ person(key: "hub") {{ met(first: 3{after}) {{ nodes {{ key }} pageInfo {{ endCursor }} }} }} }}"#);
        let first = rapport.ask(page("")).await;
        assert_eq!(texts(&first, "/person/met/nodes", "/key"), ["person-7", "person-0", "person-6"]);
        let cursor = first["person"]["met"]["pageInfo"]["endCursor"].as_str().expect("a cursor").to_owned();
        rapport.import(r#"{"type": "person", "key": "new", "name": "New"}
{"type": "event", "key": "new", "title": "New", "kind": "CALL", "from": "2022-01-01", "participants": [{"person": "hub"}, {"person": "new"}]}"#).await;
        let rest = rapport.ask(page(&format!(", after: \"{cursor}\""))).await;
        assert_eq!(texts(&rest, "/person/met/nodes", "/key"), ["person-4", "person-5", "person-2"]);
    }
}
