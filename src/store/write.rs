//! Changing the record: one transaction at a time, which writes the rows of whole records, the search index and
//! the history together.

use std::iter;

use rustc_hash::FxHashMap;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    Backend, Store, StoreError,
    bulk::{Batch, Cell},
    export::{self, RecordRows, Which, list_columns},
    search_index::{self, SearchText},
    sql::Sql,
    tables::{self, Shape, Table},
    turn::Turn,
};
use crate::{fold::fold, vocabulary::ChangeAction};

/// Names sort by so many bytes; an index takes no entry of more than about 2,700.
const FOLD_BYTES: usize = 1_000;

/// A change of the database in the making: nothing of it is seen by others, and nothing of it stays, until it is
/// committed. There is only one at a time; the next one waits.
#[derive(Debug)]
pub struct WriteTransaction {
    pub(super) inner: DatabaseTransaction,
    pub(super) backend: Backend,
    /// Let go of last.
    pub(super) _turn: Option<Turn>,
}

/// A record as it is to be written.
#[derive(Debug)]
pub struct RecordChange {
    /// Where its kind is kept.
    pub shape: &'static Shape,
    /// All its rows as they shall be.
    pub rows: RecordRows,
    /// Which words find it.
    pub search: SearchText,
    /// The number of the change, greater than that of every change before it.
    pub revision: i64,
    /// What it was before; none where it is new.
    pub before: Option<Before>,
    /// Whether it was there once and is brought back.
    pub revived: bool,
}

/// What is written of a record that was there before.
#[derive(Debug)]
pub struct Before {
    /// The fields that change, for the history: a JSON array of `[field, before, after]`.
    pub diff: String,
    /// Whether the row of its own table changes.
    pub own_row: bool,
    /// Which of its lists change, in the order of [`Shape::lists`].
    pub lists: Vec<bool>,
    /// Who could see it: 0 everybody, 1 insiders, 2 those cleared for it.
    pub visibility: i64,
}

impl Store {
    /// Tells the database to look at how its tables have grown, so that it finds good ways through them.
    pub async fn refresh_statistics(&self) -> Result<(), StoreError> {
        let statement = match self.backend {
            // A look at a thousand entries of every index, however long it is.
            Backend::Sqlite => "PRAGMA analysis_limit = 1000; ANALYZE",
            Backend::Postgres => "ANALYZE",
        };
        self.write.execute_unprepared(statement).await?;
        Ok(())
    }
}

impl WriteTransaction {
    /// Makes the change stay.
    pub async fn commit(self) -> Result<(), StoreError> {
        Ok(self.inner.commit().await?)
    }

    /// Leaves everything as it was.
    pub async fn rollback(self) -> Result<(), StoreError> {
        Ok(self.inner.rollback().await?)
    }

    /// The greatest id that a record has or had; 0 where there never was one.
    pub async fn last_id(&self) -> Result<i64, StoreError> {
        let record = self.number("SELECT coalesce(max(id), 0) FROM record").await?;
        let gone = self.number("SELECT coalesce(max(id), 0) FROM tombstone").await?;
        Ok(record.max(gone))
    }

    /// When a change that is made now was made, in microseconds since 1970: time never goes back in the history, whatever
    /// the clock does.
    pub async fn instant(&self, now: i64) -> Result<i64, StoreError> {
        let last = self
            .number("SELECT at FROM change ORDER BY revision DESC LIMIT 1")
            .await?;
        Ok(now.max(last))
    }

    /// The number of the last change; 0 where there was none.
    pub async fn last_revision(&self) -> Result<i64, StoreError> {
        self.number("SELECT coalesce(max(revision), 0) FROM change").await
    }

    pub(super) async fn number(&self, text: &str) -> Result<i64, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push(text);
        match self.inner.query_one_raw(sql.statement()).await? {
            Some(row) => Ok(row.try_get_by_index(0)?),
            None => Ok(0),
        }
    }

    /// Kind (in the word of the column) and key of some records by their ids.
    pub async fn keys(&self, ids: &[i64]) -> Result<FxHashMap<i64, (String, String)>, StoreError> {
        export::keys(&self.inner, self.backend, ids).await
    }

    /// The records of a kind with these ids, whole.
    pub async fn records(&self, shape: &Shape, ids: &[i64]) -> Result<Vec<RecordRows>, StoreError> {
        export::records(&self.inner, self.backend, shape, Which::Ids(ids)).await
    }

    /// Writes records, new ones and such as were there before, with their history: `at` in microseconds since
    /// 1970, `by` whom or what. No record may be among them twice.
    pub async fn write(&self, changes: Vec<RecordChange>, at: i64, by: &str) -> Result<(), StoreError> {
        let mut collected = Collected::default();
        for change in changes {
            collected.add(change, at, by);
        }
        let (transaction, backend) = (&self.inner, self.backend);
        if !collected.revived.is_empty() {
            let mut sql = Sql::new(backend);
            sql.push("DELETE FROM tombstone WHERE ")
                .among("id", &collected.revived);
            transaction.execute_raw(sql.statement()).await?;
        }
        for (table, owners) in &collected.emptied {
            let mut sql = Sql::new(backend);
            sql.push("DELETE FROM ")
                .push(table.name)
                .push(" WHERE ")
                .among(table.columns[0].name, owners);
            transaction.execute_raw(sql.statement()).await?;
        }
        for batch in collected.created {
            batch.insert(transaction, backend).await?;
        }
        for batch in collected.replaced {
            batch.replace(transaction, backend).await?;
        }
        search_index::index(transaction, backend, &collected.new_texts, true).await?;
        search_index::index(transaction, backend, &collected.changed_texts, false).await
    }
}

