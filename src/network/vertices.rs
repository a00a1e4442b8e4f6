//! The vertices of a network: one numbering for persons, institutions, positions, events, topics and programs, in
//! which the order of numbers is the order of kinds, and within a kind that of names and of days.
//!
//! Numbers leave room: from one vertex to the next it is a power of two, so that records that come later are numbered
//! in between and all lists that are sorted by vertex stay sorted. What the network was built with sits at the
//! multiples of that power, its slots, by which arrays are indexed; what was added since is looked up.

use std::{num::NonZeroU32, ops::Range, sync::Arc};

use rustc_hash::FxHashMap;

use super::{
    facts::{EventFact, Facts, NamedFact, PositionFact, RecordId},
    links::number,
};

/// A vertex of one network. Vertices of one kind compare like what they stand for: persons and institutions by
/// name, positions by title, events by the day on which they began, and then each by key. A vertex means
/// nothing in another network, except in one that follows from it by a change that did not touch its record. An
/// `Option` of it takes no more room.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Vertex(NonZeroU32);

impl Vertex {
    pub(super) const fn from_number(number: u32) -> Self {
        Self(NonZeroU32::MIN.saturating_add(number))
    }

    /// Its number in the network. Numbers have gaps.
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

impl VertexKind {
    /// All kinds, in the order of their vertices.
    pub const ALL: [Self; 6] = [
        Self::Person,
        Self::Institution,
        Self::Position,
        Self::Event,
        Self::Topic,
        Self::Program,
    ];
}

/// Some of the slots of a numbering, and how vertices are mapped to them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Slots {
    shift: u32,
    first: u32,
    end: u32,
}

impl Slots {
    /// How many slots there are.
    pub(super) const fn len(self) -> u32 {
        self.end - self.first
    }

    /// The place of a vertex among the slots; `None` where it has none.
    pub(super) const fn place(self, vertex: Vertex) -> Option<u32> {
        let number = vertex.number();
        let slot = number >> self.shift;
        let is_added = number & ((1 << self.shift) - 1) != 0;
        if is_added || slot < self.first || slot >= self.end {
            None
        } else {
            Some(slot - self.first)
        }
    }
}

/// What decides the order of a vertex among those of its kind: for events the dates first, then for all the folded name
/// and the key. Compares like that order.
type SortKey = Vec<u8>;

fn named(fold: &str, key: &str) -> SortKey {
    [fold.as_bytes(), &[0], key.as_bytes()].concat()
}

impl NamedFact {
    fn sort_key(&self) -> SortKey {
        named(&self.fold, &self.key)
    }
}

impl PositionFact {
    fn sort_key(&self) -> SortKey {
        named(&self.fold, &self.key)
    }
}

impl EventFact {
    fn sort_key(&self) -> SortKey {
        // With the sign turned, numbers of days compare like their bytes.
        let day = |number: i32| (number.cast_unsigned() ^ (1 << 31)).to_be_bytes();
        let days = [
            day(self.from.earliest.number()),
            day(self.from.latest.number()),
        ];
        [days.as_flattened(), self.key.as_bytes()].concat()
    }
}

/// The folded name in the sort key of a person or an institution.
fn fold(sort_key: &[u8]) -> &[u8] {
    sort_key.split(|&byte| byte == 0).next().unwrap_or_default()
}

/// The sort keys of slots, in one piece.
#[derive(Debug)]
struct SortKeys {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl SortKeys {
    fn with_capacity(slots: u32) -> Self {
        Self {
            bytes: Vec::new(),
            ends: Vec::with_capacity(slots as usize),
        }
    }

    /// Takes the key of a slot. Those of the slots passed over are empty.
    fn put(&mut self, slot: u32, key: &[u8]) {
        self.ends.resize(slot as usize, number(self.bytes.len()));
        self.bytes.extend_from_slice(key);
        self.ends.push(number(self.bytes.len()));
    }

    fn of(&self, slot: u32) -> &[u8] {
        let slot = slot as usize;
        let start = slot.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bytes[start as usize..self.ends[slot] as usize]
    }

