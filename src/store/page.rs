//! Pages of records: of a whole list, or of the lists of many parents at once, in one statement, cut by the
//! database. A cursor holds the values of the order's columns at its row, so that a page begins where the last
//! one ended whatever was added or removed meanwhile.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use super::{Store, StoreError, filter::Filter, filter_sql::Writer, rows::Paged, sql::Sql};
use crate::vocabulary::Visibility;

/// One column of an order.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Term {
    /// A text that is never absent.
    Text(&'static str),
    /// A number that is never absent.
    Number(&'static str),
}

/// An order of rows. Its last column tells any two rows apart, and all columns go the same way.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Order {
    /// The columns, first the one that weighs most.
    pub terms: &'static [Term],
    /// Whether it goes from the largest to the smallest.
    pub descending: bool,
}

impl Order {
    /// By name, then key.
    pub const NAME: Self = Self {
        terms: &[Term::Text("r.fold"), Term::Text("r.key")],
        descending: false,
    };
    /// By key.
    pub const KEY: Self = Self {
        terms: &[Term::Text("r.key")],
        descending: false,
    };
    /// Events by date, the newest first.
    pub const NEWEST: Self = Self {
        terms: &[
            Term::Number("t.from_earliest"),
            Term::Number("t.from_latest"),
            Term::Text("r.key"),
        ],
        descending: true,
    };

    /// The same columns in a direction.
    #[must_use]
    pub const fn descending(self, descending: bool) -> Self {
        Self {
            terms: self.terms,
            descending,
        }
    }
}

/// The value of one column of an order at a row.
#[derive(Clone, Debug, Eq, Hash, PartialEq, serde::Deserialize, serde::Serialize)]
#[serde(untagged)]
pub enum Value {
    /// Of a number.
    Number(i64),
    /// Of a text.
    Text(String),
}

/// Which part of a list: at most `limit` rows after or before a cursor, from its beginning or its end.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Slice {
    /// How many rows at most.
    pub limit: u32,
    /// Taken from the end of the list and not from its beginning.
    pub from_end: bool,
    /// Only rows after these values of the order.
    pub after: Option<Vec<Value>>,
    /// Only rows before these values of the order.
    pub before: Option<Vec<Value>>,
}

/// A list of rows: which, in what order, which part.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct List {
    /// Which rows.
    pub filter: Filter,
    /// In what order.
    pub order: Order,
    /// Which part.
    pub slice: Slice,
}

/// How rows hang on their parents.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Parents {
    /// Through a column of the row's own table.
    Own(&'static str),
    /// Through the rows of one or several tables: table, column of the parent, column of the row's `id`. A row that
    /// hangs on a parent in several ways counts once.
    Links(&'static [(&'static str, &'static str, &'static str)]),
    /// Through pairs of identities, parent and row, which the caller knows.
    Pairs(Vec<i64>, Vec<i64>),
    /// Participations, through triples of parent, event and place in the event, which the caller knows.
    Seats(Vec<i64>, Vec<i64>, Vec<i64>),
}

/// A row with the values of the order at it.
pub type Placed<R> = (Arc<R>, Vec<Value>);

/// One part of a list.
#[derive(Clone, Debug)]
pub struct Page<R> {
    /// The rows, in the order of the list, each with the values of the order.
    pub rows: Vec<Placed<R>>,
    /// Whether the list goes on before the first row.
    pub has_previous: bool,
    /// Whether the list goes on after the last row.
    pub has_next: bool,
}

impl<R> Page<R> {
    /// A page without rows.
    pub const fn empty() -> Self {
        Self {
            rows: Vec::new(),
            has_previous: false,
            has_next: false,
        }
    }

    fn cut(mut rows: Vec<Placed<R>>, slice: &Slice) -> Self {
        let limit = usize::try_from(slice.limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        if slice.from_end {
            rows.reverse();
            Self {
                rows,
                has_previous: more,
                has_next: slice.before.is_some(),
            }
        } else {
            Self {
                rows,
                has_previous: slice.after.is_some(),
                has_next: more,
            }
        }
    }
}

impl Store {
    /// A part of the list of all rows that a reader may see: one statement.
    pub async fn page<R: Paged>(&self, list: &List, clearance: Visibility) -> Result<Page<R>, StoreError> {
        let mut sql = Sql::new(self.backend);
        select_columns::<R>(&mut sql, list);
        sql.push(" FROM ").push(R::FROM);
        conditions::<R>(&mut sql, list, clearance, true);
        sql.push(" ORDER BY ");
        order(&mut sql, list);
        sql.push(" LIMIT ").bind(i64::from(list.slice.limit) + 1);
        let mut rows = Vec::new();
        for row in self.read.query_all_raw(sql.statement()).await? {
            rows.push(read_row::<R>(&row, list, R::WIDTH)?);
        }
        Ok(Page::cut(rows, &list.slice))
    }

