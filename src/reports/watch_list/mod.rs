//! Relationships that need care: cooling, dormant and lapsed ones, those whose last counterpart has left, and those that hang on one colleague.

use async_graphql::SimpleObject;
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
    Input as "WatchListReportInput" {
        /// After how many days without a meeting a relationship is cooling; 180 by default.
        cooling: Option<u32>,
        /// After how many days it is dormant; 365 by default.
        dormant: Option<u32>,
        /// After how many days it has lapsed; 730 by default.
        lapsed: Option<u32>,
    }
}

/// Relationships that need care: cooling, dormant and lapsed ones, those whose last counterpart has left, and those that hang on one colleague.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct WatchListReport {
    /// What was asked.
    pub header: Header,
    /// The sources, by their numbers.
    pub sources: Vec<SourceLine>,
    /// What is not sure, by kind.
    pub gaps: Vec<Gap>,
}

impl LaidOut for WatchListReport {
    const NAME: ReportName = ReportName::WatchList;
    const TEMPLATE: &'static str = include_str!("watch-list.jinja");

    framed!();

    fn tables(&self, _: &Words) -> Vec<Table> {
        Vec::new()
    }
}

impl Question for WatchListReport {
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
