//! Opening a database: addresses, connections, pragmas, migrations.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use futures_util::FutureExt;
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr, RuntimeErr, SqlxPostgresConnector};
use sqlx::Connection;

use super::{
    Backend, Patience, Store, StoreError,
    address::{Address, Wanted},
    error::is_unavailable,
    primary::Primary,
    replica::Reader,
};
use crate::{request, secrets::without_secrets};

/// How long a statement on SQLite waits for another program that is writing.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// Connections that read, on SQLite. More did not make reading faster on two cores.
const SQLITE_READERS: u32 = 2;

/// How long others may take to bring a database to its shape, and how often it is looked at meanwhile.
const TOGETHER: Duration = Duration::from_secs(5);
const LOOKS: u32 = 50;

/// The database that is used where none is named: a file in the working directory.
pub const fn default_url() -> &'static str {
    "sqlite://rapport.db"
}

/// What a command is going to do with the database.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Access {
    /// Only read: the database must be there.
    Read,
    /// Read and write: a database that is not there is made.
    Write,
}

impl Store {
    /// Opens the database at an address and brings it to today's shape, unless nothing is to be written.
    pub async fn open(url: &str, access: Access) -> Result<Self, StoreError> {
        let statements = Arc::new(AtomicU64::new(0));
        let store = if url.starts_with("sqlite:") {
            let path = url.trim_start_matches("sqlite:").trim_start_matches("//");
            let path = path.split('?').next().unwrap_or(path);
            if path.is_empty() || path.contains(":memory:") {
                return Err(StoreError::CannotOpen {
                    url: shown(url),
                    reason: "expected the path of a file: sqlite://rapport.db".to_owned(),
                });
            }
            if access == Access::Read && !Path::new(path).exists() {
                return Err(StoreError::Missing {
                    path: path.to_owned(),
                });
            }
            let connect = |connections| connect(sqlite_options(path, connections, access), url, &statements);
            let write = connect(1).await?;
            let read = connect(SQLITE_READERS).await?;
            Self {
                read: Reader::from(read, Patience::with(Backend::Sqlite)),
                write,
                backend: Backend::Sqlite,
                primary: None,
                statements,
                patience: Patience::with(Backend::Sqlite),
            }
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let address = Address::parse(url).map_err(|reason| StoreError::CannotOpen {
                url: shown(url),
                reason,
            })?;
            let wanted = address.wanted;
            let primary = Primary::open(address).await.map_err(|error| {
                if wanted == Wanted::Writable && is_unavailable(&error) {
                    return StoreError::CannotOpen {
                        url: shown(url),
                        reason: format!("none of these hosts can be written to: {error}"),
                    };
                }
                opening_error(url, DbErr::Conn(RuntimeErr::SqlxError(error.into())))
            })?;
            let pool = SqlxPostgresConnector::from_sqlx_postgres_pool(primary.pool.clone());
            let both = counted(pool, &statements);
            Self {
                read: Reader::from(both.clone(), Patience::with(Backend::Postgres)),
                write: both,
                backend: Backend::Postgres,
                primary: Some(Arc::new(primary)),
                statements,
                patience: Patience::with(Backend::Postgres),
            }
        } else {
            return Err(StoreError::UnknownAddress { url: shown(url) });
        };
        store.migrate(url, access).await?;
        Ok(store)
    }

    /// An empty database in memory, gone with the last clone of what is returned. It has one connection: a statement waits
    /// for the one before it, and for whoever has begun a reading or a change.
    pub async fn in_memory() -> Result<Self, StoreError> {
        let statements = Arc::new(AtomicU64::new(0));
        let url = "sqlite::memory:";
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(1)
            .min_connections(1)
            .test_before_acquire(false)
            .sqlx_logging(false);
        options.acquire_timeout(Duration::from_mins(1));
        options.map_sqlx_sqlite_opts(|sqlite| sqlite.foreign_keys(true).pragma("synchronous", "OFF"));
        let both = connect(options, url, &statements).await?;
        let store = Self {
            read: Reader::from(both.clone(), Patience::with(Backend::Sqlite)),
            write: both,
            backend: Backend::Sqlite,
            primary: None,
            statements,
            patience: Patience::with(Backend::Sqlite),
        };
        store.migrate(url, Access::Write).await?;
        Ok(store)
    }

    async fn migrate(&self, url: &str, access: Access) -> Result<(), StoreError> {
        let pending = together(|| Migrator::get_pending_migrations(&self.write))
            .await
            .map_err(|error| opening_error(url, error))?
            .len();
        if pending == 0 {
            return Ok(());
        }
        if access == Access::Read {
            return Err(StoreError::CannotOpen {
                url: shown(url),
                reason: format!(
                    "it is {pending} step(s) behind this version; `rapport serve` or `rapport import` brings it up to date"
                ),
            });
        }
        together(|| Migrator::up(&self.write, None))
            .await
            .map_err(|error| opening_error(url, error))
    }

