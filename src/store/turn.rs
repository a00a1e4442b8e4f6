//! Whose turn it is to change the record, on `PostgreSQL`. Whoever waits for the lock of the database holds a connection
//! meanwhile; so that reading goes on, all but the next of this process wait before they take one.

use std::{
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::{Duration, Instant},
};

use futures_util::future::BoxFuture;
use sea_orm::{ConnectionTrait, IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait};
use tokio::{
    runtime::Handle,
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

use super::{Store, StoreError, patience::no_answer, primary::NOTIFY, sql::Sql, write::WriteTransaction};

/// The lock that whoever changes the record on `PostgreSQL` takes: ids and revisions are counted by the writer.
const WRITER_LOCK: i64 = 0x7261_7070_6f72_7401;
/// The least that the lock is waited for.
const SHORTEST: Duration = Duration::from_millis(1);
/// How many of this process change the record or wait for the lock: one, and the next one, so that no time is lost.
const PLACES: usize = 2;

impl Store {
    /// Begins a change. Waits for the one that another program is making, for some seconds.
    pub async fn begin_write(&self) -> Result<WriteTransaction, StoreError> {
        self.begin(Some(self.patience.turn)).await
    }

    /// The same for a command, which waits on `PostgreSQL` for as long as others change the record.
    pub async fn begin_write_patiently(&self) -> Result<WriteTransaction, StoreError> {
        self.begin(None).await
    }

    async fn begin(&self, limit: Option<Duration>) -> Result<WriteTransaction, StoreError> {
        let Some(primary) = &self.primary else {
            return self.begin_in_turn(None, limit).await;
        };
        let began = Instant::now();
        let turn = if primary.skills.locks {
            Some(primary.turns.next(limit).await?)
        } else {
            None
        };
        // Nothing at all would be without an end.
        let left = limit.map(|limit| limit.saturating_sub(began.elapsed()).max(SHORTEST));
        let store = self.clone();
        GoingOn::new(async move {
            let begun = store.begin_in_turn(turn, left);
            match left {
                // The server ends the waiting, if there still is one.
                Some(left) => match timeout(left + store.patience.answer, begun).await {
                    Ok(begun) => begun,
                    Err(_) => Err(StoreError::Unavailable(no_answer(store.patience.answer))),
                },
                None => begun.await,
            }
        })
        .await
    }

    async fn begin_in_turn(
        &self,
        turn: Option<Turn>,
        limit: Option<Duration>,
    ) -> Result<WriteTransaction, StoreError> {
        let skills = self.primary.as_ref().map(|primary| primary.skills);
        let level = skills.map(|skills| {
            if skills.locks {
                // Whoever has waited for the lock sees what the one before has written, whatever the server's default.
                IsolationLevel::ReadCommitted
            } else {
                IsolationLevel::Serializable
            }
        });
        let options = TransactionOptions {
            isolation_level: level,
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let inner = self.write.begin_with_options(options).await?;
        if let Some(skills) = skills.filter(|skills| skills.locks) {
            let mut sql = Sql::new(self.backend);
            // The first holds for what is behind it. 0 is for ever.
            let milliseconds = limit.map_or(0, |limit| limit.as_millis()).to_string();
            sql.push("SELECT set_config('lock_timeout', ")
                .bind(milliseconds)
                .push(", true), pg_advisory_xact_lock(")
                .bind(WRITER_LOCK)
                .push("), current_setting('transaction_read_only')");
            if skills.notifies {
                // Told when it is committed, and not at all if it is not.
                sql.push(", ").push(NOTIFY);
            }
            let ready = inner
                .query_one_raw(sql.statement())
                .await
                .map_err(StoreError::from);
            let read_only = match &ready {
                Ok(Some(row)) => row.try_get_by_index::<String>(2)? == "on",
                Ok(None) => false,
                Err(error) => matches!(error, StoreError::ReadOnly),
            };
            if read_only && let Some(primary) = &self.primary {
                // A connection stays as it was opened; a new one may lead to a database that can be written to again.
                primary.renew();
                return Err(StoreError::ReadOnly);
            }
            ready?;
        }
        Ok(WriteTransaction {
            inner,
            backend: self.backend,
            _turn: turn,
        })
    }
}

/// The places of those that change the record. Who comes first is first.
pub(super) struct Turns(Arc<Semaphore>);

/// One of the places, until it is dropped.
#[derive(Debug)]
pub(super) struct Turn {
    _place: OwnedSemaphorePermit,
}

impl Default for Turns {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(PLACES)))
    }
}

impl Turns {
    /// Waits for a place, for so long at most.
    pub(super) async fn next(&self, limit: Option<Duration>) -> Result<Turn, StoreError> {
        let place = Arc::clone(&self.0).acquire_owned();
        let place = match limit {
            Some(limit) => timeout(limit, place).await.map_err(|_| StoreError::Locked)?,
            None => place.await,
        };
        let place = place.expect("nobody closes the semaphore");
        Ok(Turn { _place: place })
    }
}

/// Work that goes on where nobody waits for it any more. A statement that waits for a lock does so in any case, and holds
/// its connection: so it has to hold its place as well.
pub(super) struct GoingOn<V: Send + 'static>(Option<BoxFuture<'static, V>>);

impl<V: Send + 'static> GoingOn<V> {
    pub(super) fn new(work: impl Future<Output = V> + Send + 'static) -> Self {
        Self(Some(Box::pin(work)))
    }
}

impl<V: Send + 'static> Future for GoingOn<V> {
    type Output = V;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<V> {
        let Some(work) = &mut self.0 else {
            return Poll::Pending;
        };
        let polled = work.as_mut().poll(context);
        if polled.is_ready() {
            self.0 = None;
        }
        polled
    }
}

impl<V: Send + 'static> Drop for GoingOn<V> {
    fn drop(&mut self) {
        if let (Some(work), Ok(runtime)) = (self.0.take(), Handle::try_current()) {
            // What comes of it is let go of, and so rolled back.
            runtime.spawn(async move { drop(work.await) });
        }
    }
}
