//! Which records an import knows of: those that the database has and those that its files define, by kind and
//! key. Of each it keeps some bytes and not the key, so that a file of millions of records fits.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasher, RandomState},
    mem,
};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{record::Reference, rows::Place};
use crate::{
    store::known::{Known as Stored, Now},
    vocabulary::{NodeKind, Visibility},
};

/// What an import knows of records.
#[derive(Debug)]
pub(super) struct Keys {
    /// Two hash functions that no file can foresee, 128 bits in all: no two keys will ever be taken for one.
    hashers: [RandomState; 2],
    known: HashMap<u128, Known, FxBuildHasher>,
    pending: FxHashMap<i64, Pending>,
    next_id: i64,
}

#[derive(Clone, Copy, Debug)]
struct Known {
    id: i64,
    state: State,
    /// Where it is defined; a line of 0 stands for nowhere yet.
    at: At,
}

/// What a record is before an import.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum State {
    /// There never was one.
    New,
    /// The database has it.
    Stored,
    /// The database has it, and whoever imports may not know.
    Hidden,
    /// It was deleted.
    Deleted,
    /// It became part of another record, whose identity it has here.
    Merged,
    /// It became part of another record, which was deleted.
    Lost,
}

/// A line of a file.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct At {
    /// The place of the file in the list of files.
    pub(super) file: usize,
    /// The line, counted from 1.
    pub(super) line: u64,
}

/// A record that is referred to and has not been seen.
#[derive(Debug)]
pub(super) struct Pending {
    /// Which record.
    pub(super) reference: Reference,
    /// Where it is referred to, and from which kind of record.
    pub(super) uses: Vec<(At, NodeKind, Place)>,
}

/// A record that was defined.
#[derive(Clone, Copy, Debug)]
pub(super) struct Defined {
    /// Its id, which it keeps or gets.
    pub(super) id: i64,
    /// What it is before the import.
    pub(super) state: State,
}

impl Known {
    /// Whether it can be referred to.
    fn is_there(&self) -> bool {
        match self.state {
            State::Stored | State::Merged => true,
            State::Lost => false,
            State::New | State::Hidden | State::Deleted => self.at.line > 0,
        }
    }
}

impl Keys {
    /// Knows nothing yet; new records get the ids after the last one.
    pub(super) fn new(last_id: i64) -> Self {
        Self {
            hashers: [RandomState::new(), RandomState::new()],
            known: HashMap::default(),
            pending: FxHashMap::default(),
            next_id: last_id + 1,
        }
    }

    fn hash(&self, kind: NodeKind, key: &str) -> u128 {
        let [high, low] = self
            .hashers
            .each_ref()
            .map(|hasher| u128::from(hasher.hash_one((kind as u8, key))));
        high << 64 | low
    }

    /// Those of some records of which nothing is known, each once.
    pub(super) fn unknown<'a>(
        &self,
        records: impl IntoIterator<Item = (NodeKind, &'a str)>,
    ) -> Vec<(NodeKind, &'a str)> {
        let mut seen: HashSet<u128, FxBuildHasher> = HashSet::default();
        let unknown = |(kind, key): &(NodeKind, &str)| {
            let hash = self.hash(*kind, key);
            !self.known.contains_key(&hash) && seen.insert(hash)
        };
        records.into_iter().filter(unknown).collect()
    }

    /// Learns what the database has of a record, for somebody of a clearance.
    pub(super) fn stored(&mut self, kind: NodeKind, key: &str, stored: Stored, clearance: Visibility) {
        let hash = self.hash(kind, key);
        let (id, state) = match stored.now {
            Now::Kept { visibility } if visibility > clearance as i64 => (stored.id, State::Hidden),
            Now::Kept { .. } => (stored.id, State::Stored),
            Now::Deleted { .. } => (stored.id, State::Deleted),
            Now::Merged { into, there: true } => (into, State::Merged),
            Now::Merged { there: false, .. } => (stored.id, State::Lost),
        };
        let at = At::default();
        self.known.insert(hash, Known { id, state, at });
    }

    /// Learns that a line defines a record, and gives it an id where it has none. An error says where it was
    /// defined before.
    pub(super) fn define(&mut self, kind: NodeKind, key: &str, at: At) -> Result<Defined, At> {
        let hash = self.hash(kind, key);
        let next_id = &mut self.next_id;
        let known = self.known.entry(hash).or_insert_with(|| new(next_id));
        if known.at.line > 0 {
            return Err(known.at);
        }
        known.at = at;
        if known.state != State::Lost {
            self.pending.remove(&known.id);
        }
        Ok(Defined {
            id: known.id,
            state: known.state,
        })
    }

    /// Learns that a record is referred to, and gives it an id where it has none.
    pub(super) fn refer(&mut self, reference: &Reference, at: At, from: NodeKind, place: Place) {
        let hash = self.hash(reference.kind, &reference.key);
        let next_id = &mut self.next_id;
        let known = self.known.entry(hash).or_insert_with(|| new(next_id));
        if !known.is_there() {
            let pending = || Pending {
                reference: reference.clone(),
                uses: Vec::new(),
            };
            self.pending
                .entry(known.id)
                .or_insert_with(pending)
                .uses
                .push((at, from, place));
        }
    }

    /// The id of a record that was stored, defined or referred to; 0, which no record has, of any other.
    pub(super) fn id(&self, reference: &Reference) -> i64 {
        self.known
            .get(&self.hash(reference.kind, &reference.key))
            .map_or(0, |known| known.id)
    }

    /// Where a record is defined, if a file does.
    pub(super) fn defined_at(&self, kind: NodeKind, key: &str) -> Option<At> {
        self.known
            .get(&self.hash(kind, key))
            .map(|known| known.at)
            .filter(|at| at.line > 0)
    }

    /// Whether there is such a record, in the database or in a file.
    pub(super) fn exists(&self, kind: NodeKind, key: &str) -> bool {
        self.known.get(&self.hash(kind, key)).is_some_and(Known::is_there)
    }

    /// The records that are referred to and are nowhere, in the order in which they are referred to.
    pub(super) fn dangling(&mut self) -> Vec<Pending> {
        let mut dangling: Vec<Pending> = mem::take(&mut self.pending).into_values().collect();
        dangling.sort_by_key(|pending| pending.uses.first().map(|(at, _, place)| (*at, *place)));
        dangling
    }
}

fn new(next_id: &mut i64) -> Known {
    let id = *next_id;
    *next_id += 1;
    Known {
        id,
        state: State::New,
        at: At::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_may_be_referred_to_before_it_is_defined() {
        let mut keys = Keys::new(7);
        let wego = Reference {
            kind: NodeKind::Organization,
            key: "wego".to_owned(),
        };
        let seoul = Reference {
            kind: NodeKind::City,
            key: "seoul".to_owned(),
        };
        let (first, second) = (At { file: 0, line: 1 }, At { file: 0, line: 2 });
        let place = Place { field: 0, item: None };
        keys.refer(&wego, first, NodeKind::Event, place);
        keys.refer(&seoul, first, NodeKind::Event, place);
        let defined = keys.define(NodeKind::Organization, "wego", second).unwrap();
        assert_eq!((defined.id, defined.state), (8, State::New));
        assert_eq!(keys.id(&wego), 8);
        assert_eq!(
            keys.define(NodeKind::Organization, "wego", second).unwrap_err(),
            second
        );
        let dangling = keys.dangling();
        assert_eq!(dangling.len(), 1);
        assert_eq!(dangling[0].reference, seoul);
        assert_eq!(dangling[0].uses, [(first, NodeKind::Event, place)]);
    }
}
