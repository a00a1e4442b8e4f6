//! The report on the network.

use rapport::vocabulary::{ReportFormat, ReportName::Network};

use super::{answer, assert_report, refused, told};
use crate::{app::Rapport, support::on_both_databases};

on_both_databases! {
    /// The whole: who is central, and a picture of who met whom.
    async fn tells_of_the_whole(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        assert_report!(&rapport, Network, &["on=2022-04-01"], "network");
        let told = answer(&rapport, Network, &["on=2022-04-01"]).await;
        assert_eq!(told["around"], serde_json::Value::Null);
        assert_eq!(told["left_out"], serde_json::json!([]));
        let rankings = told["rankings"].as_array().expect("there are rankings");
        assert_eq!(rankings.len(), 8);
        let degree = &rankings[0];
        assert_eq!((&degree["of"], &degree["measure"]), (&"PERSON".into(), &"DEGREE".into()));
        assert_eq!(degree["first"][0]["record"]["name"], "Jung Sook Park");
        assert_eq!(degree["first"][0]["score"], 5.0);
        assert_eq!(told["communities"][1]["largest"][0]["size"], 6);
        // Meetings after the day do not count.
        let told = answer(&rapport, Network, &["on=2022-02-16"]).await;
        assert_eq!(told["rankings"][0]["first"][0]["score"], 2.0);
        assert_eq!(told["picture"]["records"], 6);
    }

    /// Around a record: who is near, whom both know, and how we come there.
    async fn tells_of_the_surroundings(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let asked = &["about=embassy:embassy-of-colombia-in-seoul", "on=2022-04-01", "depth=1"];
        assert_report!(&rapport, Network, asked, "network-around");
        let told = answer(&rapport, Network, asked).await;
        let around = &told["around"];
        assert_eq!(around["way"][0]["kind"], "ENGAGED");
        assert_eq!(around["way"][0]["last_met"], "2022-02-11");
        assert_eq!(around["nearest"][0]["distance"], 1);
        // A country is reached over the mission that it sends, not over where things are.
        let told = answer(&rapport, Network, &["about=country:colombia", "on=2022-04-01"]).await;
        assert_eq!(told["around"]["way"][1]["kind"], "SENT_BY");
        let told = answer(&rapport, Network, &["about=organization:wego", "on=2022-04-01"]).await;
        assert_eq!(told["around"]["way"], serde_json::Value::Null);
        let topic = answer(&rapport, Network, &["about=topic:youth", "on=2022-04-01"]).await;
        assert_eq!(topic["around"]["of"]["name"], "Youth");
    }

    /// The picture stands in the page, and is told in words.
    async fn draws_the_picture(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let page = told(&rapport, Network, &["on=2022-04-01"], ReportFormat::Html).await;
        assert_eq!(page.matches("<svg").count(), 1);
        let text = told(&rapport, Network, &["on=2022-04-01"], ReportFormat::Markdown).await;
        assert!(text.contains("links are drawn. The most links in the picture have"), "{text}");
    }

    /// What cannot be asked is refused, and says what can.
    async fn refuses_what_is_too_far(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        for depth in ["depth=0", "depth=4"] {
            let far = refused(&rapport, Network, &["about=organization:wego", depth]).await;
            assert!(far.contains("expected a number of links from 1 to 3"), "{far}");
        }
        let unknown = refused(&rapport, Network, &["about=person:nobody"]).await;
        assert!(unknown.contains("there is no record \"person:nobody\""), "{unknown}");
    }

    /// An empty record has a network, in which there is nothing.
    async fn tells_of_nothing(db: TestDatabase) {
        let rapport = Rapport::with(&db, "").await;
        assert_report!(&rapport, Network, &["on=2022-04-01"], "network-empty");
    }
}
