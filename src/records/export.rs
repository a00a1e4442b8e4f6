//! Exporting the record: the same lines whenever the record is the same, so that two exports can be compared.

use std::io::{self, Write};

use super::{kinds, render};
use crate::store::{Store, StoreError, export::Which};

/// Records that are read together.
const PAGE: u32 = 1_000;

/// What was exported.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct ExportReport {
    /// How many records.
    pub records: u64,
}

/// Why an export could not be finished.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The database cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It cannot be written where it should go.
    #[error("cannot write the export: {0}")]
    Write(#[source] io::Error),
}

/// Writes everything that the database keeps, whoever may see it, as a record file: kind by kind, by key, from
/// one state of the database.
///
/// # Errors
///
/// Where the database cannot be read or the file not be written; what was written so far is then only a part.
pub async fn export(store: &Store, out: &mut (impl Write + Send)) -> Result<ExportReport, ExportError> {
    let transaction = store.begin_read().await?;
    let mut report = ExportReport::default();
    for kind in &kinds::KINDS {
        let mut last = String::new();
        loop {
            let page = transaction
                .records(
                    kind.shape,
                    Which::After {
                        key: &last,
                        limit: PAGE,
                    },
                )
                .await?;
            let mut ids = Vec::new();
            for rows in &page {
                for place in 0..kind.fields.len() {
                    render::referred(kind, place, rows, &mut ids);
                }
            }
            ids.sort_unstable();
            ids.dedup();
            let keys = transaction.keys(&ids).await?;
            for rows in &page {
                let mut line = render::line(kind, rows, &keys);
                line.push('\n');
                out.write_all(line.as_bytes()).map_err(ExportError::Write)?;
            }
            report.records += page.len() as u64;
            match page.into_iter().last() {
                Some(rows) => last = rows.key,
                None => break,
            }
        }
    }
    transaction.end().await?;
    out.flush().map_err(ExportError::Write)?;
    Ok(report)
}
