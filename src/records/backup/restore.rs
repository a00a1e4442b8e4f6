//! Making a database of a backup: everything as it was, or nothing.

use std::{fmt, io::BufRead};

use ring::digest::{Context, SHA256};

use super::{BLOCK, FORMAT, Header, Heading, Last, RestoreError, hexadecimal, lines::Lines, rows};
use crate::{
    records::{kinds, rows::search_text},
    store::{
        Store, StoreError,
        bulk::{Batch, Cell},
        tables::{self, Column, Table},
        write::WriteTransaction,
    },
};

/// A backup whose first line has been read and understood.
pub struct Backup {
    lines: Lines,
    header: Header,
    tables: Vec<Layout>,
}

impl fmt::Debug for Backup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Backup").field(&self.header).finish()
    }
}

/// How the rows of a table are laid out in the file.
struct Layout {
    table: &'static Table,
    /// What the places in a row of the file hold.
    columns: Vec<&'static Column>,
    /// For each column of the table its place in a row of the file; none where the file does not have it.
    places: Vec<Option<usize>>,
    rows: u64,
}

/// What was restored.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct RestoreReport {
    /// How many records.
    pub records: u64,
    /// How many changes of the history.
    pub changes: u64,
    /// How many tokens.
    pub tokens: u64,
    /// The number of the latest change.
    pub revision: i64,
}

impl Backup {
    /// Reads the first line of a file.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read, is no backup, or one that this version cannot read.
    pub fn open(reader: Box<dyn BufRead + Send>) -> Result<Self, RestoreError> {
        let mut lines = Lines::of(reader);
        let Some(line) = lines.next()? else {
            return Err(lines.refused("the file is empty; expected a file that `rapport backup` wrote"));
        };
        lines.take(&line);
        let told: Option<serde_json::Value> = serde_json::from_slice(&line).ok();
        if told.as_ref().and_then(|told| told["rapport"].as_str()) != Some("backup") {
            return Err(lines.refused(
                "is not the first line of a backup; expected a file that `rapport backup` wrote (a record file is \
                 taken by `rapport import`)",
            ));
        }
        let format = told.as_ref().and_then(|told| told["format"].as_u64());
        if format != Some(FORMAT) {
            let format = format.map_or("an unknown format".to_owned(), |format| {
                format!("format {format}")
            });
            return Err(lines.refused(format!("is of {format}; this version reads format {FORMAT}")));
        }
        let header: Header = serde_json::from_slice(&line)
            .map_err(|error| lines.refused(format!("is not as a backup begins: {error}")))?;
        let mut layouts: Vec<Layout> = Vec::with_capacity(header.tables.len());
        for contents in &header.tables {
            let named = |table: &&&Table| table.name == contents.table;
            let Some(table) = tables::ALL.iter().find(named) else {
                return Err(lines.refused(format!(
                    "there is no table {:?} in this version of Rapport ({}); the backup was written by {}",
                    contents.table,
                    env!("CARGO_PKG_VERSION"),
                    header.version
                )));
            };
            if layouts.iter().any(|layout| layout.table.name == table.name) {
                return Err(lines.refused(format!("names the table {} twice", table.name)));
            }
            let layout = Layout::new(table, &contents.columns, contents.rows);
            layouts.push(layout.map_err(|column| {
                lines.refused(format!(
                    "there is no column {column:?} in the table {} of this version of Rapport ({}); the backup was \
                     written by {}",
                    table.name,
                    env!("CARGO_PKG_VERSION"),
                    header.version
                ))
            })?);
        }
        Ok(Self {
            lines,
            header,
            tables: layouts,
        })
    }

    /// Reads a block of a table's rows.
    fn block(&mut self, place: usize, left: u64) -> Result<Batch, RestoreError> {
        let layout = &self.tables[place];
        let name = layout.table.name;
        let expected = format!("{left} more rows of the table {name}");
        let line = self.lines.need(&expected)?;
        self.lines.take(&line);
        let heading: Heading = serde_json::from_slice(&line).map_err(|error| {
            self.lines.refused(format!(
                "is not the heading of a block ({error}); expected {expected}"
            ))
        })?;
        if heading.table != name || heading.rows == 0 || heading.rows > left.min(BLOCK.into()) {
            return Err(self.lines.refused(format!(
                "is the heading of {} rows of the table {}; expected {expected}",
                heading.rows, heading.table
            )));
        }
        let first = self.lines.count + 1;
        let mut context = Context::new(&SHA256);
        let mut batch = Batch::new(layout.table);
        let mut wrong = None;
        for _ in 0..heading.rows {
            let line = self.lines.need(&expected)?;
            self.lines.take(&line);
            context.update(&line);
            match rows::read(&line, &layout.columns) {
                Ok(row) => batch.push(layout.places.iter().map(|place| {
                    place
                        .and_then(|place| row.get(place))
                        .cloned()
                        .unwrap_or(Cell::Null)
                })),
                Err(message) if wrong.is_none() => {
                    wrong = Some(self.lines.refused(format!("a row of the table {name} {message}")));
                }
                Err(_) => {}
            }
        }
        if let Some(wrong) = wrong {
            return Err(wrong);
        }
        if hexadecimal(&context.finish()) != heading.sha256 {
            let last = self.lines.count;
            return Err(RestoreError::Refused {
                line: first,
                message: format!(
                    "one of the rows of the table {name} in the lines {first} to {last}, or their heading, has been altered \
                     since it was written: their digest is another"
                ),
            });
        }
        Ok(batch)
    }