    fn size_in_bytes(&self) -> usize {
        self.bytes.capacity() + size_of_val(&*self.ends)
    }
}

/// How the records that a network was built with are numbered.
#[derive(Debug)]
struct Numbering {
    shift: u32,
    /// The slots at which the kinds begin; one more at the end.
    starts: [u32; 7],
    /// The record of each slot; 0 for those left free, which is no record's.
    records: Box<[RecordId]>,
    by_record: FxHashMap<RecordId, Vertex>,
    sort_keys: SortKeys,
    /// For persons and institutions: equal for equal names, otherwise in the order of names.
    name_ranks: Box<[u32]>,
}

/// A vertex that was numbered after the network was built.
#[derive(Clone, Debug)]
struct Added {
    slot: u32,
    record: RecordId,
    sort_key: Arc<[u8]>,
    name_rank: u32,
}

/// The numbering of all vertices.
#[derive(Clone, Debug)]
pub(super) struct Vertices {
    base: Arc<Numbering>,
    added: FxHashMap<Vertex, Added>,
    /// Where a record has another vertex than it was built with, or none any more.
    moved: FxHashMap<RecordId, Option<Vertex>>,
    /// All vertices of each kind, in order.
    orders: [Arc<[Vertex]>; 6],
    /// How many slots are taken, those of added vertices included.
    slots: u32,
}

/// What is to be numbered: a record, what it is, and where it belongs among those.
pub(super) struct Newcomer {
    pub(super) record: RecordId,
    kind: VertexKind,
    sort_key: SortKey,
}

impl Facts {
    /// All records that are vertices, by kind, in no order.
    pub(super) fn newcomers(&self) -> impl Iterator<Item = Newcomer> + '_ {
        let named = |kind, facts: &'_ [NamedFact]| {
            let newcomer = move |fact: &NamedFact| Newcomer {
                record: fact.id,
                kind,
                sort_key: fact.sort_key(),
            };
            facts.iter().map(newcomer).collect::<Vec<_>>()
        };
        let positions = self.positions.iter().map(|fact| Newcomer {
            record: fact.id,
            kind: VertexKind::Position,
            sort_key: fact.sort_key(),
        });
        let events = self.events.iter().map(|fact| Newcomer {
            record: fact.id,
            kind: VertexKind::Event,
            sort_key: fact.sort_key(),
        });
        named(VertexKind::Person, &self.people)
            .into_iter()
            .chain(named(VertexKind::Institution, &self.institutions))
            .chain(positions)
            .chain(events)
            .chain(named(VertexKind::Topic, &self.topics))
            .chain(named(VertexKind::Program, &self.programs))
    }
}

/// How many slots stay free behind the last of so many vertices of a kind, for those that come later.
const fn room(vertices: u32) -> u32 {
    vertices / 32 + 4
}

/// The most bits of a number that tell those apart that come between two slots.
const MOST_BITS: u32 = 12;
/// How far apart vertices are numbered that come behind the last of their kind: others may come in between.
const STRIDE: u32 = 64;

impl Vertices {
    /// Numbers the records among facts.
    pub(super) fn number(facts: &Facts) -> Self {
        let mut newcomers: Vec<Newcomer> = facts.newcomers().collect();
        newcomers.sort_unstable_by(|a, b| {
            (a.kind, &a.sort_key, a.record).cmp(&(b.kind, &b.sort_key, b.record))
        });
        let mut starts = [0; 7];
        let mut rest = newcomers.as_slice();
        for (place, kind) in VertexKind::ALL.into_iter().enumerate() {
            let (own, after) = rest.split_at(rest.partition_point(|newcomer| newcomer.kind <= kind));
            rest = after;
            // The first slot is left free for what comes before all others.
            let own = number(own.len());
            starts[place + 1] = starts[place] + 1 + own + room(own);
        }
        let slots = starts[6];
        let shift = (u32::MAX / (slots + 1)).ilog2().min(MOST_BITS);
        let mut records = vec![0; slots as usize];
        let mut keys = SortKeys::with_capacity(slots);
        let mut name_ranks = vec![0; starts[2] as usize];
        let mut by_record = FxHashMap::with_capacity_and_hasher(newcomers.len(), rustc_hash::FxBuildHasher);
        let mut orders: [Vec<Vertex>; 6] = Default::default();
        let mut slot = 0;
        let mut before: Option<(&Newcomer, u32)> = None;
        for newcomer in &newcomers {
            let kind = newcomer.kind as usize;
            slot = (slot + 1).max(starts[kind] + 1);
            let vertex = Vertex::from_number(slot << shift);
            records[slot as usize] = newcomer.record;
            keys.put(slot, &newcomer.sort_key);
            let namesake = before.filter(|(before, _)| {
                before.kind == newcomer.kind && fold(&before.sort_key) == fold(&newcomer.sort_key)
            });
            let rank = namesake.map_or(vertex.number(), |(_, rank)| rank);
            if let Some(place) = name_ranks.get_mut(slot as usize) {
                *place = rank;
            }
            before = Some((newcomer, rank));
            by_record.entry(newcomer.record).or_insert(vertex);
            orders[kind].push(vertex);
        }
        Self {
            base: Arc::new(Numbering {
                shift,
                starts,
                records: records.into(),
                by_record,
                sort_keys: keys,
                name_ranks: name_ranks.into(),
            }),
            added: FxHashMap::default(),
            moved: FxHashMap::default(),
            orders: orders.map(Into::into),
            slots,
        }
    }

