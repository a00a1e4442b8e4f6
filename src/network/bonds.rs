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
    /// In what position the other was at the last, where the other is a person; `None` where none is recorded.
    pub position: Option<Vertex>,
    /// For whom the other was there; `None` where none is recorded.
    pub institution: Option<Vertex>,
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
                position: None,
                institution: None,
            });
            bond.inferred &= !encounter.stated;
            if counted.replace(event) == Some(event) {
                return;
            }
            bond.meetings += 1;
            if bond.meetings == 1 || self.events.recency(event) > self.events.recency(bond.last) {
                bond.last = event;
                if !turned && view != View::Engaged {
                    bond.position = encounter.seat.position;
                    bond.institution = encounter.seat.stands_for;
                }
            }
        });
        bond
    }
}
