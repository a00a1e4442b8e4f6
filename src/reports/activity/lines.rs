//! What the report of a period is made of.

use async_graphql::SimpleObject;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::{
    lines::{Attendee, Bounds, Named},
    periods::Days,
};
use crate::{
    scalars::EdtfDate,
    vocabulary::{EventKind, PositionRank},
};

/// A number in the period and in the one before it.
#[derive(Clone, Copy, Debug, Default, Eq, JsonSchema, PartialEq, Serialize, SimpleObject)]
pub struct ActivityCompared {
    /// In the period.
    pub period: Bounds,
    /// In the period before it.
    pub before: Bounds,
}

impl ActivityCompared {
    /// Whether there surely was nothing in either.
    pub(super) const fn is_none(self) -> bool {
        self.period.is_none() && self.before.is_none()
    }
}

impl std::ops::AddAssign for ActivityCompared {
    fn add_assign(&mut self, more: Self) {
        self.period += more.period;
        self.before += more.before;
    }
}

/// The numbers of the period and of the one before it.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct ActivityTotals {
    /// Events that were held and in which we took part. Of an event with parts, each part that is recorded counts too.
    pub events: ActivityCompared,
    /// Those of them at which we faced others across a table, and did not only share a hall with them.
    pub meetings: ActivityCompared,
    /// Persons whom we met.
    pub people: ActivityCompared,
    /// Institutions that we met.
    pub institutions: ActivityCompared,
    /// Persons whom we met for the first time ever.
    pub new_people: ActivityCompared,
    /// Institutions that we met for the first time ever.
    pub new_institutions: ActivityCompared,
    /// Promises that were made at these events.
    pub promises_made: ActivityCompared,
    /// Promises of these or other days that were kept, or that lapsed.
    pub promises_closed: ActivityCompared,
}

/// How many events there were in a part of a period. One that lasts for longer than the part counts in each part in which
/// it has a day.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct ActivityStep {
    /// Which month, quarter, year, decade or century: `2022-02`, `2022 Q1`, `2022`, `2020s`, `20xx`.
    pub name: String,
    /// Its days, as far as they are in the period.
    pub days: Days,
    /// Whether it is of the period (true) or of the one before it (false).
    pub in_period: bool,
    /// How many events.
    pub events: Bounds,
}

/// How many events there were of a kind.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct ActivityKind {
    /// Which kind.
    pub kind: EventKind,
    /// How many events.
    pub events: ActivityCompared,
}

/// How many events there were with those of a region.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct ActivityRegion {
    /// Which region, as the record calls it; null for events with nobody whose region is known.
    pub region: Option<String>,
    /// How many events.
    pub events: ActivityCompared,
}

/// How many events there were with those of a country, or about a topic.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct ActivityGroup {
    /// The country or the topic; null for events with nobody whose country is known, and for those without a topic.
    pub of: Option<Named>,
    /// How many events.
    pub events: ActivityCompared,
}

/// How many meetings there were whose highest-ranking counterpart had a rank.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct ActivityLevel {
    /// Which rank; null where none is recorded of anybody there.
    pub rank: Option<PositionRank>,
    /// How many meetings.
    pub meetings: ActivityCompared,
}

/// Somebody whom we met, and when.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct ActivityEncounter {
    /// Who: a person or an institution; null for somebody in a position whom nobody names.
    pub who: Option<Named>,
    /// How the person is addressed; null for an institution, and where that is not recorded.
    pub style: Option<String>,
    /// In what position; null for an institution, and where none is recorded.
    pub position: Option<Named>,
    /// For whom; null for an institution, and where none is recorded.
    pub institution: Option<Named>,
    /// When: the date of the event.
    pub date: EdtfDate,
    /// Where: the event.
    pub event: Named,
    /// Whether it surely was in the period, and for a first contact surely the first one.
    pub sure: bool,
    /// Whether a relationship between us is recorded, so that there may have been more before than the record tells.
    pub related: bool,
    /// The sources of the event, by their numbers in this report.
    pub footnotes: Vec<u32>,
}

/// A row of the register: one of the others who were at an event. Rows of one event follow each other; an event of which
/// no others are recorded has one row without anybody.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct ActivityEntry {
    /// The event.
    pub event: Named,
    /// What sort of event.
    pub kind: EventKind,
    /// When it was, or when it began.
    pub from: EdtfDate,
    /// When it ended; null where that is the same.
    pub until: Option<EdtfDate>,
    /// Who was there; null where the event has no others.
    pub counterpart: Option<Attendee>,
    /// Those on our side who were there, in the order of the record.
    pub ours: Vec<Attendee>,
    /// At whose place; null where that is not recorded.
    pub venue: Option<Named>,
    /// In which city; null where that is not recorded.
    pub city: Option<Named>,
    /// What it was about, in the order of the record.
    pub topics: Vec<Named>,
    /// The sources of the event, by their numbers in this report.
    pub footnotes: Vec<u32>,
}
