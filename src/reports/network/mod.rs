//! Who is central, who stands between whom, and who belongs together, in the whole or around a record.

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
    Input as "NetworkReportInput" {
        /// Around which record; by default the whole.
        about: Option<ID>,
        /// How many links far from it; 2 by default, 3 at most.
        depth: Option<u32>,
    }
}

/// Who is central, who stands between whom, and who belongs together, in the whole or around a record.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct NetworkReport {
    /// What was asked.
    pub header: Header,
    /// The sources, by their numbers.
    pub sources: Vec<SourceLine>,
    /// What is not sure, by kind.
    pub gaps: Vec<Gap>,
}

impl LaidOut for NetworkReport {
    const NAME: ReportName = ReportName::Network;
    const TEMPLATE: &'static str = include_str!("network.jinja");

    framed!();

    fn tables(&self, _: &Words) -> Vec<Table> {
        Vec::new()
    }
}

impl Question for NetworkReport {
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
