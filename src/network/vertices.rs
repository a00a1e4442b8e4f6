//! The vertices of a network: one numbering for persons, institutions, positions and events, in which the
//! order of numbers is the order of names and of days.

use std::{num::NonZeroU32, ops::Range};

use rustc_hash::FxHashMap;

use super::{
    facts::{Facts, RecordId},
    links::number,
};

/// A vertex of one network. Vertices of one kind compare like what they stand for: persons and institutions by
/// name, positions by title, events by the day on which they began, and then each by key. A vertex means
/// nothing in another network, and an `Option` of it takes no more room.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Vertex(NonZeroU32);

impl Vertex {
    pub(super) const fn from_number(number: u32) -> Self {
        Self(NonZeroU32::MIN.saturating_add(number))
    }

    /// Its number in the network, from 0 on without gaps.
    pub const fn number(self) -> u32 {
        self.0.get() - 1
    }
}

/// What a vertex stands for.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum VertexKind {
    /// A person.
    Person,
    /// An organization, an embassy, a city or a country.
    Institution,
    /// A position.
    Position,
    /// An event.
    Event,
    /// A topic.
    Topic,
    /// A program.
    Program,
}

/// The numbering of all vertices.
#[derive(Debug)]
pub(super) struct Vertices {
    institutions: u32,
    positions: u32,
    events: u32,
    topics: u32,
    programs: u32,
    records: Box<[RecordId]>,
    by_record: FxHashMap<RecordId, Vertex>,
    /// For persons and institutions: equal for equal names, otherwise in the order of names.
    name_ranks: Box<[u32]>,
}

impl Vertices {
    /// Numbers the facts, which it puts in the order of their numbers.
    pub(super) fn number(facts: &mut Facts) -> Self {
        let Facts {
            people,
            institutions,
            positions,
            events,
            topics,
            programs,
            tenures: _,
            participations: _,
            links: _,
        } = facts;
        for named in [&mut *people, institutions, topics, programs] {
            named.sort_unstable_by(|a, b| (&a.fold, &a.key, a.id).cmp(&(&b.fold, &b.key, b.id)));
        }
        positions.sort_unstable_by(|a, b| (&a.fold, &a.key, a.id).cmp(&(&b.fold, &b.key, b.id)));
        events.sort_unstable_by(|a, b| {
            let days = (a.from.earliest, a.from.latest).cmp(&(b.from.earliest, b.from.latest));
            days.then_with(|| (&a.key, a.id).cmp(&(&b.key, b.id)))
        });
        let ids = people.iter().chain(&*institutions).map(|fact| fact.id);
        let ids = ids
            .chain(positions.iter().map(|fact| fact.id))
            .chain(events.iter().map(|fact| fact.id))
            .chain(topics.iter().chain(&*programs).map(|fact| fact.id));
        let records: Box<[RecordId]> = ids.collect();
        let mut by_record = FxHashMap::with_capacity_and_hasher(records.len(), rustc_hash::FxBuildHasher);
        for (vertex, &id) in (0..).map(Vertex::from_number).zip(&records) {
            by_record.entry(id).or_insert(vertex);
        }
        let mut name_ranks = Vec::with_capacity(people.len() + institutions.len());
        for named in [&*people, &*institutions] {
            let mut rank = 0;
            for (place, fact) in named.iter().enumerate() {
                if place > 0 && named[place - 1].fold != fact.fold {
                    rank += 1;
                }
                name_ranks.push(rank);
            }
        }
        let first_position = people.len() + institutions.len();
        Self {
            institutions: number(people.len()),
            positions: number(first_position),
            events: number(first_position + positions.len()),
            topics: number(first_position + positions.len() + events.len()),
            programs: number(records.len() - programs.len()),
            records,
            by_record,
            name_ranks: name_ranks.into(),
        }
    }

    /// The numbers of one kind.
    pub(super) fn range(&self, kind: VertexKind) -> Range<u32> {
        match kind {
            VertexKind::Person => 0..self.institutions,
            VertexKind::Institution => self.institutions..self.positions,
            VertexKind::Position => self.positions..self.events,
            VertexKind::Event => self.events..self.topics,
            VertexKind::Topic => self.topics..self.programs,
            VertexKind::Program => self.programs..number(self.records.len()),
        }
    }

    /// How many vertices there are.
    pub(super) fn count(&self) -> u32 {
        number(self.records.len())
    }

    /// All vertices of one kind, in their order.
    pub(super) fn of_kind(
        &self,
        kind: VertexKind,
    ) -> impl ExactSizeIterator<Item = Vertex> + DoubleEndedIterator + use<> {
        self.range(kind).map(Vertex::from_number)
    }

    /// The vertex at a place within its kind.
    pub(super) fn nth(&self, kind: VertexKind, place: u32) -> Vertex {
        Vertex::from_number(self.range(kind).start + place)
    }

    /// The place of a vertex within a kind; `None` where it is of another.
    pub(super) fn place(&self, kind: VertexKind, vertex: Vertex) -> Option<u32> {
        let range = self.range(kind);
        range
            .contains(&vertex.number())
            .then(|| vertex.number() - range.start)
    }

    /// The vertex of a record, if there is one of that kind.
    pub(super) fn find(&self, kind: VertexKind, id: RecordId) -> Option<Vertex> {
        self.by_record
            .get(&id)
            .copied()
            .filter(|&vertex| self.place(kind, vertex).is_some())
    }

    /// The vertex of a record of whatever kind.
    pub(super) fn vertex(&self, id: RecordId) -> Option<Vertex> {
        self.by_record.get(&id).copied()
    }

    /// The record of a vertex; `None` for a vertex of another network that is larger.
    pub(super) fn record(&self, vertex: Vertex) -> Option<RecordId> {
        self.records.get(vertex.number() as usize).copied()
    }

    /// The kind of a vertex.
    pub(super) fn kind(&self, vertex: Vertex) -> VertexKind {
        let number = vertex.number();
        if number < self.institutions {
            VertexKind::Person
        } else if number < self.positions {
            VertexKind::Institution
        } else if number < self.events {
            VertexKind::Position
        } else if number < self.topics {
            VertexKind::Event
        } else if number < self.programs {
            VertexKind::Topic
        } else {
            VertexKind::Program
        }
    }

    /// The place of a person's or an institution's name among those of its kind; equal for equal names.
    pub(super) fn name_rank(&self, party: Vertex) -> u32 {
        self.name_ranks
            .get(party.number() as usize)
            .copied()
            .unwrap_or(u32::MAX)
    }

    /// The memory it takes, in bytes.
    pub(super) fn size_in_bytes(&self) -> usize {
        // A hash table keeps one control byte beside each entry, and capacity() is seven eighths of its room.
        let entries = self.by_record.capacity() * 8 / 7 * (size_of::<(RecordId, Vertex)>() + 1);
        size_of_val(&*self.records) + size_of_val(&*self.name_ranks) + entries
    }
}
