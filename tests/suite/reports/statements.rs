//! What a report costs: as many statements of a long record as of a short one.

use std::fmt::Write;

use rapport::vocabulary::ReportName;

use super::answer;
use crate::{
    app::{EXAMPLE, Rapport},
    support::on_both_databases,
};

/// Embassies, each with an ambassador who has met the Secretary General and promised something, and what was said of it.
fn embassies(numbers: std::ops::Range<usize>) -> String {
    let mut lines = String::new();
    for n in numbers {
        let day = 1 + n % 27;
        writeln!(
            lines,
            r#"{{"type": "embassy", "key": "mission-{n}", "name": "Mission {n}", "kind": "EMBASSY", "sendingCountry": "colombia", "hostCountry": "south-korea"}}
{{"type": "position", "key": "head-{n}", "title": "Head {n}", "institution": "embassy:mission-{n}"}}
{{"type": "person", "key": "envoy-{n}", "name": "Envoy {n}"}}
{{"type": "source", "key": "note-{n}", "title": "Note {n}"}}
{{"type": "event", "key": "call-{n}", "title": "Call {n}", "kind": "COURTESY_CALL", "from": "2022-01-{day:02}", "sources": ["note-{n}"], "participants": [{{"person": "jung-sook-park", "position": "wego-secretary-general"}}, {{"person": "envoy-{n}", "position": "head-{n}"}}]}}
{{"type": "commitment", "key": "promise-{n}", "text": "Do {n}", "by": "person:envoy-{n}", "to": "organization:wego", "event": "call-{n}"}}"#
        )
        .expect("a text takes all");
    }
    lines
}

on_both_databases! {
    async fn a_report_costs_the_same_however_long_the_record(db: TestDatabase) {
        let rapport = Rapport::with(&db, &format!("{EXAMPLE}{}", embassies(0..60))).await;
        let asked: [(ReportName, &[&str]); 11] = [
            (ReportName::Briefing, &["about=person:jung-sook-park"]),
            (ReportName::Contact, &["about=event:call-1"]),
            (ReportName::Profile, &["about=person:jung-sook-park"]),
            (ReportName::Dossier, &["about=organization:wego"]),
            (ReportName::Country, &["about=country:south-korea"]),
            (ReportName::Activity, &["since=2022-01-01", "until=2022-12-31"]),
            (ReportName::Commitments, &[]),
            (ReportName::WatchList, &[]),
            (ReportName::Coverage, &["embassies=country:south-korea"]),
            (ReportName::Network, &["about=organization:wego"]),
            (ReportName::Handover, &["about=position:wego-secretary-general"]),
        ];
        let cost = async || {
            let mut costs = Vec::new();
            for (name, asked) in &asked {
                let asked: Vec<&str> = asked.iter().copied().chain(["on=2022-12-31", "home=organization:wego"]).collect();
                answer(&rapport, *name, &asked).await;
                let before = rapport.store.statements();
                answer(&rapport, *name, &asked).await;
                costs.push((*name, rapport.store.statements() - before));
            }
            costs
        };
        let short = cost().await;
        rapport.import(&embassies(60..400)).await;
        let long = cost().await;
        assert_eq!(short, long);
    }
}