    /// Closes all connections, once the statements under way are done.
    pub async fn close(self) -> Result<(), StoreError> {
        self.read.close_replicas().await;
        self.read.primary.close_by_ref().await?;
        Ok(self.write.close_by_ref().await?)
    }
}

fn sqlite_options(path: &str, connections: u32, access: Access) -> ConnectOptions {
    let mut options = ConnectOptions::new(format!("sqlite://{path}"));
    options
        .max_connections(connections)
        .min_connections(1)
        .test_before_acquire(false)
        .sqlx_logging(false);
    options.acquire_timeout(Duration::from_mins(1));
    if access == Access::Write && connections == 1 {
        // SQLite itself gives up a change for which there is no room, and the driver goes on counting it: whatever came
        // after would be inside of it, acknowledged and never kept. Such a connection is thrown away.
        options.map_sqlx_sqlite_pool_opts(|pool| {
            pool.before_acquire(|connection, _| {
                async move {
                    // What was left undone is rolled back by then.
                    let answers = connection.ping().await.is_ok();
                    Ok(answers && !connection.is_in_transaction())
                }
                .boxed()
            })
        });
    }
    options.map_sqlx_sqlite_opts(move |sqlite| {
        sqlite
            .create_if_missing(access == Access::Write)
            .foreign_keys(true)
            .busy_timeout(BUSY_TIMEOUT)
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
            .pragma("temp_store", "MEMORY")
            .pragma("cache_size", "-65536")
            .pragma("mmap_size", "268435456")
            .statement_cache_capacity(256)
    });
    options
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place that opens connections"
)]
async fn connect(
    options: ConnectOptions,
    url: &str,
    statements: &Arc<AtomicU64>,
) -> Result<DatabaseConnection, StoreError> {
    let connection = Database::connect(options)
        .await
        .map_err(|error| opening_error(url, error))?;
    Ok(counted(connection, statements))
}

/// Counts the statements of a connection.
pub(super) fn counted(mut connection: DatabaseConnection, statements: &Arc<AtomicU64>) -> DatabaseConnection {
    let counter = Arc::clone(statements);
    connection.set_metric_callback(move |statement| {
        counter.fetch_add(1, Ordering::Relaxed);
        request::statement(statement.elapsed);
    });
    connection
}

/// What a step comes to. Others may have come to the same database at the same moment, and each takes the steps that are
/// left: who is in the others' way looks again.
async fn together<V, Step>(step: impl Fn() -> Step) -> Result<V, DbErr>
where
    Step: Future<Output = Result<V, DbErr>>,
{
    let mut looks = tokio::time::interval(TOGETHER / LOOKS);
    for _ in 1..LOOKS {
        looks.tick().await;
        match step().await {
            Err(error) if is_in_the_way(&error) => {}
            done => return done,
        }
    }
    step().await
}

/// Whether a step failed as it does where somebody else takes it, too.
fn is_in_the_way(error: &DbErr) -> bool {
    let told = error.to_string();
    let words = [
        "already exists",
        "duplicate",
        "UNIQUE constraint",
        "concurrently",
        "deadlock",
    ];
    words.iter().any(|word| told.contains(word))
}

fn opening_error(url: &str, error: DbErr) -> StoreError {
    let text = error.to_string();
    if text.contains("not a database") || text.contains("malformed") {
        return StoreError::NotADatabase { url: shown(url) };
    }
    let known = StoreError::from(error);
    let (StoreError::Statement(error) | StoreError::Unavailable(error)) = known else {
        return known;
    };
    let reason = if matches!(error, DbErr::ConnectionAcquire(_)) || text.contains("timed out") {
        "nothing answers there; is the server running, and is this its address?".to_owned()
    } else {
        error.to_string()
    };
    StoreError::CannotOpen {
        url: shown(url),
        reason,
    }
}

/// An address as it may be shown, without what is secret in it.
pub(super) fn shown(url: &str) -> String {
    // Settings of `libpq` and what lacks its slashes may have a password anywhere.
    if !url.contains("://") && !url.starts_with("sqlite:") && url.contains(['@', '=']) {
        return "…".to_owned();
    }
    without_secrets(url).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        for (url, expected) in [
            (
                "postgres://ann:s3cr@t@db:5432/rapport",
                "postgres://ann@db:5432/rapport",
            ),
            (
                "postgres:///rapport?host=/run/postgresql&user=rapport&password=s3cret",
                "postgres:///rapport?host=/run/postgresql&user=rapport",
            ),
            ("postgres:ann:s3cret@db/rapport", "…"),
            ("host=db password=s3cret", "…"),
            ("rapport.db", "rapport.db"),
            ("sqlite://rapport.db", "sqlite://rapport.db"),
        ] {
            assert_eq!(shown(url), expected);
        }
        let error = opening_error(
            "postgres:///rapport?password=s3cret",
            DbErr::Custom("malformed".to_owned()),
        );
        assert_eq!(
            error.to_string(),
            "postgres:///rapport: is not an SQLite database (or a damaged one); nothing was changed"
        );
    }
}
