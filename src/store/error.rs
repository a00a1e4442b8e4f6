//! What can go wrong with a database, said so that its owner knows what to do.

use sea_orm::DbErr;

/// A database that cannot be used, or a statement that failed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address is of no kind that Rapport knows.
    #[error("--database {url}: expected sqlite://PATH or postgres://USER@HOST/NAME")]
    UnknownAddress {
        /// The address without its password.
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
        /// The address without its password.
        url: String,
        /// Why, in the words of the driver or the system.
        reason: String,
    },
    /// The file is something other than a database.
    #[error("{url}: is not an SQLite database (or a damaged one); nothing was changed")]
    NotADatabase {
        /// The address.
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
    /// A statement failed for any other reason.
    #[error("the database refused a statement: {0}")]
    Statement(#[source] DbErr),
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        let text = error.to_string();
        if text.contains("database is locked") || text.contains("(code: 5)") {
            Self::Locked
        } else if text.contains("readonly database")
            || text.contains("(code: 8)")
            || text.contains("read-only transaction")
        {
            Self::ReadOnly
        } else {
            Self::Statement(error)
        }
    }
}