    /// How many rows a reader may see pass the filter: one statement.
    pub async fn count<R: Paged>(&self, filter: &Filter, clearance: Visibility) -> Result<i64, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT count(*) FROM ").push(R::FROM);
        let list = List {
            filter: filter.clone(),
            order: Order::KEY,
            slice: whole(),
        };
        conditions::<R>(&mut sql, &list, clearance, false);
        let row = self.read.query_one_raw(sql.statement()).await?;
        Ok(row.map_or(Ok(0), |row| row.try_get_by_index(0))?)
    }

    /// The same part of the lists of many parents: one statement.
    pub async fn pages_by_parent<R: Paged>(
        &self,
        parents: &Parents,
        ids: &[i64],
        list: &List,
        clearance: Visibility,
    ) -> Result<FxHashMap<i64, Page<R>>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT * FROM (");
        select_columns::<R>(&mut sql, list);
        let parent = parent_column(parents);
        sql.push(", ")
            .push(&parent)
            .push(" AS parent, row_number() OVER (PARTITION BY ")
            .push(&parent)
            .push(" ORDER BY ");
        order(&mut sql, list);
        sql.push(") AS place FROM ");
        from_parents::<R>(&mut sql, parents, ids);
        conditions::<R>(&mut sql, list, clearance, true);
        if let Parents::Own(column) = parents {
            sql.push(" AND ").among(&format!("t.{column}"), ids);
        }
        sql.push(") AS page WHERE place <= ")
            .bind(i64::from(list.slice.limit) + 1)
            .push(" ORDER BY parent, place");
        let mut pages: FxHashMap<i64, Vec<Placed<R>>> = FxHashMap::default();
        let parent_place = R::WIDTH + list.order.terms.len();
        for row in self.read.query_all_raw(sql.statement()).await? {
            let parent: i64 = row.try_get_by_index(parent_place)?;
            pages
                .entry(parent)
                .or_default()
                .push(read_row::<R>(&row, list, R::WIDTH)?);
        }
        Ok(pages
            .into_iter()
            .map(|(parent, rows)| (parent, Page::cut(rows, &list.slice)))
            .collect())
    }

    /// How many rows pass the filter in the lists of many parents: one statement. Parents without any are left out.
    pub async fn counts_by_parent<R: Paged>(
        &self,
        parents: &Parents,
        ids: &[i64],
        filter: &Filter,
        clearance: Visibility,
    ) -> Result<FxHashMap<i64, i64>, StoreError> {
        let mut sql = Sql::new(self.backend);
        let parent = parent_column(parents);
        sql.push("SELECT ").push(&parent).push(", count(*) FROM ");
        from_parents::<R>(&mut sql, parents, ids);
        let list = List {
            filter: filter.clone(),
            order: Order::KEY,
            slice: whole(),
        };
        conditions::<R>(&mut sql, &list, clearance, false);
        if let Parents::Own(column) = parents {
            sql.push(" AND ").among(&format!("t.{column}"), ids);
        }
        sql.push(" GROUP BY ").push(&parent);
        let rows = self.read.query_all_raw(sql.statement()).await?;
        let counts: Result<_, DbErr> = rows
            .iter()
            .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
            .collect();
        Ok(counts?)
    }

    /// The identities of all rows that a reader may see and that pass the filter: one statement.
    pub async fn ids<R: Paged>(
        &self,
        filter: &Filter,
        clearance: Visibility,
    ) -> Result<Vec<i64>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT r.id FROM ").push(R::FROM);
        let list = List {
            filter: filter.clone(),
            order: Order::KEY,
            slice: whole(),
        };
        conditions::<R>(&mut sql, &list, clearance, false);
        let rows = self.read.query_all_raw(sql.statement()).await?;
        let ids: Result<_, DbErr> = rows.iter().map(|row| row.try_get_by_index(0)).collect();
        Ok(ids?)
    }
}

const fn whole() -> Slice {
    Slice {
        limit: u32::MAX,
        from_end: false,
        after: None,
        before: None,
    }
}

