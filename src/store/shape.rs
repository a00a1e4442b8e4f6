//! Today's shape of a database: how far one is from it, and how it is brought there.

use std::time::Duration;

use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, QueryResult, Statement};

use super::{
    Access, Backend, Store, StoreError, error::is_without_table, open::opening_error, place::shown,
    primary::IS_READ_ONLY,
};

/// How long others may take to bring a database to its shape, and how often it is looked at meanwhile.
const TOGETHER: Duration = Duration::from_secs(5);
const LOOKS: u32 = 50;

/// Asks a server whether it follows another.
const IS_STANDBY: &str = "SELECT pg_is_in_recovery()";
/// Asks a server whether its user may write to the record.
const MAY_WRITE: &str = "SELECT has_table_privilege('record', 'INSERT')";

impl Store {
    /// Brings the database to today's shape. Where it is only to be read, it must have it: nothing is written, and nobody
    /// needs the right to.
    pub(super) async fn migrate(&self, url: &str, access: Access) -> Result<(), StoreError> {
        let cannot = |reason: &str| StoreError::CannotOpen {
            url: shown(url),
            reason: reason.to_owned(),
        };
        if access == Access::Write
            && let Some(reason) = self
                .is_read_only()
                .await
                .map_err(|error| opening_error(url, error))?
        {
            return Err(cannot(reason));
        }
        let taken = together(|| steps(&self.write)).await;
        let taken = taken
            .map_err(|error| opening_error(url, error))?
            .unwrap_or_default();
        let known = Migrator::migrations();
        let is_taken = |name: &str| taken.iter().any(|(taken, _)| taken == name);
        if let Some((newer, _)) = taken
            .iter()
            .find(|(taken, _)| !known.iter().any(|known| known.name() == taken))
        {
            return Err(cannot(&format!(
                "a newer version of Rapport has changed its tables (by the step {newer}); use that version"
            )));
        }
        let pending = known.iter().filter(|known| !is_taken(known.name())).count();
        match access {
            Access::Read if taken.is_empty() => Err(cannot(
                "nothing was ever imported there; `rapport import FILE` or `rapport serve --sample` begins a record",
            )),
            Access::Read if pending > 0 => Err(cannot(&format!(
                "it is {pending} step(s) behind this version; `rapport serve` or `rapport import` brings it up to date"
            ))),
            Access::Write if pending > 0 => together(|| Migrator::up(&self.write, None))
                .await
                .map_err(|error| opening_error(url, error)),
            Access::Write
                if !self
                    .may_write()
                    .await
                    .map_err(|error| opening_error(url, error))? =>
            {
                Err(cannot(
                    "this user may only read the record; expected one who may write",
                ))
            }
            Access::Read | Access::Write => Ok(()),
        }
    }

    /// Why nothing can be written to a server, and what is to be done; none where it can.
    async fn is_read_only(&self) -> Result<Option<&'static str>, DbErr> {
        if self.backend == Backend::Sqlite || self.answer::<String>(IS_READ_ONLY).await? != "on" {
            return Ok(None);
        }
        Ok(Some(if self.answer(IS_STANDBY).await? {
            "it is a standby, which can only be read from; name the primary with --database, and to `rapport serve` this \
             one with --read-database"
        } else {
            "it can only be read from (default_transaction_read_only is on); name one that can be written to with \
             --database, and to `rapport serve` a standby with --read-database"
        }))
    }

    async fn may_write(&self) -> Result<bool, DbErr> {
        match self.backend {
            Backend::Sqlite => Ok(true),
            Backend::Postgres => self.answer(MAY_WRITE).await,
        }
    }

    /// What a statement answers with one value.
    async fn answer<V: sea_orm::TryGetable>(&self, text: &str) -> Result<V, DbErr> {
        let statement = Statement::from_string(self.write.get_database_backend(), text);
        let row = self.write.query_one_raw(statement).await?;
        row.ok_or_else(|| DbErr::RecordNotFound(text.to_owned()))?
            .try_get_by_index(0)
    }
}

/// The steps that brought a database to its shape, and when each was taken: no two databases have the same. None where
/// nothing was ever written.
pub(super) async fn steps(connection: &DatabaseConnection) -> Result<Option<Vec<(String, i64)>>, DbErr> {
    let text = "SELECT version, applied_at FROM seaql_migrations ORDER BY applied_at, version";
    let statement = Statement::from_string(connection.get_database_backend(), text);
    let rows = match connection.query_all_raw(statement).await {
        Err(error) if is_without_table(&error) => return Ok(None),
        rows => rows?,
    };
    let step = |row: &QueryResult| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?));
    rows.iter().map(step).collect::<Result<_, DbErr>>().map(Some)
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
