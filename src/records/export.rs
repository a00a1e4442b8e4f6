//! Exporting the record: the same lines whenever the record is the same, so that two exports can be compared.

use std::io::{self, Write};

use super::{fields::RecordKind, kinds, render};
use crate::store::{
    Store, StoreError,
    export::{ReadTransaction, RecordRows, Which},
};

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
        report.records += each(&transaction, kind, |rows, keys| {
            let mut line = render::line(kind, rows, keys);
            line.push('\n');
            out.write_all(line.as_bytes())
        })
        .await?;
    }
    transaction.end().await?;
    out.flush().map_err(ExportError::Write)?;
    Ok(report)
}

/// Gives all records of a kind, by key, with the keys of those that each refers to, and counts them.
pub(super) async fn each(
    transaction: &ReadTransaction,
    kind: &'static RecordKind,
    mut give: impl FnMut(&RecordRows, &render::Keys) -> io::Result<()> + Send,
) -> Result<u64, ExportError> {
    let (mut last, mut records) = (String::new(), 0);
    loop {
        let which = Which::After {
            key: &last,
            limit: PAGE,
        };
        let page = transaction.records(kind.shape, which).await?;
        let mut ids = Vec::new();
        for rows in &page {
            render::all_referred(kind, rows, &mut ids);
        }
        ids.sort_unstable();
        ids.dedup();
        let keys = transaction.keys(&ids).await?;
        for rows in &page {
            give(rows, &keys).map_err(ExportError::Write)?;
        }
        records += page.len() as u64;
        match page.into_iter().last() {
            Some(rows) => last = rows.key,
            None => return Ok(records),
        }
    }
}
