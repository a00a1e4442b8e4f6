//! Who of a stated universe was met in a period, who ever, who never, and who visits whom.

mod composed;
mod counted;
mod tables;
mod universe;

use async_graphql::{ID, SimpleObject};
use schemars::JsonSchema;
use serde::Serialize;

use self::{composed::compose, counted::Counted, universe::Universe};
use super::{
    LaidOut, Question, Reader, ReportError,
    laid_out::{Table, framed},
    lines::{Bounds, Gap, Header, Named, SourceLine},
    parameters::parameters,
    periods::Days,
    words::Words,
};
use crate::{
    scalars::{Date, EdtfDate},
    vocabulary::{PositionRank, ReportName},
};

/// How many members are told at most of those ever met, and of those never met.
pub(crate) const MOST_MEMBERS: usize = 500;
/// How many meetings of uncertain date are named at most.
const MOST_UNSURE: usize = 100;

parameters! {
    /// What the report is asked: about one universe, which is the missions in our country where none is given.
    Input as "CoverageReportInput" {
        /// The embassies and other missions in this country; by default those in the country of the institution whose
        /// report it is, of an embassy in the one that receives it.
        embassies: Option<ID>,
        /// The countries of this region or subregion, by UN M49, such as `Americas`.
        region: Option<String>,
        /// The institutions that are members of this organization by recorded relationships.
        members: Option<ID>,
        /// The first day of the period; by default the first of the year in which it ends.
        since: Option<Date>,
        /// The last day of the period; by default, and at the latest, the day that the report speaks of.
        until: Option<Date>,
    }
}

/// The universe of a coverage: one of three.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CoverageUniverse {
    /// In which country its missions are; null where it is another universe.
    pub embassies_in: Option<Named>,
    /// Of which region or subregion its countries are; null where it is another universe.
    pub region: Option<String>,
    /// Of which organization they are members; null where it is another universe.
    pub members_of: Option<Named>,
    /// Whether a member adds up: a meeting with a country's embassy, or with a city or an organization in it, counts for
    /// the country. Otherwise a meeting counts for the institution that took part in it, and for no other.
    pub adds_up: bool,
    /// How many members it has that existed or belonged to it in the period, without ourselves.
    pub members: u32,
}

/// How many of the universe were met.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CoverageCount {
    /// In the period.
    pub period: Bounds,
    /// Ever, until the day of the report.
    pub ever: Bounds,
    /// Never, until then.
    pub never: Bounds,
    /// At an event of the period at which they were too, but did not face us, and at none at which they did.
    pub only_shared: Bounds,
}

/// How many meetings there were, and where.
#[derive(Clone, Copy, Debug, Default, Eq, JsonSchema, PartialEq, Serialize, SimpleObject)]
pub struct CoverageVisits {
    /// All meetings. One that was elsewhere, or without a recorded place, is in neither of the two below.
    pub meetings: Bounds,
    /// Those that we hosted: they came to us.
    pub hosted: Bounds,
    /// Those at theirs: we went to them.
    pub visited: Bounds,
}

impl CoverageVisits {
    fn add(&mut self, one: Bounds, hosted: bool, visited: bool) {
        self.meetings += one;
        if hosted {
            self.hosted += one;
        }
        if visited {
            self.visited += one;
        }
    }
}

/// Somebody of the highest rank.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CoverageHighest {
    /// The rank.
    pub rank: PositionRank,
    /// Who; null where neither the source nor other records tell.
    pub person: Option<Named>,
    /// In what position.
    pub position: Named,
    /// At which meeting, the last with somebody of this rank.
    pub event: Named,
    /// When that was.
    pub date: EdtfDate,
}

/// The last meeting with a member.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CoverageLast {
    /// The meeting.
    pub event: Named,
    /// When it was.
    pub date: EdtfDate,
    /// Its sources, by their numbers in this report.
    pub footnotes: Vec<u32>,
}

/// A member of the universe.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CoverageMember {
    /// Which.
    pub member: Named,
    /// The country that sends it; null but for missions.
    pub sent_by: Option<Named>,
    /// Whether a relationship between it and us is recorded, whatever meetings there were.
    pub related: bool,
    /// The meetings in the period.
    pub period: CoverageVisits,
    /// All meetings until the day of the report.
    pub ever: CoverageVisits,
    /// Events of the period at which it was too, but did not face us.
    pub shared: Bounds,
    /// The last meeting; null where there was none.
    pub last: Option<CoverageLast>,
    /// The highest rank met in the period; null where none is recorded.
    pub rank: Option<PositionRank>,
    /// The highest rank ever met, and with whom last; null where none is recorded.
    pub highest: Option<CoverageHighest>,
    /// The meetings in each column of the matrix, in the order of the columns.
    pub steps: Vec<Bounds>,
}

/// A column of the matrix: a month, a quarter, a year, a decade or a century of the period.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CoverageStep {
    /// What it is called: `2022-02`, `2022 Q1`, `2022`, `2020s`, `20xx`.
    pub name: String,
    /// Its days, as far as they are in the period.
    pub days: Days,
}

/// On how few members the meetings of the period fall. What is only possible is counted, too.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CoverageConcentration {
    /// All meetings of the period with members; one with two of them counts twice.
    pub meetings: u32,
    /// The three with the most meetings, or fewer where no more were met; of equals the ones told first.
    pub top: Vec<Named>,
    /// How many of the meetings were with these.
    pub top_meetings: u32,
    /// Their share, in percent, rounded; null where there were no meetings.
    pub top_percent: Option<u32>,
    /// With how few members one comes to half of the meetings; null where there were no meetings.
    pub half: Option<u32>,
}

/// Who of a stated universe was met in a period, who ever, who never, and who visits whom. Whom we met is told by the rules
/// of engagement: people of both faced each other at an event that was held.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CoverageReport {
    /// What was asked.
    pub header: Header,
    /// The period.
    pub period: Days,
    /// The universe.
    pub universe: CoverageUniverse,
    /// How many of its members were met.
    pub met: CoverageCount,
    /// All meetings of the period with members, and who visited whom. A meeting with several members counts for each.
    pub visits: CoverageVisits,
    /// On how few members the meetings fall.
    pub concentration: CoverageConcentration,
    /// The members: those met most often in the period first, then most often ever, then the latest met, then by name.
    /// At most 500 are told of those ever met, and 500 of those never met.
    pub members: Vec<CoverageMember>,
    /// How many members were left out.
    pub members_left_out: u32,
    /// How many of those left out were never met.
    pub never_left_out: u32,
    /// The columns of the matrix whose rows are the members.
    pub steps: Vec<CoverageStep>,
    /// The sources, by their numbers.
    pub sources: Vec<SourceLine>,
    /// What is not sure, by kind.
    pub gaps: Vec<Gap>,
}

impl LaidOut for CoverageReport {
    const NAME: ReportName = ReportName::Coverage;
    const TEMPLATE: &'static str = include_str!("coverage.jinja");

    framed!();

    fn tables(&self, words: &Words) -> Vec<Table> {
        self.all_tables(words)
    }
}

impl Question for CoverageReport {
    type Input = Input;

    async fn answer(reader: &Reader, input: &Input) -> Result<Self, ReportError> {
        let period = Days::asked(reader, input.since, input.until)?;
        let universe = Universe::asked(reader, input, period).await?;
        let counted = Counted::of(reader, &universe, period);
        compose(reader, input, period, &universe, &counted).await
    }
}
