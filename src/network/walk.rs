//! From one vertex to the next: every link of a vertex, whatever it comes from, within a period.

use std::ops::Range;

use super::{
    MeetingFilter, Network, View,
    algorithms::{Budget, LimitExceeded},
    attestations::ClaimRef,
    ties::{Tie, TieLists},
    vertices::{Vertex, VertexKind},
};
use crate::{dates::Period, vocabulary::LinkKind};

/// A set of kinds of link.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct LinkKinds(u16);

impl LinkKinds {
    /// All kinds.
    pub const ALL: Self = Self(u16::MAX);
    /// All but `CO_ATTENDED`: that two were at one event is shown by the event, which both are linked to.
    pub const USUAL: Self = Self::ALL.without(LinkKind::CoAttended);

    /// Only one kind.
    pub const fn only(kind: LinkKind) -> Self {
        Self(1 << kind as u16)
    }

    /// All of these but one kind.
    #[must_use]
    pub const fn without(self, kind: LinkKind) -> Self {
        Self(self.0 & !Self::only(kind).0)
    }

    /// Whether a kind is in it.
    pub const fn contains(self, kind: LinkKind) -> bool {
        self.0 & (1 << kind as u16) != 0
    }

    /// Whether a kind is in it that records state themselves.
    pub(super) const fn any_recorded(self) -> bool {
        self.contains(LinkKind::About)
            || self.contains(LinkKind::PartOf)
            || self.contains(LinkKind::LocatedIn)
            || self.contains(LinkKind::SentBy)
            || self.contains(LinkKind::ReceivedBy)
            || self.contains(LinkKind::Related)
            || self.contains(LinkKind::Promised)
    }
}

impl FromIterator<LinkKind> for LinkKinds {
    fn from_iter<I: IntoIterator<Item = LinkKind>>(kinds: I) -> Self {
        Self(kinds.into_iter().fold(0, |set, kind| set | Self::only(kind).0))
    }
}

/// A link as it is seen from one of its ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Hop {
    /// The other end.
    pub other: Vertex,
    /// How the two are linked.
    pub kind: LinkKind,
    /// Whether the link leads from here to the other; for kinds that read the same from both ends, true.
    pub forward: bool,
    /// The last event within the period that shows it; `None` where no event does, and where it is not asked for.
    pub last: Option<Vertex>,
}

/// A filter, and what it lets through as far as the order of events tells.
#[derive(Clone, Debug)]
pub(super) struct Window<'a> {
    filter: &'a MeetingFilter,
    /// Whether it lets everything through.
    everything: bool,
    /// The events that it may let through: none before or after does.
    possible: Range<Vertex>,
    /// Events that it lets through for sure.
    sure: Range<Vertex>,
}

impl Window<'_> {
    /// The part of a list of events in chronological order that the filter may let through.
    fn cut<'e>(&self, events: &'e [Vertex]) -> &'e [Vertex] {
        let start = events.partition_point(|&event| event < self.possible.start);
        let end = events.partition_point(|&event| event < self.possible.end);
        &events[start..end.max(start)]
    }

    /// Whether the filter surely lets all events of a tie through: none begins before the first of them, and none may have
    /// begun later than the last.
    fn holds_all(&self, tie: Tie) -> bool {
        self.everything || self.sure.contains(&tie.first) && self.sure.contains(&tie.last)
    }
}

