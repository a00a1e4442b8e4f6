//! Reading whole records: their rows in their own table and in those of their lists, some by their ids or a page
//! in the order of their keys, in one statement a table.

use rustc_hash::FxHashMap;
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, DbErr, IsolationLevel, QueryResult, TransactionTrait,
};

use super::{
    Backend, Patience, Store, StoreError,
    bulk::Cell,
    lookup::{Mark, marks, revision},
    sql::Sql,
    tables::{Column, ColumnKind, Shape, Table},
};
use crate::vocabulary::Visibility;

/// A record as its rows have it, whatever its kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordRows {
    /// Its id.
    pub id: i64,
    /// Its key, unique within its kind.
    pub key: String,
    /// The name, title or text that a reader sees.
    pub name: String,
    /// Its note.
    pub note: Option<String>,
    /// Who may see it: 0 everybody, 1 insiders, 2 those cleared for it.
    pub visibility: i64,
    /// The number of its latest change; 0 where it is new.
    pub revision: i64,
    /// The row of its own table, without the id.
    pub cells: Vec<Cell>,
    /// Its rows in the tables of its lists, in the order of [`Shape::lists`]; each without the id, and without
    /// the ordinal, which is its place.
    pub lists: Vec<Vec<Vec<Cell>>>,
}

/// Which records are read.
#[derive(Clone, Copy, Debug)]
pub enum Which<'a> {
    /// Those with these ids, in no order that is promised.
    Ids(&'a [i64]),
    /// The first ones whose key comes after another, ordered by key.
    After {
        /// The key that they come after; an empty text comes before all keys.
        key: &'a str,
        /// How many at most.
        limit: u32,
    },
}

/// A reading of the database that sees one state of it from beginning to end.
#[derive(Debug)]
pub struct ReadTransaction {
    pub(super) inner: DatabaseTransaction,
    pub(super) backend: Backend,
    pub(super) patience: Patience,
}

impl Store {
    /// Begins to read one state of the database.
    pub async fn begin_read(&self) -> Result<ReadTransaction, StoreError> {
        let inner = match self.backend {
            Backend::Sqlite => self.patience.within(self.read.primary.begin()).await?,
            Backend::Postgres => {
                let (level, mode) = (IsolationLevel::RepeatableRead, AccessMode::ReadOnly);
                let primary = &self.read.primary;
                self.patience
                    .within(primary.begin_with_config(Some(level), Some(mode)))
                    .await?
            }
        };
        Ok(ReadTransaction {
            inner,
            backend: self.backend,
            patience: self.patience,
        })
    }
}

impl ReadTransaction {
    /// The records of a kind that are asked for.
    pub async fn records(&self, shape: &Shape, which: Which<'_>) -> Result<Vec<RecordRows>, StoreError> {
        records(&self.inner, self.backend, shape, which).await
    }

    /// Kind (in the word of the column) and key of some records by their ids.
    pub async fn keys(&self, ids: &[i64]) -> Result<FxHashMap<i64, (String, String)>, StoreError> {
        keys(&self.inner, self.backend, ids).await
    }

    /// The number of the latest change of the whole record; 0 before the first.
    pub async fn revision(&self) -> Result<i64, StoreError> {
        revision(&self.inner, self.backend).await
    }

    /// The change of a revision, if there is one, and the latest of all.
    pub async fn marks(&self, revision: i64) -> Result<(Option<Mark>, Mark), StoreError> {
        self.patience
            .within(marks(&self.inner, self.backend, revision))
            .await
    }

    /// The records that changed after a revision, each once.
    pub async fn changed_since(&self, revision: i64) -> Result<Vec<i64>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT DISTINCT record_id FROM change WHERE revision > ")
            .bind(revision);
        let rows = self
            .patience
            .within(self.inner.query_all_raw(sql.statement()))
            .await?;
        let ids: Result<_, DbErr> = rows.iter().map(|row| row.try_get_by_index(0)).collect();
        Ok(ids?)
    }

    /// The greatest visibility of any record.
    pub async fn highest_visibility(&self) -> Result<Visibility, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT coalesce(max(visibility), 0) FROM record WHERE visibility > 0");
        let row = self
            .patience
            .within(self.inner.query_one_raw(sql.statement()))
            .await?;
        let level: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
        let known = usize::try_from(level)
            .ok()
            .and_then(|level| Visibility::ALL.get(level));
        Ok(known.copied().unwrap_or(Visibility::Confidential))
    }

    /// Ends the reading.
    pub async fn end(self) -> Result<(), StoreError> {
        Ok(self.patience.within(self.inner.rollback()).await?)
    }
}

