//! What one should know before a meeting with a person, an institution, or at an event.

use async_graphql::{ID, SimpleObject};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    LaidOut, Question, Reader, ReportError, Wants,
    laid_out::{Table, framed},
    lines::{Gap, Header, SourceLine},
    parameters::parameters,
    words::Words,
};
use crate::vocabulary::ReportName;

parameters! {
    /// What the report is asked.
    Input as "BriefingReportInput" {
        /// Whom or what it is about: a person, an institution or an event.
        about: ID,
        /// Who of ours it is for: a person or a position; by default nobody in particular.
        whom: Option<ID>,
    }
}

/// What one should know before a meeting with a person, an institution, or at an event.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct BriefingReport {
    /// What was asked.
    pub header: Header,
    /// The sources, by their numbers.
    pub sources: Vec<SourceLine>,
    /// What is not sure, by kind.
    pub gaps: Vec<Gap>,
}

impl LaidOut for BriefingReport {
    const NAME: ReportName = ReportName::Briefing;
    const TEMPLATE: &'static str = include_str!("briefing.jinja");

    framed!();

    fn tables(&self, _: &Words) -> Vec<Table> {
        Vec::new()
    }
}

impl Question for BriefingReport {
    type Input = Input;

    async fn answer(reader: &Reader, input: &Input) -> Result<Self, ReportError> {
        let book = reader.book(Wants::default()).await?;
        Ok(Self {
            header: book.header::<Self>(None, input),
            sources: book.sources(),
            gaps: book.gaps(),
        })
    }
}
