//! What is at the edge of every report: subjects that there are not, records with nothing in them, people without events.

use rapport::vocabulary::{Language, ReportFormat, ReportName, Visibility};

use super::{refused, report, told};
use crate::{
    app::{EXAMPLE, Rapport},
    support::on_both_databases,
};

on_both_databases! {
    /// Each says which parameter was wrong, and what may have been meant.
    async fn names_what_may_have_been_meant(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        for (name, asked, meant) in [
            (ReportName::Briefing, "about=person:park", "person:jung-sook-park"),
            (ReportName::Contact, "about=event:embassy-of-colombia", "event:secretary-general-at-embassy-of-colombia-2022-02-11"),
            (ReportName::Profile, "about=person:caiza", "person:juan-carlos-caiza-rosero"),
            (ReportName::Dossier, "about=embassy:costa-rica", "embassy:embassy-of-costa-rica-in-seoul"),
            (ReportName::Country, "about=country:korea", "country:south-korea"),
            (ReportName::Activity, "home=organization:federation", "organization:colombian-federation-of-municipalities"),
            (ReportName::Commitments, "about=person:park", "person:jung-sook-park"),
            (ReportName::WatchList, "home=organization:federation", "organization:colombian-federation-of-municipalities"),
            (ReportName::Coverage, "embassies=country:korea", "country:south-korea"),
            (ReportName::Network, "about=person:park", "person:jung-sook-park"),
            (ReportName::Handover, "about=position:secretary-general", "position:wego-secretary-general"),
        ] {
            let told = refused(&rapport, name, &[asked]).await;
            let (parameter, id) = asked.split_once('=').expect("a parameter is name=value");
            assert!(told.starts_with(&format!("{parameter}: there is no record \"{id}\"")), "{name:?}: {told}");
            assert!(told.contains(meant), "{name:?}: {told}");
        }
    }

    /// Of an empty record there is a report with nothing in it, or there is nobody to ask about.
    async fn asks_an_empty_record_for_everything(db: TestDatabase) {
        let rapport = Rapport::with(&db, "").await;
        for &name in ReportName::ALL {
            for about in [&[][..], &["about=person:nobody"]] {
                let answer = report(&rapport, Visibility::Public, name, about, ReportFormat::Html).await;
                match answer {
                    Ok(page) => assert!(page.contains("</html>"), "{name:?}"),
                    Err(error) => {
                        let told = error.to_string();
                        let expected = ["is missing", "there is no record", "there is no parameter"];
                        assert!(expected.iter().any(|expected| told.contains(expected)), "{name:?}: {told}");
                    }
                }
            }
        }
    }

    /// Somebody of whom only the name is recorded has no chart, and every report about people is made.
    async fn tells_of_somebody_without_events(db: TestDatabase) {
        let lines = format!("{EXAMPLE}{{\"type\": \"person\", \"key\": \"stranger\", \"name\": \"A Stranger\"}}\n");
        let rapport = Rapport::with(&db, &lines).await;
        for name in [ReportName::Briefing, ReportName::Profile, ReportName::Commitments, ReportName::Network] {
            let asked = ["about=person:stranger", "on=2022-06-01"];
            let page = told(&rapport, name, &asked, ReportFormat::Html).await;
            assert!(page.contains("A Stranger"), "{name:?}");
            assert!(!page.contains("NaN"), "{name:?}");
            assert!(name == ReportName::Network || !page.contains("<svg"), "{name:?}");
        }
    }

    /// What a report was asked is told in the reader's language.
    async fn names_parameters_in_the_language_of_the_reader(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let parameters = [
            (ReportName::Network, "depth", "1", "Enlaces de distancia, como máximo: 1"),
            (ReportName::WatchList, "cooling", "90", "Se enfría tras (días): 90"),
            (ReportName::Coverage, "region", "Asia", "Región: Asia"),
            (ReportName::Activity, "since", "2022-01-01", "Desde: 2022-01-01"),
        ];
        for (name, parameter, value, expected) in parameters {
            let snapshot = rapport.app.live().snapshot(Visibility::Public).await.expect("a snapshot");
            let mut given = vec![(parameter.to_owned(), value.to_owned())];
            if name == ReportName::Network {
                given.push(("about".to_owned(), "organization:wego".to_owned()));
            }
            let given = rapport::reports::parameters::Given(given);
            let today = rapport.app.clock().today();
            let text = rapport::reports::report(name, snapshot, today, &given, ReportFormat::Markdown, Language::Es).await;
            let text = text.expect("the report is made");
            assert!(text.contains(expected), "{text}");
        }
    }
}
