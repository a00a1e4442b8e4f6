//! Records by identity and by key, batch first, from what is held hot or in one statement.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use super::{
    Backend, Store, StoreError,
    filter_sql::Writer,
    hot::Hot,
    rows::{Column, RecordRow},
    sql::Sql,
};
use crate::vocabulary::{NodeKind, Visibility};

/// How many records are named in one statement.
const LABELS_AT_ONCE: usize = 20_000;

/// What a record is called.
#[derive(Clone, Debug)]
pub struct Label {
    /// Its kind.
    pub kind: NodeKind,
    /// Its key.
    pub key: String,
    /// The name, the title or the text that a reader sees.
    pub name: String,
}

impl Store {
    /// Records by identity that are not held hot: one statement, whose rows are then held. Those that are not there are
    /// left out. Whether the reader may see them is for the caller to ask.
    pub async fn records<R: RecordRow>(
        &self,
        hot: &Hot,
        ids: &[i64],
    ) -> Result<FxHashMap<i64, Arc<R>>, StoreError> {
        let since = hot.generation();
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT ")
            .push(R::COLUMNS)
            .push(" FROM ")
            .push(R::FROM)
            .push(" WHERE ")
            .among("t.id", ids);
        let mut records = FxHashMap::default();
        for row in self.read.query_all_raw(sql.statement()).await? {
            let row = Arc::new(R::read(&row)?);
            hot.keep(since, &row);
            records.insert(row.id(), row);
        }
        Ok(records)
    }

    /// Records by key: one statement, whose rows are then held hot, and a second one where some are not there, as they may
    /// have become part of others. Those that are nowhere are left out.
    pub async fn records_by_key<R: RecordRow>(
        &self,
        hot: &Hot,
        keys: &[String],
    ) -> Result<FxHashMap<String, Arc<R>>, StoreError> {
        let since = hot.generation();
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT ").push(R::COLUMNS).push(" FROM ").push(R::FROM);
        sql.push(" WHERE r.kind = '")
            .push(R::RECORD.word())
            .push("' AND ")
            .among_texts("r.key", keys);
        let mut records = FxHashMap::default();
        for row in self.read.query_all_raw(sql.statement()).await? {
            let row = Arc::new(R::read(&row)?);
            hot.keep(since, &row);
            records.insert(row.key().to_owned(), row);
        }
        let missing: Vec<String> = keys
            .iter()
            .filter(|key| !records.contains_key(*key))
            .cloned()
            .collect();
        if !missing.is_empty() {
            let merged = self.merged(R::RECORD, &missing).await?;
            let ids: Vec<i64> = merged.iter().map(|(_, id)| *id).collect();
            let kept = if ids.is_empty() {
                FxHashMap::default()
            } else {
                self.records::<R>(hot, &ids).await?
            };
            for (key, id) in merged {
                if let Some(row) = kept.get(&id) {
                    records.insert(key, Arc::clone(row));
                }
            }
        }
        Ok(records)
    }

