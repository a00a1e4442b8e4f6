//! The shortest way from one vertex to another, found from both ends at once.
//!
//! Of the ways of the shortest length the one is taken whose stalest meeting is the most recent: a link is as recent as
//! the last event that shows it, and one that no event shows (a position in an institution) makes no way stale. If
//! that leaves several, the first by kind and name of the records on it decides, from the beginning on. So the answer
//! does not depend on how records are numbered.

mod reach;
mod seen;
mod trace;

pub use reach::Reached;
pub(super) use seen::Rooms;

use self::seen::{End, Room, Seen};
use super::{
    MeetingFilter, Network,
    algorithms::{Budget, LimitExceeded},
    vertices::{Vertex, VertexKinds},
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

/// Over what a search may go.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Over {
    /// The kinds of link.
    pub kinds: LinkKinds,
    /// The kinds of vertices in between.
    pub through: VertexKinds,
    /// Which events count.
    pub filter: MeetingFilter,
}

/// A search from one or two ends.
struct Search<'a> {
    network: &'a Network,
    over: &'a Over,
    window: &'a Window<'a>,
    budget: &'a Budget,
}

impl Network {
    /// The shortest way over such links and vertices, with at most so many links; `None` where there is none. See the
    /// module for which one of several.
    pub fn path(
        &self,
        from: Vertex,
        to: Vertex,
        over: &Over,
        most: u32,
        budget: &Budget,
    ) -> Result<Option<Way>, LimitExceeded> {
        if from == to {
            return Ok(Some(Way::default()));
        }
        let mut room = self.rooms.take(&self.vertices);
        let window = self.window(&over.filter);
        let search = Search {
            network: self,
            over,
            window: &window,
            budget,
        };
        let found = search.find(from, to, most, &mut room);
        self.rooms.give_back(room, &self.vertices);
        found
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
        let engaged = if kinds.contains(LinkKind::Engaged) {
            self.ties.engaged.others(vertex).len()
        } else {
            0
        };
        let recorded = if kinds.any_recorded() {
            self.recorded.of(vertex).len()
        } else {
            0
        };
        met + seats + engaged + recorded + 1
    }
}

impl Search<'_> {
    fn find(
        &self,
        from: Vertex,
        to: Vertex,
        most: u32,
        room: &mut Room,
    ) -> Result<Option<Way>, LimitExceeded> {
        let vertices = &self.network.vertices;
        room.ahead.begin(End::Ahead, from);
        room.back.begin(End::Back, to);
        room.marks[vertices.slot(from)] = room.ahead.mark();
        room.marks[vertices.slot(to)] = room.back.mark();
        let mut breadths = (
            self.breadth(room.ahead.frontier()),
            self.breadth(room.back.frontier()),
        );
        for _ in 0..most {
            let ahead = breadths.0 <= breadths.1;
            let Room {
                marks,
                ahead: one,
                back: other,
            } = &mut *room;
            let (seen, breadth) = if ahead {
                (one, &mut breadths.0)
            } else {
                (other, &mut breadths.1)
            };
            let mut middle = self.widen(seen, marks)?;
            if !middle.is_empty() {
                middle.sort_unstable();
                middle.dedup();
                return self.trace(&middle, (from, to), room).map(Some);
            }
            if seen.frontier().is_empty() {
                return Ok(None);
            }
            *breadth = self.breadth(seen.frontier());
        }
        Ok(None)
    }

    fn breadth(&self, vertices: &[Vertex]) -> usize {
        let breadths = vertices
            .iter()
            .map(|&vertex| self.network.breadth(vertex, self.over.kinds));
        breadths.sum()
    }

    /// Goes on from a whole level. Gives the vertices at which it touches what was seen from the other end; once it has
    /// touched any, the next level has no others.
    fn widen(&self, seen: &mut Seen, marks: &mut [u8]) -> Result<Vec<Vertex>, LimitExceeded> {
        let level = seen.next_level();
        let mark = seen.mark();
        let mut touched = Vec::new();
        for place in level {
            let from = seen.order[place];
            self.network
                .each_hop::<false>(from, self.over.kinds, self.window, self.budget, |hop| {
                    let at = &mut marks[self.network.vertices.slot(hop.other)];
                    if *at == 0 {
                        if touched.is_empty() && self.may_pass(hop.other) {
                            *at = mark;
                            seen.order.push(hop.other);
                        }
                    } else if seen.end.is_of_other(*at) {
                        touched.push(hop.other);
                    }
                })?;
        }
        Ok(touched)
    }

    fn may_pass(&self, vertex: Vertex) -> bool {
        self.over.through == VertexKinds::ALL
            || self.over.through.contains(self.network.vertices.kind(vertex))
    }

    fn each_hop(&self, from: Vertex, visit: impl FnMut(Hop)) -> Result<(), LimitExceeded> {
        self.network
            .each_hop::<true>(from, self.over.kinds, self.window, self.budget, visit)
    }
}
