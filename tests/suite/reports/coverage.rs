//! Who of a stated universe was met, and who was not.

use rapport::vocabulary::ReportName::Coverage;
use serde_json::{Value, json};

use super::{answer, assert_report, refused};
use crate::{
    app::{EXAMPLE, Rapport},
    support::on_both_databases,
};

/// What the example record lacks: members, missions that are closed or elsewhere, another country.
const MORE: &str = r#"{"type": "country", "key": "brazil", "name": "Brazil", "code": "BR", "region": "Americas", "subregion": "Latin America and the Caribbean"}
{"type": "embassy", "key": "embassy-of-brazil", "name": "Embassy of Brazil in Seoul", "kind": "EMBASSY", "sendingCountry": "brazil", "hostCountry": "south-korea"}
{"type": "embassy", "key": "embassy-of-brazil-in-tokyo", "name": "Embassy of Brazil in Tokyo", "kind": "EMBASSY", "sendingCountry": "brazil", "hostCountry": "japan"}
{"type": "embassy", "key": "old-consulate", "name": "Old Consulate", "kind": "CONSULATE", "sendingCountry": "brazil", "hostCountry": "south-korea", "until": "2001"}
{"type": "city", "key": "bogota", "name": "Bogotá", "country": "colombia"}
{"type": "city", "key": "quito", "name": "Quito", "country": "colombia"}
{"type": "event", "key": "bogota-at-wego", "title": "Bogotá at WeGO", "kind": "VISIT", "from": "2022-04", "venue": "organization:wego", "participants": [{"institution": "organization:wego"}, {"institution": "city:bogota", "label": "A delegation"}]}
{"type": "event", "key": "fair", "title": "A fair", "kind": "CONFERENCE", "from": "2022-04-02", "participants": [{"institution": "organization:wego"}, {"institution": "city:quito"}]}
{"type": "relationship", "key": "bogota-member", "kind": "MEMBER_OF", "subject": "city:bogota", "object": "organization:wego"}
{"type": "relationship", "key": "quito-member", "kind": "MEMBER_OF", "subject": "city:quito", "object": "organization:wego", "from": "2015"}
{"type": "relationship", "key": "seoul-partner", "kind": "PARTNER_OF", "subject": "city:seoul", "object": "organization:wego"}
{"type": "relationship", "key": "former-member", "kind": "MEMBER_OF", "subject": "organization:colombian-federation-of-municipalities", "object": "organization:wego", "until": "2019"}
"#;

fn exactly(number: u32) -> Value {
    json!({"at_least": number, "at_most": number})
}

/// The members in their order, each with how often it was met in the period, at most.
fn members(answer: &Value) -> Vec<String> {
    let members = answer["members"].as_array().expect("a list").iter();
    let line = |line: &Value| {
        let name = line["member"]["name"].as_str().expect("a name");
        format!("{name} {}", line["period"]["meetings"]["at_most"])
    };
    members.map(line).collect()
}

