//! Records that were deleted and are no more, page by page.

use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use super::{
    Backend, Store, StoreError,
    filter::{Field, Filter, TextTest},
    history::Named,
    page::{Order, Term},
    rows::{Column, Paged},
    sql::Sql,
};
use crate::vocabulary::NodeKind;

/// A record that was deleted and is no more.
#[derive(Clone, Debug)]
pub struct Deleted {
    /// The record.
    pub id: i64,
    /// Its kind.
    pub kind: NodeKind,
    /// Its key.
    pub key: String,
    /// What it was called.
    pub name: String,
    /// The change that took it out.
    pub revision: i64,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// By whom.
    pub by: String,
}

impl Paged for Deleted {
    const FROM: &'static str =
        "tombstone t JOIN tombstone r ON r.id = t.id JOIN change c ON c.revision = t.revision";
    const KIND: Option<NodeKind> = None;
    const COLUMNS: &'static str = "t.id, t.kind, t.key, t.name, t.revision, c.at, c.by";
    const WIDTH: usize = 7;

    fn read(row: &QueryResult) -> Result<Self, DbErr> {
        Ok(Self {
            id: Column::read(row, 0)?,
            kind: Column::read(row, 1)?,
            key: Column::read(row, 2)?,
            name: Column::read(row, 3)?,
            revision: Column::read(row, 4)?,
            at: Column::read(row, 5)?,
            by: Column::read(row, 6)?,
        })
    }
}

impl Deleted {
    /// The one deleted last first.
    pub const LATEST: Order = Order {
        terms: &[Term::Number("t.revision")],
        descending: true,
    };

    /// Those of some kinds, or of all, but for some of which a reader is not to know. Records that became part of others
    /// are none of them.
    pub fn filter(kinds: Option<&[NodeKind]>, hidden: &[i64]) -> Filter {
        let mut parts = vec![Filter::Absent(Field::Own("merged_into"))];
        if let Some(kinds) = kinds {
            let words = kinds.iter().map(|kind| kind.word().to_owned()).collect();
            parts.push(Filter::Text(Field::Own("kind"), TextTest::Among(words)));
        }
        if !hidden.is_empty() {
            let hidden = Filter::Among(Field::Own("id"), hidden.to_vec().into());
            parts.push(Filter::Not(Box::new(hidden)));
        }
        Filter::All(parts)
    }
}

impl Store {
    /// The relationships that were deleted and are no more, each with its two ends as they were then.
    pub async fn deleted_relationships(&self) -> Result<Vec<(i64, Vec<Named>)>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT id");
        for end in ["subject", "object"] {
            let state = match self.backend {
                Backend::Sqlite => ", state",
                Backend::Postgres => ", state::json",
            };
            sql.push(state).push(" ->> '").push(end).push("'");
        }
        sql.push(" FROM tombstone WHERE merged_into IS NULL AND kind = '")
            .push(NodeKind::Relationship.word())
            .push("'");
        let rows = self.read.query_all_raw(sql.statement()).await?;
        let deleted = |row: &QueryResult| {
            let ends = [1, 2].map(|place| row.try_get_by_index::<Option<String>>(place));
            let [subject, object] = ends;
            let ends = [subject?, object?].into_iter().flatten();
            let ends = ends.filter_map(|end| {
                let (word, key) = end.split_once(':')?;
                Some((NodeKind::from_reference(word)?, key.to_owned()))
            });
            Ok((row.try_get_by_index(0)?, ends.collect()))
        };
        rows.iter().map(deleted).collect()
    }
}
