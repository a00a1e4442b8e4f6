//! All SQL. The only module that names `sea_orm` and the crate `entity`; one file a kind of record, batch first:
//! whatever is asked for several records is asked in one statement, however many they are.

mod address;
pub mod backup;
pub mod bulk;
pub mod check;
pub mod deleted;
pub mod duplicates;
mod error;
pub mod export;
pub mod facts;
pub mod filter;
mod filter_sql;
pub mod gone;
pub mod hints;
pub mod history;
pub mod hot;
pub mod known;
pub mod links;
pub mod lists;
pub mod lookup;
pub mod merges;
mod open;
pub mod page;
mod patience;
mod place;
mod pool;
mod primary;
pub mod quality;
pub mod record_checks;
mod referring;
pub mod remove;
pub mod replica;
pub mod rows;
pub mod search;
pub mod search_index;
mod shape;
mod sql;
pub mod tables;
pub mod tokens;
mod turn;
pub mod write;

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

pub use error::StoreError;
pub use lookup::Label;
pub use open::Access;
pub use patience::Patience;
pub use place::{default_url, files, new_file, replica_understood, shown, understood};
pub use pool::Pool;
use sea_orm::DatabaseConnection;

/// The two databases that Rapport keeps its record in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Backend {
    /// Embedded, one file.
    Sqlite,
    /// A server, for many who work at once.
    Postgres,
}

/// An open database. Cheap to clone; all clones share its connections.
#[derive(Clone, Debug)]
pub struct Store {
    /// Where statements that only read go.
    read: replica::Reader,
    /// Where changes go: on SQLite the one connection that writes, on PostgreSQL the primary.
    write: DatabaseConnection,
    backend: Backend,
    /// The server behind both, on PostgreSQL.
    primary: Option<Arc<primary::Primary>>,
    statements: Arc<AtomicU64>,
    patience: Patience,
}

impl Store {
    /// Which database this is.
    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// How many statements have been run since the database was opened, over all connections.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }
}
