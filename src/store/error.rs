//! What can go wrong with a database, said so that its owner knows what to do.

use sea_orm::{DbErr, RuntimeErr};

/// A database that cannot be used, or a statement that failed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address is of no kind that Rapport knows.
    #[error("--database {url}: expected sqlite://PATH or postgres://USER@HOST/NAME")]
    UnknownAddress {
        /// The address without what is secret in it.
        url: String,
    },
    /// There is no database there yet, and the command does not make one.
    #[error("{path}: there is no such database; `rapport import FILE` or `rapport serve --sample` makes one")]
    Missing {
        /// The file that was looked for.
        path: String,
    },
    /// The database cannot be opened or reached.
    #[error("{url}: cannot be opened: {reason}")]
    CannotOpen {
        /// The address without what is secret in it.
        url: String,
        /// Why, in the words of the driver or the system.
        reason: String,
    },
    /// There is no replica of the record at an address.
    #[error("--read-database {url}: {reason}")]
    NoReplica {
        /// The address without what is secret in it.
        url: String,
        /// Why, and what was expected.
        reason: String,
    },
    /// The file is something other than a database.
    #[error("{url}: is not an SQLite database (or a damaged one); nothing was changed")]
    NotADatabase {
        /// The address without what is secret in it.
        url: String,
    },
    /// Somebody else keeps the database locked.
    #[error(
        "the database is locked by another program that is writing to it; try again when it has finished"
    )]
    Locked,
    /// The database or the folder that it lies in may not be written to.
    #[error("the database is read-only for this user; nothing was changed")]
    ReadOnly,
    /// There is no room left on the disk, or in the database.
    #[error("there is no room left for the database; nothing was changed")]
    Full,
    /// The database does not answer: it is away, is starting or is ending, and may be there again in a moment.
    #[error("the database cannot be reached, or is just starting or ending: {}", words(.0))]
    Unavailable(#[source] DbErr),
    /// What was followed is not in the history any more.
    #[error(
        "the history has been cut back: the database that answers now never had some of the latest changes; ask for \
         all of it again"
    )]
    CutBack,
    /// A statement failed for any other reason.
    #[error("the database refused a statement: {}", words(.0))]
    Statement(#[source] DbErr),
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        let text = error.to_string();
        let driver = from_driver(&error);
        let code = driver.and_then(|error| error.as_database_error()?.code().map(String::from));
        if matches!(error, DbErr::ConnectionAcquire(_)) || driver.is_some_and(is_unavailable) {
            Self::Unavailable(error)
        } else if text.contains("database is locked")
            || text.contains("(code: 5)")
            // Two changes have met, or wait for each other, or one has waited too long.
            || matches!(code.as_deref(), Some("40001" | "40P01" | "55P03"))
        {
            Self::Locked
        } else if text.contains("database or disk is full") || matches!(code.as_deref(), Some("53100")) {
            Self::Full
        } else if text.contains("readonly database")
            || text.contains("(code: 8)")
            || text.contains("read-only transaction")
            || matches!(code.as_deref(), Some("25006"))
        {
            Self::ReadOnly
        } else {
            Self::Statement(error)
        }
    }
}

/// What the driver beneath says.
fn from_driver(error: &DbErr) -> Option<&sqlx::Error> {
    if let DbErr::Conn(RuntimeErr::SqlxError(error))
    | DbErr::Exec(RuntimeErr::SqlxError(error))
    | DbErr::Query(RuntimeErr::SqlxError(error)) = error
    {
        Some(error)
    } else {
        None
    }
}

/// What an error says, in the words of the database or the driver.
pub(super) fn words(error: &DbErr) -> String {
    from_driver(error).map_or_else(|| error.to_string(), driver_words)
}

/// The same of the driver, without the line of its own source that PostgreSQL tells and nobody is helped by.
pub(super) fn driver_words(error: &sqlx::Error) -> String {
    match (error, error.as_database_error()) {
        (_, Some(told)) => told.message().to_owned(),
        (sqlx::Error::Configuration(wrong), None) => wrong.to_string(),
        (_, None) => error.to_string(),
    }
}

/// Whether a statement failed as there is no such table.
pub(super) fn is_without_table(error: &DbErr) -> bool {
    let told = from_driver(error).and_then(sqlx::Error::as_database_error);
    told.is_some_and(|told| {
        told.code().as_deref() == Some("42P01") || told.message().contains("no such table")
    })
}

/// Whether an error says that there is no database to talk to, and not what it thinks of a statement.
pub(super) fn is_unavailable(error: &sqlx::Error) -> bool {
    if let sqlx::Error::Database(error) = error {
        // Of the connection; shut down, crashed, starting; too many connections.
        let is_of_connection =
            |code: &str| code.starts_with("08") || code.starts_with("57P0") || code == "53300";
        return error.code().is_some_and(|code| is_of_connection(&code));
    }
    matches!(
        error,
        sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::Protocol(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed
    )
}
