//! The report of promises.

use std::fmt::Write;

use rapport::vocabulary::{ReportName::Commitments, Visibility};
use serde_json::Value;

use super::{answer, assert_report, refused};
use crate::{
    app::{EXAMPLE, Rapport},
    support::on_both_databases,
};

/// What came after the example record: the introduction was made, the ambassador was followed by another, and promises of
/// ours and of others, kept, overdue and taken back.
const LATER: &str = r#"
{"type": "position", "key": "head-of-capital-cities", "title": "Director", "institution": "organization:colombian-association-of-capital-cities"}
{"type": "person", "key": "luz-marin", "name": "Luz Marín"}
{"type": "person", "key": "ana-duarte", "name": "Ana Duarte", "tenures": [{"position": "ambassador-of-colombia-to-korea", "from": "2022-10-01", "until": ".."}]}
{"type": "source", "key": "minutes", "published": "2022-03-02", "title": "Minutes"}
{"type": "event", "key": "capital-cities-at-wego", "title": "The capital cities at WeGO", "kind": "MEETING", "from": "2022-06-10", "venue": "organization:wego", "sources": ["minutes"], "participants": [{"person": "jung-sook-park", "position": "wego-secretary-general", "side": "HOST"}, {"person": "luz-marin", "position": "head-of-capital-cities", "side": "GUEST"}]}
{"type": "event", "key": "smart-city-forum", "title": "Smart City Forum", "kind": "CONFERENCE", "from": "2022-07-01", "participants": [{"institution": "organization:wego", "role": "ORGANIZER"}, {"institution": "embassy:embassy-of-japan-in-seoul", "attendance": "INVITED"}, {"person": "adrian-li", "position": "deputy-chief-of-mission-of-singapore-in-seoul"}]}
{"type": "event", "key": "two-embassies", "title": "Japan calls on Singapore", "kind": "COURTESY_CALL", "from": "2022-03-20", "participants": [{"person": "masaki-miwa", "position": "first-secretary-economic-section-of-japan-in-seoul"}, {"person": "adrian-li", "position": "deputy-chief-of-mission-of-singapore-in-seoul"}]}
{"type": "commitment", "key": "invite-japan", "text": "Invite the embassy to the forum", "action": "INVITE", "strength": "INTENDED", "by": "position:wego-secretary-general", "to": "embassy:embassy-of-japan-in-seoul", "event": "japanese-officials-at-wego-2022-02-17", "due": "2022-03-10", "sources": [{"source": "minutes", "quote": "You will be our guests in July."}]}
{"type": "commitment", "key": "visit-singapore", "text": "Attend the forum", "action": "ATTEND", "by": "person:adrian-li", "event": "wego-at-embassy-of-singapore-2022-03-15", "status": "FULFILLED", "fulfilledBy": "smart-city-forum"}
{"type": "commitment", "key": "send-studies", "text": "Send the studies", "by": "person:andrew-lim", "to": "position:wego-secretary-general", "event": "quebec-attache-at-wego-2022-02-07", "status": "WITHDRAWN"}
{"type": "commitment", "key": "host-singapore", "text": "Host a seminar", "action": "HOST", "by": "embassy:embassy-of-japan-in-seoul", "to": "embassy:embassy-of-singapore-in-seoul", "event": "two-embassies", "status": "LAPSED"}
"#;

/// The texts of the promises of a list of a side.
fn told<'a>(answer: &'a Value, side: &str, list: &str) -> Vec<&'a str> {
    let rows = answer[side][list]["rows"].as_array().expect("a list has rows");
    let texts = rows.iter().map(|row| row["promise"]["promise"]["name"].as_str());
    texts.map(|text| text.expect("a promise has a text")).collect()
}

const INTRODUCE: &str = "Put WeGO in touch with two leading associations of Colombian cities";

