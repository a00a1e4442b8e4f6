//! The report before a meeting.

use rapport::vocabulary::ReportName::Briefing;

use super::{answer, assert_report, refused};
use crate::{
    app::{EXAMPLE, Rapport},
    support::on_both_databases,
};

const COLOMBIA: &str = "about=embassy:embassy-of-colombia-in-seoul";

/// The names of a list of lines, each by the field that has one.
fn names<'a>(list: &'a serde_json::Value, field: &str) -> Vec<&'a str> {
    let lines = list.as_array().into_iter().flatten();
    lines.filter_map(|line| line[field]["name"].as_str()).collect()
}

on_both_databases! {
    /// Who they are, who was met, what was promised, and who of ours knows them, although the source does not name her.
    async fn tells_what_to_know_of_an_embassy(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        assert_report!(&rapport, Briefing, &[COLOMBIA, "on=2022-03-01"], "briefing");
        let answer = answer(&rapport, Briefing, &[COLOMBIA, "on=2022-03-01"]).await;
        let party = &answer["parties"][0];
        assert_eq!(names(&party["positions_now"], "person"), ["Juan Carlos Caiza Rosero"]);
        assert_eq!(party["last_met"][0]["days_ago"], 18);
        assert_eq!(answer["promises_theirs"][0]["status"], "OPEN");
        assert_eq!(answer["promises_ours"].as_array().map(Vec::len), Some(0));
        assert_eq!(names(&answer["ours"], "person"), ["Jung Sook Park"]);
        assert_eq!(answer["ours"][0]["inferred"], true);
        assert_eq!(answer["introductions"].as_array().map(Vec::len), Some(0));
    }

    /// Before the first meeting there is none, and nothing of what came later is known.
    async fn speaks_of_its_day(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let before = answer(&rapport, Briefing, &[COLOMBIA, "on=2022-02-10"]).await;
        assert_eq!(before["contact_count"], 0);
        assert_eq!(before["promises_theirs"].as_array().map(Vec::len), Some(0));
        assert_eq!(before["parties"][0]["last_met"].as_array().map(Vec::len), Some(0));
    }

    /// The institution met him, the Secretary General did not: whom the briefing is for makes the difference.
    async fn tells_whether_the_one_it_is_for_met_them(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let asked = ["about=person:adrian-li", "whom=position:wego-secretary-general", "on=2022-04-01"];
        let singapore = answer(&rapport, Briefing, &asked).await;
        let channels = |answer: &serde_json::Value| {
            let met = answer["parties"][0]["last_met"].as_array().expect("a list").iter();
            met.map(|met| met["channel"].as_str().expect("a word").to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(channels(&singapore), ["PERSON", "POSITION", "INSTITUTION", "COUNTRY"]);
        let asked = ["about=person:masaki-miwa", "whom=position:wego-secretary-general", "on=2022-04-01"];
        let japan = answer(&rapport, Briefing, &asked).await;
        assert_eq!(channels(&japan), ["WHOM", "PERSON", "POSITION", "INSTITUTION", "COUNTRY"]);
    }

    /// Somebody whom we never met can be reached over the ambassador who has promised it.
    async fn tells_how_to_be_introduced(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let asked = ["about=organization:colombian-federation-of-municipalities", "on=2022-03-01"];
        let federation = answer(&rapport, Briefing, &asked).await;
        assert_eq!(federation["contact_count"], 0);
        let way = &federation["introductions"][0];
        assert_eq!(way["pledge"]["name"], "Put WeGO in touch with two leading associations of Colombian cities");
        assert!(names(&way["steps"], "to").contains(&"Juan Carlos Caiza Rosero"), "{way}");
    }

    /// An event is about those who come; somebody with no events at all is told of, too.
    async fn is_about_an_event_or_a_stranger(db: TestDatabase) {
        let lines = EXAMPLE.to_owned() + r#"{"type": "person", "key": "stranger", "name": "A Stranger"}
{"type": "event", "key": "next", "title": "Next", "kind": "MEETING", "status": "ANNOUNCED", "from": "2022-06-01", "participants": [{"institution": "embassy:embassy-of-japan-in-seoul"}, {"institution": "organization:wego"}, {"person": "stranger"}]}
"#;
        let rapport = Rapport::with(&db, &lines).await;
        let next = answer(&rapport, Briefing, &["about=event:next", "on=2022-05-01"]).await;
        assert_eq!(names(&next["parties"], "party"), ["Embassy of Japan in Seoul", "A Stranger"]);
        assert_eq!(next["contact_count"], 1);
        let stranger = answer(&rapport, Briefing, &["about=person:stranger", "on=2022-05-01"]).await;
        assert_eq!(stranger["contact_count"], 0);
        assert_eq!(stranger["parties"][0]["positions_now"].as_array().map(Vec::len), Some(0));
    }

    /// Who was met has left, and somebody else is there.
    async fn tells_what_has_changed(db: TestDatabase) {
        let lines = EXAMPLE.to_owned() + r#"{"type": "person", "key": "successor", "name": "The Successor", "tenures": [{"position": "ambassador-of-colombia-to-korea", "from": "2022-06-01", "until": ".."}]}
{"type": "event", "key": "elsewhere", "title": "Elsewhere", "kind": "MEETING", "from": "2022-07-01", "participants": [{"person": "successor", "position": "ambassador-of-colombia-to-korea"}, {"institution": "embassy:embassy-of-japan-in-seoul"}]}
"#;
        let rapport = Rapport::with(&db, &lines).await;
        let answer = answer(&rapport, Briefing, &[COLOMBIA, "on=2022-08-01"]).await;
        let kinds: Vec<&str> = answer["changes"].as_array().expect("a list").iter().filter_map(|change| change["kind"].as_str()).collect();
        assert_eq!(kinds, ["EVENT_WITHOUT_US", "NEW_HOLDER"]);
        assert_eq!(answer["changes"][1]["person"]["name"], "The Successor");
        assert_eq!(answer["changes"][1]["before"]["name"], "Juan Carlos Caiza Rosero");
    }

    async fn refuses_what_it_cannot_be_about(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let topic = refused(&rapport, Briefing, &["about=topic:youth"]).await;
        assert!(topic.contains("expected the id of a person, an institution or an event"), "{topic}");
        let whom = refused(&rapport, Briefing, &[COLOMBIA, "whom=organization:wego"]).await;
        assert!(whom.starts_with("whom: "), "{whom}");
        let empty = refused(&Rapport::over(rapport.store.clone(), rapport::vocabulary::Visibility::Public).await, Briefing, &["about=person:"]).await;
        assert!(empty.contains("there is no record"), "{empty}");
    }
}
