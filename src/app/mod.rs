//! The composition root: feeds the network from the store, and both to the schema. Follows the database: when the
//! record has changed, whoever changed it, the network takes up what has changed and is swapped whole, and the records
//! held hot that the change touched are let go.

mod facts;
mod portrait;

use std::sync::{
    Arc, PoisonError, RwLock,
    atomic::{AtomicU64, Ordering},
};

pub use facts::{change, facts};
pub use portrait::{PortraitError, PortraitSpec};

use crate::{
    clock::Clock,
    graphql::{Schema, scope::Snapshot},
    network::{Network, Unwieldy},
    store::{Store, StoreError, hot::Hot},
    vocabulary::Visibility,
};

/// How many records of each kind are held hot.
const HOT_RECORDS: usize = 200_000;
/// After how many replaced lists a network is built anew beside the one that answers: each version copies the table of
/// those replaced.
const WORN: usize = 30_000;

/// Rapport, running over one database for readers of one clearance.
pub struct App {
    schema: Schema,
    clock: Clock,
    current: RwLock<Snapshot>,
    /// The revision that the network stands at. Held by whoever takes up a change.
    revision: tokio::sync::Mutex<i64>,
    version: AtomicU64,
}

impl App {
    /// Builds the network from the database and stands ready to answer.
    pub async fn start(store: Store, clearance: Visibility, clock: Clock) -> Result<Self, StoreError> {
        let (network, revision) = build(&store, clearance).await?;
        let snapshot = Snapshot {
            store,
            hot: Arc::new(Hot::new(HOT_RECORDS)),
            network: Arc::new(network),
            clearance,
        };
        Ok(Self {
            schema: Schema::new(),
            clock,
            current: RwLock::new(snapshot),
            revision: tokio::sync::Mutex::new(revision),
            version: AtomicU64::new(0),
        })
    }

    /// The record as it stands.
    pub fn snapshot(&self) -> Snapshot {
        self.current
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The schema.
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// The number of the state that answers come from: it rises when a change has been taken up.
    pub fn version(&self) -> u64 {
        self.version.load(Ordering::Acquire)
    }

    /// The clock.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// Answers a request with the record as it stands.
    pub async fn execute(&self, request: impl Into<async_graphql::Request>) -> async_graphql::Response {
        self.schema
            .execute(request, self.snapshot(), self.clock.today())
            .await
    }

    /// Takes up what has changed in the database since it was last looked at.
    pub async fn refresh(&self) -> Result<Refreshed, StoreError> {
        let mut known = self.revision.lock().await;
        let snapshot = self.snapshot();
        if snapshot.store.revision().await? == *known {
            return Ok(Refreshed::Unchanged);
        }
        let (followed, revision, changed) = follow(&snapshot, *known).await?;
        let (network, revision, refreshed) = if let Ok(network) = followed {
            (network, revision, Refreshed::Followed(changed.len()))
        } else {
            let (network, revision) = build(&snapshot.store, snapshot.clearance).await?;
            (network, revision, Refreshed::BuiltAnew)
        };
        self.swap(Arc::new(network), &changed);
        *known = revision;
        Ok(refreshed)
    }

    /// Whether the network has followed so many changes that it is better built anew.
    pub fn is_worn(&self) -> bool {
        self.snapshot().network.replaced() > WORN
    }

    /// Builds the network anew while the present one goes on answering and following, and puts the new one in its place.
    pub async fn renew(&self) -> Result<(), StoreError> {
        let snapshot = self.snapshot();
        let (network, mut revision) = build(&snapshot.store, snapshot.clearance).await?;
        let mut renewed = Snapshot {
            network: Arc::new(network),
            ..snapshot
        };
        let mut known = self.revision.lock().await;
        // What has come meanwhile.
        let (followed, now, changed) = follow(&renewed, revision).await?;
        if let Ok(network) = followed {
            renewed.network = Arc::new(network);
            revision = now;
        }
        if revision >= *known {
            self.swap(renewed.network, &changed);
            *known = revision;
        }
        Ok(())
    }

    fn swap(&self, network: Arc<Network>, changed: &[i64]) {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        current.hot.forget(changed);
        current.network = network;
        drop(current);
        self.version.fetch_add(1, Ordering::AcqRel);
    }
}

/// What became of the network when the record was looked at.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refreshed {
    /// The record has not changed.
    Unchanged,
    /// The network has taken up the changes of so many records.
    Followed(usize),
    /// So much has changed that the network was built anew.
    BuiltAnew,
}

/// The network of what a clearance may see, and the revision that it stands at. Building it is work for a thread of its
/// own.
async fn build(store: &Store, clearance: Visibility) -> Result<(Network, i64), StoreError> {
    let reading = store.begin_read().await?;
    let revision = reading.revision().await?;
    let facts = facts(&reading, clearance).await?;
    reading.end().await?;
    let network = blocking(move || Network::build(facts)).await;
    Ok((network, revision))
}

/// The network after the changes since a revision, the revision that it then stands at, and the records that changed.
async fn follow(
    snapshot: &Snapshot,
    since: i64,
) -> Result<(Result<Network, Unwieldy>, i64, Vec<i64>), StoreError> {
    let reading = snapshot.store.begin_read().await?;
    let revision = reading.revision().await?;
    let changed = reading.changed_since(since).await?;
    let network = Arc::clone(&snapshot.network);
    let change = change(&reading, snapshot.clearance, &network, &changed).await?;
    reading.end().await?;
    let followed = match change {
        Ok(change) => blocking(move || network.with(&change)).await,
        Err(unwieldy) => Err(unwieldy),
    };
    Ok((followed, revision, changed))
}

async fn blocking<V: Send + 'static>(work: impl FnOnce() -> V + Send + 'static) -> V {
    let work = tokio::task::spawn_blocking(work);
    work.await.expect("work on a network does not panic")
}