    /// The records that those of some keys have become part of, which may have become part of further ones.
    async fn merged(&self, kind: NodeKind, keys: &[String]) -> Result<Vec<(String, i64)>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push(
            "WITH RECURSIVE way (key, id) AS (SELECT t.key, t.merged_into FROM tombstone t WHERE t.kind = '",
        );
        sql.push(kind.word())
            .push("' AND t.merged_into IS NOT NULL AND ")
            .among_texts("t.key", keys);
        sql.push(" UNION SELECT way.key, t.merged_into FROM way JOIN tombstone t ON t.id = way.id");
        sql.push(" WHERE t.merged_into IS NOT NULL) SELECT way.key, way.id FROM way JOIN record r ON r.id = way.id");
        let rows = self.read.query_all_raw(sql.statement()).await?;
        rows.iter()
            .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
            .collect()
    }

    /// The identity of the record of a key, whoever may see it; none where there is none now.
    pub async fn id_of(&self, kind: NodeKind, key: &str) -> Result<Option<i64>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT r.id FROM record r WHERE r.kind = '")
            .push(kind.word())
            .push("' AND r.key = ")
            .bind(key);
        let row = self.read.query_one_raw(sql.statement()).await?;
        Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
    }

    /// What kind of record each of many is: one statement. Those that are not there, or not for the reader, are left
    /// out.
    pub async fn kinds(
        &self,
        ids: &[i64],
        clearance: Visibility,
    ) -> Result<FxHashMap<i64, NodeKind>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT r.id, r.kind FROM record r WHERE ")
            .among("r.id", ids);
        Writer::new(&mut sql, clearance).visible("r");
        let mut kinds = FxHashMap::default();
        for row in self.read.query_all_raw(sql.statement()).await? {
            let word: String = row.try_get_by_index(1)?;
            let kind = word
                .parse()
                .map_err(|error| DbErr::Type(format!("{word:?}: {error}")))?;
            kinds.insert(row.try_get_by_index(0)?, kind);
        }
        Ok(kinds)
    }

    /// Those of some relationships that lead to a record above a clearance, directly or through others: they are hidden
    /// with it.
    pub async fn hidden_by_ends(
        &self,
        ids: &[i64],
        clearance: Visibility,
    ) -> Result<FxHashSet<i64>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.with_way_to_ends(ids);
        sql.push("SELECT DISTINCT way.root FROM way JOIN record r ON r.id = way.id WHERE r.visibility > ");
        sql.bind(clearance as i64);
        let rows = self.read.query_all_raw(sql.statement()).await?;
        rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
    }

    /// What records are called: kind, key and name of each, in as many statements as it takes. Those that are not there, or
    /// not for the reader, are left out.
    pub async fn labels(
        &self,
        ids: &[i64],
        clearance: Visibility,
    ) -> Result<FxHashMap<i64, Label>, StoreError> {
        let mut labels = FxHashMap::with_capacity_and_hasher(ids.len(), rustc_hash::FxBuildHasher);
        for ids in ids.chunks(LABELS_AT_ONCE) {
            let mut sql = Sql::new(self.backend);
            sql.push("SELECT r.id, r.kind, r.key, r.name FROM record r WHERE ")
                .among("r.id", ids);
            Writer::new(&mut sql, clearance).visible("r");
            for row in self.read.query_all_raw(sql.statement()).await? {
                let label = Label {
                    kind: Column::read(&row, 1)?,
                    key: Column::read(&row, 2)?,
                    name: Column::read(&row, 3)?,
                };
                labels.insert(Column::read(&row, 0)?, label);
            }
        }
        Ok(labels)
    }

    /// A record by its kind and key; `None` where there is none, or none for the reader.
    pub async fn find(
        &self,
        kind: NodeKind,
        key: &str,
        clearance: Visibility,
    ) -> Result<Option<i64>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT r.id FROM record r WHERE r.kind = '")
            .push(kind.word())
            .push("' AND r.key = ")
            .bind(key.to_owned());
        Writer::new(&mut sql, clearance).visible("r");
        if let Some(row) = self.read.query_one_raw(sql.statement()).await? {
            return Ok(Some(row.try_get_by_index(0)?));
        }
        let merged = self.merged(kind, &[key.to_owned()]).await?;
        Ok(merged.first().map(|(_, id)| *id))
    }

    /// The number of the latest change of the whole record; 0 before the first.
    pub async fn revision(&self) -> Result<i64, StoreError> {
        revision(&self.read.primary, self.backend).await
    }

    /// The latest change of the whole record.
    pub async fn latest(&self) -> Result<Mark, StoreError> {
        let marks = marks(&self.read.primary, self.backend, 0);
        Ok(self.within(marks).await?.1)
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT 1");
        self.read.primary.query_one_raw(sql.statement()).await?;
        Ok(())
    }

    /// Whether nothing has been recorded yet.
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT id FROM record LIMIT 1");
        Ok(self.read.primary.query_one_raw(sql.statement()).await?.is_none())
    }
}

/// The number of the latest change.
pub(super) async fn revision(connection: &impl ConnectionTrait, backend: Backend) -> Result<i64, StoreError> {
    let mut sql = Sql::new(backend);
    sql.push("SELECT COALESCE(max(revision), 0) FROM change");
    let row = connection.query_one_raw(sql.statement()).await?;
    Ok(row.map_or(Ok(0), |row| row.try_get_by_index(0))?)
}

/// A change by what tells it from another that was given the same number, when the database that it was made in is gone.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Mark {
    /// Its number; 0 where nothing has been changed yet.
    pub revision: i64,
    /// The record that was changed.
    record: i64,
    /// When, in microseconds since 1970.
    at: i64,
}

/// The change of a revision, if there is one, and the latest.
pub(super) async fn marks(
    connection: &impl ConnectionTrait,
    backend: Backend,
    revision: i64,
) -> Result<(Option<Mark>, Mark), StoreError> {
    let mut sql = Sql::new(backend);
    sql.push("SELECT revision, record_id, at FROM change WHERE revision = ")
        .bind(revision);
    sql.push(" OR revision = (SELECT max(revision) FROM change) ORDER BY revision");
    let rows = connection.query_all_raw(sql.statement()).await?;
    let mark = |row: &QueryResult| {
        Ok::<_, DbErr>(Mark {
            revision: row.try_get_by_index(0)?,
            record: row.try_get_by_index(1)?,
            at: row.try_get_by_index(2)?,
        })
    };
    let marks = rows.iter().map(mark).collect::<Result<Vec<_>, _>>()?;
    let asked = marks.iter().find(|mark| mark.revision == revision).copied();
    Ok((asked, marks.last().copied().unwrap_or_default()))
}
