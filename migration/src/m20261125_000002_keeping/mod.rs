//! The second step: tombstones, merges, decisions, tokens, and a history that knows who could see what.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::dialect::in_dialect;

/// See `schema.sql` for what each table holds.
pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m20261125_000002_keeping"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let database = manager.get_connection();
        let sqlite = database.get_database_backend() == DbBackend::Sqlite;
        database
            .execute_unprepared(&in_dialect(include_str!("schema.sql"), sqlite))
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let database = manager.get_connection();
        let sqlite = database.get_database_backend() == DbBackend::Sqlite;
        database
            .execute_unprepared(&in_dialect(include_str!("down.sql"), sqlite))
            .await?;
        Ok(())
    }
}
