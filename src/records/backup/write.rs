//! Writing a backup, from one state of the database and in bounded memory.

use std::io::Write;

use ring::digest::{Context, SHA256, digest};

use super::{BLOCK, BackupError, Contents, FORMAT, Header, Heading, Last, hexadecimal, rows};
use crate::store::{
    Store,
    tables::{self, Table},
};

/// What is in a backup.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct BackupReport {
    /// How many records.
    pub records: u64,
    /// How many changes of the history.
    pub changes: u64,
    /// How many tokens.
    pub tokens: u64,
    /// The number of the latest change.
    pub revision: i64,
}

/// Lines that are counted and digested as they are written.
struct Lines<'a, W> {
    out: &'a mut W,
    count: u64,
    context: Context,
}

impl<W: Write> Lines<'_, W> {
    fn write(&mut self, lines: &str, count: u64) -> Result<(), BackupError> {
        self.context.update(lines.as_bytes());
        self.count += count;
        self.out.write_all(lines.as_bytes()).map_err(BackupError::Write)
    }

    fn say(&mut self, line: &impl serde::Serialize) -> Result<(), BackupError> {
        // What is written here is numbers and text, which are always JSON.
        let mut line = serde_json::to_string(line).unwrap_or_default();
        line.push('\n');
        self.write(&line, 1)
    }
}

/// Writes everything that the database keeps, whoever may see it, with its history; tokens only where they are asked for.
///
/// # Errors
///
/// Where the database cannot be read or the file not be written; what was written so far is then only a part.
pub async fn backup(
    store: &Store,
    with_tokens: bool,
    out: &mut (impl Write + Send),
) -> Result<BackupReport, BackupError> {
    let transaction = store.begin_read().await?;
    let kept: Vec<&Table> = tables::ALL
        .iter()
        .copied()
        .filter(|table| with_tokens || table.name != tables::TOKEN.name)
        .collect();
    let mut report = BackupReport {
        revision: transaction.revision().await?,
        ..BackupReport::default()
    };
    let mut header = Header {
        rapport: "backup".to_owned(),
        format: FORMAT,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        revision: report.revision,
        tables: Vec::with_capacity(kept.len()),
    };
    for table in &kept {
        let rows = transaction.count(table).await?;
        for (counted, number) in [
            (&tables::RECORD, &mut report.records),
            (&tables::CHANGE, &mut report.changes),
            (&tables::TOKEN, &mut report.tokens),
        ] {
            if counted.name == table.name {
                *number = rows;
            }
        }
        header.tables.push(Contents {
            table: table.name.to_owned(),
            rows,
            columns: table
                .columns
                .iter()
                .map(|column| column.name.to_owned())
                .collect(),
        });
    }
    let mut lines = Lines {
        out,
        count: 0,
        context: Context::new(&SHA256),
    };
    lines.say(&header)?;
    for table in kept {
        let mut last = None;
        loop {
            let page = transaction.rows(table, last.as_deref(), BLOCK).await?;
            if page.is_empty() {
                break;
            }
            let mut block = String::new();
            for row in &page {
                rows::write(&mut block, row);
            }
            let count = page.len() as u64;
            lines.say(&Heading {
                table: table.name.to_owned(),
                rows: count,
                sha256: hexadecimal(&digest(&SHA256, block.as_bytes())),
            })?;
            lines.write(&block, count)?;
            last = page.into_iter().last();
        }
    }
    transaction.end().await?;
    let last = Last {
        end: "backup".to_owned(),
        lines: lines.count,
        sha256: hexadecimal(&lines.context.clone().finish()),
    };
    lines.say(&last)?;
    lines.out.flush().map_err(BackupError::Write)?;
    Ok(report)
}
