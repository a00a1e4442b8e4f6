//! A period against the one before it: how many events, with whom, about what, on what level, and what was promised. For
//! a public reader it is the register of meetings.

mod charts;
mod chosen;
mod composed;
mod counted;
mod lines;
mod promises;
mod tables;

use async_graphql::SimpleObject;
use schemars::JsonSchema;
use serde::Serialize;

use self::{
    chosen::Chosen,
    composed::compose,
    counted::{Counted, Periods},
    promises::Promises,
};
use super::{
    LaidOut, Question, Reader, ReportError,
    laid_out::{Chart, Table, framed},
    lines::{Contact, Gap, Header, Promise, SourceLine},
    parameters::parameters,
    periods::Days,
    words::Words,
};
use crate::{
    scalars::Date,
    vocabulary::{PositionRank, ReportName},
};

pub use lines::{
    ActivityCompared, ActivityEncounter, ActivityEntry, ActivityGroup, ActivityKind, ActivityLevel,
    ActivityRegion, ActivityStep, ActivityTotals,
};

/// How many rows of the register are told at most, in all formats.
pub(crate) const MOST_ENTRIES: usize = 1000;
/// How many lines of any other list are told at most.
pub(crate) const MOST_LINES: usize = 100;

parameters! {
    /// What the report is asked.
    Input as "ActivityReportInput" {
        /// The first day of the period; by default the first of the year in which it ends.
        since: Option<Date>,
        /// The last day of the period; by default, and at the latest, the day that the report speaks of.
        until: Option<Date>,
    }
}

/// A period against the one before it, which is as long: as many months where the period is whole months, else as many
/// days. Only events that were held and in which we took part are counted. An event is in a period if one of its days is.
///
/// Long lists are cut: the register after 1000 rows, all others after 100 lines. How many were left out is told beside
/// each.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct ActivityReport {
    /// What was asked.
    pub header: Header,
    /// The period.
    pub period: Days,
    /// The period before it.
    pub before: Days,
    /// How many of what.
    pub totals: ActivityTotals,
    /// Events by month; of a long period by quarter, year, decade or century. Those of the period before it come first,
    /// if there were any.
    pub steps: Vec<ActivityStep>,
    /// Events by kind: the most frequent first, then in the order of the vocabulary.
    pub kinds: Vec<ActivityKind>,
    /// Events by the region of those others who were there, the most frequent first, then by name. An event with several
    /// regions counts for each.
    pub regions: Vec<ActivityRegion>,
    /// Events by the country of those others who were there, in the same way. An embassy is of the country that sends it,
    /// a person of his or her nationality or else of the institution last stood for.
    pub countries: Vec<ActivityGroup>,
    /// How many countries were left out.
    pub countries_left_out: u32,
    /// Events by topic, in the same way. An event about a narrower topic does not count for the broader one.
    pub topics: Vec<ActivityGroup>,
    /// How many topics were left out.
    pub topics_left_out: u32,
    /// Meetings by the highest rank of those whom we met, the highest first.
    pub levels: Vec<ActivityLevel>,
    /// The highest rank that we met in the period; null where no rank is recorded of anybody whom we met.
    pub highest_rank: Option<PositionRank>,
    /// Who had that rank, and when we met: the latest first.
    pub highest: Vec<ActivityEncounter>,
    /// How many such encounters were left out.
    pub highest_left_out: u32,
    /// Persons whom we met for the first time ever, by that meeting and then by name.
    pub new_people: Vec<ActivityEncounter>,
    /// How many of these persons were left out.
    pub new_people_left_out: u32,
    /// Institutions that we met for the first time ever, by that meeting and then by name.
    pub new_institutions: Vec<ActivityEncounter>,
    /// How many of these institutions were left out.
    pub new_institutions_left_out: u32,
    /// The promises that were made at the events of the period, the soonest due first.
    pub made: Vec<Promise>,
    /// How many of these promises were left out.
    pub made_left_out: u32,
    /// The promises by us, to us or made at our events that an event of the period kept, then those that lapsed and were
    /// due in the period; each the soonest due first.
    pub closed: Vec<Promise>,
    /// How many of these promises were left out.
    pub closed_left_out: u32,
    /// The register: who was at the events of the period, the latest event first.
    pub register: Vec<ActivityEntry>,
    /// How many rows of the register were left out: those of the earliest events.
    pub register_left_out: u32,
    /// Events that are announced for after the period and in which we are to take part, the soonest first.
    pub announced: Vec<Contact>,
    /// How many announced events were left out.
    pub announced_left_out: u32,
    /// The sources, by their numbers.
    pub sources: Vec<SourceLine>,
    /// What is not sure, by kind.
    pub gaps: Vec<Gap>,
}

impl LaidOut for ActivityReport {
    const NAME: ReportName = ReportName::Activity;
    const TEMPLATE: &'static str = include_str!("activity.jinja");

    framed!();

    fn tables(&self, words: &Words) -> Vec<Table> {
        self.all_tables(words)
    }

    fn charts(&self, words: &Words) -> Vec<Chart> {
        self.steps_chart(words).into_iter().collect()
    }
}

impl Question for ActivityReport {
    type Input = Input;

    async fn answer(reader: &Reader, input: &Input) -> Result<Self, ReportError> {
        let period = Days::asked(reader, input.since, input.until)?;
        let periods = Periods {
            now: period,
            before: period.before(),
        };
        let counted = Counted::of(reader, periods);
        let promises = Promises::of(reader, &counted, periods).await?;
        let chosen = Chosen::of(reader, &counted, &promises, periods);
        let book = reader.book(chosen.wants(reader)).await?;
        let header = book.header::<Self>(None, input);
        Ok(compose(
            reader, &book, header, periods, &counted, &promises, &chosen,
        ))
    }
}
