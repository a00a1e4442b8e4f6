//! The first step: the whole record, its history and its search index.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// See `schema.sql` for what each table holds.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

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
        database.execute_unprepared(&schema(sqlite)).await?;
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

/// The tables' definitions in the dialect of one of the two databases.
fn schema(sqlite: bool) -> String {
    let words: [(&str, &str); 6] = if sqlite {
        [
            ("{{id}}", "INTEGER PRIMARY KEY"),
            ("{{long}}", "INTEGER"),
            ("{{flag}}", "INTEGER"),
            ("{{real}}", "REAL"),
            ("{{sorted}}", "TEXT"),
            ("{{strict}}", " STRICT"),
        ]
    } else {
        [
            ("{{id}}", "BIGINT PRIMARY KEY"),
            ("{{long}}", "BIGINT"),
            ("{{flag}}", "BOOLEAN"),
            ("{{real}}", "DOUBLE PRECISION"),
            ("{{sorted}}", "TEXT COLLATE \"C\""),
            ("{{strict}}", ""),
        ]
    };
    words
        .iter()
        .fold(include_str!("schema.sql").to_owned(), |sql, (word, meaning)| {
            sql.replace(word, meaning)
        })
}

/// The table that a line of the schema creates, if it does.
fn created_table(line: &str) -> Option<&str> {
    line.strip_prefix("CREATE TABLE ")?.strip_suffix(" (")
}
