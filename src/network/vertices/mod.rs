//! The vertices of a network: one numbering for persons, institutions, positions, events, topics and programs, in
//! which the order of numbers is the order of kinds, and within a kind that of names and of days.
//!
//! Numbers leave room: from one vertex to the next it is a power of two, so that records that come later are numbered
//! in between and all lists that are sorted by vertex stay sorted. What the network was built with sits at the
//! multiples of that power, its slots, by which arrays are indexed; what was added since is looked up.

mod numbering;
mod renumber;

use std::{num::NonZeroU32, ops::Range, sync::Arc};

use rustc_hash::FxHashMap;

pub(super) use self::numbering::Newcomer;
use self::numbering::{SortKeys, fold};
use super::{facts::RecordId, links::Replaced};
pub use crate::vocabulary::VertexKind;

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

/// A set of kinds of vertex.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct VertexKinds(u8);

impl VertexKinds {
    /// All kinds.
    pub const ALL: Self = Self(u8::MAX);

    /// Whether a kind is in it.
    pub const fn contains(self, kind: VertexKind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }
}

impl FromIterator<VertexKind> for VertexKinds {
    fn from_iter<I: IntoIterator<Item = VertexKind>>(kinds: I) -> Self {
        Self(kinds.into_iter().fold(0, |set, kind| set | 1 << kind as u8))
    }
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
}

/// A vertex that was numbered after the network was built.
#[derive(Clone, Debug)]
struct Added {
    slot: u32,
    record: RecordId,
    sort_key: Arc<[u8]>,
}

/// The numbering of all vertices.
#[derive(Clone, Debug)]
pub(super) struct Vertices {
    base: Arc<Numbering>,
    added: Replaced<Vertex, Added>,
    /// Where a record has another vertex than it was built with, or none any more.
    moved: Replaced<RecordId, Option<Vertex>>,
    /// All vertices of each kind, in order.
    orders: [Arc<Vec<Vertex>>; 6],
    /// How many slots are taken, those of added vertices included.
    slots: u32,
}

impl Vertices {
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
    pub(super) fn of_kind(&self, kind: VertexKind) -> &Arc<Vec<Vertex>> {
        &self.orders[kind as usize]
    }

    /// All vertices, in their order.
    pub(super) fn all(&self) -> impl Iterator<Item = Vertex> + '_ {
        self.orders.iter().flat_map(|order| order.iter().copied())
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
        let kinds = VertexKind::ALL.iter().rev().copied();
        let mut reached = kinds.filter(|&kind| slot >= self.base.starts[kind as usize]);
        reached.next().unwrap_or(VertexKind::Person)
    }

    /// Whether two persons, or two institutions, have the same name.
    pub(super) fn are_namesakes(&self, one: Vertex, other: Vertex) -> bool {
        fold(self.sort_key(one)) == fold(self.sort_key(other))
    }

    fn sort_key(&self, vertex: Vertex) -> &[u8] {
        match self.all_slots().place(vertex) {
            Some(slot) => self.base.sort_keys.of(slot),
            None => self.added.get(&vertex).map_or(&[], |added| &added.sort_key),
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
        let orders = self.orders.iter().map(|order| size_of_val(order.as_slice()));
        size_of_val(&*base.records)
            + base.sort_keys.size_in_bytes()
            + entries
            + orders.sum::<usize>()
            + self.added.len() * (size_of::<(Vertex, Added)>() + 64)
    }
}
