//! Opening a database: connections and pragmas.

use std::{
    fs, io,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use futures_util::FutureExt;
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr, RuntimeErr, SqlxPostgresConnector};
use sqlx::Connection;

use super::{
    Backend, Patience, Store, StoreError,
    address::{Wanted, advice},
    error::{driver_words, is_unavailable, words},
    place::{Place, folder, shown},
    primary::Primary,
    replica::Reader,
};
use crate::request;

/// How long a statement on SQLite waits for another program that is writing.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// Connections that read, on SQLite. More did not make reading faster on two cores.
const SQLITE_READERS: u32 = 2;

/// An address that SQLite's driver takes for one of a file.
const FILE: &str = "sqlite://rapport.db";

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
        let store = match Place::parse(url)? {
            Place::File(path) => {
                look(&path, url, access)?;
                let connect =
                    |connections| connect(sqlite_options(&path, connections, access), url, &statements);
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
            }
            Place::Server(address) => {
                let wanted = address.wanted;
                let primary = Primary::open(*address).await.map_err(|error| {
                    if wanted == Wanted::Writable && is_unavailable(&error) {
                        return StoreError::CannotOpen {
                            url: shown(url),
                            reason: format!(
                                "none of these hosts can be written to: {}{}",
                                driver_words(&error),
                                advice(url)
                            ),
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
            }
        };
        store.migrate(url, access).await?;
        Ok(store)
    }

    /// An empty database in memory, gone with the last clone of what is returned. It has one connection: a statement waits
    /// for the one before it, and for whoever has begun a reading or a change.
    pub async fn in_memory() -> Result<Self, StoreError> {
        Self::alone(None).await
    }

    /// The same, of which what is too much for the memory is kept in a file that nobody sees, gone with it.
    pub async fn scratch() -> Result<Self, StoreError> {
        // SQLite's own word for it.
        Self::alone(Some("")).await
    }

    async fn alone(file: Option<&'static str>) -> Result<Self, StoreError> {
        let statements = Arc::new(AtomicU64::new(0));
        let url = if file.is_some() { FILE } else { "sqlite::memory:" };
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(1)
            .min_connections(1)
            .test_before_acquire(false)
            .sqlx_logging(false);
        options.acquire_timeout(Duration::from_mins(1));
        options.map_sqlx_sqlite_opts(move |sqlite| {
            let sqlite = sqlite.foreign_keys(true).pragma("synchronous", "OFF");
            match file {
                Some(file) => sqlite.filename(file),
                None => sqlite,
            }
        });
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

    /// Closes all connections, once the statements under way are done.
    pub async fn close(self) -> Result<(), StoreError> {
        self.read.close_replicas().await;
        self.read.primary.close_by_ref().await?;
        Ok(self.write.close_by_ref().await?)
    }
}

/// Looks at the file before SQLite does, which says little of what is wrong.
fn look(path: &Path, url: &str, access: Access) -> Result<(), StoreError> {
    let cannot = |reason: String| StoreError::CannotOpen {
        url: shown(url),
        reason,
    };
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(cannot("it is a folder; expected a file".to_owned())),
        Ok(_) => match fs::File::open(path) {
            Ok(_) => Ok(()),
            Err(error) => Err(cannot(format!("the file cannot be read: {error}"))),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => match access {
            Access::Read => Err(StoreError::Missing {
                path: path.display().to_string(),
            }),
            Access::Write if !folder(path).is_dir() => {
                Err(cannot(format!("there is no folder {}", folder(path).display())))
            }
            Access::Write => Ok(()),
        },
        Err(error) => Err(cannot(format!("the file cannot be read: {error}"))),
    }
}

fn sqlite_options(path: &Path, connections: u32, access: Access) -> ConnectOptions {
    // The file is named below: as part of an address its name would be read as one.
    let mut options = ConnectOptions::new(FILE);
    // So that nothing that a name begins with has a meaning.
    let path = Path::new(".").join(path);
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
            .filename(&path)
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

pub(super) fn opening_error(url: &str, error: DbErr) -> StoreError {
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
    } else if text.contains("(code: 14)") {
        "its file, or what SQLite keeps beside it, can be neither opened nor made; look at the rights to the folder".to_owned()
    } else {
        words(&error)
    };
    let reason = reason + advice(url);
    StoreError::CannotOpen {
        url: shown(url),
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_shows_no_password() {
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
