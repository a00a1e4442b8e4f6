//! The network: who took part in what, who held which position, who met whom, kept in memory and worked out
//! from records. It is pure: no statements, no waiting, no clock.
//!
//! A [`Network`] is built once from [`Facts`] that are already narrowed to what one clearance may see, and then
//! never changes, so that any number of readers can share it. Everything that it says follows from those facts,
//! whatever order they came in: a meeting or an attestation that a reader may not see does not exist in the
//! reader's network.
//!
//! Records, positions and persons are vertices, numbered in the order of their names; events are numbered in
//! the order of their dates and participations ("seats") in the order of their events. So a smaller number is
//! the earlier or the first by name, lists compress to plain arrays, and ties need no names.
//!
//! # What the rules leave open
//!
//! The rules are those of the record format ("What follows from records"). Where they can be read in more than
//! one way, the network reads them so:
//!
//! - An event attests only where it was surely all on one day; one of several days does not say on which of
//!   them the person held the position.
//! - A participant named only by the position is resolved to one and the same person on every day on which the
//!   event may have gone on, or not at all. A person recorded without a position counts for the position that
//!   he or she was certain to hold on every such day.
//! - "Between two attestations" leaves out the two days themselves: on the day of a handover both may be shown.
//! - What else decides who was likely is said in `holders`, and who faces whom in `facing` and `met`.

mod attestations;
mod build;
mod days;
mod events;
mod facing;
mod facts;
mod holders;
mod links;
mod met;
mod participations;
mod people;
mod resolution;
mod tallies;
mod tenures;
#[cfg(test)]
mod tests;
mod vertices;
mod views;

pub use events::EventVertex;
pub use facts::{
    EventFact, Facts, NamedFact, ParticipationFact, PositionFact, RecordId, TenureEnd, TenureFact,
};
pub use holders::Holding;
pub use participations::Seat;
pub use people::PeopleOrder;
pub use tallies::Tally;
pub use vertices::{Vertex, VertexKind};
pub use views::{EventKinds, MeetingFilter, TallyField, TallyOrder, View};

use crate::vocabulary::PositionRank;

/// The relationship network of one clearance. See the [module](self) for what it is and how it is built.
#[derive(Debug)]
pub struct Network {
    vertices: vertices::Vertices,
    events: events::Events,
    participations: participations::Participations,
    positions: Box<[PositionVertex]>,
    positions_in: links::Links<Vertex>,
    claims: attestations::Claims,
    /// For each position the seats of persons recorded without a position who were certainly its holders.
    stand_ins: links::Links<u32>,
    people: people::People,
    views: views::Views,
}

/// A position.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct PositionVertex {
    /// The institution it is in; `None` where that is not among the facts.
    pub institution: Option<Vertex>,
    /// Whether several persons may hold it at once.
    pub several_holders: bool,
    /// How high it stands; `None` where that is not recorded.
    pub rank: Option<PositionRank>,
}

impl Network {
    /// The vertex of a record; `None` where the record is not in this network.
    pub fn vertex(&self, id: RecordId) -> Option<Vertex> {
        self.vertices.vertex(id)
    }

    /// The record of a vertex.
    ///
    /// # Panics
    ///
    /// Where the vertex is not of this network.
    pub fn record(&self, vertex: Vertex) -> RecordId {
        self.vertices
            .record(vertex)
            .expect("a vertex is asked of the network it came from")
    }

    /// What a vertex stands for.
    pub fn kind(&self, vertex: Vertex) -> VertexKind {
        self.vertices.kind(vertex)
    }

    /// All vertices of one kind, in their order.
    pub fn vertices(
        &self,
        kind: VertexKind,
    ) -> impl ExactSizeIterator<Item = Vertex> + DoubleEndedIterator + use<> {
        self.vertices.of_kind(kind)
    }

    /// A position; `None` for a vertex of another kind.
    pub fn position(&self, position: Vertex) -> Option<PositionVertex> {
        let place = self.vertices.place(VertexKind::Position, position)?;
        self.positions.get(place as usize).copied()
    }

    /// The positions in an institution: by rank, the head first and those without a rank last, then by title
    /// and key. None for a vertex that is not an institution.
    pub fn positions_in(&self, institution: Vertex) -> &[Vertex] {
        let place = self.vertices.place(VertexKind::Institution, institution);
        place.map_or(&[], |place| self.positions_in.list(place))
    }

    /// The memory that the network takes, in bytes, without the views that it remembers. A participation takes
    /// 24, and 4 for each way back to it: from the person, the position and the institution it stands for; and
    /// another 4 for the event in the lists of the person and of the institution.
    pub fn size_in_bytes(&self) -> usize {
        self.vertices.size_in_bytes()
            + self.events.size_in_bytes()
            + self.participations.size_in_bytes()
            + size_of_val(&*self.positions)
            + self.positions_in.size_in_bytes()
            + self.claims.size_in_bytes()
            + self.stand_ins.size_in_bytes()
    }
}
