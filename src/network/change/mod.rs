//! A network follows its record: from one version to the next by what changed alone, however large the rest.
//!
//! Versions do not change. A new one shares with the one before it all that the change did not touch, and keeps beside
//! that the lists that it replaced. What a record says is taken out as it was and put in as it is now; a record that
//! comes to stand elsewhere in the order, because it was renamed or moved to another day, is numbered anew, and so
//! everything that refers to it is taken out and put in as well. Then what follows from that is worked out again, and
//! nothing else: the claims to the positions that were touched, who is inferred where these claims differ, and what is
//! between those who were at the events that differ.

mod claims;
mod encounters;
mod parties;
mod records;

use rustc_hash::FxHashSet;

use super::{
    Network,
    attestations::ClaimRef,
    facts::{Facts, RecordId},
    people::People,
    rankings::Rankings,
    vertices::{Vertex, VertexKind},
    views::Views,
};

/// Some records that may have changed, and what they state now.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// The records. One of which the facts say nothing is no more, or may not be seen.
    pub records: FxHashSet<RecordId>,
    /// All that these records state, and nothing else: of a person the tenures, of an event the participants, of
    /// whichever of the two ends states a link the link.
    pub facts: Facts,
}

/// There is too much in a change, or too little room for it between the records that there are: the network is better
/// built anew.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Unwieldy;

impl Change {
    /// How many records one change may touch. Beyond that, building anew takes hardly longer.
    pub const MOST_RECORDS: usize = 10_000;
}

impl Network {
    /// The records that refer to others whose place in the order a change alters: these have to be in the change as well,
    /// with what they state.
    pub fn referring(&self, change: &Change) -> Result<Vec<RecordId>, Unwieldy> {
        let newcomers = change.newcomers();
        let mut found: FxHashSet<RecordId> = FxHashSet::default();
        for &record in &change.records {
            let before = self.vertices.vertex(record);
            let stays = self.vertices.stays(record, newcomers.get(&record));
            if !stays {
                found.extend(self.recorded.waiting_for(record));
                found.extend(before.into_iter().flat_map(|vertex| self.referring_to(vertex)));
            } else if let Some(position) = before.filter(|_| self.moves_house(record, change)) {
                // Its participants stand for another institution.
                let events = self.named_at(position).iter();
                found.extend(events.filter_map(|&event| self.vertices.record(event)));
            }
            if found.len() > Change::MOST_RECORDS {
                return Err(Unwieldy);
            }
        }
        found.retain(|record| !change.records.contains(record));
        Ok(found.into_iter().collect())
    }

    /// The records that refer to a vertex.
    fn referring_to(&self, vertex: Vertex) -> Vec<RecordId> {
        let tenures = match self.vertices.kind(vertex) {
            VertexKind::Position => self.claims_of(vertex),
            VertexKind::Person
            | VertexKind::Institution
            | VertexKind::Event
            | VertexKind::Topic
            | VertexKind::Program => Vec::new(),
        };
        let named = self
            .named_at(vertex)
            .iter()
            .chain(self.positions_in(vertex))
            .copied();
        let held = tenures.into_iter().filter(|claim| !claim.tenures().is_empty());
        let vertices = named.chain(held.map(ClaimRef::person));
        let mut records: Vec<RecordId> = vertices
            .filter_map(|vertex| self.vertices.record(vertex))
            .collect();
        records.extend(
            self.recorded
                .of(vertex)
                .iter()
                .filter_map(|link| match self.recorded.paper(link) {
                    Some(paper) => Some(paper.record),
                    None if link.forward => None,
                    None => self.vertices.record(link.other),
                }),
        );
        records
    }

    /// Whether a position that stays where it is comes to be in another institution.
    fn moves_house(&self, record: RecordId, change: &Change) -> bool {
        let before = self
            .vertices
            .vertex(record)
            .and_then(|position| self.position(position));
        let after = change.facts.positions.iter().find(|fact| fact.id == record);
        let Some((before, after)) = before.zip(after) else {
            return false;
        };
        let house = before.institution.and_then(|house| self.vertices.record(house));
        house != Some(after.institution)
    }

    /// The network after a change, which must have in it what refers to the records whose place in the order it alters.
    /// This one stays as it is.
    pub fn with(&self, change: &Change) -> Result<Self, Unwieldy> {
        if change.records.len() > Change::MOST_RECORDS {
            return Err(Unwieldy);
        }
        let mut next = self.next_version();
        next.vertices.renumber(change)?;
        let fresh = records::take(self, &mut next, change);
        let claims = claims::take(self, &mut next, change, fresh);
        let events = parties::take(self, &mut next, claims);
        encounters::take(self, &mut next, &events);
        Ok(next)
    }

    /// How many lists, and entries of tables, were replaced since the network was built.
    pub fn replaced(&self) -> usize {
        self.vertices.renumbered()
            + self.events.replaced()
            + self.participations.replaced()
            + self.claims.replaced()
            + self.recorded.replaced()
            + self.ties.replaced()
    }

    /// A copy to change, which remembers nothing that was asked of this one.
    fn next_version(&self) -> Self {
        Self {
            vertices: self.vertices.clone(),
            events: self.events.clone(),
            participations: self.participations.clone(),
            positions: self.positions.clone(),
            positions_in: self.positions_in.clone(),
            claims: self.claims.clone(),
            stand_ins: self.stand_ins.clone(),
            recorded: self.recorded.clone(),
            countries: self.countries.clone(),
            ties: self.ties.clone(),
            rooms: self.rooms.clone(),
            rankings: Rankings::default(),
            busy: std::sync::OnceLock::new(),
            people: People::default(),
            views: Views::new(),
        }
    }
}
