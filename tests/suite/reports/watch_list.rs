//! The report of relationships that need care.

use std::fmt::Write;

use rapport::vocabulary::ReportName::WatchList;
use serde_json::Value;

use super::{answer, assert_report, refused};
use crate::{
    app::{EXAMPLE, Rapport},
    support::on_both_databases,
};

/// What came after the example record: a new ambassador of Colombia, a second colleague, a meeting of two embassies, and an
/// invitation.
const LATER: &str = r#"
{"type": "position", "key": "wego-director", "title": "Director", "institution": "organization:wego"}
{"type": "person", "key": "minho-kim", "name": "Minho Kim", "tenures": [{"position": "wego-director", "from": "2022-01-01", "until": ".."}]}
{"type": "person", "key": "ana-duarte", "name": "Ana Duarte", "tenures": [{"position": "ambassador-of-colombia-to-korea", "from": "2022-10-01", "until": ".."}]}
{"type": "person", "key": "rosa-vidal", "name": "Rosa Vidal", "tenures": [{"position": "consul-of-colombia", "from": "2021", "until": ".."}]}
{"type": "position", "key": "consul-of-colombia", "title": "Consul", "institution": "embassy:embassy-of-colombia-in-seoul"}
{"type": "event", "key": "director-and-consul", "title": "The Director meets the Consul", "kind": "MEETING", "from": "2022-01-20", "participants": [{"person": "minho-kim", "position": "wego-director", "side": "HOST"}, {"person": "rosa-vidal", "position": "consul-of-colombia", "side": "GUEST"}]}
{"type": "event", "key": "miwa-calls-duarte", "title": "Mr. Miwa calls on the new ambassador", "kind": "COURTESY_CALL", "from": "2022-11-05", "participants": [{"person": "masaki-miwa", "position": "first-secretary-economic-section-of-japan-in-seoul"}, {"person": "ana-duarte", "position": "ambassador-of-colombia-to-korea"}]}
{"type": "event", "key": "reception-2022-12-20", "title": "Reception at the end of the year", "kind": "RECEPTION", "status": "ANNOUNCED", "from": "2022-12-20", "participants": [{"institution": "organization:wego", "role": "ORGANIZER"}, {"institution": "embassy:embassy-of-singapore-in-seoul", "attendance": "INVITED"}]}
{"type": "event", "key": "call-2022-09-01", "title": "A call that was announced", "kind": "CALL", "status": "ANNOUNCED", "from": "2022-09-01", "participants": [{"position": "wego-secretary-general"}, {"institution": "embassy:embassy-of-costa-rica-in-seoul"}]}
"#;

const HOME: &str = "home=organization:wego";

/// Who is on a list, each with the class.
fn told(answer: &Value, part: &str) -> Vec<(String, String)> {
    let rows = answer[part]["rows"].as_array().expect("a part has rows");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let rows = rows
        .iter()
        .map(|row| (text(&row["tie"]["with"]["name"]), text(&row["class"])));
    rows.collect()
}

fn row<'a>(answer: &'a Value, part: &str, name: &str) -> &'a Value {
    let rows = answer[part]["rows"].as_array().expect("a part has rows");
    let row = rows.iter().find(|row| row["tie"]["with"]["name"] == name);
    row.unwrap_or_else(|| panic!("{name} is not in {answer:#}"))
}

/// The kinds of the doors of a row, and through whom or what they lead.
fn doors(row: &Value) -> Vec<(&str, &str)> {
    let doors = row["doors"].as_array().expect("a row has doors");
    let doors = doors
        .iter()
        .map(|door| (door["kind"].as_str(), door["through"]["name"].as_str()));
    doors
        .map(|(kind, through)| (kind.expect("a kind"), through.expect("a name")))
        .collect()
}

