//! What shows a link, and whether it holds within a filter.

use super::{
    MeetingFilter, Network, View,
    attestations::ClaimRef,
    facts::TenureEnd,
    recorded::{Paper, Recorded},
    vertices::{Vertex, VertexKind},
};
use crate::{
    dates::{Day, Period},
    vocabulary::LinkKind,
};

impl Network {
    /// Whether somebody is shown in a position within a filter, or a tenure does not rule it out.
    pub(super) fn claim_within(&self, claim: ClaimRef<'_>, filter: &MeetingFilter) -> bool {
        let Period { since, until } = filter.period;
        let tenures = claim.tenures().iter();
        let possible = tenures.filter_map(super::tenures::Tenure::possible);
        let overlaps = |first: Day, last: Day| {
            until.is_none_or(|until| first <= until) && since.is_none_or(|since| since <= last)
        };
        let mut possible = possible.map(|days| overlaps(days.first, days.last));
        let attested = claim.attested();
        possible.any(|within| within)
            || attested
                .iter()
                .any(|&event| filter.admits(self.events.get(event)))
    }

    /// The event that shows a recorded link, if it holds within the filter; `None` where it does not.
    #[expect(
        clippy::option_option,
        reason = "whether it holds, and the event, of which there may be none"
    )]
    pub(super) fn recorded_within(
        &self,
        from: Vertex,
        link: &Recorded,
        filter: &MeetingFilter,
    ) -> Option<Option<Vertex>> {
        let ends = [from, link.other].into_iter();
        let mut events = ends.filter(|&end| self.vertices.kind(end) == VertexKind::Event);
        // Of an event that is part of another, the part shows it.
        let own = if link.forward {
            events.next()
        } else {
            events.last()
        };
        let Some(Paper {
            from, until, event, ..
        }) = self.recorded.paper(link)
        else {
            return own
                .is_none_or(|event| filter.admits(self.events.get(event)))
                .then_some(own);
        };
        let event = own.or_else(|| self.vertices.vertex((*event)?));
        if let Some(event) = event {
            return filter.admits(self.events.get(event)).then_some(Some(event));
        }
        let Period { since, until: end } = filter.period;
        let begun = from.is_none_or(|from| end.is_none_or(|end| from.earliest <= end));
        let ended = match until {
            Some(TenureEnd::On(until)) => since.is_some_and(|since| until.latest < since),
            Some(TenureEnd::Open) | None => false,
        };
        (begun && !ended).then_some(None)
    }

    /// The events within a filter that show a link, newest first: meetings, attestations, the event itself, or the one
    /// at which a promise was made.
    pub fn shown_by(
        &self,
        kind: LinkKind,
        one: Vertex,
        other: Vertex,
        filter: &MeetingFilter,
    ) -> Vec<Vertex> {
        let person_last = |one, other| {
            if self.vertices.kind(one) == VertexKind::Person {
                (other, one)
            } else {
                (one, other)
            }
        };
        let mut events = match kind {
            LinkKind::Met => {
                let (of, person) = person_last(one, other);
                return self.evidence(View::Met, of, person, filter);
            }
            LinkKind::CoAttended => return self.evidence(View::CoAttended, one, other, filter),
            LinkKind::Engaged => return self.evidence(View::Engaged, one, other, filter),
            LinkKind::Holds => {
                let (position, person) = person_last(one, other);
                self.attested(person, position).to_vec()
            }
            LinkKind::PositionIn => Vec::new(),
            LinkKind::Attended
            | LinkKind::About
            | LinkKind::PartOf
            | LinkKind::LocatedIn
            | LinkKind::SentBy
            | LinkKind::ReceivedBy
            | LinkKind::Related
            | LinkKind::Promised => {
                let mut events: Vec<Vertex> = [one, other]
                    .into_iter()
                    .filter(|&end| self.vertices.kind(end) == VertexKind::Event)
                    .collect();
                events.extend(
                    self.papers(kind, one, other)
                        .filter_map(|paper| self.vertices.vertex(paper.event?)),
                );
                events
            }
        };
        events.retain(|&event| filter.admits(self.events.get(event)));
        events.sort_unstable_by_key(|&event| std::cmp::Reverse(self.events.recency(event)));
        events.dedup();
        events
    }
}
