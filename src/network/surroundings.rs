//! What lies around some vertices: the nearest, and the links among them.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::{
    MeetingFilter, Network, View,
    algorithms::{Budget, LimitExceeded},
    facing::is_held,
    vertices::{Vertex, VertexKind},
    walk::{Hop, LinkKinds, Window},
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
    /// Whether a limit left out some.
    pub truncated: bool,
}

impl Surroundings {
    /// Leaves so many links at most: those of the vertices that come first, of each those to the vertices that come
    /// first, then by kind.
    pub fn cut_links(&mut self, most: usize) {
        if self.links.len() <= most {
            return;
        }
        self.truncated = true;
        let places: FxHashMap<Vertex, usize> = (self.vertices.iter().map(|&(vertex, _)| vertex))
            .zip(0..)
            .collect();
        let place = |link: &SurroundingLink| {
            let [from, to] = [link.from, link.to].map(|end| places.get(&end).copied().unwrap_or(usize::MAX));
            (from.min(to), from.max(to), *link)
        };
        let mut links: Vec<_> = self.links.iter().map(place).collect();
        links.select_nth_unstable(most);
        links.truncate(most);
        self.links = links.into_iter().map(|(_, _, link)| link).collect();
        self.links.sort_unstable();
    }
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
    /// the links of these kinds among them, as far as they pass, whichever end is asked first. Where there are more
    /// than `most`, the nearest stay, of those equally near the ones with the most links (other than `CO_ATTENDED`).
    pub fn surroundings(
        &self,
        around: &[Vertex],
        depth: u32,
        kinds: LinkKinds,
        filter: &MeetingFilter,
        most: usize,
        passes: impl Fn(Vertex, &Hop) -> bool,
        budget: &Budget,
    ) -> Result<Surroundings, LimitExceeded> {
        let mut distances: FxHashMap<Vertex, u32> = FxHashMap::default();
        let mut kept: Vec<(Vertex, u32)> = Vec::new();
        let mut level: Vec<Vertex> = around.to_vec();
        level.sort_unstable();
        level.dedup();
        let mut truncated = false;
        let window = self.window(filter);
        // Whom somebody co-attended takes long to count, and says little that the events do not.
        let plain = kinds.without(LinkKind::CoAttended);
        for distance in 0..=depth {
            level.sort_by_cached_key(|&vertex| (Reverse(self.degree(vertex, plain)), vertex));
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
                self.each_hop::<false>(vertex, kinds, &window, budget, |hop| {
                    if !distances.contains_key(&hop.other) && passes(vertex, &hop) {
                        next.push(hop.other);
                    }
                })?;
            }
            next.sort_unstable();
            next.dedup();
            level = next;
        }
        Ok(Surroundings {
            links: self.links_among(&kept, kinds, &window, budget, |from, hop| {
                distances.contains_key(&hop.other) && passes(from, hop)
            })?,
            vertices: kept,
            truncated,
        })
    }

    /// Every vertex that has a link of the given kinds within a filter, at no distance, and all these links. Where there are
    /// more than `most`, those with the most links stay.
    pub fn whole(
        &self,
        kinds: LinkKinds,
        filter: &MeetingFilter,
        most: usize,
        passes: impl Fn(Vertex, &Hop) -> bool,
        budget: &Budget,
    ) -> Result<Surroundings, LimitExceeded> {
        let window = self.window(filter);
        let all: Vec<(Vertex, u32)> = self.vertices.all().map(|vertex| (vertex, 0)).collect();
        let mut links = self.links_among(&all, kinds, &window, budget, passes)?;
        let slot = |vertex| self.vertices.slot(vertex);
        let mut degrees = vec![0_u32; self.vertices.slot_count()];
        for link in &links {
            degrees[slot(link.from)] += 1;
            degrees[slot(link.to)] += 1;
        }
        let degree = |vertex: Vertex| degrees[slot(vertex)];
        let mut vertices = all;
        vertices.retain(|&(vertex, _)| degree(vertex) > 0);
        vertices.sort_by_key(|&(vertex, _)| (Reverse(degree(vertex)), vertex));
        let truncated = vertices.len() > most;
        if truncated {
            vertices.truncate(most);
            let mut kept: Vec<Vertex> = vertices.iter().map(|&(vertex, _)| vertex).collect();
            kept.sort_unstable();
            let is_kept = |vertex: &Vertex| kept.binary_search(vertex).is_ok();
            links.retain(|link| is_kept(&link.from) && is_kept(&link.to));
        }
        Ok(Surroundings {
            vertices,
            links,
            truncated,
        })
    }

    /// The links between vertices that are kept, each once, by their ends and then by kind.
    fn links_among(
        &self,
        kept: &[(Vertex, u32)],
        kinds: LinkKinds,
        window: &Window<'_>,
        budget: &Budget,
        is_kept: impl Fn(Vertex, &Hop) -> bool,
    ) -> Result<Vec<SurroundingLink>, LimitExceeded> {
        let mut links = Vec::new();
        for &(vertex, _) in kept {
            self.each_hop::<false>(vertex, kinds, window, budget, |hop| {
                let once = if hop.kind.is_mutual() {
                    vertex < hop.other
                } else {
                    hop.forward
                };
                if once && is_kept(vertex, &hop) {
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
        Ok(links)
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
        let seats = self.seats_at(event).iter();
        let present = seats.filter(|seat| seat.took_part());
        let mut parties: Vec<Vertex> = present
            .flat_map(|seat| seat.person.into_iter().chain(seat.stands_for))
            .collect();
        parties.sort_unstable();
        parties.dedup();
        parties
    }
}
