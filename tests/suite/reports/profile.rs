//! The report of a person.

use rapport::vocabulary::ReportName::Profile;
use serde_json::{Value, json};

use super::{answer, assert_report, refused};
use crate::{
    app::{EXAMPLE, Rapport},
    support::on_both_databases,
};

const CAIZA: &str = "about=person:juan-carlos-caiza-rosero";
const PARK: &str = "about=person:jung-sook-park";

/// The names of a list of lines, each by the field that has one.
fn names<'a>(list: &'a Value, field: &str) -> Vec<&'a str> {
    let lines = list.as_array().expect("a list").iter();
    lines.filter_map(|line| line[field]["name"].as_str()).collect()
}

/// A record of an envoy who was acting, then ambassador, and left: with dates of every sort.
const ENVOY: &str = r#"{"type": "country", "key": "us", "name": "Us"}
{"type": "country", "key": "them", "name": "Them"}
{"type": "organization", "key": "home", "name": "Home", "kind": "CITY_NETWORK", "country": "us"}
{"type": "embassy", "key": "theirs", "name": "Embassy of Them", "kind": "EMBASSY", "sendingCountry": "them", "hostCountry": "us"}
{"type": "position", "key": "ambassador", "title": "Ambassador", "institution": "embassy:theirs", "rank": "HEAD"}
{"type": "position", "key": "minister", "title": "Minister", "institution": "embassy:theirs", "rank": "MINISTER"}
{"type": "person", "key": "envoy", "name": "The Envoy", "style": "H.E.", "nationality": "them", "otherNames": [{"name": "El Enviado", "kind": "NATIVE", "language": "es"}, "The Envoy of Old"], "tenures": [{"position": "minister", "from": "2015-09"}, {"position": "ambassador", "capacity": "ACTING", "from": "2016-01", "until": "2016-03-31"}, {"position": "ambassador", "from": "2016-04-01", "until": "2019-06-30", "note": "Presented credentials late."}, {"position": "minister", "capacity": "DESIGNATE", "from": "2023-01"}]}
{"type": "person", "key": "heir", "name": "The Heir", "tenures": [{"position": "ambassador", "from": "2019-07-01", "until": ".."}]}
{"type": "person", "key": "clerk", "name": "The Clerk"}
{"type": "event", "key": "acting", "title": "While acting", "kind": "MEETING", "from": "2016-02", "venue": "organization:home", "participants": [{"person": "envoy", "position": "ambassador"}, {"institution": "organization:home", "label": "Somebody of Home"}]}
{"type": "event", "key": "call", "title": "Call of the ambassador", "kind": "COURTESY_CALL", "from": "2016-04-21", "venue": "embassy:theirs", "participants": [{"person": "envoy", "position": "ambassador"}, {"person": "clerk", "institution": "organization:home"}]}
{"type": "event", "key": "hall", "title": "In the hall", "kind": "CONFERENCE", "from": "2017-05-05", "participants": [{"person": "envoy", "position": "ambassador"}, {"person": "clerk", "institution": "organization:home"}]}
{"type": "event", "key": "apart", "title": "Without us", "kind": "MEETING", "from": "2018-05-05", "participants": [{"person": "envoy", "position": "ambassador"}, {"institution": "country:us"}]}
{"type": "event", "key": "last", "title": "The last meeting", "kind": "MEETING", "from": "2019-06-01", "participants": [{"person": "envoy", "position": "ambassador"}, {"person": "clerk", "institution": "organization:home"}]}
{"type": "commitment", "key": "lasting", "text": "Invite Home", "by": "person:envoy", "to": "organization:home", "event": "last", "status": "OPEN"}
{"type": "commitment", "key": "ours", "text": "Send the Envoy a book", "by": "organization:home", "to": "person:envoy", "event": "call", "due": "2016-05-01", "status": "OPEN"}
{"type": "commitment", "key": "nobody", "text": "Send a report", "by": "person:clerk", "event": "last", "status": "OPEN"}
"#;

