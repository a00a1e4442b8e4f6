//! The questions that Rapport is for, asked of the example record.

use insta::{allow_duplicates, assert_json_snapshot};

use crate::app::Rapport;
use crate::support::on_both_databases;

on_both_databases! {
    /// Five, although the sources name the Secretary General at two meetings only.
    async fn which_officials_met_the_secretary_general(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = rapport.ask(r#"{ position(key: "wego-secretary-general") { met(first: 10) { totalCount edges {
            meetings firstMet lastMet inferred position { title } institution { name } node { name } } } } }"#).await;
        allow_duplicates! { assert_json_snapshot!(answer, @r#""#) };
    }

    /// The Singaporean received representatives whom nobody names: WeGO met him, its Secretary General did not.
    async fn who_met_the_organization_and_who_visited_whom(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = rapport.ask(r#"{ organization(key: "wego") { met { totalCount } engagedWith {
            edges { hosted visited node { name } } } } }"#).await;
        allow_duplicates! { assert_json_snapshot!(answer, @r#""#) };
    }

    /// Whoever was not named is inferred from being named in the post before and after.
    async fn who_held_the_position_on_a_day_and_how_surely(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = rapport.ask(r#"{ position(key: "wego-secretary-general") {
            before: holders(on: "2022-02-11") { certainty person { name } tenure { from } evidence { key } }
            between: holders(on: "2022-02-25") { certainty person { name } evidence { key } }
            today: holders { certainty }
            long: holders(on: "2012-02-11") { certainty } } }"#).await;
        allow_duplicates! { assert_json_snapshot!(answer, @r#""#) };
    }

    /// One event told by two notes is one event; groups without names stay groups.
    async fn what_a_participant_is_known_by(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = rapport.ask(r#"{
            inferred: event(key: "quebec-attache-at-wego-2022-02-07") { participants { nodes {
                person { key } position { key } institution { key } side attribution } } }
            group: event(key: "hybrid-launch-2022-02-23") {
                citations { stance source { key } }
                parts { nodes { key } }
                participants(first: 2) { totalCount nodes { person { key } label attendance role attribution } } } }"#).await;
        allow_duplicates! { assert_json_snapshot!(answer, @r#""#) };
    }

    /// A record of any kind has one identity, which leads to it.
    async fn every_record_is_found_by_its_identity(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = rapport.ask(r#"{ nodes(ids: ["person:andrew-lim", "embassy:embassy-of-colombia-in-seoul",
            "position:wego-secretary-general", "relationship:wego-and-embassy-of-costa-rica", "city:atlantis",
            "program:smart-city-champions", "topic:smart-city-champions", "nonsense", "person:"]) { __typename id } }"#).await;
        allow_duplicates! { assert_json_snapshot!(answer, @r#""#) };
    }
}