on_both_databases! {
    /// The ambassador's promise, as the notes leave it.
    async fn tells_of_the_open_promise(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        assert_report!(&rapport, Commitments, &["on=2022-05-05"], "commitments");
        let answer = answer(&rapport, Commitments, &["on=2022-05-05"]).await;
        assert_eq!(told(&answer, "theirs", "open"), [INTRODUCE]);
        assert_eq!(answer["ours"]["counts"]["total"], 0);
        let row = &answer["theirs"]["open"]["rows"][0];
        assert_eq!(row["promise"]["by"]["name"], "Juan Carlos Caiza Rosero");
        assert_eq!(row["promise"]["by_institution"]["name"], "Embassy of Colombia in Seoul");
        assert_eq!(row["promise"]["age_in_days"], 83);
        assert_eq!(row["promise"]["promisor_in_position"], true);
        assert_eq!(row["holders"][0]["certainty"], "LIKELY");
        assert_eq!(row["perhaps_kept_by"], Value::Array(Vec::new()));
        assert_eq!(answer["sources"].as_array().map(Vec::len), Some(1));
    }

    /// Before it was made there was none, and half a year later nobody knows who is ambassador.
    async fn speaks_of_the_day_it_is_asked_for(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let before = answer(&rapport, Commitments, &["on=2022-02-10"]).await;
        assert_eq!(before["theirs"]["counts"]["total"], 0);
        let later = answer(&rapport, Commitments, &["on=2022-12-31"]).await;
        let row = &later["theirs"]["open"]["rows"][0];
        assert_eq!(row["promise"]["promisor_in_position"], Value::Null);
        assert_eq!(row["holders"], Value::Array(Vec::new()));
    }

    /// Overdue, kept, taken back, lapsed: theirs, ours and those between others.
    async fn sorts_promises_by_side_and_status(db: TestDatabase) {
        let rapport = Rapport::with(&db, &format!("{EXAMPLE}{LATER}")).await;
        assert_report!(&rapport, Commitments, &["on=2022-11-01", "home=organization:wego"], "commitments-later");
        let answer = answer(&rapport, Commitments, &["on=2022-11-01", "home=organization:wego"]).await;
        assert_eq!(told(&answer, "theirs", "open"), [INTRODUCE]);
        assert_eq!(told(&answer, "theirs", "fulfilled"), ["Attend the forum"]);
        assert_eq!(told(&answer, "theirs", "withdrawn"), ["Send the studies"]);
        assert_eq!(told(&answer, "ours", "overdue"), ["Invite the embassy to the forum"]);
        assert_eq!(told(&answer, "others", "lapsed"), ["Host a seminar"]);
        // The ambassador was followed by another, and WeGO met one of the two associations.
        let row = &answer["theirs"]["open"]["rows"][0];
        assert_eq!(row["promise"]["promisor_in_position"], false);
        assert_eq!(row["holders"][0]["person"]["name"], "Ana Duarte");
        assert_eq!(answer["theirs"]["counts"]["promisor_left"], 1);
        let guess = &row["perhaps_kept_by"][0];
        assert_eq!(guess["event"]["name"], "The capital cities at WeGO");
        assert_eq!(guess["fit"], "PROMISEE_MET_TARGET");
        assert_eq!(guess["with"]["name"], "Colombian Association of Capital Cities");
        // To be invited is to be kept a promise to invite, whether one came or not.
        let ours = &answer["ours"]["overdue"]["rows"][0];
        assert_eq!(ours["days_overdue"], 236);
        assert_eq!(ours["accounts"][0]["quote"], "You will be our guests in July.");
        assert_eq!(ours["perhaps_kept_by"][0]["event"]["name"], "Smart City Forum");
        assert_eq!(ours["perhaps_kept_by"][0]["fit"], "HELD_BY_PROMISOR");
        // What was kept in July was open in June, and what happened in June may not have kept it in May.
        let june = super::answer(&rapport, Commitments, &["on=2022-05-31", "home=organization:wego"]).await;
        assert_eq!(told(&june, "theirs", "open"), [INTRODUCE, "Attend the forum"]);
        assert_eq!(june["theirs"]["open"]["rows"][0]["perhaps_kept_by"], Value::Array(Vec::new()));
    }

    /// An institution has the promises of whoever was there for it, a position those of whoever was there in it, and a person
    /// those made in the person's position.
    async fn narrows_to_a_party(db: TestDatabase) {
        let rapport = Rapport::with(&db, &format!("{EXAMPLE}{LATER}")).await;
        for (about, theirs, ours) in [
            ("embassy:embassy-of-colombia-in-seoul", 1, 0),
            ("position:ambassador-of-colombia-to-korea", 1, 0),
            ("organization:colombian-association-of-capital-cities", 1, 0),
            ("person:jung-sook-park", 1, 1),
            ("position:wego-secretary-general", 1, 1),
            ("organization:wego", 3, 1),
            ("embassy:embassy-of-singapore-in-seoul", 1, 0),
            ("person:masaki-miwa", 0, 0),
            ("country:colombia", 0, 0),
        ] {
            let asked = [&format!("about={about}"), "on=2022-11-01", "home=organization:wego"];
            let answer = answer(&rapport, Commitments, &asked).await;
            let total = |side: &str| answer[side]["counts"]["total"].as_u64();
            assert_eq!((total("theirs"), total("ours")), (Some(theirs), Some(ours)), "{about}");
        }
    }

    /// However many promises there are, as many statements; and a list tells of those left out.
    async fn costs_the_same_however_many_there_are(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let cost = async |asked: &[&str]| {
            let before = rapport.store.statements();
            answer(&rapport, Commitments, asked).await;
            rapport.store.statements() - before
        };
        let about = ["about=organization:wego"];
        cost(&[]).await;
        let few = (cost(&[]).await, cost(&about).await);
        let mut lines = String::new();
        for n in 0..120 {
            writeln!(lines, r#"{{"type": "commitment", "key": "promise-{n}", "text": "Promise {n}", "action": "INVITE", "by": "embassy:embassy-of-japan-in-seoul", "to": "organization:wego", "targets": ["person:andrew-lim"], "event": "japanese-officials-at-wego-2022-02-17", "sources": ["wego-note-2022-02-17"]}}"#).expect("a text takes all");
        }
        rapport.import(&lines).await;
        cost(&[]).await;
        assert_eq!((cost(&[]).await, cost(&about).await), few);
        let answer = answer(&rapport, Commitments, &[]).await;
        assert_eq!(answer["theirs"]["counts"]["open"], 121);
        assert_eq!(told(&answer, "theirs", "open").len(), 100);
        assert_eq!(answer["theirs"]["open"]["left_out"], 21);
        assert_eq!(told(&answer, "theirs", "open")[0], INTRODUCE, "the oldest comes first");
    }

    /// A promise above the reader's clearance does not exist, nor does a meeting that may have kept one.
    async fn tells_nothing_above_the_clearance(db: TestDatabase) {
        let hidden = LATER.replace(r#""kind": "MEETING", "from""#, r#""kind": "MEETING", "visibility": "CONFIDENTIAL", "from""#)
            .replace(r#""text": "Invite the embassy"#, r#""visibility": "INTERNAL", "text": "Invite the embassy"#);
        let rapport = Rapport::with(&db, &format!("{EXAMPLE}{hidden}")).await;
        let asked = ["on=2022-11-01", "home=organization:wego"];
        let public = answer(&rapport, Commitments, &asked).await;
        assert_eq!(public["ours"]["counts"]["total"], 0);
        assert_eq!(public["theirs"]["open"]["rows"][0]["perhaps_kept_by"], Value::Array(Vec::new()));
        let text = super::report(&rapport, Visibility::Internal, Commitments, &asked, rapport::vocabulary::ReportFormat::Json).await.expect("it is made");
        let internal: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(internal["ours"]["counts"]["total"], 1);
        assert_eq!(internal["theirs"]["open"]["rows"][0]["perhaps_kept_by"], Value::Array(Vec::new()));
    }

    async fn an_empty_record_has_no_promises(db: TestDatabase) {
        let rapport = Rapport::with(&db, "").await;
        assert_report!(&rapport, Commitments, &[], "commitments-empty");
    }

    async fn refuses_what_is_no_party(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let unknown = refused(&rapport, Commitments, &["about=person:caiza"]).await;
        assert!(unknown.contains("about: there is no record \"person:caiza\""), "{unknown}");
        assert!(unknown.contains("perhaps person:juan-carlos-caiza-rosero"), "{unknown}");
        let event = refused(&rapport, Commitments, &["about=event:hybrid-launch-2022-02-23"]).await;
        assert!(event.contains("expected the id of a person, an institution or a position"), "{event}");
    }
}
