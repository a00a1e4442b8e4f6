//! Promises: open, overdue and fulfilled, theirs and ours, word for word.

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
    Input as "CommitmentsReportInput" {
        /// Only those of, to or about a person, an institution or a position; by default all.
        about: Option<ID>,
    }
}

/// Promises: open, overdue and fulfilled, theirs and ours, word for word.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CommitmentsReport {
    /// What was asked.
    pub header: Header,
    /// The sources, by their numbers.
    pub sources: Vec<SourceLine>,
    /// What is not sure, by kind.
    pub gaps: Vec<Gap>,
}

impl LaidOut for CommitmentsReport {
    const NAME: ReportName = ReportName::Commitments;
    const TEMPLATE: &'static str = include_str!("commitments.jinja");

    framed!();

    fn tables(&self, _: &Words) -> Vec<Table> {
        Vec::new()
    }
}

impl Question for CommitmentsReport {
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
