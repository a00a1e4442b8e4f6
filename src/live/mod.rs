//! The record as it stands: the database, the networks of all clearances, and the records held hot. When the record has
//! changed, whoever changed it, the networks take up what has changed and are swapped whole, and those records that the
//! change touched are let go.
//!
//! What a reader may see is decided here and nowhere else: a snapshot has one clearance, its network was built from what
//! that clearance sees, and every statement is given it.

mod facts;
mod past;
mod portrait;
#[cfg(test)]
mod tests;
mod thinking;

use std::{
    fmt,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};

pub use facts::{change, facts};
pub use portrait::{PortraitError, PortraitSpec};
pub use thinking::think;
use tokio::sync::{Mutex, Semaphore, watch};

use crate::{
    clock::Clock,
    network::{Network, Unwieldy},
    store::{Store, StoreError, export::ReadTransaction, hot::Hot, lookup::Mark},
    vocabulary::Visibility,
};

/// How many records of each kind are held hot.
const HOT_RECORDS: usize = 200_000;
/// After how many replaced lists a network is built anew beside the one that answers: each version copies the table of
/// those replaced.
const WORN: usize = 30_000;
/// How many clearances there are.
const CLEARANCES: usize = 3;

/// What is the same for all requests of one clearance until the record changes.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The database.
    pub store: Store,
    /// Records held hot.
    pub hot: Arc<Hot>,
    /// The network of the clearance.
    pub network: Arc<Network>,
    /// What the reader may see.
    pub clearance: Visibility,
    /// The number of the latest change that the network has taken up.
    pub revision: i64,
    /// Where the history is kept, and its last revision that is told of; none where it is in the same database, whole.
    pub history: Option<(Store, i64)>,
}

/// The record as it stands, and as it changes.
pub struct Live {
    store: Store,
    hot: Arc<Hot>,
    clock: Clock,
    standing: RwLock<Standing>,
    /// Held by whoever takes up a change or builds a network.
    taking_up: Mutex<()>,
    version: AtomicU64,
    revision: watch::Sender<i64>,
    /// How often the history has been cut back.
    cuts: AtomicU64,
    /// States of the past that were asked for, the one asked for last at the end.
    past: std::sync::Mutex<Vec<past::KeptState>>,
    /// Held by whoever rebuilds a state of the past.
    rebuilding: Mutex<()>,
    /// Room for those who wait for that.
    waiting_for_past: Arc<Semaphore>,
    /// Where this is a state of the past, the database of the present, which has its history, and the last revision that
    /// is of that past.
    present: Option<(Store, i64)>,
}

/// One state of the record.
#[derive(Clone)]
struct Standing {
    /// The latest change that the networks have taken up.
    latest: Mark,
    /// The greatest visibility of any record: readers of this clearance and of those above it see the same.
    highest: Visibility,
    /// The networks that have been asked for, by clearance; none above the highest visibility.
    networks: [Option<Arc<Network>>; CLEARANCES],
}

impl Standing {
    fn at(latest: Mark, highest: Visibility) -> Self {
        Self {
            latest,
            highest,
            networks: Default::default(),
        }
    }

    /// The network that readers of a clearance see, if it has been built.
    fn network(&self, clearance: Visibility) -> Option<&Arc<Network>> {
        self.networks[clearance.min(self.highest) as usize].as_ref()
    }
}

/// What became of the networks when the record was looked at.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refreshed {
    /// The record has not changed.
    Unchanged,
    /// The networks have taken up the changes of so many records.
    Followed(usize),
    /// So much has changed that a network was built anew.
    BuiltAnew,
}

impl fmt::Debug for Live {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Live")
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

impl Live {
    /// Builds the network of a clearance from the database; those of others are built when they are asked for.
    pub async fn start(store: Store, clearance: Visibility, clock: Clock) -> Result<Self, StoreError> {
        let live = Self {
            store,
            hot: Arc::new(Hot::new(HOT_RECORDS)),
            clock,
            standing: RwLock::new(Standing::at(Mark::default(), Visibility::Public)),
            taking_up: Mutex::new(()),
            version: AtomicU64::new(0),
            revision: watch::Sender::new(0),
            cuts: AtomicU64::new(0),
            past: std::sync::Mutex::default(),
            rebuilding: Mutex::new(()),
            waiting_for_past: Arc::new(Semaphore::new(past::WAITING)),
            present: None,
        };
        let standing = live.built(clearance).await?;
        live.store.needs(standing.latest);
        live.revision.send_replace(standing.latest.revision);
        *live.standing.write().unwrap_or_else(PoisonError::into_inner) = standing;
        Ok(live)
    }

