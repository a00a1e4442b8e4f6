//! Records held hot: a bounded cache of each kind, keyed by identity, so that links lead to names and titles
//! without a statement. A change takes out just the records that it touched.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use quick_cache::sync::Cache;

use super::lists::ParticipationText;
use super::rows::{
    City, Commitment, Country, Embassy, Event, Organization, Person, Position, Program, RecordRow,
    Relationship, Source, Topic,
};
use crate::vocabulary::NodeKind;

/// The caches. The least used records make room for others.
#[derive(Debug)]
pub struct Hot {
    pub(super) countries: Cache<i64, Arc<Country>>,
    pub(super) cities: Cache<i64, Arc<City>>,
    pub(super) organizations: Cache<i64, Arc<Organization>>,
    pub(super) embassies: Cache<i64, Arc<Embassy>>,
    pub(super) positions: Cache<i64, Arc<Position>>,
    pub(super) people: Cache<i64, Arc<Person>>,
    pub(super) topics: Cache<i64, Arc<Topic>>,
    pub(super) programs: Cache<i64, Arc<Program>>,
    pub(super) sources: Cache<i64, Arc<Source>>,
    pub(super) events: Cache<i64, Arc<Event>>,
    pub(super) commitments: Cache<i64, Arc<Commitment>>,
    pub(super) relationships: Cache<i64, Arc<Relationship>>,
    /// What participations say beyond what the network holds, by event.
    pub(super) participations: Cache<i64, Arc<[ParticipationText]>>,
    /// Identities by kind and key. Keys never change and identities are never given twice, so nothing here goes stale
    /// but by deletion.
    keys: Cache<(NodeKind, String), i64>,
    /// Which kind a record is.
    kinds: Cache<i64, NodeKind>,
    generation: AtomicU64,
}

/// The state of the caches at which a statement began; rows read before a change are not kept after it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Generation(u64);

impl Hot {
    /// Empty caches that hold up to `most` records of each kind.
    pub fn new(most: usize) -> Self {
        let few = most.min(10_000);
        Self {
            countries: Cache::new(few),
            cities: Cache::new(few),
            organizations: Cache::new(most),
            embassies: Cache::new(few),
            positions: Cache::new(most),
            people: Cache::new(most),
            topics: Cache::new(few),
            programs: Cache::new(few),
            sources: Cache::new(few),
            events: Cache::new(most),
            commitments: Cache::new(few),
            relationships: Cache::new(few),
            participations: Cache::new(most),
            keys: Cache::new(most),
            kinds: Cache::new(most),
            generation: AtomicU64::new(0),
        }
    }

    /// To be taken before a statement whose rows are to be kept.
    pub fn generation(&self) -> Generation {
        Generation(self.generation.load(Ordering::Acquire))
    }

    /// A record, if it is held.
    pub fn get<R: RecordRow>(&self, id: i64) -> Option<Arc<R>> {
        R::cache(self).get(&id)
    }

    /// The identity of a record that has been looked up by its key before.
    pub fn id(&self, kind: NodeKind, key: &str) -> Option<i64> {
        self.keys.get(&(kind, key.to_owned()))
    }

    /// The kind of a record that has been looked up before.
    pub fn kind(&self, id: i64) -> Option<NodeKind> {
        self.kinds.get(&id)
    }

    /// Keeps the kind of a record; a record never changes its kind.
    pub fn keep_kind(&self, id: i64, kind: NodeKind) {
        self.kinds.insert(id, kind);
    }

    /// What the participations of an event say, if held.
    pub fn participations(&self, event: i64) -> Option<Arc<[ParticipationText]>> {
        self.participations.get(&event)
    }

    /// Keeps what the participations of an event say.
    pub fn keep_participations(&self, since: Generation, event: i64, texts: Arc<[ParticipationText]>) {
        if self.generation() == since {
            self.participations.insert(event, texts);
            if self.generation() != since {
                self.participations.remove(&event);
            }
        }
    }

    /// Keeps a record that was read by a statement begun at `since`, unless something has changed meanwhile.
    pub fn keep<R: RecordRow>(&self, since: Generation, row: &Arc<R>) {
        if self.generation() == since {
            R::cache(self).insert(row.id(), Arc::clone(row));
            self.keys.insert((R::RECORD, row.key().to_owned()), row.id());
            self.kinds.insert(row.id(), R::RECORD);
            // It may have been let go of just before it was kept, and would stay for good.
            if self.generation() != since {
                R::cache(self).remove(&row.id());
            }
        }
    }

    /// Lets go of records that have changed.
    pub fn forget(&self, ids: &[i64]) {
        self.generation.fetch_add(1, Ordering::AcqRel);
        for id in ids {
            self.countries.remove(id);
            self.cities.remove(id);
            self.organizations.remove(id);
            self.embassies.remove(id);
            self.positions.remove(id);
            self.people.remove(id);
            self.topics.remove(id);
            self.programs.remove(id);
            self.sources.remove(id);
            self.events.remove(id);
            self.commitments.remove(id);
            self.relationships.remove(id);
            self.participations.remove(id);
        }
    }

    /// Lets go of everything.
    pub fn clear(&self) {
        self.generation.fetch_add(1, Ordering::AcqRel);
        self.countries.clear();
        self.cities.clear();
        self.organizations.clear();
        self.embassies.clear();
        self.positions.clear();
        self.people.clear();
        self.topics.clear();
        self.programs.clear();
        self.sources.clear();
        self.events.clear();
        self.commitments.clear();
        self.relationships.clear();
        self.participations.clear();
        self.keys.clear();
        self.kinds.clear();
    }
}
