//! One empty database for one test, gone when the test is over.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, Statement,
    TransactionTrait,
};
use tempfile::TempDir;
use tokio::time::timeout;

use super::missing;
use super::postgres::{self, Server};

/// After how long whoever waits for something in a database will not see it.
const PATIENCE: Duration = Duration::from_mins(2);

/// The two databases that Rapport runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Backend {
    /// A file in a temporary directory.
    Sqlite,
    /// A database in a PostgreSQL server, see [`postgres::server`].
    Postgres,
}

/// An empty database that nobody else uses. Dropping it removes it, whatever is still connected.
#[derive(Debug)]
pub(crate) struct TestDatabase {
    url: String,
    backend: Backend,
    /// Held for its `Drop` alone.
    _removal: Removal,
}

/// Who takes the database away, once it is dropped.
#[derive(Debug)]
enum Removal {
    /// The directory goes, and the SQLite file and its journal with it.
    Directory(#[expect(dead_code, reason = "held for its Drop alone")] TempDir),
    /// Nobody: the private cluster is removed whole when the test process ends.
    WithCluster,
    /// We drop it from a server that outlives us.
    FromServer(#[expect(dead_code, reason = "held for its Drop alone")] Borrowed),
}

/// A database in somebody's long-running server.
#[derive(Debug)]
struct Borrowed {
    administration: String,
    name: String,
}

impl TestDatabase {
    /// Makes an empty database. `None` when this machine has no PostgreSQL to make one in, which
    /// has then been said on standard error.
    ///
    /// # Panics
    ///
    /// When the database cannot be made, and, with `CI` set, when there is no PostgreSQL.
    pub(crate) async fn new(backend: Backend) -> Option<Self> {
        match backend {
            Backend::Sqlite => Some(Self::in_a_directory()),
            Backend::Postgres => match postgres::server() {
                Some(server) => Some(Self::in_a_server(server).await),
                None => None,
            },
        }
    }

    /// Where to connect: a URL as `DATABASE_URL` takes it.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Which of the two this is, for the few tests whose expectation differs.
    pub(crate) fn backend(&self) -> Backend {
        self.backend
    }

    /// Does to the database what no command does, past all that watches over it.
    ///
    /// # Panics
    ///
    /// When the database refuses.
    pub(crate) async fn damage(&self, statements: &str) {
        let off = match self.backend {
            Backend::Sqlite => "PRAGMA foreign_keys = OFF; ",
            Backend::Postgres => "",
        };
        postgres::administer(&self.url, &format!("{off}{statements}"))
            .await
            .expect("the database can be damaged");
    }

    /// What a statement tells in its first column, as text, past the store and its settings.
    pub(crate) async fn texts(&self, statement: &str) -> Vec<String> {
        let connection = self.connect().await;
        let told = texts(&connection, statement).await;
        connection.close().await.expect("the connection is closed");
        told
    }

    /// Waits until a statement tells just one text, asking over one connection.
    ///
    /// # Panics
    ///
    /// When it tells something else for far longer than anything takes.
    pub(crate) async fn tells(&self, statement: &str, expected: &str) {
        let connection = self.connect().await;
        let told = timeout(PATIENCE, async {
            while texts(&connection, statement).await != [expected] {}
        });
        told.await
            .unwrap_or_else(|_| panic!("never {expected}: {statement}"));
        connection.close().await.expect("the connection is closed");
    }

    /// Waits until so many changes wait in PostgreSQL for the one before them.
    pub(crate) async fn waiting_changes(&self, count: usize) {
        let waiting = "SELECT count(*)::text FROM pg_locks l JOIN pg_database d ON d.oid = l.database \
                       WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted";
        self.tells(waiting, &count.to_string()).await;
    }

    /// Runs a statement in a transaction of its own, which goes on until it is dropped.
    pub(crate) async fn meanwhile(&self, statement: &str) -> DatabaseTransaction {
        let transaction = self.connect().await.begin().await.expect("it begins");
        let done = transaction.execute_unprepared(statement).await;
        done.expect("the statement can be run");
        transaction
    }

    /// A connection past the store and its settings.
    #[expect(
        clippy::disallowed_methods,
        reason = "what the store must not do is looked for behind its back"
    )]
    async fn connect(&self) -> DatabaseConnection {
        let mut options = ConnectOptions::new(&self.url);
        options.max_connections(1).sqlx_logging(false);
        Database::connect(options).await.expect("the database is there")
    }

    fn in_a_directory() -> Self {
        let directory = tempfile::Builder::new()
            .prefix("sqlite-")
            // Beneath Cargo's target directory, for a killed test process cannot clear up.
            .tempdir_in(env!("CARGO_TARGET_TMPDIR"))
            .expect("Cargo's temporary directory is writable");
        let file = directory.path().join("test.db");
        Self {
            url: format!("sqlite://{}?mode=rwc", file.display()),
            backend: Backend::Sqlite,
            _removal: Removal::Directory(directory),
        }
    }

    async fn in_a_server(server: &Server) -> Self {
        // Drawn, not counted: other test processes may be using the same server.
        let name = format!("rapport_test_{:016x}", RandomState::new().hash_one("name"));
        let administration = server.administration_url();
        // template0 and not the usual template1: nobody can be connected to it, so that any number
        // of tests may copy it at once, and no local addition of the server's owner gets in. Sorted
        // as a language sorts, like most databases in earnest use and unlike SQLite: an order that
        // the store leaves to the database's locale comes out differently here, and is noticed.
        let statement = format!(
            "CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en-US'"
        );
        postgres::administer(&administration, &statement)
            .await
            .expect("the PostgreSQL server lets the tests create a database");
        Self {
            url: server.database_url(&name),
            backend: Backend::Postgres,
            _removal: match server {
                Server::Private(_) => Removal::WithCluster,
                Server::Lent(_) => Removal::FromServer(Borrowed { administration, name }),
            },
        }
    }
}

async fn texts(connection: &DatabaseConnection, statement: &str) -> Vec<String> {
    let statement = Statement::from_string(connection.get_database_backend(), statement);
    let rows = connection
        .query_all_raw(statement)
        .await
        .expect("the statement can be run");
    let texts = rows
        .iter()
        .map(|row| row.try_get_by_index(0).expect("text comes first"));
    texts.collect()
}

impl Drop for Borrowed {
    /// Best effort: what a killed test process leaves behind is called `rapport_test_…`.
    fn drop(&mut self) {
        let statement = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        if let Err(reason) = postgres::administer_blocking(&self.administration, &statement) {
            missing::say(&format!("The database {} is left behind: {reason}", self.name));
        }
    }
}

/// Runs `body` with a database of its own; not at all where there is none to be had.
pub(crate) async fn with_database<Body>(backend: Backend, body: Body)
where
    Body: AsyncFnOnce(TestDatabase),
{
    if let Some(database) = TestDatabase::new(backend).await {
        body(database).await;
    }
}
