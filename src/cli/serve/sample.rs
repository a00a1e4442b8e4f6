//! The example record that a server can begin with.

use std::io::{self, Write};

use crate::{
    clock::Clock,
    records::{Editor, ImportError, ImportOptions, Input, import},
    store::Store,
};

/// The example record: what ten notes tell of a network of cities in early 2022.
const SAMPLE: &[u8] = include_bytes!("../../../data/wego-2022.jsonl");

/// Loads the example record into an empty database; leaves any other as it is, and says so.
pub(super) async fn load_sample(
    store: &Store,
    clock: Clock,
    errors: &mut impl Write,
) -> io::Result<Result<(), ImportError>> {
    match store.is_empty().await {
        Ok(true) => {}
        Ok(false) => {
            writeln!(
                errors,
                "--sample: the database holds records already; the example was not loaded"
            )?;
            return Ok(Ok(()));
        }
        Err(error) => return Ok(Err(error.into())),
    }
    let input = Input {
        name: "data/wego-2022.jsonl".to_owned(),
        reader: Box::new(SAMPLE),
        table: None,
    };
    let options = ImportOptions {
        dry_run: false,
        editor: Editor::unrestricted("sample"),
    };
    let report = match import(store, clock, vec![input], &options).await {
        Ok(report) => report,
        Err(error) => return Ok(Err(error)),
    };
    for fault in &report.faults {
        writeln!(errors, "{fault}")?;
    }
    writeln!(
        errors,
        "--sample: {} records of the example were loaded",
        report.created
    )?;
    Ok(Ok(()))
}
