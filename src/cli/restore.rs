//! `rapport restore`: an empty database becomes what another was when it was backed up.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Write},
    path::{Path, PathBuf},
};

use clap::Args;

use super::{fresh::Fresh, outcome::Outcome};
use crate::{
    records::backup::{Backup, RestoreError, restore},
    store::{Access, Store},
};

/// The name that stands for standard input.
const STDIN: &str = "-";

/// Make of an empty database what another was when it was backed up, all of it or nothing.
///
/// Identities, keys, revisions and the history are as they were. A database with anything in it is left as it is. A new
/// SQLite database is there once it is complete.
#[derive(Args, Clone, Debug)]
pub struct RestoreArgs {
    /// The file that `rapport backup` wrote; - is standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// Restores into the database at an address. What is wrong goes to `errors`, what was done to `output`.
///
/// # Errors
///
/// Only where `output` or `errors` cannot be written to.
pub async fn run(
    args: &RestoreArgs,
    database: &str,
    output: &mut (impl Write + Send),
    errors: &mut (impl Write + Send),
) -> io::Result<Outcome> {
    // Before the database is opened, so that a mistyped name makes no empty database.
    let backup = match open(&args.file) {
        Ok(backup) => backup,
        Err(error) => return refuse(&args.file, &error, errors),
    };
    let fresh = Fresh::of(database);
    let address = fresh.as_ref().map_or_else(|| database.to_owned(), Fresh::address);
    let store = match Store::open(&address, Access::Write).await {
        Ok(store) => store,
        Err(error) => {
            writeln!(errors, "{error}")?;
            return Ok(Outcome::Unusable);
        }
    };
    let restored = restore(&store, backup).await;
    store.close().await.map_err(io::Error::other)?;
    match restored {
        Ok(report) => {
            if let Some(fresh) = &fresh
                && let Err(error) = fresh.place()
            {
                writeln!(errors, "{}: cannot be made: {error}", fresh.file().display())?;
                return Ok(Outcome::Unusable);
            }
            writeln!(
                output,
                "revision {}: {} records, {} changes and {} tokens were restored",
                report.revision, report.records, report.changes, report.tokens
            )?;
            Ok(Outcome::Done)
        }
        Err(error) => refuse(&args.file, &error, errors),
    }
}

fn open(file: &Path) -> Result<Backup, RestoreError> {
    let reader: Box<dyn BufRead + Send> = if file == Path::new(STDIN) {
        Box::new(BufReader::new(io::stdin()))
    } else {
        let content = File::open(file).map_err(RestoreError::Read)?;
        Box::new(BufReader::with_capacity(256 * 1024, content))
    };
    Backup::open(reader)
}

fn refuse(file: &Path, error: &RestoreError, errors: &mut impl Write) -> io::Result<Outcome> {
    match error {
        RestoreError::Refused { .. } => {
            writeln!(errors, "{}:{error}", file.display())?;
            Ok(Outcome::Faults)
        }
        RestoreError::NotEmpty { .. } => {
            writeln!(errors, "{error}")?;
            Ok(Outcome::Unusable)
        }
        RestoreError::Read(_) | RestoreError::Store(_) => {
            writeln!(errors, "{}: {error}", file.display())?;
            Ok(Outcome::Unusable)
        }
    }
}
