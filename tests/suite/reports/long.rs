//! Lists that are longer than what is told of them: what is cut is counted, and nothing is concluded from what is left.

use std::fmt::Write;

use rapport::vocabulary::{
    ReportFormat,
    ReportName::{Country, Coverage, Dossier, Profile},
};
use serde_json::Value;

use super::{answer, told};
use crate::{app::Rapport, support::on_both_databases};

/// Us, in a country that receives missions.
const US: &str = r#"{"type": "country", "key": "korea", "name": "Korea"}
{"type": "country", "key": "japan", "name": "Japan"}
{"type": "organization", "key": "we", "name": "We", "kind": "CITY_NETWORK", "country": "korea"}
"#;

/// A record with so many missions of Japan, each in a country of its own, of which we met the first ones. The last one sits
/// where we do.
fn missions(count: usize, met: usize) -> String {
    let mut lines = US.to_owned();
    for n in 0..count {
        let host = if n + 1 == count {
            "korea".to_owned()
        } else {
            format!("host-{n:03}")
        };
        writeln!(lines, r#"{{"type": "country", "key": "host-{n:03}", "name": "Host {n:03}"}}
{{"type": "embassy", "key": "mission-{n:03}", "name": "Mission {n:03}", "sendingCountry": "japan", "hostCountry": "{host}"}}
{{"type": "position", "key": "head-{n:03}", "title": "Head {n:03}", "institution": "embassy:mission-{n:03}", "rank": "HEAD"}}"#)
        .expect("a text takes all");
        if n < met {
            writeln!(lines, r#"{{"type": "event", "key": "call-{n:03}", "title": "Call {n:03}", "kind": "COURTESY_CALL", "from": "2021-03-01", "participants": [{{"institution": "organization:we"}}, {{"institution": "embassy:mission-{n:03}"}}]}}"#)
                .expect("a text takes all");
        }
    }
    lines
}

fn count(list: &Value) -> usize {
    list.as_array().expect("a list").len()
}

on_both_databases! {
    /// However many missions were met, those that never were are told; where these are many, how many there are.
    async fn tells_of_missions_never_met(db: TestDatabase) {
        let rapport = Rapport::with(&db, &missions(130, 60)).await;
        let asked = ["about=country:japan", "on=2022-04-01", "home=organization:we"];
        let told_of = answer(&rapport, Country, &asked).await;
        assert_eq!(told_of["missions_sent"]["count"], 130);
        assert_eq!(told_of["missions_sent"]["met"], 60);
        assert_eq!(told_of["missions_sent"]["left_out"], 80);
        assert_eq!(count(&told_of["missions_never_met"]), 50);
        assert_eq!(told_of["missions_never_met_left_out"], 20);
        let never = &told_of["missions_never_met"];
        assert_eq!(never[0]["institution"]["name"], "Mission 129", "the one where we are comes first");
        assert_eq!(never[0]["near_us"], true);
        assert_eq!(never[0]["country"]["name"], "Korea");
        assert_eq!(never[1]["institution"]["name"], "Mission 060");
        // All 130 heads are unknown, not only those of the missions that are told.
        assert_eq!(count(&told_of["vacancies"]), 30);
        assert_eq!(told_of["vacancies_left_out"], 100);
        let text = told(&rapport, Country, &asked, ReportFormat::Markdown).await;
        assert!(text.contains("Mission 061, in Host 061"), "{text}");
        assert!(text.contains("20 more are recorded."), "{text}");
        assert!(!text.contains("Counterparts that are not here were never met."), "{text}");
    }

    /// Members that were met do not take the room of those that never were.
    async fn tells_of_members_never_met(db: TestDatabase) {
        let rapport = Rapport::with(&db, &members(540, 510)).await;
        let asked = ["members=organization:we", "on=2022-04-01", "since=2021-01-01", "home=organization:we"];
        let told_of = answer(&rapport, Coverage, &asked).await;
        assert_eq!(told_of["universe"]["members"], 540);
        assert_eq!(told_of["met"]["never"]["at_least"], 30);
        let members = told_of["members"].as_array().expect("a list");
        let never = members.iter().filter(|line| line["ever"]["meetings"]["at_most"] == 0);
        assert_eq!((members.len(), never.count()), (530, 30));
        assert_eq!(told_of["members_left_out"], 10);
        assert_eq!(told_of["never_left_out"], 0);
    }

    /// What outlived its maker is found among all promises, and all that are open are counted.
    async fn counts_all_promises(db: TestDatabase) {
        let mut lines = US.to_owned();
        lines += r#"{"type": "embassy", "key": "theirs", "name": "Theirs", "sendingCountry": "japan", "hostCountry": "korea"}
{"type": "position", "key": "head", "title": "Head", "institution": "embassy:theirs", "rank": "HEAD"}
{"type": "position", "key": "deputy", "title": "Deputy", "institution": "embassy:theirs", "rank": "DEPUTY"}
{"type": "person", "key": "envoy", "name": "Envoy", "tenures": [{"position": "head", "from": "2010-01-01", "until": "2015-12-31"}, {"position": "deputy", "from": "2016-01-01", "until": ".."}]}
{"type": "person", "key": "heir", "name": "Heir", "tenures": [{"position": "head", "from": "2016-01-01", "until": ".."}]}
{"type": "event", "key": "old", "title": "Old", "kind": "MEETING", "from": "2015-05-01", "participants": [{"person": "envoy", "position": "head"}, {"institution": "organization:we"}]}
{"type": "event", "key": "new", "title": "New", "kind": "MEETING", "from": "2018-05-01", "participants": [{"person": "envoy", "position": "deputy"}, {"institution": "organization:we"}]}
{"type": "commitment", "key": "outlived", "text": "Outlived", "by": "person:envoy", "to": "organization:we", "event": "old", "due": "2030-01-01"}
"#;
        for n in 0..70 {
            writeln!(lines, r#"{{"type": "commitment", "key": "promise-{n:02}", "text": "Promise {n:02}", "by": "person:envoy", "to": "organization:we", "event": "new", "due": "2020-01-01"}}"#)
                .expect("a text takes all");
        }
        let rapport = Rapport::with(&db, &lines).await;
        let day = ["on=2022-04-01", "home=organization:we"];
        let profile = answer(&rapport, Profile, &["about=person:envoy", day[0], day[1]]).await;
        assert_eq!((count(&profile["promises_made"]), &profile["promises_made_count"]), (50, &71.into()));
        assert_eq!(profile["promises_made_open"], 71);
        assert_eq!(profile["promises_outlived"][0]["promise"]["name"], "Outlived");
        assert_eq!(profile["promises_outlived_count"], 1);
        let dossier = answer(&rapport, Dossier, &["about=embassy:theirs", day[0], day[1]]).await;
        assert_eq!(dossier["promises_theirs_open"], 71);
        assert_eq!(dossier["promises_outlived"][0]["promise"]["name"], "Outlived");
    }
}

/// A record with so many members of ours, of which we met the first ones.
fn members(count: usize, met: usize) -> String {
    let mut lines = US.to_owned();
    for n in 0..count {
        writeln!(lines, r#"{{"type": "organization", "key": "member-{n:03}", "name": "Member {n:03}", "kind": "CITY_GOVERNMENT"}}
{{"type": "relationship", "key": "member-{n:03}", "kind": "MEMBER_OF", "subject": "organization:member-{n:03}", "object": "organization:we"}}"#)
        .expect("a text takes all");
        if n < met {
            writeln!(lines, r#"{{"type": "event", "key": "call-{n:03}", "title": "Call {n:03}", "kind": "MEETING", "from": "2021-03-01", "participants": [{{"institution": "organization:we"}}, {{"institution": "organization:member-{n:03}"}}]}}"#)
                .expect("a text takes all");
        }
    }
    lines
}
