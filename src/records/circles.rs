//! Records that would be parts of themselves: an organization above its own parent, a topic, an event. Such a
//! circle may lead through the files and through what the database has.

use rustc_hash::FxHashMap;

use super::{
    keys::At,
    record::{Record, Slot, Value},
};
use crate::{store::record_checks::Parthood, vocabulary::NodeKind};

/// The relations that must not lead in a circle, each with the field that tells it.
pub(super) const PARTHOODS: [(Parthood, NodeKind, &str); 3] = [
    (Parthood::Organization, NodeKind::Organization, "parent"),
    (Parthood::Topic, NodeKind::Topic, "broader"),
    (Parthood::Event, NodeKind::Event, "partOf"),
];

/// What the files say of one such relation.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// From a record to what it is a part of; to 0, which is no record, where it is part of nothing any more.
    whole_of: FxHashMap<i64, i64>,
    /// Where the files say that a record is a part, in their order, and its key.
    told: Vec<(At, i64, Box<str>)>,
}

/// A circle: where it was told first, and the records that it leads through, ending with the first again.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Circle {
    pub(super) at: At,
    pub(super) ids: Vec<i64>,
}

impl Parts {
    /// Learns what a record says. `whole` is the id of the record that it refers to.
    pub(super) fn learn(
        &mut self,
        record: &Record,
        field: &str,
        id: i64,
        whole: impl FnOnce(&Value) -> i64,
        at: At,
    ) {
        match record.slot(field) {
            Some(Slot::Null) => {
                self.whole_of.insert(id, 0);
            }
            Some(Slot::Value(value)) => {
                self.whole_of.insert(id, whole(value));
                self.told
                    .push((at, id, record.key.as_deref().unwrap_or_default().into()));
            }
            Some(Slot::Absent | Slot::Refused) | None => {}
        }
    }

    /// Whether any record is said to be a part, so that there may be a circle.
    pub(super) fn any(&self) -> bool {
        !self.told.is_empty()
    }

    /// Learns what the database has, where the files say nothing else.
    pub(super) fn stored(&mut self, parts: Vec<(i64, i64)>) {
        for (part, whole) in parts {
            self.whole_of.entry(part).or_insert(whole);
        }
    }

    /// The key of a record of which the files tell, for messages.
    pub(super) fn key(&self, id: i64) -> Option<&str> {
        self.told
            .iter()
            .find_map(|(_, told, key)| (*told == id).then_some(&**key))
    }

    /// All circles, each once. Time grows with the number of records, not with the length of the ways.
    pub(super) fn circles(&self) -> Vec<Circle> {
        let mut circles = Vec::new();
        // On which walk a record was first passed.
        let mut passed: FxHashMap<i64, usize> = FxHashMap::default();
        for (walk, (at, start, _)) in self.told.iter().enumerate() {
            let mut id = *start;
            while let Some(&whole) = self.whole_of.get(&id).filter(|_| !passed.contains_key(&id)) {
                passed.insert(id, walk);
                id = whole;
            }
            if passed.get(&id) == Some(&walk) {
                let ids = self.circle_from(id);
                // That a record names itself has been said where it was read.
                if ids.len() > 2 {
                    circles.push(Circle { at: *at, ids });
                }
            }
        }
        circles
    }

    fn circle_from(&self, first: i64) -> Vec<i64> {
        let mut ids = vec![first];
        let mut id = first;
        while let Some(&whole) = self.whole_of.get(&id) {
            ids.push(whole);
            if whole == first {
                break;
            }
            id = whole;
        }
        ids
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(told: &[(i64, i64)], stored: &[(i64, i64)]) -> Parts {
        let mut parts = Parts::default();
        for (line, (part, whole)) in (1..).zip(told) {
            parts.whole_of.insert(*part, *whole);
            parts.told.push((At { file: 0, line }, *part, "".into()));
        }
        parts.stored(stored.to_vec());
        parts
    }

    #[test]
    fn a_circle_is_found_once_wherever_it_leads() {
        assert_eq!(parts(&[(1, 2), (2, 3), (4, 2)], &[]).circles(), []);
        let circles = parts(&[(5, 1), (1, 2), (3, 1)], &[(2, 3)]).circles();
        assert_eq!(circles.len(), 1);
        assert_eq!(circles[0].ids, [1, 2, 3, 1]);
        assert_eq!(parts(&[(1, 2), (3, 4), (2, 1), (4, 3)], &[]).circles().len(), 2);
    }

    #[test]
    fn what_the_files_say_goes_before_what_is_stored() {
        assert_eq!(parts(&[(1, 2), (2, 0)], &[(2, 1)]).circles(), []);
        assert_eq!(parts(&[(1, 2)], &[(2, 1)]).circles().len(), 1);
    }
}