    /// The slots of some kinds that follow each other.
    pub(super) fn slots_of(&self, kinds: std::ops::RangeInclusive<VertexKind>) -> Slots {
        Slots {
            shift: self.base.shift,
            first: self.base.starts[*kinds.start() as usize],
            end: self.base.starts[*kinds.end() as usize + 1],
        }
    }

    /// All slots.
    pub(super) fn all_slots(&self) -> Slots {
        self.slots_of(VertexKind::Person..=VertexKind::Program)
    }

    /// How many slots are taken or left free, for arrays that have a place for each.
    pub(super) fn slot_count(&self) -> usize {
        self.slots as usize
    }

    /// The slot of a vertex: below the number of slots, and another for each.
    pub(super) fn slot(&self, vertex: Vertex) -> usize {
        match self.all_slots().place(vertex) {
            Some(slot) => slot as usize,
            None => self.added.get(&vertex).map_or(0, |added| added.slot as usize),
        }
    }

    /// The numbers that vertices of one kind may have.
    pub(super) fn range(&self, kind: VertexKind) -> Range<u32> {
        let start = |place: usize| self.base.starts[place] << self.base.shift;
        start(kind as usize)..start(kind as usize + 1)
    }

    /// All vertices of one kind, in their order.
    pub(super) fn of_kind(&self, kind: VertexKind) -> &Arc<[Vertex]> {
        &self.orders[kind as usize]
    }

    /// All vertices, in their order.
    pub(super) fn all(&self) -> impl Iterator<Item = Vertex> + '_ {
        self.orders.iter().flat_map(|order| order.iter().copied())
    }

    /// How many vertices there are.
    pub(super) fn count(&self) -> usize {
        self.orders.iter().map(|order| order.len()).sum()
    }

    /// The vertex of a record, if there is one of that kind.
    pub(super) fn find(&self, kind: VertexKind, id: RecordId) -> Option<Vertex> {
        self.vertex(id).filter(|&vertex| self.kind(vertex) == kind)
    }

    /// The vertex of a record of whatever kind.
    pub(super) fn vertex(&self, id: RecordId) -> Option<Vertex> {
        match self.moved.get(&id) {
            Some(&moved) => moved,
            None => self.base.by_record.get(&id).copied(),
        }
    }

    /// The record of a vertex; `None` for a vertex of another network.
    pub(super) fn record(&self, vertex: Vertex) -> Option<RecordId> {
        match self.all_slots().place(vertex) {
            Some(slot) => self
                .base
                .records
                .get(slot as usize)
                .copied()
                .filter(|&record| record != 0),
            None => self.added.get(&vertex).map(|added| added.record),
        }
    }

    /// The kind of a vertex.
    pub(super) fn kind(&self, vertex: Vertex) -> VertexKind {
        let slot = vertex.number() >> self.base.shift;
        let kinds = VertexKind::ALL.into_iter().rev();
        let mut reached = kinds.filter(|&kind| slot >= self.base.starts[kind as usize]);
        reached.next().unwrap_or(VertexKind::Person)
    }

    /// The place of a person's or an institution's name among those of its kind; equal for equal names.
    pub(super) fn name_rank(&self, party: Vertex) -> u32 {
        match self.all_slots().place(party) {
            Some(slot) => self
                .base
                .name_ranks
                .get(slot as usize)
                .copied()
                .unwrap_or(u32::MAX),
            None => self.added.get(&party).map_or(u32::MAX, |added| added.name_rank),
        }
    }

    fn sort_key(&self, vertex: Vertex) -> &[u8] {
        match self.all_slots().place(vertex) {
            Some(slot) => self.base.sort_keys.of(slot),
            None => self
                .added
                .get(&vertex)
                .map_or(&[], |added| &added.sort_key),
        }
    }

    /// How many records are numbered otherwise than when the network was built.
    pub(super) fn renumbered(&self) -> usize {
        self.moved.len()
    }

    /// The memory it takes, in bytes.
    pub(super) fn size_in_bytes(&self) -> usize {
        let base = &*self.base;
        // A hash table keeps one control byte beside each entry, and capacity() is seven eighths of its room.
        let entries = base.by_record.capacity() * 8 / 7 * (size_of::<(RecordId, Vertex)>() + 1);
        let orders = self.orders.iter().map(|order| size_of_val(&**order));
        size_of_val(&*base.records)
            + size_of_val(&*base.name_ranks)
            + base.sort_keys.size_in_bytes()
            + entries
            + orders.sum::<usize>()
            + self.added.len() * (size_of::<(Vertex, Added)>() + 64)
    }
}
