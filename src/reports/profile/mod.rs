//! A person: the positions held and when, who was met in them and how soon, contacts, visits, promises on either side and
//! those that outlived the position, and recorded relationships.

mod answer;
mod found;
mod tables;

use async_graphql::{ID, SimpleObject};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    LaidOut,
    laid_out::{Chart, Table, framed},
    lines::{Attendee, Bounds, Contact, Gap, Header, Named, Promise, SourceLine, Tie},
    parameters::parameters,
    terms::{HowSoon, RelationLine, TermChart, TermLine, VisitLine},
    words::Words,
};
use crate::{
    scalars::EdtfDate,
    vocabulary::{OtherNameKind, ReportName},
};

parameters! {
    /// Whom a profile is about.
    Input as "ProfileReportInput" {
        /// The person, as `person:` and the key.
        about: ID,
    }
}

/// A person: the positions held, the meetings in them, and the promises made on either side.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct ProfileReport {
    /// What was asked.
    pub header: Header,
    /// How the person is addressed: `H.E.`; null where that is not recorded.
    pub style: Option<String>,
    /// Other names, in the order of the record.
    pub other_names: Vec<ProfileName>,
    /// The nationality; null where it is not recorded.
    pub nationality: Option<Named>,
    /// The country: that of the nationality, else of the institution that the person last stood for; null where nothing
    /// tells.
    pub country: Option<Named>,
    /// A remark of those who keep the record; null where there is none.
    pub note: Option<String>,
    /// Whether the person is or was one of ours: stood for us at an event, or held a position with us.
    pub ours: bool,
    /// The positions held, from the first to the last, each with those met in it.
    pub terms: Vec<ProfileTerm>,
    /// How many of our meetings there were with the person: events at which we faced each other.
    pub meetings: Bounds,
    /// The date of the first of them; null where there are none.
    pub first_met: Option<EdtfDate>,
    /// The date of the last of them; null where there are none.
    pub last_met: Option<EdtfDate>,
    /// The contacts, newest first: events in which both we and the person took part, whether we faced each other or not;
    /// of one of ours all events with us. 30 at most.
    pub contacts: Vec<Contact>,
    /// How many contacts there are in all.
    pub contact_count: Bounds,
    /// At whose place our meetings with the person were; of one of ours those of the person with others.
    pub visits: Vec<VisitLine>,
    /// The events in which the person took part without us, newest first; 20 at most.
    pub events_without_us: Vec<Contact>,
    /// How many there are in all.
    pub events_without_us_count: Bounds,
    /// The persons met, whoever they stood for: most often first, then who was met last, then by name; 20 at most.
    pub met: Vec<Tie>,
    /// How many persons were met in all.
    pub met_count: u32,
    /// The persons who were at the same events and were not met there, in the same order; 20 at most.
    pub co_attended: Vec<Tie>,
    /// How many there are in all.
    pub co_attended_count: u32,
    /// The promises that the person made, or that were made in the person's position at an event at which he or she was in
    /// it: open ones first, then the soonest due; 50 at most.
    pub promises_made: Vec<Promise>,
    /// How many there are in all.
    pub promises_made_count: u32,
    /// How many of all of them are open.
    pub promises_made_open: u32,
    /// Those of all of them that outlived the position: open, and made in a position that the person no longer holds; 50 at
    /// most.
    pub promises_outlived: Vec<Promise>,
    /// How many there are in all.
    pub promises_outlived_count: u32,
    /// The promises made to the person, and those of ours to nobody in particular at our meetings with the person, in the same
    /// order; 50 at most.
    pub promises_received: Vec<Promise>,
    /// How many there are in all.
    pub promises_received_count: u32,
    /// The promises that others made, at events in which the person took part, to those for whom the person was there or,
    /// where they are not ours, to nobody in particular; 50 at most.
    pub promises_heard: Vec<Promise>,
    /// How many there are in all.
    pub promises_heard_count: u32,
    /// The promises of others that are about the person; 50 at most.
    pub promises_about: Vec<Promise>,
    /// How many there are in all.
    pub promises_about_count: u32,
    /// The relationships recorded of the person, by kind.
    pub relationships: Vec<RelationLine>,
    /// The sources, by their numbers.
    pub sources: Vec<SourceLine>,
    /// What is not sure, by kind.
    pub gaps: Vec<Gap>,
}

/// Another name of a person.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct ProfileName {
    /// The name.
    pub name: String,
    /// What sort of name.
    pub kind: OtherNameKind,
    /// The language it is in; null where that is not recorded.
    pub language: Option<String>,
}

/// A position that a person held, and who was met in it.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct ProfileTerm {
    /// The position, its time, and our meetings in it.
    pub term: TermLine,
    /// The persons met in it, whoever they stood for: who was met first comes first, then by name; 30 at most.
    pub met: Vec<ProfileMet>,
    /// How many were met in all.
    pub met_count: u32,
}

/// A person met in a position.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct ProfileMet {
    /// Who.
    pub person: Named,
    /// How he or she is addressed; null where that is not recorded.
    pub style: Option<String>,
    /// In what position at the first meeting; null where none is recorded.
    pub position: Option<Named>,
    /// For whom at the first meeting; null where nothing tells.
    pub institution: Option<Named>,
    /// How many meetings.
    pub meetings: Bounds,
    /// The first meeting.
    pub first_event: Named,
    /// The date of the first.
    pub first_met: EdtfDate,
    /// The date of the last.
    pub last_met: EdtfDate,
    /// How soon the first was.
    pub soon: HowSoon,
    /// Whether at every one of the meetings the source leaves one of the two unnamed.
    pub inferred: bool,
    /// The sources of the first, by their numbers in this report.
    pub footnotes: Vec<u32>,
}

impl LaidOut for ProfileReport {
    const NAME: ReportName = ReportName::Profile;
    const TEMPLATE: &'static str = include_str!("profile.jinja");
    const PARTS: &'static [(&'static str, &'static str)] = &[super::terms::TEMPLATE];

    framed!();

    fn tables(&self, words: &Words) -> Vec<Table> {
        tables::of(self, words)
    }

    fn charts(&self, words: &Words) -> Vec<Chart> {
        let mut positions: Vec<(&Named, Vec<&TermLine>)> = Vec::new();
        for ProfileTerm { term, .. } in &self.terms {
            match positions
                .iter_mut()
                .find(|(position, _)| position.id == term.position.id)
            {
                Some((_, terms)) => terms.push(term),
                None => positions.push((&term.position, vec![term])),
            }
        }
        let about = self.header.about.as_ref().map(|about| &about.id);
        let chart = TermChart {
            name: "profile-positions",
            positions,
            of_positions: false,
            contacts: &self.contacts,
            on: self.header.on.0,
        };
        let is_theirs = |attendee: &Attendee| {
            about.is_some() && attendee.person.as_ref().map(|person| &person.id) == about
        };
        chart.draw(words, is_theirs).into_iter().collect()
    }
}