    /// The record as readers of a clearance see it.
    pub async fn snapshot(&self, clearance: Visibility) -> Result<Snapshot, StoreError> {
        if let Some(snapshot) = self.ready(clearance) {
            return Ok(snapshot);
        }
        let taking_up = self.taking_up.lock().await;
        // Perhaps somebody else has built it meanwhile.
        if let Some(snapshot) = self.ready(clearance) {
            return Ok(snapshot);
        }
        let standing = self.built(clearance).await?;
        let Some(network) = standing.network(clearance).cloned() else {
            unreachable!("the network of this clearance has just been built")
        };
        let snapshot = self.seen(&standing, clearance, network);
        if standing.latest == self.standing().latest {
            let mut present = self.standing.write().unwrap_or_else(PoisonError::into_inner);
            let place = clearance.min(present.highest) as usize;
            present.networks[place] = Some(Arc::clone(&snapshot.network));
        } else {
            // The record has changed; all are brought to where this one stands.
            self.take_up(&taking_up, Some(standing)).await?;
        }
        Ok(snapshot)
    }

    /// The record as readers of a clearance see it, if their network has been built.
    pub fn ready(&self, clearance: Visibility) -> Option<Snapshot> {
        let standing = self.standing.read().unwrap_or_else(PoisonError::into_inner);
        let network = standing.network(clearance)?;
        Some(self.seen(&standing, clearance, Arc::clone(network)))
    }

