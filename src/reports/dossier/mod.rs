//! An institution: the line of holders of each of its positions, which of them were met and how soon, contacts whoever
//! held what, visits, promises on either side and those that outlived the one who made them, recorded relationships and
//! topics.

mod answer;
mod found;
mod tables;

use async_graphql::{ID, SimpleObject};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    LaidOut,
    laid_out::{Chart, Table, framed},
    lines::{Acquaintance, Attendee, Bounds, Contact, Gap, Header, Named, Promise, SourceLine},
    parameters::parameters,
    terms::{RelationLine, TermChart, TermLine, VisitLine},
    words::Words,
};
use crate::{
    scalars::EdtfDate,
    vocabulary::{PositionRank, ReportName},
};

parameters! {
    /// Which institution a dossier is about.
    Input as "DossierReportInput" {
        /// The institution: an organization, an embassy, a city or a country.
        about: ID,
    }
}

/// An institution: its positions and who held them, the contacts with it, and the promises made on either side.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct DossierReport {
    /// What was asked.
    pub header: Header,
    /// Other names, in the order of the record.
    pub other_names: Vec<String>,
    /// The country: of an embassy the one that sends it; null where nothing tells.
    pub country: Option<Named>,
    /// A remark of those who keep the record; null where there is none.
    pub note: Option<String>,
    /// Whether the institution is ours: there are no contacts with oneself, and no visits.
    pub ours: bool,
    /// The positions in it, by rank, the head first and those without a rank last, then by title; 30 at most.
    pub positions: Vec<DossierPosition>,
    /// How many positions were left out.
    pub positions_left_out: u32,
    /// How many of our meetings there were with it, whoever stood for it: events at which we faced each other.
    pub meetings: Bounds,
    /// How many of them nobody is known to have been at for it: the sources name nobody, and no position whose holder
    /// follows.
    pub meetings_unnamed: Bounds,
    /// The date of the first meeting; null where there are none.
    pub first_met: Option<EdtfDate>,
    /// The date of the last meeting; null where there are none.
    pub last_met: Option<EdtfDate>,
    /// The contacts, newest first: events in which both we and the institution took part, whether we faced each other or
    /// not; of ours all its events. 30 at most.
    pub contacts: Vec<Contact>,
    /// How many contacts there are in all.
    pub contact_count: Bounds,
    /// At whose place our meetings with it were.
    pub visits: Vec<VisitLine>,
    /// Who of theirs was at our meetings, most often first; 20 at most.
    pub theirs: Vec<Acquaintance>,
    /// How many there are in all.
    pub theirs_count: u32,
    /// Who of ours was at them, most often first; 20 at most.
    pub ours_there: Vec<Acquaintance>,
    /// How many there are in all.
    pub ours_there_count: u32,
    /// Their promises to us, or, where the institution is ours, those of all others to us: open ones first, then the soonest due; 50 at most.
    pub promises_theirs: Vec<Promise>,
    /// How many there are in all.
    pub promises_theirs_count: u32,
    /// How many of all of them are open.
    pub promises_theirs_open: u32,
    /// Our promises to them or about them, and those to nobody in particular at our meetings with them; 50 at most.
    pub promises_ours: Vec<Promise>,
    /// How many there are in all.
    pub promises_ours_count: u32,
    /// How many of all of them are open.
    pub promises_ours_open: u32,
    /// Other promises that concern the institution: between it and others, or of others about it; 50 at most.
    pub promises_others: Vec<Promise>,
    /// How many there are in all.
    pub promises_others_count: u32,
    /// Those of all these promises that outlived the one who made them: open, and made in a position that the person no
    /// longer holds; 50 at most.
    pub promises_outlived: Vec<Promise>,
    /// How many there are in all.
    pub promises_outlived_count: u32,
    /// The relationships recorded of the institution, by kind.
    pub relationships: Vec<RelationLine>,
    /// What the contacts were about: most often first, then what came up last, then by name; 20 at most.
    pub topics: Vec<DossierTopic>,
    /// How many there are in all.
    pub topics_count: u32,
    /// The sources, by their numbers.
    pub sources: Vec<SourceLine>,
    /// What is not sure, by kind.
    pub gaps: Vec<Gap>,
}

/// A position in the institution, and the line of its holders.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct DossierPosition {
    /// The position.
    pub position: Named,
    /// How high it stands; null where that is not recorded.
    pub rank: Option<PositionRank>,
    /// Whether several persons may hold it at once.
    pub several_holders: bool,
    /// The line of its holders, from the first to the last; the latest 30.
    pub line: Vec<TermLine>,
    /// How many earlier ones were left out.
    pub line_left_out: u32,
    /// How many times somebody in the whole line held it and was met by us in it.
    pub line_met: u32,
    /// How many of our meetings with the institution somebody in this position was at, known or not.
    pub meetings: Bounds,
    /// How many of them it is not known at who held the position.
    pub meetings_unnamed: Bounds,
    /// The date of the last of them; null where there are none.
    pub last_met: Option<EdtfDate>,
    /// The last of them; null where there are none.
    pub last_contact: Option<Named>,
    /// The sources of the last, by their numbers in this report.
    pub footnotes: Vec<u32>,
}

/// What contacts were about.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct DossierTopic {
    /// The topic.
    pub topic: Named,
    /// At how many contacts.
    pub contacts: Bounds,
    /// The date of the last of them.
    pub last: EdtfDate,
    /// The last of them.
    pub last_event: Named,
    /// The sources of the last, by their numbers in this report.
    pub footnotes: Vec<u32>,
}

impl LaidOut for DossierReport {
    const NAME: ReportName = ReportName::Dossier;
    const TEMPLATE: &'static str = include_str!("dossier.jinja");
    const PARTS: &'static [(&'static str, &'static str)] = &[super::terms::TEMPLATE];

    framed!();

    fn tables(&self, words: &Words) -> Vec<Table> {
        tables::of(self, words)
    }

    fn charts(&self, words: &Words) -> Vec<Chart> {
        let about = self.header.about.as_ref().map(|about| &about.id);
        let positions = self.positions.iter();
        let chart = TermChart {
            name: "dossier-positions",
            positions: positions
                .map(|position| (&position.position, position.line.iter().collect()))
                .collect(),
            of_positions: true,
            contacts: &self.contacts,
            on: self.header.on.0,
        };
        let is_theirs = |attendee: &Attendee| {
            about.is_some() && attendee.institution.as_ref().map(|institution| &institution.id) == about
        };
        chart.draw(words, is_theirs).into_iter().collect()
    }
}
