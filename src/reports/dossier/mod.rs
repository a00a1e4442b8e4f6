//! An institution: the line of holders of each of its positions, which of them were met and how soon, contacts whoever held what, and promises.

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
    Input as "DossierReportInput" {
        /// The institution.
        about: ID,
    }
}

/// An institution: the line of holders of each of its positions, which of them were met and how soon, contacts whoever held what, and promises.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct DossierReport {
    /// What was asked.
    pub header: Header,
    /// The sources, by their numbers.
    pub sources: Vec<SourceLine>,
    /// What is not sure, by kind.
    pub gaps: Vec<Gap>,
}

impl LaidOut for DossierReport {
    const NAME: ReportName = ReportName::Dossier;
    const TEMPLATE: &'static str = include_str!("dossier.jinja");

    framed!();

    fn tables(&self, _: &Words) -> Vec<Table> {
        Vec::new()
    }
}

impl Question for DossierReport {
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
