//! The network: who took part in what, who held which position, who met whom, kept in memory and worked out
//! from records. It is pure: no statements, no waiting, no clock.
//!
//! A [`Network`] is built once from [`Facts`] that are already narrowed to what one clearance may see, and then
//! never changes, so that any number of readers can share it. Everything that it says follows from those facts,
//! whatever order they came in: a meeting or an attestation that a reader may not see does not exist in the
//! reader's network.
//!
//! Records, positions and persons are vertices, numbered in the order of their names, events in the order of their
//! dates. So a smaller number is the earlier or the first by name, lists compress to plain arrays, and ties need no
//! names. Numbers leave room for what comes later.
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

pub mod algorithms;
mod around;
mod attestations;
mod bonds;
mod build;
mod change;
mod days;
mod events;
mod facing;
mod facts;
mod groups;
mod holders;
mod introductions;
mod links;
mod met;
mod neighbours;
mod participations;
mod path;
mod people;
mod rankings;
mod recorded;
mod resolution;
mod shown;
mod surroundings;
mod tallies;
mod tenures;
mod terms;
#[cfg(test)]
mod tests;
mod ties;
mod vertices;
mod views;
mod walk;

pub use bonds::Bond;
pub use change::{Change, Unwieldy};
pub use events::EventVertex;
pub use facing::is_meeting;
pub use facts::{
    CountryFact, EventFact, Facts, LinkFact, NamedFact, NationalityFact, PaperFact, ParticipationFact,
    PositionFact, RecordId, TenureEnd, TenureFact,
};
pub use groups::Group;
pub use holders::Holding;
pub use introductions::{Introduction, IntroductionSearch, Strength};
pub use participations::Seat;
pub use path::{Over, Reached, Step, Way};
pub use people::PeopleOrder;
pub use rankings::{Broker, Communities, Ranked, Ranking, SharedContact};
pub use recorded::Paper;
pub use surroundings::{SurroundingLink, Surroundings};
pub use tallies::Tally;
pub use terms::Term;
pub use vertices::{Vertex, VertexKind, VertexKinds};
pub use views::{EventKinds, MeetingFilter, TallyField, TallyOrder, View};
pub use walk::{Hop, LinkKinds};

use crate::vocabulary::PositionRank;

/// The relationship network of one clearance. See the [module](self) for what it is and how it is built.
#[derive(Debug)]
pub struct Network {
    vertices: vertices::Vertices,
    events: events::Events,
    participations: participations::Participations,
    positions: links::Table<PositionVertex>,
    positions_in: links::Lists<Vertex>,
    claims: attestations::Claims,
    /// For each position the persons recorded at events without a position who were certainly its holders.
    stand_ins: links::Lists<met::StandIn>,
    recorded: recorded::RecordedLinks,
    countries: groups::Countries,
    ties: ties::Ties,
    rooms: path::Rooms,
    rankings: rankings::Rankings,
    /// The number of contacts above which somebody is too busy to stand in between.
    busy: std::sync::OnceLock<usize>,
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
    ) -> impl ExactSizeIterator<Item = Vertex> + DoubleEndedIterator + Clone + '_ {
        self.vertices.of_kind(kind).iter().copied()
    }

    /// A position; `None` for a vertex of another kind.
    pub fn position(&self, position: Vertex) -> Option<PositionVertex> {
        self.positions.get(position).copied()
    }

    /// The positions in an institution: by rank, the head first and those without a rank last, then by title
    /// and key. None for a vertex that is not an institution.
    pub fn positions_in(&self, institution: Vertex) -> &[Vertex] {
        self.positions_in.list(institution)
    }

    /// What the network keeps, part by part.
    pub fn sizes(&self) -> Vec<Size> {
        let size = |part, bytes, links| Size { part, bytes, links };
        let met = (self.ties.met.size_in_bytes(), self.ties.met.count() / 2);
        let engaged = (self.ties.engaged.size_in_bytes(), self.ties.engaged.count() / 2);
        let positions = self.positions.size_in_bytes() + self.positions_in.size_in_bytes();
        vec![
            size("vertices", self.vertices.size_in_bytes(), 0),
            size("events", self.events.size_in_bytes(), 0),
            size(
                "attended",
                self.participations.size_in_bytes(),
                self.participations.attended.count(),
            ),
            size("positions", positions, self.positions_in.count()),
            size(
                "held",
                self.claims.size_in_bytes() + self.stand_ins.size_in_bytes(),
                self.claims.count(),
            ),
            size("met", met.0, met.1),
            size("engaged", engaged.0, engaged.1),
            size("recorded", self.recorded.size_in_bytes(), self.recorded.count()),
            size("countries", self.countries.size_in_bytes(), 0),
        ]
    }

    /// The memory that the network takes, in bytes, without the views that it remembers and what searches use again. A
    /// participation takes 20, and 4 for each way back to its event: from the person, the position and the institution it
    /// stands for; and another 4 for the event in the lists of those in which the person and the institution took part. A
    /// tie takes 16 at each of its ends.
    pub fn size_in_bytes(&self) -> usize {
        self.sizes().iter().map(|size| size.bytes).sum()
    }
}

/// What one part of a network takes.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Which part.
    pub part: &'static str,
    /// Its memory.
    pub bytes: usize,
    /// How many links it keeps, each counted once.
    pub links: usize,
}
