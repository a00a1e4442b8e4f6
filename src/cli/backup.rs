//! `rapport backup`: everything that is kept, with its history, as one file, also while others write.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use clap::Args;

use super::{
    beside::{Beside, Refused},
    outcome::Outcome,
};
use crate::{
    records::backup::{BackupError, BackupReport, backup},
    store::{Access, Store},
};

/// The name that stands for standard output.
const STDOUT: &str = "-";

/// Write one state of everything into a file: records, history, what was deleted and what was merged.
///
/// A server may be serving and others may be writing meanwhile. The file is for either database, and `rapport restore`
/// makes an empty one of it what this one is. It has what not everybody may see.
#[derive(Args, Clone, Debug)]
pub struct BackupArgs {
    /// The file to write, which is there once it is complete, and which only its owner may read; - is standard output.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// Also the tokens. Without it, a backup that gets into other hands lets nobody in: of a token's secret only a digest
    /// is kept, but whoever restores it elsewhere would take the same tokens there.
    #[arg(long)]
    pub with_tokens: bool,

    /// Replace the file where it is there already.
    #[arg(long)]
    pub force: bool,
}

/// Backs up the database at an address. What is wrong goes to `errors`; what was done to `output`, or to `errors` where the
/// backup itself goes to `output`.
///
/// # Errors
///
/// Only where `errors` or `output` cannot be written to.
pub async fn run(
    args: &BackupArgs,
    database: &str,
    output: &mut (impl Write + Send),
    errors: &mut (impl Write + Send),
) -> io::Result<Outcome> {
    let target = if args.file == Path::new(STDOUT) {
        None
    } else {
        match Beside::of(&args.file, database, args.force) {
            Ok(target) => Some(target.private()),
            Err(refused) => {
                writeln!(errors, "{refused}")?;
                return Ok(Outcome::Unusable);
            }
        }
    };
    let store = match Store::open(database, Access::Read).await {
        Ok(store) => store,
        Err(error) => {
            writeln!(errors, "{error}")?;
            return Ok(Outcome::Unusable);
        }
    };
    let written = match &target {
        None => backup(&store, args.with_tokens, output).await,
        Some(target) => write(&store, args, target).await,
    };
    store.close().await.map_err(io::Error::other)?;
    match (written, &target) {
        (Ok(report), Some(_)) => tell(&report, output),
        (Ok(report), None) => tell(&report, errors),
        (Err(BackupError::Write(error)), Some(_)) if error.kind() == io::ErrorKind::AlreadyExists => {
            writeln!(errors, "{}", Refused::Taken(args.file.clone()))?;
            Ok(Outcome::Unusable)
        }
        (Err(error), _) => {
            writeln!(errors, "{}: {error}", args.file.display())?;
            Ok(Outcome::Unusable)
        }
    }
}

async fn write(store: &Store, args: &BackupArgs, target: &Beside) -> Result<BackupReport, BackupError> {
    let mut out = target.create().map_err(BackupError::Write)?;
    let report = backup(store, args.with_tokens, &mut out).await?;
    target.place(out).map_err(BackupError::Write)?;
    Ok(report)
}

fn tell(report: &BackupReport, out: &mut impl Write) -> io::Result<Outcome> {
    writeln!(
        out,
        "revision {}: {} records, {} changes and {} tokens were backed up",
        report.revision, report.records, report.changes, report.tokens
    )?;
    Ok(Outcome::Done)
}
