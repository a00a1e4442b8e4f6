//! What the reports answer, asked in words as on the command line, in every format, on both databases.

mod activity;
mod briefing;
mod commitments;
mod contact;
mod country;
mod coverage;
mod dossier;
mod edges;
mod handover;
mod long;
mod network;
mod profile;
mod statements;
mod watch_list;

use rapport::{
    reports::{self, ReportError, parameters::Given},
    vocabulary::{Language, ReportFormat, ReportName, Visibility},
};

use crate::app::Rapport;

/// A report as it was asked: names and values, as in `about=organization:wego`.
pub(crate) async fn report(
    rapport: &Rapport,
    clearance: Visibility,
    name: ReportName,
    asked: &[&str],
    format: ReportFormat,
) -> Result<String, ReportError> {
    let given = asked.iter().map(|pair| {
        let (name, value) = pair.split_once('=').expect("a parameter is name=value");
        (name.to_owned(), value.to_owned())
    });
    let snapshot = rapport.app.live().snapshot(clearance).await?;
    let today = rapport.app.clock().today();
    let given = Given(given.collect());
    reports::report(name, snapshot, today, &given, format, Language::En).await
}

/// What a public reader is told.
pub(crate) async fn told(
    rapport: &Rapport,
    name: ReportName,
    asked: &[&str],
    format: ReportFormat,
) -> String {
    let answer = report(rapport, Visibility::Public, name, asked, format).await;
    answer.expect("the report is made")
}

/// The answer itself, as a program reads it.
pub(crate) async fn answer(rapport: &Rapport, name: ReportName, asked: &[&str]) -> serde_json::Value {
    let text = told(rapport, name, asked, ReportFormat::Json).await;
    serde_json::from_str(&text).expect("an answer is JSON")
}

/// Why a public reader is told nothing.
pub(crate) async fn refused(rapport: &Rapport, name: ReportName, asked: &[&str]) -> String {
    let answer = report(rapport, Visibility::Public, name, asked, ReportFormat::Json).await;
    answer.expect_err("there is no such report").to_string()
}

/// A page without its style, which is the same in all of them.
pub(crate) fn unstyled(page: &str) -> String {
    match (page.split_once("<style>"), page.split_once("</style>")) {
        (Some((before, _)), Some((_, after))) => format!("{before}<style></style>{after}"),
        (Some(_) | None, Some(_) | None) => page.to_owned(),
    }
}

/// Holds a report in all four formats against the reviewed ones.
macro_rules! assert_report {
    ($rapport:expr, $name:expr, $asked:expr, $file:literal) => {
        for format in rapport::vocabulary::ReportFormat::ALL {
            let text = $crate::reports::told($rapport, $name, $asked, *format).await;
            let text = $crate::reports::unstyled(&text);
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::allow_duplicates! { insta::assert_snapshot!(format!("{}.{}", $file, format.word()), text); }
            });
        }
    };
}
pub(crate) use assert_report;
