//! All persons by how often, and how lately, they met somebody.

use std::sync::OnceLock;

use super::{
    MeetingFilter, Network, View,
    events::Recency,
    vertices::{Vertex, VertexKind},
};

/// What persons can be listed by that only meetings tell.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PeopleOrder {
    /// By the number of events at which the person met somebody.
    Meetings,
    /// By the date of the last event at which the person met somebody; those who met nobody count as the earliest.
    LastMet,
}

/// The number of events at which a person met somebody, and how recent the last of them is.
type Meetings = (u32, Option<Recency>);

/// The orders that were asked for, kept as long as the network: each field from the smallest and from the largest on.
#[derive(Debug, Default)]
pub(super) struct People {
    meetings: OnceLock<Box<[Meetings]>>,
    orders: [OnceLock<Box<[Vertex]>>; 4],
}

impl Network {
    /// All persons in an order; ties are broken by name, then key.
    pub fn people(&self, order: PeopleOrder, descending: bool) -> &[Vertex] {
        let place = match order {
            PeopleOrder::Meetings => 0,
            PeopleOrder::LastMet => 2,
        };
        self.people.orders[place + usize::from(descending)].get_or_init(|| {
            let meetings = self.people.meetings.get_or_init(|| self.count_meetings());
            let mut listed: Vec<(Vertex, Meetings)> = self
                .vertices
                .of_kind(VertexKind::Person)
                .iter()
                .copied()
                .zip(meetings.iter().copied())
                .collect();
            // Persons are numbered by name, and a stable sort leaves those that tie in that order.
            listed.sort_by(|(_, a), (_, b)| {
                let ordering = match order {
                    PeopleOrder::Meetings => a.0.cmp(&b.0),
                    PeopleOrder::LastMet => a.1.cmp(&b.1),
                };
                if descending { ordering.reverse() } else { ordering }
            });
            listed.into_iter().map(|(person, _)| person).collect()
        })
    }

    /// For each person the number of events at which they met somebody, and how recent the last of them is.
    fn count_meetings(&self) -> Box<[Meetings]> {
        let everything = MeetingFilter::default();
        let count = |person| {
            let (mut meetings, mut last, mut counted) = (0, None, None);
            self.each_encounter(View::Met, person, None, &everything, |encounter| {
                if counted != Some(encounter.event) {
                    counted = Some(encounter.event);
                    meetings += 1;
                    last = last.max(Some(self.events.recency(encounter.event)));
                }
            });
            (meetings, last)
        };
        let people = self.vertices.of_kind(VertexKind::Person).iter();
        people.map(|&person| count(person)).collect()
    }
}
