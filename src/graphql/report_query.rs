//! The reports, each a field of one object that says of which day and whose they are.

use async_graphql::{Context, Error, ID, Object, Result};

use super::{
    error::{bad_input, failure, limited},
    scalars::Date,
    scope::Scope,
};
use crate::reports::{
    Question, ReportError, Setting, activity, ask, briefing, commitments, contact, country, coverage,
    dossier, handover, network, profile, watch_list,
};

/// The reports: questions with an answer to print.
#[derive(Debug, Default)]
pub(super) struct ReportQuery;

#[Object]
impl ReportQuery {
    /// The reports, as of a day, and as of one institution. The same answers laid out for print, text and spreadsheets are
    /// at `/reports`.
    async fn report(
        &self,
        #[graphql(
            desc = "The day they speak of; today in UTC by default. Later events are not in them, but for those that were announced."
        )]
        on: Option<Date>,
        #[graphql(
            desc = "Whose they are: the institution that is \"ours\"; by default the one that took part in the most events."
        )]
        home: Option<ID>,
    ) -> Reports {
        Reports { on, home }
    }
}

/// The reports, as of one day and one institution.
#[derive(Debug)]
pub(super) struct Reports {
    on: Option<Date>,
    home: Option<ID>,
}

impl Reports {
    async fn ask<R: Question>(&self, context: &Context<'_>, input: R::Input) -> Result<R> {
        let scope = Scope::of(context);
        let setting = Setting {
            on: self.on.map_or(scope.today(), |date| date.0),
            home: self.home.as_ref().map(|id| id.0.clone()),
        };
        let answer = ask::<R>(scope.snapshot().clone(), setting, input).await;
        answer.map_err(refused)
    }
}

/// Why there is no report, for the client.
fn refused(error: ReportError) -> Error {
    match error {
        ReportError::Store(error) => failure(&error),
        ReportError::Limit(limit) => limited(limit),
        ReportError::Unknown { .. } | ReportError::Invalid { .. } | ReportError::Unheard { .. } => {
            bad_input(error.to_string())
        }
    }
}

macro_rules! fields {
    ($($(#[$meta:meta])* $name:ident: $module:ident::$report:ident,)+) => {
        /// The reports, as of one day and one institution.
        #[Object]
        impl Reports {
            $(
                $(#[$meta])*
                async fn $name(
                    &self,
                    context: &Context<'_>,
                    #[graphql(desc = "What is asked.")] input: $module::Input,
                ) -> Result<$module::$report> {
                    self.ask(context, input).await
                }
            )+
        }
    };
}

fields! {
    /// What one should know before a meeting with a person, an institution, or at an event.
    briefing: briefing::BriefingReport,
    /// What happened at an event: when, where, who was there and in what capacity, about what, with what outcome and promises, by which sources.
    contact: contact::ContactReport,
    /// A person: the positions held and when, who was met in them, the promises made, and what outlived them.
    profile: profile::ProfileReport,
    /// An institution: the line of holders of each of its positions, which of them were met and how soon, contacts whoever held what, and promises.
    dossier: dossier::DossierReport,
    /// A country or a city: missions here and there, cities, associations, events by year, the level reached, and the last contact over each channel.
    country: country::CountryReport,
    /// A period against the one before it: how many events, with whom, about what, on what level, and what was promised. For a public reader it is the register of meetings.
    activity: activity::ActivityReport,
    /// Promises: open, overdue and fulfilled, theirs and ours, word for word.
    commitments: commitments::CommitmentsReport,
    /// Relationships that need care: cooling, dormant and lapsed ones, those whose last counterpart has left, and those that hang on one colleague.
    watch_list: watch_list::WatchListReport,
    /// Who of a stated universe was met in a period, who ever, who never, and who visits whom.
    coverage: coverage::CoverageReport,
    /// Who is central, who stands between whom, and who belongs together, in the whole or around a record.
    network: network::NetworkReport,
    /// All that the next holder of a position should know, as one document.
    handover: handover::HandoverReport,
}
