//! The history: what was changed, in which record, by whom and when.

use std::{collections::BTreeSet, sync::Arc};

use rustc_hash::FxHashMap;
use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use super::{Backend, Store, StoreError, bulk::ArrayText, export::ReadTransaction, rows::Column, sql::Sql};
use crate::vocabulary::{ChangeAction, NodeKind, Visibility};

/// A change of a record.
#[derive(Clone, Debug)]
pub struct Change {
    /// Its number among all changes.
    pub revision: i64,
    /// The record.
    pub record_id: i64,
    /// Microseconds since 1970-01-01T00:00:00Z.
    pub at: i64,
    /// Who made it.
    pub by: String,
    /// What was done.
    pub action: ChangeAction,
    /// JSON: an array of `[field, before, after]`; none where the record was created.
    pub diff: Option<String>,
    /// Who could see the record before; none where there was none.
    pub visibility_before: Option<Visibility>,
    /// Who could see it after; none where there is none.
    pub visibility_after: Option<Visibility>,
    /// Its kind.
    pub kind: NodeKind,
    /// Its key.
    pub key: String,
    /// Who may see it now, or could when it was taken out.
    pub visibility: Visibility,
}

/// A record by kind and key.
pub type Named = (NodeKind, String);

const COLUMNS: &str = "c.revision, c.record_id, c.at, c.by, c.action, c.diff, c.visibility_before, \
    c.visibility_after, coalesce(r.kind, t.kind), coalesce(r.key, t.key), coalesce(r.visibility, t.visibility)";
const FROM: &str =
    " FROM change c LEFT JOIN record r ON r.id = c.record_id LEFT JOIN tombstone t ON t.id = c.record_id";

fn read(row: &QueryResult) -> Result<Change, StoreError> {
    let level = |place: usize| -> Result<Option<Visibility>, DbErr> {
        let level: Option<i64> = row.try_get_by_index(place)?;
        level.map(|_| Column::read(row, place)).transpose()
    };
    Ok(Change {
        revision: Column::read(row, 0)?,
        record_id: Column::read(row, 1)?,
        at: Column::read(row, 2)?,
        by: Column::read(row, 3)?,
        action: Column::read(row, 4)?,
        diff: Column::read(row, 5)?,
        visibility_before: level(6)?,
        visibility_after: level(7)?,
        kind: Column::read(row, 8)?,
        key: Column::read(row, 9)?,
        visibility: Column::read(row, 10)?,
    })
}

/// The changes from one revision to another, in their order.
pub(super) async fn changes(
    connection: &impl ConnectionTrait,
    backend: Backend,
    first: i64,
    last: i64,
) -> Result<Vec<Change>, StoreError> {
    let mut sql = Sql::new(backend);
    sql.push("SELECT ")
        .push(COLUMNS)
        .push(FROM)
        .push(" WHERE c.revision BETWEEN ");
    sql.bind(first)
        .push(" AND ")
        .bind(last)
        .push(" ORDER BY c.revision");
    connection
        .query_all_raw(sql.statement())
        .await?
        .iter()
        .map(read)
        .collect()
}

async fn histories(
    connection: &impl ConnectionTrait,
    backend: Backend,
    ids: &[i64],
) -> Result<FxHashMap<i64, Vec<Arc<Change>>>, StoreError> {
    let mut sql = Sql::new(backend);
    sql.push("SELECT ")
        .push(COLUMNS)
        .push(FROM)
        .push(" WHERE ")
        .among("c.record_id", ids);
    sql.push(" ORDER BY c.record_id, c.revision DESC");
    let mut histories: FxHashMap<i64, Vec<Arc<Change>>> = FxHashMap::default();
    for row in connection.query_all_raw(sql.statement()).await? {
        let change = read(&row)?;
        histories
            .entry(change.record_id)
            .or_default()
            .push(Arc::new(change));
    }
    Ok(histories)
}

impl ReadTransaction {
    /// All changes of some records, the newest first.
    pub async fn histories(&self, ids: &[i64]) -> Result<FxHashMap<i64, Vec<Arc<Change>>>, StoreError> {
        histories(&self.inner, self.backend, ids).await
    }

    /// The identities that some kinds and keys have, or had.
    pub async fn identities(&self, named: &[Named]) -> Result<FxHashMap<Named, i64>, StoreError> {
        let mut ids = FxHashMap::default();
        for kind in NodeKind::ALL {
            let keys: Vec<String> = named
                .iter()
                .filter(|(named, _)| named == kind)
                .map(|(_, key)| key.clone())
                .collect();
            if keys.is_empty() {
                continue;
            }
            for table in ["tombstone", "record"] {
                let mut sql = Sql::new(self.backend);
                sql.push("SELECT key, id FROM ")
                    .push(table)
                    .push(" WHERE kind = ")
                    .bind(kind.word());
                sql.push(" AND ").among_texts("key", &keys);
                for row in self.inner.query_all_raw(sql.statement()).await? {
                    ids.insert((*kind, Column::read(&row, 0)?), Column::read(&row, 1)?);
                }
            }
        }
        Ok(ids)
    }
}

impl Store {
    /// All changes of some records, the newest first.
    pub async fn histories(&self, ids: &[i64]) -> Result<FxHashMap<i64, Vec<Arc<Change>>>, StoreError> {
        histories(&self.read, self.backend, ids).await
    }

