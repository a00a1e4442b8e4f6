//! The report of an institution.

use rapport::vocabulary::ReportName::Dossier;
use serde_json::{Value, json};

use super::{answer, assert_report, refused};
use crate::{
    app::{EXAMPLE, Rapport},
    support::on_both_databases,
};

const COLOMBIA: &str = "about=embassy:embassy-of-colombia-in-seoul";

/// The names of a list of lines, each by the field that has one.
fn names<'a>(list: &'a Value, field: &str) -> Vec<&'a str> {
    let lines = list.as_array().expect("a list").iter();
    lines.filter_map(|line| line[field]["name"].as_str()).collect()
}

/// A record of an embassy in which one ambassador followed another, with meetings at which nobody is named.
const SUCCESSION: &str = r#"{"type": "country", "key": "us", "name": "Us"}
{"type": "country", "key": "them", "name": "Them"}
{"type": "organization", "key": "home", "name": "Home", "kind": "CITY_NETWORK", "country": "us"}
{"type": "embassy", "key": "theirs", "name": "Embassy of Them", "kind": "EMBASSY", "sendingCountry": "them", "hostCountry": "us"}
{"type": "position", "key": "ambassador", "title": "Ambassador", "institution": "embassy:theirs", "rank": "HEAD"}
{"type": "position", "key": "attache", "title": "Attaché", "institution": "embassy:theirs", "rank": "ATTACHE"}
{"type": "position", "key": "empty", "title": "Counsellor", "institution": "embassy:theirs", "rank": "COUNSELLOR"}
{"type": "person", "key": "first", "name": "The First", "tenures": [{"position": "ambassador", "from": "2015-03", "until": "2018-12-31"}]}
{"type": "person", "key": "second", "name": "The Second", "tenures": [{"position": "ambassador", "from": "2019-01-15", "until": ".."}]}
{"type": "person", "key": "third", "name": "The Third", "tenures": [{"position": "ambassador", "capacity": "DESIGNATE", "from": "2020-05-01"}]}
{"type": "person", "key": "clerk", "name": "The Clerk"}
{"type": "topic", "key": "trade", "name": "Trade"}
{"type": "event", "key": "welcome", "title": "Welcome", "kind": "COURTESY_CALL", "from": "2015-04-10", "venue": "organization:home", "topics": ["trade"], "participants": [{"person": "first", "position": "ambassador"}, {"person": "clerk", "institution": "organization:home"}]}
{"type": "event", "key": "visit", "title": "Visit by an attaché", "kind": "VISIT", "from": "2019-05-05", "venue": "organization:home", "topics": ["trade"], "participants": [{"position": "attache"}, {"institution": "organization:home", "label": "Us"}]}
{"type": "event", "key": "delegation", "title": "A delegation", "kind": "MEETING", "from": "2019-06", "participants": [{"institution": "embassy:theirs", "label": "A delegation"}, {"institution": "organization:home", "label": "Us"}]}
{"type": "event", "key": "hall", "title": "In the hall", "kind": "CONFERENCE", "from": "2019-07-01", "participants": [{"person": "second", "position": "ambassador"}, {"person": "clerk", "institution": "organization:home"}]}
{"type": "commitment", "key": "lasting", "text": "Invite Home", "by": "person:first", "to": "organization:home", "event": "welcome", "status": "OPEN"}
{"type": "commitment", "key": "ours", "text": "Send a report", "by": "person:clerk", "event": "welcome", "due": "2015-05-01", "status": "FULFILLED"}
{"type": "relationship", "key": "partners", "kind": "PARTNER_OF", "subject": "organization:home", "object": "embassy:theirs", "from": "2016"}
"#;

