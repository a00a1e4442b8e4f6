//! `rapport backup`: everything that is kept, with its history, as one file, also while others write.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use clap::Args;

use super::{beside::Beside, outcome::Outcome};
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
    /// The file to write, which is there once it is complete; - is standard output.
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
    let file = Some(args.file.as_path()).filter(|file| *file != Path::new(STDOUT));
    if let Some(file) = file.filter(|file| file.exists() && !args.force) {
        return taken(file, errors);
    }
    let store = match Store::open(database, Access::Read).await {
        Ok(store) => store,
        Err(error) => {
            writeln!(errors, "{error}")?;
            return Ok(Outcome::Unusable);
        }
    };
    let written = match file {
        None => backup(&store, args.with_tokens, output).await,
        Some(file) => write(&store, args, file).await,
    };
    store.close().await.map_err(io::Error::other)?;
    match (written, file) {
        (Ok(report), Some(_)) => tell(&report, output),
        (Ok(report), None) => tell(&report, errors),
        (Err(BackupError::Write(error)), Some(file)) if error.kind() == io::ErrorKind::AlreadyExists => {
            taken(file, errors)
        }
        (Err(error), _) => {
            writeln!(errors, "{}: {error}", args.file.display())?;
            Ok(Outcome::Unusable)
        }
    }
}

async fn write(store: &Store, args: &BackupArgs, file: &Path) -> Result<BackupReport, BackupError> {
    let beside = Beside::of(file);
    let mut out = beside.create().map_err(BackupError::Write)?;
    let report = backup(store, args.with_tokens, &mut out).await?;
    let placed = if args.force {
        beside.place(out)
    } else {
        beside.place_new(out)
    };
    placed.map_err(BackupError::Write)?;
    Ok(report)
}

fn taken(file: &Path, errors: &mut impl Write) -> io::Result<Outcome> {
    writeln!(
        errors,
        "{}: is there already, and was left as it is; name another file, or say --force to replace it",
        file.display()
    )?;
    Ok(Outcome::Unusable)
}

fn tell(report: &BackupReport, out: &mut impl Write) -> io::Result<Outcome> {
    writeln!(
        out,
        "revision {}: {} records, {} changes and {} tokens were backed up",
        report.revision, report.records, report.changes, report.tokens
    )?;
    Ok(Outcome::Done)
}
