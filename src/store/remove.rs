//! Taking records out: what is left is a tombstone, with all that the record said, and its history.

use sea_orm::ConnectionTrait;

use super::{
    StoreError,
    bulk::{Batch, Cell},
    export::RecordRows,
    sql::Sql,
    tables::{self, Shape},
    write::{Changed, WriteTransaction},
};
use crate::vocabulary::ChangeAction;

/// A record that is to be taken out.
#[derive(Debug)]
pub struct Removal {
    /// Where its kind is kept.
    pub shape: &'static Shape,
    /// Its rows as they are.
    pub rows: RecordRows,
    /// Everything that it says, as a line of a record file.
    pub state: String,
    /// The fields that it had, for the history: a JSON array of `[field, before, null]`.
    pub diff: String,
    /// The number of the change.
    pub revision: i64,
    /// The record that it becomes part of; none where it is deleted.
    pub merged_into: Option<i64>,
}

/// A record that is no more.
#[derive(Clone, Debug)]
pub struct Tombstone {
    /// Its identity.
    pub id: i64,
    /// Its kind, in the word of the column.
    pub kind: String,
    /// Its key.
    pub key: String,
    /// What it was called.
    pub name: String,
    /// Who could see it.
    pub visibility: i64,
    /// The change that took it out.
    pub revision: i64,
    /// The record that it became part of; none where it was deleted.
    pub merged_into: Option<i64>,
    /// Everything that it said, as a line of a record file.
    pub state: String,
}

impl WriteTransaction {
    /// Takes a record out, which nothing may refer to any more: `at` in microseconds since 1970, `by` whom or what.
    pub async fn remove(&self, removal: Removal, at: i64, by: &str) -> Result<(), StoreError> {
        let Removal {
            shape,
            rows,
            state,
            diff,
            revision,
            merged_into,
        } = removal;
        let id = rows.id;
        for table in ["search", "record"] {
            let column = match (table, self.backend) {
                ("search", super::Backend::Sqlite) => "rowid",
                ("search", super::Backend::Postgres) => "record_id",
                _ => "id",
            };
            let mut sql = Sql::new(self.backend);
            sql.push("DELETE FROM ")
                .push(table)
                .push(" WHERE ")
                .push(column)
                .push(" = ")
                .bind(id);
            self.inner.execute_raw(sql.statement()).await?;
        }
        let mut tombstone = Batch::new(&tables::TOMBSTONE);
        tombstone.push([
            Cell::Long(id),
            Cell::Text(shape.kind.to_owned()),
            Cell::Text(rows.key),
            Cell::Text(rows.name),
            Cell::Long(rows.visibility),
            Cell::Long(revision),
            merged_into.map_or(Cell::Null, Cell::Long),
            Cell::Text(state),
        ]);
        tombstone.insert(&self.inner, self.backend).await?;
        let change = Changed {
            revision,
            record: id,
            action: if merged_into.is_some() {
                ChangeAction::Merged
            } else {
                ChangeAction::Deleted
            },
            diff: Some(diff),
            visibility_before: Some(rows.visibility),
            visibility_after: None,
        };
        let mut changes = Batch::new(&tables::CHANGE);
        changes.push(change.row(at, by));
        changes.insert(&self.inner, self.backend).await
    }

    /// What is left of a record that is no more; none where there never was one, or it is there.
    pub async fn tombstone(&self, id: i64) -> Result<Option<Tombstone>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push(
            "SELECT id, kind, key, name, visibility, revision, merged_into, state FROM tombstone WHERE id = ",
        )
        .bind(id);
        let Some(row) = self.inner.query_one_raw(sql.statement()).await? else {
            return Ok(None);
        };
        Ok(Some(Tombstone {
            id: row.try_get_by_index(0)?,
            kind: row.try_get_by_index(1)?,
            key: row.try_get_by_index(2)?,
            name: row.try_get_by_index(3)?,
            visibility: row.try_get_by_index(4)?,
            revision: row.try_get_by_index(5)?,
            merged_into: row.try_get_by_index(6)?,
            state: row.try_get_by_index(7)?,
        }))
    }
}
