//! The report on a country or a city.

use rapport::vocabulary::ReportName::Country;

use super::{answer, assert_report, refused};
use crate::{app::Rapport, support::on_both_databases};

/// Contacts at dates of which only a part is known: surely one in 2020, one in 2021, and one in either 2020 or 2021; and one
/// this year, which may be still to come.
const VAGUE: &str = r#"{"type": "country", "key": "japan", "name": "Japan"}
{"type": "country", "key": "korea", "name": "Korea"}
{"type": "city", "key": "tokyo", "name": "Tokyo", "country": "japan"}
{"type": "organization", "key": "we", "name": "We", "kind": "CITY_NETWORK", "country": "korea"}
{"type": "organization", "key": "bureau", "name": "Bureau of Tokyo", "kind": "CITY_GOVERNMENT", "city": "tokyo"}
{"type": "embassy", "key": "embassy", "name": "Embassy of Japan", "kind": "EMBASSY", "sendingCountry": "japan", "hostCountry": "korea"}
{"type": "embassy", "key": "consulate", "name": "Consulate in Busan", "kind": "CONSULATE", "sendingCountry": "japan", "hostCountry": "korea"}
{"type": "position", "key": "consul", "title": "Consul", "institution": "embassy:consulate", "rank": "HEAD"}
{"type": "relationship", "key": "sisters", "kind": "MEMBER_OF", "subject": "city:tokyo", "object": "organization:we", "from": "2019"}
{"type": "event", "key": "a", "title": "A", "kind": "MEETING", "status": "HELD", "from": "2020-03-01", "participants": [{"institution": "organization:we"}, {"institution": "embassy:embassy"}]}
{"type": "event", "key": "b", "title": "B", "kind": "MEETING", "status": "HELD", "from": "[2020-12-31..2021-01-01]", "participants": [{"institution": "organization:we"}, {"institution": "embassy:embassy"}, {"institution": "organization:bureau"}]}
{"type": "event", "key": "c", "title": "C", "kind": "MEETING", "status": "HELD", "from": "2021", "participants": [{"institution": "organization:we"}, {"institution": "city:tokyo"}]}
{"type": "event", "key": "d", "title": "D", "kind": "RECEPTION", "status": "HELD", "from": "2022", "participants": [{"institution": "organization:we"}, {"institution": "embassy:embassy"}]}
{"type": "event", "key": "e", "title": "E", "kind": "MEETING", "status": "ANNOUNCED", "from": "2022-05", "participants": [{"institution": "organization:we"}, {"institution": "embassy:embassy"}]}
"#;