on_both_databases! {
    /// Half a year after the notes: five relationships have cooled, four of which hang on Ms. Park.
    async fn tells_what_has_cooled(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        assert_report!(&rapport, WatchList, &["on=2022-09-20"], "watch-list");
        let answer = answer(&rapport, WatchList, &["on=2022-09-20"]).await;
        let counts = &answer["institutions"]["counts"];
        assert_eq!(counts["relationships"], 5);
        assert_eq!(counts["cooling"], 5);
        assert_eq!(counts["single_threaded"], 4);
        let named: Vec<String> = told(&answer, "institutions").into_iter().map(|(name, _)| name).collect();
        assert_eq!(named, [
            "Quebec Government Office in Seoul",
            "Embassy of Colombia in Seoul",
            "Embassy of Japan in Seoul",
            "Embassy of Costa Rica in Seoul",
            "Embassy of Singapore in Seoul",
        ]);
        assert_eq!(answer["people"]["counts"]["relationships"], 6);
        assert_eq!(answer["colleagues"][0]["colleague"]["name"], "Jung Sook Park");
        assert_eq!(answer["colleagues"][0]["institutions"], 4);
        assert_eq!(answer["colleagues"][0]["inferred"], true);
        let colombia = row(&answer, "institutions", "Embassy of Colombia in Seoul");
        assert_eq!(colombia["days_since"]["at_least"], 221);
        assert_eq!(doors(colombia), [(
            "OPEN_PROMISE", "Put WeGO in touch with two leading associations of Colombian cities",
        )]);
        let singapore = row(&answer, "institutions", "Embassy of Singapore in Seoul");
        assert_eq!(singapore["only_colleague"], Value::Null, "nobody tells who was there for WeGO");
    }

    /// Right after the notes nothing has cooled: what is left is what hangs on one colleague.
    async fn tells_what_hangs_on_one_colleague(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = answer(&rapport, WatchList, &["on=2022-03-20"]).await;
        let classes = told(&answer, "institutions");
        assert_eq!(classes.len(), 4);
        assert!(classes.iter().all(|(_, class)| class == "SINGLE_THREADED"), "{classes:?}");
        assert_eq!(told(&answer, "people"), []);
    }

    /// What comes after the day does not exist, and thresholds are taken as they are given.
    async fn tells_what_has_lapsed(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let asked = ["on=2022-03-02", "cooling=5", "dormant=15", "lapsed=20"];
        let answer = answer(&rapport, WatchList, &asked).await;
        let class = |name: &str| row(&answer, "institutions", name)["class"].clone();
        assert_eq!(class("Quebec Government Office in Seoul"), "LAPSED");
        assert_eq!(class("Embassy of Colombia in Seoul"), "DORMANT");
        assert_eq!(class("Embassy of Japan in Seoul"), "COOLING");
        assert_eq!(class("Embassy of Costa Rica in Seoul"), "SINGLE_THREADED");
        assert_eq!(answer["institutions"]["counts"]["relationships"], 4);
    }

    /// A counterpart who has left, the one who followed, whom we know there, who could introduce us, and what is announced.
    async fn tells_ways_back(db: TestDatabase) {
        let rapport = Rapport::with(&db, &format!("{EXAMPLE}{LATER}")).await;
        assert_report!(&rapport, WatchList, &["on=2022-12-01", HOME], "watch-list-later");
        let answer = answer(&rapport, WatchList, &["on=2022-12-01", HOME]).await;
        let colombia = row(&answer, "institutions", "Embassy of Colombia in Seoul");
        assert_eq!(colombia["rotated"], true);
        assert_eq!(colombia["meetings"]["at_most"], 2);
        assert_eq!(colombia["only_colleague"], Value::Null, "the Director was there, too");
        assert_eq!(colombia["counterparts"][0]["in_position"], false);
        assert_eq!(doors(colombia), [
            ("OPEN_PROMISE", "Put WeGO in touch with two leading associations of Colombian cities"),
            ("KNOWN_PERSON", "Rosa Vidal"),
            ("NEW_HOLDER", "Ana Duarte"),
        ]);
        let singapore = row(&answer, "institutions", "Embassy of Singapore in Seoul");
        assert_eq!(doors(singapore), [("ANNOUNCED_EVENT", "Reception at the end of the year")]);
        assert_eq!(row(&answer, "people", "Juan Carlos Caiza Rosero")["rotated"], true);
        // Nothing reports the call of September.
        let gaps = answer["gaps"].as_array().expect("gaps");
        let unreported = gaps.iter().find(|gap| gap["kind"] == "ANNOUNCED_WITHOUT_REPORT");
        assert_eq!(unreported.expect("it is a gap")["records"][0]["name"], "A call that was announced");
    }

    /// Whoever met somebody there can introduce us, where there is nothing else.
    async fn finds_who_could_introduce_us(db: TestDatabase) {
        let more = r#"
{"type": "event", "key": "lim-and-zamora", "title": "Mr. Lim calls on Costa Rica", "kind": "COURTESY_CALL", "from": "2022-04-05", "participants": [{"person": "andrew-lim", "position": "research-and-development-attache-of-quebec-in-seoul"}, {"person": "alejandro-rodriguez-zamora", "position": "ambassador-of-costa-rica-to-korea"}]}
"#;
        let rapport = Rapport::with(&db, &format!("{EXAMPLE}{more}")).await;
        let answer = answer(&rapport, WatchList, &["on=2022-12-01", HOME]).await;
        let row = row(&answer, "institutions", "Embassy of Costa Rica in Seoul");
        assert_eq!(doors(row), [("INTRODUCTION", "Andrew Lim")]);
        let steps = row["doors"][0]["introduction"]["steps"].as_array().expect("a way has steps");
        assert_eq!(steps.len(), 2);
    }

    /// However many relationships there are, as many statements; and no class is told beyond its most.
    async fn costs_the_same_however_many_there_are(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let asked = ["on=2024-01-01", HOME];
        let cost = async || {
            let before = rapport.store.statements();
            answer(&rapport, WatchList, &asked).await;
            rapport.store.statements() - before
        };
        cost().await;
        let few = cost().await;
        let mut lines = String::new();
        for n in 0..40 {
            writeln!(lines, r#"{{"type": "organization", "key": "club-{n:02}", "name": "Club {n:02}", "kind": "NGO"}}
{{"type": "person", "key": "member-{n:02}", "name": "Member {n:02}"}}
{{"type": "event", "key": "club-{n:02}", "title": "Club {n:02}", "kind": "MEETING", "from": "2021-03-01", "participants": [{{"person": "jung-sook-park", "position": "wego-secretary-general"}}, {{"person": "member-{n:02}", "institution": "organization:club-{n:02}"}}]}}"#).expect("a text takes all");
        }
        rapport.import(&lines).await;
        cost().await;
        assert_eq!(cost().await, few);
        let answer = answer(&rapport, WatchList, &asked).await;
        let rows = told(&answer, "institutions");
        assert_eq!(rows.iter().filter(|(_, class)| class == "LAPSED").count(), 25);
        assert_eq!(rows[0].0, "Club 00", "the longest without contact come first, then by name");
        assert_eq!(answer["institutions"]["counts"]["lapsed"], 40);
        assert_eq!(answer["institutions"]["counts"]["left_out"], 15);
    }

    async fn an_empty_record_has_no_relationships(db: TestDatabase) {
        let rapport = Rapport::with(&db, "").await;
        assert_report!(&rapport, WatchList, &[], "watch-list-empty");
    }

    async fn refuses_thresholds_the_wrong_way_round(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let refused = async |asked: &str| refused(&rapport, WatchList, &[asked]).await;
        assert_eq!(refused("cooling=400").await, "dormant: is 365 days; expected more than 400, after which a relationship is cooling");
        assert_eq!(refused("lapsed=365").await, "lapsed: is 365 days; expected more than 365, after which a relationship is dormant");
        assert_eq!(refused("cooling=0").await, "cooling: is 0 days; expected at least 1");
        assert!(refused("cooling=soon").await.contains("expected a whole number"));
    }
}
