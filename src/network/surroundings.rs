//! What lies around some vertices: the nearest, and the links among them.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::{
    MeetingFilter, Network, View,
    algorithms::{Budget, LimitExceeded},
    facing::is_held,
    vertices::{Vertex, VertexKind},
    walk::LinkKinds,
};
use crate::vocabulary::LinkKind;

/// The surroundings of some vertices.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Surroundings {
    /// The vertices, each with how many links away it is: the nearest first, then those with the most links, then by kind
    /// and name.
    pub vertices: Vec<(Vertex, u32)>,
    /// The links among them, by their ends and then by kind.
    pub links: Vec<SurroundingLink>,
    /// Whether the limit left out some.
    pub truncated: bool,
}

/// A link in such surroundings.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct SurroundingLink {
    /// Where it begins.
    pub from: Vertex,
    /// Where it leads.
    pub to: Vertex,
    /// How the two are linked.
    pub kind: LinkKind,
}

impl Network {
    /// The vertices that are at most so many links away from some, over links of the given kinds within a filter, and
    /// the links of these kinds among them. Where there are more than `most`, the nearest stay, of those equally
    /// near the ones with the most links.
    pub fn surroundings(
        &self,
        around: &[Vertex],
        depth: u32,
        kinds: LinkKinds,
        filter: &MeetingFilter,
        most: usize,
        budget: &Budget,
    ) -> Result<Surroundings, LimitExceeded> {
        let mut distances: FxHashMap<Vertex, u32> = FxHashMap::default();
        let mut kept: Vec<(Vertex, u32)> = Vec::new();
        let mut level: Vec<Vertex> = around.to_vec();
        level.sort_unstable();
        level.dedup();
        let mut truncated = false;
        let window = self.window(filter);
        for distance in 0..=depth {
            level.sort_by_cached_key(|&vertex| (Reverse(self.breadth(vertex, kinds)), vertex));
            if kept.len() + level.len() > most {
                truncated = true;
                level.truncate(most - kept.len());
            }
            distances.extend(level.iter().map(|&vertex| (vertex, distance)));
            kept.extend(level.iter().map(|&vertex| (vertex, distance)));
            if truncated || level.is_empty() || distance == depth {
                break;
            }
            let mut next = Vec::new();
            for &vertex in &level {
                self.each_hop(vertex, kinds, &window, budget, |hop| {
                    if !distances.contains_key(&hop.other) {
                        next.push(hop.other);
                    }
                })?;
            }
            next.sort_unstable();
            next.dedup();
            level = next;
        }
        let mut links = Vec::new();
        for &(vertex, _) in &kept {
            self.each_hop(vertex, kinds, &window, budget, |hop| {
                let once = if hop.kind.is_mutual() { vertex < hop.other } else { hop.forward };
                // What an institution or a position has with a person leads to the person.
                if once && distances.contains_key(&hop.other) {
                    links.push(SurroundingLink {
                        from: vertex,
                        to: hop.other,
                        kind: hop.kind,
                    });
                }
            })?;
        }
        links.sort_unstable();
        links.dedup();
        Ok(Surroundings {
            vertices: kept,
            links,
            truncated,
        })
    }

    /// How many links of the given kinds a vertex has in the whole network.
    pub fn degree(&self, vertex: Vertex, kinds: LinkKinds) -> u32 {
        let mut degree = 0;
        if kinds.contains(LinkKind::Met) {
            degree += self.ties.met.others(vertex).len();
        }
        if kinds.contains(LinkKind::Engaged) {
            degree += self.ties.engaged.others(vertex).len();
        }
        if kinds.contains(LinkKind::CoAttended) {
            let (filter, order) = (MeetingFilter::default(), super::TallyOrder::default());
            degree += self.view(View::CoAttended, vertex, &filter, order).len();
        }
        if kinds.contains(LinkKind::Attended) {
            let held = |&&event: &&Vertex| is_held(self.events.get(event).status);
            degree += self.events_of(vertex).iter().filter(held).count();
        }
        if kinds.contains(LinkKind::Attended) && self.vertices.kind(vertex) == VertexKind::Event {
            degree += self.parties_at(vertex).len();
        }
        if kinds.contains(LinkKind::Holds) {
            degree += self.claims_of(vertex).len();
        }
        if kinds.contains(LinkKind::PositionIn) {
            let own = self.position(vertex).and_then(|position| position.institution);
            degree += self.positions_in(vertex).len() + usize::from(own.is_some());
        }
        let recorded = self.recorded.of(vertex).iter();
        degree += recorded.filter(|link| kinds.contains(link.kind)).count();
        super::links::number(degree)
    }

    /// The persons and institutions that took part in an event that was held, each once.
    fn parties_at(&self, event: Vertex) -> Vec<Vertex> {
        if !is_held(self.events.get(event).status) {
            return Vec::new();
        }
        let seats = self.seats(event).map(|seat| self.participations.get(seat));
        let present = seats.filter(|seat| seat.took_part());
        let mut parties: Vec<Vertex> = present
            .flat_map(|seat| seat.person.into_iter().chain(seat.stands_for))
            .collect();
        parties.sort_unstable();
        parties.dedup();
        parties
    }
}
