//! The records of one type, as a table for spreadsheet programs.

use std::io::Write;

use super::Beside;
use crate::{
    records::{ExportError, fields::RecordKind, spreadsheet},
    store::Store,
};

/// Writes the table to a file, or else to `output`. What whoever opens it should know goes to `errors`.
pub(super) async fn write(
    store: &Store,
    kind: &'static RecordKind,
    target: Option<&Beside>,
    output: &mut (impl Write + Send),
    errors: &mut (impl Write + Send),
) -> Result<(), ExportError> {
    let report = if let Some(target) = target {
        let mut out = target.create().map_err(ExportError::Write)?;
        let report = spreadsheet::export(store, kind, &mut out).await?;
        target.place(out).map_err(ExportError::Write)?;
        report
    } else {
        spreadsheet::export(store, kind, output).await?
    };
    if report.long_cells > 0 {
        writeln!(
            errors,
            "warning: cells with more than 32767 characters: {}; Excel cuts them off, so do not save the table there",
            report.long_cells
        )
        .map_err(ExportError::Write)?;
    }
    Ok(())
}
