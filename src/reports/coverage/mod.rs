//! Who of a stated universe was met in a period, who ever, who never, and who visits whom.

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
use crate::{scalars::Date, vocabulary::ReportName};

parameters! {
    /// What the report is asked.
    Input as "CoverageReportInput" {
        /// The embassies in this country; by default those in the country of the institution whose report it is.
        embassies: Option<ID>,
        /// The countries of this region, by UN M49, such as `Americas`.
        region: Option<String>,
        /// The members of this organization.
        members: Option<ID>,
        /// The first day of the period; by default the first of the year of the day it speaks of.
        since: Option<Date>,
        /// The last day of the period; by default the day it speaks of.
        until: Option<Date>,
    }
}

/// Who of a stated universe was met in a period, who ever, who never, and who visits whom.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CoverageReport {
    /// What was asked.
    pub header: Header,
    /// The sources, by their numbers.
    pub sources: Vec<SourceLine>,
    /// What is not sure, by kind.
    pub gaps: Vec<Gap>,
}

impl LaidOut for CoverageReport {
    const NAME: ReportName = ReportName::Coverage;
    const TEMPLATE: &'static str = include_str!("coverage.jinja");

    framed!();

    fn tables(&self, _: &Words) -> Vec<Table> {
        Vec::new()
    }
}

impl Question for CoverageReport {
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
