//! Which PostgreSQL server the tests use: one that the caller names, or a private one that the
//! machine's own programs run for as long as this process lives.

use std::sync::OnceLock;
use std::thread;

use reqwest::Url;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DbErr};

use super::cluster::Cluster;
use super::missing::passed_over_without_programs;
use super::programs;

/// Names a server to use in place of a private one: a URL of any database in it, with a role that
/// may create databases, such as `postgres://me@localhost/postgres`.
const SERVER: &str = "RAPPORT_TEST_POSTGRES";

/// A server in which tests create databases.
#[derive(Debug)]
pub(super) enum Server {
    /// Ours alone, gone with this process.
    Private(Cluster),
    /// The caller's; the URL leads to a database of theirs, which we only connect to.
    Lent(Url),
}

impl Server {
    /// Where to connect to create and drop databases.
    pub(super) fn administration_url(&self) -> String {
        match self {
            Self::Private(cluster) => cluster.url("postgres").into(),
            Self::Lent(url) => url.to_string(),
        }
    }

    /// Where to connect to the database `name`.
    pub(super) fn database_url(&self, name: &str) -> String {
        match self {
            Self::Private(cluster) => cluster.url(name).into(),
            Self::Lent(url) => {
                let mut url = url.clone();
                url.set_path(name);
                url.into()
            }
        }
    }
}

/// Why there is no server.
enum Without {
    /// This machine has none.
    Lacking(String),
    /// There is one that cannot be used.
    Broken(String),
}

/// The server of this test process, started at the first call. `None` when this machine has none,
/// which the first call says on standard error.
///
/// # Panics
///
/// When there is a server that cannot be used, and, with `CI` set, when there is none.
pub(super) fn server() -> Option<&'static Server> {
    /// Never dropped, as no static is; `cluster.sh` notices the end of this process by itself.
    static CHOSEN: OnceLock<Result<Server, Without>> = OnceLock::new();

    // A test waits here for a second or two on a thread of its own runtime, which has nothing else
    // to do without a database.
    match CHOSEN.get_or_init(choose) {
        Ok(server) => Some(server),
        Err(Without::Lacking(why)) => {
            let why = format!("{why}, and {SERVER}=postgres://user@host/postgres names no server");
            passed_over_without_programs("the tests on PostgreSQL", &why);
            None
        }
        Err(Without::Broken(why)) => panic!("the tests have no PostgreSQL to run on: {why}"),
    }
}

fn choose() -> Result<Server, Without> {
    let broken = |error: String| Without::Broken(format!("{SERVER}: {error}"));
    if let Some(url) = environment(SERVER) {
        let url = Url::parse(&url).map_err(|error| broken(error.to_string()))?;
        // Asked once, so that a server that is not there costs one wait and not one for each test.
        administer_blocking(url.as_str(), "SELECT 1").map_err(broken)?;
        return Ok(Server::Lent(url));
    }
    let programs = programs::usable().map_err(Without::Lacking)?;
    Cluster::start(&programs.directory)
        .map(Server::Private)
        .map_err(Without::Broken)
}

/// Runs one statement outside any transaction, as `CREATE DATABASE` and `DROP DATABASE` ask for.
///
/// The connection is opened for it and closed after it: a pool belongs to the runtime that made it,
/// and every test has a runtime of its own.
#[expect(
    clippy::disallowed_methods,
    reason = "no store can be opened before its database exists"
)]
pub(super) async fn administer(url: &str, statement: &str) -> Result<(), DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    let connection = Database::connect(options).await?;
    let done = connection.execute_unprepared(statement).await;
    connection.close().await?;
    done.map(|_result| ())
}

/// The same from where nothing can be awaited, on a thread of its own, since a test's runtime cannot
/// be blocked on from inside itself. Fails with what is to be said about it.
pub(super) fn administer_blocking(url: &str, statement: &str) -> Result<(), String> {
    let work = || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| error.to_string())?;
        runtime
            .block_on(administer(url, statement))
            .map_err(|error| error.to_string())
    };
    let done = thread::scope(|scope| scope.spawn(work).join());
    done.unwrap_or_else(|_panic| Err("the thread that was to do it panicked".to_owned()))
}

/// An environment variable, `None` when it is unset or empty.
#[expect(
    clippy::disallowed_methods,
    reason = "the tests' own knobs are no part of the server's settings"
)]
pub(crate) fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