impl Network {
    /// What a filter lets through.
    pub(super) fn window<'a>(&self, filter: &'a MeetingFilter) -> Window<'a> {
        let Period { since, until } = filter.period;
        Window {
            filter,
            everything: *filter == MeetingFilter::default(),
            possible: self.events.between(since, until),
            sure: self.events.surely_between(filter),
        }
    }

    /// Walks through the links of a vertex: those of the given kinds that hold within the filter. Two vertices may be
    /// linked in several kinds; where somebody co-attended several events, or comes to one in several capacities,
    /// each is told. What last shows them is looked up only where it is asked for.
    pub(super) fn each_hop<const LAST: bool>(
        &self,
        from: Vertex,
        kinds: LinkKinds,
        window: &Window<'_>,
        budget: &Budget,
        mut visit: impl FnMut(Hop),
    ) -> Result<(), LimitExceeded> {
        if kinds.contains(LinkKind::Met) {
            self.each_tie::<LAST>(&self.ties.met, LinkKind::Met, from, window, budget, &mut visit)?;
        }
        if kinds.contains(LinkKind::Engaged) {
            self.each_tie::<LAST>(
                &self.ties.engaged,
                LinkKind::Engaged,
                from,
                window,
                budget,
                &mut visit,
            )?;
        }
        let kind = self.vertices.kind(from);
        if kinds.contains(LinkKind::CoAttended) && kind == VertexKind::Person {
            budget.spend(self.named_at(from).len() as u64 * 8)?;
            self.each_encounter(View::CoAttended, from, None, window.filter, |encounter| {
                visit(Hop {
                    other: encounter.other,
                    kind: LinkKind::CoAttended,
                    forward: true,
                    last: Some(encounter.event),
                });
            });
        }
        if kinds.contains(LinkKind::Attended) {
            self.each_attended(from, kind, window, budget, &mut visit)?;
        }
        if kinds.contains(LinkKind::Holds) {
            self.each_held(from, kind, window, budget, &mut visit)?;
        }
        if kinds.contains(LinkKind::PositionIn) {
            let mut seat = |other, forward| {
                visit(Hop {
                    other,
                    kind: LinkKind::PositionIn,
                    forward,
                    last: None,
                });
            };
            if let Some(institution) = self.position(from).and_then(|position| position.institution) {
                seat(institution, true);
            }
            let positions = self.positions_in(from);
            budget.spend(positions.len() as u64 + 1)?;
            for &position in positions {
                seat(position, false);
            }
        }
        if !kinds.any_recorded() {
            return Ok(());
        }
        let recorded = self.recorded.of(from);
        budget.spend(recorded.len() as u64 + 1)?;
        for link in recorded {
            if !kinds.contains(link.kind) {
                continue;
            }
            let shown = if !LAST && window.everything {
                Some(None)
            } else {
                self.recorded_within(from, link, window.filter)
            };
            if let Some(last) = shown {
                visit(Hop {
                    other: link.other,
                    kind: link.kind,
                    forward: link.forward,
                    last,
                });
            }
        }
        Ok(())
    }

    fn each_tie<const LAST: bool>(
        &self,
        lists: &TieLists,
        kind: LinkKind,
        from: Vertex,
        window: &Window<'_>,
        budget: &Budget,
        visit: &mut impl FnMut(Hop),
    ) -> Result<(), LimitExceeded> {
        let others = lists.others(from);
        budget.spend(others.len() as u64 + 1)?;
        if !LAST && window.everything {
            for &other in others {
                visit(Hop {
                    other,
                    kind,
                    forward: true,
                    last: None,
                });
            }
            return Ok(());
        }
        for (&other, &tie) in others.iter().zip(lists.ties(from)) {
            let last = if window.everything {
                Some(tie.last)
            } else {
                self.tie_within(kind, from, other, tie, window)
            };
            if let Some(last) = last {
                visit(Hop {
                    other,
                    kind,
                    forward: true,
                    last: Some(last),
                });
            }
        }
        Ok(())
    }

    /// The last event of a tie within a filter; `None` where there is none. Reads the events between the first and the
    /// last only where these two do not decide it.
    fn tie_within(
        &self,
        kind: LinkKind,
        one: Vertex,
        other: Vertex,
        tie: Tie,
        window: &Window<'_>,
    ) -> Option<Vertex> {
        if tie.last < window.possible.start || tie.first >= window.possible.end {
            return None;
        }
        if window.sure.contains(&tie.last) {
            return Some(tie.last);
        }
        let filter = window.filter;
        let last = self.events.get(tie.last);
        if filter.admits(last) {
            return Some(tie.last);
        }
        if tie.meetings() == 1 {
            return None;
        }
        // An earlier event may have gone on for longer, though for no longer than the longest of all.
        let ended = last.from.latest.plus(self.events.longest());
        if filter.period.since.is_some_and(|since| ended < since) {
            return None;
        }
        self.shown_by(kind, one, other, filter).into_iter().next()
    }

    /// At how many events within a filter two met, or engaged.
    pub(super) fn meetings_within(
        &self,
        kind: LinkKind,
        one: Vertex,
        other: Vertex,
        window: &Window<'_>,
    ) -> u32 {
        let tie = kind.view().and_then(|view| self.tie(view, one, other));
        match tie.filter(|&tie| window.holds_all(tie)) {
            Some(tie) => tie.meetings(),
            None => self
                .bond(kind, one, other, window.filter)
                .map_or(0, |bond| bond.meetings),
        }
    }

    fn each_attended(
        &self,
        from: Vertex,
        kind: VertexKind,
        window: &Window<'_>,
        budget: &Budget,
        visit: &mut impl FnMut(Hop),
    ) -> Result<(), LimitExceeded> {
        let counts = |event: Vertex| {
            self.events.is_held(event)
                && (window.everything
                    || window.sure.contains(&event)
                    || window.filter.admits(self.events.get(event)))
        };
        let mut hop = |other, forward, event| {
            visit(Hop {
                other,
                kind: LinkKind::Attended,
                forward,
                last: Some(event),
            });
        };
        if kind == VertexKind::Event {
            let seats = self.seats_at(from);
            budget.spend(seats.len() as u64 + 1)?;
            if counts(from) {
                for seat in seats {
                    if seat.took_part() {
                        let parties = seat.person.into_iter().chain(seat.stands_for);
                        for party in parties {
                            hop(party, false, from);
                        }
                    }
                }
            }
        } else {
            let events = self.events_of(from);
            budget.spend(events.len() as u64 + 1)?;
            let events = window.cut(events).iter().copied().filter(|&event| counts(event));
            for event in events {
                hop(event, true, event);
            }
        }
        Ok(())
    }

    fn each_held(
        &self,
        from: Vertex,
        kind: VertexKind,
        window: &Window<'_>,
        budget: &Budget,
        visit: &mut impl FnMut(Hop),
    ) -> Result<(), LimitExceeded> {
        let claims = self.claims_of(from);
        budget.spend(claims.len() as u64 + 1)?;
        for claim in claims {
            let forward = kind == VertexKind::Person;
            if self.claim_within(claim, window.filter) {
                visit(Hop {
                    other: if forward { claim.position() } else { claim.person() },
                    kind: LinkKind::Holds,
                    forward,
                    last: None,
                });
            }
        }
        Ok(())
    }

    /// The claims of a person to positions, or those of persons to a position.
    pub(super) fn claims_of(&self, vertex: Vertex) -> Vec<ClaimRef<'_>> {
        match self.vertices.kind(vertex) {
            VertexKind::Person => self.claims.of(vertex).collect(),
            VertexKind::Position => self.claims.to(vertex).iter().collect(),
            VertexKind::Institution | VertexKind::Event | VertexKind::Topic | VertexKind::Program => {
                Vec::new()
            }
        }
    }
}
