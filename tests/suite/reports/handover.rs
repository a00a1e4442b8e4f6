//! The report for the next holder of a position.

use rapport::vocabulary::ReportName::Handover;

use super::{answer, assert_report, refused};
use crate::{app::Rapport, support::on_both_databases};

const SECRETARY_GENERAL: &str = "about=position:wego-secretary-general";

on_both_databases! {
    /// Whom the Secretary General met, what is promised and whom to see again, with one list of sources for all.
    async fn tells_the_next_holder_everything(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        assert_report!(&rapport, Handover, &[SECRETARY_GENERAL, "on=2022-06-01"], "handover");
        let answer = answer(&rapport, Handover, &[SECRETARY_GENERAL, "on=2022-06-01"]).await;
        assert_eq!(answer["met_count"], 5);
        assert_eq!(answer["holders"][0]["person"]["name"], "Jung Sook Park");
        let sources = answer["sources"].as_array().expect("a list");
        let numbers: Vec<u64> = sources.iter().filter_map(|source| source["number"].as_u64()).collect();
        let expected: Vec<u64> = (1..).take(numbers.len()).collect();
        assert_eq!(numbers, expected, "each source has one number");
        assert_eq!(answer["commitments"]["sources"].as_array().map(Vec::len), Some(0));
    }

    async fn is_about_a_position(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let person = refused(&rapport, Handover, &["about=person:jung-sook-park"]).await;
        assert!(person.contains("expected the id of a position"), "{person}");
    }
}