/// The records of a kind that are asked for, one statement a table.
pub(super) async fn records(
    connection: &DatabaseTransaction,
    backend: Backend,
    shape: &Shape,
    which: Which<'_>,
) -> Result<Vec<RecordRows>, StoreError> {
    if matches!(which, Which::Ids([])) {
        return Ok(Vec::new());
    }
    let columns = &shape.table.columns[1..];
    let mut sql = Sql::new(backend);
    sql.push("SELECT r.id, r.key, r.name, r.note, r.visibility, r.revision");
    for column in columns {
        sql.push(", t.\"").push(column.name).push("\"");
    }
    sql.push(" FROM record r JOIN ")
        .push(shape.table.name)
        .push(" t ON t.id = r.id WHERE ");
    match which {
        Which::Ids(ids) => sql.among("r.id", ids),
        Which::After { key, limit } => {
            sql.push("r.kind = ")
                .bind(shape.kind)
                .push(" AND r.key > ")
                .bind(key);
            sql.push(" ORDER BY r.key LIMIT ").bind(i64::from(limit))
        }
    };
    let rows = connection.query_all_raw(sql.statement()).await?;
    let mut records = rows
        .iter()
        .map(|row| record(row, columns, shape))
        .collect::<Result<Vec<_>, StoreError>>()?;
    let ids: Vec<i64> = records.iter().map(|record| record.id).collect();
    let places: FxHashMap<i64, usize> = ids.iter().enumerate().map(|(place, id)| (*id, place)).collect();
    for (list, table) in shape.lists.iter().enumerate() {
        for (owner, row) in list_rows(connection, backend, table, &ids).await? {
            if let Some(&place) = places.get(&owner) {
                records[place].lists[list].push(row);
            }
        }
    }
    Ok(records)
}

fn record(row: &QueryResult, columns: &[Column], shape: &Shape) -> Result<RecordRows, StoreError> {
    Ok(RecordRows {
        id: row.try_get_by_index(0)?,
        key: row.try_get_by_index(1)?,
        name: row.try_get_by_index(2)?,
        note: row.try_get_by_index(3)?,
        visibility: row.try_get_by_index(4)?,
        revision: row.try_get_by_index(5)?,
        cells: cells(row, 6, columns)?,
        lists: vec![Vec::new(); shape.lists.len()],
    })
}

/// The rows of a list's table, each with the record that it belongs to, in the order of the lists.
async fn list_rows(
    connection: &DatabaseTransaction,
    backend: Backend,
    table: &Table,
    owners: &[i64],
) -> Result<Vec<(i64, Vec<Cell>)>, StoreError> {
    let owner = table.columns[0].name;
    let columns = list_columns(table);
    let mut sql = Sql::new(backend);
    sql.push("SELECT ").push(owner);
    for column in columns {
        sql.push(", \"").push(column.name).push("\"");
    }
    sql.push(" FROM ")
        .push(table.name)
        .push(" WHERE ")
        .among(owner, owners);
    sql.push(" ORDER BY ")
        .push(owner)
        .push(", ")
        .push(table.columns[1].name);
    let rows = connection.query_all_raw(sql.statement()).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by_index(0)?, cells(row, 1, columns)?)))
        .collect()
}

/// The columns of a list's rows without the record's id and the ordinal.
pub(super) fn list_columns(table: &Table) -> &[Column] {
    let ordered = table
        .columns
        .get(1)
        .is_some_and(|column| column.name == "ordinal");
    &table.columns[if ordered { 2 } else { 1 }..]
}

/// The cells of some columns in a row, from a place in it on.
pub(super) fn cells(row: &QueryResult, first: usize, columns: &[Column]) -> Result<Vec<Cell>, StoreError> {
    let cell = |(place, column): (usize, &Column)| {
        let place = first + place;
        Ok(match column.kind {
            ColumnKind::Long => row
                .try_get_by_index::<Option<i64>>(place)?
                .map_or(Cell::Null, Cell::Long),
            ColumnKind::Real => row
                .try_get_by_index::<Option<f64>>(place)?
                .map_or(Cell::Null, Cell::Real),
            ColumnKind::Flag => row
                .try_get_by_index::<Option<bool>>(place)?
                .map_or(Cell::Null, Cell::Flag),
            ColumnKind::Text => row
                .try_get_by_index::<Option<String>>(place)?
                .map_or(Cell::Null, Cell::Text),
        })
    };
    columns.iter().enumerate().map(cell).collect()
}

/// Kind and key of some records by their ids.
pub(super) async fn keys(
    connection: &DatabaseTransaction,
    backend: Backend,
    ids: &[i64],
) -> Result<FxHashMap<i64, (String, String)>, StoreError> {
    if ids.is_empty() {
        return Ok(FxHashMap::default());
    }
    let mut sql = Sql::new(backend);
    sql.push("SELECT id, kind, key FROM record WHERE ")
        .among("id", ids);
    let rows = connection.query_all_raw(sql.statement()).await?;
    rows.iter()
        .map(|row| {
            Ok((
                row.try_get_by_index(0)?,
                (row.try_get_by_index(1)?, row.try_get_by_index(2)?),
            ))
        })
        .collect()
}
