//! The records that were no more at a revision: what led to them, or to the records that they had become part of.

use sea_orm::ConnectionTrait;

use super::{
    StoreError,
    bulk::{Batch, Cell},
    export::ReadTransaction,
    rows::Column,
    sql::Sql,
    tables,
    write::WriteTransaction,
};

/// A record that was no more at a revision, and the change that took it out.
#[derive(Debug)]
pub struct Gone {
    tombstone: [Cell; 8],
    change: [Cell; 8],
}

impl ReadTransaction {
    /// The records that were no more at a revision.
    pub async fn gone_at(&self, revision: i64) -> Result<Vec<Gone>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push(
            "SELECT c.record_id, coalesce(r.kind, t.kind), coalesce(r.key, t.key), coalesce(r.name, t.name)",
        );
        sql.push(", coalesce(r.visibility, t.visibility), c.revision, m.kept_id, coalesce(t.state, '{}'), c.at, c.by");
        sql.push(", c.action, c.diff, c.visibility_before FROM change c");
        sql.push(" LEFT JOIN record r ON r.id = c.record_id LEFT JOIN tombstone t ON t.id = c.record_id");
        // A merge takes out the duplicate last.
        sql.push(" LEFT JOIN merge m ON m.last_revision = c.revision AND c.action = 'MERGED'");
        sql.push(" WHERE c.action IN ('DELETED', 'MERGED') AND c.revision <= ")
            .bind(revision);
        sql.push(" AND NOT EXISTS (SELECT 1 FROM change d WHERE d.record_id = c.record_id");
        sql.push(" AND d.revision > c.revision AND d.revision <= ")
            .bind(revision)
            .push(")");
        let mut gone = Vec::new();
        for row in self.inner.query_all_raw(sql.statement()).await? {
            let long = |place: usize| -> Result<Cell, StoreError> {
                Ok(row
                    .try_get_by_index::<Option<i64>>(place)?
                    .map_or(Cell::Null, Cell::Long))
            };
            let text = |place: usize| -> Result<Cell, StoreError> {
                Ok(Cell::text_or_null(row.try_get_by_index(place)?))
            };
            // It is hidden where it is today, or was then.
            let before: i64 = row.try_get_by_index::<Option<i64>>(12)?.unwrap_or_default();
            let now: i64 = Column::read(&row, 4)?;
            let visibility = Cell::Long(before.max(now));
            gone.push(Gone {
                tombstone: [
                    long(0)?,
                    text(1)?,
                    text(2)?,
                    text(3)?,
                    visibility,
                    long(5)?,
                    long(6)?,
                    text(7)?,
                ],
                change: [
                    long(5)?,
                    long(0)?,
                    long(8)?,
                    text(9)?,
                    text(10)?,
                    text(11)?,
                    long(12)?,
                    Cell::Null,
                ],
            });
        }
        Ok(gone)
    }
}

impl WriteTransaction {
    /// Writes tombstones as they were, with the changes that set them.
    pub async fn write_gone(&self, gone: Vec<Gone>) -> Result<(), StoreError> {
        let (mut tombstones, mut changes) = (Batch::new(&tables::TOMBSTONE), Batch::new(&tables::CHANGE));
        for Gone { tombstone, change } in gone {
            tombstones.push(tombstone);
            changes.push(change);
        }
        tombstones.insert(&self.inner, self.backend).await?;
        changes.insert(&self.inner, self.backend).await
    }
}
