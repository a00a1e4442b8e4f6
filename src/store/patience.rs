//! How long a database is waited for. A host that dies without a word says nothing of it on connections that are open,
//! and so whoever waits has to give up.

use std::{io, time::Duration};

use sea_orm::{DbErr, RuntimeErr};
use tokio::time::timeout;

use super::{Backend, Store, StoreError};

/// How long a change waits for those before it: less than the deadline of a request, so that it is told why.
const TURN: Duration = Duration::from_secs(25);
/// How long `PostgreSQL` may take to answer a statement of those that following the record stands on, or to send the next
/// row of many.
const ANSWER: Duration = Duration::from_secs(15);
/// How long `SQLite` may take, where nobody is at the other end who could die, and whoever has the only connection is
/// waited for.
const SQLITE_ANSWER: Duration = Duration::from_mins(5);

/// How long a database is waited for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Patience {
    /// How long a change waits for those before it, on `PostgreSQL`.
    pub turn: Duration,
    /// How long a statement may take that following the record stands on, or that a replica answers.
    pub answer: Duration,
}

impl Patience {
    /// With a database of this kind.
    pub(super) const fn with(backend: Backend) -> Self {
        let answer = match backend {
            Backend::Sqlite => SQLITE_ANSWER,
            Backend::Postgres => ANSWER,
        };
        Self { turn: TURN, answer }
    }

    /// What is asked, unless it takes longer than an answer may.
    pub(super) async fn within<V, E: From<DbErr>>(
        self,
        asked: impl Future<Output = Result<V, E>>,
    ) -> Result<V, E> {
        within(self.answer, asked).await
    }
}

/// What is asked, unless it takes longer than that: then the database cannot be reached.
pub(super) async fn within<V, E: From<DbErr>>(
    limit: Duration,
    asked: impl Future<Output = Result<V, E>>,
) -> Result<V, E> {
    timeout(limit, asked)
        .await
        .unwrap_or_else(|_| Err(no_answer(limit).into()))
}

/// That a database has not answered for so long.
pub(super) fn no_answer(limit: Duration) -> DbErr {
    let error = io::Error::new(io::ErrorKind::TimedOut, format!("no answer within {limit:?}"));
    DbErr::Conn(RuntimeErr::SqlxError(sqlx::Error::Io(error).into()))
}

impl Store {
    /// The same, waiting for other times than is usual.
    #[must_use]
    pub fn with_patience(mut self, patience: Patience) -> Self {
        self.patience = patience;
        self.read.patience = patience;
        self
    }

    /// What is asked, unless it takes longer than an answer may: then the database cannot be reached.
    pub async fn within<V>(
        &self,
        asked: impl Future<Output = Result<V, StoreError>>,
    ) -> Result<V, StoreError> {
        self.patience.within(asked).await
    }
}
