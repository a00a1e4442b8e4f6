//! A period against the one before it: how many events, with whom, about what, on what level, and what was promised. For a public reader it is the register of meetings.

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
use crate::{scalars::Date, vocabulary::ReportName};

parameters! {
    /// What the report is asked.
    Input as "ActivityReportInput" {
        /// The first day of the period; by default the first of the year of the day it speaks of.
        since: Option<Date>,
        /// The last day of the period; by default the day it speaks of.
        until: Option<Date>,
    }
}

/// A period against the one before it: how many events, with whom, about what, on what level, and what was promised. For a public reader it is the register of meetings.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct ActivityReport {
    /// What was asked.
    pub header: Header,
    /// The sources, by their numbers.
    pub sources: Vec<SourceLine>,
    /// What is not sure, by kind.
    pub gaps: Vec<Gap>,
}

impl LaidOut for ActivityReport {
    const NAME: ReportName = ReportName::Activity;
    const TEMPLATE: &'static str = include_str!("activity.jinja");

    framed!();

    fn tables(&self, _: &Words) -> Vec<Table> {
        Vec::new()
    }
}

impl Question for ActivityReport {
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
