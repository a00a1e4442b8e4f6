//! The first step: the whole record, its history and its search index.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::dialect::{created_table, in_dialect};

/// See `schema.sql` for what each table holds.
pub(crate) struct Migration;

impl MigrationName for Migration {
    /// Databases know it by this name, which the name of its file gave it.
    fn name(&self) -> &'static str {
        "mod"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let database = manager.get_connection();
        let backend = database.get_database_backend();
        let sqlite = backend == DbBackend::Sqlite;
        if !sqlite && backend != DbBackend::Postgres {
            let message = format!("Rapport keeps its record in SQLite or PostgreSQL, not in {backend:?}");
            return Err(DbErr::Migration(message));
        }
        database
            .execute_unprepared(&in_dialect(include_str!("schema.sql"), sqlite))
            .await?;
        let search = if sqlite {
            include_str!("search_sqlite.sql")
        } else {
            include_str!("search_postgres.sql")
        };
        database.execute_unprepared(search).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let database = manager.get_connection();
        let sqlite = database.get_database_backend() == DbBackend::Sqlite;
        let cascade = if sqlite { "" } else { " CASCADE" };
        for table in ["search"]
            .into_iter()
            .chain(include_str!("schema.sql").lines().rev().filter_map(created_table))
        {
            database
                .execute_unprepared(&format!("DROP TABLE {table}{cascade}"))
                .await?;
        }
        Ok(())
    }
}
