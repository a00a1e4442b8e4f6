//! The report of one event.

use rapport::vocabulary::ReportName::Contact;

use super::{answer, assert_report, refused};
use crate::{app::Rapport, support::on_both_databases};

/// The meeting of which the source names neither of the two.
const COLOMBIA: &str = "about=event:secretary-general-at-embassy-of-colombia-2022-02-11";

on_both_databases! {
    /// Who was there, in what capacity, what was promised, and that the Secretary General is not named.
    async fn tells_of_a_meeting(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        assert_report!(&rapport, Contact, &[COLOMBIA, "on=2022-03-01"], "contact");
        let answer = answer(&rapport, Contact, &[COLOMBIA, "on=2022-03-01"]).await;
        let ours = &answer["contact"]["ours"][0];
        assert_eq!(ours["person"]["name"], "Jung Sook Park");
        assert_eq!(ours["attribution"], "INFERRED");
        assert_eq!(answer["holders"][0]["person"]["name"], "Jung Sook Park");
        assert_eq!(answer["promises"][0]["targets"].as_array().map(Vec::len), Some(2));
        assert_eq!(answer["gaps"][0]["kind"], "HOLDER_INFERRED");
    }

    /// What is not an event is refused, with what may have been meant.
    async fn refuses_what_is_no_event(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let unknown = refused(&rapport, Contact, &["about=event:embassy-of-colombia"]).await;
        assert!(unknown.contains("there is no record \"event:embassy-of-colombia\""), "{unknown}");
        assert!(unknown.contains("perhaps event:secretary-general-at-embassy-of-colombia-2022-02-11"), "{unknown}");
        let person = refused(&rapport, Contact, &["about=person:jung-sook-park"]).await;
        assert!(person.contains("expected the id of an event"), "{person}");
        let missing = refused(&rapport, Contact, &[]).await;
        assert!(missing.contains("about: is missing"), "{missing}");
        let unheard = refused(&rapport, Contact, &[COLOMBIA, "since=2022-01-01"]).await;
        assert!(unheard.contains("there is no parameter \"since\"; expected one of about, on, home"), "{unheard}");
        let day = refused(&rapport, Contact, &[COLOMBIA, "on=tomorrow"]).await;
        assert!(day.starts_with("on: "), "{day}");
    }
}
