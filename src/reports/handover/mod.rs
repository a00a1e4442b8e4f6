//! All that the next holder of a position should know, as one document.

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
    Input as "HandoverReportInput" {
        /// The position.
        about: ID,
    }
}

/// All that the next holder of a position should know, as one document.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct HandoverReport {
    /// What was asked.
    pub header: Header,
    /// The sources, by their numbers.
    pub sources: Vec<SourceLine>,
    /// What is not sure, by kind.
    pub gaps: Vec<Gap>,
}

impl LaidOut for HandoverReport {
    const NAME: ReportName = ReportName::Handover;
    const TEMPLATE: &'static str = include_str!("handover.jinja");

    framed!();

    fn tables(&self, _: &Words) -> Vec<Table> {
        Vec::new()
    }
}

impl Question for HandoverReport {
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
