//! What an answer costs is known before anything is done for it: rows times fields.

use async_graphql::{Request, Variables, value};
use rapport::graphql::limits::Limits;
use serde_json::{Value, json};

use crate::app::Rapport;
use crate::support::on_both_databases;

/// What a request costs, as its answer tells it.
async fn cost(rapport: &Rapport, query: &str, variables: Value) -> Value {
    let mut request = Request::new(query).variables(Variables::from_json(variables));
    request.extensions.insert("cost".to_owned(), value!(true));
    let answer = rapport.app.execute(rapport.identity.clone(), request).await;
    assert!(answer.errors.is_empty(), "{query}: {:?}", answer.errors);
    serde_json::to_value(&answer.extensions["cost"]).expect("it is JSON")
}

/// The sum alone.
async fn sum(rapport: &Rapport, query: &str, variables: Value) -> u64 {
    cost(rapport, query, variables).await["cost"]
        .as_u64()
        .expect("a number")
}

on_both_databases! {
    async fn fields_of_a_list_count_once_for_each_row(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let none = json!({});
        // A page of 3 with one field each: the page, the list, 3 rows.
        assert_eq!(sum(&rapport, "{ people(first: 3) { nodes { key } } }", none.clone()).await, 5 + 1 + 3);
        assert_eq!(sum(&rapport, "{ people(last: 3) { nodes { key } } }", none.clone()).await, 5 + 1 + 3);
        assert_eq!(sum(&rapport, "{ people { nodes { key } } }", none.clone()).await, 5 + 1 + 20);
        assert_eq!(sum(&rapport, "{ people(first: 3) { edges { node { key } } totalCount } }", none.clone()).await, 5 + 1 + 3 * 2 + 1);
        // A page in each row of a page.
        let nested = "{ people(first: 3) { nodes { met(first: 4) { nodes { key name } } } } }";
        assert_eq!(sum(&rapport, nested, none.clone()).await, 5 + 1 + 3 * (5 + 1 + 4 * 2));
        assert_eq!(sum(&rapport, r#"{ nodes(ids: ["city:seoul", "city:busan"]) { id __typename } }"#, none).await, 1 + 2 * 2);
    }

    async fn variables_and_their_defaults_are_taken_in(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let query = "query ($n: Int = 7) { people(first: $n) { nodes { met(first: 2) { nodes { key } } } } }";
        assert_eq!(sum(&rapport, query, json!({"n": 3})).await, 5 + 1 + 3 * (5 + 1 + 2));
        assert_eq!(sum(&rapport, query, json!({})).await, 5 + 1 + 7 * (5 + 1 + 2));
        assert_eq!(sum(&rapport, query, json!({"n": null})).await, 5 + 1 + 20 * (5 + 1 + 2));
        let query = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";
        assert_eq!(sum(&rapport, query, json!({"ids": ["city:seoul", "city:busan", "city:x"]})).await, 1 + 3);
    }

    /// In fragments, on interfaces and in pages it costs the same as written out.
    async fn fragments_cost_what_is_in_them(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let written_out = "{ people(first: 3) { nodes { key met(first: 4) { nodes { key } } } } a: people(first: 5) { nodes { key met(first: 4) { nodes { key } } } } }";
        let fragments = "{ people(first: 3) { ...P } a: people(first: 5) { ...P } }
            fragment P on PersonConnection { nodes { ... { key } ...M } } fragment M on Party { met(first: 4) { ...N } } fragment N on MetConnection { nodes { ... on Person { key } } }";
        let told = cost(&rapport, fragments, json!({})).await;
        assert_eq!(told, cost(&rapport, written_out, json!({})).await);
        assert_eq!(told, json!({"cost": 12 + 8 * (1 + 6 + 4), "limit": Limits::default().cost, "fields": 12, "depth": 5}));
    }

    /// Values of a filter count in each row, and what it asks of the network once, wherever it is written.
    async fn filters_cost_what_they_ask(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let none = json!({});
        let page = 5 + 1;
        for (query, expected) in [
            (r#"{ people(filter: {key: {in: ["a", "b"]}, note: {eq: "c"}}) { totalCount } }"#, page + 3),
            ("{ people(filter: {met: {some: {}}}) { totalCount } }", page + 1 + 5_000),
            ("{ people(filter: {events: {some: {}, every: {}}}) { totalCount } }", page + 2 + 2 * 5_000),
            ("{ embassies(filter: {engagedWith: {none: {}}}) { totalCount } }", page + 1 + 5_000),
            ("{ people(first: 3) { nodes { participations(filter: {attribution: {eq: INFERRED}}) { totalCount } } } }", page + 3 * (page + 1) + 5_000),
            ("{ people(first: 3) { nodes { ...P } } } fragment P on Party { participations(filter: {person: {met: {some: {}}}}) { totalCount } }", page + 3 * (page + 1) + 2 * 5_000),
        ] {
            assert_eq!(sum(&rapport, query, none.clone()).await, expected, "{query}");
        }
        let query = "query ($f: ParticipationFilter, $p: PersonFilter = {key: {eq: \"a\"}}) {
            people(first: 3, filter: $p) { nodes { participations(filter: $f) { totalCount } } }
            events(first: 0, filter: {participants: {some: {person: $p}}}) { totalCount } }";
        let filter = json!({"or": [{"attribution": {"ne": "STATED"}}, {"person": {"met": {"some": {}}}}]});
        let rows = |values: u64| page + 3 * (page + values) + page;
        assert_eq!(sum(&rapport, query, none).await, rows(0) + 1 + 1 + 5_000);
        assert_eq!(sum(&rapport, query, json!({"f": filter})).await, rows(2) + 1 + 1 + (3 + 1) * 5_000);
        assert_eq!(sum(&rapport, query, json!({"f": filter, "p": {"met": {"some": {}}}})).await, rows(2) + 1 + 1 + (3 + 1 + 2) * 5_000);
    }

    async fn what_costs_too_much_is_refused_before_a_statement(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let query = "query ($n: Int) { people(first: 100) { nodes { met(first: $n) { nodes { events(first: 100) { nodes { key } } } } } } }";
        let few = rapport.answer(Request::new(query.replace("events(first: 100)", "key events: met(first: 1)")).variables(Variables::from_json(json!({"n": 1})))).await;
        assert_eq!(few.get("errors"), None, "{few:#}");
        let statements = rapport.store.statements();
        let many = Request::new(query).variables(Variables::from_json(json!({"n": 100})));
        let answer = rapport.answer(many).await;
        assert_eq!(rapport.store.statements(), statements);
        let told = &answer["errors"][0];
        assert_eq!(told["extensions"], json!({"code": "TOO_COSTLY", "limit": 500_000, "found": 5 + 1 + 100 * (5 + 1 + 100 * (5 + 1 + 100))}));
        assert!(told["message"].as_str().is_some_and(|message| message.contains("shorter pages")), "{told}");
    }

    /// Nothing is told of it otherwise.
    async fn the_cost_is_told_where_it_is_asked_for(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        assert_eq!(rapport.text("{ __typename }").await, r#"{"data":{"__typename":"Query"}}"#);
        let mut request = Request::new("{ __typename }");
        request.extensions.insert("cost".to_owned(), value!(true));
        assert_eq!(
            rapport.text(request).await,
            r#"{"data":{"__typename":"Query"},"extensions":{"cost":{"cost":1,"limit":500000,"fields":1,"depth":1}}}"#
        );
    }

    /// The links of a picture are more than its records: ten for each, in the answer as in the cost.
    async fn links_of_a_picture_count_ten_times(db: TestDatabase) {
        let guests: Vec<String> = (0..25).map(|n| format!(r#"{{"person": "p{n}"}}"#)).collect();
        let mut lines: Vec<String> = (0..25).map(|n| format!(r#"{{"type": "person", "key": "p{n}", "name": "P {n:02}"}}"#)).collect();
        lines.push(format!(r#"{{"type": "event", "key": "e", "title": "E", "kind": "CONFERENCE", "from": "2022", "participants": [{}]}}"#, guests.join(", ")));
        let rapport = Rapport::with(&db, &lines.join("\n")).await;
        let query = |limit: u32| format!(r#"{{ network(around: ["person:p7"], via: [CO_ATTENDED], limit: {limit}) {{ truncated vertices {{ distance }} links {{ from to }} }} }}"#);
        assert_eq!(sum(&rapport, &query(25), json!({})).await, 2_000 + 1 + (1 + 25) + (1 + 10 * 25 * 2));
        let picture = rapport.ask(query(25)).await["network"].take();
        let links = picture["links"].as_array().expect("a list");
        assert_eq!((&picture["truncated"], picture["vertices"].as_array().map(Vec::len), links.len()), (&json!(true), Some(25), 250));
        // Those of whoever it is around stay, and those of the last are among the others'.
        let of = |id: &str| links.iter().filter(|link| link["from"] == id || link["to"] == id).count();
        assert_eq!((of("person:p7"), of("person:p0"), of("person:p24")), (24, 24, 14));
        let whole = rapport.ask(query(200)).await["network"].take();
        assert_eq!((&whole["truncated"], whole["links"].as_array().map(Vec::len)), (&json!(false), Some(300)));
        let all = r#"{ network(around: ["person:p7"]) { truncated vertices { node { id __typename } degree distance } links { from to kind weight first last inferred } } }"#;
        assert!(sum(&rapport, all, json!({})).await < Limits::default().cost / 10);
    }

    /// The rows of a report are counted as they are cut, and whatever hangs on each of them.
    async fn lists_of_reports_count_as_many_rows_as_they_have(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let register = "{ report { activity(input: {}) { register { event { id } } } } }";
        assert_eq!(sum(&rapport, register, json!({})).await, 1 + 10_000 + 1 + 1_000 * 2);
        let answer = rapport.answer("{ report { activity(input: {}) { register { event { record { ... on Event {
            participants(first: 200) { nodes { person { events(first: 20) { nodes { title } } } } } } } } } } } }").await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "TOO_COSTLY");
    }

    async fn asking_the_past_costs_more(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        assert_eq!(sum(&rapport, r#"query @asKnownAt(at: "2022-04-02T00:00:00Z") { __typename }"#, json!({})).await, 100_001);
    }
}
