//! Which records became one, and which look alike and are two.

use sea_orm::ConnectionTrait;

use super::{
    Store, StoreError,
    bulk::{Batch, Cell},
    history::{Change, changes},
    sql::Sql,
    tables,
    write::WriteTransaction,
};

/// Two records that became one.
#[derive(Clone, Copy, Debug)]
pub struct MergeRow {
    /// The record that was kept.
    pub kept_id: i64,
    /// The one that became part of it.
    pub duplicate_id: i64,
    /// The first change that this took.
    pub first_revision: i64,
    /// The last one.
    pub last_revision: i64,
    /// The change that undid it; none where it stands.
    pub undone_revision: Option<i64>,
}

impl WriteTransaction {
    /// Remembers that two records became one, and which changes this took; tells what it is called.
    pub async fn note_merge(
        &self,
        kept: i64,
        duplicate: i64,
        first_revision: i64,
        last_revision: i64,
    ) -> Result<i64, StoreError> {
        let mut merges = Batch::new(&tables::MERGE);
        merges.push([
            Cell::Long(last_revision),
            Cell::Long(kept),
            Cell::Long(duplicate),
            Cell::Long(first_revision),
            Cell::Long(last_revision),
            Cell::Null,
        ]);
        merges.insert(&self.inner, self.backend).await?;
        Ok(last_revision)
    }

    /// A merge by what it is called.
    pub async fn merge(&self, id: i64) -> Result<Option<MergeRow>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push(
            "SELECT kept_id, duplicate_id, first_revision, last_revision, undone_revision FROM merge WHERE id = ",
        )
        .bind(id);
        let Some(row) = self.inner.query_one_raw(sql.statement()).await? else {
            return Ok(None);
        };
        Ok(Some(MergeRow {
            kept_id: row.try_get_by_index(0)?,
            duplicate_id: row.try_get_by_index(1)?,
            first_revision: row.try_get_by_index(2)?,
            last_revision: row.try_get_by_index(3)?,
            undone_revision: row.try_get_by_index(4)?,
        }))
    }

    /// Lets a record that became part of another be one that was deleted, so that it can be brought back.
    pub async fn unmerge(&self, duplicate: i64) -> Result<(), StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("UPDATE tombstone SET merged_into = NULL WHERE id = ")
            .bind(duplicate);
        self.inner.execute_raw(sql.statement()).await?;
        Ok(())
    }

    /// Remembers that a merge was undone.
    pub async fn note_undone(&self, id: i64, revision: i64) -> Result<(), StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("UPDATE merge SET undone_revision = ")
            .bind(revision)
            .push(" WHERE id = ")
            .bind(id);
        self.inner.execute_raw(sql.statement()).await?;
        Ok(())
    }

    /// The changes from one revision to another, in their order.
    pub async fn changes_between(&self, first: i64, last: i64) -> Result<Vec<Change>, StoreError> {
        changes(&self.inner, self.backend, first, last).await
    }

    /// Remembers that two records that look alike are two: `at` in microseconds since 1970, `by` whom.
    pub async fn distinguish(&self, one: i64, other: i64, at: i64, by: &str) -> Result<(), StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("INSERT INTO distinction (one_id, other_id, at, by) VALUES (")
            .bind(one.min(other))
            .push(", ")
            .bind(one.max(other))
            .push(", ")
            .bind(at)
            .push(", ")
            .bind(by)
            .push(") ON CONFLICT DO NOTHING");
        self.inner.execute_raw(sql.statement()).await?;
        Ok(())
    }
}

impl Store {
    /// The pairs of records that were found to be two, the smaller identity first.
    pub async fn distinctions(&self) -> Result<Vec<(i64, i64)>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT one_id, other_id FROM distinction");
        let rows = self.read.query_all_raw(sql.statement()).await?;
        rows.iter()
            .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
            .collect()
    }
}
