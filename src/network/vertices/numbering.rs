//! How the records that a network is built with are numbered.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Numbering, Vertex, VertexKind, Vertices};
use crate::network::{
    facts::{EventFact, Facts, NamedFact, PositionFact, RecordId},
    links::{Replaced, number},
};

/// What decides the order of a vertex among those of its kind: for events the dates first, then for all the folded name
/// and the key. Compares like that order.
pub(super) type SortKey = Vec<u8>;

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
        let days = [day(self.from.earliest.number()), day(self.from.latest.number())];
        [days.as_flattened(), self.key.as_bytes()].concat()
    }
}

/// The folded name in the sort key of a person or an institution.
pub(super) fn fold(sort_key: &[u8]) -> &[u8] {
    sort_key.split(|&byte| byte == 0).next().unwrap_or_default()
}

/// The sort keys of slots, in one piece.
#[derive(Debug)]
pub(super) struct SortKeys {
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

    pub(super) fn of(&self, slot: u32) -> &[u8] {
        let slot = slot as usize;
        let start = slot.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bytes[start as usize..self.ends[slot] as usize]
    }

    pub(super) fn size_in_bytes(&self) -> usize {
        self.bytes.capacity() + size_of_val(&*self.ends)
    }
}

/// What is to be numbered: a record, what it is, and where it belongs among those.
pub(in crate::network) struct Newcomer {
    pub(in crate::network) record: RecordId,
    pub(super) kind: VertexKind,
    pub(super) sort_key: SortKey,
}

impl Facts {
    /// All records that are vertices, by kind, in no order.
    pub(in crate::network) fn newcomers(&self) -> impl Iterator<Item = Newcomer> + '_ {
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
const MOST_BITS: u32 = 20;
impl Vertices {
    /// Numbers the records among facts.
    pub(in crate::network) fn number(facts: &Facts) -> Self {
        let mut newcomers: Vec<Newcomer> = facts.newcomers().collect();
        newcomers
            .sort_unstable_by(|a, b| (a.kind, &a.sort_key, a.record).cmp(&(b.kind, &b.sort_key, b.record)));
        let mut starts = [0; 7];
        let mut rest = newcomers.as_slice();
        for (place, &kind) in VertexKind::ALL.iter().enumerate() {
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
        let mut by_record = FxHashMap::with_capacity_and_hasher(newcomers.len(), rustc_hash::FxBuildHasher);
        let mut orders: [Vec<Vertex>; 6] = Default::default();
        let mut slot = 0;
        for newcomer in &newcomers {
            let kind = newcomer.kind as usize;
            slot = (slot + 1).max(starts[kind] + 1);
            let vertex = Vertex::from_number(slot << shift);
            records[slot as usize] = newcomer.record;
            keys.put(slot, &newcomer.sort_key);
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
            }),
            added: Replaced::default(),
            moved: Replaced::default(),
            orders: orders.map(Arc::new),
            slots,
        }
    }
}
