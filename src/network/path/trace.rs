//! The way to take, once both ends have touched.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Search, Step, Way,
    seen::{End, Room, Seen},
};
use crate::network::{Network, algorithms::LimitExceeded, vertices::Vertex, walk::Hop};

/// How recent a way is: as its stalest event, and more than any where no event shows it.
type Freshness = (i32, u32);
/// What no event shows is never stale.
const TIMELESS: Freshness = (i32::MAX, u32::MAX);
/// Staler than any.
const NEVER: Freshness = (i32::MIN, 0);

impl Network {
    fn freshness(&self, hop: Hop) -> Freshness {
        hop.last.map_or(TIMELESS, |event| {
            let (day, event) = self.events.recency(event);
            (day, event.number())
        })
    }
}

/// The links of all shortest ways, by the vertex that they lead on from.
type Links = FxHashMap<Vertex, Vec<Hop>>;

impl Search<'_> {
    /// The way to take from the one to the other through one of those in the middle: every shortest way leads through
    /// one.
    pub(super) fn trace(
        &self,
        middle: &[Vertex],
        (from, to): (Vertex, Vertex),
        room: &Room,
    ) -> Result<Way, LimitExceeded> {
        let mut links = Links::default();
        // Each vertex on a shortest way, in the order of how far it is from the end.
        let mut ranks = self.follow(middle, &room.back, &room.marks, &mut links)?;
        ranks.reverse();
        ranks.push(middle.to_vec());
        ranks.extend(self.follow(middle, &room.ahead, &room.marks, &mut links)?);
        // How recent the best way on from each is, from the end back to the beginning.
        let mut best: FxHashMap<Vertex, Freshness> = FxHashMap::from_iter([(to, TIMELESS)]);
        for &vertex in ranks.iter().flatten().filter(|&&vertex| vertex != to) {
            let on = links.get(&vertex).into_iter().flatten();
            let recency = on.map(|hop| {
                let rest = best.get(&hop.other).copied().unwrap_or(NEVER);
                self.network.freshness(*hop).min(rest)
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

    /// Follows the shortest ways from the middle to one end. Notes their links, and gives their vertices level after
    /// level, the middle itself left out.
    fn follow(
        &self,
        middle: &[Vertex],
        seen: &Seen,
        marks: &[u8],
        links: &mut Links,
    ) -> Result<Vec<Vec<Vertex>>, LimitExceeded> {
        let slot = |vertex| self.network.vertices.slot(vertex);
        let mut ranks: Vec<Vec<Vertex>> = Vec::new();
        let mut rank: Vec<Vertex> = middle.to_vec();
        // The middle is in the last level of the end that was touched, and in the one that the other had begun.
        for level in (0..seen.levels() - 1).rev() {
            let lower = seen.level(level);
            let mut next = Vec::new();
            let mut note = |below: Vertex, above: Vertex, hop: Hop| {
                // Ahead, links lead on from the lower level; back, from the upper.
                let (at, on) = match seen.end {
                    End::Ahead => (below, above),
                    End::Back => (above, below),
                };
                let hop = if hop.other == on { hop } else { turned(hop, on) };
                links.entry(at).or_default().push(hop);
                next.push(below);
            };
            // Whichever is less to look at: who of the lower level leads up, or who of the upper leads down.
            if self.breadth(lower) < self.breadth(&rank) {
                let upper: FxHashSet<Vertex> = rank.iter().copied().collect();
                for &below in lower {
                    self.each_hop(below, |hop| {
                        if upper.contains(&hop.other) {
                            note(below, hop.other, hop);
                        }
                    })?;
                }
            } else {
                let mark = seen.mark_of(level);
                for &above in &rank {
                    self.each_hop(above, |hop| {
                        if marks[slot(hop.other)] == mark {
                            note(hop.other, above, hop);
                        }
                    })?;
                }
            }
            next.sort_unstable();
            next.dedup();
            ranks.push(next.clone());
            rank = next;
        }
        Ok(ranks)
    }
}

/// A link as its other end sees it.
fn turned(hop: Hop, other: Vertex) -> Hop {
    Hop {
        other,
        forward: hop.kind.is_mutual() || !hop.forward,
        ..hop
    }
}
