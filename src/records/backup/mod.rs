//! Backups: one file with every row of every table from one state of the database, and a database made of it again.
//!
//! A backup is one format for both databases, lines of JSON: a first line that says what is in it, the rows of table
//! after table in the order of their primary keys, in blocks with a digest each, and a last line with the number of lines
//! and the digest of them all. So a file that was cut off or altered is noticed, and where. The same state gives the same
//! file. What is worked out from the rows (the search index) is not in it, and is made anew.
//!
//! Tokens are left out unless they are asked for: a backup that travels should let nobody in, even though of a secret
//! only the digest is kept.

mod lines;
mod restore;
mod rows;
mod write;

use std::io;

pub use restore::{Backup, RestoreReport, restore};
pub use write::{BackupReport, backup};

use crate::store::StoreError;

/// The format that this version writes and reads.
const FORMAT: u64 = 1;
/// So many rows are read, written and checked together.
const BLOCK: u32 = 1_000;

/// The first line.
#[derive(Debug, serde::Deserialize, serde::Serialize)]
struct Header {
    /// Always `backup`.
    rapport: String,
    /// How the lines after it are to be read.
    format: u64,
    /// The version of the program that wrote it.
    version: String,
    /// The number of the latest change.
    revision: i64,
    /// The tables in the order in which they follow.
    tables: Vec<Contents>,
}

/// What the first line says of a table.
#[derive(Debug, serde::Deserialize, serde::Serialize)]
struct Contents {
    table: String,
    rows: u64,
    /// What the places in a row hold.
    columns: Vec<String>,
}

/// The line before a block of rows.
#[derive(Debug, serde::Deserialize, serde::Serialize)]
struct Heading {
    table: String,
    rows: u64,
    /// Of the lines of the block, their ends included.
    sha256: String,
}

/// The last line.
#[derive(Debug, serde::Deserialize, serde::Serialize)]
struct Last {
    /// Always `backup`.
    end: String,
    /// How many lines there are before it.
    lines: u64,
    /// Of these lines, their ends included.
    sha256: String,
}

/// Why a backup could not be written.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The database cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It cannot be written where it should go.
    #[error("cannot write the backup: {0}")]
    Write(#[source] io::Error),
}

/// Why a backup was not restored. Nothing of it is left.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The database cannot be used, or does not take a row.
    #[error("{0}; nothing was restored")]
    Store(#[from] StoreError),
    /// The file cannot be read to its end.
    #[error("cannot be read: {0}; nothing was restored")]
    Read(#[source] io::Error),
    /// There is something in the database.
    #[error(
        "the database is not empty: there are rows in its table {table}; a backup is restored only into an empty \
         database, name a new one with --database"
    )]
    NotEmpty {
        /// A table with rows.
        table: &'static str,
    },
    /// The file is no backup, or not as it was written.
    #[error("{line}: {message}; nothing was restored")]
    Refused {
        /// The line at which it was noticed, counted from 1.
        line: u64,
        /// What is wrong, and what was expected.
        message: String,
    },
}

/// Bytes as hexadecimal digits.
fn hexadecimal(digest: &ring::digest::Digest) -> String {
    use std::fmt::Write as _;

    let mut text = String::with_capacity(64);
    for byte in digest.as_ref() {
        // Writing to a String never fails.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
