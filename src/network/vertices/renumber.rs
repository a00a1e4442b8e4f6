//! Numbers records that come later, or come to stand elsewhere, between those that there are.

use std::{borrow::Cow, sync::Arc};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Added, Newcomer, Vertex, VertexKind, Vertices, numbering::SortKey};
use crate::network::{
    change::{Change, Unwieldy},
    facts::RecordId,
    links::number,
};

/// What share of the room that is left one takes that comes behind the last of its kind, so that others may come between
/// the two.
const SHARE: u32 = 4096;

/// A newcomer that has its vertex.
struct Placed {
    vertex: Vertex,
    record: RecordId,
    sort_key: SortKey,
}

impl Vertices {
    /// Whether a record has the vertex that it would have after a change in which it is this; `None` where it is none.
    pub(in crate::network) fn stays(&self, record: RecordId, after: Option<&Newcomer>) -> bool {
        match (self.vertex(record), after) {
            (None, None) => true,
            (Some(vertex), Some(after)) => {
                self.kind(vertex) == after.kind && self.sort_key(vertex) == after.sort_key
            }
            (Some(_), None) | (None, Some(_)) => false,
        }
    }

    /// Takes out the records of a change that are no more or come to stand elsewhere, and numbers those that come.
    pub(in crate::network) fn renumber(&mut self, change: &Change) -> Result<(), Unwieldy> {
        let mut newcomers = change.newcomers();
        let mut gone: FxHashSet<Vertex> = FxHashSet::default();
        let mut come: [Vec<Newcomer>; 6] = Default::default();
        for &record in &change.records {
            let after = newcomers.remove(&record);
            if self.stays(record, after.as_ref()) {
                continue;
            }
            if let Some(vertex) = self.vertex(record) {
                gone.insert(vertex);
                self.added.remove(&vertex);
                self.moved.insert(record, None);
            }
            if let Some(newcomer) = after {
                come[newcomer.kind as usize].push(newcomer);
            }
        }
        for (&kind, come) in VertexKind::ALL.iter().zip(come) {
            let leaves = gone.iter().any(|&vertex| self.kind(vertex) == kind);
            if leaves || !come.is_empty() {
                self.renumber_kind(kind, &gone, come)?;
            }
        }
        Ok(())
    }

    fn renumber_kind(
        &mut self,
        kind: VertexKind,
        gone: &FxHashSet<Vertex>,
        mut come: Vec<Newcomer>,
    ) -> Result<(), Unwieldy> {
        let known = Arc::clone(&self.orders[kind as usize]);
        let stay = without(&known, gone);
        come.sort_unstable_by(|a, b| (&a.sort_key, a.record).cmp(&(&b.sort_key, b.record)));
        // Those that come between the same two are numbered together.
        let mut between: Vec<(usize, Vec<Newcomer>)> = Vec::new();
        for newcomer in come {
            let place = stay.partition_point(|&vertex| {
                let record = self.record(vertex).unwrap_or_default();
                (self.sort_key(vertex), record) < (&*newcomer.sort_key, newcomer.record)
            });
            match between.last_mut() {
                Some((last, together)) if *last == place => together.push(newcomer),
                Some(_) | None => between.push((place, vec![newcomer])),
            }
        }
        let come: usize = between.iter().map(|(_, newcomers)| newcomers.len()).sum();
        let mut order = Vec::with_capacity(stay.len() + come);
        let mut placed: Vec<Placed> = Vec::new();
        let mut before = 0;
        for (place, newcomers) in between {
            order.extend_from_slice(&stay[before..place]);
            before = place;
            let range = self.range(kind);
            let low = place.checked_sub(1).map_or(range.start, |low| stay[low].number());
            let high = stay.get(place).map(|high| high.number());
            let count = number(newcomers.len());
            for (nth, newcomer) in (1..).zip(newcomers) {
                let number = self
                    .number_between(low, high, range.end, nth, count)
                    .ok_or(Unwieldy)?;
                let vertex = Vertex::from_number(number);
                if order.last().is_some_and(|&last| last >= vertex) {
                    return Err(Unwieldy);
                }
                placed.push(Placed {
                    vertex,
                    record: newcomer.record,
                    sort_key: newcomer.sort_key,
                });
                order.push(vertex);
            }
        }
        order.extend_from_slice(&stay[before..]);
        for newcomer in placed {
            self.add(newcomer);
        }
        self.orders[kind as usize] = Arc::new(order);
        Ok(())
    }

    /// The number of the nth of some newcomers between two numbers that are taken; `None` where there is no room. Those
    /// that come last leave most of it to others that will follow them.
    fn number_between(&self, low: u32, high: Option<u32>, end: u32, nth: u32, count: u32) -> Option<u32> {
        let step = match high {
            Some(high) => ((high - low) / (count + 1)).max(1),
            None => ((end - low) / (count + 1).max(SHARE)).max(1),
        };
        let found = low.checked_add(step.checked_mul(nth)?)?;
        // The multiples are slots: a vertex that was added is known by not being one.
        let is_slot = found & ((1 << self.base.shift) - 1) == 0;
        let found = found + u32::from(is_slot);
        (found < high.unwrap_or(end) && found > low).then_some(found)
    }

    fn add(&mut self, newcomer: Placed) {
        let Placed {
            vertex,
            record,
            sort_key,
        } = newcomer;
        self.moved.insert(record, Some(vertex));
        self.added.insert(
            vertex,
            Added {
                slot: self.slots,
                record,
                sort_key: Arc::from(sort_key),
            },
        );
        self.slots += 1;
    }
}

/// A list in order without some that are in it.
fn without<'a>(known: &'a [Vertex], gone: &FxHashSet<Vertex>) -> Cow<'a, [Vertex]> {
    let places = gone.iter().filter_map(|gone| known.binary_search(gone).ok());
    let mut places: Vec<usize> = places.collect();
    if places.is_empty() {
        return Cow::Borrowed(known);
    }
    places.sort_unstable();
    let mut stay = Vec::with_capacity(known.len() - places.len());
    let mut next = 0;
    for place in places {
        stay.extend_from_slice(&known[next..place]);
        next = place + 1;
    }
    stay.extend_from_slice(&known[next..]);
    Cow::Owned(stay)
}

impl Change {
    /// The records that are vertices now.
    pub(in crate::network) fn newcomers(&self) -> FxHashMap<RecordId, Newcomer> {
        self.facts
            .newcomers()
            .map(|newcomer| (newcomer.record, newcomer))
            .collect()
    }

    /// The vertices of a kind that its records have in a numbering.
    pub(in crate::network) fn vertices(&self, vertices: &Vertices, kind: VertexKind) -> FxHashSet<Vertex> {
        self.records
            .iter()
            .filter_map(|&record| vertices.find(kind, record))
            .collect()
    }
}
