//! `rapport export`: the whole record into a record file.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    process,
};

use clap::Args;

use super::outcome::Outcome;
use crate::{
    records::{ExportError, export},
    store::{Access, Store},
};

/// The name that stands for standard output.
const STDOUT: &str = "-";

/// Export everything that is kept, also what not everybody may see, as a record file.
#[derive(Args, Clone, Debug)]
pub struct ExportArgs {
    /// The file to write, which is replaced once the export is complete; standard output where none is named.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
}

/// Exports the database at an address. The export goes to the file, or else to `output`; what is wrong to `errors`.
///
/// # Errors
///
/// Only where `errors` cannot be written to.
pub async fn run(
    args: &ExportArgs,
    database: &str,
    output: &mut (impl Write + Send),
    errors: &mut (impl Write + Send),
) -> io::Result<Outcome> {
    let store = match Store::open(database, Access::Read).await {
        Ok(store) => store,
        Err(error) => {
            writeln!(errors, "{error}")?;
            return Ok(Outcome::Unusable);
        }
    };
    let exported = match args.file.as_deref().filter(|file| *file != Path::new(STDOUT)) {
        Some(file) => to_file(&store, file).await,
        None => export(&store, output).await.map(drop),
    };
    match exported {
        Ok(()) => Ok(Outcome::Done),
        // Whoever reads has seen enough, as `head` has.
        Err(ExportError::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Outcome::Done),
        Err(error) => {
            if let Some(file) = &args.file {
                write!(errors, "{}: ", file.display())?;
            }
            writeln!(errors, "{error}")?;
            Ok(Outcome::Unusable)
        }
    }
}

/// Writes a new file beside the old one, which it takes the place of when it is complete and on the disk.
async fn to_file(store: &Store, file: &Path) -> Result<(), ExportError> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let beside = file.with_file_name(format!(".{name}.{}.part", process::id()));
    let written = write(store, &beside).await;
    let placed = written.and_then(|()| fs::rename(&beside, file).map_err(ExportError::Write));
    if placed.is_err() {
        // It may never have come to be; what matters is that it is not there.
        let _ = fs::remove_file(&beside);
    }
    placed
}

async fn write(store: &Store, file: &Path) -> Result<(), ExportError> {
    let mut out = BufWriter::with_capacity(256 * 1024, File::create(file).map_err(ExportError::Write)?);
    export(store, &mut out).await?;
    out.get_ref().sync_all().map_err(ExportError::Write)
}