/// The rows of many records, sorted by table, in the order in which the tables were first needed.
#[derive(Default)]
struct Collected {
    created: Vec<Batch>,
    replaced: Vec<Batch>,
    emptied: Vec<(&'static Table, Vec<i64>)>,
    revived: Vec<i64>,
    new_texts: Vec<(i64, SearchText)>,
    changed_texts: Vec<(i64, SearchText)>,
}

impl Collected {
    fn add(&mut self, change: RecordChange, at: i64, by: &str) {
        let RecordChange {
            shape,
            rows,
            search,
            revision,
            before,
            revived,
        } = change;
        let id = rows.id;
        if revived {
            self.revived.push(id);
        }
        let visibility = (before.as_ref().map(|before| before.visibility), rows.visibility);
        let kept = if before.is_some() {
            &mut self.replaced
        } else {
            &mut self.created
        };
        let fold = sort_text(&rows.name);
        batch(kept, &tables::RECORD).push([
            Cell::Long(id),
            Cell::Text(shape.kind.to_owned()),
            Cell::Text(rows.key),
            Cell::Text(rows.name),
            Cell::Text(fold),
            Cell::text_or_null(rows.note),
            Cell::Long(rows.visibility),
            Cell::Long(revision),
        ]);
        if before.as_ref().is_none_or(|before| before.own_row) {
            if shape.institution && before.is_none() {
                batch(kept, &tables::INSTITUTION).push([Cell::Long(id)]);
            }
            batch(kept, shape.table).push(iter::once(Cell::Long(id)).chain(rows.cells));
        }
        for (list, (table, items)) in shape.lists.iter().zip(rows.lists).enumerate() {
            if let Some(before) = &before {
                if !before.lists.get(list).copied().unwrap_or(true) {
                    continue;
                }
                self.empty(table, id);
            }
            if items.is_empty() {
                continue;
            }
            let ordered = list_columns(table).len() + 2 == table.columns.len();
            let batch = batch(&mut self.created, table);
            for (ordinal, item) in (0..).zip(items) {
                let ordinal = ordered.then_some(Cell::Long(ordinal));
                batch.push(iter::once(Cell::Long(id)).chain(ordinal).chain(item));
            }
        }
        let (action, diff) = match before {
            None if revived => (ChangeAction::Restored, None),
            None => (ChangeAction::Created, None),
            Some(before) => (ChangeAction::Updated, Some(before.diff)),
        };
        let texts = if action == ChangeAction::Updated {
            &mut self.changed_texts
        } else {
            &mut self.new_texts
        };
        texts.push((id, search));
        let change = Changed {
            revision,
            record: id,
            action,
            diff,
            visibility_before: visibility.0,
            visibility_after: Some(visibility.1),
        };
        batch(&mut self.created, &tables::CHANGE).push(change.row(at, by));
    }

    fn empty(&mut self, table: &'static Table, owner: i64) {
        match self
            .emptied
            .iter_mut()
            .find(|(emptied, _)| emptied.name == table.name)
        {
            Some((_, owners)) => owners.push(owner),
            None => self.emptied.push((table, vec![owner])),
        }
    }
}

/// How a name sorts.
pub(super) fn sort_text(name: &str) -> String {
    let mut fold = fold(name);
    fold.truncate(fold.floor_char_boundary(FOLD_BYTES));
    fold
}

/// A change as the history keeps it.
pub(super) struct Changed {
    pub(super) revision: i64,
    pub(super) record: i64,
    pub(super) action: ChangeAction,
    pub(super) diff: Option<String>,
    pub(super) visibility_before: Option<i64>,
    pub(super) visibility_after: Option<i64>,
}

impl Changed {
    /// Its row: `at` in microseconds since 1970, `by` whom or what.
    pub(super) fn row(self, at: i64, by: &str) -> [Cell; 8] {
        let long = |number: Option<i64>| number.map_or(Cell::Null, Cell::Long);
        [
            Cell::Long(self.revision),
            Cell::Long(self.record),
            Cell::Long(at),
            Cell::Text(by.to_owned()),
            Cell::Text(self.action.word().to_owned()),
            Cell::text_or_null(self.diff),
            long(self.visibility_before),
            long(self.visibility_after),
        ]
    }
}

fn batch<'a>(batches: &'a mut Vec<Batch>, table: &'static Table) -> &'a mut Batch {
    let place = batches
        .iter()
        .position(|batch| batch.is_of(table))
        .unwrap_or_else(|| {
            batches.push(Batch::new(table));
            batches.len() - 1
        });
    &mut batches[place]
}