on_both_databases! {
    /// The missions in Seoul, of which all are met by the middle of March.
    async fn covers_the_missions_where_we_are(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        assert_report!(&rapport, Coverage, &["on=2022-05-20"], "coverage");
        let answer = answer(&rapport, Coverage, &["on=2022-05-20"]).await;
        assert_eq!(answer["universe"]["embassies_in"]["name"], "South Korea");
        assert_eq!(answer["universe"]["adds_up"], false);
        assert_eq!(answer["met"]["period"], exactly(5));
        assert_eq!(answer["met"]["never"], exactly(0));
        assert_eq!(answer["visits"], json!({"meetings": exactly(5), "hosted": exactly(3), "visited": exactly(2)}));
        assert_eq!(answer["concentration"]["top_percent"], 60);
        assert_eq!(answer["concentration"]["half"], 3);
        let singapore = &answer["members"][0];
        assert_eq!(singapore["member"]["name"], "Embassy of Singapore in Seoul");
        assert_eq!(singapore["period"]["visited"], exactly(1));
        assert_eq!(singapore["highest"]["person"]["name"], "Adrian Li");
        assert_eq!(singapore["last"]["date"], "2022-03-15");
    }

    /// On the first of March two had not been met.
    async fn tells_who_was_never_met(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = answer(&rapport, Coverage, &["embassies=country:south-korea", "on=2022-03-01"]).await;
        assert_eq!(answer["met"]["period"], exactly(3));
        assert_eq!(answer["met"]["never"], exactly(2));
        assert_eq!(
            members(&answer),
            [
                "Embassy of Japan in Seoul 1",
                "Embassy of Colombia in Seoul 1",
                "Quebec Government Office in Seoul 1",
                "Embassy of Costa Rica in Seoul 0",
                "Embassy of Singapore in Seoul 0"
            ]
        );
        // The two had worked together before they met.
        assert_eq!(answer["members"][3]["related"], true);
        assert_eq!(answer["members"][4]["related"], false);
    }

    /// A country adds up what was with its missions, cities and organizations; a subregion is a region, too.
    async fn covers_the_countries_of_a_region(db: TestDatabase) {
        let rapport = Rapport::with(&db, &format!("{EXAMPLE}{MORE}")).await;
        let americas = answer(&rapport, Coverage, &["region=Americas", "on=2022-05-20"]).await;
        assert_eq!(americas["universe"]["adds_up"], true);
        // The city of Bogotá and the embassy in Seoul are both of Colombia.
        assert_eq!(members(&americas), ["Colombia 2", "Costa Rica 1", "Canada 1", "Brazil 0"]);
        assert_eq!(americas["members"][0]["period"]["hosted"], exactly(1));
        assert_eq!(americas["members"][0]["period"]["visited"], exactly(1));
        let steps = americas["steps"].as_array().expect("a list");
        let steps: Vec<&Value> = steps.iter().map(|step| &step["name"]).collect();
        assert_eq!(steps, ["2022-01", "2022-02", "2022-03", "2022-04", "2022-05"]);
        let northern = answer(&rapport, Coverage, &["region=Northern America", "on=2022-05-20"]).await;
        assert_eq!(members(&northern), ["Canada 1"]);
    }

    /// Members by relationships that last into the period; being in one hall is no meeting.
    async fn covers_the_members_of_an_organization(db: TestDatabase) {
        let rapport = Rapport::with(&db, &format!("{EXAMPLE}{MORE}")).await;
        let asked = ["members=organization:wego", "until=2022-04-15", "on=2022-05-20"];
        let answer = answer(&rapport, Coverage, &asked).await;
        assert_eq!(members(&answer), ["Bogotá 1", "Quito 0"]);
        // The day of the visit is not known: it may have been after the period.
        assert_eq!(answer["met"]["period"], json!({"at_least": 0, "at_most": 1}));
        assert_eq!(answer["met"]["ever"], exactly(1));
        assert_eq!(answer["met"]["only_shared"], exactly(1));
        assert_eq!(answer["members"][1]["shared"], exactly(1));
        assert_eq!(answer["gaps"][0]["kind"], "DATE_UNCERTAIN");
        assert_eq!(answer["gaps"][0]["records"][0]["name"], "Bogotá at WeGO");
    }

    /// Missions that were closed before the period are no part of it.
    async fn leaves_out_what_was_not_there(db: TestDatabase) {
        let rapport = Rapport::with(&db, &format!("{EXAMPLE}{MORE}")).await;
        let now = answer(&rapport, Coverage, &["on=2022-05-20"]).await;
        assert_eq!(now["universe"]["members"], 6);
        let then = answer(&rapport, Coverage, &["since=2001-01-01", "on=2022-05-20"]).await;
        assert_eq!(then["universe"]["members"], 7);
        let empty = answer(&rapport, Coverage, &["members=organization:colombian-association-of-capital-cities"]).await;
        assert_eq!(empty["members"], json!([]));
        assert_eq!(empty["concentration"]["half"], Value::Null);
    }

    /// One universe, and one that there is.
    async fn refuses_what_is_no_universe(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let two = refused(&rapport, Coverage, &["region=Asia", "members=organization:wego"]).await;
        assert!(two.contains("expected one of embassies, region and members"), "{two}");
        let region = refused(&rapport, Coverage, &["region=Oceania"]).await;
        assert!(region.ends_with("a region of UN M49 that the record has: Americas, Asia"), "{region}");
        let city = refused(&rapport, Coverage, &["embassies=city:seoul"]).await;
        assert!(city.contains("is no country"), "{city}");
        let unknown = refused(&rapport, Coverage, &["embassies=country:south-karea"]).await;
        assert!(unknown.contains("there is no record"), "{unknown}");
        let reversed = refused(&rapport, Coverage, &["since=2022-03-02", "until=2022-03-01"]).await;
        assert!(reversed.starts_with("since: "), "{reversed}");
    }

    /// Without anything recorded there is no country in which we are.
    async fn has_no_universe_where_there_is_nothing(db: TestDatabase) {
        let rapport = Rapport::with(&db, "").await;
        let nowhere = refused(&rapport, Coverage, &["on=2022-05-20"]).await;
        assert!(nowhere.starts_with("embassies: is missing"), "{nowhere}");
    }
}