on_both_databases! {
    /// The embassy was visited and the ambassador met; that is no meeting with the country or with the associations, which
    /// he promised to put us in touch with.
    async fn tells_of_a_country(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let asked = &["about=country:colombia", "on=2022-04-01"];
        assert_report!(&rapport, Country, asked, "country");
        let told = answer(&rapport, Country, asked).await;
        assert_eq!(told["total"]["contacts"]["at_most"], 1);
        assert_eq!(told["total"]["parts"], 4);
        assert_eq!(told["itself"]["meetings"]["at_most"], 0);
        assert_eq!(told["missions_sent"]["met"], 1);
        assert_eq!(told["missions_sent"]["members"][0]["near_us"], true);
        assert_eq!(told["organizations"]["count"], 2);
        assert_eq!(told["organizations"]["met"], 0);
        assert_eq!(told["levels"][0]["rank"], "HEAD");
        assert_eq!(told["levels"][0]["person"]["name"], "Juan Carlos Caiza Rosero");
        assert_eq!(told["promises_theirs"].as_array().map(Vec::len), Some(1));
        assert_eq!(told["home_country"]["name"], "South Korea");
        // A region's office is the country's, and says so.
        let told = answer(&rapport, Country, &["about=country:canada", "on=2022-04-01"]).await;
        assert_eq!(told["missions_sent"]["members"][0]["subdivision"], "Quebec");
        assert_eq!(told["levels"][0]["rank"], "ATTACHE");
        // Cooperation with the embassy is recorded.
        let told = answer(&rapport, Country, &["about=country:costa-rica", "on=2022-04-01"]).await;
        assert_eq!(told["relationships"][0]["kind"], "COOPERATES_WITH");
        assert_eq!(told["relationships"][0]["with_us"], true);
        // Before the first meeting there was none.
        let told = answer(&rapport, Country, &["about=country:japan", "on=2022-02-16"]).await;
        assert_eq!(told["total"]["contacts"]["at_most"], 0);
        assert_eq!(told["missions_never_met"][0]["institution"]["name"], "Embassy of Japan in Seoul");
        assert_eq!(told["contacts"], serde_json::json!([]));
    }

    /// Our own country and city: the missions there are others', and we are no organization of theirs.
    async fn tells_of_our_own_country_and_city(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let told = answer(&rapport, Country, &["about=country:south-korea", "on=2022-04-01"]).await;
        assert_eq!(told["missions_received"]["count"], 5);
        assert_eq!(told["missions_received"]["met"], 5);
        assert_eq!(told["organizations"]["count"], 0);
        assert_eq!(told["total"]["contacts"]["at_most"], 0);
        let asked = &["about=city:seoul", "on=2022-04-01"];
        assert_report!(&rapport, Country, asked, "country-city");
        let told = answer(&rapport, Country, asked).await;
        assert_eq!(told["country"]["name"], "South Korea");
        assert_eq!(told["missions_received"]["count"], 5);
        assert_eq!(told["events_here"]["at_most"], 5);
        assert_eq!(told["events_here_ours"]["at_least"], 5);
    }

    /// An event of which only a part of the date is known is possibly of several years.
    async fn counts_within_bounds(db: TestDatabase) {
        let rapport = Rapport::with(&db, VAGUE).await;
        let asked = &["about=country:japan", "on=2022-04-01", "home=organization:we"];
        let told = answer(&rapport, Country, asked).await;
        let bounds = |at_least: u32, at_most: u32| serde_json::json!({"at_least": at_least, "at_most": at_most});
        assert_eq!(told["total"]["contacts"], bounds(3, 3));
        assert_eq!(told["total"]["same_events"], bounds(0, 1));
        let years = told["years"].as_array().expect("there are years");
        assert_eq!(years.len(), 3);
        assert_eq!((&years[0]["year"], &years[0]["contacts"]), (&2020.into(), &bounds(1, 2)));
        assert_eq!((&years[1]["year"], &years[1]["contacts"]), (&2021.into(), &bounds(1, 2)));
        assert_eq!((&years[2]["contacts"], &years[2]["same_events"]), (&bounds(0, 0), &bounds(0, 1)));
        // An organization that is recorded with its city alone is the country's all the same.
        assert_eq!(told["organizations"]["members"][0]["institution"]["name"], "Bureau of Tokyo");
        assert_eq!(told["cities"]["members"][0]["meetings"], bounds(1, 1));
        assert_eq!(told["missions_sent"]["members"][0]["meetings"], bounds(2, 2));
        assert_eq!(told["missions_never_met"][0]["institution"]["name"], "Consulate in Busan");
        assert_eq!(told["vacancies"][0]["position"]["name"], "Consul");
        assert_eq!(told["relationships"][0]["kind"], "MEMBER_OF");
        assert_eq!(told["announced"][0]["event"]["name"], "E");
    }

    /// What is neither a country nor a city is refused, with what may have been meant.
    async fn refuses_what_is_no_country(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let unknown = refused(&rapport, Country, &["about=japan"]).await;
        assert!(unknown.contains("there is no record \"japan\"; expected the id of a country or a city"), "{unknown}");
        assert!(unknown.contains("country:japan"), "{unknown}");
        let embassy = refused(&rapport, Country, &["about=embassy:embassy-of-japan-in-seoul"]).await;
        assert!(embassy.contains("expected the id of a country or a city"), "{embassy}");
        let missing = refused(&rapport, Country, &[]).await;
        assert!(missing.contains("about: is missing"), "{missing}");
    }

    /// Where there is nobody whose report it could be, there are no contacts.
    async fn tells_of_a_country_of_an_empty_record(db: TestDatabase) {
        let rapport = Rapport::with(&db, r#"{"type": "country", "key": "japan", "name": "Japan"}"#).await;
        assert_report!(&rapport, Country, &["about=country:japan", "on=2022-04-01"], "country-empty");
        let told = answer(&rapport, Country, &["about=country:japan"]).await;
        assert_eq!(told["total"]["parts_met"], 0);
        assert_eq!(told["header"]["home"], serde_json::Value::Null);
    }
}
