//! Writing many rows of one table at once, as fast as the database takes them through its ordinary statements.
//!
//! `SQLite` is given many rows as bound values. `PostgreSQL` is given one array a column, written as a literal:
//! a fixed number of bound values however many rows there are, and nulls inside.

use std::fmt::Write as _;

use sea_orm::{ConnectionTrait, DatabaseTransaction, Value};

use super::{
    Backend, StoreError,
    sql::Sql,
    tables::{ColumnKind, Table},
};

/// Rows in one statement on `SQLite`. Three sizes and no other, so that every statement is prepared once.
const SQLITE_ROWS: [usize; 3] = [64, 8, 1];
/// Rows in one statement on `PostgreSQL`: keeps a statement's arrays at a few megabytes.
const POSTGRES_ROWS: usize = 16_384;

/// One value of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Null,
    /// A whole number.
    Long(i64),
    /// A number.
    Real(f64),
    /// A truth value.
    Flag(bool),
    /// Text.
    Text(String),
}

impl Cell {
    /// The text in it, if it holds text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Null | Self::Long(_) | Self::Real(_) | Self::Flag(_) => None,
        }
    }

    /// The whole number in it, if it holds one.
    pub fn long(&self) -> Option<i64> {
        match self {
            Self::Long(number) => Some(*number),
            Self::Null | Self::Text(_) | Self::Real(_) | Self::Flag(_) => None,
        }
    }

    /// A cell for what may be absent.
    pub fn text_or_null(text: Option<String>) -> Self {
        text.map_or(Self::Null, Self::Text)
    }

    /// The cell as a value that a statement binds.
    pub(super) fn into_value(self, kind: ColumnKind) -> Value {
        match self {
            Self::Null => match kind {
                ColumnKind::Long => Value::BigInt(None),
                ColumnKind::Real => Value::Double(None),
                ColumnKind::Flag => Value::Bool(None),
                ColumnKind::Text => Value::String(None),
            },
            Self::Long(number) => Value::BigInt(Some(number)),
            Self::Real(number) => Value::Double(Some(number)),
            Self::Flag(flag) => Value::Bool(Some(flag)),
            Self::Text(text) => Value::String(Some(text)),
        }
    }
}

/// Rows for one table, collected before they are written.
#[derive(Debug)]
pub struct Batch {
    table: &'static Table,
    cells: Vec<Cell>,
}

impl Batch {
    /// No rows yet.
    pub fn new(table: &'static Table) -> Self {
        Self {
            table,
            cells: Vec::new(),
        }
    }

    /// Whether its rows are for that table.
    pub(super) fn is_of(&self, table: &Table) -> bool {
        self.table.name == table.name
    }

    /// How many rows it has.
    pub fn rows(&self) -> u64 {
        (self.cells.len() / self.table.columns.len()) as u64
    }

    /// Adds a row: as many cells as the table has columns, in their order.
    pub fn push(&mut self, row: impl IntoIterator<Item = Cell>) {
        self.cells.extend(row);
        debug_assert_eq!(
            self.cells.len() % self.table.columns.len(),
            0,
            "a row of {} is whole",
            self.table.name
        );
    }

    /// Writes the rows as new ones; a row that is there already is an error.
    pub(super) async fn insert(
        self,
        transaction: &DatabaseTransaction,
        backend: Backend,
    ) -> Result<(), StoreError> {
        self.write(transaction, backend, "").await
    }

    /// Writes the rows in place of those with the same primary key.
    pub(super) async fn replace(
        self,
        transaction: &DatabaseTransaction,
        backend: Backend,
    ) -> Result<(), StoreError> {
        let (keys, others) = self.table.columns.split_at(self.table.key_columns);
        let keys: Vec<String> = keys.iter().map(|column| format!("\"{}\"", column.name)).collect();
        let others: Vec<String> = others
            .iter()
            .map(|column| format!("\"{0}\" = excluded.\"{0}\"", column.name))
            .collect();
        let action = if others.is_empty() {
            "NOTHING".to_owned()
        } else {
            format!("UPDATE SET {}", others.join(", "))
        };
        self.write(
            transaction,
            backend,
            &format!(" ON CONFLICT ({}) DO {action}", keys.join(", ")),
        )
        .await
    }

