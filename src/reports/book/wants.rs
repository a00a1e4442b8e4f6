//! What a report is going to tell of, collected before anything is fetched.

use rustc_hash::FxHashSet;

use crate::{
    network::{Holding, Network, Tally, Vertex, VertexKind},
    store::rows,
};

/// What a report is going to tell of.
#[derive(Clone, Debug, Default)]
pub struct Wants {
    /// Records to name, by identity.
    pub(super) names: FxHashSet<i64>,
    /// Records whose sources are told.
    pub(super) cited: FxHashSet<i64>,
    /// Events to tell in full.
    pub(super) events: FxHashSet<i64>,
    /// Events of which the topics are told.
    pub(super) themed: FxHashSet<i64>,
    /// People whose style and tenures are told.
    pub(super) people: FxHashSet<i64>,
    /// Promises to tell.
    pub(super) promises: FxHashSet<i64>,
}

impl Wants {
    /// A record, by its name.
    pub fn name(&mut self, network: &Network, vertex: Vertex) {
        self.names.insert(network.record(vertex));
    }

    /// A record that is no vertex, by its name.
    pub fn name_id(&mut self, id: i64) {
        self.names.insert(id);
    }

    /// The sources of a record, and its name.
    pub fn cite(&mut self, network: &Network, vertex: Vertex) {
        self.cite_id(network.record(vertex));
    }

    /// The sources of a record that is no vertex, and its name.
    pub fn cite_id(&mut self, id: i64) {
        self.names.insert(id);
        self.cited.insert(id);
    }

    /// A person: name, style and tenures, with the positions and institutions of these.
    pub fn person(&mut self, network: &Network, person: Vertex) {
        self.name(network, person);
        self.people.insert(network.record(person));
    }

    /// An event in full: who was there, where, about what, by which sources.
    pub fn tell(&mut self, network: &Network, event: Vertex) {
        if !self.events.insert(network.record(event)) {
            return;
        }
        self.topics(network, event);
        self.cite(network, event);
        for seat in network.seats(event) {
            let named = [seat.position, seat.stands_for];
            for vertex in named.into_iter().flatten() {
                self.name(network, vertex);
            }
            if let Some(person) = seat.person {
                self.name(network, person);
                self.people.insert(network.record(person));
            }
        }
    }

    /// What an event was about, and nothing else of it.
    pub fn topics(&mut self, network: &Network, event: Vertex) {
        self.themed.insert(network.record(event));
    }

    /// A holder of a position, and what that rests on.
    pub fn holding(&mut self, network: &Network, holding: &Holding) {
        self.person(network, holding.person);
        self.position(network, holding.position);
        for &event in &holding.evidence {
            self.cite(network, event);
        }
    }

    /// A position, and the institution that it is in.
    pub fn position(&mut self, network: &Network, position: Vertex) {
        self.name(network, position);
        if let Some(institution) = network
            .position(position)
            .and_then(|position| position.institution)
        {
            self.name(network, institution);
        }
    }

    /// Somebody met, and the last meeting.
    pub fn tally(&mut self, network: &Network, tally: &Tally) {
        let named = [Some(tally.other), tally.position, tally.institution];
        for vertex in named.into_iter().flatten() {
            self.name(network, vertex);
        }
        if network.kind(tally.other) == VertexKind::Person {
            self.people.insert(network.record(tally.other));
        }
        self.cite(network, tally.last);
    }

    /// A promise: who made it, to whom, about what, where, by which sources.
    pub fn promise(&mut self, network: &Network, row: &rows::Commitment) {
        self.promises.insert(row.id);
        self.cite_id(row.id);
        self.names.insert(row.by_id);
        self.names.extend(
            [row.to_id, row.event_id, row.fulfilled_by_id]
                .into_iter()
                .flatten(),
        );
        let by = network.vertex(row.by_id);
        let event = row.event_id.and_then(|event| network.vertex(event));
        match by.map(|by| (by, network.kind(by))) {
            Some((position, VertexKind::Position)) => self.position(network, position),
            Some((person, VertexKind::Person)) => self.person(network, person),
            Some(_) | None => {}
        }
        for seat in event.into_iter().flat_map(|event| network.seats(event)) {
            if by.is_some() && (seat.person == by || seat.position == by) {
                for vertex in [seat.position, seat.stands_for].into_iter().flatten() {
                    self.name(network, vertex);
                }
            }
        }
    }
}
