//! Who visited whom: at whose place meetings were.

use async_graphql::{Enum, SimpleObject};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    network::{Network, Vertex},
    reports::{
        Book, Reader, Wants,
        lines::{Bounds, Named},
    },
    scalars::EdtfDate,
};

/// At whose place a meeting was.
#[derive(Clone, Copy, Debug, Enum, Eq, JsonSchema, Ord, PartialEq, PartialOrd, Serialize)]
#[graphql(name = "ReportedVisitKind")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum VisitKind {
    /// At ours: they visited us.
    Hosted,
    /// At theirs: we visited them.
    Visited,
    /// At the place of somebody else.
    Elsewhere,
    /// No place is recorded.
    Unrecorded,
}

/// The meetings at one place.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
#[graphql(name = "ReportedVisits")]
pub struct VisitLine {
    /// At whose place.
    pub kind: VisitKind,
    /// How many meetings.
    pub meetings: Bounds,
    /// The date of the first.
    pub first: EdtfDate,
    /// The date of the last.
    pub last: EdtfDate,
    /// The last.
    pub last_event: Named,
    /// The sources of the last, by their numbers in this report.
    pub footnotes: Vec<u32>,
}

/// The meetings at one place, in chronological order.
#[derive(Clone, Debug)]
pub struct Visit {
    kind: VisitKind,
    events: Vec<Vertex>,
}

impl Reader {
    /// At whose place some meetings were, each kind of place once, in the order of the kinds. `is_theirs` says of an event
    /// and its place whether the place is that of the others.
    pub fn visits(&self, meetings: &[Vertex], is_theirs: impl Fn(Vertex, Vertex) -> bool) -> Vec<Visit> {
        let mut visits: Vec<Visit> = Vec::new();
        for &event in meetings {
            let kind = match self.network().event(event).venue {
                None => VisitKind::Unrecorded,
                Some(venue) if self.is_home(Some(venue)) => VisitKind::Hosted,
                Some(venue) if is_theirs(event, venue) => VisitKind::Visited,
                Some(_) => VisitKind::Elsewhere,
            };
            match visits.iter_mut().find(|visit| visit.kind == kind) {
                Some(visit) => visit.events.push(event),
                None => visits.push(Visit {
                    kind,
                    events: vec![event],
                }),
            }
        }
        for visit in &mut visits {
            visit.events.sort_unstable();
        }
        visits.sort_by_key(|visit| visit.kind);
        visits
    }
}

impl Wants {
    /// The last meeting at a place.
    pub fn visit(&mut self, network: &Network, visit: &Visit) {
        if let Some(&last) = visit.events.last() {
            self.cite(network, last);
        }
    }
}

impl Book<'_> {
    /// The meetings at one place.
    pub fn visit(&self, visit: &Visit) -> Option<VisitLine> {
        let network = self.reader.network();
        let (&first, &last) = visit.events.first().zip(visit.events.last())?;
        let date = |event| EdtfDate(network.written(event).into_owned());
        Some(VisitLine {
            kind: visit.kind,
            meetings: self.reader.counted(&visit.events),
            first: date(first),
            last: date(last),
            last_event: self.named(last)?,
            footnotes: self.footnotes(network.record(last)),
        })
    }
}