fn select_columns<R: Paged>(sql: &mut Sql, list: &List) {
    sql.push("SELECT ").push(R::COLUMNS);
    for (place, term) in list.order.terms.iter().enumerate() {
        let (Term::Text(column) | Term::Number(column)) = term;
        sql.push(&format!(", {column} AS o{place}"));
    }
}

fn parent_column(parents: &Parents) -> String {
    match parents {
        Parents::Own(column) => format!("t.{column}"),
        Parents::Links(_) | Parents::Pairs(..) | Parents::Seats(..) => "l.a".to_owned(),
    }
}

fn from_parents<R: Paged>(sql: &mut Sql, parents: &Parents, ids: &[i64]) {
    match parents {
        Parents::Own(_) => {
            sql.push(R::FROM);
        }
        Parents::Links(links) => {
            sql.push("(");
            for (place, (table, parent, child)) in links.iter().enumerate() {
                if place > 0 {
                    sql.push(" UNION ");
                }
                sql.push(&format!("SELECT {parent} AS a, {child} AS b FROM {table} WHERE "))
                    .among(parent, ids);
            }
            sql.push(") AS l JOIN ")
                .push(&R::FROM.replacen(" JOIN", " ON t.id = l.b JOIN", 1));
        }
        Parents::Pairs(parents, rows) => {
            sql.numbers("l", &[parents.clone(), rows.clone()]);
            sql.push(" JOIN ")
                .push(&R::FROM.replacen(" JOIN", " ON t.id = l.b JOIN", 1));
        }
        Parents::Seats(parents, events, ordinals) => {
            sql.numbers("l", &[parents.clone(), events.clone(), ordinals.clone()]);
            sql.push(" JOIN ");
            sql.push(&R::FROM.replacen(" JOIN", " ON t.event_id = l.b AND t.ordinal = l.c JOIN", 1));
        }
    }
}

fn conditions<R: Paged>(sql: &mut Sql, list: &List, clearance: Visibility, sliced: bool) {
    sql.push(" WHERE ");
    match R::KIND {
        Some(kind) => sql.push("r.kind = '").push(kind.word()).push("'"),
        None => sql.push("1 = 1"),
    };
    let mut writer = Writer::new(sql, clearance);
    writer.visible("r");
    if R::KIND == Some(crate::vocabulary::NodeKind::Relationship) {
        writer.both_ends_visible();
    }
    if !list.filter.is_everything() {
        sql.push(" AND ");
        Writer::new(sql, clearance).write(&list.filter);
    }
    if sliced {
        beyond(sql, list, list.slice.after.as_ref(), list.order.descending);
        beyond(sql, list, list.slice.before.as_ref(), !list.order.descending);
    }
}

/// Adds the condition that a row lies beyond a cursor.
fn beyond(sql: &mut Sql, list: &List, cursor: Option<&Vec<Value>>, smaller: bool) {
    let Some(values) = cursor else { return };
    sql.push(" AND (");
    for (place, term) in list.order.terms.iter().enumerate() {
        let (Term::Text(column) | Term::Number(column)) = term;
        sql.push(if place > 0 { ", " } else { "" }).push(column);
    }
    sql.push(if smaller { ") < (" } else { ") > (" });
    for (place, value) in values.iter().enumerate() {
        sql.push(if place > 0 { ", " } else { "" });
        match value {
            Value::Number(number) => sql.bind(*number),
            Value::Text(text) => sql.bind(text.clone()),
        };
    }
    sql.push(")");
}

fn order(sql: &mut Sql, list: &List) {
    let descending = list.order.descending != list.slice.from_end;
    for (place, term) in list.order.terms.iter().enumerate() {
        let (Term::Text(column) | Term::Number(column)) = term;
        sql.push(if place > 0 { ", " } else { "" })
            .push(column)
            .push(if descending { " DESC" } else { " ASC" });
    }
}

fn read_row<R: Paged>(row: &QueryResult, list: &List, from: usize) -> Result<Placed<R>, DbErr> {
    let mut values = Vec::with_capacity(list.order.terms.len());
    for (place, term) in list.order.terms.iter().enumerate() {
        values.push(match term {
            Term::Text(_) => Value::Text(row.try_get_by_index(from + place)?),
            Term::Number(_) => Value::Number(row.try_get_by_index(from + place)?),
        });
    }
    Ok((Arc::new(R::read(row)?), values))
}
