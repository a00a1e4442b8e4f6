//! Reading all rows of all tables from one state, and putting them into a database that has none.

use sea_orm::ConnectionTrait;

use super::{
    Backend, StoreError,
    bulk::{Batch, Cell},
    export::{self, ReadTransaction, RecordRows, Which},
    search_index::{self, SearchText},
    sql::Sql,
    tables::{self, ColumnKind, Shape, Table},
    write::WriteTransaction,
};

impl ReadTransaction {
    /// How many rows a table has.
    pub async fn count(&self, table: &Table) -> Result<u64, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT count(*) FROM ").push(table.name);
        let row = self.inner.query_one_raw(sql.statement()).await?;
        let count: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    /// The rows of a table that come after one in the order of the primary key, texts code point by code point: so many
    /// at most, the first ones where none is named.
    pub async fn rows(
        &self,
        table: &Table,
        after: Option<&[Cell]>,
        limit: u32,
    ) -> Result<Vec<Vec<Cell>>, StoreError> {
        let keys: Vec<String> = table.columns[..table.key_columns]
            .iter()
            .map(|column| {
                // SQLite compares texts so anyway.
                let postgres = column.kind == ColumnKind::Text && self.backend == Backend::Postgres;
                let order = if postgres { " COLLATE \"C\"" } else { "" };
                format!("\"{}\"{order}", column.name)
            })
            .collect();
        let keys = keys.join(", ");
        let columns: Vec<String> = table
            .columns
            .iter()
            .map(|column| format!("\"{}\"", column.name))
            .collect();
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT ")
            .push(&columns.join(", "))
            .push(" FROM ")
            .push(table.name);
        if let Some(after) = after {
            sql.push(" WHERE (").push(&keys).push(") > (");
            for (place, (cell, column)) in after
                .iter()
                .zip(table.columns)
                .take(table.key_columns)
                .enumerate()
            {
                sql.push(if place == 0 { "" } else { ", " })
                    .bind(cell.clone().into_value(column.kind));
            }
            sql.push(")");
        }
        sql.push(" ORDER BY ")
            .push(&keys)
            .push(" LIMIT ")
            .bind(i64::from(limit));
        let rows = self.inner.query_all_raw(sql.statement()).await?;
        rows.iter()
            .map(|row| export::cells(row, 0, table.columns))
            .collect()
    }
}

impl WriteTransaction {
    /// The first table that has a row; none where the database is empty.
    pub async fn occupied(&self) -> Result<Option<&'static str>, StoreError> {
        for table in tables::ALL {
            let mut sql = Sql::new(self.backend);
            sql.push("SELECT 1 FROM ").push(table.name).push(" LIMIT 1");
            if self.inner.query_one_raw(sql.statement()).await?.is_some() {
                return Ok(Some(table.name));
            }
        }
        Ok(None)
    }

    /// Puts rows into their table as they are: neither history nor search index is written along.
    pub async fn put(&self, rows: Batch) -> Result<(), StoreError> {
        rows.insert(&self.inner, self.backend).await
    }

    /// The first records of a kind whose key comes after another, ordered by key; an empty text comes before all keys.
    pub async fn records_after(
        &self,
        shape: &Shape,
        key: &str,
        limit: u32,
    ) -> Result<Vec<RecordRows>, StoreError> {
        export::records(&self.inner, self.backend, shape, Which::After { key, limit }).await
    }

    /// Enters records that are not in the search index yet.
    pub async fn index(&self, texts: &[(i64, SearchText)]) -> Result<(), StoreError> {
        search_index::index(&self.inner, self.backend, texts, true).await
    }
}