    fn seen(&self, standing: &Standing, clearance: Visibility, network: Arc<Network>) -> Snapshot {
        Snapshot {
            store: self.store.clone(),
            hot: Arc::clone(&self.hot),
            network,
            clearance,
            revision: standing.latest.revision,
            history: self.present.clone(),
        }
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The clock.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// The number of the state that answers come from: it rises when a change has been taken up.
    pub fn version(&self) -> u64 {
        self.version.load(Ordering::Acquire)
    }

    /// Tells the number of the latest change, as often as it changes.
    pub fn revisions(&self) -> watch::Receiver<i64> {
        self.revision.subscribe()
    }

    /// How often the history has been cut back, because a database has taken the place of another that never had its latest
    /// changes: what was told of them before does not hold.
    pub fn cuts(&self) -> u64 {
        self.cuts.load(Ordering::Acquire)
    }

    /// Takes up what has changed in the database since it was last looked at.
    pub async fn refresh(&self) -> Result<Refreshed, StoreError> {
        let taking_up = self.taking_up.lock().await;
        if self.store.latest().await? == self.standing().latest {
            return Ok(Refreshed::Unchanged);
        }
        self.take_up(&taking_up, None).await
    }

    /// Whether a network has followed so many changes that it is better built anew.
    pub fn is_worn(&self) -> bool {
        let standing = self.standing.read().unwrap_or_else(PoisonError::into_inner);
        standing
            .networks
            .iter()
            .flatten()
            .any(|network| network.replaced() > WORN)
    }

    /// Builds the worn networks anew while the present ones go on answering and following, and puts the new ones in their
    /// place.
    pub async fn renew(&self) -> Result<(), StoreError> {
        let present = self.standing();
        let worn = Visibility::ALL.iter().filter(|&&clearance| {
            present.networks[clearance as usize]
                .as_ref()
                .is_some_and(|network| network.replaced() > WORN)
        });
        for &clearance in worn {
            let renewed = self.built(clearance).await?;
            let taking_up = self.taking_up.lock().await;
            // What has come meanwhile.
            self.take_up(&taking_up, Some(renewed)).await?;
        }
        Ok(())
    }

    fn standing(&self) -> Standing {
        self.standing
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// One state of the record with the network of a clearance alone. Building it is work for a thread of its own.
    async fn built(&self, clearance: Visibility) -> Result<Standing, StoreError> {
        let reading = self.store.begin_read().await?;
        let (_, latest) = reading.marks(0).await?;
        let highest = reading.highest_visibility().await?;
        let clearance = clearance.min(highest);
        let facts = facts(&reading, clearance).await?;
        reading.end().await?;
        let mut standing = Standing::at(latest, highest);
        standing.networks[clearance as usize] = Some(Arc::new(blocking(move || Network::build(facts)).await));
        Ok(standing)
    }

    /// Brings all networks to the latest change, those of another state in the place of those that stand. Nothing has
    /// changed where this is dropped, or fails, before it is done.
    async fn take_up(
        &self,
        _taking_up: &tokio::sync::MutexGuard<'_, ()>,
        renewed: Option<Standing>,
    ) -> Result<Refreshed, StoreError> {
        let present = self.standing();
        let reading = self.store.begin_read().await?;
        let (known, latest) = reading.marks(present.latest.revision).await?;
        let mut standing = Standing::at(latest, reading.highest_visibility().await?);
        let mut refreshed = Refreshed::Unchanged;
        let since_present = reading.changed_since(present.latest.revision).await?;
        // After a replica has taken over, the history may lack what was last told here, or tell it otherwise.
        let cut = present.latest.revision > 0 && known != Some(present.latest);
        if cut {
            tracing::warn!(
                known = present.latest.revision,
                now = latest.revision,
                "the history has been cut back: another database has taken over that never had the latest changes"
            );
        }
        // The other state may have been read from a database that is gone by now, with changes that were lost.
        let stands = match &renewed {
            Some(renewed) => {
                let (mark, _) = reading.marks(renewed.latest.revision).await?;
                mark.unwrap_or_default() == renewed.latest
            }
            None => false,
        };
        let renewed = renewed.filter(|_| stands && !cut);
        for &clearance in Visibility::ALL
            .iter()
            .filter(|&&clearance| clearance <= standing.highest)
        {
            let newer = renewed
                .as_ref()
                .filter(|renewed| renewed.networks[clearance as usize].is_some());
            let base = newer.unwrap_or(&present);
            let Some(network) = base.network(clearance) else {
                continue;
            };
            let since_base = if base.latest == present.latest {
                None
            } else {
                Some(reading.changed_since(base.latest.revision).await?)
            };
            let changed = since_base.as_ref().unwrap_or(&since_present);
            let followed = if cut {
                Err(Unwieldy)
            } else {
                follow(&reading, clearance, network, changed).await?
            };
            let network = if let Ok(network) = followed {
                if refreshed == Refreshed::Unchanged {
                    refreshed = Refreshed::Followed(changed.len());
                }
                network
            } else {
                refreshed = Refreshed::BuiltAnew;
                let facts = facts(&reading, clearance).await?;
                Arc::new(blocking(move || Network::build(facts)).await)
            };
            standing.networks[clearance as usize] = Some(network);
        }
        reading.end().await?;
        let revision = standing.latest.revision;
        let mut current = self.standing.write().unwrap_or_else(PoisonError::into_inner);
        // Before anything that was read until now is let go of: what takes its place is of this state.
        self.store.needs(latest);
        if cut {
            self.hot.clear();
        } else {
            self.hot.forget(&since_present);
        }
        *current = standing;
        self.version.fetch_add(1, Ordering::AcqRel);
        drop(current);
        // Not before the version is another one: a state that was being rebuilt meanwhile would be kept.
        self.kept_past().clear();
        if cut {
            self.cuts.fetch_add(1, Ordering::AcqRel);
        }
        self.revision.send_replace(revision);
        Ok(refreshed)
    }
}

/// A network after some records have changed.
async fn follow(
    reading: &ReadTransaction,
    clearance: Visibility,
    network: &Arc<Network>,
    changed: &[i64],
) -> Result<Result<Arc<Network>, Unwieldy>, StoreError> {
    if changed.is_empty() {
        return Ok(Ok(Arc::clone(network)));
    }
    let change = change(reading, clearance, network, changed).await?;
    let network = Arc::clone(network);
    Ok(match change {
        Ok(change) => blocking(move || network.with(&change).map(Arc::new)).await,
        Err(unwieldy) => Err(unwieldy),
    })
}

async fn blocking<V: Send + 'static>(work: impl FnOnce() -> V + Send + 'static) -> V {
    let work = tokio::task::spawn_blocking(work);
    work.await.expect("work on a network does not panic")
}
