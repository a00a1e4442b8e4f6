//! The shortest way from one vertex to another, found from both ends at once.
//!
//! Of the ways of the shortest length the one is taken whose stalest meeting is the most recent: a link is as recent as
//! the last event that shows it, and one that no event shows (a position in an institution) makes no way stale. If
//! that leaves several, the first by kind and name of the records on it decides, from the beginning on. So the answer
//! does not depend on how records are numbered.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::{
    MeetingFilter, Network,
    algorithms::{Budget, LimitExceeded},
    vertices::{Vertex, Vertices},
    walk::{Hop, LinkKinds, Window},
};
use crate::vocabulary::LinkKind;

/// A way from one vertex to another.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Way {
    /// Its links, from the beginning on. None where the way leads from a vertex to itself.
    pub steps: Vec<Step>,
}

/// One link of a way.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Step {
    /// Where it begins.
    pub from: Vertex,
    /// Where it leads.
    pub to: Vertex,
    /// How the two are linked.
    pub kind: LinkKind,
    /// Whether the link itself leads from `from` to `to`, or the other way; true for kinds that read the same.
    pub forward: bool,
}

/// How recent a way is: as its stalest event, and more than any where no event shows it.
type Freshness = (i32, u32);
/// What no event shows is never stale.
const TIMELESS: Freshness = (i32::MAX, u32::MAX);
/// Staler than any.
const NEVER: Freshness = (i32::MIN, 0);

/// How far a search has seen from one end.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// For each vertex its level, counted from 1 on; 0 for those not seen.
    level: Vec<u32>,
    /// The vertices seen, level after level.
    order: Vec<Vertex>,
    /// Where the last level begins.
    last: usize,
    /// The number of the last level.
    depth: u32,
}

impl Seen {
    fn begin(&mut self, vertices: &Vertices, at: Vertex) {
        self.level.resize(vertices.slot_count(), 0);
        self.order.push(at);
        self.level[vertices.slot(at)] = 1;
        self.depth = 1;
    }

    /// Makes it ready for another search, in the time that this one took.
    fn clear(&mut self, vertices: &Vertices) {
        for vertex in self.order.drain(..) {
            self.level[vertices.slot(vertex)] = 0;
        }
        self.last = 0;
    }

    fn frontier(&self) -> &[Vertex] {
        &self.order[self.last..]
    }
}

/// What searches use again.
#[derive(Clone, Debug, Default)]
pub(super) struct Rooms(Arc<Mutex<Vec<(Seen, Seen)>>>);

impl Rooms {
    fn take(&self) -> (Seen, Seen) {
        let mut rooms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rooms.pop().unwrap_or_default()
    }

    fn give_back(&self, mut seen: (Seen, Seen), vertices: &Vertices) {
        seen.0.clear(vertices);
        seen.1.clear(vertices);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(seen);
    }
}

/// Which links a search may take.
struct Search<'a> {
    network: &'a Network,
    kinds: LinkKinds,
    window: &'a Window<'a>,
    budget: &'a Budget,
}

impl Network {
    /// The shortest way over links of the given kinds that hold within a filter, with at most so many links; `None`
    /// where there is none. See the module for which one of several.
    pub fn path(
        &self,
        from: Vertex,
        to: Vertex,
        kinds: LinkKinds,
        filter: &MeetingFilter,
        most: u32,
        budget: &Budget,
    ) -> Result<Option<Way>, LimitExceeded> {
        if from == to {
            return Ok(Some(Way::default()));
        }
        let mut seen = self.rooms.take();
        let search = Search {
            network: self,
            kinds,
            window: &self.window(filter),
            budget,
        };
        let found = search.find(from, to, most, &mut seen);
        self.rooms.give_back(seen, &self.vertices);
        found
    }

    fn freshness(&self, hop: Hop) -> Freshness {
        hop.last.map_or(TIMELESS, |event| {
            let (day, event) = self.events.recency(event);
            (day, event.number())
        })
    }

    /// How much there is to look at to go on from a vertex, roughly.
    fn breadth(&self, vertex: Vertex, kinds: LinkKinds) -> usize {
        let met = if kinds.contains(LinkKind::Met) {
            self.ties.met.others(vertex).len()
        } else {
            0
        };
        let seats = if kinds.contains(LinkKind::CoAttended) {
            self.named_at(vertex).len() * 8
        } else if kinds.contains(LinkKind::Attended) {
            self.named_at(vertex).len()
        } else {
            0
        };
        met + seats + self.ties.engaged.others(vertex).len() + self.recorded.of(vertex).len() + 1
    }
}