on_both_databases! {
    /// What the note tells of the embassy: its ambassador, that we went there, what he promised, and that he is inferred to
    /// have met Ms. Park.
    async fn tells_of_an_embassy(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        assert_report!(&rapport, Dossier, &[COLOMBIA, "on=2022-06-01"], "dossier");
        let answer = answer(&rapport, Dossier, &[COLOMBIA, "on=2022-06-01"]).await;
        let position = &answer["positions"][0];
        assert_eq!(names(&position["line"], "person"), ["Juan Carlos Caiza Rosero"]);
        assert_eq!(position["line_met"], 1);
        assert_eq!(answer["visits"][0]["kind"], "VISITED");
        assert_eq!(answer["promises_theirs"].as_array().map(Vec::len), Some(1));
        assert_eq!(names(&answer["ours_there"], "person"), ["Jung Sook Park"]);
        assert_eq!(answer["topics"].as_array().map(Vec::len), Some(3));
        assert_eq!(answer["meetings_unnamed"]["at_most"], 0);
    }

    /// The embassy with which a relationship is recorded, and our own institution.
    async fn tells_of_recorded_relationships_and_of_us(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let asked = ["about=embassy:embassy-of-costa-rica-in-seoul", "on=2022-06-01"];
        let costa_rica = answer(&rapport, Dossier, &asked).await;
        assert_eq!(costa_rica["relationships"][0]["kind"], "COOPERATES_WITH");
        assert_report!(&rapport, Dossier, &["about=organization:wego", "on=2022-06-01"], "dossier-ours");
        let us = answer(&rapport, Dossier, &["about=organization:wego", "on=2022-06-01"]).await;
        assert_eq!(us["ours"], true);
        assert_eq!(us["visits"], json!([]));
        assert_eq!(us["contact_count"]["at_most"], 9);
        assert_eq!(names(&us["promises_theirs"], "by"), ["Juan Carlos Caiza Rosero"]);
    }

    /// The line of ambassadors with the designate, how soon each was met, contacts at which nobody is named, and what
    /// outlived the first.
    async fn tells_who_followed_whom(db: TestDatabase) {
        let rapport = Rapport::with(&db, SUCCESSION).await;
        let asked = ["about=embassy:theirs", "on=2020-01-01", "home=organization:home"];
        assert_report!(&rapport, Dossier, &asked, "dossier-succession");
        let told = answer(&rapport, Dossier, &asked).await;
        assert_eq!(names(&told["positions"], "position"), ["Ambassador", "Counsellor", "Attaché"]);
        let line = &told["positions"][0]["line"];
        assert_eq!(names(line, "person"), ["The First", "The Second", "The Third"]);
        assert_eq!(line[0]["soon"], json!({"since": "TOOK_UP", "days": {"at_least": 10, "at_most": 40}}));
        assert_eq!(line[1]["soon"], Value::Null, "a conference is no meeting");
        assert_eq!(line[1]["certainty"], "CERTAIN");
        assert_eq!((&line[2]["capacity"], &line[2]["to_come"]), (&json!("DESIGNATE"), &json!(true)));
        assert_eq!(told["positions"][0]["line_met"], 1);
        assert_eq!(told["positions"][2]["meetings_unnamed"]["at_most"], 1);
        assert_eq!(told["meetings"], json!({"at_least": 3, "at_most": 3}));
        assert_eq!(told["meetings_unnamed"]["at_most"], 2);
        assert_eq!(told["contact_count"]["at_most"], 4);
        assert_eq!(names(&told["promises_outlived"], "promise"), ["Invite Home"]);
        assert_eq!(names(&told["promises_ours"], "promise"), ["Send a report"]);
        assert_eq!(names(&told["relationships"], "subject"), ["Home"]);
        assert_eq!(told["topics"][0]["contacts"]["at_most"], 2);
        let before = answer(&rapport, Dossier, &["about=embassy:theirs", "on=2015-06-01", "home=organization:home"]).await;
        assert_eq!(names(&before["positions"][0]["line"], "person"), ["The First"]);
        assert_eq!(before["promises_outlived"], json!([]));
        assert_eq!(before["relationships"], json!([]));
    }

    /// An institution of which nothing is recorded, and what is none.
    async fn tells_of_a_stranger_and_refuses_what_is_none(db: TestDatabase) {
        let lines = EXAMPLE.to_owned() + r#"{"type": "organization", "key": "stranger", "name": "Strangers", "kind": "NGO"}"# + "\n";
        let rapport = Rapport::with(&db, &lines).await;
        assert_report!(&rapport, Dossier, &["about=organization:stranger", "on=2022-06-01"], "dossier-stranger");
        let person = refused(&rapport, Dossier, &["about=person:jung-sook-park"]).await;
        assert!(person.contains("expected the id of an organization"), "{person}");
        let unknown = refused(&rapport, Dossier, &["about=embassy:colombia"]).await;
        assert!(unknown.contains("perhaps embassy:embassy-of-colombia-in-seoul"), "{unknown}");
    }

    /// A record in which there is no institution.
    async fn is_asked_of_an_empty_record(db: TestDatabase) {
        let rapport = Rapport::with(&db, "").await;
        let unknown = refused(&rapport, Dossier, &[COLOMBIA]).await;
        assert!(unknown.contains("there is no record"), "{unknown}");
    }
}
