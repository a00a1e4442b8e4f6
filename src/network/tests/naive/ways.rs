//! Ways over the links of a naive network, every one written out.

use std::collections::BTreeMap;

use super::{Naive, links::Link};
use crate::{
    network::{MeetingFilter, Network, RecordId, VertexKinds},
    vocabulary::LinkKind,
};

/// The links of a naive network, by where they begin.
pub(in crate::network::tests) struct Naively {
    from: BTreeMap<RecordId, Vec<Link>>,
}

impl Naively {
    pub(in crate::network::tests) fn new(
        naive: &Naive<'_>,
        kinds: &[LinkKind],
        filter: &MeetingFilter,
    ) -> Self {
        let mut from: BTreeMap<RecordId, Vec<Link>> = BTreeMap::new();
        for link in naive.links(filter) {
            if kinds.contains(&link.2) {
                from.entry(link.0).or_default().push(link);
            }
        }
        Self { from }
    }

    /// Only what leads over some kinds of record; from and to two whatever they are.
    pub(in crate::network::tests) fn through(
        &self,
        network: &Network,
        kinds: VertexKinds,
        ends: [RecordId; 2],
    ) -> Self {
        let passes = |id: RecordId| {
            ends.contains(&id)
                || network
                    .vertex(id)
                    .is_some_and(|vertex| kinds.contains(network.kind(vertex)))
        };
        let mut from = self.from.clone();
        for links in from.values_mut() {
            links.retain(|link| passes(link.0) && passes(link.1));
        }
        Self { from }
    }

    pub(in crate::network::tests) fn of(&self, id: RecordId) -> &[Link] {
        self.from.get(&id).map_or(&[], Vec::as_slice)
    }

    /// How far every record is from one.
    pub(in crate::network::tests) fn distances(&self, from: RecordId) -> BTreeMap<RecordId, u32> {
        let mut distances = BTreeMap::from([(from, 0)]);
        for distance in 0..50 {
            let level: Vec<RecordId> = distances
                .iter()
                .filter(|entry| *entry.1 == distance)
                .map(|entry| *entry.0)
                .collect();
            for link in level.iter().flat_map(|&id| self.of(id)) {
                distances.entry(link.1).or_insert(distance + 1);
            }
        }
        distances
    }

    /// Every way of the shortest length.
    pub(in crate::network::tests) fn shortest(&self, from: RecordId, to: RecordId) -> Vec<Vec<Link>> {
        let distances = self.distances(to);
        let Some(&length) = distances.get(&from) else {
            return Vec::new();
        };
        let mut ways: Vec<Vec<Link>> = vec![Vec::new()];
        for left in (0..length).rev() {
            let mut longer = Vec::new();
            for way in ways {
                let at = way.last().map_or(from, |link| link.1);
                for link in self
                    .of(at)
                    .iter()
                    .filter(|link| distances.get(&link.1) == Some(&left))
                {
                    longer.push([way.as_slice(), &[*link]].concat());
                }
            }
            ways = longer;
        }
        ways
    }
}