impl Search<'_> {
    fn find(
        &self,
        from: Vertex,
        to: Vertex,
        most: u32,
        (ahead, back): &mut (Seen, Seen),
    ) -> Result<Option<Way>, LimitExceeded> {
        let vertices = &self.network.vertices;
        ahead.begin(vertices, from);
        back.begin(vertices, to);
        let breadth = |seen: &Seen| -> usize {
            let frontier = seen.frontier().iter();
            frontier
                .map(|&vertex| self.network.breadth(vertex, self.kinds))
                .sum()
        };
        let mut breadths = (breadth(ahead), breadth(back));
        for _ in 0..most {
            let met = if breadths.0 <= breadths.1 {
                let met = self.widen(ahead, back)?;
                breadths.0 = breadth(ahead);
                met
            } else {
                let met = self.widen(back, ahead)?;
                breadths.1 = breadth(back);
                met
            };
            if met {
                return self.trace(from, to, ahead, back).map(Some);
            }
            if ahead.frontier().is_empty() || back.frontier().is_empty() {
                return Ok(None);
            }
        }
        Ok(None)
    }

    /// Goes on from a whole level: whether the next touches what was seen from the other end.
    fn widen(&self, seen: &mut Seen, other: &Seen) -> Result<bool, LimitExceeded> {
        let level = seen.last..seen.order.len();
        seen.last = level.end;
        seen.depth += 1;
        let mut met = false;
        for place in level {
            let from = seen.order[place];
            self.network
                .each_hop(from, self.kinds, self.window, self.budget, |hop| {
                    let slot = self.network.vertices.slot(hop.other);
                    let at = &mut seen.level[slot];
                    if *at == 0 {
                        *at = seen.depth;
                        seen.order.push(hop.other);
                        met |= other.level[slot] != 0;
                    }
                })?;
        }
        Ok(met)
    }

    /// The way to take, once both ends have touched. Whichever end went on last, every shortest way leads through a
    /// vertex of the last level of each.
    fn trace(&self, from: Vertex, to: Vertex, ahead: &Seen, back: &Seen) -> Result<Way, LimitExceeded> {
        let slot = |vertex| self.network.vertices.slot(vertex);
        let both = |vertex: &Vertex| {
            let slot = slot(*vertex);
            back.level[slot] == back.depth && ahead.level[slot] == ahead.depth
        };
        let middle: Vec<Vertex> = ahead.frontier().iter().copied().filter(both).collect();
        // The links of all shortest ways, by where they begin: first those behind the middle, then those before it.
        let mut links: FxHashMap<Vertex, Vec<Hop>> = FxHashMap::default();
        let mut ranks = vec![middle.clone()];
        for level in (1..back.depth).rev() {
            let mut next = Vec::new();
            for &vertex in ranks.last().into_iter().flatten() {
                self.each_hop(vertex, |hop| {
                    if back.level[slot(hop.other)] == level {
                        links.entry(vertex).or_default().push(hop);
                        next.push(hop.other);
                    }
                })?;
            }
            ranks.push(once_each(next));
        }
        ranks.reverse();
        let mut level_of = middle;
        for level in (1..ahead.depth).rev() {
            let mut before = Vec::new();
            for &vertex in &level_of {
                self.each_hop(vertex, |hop| {
                    if ahead.level[slot(hop.other)] == level {
                        let turned = Hop {
                            other: vertex,
                            forward: hop.kind.is_mutual() || !hop.forward,
                            ..hop
                        };
                        links.entry(hop.other).or_default().push(turned);
                        before.push(hop.other);
                    }
                })?;
            }
            level_of = once_each(before);
            ranks.push(level_of.clone());
        }
        // How recent the best way on from each is, from the end back to the beginning.
        let mut best: FxHashMap<Vertex, Freshness> = FxHashMap::from_iter([(to, TIMELESS)]);
        for &vertex in ranks.iter().flatten().filter(|&&vertex| vertex != to) {
            let on = links.get(&vertex).into_iter().flatten();
            let recency = on.map(|hop| {
                self.network
                    .freshness(*hop)
                    .min(best.get(&hop.other).copied().unwrap_or(NEVER))
            });
            best.insert(vertex, recency.max().unwrap_or(NEVER));
        }
        let stalest = best.get(&from).copied().unwrap_or(NEVER);
        let mut way = Way::default();
        let mut at = from;
        while at != to {
            let on = links.get(&at).into_iter().flatten();
            let recent = on.filter(|hop| {
                self.network.freshness(**hop) >= stalest
                    && best.get(&hop.other).is_some_and(|&rest| rest >= stalest)
            });
            let hop = recent
                .min_by_key(|hop| (hop.other, hop.kind, !hop.forward))
                .expect("every vertex of a shortest way has a link that leads on");
            way.steps.push(Step {
                from: at,
                to: hop.other,
                kind: hop.kind,
                forward: hop.forward,
            });
            at = hop.other;
        }
        Ok(way)
    }

    fn each_hop(&self, from: Vertex, visit: impl FnMut(Hop)) -> Result<(), LimitExceeded> {
        self.network
            .each_hop(from, self.kinds, self.window, self.budget, visit)
    }
}

fn once_each(mut vertices: Vec<Vertex>) -> Vec<Vertex> {
    vertices.sort_unstable();
    vertices.dedup();
    vertices
}