on_both_databases! {
    /// Whom the notes name once: how he is addressed, what he was, that we went to him, and what he promised.
    async fn tells_of_an_ambassador(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        assert_report!(&rapport, Profile, &[CAIZA, "on=2022-06-01"], "profile");
        let answer = answer(&rapport, Profile, &[CAIZA, "on=2022-06-01"]).await;
        assert_eq!(answer["style"], "H.E.");
        assert_eq!(answer["nationality"], Value::Null);
        assert_eq!(answer["country"]["name"], "Colombia");
        let term = &answer["terms"][0]["term"];
        assert_eq!(term["certainty"], "LIKELY");
        assert_eq!(term["recorded"], false);
        assert_eq!(term["soon"], json!({"since": "FIRST_SHOWN", "days": {"at_least": 0, "at_most": 0}}));
        assert_eq!(names(&answer["terms"][0]["met"], "person"), ["Jung Sook Park"]);
        assert_eq!(answer["visits"][0]["kind"], "VISITED");
        assert_eq!(answer["promises_made"].as_array().map(Vec::len), Some(1));
        assert_eq!(answer["promises_outlived"], json!([]));
    }

    /// One of ours: whom she met as Secretary General, that two of them are inferred, and what was promised at her meetings.
    async fn tells_of_one_of_ours(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        assert_report!(&rapport, Profile, &[PARK, "on=2022-06-01"], "profile-ours");
        let answer = answer(&rapport, Profile, &[PARK, "on=2022-06-01"]).await;
        assert_eq!(answer["ours"], true);
        let met = &answer["terms"][0]["met"];
        assert_eq!(names(met, "person")[..2], ["Andrew Lim", "Juan Carlos Caiza Rosero"]);
        assert_eq!(met[1]["soon"], json!({"since": "FIRST_INFERRED", "days": {"at_least": 4, "at_most": 4}}));
        assert_eq!(met[1]["inferred"], true);
        assert_eq!(met[2]["inferred"], false);
        let term = &answer["terms"][0]["term"];
        assert_eq!(term["first_shown_on"], "2022-02-17");
        assert_eq!(term["first_inferred_on"], "2022-02-07");
        let visits = answer["visits"].as_array().expect("a list");
        let visits: Vec<_> = visits.iter().map(|visit| (&visit["kind"], &visit["meetings"]["at_most"])).collect();
        assert_eq!(visits, [(&json!("HOSTED"), &json!(3)), (&json!("VISITED"), &json!(1))]);
        assert_eq!(names(&answer["promises_heard"], "by"), ["Juan Carlos Caiza Rosero"]);
    }

    /// Each tenure by itself, how soon within what the dates allow, and what outlived the position.
    async fn tells_tenures_and_what_outlived_them(db: TestDatabase) {
        let rapport = Rapport::with(&db, ENVOY).await;
        let asked = ["about=person:envoy", "on=2020-01-01", "home=organization:home"];
        assert_report!(&rapport, Profile, &asked, "profile-envoy");
        let told = answer(&rapport, Profile, &asked).await;
        assert_eq!(told["nationality"]["name"], "Them");
        assert_eq!(told["other_names"][0]["kind"], "NATIVE");
        let terms: Vec<_> = told["terms"].as_array().expect("a list").iter().map(|term| &term["term"]).collect();
        let capacities: Vec<_> = terms.iter().map(|term| &term["capacity"]).collect();
        assert_eq!(capacities, ["SUBSTANTIVE", "ACTING", "SUBSTANTIVE"], "the designate of 2023 is far away");
        // From some day of January to some day of February.
        assert_eq!(terms[1]["soon"], json!({"since": "TOOK_UP", "days": {"at_least": 1, "at_most": 59}}));
        assert_eq!(terms[2]["soon"], json!({"since": "TOOK_UP", "days": {"at_least": 20, "at_most": 20}}));
        assert_eq!(terms[2]["contacts"]["at_most"], 2);
        assert_eq!(terms[0]["certainty"], "POSSIBLE");
        assert_eq!(terms[2]["certainty"], Value::Null);
        assert_eq!(told["meetings"]["at_most"], 3);
        assert_eq!(told["contact_count"]["at_most"], 4, "the conference is a contact and no meeting");
        assert_eq!(names(&told["events_without_us"], "event"), ["Without us"]);
        assert_eq!(names(&told["promises_outlived"], "promise"), ["Invite Home"]);
        // What we promised at the meeting to nobody in particular was promised to the one whom we met.
        assert_eq!(names(&told["promises_received"], "promise"), ["Send the Envoy a book", "Send a report"]);
        assert_eq!(told["promises_about"], json!([]));
        let kinds: Vec<_> = told["visits"].as_array().expect("a list").iter().map(|visit| &visit["kind"]).collect();
        assert_eq!(kinds, ["HOSTED", "VISITED", "UNRECORDED"]);
        let soon = answer(&rapport, Profile, &["about=person:envoy", "on=2022-06-01", "home=organization:home"]).await;
        let last = &soon["terms"][3]["term"];
        assert_eq!((&last["capacity"], &last["to_come"]), (&json!("DESIGNATE"), &json!(true)));
        let then = answer(&rapport, Profile, &["about=person:envoy", "on=2016-02-10", "home=organization:home"]).await;
        assert_eq!(then["meetings"], json!({"at_least": 0, "at_most": 1}));
        assert_eq!(then["promises_made"], json!([]));
    }

    /// Somebody of whom nothing else is recorded, and somebody of whom nothing is.
    async fn tells_of_a_stranger_and_refuses_nobody(db: TestDatabase) {
        let lines = EXAMPLE.to_owned() + r#"{"type": "person", "key": "stranger", "name": "A Stranger"}"# + "\n";
        let rapport = Rapport::with(&db, &lines).await;
        assert_report!(&rapport, Profile, &["about=person:stranger", "on=2022-06-01"], "profile-stranger");
        let unknown = refused(&rapport, Profile, &["about=person:park"]).await;
        assert!(unknown.contains("perhaps person:jung-sook-park"), "{unknown}");
        let embassy = refused(&rapport, Profile, &["about=organization:wego"]).await;
        assert!(embassy.contains("expected the id of a person"), "{embassy}");
        let period = refused(&rapport, Profile, &[PARK, "since=2022-03-01"]).await;
        assert!(period.contains("there is no parameter \"since\""), "{period}");
    }

    /// A record in which nobody is.
    async fn is_asked_of_an_empty_record(db: TestDatabase) {
        let rapport = Rapport::with(&db, "").await;
        let unknown = refused(&rapport, Profile, &[PARK]).await;
        assert!(unknown.contains("there is no record \"person:jung-sook-park\""), "{unknown}");
    }
}