    /// Reads the last line, after which there is nothing.
    fn end(&mut self) -> Result<(), RestoreError> {
        let line = self.lines.need("the last line, which begins with {\"end\"")?;
        let last: Last = serde_json::from_slice(&line)
            .ok()
            .filter(|last: &Last| last.end == "backup")
            .ok_or_else(|| {
                self.lines
                    .refused("is not the last line of a backup, which was expected here")
            })?;
        let lines = self.lines.count - 1;
        if last.lines != lines {
            return Err(self.lines.refused(format!(
                "speaks of {} lines before it; there are {lines}",
                last.lines
            )));
        }
        if last.sha256 != self.lines.digest() {
            return Err(self.lines.refused(
                "the lines before it are not as they were written: their digest is another. The rows are, so the first \
                 line, a heading or this line has been altered",
            ));
        }
        match self.lines.next()? {
            None => Ok(()),
            Some(_) => Err(self
                .lines
                .refused("follows on the last line of the backup, after which nothing was expected")),
        }
    }
}

impl Layout {
    /// The layout of a table in a file with some columns; else a column that the table does not have.
    fn new(table: &'static Table, columns: &[String], rows: u64) -> Result<Self, String> {
        let known = |name: &String| {
            let column = table.columns.iter().find(|column| column.name == name);
            column.ok_or_else(|| name.clone())
        };
        let columns = columns.iter().map(known).collect::<Result<Vec<_>, _>>()?;
        let place_of = |column: &Column| columns.iter().position(|told| told.name == column.name);
        let places = table.columns.iter().map(place_of).collect();
        Ok(Self {
            table,
            columns,
            places,
            rows,
        })
    }
}

/// Makes a database, which must be empty, what it was when a backup was written: identities, keys, history and all.
///
/// # Errors
///
/// Where the database is not empty or cannot be used, or the file is not whole and as it was written. Nothing is then
/// left of it.
pub async fn restore(store: &Store, mut backup: Backup) -> Result<RestoreReport, RestoreError> {
    let transaction = store.begin_write_patiently().await?;
    let report = match take(&transaction, &mut backup).await {
        Ok(report) => report,
        Err(error) => {
            transaction.rollback().await?;
            return Err(error);
        }
    };
    transaction.commit().await?;
    store.refresh_statistics().await?;
    Ok(report)
}

async fn take(transaction: &WriteTransaction, backup: &mut Backup) -> Result<RestoreReport, RestoreError> {
    if let Some(table) = transaction.occupied().await? {
        return Err(RestoreError::NotEmpty { table });
    }
    let mut report = RestoreReport::default();
    for place in 0..backup.tables.len() {
        let (name, mut left) = (backup.tables[place].table.name, backup.tables[place].rows);
        for (counted, number) in [
            (&tables::RECORD, &mut report.records),
            (&tables::CHANGE, &mut report.changes),
            (&tables::TOKEN, &mut report.tokens),
        ] {
            if counted.name == name {
                *number = left;
            }
        }
        while left > 0 {
            let batch = backup.block(place, left)?;
            left -= batch.rows();
            transaction.put(batch).await?;
        }
    }
    backup.end()?;
    report.revision = transaction.last_revision().await?;
    if report.revision != backup.header.revision {
        return Err(RestoreError::Refused {
            line: 1,
            message: format!(
                "speaks of revision {}; the latest change in the file is {}",
                backup.header.revision, report.revision
            ),
        });
    }
    index(transaction).await?;
    Ok(report)
}

/// Makes the search index of all records.
async fn index(transaction: &WriteTransaction) -> Result<(), StoreError> {
    for kind in &kinds::KINDS {
        let mut last = String::new();
        loop {
            let page = transaction.records_after(kind.shape, &last, BLOCK).await?;
            let texts: Vec<_> = page
                .iter()
                .map(|rows| (rows.id, search_text(kind, rows)))
                .collect();
            transaction.index(&texts).await?;
            match page.into_iter().last() {
                Some(rows) => last = rows.key,
                None => break,
            }
        }
    }
    Ok(())
}
