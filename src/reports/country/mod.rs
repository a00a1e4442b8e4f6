//! A country or a city: missions here and there, cities, associations, events by year, the level reached, and the last contact over each channel.

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
    Input as "CountryReportInput" {
        /// The country or the city.
        about: ID,
    }
}

/// A country or a city: missions here and there, cities, associations, events by year, the level reached, and the last contact over each channel.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CountryReport {
    /// What was asked.
    pub header: Header,
    /// The sources, by their numbers.
    pub sources: Vec<SourceLine>,
    /// What is not sure, by kind.
    pub gaps: Vec<Gap>,
}

impl LaidOut for CountryReport {
    const NAME: ReportName = ReportName::Country;
    const TEMPLATE: &'static str = include_str!("country.jinja");

    framed!();

    fn tables(&self, _: &Words) -> Vec<Table> {
        Vec::new()
    }
}

impl Question for CountryReport {
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