    async fn write(
        self,
        transaction: &DatabaseTransaction,
        backend: Backend,
        conflict: &str,
    ) -> Result<(), StoreError> {
        let mut cells = self.cells.into_iter();
        let width = self.table.columns.len();
        let mut rows = cells.len() / width;
        while rows > 0 {
            let now = match backend {
                Backend::Sqlite => SQLITE_ROWS.into_iter().find(|&size| size <= rows).unwrap_or(1),
                Backend::Postgres => rows.min(POSTGRES_ROWS),
            };
            let cells = cells.by_ref().take(now * width);
            let mut sql = insert_into(self.table, backend);
            match backend {
                Backend::Sqlite => bind_rows(&mut sql, self.table, cells),
                Backend::Postgres => bind_arrays(&mut sql, self.table, cells),
            }
            sql.push(conflict);
            transaction.execute_raw(sql.statement()).await?;
            rows -= now;
        }
        Ok(())
    }
}

fn insert_into(table: &Table, backend: Backend) -> Sql {
    let names: Vec<String> = table
        .columns
        .iter()
        .map(|column| format!("\"{}\"", column.name))
        .collect();
    let mut sql = Sql::new(backend);
    sql.push("INSERT INTO ")
        .push(table.name)
        .push(" (")
        .push(&names.join(", "))
        .push(") ");
    sql
}

/// `VALUES (?, ?), (?, ?) …`
fn bind_rows(sql: &mut Sql, table: &Table, cells: impl Iterator<Item = Cell>) {
    sql.push("VALUES ");
    for (place, (cell, column)) in cells.zip(table.columns.iter().cycle()).enumerate() {
        let first = place % table.columns.len() == 0;
        sql.push(match (place, first) {
            (0, _) => "(",
            (_, true) => "), (",
            (_, false) => ", ",
        });
        sql.bind(cell.into_value(column.kind));
    }
    sql.push(")");
}

/// `SELECT * FROM unnest($1::text::bigint[], …)`
fn bind_arrays(sql: &mut Sql, table: &Table, cells: impl Iterator<Item = Cell>) {
    let mut arrays: Vec<ArrayText> = table.columns.iter().map(|_| ArrayText::default()).collect();
    for (place, cell) in cells.enumerate() {
        arrays[place % table.columns.len()].push(&cell);
    }
    sql.push("SELECT * FROM unnest(");
    for (place, (array, column)) in arrays.into_iter().zip(table.columns).enumerate() {
        sql.push(if place == 0 { "" } else { ", " })
            .bind(array.finish())
            .push(match column.kind {
                ColumnKind::Long => "::text::bigint[]",
                ColumnKind::Real => "::text::double precision[]",
                ColumnKind::Flag => "::text::boolean[]",
                ColumnKind::Text => "::text::text[]",
            });
    }
    // The rows' alias keeps ON CONFLICT from being read as a condition of a join.
    sql.push(") AS written");
}

/// An array in the way that `PostgreSQL` writes one: `{1,NULL,"a \"b\""}`.
#[derive(Debug, Default)]
pub(super) struct ArrayText(String);

impl ArrayText {
    /// An array of texts.
    pub(super) fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
        let mut array = Self::default();
        for text in texts {
            array.push_text(text);
        }
        array.finish()
    }

    fn push(&mut self, cell: &Cell) {
        match cell {
            Cell::Text(text) => self.push_text(text),
            Cell::Null => self.push_word("NULL"),
            Cell::Flag(flag) => self.push_word(if *flag { "t" } else { "f" }),
            Cell::Long(number) => {
                self.push_word("");
                // Writing to a String never fails.
                let _ = write!(self.0, "{number}");
            }
            Cell::Real(number) => {
                self.push_word("");
                let _ = write!(self.0, "{number:?}");
            }
        }
    }

    fn push_word(&mut self, word: &str) {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        self.0.push_str(word);
    }

    fn push_text(&mut self, text: &str) {
        self.push_word("\"");
        for piece in text.split_inclusive(['"', '\\']) {
            if let Some(plain) = piece.strip_suffix(['"', '\\']) {
                self.0.push_str(plain);
                self.0.push('\\');
                self.0.push_str(&piece[plain.len()..]);
            } else {
                self.0.push_str(piece);
            }
        }
        self.0.push('"');
    }

    fn finish(mut self) -> String {
        if self.0.is_empty() {
            self.0.push('{');
        }
        self.0.push('}');
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_array_holds_whatever_text_may_hold() {
        assert_eq!(
            ArrayText::of(["a", "b\"c", "d\\", "", "NULL", "{,}"]),
            r#"{"a","b\"c","d\\","","NULL","{,}"}"#
        );
        assert_eq!(ArrayText::of([]), "{}");
        let mut array = ArrayText::default();
        for cell in [Cell::Null, Cell::Long(-3), Cell::Real(37.0), Cell::Flag(true)] {
            array.push(&cell);
        }
        assert_eq!(array.finish(), "{NULL,-3,37.0,t}");
    }
}
