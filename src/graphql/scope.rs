//! What one request sees: one version of the network, one clearance, one day, and loaders of its own.

use std::{
    any::{Any, TypeId},
    future::poll_fn,
    hash::Hash,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
    task::{Poll, Waker},
};

use async_graphql::{Context, Result};
use futures_util::future::try_join_all;
use rustc_hash::FxHashMap;

use super::{error, loaders, wave::Wave};
use crate::{
    access::{Guard, Identity},
    dates::Day,
    live::{Live, Snapshot},
    network::{Network, Vertex},
    store::{Store, StoreError, history::Change, hot::Hot, rows::RecordRow},
    vocabulary::Visibility,
};

/// Who asks, and of what.
#[derive(Clone, Debug)]
pub struct Asker {
    /// Who asks, and what they may do and see.
    pub identity: Identity,
    /// The record as it stands and changes.
    pub live: Arc<Live>,
    /// The door, with the tokens.
    pub guard: Arc<Guard>,
}

/// The scopes of one request: that in which it began, and after each change that it made another one, which sees what
/// was changed.
pub struct Scopes {
    scope: Arc<Scope>,
    next: OnceLock<Box<Self>>,
}

impl Scopes {
    /// Begins with a scope.
    pub(super) fn new(scope: Arc<Scope>) -> Self {
        Self {
            scope,
            next: OnceLock::new(),
        }
    }

    /// The scope that sees most.
    pub(super) fn latest(&self) -> &Arc<Scope> {
        let mut scopes = self;
        while let Some(next) = scopes.next.get() {
            scopes = next;
        }
        &scopes.scope
    }

    /// Goes on in another scope.
    pub(super) fn go_on(&self, scope: Arc<Scope>) {
        let mut scopes = self;
        let mut next = Box::new(Self::new(scope));
        // Fields that change the record are executed one after the other, so that this is done at once.
        while let Err(refused) = scopes.next.set(next) {
            next = refused;
            if let Some(after) = scopes.next.get() {
                scopes = after;
            }
        }
    }
}

/// What one request sees.
pub struct Scope {
    snapshot: Snapshot,
    asker: Asker,
    today: Day,
    wave: Wave,
    loaders: Mutex<FxHashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
}

/// A way to answer many keys at once.
pub trait Batch: Send + Sync + 'static {
    /// What is asked for.
    type Key: Clone + Eq + Hash + Send + Sync;
    /// What it is answered with.
    type Value: Clone + Send + Sync;

    /// The answers to all keys; a key without one is left out.
    fn fetch(
        scope: &Scope,
        keys: Vec<Self::Key>,
    ) -> impl Future<Output = Result<FxHashMap<Self::Key, Self::Value>, StoreError>> + Send;
}

struct Loader<B: Batch>(Mutex<Asked<B>>);

struct Asked<B: Batch> {
    waiting: Vec<B::Key>,
    wakers: Vec<Waker>,
    answers: FxHashMap<B::Key, Option<B::Value>>,
    failure: Option<Arc<StoreError>>,
}

impl Scope {
    /// The scope of a request that sees a snapshot today.
    pub fn new(snapshot: Snapshot, asker: Asker) -> Arc<Self> {
        Self::on(asker.live.clock().today(), snapshot, asker)
    }

    /// The scope of a request that sees a snapshot on a day.
    pub(super) fn on(today: Day, snapshot: Snapshot, asker: Asker) -> Arc<Self> {
        Arc::new(Self {
            snapshot,
            asker,
            today,
            wave: Wave::default(),
            loaders: Mutex::default(),
        })
    }

