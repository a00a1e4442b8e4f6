//! What there is between two vertices within a filter: the one tally that a step of a way or a link of a picture
//! tells.

use super::{
    MeetingFilter, Network, View,
    vertices::{Vertex, VertexKind},
};
use crate::vocabulary::LinkKind;

/// What links two vertices through events.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Bond {
    /// At how many events.
    pub meetings: u32,
    /// The first of them: the smallest (earliest, latest, key).
    pub first: Vertex,
    /// The last of them: the largest (latest, earliest, key).
    pub last: Vertex,
    /// Whether at every one of them the source does not name a person that it rests on. Never for engagements.
    pub inferred: bool,
}

impl LinkKind {
    /// The view that a kind of link is derived by; `None` for those that are not derived from meetings.
    pub(super) const fn view(self) -> Option<View> {
        match self {
            Self::Met => Some(View::Met),
            Self::CoAttended => Some(View::CoAttended),
            Self::Engaged => Some(View::Engaged),
            Self::Holds
            | Self::PositionIn
            | Self::Attended
            | Self::About
            | Self::PartOf
            | Self::LocatedIn
            | Self::SentBy
            | Self::ReceivedBy
            | Self::Related
            | Self::Promised => None,
        }
    }
}

impl Network {
    /// What there is between two vertices by a derived kind of link, within a filter; `None` where there is nothing.
    /// Who they met is asked of an institution or a position, where one of the two is one.
    pub fn bond(&self, kind: LinkKind, one: Vertex, other: Vertex, filter: &MeetingFilter) -> Option<Bond> {
        let view = kind.view()?;
        let turned = view != View::Engaged && self.vertices.kind(other) != VertexKind::Person;
        let (of, met) = if turned { (other, one) } else { (one, other) };
        if *filter == MeetingFilter::default()
            && let Some(lists) = self.ties.of_view(view)
        {
            let place = lists.others(of).binary_search(&met).ok()?;
            let tie = lists.ties(of)[place];
            return Some(Bond {
                meetings: tie.meetings(),
                first: tie.first,
                last: tie.last,
                inferred: view != View::Engaged && tie.inferred(),
            });
        }
        let mut bond: Option<Bond> = None;
        let mut counted = None;
        self.each_encounter(view, of, Some(met), filter, |encounter| {
            if encounter.other != met {
                return;
            }
            let event = encounter.event;
            let bond = bond.get_or_insert(Bond {
                meetings: 0,
                first: event,
                last: event,
                inferred: view != View::Engaged,
            });
            bond.inferred &= !encounter.stated;
            if counted.replace(event) == Some(event) {
                return;
            }
            bond.meetings += 1;
            if self.events.recency(event) > self.events.recency(bond.last) {
                bond.last = event;
            }
        });
        bond
    }

    /// In what position and for whom a person was at an event at which somebody met him or her; `None` for what is not
    /// recorded.
    pub fn capacity(&self, of: Vertex, person: Vertex, event: Vertex) -> (Option<Vertex>, Option<Vertex>) {
        let mut capacity = None;
        self.each_encounter(
            View::Met,
            of,
            Some(person),
            &MeetingFilter::default(),
            |encounter| {
                if encounter.other == person && encounter.event == event {
                    capacity.get_or_insert((encounter.seat.position, encounter.seat.stands_for));
                }
            },
        );
        capacity.unwrap_or_default()
    }
}