    /// The first changes after a revision, in their order, of some kinds of record or of all: those in which somebody of
    /// a clearance may have seen the record before or after.
    pub async fn changes_after(
        &self,
        revision: i64,
        limit: u32,
        kinds: &[NodeKind],
        clearance: Visibility,
    ) -> Result<Vec<Change>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT ")
            .push(COLUMNS)
            .push(FROM)
            .push(" WHERE c.revision > ")
            .bind(revision);
        if !kinds.is_empty() {
            let words: Vec<String> = kinds.iter().map(|kind| kind.word().to_owned()).collect();
            sql.push(" AND ").among_texts("coalesce(r.kind, t.kind)", &words);
        }
        if clearance < Visibility::Confidential {
            let most = clearance as i64;
            sql.push(" AND (c.visibility_before <= ").bind(most);
            sql.push(" OR c.visibility_after <= ").bind(most).push(")");
        }
        sql.push(" ORDER BY c.revision LIMIT ").bind(i64::from(limit));
        self.read
            .query_all_raw(sql.statement())
            .await?
            .iter()
            .map(read)
            .collect()
    }

    /// Those of some records, by kind and key, that somebody of a clearance may not know of, and among the others those
    /// that lead to such a one and are nothing without it.
    pub async fn unseen(
        &self,
        named: &[Named],
        clearance: Visibility,
    ) -> Result<BTreeSet<Named>, StoreError> {
        if named.is_empty() || clearance == Visibility::Confidential {
            return Ok(BTreeSet::new());
        }
        let mut named = named.to_vec();
        let deleted = self.ends_of_deleted(&mut named).await?;
        let mut unseen = self.unseen_by_themselves(&named, clearance).await?;
        let mut before = 0;
        while before < unseen.len() {
            before = unseen.len();
            for (relationship, ends) in &deleted {
                if ends.iter().any(|end| unseen.contains(end)) {
                    unseen.insert(relationship.clone());
                }
            }
        }
        Ok(unseen)
    }

    /// Those of some records that are relationships and were deleted, each with its ends as they were then; the ends are
    /// added to the records, and so are those of relationships that these were.
    async fn ends_of_deleted(&self, named: &mut Vec<Named>) -> Result<Vec<(Named, Vec<Named>)>, StoreError> {
        let mut deleted: Vec<(Named, Vec<Named>)> = Vec::new();
        let mut from = 0;
        loop {
            let new = named[from..]
                .iter()
                .filter(|(kind, _)| *kind == NodeKind::Relationship);
            let keys: Vec<String> = new.map(|(_, key)| key.clone()).collect();
            from = named.len();
            if keys.is_empty() {
                return Ok(deleted);
            }
            let mut sql = Sql::new(self.backend);
            sql.push("SELECT key, state FROM tombstone WHERE kind = '")
                .push(NodeKind::Relationship.word())
                .push("' AND ")
                .among_texts("key", &keys);
            for row in self.read.query_all_raw(sql.statement()).await? {
                let (key, state): (String, String) = (Column::read(&row, 0)?, Column::read(&row, 1)?);
                let state: serde_json::Value = serde_json::from_str(&state).unwrap_or_default();
                let ends = ["subject", "object"].iter().filter_map(|end| {
                    let (word, key) = state.get(end)?.as_str()?.split_once(':')?;
                    Some((NodeKind::from_reference(word)?, key.to_owned()))
                });
                let ends: Vec<Named> = ends.collect();
                named.extend(
                    ends.iter()
                        .filter(|end| !named.contains(end))
                        .cloned()
                        .collect::<Vec<_>>(),
                );
                deleted.push(((NodeKind::Relationship, key), ends));
            }
        }
    }

    /// Those of some records that are above a clearance, and of those that are there, that lead to such a one.
    async fn unseen_by_themselves(
        &self,
        named: &[Named],
        clearance: Visibility,
    ) -> Result<BTreeSet<Named>, StoreError> {
        let most = clearance as i64;
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT w.kind, w.key FROM ");
        match self.backend {
            Backend::Sqlite => {
                let pairs: Vec<(&str, &str)> = named
                    .iter()
                    .map(|(kind, key)| (kind.word(), key.as_str()))
                    .collect();
                // A list of pairs of texts is always JSON.
                let json = serde_json::to_string(&pairs).unwrap_or_default();
                sql.push("(SELECT value ->> 0 AS kind, value ->> 1 AS key FROM json_each(")
                    .bind(json)
                    .push(")) AS w");
            }
            Backend::Postgres => {
                sql.push("unnest(");
                sql.bind(ArrayText::of(named.iter().map(|(kind, _)| kind.word())));
                sql.push("::text::text[], ");
                sql.bind(ArrayText::of(named.iter().map(|(_, key)| key.as_str())));
                sql.push("::text::text[]) AS w (kind, key)");
            }
        }
        sql.push(" LEFT JOIN record r ON r.kind = w.kind AND r.key = w.key");
        sql.push(" LEFT JOIN tombstone t ON t.kind = w.kind AND t.key = w.key");
        sql.push(" WHERE r.visibility > ")
            .bind(most)
            .push(" OR t.visibility > ")
            .bind(most);
        sql.push(" OR r.id IN (").hidden_with_ends(most).push(")");
        let rows = self.read.query_all_raw(sql.statement()).await?;
        rows.iter()
            .map(|row| Ok((Column::read(row, 0)?, Column::read(row, 1)?)))
            .collect()
    }

    /// The number of the last change up to an instant, in microseconds since 1970; 0 where there was none.
    pub async fn revision_at(&self, at: i64) -> Result<i64, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT coalesce(max(revision), 0) FROM change WHERE at <= ")
            .bind(at);
        let row = self.read.query_one_raw(sql.statement()).await?;
        Ok(row.map_or(Ok(0), |row| row.try_get_by_index(0))?)
    }
}
