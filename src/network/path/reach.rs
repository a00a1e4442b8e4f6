//! Who is within so many links of somebody.

use super::{
    Over, Search,
    seen::{End, Room},
};
use crate::network::{
    Network,
    algorithms::{Budget, LimitExceeded},
    vertices::{Vertex, VertexKind},
};

/// How many vertices are so many links away, and not fewer.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Reached {
    /// How many links.
    pub distance: u32,
    /// How many persons.
    pub people: u32,
    /// How many institutions.
    pub institutions: u32,
    /// How many vertices of any kind.
    pub all: u32,
}

impl Network {
    /// How many vertices are 1, 2 and up to so many links away from one, over such links and vertices: one entry for each
    /// distance at which there are any.
    pub fn reach(
        &self,
        from: Vertex,
        over: &Over,
        most: u32,
        budget: &Budget,
    ) -> Result<Vec<Reached>, LimitExceeded> {
        let mut room = self.rooms.take(&self.vertices);
        let window = self.window(&over.filter);
        let search = Search {
            network: self,
            over,
            window: &window,
            budget,
        };
        let reached = search.levels(from, most, &mut room);
        self.rooms.give_back(room, &self.vertices);
        reached
    }
}

impl Search<'_> {
    fn levels(&self, from: Vertex, most: u32, room: &mut Room) -> Result<Vec<Reached>, LimitExceeded> {
        let vertices = &self.network.vertices;
        let Room { marks, ahead, .. } = room;
        ahead.begin(End::Ahead, from);
        marks[vertices.slot(from)] = ahead.mark();
        let mut reached = Vec::new();
        for distance in 1..=most {
            self.widen(ahead, marks)?;
            let mut level = Reached {
                distance,
                ..Reached::default()
            };
            for &vertex in ahead.frontier() {
                level.all += 1;
                match vertices.kind(vertex) {
                    VertexKind::Person => level.people += 1,
                    VertexKind::Institution => level.institutions += 1,
                    VertexKind::Position | VertexKind::Event | VertexKind::Topic | VertexKind::Program => {}
                }
            }
            if level.all == 0 {
                break;
            }
            reached.push(level);
        }
        Ok(reached)
    }
}