    /// The scope that a resolver runs in.
    pub(super) fn of<'a>(context: &Context<'a>) -> &'a Arc<Self> {
        context.data_unchecked::<Arc<Scopes>>().latest()
    }

    /// Who asks.
    pub(super) fn asker(&self) -> &Asker {
        &self.asker
    }

    /// All that it sees of the record.
    pub(super) fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.snapshot.store
    }

    /// The database that has the history.
    pub(super) fn history_store(&self) -> &Store {
        match &self.snapshot.history {
            Some((present, _)) => present,
            None => &self.snapshot.store,
        }
    }

    /// The histories of some records, the newest change first, as far as they are of this state.
    pub(super) async fn histories(
        &self,
        ids: &[i64],
    ) -> Result<FxHashMap<i64, Vec<Arc<Change>>>, StoreError> {
        let mut histories = self.history_store().histories(ids).await?;
        if let Some((_, last)) = &self.snapshot.history {
            for history in histories.values_mut() {
                history.retain(|change| change.revision <= *last);
            }
        }
        Ok(histories)
    }

    /// Records held hot.
    pub fn hot(&self) -> &Hot {
        &self.snapshot.hot
    }

    /// The network.
    pub fn network(&self) -> &Network {
        &self.snapshot.network
    }

    /// The network, to be taken to another thread: the same version.
    pub(super) fn shared_network(&self) -> Arc<Network> {
        Arc::clone(&self.snapshot.network)
    }

    /// What the reader may see.
    pub fn clearance(&self) -> Visibility {
        self.snapshot.clearance
    }

    /// The day on which the request is answered, in UTC.
    pub fn today(&self) -> Day {
        self.today
    }

    pub(super) fn wave(&self) -> &Wave {
        &self.wave
    }

    /// The answer to a key, asked together with all other keys of the wave; none where there is none.
    pub async fn load<B: Batch>(&self, key: B::Key) -> Result<Option<B::Value>> {
        let loader = self.loader::<B>();
        {
            let mut asked = loader.lock();
            if let Some(answer) = asked.answers.get(&key) {
                return Ok(answer.clone());
            }
            if asked.waiting.is_empty() {
                let loader = Arc::clone(&loader);
                self.wave.add(Box::new(move |scope| {
                    Box::pin(async move { loader.run(&scope).await })
                }));
            }
            asked.waiting.push(key.clone());
        }
        let answer = poll_fn(|context| {
            let mut asked = loader.lock();
            if let Some(answer) = asked.answers.get(&key) {
                Poll::Ready(Ok(answer.clone()))
            } else if let Some(failure) = &asked.failure {
                Poll::Ready(Err(Arc::clone(failure)))
            } else {
                asked.wakers.push(context.waker().clone());
                Poll::Pending
            }
        });
        answer.await.map_err(|failure| error::failure(&failure))
    }

    /// A record that the reader may see, from what is held hot or together with the others of the wave.
    pub async fn record<R: RecordRow + Visible>(&self, id: i64) -> Result<Option<Arc<R>>> {
        let row = match self.hot().get::<R>(id) {
            Some(row) => Some(row),
            // Boxed, so that the way of those that are held stays small.
            None => Box::pin(self.load::<loaders::Records<R>>(id)).await?,
        };
        self.allowed(row).await
    }

    /// Records that the reader may see, in the order asked for; those that are not there are left out.
    pub async fn records<R: RecordRow + Visible>(&self, ids: &[i64]) -> Result<Vec<Arc<R>>> {
        let rows = try_join_all(ids.iter().map(|&id| self.record::<R>(id))).await?;
        Ok(rows.into_iter().flatten().collect())
    }

    /// A record by its key, if the reader may see it.
    pub async fn record_by_key<R: RecordRow + Visible>(&self, key: &str) -> Result<Option<Arc<R>>> {
        if let Some(id) = self.hot().id(R::RECORD, key)
            && let Some(row) = self.hot().get::<R>(id)
        {
            return self.allowed(Some(row)).await;
        }
        let row = Box::pin(self.load::<loaders::ByKey<R>>(key.to_owned())).await?;
        self.allowed(row).await
    }

    /// The record, if the reader may see it and whatever it leads to and is nothing without.
    async fn allowed<R: RecordRow + Visible>(&self, row: Option<Arc<R>>) -> Result<Option<Arc<R>>> {
        let Some(row) = row.filter(|row| row.visibility() <= self.clearance()) else {
            return Ok(None);
        };
        if self.clearance() < Visibility::Confidential
            && R::HIDDEN_WITH_ENDS
            && Box::pin(self.load::<loaders::HiddenByEnds>(row.id()))
                .await?
                .is_some()
        {
            return Ok(None);
        }
        Ok(Some(row))
    }

    /// The vertex of a record.
    pub fn vertex(&self, id: i64) -> Option<Vertex> {
        self.network().vertex(id)
    }

    fn loader<B: Batch>(&self) -> Arc<Loader<B>> {
        let mut loaders = self.loaders.lock().unwrap_or_else(PoisonError::into_inner);
        let loader = loaders
            .entry(TypeId::of::<B>())
            .or_insert_with(|| Arc::new(Loader::<B>(Mutex::new(Asked::default()))));
        Arc::clone(loader)
            .downcast()
            .expect("loaders are kept under the identity of their batch")
    }
}

/// What has a visibility.
pub trait Visible {
    /// Who may see it.
    fn visibility(&self) -> Visibility;

    /// Whether it is hidden with the records that it leads to, as a relationship is with its two ends.
    const HIDDEN_WITH_ENDS: bool = false;
}

impl<B: Batch> Default for Asked<B> {
    fn default() -> Self {
        Self {
            waiting: Vec::new(),
            wakers: Vec::new(),
            answers: FxHashMap::default(),
            failure: None,
        }
    }
}

impl<B: Batch> Loader<B> {
    fn lock(&self) -> MutexGuard<'_, Asked<B>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks for all keys at once; tells who waits for an answer.
    async fn run(&self, scope: &Scope) -> Vec<Waker> {
        let mut keys = std::mem::take(&mut self.lock().waiting);
        let mut seen = rustc_hash::FxHashSet::default();
        keys.retain(|key| seen.insert(key.clone()));
        drop(seen);
        let fetched = B::fetch(scope, keys.clone()).await;
        let mut asked = self.lock();
        match fetched {
            Ok(mut answers) => {
                for key in keys {
                    let answer = answers.remove(&key);
                    asked.answers.insert(key, answer);
                }
            }
            Err(failure) => asked.failure = Some(Arc::new(failure)),
        }
        std::mem::take(&mut asked.wakers)
    }
}
