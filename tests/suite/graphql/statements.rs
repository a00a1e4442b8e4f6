//! What queries cost: a fixed number of statements when nothing is known yet, and none at all once it is.

use super::documents::examples;
use crate::app::Rapport;
use crate::support::on_both_databases;

/// The headline question.
const HEADLINE: &str = r#"{ position(key: "wego-secretary-general") { met(first: 50) { totalCount edges {
    meetings firstMet lastMet inferred position { title } institution { name } node { name } } } } }"#;

/// From an embassy over its positions and their holders to those who came to their last events.
const FOUR_LEVELS: &str = r#"{ embassy(key: "embassy-of-colombia-in-seoul") { name positions { nodes { title
    holders(on: "2022-02-11") { certainty person { name events(first: 5) { nodes { title from
        participants { nodes { person { name } position { title } institution { name } } } } } } } } } } }"#;

on_both_databases! {
    async fn the_headline_question_costs_little_and_then_nothing(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        assert_eq!(rapport.cost(HEADLINE).await, 5);
        assert_eq!(rapport.cost(HEADLINE).await, 0, "asked again");
    }

    async fn a_way_over_four_levels_costs_little_and_then_nothing(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        assert_eq!(rapport.cost(FOUR_LEVELS).await, 8);
        assert_eq!(rapport.cost(FOUR_LEVELS).await, 0, "asked again");
    }

    /// A change makes only what it touched be read again.
    async fn a_change_is_the_only_thing_read_again(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        rapport.cost(HEADLINE).await;
        rapport.import(r#"{"type": "person", "key": "andrew-lim", "name": "Andrew H. Lim"}"#).await;
        assert_eq!(rapport.cost(HEADLINE).await, 1);
        assert!(rapport.text(HEADLINE).await.contains("Andrew H. Lim"));
    }

    /// Cold and warm, of each of GraphiQL's examples in a process that was asked nothing before.
    async fn the_examples_of_graphiql_cost_what_they_should(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let mut costs = Vec::new();
        for (name, query) in examples() {
            let fresh = rapport.seen_with(rapport::vocabulary::Visibility::Public).await;
            costs.push(format!("{name}: {}, {}", fresh.cost(&query).await, fresh.cost(&query).await));
        }
        assert_eq!(costs, [
            "1-who-met-the-secretary-general.graphql: 5, 0",
            "2-who-met-wego.graphql: 5, 0",
            "3-who-held-the-position.graphql: 5, 1",
            "4-before-a-meeting.graphql: 16, 4",
            "5-promises.graphql: 11, 4",
            "6-find-anything.graphql: 9, 5",
            "7-events-of-a-month.graphql: 7, 2",
            "8-how-are-two-connected.graphql: 11, 0",
            "9-who-is-in-the-middle.graphql: 6, 0",
        ]);
    }
}
